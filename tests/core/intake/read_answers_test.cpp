// Every rule of an answer: type, range, places, options, counts, null, unknown keys; and what is read only under a condition.
#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

// The value of a question in the evaluation of an input, as FEEL text.
std::string value_of(const std::string& key, const std::string& input) {
  const auto book = small_book();
  const qw::Evaluation quote = quote_of(book, input);
  return qw::feel::to_text(quote.values[book->find_slot(key)]);
}

struct GoodAnswer {
  const char* name;
  const char* key;
  const char* json;
  const char* value;
};

void PrintTo(const GoodAnswer& test, std::ostream* out) { *out << test.json; }

class Good : public testing::TestWithParam<GoodAnswer> {};

TEST_P(Good, IsTaken) {
  const GoodAnswer& test = GetParam();
  const std::string input = "{\"" + std::string(test.key) + "\": " + test.json + ", \"rush\": true}";
  EXPECT_EQ(value_of(test.key, test.key == std::string("rush") ? "{\"rush\": " + std::string(test.json) + "}" : input),
            test.value);
}

INSTANTIATE_TEST_SUITE_P(
    Answers, Good,
    testing::Values(
        GoodAnswer{"integer", "reviews", "3", "3"}, GoodAnswer{"integer_least", "reviews", "0", "0"},
        GoodAnswer{"integer_greatest", "reviews", "10", "10"}, GoodAnswer{"integer_minus_zero", "reviews", "-0", "0"},
        GoodAnswer{"integer_null", "reviews", "null", "2"}, GoodAnswer{"decimal_whole", "discount_pct", "7", "7"},
        GoodAnswer{"decimal_places", "discount_pct", "7.6923", "7.6923"},
        GoodAnswer{"decimal_trailing_zeros", "discount_pct", "7.692300000", "7.6923"},
        GoodAnswer{"decimal_only_zeros", "discount_pct", "100.000000", "100"},
        GoodAnswer{"decimal_many_zeros", "discount_pct", "1.00000000000000000000000000000000000000000", "1"},
        GoodAnswer{"decimal_minus_zero", "discount_pct", "-0.0", "0"},
        GoodAnswer{"decimal_null_default", "budget", "null", "null"}, GoodAnswer{"boolean", "rush", "true", "true"},
        GoodAnswer{"boolean_null", "rush", "null", "false"}, GoodAnswer{"choice", "size", "\"large\"", "large"},
        GoodAnswer{"choices_in_any_order", "extras", "[\"training\", \"backup\"]", "[\"backup\", \"training\"]"},
        GoodAnswer{"choices_none", "extras", "[]", "[]"}, GoodAnswer{"choices_null", "extras", "null", "[\"backup\"]"},
        GoodAnswer{"counts", "records", "{\"orders\": 7}", "{customers: 0, orders: 7}"},
        GoodAnswer{"counts_edge", "records", "{\"orders\": 1000, \"customers\": 0}", "{customers: 0, orders: 1000}"},
        GoodAnswer{"counts_empty", "records", "{}", "{customers: 0, orders: 0}"}),
    [](const testing::TestParamInfo<GoodAnswer>& named) { return std::string(named.param.name); });

struct BadAnswer {
  const char* name;
  const char* key;
  const char* json;
  const char* code;
  const char* path;
  const char* message;
};

void PrintTo(const BadAnswer& test, std::ostream* out) { *out << test.json; }

class Bad : public testing::TestWithParam<BadAnswer> {};

TEST_P(Bad, IsRefused) {
  const BadAnswer& test = GetParam();
  const std::string input = "{\"rush\": true,\n  \"" + std::string(test.key) + "\": " + test.json + "}";
  const qw::ReadInput read = qw::read_input(*small_book(), input, "input.json");
  EXPECT_FALSE(read.input);
  ASSERT_EQ(read.findings.size(), 1U) << to_lines(read.findings);
  const qw::Finding& finding = read.findings[0];
  EXPECT_EQ(finding.severity, qw::Severity::error);
  EXPECT_EQ(finding.code, test.code);
  EXPECT_EQ(finding.file, "input.json");
  EXPECT_EQ(finding.path, test.path);
  EXPECT_EQ(finding.line, 2U);
  EXPECT_EQ(finding.column, std::string(test.key).size() + 7);
  EXPECT_NE(finding.message.find(test.message), std::string::npos) << finding.message;
}

