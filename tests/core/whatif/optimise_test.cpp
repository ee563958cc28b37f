// The best choice of options against every choice tried, and the preview of rounding against the worked numbers.
#include "whatif/optimise.h"

#include "core/pricebook/small_book.h"
#include "whatif/preview.h"

namespace qw_test {
namespace {

using qw::to_text;

// Six flat lines, each an option; `more` are further members of the options, `extra` further lines.
std::shared_ptr<const qw::PriceBook> options_book(const std::vector<std::string>& more, const std::string& extra = "",
                                                  bool discount = false) {
  const char* const prices[] = {"120.10", "300", "75.55", "210", "90.45", "160"};
  const char* const worths[] = {"10", "24.5", "7", "18", "6", "13"};
  std::string lines, options;
  for (std::size_t i = 0; i < 6; ++i) {
    const std::string id = "o" + std::to_string(i);
    lines += R"({"id": ")" + id + R"(_line", "service": "S1", "phase": "plan", "price": {"model": "flat", "value": )" +
             prices[i] + "}},";
    options += (i == 0 ? "" : ",") + std::string(R"({"id": ")") + id + R"(", "lines": [")" + id +
               R"(_line"], "worth": )" + worths[i] + (i < more.size() ? more[i] : "") + "}";
  }
  std::vector<Edit> edits = {{R"("one_time": [)", R"("one_time": [)" + lines + extra},
                             {R"("metrics": [)", R"("options": [)" + options + R"(], "metrics": [)"}};
  if (!discount)
    edits.push_back({R"("adjustments": {"document_discount": {"label": "Discount", "pct": "discount_pct"}},)", ""});
  return small_book(edits);
}

struct Case {
  std::shared_ptr<const qw::PriceBook> book;
  qw::QuoteInput input;
  qw::Evaluation base;

  Case(std::shared_ptr<const qw::PriceBook> given, std::string_view text)
      : book(std::move(given)), input(*qw::read_input(*book, text, "input.json").input) {
    base = *std::move(qw::evaluate(book, input).evaluation);
  }

  qw::Optimum best(const char* budget, qw::Slice slice = {}, std::optional<std::uint64_t> so_far = {}) const {
    const auto made = qw::optimise(base, input, {*qw::parse_decimal(budget), qw::Measured::one_time, slice, so_far});
    EXPECT_TRUE(made.ok());
    return made.ok() ? made.value() : qw::Optimum{};
  }

  // Every set of options, by whole evaluations.
  std::string brute_force(const char* budget) const {
    const std::int64_t limit =
        qw::round_to_money(*qw::parse_decimal(budget), book->currency, qw::Rounding::floor).value.minor;
    std::optional<qw::Decimal> most;
    std::int64_t least = 0;
    for (std::uint32_t set = 0; set < 64; ++set) {
      qw::QuoteInput changed = input;
      changed.deal.selections.assign(6, qw::Choice::out);
      qw::Decimal worth;
      for (std::uint32_t i = 0; i < 6; ++i) {
        if ((set >> i & 1U) == 0) continue;
        changed.deal.selections[i] = qw::Choice::in;
        worth = add(worth, book->options[i].worth.value).value;
      }
      const qw::Evaluated made = qw::evaluate(book, changed);
      if (!made.evaluation || made.evaluation->totals.net.minor > limit) continue;
      const std::int64_t total = made.evaluation->totals.net.minor;
      if (most && (worth < *most || (worth == *most && total >= least))) continue;
      most = worth;
      least = total;
    }
    return most ? qw::to_plain_text(*most) + " for " + to_text(qw::Money{least, book->currency}) : "none";
  }
};

std::string result(const qw::Optimum& optimum) {
  return optimum.found ? qw::to_plain_text(optimum.worth) + " for " + to_text(optimum.total) : "none";
}

const char* const kBudgets[] = {"974.99", "975", "1050.55", "1200", "1300", "1500", "1700", "1931.10", "5000"};

TEST(Optimise, IndependentLinesAreAsGoodAsEveryChoiceTried) {
  const Case one(options_book({}), "{}");
  for (const char* budget : kBudgets) {
    const qw::Optimum optimum = one.best(budget);
    EXPECT_EQ(optimum.way, qw::OptimiseWay::independent);
    EXPECT_TRUE(optimum.exact);
    EXPECT_EQ(result(optimum), one.brute_force(budget)) << budget;
  }
}

