#include "number/decimal_core.h"

#include <algorithm>

namespace qw::number_detail {
namespace {

// Folds an exponent above the largest one down into trailing zeros (clamp 1), where there is room.
DecimalResult fold_down(bool negative, U128 coefficient, int exponent) {
  if (coefficient == 0) return exactly(negative, 0, kMaxExponent);
  const int excess = exponent - kMaxExponent;
  if (count_digits(coefficient) + excess > kDigits) return failure(ArithmeticError::overflow);
  return exactly(negative, coefficient * power128(excess), kMaxExponent);
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
  const Quotient cut = divide_by_power(coefficient, digits);
  tail = join_tail(cut.rest, power128(digits), tail);
  return cut.value;
}

DecimalResult finish(bool negative, U128 coefficient, int exponent, Tail tail) {
  int drop = 0;
  if (coefficient >= kLimit) drop = count_digits(coefficient) - kDigits;
  if (exponent < kMinExponent) drop = std::max(drop, kMinExponent - exponent);
  if (drop > 0) {
    coefficient = cut_digits(coefficient, drop, tail);
    exponent += drop;
  }
  if (tail != Tail::zero && rounds_up(Rounding::half_even, negative, (coefficient & 1) != 0, tail)) {
    if (++coefficient == kLimit) {
      coefficient = power128(kDigits - 1);
      ++exponent;
    }
  }
  if (exponent > kMaxExponent) return fold_down(negative, coefficient, exponent);
  return exactly(negative, coefficient, exponent);
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
