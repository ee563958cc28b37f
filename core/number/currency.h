// number/currency.h: currencies of ISO 4217 and the exponent of their minor unit (EUR 2, JPY 0, BHD 3, CLF 4).
//
// The exponent is the one of the standard, whatever coins or a firm's custom round to; such a cash increment is a rule
// of the price book. The list is checked in as currency_table.inc; metals, funds without a minor unit and test codes
// are not in it. A Currency is an index into that list: compare it, pass it by value, store the code.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace qw {

struct Currency {
  std::uint16_t index = 0;  // 0: no currency, code "XXX", exponent 0

  std::string_view code() const;
  int exponent() const;

  friend bool operator==(const Currency&, const Currency&) = default;
};

// By alphabetic code in capitals; nullopt for anything that is not a currency in use, "XXX" included.
std::optional<Currency> find_currency(std::string_view code);

}  // namespace qw
