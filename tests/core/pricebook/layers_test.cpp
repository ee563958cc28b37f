// Layers: how an upper one changes a lower one, whose is what, and what is refused, with the place where it stands.
#include "pricebook/layers.h"

#include <gtest/gtest.h>

#include "pricebook/load.h"

namespace qw {
namespace {

std::string with_meta(const std::string& id, const std::string& extends, const std::string& kind,
                      const std::string& rest) {
  return R"({"meta":{"id":")" + id + R"(","version":1,"title":"T","currency":"USD","layer":")" + kind + "\"" +
         (extends.empty() ? "" : R"(,"extends":")" + extends + "\"") + "}" + (rest.empty() ? "" : "," + rest) + "}";
}

MergedBook merged(const std::string& lower, const std::string& upper, const std::string& kind = "program") {
  return merge_layers({{"low", {{"low/book.json", with_meta("low", "", "program", lower)}}},
                       {"up", {{"up/book.json", with_meta("up", "low", kind, upper)}}}});
}

struct Merge {
  const char* name;
  const char* lower;
  const char* upper;
  const char* path;
  const char* want;  // canonical JSON; "" where nothing stands
};

void PrintTo(const Merge& test, std::ostream* out) { *out << test.name; }

class Merges : public testing::TestWithParam<Merge> {};

TEST_P(Merges, AsTold) {
  const Merge& test = GetParam();
  const MergedBook made = merged(test.lower, test.upper);
  for (const Finding& finding : made.findings) ADD_FAILURE() << to_line(finding);
  const json::Node* found = find_named(made.root, test.path);
  EXPECT_EQ(found == nullptr ? "" : json::canonical(*found), test.want);
}

