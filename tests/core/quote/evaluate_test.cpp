// The whole pipeline: dates, faults in rules, clauses; an evaluation or errors, never both.
#include <algorithm>

#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

TEST(Evaluate, WarnsOutsideTheBooksDates) {
  const auto book = small_book();
  const struct {
    const char* day;
    const char* message;
  } cases[] = {
      {"2025-12-31",
       "The price book is not in force on 2025-12-31; it begins on 2026-01-01. Use the book of that day."},
      {"2026-01-01", ""},
      {"2026-12-31", ""},
      {"2027-01-01", "The price book is not in force on 2027-01-01; it ended on 2026-12-31. Use the book of that day."},
  };
  for (const auto& test : cases) {
    const qw::Evaluation quote = quote_of(book, "{\"as_of\": \"" + std::string(test.day) + "\", \"answers\": {}}");
    ASSERT_EQ(quote.findings.size(), test.message[0] == '\0' ? 0U : 1U) << test.day;
    if (quote.findings.empty()) continue;
    EXPECT_EQ(quote.findings[0].severity, qw::Severity::warning);
    EXPECT_EQ(quote.findings[0].code, "quote.outside_book_dates");
    EXPECT_EQ(quote.findings[0].path, "/as_of");
    EXPECT_EQ(quote.findings[0].message, test.message);
  }
  EXPECT_TRUE(quote_of(book).findings.empty());
  const auto open = small_book({{R"("effective_to": "2026-12-31")", R"("effective_to": null)"}});
  EXPECT_TRUE(quote_of(open, R"({"as_of": "9999-12-31", "answers": {}})").findings.empty());
}

