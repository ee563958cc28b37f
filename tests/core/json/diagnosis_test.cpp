// What a bad text is told: code, path, place and sentence. `at` counts bytes from 0; the texts are one line.
#include <gtest/gtest.h>

#include <string>

#include "json/json.h"

namespace qw::json {
namespace {

struct Case {
  const char* name;
  std::string source;
  const char* code;
  std::uint32_t at;
  const char* path;
  const char* message;
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.source; }

void expect_said(const Case& test) {
  const auto result = read(test.source);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error->code, test.code);
  EXPECT_EQ(result.error->position, position_at(test.source, test.at));
  EXPECT_EQ(result.error->path, test.path);
  EXPECT_EQ(result.error->message, test.message);
  EXPECT_EQ(result.root.kind, Kind::null);
}

class Diagnosis : public testing::TestWithParam<Case> {};
class DiagnosisOfWholeText : public testing::TestWithParam<Case> {};

TEST_P(Diagnosis, Says) { expect_said(GetParam()); }
TEST_P(DiagnosisOfWholeText, Says) { expect_said(GetParam()); }

// The same text some lines down and some levels deep: the place and the path move with it.
TEST_P(Diagnosis, MovesWithItsSurroundings) {
  const Case& test = GetParam();
  const std::string before = "{\"é\":0,\n \"a/b\": [ {}, ";
  const std::string source = before + test.source;
  const auto result = read(source);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error->code, test.code);
  EXPECT_EQ(result.error->position, position_at(source, static_cast<std::uint32_t>(before.size()) + test.at));
  EXPECT_EQ(result.error->path, std::string("/a~1b/1") + test.path);
  EXPECT_EQ(result.error->message, test.message);
}

constexpr const char* kSyntax = "json.syntax";

std::string name_of(const testing::TestParamInfo<Case>& test) { return test.param.name; }

#define VALUE_DUE \
  " where a value must come; write a string in double quotes, a number, true, false, null, an array or an object."

