// Judgements on a book that loads: each finding with its place and layer, and none where the book is as it should be.
#include "authoring/lint.h"

#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

using namespace qw::authoring;

const std::string kUpper =
    R"({"meta": {"id": "upper", "version": 1, "title": "Upper", "layer": "partner", "extends": "small"%META%}%REST%})";

std::string upper_text(const std::string& meta, const std::string& rest) {
  std::string text = kUpper;
  text.replace(text.find("%META%"), 6, meta);
  text.replace(text.find("%REST%"), 6, rest.empty() ? "" : ",\n" + rest);
  return text;
}

std::string lint(const std::vector<qw::Layer>& layers, const std::string& code, const Reached& reached = {}) {
  const qw::LoadedBook loaded = qw::load_layers(layers);
  EXPECT_NE(loaded.book, nullptr) << to_lines(loaded.findings);
  if (!loaded.book) return "";
  std::string all;
  for (const LintFinding& one : lint_book(layers, *loaded.book, reached)) {
    if (one.finding.code != code) continue;
    all += one.layer + " " + one.finding.file + ":" + std::to_string(one.finding.line) + " " + one.finding.path + ";";
  }
  return all;
}

std::vector<qw::Layer> small(const std::vector<Edit>& edits = {}) { return {{"small", small_book_files(edits)}}; }

std::vector<qw::Layer> with_upper(const std::string& meta, const std::string& rest,
                                  const std::vector<Edit>& edits = {}) {
  std::vector<qw::Layer> layers = small(edits);
  layers.push_back({"upper", {{"upper.json", upper_text(meta, rest)}}});
  return layers;
}

TEST(Lint, NamesWhatNothingUses) {
  EXPECT_EQ(lint(small({{"\"care_cost_pct\": 40,", "\"care_cost_pct\": 40,\n    \"forgotten\": 7,"}}), "lint.unused"),
            "small 20-rules.json:13 /facts/forgotten;small 10-data.json:56 /rate_card/mixes/senior;");
}

TEST(Lint, AFactThatOnlyAnUnusedOneReadsIsNotUsed) {
  const std::vector<Edit> chain = {
      {"\"care_cost_pct\": 40,", "\"care_cost_pct\": 40,\n\"uno\": 7,\n\"due\": \"uno + 1\","}};
  EXPECT_NE(lint(small(chain), "lint.unused").find("20-rules.json:13 /facts/uno;small 20-rules.json:14 /facts/due;"),
            std::string::npos);
}

TEST(Lint, AWordInASentenceIsNoUse) {
  // "forgotten" stands in a text, in a cell of a table and as an option, and none of them reads the fact
  const std::vector<Edit> words = {
      {"\"care_cost_pct\": 40,", "\"care_cost_pct\": 40, \"forgotten\": 7, \"said\": \"\\\"forgotten\\\"\","},
      {"\"metrics\": [\"year\"", "\"metrics\": [\"said\", \"year\""}};
  EXPECT_NE(lint(small(words), "lint.unused").find("/facts/forgotten;"), std::string::npos);
}

TEST(Lint, WhatAWorksheetMakesAndShowsNowhere) {
  const std::vector<Edit> sheet = {
      {"\"metrics\": [\"year\"",
       "\"worksheets\": [{\"id\": \"own\", \"title\": \"Own\", \"takes\": [\"size\", \"rush\"], \"results\": "
       "[\"it\"],\n"
       "\"facts\": {\"it\": \"if rush then 2 else 1\",\n\"idle\": 4}}], \"metrics\": [\"year\""}};
  const std::string found = lint(small(sheet), "lint.unused");
  EXPECT_NE(found.find("/worksheets/own/facts/idle;"), std::string::npos) << found;
  EXPECT_NE(found.find("/worksheets/own/takes;"), std::string::npos) << found;
  EXPECT_EQ(found.find("/worksheets/own/facts/it;"), std::string::npos) << found;
}

TEST(Lint, AServiceThatNoLineSells) {
  const std::vector<Edit> edits = {
      {"\"id\": \"audit\", \"service\": \"S2\",", "\"id\": \"audit\", \"service\": \"S1\","},
      {"\"label\": \"Care\", \"service\": \"S2\",", "\"label\": \"Care\", \"service\": \"S1\","}};
  EXPECT_NE(lint(small(edits), "lint.unused").find("/services/S2"), std::string::npos);
  EXPECT_EQ(lint(small(), "lint.unused").find("/services/"), std::string::npos);
}

TEST(Lint, ARoleThatNoRuleNames) {
  const std::string none =
      lint(with_upper("", R"("approvals": {"roles": [{"id": "ghost", "label": "Ghost", "side": "partner"}]})"),
           "lint.never_signs");
  EXPECT_NE(none.find("upper upper.json:2 /approvals/roles/ghost"), std::string::npos) << none;
  EXPECT_EQ(lint(small(), "lint.never_signs").find("boss"), std::string::npos);
}

TEST(Lint, NumbersSayWhatTheyAre) {
  EXPECT_NE(lint(small(), "lint.no_label").find("/facts/care_cost_pct"), std::string::npos);
  EXPECT_NE(lint(small(), "lint.no_unit").find("/facts/tier"), std::string::npos);
  EXPECT_NE(lint(small(), "lint.no_because").find("/decisions/care_plan/rules/always"), std::string::npos);
  EXPECT_EQ(lint(small(), "lint.no_because").find("gold_for_rush"), std::string::npos);
}

