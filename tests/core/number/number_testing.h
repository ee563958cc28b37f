// What the tests of core/number share: Decimals from text, and comparison of every part of them.
#pragma once

#include <string>

#include "gtest/gtest.h"
#include "number/decimal.h"

namespace qw_test {

// Any numeric string of the specification; exponent and sign of zero are kept.
inline qw::Decimal dec(const char* text) {
  const auto value = qw::parse_scientific(text);
  EXPECT_TRUE(value) << "not a Decimal: " << text;
  return value.value_or(qw::Decimal());
}

// Sign, digits and exponent, "-250E-2": tells 2.50 from 2.5 and -0 from 0.
inline std::string parts(const qw::Decimal& a) {
  const auto digits = qw::Decimal::from_parts(false, a.coefficient(), 0);
  std::string text = a.is_negative() ? "-" : "";
  text += qw::to_fixed_text(digits, 0);
  text += 'E';
  return text += std::to_string(a.exponent());
}

// The parts of a value, or the name of the error.
inline std::string parts(const qw::DecimalResult& result) {
  return result.ok() ? parts(result.value) : qw::to_text(result.error);
}

inline std::string parts(const char* text) { return parts(dec(text)); }

// Canonical text of a result, or the name of the error.
inline std::string plain(const qw::DecimalResult& result) {
  return result.ok() ? qw::to_plain_text(result.value) : qw::to_text(result.error);
}

}  // namespace qw_test