TEST(Optimise, KeepsWhatIsRequiredAndExcluded) {
  const Case one(options_book({R"(, "choose": "g")", R"(, "requires": ["o4"])",
                               R"(, "excludes": ["o5"], "default": "out")", R"(, "choose": "g", "default": "out")"}),
                 "{}");
  for (const char* budget : kBudgets) EXPECT_EQ(result(one.best(budget)), one.brute_force(budget)) << budget;
}

TEST(Optimise, PricesThatDependOnEachOtherAreTriedInFull) {
  const char* const kPercent =
      R"({"id": "surcharge", "service": "S1", "phase": "plan", "price": {"model": "percent_of", "value": 10, "of": ["o0_line", "o3_line", "o5_line"]}},)";
  const Case one(options_book({}, kPercent, true), R"({"discount_pct": 3.3333})");
  for (const char* budget : kBudgets) {
    const qw::Optimum optimum = one.best(budget);
    EXPECT_EQ(optimum.way, qw::OptimiseWay::enumerated);
    EXPECT_TRUE(optimum.exact);
    EXPECT_EQ(result(optimum), one.brute_force(budget)) << budget;
  }
}

TEST(Optimise, SlicesEndWhereOneCallEnds) {
  const Case one(options_book({}, "", true), R"({"discount_pct": 3.3333})");
  const std::string whole = result(one.best("1300"));
  qw::Optimum part;
  std::size_t slices = 0;
  do {
    part = one.best("1300", {part.progress.done, 5}, part.best);
    ++slices;
  } while (!part.progress.complete() && slices < 100);
  EXPECT_EQ(result(part), whole);
  EXPECT_TRUE(part.exact);
  EXPECT_GT(slices, 2U);
}

TEST(Optimise, SaysWhenThereIsNothingToChoose) {
  const auto book = small_book();
  const qw::ReadInput read = qw::read_input(*book, "{}", "input.json");
  const qw::Evaluated base = qw::evaluate(book, *read.input);
  const auto made = qw::optimise(*base.evaluation, *read.input, {qw::Decimal::from_int(1), {}, {}, {}});
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().code, "whatif.no_options");
}

// Semantics 4: 0.13 at 10 % and 0.16 at 20 %: 0.04 by groups, 0.05 when summed first.
TEST(Preview, ShowsEachPolicyToTheCent) {
  const auto book =
      small_book({{R"("one_time": [)", R"("one_time": [
        {"id": "a", "service": "S1", "phase": "plan", "price": {"model": "flat", "value": 0.13}, "tax": "low"},
        {"id": "b", "service": "S1", "phase": "plan", "price": {"model": "flat", "value": 0.16}, "tax": "high"},)"},
                  {R"("metrics": [)", R"("taxes": {"policy": "line_then_sum", "default": "none", "categories": [
        {"id": "low", "label": "Low", "rate": 10}, {"id": "high", "label": "High", "rate": 20},
        {"id": "none", "label": "None", "rate": 0, "kind": "exempt", "reason": "Made for tests"}]}, "metrics": [)"}});
  const qw::ReadInput read = qw::read_input(*book, R"({"plan_hours": 0, "build_hours": 0, "manage_hours": 0})", "in");
  ASSERT_TRUE(read.input) << to_lines(read.findings);
  const qw::Evaluated base = qw::evaluate(book, *read.input);
  ASSERT_TRUE(base.evaluation) << to_lines(base.findings);
  const std::vector<qw::PreviewRow> rows = qw::preview_rounding(*base.evaluation, *read.input);
  std::string text;
  for (const qw::PreviewRow& row : rows) {
    ASSERT_TRUE(row.quoted);
    text += std::string(to_text(row.policy)) + (row.own ? "*" : "") + " " + to_text(row.documents.at(0).tax) + " " +
            to_text(row.documents.at(0).difference) + "\n";
  }
  EXPECT_EQ(text,
            "line_then_sum* 0.04 0.00\nline_tax 0.04 0.00\ndocument_global 0.04 0.00\ndocument_total 0.05 0.01\n"
            "unit_gross 0.04 0.00\n");
}

TEST(Preview, WithoutTaxesAndStepsThereIsOnlyTheBooksOwn) {
  const auto book = small_book();
  const qw::ReadInput read = qw::read_input(*book, "{}", "input.json");
  const qw::Evaluated base = qw::evaluate(book, *read.input);
  const std::vector<qw::PreviewRow> rows = qw::preview_rounding(*base.evaluation, *read.input);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_TRUE(rows[0].own);
}

}  // namespace
}  // namespace qw_test
