// number/decimal.h: the number that decides prices and rules: a decimal with 34 digits, exact where it can be.
//
// A Decimal is sign x coefficient x 10^exponent, coefficient below 10^34, exponent -6176 to 6111: the finite numbers of
// IEEE 754-2008 decimal128. Arithmetic follows the General Decimal Arithmetic specification (speleotrove.com/decimal)
// at precision 34, Emax 6144, Emin -6143, clamp 1. A result that does not fit 34 digits is rounded half-even; below
// 10^-6143 digits get fewer (subnormal), down to zero. 2.50 and 2.5 are equal but keep their exponents; 0 and -0 are
// equal but keep their signs.
//
// Errors: there is no NaN and no infinity. A DecimalResult carries `error` instead and its value is then a plain zero:
//   overflow          the result is above 9.99...E+6144
//   division_by_zero  x / 0, 0 to a negative power
//   invalid           0 / 0, remainder by 0, an integer quotient above 34 digits, root of a negative, 0 to the power 0,
//                     quantize to an exponent that needs more than 34 digits
// quantize() is the only way to round to a place, and names its mode. No floating point anywhere.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qw {

// half_up takes a tie away from zero; up is away from zero, down towards it. All but floor and ceiling are symmetric.
enum class Rounding : std::uint8_t { half_up, half_even, half_down, down, up, floor, ceiling };

std::optional<Rounding> parse_rounding(std::string_view text);
const char* to_text(Rounding rounding);  // "half_up", "half_even", ...

enum class ArithmeticError : std::uint8_t { none, overflow, division_by_zero, invalid };

const char* to_text(ArithmeticError error);

using Coefficient = unsigned __int128;

inline constexpr Coefficient kCoefficientLimit =
    Coefficient{10'000'000'000'000'000} * 1'000'000'000'000'000'000;  // 10^34

class Decimal {
 public:
  constexpr Decimal() = default;  // 0

  static constexpr Decimal from_int(std::int64_t value) {
    Decimal decimal;
    decimal.low_ = value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
    decimal.tag_ = value < 0 ? 1 : 0;
    return decimal;
  }

  // REQUIRES: coefficient < 10^34 and -6176 <= exponent <= 6111.
  static constexpr Decimal from_parts(bool negative, Coefficient coefficient, int exponent) {
    Decimal decimal;
    decimal.low_ = static_cast<std::uint64_t>(coefficient);
    decimal.high_ = static_cast<std::uint64_t>(coefficient >> 64);
    decimal.tag_ = exponent * 2 + (negative ? 1 : 0);
    return decimal;
  }

  constexpr Coefficient coefficient() const { return static_cast<Coefficient>(high_) << 64 | low_; }
  constexpr int exponent() const { return tag_ >> 1; }
  constexpr bool is_negative() const { return (tag_ & 1) != 0; }  // true for -0 as well
  constexpr bool is_zero() const { return (low_ | high_) == 0; }
  bool is_integer() const;  // by value: 2.00 and 1E+3 are integers

  constexpr bool same_sign_and_exponent(const Decimal& other) const { return tag_ == other.tag_; }

  // The two halves of the coefficient, for code that has a fast path when the upper one is zero.
  constexpr std::uint64_t low_word() const { return low_; }
  constexpr std::uint64_t high_word() const { return high_; }

 private:
  std::uint64_t low_ = 0;
  std::uint64_t high_ = 0;
  std::int32_t tag_ = 0;  // exponent * 2 + sign: together they are one load, one store and one comparison
};

static_assert(sizeof(Decimal) == 24);

struct DecimalResult {
  Decimal value;
  ArithmeticError error = ArithmeticError::none;

  bool ok() const { return error == ArithmeticError::none; }
};

DecimalResult add_any(const Decimal& a, const Decimal& b);

inline DecimalResult add(const Decimal& a, const Decimal& b) {
#if !defined(__wasm__)  // where bytes are dearer than calls
  if (a.same_sign_and_exponent(b)) {
    const Coefficient sum = a.coefficient() + b.coefficient();
    if (sum < kCoefficientLimit) return {Decimal::from_parts(a.is_negative(), sum, a.exponent())};
  }
#endif
  return add_any(a, b);
}

DecimalResult subtract(const Decimal& a, const Decimal& b);
DecimalResult multiply(const Decimal& a, const Decimal& b);
DecimalResult divide(const Decimal& a, const Decimal& b);
DecimalResult divide_integer(const Decimal& a, const Decimal& b);  // truncated quotient, exponent 0
DecimalResult remainder(const Decimal& a, const Decimal& b);       // a - b * truncated quotient: the sign of a
DecimalResult integer_power(const Decimal& base, std::int64_t exponent);
DecimalResult square_root(const Decimal& a);

Decimal negate(const Decimal& a);  // 0 - a: a zero loses its sign
Decimal abs(const Decimal& a);

// By value: -1, 0 or 1; 2.50 equals 2.5 and -0 equals 0.
int compare(const Decimal& a, const Decimal& b);
inline bool operator==(const Decimal& a, const Decimal& b) { return compare(a, b) == 0; }
inline std::weak_ordering operator<=>(const Decimal& a, const Decimal& b) { return compare(a, b) <=> 0; }

// The smaller and the larger; of equal values, the first or last in the IEEE total order (-0 < 0, 2.50 < 2.5).
Decimal min(const Decimal& a, const Decimal& b);
Decimal max(const Decimal& a, const Decimal& b);

// `a` with the given exponent: quantize(2.345, -2, half_even) is 2.34.
DecimalResult quantize(const Decimal& a, int exponent, Rounding rounding);
// An integer; a value that is one already comes back as it is, exponent included.
DecimalResult to_integral(const Decimal& a, Rounding rounding);
DecimalResult floor(const Decimal& a);
DecimalResult ceiling(const Decimal& a);
// The same value without trailing zeros: 2.50 -> 2.5, 100 -> 1E+2, 0.00 -> 0.
Decimal reduce(const Decimal& a);

// -?(0|[1-9][0-9]*)(\.[0-9]+)? with at most 34 digits after leading zeros, exponent down to -6176; "-0" gives 0.
std::optional<Decimal> parse_decimal(std::string_view text);
// The specification's numeric strings ("+1.5e-3", ".5", "-0E+2") that a Decimal holds exactly; -0 stays -0.
std::optional<Decimal> parse_scientific(std::string_view text);

// Canonical: no exponent, no trailing fractional zeros, never "-0"; what comes out, parse_decimal() reads back. Only a
// value with more than 34 integer digits or more than 60 decimal places is written as "1.5E+40".
std::string to_plain_text(const Decimal& a);
// Always plain, with exactly `places` (0 or more) decimals: "38.1", "2112.50", never "-0.0".
std::string to_fixed_text(const Decimal& a, int places, Rounding rounding = Rounding::half_up);

// The value if it is an integer in the range of the type.
std::optional<std::int64_t> to_int64(const Decimal& a);
// Decimals after the point once trailing zeros are gone: 2.50 -> 1, 100 -> 0.
int decimal_places(const Decimal& a);

}  // namespace qw
