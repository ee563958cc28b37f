#include "feel/temporal.h"

namespace qw::feel {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What is left of the text. Each step takes its part and says whether it was there.
struct Cursor {
  std::string_view rest;

  bool at_end() const { return rest.empty(); }
  bool peek(char c) const { return !rest.empty() && rest[0] == c; }
  bool take(char c) {
    if (!peek(c)) return false;
    rest.remove_prefix(1);
    return true;
  }
  std::size_t count_digits() const {
    std::size_t count = 0;
    while (count < rest.size() && is_digit(rest[count])) ++count;
    return count;
  }
  // All digits here, if they are at least one and make no more than 2^62.
  bool take_number(std::int64_t& number) {
    const std::size_t count = count_digits();
    number = 0;
    for (const char c : rest.substr(0, count)) {
      if (number > (kLongestDuration - (c - '0')) / 10) return false;
      number = number * 10 + (c - '0');
    }
    rest.remove_prefix(count);
    return count > 0;
  }
  bool take_two(int& number) {
    if (rest.size() < 2 || !is_digit(rest[0]) || !is_digit(rest[1])) return false;
    number = (rest[0] - '0') * 10 + (rest[1] - '0');
    rest.remove_prefix(2);
    return true;
  }
  // ".5": nothing there is zero; a point needs one to nine digits.
  bool take_fraction(std::int32_t& nano) {
    nano = 0;
    if (!take('.')) return true;
    const std::size_t count = count_digits();
    if (count == 0 || count > 9) return false;
    for (std::size_t i = 0; i < 9; ++i) nano = nano * 10 + (i < count ? rest[i] - '0' : 0);
    rest.remove_prefix(count);
    return true;
  }
};

bool take_date(Cursor& cursor, Date& date) {
  const bool negative = cursor.take('-');
  const std::size_t digits = cursor.count_digits();
  if (digits < 4 || digits > 9 || (digits > 4 && cursor.peek('0'))) return false;
  std::int64_t year = 0;
  int month = 0;
  int day = 0;
  if (!cursor.take_number(year) || !cursor.take('-') || !cursor.take_two(month)) return false;
  if (!cursor.take('-') || !cursor.take_two(day)) return false;
  const std::optional<Date> made = make_date(negative ? -year : year, month, day);
  if (made) date = *made;
  return made.has_value();
}

bool take_offset(Cursor& cursor, Time& time) {
  if (cursor.take('Z')) {
    time.offset = 0;
    return true;
  }
  const bool west = cursor.take('-');
  if (!west && !cursor.take('+')) return true;
  int hours = 0;
  int minutes = 0;
  int seconds = 0;
  if (!cursor.take_two(hours) || !cursor.take(':') || !cursor.take_two(minutes) || minutes > 59) return false;
  if (cursor.take(':') && (!cursor.take_two(seconds) || seconds > 59)) return false;
  const std::int32_t offset = hours * 3600 + minutes * 60 + seconds;
  time.offset = west ? -offset : offset;
  return offset <= kLargestOffset;
}

// Days beyond midnight, 0 or 1, go to `days`: XML Schema writes the end of a day as 24:00:00.
bool take_time(Cursor& cursor, Time& time, int& days) {
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::int32_t nano = 0;
  if (!cursor.take_two(hour) || !cursor.take(':') || !cursor.take_two(minute)) return false;
  if (!cursor.take(':') || !cursor.take_two(second) || !cursor.take_fraction(nano)) return false;
  days = hour == 24 && minute == 0 && second == 0 && nano == 0 ? 1 : 0;
  const std::optional<Time> made = make_time(days == 1 ? 0 : hour, minute, second, nano);
  if (!made) return false;
  time = *made;
  if (!cursor.take('@')) return take_offset(cursor, time);
  time.zone = cursor.rest;
  cursor.rest = {};
  return is_zone_name(time.zone);
}

// total + number * unit, within the longest duration.
bool accumulate(std::int64_t& total, std::int64_t number, std::int64_t unit) {
  if (number > (kLongestDuration - total) / unit) return false;
  total += number * unit;
  return true;
}

// A run of parts like "1Y2M": each of `letters` at most once and in that order, at least one. Only "S" has a fraction.
bool take_parts(Cursor& cursor, std::string_view letters, const std::int64_t* units, std::int64_t& total,
                std::int32_t& nano) {
  std::size_t next = 0;
  do {
    std::int64_t number = 0;
    if (!cursor.take_number(number)) return false;
    const bool fraction = cursor.peek('.');
    if (!cursor.take_fraction(nano) || cursor.at_end()) return false;
    const std::size_t found = letters.find(cursor.rest[0], next);
    if (found == std::string_view::npos || (fraction && letters[found] != 'S')) return false;
    if (!accumulate(total, number, units[found])) return false;
    cursor.rest.remove_prefix(1);
    next = found + 1;
  } while (!cursor.at_end() && is_digit(cursor.rest[0]));
  return true;
}

}  // namespace

std::optional<Date> parse_feel_date(std::string_view text) {
  Cursor cursor{text};
  Date date;
  if (!take_date(cursor, date) || !cursor.at_end()) return std::nullopt;
  return date;
}

std::optional<Time> parse_time(std::string_view text) {
  Cursor cursor{text};
  Time time;
  int days = 0;
  if (!take_time(cursor, time, days) || !cursor.at_end()) return std::nullopt;
  return time;
}

std::optional<DateTime> parse_date_time(std::string_view text) {
  Cursor cursor{text};
  DateTime moment;
  int days = 0;
  if (!take_date(cursor, moment.date) || !cursor.take('T')) return std::nullopt;
  if (!take_time(cursor, moment.time, days) || !cursor.at_end()) return std::nullopt;
  const std::optional<Date> day = add(moment.date, DaysDuration{.seconds = days * kDaySeconds});
  if (!day) return std::nullopt;
  moment.date = *day;
  return moment;
}

std::optional<DaysDuration> parse_days_duration(std::string_view text) {
  static constexpr std::int64_t kUnits[] = {kDaySeconds, 3600, 60, 1};
  Cursor cursor{text};
  DaysDuration duration;
  const bool negative = cursor.take('-');
  if (!cursor.take('P')) return std::nullopt;
  const bool days = !cursor.peek('T');
  if (days && !take_parts(cursor, "D", kUnits, duration.seconds, duration.nano)) return std::nullopt;
  if (cursor.take('T')) {
    if (!take_parts(cursor, "HMS", kUnits + 1, duration.seconds, duration.nano)) return std::nullopt;
  }
  if (!cursor.at_end()) return std::nullopt;
  const std::optional<DaysDuration> made = make_days_duration(duration.seconds, duration.nano);
  return made && negative ? negate(*made) : made;
}

std::optional<MonthsDuration> parse_months_duration(std::string_view text) {
  static constexpr std::int64_t kUnits[] = {12, 1};
  Cursor cursor{text};
  MonthsDuration duration;
  std::int32_t nano = 0;
  const bool negative = cursor.take('-');
  if (!cursor.take('P') || !take_parts(cursor, "YM", kUnits, duration.months, nano)) return std::nullopt;
  if (!cursor.at_end()) return std::nullopt;
  return make_months_duration(negative ? -duration.months : duration.months);
}

}  // namespace qw::feel
