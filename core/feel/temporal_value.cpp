// Dates, times and durations as values: operators, order, properties, literals.
#include "feel/call.h"
#include "feel/temporal.h"

namespace qw::feel {
namespace {

Value make(const std::optional<Date>& made, Arena& arena) { return made ? Value::date(arena.make(*made)) : Value(); }
Value make(const Time& made, Arena& arena) { return Value::time(arena.make(made)); }
Value make(const std::optional<DateTime>& made, Arena& arena) {
  return made ? Value::date_time(arena.make(*made)) : Value();
}
Value make(const std::optional<DaysDuration>& made, Arena& arena) {
  return made ? Value::days_duration(arena.make(*made)) : Value();
}
Value make(const std::optional<MonthsDuration>& made, Arena& arena) {
  return made ? Value::months_duration(arena.make(*made)) : Value();
}
Value make(const std::optional<Decimal>& made) { return made ? Value::number(*made) : Value(); }

bool is_duration(const Value& value) {
  return value.kind() == Kind::days_duration || value.kind() == Kind::months_duration;
}

bool is_day(const Value& value) { return value.kind() == Kind::date || value.kind() == Kind::date_time; }

// A date counts as midnight UTC.
DateTime moment_of(const Value& value) {
  return value.kind() == Kind::date ? midnight_utc(value.as_date()) : value.as_date_time();
}

// A point plus a duration.
Value moved(const Value& point, const Value& by, bool back, Arena& arena, bool& known) {
  known = is_duration(by) && (is_day(point) || (point.kind() == Kind::time && by.kind() == Kind::days_duration));
  if (!known) return {};
  if (by.kind() == Kind::days_duration) {
    const DaysDuration duration = back ? negate(by.as_days_duration()) : by.as_days_duration();
    if (point.kind() == Kind::time) return make(add(point.as_time(), duration), arena);
    if (point.kind() == Kind::date) return make(add(point.as_date(), duration), arena);
    return make(add(point.as_date_time(), duration), arena);
  }
  const MonthsDuration duration = back ? negate(by.as_months_duration()) : by.as_months_duration();
  if (point.kind() == Kind::date) return make(add(point.as_date(), duration), arena);
  return make(add(point.as_date_time(), duration), arena);
}

Value sum_of_durations(const Value& a, const Value& b, bool back, Arena& arena, bool& known) {
  known = a.kind() == b.kind();
  if (!known) return {};
  if (a.kind() == Kind::days_duration) {
    return make(add(a.as_days_duration(), back ? negate(b.as_days_duration()) : b.as_days_duration()), arena);
  }
  return make(add(a.as_months_duration(), back ? negate(b.as_months_duration()) : b.as_months_duration()), arena);
}

// The time from b to a.
Value between(const Value& a, const Value& b, Arena& arena, bool& known) {
  if (a.kind() == Kind::date && b.kind() == Kind::date) return make(subtract(a.as_date(), b.as_date()), arena);
  if (a.kind() == Kind::time && b.kind() == Kind::time) return make(subtract(a.as_time(), b.as_time()), arena);
  known = is_day(a) && is_day(b);
  return known ? make(subtract(moment_of(a), moment_of(b)), arena) : Value();
}

Value scaled(Op op, const Value& duration, const Value& by, Arena& arena, bool& known) {
  const bool days = duration.kind() == Kind::days_duration;
  if (op == Op::divide && by.kind() == duration.kind()) {
    return make(days ? divide(duration.as_days_duration(), by.as_days_duration())
                     : divide(duration.as_months_duration(), by.as_months_duration()));
  }
  known = by.kind() == Kind::number;
  if (!known) return {};
  const Decimal& factor = by.as_number();
  if (op == Op::multiply) {
    return days ? make(multiply(duration.as_days_duration(), factor), arena)
                : make(multiply(duration.as_months_duration(), factor), arena);
  }
  return days ? make(divide(duration.as_days_duration(), factor), arena)
              : make(divide(duration.as_months_duration(), factor), arena);
}

Value number_property(std::int64_t number) { return Value::integer(number); }

Value date_property(Date date, std::string_view name, bool& known) {
  if (name == "year") return number_property(civil(date).year);
  if (name == "month") return number_property(civil(date).month);
  if (name == "day") return number_property(civil(date).day);
  if (name == "weekday") return number_property(weekday(date));
  known = false;
  return {};
}

Value seconds_with(std::int64_t seconds, std::int32_t nano) {
  const DecimalResult fraction =
      add(Decimal::from_int(seconds), Decimal::from_parts(false, static_cast<Coefficient>(nano), -9));
  return Value::number(nano == 0 ? Decimal::from_int(seconds) : reduce(fraction.value));
}

Value time_property(const DateTime& moment, bool has_date, std::string_view name, Arena& arena, bool& known) {
  const Time& time = moment.time;
  if (name == "hour") return number_property(time.second / 3600);
  if (name == "minute") return number_property(time.second / 60 % 60);
  if (name == "second") return seconds_with(time.second % 60, time.nano);
  if (name == "time offset") {
    const auto offset = has_date ? utc_offset(moment) : utc_offset(time);
    return offset ? make(make_days_duration(*offset), arena) : Value();
  }
  if (name == "timezone") return time.zone.empty() ? Value() : Value::string(arena.copy(time.zone));
  known = false;
  return {};
}

Value duration_property(const Value& value, std::string_view name, bool& known) {
  if (value.kind() == Kind::months_duration) {
    const std::int64_t months = value.as_months_duration().months;
    if (name == "years") return number_property(months / 12);
    if (name == "months") return number_property(months % 12);
  } else {
    const DurationParts found = parts(value.as_days_duration());
    const std::int64_t sign = found.negative ? -1 : 1;
    if (name == "days") return number_property(sign * found.days);
    if (name == "hours") return number_property(sign * found.hours);
    if (name == "minutes") return number_property(sign * found.minutes);
    if (name == "seconds") {
      const Value seconds = seconds_with(found.seconds, found.nano);
      return found.negative ? Value::number(negate(seconds.as_number())) : seconds;
    }
  }
  known = false;
  return {};
}

}  // namespace

Value temporal_arithmetic(Op op, const Value& a, const Value& b, Arena& arena, bool& known) {
  known = true;
  if (op == Op::negate) {
    if (a.kind() == Kind::days_duration) return make(std::optional(negate(a.as_days_duration())), arena);
    if (a.kind() == Kind::months_duration) return make(std::optional(negate(a.as_months_duration())), arena);
  }
  if (op == Op::add || op == Op::subtract) {
    const bool back = op == Op::subtract;
    if (is_duration(a) && is_duration(b)) return sum_of_durations(a, b, back, arena, known);
    if (is_duration(b)) return moved(a, b, back, arena, known);
    if (!back) return moved(b, a, false, arena, known);
    return between(a, b, arena, known);
  }
  if ((op == Op::multiply || op == Op::divide) && is_duration(a)) return scaled(op, a, b, arena, known);
  if (op == Op::multiply && is_duration(b)) return scaled(op, b, a, arena, known);
  known = false;
  return {};
}

std::optional<int> temporal_order(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) {
    if (!is_day(a) || !is_day(b)) return std::nullopt;
    return compare(moment_of(a), moment_of(b));
  }
  switch (a.kind()) {
    case Kind::date: return compare(a.as_date(), b.as_date());
    case Kind::time: return compare(a.as_time(), b.as_time());
    case Kind::date_time: return compare(a.as_date_time(), b.as_date_time());
    case Kind::days_duration: return compare(a.as_days_duration(), b.as_days_duration());
    case Kind::months_duration: return compare(a.as_months_duration(), b.as_months_duration());
    default: return std::nullopt;
  }
}

