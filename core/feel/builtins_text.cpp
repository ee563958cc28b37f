// Functions of texts (DMN 1.5, table 75). Positions and lengths count letters.
#include "feel/call.h"
#include "feel/letters.h"
#include "feel/regex.h"

namespace qw::feel {
namespace {

using Text = std::string_view;

constexpr std::size_t kLettersPerStep = 32;
constexpr std::int64_t kRegexStepsPerStep = 8;

Value substring(const Call& call) {
  if (!call.is(1, Kind::number) || !(call[2].is_null() || call.is(2, Kind::number))) return call.wrong();
  const Text text = call[0].as_string();
  const auto size = static_cast<std::int64_t>(count_letters(text));
  const auto start = to_int64(to_integral(call[1].as_number(), Rounding::down).value);
  const auto length = call[2].is_null() ? size : to_int64(to_integral(call[2].as_number(), Rounding::down).value);
  if (!start || *start == 0 || *start > size || *start < -size) return call.wrong();
  if (length && *length < 1 && !call[2].is_null()) return call.wrong();
  const std::int64_t from = *start > 0 ? *start - 1 : size + *start;
  const std::int64_t count = length && *length < size ? *length : size;
  return Value::string(slice_letters(text, static_cast<std::size_t>(from), static_cast<std::size_t>(count)));
}

Value joined(const Call& call) {
  if (!call.is(0, Kind::list) || !(call[1].is_null() || call.is(1, Kind::string))) return call.wrong();
  const Text delimiter = call[1].is_null() ? Text() : call[1].as_string();
  if (!call.charge(call[0].as_list().size())) return {};
  std::string out;
  bool first = true;
  for (const Value& item : call[0].as_list()) {
    if (item.is_null()) continue;
    if (item.kind() != Kind::string) return call.wrong();
    if (!first) out += delimiter;
    first = false;
    out += item.as_string();
    if (out.size() > kLongestText) return call.fault(FaultKind::overflow);
  }
  return call.text(out);
}

// Where one text is in another; npos where it is not. Long ones to look for may take long.
std::size_t place(const Call& call, Text text, Text match) {
  const bool paid = call.charge(text.size() / kLettersPerStep * (1 + match.size() / 256));
  return paid ? text.find(match) : Text::npos;
}

Value searched(const Call& call) {
  if (call[1].is_null()) return {};
  if (!call.is(1, Kind::string)) return call.wrong();
  const Text text = call[0].as_string();
  const Text match = call[1].as_string();
  if (call.id == Builtin::starts_with) return Value::boolean(text.starts_with(match));
  if (call.id == Builtin::ends_with) return Value::boolean(text.ends_with(match));
  const std::size_t found = place(call, text, match);
  if (call.stopped()) return {};
  if (call.id == Builtin::contains) return Value::boolean(found != Text::npos);
  if (found == Text::npos) return Value::string("");
  return Value::string(call.id == Builtin::substring_before ? text.substr(0, found)
                                                            : text.substr(found + match.size()));
}

// The steps that regular expressions took, paid in those of expressions.
class RegexBudget {
 public:
  explicit RegexBudget(const Call& call)
      : call_(call), given_(std::int64_t{call.machine.steps_left} * kRegexStepsPerStep), steps(given_) {}

  // Whether the search came to an end; what went wrong is noted.
  bool settle(RegexError error) {
    const std::int64_t used = steps < 0 ? given_ : given_ - steps;
    if (error == RegexError::steps) {
      call_.charge(std::size_t{call_.machine.steps_left} + 1);
    } else if (call_.charge(static_cast<std::size_t>(used / kRegexStepsPerStep)) && error != RegexError::none) {
      call_.fault(error == RegexError::too_large ? FaultKind::overflow : FaultKind::wrong_kind);
    }
    return error == RegexError::none && !call_.stopped();
  }

 private:
  const Call& call_;
  std::int64_t given_;

 public:
  std::int64_t steps;
};

Value split(const Call& call, Text text, Text pattern) {
  RegexBudget budget(call);
  std::vector<Text> parts;
  if (!budget.settle(regex_split(text, pattern, "", budget.steps, parts))) return {};
  const std::span<Value> list = call.list(parts.size());
  for (std::size_t i = 0; i < list.size(); ++i) list[i] = Value::string(parts[i]);
  return call.stopped() ? Value() : Value::list(list);
}

Value with_pattern(const Call& call) {
  const std::size_t flags_at = call.id == Builtin::replace ? 3 : 2;
  for (std::size_t i = 1; i < flags_at; ++i) {
    if (call[i].is_null()) return {};
    if (!call.is(i, Kind::string)) return call.wrong();
  }
  const Text text = call[0].as_string();
  const Text pattern = call[1].as_string();
  if (call.id == Builtin::split) return split(call, text, pattern);
  if (!call[flags_at].is_null() && !call.is(flags_at, Kind::string)) return call.wrong();
  const Text flags = call[flags_at].is_null() ? Text() : call[flags_at].as_string();
  RegexBudget budget(call);
  if (call.id == Builtin::matches) {
    bool found = false;
    return budget.settle(regex_matches(text, pattern, flags, budget.steps, found)) ? Value::boolean(found) : Value();
  }
  std::string out;
  const RegexError error = regex_replace(text, pattern, call[2].as_string(), flags, budget.steps, kLongestText, out);
  return budget.settle(error) ? call.text(out) : Value();
}

}  // namespace

Value call_text(const Call& call) {
  if (call[0].is_null()) return call.id == Builtin::string_join ? call.wrong() : Value();
  if (call.id == Builtin::string_join) return joined(call);
  if (!call.is(0, Kind::string)) return call.wrong();
  const Text text = call[0].as_string();
  if (!call.charge(text.size() / kLettersPerStep)) return {};
  switch (call.id) {
    case Builtin::substring: return substring(call);
    case Builtin::string_length: return Value::integer(static_cast<std::int64_t>(count_letters(text)));
    case Builtin::upper_case: return call.text(upper_case(text));
    case Builtin::lower_case: return call.text(lower_case(text));
    case Builtin::replace:
    case Builtin::matches:
    case Builtin::split: return with_pattern(call);
    default: return searched(call);
  }
}

}  // namespace qw::feel
