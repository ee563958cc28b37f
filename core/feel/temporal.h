// feel/temporal.h: calendar days, times of day, points in time and the two kinds of duration, as FEEL has them.
//
// Plain values without a clock or a time zone database. In: text as DMN 1.5, 10.3.2.3, takes it (lexical forms of XML
// Schema 1.1) or numbers; out: the same structs, or nothing where the input is malformed or a result leaves its range.
//
//   Date            a day of the proleptic Gregorian calendar, years -999999999 to 999999999, 0000 is 1 BC
//   Time            a second of the day with nanoseconds; local, at a UTC offset, or in a named zone
//   DateTime        both; 24:00:00 is 00:00:00 of the next day
//   DaysDuration    seconds and nanoseconds, less than 2^62 seconds either way
//   MonthsDuration  months, less than 2^62 either way
//
// Text: "2017-12-31", "23:59:01.5Z", "11:45:30+02:00", "2017-12-31T23:59:01@Europe/Paris", "-P1Y2M", "P1DT2H3M4.5S".
// No leading '+', no weeks, up to nine decimals of a second; a day has no zone; offsets end at 18:00, seconds in them
// are an addition to XML Schema, since FEEL makes such offsets from durations. What to_text() writes, the parsers read.
//
// Comparison: with an offset or a zone in UTC, without as written; one with and one without do not compare (no result).
// Arithmetic: months keep the day of the month, or the last one there is; a Time wraps around midnight; a Date counts
// as midnight UTC, also against a DateTime. Multiples of durations are cut to whole nanoseconds or whole months.
//
// Named zones (temporal_zone.cpp) have the rules of today: a base offset and the summer time of the EU, the US,
// Australia or New Zealand, whatever the year (but the US rule of 1987 to 2006). A Time in a zone has the offset of
// winter. Zones outside that table can be read and printed, have no offset, and compare only with times in the same zone.
// A local time that a change of clocks skips or repeats has the offset from before the change.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "number/decimal.h"

namespace qw::feel {

inline constexpr std::int64_t kLastYear = 999'999'999;
inline constexpr std::int32_t kNoOffset = INT32_MAX;
inline constexpr std::int32_t kLargestOffset = 18 * 3600;
inline constexpr std::int64_t kDaySeconds = 86'400;
inline constexpr std::int32_t kNanos = 1'000'000'000;
inline constexpr std::int64_t kLongestDuration = std::int64_t{1} << 62;

struct Date {
  std::int64_t day = 0;  // since 1970-01-01

  friend bool operator==(const Date&, const Date&) = default;
};

struct Time {
  std::int32_t second = 0;  // of the day
  std::int32_t nano = 0;
  std::int32_t offset = kNoOffset;  // seconds east of UTC
  std::string_view zone = {};       // IANA name; then there is no offset; what it views must outlive this

  bool is_local() const { return offset == kNoOffset && zone.empty(); }
};

struct DateTime {
  Date date = {};
  Time time = {};
};

struct DaysDuration {
  std::int64_t seconds = 0;  // rounded down: -0.25 s is {-1, 750000000}
  std::int32_t nano = 0;

  friend bool operator==(const DaysDuration&, const DaysDuration&) = default;
};

struct MonthsDuration {
  std::int64_t months = 0;

