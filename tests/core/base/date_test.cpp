#include "base/date.h"

#include <gtest/gtest.h>

namespace qw_test {
namespace {

TEST(ParseDate, TakesExistingDays) {
  for (const char* text : {"2026-11-22", "0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29", "2026-04-30"}) {
    const auto date = qw::parse_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(qw::to_text(*date), text);
  }
  const auto date = qw::parse_date("2026-11-22");
  EXPECT_EQ(date->year, 2026);
  EXPECT_EQ(date->month, 11);
  EXPECT_EQ(date->day, 22);
}

TEST(ParseDate, RefusesEverythingElse) {
  for (const char* text : {"",           "2026",       "2026-11",    "2026-11-2",        "2026-11-022", "26-11-22",
                           "2026/11/22", "22-11-2026", "2026-00-10", "2026-13-10",       "2026-11-00",  "2026-11-31",
                           "2026-02-29", "1900-02-29", "0000-01-01", "2026-11-22T00:00", " 2026-11-22", "2026-11-22 ",
                           "2026-1a-22", "-026-11-22", "+026-11-22", "2026-11--2"}) {
    EXPECT_FALSE(qw::parse_date(text)) << "\"" << text << "\"";
  }
}

TEST(Date, ComparesByTheCalendar) {
  EXPECT_LT(*qw::parse_date("2025-12-31"), *qw::parse_date("2026-01-01"));
  EXPECT_LT(*qw::parse_date("2026-01-31"), *qw::parse_date("2026-02-01"));
  EXPECT_LT(*qw::parse_date("2026-02-01"), *qw::parse_date("2026-02-02"));
  EXPECT_EQ(*qw::parse_date("2026-02-02"), *qw::parse_date("2026-02-02"));
}

TEST(DayNumber, CountsEveryDayOnce) {
  EXPECT_EQ(qw::day_number(qw::Date{}), 0);
  EXPECT_EQ(qw::day_number({1, 1, 1}), -719'162);
  EXPECT_EQ(qw::day_number({9999, 12, 31}), 2'932'896);
  EXPECT_EQ(qw::day_number(2024, 2, 30), qw::day_number({2024, 3, 1}));  // days beyond the month count on
  qw::Date before = qw::date_of(-719'163);
  EXPECT_EQ(before, (qw::Date{0, 12, 31}));
  for (std::int64_t day = -719'162; day <= 2'932'896; day += 1 + (day & 3)) {
    const qw::Date date = qw::date_of(day);
    ASSERT_EQ(qw::day_number(date), day);
    ASSERT_LT(before, date);
    ASSERT_LE(date.day, qw::days_in_month(date.year, date.month));
    before = date;
  }
}

TEST(Calendar, HasLeapYears) {
  for (const int year : {4, 1600, 2000, 2024, 2400}) EXPECT_EQ(qw::days_in_month(year, 2), 29) << year;
  for (const int year : {1, 1700, 1900, 2023, 2100}) EXPECT_EQ(qw::days_in_month(year, 2), 28) << year;
  int days = 0;
  for (int month = 1; month <= 12; ++month) days += qw::days_in_month(2026, month);
  EXPECT_EQ(days, 365);
  EXPECT_EQ(qw::civil_of(qw::day_number(-4000, 2, 29)).year, -4000);
}

}  // namespace
}  // namespace qw_test
