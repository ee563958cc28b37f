// Schedules of a quote: which apply, what their cells say, and what stops them.
#include "quote/schedules.h"

#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

std::shared_ptr<const qw::PriceBook> book_with(const std::string& schedules) {
  return small_book(
      {{R"("document": {"clauses": [)", R"("document": {"schedules": [)" + schedules + R"(], "clauses": [)"}});
}

std::string computed(const std::shared_ptr<const qw::PriceBook>& book, std::string_view input = "{}") {
  const qw::Schedules made = qw::compute_schedules(quote_of(book, input));
  EXPECT_EQ(made.schedules.has_value(), made.findings.empty());
  return made.schedules ? qw::to_json(*book, *made.schedules) : to_lines(made.findings);
}

constexpr const char* kRaci =
    R"json({"id": "raci", "title": "Who", "text": "{plan_hours} hours, {budget}, {rush}", "when": "not(size = \"medium\")",
    "columns": [{"id": "what", "label": "What"}, {"id": "us", "label": "We"}, {"id": "you", "label": "You"}],
    "rows": [{"id": "plan", "cells": ["Plan for {one_time_net}", "A", "R"]},
             {"id": "audit", "when": "list contains(extras, \"audit\")", "cells": ["Audit", "{if rush then \"A\" else \"R\"}", "A"]}],
    "exactly_one": {
  "mark" : "A", "columns" : [ "us", "you" ]
}
})json";

TEST(SchedulesTest, TextsAreFilledAndRowsThatDoNotApplyAreLeftOut) {
  const auto book = book_with(kRaci);
  EXPECT_EQ(computed(book, R"({"plan_hours": 1500})"),
            R"([{"id":"raci","title":"Who","text":"1,500 hours, none, no",)"
            R"("columns":[{"id":"what","label":"What"},{"id":"us","label":"We"},{"id":"you","label":"You"}],)"
            R"("rows":[{"id":"plan","cells":{"what":"Plan for 1,975.00","us":"A","you":"R"}}]}])");
}

TEST(SchedulesTest, AConditionThatIsNotTrueLeavesTheScheduleOut) {
  EXPECT_EQ(computed(book_with(kRaci), R"({"size": "medium"})"), "[]");
  EXPECT_EQ(computed(small_book()), "[]");
}

TEST(SchedulesTest, ARowThatBreaksThePromiseIsAnError) {
  const auto book = book_with(kRaci);
  EXPECT_NE(computed(book, R"({"extras": ["audit"]})").find(R"("id":"audit")"), std::string::npos);
  const qw::Schedules broken = qw::compute_schedules(quote_of(book, R"({"extras": ["audit"], "rush": true})"));
  EXPECT_FALSE(broken.schedules);
  ASSERT_EQ(broken.findings.size(), 1U);
  EXPECT_EQ(broken.findings[0].code, "book.not_exactly_one");
  EXPECT_EQ(broken.findings[0].path, "/document/schedules/0/rows/1");
  EXPECT_EQ(broken.findings[0].file, "20-rules.json");
  EXPECT_NE(broken.findings[0].line, 0U);
  EXPECT_NE(broken.findings[0].message.find("2 times"), std::string::npos);
}

TEST(SchedulesTest, RowsCanBeComputed) {
  const auto book = book_with(
      R"({"id": "lines", "title": "Lines", "columns": [{"id": "id", "label": "Line"}, {"id": "net", "label": "Net"}],
    "rows_from": "for line in one_time_lines return [line.id, if line.id = \"building\" then null else line.net]"})");
  EXPECT_EQ(
      computed(book),
      R"([{"id":"lines","title":"Lines","text":"","columns":[{"id":"id","label":"Line"},{"id":"net","label":"Net"}],)"
      R"("rows":[{"id":"planning","cells":{"id":"planning","net":"500"}},)"
      R"({"id":"building","cells":{"id":"building","net":""}},)"
      R"({"id":"managing","cells":{"id":"managing","net":"175"}}]}])");
}

TEST(SchedulesTest, AComputedRowOfAnotherLengthIsAnError) {
  const auto book =
      book_with(R"({"id": "x", "title": "X", "columns": [{"id": "a", "label": "A"}], "rows_from": "[[1], [2, 3]]"})");
  const qw::Schedules made = qw::compute_schedules(quote_of(book));
  EXPECT_FALSE(made.schedules);
  ASSERT_EQ(made.findings.size(), 1U);
  EXPECT_EQ(made.findings[0].code, "book.wrong_columns");
  EXPECT_EQ(made.findings[0].path, "/document/schedules/0/rows_from");
}

TEST(SchedulesTest, WhatIsPrintedIsLimitedAsAWhole) {
  std::string cell;
  for (int i = 0; i < 70; ++i) cell += "{text}";
  const auto book = small_book(
      {{R"("care_cost_pct": 40,)",
        R"json("care_cost_pct": 40, "text": "string join(for i in 1..6500 return \"0123456789\", \"\")",)json"},
       {R"("document": {"clauses": [)",
        R"("document": {"schedules": [{"id": "x", "title": "X", "columns": [{"id": "a", "label": "A"}], "rows": [{"id": "r", "cells": [")" +
            cell + R"("]}]}], "clauses": [)"}});
  const qw::Schedules made = qw::compute_schedules(quote_of(book));
  EXPECT_FALSE(made.schedules);
  ASSERT_EQ(made.findings.size(), 1U);
  EXPECT_EQ(made.findings[0].code, "rule.too_large");
}

TEST(SchedulesTest, AFaultIsToldWithItsPlaceAndNeverStopsTheQuoteItself) {
  const auto book = book_with(
      R"({"id": "x", "title": "X", "columns": [{"id": "a", "label": "A"}], "rows": [{"id": "r", "cells": ["{1 / reviews}"]}]})");
  EXPECT_NE(computed(book, R"({"rush": true})").find(R"("a":"0.5")"), std::string::npos);
  const qw::Schedules made = qw::compute_schedules(quote_of(book, R"({"rush": true, "reviews": 0})"));
  EXPECT_FALSE(made.schedules);
  ASSERT_EQ(made.findings.size(), 1U);
  EXPECT_EQ(made.findings[0].code, "rule.division_by_zero");
  EXPECT_EQ(made.findings[0].path, "/document/schedules/0/rows/0");
}

}  // namespace
}  // namespace qw_test
