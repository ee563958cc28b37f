// pricing/pricer.h: private to core/pricing: a sheet while it is made, and the steps it is made in.
//
// Order: discounts (what each takes off, once), groups of lines (their common quantity), lines (each after those it is a percent of),
// document discount, contract rows, taxes, totals, promises. Everything that goes wrong is the run's failure; nothing after it counts.
#pragma once

#include <vector>

#include "commerce/model.h"
#include "pricing/price_sheet.h"

namespace qw {

// What a discount of the book takes off in this deal.
struct DiscountState {
  bool active = false;
  Decimal value;
};

// The amounts of one period of a line, or of a one-time line.
struct PeriodAmounts {
  Decimal exact_list, exact_net;  // in the book's currency
  Money list, net, cost;          // net before the document discount
  Money wholesale, platform_cost, true_up;
  std::int64_t hours = 0;
  bool waived = false;
};

// What changes from one part of a line's time to the next.
struct PeriodTerms {
  const Segment* segment = nullptr;
  std::uint32_t segment_number = 0;
  std::size_t first_period = 0;  // retainer: of the uses, the mean of `periods` from here
  std::size_t periods = 1;
  bool record = false;  // keep the steps
};

struct GroupState {
  Decimal quantity;
  std::vector<Money> shares;  // of the group's list, in the order of its lines; empty until priced
};

struct Pricer {
  Pricer(Run& one_run, const Deal& one_deal, PriceSheet& one_sheet);

  Run& run;
  const PriceBook& book;
  const Deal& deal;
  PriceSheet& sheet;
  std::vector<LineResult> recurring;  // one per book line, until those not there are left out
  std::vector<DiscountState> discounts;
  std::vector<GroupState> groups;
  std::vector<StepTerms> step_terms;     // of the line at hand
  std::vector<StepSource> step_sources;  // beside them
  std::vector<StepResult> step_results;
  std::vector<Tier> tiers;              // calculated ones, of the line at hand
  std::vector<Decimal> used;            // likewise
  std::optional<Date> start, until;     // of the quote; until is the day after the last
  Span term;                            // between them
  Decimal term_months, prepaid_months;  // for schedules
  bool round_each_step = false;
  Origin nowhere;  // of what has no place in the book

  LineResult& result(std::uint32_t number) {
    const std::size_t first = sheet.one_time.size();
    return number < first ? sheet.one_time[number] : recurring[number - first];
  }
  const RoundingPoint& point(std::uint32_t index) const { return book.rounding_points[index]; }
};

// Where in the book an amount is made, looked for only when something is wrong with it.
struct Place {
  Place() = default;
  Place(const Origin& at) : origin(&at) {}
  Place(const Line& at) : line(&at) {}

  const Origin* origin = nullptr;
  const Line* line = nullptr;
};

// ---- numbers.cpp
const Origin& origin_of(const Pricer& pricer, const Place& place);
Money nothing(const Pricer& pricer);
Money checked(Pricer& pricer, const MoneyResult& result, const Place& place);
Money rounded(Pricer& pricer, const DecimalResult& amount, std::uint32_t rounding_point, const Place& place);
void add_to(Pricer& pricer, Money& total, const Money& amount, const Place& place);
// Divides an amount by weights as the book's policy says.
void share(Pricer& pricer, std::int64_t total, std::span<const std::int64_t> weights, std::span<std::int64_t> shares,
           const Place& place);
// The same by largest remainder, whatever the policy.
void share_evenly(Pricer& pricer, std::int64_t total, std::span<const std::int64_t> weights,
                  std::span<std::int64_t> shares, const Place& place);
void fail_with(Pricer& pricer, PriceFault fault, std::string_view what, const Place& place);
// The same for a line, named in the sentence.
void fail_with(Pricer& pricer, PriceFault fault, const Line& line);
Decimal number_of(Pricer& pricer, const Formula& formula, std::string_view what);
Decimal number_of(Pricer& pricer, const Figure& figure);
std::optional<Date> date_of(Pricer& pricer, const Formula& formula);

// ---- lines.cpp
// The written and calculated numbers of a line.
Params params_of(Pricer& pricer, const Line& line, const Segment* segment);
PeriodAmounts price_period(Pricer& pricer, std::uint32_t number, const PeriodTerms& terms);
void price_line(Pricer& pricer, std::uint32_t number);

// ---- groups.cpp
void sum_groups(Pricer& pricer);
Money group_share(Pricer& pricer, std::uint32_t number, const ModelTerms& terms, const Params& params);

// ---- discounts.cpp
void prepare_discounts(Pricer& pricer);
// Fills step_terms with what changes a line between list and net.
void collect_steps(Pricer& pricer, std::uint32_t number, const Params& params, const Decimal& list,
                   const PeriodTerms& terms);
void discount_document(Pricer& pricer);
void check_caps(Pricer& pricer);

// ---- contract.cpp
// The time of the quote; schedules by months need it before any line is priced.
void read_terms(Pricer& pricer);
void make_rows(Pricer& pricer);
void sum_contract(Pricer& pricer);

// ---- documents.cpp
void make_documents(Pricer& pricer);

// ---- totals.cpp
void sum_totals(Pricer& pricer);
void sum_phases(Pricer& pricer);
void publish(Pricer& pricer);

// ---- promises.cpp
void check_promises(Pricer& pricer);
// Before recurring payments are added: the others are the one-time net.
void check_instalments(Pricer& pricer);

}  // namespace qw
