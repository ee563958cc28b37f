// api/reply.h: the two envelopes, and what they say of the engine and the book. Private to this room.
#pragma once

#include <string>
#include <string_view>

#include "base/finding.h"
#include "pricebook/price_book.h"

namespace qw::api {

// `json` is the value of member `name`, canonical.
std::string ok_reply(std::string_view kind, std::string_view name, std::string_view json, const Findings& findings);
std::string error_reply(const Error& error, const Findings& findings);
// The first error among the findings leads. REQUIRES: has_errors(findings).
std::string refusal(const Findings& findings);

std::string about_json(const PriceBook* book);
std::string book_json(const PriceBook& book);

}  // namespace qw::api
