// Properties of Decimal over random values: laws of arithmetic, and agreement with slow_decimal.h.
// The seed stands in CMakeLists.txt; a failing run prints how to repeat it.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "number/decimal.h"
#include "properties/number/slow_decimal.h"

namespace qw_test {
namespace {

using qw::Decimal;
using qw::DecimalResult;
using qw::Rounding;

// Digits that carry, tie and vanish more often than evenly drawn ones would.
rc::Gen<int> any_digit() {
  return rc::gen::weightedOneOf<int>(
      {{5, rc::gen::inRange(0, 10)}, {2, rc::gen::just(0)}, {2, rc::gen::just(9)}, {1, rc::gen::just(5)}});
}

rc::Gen<Decimal> decimals(int most_digits, int lowest_exponent, int highest_exponent) {
  const auto digits = rc::gen::mapcat(rc::gen::inRange(1, most_digits + 1), [](int count) {
    return rc::gen::container<std::vector<int>>(static_cast<std::size_t>(count), any_digit());
  });
  const auto make = [](bool negative, const std::vector<int>& chosen, int exponent) {
    qw::Coefficient coefficient = 0;
    for (const int digit : chosen) coefficient = coefficient * 10 + static_cast<unsigned>(digit);
    return Decimal::from_parts(negative, coefficient, exponent);
  };
  return rc::gen::apply(make, rc::gen::arbitrary<bool>(), digits,
                        rc::gen::inRange(lowest_exponent, highest_exponent + 1));
}

// Every coefficient; exponents mostly near each other, sometimes at the ends of the range.
rc::Gen<Decimal> any_decimal() {
  return rc::gen::weightedOneOf<Decimal>({{4, decimals(34, -45, 10)},
                                          {3, decimals(18, -8, 3)},
                                          {2, decimals(34, -90, 60)},
                                          {1, decimals(34, -6176, -6120)},
                                          {1, decimals(34, 6060, 6111)}});
}

rc::Gen<Decimal> near_decimal() { return rc::gen::oneOf(decimals(34, -45, 10), decimals(18, -8, 3)); }

// What a shop writes: exact under addition and multiplication.
rc::Gen<Decimal> amount() { return decimals(15, -6, 2); }

rc::Gen<Rounding> any_rounding() {
  return rc::gen::map(rc::gen::inRange(0, 7), [](int index) { return static_cast<Rounding>(index); });
}

std::string shown(const Decimal& a) { return to_string(slow(a)); }
std::string shown(const DecimalResult& a) { return a.ok() ? shown(a.value) : to_text(a.error); }

bool same_parts(const Decimal& a, const Decimal& b) {
  return a.coefficient() == b.coefficient() && a.exponent() == b.exponent() && a.is_negative() == b.is_negative();
}

// Whether a result is the correctly rounded one of an exact value, overflow included.
void agree(const DecimalResult& got, const Slow& exact, bool beyond = false) {
  const Slow expected = slow_to_decimal128(exact, beyond);
  const bool overflow = !expected.digits.empty() && slow_adjusted(expected) > 6144;
  RC_LOG() << "got " << shown(got) << ", expected " << to_string(expected) << std::endl;
  if (overflow) {
    RC_ASSERT(got.error == qw::ArithmeticError::overflow);
    return;
  }
  RC_ASSERT(got.ok());
  RC_ASSERT(slow_compare(slow(got.value), expected) == 0);
}

// ---------------------------------------------------------------------------------------------- text

RC_GTEST_PROP(DecimalText, PlainTextReadsBack, ()) {
  const Decimal a = *any_decimal();
  const std::string text = to_plain_text(a);
  const auto back = text.find('E') == std::string::npos ? qw::parse_decimal(text) : qw::parse_scientific(text);
  RC_ASSERT(back.has_value());
  RC_ASSERT(*back == a);
  RC_ASSERT(to_plain_text(*back) == text);
  RC_ASSERT(text != "-0" &&
            (text.find('.') == std::string::npos || text.back() != '0' || text.find('E') != std::string::npos));
}

RC_GTEST_PROP(DecimalText, FixedTextIsTheRoundedValue, ()) {
  const Decimal a = *near_decimal();
  const int places = *rc::gen::inRange(0, 12);
  const Rounding rounding = *any_rounding();
  const std::string text = to_fixed_text(a, places, rounding);
  const std::size_t point = text.find('.');
  RC_ASSERT((point == std::string::npos ? 0 : text.size() - point - 1) == static_cast<std::size_t>(places));
  Slow read;
  read.negative = text[0] == '-';
  read.exponent = -places;
  for (std::size_t i = text.size(); i-- > 0;) {
    if (text[i] >= '0' && text[i] <= '9') read.digits.push_back(text[i] - '0');
  }
  RC_ASSERT(slow_compare(read, slow_round(slow(a), -places, rounding)) == 0);
  RC_ASSERT(!read.negative ||
            std::any_of(read.digits.begin(), read.digits.end(), [](int digit) { return digit != 0; }));
}

RC_GTEST_PROP(DecimalText, IntegersGoThereAndBack, (std::int64_t value)) {
  const Decimal a = Decimal::from_int(value);
  RC_ASSERT(to_int64(a) == value);
  RC_ASSERT(qw::to_plain_text(a) == std::to_string(value));
  RC_ASSERT(a.is_integer() && decimal_places(a) == 0);
}

// ---------------------------------------------------------------------------------------------- sums and products

RC_GTEST_PROP(DecimalSum, IsTheExactSumRoundedOnce, ()) {
  const Decimal a = *any_decimal();
  const Decimal b = *any_decimal();
  agree(add(a, b), slow_add(slow(a), slow(b)));
  agree(subtract(a, b), slow_add(slow(a), slow_negate(slow(b))));
}

RC_GTEST_PROP(DecimalSum, Commutes, ()) {
  const Decimal a = *any_decimal();
  const Decimal b = *any_decimal();
  const DecimalResult ab = add(a, b);
  const DecimalResult ba = add(b, a);
  RC_ASSERT(ab.error == ba.error);
  RC_ASSERT(same_parts(ab.value, ba.value));
}

RC_GTEST_PROP(DecimalSum, IsUndoneBySubtraction, ()) {
  const Decimal a = *amount();
  const Decimal b = *amount();
  RC_ASSERT(subtract(add(a, b).value, b).value == a);
  RC_ASSERT(add(subtract(a, b).value, b).value == a);
  RC_ASSERT(subtract(a, a).value.is_zero());
}

RC_GTEST_PROP(DecimalSum, AssociatesWhileExact, ()) {
  const Decimal a = *amount();
  const Decimal b = *amount();
  const Decimal c = *amount();
  RC_ASSERT(add(add(a, b).value, c).value == add(a, add(b, c).value).value);
}

RC_GTEST_PROP(DecimalProduct, IsTheExactProductRoundedOnce, ()) {
  const Decimal a = *any_decimal();
  const Decimal b = *any_decimal();
  agree(multiply(a, b), slow_multiply(slow(a), slow(b)));
}

RC_GTEST_PROP(DecimalProduct, CommutesAndDistributesWhileExact, ()) {
  const Decimal a = *amount();
  const Decimal b = *amount();
  const Decimal c = *amount();
  RC_ASSERT(same_parts(multiply(a, b).value, multiply(b, a).value));
  RC_ASSERT(multiply(a, add(b, c).value).value == add(multiply(a, b).value, multiply(a, c).value).value);
}

// ---------------------------------------------------------------------------------------------- quotients

RC_GTEST_PROP(DecimalQuotient, IsTheExactQuotientRoundedOnce, ()) {
  const Decimal a = *any_decimal();
  const Decimal b = *rc::gen::suchThat(any_decimal(), [](const Decimal& value) { return !value.is_zero(); });
  if (a.is_zero()) {
    RC_ASSERT(divide(a, b).value.is_zero());
    return;
  }
  const int first_digit = slow_adjusted(slow(a)) - slow_adjusted(slow(b));
  const SlowQuotient exact = slow_divide(slow(a), slow(b), first_digit - 40);
  agree(divide(a, b), exact.value, !exact.exact);
}

RC_GTEST_PROP(DecimalQuotient, HasTheIdealExponentOrTheFewestDigits, ()) {
  const Decimal a = *amount();
  const Decimal b = *rc::gen::suchThat(amount(), [](const Decimal& value) { return !value.is_zero(); });
  const Decimal quotient = divide(a, b).value;
  if (a.is_zero() || slow_compare(slow_multiply(slow(quotient), slow(b)), slow(a)) != 0) return;  // not exact
  const int ideal = a.exponent() - b.exponent();
  RC_ASSERT(quotient.exponent() <= ideal);
  RC_ASSERT(quotient.exponent() == ideal || quotient.coefficient() % 10 != 0);
}

RC_GTEST_PROP(DecimalQuotient, WholePartAndRemainderMakeTheDividend, ()) {
  const Decimal a = *near_decimal();
  const Decimal b = *rc::gen::suchThat(near_decimal(), [](const Decimal& value) { return !value.is_zero(); });
  const DecimalResult quotient = divide_integer(a, b);
  const DecimalResult rest = remainder(a, b);
  if (!quotient.ok()) {
    RC_ASSERT(quotient.error == qw::ArithmeticError::invalid);
    RC_ASSERT(rest.error == qw::ArithmeticError::invalid);
    RC_ASSERT(slow_divide(slow(a), slow(b), 0).value.digits.size() > 34);
    return;
  }
  RC_ASSERT(quotient.value.exponent() == 0);
  const Slow product = slow_multiply(slow(quotient.value), slow(b));
  RC_ASSERT(slow_compare(slow_add(product, slow(rest.value)), slow(a)) == 0);
  RC_ASSERT(slow_compare(slow(abs(rest.value)), slow(abs(b))) < 0);
  RC_ASSERT(rest.value.is_negative() == a.is_negative());
}

// ---------------------------------------------------------------------------------------------- powers and roots

RC_GTEST_PROP(DecimalPower, IsTheExactPowerRoundedOnce, ()) {
  const Decimal base = *rc::gen::suchThat(decimals(12, -12, 1), [](const Decimal& value) { return !value.is_zero(); });
  const int exponent = *rc::gen::inRange(1, 40);
  Slow exact = slow(base);
  for (int i = 1; i < exponent; ++i) exact = slow_multiply(exact, slow(base));
  agree(integer_power(base, exponent), exact);
  const SlowQuotient inverse = slow_divide({false, {1}, 0}, exact, -slow_adjusted(exact) - 40);
  agree(integer_power(base, -exponent), inverse.value, !inverse.exact);
}

RC_GTEST_PROP(DecimalRoot, IsTheNearestOne, ()) {
  const Decimal a = abs(*any_decimal());
  const Decimal root = square_root(a).value;
  if (a.is_zero()) {
    RC_ASSERT(root.is_zero());
    return;
  }
  // Half a unit below and above in the 34th digit: (root - u/2)^2 <= a <= (root + u/2)^2.
  const Slow value = slow(root);
  const Slow half_unit{false, {5}, slow_adjusted(value) - 34};
  const Slow below = slow_add(value, slow_negate(half_unit));
  const Slow above = slow_add(value, half_unit);
  RC_ASSERT(slow_compare(slow_multiply(below, below), slow(a)) <= 0);
  RC_ASSERT(slow_compare(slow_multiply(above, above), slow(a)) >= 0);
}

// ---------------------------------------------------------------------------------------------- order

RC_GTEST_PROP(DecimalOrder, IsTheSignOfTheDifference, ()) {
  const Decimal a = *any_decimal();
  const Decimal b = *any_decimal();
  RC_ASSERT(compare(a, b) == slow_compare(slow(a), slow(b)));
  RC_ASSERT(compare(b, a) == -compare(a, b));
  RC_ASSERT(compare(a, a) == 0);
  RC_ASSERT(same_parts(min(a, b), min(b, a)) && same_parts(max(a, b), max(b, a)));
  RC_ASSERT(min(a, b) <= max(a, b));
}

RC_GTEST_PROP(DecimalOrder, DoesNotSeeTrailingZeros, ()) {
  const Decimal a = *any_decimal();
  const Decimal shortest = reduce(a);
  RC_ASSERT(shortest == a);
  RC_ASSERT(a.is_zero() || shortest.coefficient() % 10 != 0 || shortest.exponent() == 6111);
  RC_ASSERT(decimal_places(a) == (a.is_zero() ? 0 : std::max(0, -shortest.exponent())));
  RC_ASSERT(a.is_integer() == (decimal_places(a) == 0));
}

// ---------------------------------------------------------------------------------------------- rounding

RC_GTEST_PROP(DecimalRounding, FollowsTheDefinitionOfEveryMode, ()) {
  const Decimal a = *any_decimal();
  const int exponent = a.exponent() + *rc::gen::inRange(-8, 40);
  const Rounding rounding = *any_rounding();
  const DecimalResult got = quantize(a, exponent, rounding);
  const Slow expected = slow_round(slow(a), exponent, rounding);
  if (exponent < -6176 || exponent > 6111 || expected.digits.size() > 34) {
    RC_ASSERT(got.error == qw::ArithmeticError::invalid);
    return;
  }
  RC_LOG() << shown(got) << " " << to_text(rounding) << " expected " << to_string(expected) << std::endl;
  RC_ASSERT(got.ok());
  RC_ASSERT(got.value.exponent() == exponent);
  RC_ASSERT(got.value.is_negative() == a.is_negative());
  RC_ASSERT(slow_compare(slow(got.value), expected) == 0);
}

RC_GTEST_PROP(DecimalRounding, IsSymmetricAndIdempotent, ()) {
  const Decimal a = *near_decimal();
  const int exponent = *rc::gen::inRange(-4, 3);
  const Rounding rounding = *any_rounding();
  const DecimalResult once = quantize(a, exponent, rounding);
  RC_PRE(once.ok());
  RC_ASSERT(same_parts(quantize(once.value, exponent, rounding).value, once.value));
  if (rounding == Rounding::floor || rounding == Rounding::ceiling) return;
  RC_ASSERT(quantize(negate(a), exponent, rounding).value == negate(once.value));
}

RC_GTEST_PROP(DecimalRounding, GoesToTheWholePartInTheModesDirection, ()) {
  const Decimal a = *near_decimal();
  const Decimal below = qw::floor(a).value;
  const Decimal above = qw::ceiling(a).value;
  RC_ASSERT(below <= a && a <= above);
  RC_ASSERT(below.is_integer() && above.is_integer());
  RC_ASSERT((below == above) == a.is_integer());
}

}  // namespace
}  // namespace qw_test
