// Currency, Money and allocation.
#include "number/money.h"

#include <limits>
#include <vector>

#include "core/number/number_testing.h"
#include "number/allocate.h"

namespace qw_test {
namespace {

using qw::ArithmeticError;
using qw::Currency;
using qw::Money;
using qw::Rounding;

Currency currency(const char* code) {
  const auto found = qw::find_currency(code);
  EXPECT_TRUE(found) << code;
  return found.value_or(Currency());
}

Money euro(std::int64_t minor) { return {minor, currency("EUR")}; }

// ---------------------------------------------------------------------------------------------- currency

TEST(CurrencyTable, HasTheExponentsOfTheStandard) {
  const struct {
    int exponent;
    std::vector<const char*> codes;
  } rows[] = {
      {0,
       {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF",
        "XPF"}},
      {2, {"AED", "CHF", "EUR", "GBP", "HUF", "IDR", "INR", "SEK", "USD", "ZWG"}},
      {3, {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}},
      {4, {"CLF", "UYW"}},
  };
  for (const auto& row : rows) {
    for (const char* code : row.codes) {
      EXPECT_EQ(currency(code).exponent(), row.exponent) << code;
      EXPECT_EQ(currency(code).code(), code);
    }
  }
}

TEST(CurrencyTable, HasNoOtherCodes) {
  for (const char* code : {"", "EU", "EURO", "eur", "XXX", "XAU", "XTS", "AAA", "ZZZ", "E\0R"}) {
    EXPECT_FALSE(qw::find_currency(code)) << code;
  }
  EXPECT_EQ(Currency().code(), "XXX");
  EXPECT_EQ(Currency().exponent(), 0);
}

TEST(CurrencyTable, ComparesByCode) {
  EXPECT_EQ(currency("EUR"), currency("EUR"));
  EXPECT_NE(currency("EUR"), currency("USD"));
}

// ---------------------------------------------------------------------------------------------- money

TEST(MoneyText, HasTheDecimalsOfTheCurrency) {
  EXPECT_EQ(to_text(euro(211250)), "2112.50");
  EXPECT_EQ(to_text(euro(-5)), "-0.05");
  EXPECT_EQ(to_text(euro(0)), "0.00");
  EXPECT_EQ(to_text(Money{100, currency("JPY")}), "100");
  EXPECT_EQ(to_text(Money{-1, currency("BHD")}), "-0.001");
  EXPECT_EQ(to_text(Money{123456, currency("CLF")}), "12.3456");
  EXPECT_EQ(to_text(euro(qw::kLargestMinor)), "10000000000000.00");
}

TEST(MoneyRounding, NamesItsMode) {
  const auto rounded = [](const char* amount, const char* code, Rounding mode) {
    const qw::MoneyResult result = round_to_money(dec(amount), currency(code), mode);
    return result.ok() ? to_text(result.value) : to_text(result.error);
  };
  EXPECT_EQ(rounded("60.325", "EUR", Rounding::half_up), "60.33");
  EXPECT_EQ(rounded("60.325", "EUR", Rounding::half_even), "60.32");
  EXPECT_EQ(rounded("-60.325", "EUR", Rounding::half_up), "-60.33");
  EXPECT_EQ(rounded("1538.4615", "EUR", Rounding::ceiling), "1538.47");
  EXPECT_EQ(rounded("-0.001", "EUR", Rounding::half_up), "0.00");
  EXPECT_EQ(rounded("99.5", "JPY", Rounding::half_up), "100");
  EXPECT_EQ(rounded("1.23455", "CLF", Rounding::half_up), "1.2346");
  EXPECT_EQ(rounded("1E+30", "EUR", Rounding::half_up), "overflow");
  EXPECT_EQ(rounded("9999999999999999999999999999999999", "EUR", Rounding::half_up), "overflow");
}

TEST(MoneyRounding, GivesBackTheExactAmount) {
  EXPECT_EQ(parts(to_decimal(euro(211250))), "211250E-2");
  EXPECT_EQ(parts(to_decimal(Money{-7, currency("JPY")})), "-7E0");
  EXPECT_EQ(round_to_money(to_decimal(euro(-5)), currency("EUR"), Rounding::down).value, euro(-5));
}

TEST(MoneyLimits, AreTestedAtTheEdge) {
  for (const std::int64_t sign : {1, -1}) {
    EXPECT_TRUE(qw::money_from_minor(sign * qw::kLargestMinor, currency("EUR")).ok());
    EXPECT_EQ(qw::money_from_minor(sign * (qw::kLargestMinor + 1), currency("EUR")).error, ArithmeticError::overflow);
    EXPECT_TRUE(qw::money_from_minor(sign * (qw::kLargestMinor - 1), currency("EUR")).ok());
  }
  const auto error_of = [](const char* amount) {
    return round_to_money(dec(amount), currency("EUR"), Rounding::half_up).error;
  };
  EXPECT_EQ(error_of("10000000000000.00"), ArithmeticError::none);
  EXPECT_EQ(error_of("10000000000000.004"), ArithmeticError::none);
  EXPECT_EQ(error_of("10000000000000.005"), ArithmeticError::overflow);
  EXPECT_EQ(error_of("-10000000000000.01"), ArithmeticError::overflow);
  EXPECT_EQ(error_of("-9999999999999.99"), ArithmeticError::none);
}

TEST(MoneySums, AreExactAndChecked) {
  EXPECT_EQ(add(euro(1050), euro(-51)).value, euro(999));
  EXPECT_EQ(subtract(euro(1050), euro(1051)).value, euro(-1));
  EXPECT_EQ(negate(euro(7)), euro(-7));
  EXPECT_TRUE(add(euro(qw::kLargestMinor - 1), euro(1)).ok());
  EXPECT_EQ(add(euro(qw::kLargestMinor), euro(1)).error, ArithmeticError::overflow);
  EXPECT_EQ(subtract(euro(-qw::kLargestMinor), euro(1)).error, ArithmeticError::overflow);
  const Money beyond = euro(std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(add(beyond, beyond).error, ArithmeticError::overflow);
  EXPECT_EQ(subtract(euro(-2), beyond).error, ArithmeticError::overflow);
}

TEST(MoneySums, RefuseTwoCurrencies) {
  const Money dollar{1, currency("USD")};
  EXPECT_EQ(add(euro(1), dollar).error, ArithmeticError::invalid);
  EXPECT_EQ(subtract(euro(1), dollar).error, ArithmeticError::invalid);
  EXPECT_NE(euro(1), dollar);
}

// ---------------------------------------------------------------------------------------------- allocation

struct AllocateCase {
  const char* name;
  std::int64_t total;
  std::vector<std::int64_t> weights;
  std::vector<std::int64_t> shares;
};

void PrintTo(const AllocateCase& test, std::ostream* out) { *out << test.total; }

class Allocate : public testing::TestWithParam<AllocateCase> {};

TEST_P(Allocate, GivesTheExpectedSharesForBothSigns) {
  const AllocateCase& test = GetParam();
  std::vector<std::int64_t> shares(test.weights.size(), 99);
  EXPECT_EQ(qw::allocate(test.total, test.weights, shares), ArithmeticError::none);
  EXPECT_EQ(shares, test.shares);
  EXPECT_EQ(qw::allocate(-test.total, test.weights, shares), ArithmeticError::none);
  for (std::int64_t& share : shares) share = -share;
  EXPECT_EQ(shares, test.shares);
}

constexpr std::int64_t kHuge = std::numeric_limits<std::int64_t>::max();

INSTANTIATE_TEST_SUITE_P(
    Cases, Allocate,
    testing::Values(AllocateCase{"ten_in_three", 1000, {1, 1, 1}, {334, 333, 333}},
                    AllocateCase{"seven_to_three", 5, {7, 3}, {4, 1}},
                    AllocateCase{"three_to_seven", 5, {3, 7}, {2, 3}},
                    AllocateCase{"document_discount", 7500, {500, 300, 175}, {3846, 2308, 1346}},
                    AllocateCase{"instalments", 100000, {33, 33, 34}, {33000, 33000, 34000}},
                    AllocateCase{"fractions_of_a_percent", 1000, {375, 625}, {375, 625}},
                    AllocateCase{"agreed_total_of_three", 1000000, {1, 1, 1}, {333334, 333333, 333333}},
                    AllocateCase{"one_unit_goes_to_the_first_tie", 1, {5, 5}, {1, 0}},
                    AllocateCase{"largest_remainder_before_first", 1, {1, 2, 1}, {0, 1, 0}},
                    AllocateCase{"zero_weight_gets_nothing", 10, {0, 3, 0, 3}, {0, 5, 0, 5}},
                    AllocateCase{"zero_total", 0, {1, 2}, {0, 0}}, AllocateCase{"zero_of_nothing", 0, {0, 0}, {0, 0}},
                    AllocateCase{"zero_over_no_items", 0, {}, {}}, AllocateCase{"single_item", 12345, {7}, {12345}},
                    AllocateCase{"needs_128_bits", kHuge, {kHuge, kHuge}, {kHuge / 2 + 1, kHuge / 2}}),
    [](const testing::TestParamInfo<AllocateCase>& param) { return std::string(param.param.name); });

struct MethodCase {
  const char* name;
  std::int64_t total;
  std::vector<std::int64_t> weights;
  std::vector<std::int64_t> first_line;
  std::vector<std::int64_t> cumulative;
};

TEST(AllocateMethods, GiveTheExpectedSharesForBothSigns) {
  const MethodCase cases[] = {
      {"ten in three", 1000, {1, 1, 1}, {334, 333, 333}, {333, 334, 333}},
      {"two left over", 1001, {1, 1, 1}, {335, 333, 333}, {334, 333, 334}},
      {"document discount", 7500, {500, 300, 175}, {3847, 2307, 1346}, {3846, 2308, 1346}},
      {"no weight first", 10, {0, 0, 3, 4}, {0, 0, 5, 5}, {0, 0, 4, 6}},
      {"one unit", 1, {1, 1, 1, 1}, {1, 0, 0, 0}, {0, 1, 0, 0}},
      {"a half rounds up", 1, {1, 1}, {1, 0}, {1, 0}},
      {"zero total", 0, {3, 4}, {0, 0}, {0, 0}},
      {"zero of nothing", 0, {0, 0}, {0, 0}, {0, 0}},
      {"needs 128 bits", kHuge, {kHuge, kHuge}, {kHuge / 2 + 1, kHuge / 2}, {kHuge / 2 + 1, kHuge / 2}},
  };
  for (const MethodCase& test : cases) {
    for (const std::int64_t sign : {1, -1}) {
      std::vector<std::int64_t> shares(test.weights.size(), 99);
      const auto signed_shares = [&](qw::Allocation method) {
        EXPECT_EQ(qw::allocate(sign * test.total, test.weights, shares, method), ArithmeticError::none);
        for (std::int64_t& share : shares) share *= sign;
        return shares;
      };
      EXPECT_EQ(signed_shares(qw::Allocation::first_line), test.first_line) << test.name;
      EXPECT_EQ(signed_shares(qw::Allocation::cumulative), test.cumulative) << test.name;
    }
  }
}

TEST(AllocateMethods, HaveNames) {
  for (const char* name : {"largest_remainder", "first_line", "cumulative"}) {
    const auto method = qw::parse_allocation(name);
    ASSERT_TRUE(method) << name;
    EXPECT_STREQ(qw::to_text(*method), name);
  }
  for (const char* name : {"", "first", "largest remainder", "Cumulative", "last_line"}) {
    EXPECT_FALSE(qw::parse_allocation(name)) << name;
  }
}

TEST(AllocateErrors, LeaveTheSharesAlone) {
  const struct {
    const char* name;
    std::int64_t total;
    std::vector<std::int64_t> weights;
    std::size_t shares;
    ArithmeticError expected;
  } cases[] = {
      {"negative weight", 10, {1, -1}, 2, ArithmeticError::invalid},
      {"negative weight and zero total", 0, {1, -1}, 2, ArithmeticError::invalid},
      {"all weights zero", 10, {0, 0}, 2, ArithmeticError::invalid},
      {"no items", 10, {}, 0, ArithmeticError::invalid},
      {"lengths differ", 10, {1, 2}, 3, ArithmeticError::invalid},
      {"weights too large", 10, {kHuge, kHuge, kHuge}, 3, ArithmeticError::overflow},
      {"too large and negative", 10, {kHuge, kHuge, kHuge, -1}, 4, ArithmeticError::invalid},
  };
  for (const auto& test : cases) {
    for (const char* name : {"largest_remainder", "first_line", "cumulative"}) {
      std::vector<std::int64_t> shares(test.shares, 99);
      EXPECT_EQ(qw::allocate(test.total, test.weights, shares, *qw::parse_allocation(name)), test.expected)
          << test.name;
      EXPECT_EQ(shares, std::vector<std::int64_t>(test.shares, 99)) << test.name;
    }
  }
}

TEST(AllocateLimits, TakeTheSmallestInteger) {
  const std::vector<std::int64_t> weights = {1};
  std::vector<std::int64_t> shares(1);
  for (const char* name : {"largest_remainder", "first_line", "cumulative"}) {
    const auto method = *qw::parse_allocation(name);
    EXPECT_EQ(qw::allocate(std::numeric_limits<std::int64_t>::min(), weights, shares, method), ArithmeticError::none);
    EXPECT_EQ(shares[0], std::numeric_limits<std::int64_t>::min()) << name;
  }
}

}  // namespace
}  // namespace qw_test
