// quote_claims.h: what must hold of everything that evaluate() gives, whoever made the book and the answers.
#pragma once

#include <cstdio>
#include <cstdlib>

#include "json/json.h"
#include "quote/explain.h"
#include "quote/quote.h"

namespace qw_test {

inline void require(bool condition, const char* claim) {
  if (condition) return;
  std::fprintf(stderr, "not so: %s\n", claim);
  std::abort();
}

inline void check_findings(const qw::Findings& findings) {
  for (const qw::Finding& finding : findings) {
    require(!finding.code.empty() && !finding.message.empty(), "a finding has a code and a message");
    require(finding.path.empty() || finding.path[0] == '/', "a path is a JSON pointer");
  }
  require(qw::json::read(qw::to_error_json(findings)).ok(), "findings can be written");
}

inline void check_sums(const qw::Evaluation& quote) {
  qw::Totals sums;
  for (const qw::LineResult& line : quote.one_time) {
    sums.hours += line.hours;
    sums.list.minor += line.list.minor;
    sums.discount.minor += line.discount.minor;
    sums.net.minor += line.net.minor;
    require(line.list.minor - line.discount.minor == line.net.minor, "net is list less discount");
  }
  for (const qw::LineResult& line : quote.recurring) sums.monthly.minor += line.monthly.minor;
  require(sums.hours == quote.totals.hours && sums.list.minor == quote.totals.list.minor, "hours and list add up");
  require(sums.discount.minor == quote.totals.discount.minor && sums.net.minor == quote.totals.net.minor,
          "net adds up");
  require(sums.monthly.minor == quote.totals.monthly.minor, "the month adds up");
  std::int64_t milestones = 0;
  for (const qw::MilestoneResult& one : quote.milestones) milestones += one.amount.minor;
  require(quote.milestones.empty() || milestones == quote.totals.net.minor, "milestones add up");
}

inline void check_evaluation(const std::shared_ptr<const qw::PriceBook>& book, const qw::QuoteInput& input) {
  const qw::Evaluated evaluated = qw::evaluate(book, input);
  check_findings(evaluated.findings);
  require(evaluated.evaluation.has_value() == !qw::has_errors(evaluated.findings), "a quote or errors, never both");
  if (!evaluated.evaluation) return;
  check_sums(*evaluated.evaluation);
  require(
      qw::json::read(qw::to_json(*evaluated.evaluation, true), {.bytes = 1U << 30U, .string_bytes = 1U << 30U}).ok(),
      "the evaluation is JSON");
  require(qw::json::read(qw::to_summary(*evaluated.evaluation), {.string_bytes = 1U << 30U}).ok(),
          "the summary is JSON");
}

}  // namespace qw_test
