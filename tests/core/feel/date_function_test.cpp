// Functions that make dates, times and durations, their operators and properties, in the standard dialect.
#include "core/feel/standard_run.h"

namespace qw_test {
namespace {

using namespace qw::feel;

class DateFunction : public CaseTable {};
TEST_P(DateFunction, Gives) { EXPECT_EQ(run_standard(GetParam().source), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Made, DateFunction,
    testing::Values(
        Case{"date", "string(date(\"2016-02-29\"))", "\"2016-02-29\""},
        Case{"date_bad", "date(\"2017-02-29\")", "null"},
        Case{"date_of_numbers", "date(2016, 12, 31) = date(\"2016-12-31\")", "true"},
        Case{"date_named", "date(day: 31, year: 2016, month: 12) = @\"2016-12-31\"", "true"},
        Case{"date_out_of_range", "date(2016, 13, 1)", "null"}, Case{"date_fraction", "date(2016, 1.5, 1)", "null"},
        Case{"date_null", "date(null)", "null"}, Case{"date_null_part", "date(2016, null, 1)", "null"},
        Case{"date_number", "date(5)", "null"}, Case{"date_two", "date(2016, 1)", "null"},
        Case{"date_of_moment", "string(date(@\"2016-12-31T23:00:00-05:00\"))", "\"2016-12-31\""},
        Case{"date_from_named", "string(date(from: \"2016-12-31\"))", "\"2016-12-31\""},
        Case{"time", "string(time(\"23:59:01.50Z\"))", "\"23:59:01.5Z\""},
        Case{"time_bad", "time(\"25:00:00\")", "null"},
        Case{"time_of_numbers", "string(time(11, 45, 30))", "\"11:45:30\""},
        Case{"time_offset", "string(time(11, 45, 30.25, @\"-PT2H\"))", "\"11:45:30.25-02:00\""},
        Case{"time_odd_offset", "string(time(11, 45, 30, @\"PT2H45M55S\"))", "\"11:45:30+02:45:55\""},
        Case{"time_null_offset", "string(time(11, 45, 30, null))", "\"11:45:30\""},
        Case{"time_named", "string(time(hour: 11, minute: 45, second: 0, offset: @\"PT0S\"))", "\"11:45:00Z\""},
        Case{"time_far_offset", "time(11, 45, 30, @\"PT19H\")", "null"},
        Case{"time_months_offset", "time(11, 45, 30, @\"P1Y\")", "null"}, Case{"time_hour", "time(24, 0, 0)", "null"},
        Case{"time_null_part", "time(11, null, 0)", "null"},
        Case{"time_of_date", "string(time(@\"2016-12-31\"))", "\"00:00:00Z\""},
        Case{"time_of_moment", "string(time(@\"2016-12-31T10:00:00@Europe/Paris\"))", "\"10:00:00@Europe/Paris\""},
        Case{"moment", "string(date and time(\"2016-12-31T23:59:01\"))", "\"2016-12-31T23:59:01\""},
        Case{"moment_of_day", "string(date and time(\"2016-12-31\"))", "\"2016-12-31T00:00:00\""},
        Case{"moment_of_date", "string(date and time(@\"2016-12-31\"))", "\"2016-12-31T00:00:00Z\""},
        Case{"moment_of_two", "string(date and time(@\"2016-12-31\", @\"10:00:00Z\"))", "\"2016-12-31T10:00:00Z\""},
        Case{"moment_of_moment", "string(date and time(@\"2016-12-31T01:00:00\", @\"10:00:00\"))",
             "\"2016-12-31T10:00:00\""},
        Case{"moment_named", "string(date and time(time: @\"10:00:00\", date: @\"2016-12-31\"))",
             "\"2016-12-31T10:00:00\""},
        Case{"moment_of_six", "string(date and time(2016, 12, 31, 10, 30, 0.5))", "\"2016-12-31T10:30:00.5\""},
        Case{"moment_of_seven", "string(date and time(2016, 12, 31, 10, 30, 0, \"Europe/Paris\"))",
             "\"2016-12-31T10:30:00@Europe/Paris\""},
        Case{"moment_bad", "date and time(\"2016-12-31T25:00:00\")", "null"},
        Case{"moment_null", "date and time(null)", "null"},
        Case{"moment_wrong", "date and time(@\"10:00:00\", @\"10:00:00\")", "null"},
        Case{"days", "string(duration(\"P1DT26H\"))", "\"P2DT2H\""},
        Case{"months", "string(duration(\"P14M\"))", "\"P1Y2M\""}, Case{"duration_bad", "duration(\"P1Y1D\")", "null"},
        Case{"duration_null", "duration(null)", "null"},
        Case{"duration_named", "string(duration(from: \"-PT0.5S\"))", "\"-PT0.5S\""},
        Case{"between", "string(years and months duration(@\"2011-12-22\", @\"2013-08-24\"))", "\"P1Y8M\""},
        Case{"between_back", "string(years and months duration(to: @\"2011-12-22\", from: @\"2013-08-24\"))",
             "\"-P1Y8M\""},
        Case{"between_mixed", "string(years and months duration(@\"2011-12-22\", @\"2013-08-24T10:00:00Z\"))",
             "\"P1Y8M\""},
        Case{"between_wrong", "years and months duration(@\"10:00:00\", @\"2013-08-24\")", "null"},
        Case{"literal_bad", "@\"2017-02-30\"", "null"}, Case{"no_clock", "now()", "null"},
        Case{"no_day", "today()", "null"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    LookedAt, DateFunction,
    testing::Values(Case{"day_of_year", "day of year(date(2019, 9, 17))", "260"},
                    Case{"day_of_week", "day of week(date(2019, 9, 17))", "\"Tuesday\""},
                    Case{"month_of_year", "month of year(date(2019, 9, 17))", "\"September\""},
                    Case{"week_of_year", "week of year(date(2003, 12, 29))", "1"},
                    Case{"week_53", "week of year(date(2005, 1, 1))", "53"},
                    Case{"of_moment", "day of week(date: @\"2019-09-16T10:00:00Z\")", "\"Monday\""},
                    Case{"of_text", "day of week(\"2019-09-16\")", "null"},
                    Case{"of_null", "day of year(null)", "null"}, Case{"year", "@\"2019-09-16\".year", "2019"},
                    Case{"weekday", "@\"2019-09-16\".weekday", "1"}, Case{"second", "@\"10:11:12.5\".second", "12.5"},
                    Case{"offset", "string(@\"10:11:12+02:00\".time offset)", "\"PT2H\""},
                    Case{"zone", "@\"2019-07-16T10:11:12@Europe/Paris\".timezone", "\"Europe/Paris\""},
                    Case{"zone_offset", "string(@\"2019-07-16T10:11:12@Europe/Paris\".time offset)", "\"PT2H\""},
                    Case{"no_zone", "@\"10:11:12\".timezone", "null"}, Case{"minutes", "@\"-P1DT2H3M\".minutes", "-3"},
                    Case{"months", "@\"P1Y2M\".months", "2"}, Case{"no_days", "@\"P1Y2M\".days", "null"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Computed, DateFunction,
    testing::Values(Case{"month_end", "string(@\"2020-01-31\" + @\"P1M\")", "\"2020-02-29\""},
                    Case{"duration_first", "string(@\"P1D\" + @\"2020-02-28\")", "\"2020-02-29\""},
                    Case{"days", "string(@\"2020-03-01\" - @\"2020-02-28\")", "\"P2D\""},
                    Case{"day_of_moment", "string(@\"2020-03-01T12:00:00Z\" - @\"2020-03-01\")", "\"PT12H\""},
                    Case{"local_and_zone", "@\"2020-03-01T12:00:00\" - @\"2020-03-01T12:00:00Z\"", "null"},
                    Case{"wrapped", "string(@\"23:00:00\" + @\"PT2H\")", "\"01:00:00\""},
                    Case{"time_and_months", "@\"23:00:00\" + @\"P1M\"", "null"},
                    Case{"two_dates", "@\"2020-03-01\" + @\"2020-03-01\"", "null"},
                    Case{"durations_of_two_kinds", "@\"P1Y\" + @\"P1D\"", "null"},
                    Case{"scaled", "string(2.5 * @\"P1Y\")", "\"P2Y6M\""}, Case{"ratio", "@\"P1D\" / @\"PT1H\"", "24"},
                    Case{"number_by_duration", "24 / @\"PT1H\"", "null"}, Case{"by_zero", "@\"P1D\" / 0", "null"},
                    Case{"negative", "string(-@\"P1D\")", "\"-P1D\""},
                    Case{"size", "string(abs(@\"-P1D\"))", "\"P1D\""},
                    Case{"later", "@\"2020-03-01\" > @\"2020-02-29\"", "true"},
                    Case{"same_instant", "@\"2020-03-01T12:00:00Z\" = @\"2020-03-01T14:00:00+02:00\"", "true"},
                    Case{"not_the_same", "is(@\"2020-03-01T12:00:00Z\", @\"2020-03-01T14:00:00+02:00\")", "false"},
                    Case{"kinds", "@\"P1D\" < @\"P1Y\"", "null"},
                    Case{"too_late", "@\"999999999-12-31\" + @\"P1D\"", "null"},
                    Case{"latest", "string(max(@\"2020-01-01\", @\"2021-01-01\"))", "\"2021-01-01\""}),
    case_name);

TEST(DateFunctions, TheClockComesIn) {
  EXPECT_EQ(run_standard("string(today()) + string(now())", "2026-11-22T10:00:00Z"),
            "\"2026-11-222026-11-22T10:00:00Z\"");
}

TEST(DateFunctions, FaultsOfTheStrictDialect) {
  EXPECT_EQ(run("date(\"2017-02-29\")"), "wrong_kind at 0");
  EXPECT_EQ(run("date(no_number, 1, 1)"), "null");
  EXPECT_EQ(type_of("date and time(\"2017-02-28\")"), "date and time");
}

}  // namespace
}  // namespace qw_test
