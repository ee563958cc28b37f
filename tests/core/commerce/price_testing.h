// What the tests of prices share: Decimals and euros from text.
#pragma once

#include <string>

#include "gtest/gtest.h"
#include "number/money.h"

namespace qw_test {

inline qw::Decimal number(const char* text) {
  const auto value = qw::parse_decimal(text);
  EXPECT_TRUE(value) << "not a number: " << text;
  return value.value_or(qw::Decimal());
}

inline qw::Money money(const char* text, const char* code = "EUR") {
  const auto currency = qw::find_currency(code);
  EXPECT_TRUE(currency) << code;
  const qw::MoneyResult made = round_to_money(number(text), currency.value_or(qw::Currency()), qw::Rounding::half_up);
  EXPECT_TRUE(made.ok()) << text;
  return made.value;
}

}  // namespace qw_test
