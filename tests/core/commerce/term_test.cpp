// Months from an anchor, spans, and what a part of a term costs: section 6 of the project's semantics note.
#include "commerce/term.h"

#include "core/commerce/commerce_testing.h"

namespace qw_test {
namespace {

using qw::Date;
using qw::Period;
using qw::Proration;
using qw::YearBasis;

Date day(const char* text) {
  const auto date = qw::parse_date(text);
  EXPECT_TRUE(date) << text;
  return date.value_or(Date{});
}

// The day after, as until of an inclusive end.
Date after(const char* text) { return qw::date_of(qw::day_number(day(text)) + 1); }

std::string months_later(const char* anchor, int months) {
  const auto date = add_months(day(anchor), months);
  return date ? qw::to_text(*date) : "none";
}

TEST(Semantics6, MonthsKeepTheAnchorDayWithoutDrift) {
  const char* in_2026[] = {"2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"};
  for (int i = 0; i < 5; ++i) EXPECT_EQ(months_later("2026-01-31", i), in_2026[i]);
  EXPECT_EQ(months_later("2024-01-31", 1), "2024-02-29");
  EXPECT_EQ(months_later("2024-02-29", 12), "2025-02-28");
  EXPECT_EQ(months_later("2024-02-29", 48), "2028-02-29");
  EXPECT_EQ(months_later("2026-12-01", 1), "2027-01-01");
  EXPECT_EQ(months_later("2026-01-31", -2), "2025-11-30");
}

TEST(AddMonths, EndsWithTheYearsOfTheFormat) {
  EXPECT_EQ(months_later("9999-11-30", 1), "9999-12-30");
  EXPECT_EQ(months_later("9999-11-30", 2), "none");
  EXPECT_EQ(months_later("0001-01-01", -1), "none");
  EXPECT_EQ(months_later("2026-01-01", 2'000'000'000), "none");
  EXPECT_EQ(months_later("2026-01-01", -2'000'000'000), "none");
}

std::string span(const char* from, const char* last) {
  const qw::Span span = span_between(day(from), after(last));
  return std::to_string(span.months) + "m" + std::to_string(span.days) + "d";
}

TEST(SpanBetween, CountsWholeMonthsThenDays) {
  EXPECT_EQ(span("2026-01-31", "2027-01-30"), "12m0d");
  EXPECT_EQ(span("2026-01-31", "2026-02-27"), "1m0d");  // the month that begins on the 31st ends before the 28th
  EXPECT_EQ(span("2026-01-31", "2026-03-30"), "2m0d");
  EXPECT_EQ(span("2026-01-31", "2026-03-29"), "1m30d");
  EXPECT_EQ(span("2017-01-01", "2018-01-10"), "12m10d");
  EXPECT_EQ(span("2026-05-05", "2026-05-05"), "0m1d");
  EXPECT_EQ(span("2026-05-05", "2026-05-04"), "0m0d");
  EXPECT_EQ(span("2026-05-05", "2020-05-04"), "0m0d");
  EXPECT_EQ(span("2024-02-29", "2025-02-27"), "12m0d");
}

// The amount for [from, last] of a price for one period, as one row.
qw::Decimal prorated(const char* from, const char* last, const char* price, Period period, Proration proration,
                     YearBasis year = YearBasis::actual_365) {
  const qw::Span span = span_between(day(from), after(last));
  const qw::TermRow row{.from = day(from), .until = after(last), .months = span.months, .days = span.days};
  const qw::DecimalResult amount = times(dec(price), periods_of(row, day(from), period, proration, year));
  EXPECT_TRUE(amount.ok());
  return amount.value;
}

TEST(Semantics6, FiveConventionsForTheSame375Days) {  // SF6: 12,000 for 12 months, 1 Jan 2017 to 10 Jan 2018
  struct {
    Proration proration;
    const char* price;
    const char* multiplier;
  } const cases[] = {{Proration::day, "12328.77", "1.027397"},
                     {Proration::month_up, "13000.00", "1.083333"},
                     {Proration::monthly_daily, "12328.77", "1.027397"},
                     {Proration::calendar_monthly_daily, "12322.58", "1.026882"},
                     {Proration::thirty_360, "12333.33", "1.027778"}};
  for (const auto& [proration, price, multiplier] : cases) {
    const auto of = [&, way = proration](const char* amount, Period period) {
      return prorated("2017-01-01", "2018-01-10", amount, period, way);
    };
    EXPECT_EQ(rounded(of("12000", Period::year)), price) << to_text(proration);
    EXPECT_EQ(rounded(of("1000", Period::month)), price) << to_text(proration);
    EXPECT_EQ(rounded(of("3000", Period::quarter)), price) << to_text(proration);
    EXPECT_EQ(rounded(of("1", Period::year), 6), multiplier) << to_text(proration);
  }
}

TEST(Semantics6,
     SourceChecks) {  // SF6: 830 days are 2.2740 years, 35 months 2.9167, 1 Jan 2017 to 10 Jan 2018 13 months
  EXPECT_EQ(rounded(prorated("2026-01-01", "2028-04-09", "1", Period::year, Proration::day), 4), "2.2740");
  EXPECT_EQ(qw::day_number(after("2028-04-09")) - qw::day_number(day("2026-01-01")), 830);
  EXPECT_EQ(rounded(prorated("2026-01-01", "2028-11-30", "1", Period::year, Proration::month_up), 4), "2.9167");
  EXPECT_EQ(prorated("2017-01-01", "2018-01-10", "1", Period::month, Proration::month_up), dec("13"));
}

TEST(Semantics6, ALeapYearIsMoreThanAYearOf365Days) {  // 100.27 %
  const auto percent = [](const char* from, const char* last, YearBasis year) {
    return rounded(prorated(from, last, "100", Period::year, Proration::day, year));
  };
  EXPECT_EQ(percent("2024-01-01", "2024-12-31", YearBasis::actual_365), "100.27");
  EXPECT_EQ(percent("2024-01-01", "2024-12-31", YearBasis::actual_actual), "100.00");
  EXPECT_EQ(percent("2023-01-01", "2023-12-31", YearBasis::actual_365), "100.00");
  EXPECT_EQ(percent("2023-07-01", "2024-06-30", YearBasis::actual_actual), "100.14");  // 184 / 365 + 182 / 366
  EXPECT_EQ(percent("2023-01-01", "2026-12-31", YearBasis::actual_actual), "400.00");
}

TEST(Semantics6, WholeMonthsAreExactInEveryMonthlyConvention) {
  for (const Proration way :
       {Proration::month_up, Proration::monthly_daily, Proration::calendar_monthly_daily, Proration::thirty_360}) {
    EXPECT_EQ(prorated("2024-01-01", "2024-12-31", "99.99", Period::month, way), dec("1199.88")) << to_text(way);
    EXPECT_EQ(prorated("2024-01-01", "2024-12-31", "99.99", Period::year, way), dec("99.99")) << to_text(way);
    EXPECT_EQ(prorated("2024-02-01", "2024-04-30", "99.99", Period::quarter, way), dec("99.99")) << to_text(way);
  }
}

TEST(CalendarMonthlyDaily, DividesByTheMonthOfTheDaysOver) {
  const auto of = [](const char* from, const char* last) {
    return rounded(prorated(from, last, "100", Period::month, Proration::calendar_monthly_daily), 4);
  };
  EXPECT_EQ(of("2026-02-01", "2026-02-14"), "50.0000");
  EXPECT_EQ(of("2024-02-01", "2024-02-14"), "48.2759");   // 14 / 29
  EXPECT_EQ(of("2026-01-15", "2026-02-20"), "121.4286");  // the days over begin on 15 February: 6 / 28
}

TEST(Thirty360, CountsEveryMonthAs30Days) {
  const auto of = [](const char* from, const char* last) {
    return rounded(prorated(from, last, "30", Period::month, Proration::thirty_360));
  };
  EXPECT_EQ(of("2026-01-01", "2026-01-30"), "29.00");  // to the 31st, which counts as the 30th
  EXPECT_EQ(of("2026-01-01", "2026-01-31"), "30.00");
  EXPECT_EQ(of("2026-02-01", "2026-02-28"), "30.00");
  EXPECT_EQ(of("2026-01-31", "2026-02-27"), "28.00");
}

TEST(Semantics10, AMinimumIsProratedWithItsPeriod) {  // half of a month: 1,000 is 500, true-up of 400 is 100
  EXPECT_EQ(prorated("2026-04-01", "2026-04-15", "1000", Period::month, Proration::calendar_monthly_daily), dec("500"));
}

TEST(Times, MultipliesFirstAndRoundsOnce) {
  EXPECT_EQ(times(dec("12"), {dec("1"), dec("3")}).value, dec("4"));
  EXPECT_EQ(times(dec("10"), {dec("3"), dec("3")}).value, dec("10"));
  EXPECT_FALSE(times(dec("9E+6144"), {dec("9"), dec("1")}).ok());
}

}  // namespace
}  // namespace qw_test
