#include "whatif/risk.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qw {
namespace {

constexpr ThreePoint kTask = {4000, 6000, 14000};  // 40, 60, 140 hours
constexpr std::uint32_t kDraws = 100'000;

RiskDeal ten_tasks(double correlation) {
  RiskDeal deal;
  for (std::uint32_t i = 0; i < 10; ++i) deal.lines.push_back({i, kTask, 100'000'000});  // 100 cents for 0.01 h
  deal.net = 10'000'000;
  deal.fixed_cost = 500'000;
  deal.correlation = correlation;
  deal.seed = 7;
  return deal;
}

RiskResult simulated(RiskDeal deal, std::uint32_t draws = kDraws) {
  RiskRun run(std::move(deal));
  run.advance(draws);
  return run.result();
}

NormalEstimate estimate(double correlation) {
  return normal_estimate(std::vector<ThreePoint>(10, kTask), correlation, 0.8);
}

double hours(double hundredths) { return hundredths / 100; }
double to_tenth(double value) { return std::round(value * 10) / 10; }
double to_hundredth(double value) { return std::round(value * 100) / 100; }

// ---- semantics.md 11 ----
TEST(Semantics11, PertOf40And60And140) {
  EXPECT_EQ(hours(pert_mean(kTask)), 70);
  EXPECT_EQ(to_hundredth(hours(pert_deviation_classic(kTask))), 16.67);
  EXPECT_EQ(to_hundredth(hours(pert_deviation(kTask))), 17.32);
  EXPECT_EQ(hours(triangular_mean(kTask)), 80);
}

TEST(Semantics11, MostLikelyValuesOfTenTasksQuote14PercentTooLittle) {
  const double likely = 10 * hours(static_cast<double>(kTask.likely));
  const double mean = hours(estimate(0).mean);
  EXPECT_EQ(likely, 600);
  EXPECT_EQ(mean, 700);
  EXPECT_EQ(std::round(100 * (likely - mean) / mean), -14);
}

TEST(Semantics11, P80OfTenTasksIs746Or789Or846) {
  EXPECT_EQ(std::round(hours(estimate(0).value)), 746);
  EXPECT_EQ(std::round(hours(estimate(0.3).value)), 789);
  EXPECT_EQ(std::round(hours(estimate(1).value)), 846);
}

TEST(Semantics11, ContingencyOfTenTasksIs6Point6Or12Point7Or20Point8Percent) {
  EXPECT_EQ(to_tenth(estimate(0).contingency_pct), 6.6);
  EXPECT_EQ(to_tenth(estimate(0.3).contingency_pct), 12.7);
  EXPECT_EQ(to_tenth(estimate(1).contingency_pct), 20.8);
}

// Five standard errors of the mean; 2 % for what skewness and the copula move (the correlation is that of the scores).
TEST(Semantics11, SimulationAgreesWithTheClosedForms) {
  for (const double correlation : {0.0, 0.3, 1.0}) {
    const RiskResult result = simulated(ten_tasks(correlation));
    const NormalEstimate normal = estimate(correlation);
    const double error = normal.deviation / std::sqrt(double{kDraws});
    EXPECT_NEAR(static_cast<double>(result.hours.mean), normal.mean, 5 * error) << correlation;
    EXPECT_NEAR(static_cast<double>(result.hours.deviation), normal.deviation, 0.03 * normal.deviation) << correlation;
    EXPECT_NEAR(static_cast<double>(result.hours.p80), normal.value, 0.02 * normal.value) << correlation;
  }
}

// ---- the simulation ----
TEST(Risk, CostAndMarginFollowTheHours) {
  const RiskResult result = simulated(ten_tasks(0.3), 10'000);
  const auto cost = [](std::int64_t hundredths) { return 500'000 + hundredths * 100; };
  EXPECT_NEAR(static_cast<double>(result.cost.p80), static_cast<double>(cost(result.hours.p80)), 51);
  EXPECT_EQ(result.margin.p80, 10'000'000 - result.cost.p80);
  EXPECT_EQ(result.margin.mean, 10'000'000 - result.cost.mean);
  EXPECT_EQ(result.margin.deviation, result.cost.deviation);
  EXPECT_LT(result.hours.p50, result.hours.p80);
  EXPECT_LT(result.hours.p80, result.hours.p95);
}

TEST(Risk, SlicesDoNotMatter) {
  RiskRun sliced(ten_tasks(0.3));
  for (std::uint32_t until = 0; until < 5'000; until += 77) sliced.advance(until);
  const RiskResult early = sliced.result();
  EXPECT_EQ(early.draws, 77U * 64);
  sliced.advance(5'000);
  const RiskResult a = sliced.result(), b = simulated(ten_tasks(0.3), 5'000);
  EXPECT_EQ(a.draws, b.draws);
  EXPECT_EQ(a.hours, b.hours);
  EXPECT_EQ(a.cost, b.cost);
  for (std::size_t i = 0; i < a.tornado.size(); ++i) EXPECT_EQ(a.tornado[i].share, b.tornado[i].share);
}

TEST(Risk, TheSeedDecides) {
  RiskDeal other = ten_tasks(0.3);
  other.seed = 8;
  EXPECT_NE(simulated(other, 1'000).cost, simulated(ten_tasks(0.3), 1'000).cost);
  EXPECT_EQ(simulated(ten_tasks(0.3), 1'000).cost, simulated(ten_tasks(0.3), 1'000).cost);
}

// The bits of the doubles are the same on every machine, so these figures are too.
TEST(Risk, FixedFiguresOfASeed) {
  const RiskResult result = simulated(ten_tasks(0.3), 1'000);
  EXPECT_EQ(result.hours, (RiskSpread{69313, 10538, 68674, 78172, 87596}));
}

TEST(Risk, ALineKeepsItsDrawsWhenAnotherGoes) {
  RiskDeal two;
  two.net = 1;
  two.lines = {{3, kTask, 0}, {9, kTask, 1'000'000}};
  RiskDeal one = two;
  one.lines.erase(one.lines.begin());
  EXPECT_EQ(simulated(two, 2'000).cost, simulated(one, 2'000).cost);
}

TEST(Risk, HoursStayBetweenLowAndHigh) {
  RiskDeal deal;
  deal.lines = {{0, {100, 100, 100}, 1'000'000}, {1, {0, 0, 50}, 1'000'000}, {2, {10, 90, 90}, 1'000'000}};
  deal.correlation = 1;
  RiskRun run(deal);
  run.advance(20'000);
  const RiskResult result = run.result();
  EXPECT_GE(result.hours.p50, 110);
  EXPECT_LE(result.hours.p95, 240);
  EXPECT_EQ(result.tornado.back().line, 0U);
  EXPECT_EQ(result.tornado.back().swing(), 0);
  EXPECT_EQ(result.tornado.back().share, 0);
}

TEST(Risk, FloorIsCountedFromTheHighestCost) {
  RiskDeal deal = ten_tasks(0.3);
  EXPECT_EQ(simulated(deal, 1'000).below_floor, 0U);  // no floor
  deal.highest_cost = simulated(deal, 1'000).cost.p80;
  EXPECT_EQ(simulated(deal, 1'000).below_floor, 200U);
  deal.highest_cost = -1;
  EXPECT_EQ(simulated(deal, 1'000).below_floor, 1'000U);
}

TEST(Risk, TornadoIsExactAndInAStableOrder) {
  RiskDeal deal = ten_tasks(0);
  deal.lines[4].hours = {4000, 6000, 20000};
  const RiskResult result = simulated(deal, 1'000);
  ASSERT_EQ(result.tornado.size(), 10U);
  EXPECT_EQ(result.tornado[0].line, 4U);
  EXPECT_EQ(result.tornado[0].swing(), 16000 * 100);
  EXPECT_EQ(result.tornado[0].margin_low, 10'000'000 - 500'000 - 9 * 600'000 - 400'000);
  EXPECT_EQ(result.tornado[0].margin_high, 10'000'000 - 500'000 - 9 * 600'000 - 2'000'000);
  const std::vector<std::uint32_t> order = {4, 0, 1, 2, 3, 5, 6, 7, 8, 9};
  for (std::size_t i = 0; i < order.size(); ++i) EXPECT_EQ(result.tornado[i].line, order[i]);
}

TEST(Risk, SharesOfTheVarianceAddUp) {
  for (const double correlation : {0.0, 0.3, 1.0}) {
    std::int64_t sum = 0;
    for (const RiskSwing& swing : simulated(ten_tasks(correlation), 20'000).tornado) sum += swing.share;
    EXPECT_NEAR(static_cast<double>(sum), 10'000, 5) << correlation;
  }
}

TEST(Risk, MoreCorrelationMeansMoreSpread) {
  const std::int64_t none = simulated(ten_tasks(0), 20'000).cost.p95;
  const std::int64_t some = simulated(ten_tasks(0.3), 20'000).cost.p95;
  const std::int64_t full = simulated(ten_tasks(1), 20'000).cost.p95;
  EXPECT_LT(none, some);
  EXPECT_LT(some, full);
}

TEST(Risk, NearestRankOfAFewDraws) {
  RiskRun run(ten_tasks(0.3));
  run.advance(1);
  const RiskResult one = run.result();
  EXPECT_EQ(one.cost.p50, one.cost.p95);
  EXPECT_EQ(one.cost.mean, one.cost.p50);
  EXPECT_EQ(one.cost.deviation, 0);
}

TEST(Risk, DrawsAreBounded) {
  RiskDeal deal;
  deal.lines = {{0, kTask, 1'000'000}};
  RiskRun run(deal);
  run.advance(0xffffffff);
  EXPECT_EQ(run.drawn(), kMostDraws);
}

}  // namespace
}  // namespace qw
