// Text, parts and order of dates, times and durations.
#include "feel/temporal.h"

#include <gtest/gtest.h>

namespace {

using namespace qw::feel;

struct TextCase {
  const char* text;
  const char* printed;  // null: refused
};

std::string or_refused(const std::optional<std::string>& text) { return text ? *text : "refused"; }
std::string expected(const TextCase& test) { return test.printed ? test.printed : "refused"; }

template <typename Parse>
std::string print(Parse parse, std::string_view text) {
  const auto value = parse(text);
  return or_refused(value ? std::optional(to_text(*value)) : std::nullopt);
}

TEST(TemporalText, Dates) {
  const TextCase cases[] = {
      {"2017-12-31", "2017-12-31"},
      {"1970-01-01", "1970-01-01"},
      {"2000-02-29", "2000-02-29"},  // every 400 years a leap year
      {"1900-02-29", nullptr},       // every 100 years none
      {"2016-02-29", "2016-02-29"},
      {"2017-02-29", nullptr},
      {"0000-02-29", "0000-02-29"},  // 1 BC
      {"-0000-02-29", "0000-02-29"},
      {"-0004-02-29", "-0004-02-29"},
      {"-0001-12-31", "-0001-12-31"},
      {"999999999-12-31", "999999999-12-31"},
      {"-999999999-12-31", "-999999999-12-31"},
      {"-999999999-01-01", "-999999999-01-01"},
      {"1000000000-01-01", nullptr},
      {"10000-01-01", "10000-01-01"},
      {"01000-01-01", nullptr},  // more than four digits do not begin with 0
      {"998-12-31", nullptr},
      {"+2017-12-31", nullptr},
      {"2017-13-01", nullptr},
      {"2017-00-01", nullptr},
      {"2017-04-31", nullptr},
      {"2017-12-00", nullptr},
      {"2017-12-32", nullptr},
      {"2017-1-01", nullptr},
      {"2017-12-1", nullptr},
      {"2017-12-31 ", nullptr},
      {" 2017-12-31", nullptr},
      {"2017-12-31Z", nullptr},  // a FEEL date has no zone
      {"2017-12-31T00:00:00", nullptr},
      {"2017/12/31", nullptr},
      {"20171231", nullptr},
      {"--2017-12-31", nullptr},
      {"", nullptr},
      {"-", nullptr},
  };
  for (const TextCase& test : cases) EXPECT_EQ(print(parse_feel_date, test.text), expected(test)) << test.text;
}

TEST(TemporalText, Times) {
  const TextCase cases[] = {
      {"23:59:01", "23:59:01"},
      {"00:00:00", "00:00:00"},
      {"24:00:00", "00:00:00"},
      {"24:00:00.000Z", "00:00:00Z"},
      {"24:00:01", nullptr},
      {"24:00:00.1", nullptr},
      {"23:59:01.123456789Z", "23:59:01.123456789Z"},
      {"23:59:01.1234567890", nullptr},
      {"11:45:30.50", "11:45:30.5"},
      {"11:45:30.000", "11:45:30"},
      {"11:45:30.", nullptr},
      {"11:45:30+02:00", "11:45:30+02:00"},
      {"11:45:30-00:00", "11:45:30Z"},
      {"11:45:30+00:00", "11:45:30Z"},
      {"11:45:30-18:00", "11:45:30-18:00"},
      {"11:45:30+02:45:55", "11:45:30+02:45:55"},
      {"11:45:30+18:01", nullptr},
      {"11:45:30+19:00", nullptr},
      {"11:45:30+02:60", nullptr},
      {"11:45:30+02:00:60", nullptr},
      {"11:45:30+2:00", nullptr},
      {"11:45:30+0200", nullptr},
      {"11:45:30z", nullptr},
      {"11:45:30@Europe/Paris", "11:45:30@Europe/Paris"},
      {"11:45:30@Etc/UTC", "11:45:30@Etc/UTC"},
      {"11:45:30@America/Argentina/Ushuaia", "11:45:30@America/Argentina/Ushuaia"},
      {"11:45:30@UTC", "11:45:30@UTC"},
      {"11:45:30@", nullptr},
      {"11:45:30@xyz/abc", nullptr},
      {"11:45:30@Paris", nullptr},
      {"11:45:30@Europe/", nullptr},
      {"11:45:30@Europe/Pa ris", nullptr},
      {"11:45:30Z@Europe/Paris", nullptr},
      {"11:45:30+02:00@Europe/Paris", nullptr},
      {"T11:45:30", nullptr},
      {"11:45", nullptr},
      {"1:45:30", nullptr},
      {"11:60:30", nullptr},
      {"11:45:60", nullptr},
      {"25:00:00", nullptr},
      {"-11:45:30", nullptr},
      {"11:45:30 ", nullptr},
      {"", nullptr},
  };
  for (const TextCase& test : cases) EXPECT_EQ(print(parse_time, test.text), expected(test)) << test.text;
}

TEST(TemporalText, DatesAndTimes) {
  const TextCase cases[] = {
      {"2017-12-31T23:59:01", "2017-12-31T23:59:01"},
      {"2017-12-31T24:00:00", "2018-01-01T00:00:00"},
      {"999999999-12-31T24:00:00", nullptr},
      {"-999999999-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z"},
      {"2017-12-31T23:59:01.5@Australia/Melbourne", "2017-12-31T23:59:01.5@Australia/Melbourne"},
      {"2017-12-31T23:59:01-05:30", "2017-12-31T23:59:01-05:30"},
      {"2017-12-31", nullptr},
      {"2017-12-31T", nullptr},
      {"2017-12-31T23:59", nullptr},
      {"2017-12-31 23:59:01", nullptr},
      {"2017-12-31t23:59:01", nullptr},
      {"2017-02-30T23:59:01", nullptr},
      {"2017-12-31T25:59:01", nullptr},
      {"T23:59:01", nullptr},
  };
  for (const TextCase& test : cases) EXPECT_EQ(print(parse_date_time, test.text), expected(test)) << test.text;
}

TEST(TemporalText, DaysDurations) {
  const TextCase cases[] = {
      {"P1D", "P1D"},
      {"PT0S", "PT0S"},
      {"P0D", "PT0S"},
      {"-PT0S", "PT0S"},
      {"PT24H", "P1D"},
      {"PT36H", "P1DT12H"},
      {"P1DT2H3M4.5S", "P1DT2H3M4.5S"},
      {"-P1DT2H3M4.5S", "-P1DT2H3M4.5S"},
      {"-PT0.25S", "-PT0.25S"},
      {"-PT1.25S", "-PT1.25S"},
      {"PT0.000000001S", "PT0.000000001S"},
      {"PT0.0000000001S", nullptr},
      {"PT60.000S", "PT1M"},
      {"PT90M", "PT1H30M"},
      {"PT00000000000000000000012S", "PT12S"},
      {"PT4611686018427387903S", "P53375995583650DT7H45M3S"},
      {"PT4611686018427387904S", nullptr},
      {"-PT4611686018427387904S", nullptr},
      {"P53375995583650DT7H45M3.999999999S", "P53375995583650DT7H45M3.999999999S"},
      {"P99999999999999999999D", nullptr},
      {"P53375995583651D", nullptr},
      {"P1W", nullptr},
      {"P1Y1D", nullptr},
      {"P1M", nullptr},
      {"P1.5D", nullptr},
      {"PT1.5H", nullptr},
      {"P", nullptr},
      {"PT", nullptr},
      {"P1DT", nullptr},
      {"P1", nullptr},
      {"PT1", nullptr},
      {"PT1M1H", nullptr},
      {"PT1H1H", nullptr},
      {"P1D2H", nullptr},
      {"PT1.S", nullptr},
      {"PT.5S", nullptr},
      {"P-1D", nullptr},
      {"+P1D", nullptr},
      {"1D", nullptr},
      {"p1d", nullptr},
      {"", nullptr},
      {"-", nullptr},
  };
  for (const TextCase& test : cases) EXPECT_EQ(print(parse_days_duration, test.text), expected(test)) << test.text;
}

TEST(TemporalText, MonthsDurations) {
  const TextCase cases[] = {
      {"P1Y2M", "P1Y2M"},
      {"P26M", "P2Y2M"},
      {"P12M", "P1Y"},
      {"P0Y", "P0M"},
      {"-P0M", "P0M"},
      {"-P11M", "-P11M"},
      {"-P13M", "-P1Y1M"},
      {"P999999999Y", "P999999999Y"},
      {"P4611686018427387903M", "P384307168202282325Y3M"},
      {"P4611686018427387904M", nullptr},
      {"-P4611686018427387904M", nullptr},
      {"P384307168202282325Y4M", nullptr},
      {"P1Y2M3D", nullptr},
      {"P1YT2M", nullptr},
      {"P1Y2", nullptr},
      {"P1M1Y", nullptr},
      {"P1.5Y", nullptr},
      {"PY", nullptr},
      {"P", nullptr},
      {"P1Y ", nullptr},
  };
  for (const TextCase& test : cases) EXPECT_EQ(print(parse_months_duration, test.text), expected(test)) << test.text;
}

struct DayCase {
  const char* text;
  std::int64_t day;
  int weekday;
  int day_of_year;
  int week;
};

// Numbers of Python's datetime where it has the year; the rest by cycles of 400 years, which are whole weeks.
TEST(TemporalParts, Days) {
  const DayCase cases[] = {
      {"1970-01-01", 0, 4, 1, 1},        {"1969-12-31", -1, 3, 365, 1},       {"2000-02-29", 11016, 2, 60, 9},
      {"2000-03-01", 11017, 3, 61, 9},   {"2005-01-01", 12784, 6, 1, 53},     {"2005-01-02", 12785, 7, 2, 53},
      {"2005-01-03", 12786, 1, 3, 1},    {"2007-12-31", 13878, 1, 365, 1},    {"2008-12-28", 14241, 7, 363, 52},
      {"2008-12-29", 14242, 1, 364, 1},  {"2020-12-31", 18627, 4, 366, 53},   {"2019-09-17", 18156, 2, 260, 38},
      {"0001-01-01", -719162, 1, 1, 1},  {"0000-12-31", -719163, 7, 366, 52}, {"0000-03-01", -719468, 3, 61, 9},
      {"-0399-01-01", -865259, 1, 1, 1}, {"9999-12-31", 2932896, 5, 365, 52},
  };
  for (const DayCase& test : cases) {
    const Date date = parse_feel_date(test.text).value();
    EXPECT_EQ(date.day, test.day) << test.text;
    EXPECT_EQ(weekday(date), test.weekday) << test.text;
    EXPECT_EQ(day_of_year(date), test.day_of_year) << test.text;
    EXPECT_EQ(week_of_year(date), test.week) << test.text;
  }
  EXPECT_EQ(weekday_name(parse_feel_date("2019-09-16").value()), "Monday");
  EXPECT_EQ(weekday_name(parse_feel_date("2019-09-22").value()), "Sunday");
  EXPECT_EQ(month_name(parse_feel_date("2019-01-31").value()), "January");
  EXPECT_EQ(month_name(parse_feel_date("2019-12-01").value()), "December");
}

TEST(TemporalParts, EveryDayOfEightCenturiesFollowsTheOneBefore) {
  CivilDate last = civil(parse_feel_date("-0401-12-31").value());
  const std::int64_t first = parse_feel_date("-0400-01-01").value().day;
  for (std::int64_t day = first; day < first + 2 * 146'097; ++day) {
    const CivilDate next = civil({day});
    ASSERT_EQ(make_date(next.year, next.month, next.day), Date{day});
    const bool same_month = next.year == last.year && next.month == last.month && next.day == last.day + 1;
    const bool next_month = next.day == 1 && last.day >= 28 && !make_date(last.year, last.month, last.day + 1) &&
                            next.year * 12 + next.month == last.year * 12 + last.month + 1;
    ASSERT_TRUE(same_month || next_month) << to_text(Date{day});
    last = next;
  }
}

TEST(TemporalParts, OfDurations) {
  const DurationParts negative = parts(parse_days_duration("-P1DT2H3M4.25S").value());
  EXPECT_TRUE(negative.negative);
  EXPECT_EQ(negative.days, 1);
  EXPECT_EQ(negative.hours, 2);
  EXPECT_EQ(negative.minutes, 3);
  EXPECT_EQ(negative.seconds, 4);
  EXPECT_EQ(negative.nano, 250'000'000);
  EXPECT_EQ(qw::to_plain_text(seconds_of(parse_days_duration("-PT1.25S").value())), "-1.25");
  EXPECT_EQ(qw::to_plain_text(seconds_of(parse_days_duration("P1DT0.000000001S").value())), "86400.000000001");
}

struct OrderCase {
  const char* a;
  const char* b;
  std::optional<int> order;
  bool same;
};

TEST(TemporalOrder, DatesAndTimes) {
  const OrderCase cases[] = {
      {"2002-04-02T12:00:00-01:00", "2002-04-02T17:00:00+04:00", 0, false},
      {"2002-04-02T23:00:00-04:00", "2002-04-03T02:00:00-01:00", 0, false},
      {"2002-04-02T12:00:00", "2002-04-02T12:00:00Z", std::nullopt, false},
      {"2002-04-02T12:00:00", "2002-04-02T12:00:00.000000001", -1, false},
      {"2002-04-02T12:00:00Z", "2002-04-02T12:00:00-00:00", 0, true},
      {"2002-04-02T00:30:00+01:00", "2002-04-01T23:30:00Z", 0, false},
      {"2021-07-01T12:00:00@Europe/Paris", "2021-07-01T10:00:00Z", 0, false},
      {"2021-01-01T12:00:00@Europe/Paris", "2021-01-01T11:00:00Z", 0, false},
      {"2021-04-02T23:00:00@Australia/Melbourne", "2021-04-02T23:00:00+11:00", 0, false},
      {"2021-01-01T12:00:00@Etc/UTC", "2021-01-01T12:00:00Z", 0, false},
      {"2021-01-01T12:00:00@Pacific/Apia", "2021-01-01T12:00:00Z", std::nullopt, false},
      {"2021-01-01T12:00:00@Pacific/Apia", "2021-01-01T12:00:00@Pacific/Apia", 0, true},
      {"2021-01-01T12:00:00@Pacific/Apia", "2021-01-01T12:00:01@Pacific/Apia", -1, false},
      {"2021-01-01T12:00:00@Pacific/Apia", "2021-01-01T12:00:00@Pacific/Niue", std::nullopt, false},
      {"-999999999-01-01T00:00:00+18:00", "999999999-12-31T23:59:59-18:00", -1, false},
  };
  for (const OrderCase& test : cases) {
    const DateTime a = parse_date_time(test.a).value();
    const DateTime b = parse_date_time(test.b).value();
    EXPECT_EQ(compare(a, b), test.order) << test.a << " " << test.b;
    EXPECT_EQ(compare(b, a), test.order ? std::optional(-*test.order) : std::nullopt) << test.a << " " << test.b;
    EXPECT_EQ(identical(a, b), test.same) << test.a << " " << test.b;
  }
}

TEST(TemporalOrder, Times) {
  const OrderCase cases[] = {
      {"23:00:50", "23:00:50", 0, true},
      {"23:00:50", "23:00:50Z", std::nullopt, false},
      {"20:00:50+00:00", "21:00:50+01:00", 0, false},
      {"23:00:50Z", "23:00:50+00:00", 0, true},
      {"23:00:50@Etc/GMT", "23:00:50Z", 0, false},
      {"23:00:50@Australia/Melbourne", "23:00:50+10:00", 0, false},  // winter
      {"23:00:50@Europe/Paris", "22:00:50Z", 0, false},
      {"23:00:50@Australia/Melbourne", "23:00:50@Australia/Sydney", 0, false},
      {"22:00:50.5", "22:00:50.25", 1, false},
  };
  for (const OrderCase& test : cases) {
    const Time a = parse_time(test.a).value();
    const Time b = parse_time(test.b).value();
    EXPECT_EQ(compare(a, b), test.order) << test.a << " " << test.b;
    EXPECT_EQ(identical(a, b), test.same) << test.a << " " << test.b;
  }
}

}  // namespace
