// feel/call.h: what is behind a function of FEEL: the contract of built-in functions, and functions as values.
//
// In:   the arguments of one call, by position as the signature in builtins.h lists them; one left out is null. What a signature
//       wants as a list is a list (a single value has become a list of one), and a list of one has become its item elsewhere.
// Out:  the value; null where the standard says so. wrong() is for arguments that have no meaning: a Fault in the strict dialect,
//       null in the standard one. Work is paid for by charge(), so that no price book hangs a tab.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "feel/builtins.h"
#include "feel/expression.h"

namespace qw::feel {

// A function as a value: a `function(...)` of the text, a knowledge model, a decision service. Owned by an arena or a model.
class Callable {
 public:
  virtual std::span<const std::string_view> parameters() const = 0;
  // REQUIRES: as many arguments as parameters. A step budget that is used up is machine.fault.
  virtual Value call(std::span<const Value> arguments, Machine& machine) const = 0;

 protected:
  ~Callable() = default;
};

struct Call {
  Builtin id;
  std::span<const Value> arguments;
  std::size_t given;  // arguments that were written; the rest of `arguments` is null
  Machine& machine;
  Dialect dialect;
  std::uint32_t offset;

  const Value& operator[](std::size_t i) const { return arguments[i]; }
  bool is(std::size_t i, Kind kind) const { return i < arguments.size() && arguments[i].kind() == kind; }

  Value fault(FaultKind kind) const;
  Value wrong() const { return fault(FaultKind::wrong_kind); }
  // Steps for `count` values read or made at once; false, with the fault set, when the budget does not have them.
  bool charge(std::size_t count) const;
  // A text that lasts, charged by its length.
  Value text(std::string_view text) const;
  Arena& arena() const { return *machine.arena; }
  // Room for a list, charged; empty with the fault set when the budget does not have it.
  std::span<Value> list(std::size_t size) const;
  bool stopped() const { return machine.fault.kind != FaultKind::none; }
};

// Calls a function value, within the depth that machine.call_depth_left allows; null when it takes another number of arguments.
Value invoke(const Callable& function, std::span<const Value> arguments, Machine& machine);

// A Fault in the strict dialect; in the standard one it is only noted, unless it is the step budget. Gives null.
Value raise(Machine& machine, Dialect dialect, FaultKind kind, std::uint32_t offset);

// -1, 0 or 1 for two numbers, texts, or dates, times, durations of one kind; none where there is no order.
std::optional<int> order(const Value& a, const Value& b);
// Whether a range holds a value; none where they do not compare.
std::optional<bool> holds(const Range& range, const Value& value);
// Whether is(a, b).
bool identical(const Value& a, const Value& b);

// By group, each in a file builtins_<group>.cpp.
Value call_number(const Call& call);
Value call_text(const Call& call);
Value call_list(const Call& call);
Value call_context(const Call& call);
Value call_range(const Call& call);
Value call_date(const Call& call);

// temporal_value.cpp, for the operators: + - * / and unary minus where an operand is a date, a time or a duration; null when the
// kinds do not go together (then `known` is false) or the result is out of range.
Value temporal_arithmetic(Op op, const Value& a, const Value& b, Arena& arena, bool& known);
// -1, 0 or 1 for two values of one temporal kind (or a date and a date and time); none when they have no order.
std::optional<int> temporal_order(const Value& a, const Value& b);
// "year", "time offset", "hours", ...; null when there is none. `known` is false for a name the kind does not have.
Value temporal_property(const Value& value, std::string_view name, Arena& arena, bool& known);
// The text of a date, time, date and time, or duration literal behind @; null when it is none.
Value temporal_literal(std::string_view text, Arena& arena);
// As string() prints it.
void append_temporal(const Value& value, std::string& out);
// Whether is(a, b): same kind, and for times the same offset or zone as well.
bool temporal_identical(const Value& a, const Value& b);
Value copy_temporal(const Value& value, Arena& arena);
// The days from one date to another, downwards when the other is before, as a list of at most `most`; null when they are no two dates.
Value days_through(const Value& from, const Value& to, Arena& arena, std::size_t most);

}  // namespace qw::feel
