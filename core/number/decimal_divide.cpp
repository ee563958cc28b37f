#include <algorithm>
#include <optional>
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

// value / divisor, several times. REQUIRES: the quotients fit 64 bits.
class Division {
 public:
#if defined(__x86_64__)
  explicit Division(U64 divisor) : divisor_(divisor) {}

  // One instruction, for which the compilers would call a function.
  Quotient64 divide(U128 value) const {
    Quotient64 result;
    __asm__("divq %4"
            : "=a"(result.value), "=d"(result.rest)
            : "0"(low64(value)), "1"(high64(value)), "r"(divisor_)
            : "cc");
    return result;
  }

 private:
  U64 divisor_;
#else
  explicit Division(U64 divisor) : divisor_(divisor) {}

  Quotient64 divide(U128 value) const { return divisor_.divide(value); }

 private:
  Divisor divisor_;
#endif
};

// a / b for coefficients below 2^64, not zero: 18 or 19 digits of the quotient, then the others.
DecimalResult divide_small(bool negative, U64 a, U64 b, int ideal) {
  const Division division(b);
  const int shift = std::max(count_digits(b) - count_digits(a) + 18, 0);
  const Quotient64 first = division.divide(multiply_by_64(power128(shift), a));
  U128 coefficient = first.value;
  int exponent = ideal - shift;
  if (first.rest == 0) {
    strip_zeros(coefficient, exponent, ideal);
    return finish(negative, coefficient, exponent, Tail::zero);
  }
  const int missing = kDigits - count_digits(first.value);
  const Quotient64 second = division.divide(multiply_full(first.rest, power64(missing)));
  coefficient = multiply_full(first.value, power64(missing)) + second.value;
  exponent -= missing;
  if (second.rest == 0) strip_zeros(coefficient, exponent, ideal);
  if (exponent < kMinExponent) return finish(negative, coefficient, exponent, tail_of(second.rest, b));
  // A tie is twice the rest; the divisor need not be even.
  coefficient += half_even(coefficient, static_cast<U128>(second.rest) << 1, static_cast<U128>(b) << 1, Tail::zero);
  return finish(negative, coefficient, exponent, Tail::zero);
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
  const U128 x = multiply_full(a.low_word(), power64(std::max(shift, 0)));
  const U128 y = multiply_full(b.low_word(), power64(std::max(-shift, 0)));
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
