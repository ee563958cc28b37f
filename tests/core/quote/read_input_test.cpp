// The forms of an input: bare answers, a wrapper, a scenario; and what is wrong with one.
#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

TEST(ReadInput, TakesEveryForm) {
  const auto book = small_book();
  const std::string expected = qw::to_json(quote_of(book, R"({"size": "medium"})"), true);
  for (const char* input : {
           R"({"answers": {"size": "medium"}})",
           R"({"book": "small", "answers": {"size": "medium"}})",
           R"({"book": "small", "version": 3, "answers": {"size": "medium"}})",
           R"({"book": {"id": "small", "version": 3}, "answers": {"size": "medium"}})",
           R"({"book": {"id": "small"}, "as_of": null, "name": null, "answers": {"size": "medium"}})",
           R"({"name": "A deal", "note": "A scenario", "answers": {"size": "medium"}, "expected": {"anything": [1]}})",
           R"({"answers": {"size": "medium"}, "as_of": "2026-06-30"})",
           "\n\t {\"size\" : \"medium\"}\r\n",
       }) {
    EXPECT_EQ(qw::to_json(quote_of(book, input), true), expected) << input;
  }
}

TEST(ReadInput, KeepsNameAndDay) {
  const qw::ReadInput read =
      qw::read_input(*small_book(), R"({"name": "Äther", "as_of": "2026-02-28", "answers": {}})", "");
  ASSERT_TRUE(read.input);
  EXPECT_EQ(read.input->name, "Äther");
  EXPECT_EQ(qw::to_text(*read.input->as_of), "2026-02-28");
  const qw::ReadInput bare = qw::read_input(*small_book(), "{}", "");
  ASSERT_TRUE(bare.input);
  EXPECT_EQ(bare.input->name, "");
  EXPECT_FALSE(bare.input->as_of);
}

struct WrongInput {
  const char* name;
  const char* input;
  const char* code;
  const char* path;
  int line;
  const char* message;
};

void PrintTo(const WrongInput& test, std::ostream* out) { *out << test.input; }

class Wrong : public testing::TestWithParam<WrongInput> {};

TEST_P(Wrong, IsRefused) {
  const WrongInput& test = GetParam();
  const qw::ReadInput read = qw::read_input(*small_book(), test.input, "deal.json");
  EXPECT_FALSE(read.input);
  ASSERT_EQ(read.findings.size(), 1U) << to_lines(read.findings);
  EXPECT_EQ(read.findings[0].severity, qw::Severity::error);
  EXPECT_EQ(read.findings[0].code, test.code);
  EXPECT_EQ(read.findings[0].file, "deal.json");
  EXPECT_EQ(read.findings[0].path, test.path);
  EXPECT_EQ(read.findings[0].line, static_cast<std::uint32_t>(test.line));
  EXPECT_NE(read.findings[0].message.find(test.message), std::string::npos) << read.findings[0].message;
}