INSTANTIATE_TEST_SUITE_P(
    Layers, Merges,
    testing::Values(
        Merge{"a_member_is_replaced", R"("tables":{"t":{"label":"A","columns":["id"],"rows":[]}})",
              R"("tables":{"t":{"label":"B"}})", "tables/t", R"({"label":"B","columns":["id"],"rows":[]})"},
        Merge{"a_fact_by_its_number_keeps_its_label", R"("facts":{"fee":{"value":5,"label":"Fee"}})",
              R"("facts":{"fee":6})", "facts/fee", R"({"value":6,"label":"Fee"})"},
        Merge{"a_short_fact_gets_a_label", R"("facts":{"fee":5})", R"("facts":{"fee":{"label":"Fee"}})", "facts/fee",
              R"({"value":5,"label":"Fee"})"},
        Merge{"an_item_is_found_by_its_id", R"("rate_card":{"roles":[{"id":"PM","bill":165},{"id":"SA","bill":195}]})",
              R"("rate_card":{"roles":[{"id":"SA","bill":200}]})", "rate_card/roles",
              R"([{"id":"PM","bill":165},{"id":"SA","bill":200}])"},
        Merge{"a_fact_of_a_worksheet", R"("worksheets":[{"id":"w","facts":{"fee":{"value":5,"label":"Fee"}}}])",
              R"("worksheets":[{"id":"w","facts":{"fee":6}}])", "worksheets/w/facts/fee",
              R"({"value":6,"label":"Fee"})"},
        Merge{"a_cell_of_a_worksheet",
              R"("worksheets":[{"id":"w","tables":{"t":{"columns":["id","n"],"rows":[["a",1],["b",2]]}}}])",
              R"("worksheets":[{"id":"w","tables":{"t":{"rows":[{"id":"b","n":3}]}}}])", "worksheets/w/tables/t/rows",
              R"([["a",1],["b",3]])"},
        Merge{"a_new_item_goes_last", R"("services":[{"code":"A"}])", R"("services":[{"code":"B"}])", "services",
              R"([{"code":"A"},{"code":"B"}])"},
        Merge{"before", R"("gates":[{"id":"a"},{"id":"b"}])", R"("gates":[{"id":"c","$before":"b"}])", "gates",
              R"([{"id":"a"},{"id":"c"},{"id":"b"}])"},
        Merge{"after_moves_one_that_is_there", R"("gates":[{"id":"a"},{"id":"b"},{"id":"c"}])",
              R"("gates":[{"id":"a","$after":"b"}])", "gates", R"([{"id":"b"},{"id":"a"},{"id":"c"}])"},
        Merge{"an_item_is_removed", R"("gates":[{"id":"a"},{"id":"b"}])", R"("gates":[{"id":"a","$remove":true}])",
              "gates", R"([{"id":"b"}])"},
        Merge{"a_member_is_removed", R"("facts":{"a":1,"b":2})", R"("facts":{"a":{"$remove":true}})", "facts",
              R"({"b":2})"},
        Merge{"rules_by_role_and_reason", R"("approvals":{"rules":[{"role":"R","reason":"x","when":"a"}]})",
              R"("approvals":{"rules":[{"role":"R","reason":"x","when":"b"},{"role":"S","reason":"x","when":"c"}]})",
              "approvals/rules/R/x/when", "\"b\""},
        Merge{"rules_of_a_gate_by_reason", R"("gates":[{"id":"g","rules":[{"reason":"r","when":"a"}]}])",
              R"("gates":[{"id":"g","rules":[{"reason":"r","when":"b"}]}])", "gates/g/rules/r/when", "\"b\""},
        Merge{"a_row_as_a_list_replaces_the_row",
              R"("tables":{"t":{"label":"T","columns":["id","price"],"rows":[["a",1],["b",2]]}})",
              R"("tables":{"t":{"rows":[["b",3],["c",4]]}})", "tables/t/rows", R"([["a",1],["b",3],["c",4]])"},
        Merge{"a_row_as_an_object_changes_its_cells",
              R"("tables":{"t":{"label":"T","columns":["id","hours","price"],"rows":[["a",1,2]]}})",
              R"("tables":{"t":{"rows":[{"id":"a","price":3}]}})", "tables/t/rows/a", R"(["a",1,3])"},
        Merge{"a_cell_by_its_column", R"("tables":{"t":{"label":"T","columns":["id","price"],"rows":[["a",1]]}})",
              "\"facts\":{}", "tables/t/rows/a/price", "1"},
        Merge{"a_row_is_removed", R"("tables":{"t":{"label":"T","columns":["id"],"rows":[["a"],["b"]]}})",
              R"("tables":{"t":{"rows":[{"id":"a","$remove":true}]}})", "tables/t/rows", R"([["b"]])"},
        Merge{"rows_without_names_are_replaced", R"("tables":{"t":{"label":"T","columns":["x"],"rows":[["a"],["a"]]}})",
              R"("tables":{"t":{"rows":[["b"]]}})", "tables/t/rows", R"([["b"]])"},
        Merge{"rules_without_ids_are_replaced", R"("decisions":{"d":{"rules":[["< 1",2],["-",3]]}})",
              R"("decisions":{"d":{"rules":[["-",4]]}})", "decisions/d/rules", R"([["-",4]])"},
        Merge{"a_whole_object_is_replaced", R"("tables":{"t":{"label":"T","columns":["x"],"rows":[]}})",
              R"("tables":{"t":{"$replace":true,"label":"U"}})", "tables/t", R"({"label":"U"})"},
        Merge{"a_whole_list_is_replaced", R"("gates":[{"id":"a"}])", R"("gates":{"$replace":[{"id":"b"}]})", "gates",
              R"([{"id":"b"}])"},
        Merge{"the_name_of_the_book_is_the_top_ones", "\"facts\":{}", "\"facts\":{}", "meta",
              R"({"currency":"USD","id":"up","version":1,"title":"T","layer":"program"})"}),
    [](const auto& test) { return test.param.name; });

struct Refusal {
  const char* name;
  const char* lower;
  const char* upper;
  const char* code;
  const char* path;
};

void PrintTo(const Refusal& test, std::ostream* out) { *out << test.name; }

class Refusals : public testing::TestWithParam<Refusal> {};

