#include "commerce/term.h"

namespace qw {

std::optional<Date> add_months(const Date& anchor, int months) {
  const std::int64_t month = std::int64_t{anchor.year} * 12 + anchor.month - 1 + months;
  if (month < 12 || month >= 10'000 * 12) return std::nullopt;
  Date date{static_cast<std::int32_t>(month / 12), static_cast<std::uint8_t>(month % 12 + 1), anchor.day};
  const int last = days_in_month(date.year, date.month);
  if (date.day > last) date.day = static_cast<std::uint8_t>(last);
  return date;
}

Span span_between(const Date& from, const Date& until) {
  if (until <= from) return {};
  Span span{(until.year - from.year) * 12 + until.month - from.month, 0};
  std::optional<Date> reached = add_months(from, span.months);
  if (!reached || *reached > until) reached = add_months(from, --span.months);
  if (reached) span.days = static_cast<int>(day_number(until) - day_number(*reached));
  return span;
}

}  // namespace qw
