#include "feel/temporal.h"

namespace qw::feel {

namespace {

template <typename T>
int order(T a, T b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

std::int64_t local_second(const DateTime& moment) { return moment.date.day * kDaySeconds + moment.time.second; }

// A date of the years that there are, from a second and what it has in nanoseconds.
std::optional<DateTime> at_local_second(std::int64_t second, const Time& like) {
  DateTime moment{.time = like};
  moment.date.day = (second >= 0 ? second : second - (kDaySeconds - 1)) / kDaySeconds;
  moment.time.second = static_cast<std::int32_t>(second - moment.date.day * kDaySeconds);
  const std::int64_t year = civil(moment.date).year;
  if (year < -kLastYear || year > kLastYear) return std::nullopt;
  return moment;
}

// What both have to give up to be on the same clock: their offsets, or nothing; none where there is no such clock.
struct Shifts {
  std::int32_t a = 0;
  std::int32_t b = 0;
};

std::optional<Shifts> shifts(const Time& a, const Time& b, std::optional<std::int32_t> offset_a,
                             std::optional<std::int32_t> offset_b) {
  if (a.is_local() != b.is_local()) return std::nullopt;
  if (offset_a && offset_b) return Shifts{*offset_a, *offset_b};
  // Both local, or both in one zone that nobody knows.
  return a.zone == b.zone && !offset_a && !offset_b ? std::optional(Shifts{}) : std::nullopt;
}

DaysDuration normalised(std::int64_t seconds, std::int32_t nano) {
  if (nano < 0) return {seconds - 1, nano + kNanos};
  if (nano >= kNanos) return {seconds + 1, nano - kNanos};
  return {seconds, nano};
}

std::optional<DaysDuration> in_range(DaysDuration duration) {
  // As far to both sides: -2^62 s and a fraction is less than 2^62 s back.
  const bool too_short = compare(duration, {-kLongestDuration, 0}) <= 0;
  return too_short || duration.seconds >= kLongestDuration ? std::nullopt : std::optional(duration);
}

std::optional<DaysDuration> days_from(const DecimalResult& seconds) {
  if (!seconds.ok()) return std::nullopt;
  const DecimalResult cut = quantize(seconds.value, -9, Rounding::down);
  const DecimalResult whole = floor(cut.value);
  const std::optional<std::int64_t> number = to_int64(whole.value);
  if (!cut.ok() || !whole.ok() || !number) return std::nullopt;
  const DecimalResult rest = quantize(qw::subtract(cut.value, whole.value).value, -9, Rounding::down);
  return make_days_duration(*number, static_cast<std::int32_t>(rest.value.low_word()));
}

std::optional<MonthsDuration> months_from(const DecimalResult& months) {
  if (!months.ok()) return std::nullopt;
  const DecimalResult whole = to_integral(months.value, Rounding::down);
  const std::optional<std::int64_t> number = whole.ok() ? to_int64(whole.value) : std::nullopt;
  return number ? make_months_duration(*number) : std::nullopt;
}

std::optional<Decimal> value_of(const DecimalResult& result) {
  return result.ok() ? std::optional(result.value) : std::nullopt;
}

}  // namespace

std::optional<DaysDuration> make_days_duration(std::int64_t seconds, std::int32_t nano) {
  return in_range({seconds, nano});
}

std::optional<MonthsDuration> make_months_duration(std::int64_t months) {
  if (months <= -kLongestDuration || months >= kLongestDuration) return std::nullopt;
  return MonthsDuration{months};
}

std::optional<std::int32_t> utc_offset(const DateTime& moment) {
  if (!moment.time.zone.empty()) return zone_offset_at_local(moment.time.zone, local_second(moment));
  return moment.time.offset == kNoOffset ? std::nullopt : std::optional(moment.time.offset);
}

std::optional<std::int32_t> utc_offset(const Time& time) {
  // There is no day, so winter: the smaller of January's and July's.
  const std::optional<std::int32_t> january = utc_offset(DateTime{.date = {0}, .time = time});
  const std::optional<std::int32_t> july = utc_offset(DateTime{.date = {181}, .time = time});
  return january && july && *july < *january ? july : january;
}

int compare(Date a, Date b) { return order(a.day, b.day); }
int compare(MonthsDuration a, MonthsDuration b) { return order(a.months, b.months); }

int compare(DaysDuration a, DaysDuration b) {
  return a.seconds == b.seconds ? order(a.nano, b.nano) : order(a.seconds, b.seconds);
}

std::optional<int> compare(const Time& a, const Time& b) {
  const std::optional<DaysDuration> difference = subtract(a, b);
  return difference ? std::optional(compare(*difference, {})) : std::nullopt;
}

std::optional<int> compare(const DateTime& a, const DateTime& b) {
  const std::optional<DaysDuration> difference = subtract(a, b);
  return difference ? std::optional(compare(*difference, {})) : std::nullopt;
}

bool identical(const Time& a, const Time& b) {
  return a.second == b.second && a.nano == b.nano && a.offset == b.offset && a.zone == b.zone;
}

bool identical(const DateTime& a, const DateTime& b) { return a.date == b.date && identical(a.time, b.time); }

std::optional<DateTime> add(const DateTime& moment, MonthsDuration duration) {
  const std::optional<Date> date = add(moment.date, duration);
  return date ? std::optional(DateTime{*date, moment.time}) : std::nullopt;
}

std::optional<DateTime> add(const DateTime& moment, DaysDuration duration) {
  Time time = moment.time;
  const DaysDuration sum = normalised(local_second(moment) + duration.seconds, moment.time.nano + duration.nano);
  time.nano = sum.nano;
  const std::optional<std::int32_t> before = utc_offset(moment);
  // In a named zone what passes is time, not the hands of the clock, which a change of clocks moves.
  const std::optional<std::int32_t> after =
      time.zone.empty() || !before ? before : zone_offset_at_utc(time.zone, sum.seconds - *before);
  return at_local_second(before && after ? sum.seconds - *before + *after : sum.seconds, time);
}

std::optional<Date> add(Date date, DaysDuration duration) {
  const std::optional<DateTime> moment = add(DateTime{.date = date}, duration);
  return moment ? std::optional(moment->date) : std::nullopt;
}

Time add(const Time& time, DaysDuration duration) {
  const DaysDuration sum = normalised(time.second + duration.seconds % kDaySeconds, time.nano + duration.nano);
  Time result = time;
  result.second = static_cast<std::int32_t>((sum.seconds + 2 * kDaySeconds) % kDaySeconds);
  result.nano = sum.nano;
  return result;
}

std::optional<DaysDuration> add(DaysDuration a, DaysDuration b) {
  return in_range(normalised(a.seconds + b.seconds, a.nano + b.nano));
}

std::optional<MonthsDuration> add(MonthsDuration a, MonthsDuration b) {
  return make_months_duration(a.months + b.months);
}

DaysDuration subtract(Date a, Date b) { return {(a.day - b.day) * kDaySeconds, 0}; }

std::optional<DaysDuration> subtract(const Time& a, const Time& b) {
  const std::optional<Shifts> shift = shifts(a, b, utc_offset(a), utc_offset(b));
  if (!shift) return std::nullopt;
  return normalised(std::int64_t{a.second} - shift->a - (b.second - shift->b), a.nano - b.nano);
}

std::optional<DaysDuration> subtract(const DateTime& a, const DateTime& b) {
  const std::optional<Shifts> shift = shifts(a.time, b.time, utc_offset(a), utc_offset(b));
  if (!shift) return std::nullopt;
  return normalised(local_second(a) - shift->a - (local_second(b) - shift->b), a.time.nano - b.time.nano);
}

DateTime midnight_utc(Date date) { return {.date = date, .time = {.offset = 0}}; }

DaysDuration negate(DaysDuration duration) { return normalised(-duration.seconds, -duration.nano); }
MonthsDuration negate(MonthsDuration duration) { return {-duration.months}; }
DaysDuration abs(DaysDuration duration) { return duration.seconds < 0 ? negate(duration) : duration; }
MonthsDuration abs(MonthsDuration duration) { return duration.months < 0 ? negate(duration) : duration; }

DurationParts parts(DaysDuration duration) {
  const DaysDuration size = abs(duration);
  const int second = static_cast<int>(size.seconds % kDaySeconds);
  return {.negative = duration.seconds < 0,
          .days = size.seconds / kDaySeconds,
          .hours = second / 3600,
          .minutes = second / 60 % 60,
          .seconds = second % 60,
          .nano = size.nano};
}

Decimal seconds_of(DaysDuration duration) {
  const Decimal fraction = Decimal::from_parts(false, static_cast<std::uint32_t>(duration.nano), -9);
  const Decimal whole = Decimal::from_int(duration.seconds);
  return duration.nano == 0 ? whole : qw::add(whole, fraction).value;
}

std::optional<DaysDuration> multiply(DaysDuration duration, const Decimal& factor) {
  return days_from(qw::multiply(seconds_of(duration), factor));
}

std::optional<MonthsDuration> multiply(MonthsDuration duration, const Decimal& factor) {
  return months_from(qw::multiply(Decimal::from_int(duration.months), factor));
}

std::optional<DaysDuration> divide(DaysDuration duration, const Decimal& divisor) {
  return days_from(qw::divide(seconds_of(duration), divisor));
}

std::optional<MonthsDuration> divide(MonthsDuration duration, const Decimal& divisor) {
  return months_from(qw::divide(Decimal::from_int(duration.months), divisor));
}

std::optional<Decimal> divide(DaysDuration a, DaysDuration b) {
  return value_of(qw::divide(seconds_of(a), seconds_of(b)));
}

std::optional<Decimal> divide(MonthsDuration a, MonthsDuration b) {
  return value_of(qw::divide(Decimal::from_int(a.months), Decimal::from_int(b.months)));
}

}  // namespace qw::feel
