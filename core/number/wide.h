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

// REQUIRES: the quotient fits 64 bits, so value >> 64 < divisor.
inline Quotient64 divide_128_by_64(unsigned __int128 value, std::uint64_t divisor) {
  const auto low = static_cast<std::uint64_t>(value);
  const auto high = static_cast<std::uint64_t>(value >> 64);
  if (high == 0) return {low / divisor, low % divisor};
#if defined(__x86_64__)
  // One instruction; the compilers call a library function for what they cannot prove to fit.
  std::uint64_t quotient = 0;
  std::uint64_t rest = 0;
  __asm__("divq %4" : "=a"(quotient), "=d"(rest) : "0"(low), "1"(high), "r"(divisor) : "cc");
  return {quotient, rest};
#else
  const auto quotient = static_cast<std::uint64_t>(value / divisor);
  return {quotient, low - quotient * divisor};
#endif
}

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
Wide subtract(const Wide& a, const Wide& b);                    // REQUIRES: a >= b
Wide multiply(const Wide& a, const Wide& b);                    // REQUIRES: the product fits
Wide multiply_by_power(const Wide& a, int digits);              // a * 10^digits; REQUIRES: it fits
std::uint64_t divide_in_place(Wide& a, std::uint64_t divisor);  // the remainder
Wide divide(const Wide& a, const Wide& b, Wide& rest);          // REQUIRES: b > 0, a below 832 bits
Wide power_of_ten(int digits);

}  // namespace qw::number_detail
