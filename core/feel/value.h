// feel/value.h: one FEEL value: null, boolean, number, string, list or context.
//
// A Value is 32 bytes, trivially copyable, and owns nothing: text, list items and context fields live in an Arena (below), in a
// compiled price book or in an Intake, which must outlive the value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "number/decimal.h"

namespace qw::feel {

enum class Kind : std::uint8_t { null, boolean, number, string, list, context };
const char* to_text(Kind kind);

// The field names of a context, shared by all contexts of the same shape.
struct Shape {
  std::vector<std::string_view> names;

  // Index of a name, or -1.
  int find(std::string_view name) const;
};

class Value {
 public:
  constexpr Value() : kind_(Kind::null), number_() {}

  static Value boolean(bool value) {
    Value made;
    made.kind_ = Kind::boolean;
    made.boolean_ = value;
    return made;
  }
  static Value number(const Decimal& value) {
    Value made;
    made.kind_ = Kind::number;
    made.number_ = value;
    return made;
  }
  static Value integer(std::int64_t value) { return number(Decimal::from_int(value)); }
  static Value string(std::string_view value) {
    Value made;
    made.kind_ = Kind::string;
    made.text_ = {value.data(), value.size()};
    return made;
  }
  static Value list(std::span<const Value> items) {
    Value made;
    made.kind_ = Kind::list;
    made.list_ = {items.data(), items.size()};
    return made;
  }
  static Value context(const Shape* shape, const Value* fields) {
    Value made;
    made.kind_ = Kind::context;
    made.context_ = {shape, fields};
    return made;
  }

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::null; }
  bool is_true() const { return kind_ == Kind::boolean && boolean_; }

  // REQUIRES: the matching kind().
  bool as_boolean() const { return boolean_; }
  const Decimal& as_number() const { return number_; }
  std::string_view as_string() const { return {text_.data, text_.size}; }
  std::span<const Value> as_list() const { return {list_.items, list_.size}; }
  const Shape& shape() const { return *context_.shape; }
  std::span<const Value> fields() const { return {context_.fields, context_.shape->names.size()}; }

  // The field of a context; null where the name is absent or this is no context.
  Value field(std::string_view name) const;

 private:
  struct Text {
    const char* data;
    std::size_t size;
  };
  struct List {
    const Value* items;
    std::size_t size;
  };
  struct Context {
    const Shape* shape;
    const Value* fields;
  };

  Kind kind_;
  union {
    bool boolean_;
    Decimal number_;
    Text text_;
    List list_;
    Context context_;
  };
};

inline constexpr std::size_t kLongestText = 64 * 1024;  // of a string that an expression makes

// Structural equality: numbers by value, lists in order, contexts by name.
bool equal(const Value& a, const Value& b);
// The same within a number of items and fields to look at; false once none are left.
bool equal(const Value& a, const Value& b, std::size_t& visits_left);

// Values inside and the value itself, but never more than `limit`: lists that share their items can be huge when written out.
std::size_t count_parts(const Value& value, std::size_t limit);

// FEEL text: numbers plain, strings quoted when nested, lists "[1, 2]", contexts "{a: 1}". Ends early, anywhere, beyond `most`
// bytes: a list that holds another many times over may be far longer than the memory it takes.
std::string to_text(const Value& value, std::size_t most = std::string::npos);

// Memory for the lists, contexts and texts that an evaluation makes. Grows in blocks, frees all at once; addresses are stable.
class Arena {
 public:
  Arena() = default;
  Arena(Arena&&) noexcept = default;
  Arena& operator=(Arena&&) noexcept = default;

  std::span<Value> values(std::size_t count);
  std::string_view copy(std::string_view text);
  const Shape* add(Shape shape);
  // Forgets everything but keeps one block for the next use.
  void reset();

 private:
  std::byte* take(std::size_t bytes);

  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
    std::size_t used = 0;
  };
  std::vector<Block> blocks_;
  std::vector<std::unique_ptr<Shape>> shapes_;
};

// A copy of the value whose parts all live in `arena`.
Value deep_copy(const Value& value, Arena& arena);

}  // namespace qw::feel
