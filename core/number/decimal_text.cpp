#include <algorithm>

#include "number/decimal.h"
#include "number/decimal_core.h"

namespace qw {

using namespace number_detail;

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits of a number text, collected from left to right.
struct Digits {
  U128 coefficient = 0;
  int count = 0;     // without leading zeros
  bool any = false;  // a digit was there, be it a zero

  // False when the digit does not fit.
  bool push(char c) {
    any = true;
    if (count == 0 && c == '0') return true;
    if (count == kDigits) return false;
    coefficient = coefficient * 10 + static_cast<unsigned>(c - '0');
    ++count;
    return true;
  }
};

// Decimal digits without leading zeros, "0" for zero.
std::string digits_text(U128 value) {
  char buffer[40];
  char* const end = buffer + sizeof buffer;
  char* at = end;
  while (!fits64(value)) {
    U64 chunk = low64(value % power64(19));
    value /= power64(19);
    for (int i = 0; i < 19; ++i, chunk /= 10) *--at = static_cast<char>('0' + chunk % 10);
  }
  U64 rest = low64(value);
  do {
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  return std::string(at, end);
}

// coefficient * 10^exponent without an exponent in the text.
std::string plain(bool negative, U128 coefficient, int exponent) {
  std::string text = digits_text(coefficient);
  if (exponent >= 0) {
    if (coefficient != 0) text.append(static_cast<std::size_t>(exponent), '0');
  } else {
    const auto places = static_cast<std::size_t>(-exponent);
    if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
    text.insert(text.size() - places, 1, '.');
  }
  if (negative && coefficient != 0) text.insert(0, 1, '-');
  return text;
}

std::string scientific(bool negative, U128 coefficient, int exponent) {
  std::string text = digits_text(coefficient);
  const int adjusted = exponent + static_cast<int>(text.size()) - 1;
  if (text.size() > 1) text.insert(1, 1, '.');
  text += adjusted < 0 ? "E-" : "E+";
  text += std::to_string(adjusted < 0 ? -adjusted : adjusted);
  if (negative) text.insert(0, 1, '-');
  return text;
}

// [+-]digits up to the end of the text, held within +-1,000,000.
std::optional<int> parse_exponent(std::string_view text) {
  constexpr int kFar = 1'000'000;
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = std::min(value * 10 + (c - '0'), kFar);
  }
  return negative ? -value : value;
}

// The Decimal with exactly these parts in value; exponents of zero and of short coefficients move into range.
std::optional<Decimal> fitted(bool negative, U128 coefficient, std::int64_t exponent) {
  if (coefficient == 0) {
    exponent = std::clamp<std::int64_t>(exponent, kMinExponent, kMaxExponent);
  } else if (exponent < kMinExponent || exponent > kMaxExponent + kDigits) {
    return std::nullopt;
  }
  const DecimalResult result = finish(negative, coefficient, static_cast<int>(exponent), Tail::zero);
  if (!result.ok()) return std::nullopt;
  return result.value;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  constexpr std::size_t kMostPlaces = -kMinExponent;
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || !is_digit(text[0])) return std::nullopt;
  if (text[0] == '0' && text.size() > 1 && text[1] != '.') return std::nullopt;
  Digits digits;
  std::size_t at = 0;
  for (; at < text.size() && is_digit(text[at]); ++at) {
    if (!digits.push(text[at])) return std::nullopt;
  }
  int places = 0;
  if (at < text.size()) {
    if (text[at] != '.' || at + 1 == text.size() || text.size() - at - 1 > kMostPlaces) return std::nullopt;
    for (++at; at < text.size(); ++at, ++places) {
      if (!is_digit(text[at]) || !digits.push(text[at])) return std::nullopt;
    }
  }
  return Decimal::from_parts(negative && digits.coefficient != 0, digits.coefficient, -places);
}

std::optional<Decimal> parse_scientific(std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  Digits digits;
  std::int64_t exponent = 0;
  bool point = false;
  std::size_t at = 0;
  for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !point)); ++at) {
    if (text[at] == '.') {
      point = true;
      continue;
    }
    if (!digits.push(text[at])) return std::nullopt;
    if (point) --exponent;
  }
  if (!digits.any) return std::nullopt;
  if (at < text.size()) {
    if (text[at] != 'e' && text[at] != 'E') return std::nullopt;
    const auto written = parse_exponent(text.substr(at + 1));
    if (!written) return std::nullopt;
    exponent += *written;
  }
  return fitted(negative, digits.coefficient, exponent);
}

std::string to_plain_text(const Decimal& a) {
  constexpr int kMostPlaces = 60;
  if (a.is_zero()) return "0";
  const Decimal reduced = reduce(a);
  const int integer_digits = adjusted_exponent(reduced) + 1;
  if (integer_digits > kDigits || -reduced.exponent() > kMostPlaces) {
    return scientific(reduced.is_negative(), reduced.coefficient(), reduced.exponent());
  }
  return plain(reduced.is_negative(), reduced.coefficient(), reduced.exponent());
}

std::string to_fixed_text(const Decimal& a, int places, Rounding rounding) {
  places = std::clamp(places, 0, -kMinExponent);
  if (a.exponent() < -places) {  // rounding only takes digits away, so it always fits
    const Decimal rounded = quantize(a, -places, rounding).value;
    return plain(rounded.is_negative(), rounded.coefficient(), -places);
  }
  std::string text = plain(a.is_negative(), a.coefficient(), a.exponent());
  const int missing = places + std::min(a.exponent(), 0);
  if (missing > 0) {
    if (a.exponent() >= 0) text += '.';
    text.append(static_cast<std::size_t>(missing), '0');
  }
  return text;
}

}  // namespace qw
