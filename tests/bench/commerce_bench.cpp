// Time of one line's price by each model, and of the rows of a contract, as nanoseconds and as `ratio`: that time over 1000
// steps of the fixed integer loop.
#include <array>
#include <cstdio>

#include "bench/reference_loop.h"
#include "commerce/model.h"
#include "commerce/term.h"

namespace {

using qw::Decimal;
using qw::Param;
using qw::PriceModel;

constexpr std::size_t kLines = 256;
using Lines = std::array<qw::Params, kLines>;

template <class T>
void keep(const T& value) {
  asm volatile("" : : "r"(&value) : "memory");
}

Decimal number(std::uint64_t coefficient, int places) { return Decimal::from_parts(false, coefficient, -places); }

// Quantities up to 20,000 with two decimals, prices up to 500 with four, hours up to 200.
Lines make_lines() {
  Lines lines;
  std::uint64_t state = 42;
  const auto draw = [&](std::uint64_t most) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (state >> 33) % most + 1;
  };
  for (qw::Params& line : lines) {
    line.set(Param::quantity, number(draw(2'000'000), 2));
    line.set(Param::value, number(draw(5'000'000), 4));
    line.set(Param::size, number(100, 0));
    line.set(Param::hours, number(draw(800), 1));
    line.set(Param::bill, number(draw(20'000), 2));
    line.set(Param::rate, number(150, 0));
    line.set(Param::increment, number(5, 1));
  }
  return lines;
}

template <class Operation>
void row(const char* name, const Lines& lines, Operation operation) {
  static const double reference = 1000 * qw_test::reference_step_nanoseconds();
  double best = 1e18;
  double spent = 0;
  for (int batch = 0; batch < 10 || (batch < 2000 && spent < 6e7); ++batch) {
    const double start = qw_test::cpu_nanoseconds();
    for (int round = 0; round < 20; ++round) {
      for (const qw::Params& line : lines) keep(operation(line));
    }
    const double taken = qw_test::cpu_nanoseconds() - start;
    spent += taken;
    best = std::min(best, taken / (20 * kLines));
  }
  std::printf("%-30s %9.2f %9.5f\n", name, best, best / reference);
}

void bench_models(const Lines& lines, Lines& divided_lines) {
  const std::array<qw::Tier, 4> tiers = {qw::Tier{number(1000, 0), number(10, 2), number(5, 0), number(100, 0)},
                                         qw::Tier{number(5000, 0), number(8, 2), number(5, 0), number(100, 0)},
                                         qw::Tier{number(10'000, 0), number(6, 2), number(5, 0), number(100, 0)},
                                         qw::Tier{{}, number(4, 2), number(5, 0), number(100, 0)}};
  const std::array<Decimal, 1> used = {number(2625, 2)};
  for (std::size_t i = 0; i < qw::kPriceModels; ++i) {
    const qw::ModelTerms terms{
        .model = static_cast<PriceModel>(i), .tiers = tiers, .used = used, .basis = number(1'234'567, 2)};
    row(to_text(terms.model), lines, [&](const qw::Params& line) { return price_of(terms, line); });
  }
  for (qw::Params& line : divided_lines) line.set(Param::per, number(365, 0));
  const qw::ModelTerms divided{.model = PriceModel::per_unit, .tiers = {}, .used = {}, .basis = {}};
  row("per_unit, per 365", divided_lines, [&](const qw::Params& line) { return price_of(divided, line); });
}

void bench_terms(const Lines& lines) {
  const qw::Date from{2026, 1, 31};
  const qw::Date until{2029, 2, 10};
  const qw::TermRow term{.from = from, .until = until, .months = 36, .days = 10};
  row("cut_rows, 36 months", lines, [&](const qw::Params&) {
    qw::PriceFault fault = qw::PriceFault::none;
    return cut_rows(from, until, {}, 12, fault).size();
  });
  row("periods_of and times", lines, [&](const qw::Params& line) {
    const auto periods =
        periods_of(term, from, qw::Period::month, qw::Proration::monthly_daily, qw::YearBasis::actual_365);
    return times(line[Param::value], periods);
  });
}

}  // namespace

int main() {
  std::printf("%-30s %9s %9s\n", "price", "ns", "ratio");
  const Lines lines = make_lines();
  Lines divided = lines;
  bench_models(lines, divided);
  bench_terms(lines);
  return 0;
}
