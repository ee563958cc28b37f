#include "feel/temporal.h"

namespace qw::feel {

namespace {

enum class Summer : std::uint8_t { none, eu, us, australia, new_zealand };

struct ZoneGroup {
  std::string_view area;
  std::int8_t quarters;  // of an hour east of UTC, in winter
  Summer summer;
  std::string_view places;  // each after a space; an underscore stands as in the name
};

constexpr ZoneGroup kGroups[] = {
    {"", 0, Summer::none, " UTC GMT UCT Zulu Universal Greenwich "},
    {"", 4, Summer::eu, " CET MET "},
    {"", 8, Summer::eu, " EET "},
    {"", 0, Summer::eu, " WET "},
    {"Etc", 0, Summer::none, " UTC GMT UCT Zulu Universal Greenwich "},
    {"Europe", 0, Summer::eu, " London Lisbon Dublin Belfast Jersey Guernsey "},
    {"Europe", 4, Summer::eu,
     " Paris Berlin Madrid Rome Vienna Amsterdam Brussels Luxembourg Zurich Stockholm Oslo Copenhagen Prague Warsaw"
     " Budapest Belgrade Zagreb Ljubljana Bratislava Sarajevo Skopje Tirane Monaco Vaduz Andorra Malta Gibraltar "},
    {"Europe", 8, Summer::eu, " Athens Bucharest Sofia Helsinki Riga Tallinn Vilnius Kiev Kyiv Mariehamn "},
    {"Europe", 12, Summer::none, " Istanbul Moscow Minsk Simferopol "},
    {"Atlantic", 0, Summer::none, " Reykjavik "},
    {"Atlantic", 0, Summer::eu, " Canary Madeira Faroe "},
    {"America", -20, Summer::us, " New_York Toronto Montreal Detroit Nassau "},
    {"America", -24, Summer::us, " Chicago Winnipeg "},
    {"America", -28, Summer::us, " Denver Edmonton Boise "},
    {"America", -32, Summer::us, " Los_Angeles Vancouver Tijuana "},
    {"America", -36, Summer::us, " Anchorage Juneau "},
    {"America", -16, Summer::us, " Halifax Bermuda "},
    {"America", -14, Summer::us, " St_Johns "},
    {"America", -12, Summer::none, " Sao_Paulo Buenos_Aires Montevideo Bahia Fortaleza Recife "},
    {"America", -16, Summer::none, " Puerto_Rico Caracas La_Paz Manaus Santo_Domingo "},
    {"America", -20, Summer::none, " Bogota Lima Panama Jamaica Guayaquil Cancun "},
    {"America", -24, Summer::none, " Mexico_City Costa_Rica Guatemala Regina El_Salvador Monterrey "},
    {"America", -28, Summer::none, " Phoenix Hermosillo "},
    {"Pacific", -40, Summer::none, " Honolulu "},
    {"Pacific", 48, Summer::new_zealand, " Auckland "},
    {"Pacific", 48, Summer::none, " Fiji "},
    {"Africa", 0, Summer::none, " Accra Abidjan Dakar "},
    {"Africa", 4, Summer::none, " Lagos Algiers Tunis Kinshasa Luanda "},
    {"Africa", 8, Summer::none, " Johannesburg Harare Maputo Lusaka Tripoli "},
    {"Africa", 12, Summer::none, " Nairobi Addis_Ababa Kampala "},
    {"Asia", 8, Summer::eu, " Nicosia "},
    {"Asia", 12, Summer::none, " Riyadh Baghdad Kuwait Qatar Istanbul "},
    {"Asia", 14, Summer::none, " Tehran "},
    {"Asia", 16, Summer::none, " Dubai Baku Tbilisi Yerevan Muscat "},
    {"Asia", 20, Summer::none, " Karachi Tashkent Yekaterinburg "},
    {"Asia", 22, Summer::none, " Kolkata Calcutta Colombo "},
    {"Asia", 23, Summer::none, " Kathmandu Katmandu "},
    {"Asia", 24, Summer::none, " Dhaka "},
    {"Asia", 28, Summer::none, " Bangkok Jakarta Ho_Chi_Minh Saigon Novosibirsk "},
    {"Asia", 32, Summer::none, " Shanghai Hong_Kong Singapore Taipei Manila Kuala_Lumpur Macau "},
    {"Asia", 36, Summer::none, " Tokyo Seoul "},
    {"Australia", 32, Summer::none, " Perth "},
    {"Australia", 38, Summer::none, " Darwin "},
    {"Australia", 38, Summer::australia, " Adelaide "},
    {"Australia", 40, Summer::none, " Brisbane "},
    {"Australia", 40, Summer::australia, " Sydney Melbourne Hobart Canberra "},
    {"US", -20, Summer::us, " Eastern "},
    {"US", -24, Summer::us, " Central "},
    {"US", -28, Summer::us, " Mountain "},
    {"US", -32, Summer::us, " Pacific "},
};

constexpr std::string_view kAreas =
    " Africa America Antarctica Arctic Asia Atlantic Australia Brazil Canada Chile Etc Europe Indian Mexico Pacific "
    "US ";

struct ZoneName {
  std::string_view area;
  std::string_view place;
};

ZoneName split(std::string_view name) {
  const std::size_t slash = name.find('/');
  if (slash == std::string_view::npos) return {"", name};
  return {name.substr(0, slash), name.substr(slash + 1)};
}

// The word with spaces around it; never a part of a word, since words hold no space.
bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if (at > 0 && words[at - 1] == ' ' && end < words.size() && words[end] == ' ') return !word.empty();
  }
  return false;
}

