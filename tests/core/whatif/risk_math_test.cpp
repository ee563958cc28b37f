#include "whatif/risk_math.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qw::risk {
namespace {

using Words = std::array<std::uint32_t, 4>;

// The known answers that the authors of the generator publish for philox4x32-10.
TEST(RiskMath, PhiloxGivesItsKnownAnswers) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  constexpr std::uint32_t kOnes = 0xffffffff;
  EXPECT_EQ(philox({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}),
            (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(RiskMath, ExponentialAndLogarithmAgreeWithTheLibrary) {
  for (double x = 0; x > -690; x -= 0.37) EXPECT_NEAR(exponential(x) / std::exp(x), 1, 1e-13) << x;
  for (double x = 1; x > 1e-300; x *= 0.731) EXPECT_NEAR(logarithm(x), std::log(x), 1e-13 * (1 - std::log(x))) << x;
}

double probability_above(double z) { return std::erfc(z / std::sqrt(2.0)) / 2; }

TEST(RiskMath, ScoresHaveTheProbabilityOfTheirWord) {
  const Normal normal;
  for (std::uint32_t word = 1; word < 0x7f000000; word += word / 7 + 1) {
    const double probability = (word + 0.5) / 4294967296.0;
    const double z = normal.score(word | 0x80000000U);
    EXPECT_NEAR(probability_above(z) / probability, 1, 1e-4) << word;
    EXPECT_EQ(normal.score(word), -z);
  }
}

TEST(RiskMath, KnownNormalQuantiles) {
  const Normal normal;
  EXPECT_NEAR(normal_quantile(normal, 0.5), 0, 1e-9);
  EXPECT_NEAR(normal_quantile(normal, 0.8), 0.8416212335729143, 1e-9);
  EXPECT_NEAR(normal_quantile(normal, 0.95), 1.6448536269514722, 1e-9);
  EXPECT_NEAR(normal_quantile(normal, 0.999), 3.090232306167813, 1e-8);
}

// Beta(1, 5) has the closed form 1 - (1 - u)^(1/5).
TEST(RiskMath, PertWithItsLikelyValueAtTheLowEnd) {
  const Normal normal;
  const std::vector<double> table = pert_by_score(normal, 0);
  for (double z = -3; z <= 3; z += 0.1) {
    EXPECT_NEAR(at_score(table, z), 1 - std::pow(probability_above(z), 0.2), 1e-5) << z;
  }
}

TEST(RiskMath, PertIsSymmetricWhenLikelyIsInTheMiddle) {
  const Normal normal;
  const std::vector<double> table = pert_by_score(normal, 0.5);
  for (double z = 0; z <= 3; z += 0.1) EXPECT_NEAR(at_score(table, z) + at_score(table, -z), 1, 1e-9) << z;
  EXPECT_GE(table.front(), 0);
  EXPECT_LE(table.back(), 1);
}

// Mean and deviation of beta-PERT, integrated over the table.
TEST(RiskMath, PertHasItsMeanAndDeviation) {
  const Normal normal;
  for (const double likely : {0.0, 0.2, 0.2727, 0.5, 0.9, 1.0}) {
    const std::vector<double> table = pert_by_score(normal, likely);
    double mean = 0, squares = 0;
    for (std::size_t i = 0; i + 1 < table.size(); ++i) {
      const double weight = normal.below[i + 1] - normal.below[i];
      const double middle = (table[i] + table[i + 1]) / 2;
      mean += weight * middle;
      squares += weight * middle * middle;
    }
    const double expected = (4 * likely + 1) / 6;
    EXPECT_NEAR(mean, expected, 2e-5) << likely;
    EXPECT_NEAR(std::sqrt(squares - mean * mean), std::sqrt(expected * (1 - expected) / 7), 2e-5) << likely;
  }
}

TEST(RiskMath, ScoresBeyondTheGridTakeItsEnds) {
  const Normal normal;
  const std::vector<double> table = pert_by_score(normal, 0.3);
  EXPECT_EQ(at_score(table, -20), table.front());
  EXPECT_EQ(at_score(table, 20), table.back());
}

}  // namespace
}  // namespace qw::risk
