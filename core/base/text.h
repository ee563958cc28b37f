// base/text.h: the few text helpers that several rooms need. ASCII only where case or digits matter; no locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qw {

// The candidate nearest to `word` by edit distance, if it is near enough to be a likely typing error; else empty.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

// " Did you mean "rate"?", or `otherwise` when no candidate is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates,
                         std::string_view otherwise);

// Appends one reference token to a JSON pointer (RFC 6901 escapes).
std::string pointer_join(std::string_view pointer, std::string_view token);
std::string pointer_join(std::string_view pointer, std::size_t index);

// "a", "a or b", "a, b or c": for messages that list what is allowed.
std::string join_or(const std::vector<std::string_view>& words);

}  // namespace qw
