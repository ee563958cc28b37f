// whatif/risk.h: what uncertain hours do to cost and margin of a deal at a fixed price: seeded Monte Carlo.
//
// In:  the lines with hours, each with low, likely and high; a correlation between the hours of any two lines; a seed.
// Out: mean, deviation, P50, P80, P95 of hours, cost and margin; how often the margin falls below a floor; per line how far it
//      moves the margin. Hours of a line follow the beta-PERT distribution of shape 4 (mean (low + 4 likely + high) / 6), joined
//      by a Gaussian copula with one common factor; the correlation is that of the normal scores.
// The same seed gives the same result on every machine, however the draws are cut into slices: draw d of line l depends on
// (seed, d, l) alone, so a line keeps its draws when other lines come or go.
// Units: hours in hundredths of an hour, money in minor units, shares as said. P80: with 80 % confidence hours and cost are not
// above it, the margin not below it (nearest rank). Sources: PERT and triangular means, semantics.md 11.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "whatif/risk_math.h"

namespace qw {

// Hundredths of an hour. REQUIRES: 0 <= low <= likely <= high.
struct ThreePoint {
  std::int64_t low = 0, likely = 0, high = 0;

  friend bool operator==(const ThreePoint&, const ThreePoint&) = default;
};

// ---- closed forms, in the unit of the points ----
double pert_mean(const ThreePoint& points);
double pert_deviation(const ThreePoint& points);          // of the distribution: sqrt((mean - low) (high - mean) / 7)
double pert_deviation_classic(const ThreePoint& points);  // (high - low) / 6
double triangular_mean(const ThreePoint& points);

struct NormalEstimate {
  double mean = 0;
  double deviation = 0;
  double value = 0;            // at the share
  double contingency_pct = 0;  // value above the mean, in percent of it
};
// The sum of the lines taken as normal, with the same correlation between any two. REQUIRES: 0.5 <= share < 1.
NormalEstimate normal_estimate(std::span<const ThreePoint> lines, double correlation, double share);

// ---- simulation ----
struct RiskLine {
  std::uint32_t line = 0;  // number of the line in the book: what its draws depend on
  ThreePoint hours;
  std::int64_t cost_rate = 0;  // millionths of a minor unit for one hundredth of an hour, at most 10^12

  friend bool operator==(const RiskLine&, const RiskLine&) = default;
};

struct RiskDeal {
  std::vector<RiskLine> lines;
  std::int64_t net = 0;                      // the fixed price
  std::int64_t fixed_cost = 0;               // what does not depend on these hours
  std::optional<std::int64_t> highest_cost;  // above it the margin is below the floor; none: there is no floor
  double correlation = 0;                    // 0 to 1
  std::uint64_t seed = 0;

  friend bool operator==(const RiskDeal&, const RiskDeal&) = default;
};

inline constexpr std::uint32_t kMostDraws = 1'000'000;
inline constexpr std::uint64_t kMostSamples = 200'000'000;  // draws x lines

struct RiskSpread {
  std::int64_t mean = 0, deviation = 0, p50 = 0, p80 = 0, p95 = 0;

  friend bool operator==(const RiskSpread&, const RiskSpread&) = default;
};

struct RiskSwing {
  std::uint32_t line = 0;
  std::int64_t margin_low = 0;   // margin when this line takes its low hours and the others their likely ones
  std::int64_t margin_high = 0;  // the same with its high hours
  std::int64_t share = 0;  // of the variance of the cost, in hundredths of a percent; all lines together are 100 %

  std::int64_t swing() const { return margin_low - margin_high; }
};

struct RiskResult {
  std::uint32_t draws = 0;
  RiskSpread hours, cost, margin;
  std::uint32_t below_floor = 0;   // draws
  std::vector<RiskSwing> tornado;  // largest swing first; equal ones in book order
};

// A simulation that goes on in slices: advance() as often as you like, result() of what is drawn so far, in any order.
class RiskRun {
 public:
  explicit RiskRun(RiskDeal deal);

  // Draws until `until` draws are done.
  void advance(std::uint32_t until);
  std::uint32_t drawn() const { return static_cast<std::uint32_t>(costs_.size()); }
  // REQUIRES: drawn() > 0.
  RiskResult result() const;
  const RiskDeal& deal() const { return deal_; }

 private:
  struct Source {
    std::uint32_t table = 0;  // in tables_: one for each shape
    double low = 0, range = 0, rate = 0;
    double middle = 0;            // cost at the mean; the sums are of what differs from it, so that they stay small
    double cost = 0;              // of the draw at hand
    double total = 0, joint = 0;  // sums of the line's cost, and of its products with the whole cost
  };

  void draw(std::uint32_t number);

  RiskDeal deal_;
  risk::Normal normal_;
  std::vector<Source> sources_;
  std::vector<std::vector<double>> tables_;
  std::vector<std::int64_t> hours_, costs_;
  double middle_ = 0;
  double total_ = 0, squares_ = 0;  // sums of the whole cost and of its squares
  double common_ = 0, own_ = 0;     // weights of the common factor and of a line's own score
};

}  // namespace qw
