// Worksheets: what they take of a quote, what they answer, and where it is said what is wrong with them.
#include "worksheet/worksheet.h"

#include "core/pricebook/small_book.h"
#include "quote/explain.h"

namespace qw_test {
namespace {

constexpr const char* kSheet = R"json({
  "id": "change", "title": "Change order", "help": "One change", "takes": ["one_time_net", "budget", "extras", "sizes", "triggers", "one_time_lines", "records", "plan_hours"],
  "intake": {"sections": [{"id": "change", "title": "The change", "questions": [
    {"key": "hours", "type": "integer", "label": "Hours", "range": [0, 10000], "default": 10}
  ]}]},
  "tables": {"own": {"columns": ["id", "rate"], "rows": [["a", 2.5]]}},
  "facts": {
    "cost": {"value": "hours * own[1].rate", "label": "Cost of the change", "unit": "USD", "round": "R1", "because": "{hours} hours at {own[1].rate}"},
    "share": {"value": "100 * cost / one_time_net", "label": "Share", "unit": "%", "decimals": 1, "because": "Of {one_time_net}"},
    "over_budget": {"value": "cost > budget", "label": "Over budget"},
    "left": {"value": "budget - cost", "unit": "USD"},
    "taken": "[count(extras), count(sizes[group = \"shared\"]), count(triggers), max(for l in one_time_lines return l.net), records.orders]"
  },
  "decisions": {"band": {"label": "Band", "hit": "first", "input": "share", "output": "band", "rules": [["< 5", "\"small\""],
    {"if": [">= 5"], "then": "\"large\"", "because": "A share of {share} %"}]}},
  "gates": [{"id": "C1", "label": "Size of the change", "rules": [{"when": "band = \"large\"", "verdict": "refer", "reason": "large", "approvers": ["boss"], "because": "It is {band}"}]}],
  "document": {"schedules": [{"id": "terms", "title": "Terms", "columns": [{"id": "what", "label": "What"}], "rows": [{"id": "r", "cells": ["{hours} hours, {one_time_net}"]}]}],
    "clauses": [{"id": "all", "title": "Always"}, {"id": "some", "title": "Large", "when": "band = \"large\""}]},
  "approvals": {"rules": [{"role": "clerk", "reason": "referred", "when": "gates_referring > 0", "because": "A gate refers"}]},
  "results": ["share", "band", "over_budget", "left", "taken", "one_time_net"]
})json";

constexpr const char* kFree = R"json({"id": "free", "title": "Free",
  "intake": {"sections": [{"id": "s", "title": "S", "questions": [{"key": "day_rate", "type": "integer", "label": "Rate", "range": [1, 99], "default": 7}]}]},
  "facts": {"week": "5 * day_rate"}, "results": ["week"]})json";

std::vector<qw::BookFile> files_with(const std::string& sheets) {
  std::vector<qw::BookFile> files = small_book_files();
  files.push_back({"30-sheets.json", "{\n \"worksheets\": [" + sheets + "]}"});
  return files;
}

std::shared_ptr<const qw::PriceBook> book_with(const std::string& sheets) {
  qw::LoadedBook loaded = qw::load_book(files_with(sheets));
  EXPECT_TRUE(loaded.book) << to_lines(loaded.findings);
  return loaded.book;
}

std::string edited(std::string text, const Edit& edit) {
  EXPECT_EQ(occurrences(text, edit.find), 1U) << edit.find;
  const std::size_t at = text.find(edit.find);
  return at == std::string::npos ? text : text.replace(at, edit.find.size(), edit.replace);
}

struct Ran {
  std::shared_ptr<const qw::PriceBook> book;
  std::unique_ptr<qw::Evaluation> quote;
  qw::WorksheetRun run;
  std::string json() const { return run.evaluation ? qw::to_json(*book, 0, run, false) : to_lines(run.findings); }
};

Ran ran(const std::string& sheets, const char* quote, const std::string& answers = "{}") {
  Ran made{book_with(sheets), nullptr, {}};
  if (quote != nullptr) made.quote = std::make_unique<qw::Evaluation>(quote_of(made.book, quote));
  const qw::json::ReadResult read = qw::json::read(answers);
  EXPECT_TRUE(read.ok());
  made.run = qw::run_worksheet(*made.book, made.quote.get(), 0, {&read.root, answers, "answers.json", ""});
  return made;
}

