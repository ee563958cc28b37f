// base/date.h: a calendar day in the proleptic Gregorian calendar. The core never asks what day it is: days come in.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qw {

struct Date {
  std::int32_t year = 1970;  // 1 to 9999 in text
  std::uint8_t month = 1;
  std::uint8_t day = 1;

  friend auto operator<=>(const Date&, const Date&) = default;
};

// "2026-11-22", an existing day; anything else is nullopt.
std::optional<Date> parse_date(std::string_view text);
std::string to_text(const Date& date);

bool is_leap(std::int64_t year);
int days_in_month(std::int64_t year, int month);
// Days since 1970-01-01, negative before. REQUIRES: an existing month; days beyond the end of it count on.
std::int64_t day_number(std::int64_t year, int month, std::int64_t day);
std::int64_t day_number(const Date& date);

// A day of any year, for those who calculate beyond the years of Date.
struct CivilDate {
  std::int64_t year = 1970;
  int month = 1;
  int day = 1;
};
CivilDate civil_of(std::int64_t day_number);
Date date_of(std::int64_t day_number);  // REQUIRES: a year that fits

}  // namespace qw
