// Functions that make dates, times and durations, and those that look at a date (DMN 1.5, tables 74, 79 and 80).
#include "feel/call.h"
#include "feel/temporal.h"

namespace qw::feel {
namespace {

template <typename T>
Value made(const Call& call, const std::optional<T>& found, Value (*wrap)(const T*)) {
  return found ? wrap(call.arena().make(*found)) : call.wrong();
}

// An argument that is an integer.
std::optional<std::int64_t> whole(const Call& call, std::size_t i) {
  return call.is(i, Kind::number) ? to_int64(call[i].as_number()) : std::nullopt;
}

std::optional<Date> day_of(const Value& value) {
  if (value.kind() == Kind::date) return value.as_date();
  if (value.kind() == Kind::date_time) return value.as_date_time().date;
  return std::nullopt;
}

std::optional<Date> date_from(const Call& call) {
  if (!call.is(0, Kind::string)) return day_of(call[0]);
  return parse_feel_date(call[0].as_string());
}

std::optional<Date> date_of_numbers(const Call& call) {
  const auto year = whole(call, 0);
  const auto month = whole(call, 1);
  const auto day = whole(call, 2);
  return year && month && day ? make_date(*year, *month, *day) : std::nullopt;
}

// A zone in a text is cut from a copy that lasts.
std::string_view lasting(const Call& call) { return call.arena().copy(call[0].as_string()); }

std::optional<Time> time_from(const Call& call) {
  switch (call[0].kind()) {
    case Kind::string: return parse_time(lasting(call));
    case Kind::time: return call[0].as_time();
    case Kind::date_time: return call[0].as_date_time().time;
    case Kind::date: return midnight_utc(call[0].as_date()).time;
    default: return std::nullopt;
  }
}

std::optional<DateTime> moment_from(const Call& call) {
  if (call[0].kind() == Kind::date_time) return call[0].as_date_time();
  if (call[0].kind() == Kind::date) return midnight_utc(call[0].as_date());
  if (!call.is(0, Kind::string)) return std::nullopt;
  if (const auto date = parse_feel_date(call[0].as_string())) return DateTime{.date = *date};
  return parse_date_time(lasting(call));
}

// What is behind the seconds: an offset as a duration, a number of hours, or the name of a zone.
bool set_zone(const Call& call, std::size_t i, Time& time) {
  if (i >= call.arguments.size() || call[i].is_null()) return true;
  if (call.is(i, Kind::string)) {
    time.zone = call.arena().copy(call[i].as_string());
    return is_zone_name(time.zone);
  }
  std::optional<DaysDuration> offset;
  if (call.is(i, Kind::days_duration)) offset = call[i].as_days_duration();
  if (call.is(i, Kind::number)) offset = multiply(DaysDuration{.seconds = 3600}, call[i].as_number());
  if (!offset || offset->nano != 0 || offset->seconds < -kLargestOffset || offset->seconds > kLargestOffset)
    return false;
  time.offset = static_cast<std::int32_t>(offset->seconds);
  return true;
}

// Hour, minute, second (with a fraction down to nanoseconds) and perhaps a zone, from argument `i` on.
std::optional<Time> time_of_numbers(const Call& call, std::size_t i) {
  const auto hour = whole(call, i);
  const auto minute = whole(call, i + 1);
  if (!hour || !minute || !call.is(i + 2, Kind::number)) return std::nullopt;
  const auto seconds = multiply(DaysDuration{.seconds = 1}, call[i + 2].as_number());
  if (!seconds) return std::nullopt;
  std::optional<Time> time = make_time(*hour, *minute, seconds->seconds, seconds->nano);
  if (time && !set_zone(call, i + 3, *time)) return std::nullopt;
  return time;
}

std::optional<DateTime> moment_of_two(const Call& call) {
  const std::optional<Date> date = day_of(call[0]);
  if (!date || !call.is(1, Kind::time)) return std::nullopt;
  return DateTime{*date, call[1].as_time()};
}

std::optional<DateTime> moment_of_numbers(const Call& call) {
  const std::optional<Date> date = date_of_numbers(call);
  const std::optional<Time> time = time_of_numbers(call, 3);
  return date && time ? std::optional(DateTime{*date, *time}) : std::nullopt;
}

Value duration_from(const Call& call) {
  if (call.is(0, Kind::days_duration) || call.is(0, Kind::months_duration)) return call[0];
  if (!call.is(0, Kind::string)) return call.wrong();
  const std::string_view text = call[0].as_string();
  if (const auto days = parse_days_duration(text)) return made(call, days, Value::days_duration);
  return made(call, parse_months_duration(text), Value::months_duration);
}

Value months_from_to(const Call& call) {
  const std::optional<Date> from = day_of(call[0]);
  const std::optional<Date> to = day_of(call[1]);
  if (!from || !to) return call.wrong();
  return made(call, std::optional(months_between(*from, *to)), Value::months_duration);
}

Value looked_at(const Call& call) {
  const std::optional<Date> date = day_of(call[0]);
  if (!date) return call.wrong();
  switch (call.id) {
    case Builtin::day_of_year: return Value::integer(day_of_year(*date));
    case Builtin::week_of_year: return Value::integer(week_of_year(*date));
    case Builtin::day_of_week: return Value::string(weekday_name(*date));
    default: return Value::string(month_name(*date));
  }
}

Value today(const Call& call) {
  const std::optional<Date> date = day_of(call.machine.now);
  return date ? made(call, date, Value::date) : Value();
}

}  // namespace

Value call_date(const Call& call) {
  if (call.id == Builtin::now) return call.machine.now;
  if (call.id == Builtin::today) return today(call);
  // Only an offset may be missing; so every other null makes null.
  for (std::size_t i = 0; i < call.given; ++i) {
    if (call[i].is_null() && i != 3 && i != 6) return {};
  }
  switch (call.id) {
    case Builtin::date: return made(call, call.given == 1 ? date_from(call) : date_of_numbers(call), Value::date);
    case Builtin::time: return made(call, call.given == 1 ? time_from(call) : time_of_numbers(call, 0), Value::time);
    case Builtin::date_and_time:
      return made(call,
                  call.given == 1   ? moment_from(call)
                  : call.given == 2 ? moment_of_two(call)
                                    : moment_of_numbers(call),
                  Value::date_time);
    case Builtin::duration: return duration_from(call);
    case Builtin::years_and_months_duration: return months_from_to(call);
    default: return looked_at(call);
  }
}

}  // namespace qw::feel