// "share=1.0 %|Of 1,000|boss": text, because, who signs for it.
std::string result(const Ran& ran, std::string_view id) {
  for (const qw::WorksheetResult& one : qw::results_of(ran.run)) {
    if (one.id != id) continue;
    std::string text = one.label + "=" + one.text + "|" + one.because + "|";
    for (const std::uint32_t role : one.approvers) text += ran.run.evaluation->book->roles[role].id;
    return text;
  }
  return "none";
}

TEST(WorksheetTest, ResultsAreMadeOfTheQuoteAndOwnAnswers) {
  const Ran small =
      ran(kSheet, R"({"budget": 5000, "records": {"orders": 7}, "extras": ["backup", "audit"], "rush": true})");
  ASSERT_TRUE(small.run.evaluation) << to_lines(small.run.findings);
  EXPECT_EQ(result(small, "share"), "Share=2.6 %|Of 975|");
  EXPECT_EQ(result(small, "band"), "Band=small||");
  EXPECT_EQ(result(small, "over_budget"), "Over budget=no||");
  EXPECT_EQ(result(small, "left"), "left=4,975.00 USD||");
  EXPECT_EQ(result(small, "taken"), "taken=2, 2, 1, 500, 7||");
  EXPECT_EQ(result(small, "one_time_net"), "One-time net price=975.00 USD||");
  EXPECT_TRUE(small.run.evaluation->signatures.empty());
  const Ran large = ran(kSheet, "{}", R"({"hours": 100})");
  EXPECT_EQ(result(large, "share"), "Share=25.6 %|Of 975|");
  EXPECT_EQ(result(large, "band"), "Band=large|A share of 25.6 %|boss");
}

TEST(WorksheetTest, NullsAndEmptyListsKeepTheirTypes) {
  const Ran none = ran(kSheet, R"({"extras": []})");
  ASSERT_TRUE(none.run.evaluation) << to_lines(none.run.findings);
  EXPECT_EQ(result(none, "over_budget"), "Over budget=none||");
  EXPECT_EQ(result(none, "left"), "left=none||");
  EXPECT_EQ(result(none, "taken"), "taken=0, 2, 0, 500, 0||");
}

TEST(WorksheetTest, IsWrittenWholeAndTheQuoteStaysAsItIs) {
  const Ran large = ran(kSheet, "{}", R"({"hours": 100})");
  const std::string json = large.json();
  const auto has = [&](std::string_view part) {
    EXPECT_NE(json.find(part), std::string::npos) << part << "\n" << json;
  };
  EXPECT_TRUE(qw::json::read(json).ok());
  has(R"({"id":"change","title":"Change order","group":"","help":"One change","takes":{"one_time_net":"975","budget":null,"extras":["backup"])");
  has(R"("answers":{"hours":"100"})");
  has(R"({"id":"band","label":"Band","value":"large","text":"large","unit":"","because":"A share of 25.6 %","approvers":["boss"]})");
  has(R"("gates":[{"id":"C1","label":"Size of the change","verdict":"refer","reason":"large","approvers":["boss"],"text":"It is large"}])");
  has(R"({"role":"clerk","label":"The clerk","side":"partner","reasons":[{"id":"referred","text":"A gate refers"}]})");
  has(R"("rows":[{"id":"r","cells":{"what":"100 hours, 975.00"}}])");
  has(R"("clauses":[{"id":"all","title":"Always","text":""},{"id":"some","title":"Large","text":""}],"trace":null})");
  EXPECT_EQ(qw::to_json(*large.quote, true), qw::to_json(quote_of(small_book()), true));
}

TEST(WorksheetTest, CanBeExplainedAndTraced) {
  const Ran large = ran(kSheet, "{}", R"({"hours": 100})");
  const auto explained = qw::explain(*large.run.evaluation, "band");
  ASSERT_TRUE(explained.ok());
  EXPECT_EQ(explained.value().summary, "A share of 25.6 %.");
  ASSERT_EQ(explained.value().steps.size(), 4U);  // band, share, cost, hours; what it takes is not its own
  EXPECT_EQ(explained.value().steps[1].formula, "100 * 250 / 975");
  EXPECT_EQ(explained.value().steps[2].rounding, "R1 half_up 2");
  EXPECT_FALSE(qw::explain(*large.run.evaluation, "monthly_recurring").ok());
  const qw::json::Node json = qw::json::read(qw::to_json(*large.book, 0, large.run, true)).root;
  ASSERT_NE(json.find("trace"), nullptr);
  EXPECT_EQ(json.find("trace")->items.size(), 8U);  // five facts, the band, the gate, the signature
}