constexpr const char* kOwnership =
    R"("ownership":{"rate_card":"Its own rates","facts/fee/value":"Its own fee","gates/*/label":"Its own words"},)";

// The upper layer is a partner's.
TEST_P(Refusals, SayWhereAndWhy) {
  const Refusal& test = GetParam();
  const MergedBook made = merged(kOwnership + std::string(test.lower), test.upper, "partner");
  if (*test.code == '\0') {
    for (const Finding& finding : made.findings) ADD_FAILURE() << to_line(finding);
    return;
  }
  ASSERT_EQ(made.findings.size(), 1U);
  EXPECT_EQ(made.findings[0].code, test.code);
  EXPECT_EQ(made.findings[0].path, test.path);
  EXPECT_EQ(made.findings[0].file, "up/book.json");
  EXPECT_EQ(made.findings[0].line, 1U);
}

INSTANTIATE_TEST_SUITE_P(
    Layers, Refusals,
    testing::Values(
        Refusal{"own_rates", R"("rate_card":{"roles":[{"id":"PM","bill":1}]})",
                R"("rate_card":{"roles":[{"id":"PM","bill":2},{"id":"SA","bill":3}]})", "", ""},
        Refusal{"the_same_value_is_no_change", R"("facts":{"hours":{"value":5}})", R"("facts":{"hours":{"value":5}})",
                "", ""},
        Refusal{"a_value_of_the_program", R"("facts":{"hours":{"value":5}})", R"("facts":{"hours":6})",
                "layer.not_owned", "/facts/hours/value"},
        Refusal{"own_value", R"("facts":{"fee":{"value":5}})", R"("facts":{"fee":6})", "", ""},
        Refusal{"not_its_label", R"("facts":{"fee":{"value":5,"label":"A"}})", R"("facts":{"fee":{"label":"B"}})",
                "layer.not_owned", "/facts/fee/label"},
        Refusal{"own_words_of_any_gate", R"("gates":[{"id":"g","label":"A"}])", R"("gates":[{"id":"g","label":"B"}])",
                "", ""},
        Refusal{"a_gate_is_not_removed", R"("gates":[{"id":"g"}])", R"("gates":[{"id":"g","$remove":true}])",
                "layer.not_owned", "/gates/g"},
        Refusal{"a_gate_is_not_moved", R"("gates":[{"id":"g"},{"id":"h"}])", R"("gates":[{"id":"g","$after":"h"}])",
                "layer.not_owned", "/gates/g"},
        Refusal{"an_own_gate", R"("gates":[{"id":"g"}])", R"("gates":[{"id":"h"}])", "", ""},
        Refusal{"no_rule_in_a_gate_of_the_program", R"("gates":[{"id":"g","rules":[{"reason":"a"}]}])",
                R"("gates":[{"id":"g","rules":[{"reason":"b"}]}])", "layer.not_owned", "/gates/g/rules/b"},
        Refusal{"no_member_in_a_gate_of_the_program", R"("gates":[{"id":"g"}])", R"("gates":[{"id":"g","when":"x"}])",
                "layer.not_owned", "/gates/g/when"},
        Refusal{"no_row_in_a_table_of_the_program", R"("tables":{"t":{"columns":["id"],"rows":[["a"]]}})",
                R"("tables":{"t":{"rows":[["b"]]}})", "layer.not_owned", "/tables/t/rows/b"},
        Refusal{"a_list_is_not_replaced", R"("gates":[{"id":"g"}])", R"("gates":{"$replace":[]})", "layer.not_owned",
                "/gates"},
        Refusal{"ownership_is_the_programs", "\"facts\":{}", R"("ownership":{"facts":"Mine"})", "layer.not_owned",
                "/ownership/facts"},
        Refusal{"an_own_fact_and_question_and_section",
                R"("facts":{"a":1},"intake":{"sections":[{"id":"s","questions":[{"key":"q"}]}]})",
                R"("facts":{"b":1},"taxes":{},"intake":{"sections":[{"id":"s","questions":[{"key":"r"}]}]})", "", ""},
        Refusal{"nothing_to_remove", "\"facts\":{}", R"("facts":{"x":{"$remove":true}})", "layer.nothing_to_remove",
                "/facts/x"},
        Refusal{"no_such_place", R"("gates":[{"id":"g"}])", R"("gates":[{"id":"h","$after":"x"}])",
                "layer.unknown_place", "/gates/h"},
        Refusal{"beside_itself", R"("gates":[{"id":"g"}])", R"("gates":[{"id":"h","$after":"h"}])",
                "layer.unknown_place", "/gates/h"},
        Refusal{"a_mark_with_another_value", R"("facts":{"fee":{"value":1}})", R"("facts":{"fee":{"$replace":"yes"}})",
                "layer.bad_mark", "/facts/fee"},
        Refusal{"no_such_column", R"("tables":{"t":{"columns":["id"],"rows":[["a"]]}})",
                R"("tables":{"t":{"rows":[{"id":"a","price":1}]}})", "book.unknown_key", "/tables/t/rows/a"}),
    [](const auto& test) { return test.param.name; });

TEST(Layers, ABookSaysWhereAValueOfEachLayerStands) {
  const MergedBook made = merge_layers(
      {{"low",
        {{"low/a.json", with_meta("low", "", "program", "\"facts\":{\"a\":1}")}, {"low/b.json", "{\n \"gates\": []}"}}},
       {"up", {{"up/a.json", with_meta("up", "low", "program", "")}, {"up/b.json", "{\n\n \"facts\": {\"b\": 2}}"}}}});
  const SourcePlace a = made.sources.place(find_named(made.root, "facts/a")->offset);
  const SourcePlace b = made.sources.place(find_named(made.root, "facts/b")->offset);
  EXPECT_EQ(made.sources.name(a.file), "low/a.json");
  EXPECT_EQ(made.sources.layer(a.file), 0U);
  EXPECT_EQ(made.sources.name(b.file), "up/b.json");
  EXPECT_EQ(made.sources.layer(b.file), 1U);
  EXPECT_EQ(b.line, 3U);
  EXPECT_EQ(b.column, 17U);
  EXPECT_EQ(made.layer_ids, (std::vector<std::string>{"low", "up"}));
}

TEST(Layers, WorksheetsMayStandInSeveralFiles) {
  const std::string meta = with_meta("low", "", "program", R"("worksheets":[{"id":"a"}])");
  const MergedBook made = merge_layers({{"low",
                                         {{"low/1.json", meta},
                                          {"low/2.json", R"({"worksheets":[{"id":"b"}]})"},
                                          {"low/3.json", R"({"worksheets":{"$replace":[]}})"}}}});
  ASSERT_EQ(made.findings.size(), 1U);
  EXPECT_EQ(made.findings[0].code, "book.duplicate");
  EXPECT_EQ(made.findings[0].file, "low/3.json");
  const json::Node* found = find_named(made.root, "worksheets");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(json::canonical(*found), R"([{"id":"a"},{"id":"b"}])");
}

TEST(Layers, TheLayerBelowMustBeTheOneThatIsNamed) {
  const MergedBook alone = merge_layers({{"up", {{"a.json", with_meta("up", "low", "program", "")}}}});
  ASSERT_EQ(alone.findings.size(), 1U);
  EXPECT_EQ(alone.findings[0].code, "layer.wrong_base");
  const MergedBook other = merge_layers({{"x", {{"x.json", with_meta("x", "", "program", "")}}},
                                         {"up", {{"a.json", with_meta("up", "low", "program", "")}}}});
  ASSERT_EQ(other.findings.size(), 1U);
  EXPECT_EQ(other.findings[0].code, "layer.wrong_base");
}

// What one layer of a partner added, the next one may change: a region's rates over the partner's own question.
TEST(Layers, APartnersOwnThingsArePartnersToChange) {
  const std::vector<Layer> layers = {
      {"low",
       {{"a.json", with_meta("low", "", "program", R"("ownership":{"brand":"Own"},"facts":{"hours":{"value":5}})")}}},
      {"mid", {{"b.json", with_meta("mid", "low", "partner", R"("facts":{"trip":{"value":7,"label":"Trip"}})")}}},
      {"up", {{"c.json", with_meta("up", "mid", "partner", R"("facts":{"trip":{"value":9,"unit":"h"}})")}}}};
  const MergedBook made = merge_layers(layers);
  for (const Finding& finding : made.findings) ADD_FAILURE() << to_line(finding);
  EXPECT_EQ(json::canonical(*find_named(made.root, "facts/trip")), R"({"value":9,"label":"Trip","unit":"h"})");
  std::vector<Layer> bad = layers;
  bad.back().files[0].text = with_meta("up", "mid", "partner", R"("facts":{"hours":6})");
  ASSERT_EQ(merge_layers(bad).findings.size(), 1U);
  EXPECT_EQ(merge_layers(bad).findings[0].code, "layer.not_owned");
}

TEST(Layers, TwoFilesOfOneLayerDoNotSayTheSameTwice) {
  const MergedBook made = merge_layers({{"low", {{"a.json", with_meta("low", "", "program", R"("facts":{"fee":5})")}}},
                                        {"up",
                                         {{"b.json", with_meta("up", "low", "program", R"("facts":{"fee":6})")},
                                          {"c.json", R"({"facts":{"fee":7},"worksheets":[{"id":"w"}]})"},
                                          {"d.json", R"({"worksheets":[{"id":"w"}]})"}}}});
  ASSERT_EQ(made.findings.size(), 2U);
  EXPECT_EQ(made.findings[0].code + made.findings[0].path + made.findings[0].file, "book.duplicate/facts/feec.json");
  EXPECT_EQ(made.findings[1].code + made.findings[1].path + made.findings[1].file, "book.duplicate/worksheets/wd.json");
  EXPECT_EQ(json::canonical(*find_named(made.root, "facts/fee")), "6");
}

TEST(Layers, UnitsFollowTheCurrencyThatALayerSellsIn) {
  const MergedBook made = merge_layers(
      {{"low",
        {{"a.json", with_meta("low", "", "program",
                              R"("facts":{"fee":{"value":5,"unit":"USD"},"time":{"value":1,"unit":"h"}})")}}},
       {"up",
        {{"b.json",
          R"({"meta":{"id":"up","version":1,"title":"T","currency":"EUR","extends":"low"},"facts":{"own":{"value":2,"unit":"USD"}}})"}}}});
  EXPECT_EQ(json::canonical(*find_named(made.root, "facts/fee/unit")), "\"EUR\"");
  EXPECT_EQ(json::canonical(*find_named(made.root, "facts/time/unit")), "\"h\"");
  EXPECT_EQ(json::canonical(*find_named(made.root, "facts/own/unit")), "\"USD\"");
  EXPECT_EQ(json::canonical(*find_named(made.root, "facts/fee/value")), "5");
}

TEST(Layers, APackedBookKnowsWhatItIsMadeOf) {
  const LoadedBook loaded = load_bundle(
      R"({"format":"quotewright-book-1","made_of":[{"id":"low","version":1},{"id":"up","version":1}],"files":{"book.json":)" +
      with_meta("up", "", "vertical", R"("lines":{"one_time":[],"recurring":[]})") + "}}");
  ASSERT_TRUE(loaded.book);
  EXPECT_EQ(loaded.book->layers, (std::vector<std::string>{"low", "up"}));
}

TEST(Layers, NineAreTooMany) {
  std::vector<Layer> layers;
  for (int i = 0; i < 9; ++i) layers.push_back({"l", {{"a.json", "{}"}}});
  const MergedBook made = merge_layers(layers);
  ASSERT_EQ(made.findings.size(), 1U);
  EXPECT_EQ(made.findings[0].code, "layer.too_deep");
}

TEST(Layers, ABundleHoldsThem) {
  const std::string bundle = R"({"format":"quotewright-book-1","layers":[{"id":"low","files":{"a.json":)" +
                             with_meta("low", "", "program", "\"lines\":{\"one_time\":[],\"recurring\":[]}") +
                             R"(}},{"id":"up","files":{"a.json":)" + with_meta("up", "low", "vertical", "") + "}}]}";
  const LoadedBook loaded = load_bundle(bundle);
  for (const Finding& finding : loaded.findings) ADD_FAILURE() << to_line(finding);
  ASSERT_TRUE(loaded.book);
  EXPECT_EQ(loaded.book->id, "up");
  EXPECT_EQ(loaded.book->layers, (std::vector<std::string>{"low", "up"}));
  EXPECT_EQ(loaded.book->files, (std::vector<std::string>{"low/a.json", "up/a.json"}));
  EXPECT_EQ(load_bundle(R"({"format":"quotewright-book-1","layers":[{"files":{}}]})").findings[0].code,
            "book.bad_bundle");
}

}  // namespace
}  // namespace qw
