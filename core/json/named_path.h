// json/named_path.h: a value inside a document by a path in which an item of a list is named by its id, role or code.
//
// A path is a JSON pointer: "/gates/A16/verdict", "/milestones/0/pct". A token of digits counts the items; `*` is each item, and the
// values then stand in a list: "/gates/*/id".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"

namespace qw::json {

inline constexpr std::string_view kAbsent = "\"(absent)\"";

// The member of an object, or the item of a list by name or number; null where there is none.
const Node* child_of(const Node& node, std::string_view token);

// Canonical JSON of the value, or kAbsent.
std::string value_at(const Node& root, std::string_view path);

// The last value on a path that is there.
const Node& deepest_at(const Node& root, std::string_view path);

// How far a path leads: the part that is there, the name that is not (empty: all of it is), and the names that are in its place.
struct PathEnd {
  std::string_view there, missing;
  std::vector<std::string_view> known;
};
PathEnd end_of(const Node& root, std::string_view path);

}  // namespace qw::json
