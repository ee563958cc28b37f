// json/json.h: the strict reader. Untrusted bytes in, a tree of plain values out, or the one reason why there is none.
//
// auto result = json::read(source);
// if (!result.ok()) report(json::to_finding(*result.error, "facts.json"));
// const json::Node* warehouses = result.root.find("warehouses");   // nullptr when absent
//
// Strict means RFC 8259, and beyond it: UTF-8 without byte order mark, no lone surrogate, no key twice in one object, and
// the sizes below. Numbers stay the text they were written as: whoever needs a number turns `text` into a Decimal or an
// integer and reports what does not fit, so no binary floating point ever touches one. Whether a key is known is not
// checked here either. Time and memory grow linearly with the source, up to a factor log(keys of an object).
//
// Error codes: json.size  json.bom  json.utf8  json.surrogate  json.syntax  json.duplicate_key  json.depth  json.nodes
//              json.string_length  json.number_length
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace qw::json {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

// One value of a document; object keys keep source order.
struct Node {
  Kind kind = Kind::null;
  bool boolean = false;
  std::string text;               // string: its content in UTF-8; number: exactly as written
  std::vector<std::string> keys;  // object only, same length as items
  std::vector<Node> items;        // members of an object, elements of an array
  std::uint32_t offset = 0;       // byte offset of the value's first character in the source

  // The member with this key, or nullptr; linear, for objects of the size people write. Always nullptr on other kinds.
  const Node* find(std::string_view key) const;
};

// Takes the member with this key out of an object that has it.
void erase_member(Node& object, std::string_view key);

// Counted from 1; a column is a UTF-8 code point, a line ends with "\n".
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend bool operator==(const Position&, const Position&) = default;
};

Position position_at(std::string_view source, std::uint32_t offset);  // offsets beyond the end mean the end

// The largest that is still accepted. Depth: an array in an array is 2; the tree is destroyed recursively, so keep it small.
struct Limits {
  std::uint32_t bytes = 8U << 20U;
  std::uint32_t depth = 64;
  std::uint32_t nodes = 1'000'000;
  std::uint32_t string_bytes = 64U << 10U;  // of one string or key, escapes resolved
  std::uint32_t number_chars = 256;
};

struct ReadError {
  std::string code;
  std::string path;  // JSON pointer to the value at fault; to the array or object when the fault is between values
  Position position;
  std::string message;

  friend bool operator==(const ReadError&, const ReadError&) = default;
};

struct [[nodiscard]] ReadResult {
  Node root;  // null when not ok: never a partial document
  std::optional<ReadError> error;

  bool ok() const { return !error.has_value(); }
};

ReadResult read(std::string_view source, const Limits& limits = {});

// `file` is the name to show, empty when the text did not come from a file.
Finding to_finding(const ReadError& error, std::string_view file);

// Compact text that reads back as the same tree (offsets aside): keys in source order, numbers as they were written.
// Not a normal form of numbers: 1.0 and 1 stay different.
std::string canonical(const Node& node);

}  // namespace qw::json
