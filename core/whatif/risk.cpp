#include "whatif/risk.h"

#include <algorithm>
#include <cmath>

namespace qw {
namespace {

using Wide = __int128;

constexpr std::int64_t kRateUnits = 1'000'000;

std::int64_t rounded(double value) {
  return value < 0 ? -static_cast<std::int64_t>(0.5 - value) : static_cast<std::int64_t>(value + 0.5);
}

std::int64_t divided(Wide value, std::int64_t by) {
  const Wide half = by / 2;
  return static_cast<std::int64_t>((value < 0 ? value - half : value + half) / by);
}

// 0 to 1, where the likely value stands between low and high.
double likely_place(const ThreePoint& points) {
  const std::int64_t range = points.high - points.low;
  return range > 0 ? static_cast<double>(points.likely - points.low) / static_cast<double>(range) : 0;
}

// The smallest value that at least `pct` percent of the values do not exceed.
std::int64_t percentile(std::vector<std::int64_t>& values, std::uint32_t pct) {
  const std::uint64_t rank = (std::uint64_t{pct} * values.size() + 99) / 100;
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

// Takes a copy, since finding percentiles moves the values; the deviation is summed before, in the order of the draws.
RiskSpread spread_of(std::vector<std::int64_t> values) {
  RiskSpread spread;
  Wide sum = 0;
  for (const std::int64_t value : values) sum += value;
  const auto count = static_cast<std::int64_t>(values.size());
  spread.mean = divided(sum, count);
  double squares = 0;
  for (const std::int64_t value : values) {
    const auto off = static_cast<double>(value - spread.mean);
    squares += off * off;
  }
  spread.deviation = count > 1 ? rounded(std::sqrt(squares / static_cast<double>(count - 1))) : 0;
  spread.p50 = percentile(values, 50);
  spread.p80 = percentile(values, 80);
  spread.p95 = percentile(values, 95);
  return spread;
}

std::int64_t cost_of(const RiskLine& line, std::int64_t hours) {
  return divided(Wide{line.cost_rate} * hours, kRateUnits);
}

}  // namespace

double pert_mean(const ThreePoint& points) {
  return static_cast<double>(points.low + 4 * points.likely + points.high) / 6;
}

double pert_deviation(const ThreePoint& points) {
  const double mean = pert_mean(points);
  return std::sqrt((mean - static_cast<double>(points.low)) * (static_cast<double>(points.high) - mean) / 7);
}

double pert_deviation_classic(const ThreePoint& points) { return static_cast<double>(points.high - points.low) / 6; }

double triangular_mean(const ThreePoint& points) {
  return static_cast<double>(points.low + points.likely + points.high) / 3;
}

NormalEstimate normal_estimate(std::span<const ThreePoint> lines, double correlation, double share) {
  NormalEstimate estimate;
  double deviations = 0, squares = 0;
  for (const ThreePoint& points : lines) {
    const double deviation = pert_deviation(points);
    estimate.mean += pert_mean(points);
    deviations += deviation;
    squares += deviation * deviation;
  }
  const double variance = squares + correlation * (deviations * deviations - squares);
  estimate.deviation = variance > 0 ? std::sqrt(variance) : 0;
  estimate.value = estimate.mean + risk::normal_quantile(risk::Normal(), share) * estimate.deviation;
  if (estimate.mean > 0) estimate.contingency_pct = 100 * (estimate.value - estimate.mean) / estimate.mean;
  return estimate;
}

RiskRun::RiskRun(RiskDeal deal) : deal_(std::move(deal)) {
  std::vector<double> places;  // of the tables
  for (const RiskLine& line : deal_.lines) {
    const double place = likely_place(line.hours);
    const auto found = std::find(places.begin(), places.end(), place);
    Source source;
    source.table = static_cast<std::uint32_t>(found - places.begin());
    if (found == places.end()) {
      places.push_back(place);
      tables_.push_back(risk::pert_by_score(normal_, place));
    }
    source.low = static_cast<double>(line.hours.low);
    source.range = static_cast<double>(line.hours.high - line.hours.low);
    source.rate = static_cast<double>(line.cost_rate) / kRateUnits;
    source.middle = pert_mean(line.hours) * source.rate;
    middle_ += source.middle;
    sources_.push_back(source);
  }
  common_ = std::sqrt(deal_.correlation);
  own_ = std::sqrt(1 - deal_.correlation);
}

void RiskRun::advance(std::uint32_t until) {
  until = std::min(until, kMostDraws);
  if (until <= drawn()) return;
  hours_.reserve(until);
  costs_.reserve(until);
  while (drawn() < until) draw(drawn());
}

void RiskRun::draw(std::uint32_t number) {
  // Stream 0 is the common factor, stream l + 1 that of line l; four streams are one block of the generator.
  const std::array<std::uint32_t, 2> key = {static_cast<std::uint32_t>(deal_.seed),
                                            static_cast<std::uint32_t>(deal_.seed >> 32)};
  std::uint32_t block = 0;
  std::array<std::uint32_t, 4> words = risk::philox({number, 0, 0, 0}, key);
  const double shared = common_ * normal_.score(words[0]);
  double hours = 0, cost = 0;
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    Source& source = sources_[i];
    const std::uint32_t stream = deal_.lines[i].line + 1;
    if (stream / 4 != block) {
      block = stream / 4;
      words = risk::philox({number, block, 0, 0}, key);
    }
    const double z = shared + own_ * normal_.score(words[stream % 4]);
    const double drawn_hours = source.low + source.range * risk::at_score(tables_[source.table], z);
    hours += drawn_hours;
    cost += drawn_hours * source.rate;
    source.cost = drawn_hours * source.rate - source.middle;
  }
  const double off = cost - middle_;
  for (Source& source : sources_) {
    source.total += source.cost;
    source.joint += source.cost * off;
  }
  total_ += off;
  squares_ += off * off;
  hours_.push_back(rounded(hours));
  costs_.push_back(deal_.fixed_cost + rounded(cost));
}

RiskResult RiskRun::result() const {
  RiskResult result;
  result.draws = drawn();
  result.hours = spread_of(hours_);
  result.cost = spread_of(costs_);
  const RiskSpread& cost = result.cost;
  result.margin = {deal_.net - cost.mean, cost.deviation, deal_.net - cost.p50, deal_.net - cost.p80,
                   deal_.net - cost.p95};
  if (deal_.highest_cost) {
    const auto above = [limit = *deal_.highest_cost](std::int64_t value) { return value > limit; };
    result.below_floor = static_cast<std::uint32_t>(std::count_if(costs_.begin(), costs_.end(), above));
  }
  std::int64_t likely = deal_.fixed_cost;
  for (const RiskLine& line : deal_.lines) likely += cost_of(line, line.hours.likely);
  const double count = drawn();
  const double variance = squares_ - total_ * total_ / count;
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const RiskLine& line = deal_.lines[i];
    RiskSwing swing;
    swing.line = line.line;
    const std::int64_t others = deal_.net - (likely - cost_of(line, line.hours.likely));
    swing.margin_low = others - cost_of(line, line.hours.low);
    swing.margin_high = others - cost_of(line, line.hours.high);
    const double joint = sources_[i].joint - sources_[i].total * total_ / count;
    if (variance > 0) swing.share = rounded(10000 * (joint / variance));
    result.tornado.push_back(swing);
  }
  std::stable_sort(result.tornado.begin(), result.tornado.end(),
                   [](const RiskSwing& a, const RiskSwing& b) { return a.swing() > b.swing(); });
  return result;
}

}  // namespace qw
