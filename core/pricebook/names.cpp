#include "pricebook/names.h"

#include <algorithm>

namespace qw {
namespace {

using json::Kind;
using json::Node;

const Node* find_in_list(const Node& list, std::string_view path, std::string_view& rest) {
  for (const Node& item : list.items) {
    const std::string name = item_name(item);
    if (name.empty() || !path.starts_with(name)) continue;
    if (path.size() > name.size() && path[name.size()] != '/') continue;
    rest = path.size() > name.size() ? path.substr(name.size() + 1) : std::string_view();
    return &item;
  }
  return nullptr;
}

const Node* cell_of(const Node& columns, const Node& row, std::string_view column) {
  for (std::size_t i = 0; i < columns.items.size() && i < row.items.size(); ++i) {
    if (columns.items[i].text == column) return &row.items[i];
  }
  return nullptr;
}

std::string row_name(const Node& row) {
  if (row.kind == Kind::array) return row.items.empty() ? "" : row.items.front().text;
  return "";
}

}  // namespace

std::string item_name(const Node& item) {
  if (item.kind == Kind::array) return row_name(item);
  const auto text_of = [&](const char* key) {
    const Node* found = item.find(key);
    return found == nullptr || found->kind != Kind::string ? std::string() : found->text;
  };
  for (const char* key : {"id", "key", "code"}) {
    std::string name = text_of(key);
    if (!name.empty()) return name;
  }
  const std::string role = text_of("role");
  const std::string reason = text_of("reason");
  return role.empty() || reason.empty() ? reason : role + "/" + reason;
}

bool is_under(std::string_view path, std::string_view pattern) {
  for (;;) {
    const std::size_t end = std::min(pattern.find('/'), pattern.size());
    const std::size_t here = std::min(path.find('/'), path.size());
    if (pattern.substr(0, end) != "*" && pattern.substr(0, end) != path.substr(0, here)) return false;
    if (end == pattern.size()) return true;
    if (here == path.size()) return false;
    pattern.remove_prefix(end + 1);
    path.remove_prefix(here + 1);
  }
}

const Node* find_named(const Node& root, std::string_view path) {
  const Node* node = &root;
  while (node != nullptr && !path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    std::string_view rest = end < path.size() ? path.substr(end + 1) : std::string_view();
    const Node* columns = node->find("columns");
    const Node* member = node->find(path.substr(0, end));
    if (columns != nullptr && member != nullptr && path.substr(0, end) == "rows" && !rest.empty()) {
      std::string_view column;
      node = find_in_list(*member, rest, column);
      if (node != nullptr && !column.empty()) node = cell_of(*columns, *node, column);
      return node;
    }
    node = node->kind == Kind::array ? find_in_list(*node, path, rest) : member;
    path = rest;
  }
  return node;
}

}  // namespace qw
