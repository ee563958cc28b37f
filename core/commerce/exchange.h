// commerce/exchange.h: an amount in another currency, at a dated rate with a source. A rate is used as it was published: multiplied
// or divided by, never inverted first (as the law of the euro's fixed rates asks). One rounding, by the caller's mode.
// Errors, with zero: bad_rate for a rate of zero or less, or not from the amount's currency; too_large beyond the limit of Money.
#pragma once

#include <string>

#include "base/date.h"
#include "commerce/fault.h"
#include "number/money.h"

namespace qw {

enum class RateDirection : std::uint8_t { multiply, divide };

struct ExchangeRate {
  Currency from;
  Decimal rate;
  RateDirection direction = RateDirection::multiply;
  Date date;
  std::string source;
};

struct Exchanged {
  Money money;
  Decimal exact;  // before rounding
  PriceFault fault = PriceFault::none;
};

Exchanged exchange(const Money& amount, const ExchangeRate& rate, Currency to, Rounding rounding);

}  // namespace qw
