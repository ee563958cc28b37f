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

}  // namespace
}  // namespace qw_test
