// base/date.h: a calendar day in the proleptic Gregorian calendar. The core never asks what day it is: days come in.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qw {

struct Date {
  std::int32_t year = 1970;  // 1 to 9999
  std::uint8_t month = 1;
  std::uint8_t day = 1;

  friend auto operator<=>(const Date&, const Date&) = default;
};

// "2026-11-22", an existing day; anything else is nullopt.
std::optional<Date> parse_date(std::string_view text);
std::string to_text(const Date& date);

}  // namespace qw
