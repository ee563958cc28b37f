// The rows of a contract, and how many periods each is.
#include <algorithm>

#include "commerce/term.h"

namespace qw {
namespace {

// Where segment `index` ends, in months from the start; the last has no end.
class Segments {
 public:
  explicit Segments(const std::vector<int>& months) : months_(months) { skip_to(0); }

  std::uint32_t index() const { return static_cast<std::uint32_t>(index_); }
  int end() const { return end_; }

  // Moves to the segment that holds this month.
  void skip_to(int month) {
    while (index_ + 1 < months_.size()) {
      end_ = begin_ + std::min(months_[index_], kMostMonths);
      if (month < end_) return;
      begin_ = end_;
      ++index_;
    }
    end_ = kNever;
  }

 private:
  static constexpr int kNever = kMostMonths * 2;

  const std::vector<int>& months_;
  std::size_t index_ = 0;
  int begin_ = 0;
  int end_ = kNever;
};

PriceFault check_span(const Date& from, const Date& until, const Span& span, const std::vector<int>& segment_months) {
  if (until <= from) return PriceFault::end_before_start;
  if (span.months > kMostMonths || (span.months == kMostMonths && span.days > 0)) return PriceFault::too_long;
  const bool negative =
      std::any_of(segment_months.begin(), segment_months.end(), [](int months) { return months < 0; });
  return negative ? PriceFault::negative_number : PriceFault::none;
}

int next_multiple(int month, int step) { return (month / step + 1) * step; }

std::int64_t days_of(const TermRow& row) { return day_number(row.until) - day_number(row.from); }

// Days of a row in leap years; the others are in years of 365 days.
std::int64_t leap_days_of(const TermRow& row) {
  std::int64_t days = 0;
  for (int year = row.from.year; year <= row.until.year; ++year) {
    if (!is_leap(year)) continue;
    const std::int64_t begin = std::max(day_number(row.from), day_number(year, 1, 1));
    const std::int64_t end = std::min(day_number(row.until), day_number(std::int64_t{year} + 1, 1, 1));
    days += std::max(end - begin, std::int64_t{0});
  }
  return days;
}

std::int64_t days_30_360(const Date& from, const Date& until) {
  return 360 * (std::int64_t{until.year} - from.year) + 30 * (until.month - from.month) + std::min<int>(until.day, 30) -
         std::min<int>(from.day, 30);
}

// A row's length is a whole number of the unit-th parts of a month, the same unit for all of its periods.
std::int64_t unit_of(const TermRow& row, const Date& anchor, Proration proration, YearBasis year) {
  switch (proration) {
    case Proration::day: return year == YearBasis::actual_365 ? 365 : 365 * 366;
    case Proration::thirty_360: return 30;
    case Proration::month_up: return 1;
    case Proration::monthly_daily: return row.days == 0 ? 1 : 365;
    case Proration::calendar_monthly_daily: break;
  }
  if (row.days == 0) return 1;
  const Date over = add_months(anchor, row.first_month + row.months).value_or(row.from);
  return days_in_month(over.year, over.month);
}

std::int64_t length_of(const TermRow& row, std::int64_t unit, Proration proration, YearBasis year) {
  switch (proration) {
    case Proration::day:
      if (year == YearBasis::actual_365) return days_of(row) * 12;
      return (days_of(row) * 366 - leap_days_of(row)) * 12;  // a day is 366 parts, in a leap year 365
    case Proration::thirty_360: return days_30_360(row.from, row.until);
    case Proration::month_up: return row.months + (row.days > 0 ? 1 : 0);
    case Proration::monthly_daily: return row.months * unit + row.days * 12;
    case Proration::calendar_monthly_daily: break;
  }
  return row.months * unit + row.days;
}

}  // namespace

std::vector<TermRow> cut_rows(const Date& from, const Date& until, const std::vector<int>& segment_months, int every,
                              PriceFault& fault) {
  const Span span = span_between(from, until);
  fault = check_span(from, until, span, segment_months);
  std::vector<TermRow> rows;
  if (fault != PriceFault::none) return rows;
  Segments segments(segment_months);
  TermRow row{.from = from, .until = until};
  for (bool last = false; !last;) {
    const int begin = row.first_month;
    segments.skip_to(begin);
    int end = std::min(next_multiple(begin, 12), segments.end());
    if (every > 0) end = std::min(end, next_multiple(begin, every));
    last = end > span.months || (end == span.months && span.days == 0);
    row.until = last ? until : add_months(from, end).value_or(until);
    row.months = std::min(end, span.months) - begin;
    row.days = last ? span.days : 0;
    row.segment = segments.index();
    row.year = begin / 12;
    row.uplifts = every > 0 ? begin / every : 0;
    rows.push_back(row);
    row.from = row.until;
    row.first_month = end;
  }
  return rows;
}

Fraction periods_of(const TermRow& row, const Date& anchor, Period period, Proration proration, YearBasis year) {
  const std::int64_t unit = unit_of(row, anchor, proration, year);
  return {Decimal::from_int(length_of(row, unit, proration, year)), Decimal::from_int(unit * months_of(period))};
}

DecimalResult times(const Decimal& amount, const Fraction& fraction) {
  const DecimalResult product = multiply(amount, fraction.numerator);
  if (!product.ok() || fraction.denominator == Decimal::from_int(1)) return product;
  return divide(product.value, fraction.denominator);
}

std::vector<BillingDay> billing_days(const TermRow& row, const Date& anchor, Period period, Billing billing,
                                     Proration proration, YearBasis year) {
  const int step = months_of(period);
  const std::int64_t unit = unit_of(row, anchor, proration, year);
  std::vector<BillingDay> days;
  TermRow part{.from = row.from, .until = row.until};
  for (int done = 0; done < row.months || (done == row.months && row.days > 0); done += step) {
    const bool last = done + step > row.months || (done + step == row.months && row.days == 0);
    part.until = last ? row.until : add_months(anchor, row.first_month + done + step).value_or(row.until);
    part.months = std::min(step, row.months - done);
    part.days = last ? row.days : 0;
    const Date day = billing == Billing::advance ? part.from : date_of(day_number(part.until) - 1);
    days.push_back({day, length_of(part, unit, proration, year)});
    part.from = part.until;
  }
  return days;
}

}  // namespace qw
