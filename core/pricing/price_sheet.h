// pricing/price_sheet.h: the priced lines, their discount, totals, phases and milestones.
//
// Rounding: list and cost of a one-time line and price and cost of a recurring line at R1, the document discount at R2; its
// shares, the spread phases and the milestones by largest remainder (number/allocate.h), so that every column adds up.
// Net is list minus discount share. Totals are sums of rounded lines. Money is in the book's currency, hours are whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "number/money.h"
#include "qualify/run.h"

namespace qw {

struct OneTimeResult {
  std::int64_t hours = 0;
  Money list, discount, net, cost;
};

struct RecurringResult {
  std::uint32_t line = 0;  // in book.recurring_lines
  Money monthly, monthly_cost;
};

struct Totals {
  std::int64_t hours = 0;
  Money list, discount, net, cost;
  Money monthly, monthly_cost;
};

struct PhaseResult {
  std::uint32_t phase = 0;        // in book.phases
  std::int64_t hours = 0;         // own lines
  std::int64_t shared_hours = 0;  // its share of the phases spread over it (project management)
  Money list, net, cost;          // own lines and share
};

struct MilestoneResult {
  std::string id;
  Decimal percent;
  Money amount;
};

struct PriceSheet {
  std::vector<OneTimeResult> one_time;     // one per book line, in book order
  std::vector<RecurringResult> recurring;  // lines at 0.00 are left out
  Totals totals;
  std::vector<PhaseResult> phases;  // one per row, in book order
};

// 100 x (net - cost) / net; none where net is zero or less.
std::optional<Decimal> margin_percent(const Money& net, const Money& cost);

// Prices all lines and fills the engine's slots with lines and totals.
PriceSheet price_lines(Run& run);

// The document's milestones over the one-time net; empty where the book has no plan.
std::vector<MilestoneResult> plan_milestones(Run& run, const Money& net);

}  // namespace qw
