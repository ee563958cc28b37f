// number/decimal_core.h: what the arithmetic of Decimal is made of. Internal to this room.
//
// A result is first computed exactly, or to 35 digits and more with the rest as a Tail, and then goes through finish(),
// which rounds half-even to 34 digits, keeps the exponent in range and reports overflow.
#pragma once

#include <array>
#include <cstdint>
#include <utility>

#include "number/decimal.h"
#include "number/wide.h"

namespace qw::number_detail {

using U64 = std::uint64_t;
using U128 = unsigned __int128;

inline constexpr int kDigits = 34;
inline constexpr int kMaxExponent = 6111;   // Emax - 33
inline constexpr int kMinExponent = -6176;  // Emin - 33

template <class T, std::size_t N>
constexpr std::array<T, N> powers_of_ten() {
  std::array<T, N> powers{};
  T power = 1;
  for (std::size_t i = 0; i < N; ++i) {
    powers[i] = power;
    if (i + 1 < N) power *= 10;
  }
  return powers;
}

inline constexpr auto kPowers64 = powers_of_ten<U64, 20>();
inline constexpr auto kPowers128 = powers_of_ten<U128, 39>();
inline constexpr U128 kLimit = kPowers128[kDigits];
static_assert(kLimit == kCoefficientLimit);

constexpr U64 power64(int exponent) { return kPowers64[static_cast<std::size_t>(exponent)]; }
constexpr U128 power128(int exponent) { return kPowers128[static_cast<std::size_t>(exponent)]; }
constexpr U64 low64(U128 value) { return static_cast<U64>(value); }
constexpr U64 high64(U128 value) { return static_cast<U64>(value >> 64); }
constexpr bool fits64(U128 value) { return high64(value) == 0; }

// Decimal digits of a value; 0 has none. 1233/4096 is log10(2) closely enough for 128 bits.
inline int count_digits(U64 value) {
  if (value == 0) return 0;
  const int bits = 64 - __builtin_clzll(value);
  const int digits = bits * 1233 >> 12;
  return digits + (value >= power64(digits) ? 1 : 0);
}

inline int count_digits(U128 value) {
  if (fits64(value)) return count_digits(low64(value));
  const int bits = 128 - __builtin_clzll(high64(value));
  const int digits = bits * 1233 >> 12;
  return digits + (value >= power128(digits) ? 1 : 0);
}

inline int adjusted_exponent(const Decimal& a) { return a.exponent() + count_digits(a.coefficient()) - 1; }

// What was cut off below the last digit kept, compared with half a unit of that digit.
enum class Tail : std::uint8_t { zero, below_half, half, above_half };

// The tail after cutting `cut` (below `unit`, an even number) off a value that already had `tail` below it.
inline Tail join_tail(U128 cut, U128 unit, Tail tail) {
  const U128 half = unit / 2;
  if (cut > half) return Tail::above_half;
  if (cut == half) return tail == Tail::zero ? Tail::half : Tail::above_half;
  return cut == 0 && tail == Tail::zero ? Tail::zero : Tail::below_half;
}

struct Quotient {
  U128 value;
  U128 rest;
};

template <std::size_t... I>
constexpr std::array<Divisor, sizeof...(I)> powers_as_divisors(std::index_sequence<I...>) {
  return {Divisor(kPowers64[I])...};
}

inline constexpr auto kDivisors = powers_as_divisors(std::make_index_sequence<20>());

// 10^exponent as a divisor, 0 <= exponent <= 19.
inline const Divisor& power_divisor(int exponent) { return kDivisors[static_cast<std::size_t>(exponent)]; }

// value / 10^digits, 0 <= digits <= 38; the 64-bit case is what a quote is made of.
inline Quotient divide_by_power(U128 value, int digits) {
  if (digits > 19) {
    const Quotient first = divide_by_power(value, 19);
    const Quotient second = divide_by_power(first.value, digits - 19);
    return {second.value, second.rest * power64(19) + first.rest};
  }
  const U64 divisor = power64(digits);
  const U64 high = high64(value);
  if (high == 0) {
    const U64 quotient = low64(value) / divisor;
    return {quotient, low64(value) - quotient * divisor};
  }
  const U64 high_quotient = high < divisor ? 0 : high / divisor;
  const U128 rest = static_cast<U128>(high - high_quotient * divisor) << 64 | low64(value);
  const Quotient64 low = power_divisor(digits).divide(rest);
  return {static_cast<U128>(high_quotient) << 64 | low.value, low.rest};
}

// Below 2^256: the product of two coefficients.
struct U256 {
  U128 high;
  U128 low;
};

inline U256 multiply_wide(U128 a, U128 b) {
  const U128 low = multiply_full(low64(a), low64(b));
  const U128 middle = multiply_full(low64(a), high64(b)) + high64(low);
  const U128 cross = multiply_full(high64(a), low64(b)) + low64(middle);
  return {multiply_full(high64(a), high64(b)) + high64(middle) + high64(cross), cross << 64 | low64(low)};
}

// 1 where half-even rounds a kept coefficient up that `rest` of `unit` was cut from, with `tail` below it. No branches: which
// way digits round is chance.
inline unsigned half_even(U128 kept, U128 rest, U128 unit, Tail tail) {
  const U128 half = unit >> 1;
  return static_cast<unsigned>(rest > half) |
         (static_cast<unsigned>(rest == half) &
          (static_cast<unsigned>(kept & 1) | static_cast<unsigned>(tail != Tail::zero)));
}

// Whether a kept coefficient goes up by one.
bool rounds_up(Rounding rounding, bool negative, bool odd, Tail tail);

// Cuts `digits` (any number, 0 or more) from `coefficient` and adds them to `tail`. REQUIRES: at most 35 digits are left.
U128 cut_digits(U128 coefficient, int digits, Tail& tail);

DecimalResult round_to_fit(bool negative, U128 coefficient, int exponent, Tail tail);
DecimalResult finish(bool negative, const U256& coefficient, int exponent);        // REQUIRES: below 10^68
DecimalResult finish(bool negative, Wide&& coefficient, int exponent, Tail tail);  // uses the coefficient up

// Removes up to `most` trailing zeros; how many there were.
int strip_zeros64(U64& value, int most);

// Removes trailing zeros while the exponent is below `ideal`.
void strip_zeros(U128& coefficient, int& exponent, int ideal);

inline DecimalResult failure(ArithmeticError error) { return {Decimal(), error}; }

inline DecimalResult exactly(bool negative, U128 coefficient, int exponent) {
  return {Decimal::from_parts(negative, coefficient, exponent), ArithmeticError::none};
}

inline DecimalResult finish(bool negative, U128 coefficient, int exponent, Tail tail) {
  const bool fits = coefficient < kLimit && exponent >= kMinExponent && exponent <= kMaxExponent;
  return fits && tail == Tail::zero ? exactly(negative, coefficient, exponent)
                                    : round_to_fit(negative, coefficient, exponent, tail);
}

}  // namespace qw::number_detail
