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

// The digits of a coefficient without leading zeros, "0" for zero.
struct DigitText {
  char buffer[40];
  int first = sizeof buffer;
  int count = 0;

  // Pieces below 10^9, for a division by 10 that is one multiplication everywhere; `all`: with leading zeros.
  void prepend(std::uint32_t piece, bool all) {
    for (int i = 0; i < 9 && (all || piece != 0); ++i) {
      const auto tenth = static_cast<std::uint32_t>(piece * std::uint64_t{0xCCCCCCCD} >> 35);
      buffer[--first] = static_cast<char>('0' + (piece - tenth * 10));
      piece = tenth;
      ++count;
    }
  }

  explicit DigitText(U128 value) {
    while (value >= power64(9)) {
      const Quotient cut = divide_by_power(value, 9);
      prepend(static_cast<std::uint32_t>(cut.rest), true);
      value = cut.value;
    }
    prepend(static_cast<std::uint32_t>(value), false);
    if (count == 0) {
      buffer[--first] = '0';
      count = 1;
    }
  }

  const char* begin() const { return buffer + first; }

  // Takes trailing zeros off; how many.
  int strip_zeros() {
    const int before = count;
    while (count > 1 && buffer[first + count - 1] == '0') --count;
    return before - count;
  }
};

// digits * 10^exponent without an exponent in the text; `extra` zeros more behind the point.
std::string plain(bool negative, const DigitText& digits, int exponent, int extra) {
  const bool zero = digits.begin()[0] == '0';
  if (zero && exponent > 0) exponent = 0;
  const int sign = negative && !zero ? 1 : 0;
  const int point = exponent < 0 || extra > 0 ? 1 : 0;
  const int shown = exponent < 0 ? std::max(digits.count, 1 - exponent) : digits.count + exponent;
  std::string text(static_cast<std::size_t>(sign + shown + point + extra), '0');  // then put in what is not a zero
  char* const at = text.data() + sign;
  if (sign > 0) text[0] = '-';
  const int before_point = exponent < 0 ? shown + exponent : shown;
  if (point > 0) at[before_point] = '.';
  const int start = exponent < 0 ? shown - digits.count : 0;  // where the first digit goes, the point not counted
  for (int i = 0; i < digits.count; ++i) {
    const int place = start + i;
    at[place < before_point ? place : place + 1] = digits.begin()[i];
  }
  return text;
}

std::string scientific(bool negative, const DigitText& digits, int exponent) {
  std::string text;
  if (negative) text += '-';
  text += digits.begin()[0];
  if (digits.count > 1) {
    text += '.';
    text.append(digits.begin() + 1, static_cast<std::size_t>(digits.count - 1));
  }
  const int adjusted = exponent + digits.count - 1;
  text += adjusted < 0 ? "E-" : "E+";
  return text += std::to_string(adjusted < 0 ? -adjusted : adjusted);
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
  DigitText digits(a.coefficient());
  int exponent = a.exponent();
  exponent += digits.strip_zeros();
  const bool far = exponent + digits.count > kDigits || exponent < -kMostPlaces;
  return far ? scientific(a.is_negative(), digits, exponent) : plain(a.is_negative(), digits, exponent, 0);
}

std::string to_fixed_text(const Decimal& a, int places, Rounding rounding) {
  places = std::clamp(places, 0, -kMinExponent);
  if (a.exponent() < -places) {  // rounding only takes digits away, so it always fits
    const Decimal rounded = quantize(a, -places, rounding).value;
    return plain(rounded.is_negative(), DigitText(rounded.coefficient()), -places, 0);
  }
  return plain(a.is_negative(), DigitText(a.coefficient()), a.exponent(), places + std::min(a.exponent(), 0));
}

}  // namespace qw
