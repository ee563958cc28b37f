// commerce/term.h: the time of a recurring line: months, days over, and how much of a period's price they cost.
//
// Ends are inclusive outside and half-open inside: [from, until). Months are anchored at the line's first day: the k-th begins on the
// same day of the month, or the month's last where that day does not exist, without drift (31 Jan, 28 Feb, 31 Mar).
// Formulas and worked numbers: assets/pricebooks/PRICING.md, "Terms".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "commerce/fault.h"
#include "commerce/line.h"

namespace qw {

enum class Proration : std::uint8_t { monthly_daily, day, month_up, calendar_monthly_daily, thirty_360 };
enum class YearBasis : std::uint8_t { actual_365, actual_actual };
const char* to_text(Proration proration);
std::optional<Proration> parse_proration(std::string_view text);

inline constexpr int kMostMonths = 1200;

// `months` after the anchor, clamped to the month; nullopt beyond the year 9999.
std::optional<Date> add_months(const Date& anchor, int months);

// Whole months from `from` to the day before `until`, and the days after them.
struct Span {
  int months = 0;
  int days = 0;
};
Span span_between(const Date& from, const Date& until);

// A part of a line's time: months [first_month, first_month + months) from its anchor, then `days`.
struct TermRow {
  Date from;
  Date until;  // the day after the last
  int first_month = 0;
  int months = 0;
  int days = 0;
  std::uint32_t segment = 0;  // in the line's segments
  int year = 0;               // contract year of the line, from 0
  int uplifts = 0;            // how many times the price went up before this row
};

// Cuts a line's time at the segments (`segment_months`: how long each lasts, the last as long as there is time), each contract
// year and each uplift (`every` months; 0: none). Empty and a fault when the end is before the start or too far.
std::vector<TermRow> cut_rows(const Date& from, const Date& until, const std::vector<int>& segment_months, int every,
                              PriceFault& fault);

// Periods as a fraction numerator / denominator, both exact, so that an amount is rounded once.
struct Fraction {
  Decimal numerator;
  Decimal denominator = Decimal::from_int(1);
};
Fraction periods_of(const TermRow& row, const Date& anchor, Period period, Proration proration, YearBasis year);
// amount x numerator / denominator
DecimalResult times(const Decimal& amount, const Fraction& fraction);

// The days on which the periods of a row are billed, and the length of each by the convention of the terms, as a weight for
// dividing the row's amount: the weights add up to the row's periods_of, in a common unit.
struct BillingDay {
  Date day;
  std::int64_t weight = 0;
};
std::vector<BillingDay> billing_days(const TermRow& row, const Date& anchor, Period period, Billing billing,
                                     Proration proration, YearBasis year);

}  // namespace qw