TEST(Evaluate, TodayIsTheDayOfTheQuote) {
  // Without a day it is null, and what reads it is null as well.
  const auto book = small_book({{R"("facts": {)", R"x("facts": {"until": "string(today() + @\"P1M\")",)x"}});
  const auto until = [&](const char* input) {
    const qw::Evaluation quote = quote_of(book, input);
    return qw::feel::to_text(quote.values[book->find_slot("until")]);
  };
  EXPECT_EQ(until(R"({"as_of": "2026-01-31", "answers": {}})"), "2026-02-28");
  EXPECT_EQ(until(R"({"answers": {}})"), "null");
}

struct FaultCase {
  const char* name;
  std::vector<Edit> edits;
  const char* code;
  const char* path;
  const char* message;
};

void PrintTo(const FaultCase& test, std::ostream* out) { *out << test.name; }

// Whether the place of the finding is a line that an edit wrote.
bool is_on_an_edited_line(const qw::Finding& finding, const std::vector<Edit>& edits) {
  const std::string text = small_book_files(edits)[1].text;
  std::size_t start = 0;
  for (std::uint32_t line = 1; line < finding.line; ++line) start = text.find('\n', start) + 1;
  const std::string line = text.substr(start, text.find('\n', start) - start);
  return finding.line > 0 && finding.column > 0 && finding.column <= line.size() &&
         std::any_of(edits.begin(), edits.end(),
                     [&](const Edit& edit) { return line.find(edit.replace.substr(0, 40)) != std::string::npos; });
}

class Fault : public testing::TestWithParam<FaultCase> {};

TEST_P(Fault, NamesTheRuleAndGivesNoQuote) {
  const FaultCase& test = GetParam();
  const auto book = small_book(test.edits);
  ASSERT_TRUE(book);
  const qw::ReadInput read = qw::read_input(*book, R"({"rush": true, "reviews": 0})", "deal.json");
  ASSERT_TRUE(read.input) << to_lines(read.findings);
  const qw::Evaluated evaluated = qw::evaluate(book, *read.input);
  EXPECT_FALSE(evaluated.evaluation);
  ASSERT_EQ(evaluated.findings.size(), 1U);
  EXPECT_EQ(evaluated.findings[0].severity, qw::Severity::error);
  EXPECT_EQ(evaluated.findings[0].code, test.code) << to_lines(evaluated.findings);
  EXPECT_EQ(evaluated.findings[0].file, "20-rules.json");
  EXPECT_EQ(evaluated.findings[0].path, test.path);
  EXPECT_TRUE(is_on_an_edited_line(evaluated.findings[0], test.edits)) << to_lines(evaluated.findings);
  EXPECT_NE(evaluated.findings[0].message.find(test.message), std::string::npos) << evaluated.findings[0].message;
}

INSTANTIATE_TEST_SUITE_P(
    Rules, Fault,
    testing::Values(
        FaultCase{"fact",
                  {{R"("care_cost_pct": 40)", R"("care_cost_pct": "40 / reviews")"}},
                  "rule.division_by_zero",
                  "/facts/care_cost_pct",
                  "40 / reviews"},
        FaultCase{"long_fact",
                  {{R"("care_cost_pct": 40)", R"("care_cost_pct": {"value": "40 / reviews"})"}},
                  "rule.division_by_zero",
                  "/facts/care_cost_pct/value",
                  "40 / reviews"},
        FaultCase{"overflow",
                  {{R"("care_cost_pct": 40)", R"("care_cost_pct": "10 ** 6000 * 10 ** 6000")"}},
                  "rule.overflow",
                  "/facts/care_cost_pct",
                  "10 ** 6000"},
        FaultCase{"rounding_what_is_too_large",
                  {{R"("value": "(records.customers + records.orders) / 2")", R"("value": "10 ** 6000")"}},
                  "rule.overflow",
                  "/facts/half_records/value",
                  "too large to be rounded"},
        FaultCase{"decision_input",
                  {{R"("inputs": ["reviews"])", R"("inputs": ["1 / reviews"])"}},
                  "rule.division_by_zero",
                  "/decisions/review_points",
                  "zero"},
        FaultCase{"decision_rule",
                  {{R"("when": "half_records > 500")", R"("when": "1 / reviews > 1")"}},
                  "rule.division_by_zero",
                  "/decisions/triggers/rules/1",
                  "zero"},
        FaultCase{"two_rules_under_unique",
                  {{R"(["\"large\"", 9])", R"(["\"small\"", 9])"}},
                  "rule.conflict",
                  "/decisions/size_points/rules/2",
                  "size_points#1 and size_points#3 both match"},
        FaultCase{"gate",
                  {{R"("when": "reviews > 8")", R"("when": "1 / reviews > 8")"}},
                  "rule.division_by_zero",
                  "/gates/1/rules/3/when",
                  "zero"},
        FaultCase{"hours",
                  {{R"("hours": "manage_hours")", R"("hours": "5 / reviews")"}},
                  "rule.division_by_zero",
                  "/lines/one_time/2/price/hours",
                  "zero"},
        FaultCase{"price",
                  {{R"("value": "monthly_fee")", R"("value": "5 / reviews")"}},
                  "rule.division_by_zero",
                  "/lines/recurring/0/price/value",
                  "zero"},
        FaultCase{"discount",
                  {{R"("pct": "discount_pct"}})", R"("pct": "5 / reviews"}})"}},
                  "rule.division_by_zero",
                  "/adjustments/document_discount/pct",
                  "zero"},
        FaultCase{"milestones",
                  {{R"("plan": "instalments")", R"("plan": "instalments[pct > 1 / reviews]")"}},
                  "rule.division_by_zero",
                  "/milestones/plan",
                  "zero"},
        FaultCase{"approval",
                  {{R"("when": "discount_pct > 5")", R"("when": "discount_pct > 5 / reviews")"}},
                  "rule.division_by_zero",
                  "/approvals/rules/1/when",
                  "zero"},
        FaultCase{"clause",
                  {{R"("text": "In a hurry", "when": "rush")", R"("text": "In a hurry", "when": "1 / reviews > 1")"}},
                  "rule.division_by_zero",
                  "/document/clauses/1/when",
                  "zero"},
        FaultCase{"summary_field",
                  {{R"({"key": "reviews", "value": "reviews"})", R"({"key": "reviews", "value": "1 / reviews"})"}},
                  "rule.division_by_zero",
                  "/summary/3/fields/0/value",
                  "zero"},
        FaultCase{
            "summary_condition",
            {{R"({"key": "rush", "when": "rush", "fields")", R"({"key": "rush", "when": "1 / reviews > 1", "fields")"}},
            "rule.division_by_zero",
            "/summary/3/when",
            "zero"}),
    [](const testing::TestParamInfo<FaultCase>& named) { return std::string(named.param.name); });

// A summary field that is not written need not have a value.
TEST(Evaluate, DoesNotComplainOfAFieldThatIsNotShown) {
  const auto book = small_book(
      {{R"({"key": "reviews", "value": "reviews"})", R"x({"key": "reviews", "value": "1 / (reviews - 2)"})x"}});
  EXPECT_NE(qw::to_summary(quote_of(book)).find("\"rush\":null"), std::string::npos);
}

TEST(Evaluate, ListsTheClausesThatApply) {
  const auto book = small_book();
  EXPECT_TRUE(quote_of(book).clauses.empty());
  EXPECT_EQ(quote_of(book, R"({"rush": true})").clauses, (std::vector<std::uint32_t>{1}));
}

// The evaluation keeps what it points to: book, answers and lists may go.
TEST(Evaluate, OutlivesItsInputs) {
  qw::Evaluation quote;
  std::string expected;
  {
    const auto book = small_book();
    std::string input = R"({"extras": ["training", "audit"], "records": {"orders": 3}, "size": "large"})";
    quote = quote_of(book, input);
    expected = qw::to_json(quote, true);
    input.assign(input.size(), 'x');
  }
  EXPECT_EQ(qw::to_json(quote, true), expected);
}

}  // namespace
}  // namespace qw_test
