#include <array>

#include "number/decimal.h"
#include "number/decimal_core.h"

namespace qw {

using namespace number_detail;

namespace {

constexpr std::array<const char*, 7> kRoundingNames = {"half_up", "half_even", "half_down", "down",
                                                       "up",      "floor",     "ceiling"};

}  // namespace

std::optional<Rounding> parse_rounding(std::string_view text) {
  for (std::size_t i = 0; i < kRoundingNames.size(); ++i) {
    if (text == kRoundingNames[i]) return static_cast<Rounding>(i);
  }
  return std::nullopt;
}

const char* to_text(Rounding rounding) { return kRoundingNames[static_cast<std::size_t>(rounding)]; }

DecimalResult quantize(const Decimal& a, int exponent, Rounding rounding) {
  if (exponent == a.exponent()) return {a, ArithmeticError::none};
  if (exponent < kMinExponent || exponent > kMaxExponent) return failure(ArithmeticError::invalid);
  if (a.is_zero()) return exactly(a.is_negative(), 0, exponent);
  if (exponent < a.exponent()) {
    const int digits = a.exponent() - exponent;
    if (digits > kDigits - count_digits(a.coefficient())) return failure(ArithmeticError::invalid);
    return exactly(a.is_negative(), a.coefficient() * power128(digits), exponent);
  }
  Tail tail = Tail::zero;
  U128 coefficient = cut_digits(a.coefficient(), exponent - a.exponent(), tail);
  // One more never reaches 35 digits: at least one digit was cut.
  if (rounds_up(rounding, a.is_negative(), (coefficient & 1) != 0, tail)) ++coefficient;
  return exactly(a.is_negative(), coefficient, exponent);
}

DecimalResult to_integral(const Decimal& a, Rounding rounding) {
  return a.exponent() >= 0 ? DecimalResult{a, ArithmeticError::none} : quantize(a, 0, rounding);
}

DecimalResult floor(const Decimal& a) { return to_integral(a, Rounding::floor); }
DecimalResult ceiling(const Decimal& a) { return to_integral(a, Rounding::ceiling); }

Decimal reduce(const Decimal& a) {
  if (a.is_zero()) return Decimal::from_parts(a.is_negative(), 0, 0);
  U128 coefficient = a.coefficient();
  int exponent = a.exponent();
  strip_zeros(coefficient, exponent, kMaxExponent);
  return Decimal::from_parts(a.is_negative(), coefficient, exponent);
}

std::optional<std::int64_t> to_int64(const Decimal& a) {
  if (a.is_zero()) return 0;
  if (a.exponent() > 18 || a.exponent() < -kDigits) return std::nullopt;
  U128 magnitude = a.coefficient();
  if (a.exponent() > 0) {
    if (!fits64(magnitude)) return std::nullopt;
    magnitude *= power64(a.exponent());
  } else if (a.exponent() < 0) {
    const Quotient integer = divide_by_power(magnitude, -a.exponent());
    if (integer.rest != 0) return std::nullopt;
    magnitude = integer.value;
  }
  const U128 largest = (static_cast<U128>(1) << 63) - (a.is_negative() ? 0 : 1);
  if (magnitude > largest) return std::nullopt;
  return static_cast<std::int64_t>(a.is_negative() ? ~low64(magnitude) + 1 : low64(magnitude));
}

int decimal_places(const Decimal& a) {
  if (a.exponent() >= 0 || a.is_zero()) return 0;
  U128 coefficient = a.coefficient();
  int exponent = a.exponent();
  strip_zeros(coefficient, exponent, 0);
  return -exponent;
}

}  // namespace qw