struct Rule {
  std::int32_t offset;  // in winter, seconds
  Summer summer;
};

// Etc/GMT+5 lies west of Greenwich: POSIX has the sign the other way round.
std::optional<Rule> etc_rule(std::string_view place) {
  if (place.size() < 5 || place.size() > 6 || !place.starts_with("GMT")) return std::nullopt;
  int hours = 0;
  for (const char c : place.substr(4)) {
    if (c < '0' || c > '9') return std::nullopt;
    hours = hours * 10 + (c - '0');
  }
  if (place[3] == '+' && hours <= 12) return Rule{-3600 * hours, Summer::none};
  if (place[3] == '-' && hours <= 14) return Rule{3600 * hours, Summer::none};
  return std::nullopt;
}

std::optional<Rule> find_rule(std::string_view name) {
  const ZoneName zone = split(name);
  for (const ZoneGroup& group : kGroups) {
    if (group.area == zone.area && has_word(group.places, zone.place)) return Rule{group.quarters * 900, group.summer};
  }
  return zone.area == "Etc" ? etc_rule(zone.place) : std::nullopt;
}

// The second of local midnight of the Sunday on or after that day.
std::int64_t sunday_from(std::int64_t year, int month, int day) {
  const std::int64_t first = make_date(year, month, day).value_or(Date{}).day;
  return (first + 7 - weekday({first})) * kDaySeconds;
}

struct Season {
  std::int64_t begin;
  std::int64_t end;
};

// Summer time of one year in UTC; where it ends before it begins, it lasts over new year.
Season season(const Rule& rule, std::int64_t year) {
  const std::int64_t two = 7200 - rule.offset;  // 2:00 by the clock of winter
  switch (rule.summer) {
    case Summer::eu: return {sunday_from(year, 3, 25) + 3600, sunday_from(year, 10, 25) + 3600};
    case Summer::us:
      if (year >= 1987 && year < 2007) return {sunday_from(year, 4, 1) + two, sunday_from(year, 10, 25) + two - 3600};
      return {sunday_from(year, 3, 8) + two, sunday_from(year, 11, 1) + two - 3600};
    case Summer::australia: return {sunday_from(year, 10, 1) + two, sunday_from(year, 4, 1) + two};
    case Summer::new_zealand: return {sunday_from(year, 9, 24) + two, sunday_from(year, 4, 1) + two};
    case Summer::none: break;
  }
  return {0, 0};
}

std::int32_t offset_at(const Rule& rule, std::int64_t utc_second) {
  if (rule.summer == Summer::none) return rule.offset;
  const std::int64_t local = utc_second + rule.offset;
  const Season summer = season(rule, civil({(local - (local < 0 ? kDaySeconds - 1 : 0)) / kDaySeconds}).year);
  const bool is_summer = summer.begin < summer.end ? utc_second >= summer.begin && utc_second < summer.end
                                                   : utc_second >= summer.begin || utc_second < summer.end;
  return rule.offset + (is_summer ? 3600 : 0);
}

}  // namespace

bool is_zone_name(std::string_view name) {
  const ZoneName zone = split(name);
  if (zone.place.empty()) return false;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-' && c != '+' && c != '/') return false;
  }
  return zone.area.empty() ? find_rule(name).has_value() : has_word(kAreas, zone.area);
}

std::optional<std::int32_t> zone_offset_at_utc(std::string_view zone, std::int64_t utc_second) {
  const std::optional<Rule> rule = find_rule(zone);
  return rule ? std::optional(offset_at(*rule, utc_second)) : std::nullopt;
}

std::optional<std::int32_t> zone_offset_at_local(std::string_view zone, std::int64_t local_second) {
  const std::optional<Rule> rule = find_rule(zone);
  if (!rule) return std::nullopt;
  // Seen from before a change of clocks: with summer time where that is the same summer, else with winter time.
  const std::int32_t summer = offset_at(*rule, local_second - rule->offset - 3600);
  return summer == rule->offset + 3600 ? summer : rule->offset;
}

}  // namespace qw::feel