TEST(WorksheetTest, OneThatTakesNothingNeedsNoQuote) {
  EXPECT_EQ(result(ran(kFree, nullptr, R"({"day_rate": 9})"), "week"), "week=45||");
  EXPECT_EQ(result(ran(kFree, "{}"), "week"), "week=35||");
  const Ran without = ran(kSheet, nullptr);
  EXPECT_FALSE(without.run.evaluation);
  ASSERT_EQ(without.run.findings.size(), 1U);
  EXPECT_EQ(without.run.findings[0].code, "worksheet.needs_quote");
}

TEST(WorksheetTest, AnswersAreCheckedLikeThoseOfAQuote) {
  const Ran wrong = ran(kSheet, "{}", R"({"hours": -1, "hour": 2})");
  EXPECT_FALSE(wrong.run.evaluation);
  EXPECT_EQ(
      to_lines(wrong.run.findings),
      "answers.json:1:11: error: /hours: \"hours\" must be 0 to 10000; this is -1. [intake.out_of_range]\n"
      "answers.json:1:23: error: /hour: There is no question \"hour\". Did you mean \"hours\"? [intake.unknown_key]\n");
}

TEST(WorksheetTest, AnUnknownOneIsRefusedWithTheNearestName) {
  const auto book = book_with(std::string(kSheet) + "," + kFree);
  EXPECT_EQ(qw::find_worksheet(*book, "free").value(), 1U);
  const auto unknown = qw::find_worksheet(*book, "chnge");
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.error().code, "worksheet.unknown");
  EXPECT_NE(unknown.error().message.find("\"change\"?"), std::string::npos);
}

TEST(WorksheetTest, TheListTellsTitlesResultsAndQuestions) {
  const auto book = book_with(kFree);
  EXPECT_EQ(
      qw::worksheets_json(*book),
      R"([{"id":"free","title":"Free","group":"","help":"","takes":[],"results":["week"],"intake":{"sections":[{"id":"s","title":"S",)"
      R"("questions":[{"key":"day_rate","type":"integer","label":"Rate","range":[1,99],"default":7}]}]}}])");
  EXPECT_EQ(qw::worksheets_json(*small_book()), "[]");
}

TEST(WorksheetTest, AFaultInItHasItsPlaceInTheBook) {
  const Ran fault = ran(kSheet, R"({"plan_hours": 0, "build_hours": 0, "manage_hours": 0})");
  EXPECT_FALSE(fault.run.evaluation);
  ASSERT_EQ(fault.run.findings.size(), 1U);
  EXPECT_EQ(fault.run.findings[0].code, "rule.division_by_zero");
  EXPECT_EQ(fault.run.findings[0].path, "/worksheets/change/facts/share/value");
  EXPECT_EQ(fault.run.findings[0].file, "30-sheets.json");
  EXPECT_EQ(fault.run.findings[0].line, 2U);
}

struct BrokenSheet {
  const char* name;
  Edit edit;
  const char* code;
  const char* path;
  const char* message;
};

void PrintTo(const BrokenSheet& test, std::ostream* out) { *out << test.name; }

class BrokenWorksheet : public testing::TestWithParam<BrokenSheet> {};

TEST_P(BrokenWorksheet, LoadsWithItsBookAndIsFoundByTheCheck) {
  const BrokenSheet& test = GetParam();
  const auto book = book_with(edited(kSheet, test.edit));
  ASSERT_TRUE(book);
  const qw::Findings findings = qw::check_worksheets(*book);
  ASSERT_EQ(findings.size(), 1U) << to_lines(findings);
  EXPECT_EQ(findings[0].code, test.code);
  EXPECT_EQ(findings[0].path, test.path);
  EXPECT_EQ(findings[0].file, "30-sheets.json");
  EXPECT_NE(findings[0].message.find(test.message), std::string::npos) << findings[0].message;
}

