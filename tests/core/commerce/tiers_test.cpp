// Tiers: section 1 of the project's semantics note, its tables under their letters and with their sources.
#include "core/commerce/commerce_testing.h"

namespace qw_test {
namespace {

using qw::Param;
using qw::PriceModel;
using qw::Tier;
using Tiers = std::vector<Tier>;

std::string price(PriceModel model, const Tiers& tiers, const char* quantity, bool flat_fee_when_zero = true) {
  const qw::ModelTerms terms{
      .model = model, .tiers = tiers, .used = {}, .flat_fee_when_zero = flat_fee_when_zero, .basis = {}};
  return text_of(price_of(terms, line({{Param::quantity, quantity}})));
}

// Table A [BE1], with a fixed fee for each tier.
Tiers table_a(const char* fee) {
  return {tier("10000", "0.0010", fee), tier("50000", "0.0008", fee), tier("100000", "0.0006", fee),
          tier(nullptr, "0.0004", fee)};
}

TEST(Semantics1, TableAVolume) {  // BE1: 65,000 x 0.0006 + 10
  EXPECT_EQ(price(PriceModel::volume, table_a("10"), "65000"), "49");
}

TEST(Semantics1, TableAGraduated) {  // BE1: 10 + 32 + 9
  EXPECT_EQ(price(PriceModel::graduated, table_a("0"), "65000"), "51");
  EXPECT_EQ(price(PriceModel::graduated, table_a("10"), "65000"), "81");  // a fee for each tier reached
}

TEST(Semantics1, TableAHasACliffDownwardsAtEachBound) {
  const auto of = [](const char* quantity) { return price(PriceModel::volume, table_a("10"), quantity); };
  EXPECT_EQ(of("10000"), "20");
  EXPECT_EQ(of("10001"), "18.0008");
  EXPECT_EQ(of("50000"), "50");
  EXPECT_EQ(of("50001"), "40.0006");
  EXPECT_EQ(of("66666"), "49.9996");  // the last one below the price of 50,000
  EXPECT_EQ(of("66667"), "50.0002");
  EXPECT_EQ(of("100000"), "70");
  EXPECT_EQ(of("100001"), "50.0004");
}

TEST(Semantics1, TableB) {  // BE11: 100 + 450 + 50; all at the last price
  const Tiers tiers = {tier("1000", "0.10"), tier("10000", "0.05"), tier(nullptr, "0.01")};
  EXPECT_EQ(price(PriceModel::graduated, tiers, "15000"), "600");
  EXPECT_EQ(price(PriceModel::volume, tiers, "15000"), "150");
}

TEST(Semantics1, TableC) {  // 10 + 72 + 25
  const Tiers tiers = {tier("1000", "0.01"), tier("10000", "0.008"), tier(nullptr, "0.005")};
  EXPECT_EQ(price(PriceModel::graduated, tiers, "15000"), "107");
}

TEST(Semantics1, TableDPercents) {  // SF4: 30 of list 100, range 2,100, slab 2,380 (20.67 %)
  const Tiers tiers = {tier("9", "10"), tier("19", "20"), tier(nullptr, "30")};
  const auto pay = [&](bool graduated) {
    const qw::Amount pct = schedule_percent(tiers, dec("30"), graduated);
    return rounded(divide(multiply(dec("3000"), subtract(dec("100"), pct.value).value).value, dec("100")).value);
  };
  EXPECT_EQ(pay(false), "2100.00");
  EXPECT_EQ(pay(true), "2380.00");
  EXPECT_EQ(rounded(schedule_percent(tiers, dec("30"), true).value), "20.67");
}

TEST(Semantics1, AStairStepIsTheFeeOfTheTier) {  // BE5: 4,500 is in 1,001 to 5,000
  const Tiers tiers = {tier("1000", "0", "50"), tier("5000", "0", "200"), tier("10000", "0", "350")};
  const auto of = [&](const char* quantity) { return price(PriceModel::stair_step, tiers, quantity); };
  EXPECT_EQ(of("4500"), "200");
  EXPECT_EQ(of("1000"), "50");
  EXPECT_EQ(of("1000.0001"), "200");
  EXPECT_EQ(of("10000"), "350");
  EXPECT_EQ(of("10000.0001"), "pricing.bad_tiers");
}

TEST(Semantics1, PackagesAreCountedInEachTier) {  // BE5: ceil(2.5) x 10 + ceil(2.0) x 8 = 46, not five blocks
  const Tiers tiers = {tier("2500", "10", "0", "1000"), tier(nullptr, "8", "0", "1000")};
  EXPECT_EQ(price(PriceModel::package_graduated, tiers, "4500"), "46");
  EXPECT_EQ(price(PriceModel::package_volume, tiers, "4500"), "40");  // ceil(4.5) x 8
  EXPECT_EQ(price(PriceModel::package_graduated, tiers, "2500"), "30");
  EXPECT_EQ(price(PriceModel::package_graduated, tiers, "2500.01"), "38");
  EXPECT_EQ(price(PriceModel::package_graduated, tiers, "0"), "0");
}

TEST(Semantics1, TheFlatFeeAtZeroIsAFlag) {  // lago #648, PR 5760; BE2, BE4
  for (const PriceModel model : {PriceModel::graduated, PriceModel::volume, PriceModel::stair_step,
                                 PriceModel::package_graduated, PriceModel::package_volume}) {
    EXPECT_EQ(price(model, table_a("10"), "0", true), "10") << to_text(model);
    EXPECT_EQ(price(model, table_a("10"), "0", false), "0") << to_text(model);
    EXPECT_NE(price(model, table_a("10"), "0.001", false), "0") << to_text(model);
  }
}

TEST(Tiers, HoldTheirUpperBoundAndFractions) {
  const Tiers tiers = {tier("10", "3", "1"), tier("20.5", "2", "2"), tier(nullptr, "1", "4")};
  const auto of = [&](PriceModel model, const char* quantity) { return price(model, tiers, quantity); };
  EXPECT_EQ(of(PriceModel::graduated, "10"), "31");
  EXPECT_EQ(of(PriceModel::graduated, "9.999"), "30.997");
  EXPECT_EQ(of(PriceModel::graduated, "10.001"), "33.002");
  EXPECT_EQ(of(PriceModel::graduated, "20.5"), "54");
  EXPECT_EQ(of(PriceModel::graduated, "20.501"), "58.001");
  EXPECT_EQ(of(PriceModel::graduated, "1E+15"), "1000000000000037.5");
  EXPECT_EQ(of(PriceModel::volume, "10"), "31");
  EXPECT_EQ(of(PriceModel::volume, "10.001"), "22.002");
  EXPECT_EQ(of(PriceModel::volume, "10.000000000000000000000000000001"), "22.000000000000000000000000000002");
}

TEST(Tiers, CountFromWhatIsIncluded) {
  const Tiers tiers = {tier("10", "3"), tier(nullptr, "1")};
  const qw::ModelTerms terms{.model = PriceModel::graduated, .tiers = tiers, .used = {}, .basis = {}};
  const auto of = [&](const char* quantity) {
    return text_of(price_of(terms, line({{Param::quantity, quantity}, {Param::included, "5"}, {Param::base, "100"}})));
  };
  EXPECT_EQ(of("4"), "100");
  EXPECT_EQ(of("5"), "100");
  EXPECT_EQ(of("15"), "130");
  EXPECT_EQ(of("16"), "131");
}

TEST(Tiers, InDisorderAreRefused) {
  const Tiers good = {tier("10", "1"), tier("20", "1"), tier(nullptr, "1")};
  const Tiers bounded = {tier("10", "1"), tier("20", "1")};
  const Tiers equal = {tier("10", "1"), tier("10", "1")};
  const Tiers falling = {tier("10", "1"), tier("9.99", "1"), tier(nullptr, "1")};
  const Tiers open_first = {tier(nullptr, "1"), tier("10", "1")};
  const Tiers below_zero = {tier("-1", "1"), tier("10", "1")};
  const Tiers holds_nothing = {tier("0", "1"), tier("10", "1")};
  EXPECT_EQ(check_tiers(good), qw::PriceFault::none);
  EXPECT_EQ(check_tiers(bounded), qw::PriceFault::none);
  for (const Tiers& tiers : {equal, falling, open_first, below_zero, holds_nothing, Tiers()}) {
    EXPECT_EQ(check_tiers(tiers), qw::PriceFault::bad_tiers);
    EXPECT_EQ(price(PriceModel::volume, tiers, "1"), "pricing.bad_tiers");
    EXPECT_EQ(text_of(schedule_percent(tiers, dec("1"), true)), "pricing.bad_tiers");
  }
  EXPECT_EQ(tier_reached(bounded, dec("20")), 1U);
  EXPECT_EQ(tier_reached(bounded, dec("20.01")), 2U);
  EXPECT_EQ(price(PriceModel::graduated, bounded, "20.01"), "pricing.bad_tiers");
  EXPECT_EQ(text_of(schedule_percent(bounded, dec("20.01"), false)), "pricing.bad_tiers");
  EXPECT_EQ(price(PriceModel::package_volume, {tier(nullptr, "1", "0", "0")}, "1"), "pricing.zero_per");
  EXPECT_EQ(price(PriceModel::package_volume, {tier(nullptr, "1", "0", "-1")}, "1"), "pricing.negative_number");
}

TEST(Tiers, PartsAddUpToThePrice) {
  const Tiers tiers = {tier("2500", "10", "1", "1000"), tier("4000", "8", "2", "1000"),
                       tier(nullptr, "6", "3", "1000")};
  const qw::Params params = line({{Param::quantity, "4500"}});
  for (const PriceModel model : {PriceModel::graduated, PriceModel::volume, PriceModel::stair_step,
                                 PriceModel::package_graduated, PriceModel::package_volume}) {
    const qw::ModelTerms terms{.model = model, .tiers = tiers, .used = {}, .basis = {}};
    qw::Decimal sum;
    for (const qw::TierPart& part : tier_parts(terms, params)) sum = add(sum, part.amount).value;
    EXPECT_EQ(sum, price_of(terms, params).value) << to_text(model);
  }
  const qw::ModelTerms terms{.model = PriceModel::package_graduated, .tiers = tiers, .used = {}, .basis = {}};
  const auto parts = tier_parts(terms, params);
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[1].tier, 1U);
  EXPECT_EQ(parts[1].units, dec("1500"));
  EXPECT_EQ(parts[1].packages, dec("2"));
  EXPECT_EQ(parts[1].amount, dec("18"));
  EXPECT_TRUE(tier_parts({.model = PriceModel::flat, .tiers = tiers, .used = {}, .basis = {}}, params).empty());
}

TEST(Schedule, GivesAPercentForEverySize) {
  const Tiers tiers = {tier("9", "10"), tier("19", "20"), tier(nullptr, "30")};
  const auto of = [&](const char* quantity, bool graduated) {
    return text_of(schedule_percent(tiers, dec(quantity), graduated));
  };
  EXPECT_EQ(of("9", false), "10");
  EXPECT_EQ(of("9.01", false), "20");
  EXPECT_EQ(of("0", false), "10");
  EXPECT_EQ(of("0", true), "10");
  EXPECT_EQ(of("18", true), "15");
  EXPECT_EQ(of("-18", true), "15");  // a credit as what it undoes
  EXPECT_EQ(of("-18", false), "20");
}

}  // namespace
}  // namespace qw_test
