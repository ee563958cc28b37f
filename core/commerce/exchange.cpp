#include "commerce/exchange.h"

namespace qw {

Exchanged exchange(const Money& amount, const ExchangeRate& rate, Currency to, Rounding rounding) {
  Exchanged made{{0, to}, {}, PriceFault::none};
  if (rate.rate <= Decimal() || amount.currency != rate.from) {
    made.fault = PriceFault::bad_rate;
    return made;
  }
  const Decimal from = to_decimal(amount);
  const DecimalResult exact =
      rate.direction == RateDirection::multiply ? multiply(from, rate.rate) : divide(from, rate.rate);
  const MoneyResult money = round_to_money(exact.value, to, rounding);
  if (!exact.ok() || !money.ok()) return {{0, to}, {}, PriceFault::too_large};
  made.money = money.value;
  made.exact = exact.value;
  return made;
}

}  // namespace qw
