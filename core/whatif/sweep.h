// whatif/sweep.h: one answer over a range, a row for each value: tier, deployment, prices, margin, who signs.
//
// In:  an evaluation with its input and a question. Numbers: from, to and a step on the grid of the question, each with a default:
//      the range of the question in about 20 steps. Booleans and choices: all values; other types are refused.
// Out: at most kMostSweepRows rows, in order; more are refused. A row without a quote says so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "quote/quote.h"

namespace qw {

inline constexpr std::int64_t kMostSweepRows = 1'000;

struct SweepRange {
  std::optional<Decimal> from, to, step;
};

struct SweepRow {
  std::string answer;
  bool quoted = false;
  std::string tier, deployment;
  Money net, monthly;
  std::optional<Decimal> margin_pct;  // one-time
  std::vector<std::uint32_t> roles;
};

Result<std::vector<SweepRow>> sweep(const Evaluation& evaluation, const QuoteInput& input, std::uint32_t question,
                                    const SweepRange& range = {});

std::string to_json(const PriceBook& book, std::uint32_t question, const std::vector<SweepRow>& rows);

}  // namespace qw
