// whatif/risk_quote.h: the risk of a quote at its price: which hours may differ, from the book and the question; the answer as JSON.
//
// In:  an evaluation; seed, draws, and what shall go before the book's `risk` section: low_pct and high_pct of the hours of lines
//      that do not say their own low_hours and high_hours, correlation. Without either: 85, 140, 0.3. The floor is the book's
//      floor_margin_pct, else the lowest margin band that has a threshold, else 0.
// The one-time lines with hours that are in the price take part; an hour of a line costs the line's cost / its hours, and nothing
// where the cost does not come from the hours (a written cost, wholesale). The net price stays.
// Errors: risk.seed  risk.draws  risk.too_many  risk.correlation  risk.range  risk.line_range  risk.no_hours  risk.too_large
#pragma once

#include <string>

#include "base/result.h"
#include "quote/evaluation.h"
#include "whatif/risk.h"

namespace qw {

inline constexpr std::int64_t kLargestSeed = (std::int64_t{1} << 53) - 1;  // the largest that every JSON reader keeps

struct RiskQuestion {
  std::int64_t seed = 1;
  std::int64_t draws = 10'000;
  std::optional<Decimal> low_pct, high_pct;  // of the hours
  std::optional<Decimal> correlation;        // 0 to 1
};

struct RiskSetup {
  RiskQuestion question;  // with everything filled in
  Decimal floor_margin_pct;
  RiskDeal deal;

  std::uint32_t draws() const { return static_cast<std::uint32_t>(question.draws); }
};

Result<RiskSetup> set_up_risk(const Evaluation& evaluation, const RiskQuestion& question);

// Canonical JSON. Hours with 2 decimals, money with those of the currency, percents with 1 or 2.
std::string to_json(const Evaluation& evaluation, const RiskSetup& setup, const RiskResult& result);

// Texts of the same figures, for other writers.
std::string hours_text(std::int64_t hundredths);
// (net - cost) / net in percent with 1 decimal; empty when net is not above zero.
std::string margin_pct_text(std::int64_t net, std::int64_t margin);

}  // namespace qw
