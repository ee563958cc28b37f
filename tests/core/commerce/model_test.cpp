// The price models without tiers, one by one. Worked numbers carry the section and source of the project's semantics note.
#include "core/commerce/commerce_testing.h"

namespace qw_test {
namespace {

using qw::Param;
using qw::PriceFault;
using qw::PriceModel;

std::string price(PriceModel model, Given given, const char* basis = "0") {
  const qw::ModelTerms terms{.model = model, .tiers = {}, .used = {}, .basis = dec(basis)};
  return text_of(price_of(terms, line(given)));
}

TEST(Flat, IsItsValueWhateverTheQuantity) {
  EXPECT_EQ(price(PriceModel::flat, {{Param::value, "1250.50"}}), "1250.5");
  EXPECT_EQ(price(PriceModel::flat, {{Param::value, "1250.50"}, {Param::quantity, "7"}}), "1250.5");
  EXPECT_EQ(price(PriceModel::flat, {{Param::value, "1250.50"}, {Param::quantity, "-7"}}), "1250.5");
  EXPECT_EQ(price(PriceModel::flat, {}), "0");
}

TEST(PerUnit, MultipliesAnyQuantityExactly) {
  EXPECT_EQ(price(PriceModel::per_unit, {{Param::value, "12.345"}}), "12.345");  // one when not said
  EXPECT_EQ(price(PriceModel::per_unit, {{Param::value, "12.345"}, {Param::quantity, "0"}}), "0");
  EXPECT_EQ(price(PriceModel::per_unit, {{Param::value, "12.345"}, {Param::quantity, "2.5"}}), "30.8625");
  EXPECT_EQ(price(PriceModel::per_unit, {{Param::value, "0.000000000001"}, {Param::quantity, "1E+15"}}), "1000");
  EXPECT_EQ(price(PriceModel::per_unit, {{Param::value, "0.10"}, {Param::quantity, "999999999999999.5"}}),
            "99999999999999.95");
}

TEST(PerUnit, DividesOnceAndLast) {
  // 3 x 10 / 3, not 3 x 3.333...
  EXPECT_EQ(price(PriceModel::per_unit, {{Param::value, "10"}, {Param::per, "3"}, {Param::quantity, "3"}}), "10");
  EXPECT_EQ(price(PriceModel::per_unit,
                  {{Param::value, "10"}, {Param::per, "3"}, {Param::quantity, "3"}, {Param::base, "5"}}),
            "15");
  EXPECT_EQ(price(PriceModel::per_unit, {{Param::value, "5"}, {Param::per, "1000"}, {Param::quantity, "1"}}), "0.005");
  EXPECT_EQ(price(PriceModel::per_unit, {{Param::value, "5"}, {Param::per, "0"}}), "pricing.zero_per");
  EXPECT_EQ(price(PriceModel::per_unit, {{Param::value, "5"}, {Param::per, "-1"}}), "pricing.negative_number");
}

TEST(PerUnit, LeavesOutTheIncludedUnits) {
  const auto of = [](const char* quantity) {
    return price(PriceModel::per_unit,
                 {{Param::value, "2"}, {Param::included, "100"}, {Param::base, "30"}, {Param::quantity, quantity}});
  };
  EXPECT_EQ(of("0"), "30");
  EXPECT_EQ(of("99.99"), "30");
  EXPECT_EQ(of("100"), "30");
  EXPECT_EQ(of("100.01"), "30.02");
  EXPECT_EQ(of("101"), "32");
  EXPECT_EQ(of("-1"), "pricing.negative_quantity");
  EXPECT_EQ(price(PriceModel::per_unit, {{Param::value, "2"}, {Param::included, "-1"}}), "pricing.negative_number");
}

TEST(PerUnit, CreditsMirrorDebits) {
  EXPECT_EQ(price(PriceModel::per_unit, {{Param::value, "60.325"}, {Param::quantity, "1"}}), "60.325");
  EXPECT_EQ(price(PriceModel::per_unit, {{Param::value, "60.325"}, {Param::quantity, "-1"}}), "-60.325");
  EXPECT_EQ(price(PriceModel::per_unit, {{Param::value, "2"}, {Param::included, "0"}, {Param::quantity, "-3"}}), "-6");
}

TEST(Semantics2, AFactorThatIsNotStoredDoesNotDrift) {  // SF14: 12,328.77, and 12,328.80 with a factor of four places
  const auto exact =
      price(PriceModel::per_unit, {{Param::value, "12000"}, {Param::per, "365"}, {Param::quantity, "375"}});
  EXPECT_EQ(rounded(dec(exact.c_str())), "12328.77");
  EXPECT_EQ(price(PriceModel::per_unit, {{Param::value, "12000"}, {Param::quantity, "1.0274"}}), "12328.8");
}

std::string packages(const char* quantity, const char* included, const char* least = "0") {
  return price(PriceModel::package, {{Param::value, "5"},
                                     {Param::size, "100"},
                                     {Param::included, included},
                                     {Param::least, least},
                                     {Param::quantity, quantity}});
}

TEST(Semantics1, APackageIsStartedByItsFirstUnit) {  // BE1: 5 for each 100, the first 100 free, 201 units: 10
  EXPECT_EQ(packages("201", "100"), "10");
  EXPECT_EQ(packages("0", "0"), "0");
  EXPECT_EQ(packages("0.001", "0"), "5");
  EXPECT_EQ(packages("100", "0"), "5");
  EXPECT_EQ(packages("100.001", "0"), "10");
  EXPECT_EQ(packages("99.999", "0"), "5");
  EXPECT_EQ(packages("1E+15", "0"), "50000000000000");
}

TEST(Semantics1, APackageMayBeBilledAtLeastOnce) {  // BE6: one package for 10 units of 1,000,000, or for none
  const auto of = [](const char* quantity, const char* least) {
    return price(PriceModel::package,
                 {{Param::value, "9"}, {Param::size, "1000000"}, {Param::least, least}, {Param::quantity, quantity}});
  };
  EXPECT_EQ(of("10", "1"), "9");
  EXPECT_EQ(of("0", "1"), "9");
  EXPECT_EQ(of("0", "0"), "0");
  EXPECT_EQ(of("1000001", "1"), "18");
  EXPECT_EQ(of("1", "-1"), "pricing.negative_number");
}

TEST(Package, RefusesASizeOfNothingAndCredits) {
  EXPECT_EQ(price(PriceModel::package, {{Param::value, "5"}, {Param::size, "0"}}), "pricing.zero_per");
  EXPECT_EQ(price(PriceModel::package, {{Param::value, "5"}, {Param::size, "-1"}}), "pricing.negative_number");
  EXPECT_EQ(packages("-1", "0"), "pricing.negative_quantity");
  EXPECT_EQ(price(PriceModel::package,
                  {{Param::value, "5"}, {Param::size, "0.3"}, {Param::base, "7"}, {Param::quantity, "0.9"}}),
            "22");  // three packages exactly
}

TEST(PercentOf, IsAPercentOfItsBasis) {
  EXPECT_EQ(price(PriceModel::percent_of, {{Param::value, "18"}}, "12345.67"), "2222.2206");
  EXPECT_EQ(price(PriceModel::percent_of, {{Param::value, "0"}}, "12345.67"), "0");
  EXPECT_EQ(price(PriceModel::percent_of, {{Param::value, "18"}}, "-100"), "-18");
}

TEST(CostPlus, AddsAMarkup) {  // section 7: cost 60 at 66.67 % markup; markup 35 % on 1,000 is 1,350
  EXPECT_EQ(price(PriceModel::cost_plus, {{Param::value, "35"}}, "1000"), "1350");
  EXPECT_EQ(price(PriceModel::cost_plus, {{Param::value, "0"}}, "1000"), "1000");
  EXPECT_EQ(price(PriceModel::cost_plus, {{Param::value, "-10"}}, "1000"), "900");
}

TEST(Semantics7, ATargetMarginIsOfThePriceNotOfTheCost) {  // 1,000 / 0.65 = 1,538.4615, up to 1,538.47
  const qw::ModelTerms terms{.model = PriceModel::target_margin, .tiers = {}, .used = {}, .basis = dec("1000")};
  const qw::Amount amount = price_of(terms, line({{Param::value, "35"}}));
  ASSERT_TRUE(amount.ok());
  EXPECT_EQ(rounded(amount.value, 4), "1538.4615");
  EXPECT_EQ(qw::to_fixed_text(amount.value, 2, qw::Rounding::ceiling), "1538.47");
  EXPECT_EQ(price(PriceModel::target_margin, {{Param::value, "40"}}, "60"), "100");
  EXPECT_EQ(price(PriceModel::target_margin, {{Param::value, "0"}}, "60"), "60");
  EXPECT_EQ(price(PriceModel::target_margin, {{Param::value, "100"}}, "60"), "pricing.bad_margin");
  EXPECT_EQ(price(PriceModel::target_margin, {{Param::value, "99.999"}}, "60"), "6000000");
}

TEST(RoleHours, AreHoursTimesTheBillRate) {
  EXPECT_EQ(price(PriceModel::role_hours, {{Param::hours, "12.25"}, {Param::bill, "140"}}), "1715");
  EXPECT_EQ(price(PriceModel::role_hours, {{Param::hours, "12.25"}, {Param::bill, "140"}, {Param::quantity, "3"}}),
            "1715");
  EXPECT_EQ(price(PriceModel::role_hours, {{Param::hours, "-1"}, {Param::bill, "140"}}), "pricing.negative_number");
  EXPECT_EQ(price(PriceModel::role_hours, {{Param::hours, "1"}, {Param::low_hours, "-1"}}), "pricing.negative_number");
  EXPECT_EQ(price(PriceModel::role_hours, {{Param::hours, "1"}, {Param::high_hours, "-1"}}), "pricing.negative_number");
}

TEST(PassThrough, IsWhatTheThirdPartyChargesAndAMarkup) {
  EXPECT_EQ(price(PriceModel::pass_through, {{Param::value, "19.99"}, {Param::quantity, "3"}}), "59.97");
  EXPECT_EQ(price(PriceModel::pass_through, {{Param::value, "200"}, {Param::quantity, "3"}, {Param::markup, "7.5"}}),
            "645");
  EXPECT_EQ(price(PriceModel::pass_through, {{Param::value, "200"}, {Param::quantity, "-3"}, {Param::markup, "7.5"}}),
            "-645");
}

TEST(PriceOf, RefusesCreditsWhereTheyHaveNoMeaning) {
  for (std::size_t i = 0; i < qw::kPriceModels; ++i) {
    const auto model = static_cast<PriceModel>(i);
    const bool takes = model == PriceModel::flat || model == PriceModel::per_unit || model == PriceModel::pass_through;
    const std::string text = price(model, {{Param::value, "1"}, {Param::quantity, "-1"}});
    EXPECT_EQ(text == "pricing.negative_quantity", !takes) << to_text(model);
  }
}

TEST(PriceOf, SaysWhenANumberIsBeyondAll) {
  const Given huge = {{Param::value, "9E+6110"}, {Param::quantity, "9E+6110"}, {Param::hours, "9E+6110"},
                      {Param::bill, "9E+6110"},  {Param::size, "1"},           {Param::rate, "9E+6110"}};
  for (const PriceModel model :
       {PriceModel::per_unit, PriceModel::package, PriceModel::percent_of, PriceModel::cost_plus,
        PriceModel::role_hours, PriceModel::retainer, PriceModel::pass_through}) {
    EXPECT_EQ(price(model, huge, "9E+6110"), "pricing.too_large") << to_text(model);
  }
}

TEST(CostOf, KnowsItsFourForms) {
  const auto cost = [](qw::CostModel model) { return text_of(cost_of(model, dec("12.5"), dec("4"), dec("1000"))); };
  EXPECT_EQ(cost(qw::CostModel::none), "0");
  EXPECT_EQ(cost(qw::CostModel::flat), "12.5");
  EXPECT_EQ(cost(qw::CostModel::per_unit), "50");
  EXPECT_EQ(cost(qw::CostModel::percent_of_price), "125");
  EXPECT_EQ(text_of(cost_of(qw::CostModel::per_unit, dec("9E+6110"), dec("9E+6110"), dec("0"))), "pricing.too_large");
}

TEST(PriceFaults, HaveACodeAndARemedy) {
  EXPECT_EQ(code_of(PriceFault::none), "");
  for (auto i = static_cast<int>(PriceFault::too_large); i <= static_cast<int>(PriceFault::bad_tax); ++i) {
    const auto fault = static_cast<PriceFault>(i);
    EXPECT_EQ(code_of(fault).substr(0, 8), "pricing.") << i;
    EXPECT_EQ(remedy_of(fault).back(), '.') << i;
    EXPECT_NE(remedy_of(fault).find(';'), std::string_view::npos) << i;  // what is wrong; what to do
  }
  EXPECT_EQ(code_of(PriceFault::bad_tax), "pricing.bad_tax");
  EXPECT_EQ(code_of(PriceFault::end_before_start), "pricing.end_before_start");
}

}  // namespace
}  // namespace qw_test