INSTANTIATE_TEST_SUITE_P(
    Values, Diagnosis,
    testing::Values(
        Case{"wrong_case", "[True]", kSyntax, 1, "/0", "There is \"True\"" VALUE_DUE},
        Case{"half_a_literal", "[nul", kSyntax, 1, "/0", "There is \"nul\"" VALUE_DUE},
        Case{"long_word", "[abcdefghijklmnopqrstuvwxyz]", kSyntax, 1, "/0",
             "There is \"abcdefghijklmnopqrstuvwx\"..." VALUE_DUE},
        Case{"word_of_all_that_is_shown", "[abcdefghijklmnopqrstuvwx]", kSyntax, 1, "/0",
             "There is \"abcdefghijklmnopqrstuvwx\"" VALUE_DUE},
        Case{"word_with_signs", "[$a_Z9-]", kSyntax, 1, "/0", "There is \"$a_Z9\"" VALUE_DUE},
        Case{"underscore", "[_x]", kSyntax, 1, "/0", "There is \"_x\"" VALUE_DUE},
        Case{"word_in_object", R"({"a":NaN})", kSyntax, 5, "/a", "There is \"NaN\"" VALUE_DUE},
        Case{"no_value", R"({"a":})", kSyntax, 5, "/a", "There is \"}\"" VALUE_DUE},
        Case{"ends_after_colon", R"({"a":)", kSyntax, 5, "/a",
             "The text ends where a value must come; it is incomplete."},
        Case{"ends_after_comma", "[1,", kSyntax, 3, "/1", "The text ends where a value must come; it is incomplete."},
        Case{"two_colons", R"({"a"::1})", kSyntax, 5, "/a", "There is a colon" VALUE_DUE},
        Case{"two_commas", "[1,,2]", kSyntax, 3, "/1", "There is a comma" VALUE_DUE},
        Case{"first_comma", "[,1]", kSyntax, 1, "/0", "There is a comma" VALUE_DUE},
        Case{"closed_by_brace", "[}", kSyntax, 1, "/0", "There is \"}\"" VALUE_DUE},
        Case{"single_quote", "['a']", kSyntax, 1, "/0",
             "There is a single quote; write strings and keys in double quotes."},
        Case{"comment", "[/* no */ 1]", kSyntax, 1, "/0", "Comments are not allowed; remove this one."},
        Case{"hash_comment", "[# no\n1]", kSyntax, 1, "/0", "Comments are not allowed; remove this one."},
        Case{"nul", std::string("[\0]", 3), kSyntax, 1, "/0", "There is the control character U+0000" VALUE_DUE},
        Case{"form_feed", "[\f1]", kSyntax, 1, "/0", "There is the control character U+000C" VALUE_DUE},
        Case{"no_break_space", "[\u00a0 1]", kSyntax, 1, "/0", "There is \"\u00a0\" (U+00A0)" VALUE_DUE},
        Case{"last_of_two_bytes", "[\u07ff]", kSyntax, 1, "/0", "There is \"\u07ff\" (U+07FF)" VALUE_DUE},
        Case{"last_of_three_bytes", "[\uffff]", kSyntax, 1, "/0", "There is \"\uffff\" (U+FFFF)" VALUE_DUE},
        Case{"first_of_four_bytes", "[\U00010000]", kSyntax, 1, "/0", "There is \"\U00010000\" (U+10000)" VALUE_DUE},
        Case{"plane_16", "[\U00100000]", kSyntax, 1, "/0", "There is \"\U00100000\" (U+100000)" VALUE_DUE},
        Case{"del", "[\x7f]", kSyntax, 1, "/0", "There is the control character U+007F" VALUE_DUE},
        Case{"emoji", "[😀]", kSyntax, 1, "/0", "There is \"😀\" (U+1F600)" VALUE_DUE}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Numbers, Diagnosis,
    testing::Values(
        Case{"plus", "[+1]", kSyntax, 1, "/0", "A number must not begin with a plus sign; remove it."},
        Case{"point_first", "[.5]", kSyntax, 1, "/0",
             "A number must not begin with a decimal point; write 0 before it."},
        Case{"lone_minus", "[-]", kSyntax, 1, "/0", "A digit must follow \"-\"; complete the number."},
        Case{"minus_infinity", "[-Infinity]", kSyntax, 1, "/0", "A digit must follow \"-\"; complete the number."},
        Case{"point_last", "[-2.]", kSyntax, 1, "/0", "A digit must follow \"-2.\"; complete the number."},
        Case{"no_fraction", "[2.e3]", kSyntax, 1, "/0", "A digit must follow \"2.\"; complete the number."},
        Case{"no_exponent", "[0.3e]", kSyntax, 1, "/0", "A digit must follow \"0.3e\"; complete the number."},
        Case{"no_exponent_after_sign", "[1E+]", kSyntax, 1, "/0", "A digit must follow \"1E+\"; complete the number."},
        Case{"cut_off", "[1e", kSyntax, 1, "/0", "A digit must follow \"1e\"; complete the number."},
        Case{"long_and_cut_off", "[1234567890123456789012345.", kSyntax, 1, "/0",
             "A digit must follow \"34567890123456789012345.\"; complete the number."},
        Case{"leading_zero", "[012]", kSyntax, 1, "",
             "A number must not begin with a zero before other digits; remove the zero."},
        Case{"leading_zero_after_minus", "[-00]", kSyntax, 2, "",
             "A number must not begin with a zero before other digits; remove the zero."},
        Case{"digits_after_space", "[1 000]", kSyntax, 3, "", "There is \"000\" where a comma or \"]\" must come."},
        Case{"zeros_after_zero_and_space", "[0 0]", kSyntax, 3, "", "There is \"0\" where a comma or \"]\" must come."},
        Case{"hexadecimal", "[0x1F]", kSyntax, 2, "", "There is \"x1F\" where a comma or \"]\" must come."},
        Case{"two_points", "[1.2.3]", kSyntax, 4, "", "There is \".\" where a comma or \"]\" must come."},
        Case{"sum", "[1+2]", kSyntax, 2, "", "There is \"+\" where a comma or \"]\" must come."}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Strings, Diagnosis,
    testing::Values(
        Case{"never_closed", "[\"abc]", kSyntax, 1, "/0",
             "The string that begins here is never closed; add a double quote at its end."},
        Case{"closing_quote_escaped", R"(["abc\"])", kSyntax, 1, "/0",
             "The string that begins here is never closed; add a double quote at its end."},
        Case{"ends_in_backslash", R"(["abc\)", kSyntax, 1, "/0",
             "The string that begins here is never closed; add a double quote at its end."},
        Case{"line_break", "[\"ab\ncd\"]", kSyntax, 4, "/0",
             "There is a line break in a string; close the string before it or write \\n."},
        Case{"tab", "[\"\t\"]", kSyntax, 2, "/0",
             "There is the control character U+0009 in a string; write it as \\t."},
        Case{"control", "[\"\x1f\"]", kSyntax, 2, "/0",
             "There is the control character U+001F in a string; write it as \\u001F."},
        Case{"unknown_escape", R"(["\x41"])", kSyntax, 2, "/0",
             "A backslash is followed by \"x\", which is no escape; write \\\\ for a backslash."},
        Case{"after_a_space", R"(["a b\x"])", kSyntax, 5, "/0",
             "A backslash is followed by \"x\", which is no escape; write \\\\ for a backslash."},
        Case{"ends_after_an_escape", R"(["\u00e9)", kSyntax, 1, "/0",
             "The string that begins here is never closed; add a double quote at its end."},
        Case{"escaped_accent", "[\"\\é\"]", kSyntax, 2, "/0",
             "A backslash is followed by \"é\" (U+00E9), which is no escape; write \\\\ for a backslash."},
        Case{
            "escaped_line_break", "[\"\\\n\"]", kSyntax, 2, "/0",
            "A backslash is followed by the control character U+000A, which is no escape; write \\\\ for a backslash."},
        Case{"three_digits", R"(["\u12G4"])", kSyntax, 2, "/0",
             "\\u must be followed by four hexadecimal digits; complete them."},
        Case{"cut_escape", R"(["\u12)", kSyntax, 2, "/0",
             "\\u must be followed by four hexadecimal digits; complete them."},
        Case{"lone_high", R"(["a\ud800"])", "json.surrogate", 3, "/0",
             "\\uD800 is half of a surrogate pair; write the character itself or both halves."},
        Case{"lone_low", R"(["\uDC00\uD800"])", "json.surrogate", 2, "/0",
             "\\uDC00 is half of a surrogate pair; write the character itself or both halves."},
        Case{"high_and_letter", R"(["\ud834\u0041"])", "json.surrogate", 2, "/0",
             "\\uD834 is half of a surrogate pair; write the character itself or both halves."},
        Case{"after_a_good_pair", R"(["\ud834\udd1e\ud834"])", "json.surrogate", 14, "/0",
             "\\uD834 is half of a surrogate pair; write the character itself or both halves."},
        Case{"latin_1", "[\"a\xe9\"]", "json.utf8", 3, "/0",
             "The byte 0xE9 is not valid UTF-8 here; save the text as UTF-8."},
        Case{"overlong", "[\"\xc0\xaf\"]", "json.utf8", 2, "/0",
             "The byte 0xC0 is not valid UTF-8 here; save the text as UTF-8."},
        Case{"encoded_surrogate", "[\"\xed\xa0\x80\"]", "json.utf8", 2, "/0",
             "The byte 0xED is not valid UTF-8 here; save the text as UTF-8."},
        Case{"utf8_outside_string", "[\xff]", "json.utf8", 1, "/0",
             "The byte 0xFF is not valid UTF-8 here; save the text as UTF-8."},
        Case{"utf8_where_a_comma_is_due", "[1\xff]", "json.utf8", 2, "",
             "The byte 0xFF is not valid UTF-8 here; save the text as UTF-8."},
        Case{"utf8_where_a_colon_is_due", "{\"a\"\xff", "json.utf8", 4, "",
             "The byte 0xFF is not valid UTF-8 here; save the text as UTF-8."},
        Case{"utf8_in_key", "{\"a\xff\":1}", "json.utf8", 3, "",
             "The byte 0xFF is not valid UTF-8 here; save the text as UTF-8."},
        Case{"utf8_instead_of_key", "{\xff:1}", "json.utf8", 1, "",
             "The byte 0xFF is not valid UTF-8 here; save the text as UTF-8."}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Structure, Diagnosis,
    testing::Values(
        Case{"open_array", "[", kSyntax, 1, "", "The text ends inside an array; add the missing \"]\"."},
        Case{"unclosed_array", "[1 ", kSyntax, 3, "", "The text ends inside an array; add the missing \"]\"."},
        Case{"open_object", "{", kSyntax, 1, "", "The text ends inside an object; add the missing \"}\"."},
        Case{"unclosed_object", R"({"a":1)", kSyntax, 6, "", "The text ends inside an object; add the missing \"}\"."},
        Case{"ends_before_key", R"({"a":1,)", kSyntax, 7, "", "The text ends inside an object; add the missing \"}\"."},
        Case{"inner_unclosed", R"({"a":[{"b":1}])", kSyntax, 14, "",
             "The text ends inside an object; add the missing \"}\"."},
        Case{"no_comma", "[1 true]", kSyntax, 3, "", "There is \"true\" where a comma or \"]\" must come."},
        Case{"no_comma_after_literal", "[true 1]", kSyntax, 6, "", "There is \"1\" where a comma or \"]\" must come."},
        Case{"no_comma_after_null", R"({"a":null"b":1})", kSyntax, 9, "",
             "There is a string where a comma or \"}\" must come."},
        Case{"no_comma_before_string", R"(["a" "b"])", kSyntax, 5, "",
             "There is a string where a comma or \"]\" must come."},
        Case{"no_comma_in_object", R"({"a":1 "b":2})", kSyntax, 7, "",
             "There is a string where a comma or \"}\" must come."},
        Case{"wrong_bracket", R"({"a":[1}})", kSyntax, 7, "/a", "There is \"}\" where a comma or \"]\" must come."},
        Case{"colon_in_array", R"(["a":1])", kSyntax, 4, "", "There is a colon where a comma or \"]\" must come."},
        Case{"trailing_comma", "[1 , ]", kSyntax, 5, "", "There is a comma after the last element; remove it."},
        Case{"trailing_comma_in_object", R"({"a":1,})", kSyntax, 7, "",
             "There is a comma after the last member; remove it."},
        Case{"no_colon", R"({"a" 1})", kSyntax, 5, "", "There is \"1\" where the colon after a key must come."},
        Case{"key_alone", R"({"a"})", kSyntax, 4, "", "There is \"}\" where the colon after a key must come."},
        Case{"ends_after_key", R"({"a")", kSyntax, 4, "",
             "There is the end of the text where the colon after a key must come."},
        Case{"bare_key", "{name:1}", kSyntax, 1, "", "There is \"name\" where a key in double quotes must come."},
        Case{"number_as_key", "{1:1}", kSyntax, 1, "", "There is \"1\" where a key in double quotes must come."},
        Case{"single_quoted_key", "{'a':1}", kSyntax, 1, "",
             "There is a single quote; write strings and keys in double quotes."},
        Case{"comment_before_key", "{// no\n\"a\":1}", kSyntax, 1, "", "Comments are not allowed; remove this one."},
        Case{"unclosed_key", R"({"a:1})", kSyntax, 1, "",
             "The string that begins here is never closed; add a double quote at its end."},
        Case{"closed_by_bracket", "{]", kSyntax, 1, "", "There is \"]\" where a key in double quotes must come."},
        Case{"two_commas_in_object", R"({"a":1,,"b":2})", kSyntax, 7, "",
             "There is a comma where a key in double quotes must come."},
        Case{"fault_in_second_element", R"([{"a":[]},{"a":[0,{"b":x}]}])", kSyntax, 23, "/1/a/1/b",
             "There is \"x\"" VALUE_DUE},
        Case{"half_a_byte_order_mark", "\xef\xbb{}", "json.utf8", 0, "",
             "The byte 0xEF is not valid UTF-8 here; save the text as UTF-8."},
        Case{"byte_order_mark_inside", "[\xef\xbb\xbf]", kSyntax, 1, "/0", "There is \"\ufeff\" (U+FEFF)" VALUE_DUE}),
    name_of);

