// Contract value: the time of each recurring line cut into rows, each row at its price, with uplifts and ramps.
#include <algorithm>

#include "pricing/pricer.h"

namespace qw {
namespace {

int whole_months(Pricer& pricer, const Decimal& months, const Place& place) {
  const auto whole = to_int64(months);
  if (whole && *whole >= 0 && *whole <= kMostMonths) return static_cast<int>(*whole);
  fail(
      pricer.run, origin_of(pricer, place), "pricing.bad_months",
      "A term has whole months, from 0 to 1200, but here it is " + to_plain_text(months).substr(0, 60) + ". Round it.");
  return 0;
}

std::optional<Date> day_after(const std::optional<Date>& day) {
  if (!day || *day == Date{9999, 12, 31}) return std::nullopt;
  return date_of(day_number(*day) + 1);
}

std::optional<Date> months_after(Pricer& pricer, const Date& start, const Decimal& months, const Place& place) {
  const std::optional<Date> until = add_months(start, whole_months(pricer, months, place));
  if (!until) fail_with(pricer, PriceFault::too_long, "The term", place);
  return until;
}

struct LineTime {
  Date from;
  std::optional<Date> until;  // none: evergreen
};

LineTime time_of(Pricer& pricer, const Line& line) {
  LineTime time{*pricer.start, pricer.until};
  if (line.start != kNone) time.from = date_of(pricer, pricer.book.line_formulas[line.start]).value_or(time.from);
  if (const Figure* months = line.figure(Param::months)) {
    time.until = months_after(pricer, time.from, number_of(pricer, *months), line);
  } else if (line.end != kNone) {
    time.until = day_after(date_of(pricer, pricer.book.line_formulas[line.end]));
  }
  return time;
}

// The prices of one period along a line's segments.
struct SegmentPrice {
  Decimal list, net;
  Money cost;
};

Decimal raised(Pricer& pricer, const Decimal& price, const Decimal& percent) {
  const DecimalResult factor = add(Decimal::from_int(1), multiply(percent, Decimal::from_parts(false, 1, -2)).value);
  const DecimalResult made = multiply(price, factor.value);
  if (!pricer.book.terms.round_price_each_step) return made.value;
  const RoundingPoint& point = pricer.point(pricer.book.uplift_rounding);
  return quantize(made.value, -point.places, point.mode).value;
}

// A retainer with a use for each period.
bool differs_by_period(Pricer& pricer, const Line& line) {
  if (line.price.used_rule == kNone) return line.price.used.size() > 1;
  return numbers_in(run_formula(pricer.run, pricer.book.line_formulas[line.price.used_rule])).size() > 1;
}

SegmentPrice price_segment(Pricer& pricer, std::uint32_t number, const ContractRow& row) {
  const Line& line = pricer.book.line(number);
  const LineResult& first = pricer.result(number);
  const int period = months_of(line.period);
  const bool by_use = differs_by_period(pricer, line);
  SegmentPrice price;
  if (row.segment == 0 && !by_use) {
    price = {to_decimal(first.list), to_decimal(first.net), first.cost};
  } else {
    const int touched = (row.months + (row.days > 0 ? 1 : 0) + period - 1) / period;
    const PeriodTerms terms{line.segments.empty() ? nullptr : &line.segments[row.segment], row.segment,
                            static_cast<std::size_t>(row.first_month / period),
                            static_cast<std::size_t>(std::max(touched, 1)), false};
    const PeriodAmounts made = price_period(pricer, number, terms);
    Money net = made.net;
    const Money before{first.net.minor + first.document_share.minor, first.net.currency};
    if (first.document_share.minor != 0 && before.minor != 0) {
      const DecimalResult part =
          divide(multiply(to_decimal(net), to_decimal(first.document_share)).value, to_decimal(before));
      net.minor -= rounded(pricer, part, pricer.book.discount_rounding, line).minor;
    }
    price = {to_decimal(made.list), to_decimal(net), made.cost};
    // a mean of several periods is no price of one and so not rounded
    if (by_use && first.document_share.minor == 0) price = {made.exact_list, made.exact_net, made.cost};
  }
  if (row.segment < line.segments.size() && line.segments[row.segment].uplift_pct) {
    const Decimal percent = number_of(pricer, *line.segments[row.segment].uplift_pct);
    price.list = raised(pricer, price.list, percent);
    price.net = raised(pricer, price.net, percent);
  }
  return price;
}

Decimal quantity_of(Pricer& pricer, const Line& line, std::uint32_t segment) {
  const bool own = segment < line.segments.size() && line.segments[segment].quantity.has_value();
  const Figure* figure = own ? &*line.segments[segment].quantity : line.figure(Param::quantity);
  return figure == nullptr ? Decimal::from_int(1) : number_of(pricer, *figure);
}

void add_rows(Pricer& pricer, std::uint32_t number, const LineTime& time) {
  const Line& line = pricer.book.line(number);
  LineResult& result = pricer.result(number);
  const PriceBook& book = pricer.book;
  std::vector<int> segment_months;
  for (const Segment& segment : line.segments) {
    segment_months.push_back(whole_months(pricer, number_of(pricer, segment.months), line));
  }
  PriceFault fault = PriceFault::none;
  const std::vector<TermRow> rows = cut_rows(time.from, *time.until, segment_months, line.uplift_every, fault);
  fail_with(pricer, fault, line);
  const Figure* uplift = line.figure(Param::uplift_pct);
  const Decimal percent = uplift == nullptr ? Decimal() : number_of(pricer, *uplift);
  result.first_row = static_cast<std::uint32_t>(pricer.sheet.rows.size());
  for (const TermRow& term : rows) {
    if (pricer.run.failed()) return;
    ContractRow row;
    row.from = term.from;
    row.until = term.until;
    row.first_month = term.first_month;
    row.months = term.months;
    row.days = term.days;
    row.year = term.year;
    row.segment = term.segment;
    row.quantity = quantity_of(pricer, line, term.segment);
    SegmentPrice price = price_segment(pricer, number, row);
    const bool own_uplift = term.segment < line.segments.size() && line.segments[term.segment].uplift_pct.has_value();
    for (int i = 0; i < term.uplifts && !own_uplift; ++i) {
      price.list = raised(pricer, price.list, percent);
      price.net = raised(pricer, price.net, percent);
    }
    row.period_net = price.net;
    const Fraction periods = periods_of(term, time.from, line.period, book.terms.proration, book.terms.year);
    row.list = rounded(pricer, times(price.list, periods), book.line_rounding, line);
    row.cost = rounded(pricer, times(to_decimal(price.cost), periods), book.line_rounding, line);
    row.net = rounded(pricer, times(price.net, periods), book.net_rounding, line);
    row.discount = checked(pricer, subtract(row.list, row.net), line);
    pricer.sheet.rows.push_back(row);
  }
  result.row_count = static_cast<std::uint32_t>(pricer.sheet.rows.size()) - result.first_row;
}

void add_to_contract(Pricer& pricer, const Line& line, const LineResult& result, Decimal& exit) {
  Contract& contract = pricer.sheet.contract;
  for (std::uint32_t i = 0; i < result.row_count; ++i) {
    const ContractRow& row = pricer.sheet.rows[result.first_row + i];
    const auto year = static_cast<std::size_t>(row.year);
    if (contract.years.size() <= year) contract.years.resize(year + 1, nothing(pricer));
    add_to(pricer, contract.years[year], row.net, line);
    add_to(pricer, contract.list, row.list, line);
    add_to(pricer, contract.discount, row.discount, line);
    add_to(pricer, contract.net, row.net, line);
  }
  if (result.row_count == 0) return;
  const ContractRow& last = pricer.sheet.rows[result.first_row + result.row_count - 1];
  exit = add(exit, multiply(last.period_net, Decimal::from_int(12 / months_of(line.period))).value).value;
}

}  // namespace

void read_terms(Pricer& pricer) {
  const TermRules& rules = pricer.book.terms;
  if (!rules.given) return;
  if (rules.start) pricer.start = date_of(pricer, *rules.start);
  if (!pricer.start) pricer.start = pricer.deal.as_of;
  if (rules.prepaid_months) pricer.prepaid_months = number_of(pricer, *rules.prepaid_months, "The months paid ahead");
  if (!pricer.start && !pricer.run.failed()) {
    fail(pricer.run, rules.origin, "pricing.no_start",
         "The terms begin on the day of the quote, but it has none. Give the quote a date in \"as_of\".");
  }
  if (pricer.run.failed()) return;
  if (rules.months) {
    const Decimal months = number_of(pricer, *rules.months, "The months of the term");
    pricer.until = months_after(pricer, *pricer.start, months, rules.months->origin);
  } else if (rules.end) {
    pricer.until = day_after(date_of(pricer, *rules.end));
  }
  if (!pricer.until || pricer.run.failed()) return;
  if (*pricer.until <= *pricer.start) {
    fail_with(pricer, PriceFault::end_before_start, "The term", rules.origin);
    return;
  }
  pricer.term = span_between(*pricer.start, *pricer.until);
  pricer.term_months = Decimal::from_int(pricer.term.months);
}

void make_rows(Pricer& pricer) {
  if (!pricer.book.terms.given) return;
  const auto first = static_cast<std::uint32_t>(pricer.sheet.one_time.size());
  for (std::uint32_t i = 0; i < pricer.recurring.size() && !pricer.run.failed(); ++i) {
    if (!pricer.recurring[i].there) continue;
    const LineTime time = time_of(pricer, pricer.book.recurring_lines[i]);
    if (pricer.run.failed()) return;
    if (time.until) add_rows(pricer, first + i, time);
  }
}

void sum_contract(Pricer& pricer) {
  if (!pricer.book.terms.given) return;
  PriceSheet& sheet = pricer.sheet;
  Contract& contract = sheet.contract;
  contract.given = true;
  contract.months = pricer.term.months;
  for (Money* const one : {&contract.list, &contract.discount, &contract.net, &contract.first_year,
                           &contract.average_year, &contract.exit_arr}) {
    *one = nothing(pricer);
  }
  Decimal exit;
  for (std::uint32_t i = 0; i < pricer.recurring.size() && !pricer.run.failed(); ++i) {
    const LineResult& result = pricer.recurring[i];
    if (result.counts() && result.row_count == 0) contract.given = false;  // evergreen: no value
    if (result.counts()) add_to_contract(pricer, pricer.book.recurring_lines[i], result, exit);
  }
  if (pricer.run.failed()) return;
  const Origin& origin = pricer.book.terms.origin;
  contract.exit_arr = rounded(pricer, {exit}, pricer.book.line_rounding, origin);
  if (contract.months > 0) {
    const DecimalResult average =
        times(to_decimal(contract.net), {Decimal::from_int(12), Decimal::from_int(contract.months)});
    contract.average_year = rounded(pricer, average, pricer.book.line_rounding, origin);
    contract.has_average = true;
  }
  if (!contract.years.empty()) contract.first_year = contract.years.front();
  add_to(pricer, contract.first_year, sheet.totals.net, origin);
  add_to(pricer, contract.list, sheet.totals.list, origin);
  add_to(pricer, contract.discount, sheet.totals.discount, origin);
  add_to(pricer, contract.net, sheet.totals.net, origin);
}

}  // namespace qw
