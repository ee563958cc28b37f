#include "format.h"

#include <algorithm>

namespace qw::workbench {
namespace {

constexpr std::string_view kMinus = "\xE2\x88\x92";

struct Symbol {
  std::string_view code;
  std::string_view symbol;
};

constexpr Symbol kSymbols[] = {
    {"USD", "$"}, {"EUR", "\xE2\x82\xAC"}, {"GBP", "\xC2\xA3"}, {"JPY", "\xC2\xA5"}, {"INR", "\xE2\x82\xB9"}};

bool digits_only(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_plain(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return digits_only(text);
  return digits_only(text.substr(0, point)) && digits_only(text.substr(point + 1));
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// "45,000" -> "45000"; none when a comma stands where no thousands end.
std::optional<std::string> ungrouped(std::string_view whole) {
  if (whole.find(',') == std::string_view::npos) return std::string(whole);
  std::string digits;
  bool first = true;
  while (true) {
    const std::size_t comma = whole.find(',');
    const std::string_view part = whole.substr(0, comma);
    if (!digits_only(part) || part.size() > 3 || (!first && part.size() != 3)) return std::nullopt;
    digits += part;
    if (comma == std::string_view::npos) return digits;
    whole.remove_prefix(comma + 1);
    first = false;
  }
}

std::string one_place(const Decimal& value, std::int64_t divisor, std::string_view unit) {
  const DecimalResult scaled = divide(value, Decimal::from_int(divisor));
  return grouped(to_fixed_text(scaled.value, 1)) + std::string(unit);
}

}  // namespace

std::string grouped(std::string_view plain) {
  const bool negative = plain.starts_with('-');
  const std::string_view number = negative ? plain.substr(1) : plain;
  if (!is_plain(number)) return std::string(plain);
  const std::size_t point = std::min(number.find('.'), number.size());
  std::string text(negative ? kMinus : "");
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) text += ',';
    text += number[i];
  }
  return text.append(number.substr(point));
}

std::string amount(const Money& money) { return grouped(to_text(money)); }

std::string with_currency(const Money& money) {
  std::string text = amount(money);
  const bool negative = text.starts_with(kMinus);
  if (negative) text.erase(0, kMinus.size());
  const std::string_view code = money.currency.code();
  std::string unit = std::string(code) + " ";
  for (const Symbol& known : kSymbols) {
    if (known.code == code) unit = known.symbol;
  }
  return (negative ? std::string(kMinus) : "") + unit + text;
}

std::string currency_text(const Decimal& value, Currency currency) {
  const MoneyResult money = round_to_money(value, currency, Rounding::half_up);
  return money.ok() ? with_currency(money.value) : to_plain_text(value);
}

std::string short_amount(const Money& money) {
  const Decimal value = to_decimal(money);
  const Decimal size = abs(value);
  if (compare(size, Decimal::from_int(999'950)) >= 0) return one_place(value, 1'000'000, "M");
  if (compare(size, Decimal::from_int(10'000)) >= 0) return one_place(value, 1'000, "k");
  return grouped(to_fixed_text(value, 0));
}

std::string percent(const Decimal& value, int places) {
  std::string text = to_fixed_text(value, places);
  if (places > 0) {
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
  }
  return grouped(text) + " %";
}

std::string day(const Date& date) {
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const unsigned month = std::clamp<unsigned>(date.month, 1, 12);
  return std::to_string(static_cast<int>(date.day)) + " " + kMonths[month - 1] + " " + std::to_string(date.year);
}

std::string readable_formula(std::string_view formula) {
  std::string text;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto in_name = [&](char c) {
    return is_digit(c) || c == '_' || c == '#' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  for (std::size_t at = 0; at < formula.size();) {
    const char c = formula[at];
    std::size_t end = at + 1;
    if (c == '"') {
      end = std::min(formula.find('"', at + 1), formula.size() - 1) + 1;
      text += formula.substr(at, end - at);
    } else if (is_digit(c)) {
      while (end < formula.size() && is_digit(formula[end])) ++end;
      const bool fraction = end + 1 < formula.size() && formula[end] == '.' && is_digit(formula[end + 1]);
      if (fraction) {
        ++end;
        while (end < formula.size() && is_digit(formula[end])) ++end;
      }
      text += grouped(formula.substr(at, end - at));
    } else if (in_name(c)) {
      while (end < formula.size() && in_name(formula[end])) ++end;
      text += formula.substr(at, end - at);
    } else if (c == '*') {
      text += "\xC3\x97";
    } else if (c == '-') {
      text += kMinus;
    } else {
      text += c;
    }
    at = end;
  }
  return text;
}

float position(const Decimal& value, const Decimal& top) {
  if (compare(top, Decimal()) <= 0) return 0;
  const DecimalResult scaled = multiply(value, Decimal::from_int(10'000));
  const DecimalResult share = divide(scaled.value, top);
  if (!scaled.ok() || !share.ok()) return 0;
  const auto steps = to_int64(to_integral(share.value, Rounding::half_up).value);
  return std::clamp(static_cast<float>(steps.value_or(0)) / 10'000.0F, 0.0F, 1.0F);
}

std::optional<std::string> plain_number(std::string_view typed) {
  std::string_view text = trimmed(typed);
  std::string sign;
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.starts_with('-')) sign = "-", text.remove_prefix(1);
  if (text.starts_with(kMinus)) sign = "-", text.remove_prefix(kMinus.size());
  const std::size_t point = text.find('.');
  const std::string_view fraction = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  std::optional<std::string> whole = ungrouped(text.substr(0, point));
  if (!whole || (!fraction.empty() && !digits_only(fraction))) return std::nullopt;
  if (whole->empty() && !fraction.empty()) whole = "0";
  if (!digits_only(*whole)) return std::nullopt;
  while (whole->size() > 1 && whole->front() == '0') whole->erase(0, 1);
  return sign + *whole + (fraction.empty() ? "" : "." + std::string(fraction));
}

}  // namespace qw::workbench
