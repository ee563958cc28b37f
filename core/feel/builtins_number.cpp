// Functions of numbers.
#include <algorithm>

#include "feel/call.h"
#include "feel/temporal.h"
#include "number/decimal_transcendental.h"

namespace qw::feel {
namespace {

Value result(const Call& call, const DecimalResult& result) {
  if (result.ok()) return Value::number(result.value);
  switch (result.error) {
    case ArithmeticError::division_by_zero: return call.fault(FaultKind::division_by_zero);
    case ArithmeticError::overflow: return call.fault(FaultKind::overflow);
    default: return call.fault(FaultKind::invalid_number);
  }
}

Value modulo(const Call& call) {
  const Decimal& divisor = call[1].as_number();
  if (divisor.is_zero()) return call.fault(FaultKind::division_by_zero);
  const DecimalResult rest = remainder(call[0].as_number(), divisor);
  // the result has the sign of the divisor
  const bool other_sign = rest.ok() && !rest.value.is_zero() && rest.value.is_negative() != divisor.is_negative();
  return result(call, other_sign ? add(rest.value, divisor) : rest);
}

Value rounded(const Call& call, Rounding mode) {
  const Decimal& number = call[0].as_number();
  std::int64_t places = 0;
  if (call.given > 1) {
    constexpr std::int64_t kMostPlaces = 6111;
    const DecimalResult whole = to_integral(call[1].as_number(), Rounding::down);
    const auto scale = to_int64(whole.value);
    if (!scale || *scale > kMostPlaces + 65 || *scale < -kMostPlaces) return call.fault(FaultKind::invalid_number);
    places = *scale;
  }
  // a number with no digits beyond that place stays as it is, also where padding it would need more than 34 digits
  if (number.exponent() >= -places) return Value::number(number);
  return result(call, quantize(number, static_cast<int>(-places), mode));
}

Value magnitude(const Call& call) {
  switch (call[0].kind()) {
    case Kind::null: return {};
    case Kind::number: return Value::number(abs(call[0].as_number()));
    case Kind::days_duration: return Value::days_duration(call.arena().make(abs(call[0].as_days_duration())));
    case Kind::months_duration: return Value::months_duration(call.arena().make(abs(call[0].as_months_duration())));
    default: return call.wrong();
  }
}

// Whether the number is whole and its half is too, or not.
Value parity(const Call& call, bool wanted_odd) {
  const Decimal& number = call[0].as_number();
  if (!number.is_integer()) return Value::boolean(false);
  const DecimalResult rest = remainder(number, Decimal::from_int(2));
  // a number too long for its half to have a whole quotient ends in zeros
  const bool is_odd = rest.ok() && !rest.value.is_zero();
  return Value::boolean(is_odd == wanted_odd);
}

// number("1 234,5", " ", ",")
Value parsed(const Call& call) {
  if (call.is(0, Kind::number) && call.given == 1) return call[0];
  if (!call.is(0, Kind::string)) return call[0].is_null() ? Value() : call.wrong();
  std::string_view separators[2];
  for (std::size_t i = 0; i < 2; ++i) {
    if (call[i + 1].is_null()) continue;
    const std::string_view allowed = i == 0 ? " ,." : ",.";
    if (!call.is(i + 1, Kind::string)) return call.wrong();
    separators[i] = call[i + 1].as_string();
    if (separators[i].size() != 1 || allowed.find(separators[i]) == std::string_view::npos) return call.wrong();
  }
  if (!separators[0].empty() && separators[0] == separators[1]) return call.wrong();
  if (!call.charge(call[0].as_string().size() / 32)) return {};
  std::string plain;
  for (const char c : call[0].as_string()) {
    if (separators[0].starts_with(c)) continue;
    if (separators[1].empty() || !separators[1].starts_with(c)) {
      if (c == '.' && !separators[1].empty()) return call.wrong();
      plain += c;
    } else {
      plain += '.';
    }
  }
  const bool signed_plus = plain.starts_with('+');
  const auto number = signed_plus ? std::nullopt : parse_scientific(plain);
  return number ? Value::number(*number) : call.wrong();
}

}  // namespace

Value call_number(const Call& call) {
  if (call.id == Builtin::number) return parsed(call);
  if (call.id == Builtin::abs) return magnitude(call);
  for (std::size_t i = 0; i < call.given; ++i) {
    if (call[i].is_null()) return {};
    if (!call.is(i, Kind::number)) return call.wrong();
  }
  switch (call.id) {
    case Builtin::floor: return rounded(call, Rounding::floor);
    case Builtin::ceiling: return rounded(call, Rounding::ceiling);
    case Builtin::modulo: return modulo(call);
    case Builtin::decimal: return rounded(call, Rounding::half_even);
    case Builtin::round_up: return rounded(call, Rounding::up);
    case Builtin::round_down: return rounded(call, Rounding::down);
    case Builtin::round_half_up: return rounded(call, Rounding::half_up);
    case Builtin::round_half_down: return rounded(call, Rounding::half_down);
    case Builtin::sqrt: return result(call, square_root(call[0].as_number()));
    case Builtin::log: return result(call, ln(call[0].as_number()));
    case Builtin::exp: return result(call, exp(call[0].as_number()));
    case Builtin::odd: return parity(call, true);
    default: return parity(call, false);
  }
}

}  // namespace qw::feel
