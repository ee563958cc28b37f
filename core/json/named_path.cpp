#include "json/named_path.h"

#include <algorithm>

namespace qw::json {
namespace {

bool is_number(std::string_view token) {
  return !token.empty() && token.size() < 8 && token.find_first_not_of("0123456789") == std::string_view::npos;
}

const Node* named(const Node& list, std::string_view token) {
  for (const Node& item : list.items) {
    for (const char* key : {"id", "role", "code"}) {
      const Node* name = item.find(key);
      if (name != nullptr && name->text == token) return &item;
    }
  }
  return nullptr;
}

const Node* child_of(const Node& node, std::string_view token) {
  if (node.kind == Kind::object) return node.find(token);
  if (const Node* found = named(node, token)) return found;
  if (!is_number(token)) return nullptr;
  std::size_t index = 0;
  for (const char digit : token) index = index * 10 + static_cast<std::size_t>(digit - '0');
  return index < node.items.size() ? &node.items[index] : nullptr;
}

}  // namespace

std::string value_at(const Node& root, std::string_view path) {
  const Node* node = &root;
  while (node != nullptr && !path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view token = path.substr(0, end);
    path.remove_prefix(end);
    if (token == "*") {
      std::string all;
      for (const Node& item : node->items) all += (all.empty() ? "" : ",") + value_at(item, path);
      return "[" + all + "]";
    }
    node = child_of(*node, token);
  }
  return node == nullptr ? std::string(kAbsent) : canonical(*node);
}

}  // namespace qw::json
