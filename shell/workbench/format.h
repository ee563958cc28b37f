// format.h: numbers as people read them: 144,082.22 and $144,082.22, 38.1 %, 22 Nov 2026. Text in, text out; nothing is rounded
// but where a function says so. Grouping is by commas with a decimal point, as in the reference book's locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "number/decimal.h"
#include "number/money.h"

namespace qw::workbench {

// "-1234567.50" -> "−1,234,567.50"; anything that is no plain number stays as it is.
std::string grouped(std::string_view plain);
std::string amount(const Money& money);                              // "144,082.22", currency understood
std::string with_currency(const Money& money);                       // "$144,082.22", "CHF 120.00"
std::string currency_text(const Decimal& value, Currency currency);  // rounded half up to the currency's decimals
std::string short_amount(const Money& money);                        // "144.1k", "6,473", "1.2M": for a badge
std::string percent(const Decimal& value, int places);  // "38.1 %", "5 %": rounded half up, trailing zeros kept out
std::string day(const Date& date);                      // "22 Nov 2026"

// A formula with signs and numbers as people write them: "48 * 1680 - 40" -> "48 × 1,680 − 40". Texts in quotes and names stay.
std::string readable_formula(std::string_view formula);

// Where `value` stands on a scale from 0 to `top`, for drawing only.
float position(const Decimal& value, const Decimal& top);

// What was typed, as a plain number: without spaces, plus sign and leading zeros; commas only where they group thousands
// ("45,000", not "1,5"). None when it is no number.
std::optional<std::string> plain_number(std::string_view typed);

}  // namespace qw::workbench
