#include "number/decimal_transcendental.h"

#include <algorithm>
#include <cstddef>

#include "number/decimal_core.h"

namespace qw {

using namespace number_detail;

namespace {

constexpr int kLimbs = 5;  // of the fraction; a Wide below stands for its value / 2^320
constexpr int kBits = 64 * kLimbs;
constexpr int kCarried = 50;  // digits a result has before it is rounded
constexpr U64 kLn2[] = {0xE7B876206DEBAC98, 0x8A0D175B8BAAFA2B, 0x40F343267298B62D, 0xC9E3B39803F2F6AF,
                        0xB17217F7D1CF79AB};
constexpr U64 kLn10[] = {0x58BC0B5EC6A04173, 0x0F187A0807C0B5CA, 0x8A3FB3E76977E43A,
                         0xA95B58AE0B4C28A3, 0x4D763776AAA2B05B, 2};

template <std::size_t N>
Wide constant(const U64 (&limbs)[N]) {
  Wide result;
  std::copy(limbs, limbs + N, result.limb);
  result.size = static_cast<int>(N);
  return result;
}

// a * 2^320 and a / 2^320.
Wide lift(const Wide& a) {
  Wide result;
  if (a.is_zero()) return result;
  std::fill(result.limb, result.limb + kLimbs, U64{0});
  std::copy(a.limb, a.limb + a.size, result.limb + kLimbs);
  result.size = a.size + kLimbs;
  return result;
}

Wide drop(const Wide& a) {
  Wide result;
  result.size = std::max(a.size - kLimbs, 0);
  if (result.size > 0) std::copy(a.limb + kLimbs, a.limb + a.size, result.limb);
  return result;
}

Wide times(const Wide& a, const Wide& b) { return drop(number_detail::multiply(a, b)); }

// value * 10^exponent, cut off.
Wide scaled(Wide value, int exponent) {
  if (exponent >= 0) return multiply_by_power(value, exponent);
  for (int left = -exponent; left > 0 && !value.is_zero(); left -= 19) {
    divide_in_place(value, power_divisor(std::min(left, 19)));
  }
  return value;
}

// value * 10^exponent, which is never exact, to 34 digits. REQUIRES: value > 0.
DecimalResult rounded(bool negative, const Wide& value, int exponent) {
  const int shift = kCarried - ((value.bits() - kBits) * 1233 >> 12);
  return finish(negative, drop(multiply_by_power(value, shift)), exponent - shift, Tail::below_half);
}

struct Logarithm {
  bool negative = false;
  Wide magnitude;
};

// REQUIRES: a > 0. Off by less than 2^-310.
Logarithm logarithm(const Decimal& a) {
  const int digits = count_digits(a.coefficient()) - 1;
  const Wide one = lift(Wide(1));
  Wide fraction = scaled(lift(Wide(a.coefficient())), -digits);  // 1 to 10
  const int halvings = fraction.bits() - kBits - 1;              // 0 to 3
  divide_in_place(fraction, Divisor(U64{1} << halvings));
  Wide rest;
  Wide term =
      number_detail::divide(lift(number_detail::subtract(fraction, one)), number_detail::add(fraction, one), rest);
  const Wide square = times(term, term);
  Wide sum = term;
  for (U64 odd = 3; !term.is_zero(); odd += 2) {
    term = times(term, square);
    Wide part = term;
    divide_in_place(part, Divisor(odd));
    sum = number_detail::add(sum, part);
  }
  sum = number_detail::add(sum, sum);
  for (int i = 0; i < halvings; ++i) sum = number_detail::add(sum, constant(kLn2));
  const int power = a.exponent() + digits;
  const Wide tens = number_detail::multiply(constant(kLn10), Wide(static_cast<U128>(power < 0 ? -power : power)));
  if (power >= 0) return {false, number_detail::add(sum, tens)};
  if (number_detail::compare(sum, tens) >= 0) return {false, number_detail::subtract(sum, tens)};
  return {true, number_detail::subtract(tens, sum)};
}

// e^r for 0 <= r < 2.31.
Wide exponential(Wide r) {
  constexpr int kHalvings = 8;
  divide_in_place(r, Divisor(U64{1} << kHalvings));
  Wide sum = number_detail::add(lift(Wide(1)), r);
  Wide term = r;
  for (U64 n = 2; !term.is_zero(); ++n) {
    term = times(term, r);
    divide_in_place(term, Divisor(n));
    sum = number_detail::add(sum, term);
  }
  for (int i = 0; i < kHalvings; ++i) sum = times(sum, sum);
  return sum;
}

// e^(factor * x) with the sign given. REQUIRES: factor below 2^340.
DecimalResult exp_of_product(bool result_negative, const Logarithm& factor, const Decimal& x) {
  const Wide product = number_detail::multiply(factor.magnitude, Wide(x.coefficient()));
  if (product.is_zero()) return exactly(result_negative, 1, 0);
  const bool negative = factor.negative != x.is_negative();
  if (product.bits() + (x.exponent() * 13607 >> 12) > kBits + 17) {  // log2(10) is 13607/4096; far out of range
    return negative ? finish(result_negative, 1, 2 * kMinExponent, Tail::zero) : failure(ArithmeticError::overflow);
  }
  Wide rest;
  const Wide tens = number_detail::divide(scaled(product, x.exponent()), constant(kLn10), rest);
  int exponent = static_cast<int>(tens.low128());
  if (negative) {
    exponent = -exponent - 1;
    rest = number_detail::subtract(constant(kLn10), rest);
  }
  return rounded(result_negative, exponential(rest), exponent);
}

}  // namespace

DecimalResult exp(const Decimal& x) { return exp_of_product(false, {false, lift(Wide(1))}, x); }

DecimalResult ln(const Decimal& a) {
  if (a.is_zero() || a.is_negative()) return failure(ArithmeticError::invalid);
  const Logarithm result = logarithm(a);
  if (result.magnitude.is_zero()) return exactly(false, 0, 0);
  return rounded(result.negative, result.magnitude, 0);
}

DecimalResult power(const Decimal& base, const Decimal& exponent) {
  if (const auto whole = to_int64(exponent)) return integer_power(base, *whole);
  const Decimal shortest = reduce(exponent);
  const bool odd = shortest.exponent() == 0 && (shortest.low_word() & 1) != 0;
  const bool negative = base.is_negative() && odd;
  if (base.is_zero()) {
    if (exponent.is_negative()) return failure(ArithmeticError::division_by_zero);
    return exactly(negative, 0, 0);
  }
  if (base.is_negative() && shortest.exponent() < 0) return failure(ArithmeticError::invalid);
  return exp_of_product(negative, logarithm(base), exponent);
}

}  // namespace qw