INSTANTIATE_TEST_SUITE_P(
    Answers, Bad,
    testing::Values(
        BadAnswer{"below", "reviews", "-1", "intake.out_of_range", "/reviews", "must be 0 to 10; this is -1."},
        BadAnswer{"above", "reviews", "11", "intake.out_of_range", "/reviews", "must be 0 to 10; this is 11."},
        BadAnswer{"unit_in_range", "plan_hours", "-1", "intake.out_of_range", "/plan_hours", "0 to 2000000000 hours"},
        BadAnswer{"fraction", "reviews", "3.5", "intake.wrong_type", "/reviews", "without fraction or exponent"},
        BadAnswer{"zero_fraction", "reviews", "3.0", "intake.wrong_type", "/reviews", "without fraction"},
        BadAnswer{"exponent", "reviews", "1e0", "intake.wrong_type", "/reviews", "without fraction or exponent"},
        BadAnswer{"big_exponent", "reviews", "1E1", "intake.wrong_type", "/reviews", "exponent"},
        BadAnswer{"too_long_integer", "reviews", "10000000000000000000000000000000000000000", "intake.out_of_range",
                  "/reviews", "0 to 10"},
        BadAnswer{"number_as_text", "reviews", "\"3\"", "intake.wrong_type", "/reviews", "a whole number"},
        BadAnswer{"number_as_boolean", "reviews", "true", "intake.wrong_type", "/reviews", "a whole number"},
        BadAnswer{"decimal_too_fine", "discount_pct", "7.69231", "intake.too_many_decimals", "/discount_pct",
                  "at most 4 decimals; round"},
        BadAnswer{"decimal_just_above", "discount_pct", "100.0001", "intake.out_of_range", "/discount_pct",
                  "0 to 100 %"},
        BadAnswer{"decimal_just_below", "discount_pct", "-0.0001", "intake.out_of_range", "/discount_pct",
                  "0 to 100 %"},
        BadAnswer{"decimal_exponent", "discount_pct", "1e1", "intake.wrong_type", "/discount_pct", "without exponent"},
        BadAnswer{"boolean_as_number", "size", "1", "intake.wrong_type", "/size", "one option, as text"},
        BadAnswer{"boolean_as_text", "manage_hours", "\"1\"", "intake.wrong_type", "/manage_hours", "a number"},
        BadAnswer{"option", "size", "\"larg\"", "intake.unknown_option", "/size", "Did you mean \"large\"?"},
        BadAnswer{"option_far_off", "size", "\"zzzzzzzz\"", "intake.unknown_option", "/size",
                  "Use small, medium or large."},
        BadAnswer{"option_case", "size", "\"Large\"", "intake.unknown_option", "/size", "\"large\"?"},
        BadAnswer{"list_of_one_for_a_choice", "size", "[\"large\"]", "intake.wrong_type", "/size", "one option"},
        BadAnswer{"text_for_choices", "extras", "\"audit\"", "intake.wrong_type", "/extras", "a list of options"},
        BadAnswer{"unknown_of_choices", "extras", "[\"backup\", \"audits\"]", "intake.unknown_option", "/extras/1",
                  "\"audit\"?"},
        BadAnswer{"number_in_choices", "extras", "[1]", "intake.wrong_type", "/extras/0", "as text"},
        BadAnswer{"repeated", "extras", "[\"audit\", \"backup\", \"audit\"]", "intake.repeated_option", "/extras/2",
                  "keep it once"},
        BadAnswer{"counts_as_list", "records", "[1, 2]", "intake.wrong_type", "/records", "an object of counts"},
        BadAnswer{"count_unknown", "records", "{\"order\": 1}", "intake.unknown_option", "/records/order",
                  "\"orders\"?"},
        BadAnswer{"count_above", "records", "{\"orders\": 1001}", "intake.out_of_range", "/records/orders",
                  "0 to 1000"},
        BadAnswer{"count_fraction", "records", "{\"orders\": 1.0}", "intake.wrong_type", "/records/orders",
                  "whole number"},
        BadAnswer{"count_null", "records", "{\"orders\": null}", "intake.wrong_type", "/records/orders",
                  "whole number"},
        BadAnswer{"unknown_key", "reviewz", "3", "intake.unknown_key", "/reviewz", "Did you mean \"reviews\"?"},
        BadAnswer{"unknown_key_far_off", "completely_different", "3", "intake.unknown_key", "/completely_different",
                  "Remove it."},
        BadAnswer{"unknown_key_null", "reviewz", "null", "intake.unknown_key", "/reviewz", "\"reviews\"?"},
        BadAnswer{"a_fact_is_no_key", "soft_tier", "3", "intake.unknown_key", "/soft_tier", "no question"}),
    [](const testing::TestParamInfo<BadAnswer>& named) { return std::string(named.param.name); });

TEST(ReadAnswers, ReportsEveryProblem) {
  const qw::Findings findings =
      findings_of(small_book(), R"({"reviews": 99, "size": "tiny", "nothing": 1, "extras": ["backup"], "rush": 1})");
  std::string text;
  for (const qw::Finding& finding : findings) text += finding.path + " ";
  EXPECT_EQ(text, "/reviews /size /nothing /rush ");
}

TEST(ReadAnswers, StopsAfterAHundredProblems) {
  std::string input = "{";
  for (int i = 0; i < 1000; ++i) input += (i == 0 ? "\"k" : ", \"k") + std::to_string(i) + "\": 1";
  EXPECT_EQ(findings_of(small_book(), input + "}").size(), 100U);
}

TEST(ReadAnswers, KeyWithASlashHasAnEscapedPath) {
  const qw::Findings findings = findings_of(small_book(), R"({"a/b~c": 1})");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].path, "/a~1b~0c");
}

TEST(ReadAnswers, SaysWhatWasAnswered) {
  const auto book = small_book();
  const qw::ReadInput read = qw::read_input(*book, R"({"reviews": null, "size": "small"})", "");
  ASSERT_TRUE(read.input);
  EXPECT_FALSE(read.input->intake.answered[5]);
  EXPECT_TRUE(read.input->intake.answered[6]);
  EXPECT_FALSE(read.input->intake.answered[7]);
}

// "reviews" is read only when it is a rush: otherwise it counts as its default, but it must be valid all the same.
TEST(ReadWhen, TurnsAnAnswerIntoItsDefault) {
  EXPECT_EQ(value_of("reviews", R"({"rush": true, "reviews": 7})"), "7");
  EXPECT_EQ(value_of("reviews", R"({"rush": false, "reviews": 7})"), "2");
  EXPECT_EQ(value_of("review_points", R"({"rush": true, "reviews": 7})"), "3");
  EXPECT_EQ(value_of("review_points", R"({"rush": false, "reviews": 7})"), "0");
  EXPECT_EQ(findings_of(small_book(), R"({"rush": false, "reviews": 99})").size(), 1U);
}

}  // namespace
}  // namespace qw_test
