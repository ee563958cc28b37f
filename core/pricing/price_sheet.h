// pricing/price_sheet.h: the priced lines of a deal, their steps from list to net, totals, taxes, contract value, phases, payments.
//
// How each amount is made is written in assets/pricebooks/PRICING.md; the arithmetic is core/commerce. Every amount is Money in the
// book's currency, rounded at a named point; totals are sums of rounded amounts. What a quote promises (list - steps = net, shares
// add up, taxes reconcile) is checked on every evaluation: a sheet that breaks a promise is a failure that names the term.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "commerce/margin.h"
#include "number/money.h"
#include "pricing/deal.h"
#include "qualify/run.h"

namespace qw {

// Where a step of a line came from.
enum class StepSource : std::uint8_t { discount, adjustment, waiver, minimum, document, segment };

struct LineStep {
  Point point = Point::discretionary;
  StepSource source = StepSource::discount;
  std::uint32_t index = 0;  // in book.discounts, deal.adjustments, deal.waivers or the line's segments
  Money change;             // negative: a discount
};

// A part of a recurring line's time with its amounts.
struct ContractRow {
  Date from;
  Date until;  // the day after the last
  int first_month = 0;
  int months = 0;
  int days = 0;  // over the whole months
  int year = 0;  // contract year of the line, from 0
  std::uint32_t segment = 0;
  Decimal quantity;
  Decimal period_net;  // of one period, after uplifts
  Money list, discount, net, cost;
};

// A line with what it costs; of a recurring line, in one period.
struct LineResult {
  std::uint32_t line = 0;  // in book.one_time_lines or book.recurring_lines
  Choice state = Choice::out;
  bool there = false;  // its condition holds and it is not out
  bool waived = false;
  std::int64_t hours = 0;
  Decimal quantity;
  Decimal exact_list;  // in the book's currency
  Decimal exact_net;   // before the document discount
  Decimal tax_rate;
  Money list, discount, net, cost;
  Money document_share;  // the part of `discount` that comes from the document
  Money wholesale, platform_cost, true_up;
  Money monthly, monthly_cost, monthly_wholesale, monthly_platform_cost;  // recurring
  std::uint32_t first_step = 0, step_count = 0;                           // in sheet.steps
  std::uint32_t first_row = 0, row_count = 0;                             // in sheet.rows

  // Part of the committed price.
  bool counts() const { return there && state == Choice::in; }
};

struct Totals {
  std::int64_t hours = 0;
  Money list, discount, net, cost;
  Money monthly, monthly_cost;
  Money wholesale, platform_cost, monthly_wholesale, monthly_platform_cost;
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
  std::optional<Date> day;
};

struct PaymentResult {
  std::optional<Date> day;
  std::uint32_t item = kNone;  // in milestones or book.instalments; kNone: recurring charges of that day
  Money amount;
};

// The totals of what is billed together: the one-time lines, or the lines of one period.
struct PricedDocument {
  std::optional<Period> period;  // none: one-time
  TaxDocument totals;
};

struct Contract {
  bool given = false;  // terms, and no evergreen line
  int months = 0;
  Money list, discount, net, first_year, average_year, exit_arr;
  bool has_average = false;
  std::vector<Money> years;  // recurring, by contract year
};

// A signature that a price asks for.
enum class PriceReason : std::uint8_t { waiver, discount_cap, floor };
struct PriceSignature {
  PriceReason reason = PriceReason::waiver;
  std::uint32_t role = 0;
  std::uint32_t index = 0;  // waiver: in deal.waivers; cap: discount class; floor: line number
  Decimal percent;          // cap: the largest discount of a line of the class
};

struct PriceSheet {
  std::vector<Choice> choices;        // per option of the book
  std::vector<LineResult> one_time;   // one per book line, in book order
  std::vector<LineResult> recurring;  // without the lines that are not there or at 0.00 throughout
  std::vector<LineStep> steps;
  std::vector<ContractRow> rows;
  Totals totals;
  Totals later;
  Money document_discount;
  std::vector<PhaseResult> phases;  // one per row, in book order
  std::vector<MilestoneResult> milestones;
  std::vector<PricedDocument> documents;
  Contract contract;
  std::vector<PaymentResult> payments;
  std::vector<PriceSignature> price_signatures;
  Findings findings;  // warnings
};

// Tiers that a formula gives: contexts with up_to, unit, flat, size. What is no list gives none.
std::vector<Tier> tiers_in(const feel::Value& list);
// The use of a retainer: a number is that of every period, a list that of one period each (0 after its end).
std::vector<Decimal> numbers_in(const feel::Value& value);

// Which options are in, with what the format asks of them; fills the slot of the selections.
void choose_options(Run& run, const Deal& deal, PriceSheet& sheet);

// Prices all lines and fills the engine's slots with lines and totals.
void price_lines(Run& run, const Deal& deal, PriceSheet& sheet);

// The days and amounts on which the price is paid; the milestones are the book's plan over the one-time net.
void plan_payments(Run& run, const Deal& deal, PriceSheet& sheet);

}  // namespace qw
