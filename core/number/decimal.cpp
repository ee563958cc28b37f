#include "number/decimal.h"

#include "number/decimal_core.h"

namespace qw {

using namespace number_detail;

namespace {

Decimal with_sign(const Decimal& a, bool negative) {
  return Decimal::from_parts(negative, a.coefficient(), a.exponent());
}

// Signed sum of two coefficients of the same exponent; an exact zero of opposite signs is +0.
DecimalResult sum_aligned(U128 a, bool a_negative, U128 b, bool b_negative, int exponent) {
  if (a_negative == b_negative) {
    const U128 sum = a + b;
    if (sum < kLimit) return exactly(a_negative, sum, exponent);
    return finish(a_negative, sum, exponent, Tail::zero);
  }
  if (a == b) return exactly(false, 0, exponent);
  const bool negative = a > b ? a_negative : b_negative;
  const U128 difference = a > b ? a - b : b - a;
  if (difference < kLimit) return exactly(negative, difference, exponent);
  return finish(negative, difference, exponent, Tail::zero);
}

// a + 0 at the smaller exponent, as far as 34 digits allow.
DecimalResult sum_with_zero(const Decimal& a, int exponent) {
  const int room = kDigits - count_digits(a.coefficient());
  const int shift = a.exponent() - exponent < room ? a.exponent() - exponent : room;
  return exactly(a.is_negative(), a.coefficient() * power128(shift), a.exponent() - shift);
}

// x + y where x has the larger exponent, by so much that x does not fit 128 bits at the exponent of y; neither is zero.
DecimalResult sum_far(const Decimal& x, const Decimal& y, bool y_negative) {
  // With x brought to 70 digits, y is below a hundredth of a unit in the 34th: too small to be seen.
  const int shift = x.exponent() - y.exponent();
  if (count_digits(x.coefficient()) + shift > 70) return sum_with_zero(x, y.exponent());
  const Wide large = multiply_by_power(Wide(x.coefficient()), shift);
  const Wide small(y.coefficient());
  const bool same_sign = x.is_negative() == y_negative;
  return finish(x.is_negative(), same_sign ? add(large, small) : subtract(large, small), y.exponent(), Tail::zero);
}

DecimalResult add_signed(const Decimal& a, const Decimal& b, bool b_negative) {
  const int shift = a.exponent() - b.exponent();
  if (shift == 0) {
    return sum_aligned(a.coefficient(), a.is_negative(), b.coefficient(), b_negative, a.exponent());
  }
  const Decimal& x = shift > 0 ? a : b;  // the larger exponent
  const Decimal& y = shift > 0 ? b : a;
  const bool x_negative = shift > 0 ? a.is_negative() : b_negative;
  const bool y_negative = shift > 0 ? b_negative : a.is_negative();
  const int distance = shift > 0 ? shift : -shift;
  if (x.high_word() == 0 && distance <= 19) {  // below 2^64 * 10^19 + 10^34 < 2^128
    const U128 scaled = multiply_full(x.low_word(), power64(distance));
    return sum_aligned(scaled, x_negative, y.coefficient(), y_negative, y.exponent());
  }
  if (x.is_zero()) {
    if (y.is_zero()) return exactly(x_negative && y_negative, 0, y.exponent());
    return exactly(y_negative, y.coefficient(), y.exponent());
  }
  if (y.is_zero()) return sum_with_zero(with_sign(x, x_negative), y.exponent());
  if (count_digits(x.coefficient()) + distance <= 38) {  // below 10^38 + 10^34 < 2^128
    return sum_aligned(x.coefficient() * power128(distance), x_negative, y.coefficient(), y_negative, y.exponent());
  }
  return sum_far(with_sign(x, x_negative), y, y_negative);
}

// -1, 0, 1 of two coefficients with their exponents, both not zero.
int compare_magnitude(const Decimal& a, const Decimal& b) {
  U128 x = a.coefficient();
  U128 y = b.coefficient();
  const int shift = a.exponent() - b.exponent();
  if (shift != 0) {
    const int a_adjusted = adjusted_exponent(a);
    const int b_adjusted = adjusted_exponent(b);
    if (a_adjusted != b_adjusted) return a_adjusted < b_adjusted ? -1 : 1;
    // The same leading position: aligned, both have the same number of digits, at most 34.
    if (shift > 0) {
      x *= power128(shift);
    } else {
      y *= power128(-shift);
    }
  }
  if (x == y) return 0;
  return x < y ? -1 : 1;
}

// Of two equal values, whether a is before b in the IEEE total order.
bool total_order_less(const Decimal& a, const Decimal& b) {
  if (a.is_negative() != b.is_negative()) return a.is_negative();
  return a.is_negative() ? a.exponent() > b.exponent() : a.exponent() < b.exponent();
}

bool comes_first(const Decimal& a, const Decimal& b) {
  const int order = compare(a, b);
  return order < 0 || (order == 0 && total_order_less(a, b));
}

}  // namespace

const char* to_text(ArithmeticError error) {
  switch (error) {
    case ArithmeticError::none: return "none";
    case ArithmeticError::overflow: return "overflow";
    case ArithmeticError::division_by_zero: return "division_by_zero";
    case ArithmeticError::invalid: return "invalid";
  }
  return "invalid";
}

bool Decimal::is_integer() const {
  if (exponent() >= 0 || is_zero()) return true;
  const int places = -exponent();
  return places < count_digits(coefficient()) && divide_by_power(coefficient(), places).rest == 0;
}

DecimalResult add_any(const Decimal& a, const Decimal& b) { return add_signed(a, b, b.is_negative()); }
DecimalResult subtract(const Decimal& a, const Decimal& b) { return add_signed(a, b, !b.is_negative()); }

DecimalResult multiply(const Decimal& a, const Decimal& b) {
  const bool negative = a.is_negative() != b.is_negative();
  const int exponent = a.exponent() + b.exponent();
  if ((a.high_word() | b.high_word()) == 0) {
    const U128 product = multiply_full(a.low_word(), b.low_word());
    return finish(negative, product, exponent, Tail::zero);
  }
  return finish(negative, multiply_wide(a.coefficient(), b.coefficient()), exponent);
}

Decimal negate(const Decimal& a) { return with_sign(a, !a.is_negative() && !a.is_zero()); }
Decimal abs(const Decimal& a) { return with_sign(a, false); }

int compare(const Decimal& a, const Decimal& b) {
  if (a.is_zero() || b.is_zero()) {
    if (!b.is_zero()) return b.is_negative() ? 1 : -1;
    if (!a.is_zero()) return a.is_negative() ? -1 : 1;
    return 0;
  }
  if (a.is_negative() != b.is_negative()) return a.is_negative() ? -1 : 1;
  return a.is_negative() ? -compare_magnitude(a, b) : compare_magnitude(a, b);
}

Decimal min(const Decimal& a, const Decimal& b) { return comes_first(b, a) ? b : a; }
Decimal max(const Decimal& a, const Decimal& b) { return comes_first(a, b) ? b : a; }

}  // namespace qw
