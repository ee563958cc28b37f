#include "pricing/price_sheet.h"

#include <algorithm>

#include "pricing/pricer.h"

namespace qw {
namespace {

Choice state_of(const PriceSheet& sheet, const Line& line) {
  if (line.options.empty()) return Choice::in;
  Choice state = Choice::out;
  for (const std::uint32_t option : line.options) state = std::min(state, sheet.choices[option]);
  return state;
}

void begin_line(Pricer& pricer, const Line& line, LineResult& result) {
  result.state = state_of(pricer.sheet, line);
  result.there =
      result.state != Choice::out && (line.when == kNone || holds(pricer.run, pricer.book.line_formulas[line.when]));
  const Money none = nothing(pricer);
  for (Money* const one : {&result.list, &result.discount, &result.net, &result.cost, &result.document_share,
                           &result.wholesale, &result.platform_cost, &result.true_up, &result.monthly,
                           &result.monthly_cost, &result.monthly_wholesale, &result.monthly_platform_cost}) {
    *one = none;
  }
}

void begin_lines(Pricer& pricer) {
  const PriceBook& book = pricer.book;
  pricer.sheet.one_time.resize(book.one_time_lines.size());
  pricer.recurring.resize(book.recurring_lines.size());
  if (!book.discounts.empty()) pricer.sheet.steps.reserve(book.line_count());
  if (book.terms.given) pricer.sheet.rows.reserve(2 * book.recurring_lines.size());
  for (std::uint32_t i = 0; i < book.line_count(); ++i) {
    LineResult& result = pricer.result(i);
    result.line = i < pricer.sheet.one_time.size() ? i : i - static_cast<std::uint32_t>(pricer.sheet.one_time.size());
    begin_line(pricer, book.line(i), result);
  }
}

// A recurring line that costs nothing at any time is not shown.
bool is_empty(const Pricer& pricer, const LineResult& line) {
  if (!line.there) return true;
  bool empty = line.list.minor == 0 && line.net.minor == 0;
  for (std::uint32_t i = 0; i < line.row_count; ++i) {
    const ContractRow& row = pricer.sheet.rows[line.first_row + i];
    empty = empty && row.list.minor == 0 && row.net.minor == 0;
  }
  return empty;
}

void leave_out_empty(Pricer& pricer) {
  for (LineResult& line : pricer.recurring) line.there = !is_empty(pricer, line);
}

void keep_recurring(Pricer& pricer) {
  pricer.sheet.recurring.reserve(pricer.recurring.size());
  for (const LineResult& line : pricer.recurring) {
    if (line.there) pricer.sheet.recurring.push_back(line);
  }
}

}  // namespace

Pricer::Pricer(Run& one_run, const Deal& one_deal, PriceSheet& one_sheet)
    : run(one_run),
      book(one_run.book),
      deal(one_deal),
      sheet(one_sheet),
      round_each_step(one_deal.round_each_step.value_or(one_run.book.round_each_step)) {}

void price_lines(Run& run, const Deal& deal, PriceSheet& sheet) {
  Pricer pricer(run, deal, sheet);
  read_terms(pricer);
  begin_lines(pricer);
  prepare_discounts(pricer);
  sum_groups(pricer);
  for (const std::uint32_t number : run.book.line_order) {
    if (run.failed()) return;
    price_line(pricer, number);
  }
  if (run.failed()) return;
  discount_document(pricer);
  if (run.failed()) return;
  make_rows(pricer);
  if (run.failed()) return;
  check_caps(pricer);
  if (run.failed()) return;
  leave_out_empty(pricer);
  sum_totals(pricer);
  sum_contract(pricer);
  if (run.failed()) return;
  make_documents(pricer);
  if (run.failed()) return;
  sum_phases(pricer);
  check_promises(pricer);
  keep_recurring(pricer);
  publish(pricer);
}

}  // namespace qw
