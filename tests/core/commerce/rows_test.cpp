// Rows of a contract: segments, contract years, uplifts; section 9 of the project's semantics note. And billing days.
#include "commerce/term.h"
#include "core/commerce/commerce_testing.h"

namespace qw_test {
namespace {

using qw::Billing;
using qw::Date;
using qw::Period;
using qw::PriceFault;
using qw::Proration;
using qw::TermRow;
using qw::YearBasis;

const Date kStart{2026, 1, 1};

std::vector<TermRow> cut(const Date& from, const Date& until, const std::vector<int>& segments, int every,
                         PriceFault expected = PriceFault::none) {
  PriceFault fault = PriceFault::none;
  auto rows = cut_rows(from, until, segments, every, fault);
  EXPECT_EQ(fault, expected);
  EXPECT_EQ(rows.empty(), expected != PriceFault::none);
  return rows;
}

std::vector<TermRow> of_months(int months, const std::vector<int>& segments, int every = 0) {
  return cut(kStart, add_months(kStart, months).value_or(kStart), segments, every);
}

// "0+12 s0 y0 u0": first month, months, days over if any, segment, contract year, uplifts
std::string in_short(const TermRow& row) {
  return std::to_string(row.first_month) + "+" + std::to_string(row.months) +
         (row.days > 0 ? "m" + std::to_string(row.days) : "") + " s" + std::to_string(row.segment) + " y" +
         std::to_string(row.year) + " u" + std::to_string(row.uplifts);
}

std::string in_short(const std::vector<TermRow>& rows) {
  std::string text;
  for (const TermRow& row : rows) text += (text.empty() ? "" : ", ") + in_short(row);
  return text;
}

qw::Decimal amount(const TermRow& row, const char* monthly, const Date& anchor = kStart) {
  return times(dec(monthly), periods_of(row, anchor, Period::month, Proration::monthly_daily, YearBasis::actual_365))
      .value;
}

TEST(CutRows, CutsAtYearsSegmentsAndUplifts) {
  EXPECT_EQ(in_short(of_months(12, {})), "0+12 s0 y0 u0");
  EXPECT_EQ(in_short(of_months(36, {}, 12)), "0+12 s0 y0 u0, 12+12 s0 y1 u1, 24+12 s0 y2 u2");
  EXPECT_EQ(in_short(of_months(12, {3, 6})), "0+3 s0 y0 u0, 3+9 s1 y0 u0");  // the last runs on
  EXPECT_EQ(in_short(of_months(15, {10, 0, 9})), "0+10 s0 y0 u0, 10+2 s2 y0 u0, 12+3 s2 y1 u0");
  EXPECT_EQ(in_short(of_months(12, {}, 5)), "0+5 s0 y0 u0, 5+5 s0 y0 u1, 10+2 s0 y0 u2");
  EXPECT_EQ(in_short(of_months(6, {12, 12})), "0+6 s0 y0 u0");  // the term ends in the first segment
  EXPECT_EQ(in_short(of_months(12, {12, 12})), "0+12 s0 y0 u0");
}

TEST(CutRows, DaysOverAreInTheLastRow) {
  EXPECT_EQ(in_short(cut({2017, 1, 1}, {2018, 1, 11}, {}, 0)), "0+12 s0 y0 u0, 12+0m10 s0 y1 u0");
  EXPECT_EQ(in_short(cut({2017, 1, 1}, {2017, 7, 11}, {6}, 0)), "0+6m10 s0 y0 u0");
  EXPECT_EQ(in_short(cut({2017, 1, 1}, {2017, 7, 11}, {6, 6}, 0)), "0+6 s0 y0 u0, 6+0m10 s1 y0 u0");
  EXPECT_EQ(in_short(cut({2017, 1, 1}, {2017, 1, 2}, {}, 12)), "0+0m1 s0 y0 u0");
}

TEST(CutRows, FollowEachOtherFromTheAnchor) {
  const Date anchor{2026, 1, 31};
  const auto rows = cut(anchor, {2027, 3, 31}, {1, 1, 30}, 12);
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].from, anchor);
  EXPECT_EQ(rows[1].from, (Date{2026, 2, 28}));
  EXPECT_EQ(rows[2].from, (Date{2026, 3, 31}));
  EXPECT_EQ(rows[3].from, (Date{2027, 1, 31}));
  for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_EQ(rows[i - 1].until, rows[i].from);
  EXPECT_EQ(rows.back().until, (Date{2027, 3, 31}));
}

