#include "feel/temporal.h"

namespace qw::feel {

namespace {

void append_padded(std::string& out, std::int64_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

void append_fraction(std::string& out, std::int32_t nano) {
  if (nano == 0) return;
  out += '.';
  append_padded(out, nano, 9);
  while (out.back() == '0') out.pop_back();
}

// hh:mm, and :ss where asked for.
void append_clock(std::string& out, std::int32_t seconds, bool with_seconds) {
  append_padded(out, seconds / 3600, 2);
  out += ':';
  append_padded(out, seconds / 60 % 60, 2);
  if (!with_seconds) return;
  out += ':';
  append_padded(out, seconds % 60, 2);
}

void append_part(std::string& out, std::int64_t number, char letter) {
  if (number == 0) return;
  out += std::to_string(number);
  out += letter;
}

}  // namespace

std::string to_text(Date date) {
  const CivilDate parts = civil(date);
  std::string out = parts.year < 0 ? "-" : "";
  append_padded(out, parts.year < 0 ? -parts.year : parts.year, 4);
  out += '-';
  append_padded(out, parts.month, 2);
  out += '-';
  append_padded(out, parts.day, 2);
  return out;
}

std::string to_text(const Time& time) {
  std::string out;
  append_clock(out, time.second, true);
  append_fraction(out, time.nano);
  if (!time.zone.empty()) {
    out += '@';
    out += time.zone;
  } else if (time.offset == 0) {
    out += 'Z';
  } else if (time.offset != kNoOffset) {
    const std::int32_t size = time.offset < 0 ? -time.offset : time.offset;
    out += time.offset < 0 ? '-' : '+';
    append_clock(out, size, size % 60 != 0);
  }
  return out;
}

std::string to_text(const DateTime& moment) { return to_text(moment.date) + 'T' + to_text(moment.time); }

std::string to_text(DaysDuration duration) {
  if (duration == DaysDuration{}) return "PT0S";
  const DurationParts all = parts(duration);
  std::string out = all.negative ? "-P" : "P";
  append_part(out, all.days, 'D');
  if (all.hours == 0 && all.minutes == 0 && all.seconds == 0 && all.nano == 0) return out;
  out += 'T';
  append_part(out, all.hours, 'H');
  append_part(out, all.minutes, 'M');
  if (all.nano != 0) {
    out += std::to_string(all.seconds);
    append_fraction(out, all.nano);
    out += 'S';
  } else {
    append_part(out, all.seconds, 'S');
  }
  return out;
}

std::string to_text(MonthsDuration duration) {
  if (duration.months == 0) return "P0M";
  const std::int64_t months = abs(duration).months;
  std::string out = duration.months < 0 ? "-P" : "P";
  append_part(out, months / 12, 'Y');
  append_part(out, months % 12, 'M');
  return out;
}

}  // namespace qw::feel
