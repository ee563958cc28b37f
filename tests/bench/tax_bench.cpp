// Time of one line in a tax document of 10,000 lines by each policy, and of one line's waterfall, as nanoseconds and as `ratio`:
// that time over 1000 steps of the fixed integer loop.
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "bench/reference_loop.h"
#include "commerce/tax.h"
#include "commerce/waterfall.h"

namespace {

using qw::Decimal;

constexpr std::size_t kLines = 10'000;
constexpr int kRuns = 30;

class Draws {
 public:
  Decimal number(std::uint64_t most, int places) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return Decimal::from_parts(false, (state_ >> 33) % most + 1, -places);
  }

 private:
  std::uint64_t state_ = 42;
};

template <class T>
void keep(const T& value) {
  asm volatile("" : : "r"(&value) : "memory");
}

// Nets up to 50,000 with five decimals before rounding, quantities up to 200, three rates in runs of 100 lines.
std::vector<qw::TaxedLine> make_lines(qw::Currency euro) {
  const Decimal rates[] = {Decimal::from_int(19), Decimal::from_int(7), Decimal()};
  Draws draws;
  std::vector<qw::TaxedLine> lines(kLines);
  for (std::size_t i = 0; i < kLines; ++i) {
    qw::TaxedLine& line = lines[i];
    line.exact_net = draws.number(5'000'000'000, 5);
    line.net = round_to_money(line.exact_net, euro, qw::Rounding::half_up).value;
    line.quantity = draws.number(200, 0);
    line.category = static_cast<std::uint32_t>(i / 100 % 3);
    line.rate = rates[line.category];
  }
  return lines;
}

template <class Operation>
void row(const std::string& name, Operation operation) {
  static const double reference = 1000 * qw_test::reference_step_nanoseconds();
  double best = 1e18;
  for (int run = 0; run < kRuns; ++run) {
    const double start = qw_test::cpu_nanoseconds();
    operation();
    best = std::min(best, (qw_test::cpu_nanoseconds() - start) / kLines);
  }
  std::printf("%-30s %9.2f %9.5f\n", name.c_str(), best, best / reference);
}

void bench_documents(const std::vector<qw::TaxedLine>& lines, qw::Currency euro) {
  for (const bool inclusive : {false, true}) {
    for (std::size_t i = 0; i < (inclusive ? 1 : qw::kTaxPolicies); ++i) {
      qw::TaxTerms terms;
      terms.currency = euro;
      terms.policy = static_cast<qw::TaxPolicy>(i);
      terms.inclusive = inclusive;
      row(inclusive ? "prices include tax" : to_text(terms.policy), [&] {
        qw::PriceFault fault = qw::PriceFault::none;
        keep(total_document(terms, lines, {}, fault));
      });
    }
  }
}

void bench_waterfalls(const std::vector<qw::TaxedLine>& lines) {
  const qw::StepTerms percent{qw::Point::schedule, qw::Cut::pct, Decimal::from_parts(false, 125, -1), false, 0};
  for (const std::size_t count : {0U, 1U, 3U, 7U}) {
    const std::vector<qw::StepTerms> steps(count, percent);
    std::vector<qw::StepResult> results;
    results.reserve(kLines * count);
    row("waterfall, " + std::to_string(count) + " steps", [&] {
      results.clear();
      for (const qw::TaxedLine& line : lines) {
        keep(run_waterfall({line.exact_net, line.net, line.quantity, steps}, results));
      }
    });
  }
}

}  // namespace

int main() {
  const qw::Currency euro = *qw::find_currency("EUR");
  const std::vector<qw::TaxedLine> lines = make_lines(euro);
  std::printf("%-30s %9s %9s\n", "of one line", "ns", "ratio");
  bench_documents(lines, euro);
  bench_waterfalls(lines);
  return 0;
}
