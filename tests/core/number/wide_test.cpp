// The integers beneath Decimal, with operands that random numbers do not find: limbs of all ones, single bits, and
// quotients whose first estimate is one too large.
#include "number/wide.h"

#include <array>
#include <vector>

#include "gtest/gtest.h"

namespace qw_test {
namespace {

using qw::number_detail::Divisor;
using qw::number_detail::Quotient64;
using qw::number_detail::Wide;
using U64 = std::uint64_t;
using U128 = unsigned __int128;

constexpr U64 kOnes = ~U64{0};
constexpr U64 kTop = U64{1} << 63;

const std::vector<U64>& corner_limbs() {
  static const std::vector<U64> limbs = {0,    1,        2,         3,     10,         kTop - 1,
                                         kTop, kTop + 1, kOnes - 1, kOnes, 0xFFFFFFFF, U64{1} << 32};
  return limbs;
}

Wide wide(const std::vector<U64>& limbs) {
  Wide result(0);
  for (const U64 limb : limbs) result.limb[result.size++] = limb;
  while (result.size > 0 && result.limb[result.size - 1] == 0) --result.size;
  return result;
}

// Every number of `count` corner limbs.
std::vector<Wide> corner_numbers(int count) {
  std::vector<std::vector<U64>> numbers = {{}};
  for (int i = 0; i < count; ++i) {
    std::vector<std::vector<U64>> longer;
    for (const auto& number : numbers) {
      for (const U64 limb : {U64{0}, U64{1}, kTop - 1, kTop, kOnes}) {
        longer.push_back(number);
        longer.back().push_back(limb);
      }
    }
    numbers = longer;
  }
  std::vector<Wide> result;
  for (const auto& number : numbers) result.push_back(wide(number));
  return result;
}

TEST(WideDivisor, AgreesWithTheCompilerAtTheCorners) {
  for (const U64 divisor : corner_limbs()) {
    if (divisor == 0) continue;
    const Divisor prepared(divisor);
    for (const U64 factor : corner_limbs()) {
      for (const U64 rest : corner_limbs()) {
        if (rest >= divisor) continue;
        const Quotient64 got = prepared.divide(static_cast<U128>(factor) * divisor + rest);
        EXPECT_EQ(got.value, factor) << divisor << " " << rest;
        EXPECT_EQ(got.rest, rest) << divisor << " " << factor;
      }
    }
  }
}

TEST(WideDivisor, CorrectsItsEstimateTwice) {
  // Found by search: after the first correction the rest still equals the divisor, or is above it.
  const struct {
    U64 divisor, high, low;
  } cases[] = {{kTop + 2, kTop, kOnes - 3},
               {kTop + 4, kTop + 2, kOnes - 7},
               {0x8000010000000000, 0x800000fffffffffe, 0xffffffffff8d9f5e},
               {0x8000000000020000, 0x800000000001630a, 0xffffffffffffd700}};
  for (const auto& test : cases) {
    const U128 value = static_cast<U128>(test.high) << 64 | test.low;
    const Quotient64 got = Divisor(test.divisor).divide(value);
    EXPECT_EQ(got.value, static_cast<U64>(value / test.divisor)) << test.divisor;
    EXPECT_EQ(got.rest, static_cast<U64>(value % test.divisor)) << test.divisor;
  }
}

TEST(WideProduct, IsFullAtTheCorners) {
  for (const U64 a : corner_limbs()) {
    for (const U64 b : corner_limbs()) {
      EXPECT_TRUE(qw::number_detail::multiply_full(a, b) == static_cast<U128>(a) * b) << a << " * " << b;
      const Wide product = multiply(Wide(a), Wide(b));
      EXPECT_TRUE(product.low128() == static_cast<U128>(a) * b) << a << " * " << b;
    }
  }
}

// a = quotient * b + rest, rest < b.
void expect_division(const Wide& a, const Wide& b) {
  Wide rest;
  const Wide quotient = divide(a, b, rest);
  EXPECT_LT(compare(rest, b), 0);
  EXPECT_EQ(compare(add(multiply(quotient, b), rest), a), 0);
}

TEST(WideDivision, UndoesMultiplication) {
  const std::vector<Wide> numbers = corner_numbers(4);
  const std::vector<Wide> divisors = corner_numbers(3);
  for (const Wide& b : divisors) {
    if (b.is_zero()) continue;
    for (const Wide& a : numbers) expect_division(a, b);
  }
}

TEST(WideDivision, TakesAnEstimateBackThatIsOneTooLarge) {
  // Step D6 of Knuth's algorithm: a divisor of three limbs whose lowest one decides.
  const Wide b = wide({1, 0, kTop});
  expect_division(wide({0, 0, kTop, kTop - 1}), b);
  expect_division(wide({3, 0, kTop}), wide({1, 0, kTop >> 2}));
}

TEST(WideSums, CarryAndBorrowThroughEveryLimb) {
  const Wide ones = wide({kOnes, kOnes, kOnes});
  const Wide sum = add(ones, Wide(1));
  EXPECT_EQ(sum.size, 4);
  EXPECT_EQ(sum.limb[3], 1U);
  EXPECT_EQ(compare(subtract(sum, Wide(1)), ones), 0);
  EXPECT_TRUE(subtract(ones, ones).is_zero());
  EXPECT_EQ(ones.bits(), 192);
}

TEST(WidePowers, OfTenAreExact) {
  Wide power(1);
  for (int digits = 0; digits <= 228; ++digits) {
    EXPECT_EQ(compare(qw::number_detail::power_of_ten(digits), power), 0) << digits;
    power = multiply(power, Wide(10));
  }
  EXPECT_EQ(divide_in_place(power, Divisor(10)), 0U);
}

}  // namespace
}  // namespace qw_test
