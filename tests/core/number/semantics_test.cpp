// The worked numbers of the project's semantics note, sections 2, 3, 5, 7 and 12, as far as Decimal, Money and allocation
// express them. Each must come out exactly.
#include <vector>

#include "core/number/number_testing.h"
#include "number/allocate.h"
#include "number/money.h"

namespace qw_test {
namespace {

using qw::Allocation;
using qw::ArithmeticError;
using qw::Decimal;
using qw::Rounding;

Decimal sum(const Decimal& a, const Decimal& b) { return add(a, b).value; }
Decimal difference(const Decimal& a, const Decimal& b) { return subtract(a, b).value; }
Decimal product(const Decimal& a, const Decimal& b) { return multiply(a, b).value; }
Decimal quotient(const Decimal& a, const Decimal& b) { return divide(a, b).value; }
const Decimal kOne = Decimal::from_int(1);
const Decimal kHundred = Decimal::from_int(100);

std::string rounded(const Decimal& a, int places, Rounding rounding = Rounding::half_up) {
  return qw::to_fixed_text(a, places, rounding);
}

std::string money(const Decimal& amount, const char* currency, Rounding rounding = Rounding::half_up) {
  const qw::MoneyResult result = round_to_money(amount, *qw::find_currency(currency), rounding);
  return result.ok() ? to_text(result.value) : to_text(result.error);
}

// ---------------------------------------------------------------------------------------------- 2 representation

TEST(Semantics2, DecimalsThatADoubleCannotHoldStayAsWritten) {
  for (const char* text : {"60.325", "1.005", "2.675", "9007199254740993", "0.000000000001"}) {
    EXPECT_EQ(qw::to_plain_text(dec(text)), text);
  }
  EXPECT_EQ(money(dec("1.005"), "EUR"), "1.01");
  EXPECT_EQ(money(dec("2.675"), "EUR"), "2.68");
}

TEST(Semantics2, AFactorIsNeverRoundedBeforeItIsUsed) {
  const Decimal factor = quotient(dec("375"), dec("365"));
  EXPECT_EQ(money(product(dec("12000"), factor), "EUR"), "12328.77");
  const Decimal stored = quantize(factor, -4, Rounding::half_up).value;
  EXPECT_EQ(qw::to_plain_text(stored), "1.0274");
  EXPECT_EQ(money(product(dec("12000"), stored), "EUR"), "12328.80");
}

// ---------------------------------------------------------------------------------------------- 3 rounding modes

TEST(Semantics3, HalfUpHalfEvenAndTheRuleOfXPathDifferAtTies) {
  const auto xpath = [](const char* text) { return qw::to_plain_text(qw::floor(sum(dec(text), dec("0.5"))).value); };
  EXPECT_EQ(rounded(dec("2.5"), 0, Rounding::half_up), "3");
  EXPECT_EQ(rounded(dec("2.5"), 0, Rounding::half_even), "2");
  EXPECT_EQ(xpath("2.5"), "3");
  EXPECT_EQ(rounded(dec("-0.5"), 0, Rounding::half_up), "-1");
  EXPECT_EQ(rounded(dec("-0.5"), 0, Rounding::half_even), "0");
  EXPECT_EQ(xpath("-0.5"), "0");
}

TEST(Semantics3, AnInvoiceAndItsCreditNoteCancel) {
  const Decimal tax = product(dec("317.50"), dec("0.19"));
  EXPECT_EQ(qw::to_plain_text(tax), "60.325");
  EXPECT_EQ(money(tax, "EUR", Rounding::half_up), "60.33");
  EXPECT_EQ(money(negate(tax), "EUR", Rounding::half_up), "-60.33");
  EXPECT_EQ(money(tax, "EUR", Rounding::half_even), "60.32");
  EXPECT_EQ(money(negate(tax), "EUR", Rounding::half_even), "-60.32");
  // floor(x + 1/2) at the cent, which is wrong: 60.33 and -60.32.
  const Decimal half = dec("0.005");
  EXPECT_EQ(money(sum(tax, half), "EUR", Rounding::floor), "60.33");
  EXPECT_EQ(money(sum(negate(tax), half), "EUR", Rounding::floor), "-60.32");
}

TEST(Semantics3, FloorsRoundUpAndCapsRoundDown) {
  EXPECT_EQ(money(dec("1538.4615"), "EUR", Rounding::ceiling), "1538.47");
  EXPECT_EQ(rounded(dec("15.3846"), 2, Rounding::down), "15.38");
}

// ---------------------------------------------------------------------------------------------- 5 allocation

using Amounts = std::vector<std::int64_t>;

Amounts shares_of(std::int64_t total, const Amounts& weights, Allocation method = Allocation::largest_remainder) {
  Amounts shares(weights.size(), -1);
  EXPECT_EQ(qw::allocate(total, weights, shares, method), ArithmeticError::none);
  return shares;
}

TEST(Semantics5, TenInThreeIsNotThreeTimesTheSame) { EXPECT_EQ(shares_of(1000, {1, 1, 1}), (Amounts{334, 333, 333})); }

TEST(Semantics5, FiveCentsGoBySevenToThreeAndThreeToSeven) {
  EXPECT_EQ(shares_of(5, {7, 3}), (Amounts{4, 1}));
  EXPECT_EQ(shares_of(5, {3, 7}), (Amounts{2, 3}));
}

TEST(Semantics5, ADocumentDiscountIsSpreadOverItsLines) {
  EXPECT_EQ(shares_of(7500, {50000, 30000, 17500}), (Amounts{3846, 2308, 1346}));
}

TEST(Semantics5, InstalmentsInPercentAddUp) {
  EXPECT_EQ(shares_of(100000, {33, 33, 34}), (Amounts{33000, 33000, 34000}));
}

TEST(Semantics5, FractionsOfAPercentAreNotCutToIntegers) {
  EXPECT_EQ(shares_of(10000, {375, 625}), (Amounts{3750, 6250}));
}

TEST(Semantics5, ManySmallLinesLeaveNoDriftForTheCreditLine) {
  const Amounts shares = shares_of(10000, Amounts(81, 1));
  std::int64_t total = 0;
  for (const std::int64_t share : shares) {
    EXPECT_TRUE(share == 123 || share == 124) << share;
    total += share;
  }
  EXPECT_EQ(total, 10000);
}

TEST(Semantics5, AnAgreedTotalIsKeptWhereNoUnitPriceReachesIt) {
  EXPECT_EQ(shares_of(1000000, {1, 1, 1}), (Amounts{333334, 333333, 333333}));
  const Decimal unit = quantize(quotient(dec("10000.00"), dec("3")), -2, Rounding::half_up).value;
  EXPECT_EQ(qw::to_plain_text(product(unit, dec("3"))), "9999.99");
}

// ---------------------------------------------------------------------------------------------- 7 margin, markup, floors

Decimal margin(const Decimal& price, const Decimal& cost) { return quotient(difference(price, cost), price); }
Decimal markup(const Decimal& price, const Decimal& cost) { return quotient(difference(price, cost), cost); }
std::string percent(const Decimal& ratio, int places) { return rounded(product(ratio, kHundred), places); }

TEST(Semantics7, MarginAndMarkupOfTheSamePrice) {
  const Decimal m = margin(dec("100"), dec("60"));
  const Decimal u = markup(dec("100"), dec("60"));
  EXPECT_EQ(percent(m, 2), "40.00");
  EXPECT_EQ(percent(u, 2), "66.67");
  EXPECT_EQ(percent(quotient(u, sum(kOne, u)), 2), "40.00");
  EXPECT_EQ(percent(quotient(m, difference(kOne, m)), 2), "66.67");
}

TEST(Semantics7, APriceForATargetMarginRoundsUp) {
  const Decimal price = quotient(dec("1000"), dec("0.65"));
  EXPECT_EQ(rounded(price, 4), "1538.4615");
  EXPECT_EQ(money(price, "EUR", Rounding::ceiling), "1538.47");
  EXPECT_GE(margin(dec("1538.47"), dec("1000")), dec("0.35"));
  EXPECT_LT(margin(dec("1538.46"), dec("1000")), dec("0.35"));
  EXPECT_EQ(percent(margin(dec("1538.46"), dec("1000")), 5), "34.99993");
  EXPECT_EQ(percent(margin(dec("1350"), dec("1000")), 2), "25.93");  // with markup by mistake
}

TEST(Semantics7, ADiscountTakesMoreMarginThanItsPercentage) {
  EXPECT_EQ(percent(margin(dec("100"), dec("65")), 0), "35");
  const Decimal price = product(dec("100"), dec("0.90"));
  EXPECT_EQ(percent(margin(price, dec("65")), 2), "27.78");
  const Decimal volume = quotient(difference(dec("100"), dec("65")), difference(price, dec("65")));
  EXPECT_EQ(percent(difference(volume, kOne), 0), "40");
}

TEST(Semantics7, TheLargestDiscountToTheFloorRoundsDown) {
  const Decimal floor_price = quotient(dec("55"), difference(kOne, dec("0.35")));
  const Decimal discount = product(difference(kOne, quotient(floor_price, dec("100"))), kHundred);
  EXPECT_EQ(rounded(discount, 2, Rounding::down), "15.38");
  EXPECT_LT(discount, dec("15.39"));
}

TEST(Semantics7, ABlendedMarginIsWeightedByRevenue) {
  const Decimal profit = sum(product(dec("40000"), dec("0.30")), product(dec("10000"), dec("0.60")));
  EXPECT_EQ(percent(quotient(profit, dec("50000")), 0), "36");
}

TEST(Semantics7, AMarginOfAZeroPriceIsUndefinedAndOfAZeroCostWhole) {
  EXPECT_EQ(divide(difference(dec("0"), dec("60")), dec("0")).error, ArithmeticError::division_by_zero);
  EXPECT_EQ(divide(dec("0"), dec("0")).error, ArithmeticError::invalid);
  EXPECT_EQ(percent(margin(dec("100"), dec("0")), 0), "100");
}

// ---------------------------------------------------------------------------------------------- 12 minor units

TEST(Semantics12, AmountsRoundToTheMinorUnitOfTheStandard) {
  const Decimal amount = dec("1234.56785");
  for (const char* code : {"BIF", "CLP", "ISK", "JPY", "KRW", "UGX", "VND", "XAF", "XOF"}) {
    EXPECT_EQ(money(amount, code), "1235") << code;
  }
  for (const char* code : {"EUR", "USD", "CHF", "HUF", "IDR"}) EXPECT_EQ(money(amount, code), "1234.57") << code;
  for (const char* code : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}) {
    EXPECT_EQ(money(amount, code), "1234.568") << code;
  }
  for (const char* code : {"CLF", "UYW"}) EXPECT_EQ(money(amount, code), "1234.5679") << code;
}

TEST(Semantics12, ACashIncrementIsNotTheMinorUnit) {
  const auto in_cash = [](const char* amount) {
    const Decimal coins = quantize(quotient(dec(amount), dec("0.05")), 0, Rounding::half_up).value;
    return money(product(coins, dec("0.05")), "CHF");
  };
  EXPECT_EQ(in_cash("12.32"), "12.30");
  EXPECT_EQ(in_cash("12.33"), "12.35");
  EXPECT_EQ(in_cash("-12.325"), "-12.35");
  EXPECT_EQ(money(dec("12.32"), "CHF"), "12.32");
}

TEST(Semantics12, AnInvertedRateIsNotTheRate) {
  const Decimal rate = dec("1.95583");
  const Decimal inverse = quantize(quotient(kOne, rate), -6, Rounding::half_up).value;
  EXPECT_EQ(money(quotient(dec("10000000"), rate), "EUR"), "5112918.81");
  EXPECT_EQ(money(product(dec("10000000"), inverse), "EUR"), "5112920.00");
}

}  // namespace
}  // namespace qw_test
