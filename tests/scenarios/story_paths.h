// story_paths.h: a value inside JSON by a path, for stories. A path is a JSON pointer in which an item of a list may also be
// named by its id, role or code; `*` is each item, the values then stand in a list. What is not there is "(absent)".
#pragma once

#include <string>
#include <string_view>

#include "json/json.h"

namespace qw_test {

inline const qw::json::Node* child_of(const qw::json::Node& node, std::string_view token) {
  if (node.kind == qw::json::Kind::object) return node.find(token);
  if (!token.empty() && token.find_first_not_of("0123456789") == std::string_view::npos) {
    const auto index = static_cast<std::size_t>(std::stoul(std::string(token)));
    return index < node.items.size() ? &node.items[index] : nullptr;
  }
  for (const qw::json::Node& item : node.items) {
    for (const char* key : {"id", "role", "code"}) {
      const qw::json::Node* name = item.find(key);
      if (name != nullptr && name->text == token) return &item;
    }
  }
  return nullptr;
}

inline std::string value_at(const qw::json::Node& root, std::string_view path) {
  const qw::json::Node* node = &root;
  while (node != nullptr && !path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    if (path.substr(0, end) == "*") {
      std::string all;
      for (const qw::json::Node& item : node->items) {
        all += (all.empty() ? "" : ",") + value_at(item, path.substr(end));
      }
      return "[" + all + "]";
    }
    node = child_of(*node, path.substr(0, end));
    path.remove_prefix(end);
  }
  return node == nullptr ? "\"(absent)\"" : qw::json::canonical(*node);
}

}  // namespace qw_test
