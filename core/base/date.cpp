#include "base/date.h"

namespace qw {
namespace {

// Days of 400 years, and from 0000-03-01 to 1970-01-01: years that begin in March have their leap day at the end.
constexpr std::int64_t kEraDays = 146'097;
constexpr std::int64_t kEpoch = 719'468;

std::int64_t floor_quotient(std::int64_t value, std::int64_t divisor) {
  return value / divisor - (value % divisor < 0 ? 1 : 0);
}

std::optional<std::int32_t> parse_digits(std::string_view text) {
  std::int32_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

void append_digits(std::string& out, std::int32_t value, int width) {
  std::string digits = std::to_string(value);
  while (static_cast<int>(digits.size()) < width) digits.insert(digits.begin(), '0');
  out += digits;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_digits(text.substr(0, 4));
  const auto month = parse_digits(text.substr(5, 2));
  const auto day = parse_digits(text.substr(8, 2));
  if (!year || !month || !day || *year < 1 || *month < 1 || *month > 12) return std::nullopt;
  if (*day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
  return Date{*year, static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
}

std::string to_text(const Date& date) {
  std::string text;
  append_digits(text, date.year, 4);
  text += '-';
  append_digits(text, date.month, 2);
  text += '-';
  append_digits(text, date.day, 2);
  return text;
}

bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(std::int64_t year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::int64_t day_number(std::int64_t year, int month, std::int64_t day) {
  const std::int64_t march_year = month <= 2 ? year - 1 : year;
  const std::int64_t era = floor_quotient(march_year, 400);
  const std::int64_t rest = march_year - era * 400;
  const std::int64_t from_march = (month + 9) % 12;
  const std::int64_t day_of_era = rest * 365 + rest / 4 - rest / 100 + (153 * from_march + 2) / 5 + day - 1;
  return era * kEraDays + day_of_era - kEpoch;
}

std::int64_t day_number(const Date& date) { return day_number(date.year, date.month, date.day); }

CivilDate civil_of(std::int64_t day_number) {
  const std::int64_t era = floor_quotient(day_number + kEpoch, kEraDays);
  const std::int64_t day = day_number + kEpoch - era * kEraDays;
  const std::int64_t year = (day - day / 1460 + day / 36'524 - day / 146'096) / 365;
  const std::int64_t day_of_year = day - (365 * year + year / 4 - year / 100);
  const std::int64_t from_march = (5 * day_of_year + 2) / 153;
  const int month = static_cast<int>(from_march < 10 ? from_march + 3 : from_march - 9);
  return {.year = era * 400 + year + (month <= 2 ? 1 : 0),
          .month = month,
          .day = static_cast<int>(day_of_year - (153 * from_march + 2) / 5 + 1)};
}

Date date_of(std::int64_t day_number) {
  const CivilDate civil = civil_of(day_number);
  return {static_cast<std::int32_t>(civil.year), static_cast<std::uint8_t>(civil.month),
          static_cast<std::uint8_t>(civil.day)};
}

}  // namespace qw
