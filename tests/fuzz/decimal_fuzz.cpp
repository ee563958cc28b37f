// Any bytes as two numbers and an operation. Checked: what texts promise (canonical text reads back, the strict reader takes
// no more than the general one), that results are in range, laws that hold for every pair, and add, multiply, divide and
// quantize against exact arithmetic one digit at a time.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "number/decimal_transcendental.h"
#include "properties/number/slow_decimal.h"

namespace {

using qw::Decimal;
using qw::DecimalResult;
using qw_test::Slow;

void require(bool condition, const char* claim) {
  if (condition) return;
  std::fprintf(stderr, "not so: %s\n", claim);
  std::abort();
}

void check_range(const DecimalResult& result) {
  const Decimal& value = result.value;
  require(value.coefficient() < qw::kCoefficientLimit, "a result has at most 34 digits");
  require(value.exponent() >= -6176 && value.exponent() <= 6111, "an exponent is in range");
  require(result.ok() || (value.is_zero() && !value.is_negative()), "the value beside an error is zero");
}

std::optional<Decimal> check_text(std::string_view text) {
  const auto value = qw::parse_scientific(text);
  const auto strict = qw::parse_decimal(text);
  if (strict) {
    require(value && *value == *strict, "what the strict reader takes, the other takes too");
    const std::string printed = qw::to_plain_text(*strict);
    require(qw::parse_scientific(printed).value_or(Decimal()) == *strict, "canonical text reads back");
    require(qw::to_plain_text(*qw::parse_scientific(printed)) == printed, "canonical text is a fixpoint");
  }
  if (value) {
    check_range({*value});
    require(reduce(*value) == *value, "trailing zeros do not change a value");
    require(qw::parse_scientific(qw::to_plain_text(*value)).value_or(Decimal()) == *value, "plain text reads back");
  }
  return value;
}

// Whether exact arithmetic on the two stays small.
bool near(const Decimal& a, const Decimal& b) {
  const int distance = a.exponent() - b.exponent();
  return distance < 150 && distance > -150;
}

void agree(const DecimalResult& got, const Slow& exact, bool beyond, const char* claim) {
  const Slow expected = qw_test::slow_to_decimal128(exact, beyond);
  if (!expected.digits.empty() && qw_test::slow_adjusted(expected) > 6144) {
    return require(got.error == qw::ArithmeticError::overflow, claim);
  }
  require(got.ok() && qw_test::slow_compare(qw_test::slow(got.value), expected) == 0, claim);
}

void check_exactly(const Decimal& a, const Decimal& b) {
  const Slow x = qw_test::slow(a);
  const Slow y = qw_test::slow(b);
  agree(multiply(a, b), qw_test::slow_multiply(x, y), false, "a product is the rounded exact one");
  if (!near(a, b)) return;
  agree(add(a, b), qw_test::slow_add(x, y), false, "a sum is the rounded exact one");
  agree(subtract(a, b), qw_test::slow_add(x, qw_test::slow_negate(y)), false, "a difference is the rounded exact one");
  if (a.is_zero() || b.is_zero()) return;
  const int lowest = qw_test::slow_adjusted(x) - qw_test::slow_adjusted(y) - 40;
  const auto quotient = qw_test::slow_divide(x, y, lowest);
  agree(divide(a, b), quotient.value, !quotient.exact, "a quotient is the rounded exact one");
}

void check_pair(const Decimal& a, const Decimal& b) {
  for (const DecimalResult& result : {add(a, b), subtract(a, b), multiply(a, b), divide(a, b), divide_integer(a, b),
                                      remainder(a, b), square_root(a), qw::exp(a), qw::ln(a), qw::power(a, b)}) {
    check_range(result);
  }
  require(compare(a, b) == -compare(b, a), "the order is the reverse of its reverse");
  require(add(a, b).value == add(b, a).value, "sums do not see the order");
  require(multiply(a, b).value == multiply(b, a).value, "products do not see the order");
  const DecimalResult rest = remainder(a, b);
  if (rest.ok()) require(abs(rest.value) < abs(b), "a remainder is below the divisor");
  if (!a.is_negative() && qw::power(a, b).ok())
    require(!qw::power(a, b).value.is_negative(), "a power is not below zero");
  check_exactly(a, b);
}

void check_rounding(const Decimal& a, int exponent, qw::Rounding rounding) {
  const DecimalResult once = quantize(a, exponent, rounding);
  check_range(once);
  if (!once.ok()) return;
  require(once.value.exponent() == exponent, "a rounded value has the exponent asked for");
  require(quantize(once.value, exponent, rounding).value == once.value, "rounding twice is rounding once");
  if (exponent - a.exponent() > 150 || a.exponent() - exponent > 150) return;
  const Slow expected = qw_test::slow_round(qw_test::slow(a), exponent, rounding);
  require(qw_test::slow_compare(qw_test::slow(once.value), expected) == 0, "a rounded value is the one of its mode");
}

}  // namespace

// First byte: a rounding mode; second: an exponent; then two texts, parted by a space.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  const std::size_t space = text.find(' ');
  const auto a = check_text(text.substr(0, space));
  if (!a) return 0;
  check_rounding(*a, static_cast<signed char>(data[1]), static_cast<qw::Rounding>(data[0] % 7));
  if (space == std::string_view::npos) return 0;
  const auto b = check_text(text.substr(space + 1));
  if (b) check_pair(*a, *b);
  return 0;
}
