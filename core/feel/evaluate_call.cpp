// The built-in functions.
#include <array>

#include "feel/evaluator.h"

namespace qw::feel {
namespace {

constexpr std::size_t kFewArguments = 8;

}  // namespace

Value Evaluator::call(const Node& node) {
  const Builtin id = static_cast<Builtin>(node.detail);
  if (id == Builtin::negation) {
    const Truth inner = truth(e_.links[node.a]);
    return inner == Truth::unknown ? Value() : Value::boolean(inner == Truth::no);
  }
  std::array<Value, kFewArguments> few;
  std::span<Value> arguments(few.data(), few.size());
  if (node.count > kFewArguments) arguments = m_.arena->values(node.count);
  arguments = arguments.first(node.count);
  for (std::uint32_t i = 0; i < node.count; ++i) arguments[i] = value(e_.links[node.a + i]);
  if (m_.fault.kind != FaultKind::none) return {};
  switch (id) {
    case Builtin::min:
    case Builtin::max:
    case Builtin::sum:
    case Builtin::all:
    case Builtin::any: {
      const bool one_list = arguments.size() == 1 && arguments[0].kind() == Kind::list;
      const std::span<const Value> items = one_list ? arguments[0].as_list() : std::span<const Value>(arguments);
      if (!charge(items.size(), node)) return {};
      return aggregate(id, items, node);
    }
    case Builtin::count:
    case Builtin::list_contains:
    case Builtin::concatenate:
    case Builtin::append: return lists(id, arguments, node);
    case Builtin::get_value:
      if (arguments[0].is_null() || arguments[1].kind() != Kind::string) return {};
      return arguments[0].field(arguments[1].as_string());
    case Builtin::string:
      if (arguments[0].is_null()) return {};
      return text(to_text(arguments[0], kLongestText), node);
    default: return numeric(id, arguments, node);
  }
}

Value Evaluator::aggregate(Builtin id, std::span<const Value> items, const Node& node) {
  if (id == Builtin::all || id == Builtin::any) return logical(id, items, node);
  if (items.empty()) return {};
  if (id != Builtin::sum) return extreme(id, items, node);
  Decimal total;
  for (const Value& item : items) {
    if (item.is_null()) return {};
    if (item.kind() != Kind::number) return fault(FaultKind::wrong_kind, node);
    const DecimalResult next = add(total, item.as_number());
    if (!next.ok()) return result(next, node);
    total = next.value;
  }
  return Value::number(total);
}

Value Evaluator::extreme(Builtin id, std::span<const Value> items, const Node& node) {
  Value best = items[0];
  for (const Value& item : items) {
    if (item.is_null()) return {};
    if (item.kind() != best.kind() || (item.kind() != Kind::number && item.kind() != Kind::string)) {
      return fault(FaultKind::wrong_kind, node);
    }
    const int order = item.kind() == Kind::number ? qw::compare(item.as_number(), best.as_number())
                                                  : item.as_string().compare(best.as_string());
    if (id == Builtin::min ? order < 0 : order > 0) best = item;
  }
  return best;
}

Value Evaluator::logical(Builtin id, std::span<const Value> items, const Node& node) {
  const bool deciding = id == Builtin::any;
  bool unknown = false;
  for (const Value& item : items) {
    if (item.is_null()) {
      unknown = true;
    } else if (item.kind() != Kind::boolean) {
      return fault(FaultKind::wrong_kind, node);
    } else if (item.as_boolean() == deciding) {
      return Value::boolean(deciding);
    }
  }
  return unknown ? Value() : Value::boolean(!deciding);
}

Value Evaluator::rounded(const Node& node, const Decimal& number, int places, Rounding mode) {
  // a number with no digits beyond that place stays as it is, also where padding it would need more than 34 digits
  if (number.exponent() >= -places) return Value::number(number);
  return result(quantize(number, -places, mode), node);
}

Value Evaluator::numeric(Builtin id, std::span<const Value> arguments, const Node& node) {
  for (const Value& argument : arguments) {
    if (argument.is_null()) return {};
    if (argument.kind() != Kind::number) return fault(FaultKind::wrong_kind, node);
  }
  const Decimal& number = arguments[0].as_number();
  if (id == Builtin::abs) return Value::number(abs(number));
  if (id == Builtin::modulo) {
    const Decimal& divisor = arguments[1].as_number();
    if (divisor.is_zero()) return fault(FaultKind::division_by_zero, node);
    const DecimalResult rest = remainder(number, divisor);
    // FEEL: the result has the sign of the divisor
    const bool other_sign = rest.ok() && !rest.value.is_zero() && rest.value.is_negative() != divisor.is_negative();
    return result(other_sign ? add(rest.value, divisor) : rest, node);
  }
  std::int64_t places = 0;
  if (arguments.size() > 1) {
    constexpr std::int64_t kMostPlaces = 6000;
    const DecimalResult whole = to_integral(arguments[1].as_number(), Rounding::down);
    const auto given = to_int64(whole.value);
    if (!given || *given > kMostPlaces || *given < -kMostPlaces) return fault(FaultKind::invalid_number, node);
    places = *given;
  }
  switch (id) {
    case Builtin::floor: return rounded(node, number, static_cast<int>(places), Rounding::floor);
    case Builtin::ceiling: return rounded(node, number, static_cast<int>(places), Rounding::ceiling);
    case Builtin::decimal: return rounded(node, number, static_cast<int>(places), Rounding::half_even);
    case Builtin::round_up: return rounded(node, number, static_cast<int>(places), Rounding::up);
    case Builtin::round_down: return rounded(node, number, static_cast<int>(places), Rounding::down);
    case Builtin::round_half_down: return rounded(node, number, static_cast<int>(places), Rounding::half_down);
    default: return rounded(node, number, static_cast<int>(places), Rounding::half_up);
  }
}

Value Evaluator::lists(Builtin id, std::span<const Value> arguments, const Node& node) {
  if (arguments[0].is_null()) return {};
  std::size_t size = 0;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool is_list = i == 0 || id == Builtin::concatenate;
    if (is_list && arguments[i].is_null()) return {};
    if (is_list && arguments[i].kind() != Kind::list) return fault(FaultKind::wrong_kind, node);
    size += is_list ? arguments[i].as_list().size() : 1;
  }
  if (id == Builtin::count) return Value::integer(static_cast<std::int64_t>(arguments[0].as_list().size()));
  if (!charge(size, node)) return {};
  if (id == Builtin::list_contains) {
    for (const Value& item : arguments[0].as_list()) {
      if (same(item, arguments[1], node)) return Value::boolean(true);
    }
    return Value::boolean(false);
  }
  const std::span<Value> joined = m_.arena->values(size);
  std::size_t at = 0;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (i > 0 && id == Builtin::append) {
      joined[at++] = arguments[i];
      continue;
    }
    for (const Value& item : arguments[i].as_list()) joined[at++] = item;
  }
  return Value::list(joined);
}

}  // namespace qw::feel
