#include "commerce/margin.h"

namespace qw {
namespace {

constexpr Decimal kHundred = Decimal::from_int(100);

Decimal minor(const Money& money) { return Decimal::from_int(money.minor); }

std::optional<Decimal> value_of(const DecimalResult& result) {
  return result.ok() ? std::optional<Decimal>(result.value) : std::nullopt;
}

std::optional<Decimal> percent_of(const Money& net, const Money& cost, const Money& of) {
  if (of.minor <= 0) return std::nullopt;
  return value_of(divide(multiply(kHundred, subtract(minor(net), minor(cost)).value).value, minor(of)));
}

// 100 x part / (100 + rest)
std::optional<Decimal> converted(const Decimal& part, const Decimal& rest) {
  const DecimalResult divisor = add(kHundred, rest);
  if (!divisor.ok() || divisor.value <= Decimal()) return std::nullopt;
  const DecimalResult scaled = multiply(part, kHundred);
  return scaled.ok() ? value_of(divide(scaled.value, divisor.value)) : std::nullopt;
}

// The quotient as a whole number towards one side; exact, where a rounded quotient may have reached the wrong side.
std::optional<std::int64_t> whole_quotient(const DecimalResult& dividend, const DecimalResult& divisor, bool upwards) {
  if (!dividend.ok() || !divisor.ok() || divisor.value <= Decimal()) return std::nullopt;
  const DecimalResult quotient = divide_integer(dividend.value, divisor.value);
  const DecimalResult rest = remainder(dividend.value, divisor.value);
  const auto whole = to_int64(quotient.value);
  if (!quotient.ok() || !rest.ok() || !whole) return std::nullopt;
  if (rest.value.is_zero() || rest.value.is_negative() == upwards) return whole;
  return upwards ? *whole + 1 : *whole - 1;
}

}  // namespace

std::optional<Decimal> margin_percent(const Money& net, const Money& cost) { return percent_of(net, cost, net); }
std::optional<Decimal> markup_percent(const Money& net, const Money& cost) { return percent_of(net, cost, cost); }

std::optional<Decimal> margin_of_markup(const Decimal& markup_pct) { return converted(markup_pct, markup_pct); }
std::optional<Decimal> markup_of_margin(const Decimal& margin_pct) { return converted(margin_pct, negate(margin_pct)); }

std::optional<Money> floor_price(const Money& cost, const Decimal& margin_pct) {
  const auto price = whole_quotient(multiply(minor(cost), kHundred), subtract(kHundred, margin_pct), true);
  const MoneyResult money = money_from_minor(price.value_or(0), cost.currency);
  return price && money.ok() ? std::optional<Money>(money.value) : std::nullopt;
}

std::optional<Decimal> largest_discount(const Money& list, const Money& cost, const Decimal& margin_pct, int places) {
  if (list.minor <= 0 || places < 0 || places > kMostDiscountPlaces) return std::nullopt;
  // 100 - 10,000 C / (L (100 - m)) over one denominator, in units of the last place.
  const Decimal rest = subtract(kHundred, margin_pct).value;
  const DecimalResult kept = multiply(minor(list), rest);
  const DecimalResult spent = multiply(minor(cost), kHundred);
  const DecimalResult left = subtract(kept.value, spent.value);
  const DecimalResult scaled = multiply(left.value, Decimal::from_parts(false, 1, places + 2));
  const auto units = whole_quotient(scaled, kept, false);
  if (!spent.ok() || !left.ok() || !units) return std::nullopt;
  const Decimal whole = Decimal::from_int(*units);
  return Decimal::from_parts(whole.is_negative(), whole.coefficient(), -places);
}

}  // namespace qw
