#include "whatif/sweep.h"

#include <algorithm>

#include "commerce/margin.h"
#include "whatif/variant.h"

namespace qw {
namespace {

constexpr std::int64_t kUsualRows = 20;

SweepRow row_of(const Variant& variant) {
  const PriceBook& book = *variant.base().book;
  SweepRow row;
  row.quoted = true;
  row.tier = plain_text(variant.value(book.scope.tier));
  row.deployment = plain_text(variant.value(book.deployment.model));
  const Totals& totals = variant.sheet().totals;
  row.net = totals.net;
  row.monthly = totals.monthly;
  row.margin_pct = margin_percent(totals.net, totals.cost);
  for (const Signature& signature : variant.signatures()) row.roles.push_back(signature.role);
  return row;
}

// The values to try, or why there are none.
Result<std::vector<feel::Value>> values_of(const Question& question, const SweepRange& range) {
  const auto fail = [](std::string message) { return Error{"whatif.bad_range", "", std::move(message)}; };
  std::vector<feel::Value> values;
  switch (question.type) {
    case QuestionType::boolean: return std::vector{feel::Value::boolean(false), feel::Value::boolean(true)};
    case QuestionType::choice:
      for (const Option& option : question.options) values.push_back(feel::Value::string(option.id));
      return values;
    case QuestionType::multi_choice:
    case QuestionType::counts: return fail("\"" + question.key + "\" has no single range of values.");
    case QuestionType::integer:
    case QuestionType::decimal: break;
  }
  const Grid grid = grid_of(question);
  const auto end = [&](const std::optional<Decimal>& given, std::int64_t usual) -> std::optional<std::int64_t> {
    const auto ticks = given ? grid.ticks(*given) : usual;
    return ticks && *ticks >= grid.least && *ticks <= grid.greatest ? ticks : std::nullopt;
  };
  const auto from = end(range.from, grid.least);
  const auto to = end(range.to, grid.greatest);
  if (!from || !to) {
    return fail("From and to must be answers of \"" + question.key + "\": " + plain_text(grid.value(grid.least)) +
                " to " + plain_text(grid.value(grid.greatest)) + ".");
  }
  const std::int64_t usual = std::max<std::int64_t>((*to - *from) / kUsualRows, 1);
  const auto step = range.step ? grid.ticks(*range.step) : usual;
  if (*from > *to || !step || *step < 1)
    return fail("From must not be above to, and the step a whole number of steps.");
  if ((*to - *from) / *step >= kMostSweepRows) {
    return fail("That is more than " + std::to_string(kMostSweepRows) + " rows. Use a larger step.");
  }
  for (std::int64_t at = *from; at <= *to; at += *step) values.push_back(grid.value(at));
  return values;
}

}  // namespace

Result<std::vector<SweepRow>> sweep(const Evaluation& evaluation, const QuoteInput& input, std::uint32_t question,
                                    const SweepRange& range) {
  const Result<std::vector<feel::Value>> values = values_of(evaluation.book->questions[question], range);
  if (!values.ok()) return values.error();
  Variant variant(evaluation, input);
  std::vector<SweepRow> rows;
  for (const feel::Value& value : values.value()) {
    const bool quoted = variant.set(question, value);
    rows.push_back(quoted ? row_of(variant) : SweepRow{});
    rows.back().answer = plain_text(value);
  }
  return rows;
}

}  // namespace qw
