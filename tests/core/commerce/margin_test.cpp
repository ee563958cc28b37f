// Margins, markups and the prices and discounts that keep them.
#include "commerce/margin.h"

#include "core/commerce/price_testing.h"

namespace qw_test {
namespace {

using qw::Decimal;

std::string shown(const std::optional<Decimal>& value, int places) {
  return value ? to_fixed_text(*value, places) : "none";
}

std::string shown(const std::optional<qw::Money>& value) { return value ? to_text(*value) : "none"; }

TEST(Margin, Semantics7_Cost60Price100IsMargin40AndMarkup66_67) {
  EXPECT_EQ(shown(qw::margin_percent(money("100"), money("60")), 2), "40.00");
  EXPECT_EQ(shown(qw::markup_percent(money("100"), money("60")), 2), "66.67");
  EXPECT_EQ(shown(qw::margin_of_markup(number("25")), 0), "20");
  EXPECT_EQ(shown(qw::markup_of_margin(number("40")), 2), "66.67");
}

TEST(Margin, Semantics7_TargetOf35PercentOnCost1000Is1538_47) {
  EXPECT_EQ(shown(qw::floor_price(money("1000"), number("35"))), "1538.47");
  EXPECT_GE(*qw::margin_percent(money("1538.47"), money("1000")), number("35"));
  EXPECT_LT(*qw::margin_percent(money("1538.46"), money("1000")), number("35"));
  EXPECT_EQ(shown(qw::margin_percent(money("1538.46"), money("1000")), 5), "34.99993");
}

TEST(Margin, Semantics7_MarkupByMistakeGives25_93) {
  EXPECT_EQ(shown(qw::margin_percent(money("1350"), money("1000")), 2), "25.93");
}

TEST(Margin, Semantics7_TenPercentOffLeaves27_78) {
  EXPECT_EQ(shown(qw::margin_percent(money("100"), money("65")), 2), "35.00");
  EXPECT_EQ(shown(qw::margin_percent(money("90"), money("65")), 2), "27.78");
}

TEST(Margin, Semantics7_LargestDiscountIs15_38AndNever15_39) {
  EXPECT_EQ(shown(qw::largest_discount(money("100"), money("55"), number("35"), 2), 2), "15.38");
  EXPECT_EQ(shown(qw::largest_discount(money("100"), money("55"), number("35"), 6), 6), "15.384615");
  EXPECT_EQ(shown(qw::largest_discount(money("100"), money("55"), number("35"), 0), 0), "15");
}

TEST(Margin, Semantics7_BlendedMarginIsWeightedByRevenue) {
  const auto net = add(money("40000"), money("10000"));
  const auto cost = add(money("28000"), money("4000"));  // 30 % and 60 %
  EXPECT_EQ(shown(qw::margin_percent(net.value, cost.value), 2), "36.00");
}

TEST(Margin, Semantics7_UndefinedIsNoneAndZeroCostIsAllMargin) {
  EXPECT_FALSE(qw::margin_percent(money("0"), money("10")));
  EXPECT_FALSE(qw::margin_percent(money("-5"), money("10")));
  EXPECT_FALSE(qw::markup_percent(money("10"), money("0")));
  EXPECT_FALSE(qw::markup_percent(money("10"), money("-1")));
  EXPECT_EQ(shown(qw::margin_percent(money("10"), money("0")), 0), "100");
  EXPECT_EQ(shown(qw::margin_percent(money("10"), money("15")), 0), "-50");
  EXPECT_FALSE(qw::margin_of_markup(number("-100")));
  EXPECT_FALSE(qw::markup_of_margin(number("100")));
  EXPECT_FALSE(qw::markup_of_margin(number("100.01")));
  EXPECT_TRUE(qw::markup_of_margin(number("99.99")));
}

TEST(Margin, AFloorThatIsWholeIsNotRaised) {
  EXPECT_EQ(shown(qw::floor_price(money("65"), number("35"))), "100.00");
  EXPECT_EQ(shown(qw::floor_price(money("0"), number("35"))), "0.00");
  EXPECT_EQ(shown(qw::floor_price(money("1000", "JPY"), number("35"))), "1539");
  EXPECT_EQ(shown(qw::floor_price(money("10"), number("-25"))), "8.00");
  EXPECT_EQ(shown(qw::floor_price(money("-10"), number("70"))), "-33.33");  // the lowest price at or above it
}

TEST(Margin, NoFloorAtAHundredPercentOrBeyondTheLimit) {
  EXPECT_FALSE(qw::floor_price(money("10"), number("100")));
  EXPECT_FALSE(qw::floor_price(money("10"), number("120")));
  EXPECT_FALSE(qw::floor_price(money("9000000000000"), number("99.9999")));
  EXPECT_FALSE(qw::largest_discount(money("100"), money("10"), number("100"), 2));
  EXPECT_FALSE(qw::largest_discount(money("0"), money("10"), number("35"), 2));
  EXPECT_FALSE(qw::largest_discount(money("-5"), money("10"), number("35"), 2));
  EXPECT_FALSE(qw::largest_discount(money("5"), money("1"), number("35"), 13));
  EXPECT_FALSE(qw::largest_discount(money("5"), money("1"), number("35"), -1));
}

TEST(Margin, BelowTheFloorTheDiscountIsARaise) {
  EXPECT_EQ(shown(qw::largest_discount(money("100"), money("65"), number("35"), 2), 2), "0.00");
  // 65 / 0.63 = 103.1746...: 3.17 % more would be below the floor.
  EXPECT_EQ(shown(qw::largest_discount(money("100"), money("65"), number("37"), 2), 2), "-3.18");
}

}  // namespace
}  // namespace qw_test
