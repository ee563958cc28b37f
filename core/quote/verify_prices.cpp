// Cliffs: along the values of each quantity, a price that falls although it rises elsewhere: a larger quantity then costs less.
#include <algorithm>
#include <map>

#include "quote/verify_trend.h"

namespace qw {
namespace {

using feel::Value;

constexpr std::uint64_t kSamples = 6;    // of the other answers
constexpr std::size_t kMostCliffs = 20;  // of one line and quantity

enum class Series : std::uint8_t { one_time_line, recurring_line, one_time_total, monthly_total };

struct Priced {
  Series series = Series::one_time_line;
  std::uint32_t line = 0;
};

class PriceVerifier {
 public:
  PriceVerifier(VerifyGraph& graph, const Priced& priced, std::uint32_t question, const BookPart& part)
      : graph_(graph), priced_(priced), part_(part), question_(question) {
    const PriceBook& book = *graph.book;
    const std::string names[] = {"", "", "one_time_list", "monthly_recurring"};
    result_.line = priced.series == Series::one_time_line    ? book.one_time_lines[priced.line].id
                   : priced.series == Series::recurring_line ? book.recurring_lines[priced.line].id
                                                             : names[static_cast<std::size_t>(priced.series)];
    result_.quantity = book.questions[question].key;
  }

  PriceResult proven() {
    result_.proven = true;
    return std::move(result_);
  }

  PriceResult run() {
    for (std::uint64_t i = 0; i < kSamples && result_.cliffs.empty() && !graph_.exhausted(); ++i) sweep(i);
    return std::move(result_);
  }

 private:
  struct Step {
    Decimal quantity;
    std::int64_t price = 0;
    std::int64_t total = 0;  // of the deal's one-time or monthly part
  };

  std::optional<Step> at(AnswerValues answers, const Decimal& quantity) {
    answers[question_] = Value::number(quantity);
    const auto trial = graph_.run(part_, answers);
    if (!trial || trial->run.failed() || !equal(trial->run.values[slot()], answers[question_])) return std::nullopt;
    ++result_.tried;
    const PriceSheet& sheet = trial->sheet;
    const bool monthly = priced_.series == Series::recurring_line || priced_.series == Series::monthly_total;
    Step step{quantity, 0, monthly ? sheet.totals.monthly.minor : sheet.totals.list.minor};
    step.price = step.total;
    if (priced_.series == Series::one_time_line) step.price = sheet.one_time[priced_.line].list.minor;
    if (priced_.series != Series::recurring_line) return step;
    step.price = 0;
    for (const LineResult& line : sheet.recurring) {
      if (line.line == priced_.line) step.price = line.monthly.minor;
    }
    return step;
  }

  SlotId slot() const { return graph_.book->questions[question_].slot; }

  void sweep(std::uint64_t number) {
    const AnswerValues answers = graph_.sample(number, part_);
    std::vector<Step> steps;
    for (const Value& value : graph_.chain(slot(), {}, answers[question_], number)) {
      if (const auto step = at(answers, value.as_number())) steps.push_back(*step);
    }
    const auto rises = [](const Step& a, const Step& b) { return b.price > a.price; };
    if (std::adjacent_find(steps.begin(), steps.end(), rises) == steps.end()) return;  // less for more is its purpose
    std::int64_t highest = 0;
    for (std::size_t i = 1; i < steps.size() && result_.cliffs.size() < kMostCliffs; ++i) {
      highest = std::max(highest, steps[i - 1].price);
      const bool drops = steps[i].price < steps[i - 1].price && steps[i].total < steps[i - 1].total;
      if (drops && steps[i - 1].price == highest) add(answers, steps, i);
    }
  }

  Decimal between(const Decimal& low, const Decimal& high) const {
    const DecimalResult half = divide(qw::add(low, high).value, Decimal::from_int(2));
    const int places = std::max(graph_.book->questions[question_].places, 0);
    return quantize(half.value, -places, Rounding::down).value;
  }

  // Moves the two ends of a change together until nothing lies between them.
  template <class Low>
  std::pair<Step, Step> narrow(const AnswerValues& answers, Step low, Step high, const Low& is_low) {
    for (int i = 0; i < 120; ++i) {
      const Decimal middle = between(low.quantity, high.quantity);
      if (middle <= low.quantity || middle >= high.quantity) break;
      const auto step = at(answers, middle);
      if (!step) break;
      (is_low(*step) ? low : high) = *step;
    }
    return {low, high};
  }

