#include "number/money.h"

namespace qw {
namespace {

MoneyResult failure(ArithmeticError error) { return {Money(), error}; }

}  // namespace

MoneyResult money_from_minor(std::int64_t minor, Currency currency) {
  if (minor > kLargestMinor || minor < -kLargestMinor) return failure(ArithmeticError::overflow);
  return {Money{minor, currency}, ArithmeticError::none};
}

// The sums wrap at worst through the builtin's flag, so that a Money made by hand beyond the limit is caught as well.
MoneyResult add(const Money& a, const Money& b) {
  if (a.currency != b.currency) return failure(ArithmeticError::invalid);
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a.minor, b.minor, &sum)) return failure(ArithmeticError::overflow);
  return money_from_minor(sum, a.currency);
}

MoneyResult subtract(const Money& a, const Money& b) {
  if (a.currency != b.currency) return failure(ArithmeticError::invalid);
  std::int64_t difference = 0;
  if (__builtin_sub_overflow(a.minor, b.minor, &difference)) return failure(ArithmeticError::overflow);
  return money_from_minor(difference, a.currency);
}

Money negate(const Money& a) { return {-a.minor, a.currency}; }

MoneyResult round_to_money(const Decimal& amount, Currency currency, Rounding rounding) {
  const int places = currency.exponent();
  // Too large for 34 digits at this place, or for the limit: both are an amount nobody can quote.
  const DecimalResult rounded = quantize(amount, -places, rounding);
  if (!rounded.ok() || rounded.value.high_word() != 0) return failure(ArithmeticError::overflow);
  const std::uint64_t magnitude = rounded.value.low_word();
  if (magnitude > static_cast<std::uint64_t>(kLargestMinor)) return failure(ArithmeticError::overflow);
  const auto minor = static_cast<std::int64_t>(magnitude);
  return {Money{rounded.value.is_negative() ? -minor : minor, currency}, ArithmeticError::none};
}

Decimal to_decimal(const Money& money) {
  const Decimal minor = Decimal::from_int(money.minor);
  return Decimal::from_parts(minor.is_negative(), minor.coefficient(), -money.currency.exponent());
}

std::string to_text(const Money& money) { return to_fixed_text(to_decimal(money), money.currency.exponent()); }

}  // namespace qw
