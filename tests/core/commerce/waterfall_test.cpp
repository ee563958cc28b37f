// From list to net: order, stacking, rounding, and what is refused.
#include "commerce/waterfall.h"

#include "core/commerce/price_testing.h"

namespace qw_test {
namespace {

using qw::Cut;
using qw::Point;
using qw::PriceFault;
using qw::StepTerms;

StepTerms step(Cut cut, const char* value, bool of_list = false) {
  return {Point::discretionary, cut, number(value), of_list, 0};
}

struct Line {
  const char* list = "100";
  const char* quantity = "1";
  bool additive = false;
  bool round_each_step = false;
  qw::Rounding rounding = qw::Rounding::half_up;
};

struct Fallen {
  qw::WaterfallResult result;
  std::vector<qw::StepResult> steps;

  std::string net() const { return to_text(result.net); }
};

Fallen run(const Line& line, const std::vector<StepTerms>& steps) {
  Fallen made;
  qw::WaterfallTerms terms;
  terms.list = number(line.list);
  terms.list_rounded = money(line.list);
  terms.quantity = number(line.quantity);
  terms.steps = steps;
  terms.additive = line.additive;
  terms.round_each_step = line.round_each_step;
  terms.rounding = line.rounding;
  made.result = run_waterfall(terms, made.steps);
  return made;
}

// ---------------------------------------------------------------------------------------------- semantics 8

TEST(Waterfall, Semantics8_TwentyPercentThenThirtyOffIsNot30OffThen20Percent) {
  EXPECT_EQ(run({}, {step(Cut::pct, "20"), step(Cut::amount, "30")}).net(), "50.00");
  EXPECT_EQ(run({}, {step(Cut::amount, "30"), step(Cut::pct, "20")}).net(), "56.00");
}

TEST(Waterfall, Semantics8_Cascade120To90To72) {
  const Fallen made = run({"120"}, {step(Cut::amount, "30"), step(Cut::pct, "20")});
  ASSERT_EQ(made.steps.size(), 2U);
  EXPECT_EQ(to_text(made.steps[0].change), "-30.00");
  EXPECT_EQ(to_text(made.steps[0].after), "90.00");
  EXPECT_EQ(to_text(made.steps[1].change), "-18.00");
  EXPECT_EQ(made.net(), "72.00");
}

TEST(Waterfall, Semantics8_PartnerPercentOffListIs66) {
  EXPECT_EQ(run({"120"}, {step(Cut::amount, "30"), step(Cut::pct, "20", true)}).net(), "66.00");
}

TEST(Waterfall, Semantics8_PartnerFirstIs66) {
  EXPECT_EQ(run({"120"}, {step(Cut::pct, "20"), step(Cut::amount, "30")}).net(), "66.00");
}

TEST(Waterfall, Semantics8_TenAndFivePercentAre14_5CompoundingAnd15Additive) {
  const std::vector<StepTerms> steps = {step(Cut::pct, "10"), step(Cut::pct, "5")};
  EXPECT_EQ(run({}, steps).net(), "85.50");
  Line additive;
  additive.additive = true;
  EXPECT_EQ(run(additive, steps).net(), "85.00");
}

TEST(Waterfall, Semantics7_AfterTenPercentOff40PercentMoreVolumeEarnsTheSame) {
  const auto earned = [](const char* quantity, const char* list, const std::vector<StepTerms>& steps) {
    const auto cost = multiply(number(quantity), number("65")).value;
    return subtract(run({list, quantity}, steps).result.exact_net, cost).value;
  };
  EXPECT_EQ(earned("100", "10000", {}), number("3500"));
  EXPECT_EQ(earned("140", "14000", {step(Cut::pct, "10")}), number("3500"));
}

TEST(Waterfall, Semantics7_ANegativeDiscountRaises) {
  EXPECT_EQ(run({}, {step(Cut::pct, "-10")}).net(), "110.00");
  EXPECT_EQ(run({}, {step(Cut::amount, "-10")}).net(), "110.00");
}

// ---------------------------------------------------------------------------------------------- how amounts are made

TEST(Waterfall, WithoutStepsNetIsList) {
  Fallen made;
  qw::WaterfallTerms terms;
  terms.list = number("33.335");
  terms.list_rounded = money("33.33");  // rounded down by the book
  made.result = run_waterfall(terms, made.steps);
  EXPECT_EQ(made.net(), "33.33");
  EXPECT_EQ(made.result.exact_net, number("33.335"));
  EXPECT_TRUE(made.steps.empty());
}

TEST(Waterfall, RoundsTheRunningAmountOnce) {
  const Fallen made = run({"5573.60"}, {step(Cut::pct, "4")});
  EXPECT_EQ(made.net(), "5350.66");
  EXPECT_EQ(made.result.exact_net, number("5350.656"));
}

TEST(Waterfall, KeepsTheExactAmountBetweenSteps) {
  const std::vector<StepTerms> thirds = {step(Cut::pct, "33.3"), step(Cut::pct, "33.3"), step(Cut::pct, "33.3")};
  const Line exact{"10.01"};
  Line each = exact;
  each.round_each_step = true;
  EXPECT_EQ(run(exact, thirds).net(), "2.97");  // 10.01 x 0.667^3 = 2.9703...
  EXPECT_EQ(run(each, thirds).net(), "2.97");
  EXPECT_EQ(run(each, thirds).result.exact_net, run(exact, thirds).result.exact_net);    // of it no step is rounded
  EXPECT_EQ(run({"0.15"}, {step(Cut::pct, "50"), step(Cut::pct, "50")}).net(), "0.04");  // 0.0375
  Line small{"0.05"};
  EXPECT_EQ(run(small, {step(Cut::pct, "50"), step(Cut::pct, "50")}).net(), "0.01");  // 0.0125
  small.round_each_step = true;
  EXPECT_EQ(run(small, {step(Cut::pct, "50"), step(Cut::pct, "50")}).net(), "0.02");  // 0.025, 0.03, 0.015
}

TEST(Waterfall, PriceIsForOneUnitAndTotalForTheLine) {
  EXPECT_EQ(run({"100", "3"}, {step(Cut::price, "25.5")}).net(), "76.50");
  EXPECT_EQ(run({"100", "3"}, {step(Cut::total, "80.25")}).net(), "80.25");
  EXPECT_EQ(run({"100", "3"}, {step(Cut::total, "10000")}).net(), "10000.00");
}

TEST(Waterfall, TheListOfAPercentIsTheListAfterAContractPrice) {
  EXPECT_EQ(run({"100", "1"}, {step(Cut::price, "80"), step(Cut::pct, "10", true)}).net(), "70.00");
}

TEST(Waterfall, RoundsByTheModeOfTheBook) {
  Line line{"0.25"};
  EXPECT_EQ(run(line, {step(Cut::pct, "50")}).net(), "0.13");
  line.rounding = qw::Rounding::half_even;
  EXPECT_EQ(run(line, {step(Cut::pct, "50")}).net(), "0.12");
  line.rounding = qw::Rounding::up;
  EXPECT_EQ(run(line, {step(Cut::pct, "99")}).net(), "0.01");
}

TEST(Waterfall, ACreditIsDiscountedLikeWhatItCredits) {
  EXPECT_EQ(run({"-0.25", "-1"}, {step(Cut::pct, "50")}).net(), "-0.13");
  EXPECT_EQ(run({"-100", "-1"}, {step(Cut::price, "80")}).net(), "-80.00");
  EXPECT_EQ(run({"-100", "-1"}, {step(Cut::amount, "-30")}).net(), "-70.00");
}

TEST(Waterfall, AppendsToWhatIsThere) {
  Fallen made = run({}, {step(Cut::pct, "10")});
  const std::vector<StepTerms> more = {step(Cut::pct, "20")};
  qw::WaterfallTerms terms;
  terms.list = number("50");
  terms.list_rounded = money("50");
  terms.steps = more;
  run_waterfall(terms, made.steps);
  ASSERT_EQ(made.steps.size(), 2U);
  EXPECT_EQ(to_text(made.steps[0].after), "90.00");
  EXPECT_EQ(to_text(made.steps[1].after), "40.00");
}

// ---------------------------------------------------------------------------------------------- limits

TEST(Waterfall, AHundredPercentIsFineAndMoreIsNot) {
  EXPECT_EQ(run({}, {step(Cut::pct, "100")}).net(), "0.00");
  EXPECT_EQ(run({"-100"}, {step(Cut::pct, "100")}).net(), "0.00");
  EXPECT_EQ(run({}, {step(Cut::pct, "100.0001")}).result.fault, PriceFault::over_discounted);
  EXPECT_EQ(run({"0"}, {step(Cut::pct, "101")}).result.fault, PriceFault::over_discounted);
}

// A step leads past zero by less than a cent: refused although it would be shown as 0.00.
TEST(Waterfall, TheSignIsThatOfTheExactAmount) {
  EXPECT_EQ(run({"0.001"}, {step(Cut::amount, "0.002")}).result.fault, PriceFault::over_discounted);
  EXPECT_EQ(run({"-0.001"}, {step(Cut::amount, "-0.002")}).result.fault, PriceFault::over_discounted);
  EXPECT_EQ(run({"0"}, {step(Cut::amount, "-1")}).net(), "1.00");
  EXPECT_EQ(run({"0", "-1"}, {step(Cut::price, "5")}).result.fault, PriceFault::over_discounted);
}

TEST(Waterfall, AZeroPercentChangesNothing) {
  const Fallen made = run({"33.335"}, {step(Cut::pct, "0")});
  EXPECT_EQ(made.net(), "33.34");
  ASSERT_EQ(made.steps.size(), 1U);
  EXPECT_EQ(made.steps[0].change.minor, 0);
}

TEST(Waterfall, RefusesAStepThatTurnsTheSign) {
  const Fallen made = run({}, {step(Cut::pct, "50"), step(Cut::amount, "50"), step(Cut::amount, "0.001")});
  EXPECT_EQ(made.result.fault, PriceFault::over_discounted);
  EXPECT_EQ(made.result.faulty_step, 2U);
  EXPECT_TRUE(made.steps.empty());
  Line additive;
  additive.additive = true;
  EXPECT_EQ(run(additive, {step(Cut::pct, "60"), step(Cut::pct, "60")}).result.fault, PriceFault::over_discounted);
  EXPECT_EQ(run({"-100"}, {step(Cut::total, "1")}).result.fault, PriceFault::over_discounted);
  EXPECT_EQ(run({"0"}, {step(Cut::amount, "1")}).result.fault, PriceFault::over_discounted);
}

TEST(Waterfall, RefusesWhatNobodyCanQuote) {
  EXPECT_EQ(run({}, {step(Cut::total, "10000000000000")}).result.fault, PriceFault::none);
  EXPECT_EQ(run({}, {step(Cut::total, "10000000000000.01")}).result.fault, PriceFault::too_large);
  StepTerms huge = step(Cut::price, "1");
  huge.value = qw::Decimal::from_parts(false, 1, 6111);
  EXPECT_EQ(run({"1", "1000000000000000000000000000000000"}, {huge}).result.fault, PriceFault::too_large);
}

}  // namespace
}  // namespace qw_test
