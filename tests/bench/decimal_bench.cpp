// Time of the Decimal operations at 6, 18 and 34 digits. Besides nanoseconds each line has `ratio`: the time of the
// operation over the time of 1000 steps of reference_loop(), measured in the same run.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <string>

#include "bench/reference_loop.h"
#include "number/decimal.h"

namespace {

using qw::Decimal;
using qw::DecimalResult;
using qw::Rounding;

struct Pair {
  Decimal a;
  Decimal b;
};

constexpr std::size_t kPairs = 256;
using Pairs = std::array<Pair, kPairs>;

// Amounts as quotes have them: two to four decimals, more at 34 digits; never zero.
Decimal amount(std::uint64_t& state, int digits) {
  std::string text;
  for (int i = 0; i < digits; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    const auto digit = static_cast<unsigned>(state >> 33) % 10;
    text += static_cast<char>('0' + (i == 0 ? 1 + digit % 9 : digit));
  }
  const int places = digits > 20 ? digits - 8 : 2 + static_cast<int>(state >> 40) % 3;
  text.insert(static_cast<std::size_t>(digits - places), 1, '.');
  return *qw::parse_decimal(text);
}

Pairs make_pairs(int digits) {
  Pairs pairs;
  std::uint64_t state = 42;
  for (Pair& pair : pairs) pair = {amount(state, digits), amount(state, digits)};
  return pairs;
}

template <class Operation>
void measure(benchmark::State& state, Operation operation) {
  static const double reference_nanoseconds = 1000 * qw_test::reference_step_nanoseconds();
  const Pairs pairs = make_pairs(static_cast<int>(state.range(0)));
  std::size_t at = 0;
  const double start = qw_test::cpu_nanoseconds();
  for (auto _ : state) {
    benchmark::DoNotOptimize(operation(pairs[at]));
    at = (at + 1) % kPairs;
  }
  const double taken = qw_test::cpu_nanoseconds() - start;
  const double per_operation = taken / static_cast<double>(state.iterations());
  state.counters["ns"] = per_operation;
  state.counters["ratio"] = per_operation / reference_nanoseconds;
}

void bench_add(benchmark::State& state) {
  measure(state, [](const Pair& pair) { return add(pair.a, pair.b); });
}
void bench_multiply(benchmark::State& state) {
  measure(state, [](const Pair& pair) { return multiply(pair.a, pair.b); });
}
void bench_divide(benchmark::State& state) {
  measure(state, [](const Pair& pair) { return divide(pair.a, pair.b); });
}
void bench_divide_by_100(benchmark::State& state) {
  measure(state, [](const Pair& pair) { return divide(pair.a, Decimal::from_int(100)); });
}
void bench_quantize(benchmark::State& state) {
  measure(state, [](const Pair& pair) { return quantize(pair.a, -1, Rounding::half_up); });
}
void bench_compare(benchmark::State& state) {
  measure(state, [](const Pair& pair) { return compare(pair.a, pair.b); });
}
void bench_plain_text(benchmark::State& state) {
  measure(state, [](const Pair& pair) { return qw::to_plain_text(pair.a); });
}
void bench_power(benchmark::State& state) {
  measure(state, [](const Pair& pair) { return integer_power(pair.a, 36); });
}

BENCHMARK(bench_add)->Arg(6)->Arg(18)->Arg(34);
BENCHMARK(bench_multiply)->Arg(6)->Arg(18)->Arg(34);
BENCHMARK(bench_divide)->Arg(6)->Arg(18)->Arg(34);
BENCHMARK(bench_divide_by_100)->Arg(6)->Arg(18)->Arg(34);
BENCHMARK(bench_quantize)->Arg(6)->Arg(18)->Arg(34);
BENCHMARK(bench_compare)->Arg(6)->Arg(18)->Arg(34);
BENCHMARK(bench_plain_text)->Arg(6)->Arg(18)->Arg(34);
BENCHMARK(bench_power)->Arg(6)->Arg(18)->Arg(34);

}  // namespace

BENCHMARK_MAIN();
