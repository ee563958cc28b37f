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

Fraction fraction(std::int64_t numerator, std::int64_t denominator) {
  return {Decimal::from_int(numerator), Decimal::from_int(denominator)};
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
  const int months = months_of(period);
  if (proration == Proration::day) {
    const std::int64_t days = days_of(row);
    const std::int64_t leap_days = year == YearBasis::actual_actual ? leap_days_of(row) : 0;
    if (leap_days == 0) return fraction(days * 12, 365 * months);
    return fraction(((days - leap_days) * 366 + leap_days * 365) * 12, 365 * 366 * months);
  }
  if (proration == Proration::thirty_360) return fraction(days_30_360(row.from, row.until), 30 * months);
  if (row.days == 0) return fraction(row.months, months);
  if (proration == Proration::month_up) return fraction(row.months + 1, months);
  if (proration == Proration::monthly_daily) return fraction(row.months * 365 + row.days * 12, 365 * months);
  const Date over = add_months(anchor, row.first_month + row.months).value_or(row.from);
  const int length = days_in_month(over.year, over.month);
  return fraction(row.months * length + row.days, length * months);
}

DecimalResult times(const Decimal& amount, const Fraction& fraction) {
  const DecimalResult product = multiply(amount, fraction.numerator);
  if (!product.ok() || fraction.denominator == Decimal::from_int(1)) return product;
  return divide(product.value, fraction.denominator);
}

std::vector<BillingDay> billing_days(const TermRow& row, const Date& anchor, Period period, Billing billing) {
  const int step = months_of(period);
  std::vector<BillingDay> days;
  Date begin = row.from;
  for (int done = 0; done < row.months || (done == row.months && row.days > 0); done += step) {
    const bool whole = done + step <= row.months;
    const bool last = !whole || (done + step == row.months && row.days == 0);
    const Date end = last ? row.until : add_months(anchor, row.first_month + done + step).value_or(row.until);
    const std::int64_t weight = whole ? step * 31 : (row.months - done) * 31 + row.days;
    days.push_back({billing == Billing::advance ? begin : date_of(day_number(end) - 1), weight});
    begin = end;
  }
  return days;
}

}  // namespace qw