// The whole text is at fault, or what follows its one value.
INSTANTIATE_TEST_SUITE_P(
    Whole, DiagnosisOfWholeText,
    testing::Values(Case{"nothing", "", kSyntax, 0, "", "The text is empty; it must hold one value."},
                    Case{"space", " \n", kSyntax, 2, "", "The text is empty; it must hold one value."},
                    Case{"leading_zero_on_top", " 01", kSyntax, 1, "",
                         "A number must not begin with a zero before other digits; remove the zero."},
                    Case{"more", "[1] 2", kSyntax, 4, "", "There is \"2\" after the end of the document; remove it."},
                    Case{"more_brackets", "{}}", kSyntax, 2, "",
                         "There is \"}\" after the end of the document; remove it."},
                    Case{"nul_and_more", std::string("1\0 2", 4), kSyntax, 1, "",
                         "There is the control character U+0000 after the end of the document; remove it."},
                    Case{"utf8_after_the_document", "[1]\xff", "json.utf8", 3, "",
                         "The byte 0xFF is not valid UTF-8 here; save the text as UTF-8."},
                    Case{"byte_order_mark", "\xef\xbb\xbf{}", "json.bom", 0, "",
                         "The text begins with a byte order mark; save it as UTF-8 without one."},
                    Case{"utf16_little_endian", std::string("\xff\xfe[\0]\0", 6), "json.bom", 0, "",
                         "The text is UTF-16 with a byte order mark; save it as UTF-8 without one."},
                    Case{"utf16_big_endian", std::string("\xfe\xff\0[\0]", 6), "json.bom", 0, "",
                         "The text is UTF-16 with a byte order mark; save it as UTF-8 without one."}),
    name_of);

// Two faults: the first one in the text is the one that is told.
TEST(FirstFault, Wins) {
  EXPECT_EQ(read(R"({"a":1,"a":2,)").error->code, "json.duplicate_key");
  EXPECT_EQ(read("[\"\\ud800\", \xff]").error->code, "json.surrogate");
  EXPECT_EQ(read("[\xff, \"\\ud800\"]").error->code, "json.utf8");
}

TEST(PathToken, IsEscaped) {
  EXPECT_EQ(read(R"({"a/b":{"m~n":{"":[0,}]}}})").error->path, "/a~1b/m~0n/");
  EXPECT_EQ(read(R"({"a/b":{"m~n":{"":[0,x]}}})").error->path, "/a~1b/m~0n//1");
}

}  // namespace
}  // namespace qw::json
