#include "number/wide.h"

#include <algorithm>

namespace qw::number_detail {
namespace {

using U64 = std::uint64_t;
using U128 = unsigned __int128;

void trim(Wide& a) {
  while (a.size > 0 && a.limb[a.size - 1] == 0) --a.size;
}

void multiply_in_place(Wide& a, U64 factor) {
  U64 carry = 0;
  for (int i = 0; i < a.size; ++i) {
    const U128 product = multiply_full(a.limb[i], factor) + carry;
    a.limb[i] = static_cast<U64>(product);
    carry = static_cast<U64>(product >> 64);
  }
  if (carry != 0) a.limb[a.size++] = carry;
}

// a << shift, shift below 64, with one more limb than a even if it is zero.
Wide shifted_left(const Wide& a, int shift) {
  Wide result;
  U64 carry = 0;
  for (int i = 0; i < a.size; ++i) {
    result.limb[i] = a.limb[i] << shift | carry;
    carry = shift == 0 ? 0 : a.limb[i] >> (64 - shift);
  }
  result.limb[a.size] = carry;
  result.size = a.size + 1;
  return result;
}

void shift_right(Wide& a, int shift) {
  if (shift == 0) return trim(a);
  for (int i = 0; i < a.size; ++i) {
    const U64 above = i + 1 < a.size ? a.limb[i + 1] : 0;
    a.limb[i] = a.limb[i] >> shift | above << (64 - shift);
  }
  trim(a);
}

// rest[at..] -= digit * divisor, as a number of divisor.size + 1 limbs; whether it went below zero.
bool subtract_product(Wide& rest, int at, const Wide& divisor, int size, U64 digit) {
  U64 carry = 0;
  U64 borrow = 0;
  for (int i = 0; i <= size; ++i) {
    const U128 product = multiply_full(i < size ? divisor.limb[i] : 0, digit) + carry;
    carry = static_cast<U64>(product >> 64);
    const U128 difference = static_cast<U128>(rest.limb[at + i]) - static_cast<U64>(product) - borrow;
    rest.limb[at + i] = static_cast<U64>(difference);
    borrow = static_cast<U64>(difference >> 64) & 1;
  }
  return borrow != 0;
}

void add_back(Wide& rest, int at, const Wide& divisor, int size) {
  U64 carry = 0;
  for (int i = 0; i <= size; ++i) {
    const U128 sum = static_cast<U128>(rest.limb[at + i]) + (i < size ? divisor.limb[i] : 0) + carry;
    rest.limb[at + i] = static_cast<U64>(sum);
    carry = static_cast<U64>(sum >> 64);
  }
}

// One quotient digit of Knuth's algorithm D (The Art of Computer Programming 2, 4.3.1), divisor normalised, 2+ limbs.
U64 next_digit(Wide& rest, int at, const Wide& divisor, int size, const Divisor& top) {
  const U64 second = divisor.limb[size - 2];
  const U128 head = static_cast<U128>(rest.limb[at + size]) << 64 | rest.limb[at + size - 1];
  U128 digit = static_cast<U128>(1) << 64;  // where the head of the rest has reached the top of the divisor
  U128 left = static_cast<U64>(head);
  if (static_cast<U64>(head >> 64) < top.shifted) {
    const Quotient64 guess = top.divide(head);
    digit = guess.value;
    left = guess.rest;
  }
  while (digit >> 64 != 0 || multiply_full(static_cast<U64>(digit), second) > (left << 64 | rest.limb[at + size - 2])) {
    --digit;
    left += top.shifted;
    if (left >> 64 != 0) break;
  }
  if (subtract_product(rest, at, divisor, size, static_cast<U64>(digit))) {
    --digit;
    add_back(rest, at, divisor, size);
  }
  return static_cast<U64>(digit);
}

}  // namespace

Wide::Wide(unsigned __int128 value) {
  limb[0] = static_cast<U64>(value);
  limb[1] = static_cast<U64>(value >> 64);
  size = limb[1] != 0 ? 2 : limb[0] != 0 ? 1 : 0;
}

int Wide::bits() const { return size == 0 ? 0 : 64 * size - __builtin_clzll(limb[size - 1]); }

unsigned __int128 Wide::low128() const {
  return static_cast<U128>(size > 1 ? limb[1] : 0) << 64 | (size > 0 ? limb[0] : 0);
}

int compare(const Wide& a, const Wide& b) {
  if (a.size != b.size) return a.size < b.size ? -1 : 1;
  for (int i = a.size - 1; i >= 0; --i) {
    if (a.limb[i] != b.limb[i]) return a.limb[i] < b.limb[i] ? -1 : 1;
  }
  return 0;
}

Wide add(const Wide& a, const Wide& b) {
  Wide sum;
  U64 carry = 0;
  sum.size = std::max(a.size, b.size);
  for (int i = 0; i < sum.size; ++i) {
    const U128 limbs = static_cast<U128>(i < a.size ? a.limb[i] : 0) + (i < b.size ? b.limb[i] : 0) + carry;
    sum.limb[i] = static_cast<U64>(limbs);
    carry = static_cast<U64>(limbs >> 64);
  }
  if (carry != 0) sum.limb[sum.size++] = carry;
  return sum;
}

Wide subtract(const Wide& a, const Wide& b) {
  Wide difference;
  U64 borrow = 0;
  difference.size = a.size;
  for (int i = 0; i < a.size; ++i) {
    const U128 limbs = static_cast<U128>(a.limb[i]) - (i < b.size ? b.limb[i] : 0) - borrow;
    difference.limb[i] = static_cast<U64>(limbs);
    borrow = static_cast<U64>(limbs >> 64) & 1;
  }
  trim(difference);
  return difference;
}

Wide multiply(const Wide& a, const Wide& b) {
  Wide product;
  product.size = a.size + b.size;
  std::fill(product.limb, product.limb + product.size, U64{0});
  for (int i = 0; i < a.size; ++i) {
    U64 carry = 0;
    for (int j = 0; j < b.size; ++j) {
      const U128 limbs = multiply_full(a.limb[i], b.limb[j]) + product.limb[i + j] + carry;
      product.limb[i + j] = static_cast<U64>(limbs);
      carry = static_cast<U64>(limbs >> 64);
    }
    product.limb[i + b.size] = carry;
  }
  trim(product);
  return product;
}

Wide multiply_by_power(const Wide& a, int digits) {
  constexpr U64 kChunk = 10'000'000'000'000'000'000U;
  Wide product = a;
  for (; digits >= 19; digits -= 19) multiply_in_place(product, kChunk);
  U64 rest = 1;
  for (; digits > 0; --digits) rest *= 10;
  if (rest > 1) multiply_in_place(product, rest);
  return product;
}

Wide power_of_ten(int digits) { return multiply_by_power(Wide(1), digits); }

std::uint64_t divide_in_place(Wide& a, const Divisor& divisor) {
  U64 rest = 0;
  for (int i = a.size - 1; i >= 0; --i) {
    const Quotient64 part = divisor.divide(static_cast<U128>(rest) << 64 | a.limb[i]);
    a.limb[i] = part.value;
    rest = part.rest;
  }
  trim(a);
  return rest;
}

Wide divide(const Wide& a, const Wide& b, Wide& rest) {
  if (compare(a, b) < 0) {
    rest = a;
    return Wide(0);
  }
  if (b.size == 1) {
    Wide quotient = a;
    rest = Wide(divide_in_place(quotient, Divisor(b.limb[0])));
    return quotient;
  }
  const int shift = __builtin_clzll(b.limb[b.size - 1]);
  const Wide divisor = shifted_left(b, shift);
  rest = shifted_left(a, shift);
  const Divisor top(divisor.limb[b.size - 1]);
  Wide quotient;
  quotient.size = a.size - b.size + 1;
  for (int at = quotient.size - 1; at >= 0; --at) quotient.limb[at] = next_digit(rest, at, divisor, b.size, top);
  shift_right(rest, shift);
  trim(quotient);
  return quotient;
}

}  // namespace qw::number_detail