  void add(const AnswerValues& answers, const std::vector<Step>& steps, std::size_t i) {
    const std::int64_t before_drop = steps[i - 1].price;
    const auto [top, bottom] =
        narrow(answers, steps[i - 1], steps[i], [&](const Step& step) { return step.price >= before_drop; });
    const std::int64_t peak = top.price;
    const auto cheaper = [peak](const Step& step) { return step.price < peak; };
    std::size_t last = i;
    while (last + 1 < steps.size() && cheaper(steps[last + 1])) ++last;
    Step end = last == i ? bottom : steps[last];
    if (last + 1 < steps.size()) end = narrow(answers, end, steps[last + 1], cheaper).first;
    Cliff cliff;
    cliff.line = result_.line;
    cliff.quantity = result_.quantity;
    cliff.given = graph_.changed(answers, part_, slot());
    cliff.before = to_plain_text(top.quantity);
    cliff.after = to_plain_text(bottom.quantity);
    cliff.price_before = money(top.price);
    cliff.price_after = money(bottom.price);
    cliff.up_to = to_plain_text(end.quantity);
    result_.cliffs.push_back(std::move(cliff));
  }

  std::string money(std::int64_t minor) const { return to_text(Money{minor, graph_.book->currency}); }

  VerifyGraph& graph_;
  Priced priced_;
  const BookPart& part_;
  std::uint32_t question_;
  PriceResult result_;
};

std::vector<const feel::Expression*> expressions_of(const PriceBook& book, const Priced& priced) {
  std::vector<const feel::Expression*> found;
  const bool recurring = priced.series == Series::recurring_line;
  if (priced.series != Series::one_time_line && !recurring) return found;
  const Line& line = recurring ? book.recurring_lines[priced.line] : book.one_time_lines[priced.line];
  if (line.when != kNone) found.push_back(&book.line_formulas[line.when].expression);
  for (const LineFigure& one : line.figures) {
    if (one.figure.formula != kNone) found.push_back(&book.line_formulas[one.figure.formula].expression);
  }
  return found;
}

// What only rises, or only falls, has no cliff.
Trend trend_of(const PriceBook& book, const Trends& trends, const Priced& priced) {
  switch (priced.series) {
    case Series::one_time_line: return trends.line_price(false, priced.line);
    case Series::recurring_line: return trends.line_price(true, priced.line);
    case Series::one_time_total: return trends.of(book.engine.one_time_list).trend;
    case Series::monthly_total: return trends.of(book.engine.monthly_recurring).trend;
  }
  return Trend::any;
}

}  // namespace

void verify_prices(VerifyGraph& graph, CaseMemo& memo, std::vector<PriceResult>& results) {
  const PriceBook& book = *graph.book;
  std::vector<Priced> series;
  for (std::uint32_t i = 0; i < book.one_time_lines.size(); ++i) series.push_back({Series::one_time_line, i});
  for (std::uint32_t i = 0; i < book.recurring_lines.size(); ++i) series.push_back({Series::recurring_line, i});
  if (!book.one_time_lines.empty()) series.push_back({Series::one_time_total, 0});
  if (!book.recurring_lines.empty()) series.push_back({Series::monthly_total, 0});
  const SlotId total = book.engine.one_time_list;
  const BookPart all = graph.part_of({&total, 1}, false, {});
  std::map<std::uint32_t, std::unique_ptr<Trends>> trends;  // by quantity
  for (const Priced& priced : series) {
    const bool is_total = priced.series == Series::one_time_total || priced.series == Series::monthly_total;
    const BookPart own = is_total ? all : graph.part_of({}, false, expressions_of(book, priced));
    for (const std::uint32_t question : own.questions) {
      const QuestionType type = book.questions[question].type;
      if (type != QuestionType::integer && type != QuestionType::decimal) continue;
      if (graph.exhausted()) return;
      std::unique_ptr<Trends>& moved = trends[question];
      if (!moved)
        moved =
            std::make_unique<Trends>(graph, memo, book.questions[question].slot, std::vector<std::string>(), nullptr);
      if (trend_of(book, *moved, priced) != Trend::any) {
        results.push_back(PriceVerifier(graph, priced, question, all).proven());
        continue;
      }
      results.push_back(PriceVerifier(graph, priced, question, all).run());
    }
  }
}

}  // namespace qw
