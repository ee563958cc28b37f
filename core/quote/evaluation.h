// quote/evaluation.h: everything a price book says about one deal, as plain values.
//
// Refers to the book by index and keeps it alive. Money is in the book's currency. Texts (reasons, explanations) are made on
// demand by quote/explain.h, so that an evaluation nobody asks about does not pay for them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "number/money.h"
#include "pricebook/price_book.h"

namespace qw {

struct OneTimeResult {       // one per book line, in book order
  std::int64_t hours = 0;
  Money list, discount, net, cost;
};

struct RecurringResult {
  std::uint32_t line = 0;    // in book.recurring_lines; lines at 0.00 are not listed
  Money monthly, monthly_cost;
};

struct Totals {
  std::int64_t hours = 0;
  Money list, discount, net, cost;
  Money monthly, monthly_cost;
};

struct PhaseResult {
  std::uint32_t phase = 0;   // in book.phases
  std::int64_t hours = 0;    // own lines
  std::int64_t shared_hours = 0;  // its share of the spread phases (project management)
  Money list, net, cost;     // own lines and share
};

struct MilestoneResult {
  std::string id;
  Decimal percent;
  Money amount;
};

struct GateResult {          // one per book gate, in book order
  Verdict verdict = Verdict::pass;
  std::uint32_t rule = 0;    // in gate.rules, unless pass
};

struct SignatureReason {
  bool from_gate = false;
  std::uint32_t index = 0;   // approval rule, or gate
};

struct Signature {
  std::uint32_t role = 0;
  std::vector<SignatureReason> reasons;
};

struct Evaluation {
  std::shared_ptr<const PriceBook> book;
  std::vector<feel::Value> values;                     // per slot
  std::vector<std::vector<std::uint32_t>> matched;     // per decision: rules that matched
  std::vector<OneTimeResult> one_time;
  std::vector<RecurringResult> recurring;
  Totals totals;
  std::vector<PhaseResult> phases;
  std::vector<MilestoneResult> milestones;
  std::vector<GateResult> gates;
  std::vector<Signature> signatures;
  std::vector<std::uint32_t> clauses;                  // conditional clauses that apply, in book.clauses
  Findings findings;                                   // warnings; an evaluation with errors does not exist
  feel::Arena arena;                                   // owns what `values` point to
};

}  // namespace qw