  friend bool operator==(const MonthsDuration&, const MonthsDuration&) = default;
};

using qw::CivilDate;

// The parts of a duration without its sign.
struct DurationParts {
  bool negative = false;
  std::int64_t days = 0;
  int hours = 0;
  int minutes = 0;
  int seconds = 0;
  int nano = 0;
};

// ---- made from numbers and text; a zone views the text
std::optional<Date> make_date(std::int64_t year, std::int64_t month, std::int64_t day);
std::optional<Time> make_time(std::int64_t hour, std::int64_t minute, std::int64_t second, std::int32_t nano = 0);
std::optional<DaysDuration> make_days_duration(std::int64_t seconds, std::int32_t nano = 0);
std::optional<MonthsDuration> make_months_duration(std::int64_t months);

std::optional<Date> parse_feel_date(std::string_view text);
std::optional<Time> parse_time(std::string_view text);
std::optional<DateTime> parse_date_time(std::string_view text);
std::optional<DaysDuration> parse_days_duration(std::string_view text);
std::optional<MonthsDuration> parse_months_duration(std::string_view text);

// ---- canonical text: offset 0 is "Z", fractions without trailing zeros, no time is "PT0S" or "P0M"
std::string to_text(Date date);
std::string to_text(const Time& time);
std::string to_text(const DateTime& moment);
std::string to_text(DaysDuration duration);
std::string to_text(MonthsDuration duration);

// ---- parts
CivilDate civil(Date date);
int weekday(Date date);  // ISO 8601: 1 is Monday
int day_of_year(Date date);
int week_of_year(Date date);                 // ISO 8601: week 1 has the first Thursday
std::string_view weekday_name(Date date);    // "Monday"
std::string_view month_name(Date date);      // "January"
DurationParts parts(DaysDuration duration);  // what parts(x) does not say of months: months / 12 and months % 12
Decimal seconds_of(DaysDuration duration);
// Seconds east of UTC; none for a local time or an unknown zone.
std::optional<std::int32_t> utc_offset(const DateTime& moment);
std::optional<std::int32_t> utc_offset(const Time& time);

// ---- order: -1, 0, 1, or none where the two do not compare
int compare(Date a, Date b);
int compare(DaysDuration a, DaysDuration b);
int compare(MonthsDuration a, MonthsDuration b);
std::optional<int> compare(const Time& a, const Time& b);
std::optional<int> compare(const DateTime& a, const DateTime& b);
// FEEL is(): the same fields, not the same instant. "Z" and "+00:00" are the same, "@Etc/UTC" is another.
bool identical(const Time& a, const Time& b);
bool identical(const DateTime& a, const DateTime& b);

// ---- arithmetic; none where the result is out of range or does not exist
std::optional<Date> add(Date date, MonthsDuration duration);
std::optional<Date> add(Date date, DaysDuration duration);  // the day of midnight plus duration
std::optional<DateTime> add(const DateTime& moment, MonthsDuration duration);
std::optional<DateTime> add(const DateTime& moment, DaysDuration duration);
Time add(const Time& time, DaysDuration duration);
std::optional<DaysDuration> add(DaysDuration a, DaysDuration b);
std::optional<MonthsDuration> add(MonthsDuration a, MonthsDuration b);

DaysDuration subtract(Date a, Date b);
std::optional<DaysDuration> subtract(const Time& a, const Time& b);
std::optional<DaysDuration> subtract(const DateTime& a, const DateTime& b);
DateTime midnight_utc(Date date);  // for subtract() with a Date on one side

DaysDuration negate(DaysDuration duration);
MonthsDuration negate(MonthsDuration duration);
DaysDuration abs(DaysDuration duration);
MonthsDuration abs(MonthsDuration duration);

std::optional<DaysDuration> multiply(DaysDuration duration, const Decimal& factor);
std::optional<MonthsDuration> multiply(MonthsDuration duration, const Decimal& factor);
std::optional<DaysDuration> divide(DaysDuration duration, const Decimal& divisor);
std::optional<MonthsDuration> divide(MonthsDuration duration, const Decimal& divisor);
std::optional<Decimal> divide(DaysDuration a, DaysDuration b);
std::optional<Decimal> divide(MonthsDuration a, MonthsDuration b);

// Whole months from one day to another, as "years and months duration" counts them; negative backwards.
MonthsDuration months_between(Date from, Date to);

// ---- named zones
// True for names in the areas of the IANA database ("Europe/...") and for a few without one ("UTC", "CET").
bool is_zone_name(std::string_view name);
// The offset at a local or a UTC second since 1970-01-01T00:00:00; none for zones that are not in the table.
std::optional<std::int32_t> zone_offset_at_local(std::string_view zone, std::int64_t local_second);
std::optional<std::int32_t> zone_offset_at_utc(std::string_view zone, std::int64_t utc_second);

}  // namespace qw::feel
