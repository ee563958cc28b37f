// The properties of allocation and of Decimal that need no RapidCheck, over values from a fixed seed: the same in
// WebAssembly, where that library cannot be linked, and natively.
#include <algorithm>

#include "gtest/gtest.h"
#include "number/decimal_transcendental.h"
#include "number/money.h"
#include "properties/number/allocation_claims.h"
#include "properties/seeded_random.h"

namespace qw_test {
namespace {

using qw::Decimal;

Split any_split(Random& random) {
  Split split;
  split.total = random.flip() ? random.between(-1000, 1000) : random.between(-qw::kLargestMinor, qw::kLargestMinor);
  const std::int64_t items = random.between(1, 12);
  const bool small = random.flip();
  for (std::int64_t i = 0; i < items; ++i) split.weights.push_back(random.between(0, small ? 9 : qw::kLargestMinor));
  if (std::count(split.weights.begin(), split.weights.end(), 0) == items) split.weights.front() = 1;
  return split;
}

Decimal any_decimal(Random& random, int lowest_exponent, int highest_exponent) {
  qw::Coefficient coefficient = 0;
  const std::int64_t digits = random.between(1, 34);
  for (std::int64_t i = 0; i < digits; ++i) {
    const std::int64_t digit = random.between(-4, 13);  // more zeros and nines than evenly drawn
    coefficient = coefficient * 10 + static_cast<unsigned>(digit < 0 ? 0 : digit > 9 ? 9 : digit);
  }
  return Decimal::from_parts(random.flip(), coefficient,
                             static_cast<int>(random.between(lowest_exponent, highest_exponent)));
}

TEST(SeededAllocation, KeepsWhatEachMethodPromises) {
  Random random;
  for (int run = 0; run < 3000; ++run) {
    const Split split = any_split(random);
    for (const char* name : {"largest_remainder", "first_line", "cumulative"}) {
      ASSERT_EQ(broken_promise(split, *qw::parse_allocation(name)), "")
          << name << " of " << split.total << " over " << testing::PrintToString(split.weights);
    }
  }
}

TEST(SeededMoney, IsExactInSumsAndReadsBack) {
  Random random;
  for (int run = 0; run < 2000; ++run) {
    const char* codes[] = {"EUR", "JPY", "BHD", "CLF"};
    const qw::Currency currency = *qw::find_currency(codes[random.between(0, 3)]);
    const qw::Money a{random.between(-qw::kLargestMinor / 2, qw::kLargestMinor / 2), currency};
    const qw::Money b{random.between(-qw::kLargestMinor / 2, qw::kLargestMinor / 2), currency};
    const qw::Money sum = add(a, b).value;
    ASSERT_EQ(subtract(sum, b).value, a);
    ASSERT_EQ(to_decimal(sum), add(to_decimal(a), to_decimal(b)).value);
    const auto rounding = static_cast<qw::Rounding>(random.between(0, 6));
    ASSERT_EQ(round_to_money(*qw::parse_decimal(to_text(a)), currency, rounding).value, a);
  }
}

TEST(SeededDecimal, KeepsTheLawsOfArithmetic) {
  Random random;
  int exact = 0;
  for (int run = 0; run < 3000; ++run) {
    const Decimal a = any_decimal(random, -45, 10);
    const Decimal b = any_decimal(random, -45, 10);
    SCOPED_TRACE(qw::to_plain_text(a) + " and " + qw::to_plain_text(b));
    ASSERT_EQ(add(a, b).value, add(b, a).value);
    ASSERT_EQ(multiply(a, b).value, multiply(b, a).value);
    ASSERT_EQ(subtract(a, b).value, negate(subtract(b, a).value));
    ASSERT_EQ(compare(a, b), -compare(b, a));
    ASSERT_EQ(compare(a, b), compare(subtract(a, b).value, Decimal()));
    ASSERT_EQ(qw::parse_scientific(qw::to_plain_text(a)).value_or(Decimal()), a);
    if (b.is_zero()) continue;
    const qw::DecimalResult quotient = divide_integer(a, b);
    const qw::DecimalResult rest = remainder(a, b);
    ASSERT_EQ(quotient.ok(), rest.ok());
    if (!quotient.ok()) continue;
    ASSERT_LT(abs(rest.value), abs(b));
    // a = q b + r wherever the product fits 34 digits.
    constexpr qw::Coefficient kHalf = 100'000'000'000'000'000;
    if (quotient.value.coefficient() >= kHalf || b.coefficient() >= kHalf) continue;
    ASSERT_EQ(add(multiply(quotient.value, b).value, rest.value).value, a);
    ++exact;
  }
  EXPECT_GT(exact, 100);
}

// |a - b| <= units of the 34th digit of b.
bool within_units(const Decimal& a, const Decimal& b, int units) {
  int adjusted = b.exponent() - 1;
  for (auto digits = b.coefficient(); digits != 0; digits /= 10) ++adjusted;
  const Decimal unit = Decimal::from_parts(false, static_cast<unsigned>(units), adjusted - 33);
  return abs(subtract(a, b).value) <= unit;
}

TEST(SeededDecimal, PowersAndLogarithmsAgreeWithEachOther) {
  Random random;
  for (int run = 0; run < 300; ++run) {
    const Decimal a = abs(any_decimal(random, -40, 5));
    if (a.is_zero()) continue;
    SCOPED_TRACE(qw::to_plain_text(a));
    const Decimal half = Decimal::from_parts(false, 5, -1);
    ASSERT_TRUE(within_units(qw::power(a, half).value, square_root(a).value, 1));
    const Decimal cube = Decimal::from_parts(false, 3000, -3);
    ASSERT_TRUE(within_units(qw::power(a, cube).value, multiply(multiply(a, a).value, a).value, 3));
    // The logarithm of a product, and of a reciprocal, up to what rounding the factors' logarithms loses.
    const Decimal twice = qw::ln(multiply(a, a).value).value;
    const Decimal tolerance = Decimal::from_parts(false, 1, -30);
    ASSERT_LE(abs(subtract(twice, multiply(qw::ln(a).value, Decimal::from_int(2)).value).value), tolerance);
    ASSERT_TRUE(compare(qw::ln(a).value, Decimal()) == compare(a, Decimal::from_int(1)));
  }
}

}  // namespace
}  // namespace qw_test
