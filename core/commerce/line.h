// commerce/line.h: one priced line as plain numbers: what a rule of the book came to for this deal, before any amount is made.
//
// The words are those of assets/pricebooks/PRICING.md, which says how each becomes an amount. Numbers are exact Decimals in units
// of the line's currency; percents as written (5 = 5 %).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "number/decimal.h"

namespace qw {

enum class PriceModel : std::uint8_t {
  flat,
  per_unit,
  graduated,
  volume,
  stair_step,
  package,
  package_graduated,
  package_volume,
  percent_of,
  cost_plus,
  target_margin,
  role_hours,
  retainer,
  pass_through
};
inline constexpr std::size_t kPriceModels = 14;
const char* to_text(PriceModel model);  // as in a book
std::optional<PriceModel> parse_price_model(std::string_view text);

// The numbers of a line that a book may write or calculate; the names are those of the format.
enum class Param : std::uint8_t {
  quantity,
  value,
  per,
  included,
  base,
  size,
  least,
  hours,
  low_hours,
  high_hours,
  bill,       // per hour: of the mix, or written
  cost_rate,  // per hour
  rate,
  overage_rate,
  increment,
  rollover_periods,
  rollover_cap,
  markup,
  minimum,
  floor,
  cost,           // an amount, an amount for one unit, or a percent, as CostModel says
  wholesale,      // the same
  platform_cost,  // the same
  tax_rate,
  uplift_pct,
  months
};
inline constexpr std::size_t kParams = 26;

struct Params {
  std::array<Decimal, kParams> value{};
  std::uint32_t given = 0;  // bit per Param

  const Decimal& operator[](Param param) const { return value[static_cast<std::size_t>(param)]; }
  bool has(Param param) const { return (given >> static_cast<unsigned>(param) & 1U) != 0; }
  void set(Param param, const Decimal& number) {
    value[static_cast<std::size_t>(param)] = number;
    given |= 1U << static_cast<unsigned>(param);
  }
};

// Units above `up_to` of the tier before and up to and with `up_to`.
struct Tier {
  std::optional<Decimal> up_to;  // none: no end
  Decimal unit;                  // price of a unit, or of a package of `size`; of a discount schedule: percent
  Decimal flat;
  Decimal size = Decimal::from_int(1);

  friend bool operator==(const Tier&, const Tier&) = default;
};

enum class CostModel : std::uint8_t { none, flat, per_unit, percent_of_price };
enum class Basis : std::uint8_t { list, net, cost, hours };
enum class Scope : std::uint8_t { line, service, stream, quote };  // which quantities choose the tier together
enum class MinimumBasis : std::uint8_t { before_discounts, after_discounts };
enum class Choice : std::uint8_t { in, later, out };
enum class Period : std::uint8_t { month, quarter, year };
enum class Billing : std::uint8_t { advance, arrears };
enum class Charge : std::uint8_t { one_time, recurring };
const char* to_text(Choice choice);
const char* to_text(Period period);
inline int months_of(Period period) { return period == Period::month ? 1 : period == Period::quarter ? 3 : 12; }

// Price points between list and net, in the order of a waterfall when the book names none.
enum class Point : std::uint8_t {
  contract,
  special,
  schedule,
  term,
  promotion,
  discretionary,
  partner,
  waiver,   // always after the named ones
  minimum,  // likewise
  document  // last
};
inline constexpr std::size_t kPoints = 10;
inline constexpr std::size_t kOrderedPoints = 7;  // those that a book may order
const char* to_text(Point point);
std::optional<Point> parse_point(std::string_view text);

}  // namespace qw
