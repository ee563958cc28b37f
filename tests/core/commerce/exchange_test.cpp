// Amounts in another currency.
#include "commerce/exchange.h"

#include "core/commerce/price_testing.h"

namespace qw_test {
namespace {

using qw::PriceFault;
using qw::RateDirection;

qw::Exchanged convert(const qw::Money& amount, const char* rate, RateDirection direction, const char* to) {
  const qw::ExchangeRate terms{amount.currency, number(rate), direction, {2026, 11, 20}, "a bank"};
  return exchange(amount, terms, money("0", to).currency, qw::Rounding::half_up);
}

TEST(Exchange, MultipliesOrDividesByTheRateAsPublished) {
  EXPECT_EQ(to_text(convert(money("100"), "1.0845", RateDirection::multiply, "USD").money), "108.45");
  EXPECT_EQ(to_text(convert(money("108.45", "USD"), "1.0845", RateDirection::divide, "EUR").money), "100.00");
  // The inverse with six decimals, 0.922084, would give 92,208.40.
  const qw::Exchanged made = convert(money("100000", "USD"), "1.0845", RateDirection::divide, "EUR");
  EXPECT_EQ(to_text(made.money), "92208.39");
  EXPECT_EQ(to_fixed_text(made.exact, 6), "92208.390964");
  EXPECT_EQ(made.fault, PriceFault::none);
}

TEST(Exchange, RoundsToTheDecimalsOfTheOtherCurrency) {
  EXPECT_EQ(to_text(convert(money("10.01"), "163.555", RateDirection::multiply, "JPY").money), "1637");
  EXPECT_EQ(to_text(convert(money("1637", "JPY"), "163.555", RateDirection::divide, "EUR").money), "10.01");
  EXPECT_EQ(to_text(convert(money("1"), "0.40755", RateDirection::multiply, "BHD").money), "0.408");
  EXPECT_EQ(to_text(convert(money("-1"), "0.5", RateDirection::multiply, "JPY").money), "-1");
}

TEST(Exchange, RefusesRatesThatAreNone) {
  for (const char* rate : {"0", "-1.2"}) {
    for (const auto direction : {RateDirection::multiply, RateDirection::divide}) {
      EXPECT_EQ(convert(money("1"), rate, direction, "USD").fault, PriceFault::bad_rate) << rate;
    }
  }
  const qw::ExchangeRate pounds{money("0", "GBP").currency, number("1.2"), RateDirection::multiply, {}, ""};
  EXPECT_EQ(exchange(money("1"), pounds, money("0", "USD").currency, qw::Rounding::half_up).fault,
            PriceFault::bad_rate);
}

TEST(Exchange, RefusesWhatIsTooLarge) {
  const qw::Exchanged made = convert(money("10000000000000"), "1.01", RateDirection::multiply, "USD");
  EXPECT_EQ(made.fault, PriceFault::too_large);
  EXPECT_EQ(made.money.minor, 0);
}

}  // namespace
}  // namespace qw_test