INSTANTIATE_TEST_SUITE_P(
    Worksheets, BrokenWorksheet,
    testing::Values(
        BrokenSheet{"unknown_name",
                    {R"("value": "budget - cost")", R"("value": "budgets - cost")"},
                    "feel.unknown_name",
                    "/worksheets/change/facts/left/value",
                    "\"budget\"?"},
        BrokenSheet{"a_name_of_the_quote_that_is_not_taken",
                    {R"("value": "budget - cost")", R"("value": "monthly_recurring - cost")"},
                    "feel.unknown_name",
                    "/worksheets/change/facts/left/value",
                    "monthly_recurring"},
        BrokenSheet{"a_taken_text_is_no_number",
                    {R"("value": "budget - cost")", R"("value": "extras[1] - cost")"},
                    "feel.type",
                    "/worksheets/change/facts/left/value",
                    "number"},
        BrokenSheet{"a_field_that_the_taken_table_has_not",
                    {R"(sizes[group = \"shared\"])", R"(sizes[grop = \"shared\"])"},
                    "feel.unknown_name",
                    "/worksheets/change/facts/taken",
                    "group"},
        BrokenSheet{"a_fact_of_a_taken_name",
                    {R"("facts": {)", R"("facts": {"extras": 1, )"},
                    "book.duplicate",
                    "/worksheets/change/facts/extras",
                    "rename one"},
        BrokenSheet{
            "a_question_of_a_taken_name",
            {R"({"key": "hours", )", R"({"key": "plan_hours", "type": "boolean", "label": "X", "default": false},
                     {"key": "hours", )"},
            "book.duplicate",
            "/worksheets/change/intake/sections/0/questions/0",
            "rename one"},
        BrokenSheet{"unknown_result",
                    {R"("results": ["share")", R"("results": ["shares")"},
                    "book.unknown_name",
                    "/worksheets/change/results/0",
                    "\"share\"?"},
        BrokenSheet{"a_question_is_no_result",
                    {R"("results": ["share")", R"("results": ["hours")"},
                    "book.unknown_name",
                    "/worksheets/change/results/0",
                    "a fact or a decision"},
        BrokenSheet{"unknown_role",
                    {R"("approvers": ["boss"])", R"("approvers": ["bos"])"},
                    "book.unknown_name",
                    "/worksheets/change/gates/0/rules/0/approvers/0",
                    "no such role"},
        BrokenSheet{"unknown_rounding",
                    {R"("round": "R1")", R"("round": "RZ")"},
                    "book.unknown_name",
                    "/worksheets/change/facts/cost/round",
                    "rounding point"},
        BrokenSheet{"unknown_key_in_a_fact",
                    {R"("decimals": 1)", R"("decimal": 1)"},
                    "book.unknown_key",
                    "/worksheets/change/facts/share/decimal",
                    "\"decimals\"?"},
        BrokenSheet{"a_cell_of_its_schedule",
                    {R"({hours} hours, {one_time_net})", R"({hour} hours, {one_time_net})"},
                    "feel.unknown_name",
                    "/worksheets/change/document/schedules/0/rows/0/cells/0",
                    "\"hours\"?"},
        BrokenSheet{"a_circle",
                    {R"("value": "hours * own[1].rate")", R"("value": "hours * share")"},
                    "book.cycle",
                    "/worksheets/change/facts/cost",
                    "cost -> share -> cost"},
        BrokenSheet{
            "the_platform_signs_by_a_taken_price",
            {R"({"role": "clerk", "reason": "referred", "when": "gates_referring > 0", "because": "A gate refers"})",
             R"({"role": "nobody", "reason": "referred", "when": "share > 5", "because": "Large"})"},
            "book.platform_sees_retail",
            "/worksheets/change/approvals/rules/0",
            "wholesale"}),
    [](const auto& test) { return test.param.name; });

TEST(WorksheetTest, AGoodOneIsNotComplainedOf) {
  EXPECT_EQ(to_lines(qw::check_worksheets(*book_with(std::string(kSheet) + "," + kFree))), "");
  const auto platform = edited(kSheet, {R"({"role": "clerk", "reason": "referred", "when": "gates_referring > 0")",
                                        R"({"role": "nobody", "reason": "referred", "when": "hours > 5")"});
  EXPECT_EQ(to_lines(qw::check_worksheets(*book_with(platform))), "");
}

TEST(WorksheetTest, TheDayOfTheQuoteIsTheDayOfTheWorksheet) {
  const std::string sheet =
      R"({"id": "day", "title": "Day", "takes": ["rush"], "facts": {"year": "today().year", "hurry": "rush"}, "results": ["year"]})";
  EXPECT_EQ(result(ran(sheet, R"({"as_of": "2026-03-01", "answers": {}})"), "year"), "year=2,026||");
  EXPECT_EQ(result(ran(sheet, "{}"), "year"), "year=none||");
}

}  // namespace
}  // namespace qw_test
