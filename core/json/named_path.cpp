#include "json/named_path.h"

#include <algorithm>

namespace qw::json {
namespace {

bool is_number(std::string_view token) {
  return !token.empty() && token.size() < 8 && token.find_first_not_of("0123456789") == std::string_view::npos;
}

constexpr const char* kNames[] = {"id", "role", "code"};

const Node* named(const Node& list, std::string_view token) {
  for (const Node& item : list.items) {
    for (const char* key : kNames) {
      const Node* name = item.find(key);
      if (name != nullptr && name->text == token) return &item;
    }
  }
  return nullptr;
}

std::vector<std::string_view> names_in(const Node& node) {
  if (node.kind == Kind::object) return {node.keys.begin(), node.keys.end()};
  std::vector<std::string_view> names;
  for (const Node& item : node.items) {
    for (const char* key : kNames) {
      if (const Node* name = item.find(key)) names.push_back(name->text);
    }
  }
  return names;
}

}  // namespace

const Node* child_of(const Node& node, std::string_view token) {
  if (node.kind == Kind::object) return node.find(token);
  if (const Node* found = named(node, token)) return found;
  if (!is_number(token)) return nullptr;
  std::size_t index = 0;
  for (const char digit : token) index = index * 10 + static_cast<std::size_t>(digit - '0');
  return index < node.items.size() ? &node.items[index] : nullptr;
}

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

const Node& deepest_at(const Node& root, std::string_view path) {
  const Node* node = &root;
  for (const Node* below = node; below != nullptr && !path.empty();) {
    path.remove_prefix(1);
    const std::string_view token = path.substr(0, path.find('/'));
    path.remove_prefix(token.size());
    below = child_of(*node, token);
    if (below != nullptr) node = below;
  }
  return *node;
}

PathEnd end_of(const Node& root, std::string_view path) {
  const Node* node = &root;
  std::size_t at = 0;
  while (at < path.size()) {
    const std::size_t end = std::min(path.find('/', at + 1), path.size());
    const std::string_view token = path.substr(at + 1, end - at - 1);
    const Node* below = token == "*" && !node->items.empty() ? &node->items[0] : child_of(*node, token);
    if (below == nullptr) return {path.substr(0, at), token, names_in(*node)};
    node = below;
    at = end;
  }
  return {path, {}, {}};
}

}  // namespace qw::json
