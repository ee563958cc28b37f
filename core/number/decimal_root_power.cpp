#include <algorithm>
#include <array>
#include <utility>

#include "number/decimal.h"
#include "number/decimal_core.h"

namespace qw {

using namespace number_detail;

namespace {

// ---------------------------------------------------------------------------------------------- square root

// floor(sqrt(value)) by Newton's iteration from above, which falls until it has arrived. REQUIRES: value below 2^254.
Wide integer_root(const Wide& value) {
  Wide root(static_cast<U128>(1) << ((value.bits() + 1) / 2));
  for (;;) {
    Wide rest;
    Wide next = add(root, number_detail::divide(value, root, rest));
    divide_in_place(next, Divisor(2));
    if (number_detail::compare(next, root) >= 0) return root;
    root = next;
  }
}

// ---------------------------------------------------------------------------------------------- power

// An approximation from below. With digits cut off n times, counted twice for every squaring that follows, the exact
// value is less than (coefficient + 128 n) * 10^exponent: a cut loses less than 10^(1 - precision) of the value,
// squaring doubles what is lost, and the coefficient has at most precision + 1 digits.
struct Approximation {
  Wide coefficient;
  std::int64_t exponent = 0;
  U128 cuts = 0;
};

int estimated_digits(const Wide& value) { return value.bits() * 1233 >> 12; }  // exact or one too few

void truncate(Approximation& x, int precision) {
  int drop = estimated_digits(x.coefficient) - precision;
  bool inexact = false;
  while (drop > 0) {
    const int step = std::min(drop, 19);
    inexact = divide_in_place(x.coefficient, power_divisor(step)) != 0 || inexact;
    x.exponent += step;
    drop -= step;
  }
  if (inexact) ++x.cuts;
}

bool out_of_reach(const Approximation& x) {
  constexpr std::int64_t kFar = 20000;  // beyond every exponent of Decimal, so the result is decided
  const std::int64_t adjusted = x.exponent + estimated_digits(x.coefficient);
  return adjusted > kFar || adjusted < -kFar;
}

// base^exponent from the top bit of the exponent down; stops where only overflow or underflow can follow.
Approximation raise(U128 base, int base_exponent, U64 exponent, int precision) {
  Approximation x;
  x.coefficient = Wide(base);
  x.exponent = base_exponent;
  for (int bit = 62 - __builtin_clzll(exponent); bit >= 0 && !out_of_reach(x); --bit) {
    x.coefficient = number_detail::multiply(x.coefficient, x.coefficient);
    x.exponent *= 2;
    x.cuts *= 2;
    truncate(x, precision);
    if ((exponent >> bit & 1) != 0) {
      x.coefficient = number_detail::multiply(x.coefficient, Wide(base));
      x.exponent += base_exponent;
      truncate(x, precision);
    }
  }
  return x;
}

// 1 / (coefficient * 10^exponent), rounded once.
DecimalResult reciprocal(bool negative, const Wide& coefficient, std::int64_t exponent) {
  const int shift = estimated_digits(coefficient) + kDigits + 2;
  Wide rest;
  const Wide quotient = number_detail::divide(power_of_ten(shift), coefficient, rest);
  U128 digits = quotient.low128();  // 35 to 37 digits
  const int ideal = static_cast<int>(-exponent);
  int result_exponent = ideal - shift;
  if (rest.is_zero()) strip_zeros(digits, result_exponent, ideal);
  return finish(negative, digits, result_exponent, rest.is_zero() ? Tail::zero : Tail::below_half);
}

DecimalResult rounded(bool negative, bool inverted, Wide coefficient, std::int64_t exponent) {
  if (inverted) return reciprocal(negative, coefficient, exponent);
  return finish(negative, std::move(coefficient), static_cast<int>(exponent), Tail::zero);
}

bool same_digits(const DecimalResult& a, const DecimalResult& b) {
  return a.error == b.error && a.value.coefficient() == b.value.coefficient() &&
         a.value.exponent() == b.value.exponent();
}

// Correctly rounded: more digits are carried until both ends of the approximation round to the same result.
DecimalResult power_by_approximation(bool negative, bool inverted, const Decimal& base, U64 exponent) {
  constexpr std::array<int, 2> kPrecisions = {57, 114};
  DecimalResult low;
  // The reciprocal of a power of 5 is exact and may need all the digits.
  for (std::size_t i = inverted ? 1 : 0; i < kPrecisions.size(); ++i) {
    const Approximation x = raise(base.coefficient(), base.exponent(), exponent, kPrecisions[i]);
    if (out_of_reach(x)) {
      const bool huge = (x.exponent > 0) != inverted;
      return huge ? failure(ArithmeticError::overflow) : finish(negative, 1, 2 * kMinExponent, Tail::zero);
    }
    low = rounded(negative, inverted, x.coefficient, x.exponent);
    if (x.cuts == 0) return low;
    const DecimalResult high = rounded(negative, inverted, add(x.coefficient, Wide(x.cuts * 128)), x.exponent);
    if (same_digits(low, high)) return low;
  }
  return low;
}

// base^exponent where it stays below 10^38.
U128 small_power(U128 base, U64 exponent) {
  U128 power = 1;
  for (; exponent > 0; --exponent) power *= base;
  return power;
}

}  // namespace

DecimalResult square_root(const Decimal& a) {
  const int ideal = (a.exponent() - (a.exponent() & 1)) / 2;
  if (a.is_zero()) return exactly(a.is_negative(), 0, ideal);
  if (a.is_negative()) return failure(ArithmeticError::invalid);
  const U128 radicand = a.coefficient() * ((a.exponent() & 1) != 0 ? 10U : 1U);  // now with the exponent 2 * ideal
  const int shift = (71 - count_digits(radicand)) / 2;                           // a root of 35 digits or more
  const Wide value = multiply_by_power(Wide(radicand), 2 * shift);
  const Wide root = integer_root(value);
  const bool exact = number_detail::compare(number_detail::multiply(root, root), value) == 0;
  U128 coefficient = root.low128();
  int exponent = ideal - shift;
  if (exact) strip_zeros(coefficient, exponent, ideal);
  return finish(false, coefficient, exponent, exact ? Tail::zero : Tail::below_half);
}

DecimalResult integer_power(const Decimal& base, std::int64_t exponent) {
  if (exponent == 0) {
    return base.is_zero() ? failure(ArithmeticError::invalid) : exactly(false, 1, 0);
  }
  const bool negative = base.is_negative() && exponent % 2 != 0;
  if (base.is_zero()) {
    return exponent < 0 ? failure(ArithmeticError::division_by_zero) : exactly(negative, 0, 0);
  }
  const bool inverted = exponent < 0;
  const U64 times = inverted ? ~static_cast<U64>(exponent) + 1 : static_cast<U64>(exponent);
  if (!inverted && times <= 38 && static_cast<int>(times) * count_digits(base.coefficient()) <= 38) {
    return finish(negative, small_power(base.coefficient(), times), base.exponent() * static_cast<int>(times),
                  Tail::zero);
  }
  return power_by_approximation(negative, inverted, base, times);
}

}  // namespace qw
