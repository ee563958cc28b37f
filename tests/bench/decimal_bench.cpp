// Time of the Decimal operations at 6, 18 and 34 digits, beside the same on plain __int128 and, where its headers are found,
// on Boost.Multiprecision's cpp_dec_float_50, all in one run.
//
// Columns: nanoseconds of ours; `ratio`, that time over 1000 steps of the fixed integer loop; __int128 and Boost in
// nanoseconds; how many times the time of __int128 ours is, and how many times faster than Boost. __int128 is what a program
// without decimals would do: amounts in hundredths, multiplied and brought back with half-even, divided with as many digits
// as 128 bits give, no check of anything. Where the result does not fit 128 bits there is no figure.
#include <array>
#include <cstdint>
#include <cstdio>
#include <string>

#include "bench/reference_loop.h"
#include "number/decimal_transcendental.h"
#ifdef QW_BENCH_BOOST
#include <boost/multiprecision/cpp_dec_float.hpp>
#endif

namespace {

#ifdef QW_BENCH_BOOST
using Boost = boost::multiprecision::cpp_dec_float_50;
#endif

using qw::Decimal;
using qw::Rounding;
using Plain = __int128;

constexpr std::size_t kPairs = 256;

struct Operands {
  Decimal a, b;
  Plain plain_a = 0, plain_b = 0;
#ifdef QW_BENCH_BOOST
  Boost boost_a, boost_b;
#endif
};

using Pairs = std::array<Operands, kPairs>;

template <class T>
void keep(const T& value) {
  asm volatile("" : : "r"(&value) : "memory");
}

// Amounts as quotes have them: two decimals, more at 34 digits; never zero.
std::string amount(std::uint64_t& state, int digits) {
  std::string text;
  for (int i = 0; i < digits; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    const auto digit = static_cast<unsigned>(state >> 33) % 10;
    text += static_cast<char>('0' + (i == 0 ? 1 + digit % 9 : digit));
  }
  const int places = digits > 20 ? digits - 8 : 2;
  text.insert(static_cast<std::size_t>(digits - places), 1, '.');
  return text;
}

Pairs make_pairs(int digits) {
  Pairs pairs;
  std::uint64_t state = 42;
  for (Operands& pair : pairs) {
    const std::string a = amount(state, digits);
    const std::string b = amount(state, digits);
    pair.a = *qw::parse_decimal(a);
    pair.b = *qw::parse_decimal(b);
    pair.plain_a = static_cast<Plain>(pair.a.coefficient());
    pair.plain_b = static_cast<Plain>(pair.b.coefficient());
#ifdef QW_BENCH_BOOST
    pair.boost_a.assign(a);
    pair.boost_b.assign(b);
#endif
  }
  return pairs;
}

// Nanoseconds of one call, the fastest of many short batches.
template <class Operation>
double fastest(const Pairs& pairs, Operation operation) {
  double best = 1e18;
  double spent = 0;
  for (int batch = 0; batch < 10 || (batch < 2000 && spent < 6e7); ++batch) {
    const double start = qw_test::cpu_nanoseconds();
    for (int round = 0; round < 20; ++round) {
      for (const Operands& pair : pairs) keep(operation(pair));
    }
    const double taken = qw_test::cpu_nanoseconds() - start;
    spent += taken;
    best = std::min(best, taken / (20 * kPairs));
  }
  return best;
}

Plain divide_half_even(Plain value, Plain divisor) {
  Plain quotient = value / divisor;
  const Plain twice = 2 * (value - quotient * divisor);
  if (twice > divisor || (twice == divisor && (quotient & 1) != 0)) ++quotient;
  return quotient;
}

Plain ten_to(int exponent) {
  Plain power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

void row(const char* operation, int digits, double ours, double plain, double boost) {
  static const double reference = 1000 * qw_test::reference_step_nanoseconds();
  std::printf("%-14s %6d %9.2f %9.5f", operation, digits, ours, ours / reference);
  plain > 0 ? std::printf(" %9.2f %8.2fx", plain, ours / plain) : std::printf(" %9s %9s", "-", "-");
  boost > 0 ? std::printf(" %9.2f %8.2fx", boost, boost / ours) : std::printf(" %9s %9s", "-", "-");
  std::printf("\n");
}

void bench_add(const Pairs& pairs, int digits) {
  double boost = 0;
#ifdef QW_BENCH_BOOST
  boost = fastest(pairs, [](const Operands& pair) -> Boost { return pair.boost_a + pair.boost_b; });
#endif
  row("add", digits, fastest(pairs, [](const Operands& pair) { return add(pair.a, pair.b); }),
      fastest(pairs, [](const Operands& pair) { return pair.plain_a + pair.plain_b; }), boost);
}

void bench_multiply(const Pairs& pairs, int digits) {
  double boost = 0;
#ifdef QW_BENCH_BOOST
  boost = fastest(pairs, [](const Operands& pair) -> Boost { return pair.boost_a * pair.boost_b; });
#endif
  double plain = 0;
  if (digits <= 18) {
    plain = fastest(pairs, [](const Operands& pair) { return divide_half_even(pair.plain_a * pair.plain_b, 100); });
  }
  row("multiply", digits, fastest(pairs, [](const Operands& pair) { return multiply(pair.a, pair.b); }), plain, boost);
}

void bench_divide(const Pairs& pairs, int digits) {
  double boost = 0;
#ifdef QW_BENCH_BOOST
  boost = fastest(pairs, [](const Operands& pair) -> Boost { return pair.boost_a / pair.boost_b; });
#endif
  const Plain scale = ten_to(37 - digits);
  const double plain =
      fastest(pairs, [scale](const Operands& pair) { return divide_half_even(pair.plain_a * scale, pair.plain_b); });
  row("divide", digits, fastest(pairs, [](const Operands& pair) { return divide(pair.a, pair.b); }), plain, boost);
}

void bench_quantize(const Pairs& pairs, int digits) {
  double boost = 0;
#ifdef QW_BENCH_BOOST
  boost = fastest(pairs, [](const Operands& pair) -> Boost { return round(pair.boost_a * 10) / 10; });
#endif
  const Plain unit = ten_to(digits > 20 ? digits - 9 : 1);
  const double plain = fastest(pairs, [unit](const Operands& pair) { return divide_half_even(pair.plain_a, unit); });
  row("quantize", digits, fastest(pairs, [](const Operands& pair) { return quantize(pair.a, -1, Rounding::half_up); }),
      plain, boost);
}

void bench_others(const Pairs& pairs, int digits) {
  const Decimal hundred = Decimal::from_int(100);
  row("divide by 100", digits, fastest(pairs, [&](const Operands& pair) { return divide(pair.a, hundred); }), 0, 0);
  row("compare", digits, fastest(pairs, [](const Operands& pair) { return compare(pair.a, pair.b); }), 0, 0);
  row("plain text", digits, fastest(pairs, [](const Operands& pair) { return qw::to_plain_text(pair.a); }), 0, 0);
  row("power of 36", digits, fastest(pairs, [](const Operands& pair) { return integer_power(pair.a, 36); }), 0, 0);
  row("square root", digits, fastest(pairs, [](const Operands& pair) { return square_root(pair.a); }), 0, 0);
  row("logarithm", digits, fastest(pairs, [](const Operands& pair) { return qw::ln(pair.a); }), 0, 0);
}

}  // namespace

int main() {
  std::printf("%-14s %6s %9s %9s %9s %9s %9s %9s\n", "operation", "digits", "ns", "ratio", "int128", "ours is", "Boost",
              "faster");
  constexpr std::array<int, 3> kSizes = {6, 18, 34};
  for (const int digits : kSizes) {
    const Pairs pairs = make_pairs(digits);
    bench_add(pairs, digits);
    bench_multiply(pairs, digits);
    bench_divide(pairs, digits);
    bench_quantize(pairs, digits);
  }
  for (const int digits : kSizes) bench_others(make_pairs(digits), digits);
  return 0;
}
