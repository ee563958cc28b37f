// Presets, schedules, worksheets and the brand when a book is loaded: what they become, and what is refused where.
#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

constexpr const char* kPresets = R"("intake": {"presets": [
    {"id": "big", "label": "Big", "help": "Much to do", "answers": {"plan_hours": 900, "size": "large", "extras": ["training", "audit"], "records": {"orders": 7}, "budget": null}}
  ], "sections": [)";

constexpr const char* kSchedules = R"json("document": {"schedules": [
    {"id": "raci", "title": "Who does what", "text": "For {plan_hours} hours", "when": "rush",
     "columns": [{"id": "what", "label": "What"}, {"id": "us", "label": "We"}, {"id": "you", "label": "You"}],
     "rows": [{"id": "plan", "cells": ["Plan for {one_time_net}", "A", "R"]}, {"id": "audit", "when": "reviews > 3", "cells": ["Audit", "R", "A"]}],
     "exactly_one": {"mark": "A", "columns": ["us", "you"]}}
  ], "clauses": [)json";

constexpr const char* kMore = R"({
  "worksheets": [{"id": "sheet", "title": "A sheet", "help": "What for", "takes": ["one_time_net", "budget", "sizes"],
    "facts": {"half": "one_time_net / 2"}, "results": ["half"]}],
  "brand": {"name": "Harbor and Sons", "tagline": "Calm launches", "logo": "logo.svg", "colors": {"accent": "#0b5Cad"}, "contact": {"email": "hello@example.com"}, "document": {"footer": "Valid as printed", "validity_days": 30}}
})";

const Edit kIntake{R"("intake": {"sections": [)", kPresets};
const Edit kDocument{R"("document": {"clauses": [)", kSchedules};

std::string replaced(std::string text, const Edit& edit) {
  EXPECT_EQ(occurrences(text, edit.find), 1U) << edit.find;
  const std::size_t at = text.find(edit.find);
  return at == std::string::npos ? text : text.replace(at, edit.find.size(), edit.replace);
}

qw::LoadedBook load(const Edit& edit = {"What for", "What for"}) {
  std::vector<qw::BookFile> files = small_book_files({kIntake, kDocument});
  files.push_back({"30-more.json", kMore});
  bool found = false;
  for (qw::BookFile& file : files) {
    if (occurrences(file.text, edit.find) == 0) continue;
    file.text = replaced(file.text, edit);
    found = true;
  }
  EXPECT_TRUE(found) << edit.find;
  return qw::load_book(files);
}

TEST(Annexes, AreLoaded) {
  const qw::LoadedBook loaded = load();
  ASSERT_TRUE(loaded.book) << to_lines(loaded.findings);
  EXPECT_EQ(to_lines(loaded.findings), "");
  const qw::PriceBook& book = *loaded.book;
  ASSERT_EQ(book.presets.size(), 1U);
  EXPECT_EQ(book.presets[0].label, "Big");
  EXPECT_EQ(book.presets[0].answers.size(), 4U);  // null is no answer
  ASSERT_EQ(book.schedules.size(), 1U);
  EXPECT_EQ(book.schedules[0].columns.size(), 3U);
  EXPECT_EQ(book.schedules[0].marked_among, (std::vector<std::uint32_t>{1, 2}));
  ASSERT_EQ(book.worksheets.size(), 1U);
  EXPECT_EQ(book.worksheets[0].takes.size(), 3U);
  EXPECT_EQ(book.worksheets[0].results, std::vector<std::string>{"half"});
  EXPECT_EQ(book.brand.name, "Harbor and Sons");
  EXPECT_EQ(book.brand.colors.accent, "#0b5Cad");
  EXPECT_EQ(book.brand.contact.email, "hello@example.com");
  EXPECT_EQ(book.brand.validity_days, 30);
}

TEST(Annexes, ABookWithoutThemHasNone) {
  const auto book = small_book();
  ASSERT_TRUE(book);
  EXPECT_TRUE(book->presets.empty());
  EXPECT_TRUE(book->schedules.empty());
  EXPECT_TRUE(book->worksheets.empty());
  EXPECT_TRUE(book->brand.name.empty());
}

