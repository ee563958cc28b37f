#include "number/currency.h"

#include <algorithm>
#include <iterator>

namespace qw {
namespace {

struct Row {
  char code[4];
  std::uint8_t exponent;
};

constexpr Row kCurrencies[] = {
#include "number/currency_table.inc"
};

}  // namespace

std::string_view Currency::code() const { return {kCurrencies[index].code, 3}; }
int Currency::exponent() const { return kCurrencies[index].exponent; }

std::optional<Currency> find_currency(std::string_view code) {
  const auto* const row =
      std::lower_bound(std::begin(kCurrencies) + 1, std::end(kCurrencies), code,
                       [](const Row& a, std::string_view b) { return std::string_view(a.code, 3) < b; });
  if (row == std::end(kCurrencies) || std::string_view(row->code, 3) != code) return std::nullopt;
  return Currency{static_cast<std::uint16_t>(row - std::begin(kCurrencies))};
}

}  // namespace qw
