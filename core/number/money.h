// number/money.h: an amount that exists: whole minor units (cents) of one currency.
//
// Money comes out of a named rounding point, round_to_money(), or out of sums of Money, which are exact. It is never
// multiplied: shares and percentages are Decimal work, rounded once.
// Limit: |minor| <= 10^15 (ten trillion at two decimals); a result beyond it is an `overflow`. Adding two currencies is
// `invalid`. The value beside an error is zero.
#pragma once

#include <cstdint>
#include <string>

#include "number/currency.h"
#include "number/decimal.h"

namespace qw {

inline constexpr std::int64_t kLargestMinor = 1'000'000'000'000'000;

struct Money {
  std::int64_t minor = 0;
  Currency currency;

  friend bool operator==(const Money&, const Money&) = default;
};

struct MoneyResult {
  Money value;
  ArithmeticError error = ArithmeticError::none;

  bool ok() const { return error == ArithmeticError::none; }
};

// `minor` as Money, if it is within the limit.
MoneyResult money_from_minor(std::int64_t minor, Currency currency);

MoneyResult add(const Money& a, const Money& b);
MoneyResult subtract(const Money& a, const Money& b);
Money negate(const Money& a);

// Units of the currency, 2112.495, to its minor units.
MoneyResult round_to_money(const Decimal& amount, Currency currency, Rounding rounding);
// The amount in units of the currency, exact: 211250 minor of EUR is 2112.50.
Decimal to_decimal(const Money& money);
// "2112.50", "-0.05", "100" for JPY: the currency's decimals, no grouping, no code.
std::string to_text(const Money& money);

}  // namespace qw
