#include "properties/number/slow_decimal.h"

#include <algorithm>

namespace qw_test {
namespace {

using Digits = std::vector<int>;

void trim(Digits& digits) {
  while (!digits.empty() && digits.back() == 0) digits.pop_back();
}

int compare_digits(const Digits& a, const Digits& b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  for (std::size_t i = a.size(); i-- > 0;) {
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return 0;
}

Digits add_digits(const Digits& a, const Digits& b) {
  Digits sum;
  int carry = 0;
  for (std::size_t i = 0; i < std::max(a.size(), b.size()) || carry > 0; ++i) {
    const int digit = (i < a.size() ? a[i] : 0) + (i < b.size() ? b[i] : 0) + carry;
    sum.push_back(digit % 10);
    carry = digit / 10;
  }
  trim(sum);
  return sum;
}

Digits subtract_digits(const Digits& a, const Digits& b) {  // a >= b
  Digits difference;
  int borrow = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const int digit = a[i] - (i < b.size() ? b[i] : 0) - borrow;
    difference.push_back(digit < 0 ? digit + 10 : digit);
    borrow = digit < 0 ? 1 : 0;
  }
  trim(difference);
  return difference;
}

// The same value with a smaller exponent.
Slow at_exponent(Slow a, int exponent) {
  if (!a.digits.empty()) a.digits.insert(a.digits.begin(), static_cast<std::size_t>(a.exponent - exponent), 0);
  a.exponent = exponent;
  return a;
}

// The quotient digits of a / b by repeated subtraction, and whether nothing is left.
Digits long_division(const Digits& a, const Digits& b, bool& exact) {
  Digits quotient(a.size(), 0);
  Digits rest;
  for (std::size_t i = a.size(); i-- > 0;) {
    rest.insert(rest.begin(), a[i]);
    trim(rest);
    while (compare_digits(rest, b) >= 0) {
      rest = subtract_digits(rest, b);
      ++quotient[i];
    }
  }
  trim(quotient);
  exact = rest.empty();
  return quotient;
}

}  // namespace

Slow slow(const qw::Decimal& a) {
  Slow result;
  result.negative = a.is_negative();
  result.exponent = a.exponent();
  for (auto rest = a.coefficient(); rest != 0; rest /= 10) result.digits.push_back(static_cast<int>(rest % 10));
  return result;
}

Slow slow_negate(Slow a) {
  a.negative = !a.negative;
  return a;
}

Slow slow_add(const Slow& a, const Slow& b) {
  const int exponent = std::min(a.exponent, b.exponent);
  const Slow x = at_exponent(a, exponent);
  const Slow y = at_exponent(b, exponent);
  if (x.negative == y.negative) return {x.negative, add_digits(x.digits, y.digits), exponent};
  if (compare_digits(x.digits, y.digits) >= 0) return {x.negative, subtract_digits(x.digits, y.digits), exponent};
  return {y.negative, subtract_digits(y.digits, x.digits), exponent};
}

Slow slow_multiply(const Slow& a, const Slow& b) {
  Slow product{a.negative != b.negative, {}, a.exponent + b.exponent};
  for (std::size_t i = 0; i < b.digits.size(); ++i) {
    Digits shifted(i, 0);
    shifted.insert(shifted.end(), a.digits.begin(), a.digits.end());
    for (int times = 0; times < b.digits[i]; ++times) product.digits = add_digits(product.digits, shifted);
  }
  return product;
}

int slow_compare(const Slow& a, const Slow& b) {
  const Slow difference = slow_add(a, slow_negate(b));
  if (difference.digits.empty()) return 0;
  return difference.negative ? -1 : 1;
}

SlowQuotient slow_divide(const Slow& a, const Slow& b, int exponent) {
  // a / b at 10^exponent is the whole part of a / (b * 10^exponent), both brought to one exponent.
  Slow divisor = b;
  divisor.exponent += exponent;
  const int common = std::min(a.exponent, divisor.exponent);
  SlowQuotient result;
  result.value.negative = a.negative != b.negative;
  result.value.exponent = exponent;
  result.value.digits = long_division(at_exponent(a, common).digits, at_exponent(divisor, common).digits, result.exact);
  return result;
}

Slow slow_round(const Slow& a, int exponent, qw::Rounding rounding, bool beyond) {
  if (exponent <= a.exponent) return at_exponent(a, exponent);
  const auto cut = static_cast<std::size_t>(exponent - a.exponent);
  Slow kept{a.negative, {}, exponent};
  Digits rest = a.digits;
  if (a.digits.size() > cut) {
    kept.digits.assign(a.digits.begin() + static_cast<std::ptrdiff_t>(cut), a.digits.end());
    rest.resize(cut);
  }
  trim(rest);
  if (rest.empty() && !beyond) return kept;
  Digits half(cut, 0);
  half.back() = 5;
  int against_half = compare_digits(rest, half);
  if (against_half == 0 && beyond) against_half = 1;
  const bool odd = !kept.digits.empty() && kept.digits[0] % 2 == 1;
  bool away = false;
  switch (rounding) {
    case qw::Rounding::half_up: away = against_half >= 0; break;
    case qw::Rounding::half_even: away = against_half > 0 || (against_half == 0 && odd); break;
    case qw::Rounding::half_down: away = against_half > 0; break;
    case qw::Rounding::down: away = false; break;
    case qw::Rounding::up: away = true; break;
    case qw::Rounding::floor: away = a.negative; break;
    case qw::Rounding::ceiling: away = !a.negative; break;
  }
  if (away) kept.digits = add_digits(kept.digits, {1});
  return kept;
}

int slow_adjusted(const Slow& a) { return a.exponent + static_cast<int>(a.digits.size()) - 1; }

Slow slow_to_decimal128(const Slow& a, bool beyond) {
  if (a.digits.empty() && !beyond) return a;
  const int lowest = std::max(slow_adjusted(a) - 33, -6176);
  return slow_round(a, std::max(lowest, a.exponent), qw::Rounding::half_even, beyond);
}

std::string to_string(const Slow& a) {
  std::string text = a.negative ? "-" : "";
  for (std::size_t i = a.digits.size(); i-- > 0;) text += static_cast<char>('0' + a.digits[i]);
  return text + "E" + std::to_string(a.exponent);
}

}  // namespace qw_test