Value temporal_property(const Value& value, std::string_view name, Arena& arena, bool& known) {
  known = true;
  switch (value.kind()) {
    case Kind::date: return date_property(value.as_date(), name, known);
    case Kind::time: return time_property({{}, value.as_time()}, false, name, arena, known);
    case Kind::date_time: {
      const Value found = date_property(value.as_date_time().date, name, known);
      if (known) return found;
      known = true;
      return time_property(value.as_date_time(), true, name, arena, known);
    }
    case Kind::days_duration:
    case Kind::months_duration: return duration_property(value, name, known);
    default: known = false; return {};
  }
}

Value temporal_literal(std::string_view text, Arena& arena) {
  const std::string_view lasting = arena.copy(text);
  if (const auto date = parse_feel_date(lasting)) return make(date, arena);
  if (const auto moment = parse_date_time(lasting)) return make(moment, arena);
  if (const auto time = parse_time(lasting)) return make(*time, arena);
  if (const auto days = parse_days_duration(lasting)) return make(days, arena);
  return make(parse_months_duration(lasting), arena);
}

void append_temporal(const Value& value, std::string& out) {
  switch (value.kind()) {
    case Kind::date: out += to_text(value.as_date()); return;
    case Kind::time: out += to_text(value.as_time()); return;
    case Kind::date_time: out += to_text(value.as_date_time()); return;
    case Kind::days_duration: out += to_text(value.as_days_duration()); return;
    case Kind::months_duration: out += to_text(value.as_months_duration()); return;
    default: return;
  }
}

bool temporal_identical(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  if (a.kind() == Kind::time) return identical(a.as_time(), b.as_time());
  if (a.kind() == Kind::date_time) return identical(a.as_date_time(), b.as_date_time());
  return temporal_order(a, b) == 0;
}

Value copy_temporal(const Value& value, Arena& arena) {
  switch (value.kind()) {
    case Kind::date: return make(std::optional(value.as_date()), arena);
    case Kind::time: {
      Time time = value.as_time();
      time.zone = arena.copy(time.zone);
      return make(time, arena);
    }
    case Kind::date_time: {
      DateTime moment = value.as_date_time();
      moment.time.zone = arena.copy(moment.time.zone);
      return make(std::optional(moment), arena);
    }
    case Kind::days_duration: return make(std::optional(value.as_days_duration()), arena);
    case Kind::months_duration: return make(std::optional(value.as_months_duration()), arena);
    default: return value;
  }
}

Value days_through(const Value& from, const Value& to, Arena& arena, std::size_t most) {
  if (from.kind() != Kind::date || to.kind() != Kind::date) return {};
  const std::int64_t first = from.as_date().day;
  const std::int64_t last = to.as_date().day;
  const bool down = last < first;
  const std::uint64_t distance = static_cast<std::uint64_t>(down ? first - last : last - first);
  if (distance >= most) return {};
  const std::span<Value> days = arena.values(static_cast<std::size_t>(distance) + 1);
  for (std::size_t i = 0; i < days.size(); ++i) {
    const auto step = static_cast<std::int64_t>(i);
    days[i] = Value::date(arena.make(Date{down ? first - step : first + step}));
  }
  return Value::list(days);
}

}  // namespace qw::feel
