// A quote of very many lines: does it stay within a frame, and does the time grow with the lines and no faster?
//
// The book is the reference book with its lines taken out and others put in, in memory, and no rules after the prices: six tenths per unit, graduated, volume,
// packages and percents of earlier lines, with costs; a tenth recurring for 36 months with a yearly uplift; three discounts
// in the waterfall, a document discount, two taxes. Budgets: 10,000 lines in 16 ms natively, 33 ms in WebAssembly.
#include <cstdio>

#include "bench/bench_files.h"
#include "quote/quote.h"

namespace {

using qw::Decimal;
using qw::Line;
using qw::Param;
using qw::PriceModel;

Decimal hundredths(std::uint64_t value) { return Decimal::from_parts(false, value, -2); }

struct Random {
  std::uint64_t state = 42;
  std::uint64_t below(std::uint64_t limit) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (state >> 33) % limit;
  }
};

qw::Tier tier(std::int64_t up_to, std::uint64_t unit) {
  qw::Tier made;
  if (up_to > 0) made.up_to = Decimal::from_int(up_to);
  made.unit = hundredths(unit);
  return made;
}

void give(Line& line, Param param, const Decimal& value) { line.figures.push_back({param, {value, qw::kNone}}); }

Line make_line(const qw::PriceBook& book, std::uint32_t number, Random& random) {
  Line line;
  line.id = "line" + std::to_string(number);
  line.currency = book.currency;
  line.phase = 1;
  line.tax_category = number % 3 == 0 ? 1 : 0;
  give(line, Param::quantity, Decimal::from_int(1 + static_cast<std::int64_t>(random.below(400))));
  line.cost = qw::CostModel::percent_of_price;
  give(line, Param::cost, Decimal::from_int(60));
  const std::uint64_t price = 500 + random.below(20'000);
  switch (number % 10) {
    case 6:
    case 7:
      line.price.model = number % 10 == 6 ? PriceModel::graduated : PriceModel::volume;
      line.price.tiers = {tier(50, price), tier(200, price * 9 / 10), tier(0, price * 8 / 10)};
      break;
    case 8:
      line.price.model = PriceModel::package;
      give(line, Param::value, hundredths(price));
      give(line, Param::size, Decimal::from_int(12));
      break;
    case 9:
      line.price.model = PriceModel::percent_of;
      give(line, Param::value, Decimal::from_int(15));
      line.price.of = {number - 9, number - 5, number - 3};
      break;
    default: line.price.model = PriceModel::per_unit; give(line, Param::value, hundredths(price));
  }
  return line;
}

Line make_recurring(const qw::PriceBook& book, std::uint32_t number, Random& random) {
  Line line = make_line(book, 10 * number, random);
  line.charge = qw::Charge::recurring;
  line.id = "monthly" + std::to_string(number);
  line.phase = qw::kNone;
  line.stream = "hosting";
  line.uplift_every = 12;
  give(line, Param::months, Decimal::from_int(36));
  give(line, Param::uplift_pct, Decimal::from_int(3));
  return line;
}

qw::DiscountRule discount(const char* id, qw::Point point, std::int64_t percent) {
  qw::DiscountRule rule;
  rule.id = id;
  rule.point = point;
  rule.value.value = Decimal::from_int(percent);
  return rule;
}

// The lines of the reference book go, `count` others come.
std::shared_ptr<const qw::PriceBook> big_book(std::uint32_t count) {
  auto book = std::const_pointer_cast<qw::PriceBook>(qw_test::reference_book());
  if (!book) return nullptr;
  book->one_time_lines.clear();
  book->recurring_lines.clear();
  book->line_order.clear();
  // What stands after the prices reads the lines of the reference book.
  const auto pricing = std::find_if(book->steps.begin(), book->steps.end(),
                                    [](const qw::Step& one) { return one.kind == qw::StepKind::pricing; });
  book->steps.erase(pricing + 1, book->steps.end());
  book->gates.clear();
  book->approval_rules.clear();
  book->clauses.clear();
  book->summary.clear();
  book->milestone_plan.reset();
  Random random;
  const std::uint32_t recurring = count / 10;
  for (std::uint32_t i = 0; i < count - recurring; ++i) book->one_time_lines.push_back(make_line(*book, i, random));
  for (std::uint32_t i = 0; i < recurring; ++i) book->recurring_lines.push_back(make_recurring(*book, i, random));
  for (std::uint32_t i = 0; i < count; ++i) book->line_order.push_back(i);
  book->discounts = {discount("contract", qw::Point::contract, 5), discount("season", qw::Point::promotion, 3),
                     discount("seller", qw::Point::discretionary, 2)};
  book->terms.given = true;
  book->taxes.given = true;
  qw::TaxCategory standard, reduced;
  standard.rate.value = Decimal::from_int(20);
  reduced.rate.value = Decimal::from_int(7);
  book->taxes.categories = {standard, reduced};
  return book;
}

}  // namespace

int main() {
  const double step = qw_test::reference_step_nanoseconds();
  std::printf("%10s %12s %18s %10s\n", "lines", "ms", "us for 1000 lines", "ratio");
  for (const std::uint32_t count : {1'000U, 10'000U, 100'000U}) {
    const auto book = big_book(count);
    if (!book) return 1;
    const auto read = qw::read_input(*book, R"({"as_of": "2026-03-01", "answers": {"discount_pct": 3}})", "");
    if (!read.input) {
      std::fprintf(stderr, "%s\n", qw::to_json(read.findings).c_str());
      return 1;
    }
    std::int64_t net = 0;
    bool good = true;
    const double best = qw_test::fastest(count > 50'000 ? 5 : 15, 1, [&] {
      const auto evaluated = qw::evaluate(book, *read.input);
      good = good && evaluated.evaluation.has_value();
      if (good) net = evaluated.evaluation->totals.net.minor;
      if (!good) std::fprintf(stderr, "%s\n", qw::to_json(evaluated.findings).substr(0, 2000).c_str());
    });
    if (!good || net == 0) return 1;
    std::printf("%10u %12.2f %18.1f %10.2f\n", count, best / 1e6, best / count, best / (1e6 * step));
  }
  return 0;
}
