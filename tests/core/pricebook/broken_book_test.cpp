// Broken books: each edit of the small book gives exactly the findings listed, where they are, with what to do.
#include <algorithm>

#include "core/pricebook/small_book.h"
#include "json/json.h"

namespace qw_test {
namespace {

struct Want {
  std::string code;
  std::string path;
  std::string message;  // a part of it, what to do
  std::string at;       // a text of the edited book that begins on the finding's line; empty: the first edit
};

struct BrokenCase {
  const char* name;
  std::vector<Edit> edits;
  std::vector<Want> wants;
};

void PrintTo(const BrokenCase& test, std::ostream* out) { *out << test.name; }
std::string name_of(const testing::TestParamInfo<BrokenCase>& info) { return info.param.name; }

// "file:line" of a text that occurs in one of the files.
std::string place_of(const std::vector<qw::BookFile>& files, const std::string& text) {
  for (const qw::BookFile& file : files) {
    const std::size_t at = file.text.find(text);
    if (at == std::string::npos) continue;
    return file.name + ":" + std::to_string(qw::json::position_at(file.text, static_cast<std::uint32_t>(at)).line);
  }
  return "nowhere";
}

// "file:line" where the first edit put its text.
std::string place_of_edit(const std::vector<qw::BookFile>& files, const Edit& edit) {
  const std::vector<qw::BookFile> originals = small_book_files();
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::size_t at = originals[i].text.find(edit.find);
    if (at == std::string::npos) continue;
    const std::size_t offset = at + edit.replace.find_first_not_of(" \n");
    return files[i].name + ":" +
           std::to_string(qw::json::position_at(files[i].text, static_cast<std::uint32_t>(offset)).line);
  }
  return "nowhere";
}

class Broken : public testing::TestWithParam<BrokenCase> {};

TEST_P(Broken, GivesItsFindingsAndNoBook) {
  const BrokenCase& test = GetParam();
  const std::vector<qw::BookFile> files = small_book_files(test.edits);
  const qw::LoadedBook loaded = qw::load_book(files);
  EXPECT_FALSE(loaded.book);
  std::vector<std::string> expected, found;
  for (const Want& want : test.wants) {
    const std::string place = want.at.empty() ? place_of_edit(files, test.edits[0]) : place_of(files, want.at);
    expected.push_back(want.code + " " + place + " " + want.path);
  }
  for (const qw::Finding& finding : loaded.findings) {
    found.push_back(finding.code + " " + finding.file + ":" + std::to_string(finding.line) + " " + finding.path);
    EXPECT_EQ(finding.severity, qw::Severity::error) << qw::to_line(finding);
    EXPECT_EQ(finding.message.back(), finding.message.ends_with("?") ? '?' : '.') << finding.message;
  }
  EXPECT_EQ(found, expected) << to_lines(loaded.findings);
  for (std::size_t i = 0; i < std::min(test.wants.size(), loaded.findings.size()); ++i) {
    EXPECT_NE(loaded.findings[i].message.find(test.wants[i].message), std::string::npos) << loaded.findings[i].message;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Meta, Broken,
    testing::Values(
        BrokenCase{"unknown_currency",
                   {{R"("currency": "USD")", R"("currency": "USE")"}},
                   {{"book.unknown_currency", "/meta/currency", "a code such as USD or EUR", ""}}},
        BrokenCase{"currency_of_no_decimals",
                   {{R"("currency": "USD")", R"("currency": "JPY")"}},
                   {{"book.bad_range", "/policy/rounding/R1", "those of the currency, 0", R"("R1")"},
                    {"book.bad_range", "/policy/rounding/R2", "those of the currency, 0", R"("R2")"}}},
        BrokenCase{"version_is_text",
                   {{R"("version": 3)", R"("version": "3")"}},
                   {{"book.wrong_type", "/meta/version", "must be a number", ""}}},
        BrokenCase{"version_is_a_fraction",
                   {{R"("version": 3)", R"("version": 3.5)"}},
                   {{"book.wrong_type", "/meta/version", "a whole number", ""}}},
        BrokenCase{"no_id",
                   {{"    \"id\": \"small\",\n", ""}, {"\"meta\": {", "\"meta\":  {"}},
                   {{"book.missing", "/meta", "\"id\" is missing here", "\"meta\":  {"}}},
        BrokenCase{"no_such_day",
                   {{R"("effective_to": "2026-12-31")", R"("effective_to": "2026-02-30")"}},
                   {{"book.wrong_type", "/meta/effective_to", "as 2026-01-31", ""}}},
        BrokenCase{"ends_before_it_begins",
                   {{R"("effective_to": "2026-12-31")", R"("effective_to": "2025-12-31")"}},
                   {{"book.bad_range", "/meta/effective_to", "swap the two dates", ""}}},
        BrokenCase{"unknown_key",
                   {{R"("locale": "en-US")", R"("lokale": "en-US")"}},
                   {{"book.unknown_key", "/meta/lokale", "Did you mean \"locale\"?", ""}}},
        BrokenCase{
            "unknown_key_like_no_other",
            {{R"("locale": "en-US")", R"("entirely_else": "en-US")"}},
            {{"book.unknown_key", "/meta/entirely_else", "Remove it or correct the name; known are id, version", ""}}},
        BrokenCase{
            "unknown_section",
            {{R"("rate_card": {)", R"("rate_cards": {)"}},
            {{"book.unknown_key", "/rate_cards", "Did you mean \"rate_card\"?", ""},
             {"book.unknown_name", "/lines/one_time/0/price/mix", "There is no mix \"even\"", R"({"id": "planning")"},
             {"book.unknown_name", "/lines/one_time/1/price/mix", "There is no mix \"even\"", R"({"id": "building")"},
             {"book.unknown_name", "/lines/one_time/2/price/mix", "There is no mix \"even\"", R"({"id": "managing")"}}},
        BrokenCase{"section_is_a_list",
                   {{R"("adjustments": {"document_discount": {"label": "Discount", "pct": "discount_pct"}})",
                     R"("adjustments": [])"}},
                   {{"book.wrong_type", "/adjustments", "must be an object {...}", ""}}},
        BrokenCase{"section_is_an_object",
                   {{R"("metrics": ["year", "monthly_recurring"])", R"("metrics": {"year": 1})"}},
                   {{"book.wrong_type", "/metrics", "must be a list [...]", ""}}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Policy, Broken,
    testing::Values(
        BrokenCase{"rounding_mode",
                   {{R"("RH": {"mode": "half_up")", R"("RH": {"mode": "nearest")"}},
                   {{"book.unknown_name", "/policy/rounding/RH", "half_up, half_even", ""}}},
        BrokenCase{"rounding_places",
                   {{R"("places": 0, "what": "hours")", R"("places": 13, "what": "hours")"}},
                   {{"book.bad_range", "/policy/rounding/RH", "0 to 12 places", ""}}},
        BrokenCase{"r1_not_of_the_currency",
                   {{R"("R1": {"mode": "half_up", "places": 2)", R"("R1": {"mode": "half_up", "places": 3)"}},
                   {{"book.bad_range", "/policy/rounding/R1", "those of the currency, 2", ""}}},
        BrokenCase{"allocation",
                   {{R"("allocation": "largest_remainder")", R"("allocation": "fair")"}},
                   {{"book.unknown_name", "/policy/allocation", "is largest_remainder, first_line or cumulative", ""}}},
        BrokenCase{"unknown_rounding_point",
                   {{R"("round": "RH")", R"("round": "RX")"}},
                   {{"book.unknown_name", "/facts/half_records/round", "under policy, rounding", ""}}},
        BrokenCase{"rounding_a_text",
                   {{R"("band": {"value": "if score < 5 then \"low\" else \"high\"", )",
                     R"("band": {"value": "if score < 5 then \"low\" else \"high\"", "round": "RH", )"}},
                   {{"feel.type", "/facts/band", "Only a number can be rounded", ""}}},
        BrokenCase{"shown_decimals",
                   {{R"("decimals": 0, "because")", R"("decimals": 13, "because")"}},
                   {{"book.bad_range", "/facts/half_records/decimals", "0 to 12 decimals", ""}}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Intake, Broken,
    testing::Values(
        BrokenCase{"question_type",
                   {{R"("key": "rush", "type": "boolean")", R"("key": "rush", "type": "bool")"}},
                   {{"book.wrong_type", "/intake/sections/1/questions/0", "boolean, integer, decimal", ""}}},
        BrokenCase{
            "question_twice",
            {{R"({"key": "budget", "type")", R"({"key": "rush", "type": "boolean", "label": "Again", "default": false},
      {"key": "budget", "type")"}},
            {{"book.duplicate", "/intake/sections/1/questions/6", "\"rush\" is taken", ""}}},
        BrokenCase{"bad_name",
                   {{R"({"key": "budget", "type")",
                     R"({"key": "Rush 2", "type": "boolean", "label": "Again", "default": false},
      {"key": "budget", "type")"}},
                   {
                       {"book.bad_name", "/intake/sections/1/questions/6", "small letters, digits and _", ""},
                   }},
        BrokenCase{"range_backwards",
                   {{R"("range": [0, 10], "default": 2)", R"("range": [10, 0], "default": 2)"}},
                   {{"book.bad_range", "/intake/sections/1/questions/1/range", "in that order", ""},
                    {"book.bad_default", "/intake/sections/1/questions/1/default", "must be 10 to 0", ""}}},
        BrokenCase{"range_of_one",
                   {{R"("range": [0, 10], "default": 2)", R"("range": [0], "default": 2)"}},
                   {{"book.bad_range", "/intake/sections/1/questions/1/range", "[least, greatest]", ""}}},
        BrokenCase{"range_of_texts",
                   {{R"("range": [0, 10], "default": 2)", R"("range": ["0", "10"], "default": 2)"}},
                   {{"book.bad_range", "/intake/sections/1/questions/1/range", "two numbers", ""}}},
        BrokenCase{
            "no_range",
            {{R"("range": [0, 10], "default": 2)", R"("default": 2)"}},
            {{"book.missing", "/intake/sections/1/questions/1", "\"range\" is missing", R"({"key": "reviews")"}}},
        BrokenCase{"no_range_and_a_default_of_40_digits",
                   {{R"("range": [0, 10], "default": 2)", R"("default": 1234567890123456789012345678901234567890)"}},
                   {{"book.missing", "/intake/sections/1/questions/1", "\"range\" is missing", R"({"key": "reviews")"},
                    {"book.bad_default", "/intake/sections/1/questions/1/default", "at most 34 digits", ""}}},
        BrokenCase{"places",
                   {{R"("places": 4)", R"("places": 13)"}},
                   {{"book.bad_range", "/intake/sections/0/questions/3/places", "0 to 12 places", ""}}},
        BrokenCase{"default_out_of_range",
                   {{R"("range": [0, 10], "default": 2)", R"("range": [0, 10], "default": 11)"}},
                   {{"book.bad_default", "/intake/sections/1/questions/1/default", "must be 0 to 10", ""}}},
        BrokenCase{"default_no_option",
                   {{R"("default": ["backup"])", R"("default": ["bakup"])"}},
                   {{"book.bad_default", "/intake/sections/1/questions/3/default", "Did you mean \"backup\"?", ""}}},
        BrokenCase{"default_wrong_type",
                   {{R"("label": "Rush", "default": false)", R"("label": "Rush", "default": "no")"}},
                   {{"book.bad_default", "/intake/sections/1/questions/0/default", "true or false", ""}}},
        BrokenCase{"no_default",
                   {{R"("label": "Rush", "default": false)", R"("label": "Rush")"}},
                   {{"book.missing", "/intake/sections/1/questions/0", "give one, or null for no answer", ""}}},
        BrokenCase{"option_twice",
                   {{R"(["backup", "audit", "training"])", R"(["backup", "audit", "backup", "training"])"}},
                   {{"book.duplicate", "/intake/sections/1/questions/3/options/2", "rename one", ""}}},
        BrokenCase{"no_options",
                   {{R"("options": ["backup", "audit", "training"], "default": ["backup"])",
                     R"("options": [], "default": [])"}},
                   {{"book.missing", "/intake/sections/1/questions/3/options", "add some", ""}}},
        BrokenCase{"section_twice",
                   {{R"({"id": "shape", "title")", R"({"id": "work", "title")"}},
                   {{"book.duplicate", "/intake/sections/1", "used twice", ""}}},
        BrokenCase{"read_when_is_a_number",
                   {{R"("read_when": "rush")", R"("read_when": "plan_hours")"}},
                   {{"feel.type", "/intake/sections/1/questions/1/read_when", "needs a boolean", ""}}},
        BrokenCase{"read_when_reads_itself",
                   {{R"("read_when": "rush")", R"("read_when": "reviews > 1")"}},
                   {{"book.cycle", "/intake/sections/1/questions/1", "reviews -> reviews", R"({"key": "reviews")"}}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Data, Broken,
    testing::Values(
        BrokenCase{"row_too_short",
                   {{R"(["medium", 5, "shared"])", R"(["medium", 5])"}},
                   {{"book.wrong_type", "/tables/sizes/rows/1", "one cell for each of the 3 columns", ""}}},
        BrokenCase{"mixed_column",
                   {{R"(["medium", 5, "shared"])", R"(["medium", "5", "shared"])"}},
                   {{"feel.type", "/tables/sizes/rows/1/1",
                     "holds number, but this is a string. Write it without quotes", ""}}},
        BrokenCase{"column_twice",
                   {{R"("columns": ["id", "points", "group"])", R"("columns": ["id", "group", "group"])"},
                    {R"(["small", 1, "shared"])", R"(["small", "", "shared"])"},
                    {R"(["medium", 5, "shared"])", R"(["medium", "", "shared"])"},
                    {R"(["large", 9, "own"])", R"(["large", "", "own"])"}},
                   {{"book.duplicate", "/tables/sizes/columns/2", "rename one", R"("columns": ["id", "group")"}}},
        BrokenCase{"cell_is_an_object",
                   {{R"(["small", 1, "shared"])", R"(["small", 1, {}])"}},
                   {{"book.wrong_type", "/tables/sizes/rows/0/2", "a text, a number", ""},
                    {"feel.type", "/tables/sizes/rows/0/2", "", ""}}},
        BrokenCase{"mix_of_99",
                   {{R"("even": {"A": 50, "B": 50})", R"("even": {"A": 50, "B": 49})"}},
                   {{"book.bad_mix", "/rate_card/mixes/even", "add up to 99 percent; make it 100", ""}}},
        BrokenCase{"mix_of_100_and_a_trace",
                   {{R"("even": {"A": 50, "B": 50})", R"("even": {"A": 50, "B": 50.0000001})"}},
                   {{"book.bad_mix", "/rate_card/mixes/even", "add up to 100.0000001 percent", ""}}},
        BrokenCase{"negative_share",
                   {{R"("even": {"A": 50, "B": 50})", R"("even": {"A": 150, "B": -50})"}},
                   {{"book.bad_mix", "/rate_card/mixes/even/B", "cannot be negative", ""}}},
        BrokenCase{"mix_of_an_unknown_role",
                   {{R"("senior": {"A": 100})", R"("senior": {"C": 100})"}},
                   {{"book.unknown_name", "/rate_card/mixes/senior/C", "no role \"C\" on the rate card", ""},
                    {"book.bad_mix", "/rate_card/mixes/senior", "add up to 0 percent", ""}}},
        BrokenCase{"negative_rate",
                   {{R"("bill": 1.5, "cost": 0.75)", R"("bill": -1.5, "cost": 0.75)"}},
                   {{"book.bad_range", "/rate_card/roles/0/bill", "cannot be negative", R"("label": "Analyst")"}}},
        BrokenCase{"rate_with_exponent",
                   {{R"("bill": 1.5, "cost": 0.75)", R"("bill": 15e-1, "cost": 0.75)"}},
                   {{"book.wrong_type", "/rate_card/roles/0/bill", "unit or exponent", R"("label": "Analyst")"}}},
        BrokenCase{
            "service_twice",
            {{R"({"code": "S2", "label": "Care")", R"({"code": "S1", "label": "Care")"}},
            {{"book.duplicate", "/services/1", "used twice", ""},
             {"book.unknown_name", "/lines/recurring/0/service", "There is no service \"S2\"", R"({"id": "care")"},
             {"book.unknown_name", "/lines/recurring/1/service", "Did you mean \"S1\"?",
              R"({"id": "audit", "service")"}}},
        BrokenCase{"spread_over_itself",
                   {{R"("spread_over": ["plan", "build"])", R"("spread_over": ["plan", "manage"])"}},
                   {{"book.unknown_name", "/phases/2/spread_over/1", "over other phases", ""}}},
        BrokenCase{"spread_over_nothing_known",
                   {{R"("spread_over": ["plan", "build"])", R"("spread_over": ["plans", 7])"}},
                   {{"book.unknown_name", "/phases/2/spread_over/0", "over other phases", ""},
                    {"book.unknown_name", "/phases/2/spread_over/1", "over other phases", ""}}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Rules, Broken,
    testing::Values(
        BrokenCase{"fact_and_answer_of_one_name",
                   {{R"("care_cost_pct": 40,)", R"("care_cost_pct": 40,
    "rush": 1,)"}},
                   {{"book.duplicate", "/facts/rush", "\"rush\" is taken", R"("rush": 1)"}}},
        BrokenCase{"fact_with_an_engine_name",
                   {{R"("care_cost_pct": 40,)", R"("care_cost_pct": 40,
    "one_time_net": 1,)"}},
                   {{"book.duplicate", "/facts/one_time_net", "\"one_time_net\" is taken by the engine; rename this.",
                     R"("one_time_net": 1)"}}},
        BrokenCase{"syntax",
                   {{R"("care_cost_pct": 40)", R"("care_cost_pct": "40 +")"}},
                   {{"feel.syntax", "/facts/care_cost_pct", "Expected", ""}}},
        BrokenCase{"unknown_name_in_a_fact",
                   {{R"("care_cost_pct": 40)", R"("care_cost_pct": "plan_hour / 10")"}},
                   {{"feel.unknown_name", "/facts/care_cost_pct", "Did you mean \"plan_hours\"?", ""}}},
        BrokenCase{"unknown_function",
                   {{R"("care_cost_pct": 40)", "\"care_cost_pct\": \"ceilin(plan_hours)\""}},
                   {{"feel.unknown_name", "/facts/care_cost_pct", "\"ceiling\"?", ""}}},
        BrokenCase{"adds_text_to_a_number",
                   {{R"("care_cost_pct": 40)", R"("care_cost_pct": "size - 1")"}},
                   {{"feel.type", "/facts/care_cost_pct", "", ""}}},
        BrokenCase{"fact_is_a_list",
                   {{R"("care_cost_pct": 40)", R"("care_cost_pct": [40])"}},
                   {{"book.missing", "/facts/care_cost_pct", "a FEEL expression as text", ""}}},
        BrokenCase{
            "unknown_name_in_a_sentence",
            {{R"(The larger of {hard_tier})", R"(The larger of {hard_tear})"}},
            {{"feel.unknown_name", "/facts/tier/because", "Did you mean \"hard_tier\"?", R"("tier": {"value")"}}},
        BrokenCase{"sentence_left_open",
                   {{R"(The larger of {hard_tier})", R"(The larger of {hard_tier)"}},
                   {{"feel.syntax", "/facts/tier/because", "", R"("tier": {"value")"}}},
        BrokenCase{"cycle_of_facts",
                   {{R"("care_cost_pct": 40,)", R"("care_cost_pct": "ring_a",
    "ring_a": "ring_b + 1",
    "ring_b": "care_cost_pct",)"}},
                   {{"book.cycle", "/facts/care_cost_pct", "care_cost_pct -> ring_a -> ring_b -> care_cost_pct", ""}}},
        BrokenCase{"cycle_through_the_prices",
                   {{R"("care_cost_pct": 40,)", R"("care_cost_pct": "one_time_net / 100",)"}},
                   {{"book.cycle", "/lines", "the prices", R"("lines": {)"}}},
        BrokenCase{"prices_that_read_prices",
                   {{R"("hours": "manage_hours")", R"("hours": "one_time_hours")"}},
                   {{"book.cycle", "/lines", "the prices -> the prices", R"("lines": {)"}}},
        BrokenCase{"gates_that_read_gates",
                   {{R"("when": "reviews > 8")", R"("when": "gates_referring > 8")"}},
                   {{"book.cycle", "/gates", "the gates -> the gates", R"("gates": [)"}}},
        BrokenCase{"prices_that_read_gates_that_read_prices",
                   {{R"("hours": "manage_hours")", R"("hours": "if gates_blocking > 0 then 1 else 2")"}},
                   {{"book.cycle", "/facts/has_budget", "has_budget -> the prices -> the gates -> has_budget",
                     R"("has_budget")"}}},
        BrokenCase{"hit_policy",
                   {{R"("label": "Points of size", "hit": "unique")", R"("label": "Points of size", "hit": "best")"}},
                   {{"book.unknown_name", "/decisions/size_points/hit", "unique, any, priority", ""}}},
        BrokenCase{"aggregate_without_collect",
                   {{R"("label": "Points of size", "hit": "unique")",
                     R"("label": "Points of size", "hit": "unique", "aggregate": "sum")"}},
                   {{"book.unknown_name", "/decisions/size_points/aggregate", "Under collect", ""}}},
        BrokenCase{"rule_too_long",
                   {{R"(["> 3", 1])", R"(["> 3", "> 4", 1])"}},
                   {{"book.wrong_type", "/decisions/review_points/rules/0", "1 inputs and 1 outputs", ""}}},
        BrokenCase{"rule_is_text",
                   {{R"(["> 3", 1])", R"("> 3")"}},
                   {{"book.wrong_type", "/decisions/review_points/rules/0", "A rule is a list", ""}}},
        BrokenCase{"rule_without_condition",
                   {{R"({"id": "always", "when": "true", "then")", R"({"id": "always", "then")"}},
                   {{"book.missing", "/decisions/care_plan/rules/0", "add \"when\" or \"if\"", ""}}},
        BrokenCase{"rule_id_twice",
                   {{R"({"id": "t_records", "when")", R"({"id": "t_rush", "when")"}},
                   {{"book.duplicate", "/decisions/triggers/rules/1", "\"t_rush\" is used twice", ""}}},
        BrokenCase{
            "rule_without_output",
            {{R"({"id": "always", "when": "true", "then": "\"silver\""})", R"({"id": "always", "when": "true"})"}},
            {{"book.missing", "/decisions/care_plan/rules/0", "needs a FEEL expression", ""}}},
        BrokenCase{"rule_with_an_output_too_many",
                   {{R"({"id": "t_rush", "when": "rush")", R"({"id": "t_rush", "then": 1, "when": "rush")"}},
                   {{"book.unknown_key", "/decisions/triggers/rules/0/then", "remove \"then\"", ""}}},
        BrokenCase{"test_of_another_type",
                   {{R"(["\"large\"", 9])", R"(["> 5", 9])"}},
                   {{"feel.type", "/decisions/size_points/rules/2/0", "", ""}}},
        BrokenCase{"no_rules",
                   {{R"(["> 3", 1],
      ["> 6", 2])",
                     ""},
                    {R"("review_points": {"hit")", R"("review_points":  {"hit")"}},
                   {{"book.missing", "/decisions/review_points/rules", "add some", R"("review_points":  {"hit")"}}},
        BrokenCase{
            "input_and_inputs",
            {{R"("hit": "unique", "input": "size")", R"("hit": "unique", "inputs": ["size"], "input": "size")"}},
            {{"book.duplicate", "/decisions/size_points/inputs", "either \"input\" or \"inputs\"", ""},
             {"book.wrong_type", "/decisions/size_points/rules/0", "2 inputs and 1 outputs", R"(["\"small\"", 1])"},
             {"book.wrong_type", "/decisions/size_points/rules/1/if", "each of the 2 inputs",
              R"({"id": "medium_points")"},
             {"book.wrong_type", "/decisions/size_points/rules/2", "2 inputs and 1 outputs", R"(["\"large\"", 9])"}}}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Play, Broken,
    testing::Values(
        BrokenCase{"scope_names_nothing",
                   {{R"("tier": "tier",)", R"("tier": "teir",)"}},
                   {{"book.unknown_name", "/scope/tier", "Did you mean \"tier\"?", ""}}},
        BrokenCase{"triggers_are_no_decision",
                   {{R"("triggers": "triggers")", R"("triggers": "score")"}},
                   {{"book.unknown_name", "/scope/triggers", "the name of a decision", ""}}},
        BrokenCase{
            "points_are_text",
            {{R"({"id": "reviews", "decision": "review_points")", R"({"id": "reviews", "decision": "care_plan")"}},
            {{"feel.type", "/scope/components/1/decision", "Points are numbers", ""}}},
        BrokenCase{"component_twice",
                   {{R"({"id": "reviews", "decision")", R"({"id": "size", "decision")"}},
                   {{"book.duplicate", "/scope/components/1", "used twice", ""}}},
        BrokenCase{"ruled_out_by_a_fact",
                   {{R"("ruled_out_by": ["reasons_for_own"])", R"("ruled_out_by": ["score"])"}},
                   {{"book.unknown_name", "/deployment/models/0/ruled_out_by/0", "the name of a decision", ""}}},
        BrokenCase{"verdict",
                   {{R"("when": "reviews > 2", "verdict": "assume")", R"("when": "reviews > 2", "verdict": "warn")"}},
                   {{"book.unknown_name", "/gates/1/rules/0/verdict", "assume, refer or block", ""}}},
        BrokenCase{"approver",
                   {{R"("approvers": ["clerk", "boss"])", R"("approvers": ["clerk", "bos"])"}},
                   {{"book.unknown_name", "/gates/1/rules/2/approvers/1", "under approvals, roles", ""}}},
        BrokenCase{"referral_to_nobody",
                   {{R"("reason": "many_reviews", "approvers": ["boss"], )", R"("reason": "many_reviews", )"}},
                   {{"book.missing", "/gates/1/rules/1", "\"approvers\" is missing", ""}}},
        BrokenCase{"gate_condition_is_a_number",
                   {{R"("when": "reviews > 2")", R"("when": "reviews + 2")"}},
                   {{"feel.type", "/gates/1/rules/0/when", "needs a boolean", ""}}},
        BrokenCase{
            "gate_twice", {{R"({"id": "G3")", R"({"id": "G1")"}}, {{"book.duplicate", "/gates/2", "used twice", ""}}},
        BrokenCase{"line_of_an_unknown_phase",
                   {{R"("phase": "manage", "price")", R"("phase": "manages", "price")"}},
                   {{"book.unknown_name", "/lines/one_time/2/phase", "Did you mean \"manage\"?", ""}}},
        BrokenCase{"line_of_an_unknown_mix",
                   {{R"("hours": "manage_hours", "mix": "even")", R"("hours": "manage_hours", "mix": "evens")"}},
                   {{"book.unknown_name", "/lines/one_time/2/price/mix", "Did you mean \"even\"?", ""}}},
        BrokenCase{"one_time_model",
                   {{R"("phase": "manage", "price": {"model": "role_hours")",
                     R"("phase": "manage", "price": {"model": "role_hour")"}},
                   {{"book.unknown_name", "/lines/one_time/2/price/model", "Did you mean \"role_hours\"?", ""}}},
        BrokenCase{"recurring_model",
                   {{R"("price": {"model": "flat", "value": 50})", R"("price": {"model": "amount", "value": 50})"}},
                   {{"book.unknown_name", "/lines/recurring/1/price/model", "There is no price model \"amount\"", ""}}},
        BrokenCase{"cost_model",
                   {{R"("cost": {"model": "flat", "value": 20})", R"("cost": {"model": "share", "value": 20})"}},
                   {{"book.unknown_name", "/lines/recurring/1/cost/model", "flat, per_unit or percent_of_price", ""}}},
        BrokenCase{"hours_are_text",
                   {{R"("hours": "manage_hours")", R"("hours": "size")"}},
                   {{"feel.type", "/lines/one_time/2/price/hours", "needs a number", ""}}},
        BrokenCase{"line_twice",
                   {{R"({"id": "managing", "service")", R"({"id": "planning", "service")"}},
                   {{"book.duplicate", "/lines/one_time/2", "used twice", ""}}},
        BrokenCase{"discount_is_text",
                   {{R"("pct": "discount_pct")", R"("pct": "size")"}},
                   {{"feel.type", "/adjustments/document_discount/pct", "needs a number", R"("adjustments")"}}},
        BrokenCase{"milestones_without_percent",
                   {{R"("plan": "instalments")", R"("plan": "sizes")"}},
                   {{"feel.type", "/milestones/plan", "\"id\" and \"pct\"", ""}}},
        BrokenCase{"milestones_are_a_number",
                   {{R"("plan": "instalments")", R"("plan": 5)"}},
                   {{"feel.type", "/milestones/plan", "a list of contexts", ""}}},
        BrokenCase{"role_side",
                   {{R"("label": "Nobody", "side": "platform")", R"("label": "Nobody", "side": "middle")"}},
                   {{"book.unknown_name", "/approvals/roles/2/side", "\"partner\" or \"platform\"", ""}}},
        BrokenCase{"rule_of_an_unknown_role",
                   {{R"({"role": "clerk", "reason": "large_deal")", R"({"role": "clark", "reason": "large_deal")"}},
                   {{"book.unknown_name", "/approvals/rules/0", "no role \"clark\"", ""}}},
        BrokenCase{"reason_twice",
                   {{R"("reason": "referred")", R"("reason": "discount")"}},
                   {{"book.duplicate", "/approvals/rules/2", "used twice", ""}}},
        BrokenCase{"clause_twice",
                   {{R"({"id": "rush_clause")", R"({"id": "general")"}},
                   {{"book.duplicate", "/document/clauses/1", "used twice", ""}}},
        BrokenCase{"metric",
                   {{R"("metrics": ["year",)", R"("metrics": ["years",)"}},
                   {{"book.unknown_name", "/metrics/0", "the name of a fact", ""}}},
        BrokenCase{"summary_part",
                   {{R"({"key": "book", "part": "book"})", R"({"key": "book", "part": "books"})"}},
                   {{"book.unknown_name", "/summary/0/part", "no such part", ""}}},
        BrokenCase{"summary_format",
                   {{R"("value": "tier", "as": "number")", R"("value": "tier", "as": "integer")"}},
                   {{"book.unknown_name", "/summary/2/fields/1/as", "decimal1, money", ""}}},
        BrokenCase{"summary_key_twice",
                   {{R"({"key": "rush", "when")", R"({"key": "book", "when")"}},
                   {{"book.duplicate", "/summary/3", "used twice", ""}}},
        BrokenCase{"summary_field_twice",
                   {{R"({"key": "tier", "value")", R"({"key": "net", "value")"}},
                   {{"book.duplicate", "/summary/2/fields/1", "used twice", ""}}}),
    name_of);

// ---------------------------------------------------------------------------------------------- more than one problem

TEST(BrokenBook, ReportsEveryProblemOfEveryFile) {
  const qw::LoadedBook loaded =
      qw::load_book(small_book_files({{R"("currency": "USD")", R"("currency": "UUU")"},
                                      {R"("range": [0, 10], "default": 2)", R"("range": [0, 10], "default": 12)"},
                                      {R"("even": {"A": 50, "B": 50})", R"("even": {"A": 60, "B": 50})"},
                                      {R"("care_cost_pct": 40)", R"("care_cost_pct": "forty")"},
                                      {R"("tier": "tier",)", R"("tier": "tire",)"},
                                      {R"("when": "rush"}
  ]})",
                                       R"("when": "rash"}
  ]})"}}));
  EXPECT_FALSE(loaded.book);
  std::vector<std::string> codes;
  for (const qw::Finding& finding : loaded.findings)
    codes.push_back(finding.file.substr(0, 2) + finding.path + " " + finding.code);
  EXPECT_EQ(codes,
            (std::vector<std::string>{
                "10/meta/currency book.unknown_currency", "10/intake/sections/1/questions/1/default book.bad_default",
                "10/rate_card/mixes/even book.bad_mix", "20/facts/care_cost_pct feel.unknown_name",
                "20/scope/tier book.unknown_name", "20/document/clauses/1/when feel.unknown_name"}));
}

TEST(BrokenBook, NamesBothFilesOfADuplicate) {
  std::vector<qw::BookFile> files = small_book_files();
  files.push_back({"30-again.json", "{\n\"facts\": {\"score\": 1},\n\"metrics\": []}"});
  const qw::LoadedBook loaded = qw::load_book(files);
  EXPECT_FALSE(loaded.book);
  ASSERT_EQ(loaded.findings.size(), 2U) << to_lines(loaded.findings);
  EXPECT_EQ(
      qw::to_line(loaded.findings[0]),
      "30-again.json:2:20: error: /facts/score: \"score\" stands in \"20-rules.json\" already; keep one of the two. "
      "[book.duplicate]");
  EXPECT_EQ(
      qw::to_line(loaded.findings[1]),
      "30-again.json:3:12: error: /metrics: The section \"metrics\" stands in \"20-rules.json\" already; join the two. "
      "[book.duplicate]");
}

TEST(BrokenBook, ColumnPointsIntoTheExpression) {
  const qw::LoadedBook loaded =
      qw::load_book(small_book_files({{R"("care_cost_pct": 40)", R"("care_cost_pct": "40 + unknown_thing")"}}));
  ASSERT_EQ(loaded.findings.size(), 1U);
  EXPECT_EQ(loaded.findings[0].column, std::string(R"(    "care_cost_pct": "40 + )").size() + 1);
}

TEST(BrokenBook, EverySectionThatIsNeededIsMissed) {
  const qw::LoadedBook loaded = qw::load_book({{"empty.json", "{}"}});
  EXPECT_FALSE(loaded.book);
  std::string text;
  for (const qw::Finding& finding : loaded.findings) {
    EXPECT_EQ(finding.code, "book.missing");
    text += finding.message.substr(0, finding.message.find(" is missing")) + "; ";
  }
  EXPECT_EQ(text, "The section \"meta\"; The section \"lines\"; ");
}

}  // namespace
}  // namespace qw_test