TEST(CutRows, RefuseWhatHasNoEndOrIsTooFar) {
  cut(kStart, kStart, {}, 0, PriceFault::end_before_start);
  cut(kStart, {2025, 12, 31}, {}, 0, PriceFault::end_before_start);
  cut(kStart, {2126, 1, 2}, {}, 0, PriceFault::too_long);
  cut(kStart, {9999, 12, 31}, {}, 1, PriceFault::too_long);
  cut(kStart, {2027, 1, 1}, {6, -1}, 0, PriceFault::negative_number);
  EXPECT_EQ(cut(kStart, {2126, 1, 1}, {}, 1).size(), 1200U);
  EXPECT_EQ(cut(kStart, {2126, 1, 1}, {2'000'000'000, 2'000'000'000}, -1).size(), 100U);
}

TEST(Semantics9, UsersRampWithAnUpliftInYearThree) {  // 20 / 35 / 50 users at 12.00, 12.60 in year 3: TCV 15,480
  const char* monthly[] = {"240.00", "420.00", "630.00"};
  const auto rows = of_months(36, {12, 12, 12});
  ASSERT_EQ(rows.size(), 3U);
  qw::Decimal total;
  for (const TermRow& row : rows) total = add(total, amount(row, monthly[row.segment])).value;
  EXPECT_EQ(total, dec("15480"));
  EXPECT_EQ(amount(rows[0], monthly[0]), dec("2880"));
  EXPECT_EQ(amount(rows[1], monthly[1]), dec("5040"));
  EXPECT_EQ(amount(rows[2], monthly[2]), dec("7560"));
  EXPECT_EQ(qw::divide(total, dec("3")).value, dec("5160"));  // average ACV
}

TEST(Semantics9, ZuoraSegments) {  // BE8: gross 445, discount -18, net 427; by year 85 / 114 / 228
  const char* gross[] = {"5", "10", "10", "10", "20", "20"};
  const char* net[] = {"5", "10", "10", "9", "18", "20"};
  const auto rows = of_months(36, {10, 2, 6, 6, 6, 6});
  ASSERT_EQ(rows.size(), 6U);
  qw::Decimal gross_by_year[3] = {dec("15"), {}, {}};  // the one-off fee is of the first year
  qw::Decimal net_by_year[3] = {dec("15"), {}, {}};
  for (const TermRow& row : rows) {
    auto& gross_sum = gross_by_year[row.year];
    auto& net_sum = net_by_year[row.year];
    gross_sum = add(gross_sum, amount(row, gross[row.segment])).value;
    net_sum = add(net_sum, amount(row, net[row.segment])).value;
  }
  EXPECT_EQ(amount(rows[0], gross[0]), dec("50"));
  EXPECT_EQ(amount(rows[1], gross[1]), dec("20"));
  EXPECT_EQ(net_by_year[0], dec("85"));
  EXPECT_EQ(net_by_year[1], dec("114"));
  EXPECT_EQ(net_by_year[2], dec("228"));
  const qw::Decimal gross_total = add(add(gross_by_year[0], gross_by_year[1]).value, gross_by_year[2]).value;
  EXPECT_EQ(gross_total, dec("445"));
  const qw::Decimal net_total = add(add(net_by_year[0], net_by_year[1]).value, net_by_year[2]).value;
  EXPECT_EQ(subtract(net_total, gross_total).value, dec("-18"));
}

