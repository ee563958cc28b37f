// json/named_path.h: a value inside a document by a path in which an item of a list is named by its id, role or code.
//
// A path is a JSON pointer: "/gates/A16/verdict", "/milestones/0/pct". A token of digits counts the items; `*` is each item, and the
// values then stand in a list: "/gates/*/id".
#pragma once

#include <string>
#include <string_view>

#include "json/json.h"

namespace qw::json {

inline constexpr std::string_view kAbsent = "\"(absent)\"";

// Canonical JSON of the value, or kAbsent.
std::string value_at(const Node& root, std::string_view path);

}  // namespace qw::json
