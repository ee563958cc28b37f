// Functions of texts in the standard dialect (DMN 1.5, table 75), and what the strict one makes of faults.
#include "core/feel/standard_run.h"

namespace qw_test {
namespace {

using namespace qw::feel;

class TextFunction : public CaseTable {};
TEST_P(TextFunction, Gives) { EXPECT_EQ(run_standard(GetParam().source), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Parts, TextFunction,
    testing::Values(
        Case{"from", "substring(\"foobar\", 3)", "\"obar\""}, Case{"length", "substring(\"foobar\", 3, 3)", "\"oba\""},
        Case{"negative", "substring(\"foobar\", -2, 1)", "\"a\""},
        Case{"fraction", "substring(\"foobar\", 3.8)", "\"obar\""},
        Case{"letters", "substring(\"\\U01F40Eab\", 2)", "\"ab\""},
        Case{"too_long", "substring(\"foobar\", 5, 99)", "\"ar\""},
        Case{"huge", "substring(\"foobar\", 1, 1e30)", "\"foobar\""}, Case{"zero", "substring(\"foobar\", 0)", "null"},
        Case{"behind", "substring(\"foobar\", 7)", "null"}, Case{"before_first", "substring(\"foobar\", -7)", "null"},
        Case{"no_length", "substring(\"foobar\", 3, 0)", "null"},
        Case{"null_length", "substring(\"foobar\", 3, null)", "\"obar\""},
        Case{"null_text", "substring(null, 3)", "null"}, Case{"number", "substring(123, 1)", "null"},
        Case{"text_start", "substring(\"foobar\", \"1\")", "null"},
        Case{"named", "substring(start position: 2, string: \"foobar\", length: 2)", "\"oo\""},
        Case{"length_of", "string length(\"\\U01F40Eab\")", "3"}, Case{"length_empty", "string length(\"\")", "0"},
        Case{"length_null", "string length(null)", "null"},
        Case{"before", "substring before(\"foobar\", \"bar\")", "\"foo\""},
        Case{"before_first_of_two", "substring before(\"foobar\", \"o\")", "\"f\""},
        Case{"before_absent", "substring before(\"foobar\", \"x\")", "\"\""},
        Case{"before_empty", "substring before(\"foobar\", \"\")", "\"\""},
        Case{"after", "substring after(\"foobar\", \"ob\")", "\"ar\""},
        Case{"after_absent", "substring after(\"foobar\", \"x\")", "\"\""},
        Case{"after_empty", "substring after(\"foobar\", \"\")", "\"foobar\""},
        Case{"after_null", "substring after(\"foobar\", null)", "null"},
        Case{"contains", "contains(\"foobar\", \"ob\")", "true"},
        Case{"contains_not", "contains(\"foobar\", \"of\")", "false"},
        Case{"contains_empty", "contains(\"foobar\", \"\")", "true"},
        Case{"contains_number", "contains(\"foobar\", 1)", "null"},
        Case{"starts", "starts with(\"foobar\", \"foo\")", "true"},
        Case{"starts_not", "starts with(\"foobar\", \"bar\")", "false"},
        Case{"ends", "ends with(string: \"foobar\", match: \"bar\")", "true"},
        Case{"ends_longer", "ends with(\"bar\", \"foobar\")", "false"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(Cases, TextFunction,
                         testing::Values(Case{"upper", "upper case(\"aBc4\")", "\"ABC4\""},
                                         Case{"lower", "lower case(\"aBc4\")", "\"abc4\""},
                                         Case{"umlaut", "upper case(\"straße\")", "\"STRASSE\""},
                                         Case{"null", "upper case(null)", "null"},
                                         Case{"number", "lower case(12)", "null"}),
                         case_name);

INSTANTIATE_TEST_SUITE_P(
    Joins, TextFunction,
    testing::Values(Case{"plain", "string join([\"a\", \"b\", \"c\"])", "\"abc\""},
                    Case{"delimiter", "string join([\"a\", \"b\", \"c\"], \"_and_\")", "\"a_and_b_and_c\""},
                    Case{"null_delimiter", "string join([\"a\", \"b\"], null)", "\"ab\""},
                    Case{"nulls", "string join([null, \"a\", null, \"c\"], \"X\")", "\"aXc\""},
                    Case{"empty", "string join([], \"X\")", "\"\""}, Case{"one", "string join(\"a\", \"X\")", "\"a\""},
                    Case{"numbers", "string join([1, 2], \"X\")", "null"}, Case{"null", "string join(null)", "null"},
                    Case{"empty_texts", "string join([\"\", \"\", \"a\"], \"-\")", "\"--a\""}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Patterns, TextFunction,
    testing::Values(Case{"matches", "matches(\"foobar\", \"^fo*b\")", "true"},
                    Case{"matches_flag", "matches(\"FOO\", \"foo\", \"i\")", "true"},
                    Case{"matches_null_flags", "matches(\"FOO\", \"foo\", null)", "false"},
                    Case{"matches_bad_flag", "matches(\"FOO\", \"foo\", \"p\")", "null"},
                    Case{"matches_bad_pattern", "matches(\"FOO\", \"[\")", "null"},
                    Case{"matches_null", "matches(null, \"a\")", "null"},
                    Case{"matches_no_pattern", "matches(\"a\", null)", "null"},
                    Case{"matches_named", "matches(input: \"a\", pattern: \"A\", flags: \"i\")", "true"},
                    Case{"replace", "replace(\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\")", "\"[1=ab][2=]cd\""},
                    Case{"replace_empty_match", "replace(\"abcd\", \"x*\", \"-\")", "null"},
                    Case{"replace_bad_replacement", "replace(\"abcd\", \"b\", \"$\")", "null"},
                    Case{"replace_null", "replace(\"abcd\", \"b\", null)", "null"},
                    Case{"split", "split(\"John Doe\", \"\\\\s\")", "[\"John\", \"Doe\"]"},
                    Case{"split_empty", "split(\"a;b;c;;\", \";\")", "[\"a\", \"b\", \"c\", \"\", \"\"]"},
                    Case{"split_none", "split(\"abc\", \";\")", "[\"abc\"]"},
                    Case{"split_bad", "split(\"abc\", \"\")", "null"},
                    Case{"split_named", "split(string: \"a,b\", delimiter: \",\")", "[\"a\", \"b\"]"},
                    Case{"never_ending", "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"(a|aa)+b\")",
                         "step_budget at 0"}),
    case_name);

TEST(TextFunctions, FaultsOfTheStrictDialect) {
  EXPECT_EQ(run("matches(s, \"[\")"), "wrong_kind at 0");
  EXPECT_EQ(run("substring(s, 0)"), "wrong_kind at 0");
  EXPECT_EQ(run("substring(no_text, 1)"), "null");
  EXPECT_EQ(run("upper case(s)"), "\"ABC\"");
  EXPECT_EQ(type_of("split(s, \"b\")"), "list of string");
}

}  // namespace
}  // namespace qw_test
