// What the tests of prices share: numbers from text, lines from pairs, amounts as canonical text.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "commerce/model.h"
#include "gtest/gtest.h"

namespace qw_test {

inline qw::Decimal dec(const char* text) {
  const auto value = qw::parse_scientific(text);
  EXPECT_TRUE(value) << "not a Decimal: " << text;
  return value.value_or(qw::Decimal());
}

using Given = std::initializer_list<std::pair<qw::Param, const char*>>;

inline qw::Params line(Given given) {
  qw::Params params;
  for (const auto& [param, text] : given) params.set(param, dec(text));
  return params;
}

// Null: no end.
inline qw::Tier tier(const char* up_to, const char* unit, const char* flat = "0", const char* size = "1") {
  qw::Tier tier{.up_to = {}, .unit = dec(unit), .flat = dec(flat), .size = dec(size)};
  if (up_to != nullptr) tier.up_to = dec(up_to);
  return tier;
}

// Canonical text, or the code of the fault.
inline std::string text_of(const qw::Amount& amount) {
  return amount.ok() ? qw::to_plain_text(amount.value) : std::string(code_of(amount.fault));
}

inline std::string rounded(const qw::Decimal& amount, int places = 2) { return qw::to_fixed_text(amount, places); }

}  // namespace qw_test