TEST(Lint, ALayerThatSaysTheSame) {
  EXPECT_EQ(
      lint(with_upper("", R"("rate_card": {"roles": [{"id": "A", "bill": 1.50, "cost": 0.8}]})"), "lint.same_as_below"),
      "upper upper.json:2 /rate_card/roles/A/bill;");
  EXPECT_EQ(lint(with_upper("", R"("tables": {"sizes": {"rows": [["small", 1, "shared"], ["medium", 6, "shared"]]}})"),
                 "lint.same_as_below"),
            "upper upper.json:2 /tables/sizes/rows/small;");
  EXPECT_EQ(lint(with_upper("", R"("tables": {"sizes": {"rows": [{"id": "medium", "points": 5, "group": "own"}]}})"),
                 "lint.same_as_below"),
            "upper upper.json:2 /tables/sizes/rows/medium/points;");
  EXPECT_EQ(lint(with_upper("", R"("facts": {"care_cost_pct": 40})"), "lint.same_as_below"),
            "upper upper.json:2 /facts/care_cost_pct;");
  EXPECT_EQ(lint(with_upper("", R"("facts": {"care_cost_pct": 41})"), "lint.same_as_below"), "");
}

TEST(Lint, RatesSayTheirCurrency) {
  const std::string rates = R"("rate_card": {"roles": [{"id": "A", "bill": 2}]})";
  EXPECT_EQ(lint(with_upper("", rates), "lint.currency"), "upper upper.json:2 /rate_card/roles;");
  EXPECT_EQ(lint(with_upper(R"(, "currency": "USD")", rates), "lint.currency"), "");
}

TEST(Lint, AnotherCurrencyMeansOtherAmounts) {
  const std::string half = R"("rate_card": {"roles": [{"id": "A", "bill": 2}]})";
  const std::string whole = R"("rate_card": {"roles": [{"id": "A", "bill": 2}, {"id": "B", "bill": 1}]})";
  EXPECT_EQ(lint(with_upper(R"(, "currency": "EUR")", half), "lint.half_converted"),
            "upper upper.json:1 /meta/currency;");
  EXPECT_EQ(lint(with_upper(R"(, "currency": "EUR")", whole), "lint.half_converted"), "");
  const std::vector<Edit> fee = {
      {"\"care_cost_pct\": 40", "\"care_cost_pct\": {\"value\": 40, \"label\": \"Fee\", \"unit\": \"USD\"}"}};
  EXPECT_EQ(lint(with_upper(R"(, "currency": "EUR")", whole, fee), "lint.half_converted"),
            "small 20-rules.json:12 /facts/care_cost_pct;");
}

TEST(Lint, PricesInTablesAreAmountsToo) {
  const std::vector<Edit> prices = {{"\"instalments\": {\"columns\"",
                                     "\"plans\": {\"columns\": [\"id\", \"price\", \"hours\"], \"rows\": [[\"a\", 5, "
                                     "1], [\"b\", 6, 1], [\"c\", 0, 1]]}, "
                                     "\"instalments\": {\"columns\""}};
  const std::string rates = R"("rate_card": {"roles": [{"id": "A", "bill": 2}, {"id": "B", "bill": 1}]})";
  const std::string euro = R"(, "currency": "EUR")";
  EXPECT_EQ(lint(with_upper(euro, rates, prices), "lint.half_converted"), "small 10-data.json:43 /tables/plans;");
  const std::string rows = R"(, "tables": {"plans": {"rows": [{"id": "a", "price": 4}, ["b", 7, 1]]}})";
  EXPECT_EQ(lint(with_upper(euro, rates + rows, prices), "lint.half_converted"), "");
  EXPECT_EQ(lint(with_upper("", rates, prices), "lint.half_converted"), "");
  const std::string owned = R"("ownership": {"rate_card": "Own rates", "meta/currency": "Own money"%MORE%},
  "intake": {"sections": [)";
  for (const bool theirs : {false, true}) {
    std::vector<Edit> edits = prices;
    std::string text = owned;
    text.replace(text.find("%MORE%"), 6, theirs ? R"(, "tables/plans/rows/*/price": "Own prices")" : "");
    edits.push_back({"\"intake\": {\"sections\": [", text});
    EXPECT_EQ(lint(with_upper(euro, rates, edits), "lint.half_converted").empty(), !theirs);
  }
}

TEST(Lint, WhatNoQuoteReaches) {
  const std::vector<qw::Layer> layers = small();
  const auto book = qw::load_layers(layers).book;
  Reached reached;
  note_reached(reached, quote_of(book, R"({"answers": {"rush": true, "reviews": 5}})"));
  EXPECT_EQ(lint(layers, "lint.never_fires", reached).find("/gates/G2;"), std::string::npos);
  EXPECT_NE(lint(layers, "lint.never_fires", reached).find("/gates/G3;"), std::string::npos);
  EXPECT_EQ(lint(layers, "lint.never_fires"), "") << "without quotes nothing can be said";
}

}  // namespace
}  // namespace qw_test