TEST(Annexes, WorksheetsOfAGroupStandTogetherInTheOrderOfTheirFirst) {
  const auto sheet = [](const std::string& id, const std::string& group) {
    return R"({"id":")" + id + R"(","title":"T",)" + (group.empty() ? "" : R"("group":")" + group + R"(",)") +
           R"("facts":{"x":"1"},"results":["x"]})";
  };
  std::vector<qw::BookFile> files = small_book_files({});
  files.push_back({"30.json", R"({"worksheets":[)" + sheet("a", "") + "," + sheet("b", "One") + "," +
                                  sheet("c", "Two") + "," + sheet("d", "One") + "]}"});
  const qw::LoadedBook loaded = qw::load_book(files);
  ASSERT_TRUE(loaded.book) << to_lines(loaded.findings);
  std::string order;
  for (const qw::Worksheet& one : loaded.book->worksheets) order += one.id;
  EXPECT_EQ(order, "bdca");
}

TEST(Annexes, AQuestionThatOnlyAWorksheetTakesIsUsed) {
  const Edit question{R"({"key": "budget", "type")",
                      R"({"key": "chance", "type": "boolean", "label": "Chance", "default": false},
      {"key": "budget", "type")"};
  std::vector<qw::BookFile> files = small_book_files({question});
  EXPECT_EQ(qw::load_book(files).findings.size(), 1U);
  files.push_back({"30.json", R"({"worksheets": [{"id": "w", "title": "W", "takes": ["chance"], "results": []}]})"});
  EXPECT_EQ(to_lines(qw::load_book(files).findings), "");
}

struct RefusedAnnex {
  const char* name;
  Edit edit;
  const char* code;
  const char* path;
  const char* message;  // a part of it
};

void PrintTo(const RefusedAnnex& test, std::ostream* out) { *out << test.name; }

class Refused : public testing::TestWithParam<RefusedAnnex> {};

TEST_P(Refused, WithCodePathAndRemedy) {
  const RefusedAnnex& test = GetParam();
  const qw::LoadedBook loaded = load(test.edit);
  EXPECT_FALSE(loaded.book);
  ASSERT_EQ(loaded.findings.size(), 1U) << to_lines(loaded.findings);
  const qw::Finding& finding = loaded.findings[0];
  EXPECT_EQ(finding.code, test.code);
  EXPECT_EQ(finding.path, test.path);
  EXPECT_NE(finding.message.find(test.message), std::string::npos) << finding.message;
  EXPECT_NE(finding.line, 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Presets, Refused,
    testing::Values(
        RefusedAnnex{"preset_unknown_question",
                     {R"("plan_hours": 900)", R"("plan_hour": 900)"},
                     "book.unknown_name",
                     "/intake/presets/0/answers/plan_hour",
                     "Did you mean \"plan_hours\"?"},
        RefusedAnnex{"preset_unknown_question_like_no_other",
                     {R"("plan_hours": 900)", R"("entirely_else": 900)"},
                     "book.unknown_name",
                     "/intake/presets/0/answers/entirely_else",
                     "Remove the answer."},
        RefusedAnnex{"preset_out_of_range",
                     {R"("plan_hours": 900)", R"("plan_hours": -1)"},
                     "book.bad_preset",
                     "/intake/presets/0/answers/plan_hours",
                     "must be 0 to"},
        RefusedAnnex{"preset_no_option",
                     {R"("size": "large")", R"("size": "larg")"},
                     "book.bad_preset",
                     "/intake/presets/0/answers/size",
                     "Did you mean \"large\"?"},
        RefusedAnnex{
            "preset_answers_are_a_list",
            {R"("answers": {"plan_hours": 900, "size": "large", "extras": ["training", "audit"], "records": {"orders": 7}, "budget": null})",
             R"("answers": [])"},
            "book.wrong_type",
            "/intake/presets/0/answers",
            "an object"},
        RefusedAnnex{"preset_twice",
                     {R"({"id": "big", "label": "Big")",
                      R"({"id": "big", "label": "First", "answers": {}}, {"id": "big", "label": "Big")"},
                     "book.duplicate",
                     "/intake/presets/1",
                     "used twice"},
        RefusedAnnex{"preset_unknown_key",
                     {R"("help": "Much to do")", R"("halp": "Much to do")"},
                     "book.unknown_key",
                     "/intake/presets/0/halp",
                     "\"help\""}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Schedules, Refused,
    testing::Values(RefusedAnnex{"schedule_formula",
                                 {R"(hours", "when": "rush",)", R"(hours", "when": "rash",)"},
                                 "feel.unknown_name",
                                 "/document/schedules/0/when",
                                 "rush"},
                    RefusedAnnex{"schedule_when_is_a_number",
                                 {R"(hours", "when": "rush",)", R"(hours", "when": "plan_hours",)"},
                                 "feel.type",
                                 "/document/schedules/0/when",
                                 "boolean"},
                    RefusedAnnex{"schedule_text",
                                 {"For {plan_hours} hours", "For {plan_hour} hours"},
                                 "feel.unknown_name",
                                 "/document/schedules/0/text",
                                 "plan_hours"},
                    RefusedAnnex{"schedule_cell",
                                 {"Plan for {one_time_net}", "Plan for {one_time_netto}"},
                                 "feel.unknown_name",
                                 "/document/schedules/0/rows/0/cells/0",
                                 "one_time_net"},
                    RefusedAnnex{"schedule_row_too_short",
                                 {R"(["Audit", "R", "A"])", R"(["Audit", "R"])"},
                                 "book.wrong_type",
                                 "/document/schedules/0/rows/1/cells",
                                 "each of the 3 columns"},
                    RefusedAnnex{"schedule_cell_is_a_number",
                                 {R"(["Audit", "R", "A"])", R"(["Audit", 7, "A"])"},
                                 "book.wrong_type",
                                 "/document/schedules/0/rows/1/cells/1",
                                 "text in quotes"},
                    RefusedAnnex{"schedule_row_twice",
                                 {R"({"id": "audit", "when")", R"({"id": "plan", "when")"},
                                 "book.duplicate",
                                 "/document/schedules/0/rows/1",
                                 "used twice"},
                    RefusedAnnex{"schedule_column_twice",
                                 {R"({"id": "what", "label": "What"})", R"({"id": "us", "label": "What"})"},
                                 "book.duplicate",
                                 "/document/schedules/0/columns/1",
                                 "used twice"},
                    RefusedAnnex{"schedule_promise_of_no_column",
                                 {R"("columns": ["us", "you"])", R"("columns": ["us"  , "they"])"},
                                 "book.unknown_name",
                                 "/document/schedules/0/exactly_one/columns/1",
                                 "name one of its own"},
                    RefusedAnnex{"schedule_rows_and_rows_from",
                                 {R"(hours", "when": "rush",)", R"(hours", "when": "rush", "rows_from": "[]",)"},
                                 "book.duplicate",
                                 "/document/schedules/0/rows",
                                 "remove one of them"}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    WorksheetsAndBrand, Refused,
    testing::Values(
        RefusedAnnex{"takes_unknown",
                     {R"("takes": ["one_time_net")", R"("takes": ["one_time_nett")"},
                     "book.unknown_name",
                     "/worksheets/0/takes/0",
                     "Did you mean \"one_time_net\"?"},
        RefusedAnnex{"takes_twice",
                     {R"("takes": ["one_time_net")", R"("takes": ["budget")"},
                     "book.duplicate",
                     "/worksheets/0/takes/1",
                     "remove one"},
        RefusedAnnex{"takes_a_number",
                     {R"("takes": ["one_time_net")", R"("takes": [7)"},
                     "book.unknown_name",
                     "/worksheets/0/takes/0",
                     "Name a question"},
        RefusedAnnex{"worksheet_unknown_key",
                     {R"("help": "What for")", R"("lines": {})"},
                     "book.unknown_key",
                     "/worksheets/0/lines",
                     "known are"},
        RefusedAnnex{"worksheet_without_results",
                     {R"(, "results": ["half"])", ""},
                     "book.missing",
                     "/worksheets/0",
                     "\"results\""},
        RefusedAnnex{"worksheet_result_is_a_number",
                     {R"("results": ["half"])", R"("results": [1])"},
                     "book.wrong_type",
                     "/worksheets/0/results/0",
                     "name of a fact"},
        RefusedAnnex{"brand_color", {"#0b5Cad", "0b5cad"}, "book.bad_color", "/brand/colors/accent", "#rrggbb"},
        RefusedAnnex{
            "brand_color_of_no_digits", {"#0b5Cad", "#0b5cag"}, "book.bad_color", "/brand/colors/accent", "#rrggbb"},
        RefusedAnnex{
            "brand_without_name", {R"("name": "Harbor and Sons", )", ""}, "book.missing", "/brand", "\"name\""},
        RefusedAnnex{"brand_unknown_key",
                     {R"("tagline")", R"("tag_line")"},
                     "book.unknown_key",
                     "/brand/tag_line",
                     "\"tagline\""},
        RefusedAnnex{"brand_logo_outside",
                     {R"("logo.svg")", R"("../logo.svg")"},
                     "book.bad_path",
                     "/brand/logo",
                     "inside the layer"},
        RefusedAnnex{"brand_validity",
                     {R"("validity_days": 30)", R"("validity_days": 0)"},
                     "book.bad_range",
                     "/brand/document/validity_days",
                     "1 to 3,650"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace qw_test
