// feel/value.h: one FEEL value: null, boolean, number, string, list, context, date, time, date and time, duration, range, function.
//
// A Value is 32 bytes, trivially copyable, and owns nothing: text, list items, context fields and whatever else does not fit live
// in an Arena (below), in a compiled price book or in an Intake, which must outlive the value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "number/decimal.h"

namespace qw::feel {

enum class Kind : std::uint8_t {
  null,
  boolean,
  number,
  string,
  list,
  context,
  date,
  time,
  date_time,
  days_duration,    // days, hours, minutes, seconds
  months_duration,  // years, months
  range,
  function,
};
// As `instance of` writes them: "number", "date and time", "days and time duration".
const char* to_text(Kind kind);

struct Date;  // these five: feel/temporal.h
struct Time;
struct DateTime;
struct DaysDuration;
struct MonthsDuration;
struct Range;    // below
class Callable;  // feel/call.h

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

  // What these point to must outlive the value: Arena::make() keeps it.
  static Value date(const Date* value) { return pointer(Kind::date, value); }
  static Value time(const Time* value) { return pointer(Kind::time, value); }
  static Value date_time(const DateTime* value) { return pointer(Kind::date_time, value); }
  static Value days_duration(const DaysDuration* value) { return pointer(Kind::days_duration, value); }
  static Value months_duration(const MonthsDuration* value) { return pointer(Kind::months_duration, value); }
  static Value range(const Range* value) { return pointer(Kind::range, value); }
  static Value function(const Callable* value) { return pointer(Kind::function, value); }

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::null; }
  bool is_true() const { return kind_ == Kind::boolean && boolean_; }

  // REQUIRES: the matching kind().
  bool as_boolean() const { return boolean_; }
  const Decimal& as_number() const { return number_; }
  std::string_view as_string() const { return {text_.data, text_.size}; }
  std::span<const Value> as_list() const { return {list_.items, list_.size}; }
  const Date& as_date() const { return *static_cast<const Date*>(pointer_); }
  const Time& as_time() const { return *static_cast<const Time*>(pointer_); }
  const DateTime& as_date_time() const { return *static_cast<const DateTime*>(pointer_); }
  const DaysDuration& as_days_duration() const { return *static_cast<const DaysDuration*>(pointer_); }
  const MonthsDuration& as_months_duration() const { return *static_cast<const MonthsDuration*>(pointer_); }
  const Range& as_range() const { return *static_cast<const Range*>(pointer_); }
  const Callable& as_function() const { return *static_cast<const Callable*>(pointer_); }
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

  static Value pointer(Kind kind, const void* to) {
    Value made;
    made.kind_ = kind;
    made.pointer_ = to;
    return made;
  }

  Kind kind_;
  union {
    bool boolean_;
    Decimal number_;
    Text text_;
    List list_;
    Context context_;
    const void* pointer_;
  };
};

// An interval. A null end is open without a limit: "< 5" is the range from nothing to 5.
struct Range {
  Value low;
  Value high;
  bool low_included = false;
  bool high_included = false;
};

inline constexpr std::size_t kLongestText = 64 * 1024;  // of a string that an expression makes

// Structural equality: numbers by value, lists in order, contexts by name, dates and times by the instant. Functions never.
bool equal(const Value& a, const Value& b);
// The same within a number of items and fields to look at; false once none are left.
bool equal(const Value& a, const Value& b, std::size_t& visits_left);

// Values inside and the value itself, but never more than `limit`: lists that share their items can be huge when written out.
std::size_t count_parts(const Value& value, std::size_t limit);

// FEEL text: numbers plain, strings quoted when nested, lists "[1, 2]", contexts "{a: 1}", ranges "[1..5)". Ends early, anywhere, beyond `most`
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
  // A lasting copy of something that needs no destructor.
  template <typename T>
  const T* make(const T& from) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= alignof(Value));
    return new (take(sizeof(T))) T(from);
  }
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
