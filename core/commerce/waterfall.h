// commerce/waterfall.h: from list to net: the steps of one line, each with its amount, exact until the book's rounding point.
//
// In:  the exact list amount, the rounded list, the quantity, the steps in order. Out: the net (R3) and each step's amount, the
//      difference of the rounded amounts before and after it, so that list + sum of steps = net always.
// Errors, with `results` as they were: over_discounted (a percent above 100, or a step after which the amount is below zero and
// the list is not, or above zero and the list below it), too_large. Formulas: assets/pricebooks/PRICING.md, "Discounts".
// The document discount is not a step here: it is allocated over lines afterwards (number/allocate.h).
#pragma once

#include <span>
#include <vector>

#include "commerce/fault.h"
#include "commerce/line.h"
#include "number/money.h"

namespace qw {

enum class Cut : std::uint8_t { pct, amount, price, total };  // how a step changes the running amount

struct StepTerms {
  Point point = Point::discretionary;
  Cut cut = Cut::pct;
  Decimal value;           // percent, amount, price of one unit, or the new total; negative percents and amounts raise
  bool of_list = false;    // a percent of the list, not of what is left
  std::uint32_t rule = 0;  // for the caller: which discount, adjustment or waiver it is
};

struct StepResult {
  Point point = Point::discretionary;
  std::uint32_t rule = 0;
  Money change;  // negative: a discount
  Money after;
};

struct WaterfallTerms {
  Decimal list;        // exact
  Money list_rounded;  // R1
  Decimal quantity;
  std::span<const StepTerms> steps;
  bool additive = false;                  // percents are of the list
  bool round_each_step = false;           // the running amount is rounded after each step
  Rounding rounding = Rounding::half_up;  // R3
};

struct WaterfallResult {
  Money net;
  Decimal exact_net;  // nothing rounded, with round_each_step neither
  PriceFault fault = PriceFault::none;
  std::uint32_t faulty_step = 0;
};

// Appends the line's steps to `results`.
WaterfallResult run_waterfall(const WaterfallTerms& terms, std::vector<StepResult>& results);

}  // namespace qw
