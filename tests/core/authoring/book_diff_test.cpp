// What is different between two documents, by names; what is the same in another form says nothing.
#include "authoring/book_diff.h"

#include <gtest/gtest.h>

namespace qw::authoring {
namespace {

json::Node read(const std::string& text) {
  json::ReadResult made = json::read(text);
  EXPECT_TRUE(made.ok()) << made.error->message;
  return std::move(made.root);
}

std::string lines(const std::vector<BookChange>& changes) {
  std::string all;
  for (const BookChange& change : changes) {
    all += std::string(to_text(change.kind)) + " " + change.path;
    if (change.kind == ChangeKind::changed) all += " " + short_text(change.before) + ">" + short_text(change.after);
    if (change.percent) all += " " + to_fixed_text(*change.percent, 1);
    all += ";";
  }
  return all;
}

struct Case {
  const char* name;
  const char* before;
  const char* after;
  const char* want;
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

class Diffs : public testing::TestWithParam<Case> {};

TEST_P(Diffs, AsTold) {
  EXPECT_EQ(lines(diff_books(read(GetParam().before), read(GetParam().after))), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Books, Diffs,
    testing::Values(
        Case{"same number written otherwise", R"({"risk": {"low_pct": 85}})", R"({"risk": {"low_pct": 85.0}})", ""},
        Case{"a fact in its short form", R"({"facts": {"fee": 5}})", R"({"facts": {"fee": {"value": 5}}})", ""},
        Case{"a fact gets a label", R"({"facts": {"fee": 5}})", R"({"facts": {"fee": {"value": 6, "label": "Fee"}}})",
             "changed facts/fee/value 5>6 20.0;added facts/fee/label;"},
        Case{"an item by its id", R"({"gates": [{"id": "A", "label": "x"}, {"id": "B", "label": "y"}]})",
             R"({"gates": [{"id": "B", "label": "z"}, {"id": "C"}]})",
             "removed gates/A;changed gates/B/label y>z;added gates/C;"},
        Case{"a cell by row and column",
             R"({"tables": {"t": {"columns": ["id", "price"], "rows": [["a", 1], ["b", 4]]}}})",
             R"({"tables": {"t": {"columns": ["id", "price"], "rows": [["a", 1], ["b", 3]]}}})",
             "changed tables/t/rows/b/price 4>3 -25.0;"},
        Case{"items in another order", R"({"gates": [{"id": "A"}, {"id": "B"}]})",
             R"({"gates": [{"id": "B"}, {"id": "A"}]})", "moved gates;"},
        Case{"members in another order", R"({"meta": {"id": "a", "version": 1}})",
             R"({"meta": {"version": 1, "id": "a"}})", ""},
        Case{"a rule without id by its tests",
             R"({"decisions": {"d": {"rules": [{"if": ["< 5"], "then": 1}, {"if": [">= 5"], "then": 2}]}}})",
             R"({"decisions": {"d": {"rules": [{"if": ["< 5"], "then": 1}, {"if": [">= 5"], "then": 3}]}}})",
             "changed decisions/d/rules/>= 5/then 2>3 50.0;"},
        Case{"a list without names as a whole", R"({"scope": {"thresholds": [20, 50]}})",
             R"({"scope": {"thresholds": [20, 60]}})", "changed scope/thresholds [20,50]>[20,60];"},
        Case{"an approval by role and reason",
             R"({"approvals": {"rules": [{"role": "P", "reason": "r", "when": "true"}]}})",
             R"({"approvals": {"rules": [{"role": "P", "reason": "r", "when": "false"}]}})",
             "changed approvals/rules/P/r/when true>false;"},
        Case{"from zero there is no percent", R"({"facts": {"fee": 0}})", R"({"facts": {"fee": 3}})",
             "changed facts/fee 0>3;"},
        Case{"sections in the order of the newer book", R"({"meta": {"a": 1}, "risk": {"b": 1}})",
             R"({"risk": {"b": 2}, "meta": {"a": 2}})", "changed risk/b 1>2 100.0;changed meta/a 1>2 100.0;"}));

TEST(BookTree, FindsByNamesOnly) {
  const json::Node book =
      read(R"({"facts": {"fee": 5}, "approvals": {"rules": [{"role": "P", "reason": "r", "when": "x"}]},
    "tables": {"t": {"columns": ["id", "price"], "rows": [["a", 1], ["b", 4]]}}})");
  const auto text = [&](const char* path) {
    const json::Node* found = find_value(book, path);
    return found == nullptr ? std::string("nothing") : json::canonical(*found);
  };
  EXPECT_EQ(text("facts/fee/value"), "5");
  EXPECT_EQ(text("approvals/rules/P/r/when"), "\"x\"");
  EXPECT_EQ(text("tables/t/rows/b/price"), "4");
  EXPECT_EQ(text("tables/t/rows/b"), "[\"b\",4]");
  EXPECT_EQ(text("tables/t/rows/1"), "nothing");
  EXPECT_EQ(text("facts/fees"), "nothing");
  EXPECT_EQ(known_part(book, "tables/t/rows/c/price"), "tables/t/rows");
}

TEST(BookTree, PrettyReadsBackAsTheSame) {
  const json::Node book =
      read(R"({"a": [1, 2.50, "x"], "b": {}, "c": [], "d": {"long": ")" + std::string(200, 'y') + "\"}}");
  EXPECT_EQ(json::canonical(read(pretty(book))), json::canonical(book));
}

TEST(BookTree, AShortTextIsCutBetweenLetters) {
  json::Node node = text_node("\xC3\xA4\xC3\xA4\xC3\xA4");
  EXPECT_EQ(short_text(node, 3), "\xC3\xA4...");
}

}  // namespace
}  // namespace qw::authoring
