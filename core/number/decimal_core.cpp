#include "number/decimal_core.h"

#include <algorithm>
#include <array>

namespace qw::number_detail {
namespace {

// Folds an exponent above the largest one down into trailing zeros (clamp 1), where there is room.
DecimalResult fold_down(bool negative, U128 coefficient, int exponent) {
  if (coefficient == 0) return exactly(negative, 0, kMaxExponent);
  const int excess = exponent - kMaxExponent;
  if (count_digits(coefficient) + excess > kDigits) return failure(ArithmeticError::overflow);
  return exactly(negative, coefficient * power128(excess), kMaxExponent);
}

// Bits of 10^digits, up to 10^38.
constexpr int bits_of_power(int digits) { return (digits * 13607 >> 12) + 1; }

// floor(2^(127 + bits) / 10^digits) with the bits of the power, so that the top bit is set; 10^0 has no use.
constexpr std::array<U128, kDigits + 1> reciprocals() {
  std::array<U128, kDigits + 1> table{};
  for (int digits = 1; digits <= kDigits; ++digits) {
    const U128 power = kPowers128[static_cast<std::size_t>(digits)];
    U128 quotient = 0;
    U128 rest = static_cast<U128>(1) << (bits_of_power(digits) - 1);
    for (int bit = 0; bit < 128; ++bit) {
      rest <<= 1;
      quotient <<= 1;
      if (rest < power) continue;
      rest -= power;
      quotient |= 1;
    }
    table[static_cast<std::size_t>(digits)] = quotient;
  }
  return table;
}

constexpr auto kReciprocals = reciprocals();

// a * b modulo 2^128.
U128 multiply_low(U128 a, U128 b) {
  const U64 high = high64(a) * low64(b) + low64(a) * high64(b);
  return multiply_full(low64(a), low64(b)) + (static_cast<U128>(high) << 64);
}

// value / 10^digits. REQUIRES: 1 <= digits <= 34, value < 10^(digits + 35).
// The quotient is the upper half of a product with the reciprocal, at most one too small: `top` keeps so many bits of the
// value that less than 2^-9 of a unit is lost.
[[gnu::always_inline]] inline Quotient cut_wide(const U256& value, int digits) {
  const U128 unit = power128(digits);
  const int bits = bits_of_power(digits);
  const int skip = std::max(bits - 11, 0);
  const U128 top = skip == 0 ? value.low : value.high << (128 - skip) | value.low >> skip;
  U128 quotient = multiply_wide(top, kReciprocals[static_cast<std::size_t>(digits)]).high >> (bits - skip - 1);
  U128 rest = value.low - multiply_low(quotient, unit);
  const bool one_more = rest >= unit;
  quotient += one_more ? 1 : 0;
  rest -= one_more ? unit : 0;
  return {quotient, rest};
}

[[gnu::noinline]] Quotient cut_product(const U256& value, int digits) { return cut_wide(value, digits); }

// value / 10^digits. REQUIRES: 1 <= digits <= 38, at most 35 digits are left.
[[gnu::always_inline]] inline Quotient cut_power(U128 value, int digits) {
#if !defined(__wasm__)  // where 13 multiplications of 64 by 64 bits are slower than two divisions
  if (!fits64(value) && digits <= kDigits) return cut_wide({0, value}, digits);
#endif
  return divide_by_power(value, digits);
}

}  // namespace

bool rounds_up(Rounding rounding, bool negative, bool odd, Tail tail) {
  if (tail == Tail::zero) return false;
  switch (rounding) {
    case Rounding::half_up: return tail >= Tail::half;
    case Rounding::half_even: return tail == Tail::above_half || (tail == Tail::half && odd);
    case Rounding::half_down: return tail == Tail::above_half;
    case Rounding::down: return false;
    case Rounding::up: return true;
    case Rounding::floor: return negative;
    case Rounding::ceiling: return !negative;
  }
  return false;
}

U128 cut_digits(U128 coefficient, int digits, Tail& tail) {
  if (digits <= 0) return coefficient;
  if (digits > 38) {  // above every coefficient, so what is left is below half
    if (coefficient != 0) tail = Tail::below_half;
    return 0;
  }
  const Quotient cut = cut_power(coefficient, digits);
  tail = join_tail(cut.rest, power128(digits), tail);
  return cut.value;
}

DecimalResult round_to_fit(bool negative, U128 coefficient, int exponent, Tail tail) {
  int drop = 0;
  if (coefficient >= kLimit) drop = count_digits(coefficient) - kDigits;
  if (exponent < kMinExponent) drop = std::max(drop, kMinExponent - exponent);
  if (drop > 0 && drop <= kDigits) {
    const Quotient cut = cut_power(coefficient, drop);
    coefficient = cut.value + half_even(cut.value, cut.rest, power128(drop), tail);
  } else {
    coefficient = cut_digits(coefficient, drop, tail);
    if (rounds_up(Rounding::half_even, negative, (coefficient & 1) != 0, tail)) ++coefficient;
  }
  exponent += drop;
  if (coefficient == kLimit) {
    coefficient = power128(kDigits - 1);
    ++exponent;
  }
  if (exponent > kMaxExponent) return fold_down(negative, coefficient, exponent);
  return exactly(negative, coefficient, exponent);
}

DecimalResult finish(bool negative, const U256& coefficient, int exponent) {
  if (coefficient.high == 0) return finish(negative, coefficient.low, exponent, Tail::zero);
  const int bits = fits64(coefficient.high) ? 192 - __builtin_clzll(low64(coefficient.high))
                                            : 256 - __builtin_clzll(high64(coefficient.high));
  int drop = (bits * 1233 >> 12) - kDigits;  // exact or one too few
  const U256 next = multiply_wide(kLimit, power128(drop));
  const bool one_more = coefficient.high > next.high || (coefficient.high == next.high && coefficient.low >= next.low);
  drop += one_more ? 1 : 0;
  const Quotient cut = cut_product(coefficient, drop);
  exponent += drop;
  if (exponent >= kMinExponent) {
    return finish(negative, cut.value + half_even(cut.value, cut.rest, power128(drop), Tail::zero), exponent,
                  Tail::zero);
  }
  return round_to_fit(negative, cut.value, exponent, join_tail(cut.rest, power128(drop), Tail::zero));
}

DecimalResult finish(bool negative, Wide&& coefficient, int exponent, Tail tail) {
  if (coefficient.bits() <= 128) return finish(negative, coefficient.low128(), exponent, tail);
  // At least this many digits are there, so at most one too many is left for the other finish().
  int drop = (coefficient.bits() * 1233 >> 12) - kDigits;
  exponent += drop;
  while (drop > 0) {
    const int step = std::min(drop, 19);
    tail = join_tail(divide_in_place(coefficient, power_divisor(step)), power64(step), tail);
    drop -= step;
  }
  return finish(negative, coefficient.low128(), exponent, tail);
}

// Divisions by constants are multiplications, so the steps are written out.
int strip_zeros64(U64& value, int most) {
  int zeros = 0;
  if ((value & 1) != 0 || value == 0) return 0;
  while (zeros + 8 <= most && value % 100'000'000 == 0) {
    value /= 100'000'000;
    zeros += 8;
  }
  if (zeros + 4 <= most && value % 10'000 == 0) {
    value /= 10'000;
    zeros += 4;
  }
  while (zeros < most && value % 10 == 0) {
    value /= 10;
    ++zeros;
  }
  return zeros;
}

void strip_zeros(U128& coefficient, int& exponent, int ideal) {
  if (coefficient == 0) return;
  for (int step = 16; step > 0 && !fits64(coefficient); step /= 2) {
    while (exponent + step <= ideal && (coefficient & 1) == 0) {
      const Quotient cut = divide_by_power(coefficient, step);
      if (cut.rest != 0) break;
      coefficient = cut.value;
      exponent += step;
    }
  }
  if (!fits64(coefficient)) return;
  U64 low = low64(coefficient);
  exponent += strip_zeros64(low, ideal - exponent);
  coefficient = low;
}

}  // namespace qw::number_detail
