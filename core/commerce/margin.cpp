#include "commerce/margin.h"

namespace qw {
namespace {

const Decimal kOne = Decimal::from_int(1);
const Decimal kHundred = Decimal::from_int(100);

// 1 - percent / 100, where that is above zero.
std::optional<Decimal> rest_of(const Decimal& percent) {
  const DecimalResult rest = subtract(kOne, multiply(percent, Decimal::from_parts(false, 1, -2)).value);
  if (!rest.ok() || rest.value.is_negative() || rest.value.is_zero()) return std::nullopt;
  return rest.value;
}

std::optional<Decimal> value_of(const DecimalResult& result) {
  return result.ok() ? std::optional<Decimal>(result.value) : std::nullopt;
}

std::optional<Decimal> gain_over(const Money& net, const Money& cost, const Money& base) {
  if (base.minor <= 0) return std::nullopt;
  return value_of(divide(Decimal::from_int(100 * (net.minor - cost.minor)), Decimal::from_int(base.minor)));
}

}  // namespace

std::optional<Decimal> margin_percent(const Money& net, const Money& cost) { return gain_over(net, cost, net); }

std::optional<Decimal> markup_percent(const Money& net, const Money& cost) { return gain_over(net, cost, cost); }

std::optional<Decimal> margin_of_markup(const Decimal& markup_pct) {
  const DecimalResult whole = add(kHundred, markup_pct);
  if (!whole.ok() || whole.value.is_negative() || whole.value.is_zero()) return std::nullopt;
  return value_of(divide(multiply(kHundred, markup_pct).value, whole.value));
}

std::optional<Decimal> markup_of_margin(const Decimal& margin_pct) {
  const auto rest = rest_of(margin_pct);
  return rest ? value_of(divide(margin_pct, *rest)) : std::nullopt;
}

std::optional<Money> floor_price(const Money& cost, const Decimal& margin_pct) {
  const auto rest = rest_of(margin_pct);
  if (!rest) return std::nullopt;
  const DecimalResult price = divide(to_decimal(cost), *rest);
  const MoneyResult made = round_to_money(price.value, cost.currency, Rounding::ceiling);
  return price.ok() && made.ok() ? std::optional<Money>(made.value) : std::nullopt;
}

std::optional<Decimal> largest_discount(const Money& list, const Money& cost, const Decimal& margin_pct, int places) {
  const auto rest = rest_of(margin_pct);
  if (!rest || list.minor <= 0) return std::nullopt;
  const DecimalResult least = divide(to_decimal(cost), multiply(to_decimal(list), *rest).value);
  if (!least.ok()) return std::nullopt;
  const DecimalResult discount = multiply(subtract(kOne, least.value).value, kHundred);
  return value_of(quantize(discount.value, -places, Rounding::floor));
}

}  // namespace qw
