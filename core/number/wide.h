// number/wide.h: unsigned integers up to 896 bits, for the few results that do not fit 128 bits. Internal to this room.
//
// A plain value: `size` limbs of 64 bits, least significant first, the last one not zero; zero has no limbs.
#pragma once

#include <cstdint>

namespace qw::number_detail {

struct Quotient64 {
  std::uint64_t value;
  std::uint64_t rest;
};

// a * b in full. WebAssembly has no such instruction and the compiler would call a function for it.
constexpr unsigned __int128 multiply_full(std::uint64_t a, std::uint64_t b) {
#if defined(__wasm__)
  constexpr std::uint64_t kLow = 0xFFFFFFFF;
  const std::uint64_t low = (a & kLow) * (b & kLow);
  const std::uint64_t cross = (a >> 32) * (b & kLow) + (low >> 32);
  const std::uint64_t middle = (a & kLow) * (b >> 32) + (cross & kLow);
  const std::uint64_t high = (a >> 32) * (b >> 32) + (cross >> 32) + (middle >> 32);
  return static_cast<unsigned __int128>(high) << 64 | (middle << 32 | (low & kLow));
#else
  return static_cast<unsigned __int128>(a) * b;
#endif
}

// REQUIRES: the product fits.
constexpr unsigned __int128 multiply_by_64(unsigned __int128 a, std::uint64_t b) {
  const auto high = static_cast<std::uint64_t>(a >> 64) * b;
  return multiply_full(static_cast<std::uint64_t>(a), b) + (static_cast<unsigned __int128>(high) << 64);
}

// A divisor prepared for many divisions of 128 by 64 bits, each then two multiplications: the compilers call a library
// function for them, in WebAssembly a slow one. N. Moeller, T. Granlund, "Improved division by invariant integers",
// IEEE Transactions on Computers 60 (2011), algorithms 2 (inverse) and 4 (divide).
struct Divisor {
  std::uint64_t shifted;  // the divisor, its top bit set
  std::uint64_t inverse;  // (2^128 - 1) / shifted - 2^64
  int shift;

  // REQUIRES: divisor > 0.
  constexpr explicit Divisor(std::uint64_t divisor)
      : shifted(divisor << __builtin_clzll(divisor)), inverse(0), shift(__builtin_clzll(divisor)) {
    const std::uint64_t odd = shifted & 1;
    const std::uint64_t top40 = (shifted >> 24) + 1;
    const std::uint64_t half = (shifted >> 1) + odd;
    const std::uint64_t v0 = 0x7FD00 / (shifted >> 55);
    const std::uint64_t v1 = (v0 << 11) - (v0 * v0 * top40 >> 40) - 1;
    const std::uint64_t v2 = (v1 << 13) + (v1 * ((std::uint64_t{1} << 60) - v1 * top40) >> 47);
    const std::uint64_t error = (odd != 0 ? v2 >> 1 : 0) - v2 * half;
    const std::uint64_t v3 = (static_cast<std::uint64_t>(multiply_full(v2, error) >> 64) >> 1) + (v2 << 31);
    const auto product = multiply_full(v3, shifted) + shifted;
    inverse = v3 - (static_cast<std::uint64_t>(product >> 64) + shifted);
  }

  // REQUIRES: the quotient fits 64 bits: value >> 64 is below the divisor.
  constexpr Quotient64 divide(unsigned __int128 value) const {
    value <<= shift;
    const auto high = static_cast<std::uint64_t>(value >> 64);
    const auto low = static_cast<std::uint64_t>(value);
    const unsigned __int128 guess = multiply_full(inverse, high) + value;
    std::uint64_t quotient = static_cast<std::uint64_t>(guess >> 64) + 1;
    std::uint64_t rest = low - quotient * shifted;
    if (rest > static_cast<std::uint64_t>(guess)) {
      --quotient;
      rest += shifted;
    }
    if (rest >= shifted) {
      ++quotient;
      rest -= shifted;
    }
    return {quotient, rest >> shift};
  }
};

struct Wide {
  static constexpr int kCapacity = 14;

  std::uint64_t limb[kCapacity];
  int size = 0;

  Wide() {}  // limbs above size are never read
  explicit Wide(unsigned __int128 value);

  bool is_zero() const { return size == 0; }
  int bits() const;
  unsigned __int128 low128() const;
};

int compare(const Wide& a, const Wide& b);
Wide add(const Wide& a, const Wide& b);
Wide subtract(const Wide& a, const Wide& b);                     // REQUIRES: a >= b
Wide multiply(const Wide& a, const Wide& b);                     // REQUIRES: the product fits
Wide multiply_by_power(const Wide& a, int digits);               // a * 10^digits; REQUIRES: it fits
std::uint64_t divide_in_place(Wide& a, const Divisor& divisor);  // the remainder
Wide divide(const Wide& a, const Wide& b, Wide& rest);           // REQUIRES: b > 0, a below 832 bits
Wide power_of_ten(int digits);

}  // namespace qw::number_detail
