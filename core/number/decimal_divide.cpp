#include <algorithm>
#include <utility>

#include "number/decimal.h"
#include "number/decimal_core.h"

namespace qw {

using namespace number_detail;

namespace {

Tail tail_of(U128 rest, U128 divisor) {
  if (rest == 0) return Tail::zero;
  const U128 other = divisor - rest;
  return rest < other ? Tail::below_half : rest > other ? Tail::above_half : Tail::half;
}

// a / b for coefficients below 2^64, not zero: long division in steps of up to 19 digits, each one machine division.
DecimalResult divide_small(bool negative, U64 a, U64 b, int exponent) {
  U64 whole = a / b;
  U64 rest = a - whole * b;
  if (rest == 0) return finish(negative, whole, exponent, Tail::zero);
  const Divisor divisor(b);
  if (whole == 0) {  // shift the dividend until there is a first digit
    int shift = std::max(count_digits(b) - count_digits(a), 1);
    U128 shifted = static_cast<U128>(a) * power64(shift);
    if (shifted < b) {
      shifted *= 10;
      ++shift;
    }
    exponent -= shift;
    const Quotient64 first = divisor.divide(shifted);
    whole = first.value;
    rest = first.rest;
    if (rest == 0) return finish(negative, whole, exponent, Tail::zero);
  }
  const int missing = kDigits - count_digits(whole);
  const int first_digits = std::min(missing, 19);
  Quotient64 next = divisor.divide(static_cast<U128>(rest) * power64(first_digits));
  if (next.rest == 0) {  // exact: the fewest digits that show it
    const int kept = first_digits - strip_zeros64(next.value, first_digits);
    return finish(negative, static_cast<U128>(whole) * power64(kept) + next.value, exponent - kept, Tail::zero);
  }
  U128 coefficient = static_cast<U128>(whole) * power64(first_digits) + next.value;
  exponent -= first_digits;
  const int last_digits = missing - first_digits;
  if (last_digits > 0) {
    next = divisor.divide(static_cast<U128>(next.rest) * power64(last_digits));
    coefficient = coefficient * power64(last_digits) + next.value;
    exponent -= last_digits;
    if (next.rest == 0) strip_zeros(coefficient, exponent, exponent + last_digits);
  }
  return finish(negative, coefficient, exponent, tail_of(next.rest, b));
}

// Any coefficients, not zero: 35 or 36 digits of the quotient and whether something is left.
DecimalResult divide_large(bool negative, U128 a, U128 b, int ideal) {
  const int shift = kDigits + 1 + count_digits(b) - count_digits(a);
  Wide rest;
  const Wide quotient = number_detail::divide(multiply_by_power(Wide(a), shift), Wide(b), rest);
  U128 coefficient = quotient.low128();
  int exponent = ideal - shift;
  if (rest.is_zero()) strip_zeros(coefficient, exponent, ideal);
  return finish(negative, coefficient, exponent, rest.is_zero() ? Tail::zero : Tail::below_half);
}

struct IntegerDivision {
  Wide quotient;
  Wide rest;
  bool too_large = false;
};

// Both operands brought to the smaller exponent, then divided as integers; the caller has excluded zeros.
IntegerDivision divide_aligned(const Decimal& a, const Decimal& b) {
  IntegerDivision result;
  const int shift = a.exponent() - b.exponent();
  const int distance = adjusted_exponent(a) - adjusted_exponent(b);
  if (distance > kDigits) {
    result.too_large = true;
    return result;
  }
  if (distance < -1) {  // a is the smaller one by far
    result.quotient = Wide(0);
    result.rest = multiply_by_power(Wide(a.coefficient()), std::max(shift, 0));
    return result;
  }
  const Wide x = multiply_by_power(Wide(a.coefficient()), std::max(shift, 0));
  const Wide y = multiply_by_power(Wide(b.coefficient()), std::max(-shift, 0));
  result.quotient = number_detail::divide(x, y, result.rest);
  result.too_large = number_detail::compare(result.quotient, Wide(kLimit)) >= 0;
  return result;
}

// The same in 64 bits, where operands and distance allow it.
std::optional<Quotient64> divide_aligned_small(const Decimal& a, const Decimal& b) {
  if ((a.high_word() | b.high_word()) != 0) return std::nullopt;
  const int shift = a.exponent() - b.exponent();
  if (shift > 19 || shift < -19) return std::nullopt;
  const U128 x = static_cast<U128>(a.low_word()) * power64(std::max(shift, 0));
  const U128 y = static_cast<U128>(b.low_word()) * power64(std::max(-shift, 0));
  if (!fits64(x) || !fits64(y)) return std::nullopt;
  return Quotient64{low64(x) / low64(y), low64(x) % low64(y)};
}

// The number of zeros if the coefficient is 1 followed by zeros, as in percentages; else -1.
int power_of_ten_exponent(const Decimal& a) {
  const int zeros = std::max(count_digits(a.coefficient()), 1) - 1;
  return a.coefficient() == power128(zeros) ? zeros : -1;
}

}  // namespace

DecimalResult divide(const Decimal& a, const Decimal& b) {
  if (b.is_zero()) return failure(a.is_zero() ? ArithmeticError::invalid : ArithmeticError::division_by_zero);
  const bool negative = a.is_negative() != b.is_negative();
  const int ideal = a.exponent() - b.exponent();
  if (a.is_zero()) return finish(negative, 0, ideal, Tail::zero);
  const int zeros = power_of_ten_exponent(b);
  if (zeros >= 0) {
    U128 coefficient = a.coefficient();
    int exponent = ideal - zeros;
    if (zeros > 0) strip_zeros(coefficient, exponent, ideal);
    return finish(negative, coefficient, exponent, Tail::zero);
  }
  if ((a.high_word() | b.high_word()) == 0) return divide_small(negative, a.low_word(), b.low_word(), ideal);
  return divide_large(negative, a.coefficient(), b.coefficient(), ideal);
}

DecimalResult divide_integer(const Decimal& a, const Decimal& b) {
  if (b.is_zero()) return failure(a.is_zero() ? ArithmeticError::invalid : ArithmeticError::division_by_zero);
  const bool negative = a.is_negative() != b.is_negative();
  if (a.is_zero()) return exactly(negative, 0, 0);
  if (const auto small = divide_aligned_small(a, b)) return exactly(negative, small->value, 0);
  const IntegerDivision division = divide_aligned(a, b);
  if (division.too_large) return failure(ArithmeticError::invalid);
  return exactly(negative, division.quotient.low128(), 0);
}

DecimalResult remainder(const Decimal& a, const Decimal& b) {
  if (b.is_zero()) return failure(ArithmeticError::invalid);
  const int exponent = std::min(a.exponent(), b.exponent());
  if (a.is_zero()) return exactly(a.is_negative(), 0, exponent);
  if (const auto small = divide_aligned_small(a, b)) return exactly(a.is_negative(), small->rest, exponent);
  IntegerDivision division = divide_aligned(a, b);
  if (division.too_large) return failure(ArithmeticError::invalid);
  return finish(a.is_negative(), std::move(division.rest), exponent, Tail::zero);
}

}  // namespace qw
