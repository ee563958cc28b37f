// Is this text JSON by RFC 8259 in strict UTF-8 without lone surrogates? Written from the grammar alone, not from the reader.
// Nesting is its own recursion and stops with `too_deep` beyond 1000.
#pragma once

#include <string_view>

namespace qw_test {

enum class JsonVerdict { valid, invalid, too_deep };

JsonVerdict judge_json(std::string_view text);

}  // namespace qw_test