INSTANTIATE_TEST_SUITE_P(
    Inputs, Wrong,
    testing::Values(
        WrongInput{"nothing", "", "json.syntax", "", 1, "."}, WrongInput{"no_json", "hello", "json.syntax", "", 1, "."},
        WrongInput{"cut_off", "{\"answers\": {\n\"size\": ", "json.syntax", "/answers/size", 2, "."},
        WrongInput{"a_list", "[{}]", "quote.wrong_type", "", 1, "A quote is an object"},
        WrongInput{"a_text", "\"answers\"", "quote.wrong_type", "", 1, "A quote is an object"},
        WrongInput{"answers_are_a_list", "{\n\"answers\": []}", "intake.wrong_type", "/answers", 2,
                   "Answers are an object"},
        WrongInput{"answers_are_null", "{\"answers\": null}", "intake.wrong_type", "/answers", 1,
                   "Answers are an object"},
        WrongInput{"other_book", "{\"book\": \"reference\",\n\"answers\": {}}", "quote.other_book", "/book", 1,
                   "\"small\" is loaded. Load that book"},
        WrongInput{"other_book_by_object", "{\"book\": {\"id\": \"big\"}, \"answers\": {}}", "quote.other_book",
                   "/book", 1, "\"big\""},
        WrongInput{"book_is_a_number", "{\"book\": 1, \"answers\": {}}", "quote.wrong_type", "/book", 1,
                   "the id of a price book, as text"},
        WrongInput{"book_without_id", "{\"book\": {}, \"answers\": {}}", "quote.wrong_type", "/book", 1, "as text"},
        WrongInput{"other_version", "{\n\n\"version\": 2, \"answers\": {}}", "quote.other_version", "/version", 3,
                   "than 3. Load that version"},
        WrongInput{"version_is_text", "{\"version\": \"3\", \"answers\": {}}", "quote.other_version", "/version", 1,
                   "Load that version"},
        WrongInput{"version_in_book", "{\"book\": {\"id\": \"small\", \"version\": 4}, \"answers\": {}}",
                   "quote.other_version", "/book", 1, "than 3"},
        WrongInput{"no_day", "{\"as_of\": \"2026-02-29\", \"answers\": {}}", "quote.bad_date", "/as_of", 1,
                   "such as 2026-11-22"},
        WrongInput{"day_is_a_number", "{\"as_of\": 20260228, \"answers\": {}}", "quote.bad_date", "/as_of", 1,
                   "a date"},
        WrongInput{"name_is_a_number", "{\"name\": 7, \"answers\": {}}", "quote.wrong_type", "/name", 1,
                   "text in quotes"},
        WrongInput{"path_below_answers", "{\"answers\": {\n\"size\": \"tiny\"}}", "intake.unknown_option",
                   "/answers/size", 2, "\"tiny\""},
        WrongInput{"key_twice", "{\"size\": \"small\",\n\"size\": \"small\"}", "json.duplicate_key", "/size", 2, "."}),
    [](const testing::TestParamInfo<WrongInput>& named) { return std::string(named.param.name); });

TEST(ReadInput, WarnsOfWhatNothingReads) {
  const auto book = small_book();
  const qw::ReadInput read = qw::read_input(*book, R"({"custommer": "X", "answers": {}})", "deal.json");
  EXPECT_TRUE(read.input);
  ASSERT_EQ(read.findings.size(), 1U);
  EXPECT_EQ(qw::to_line(read.findings[0]).substr(0, 42), "deal.json:1:15: warning: /custommer: Nothi");
  EXPECT_EQ(read.findings[0].code, "quote.unknown_key");
}

// Answers of calculators are read by who asks for the calculator: here only their form counts, and other books' stay.
TEST(ReadInput, AnswersOfWorksheetsAreObjects) {
  const auto findings_of = [](const std::string& worksheets) {
    return to_lines(
        qw::read_input(*small_book(), R"({"answers": {}, "worksheets": )" + worksheets + "}", "q").findings);
  };
  EXPECT_EQ(findings_of("null"), "");
  EXPECT_EQ(findings_of("{}"), "");
  const std::string other = findings_of(R"({"other": {"hours": "many"}, "none": null})");
  EXPECT_EQ(occurrences(other, "info"), 2U) << other;
  EXPECT_EQ(occurrences(other, "quote.unknown_worksheet"), 2U) << other;
  EXPECT_NE(other.find("/worksheets/other"), std::string::npos) << other;
  for (const char* wrong : {"[]", "3", R"({"other": []})", R"({"other": 3})"}) {
    const qw::ReadInput read =
        qw::read_input(*small_book(), R"({"answers": {}, "worksheets": )" + std::string(wrong) + "}", "");
    EXPECT_FALSE(read.input) << wrong;
    EXPECT_EQ(read.findings[0].code, "quote.wrong_type") << wrong;
  }
}

TEST(ReadInput, LeavesTheSchemaToTheEditor) {
  const auto book = small_book();
  const qw::ReadInput read = qw::read_input(*book, R"({"$schema": "quote.schema.json", "answers": {}})", "deal.json");
  EXPECT_TRUE(read.input);
  EXPECT_TRUE(read.findings.empty());
}

TEST(ReadInput, ReportsWrapperAndAnswersTogether) {
  const qw::Findings findings =
      findings_of(small_book(), R"({"book": "x", "version": 9, "as_of": "", "answers": {"size": 1, "reviews": 1.5}})");
  std::string paths;
  for (const qw::Finding& finding : findings) paths += finding.path + " ";
  EXPECT_EQ(paths, "/book /version /as_of /answers/size /answers/reviews ");
}

}  // namespace
}  // namespace qw_test
