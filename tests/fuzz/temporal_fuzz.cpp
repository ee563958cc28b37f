// Lines of text as dates, times and durations. Checked: what is printed is read as the same value, order is an order,
// sums and differences undo each other, every part is in its range.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "feel/temporal.h"

namespace {

using namespace qw::feel;

void require(bool condition, const char* claim) {
  if (condition) return;
  std::fprintf(stderr, "not so: %s\n", claim);
  std::abort();
}

struct Values {
  std::vector<Date> dates;
  std::vector<Time> times;
  std::vector<DateTime> moments;
  std::vector<DaysDuration> days;
  std::vector<MonthsDuration> months;
};

void check_date(Date date) {
  const CivilDate parts = civil(date);
  require(make_date(parts.year, parts.month, parts.day) == date, "a date is its year, month and day");
  require(weekday(date) >= 1 && weekday(date) <= 7, "weekday");
  require(day_of_year(date) >= 1 && day_of_year(date) <= 366, "day of year");
  require(week_of_year(date) >= 1 && week_of_year(date) <= 53, "week of year");
  require(!weekday_name(date).empty() && !month_name(date).empty(), "names");
}

// Reads one line as each kind there is; what can be read, can be written and read again.
void read_line(std::string_view line, Values& values) {
  if (const auto date = parse_feel_date(line)) {
    require(parse_feel_date(to_text(*date)) == date, "a date is read as it was written");
    check_date(*date);
    values.dates.push_back(*date);
  }
  if (const auto time = parse_time(line)) {
    const std::string text = to_text(*time);
    require(identical(parse_time(text).value(), *time), "a time is read as it was written");
    values.times.push_back(*time);
  }
  if (const auto moment = parse_date_time(line)) {
    const std::string text = to_text(*moment);
    require(identical(parse_date_time(text).value(), *moment), "a date and time is read as it was written");
    values.moments.push_back(*moment);
  }
  if (const auto days = parse_days_duration(line)) {
    require(parse_days_duration(to_text(*days)) == days, "a duration is read as it was written");
    require(negate(negate(*days)) == *days, "a minus undoes a minus");
    require(abs(*days).seconds >= 0, "sizes are not negative");
    values.days.push_back(*days);
  }
  if (const auto months = parse_months_duration(line)) {
    require(parse_months_duration(to_text(*months)) == months, "months are read as they were written");
    values.months.push_back(*months);
  }
}

void check_moments(const Values& values) {
  for (const DateTime& a : values.moments) {
    for (const DateTime& b : values.moments) {
      const auto there = compare(a, b);
      const auto back = compare(b, a);
      require(there.has_value() == back.has_value() && (!there || *there == -*back), "order has two directions");
      const auto difference = subtract(a, b);
      if (difference && a.time.zone.empty() && b.time.zone.empty()) {
        const auto sum = add(b, *difference);
        require(!sum || compare(*sum, a) == 0, "b + (a - b) = a");
      }
    }
    for (const DaysDuration& duration : values.days) {
      const auto sum = add(a, duration);
      if (!sum) continue;
      check_date(sum->date);
      const auto back = add(*sum, negate(duration));
      if (a.time.zone.empty() && back) require(identical(*back, a), "a + d - d = a");
    }
    for (const MonthsDuration& duration : values.months) {
      if (const auto sum = add(a, duration)) check_date(sum->date);
    }
  }
}

void check_dates(const Values& values) {
  for (const Date& a : values.dates) {
    for (const Date& b : values.dates) {
      require(add(b, subtract(a, b)) == a, "b + (a - b) = a");
      const auto whole = add(b, months_between(b, a));
      require(whole && (a.day >= b.day ? whole->day <= a.day : whole->day >= a.day), "whole months do not go beyond");
    }
    for (const DaysDuration& duration : values.days) {
      if (const auto sum = add(a, duration)) check_date(*sum);
    }
    for (const MonthsDuration& duration : values.months) {
      if (const auto sum = add(a, duration)) check_date(*sum);
    }
  }
}

void check_times(const Values& values) {
  for (const Time& a : values.times) {
    for (const Time& b : values.times) {
      const auto order = compare(a, b);
      require(order.has_value() == compare(b, a).has_value(), "order has two directions");
      require(!identical(a, b) || order == 0, "the same times are equal");
    }
    for (const DaysDuration& duration : values.days) {
      const Time sum = add(a, duration);
      require(sum.second >= 0 && sum.second < kDaySeconds && sum.nano >= 0 && sum.nano < kNanos, "a time is of a day");
      require(identical(add(sum, negate(duration)), a), "a + d - d = a");
    }
  }
}

void check_durations(const Values& values) {
  for (const DaysDuration& a : values.days) {
    for (const DaysDuration& b : values.days) {
      require(compare(a, b) == -compare(b, a), "order has two directions");
      if (const auto sum = add(a, b)) require(add(*sum, negate(b)) == a, "a + b - b = a");
      if (const auto ratio = divide(a, b)) multiply(b, *ratio);
    }
  }
  for (const MonthsDuration& a : values.months) {
    for (const MonthsDuration& b : values.months) {
      if (const auto sum = add(a, b)) require(add(*sum, negate(b)) == a, "a + b - b = a");
      if (const auto ratio = divide(a, b)) multiply(b, *ratio);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  Values values;
  for (int lines = 0; !rest.empty() && lines < 16; ++lines) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() == rest.size() ? line.size() : line.size() + 1);
    read_line(line, values);
  }
  check_dates(values);
  check_times(values);
  check_moments(values);
  check_durations(values);
  return 0;
}
