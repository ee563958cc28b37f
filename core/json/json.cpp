#include "json/json.h"

#include <algorithm>

#include "json/writer.h"

namespace qw::json {
namespace {

void write(Writer& writer, const Node& node) {
  switch (node.kind) {
    case Kind::null: return writer.null();
    case Kind::boolean: return writer.boolean(node.boolean);
    case Kind::number: return writer.raw(node.text);
    case Kind::string: return writer.string(node.text);
    case Kind::array:
      writer.begin_array();
      for (const Node& item : node.items) write(writer, item);
      return writer.end_array();
    case Kind::object:
      writer.begin_object();
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        writer.key(node.keys[i]);
        write(writer, node.items[i]);
      }
      return writer.end_object();
  }
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found = std::find(keys.begin(), keys.end(), key);
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

void erase_member(Node& object, std::string_view key) {
  const auto found = std::find(object.keys.begin(), object.keys.end(), key);
  if (found == object.keys.end()) return;
  object.items.erase(object.items.begin() + (found - object.keys.begin()));
  object.keys.erase(found);
}

Position position_at(std::string_view source, std::uint32_t offset) {
  Position position{1, 1};
  for (const char c : source.substr(0, offset)) {
    if (c == '\n') {
      ++position.line;
      position.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80U) {  // not a continuation byte
      ++position.column;
    }
  }
  return position;
}

Finding to_finding(const ReadError& error, std::string_view file) {
  const auto [line, column] = error.position;
  return {Severity::error, error.code, std::string(file), error.path, line, column, error.message};
}

std::string canonical(const Node& node) {
  std::string text;
  Writer writer(text);
  write(writer, node);
  return text;
}

}  // namespace qw::json
