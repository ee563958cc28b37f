#include "feel/temporal.h"

namespace qw::feel {

namespace {

struct FloorDivision {
  std::int64_t quotient;
  std::int64_t remainder;
};

FloorDivision floor_divide(std::int64_t value, std::int64_t divisor) {
  FloorDivision result{value / divisor, value % divisor};
  if (result.remainder < 0) result = {result.quotient - 1, result.remainder + divisor};
  return result;
}

std::string_view nth_word(std::string_view words, int index) {
  while (index-- > 0) words.remove_prefix(words.find(' ') + 1);
  return words.substr(0, words.find(' '));
}

}  // namespace

std::optional<Date> make_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < -kLastYear || year > kLastYear || month < 1 || month > 12 || day < 1) return std::nullopt;
  if (day > days_in_month(year, static_cast<int>(month))) return std::nullopt;
  return Date{day_number(year, static_cast<int>(month), day)};
}

std::optional<Time> make_time(std::int64_t hour, std::int64_t minute, std::int64_t second, std::int32_t nano) {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  if (nano < 0 || nano >= kNanos) return std::nullopt;
  return Time{.second = static_cast<std::int32_t>(hour * 3600 + minute * 60 + second), .nano = nano};
}

CivilDate civil(Date date) { return civil_of(date.day); }

int weekday(Date date) { return static_cast<int>(floor_divide(date.day + 3, 7).remainder) + 1; }

int day_of_year(Date date) { return static_cast<int>(date.day - day_number(civil(date).year, 1, 1)) + 1; }

int week_of_year(Date date) {
  const Date thursday{date.day - weekday(date) + 4};
  return (day_of_year(thursday) - 1) / 7 + 1;
}

std::string_view weekday_name(Date date) {
  return nth_word("Monday Tuesday Wednesday Thursday Friday Saturday Sunday", weekday(date) - 1);
}

std::string_view month_name(Date date) {
  return nth_word("January February March April May June July August September October November December",
                  civil(date).month - 1);
}

std::optional<Date> add(Date date, MonthsDuration duration) {
  const CivilDate from = civil(date);
  const FloorDivision to = floor_divide(from.year * 12 + from.month - 1 + duration.months, 12);
  const int month = static_cast<int>(to.remainder) + 1;
  const int last = days_in_month(to.quotient, month);
  return make_date(to.quotient, month, from.day < last ? from.day : last);
}

MonthsDuration months_between(Date from, Date to) {
  const CivilDate a = civil(from);
  const CivilDate b = civil(to);
  std::int64_t months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && b.day < a.day) --months;
  if (months < 0 && b.day > a.day) ++months;
  return {months};
}

}  // namespace qw::feel