TEST(Semantics9, ZuoraAmendmentDeltas) {  // BE8: 1 to 3 units at 10: 300, delta 200, in 10 months; then 360, delta 240
  const auto rows = of_months(22, {10, 12});
  ASSERT_EQ(rows.size(), 3U);  // the contract year cuts the second interval
  EXPECT_EQ(amount(rows[0], "30"), dec("300"));
  EXPECT_EQ(subtract(amount(rows[0], "30"), amount(rows[0], "10")).value, dec("200"));
  const qw::Decimal second = add(amount(rows[1], "30"), amount(rows[2], "30")).value;
  EXPECT_EQ(second, dec("360"));
  EXPECT_EQ(subtract(second, add(amount(rows[1], "10"), amount(rows[2], "10")).value).value, dec("240"));
}

std::string bills(const TermRow& row, const Date& anchor, Period period, Billing billing,
                  Proration proration = Proration::monthly_daily) {
  std::string text;
  for (const qw::BillingDay& bill : billing_days(row, anchor, period, billing, proration, YearBasis::actual_actual)) {
    text += (text.empty() ? "" : ", ") + qw::to_text(bill.day) + " x" + std::to_string(bill.weight);
  }
  return text;
}

TEST(BillingDays, AreFirstOrLastDaysOfPeriods) {
  const Date anchor{2026, 1, 31};
  const TermRow row = cut(anchor, {2026, 4, 10}, {}, 0)[0];
  EXPECT_EQ(bills(row, anchor, Period::month, Billing::advance), "2026-01-31 x365, 2026-02-28 x365, 2026-03-31 x120");
  EXPECT_EQ(bills(row, anchor, Period::month, Billing::arrears), "2026-02-27 x365, 2026-03-30 x365, 2026-04-09 x120");
  EXPECT_EQ(bills(row, anchor, Period::quarter, Billing::advance), "2026-01-31 x850");
  EXPECT_EQ(bills(row, anchor, Period::year, Billing::arrears), "2026-04-09 x850");
}

TEST(BillingDays, WeighByTheConventionOfTheTerms) {
  const Date anchor{2027, 12, 15};
  const TermRow row = cut(anchor, {2028, 2, 20}, {}, 0)[0];
  const auto of = [&](Proration proration) { return bills(row, anchor, Period::month, Billing::advance, proration); };
  EXPECT_EQ(of(Proration::calendar_monthly_daily), "2027-12-15 x29, 2028-01-15 x29, 2028-02-15 x5");
  EXPECT_EQ(of(Proration::month_up), "2027-12-15 x1, 2028-01-15 x1, 2028-02-15 x1");
  EXPECT_EQ(of(Proration::thirty_360), "2027-12-15 x30, 2028-01-15 x30, 2028-02-15 x5");
  // 17 days of 366 parts and 14 of 365, then 31 and 5 of 365, times 12
  EXPECT_EQ(of(Proration::day), "2027-12-15 x135984, 2028-01-15 x135780, 2028-02-15 x21900");
}

TEST(BillingDays, OfWholePeriodsHaveNoRest) {
  const auto rows = of_months(24, {});
  EXPECT_EQ(bills(rows[0], kStart, Period::year, Billing::advance), "2026-01-01 x12");
  EXPECT_EQ(bills(rows[1], kStart, Period::year, Billing::arrears), "2027-12-31 x12");
  EXPECT_EQ(bills(rows[1], kStart, Period::quarter, Billing::arrears),
            "2027-03-31 x3, 2027-06-30 x3, 2027-09-30 x3, 2027-12-31 x3");
  EXPECT_EQ(
      billing_days(rows[0], kStart, Period::month, Billing::advance, Proration::day, YearBasis::actual_365).size(),
      12U);
}

}  // namespace
}  // namespace qw_test
