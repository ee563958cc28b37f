// Commas, escapes, and that the output can always be read again.
#include "json/writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "json/json.h"

namespace qw::json {
namespace {

TEST(Writer, NestsWithCommas) {
  std::string out;
  Writer writer(out);
  writer.begin_object();
  writer.member("tier", 2);
  writer.key("list");
  writer.begin_array();
  writer.begin_array();
  writer.end_array();
  writer.begin_object();
  writer.end_object();
  writer.string("[");
  writer.string("{");
  writer.string(":");
  writer.string(",");
  writer.null();
  writer.boolean(true);
  writer.boolean(false);
  writer.raw("{\"x\":[]}");
  writer.integer(-7);
  writer.end_array();
  writer.member_raw("raw", "[1]");
  writer.key("o");
  writer.begin_object();
  writer.member("p", "q");
  writer.end_object();
  writer.end_object();
  EXPECT_EQ(out, R"({"tier":2,"list":[[],{},"[","{",":",",",null,true,false,{"x":[]},-7],"raw":[1],"o":{"p":"q"}})");
  EXPECT_TRUE(read(out).ok());
}

TEST(Writer, MembersOfEveryType) {
  std::string out;
  Writer writer(out);
  const std::string text = "t";
  writer.begin_object();
  writer.member("literal", "l");
  writer.member("string", text);
  writer.member("view", std::string_view("v"));
  writer.member("yes", true);
  writer.member("no", false);
  writer.member("small", std::uint8_t{7});
  writer.member("int", -1);
  writer.member("u32", std::uint32_t{4294967295U});
  writer.member("least", std::numeric_limits<std::int64_t>::min());
  writer.member("most", std::numeric_limits<std::int64_t>::max());
  writer.end_object();
  EXPECT_EQ(out, R"({"literal":"l","string":"t","view":"v","yes":true,"no":false,"small":7,"int":-1,"u32":4294967295,)"
                 R"("least":-9223372036854775808,"most":9223372036854775807})");
}

TEST(Writer, AppendsToWhatIsThere) {
  std::string out = "data: ";
  Writer writer(out);
  writer.begin_array();
  writer.integer(1);
  writer.integer(2);
  writer.end_array();
  EXPECT_EQ(out, "data: [1,2]");
}

TEST(Writer, KeysAreEscapedToo) {
  std::string out;
  Writer writer(out);
  writer.begin_object();
  writer.member("a\"\n\xff", 1);
  writer.end_object();
  EXPECT_EQ(out, "{\"a\\\"\\n\xef\xbf\xbd\":1}");
}

struct EscapeCase {
  const char* name;
  std::string text;
  std::string expected;  // without the quotes around it
};

class Escape : public testing::TestWithParam<EscapeCase> {};

TEST_P(Escape, Exactly) {
  std::string out;
  append_string(out, GetParam().text);
  EXPECT_EQ(out, '"' + GetParam().expected + '"');
  EXPECT_TRUE(read(out).ok());
}

const std::string kReplaced = "\xef\xbf\xbd";

INSTANTIATE_TEST_SUITE_P(
    Strings, Escape,
    testing::Values(
        EscapeCase{"empty", "", ""}, EscapeCase{"quote", "\"", "\\\""}, EscapeCase{"backslash", "\\", "\\\\"},
        EscapeCase{"solidus_as_is", "a/b", "a/b"}, EscapeCase{"short_forms", "\b\f\n\r\t", "\\b\\f\\n\\r\\t"},
        EscapeCase{"nul", std::string(1, '\0'), "\\u0000"}, EscapeCase{"unit_separator", "\x1f", "\\u001f"},
        EscapeCase{"vertical_tab", "\v", "\\u000b"}, EscapeCase{"space_and_del_as_is", " \x7f", " \x7f"},
        EscapeCase{"markup_as_is", "</script>&'", "</script>&'"}, EscapeCase{"utf8_as_is", "é€𝄞\u2028", "é€𝄞\u2028"},
        EscapeCase{"middle", "ab\ncd\"ef", "ab\\ncd\\\"ef"},
        // One U+FFFD for each maximal part, as in the Unicode standard, table 3-8, and in TextDecoder.
        EscapeCase{"stray_continuation", "a\x80z", "a" + kReplaced + "z"},
        EscapeCase{"overlong", "\xc0\xaf", kReplaced + kReplaced},
        EscapeCase{"surrogate", "\xed\xa0\x80", kReplaced + kReplaced + kReplaced},
        EscapeCase{"cut_short", "\xe2\x82", kReplaced}, EscapeCase{"cut_and_more", "\xe2\x82z", kReplaced + "z"},
        EscapeCase{"cut_four", "\xf0\x9d\x84\"", kReplaced + "\\\""},
        EscapeCase{"beyond_unicode", "\xf4\x90\x80\x80", kReplaced + kReplaced + kReplaced + kReplaced},
        EscapeCase{"ff", "\xff", kReplaced}),
    [](const auto& test) { return test.param.name; });

// Every sequence of up to three bytes from the bytes where UTF-8 changes its mind.
TEST(Writer, AnyBytesBecomeValidJson) {
  const std::string bytes("\x00\x1f\x22\x5c\x7f\x80\x8f\x90\x9f\xa0\xbf\xc1\xc2\xdf\xe0\xed\xef\xf0\xf4\xf5\xff", 21);
  for (const char a : bytes) {
    for (const char b : bytes) {
      for (const char c : bytes) {
        std::string out;
        append_string(out, std::string{a, b, c});
        const auto result = read(out);
        ASSERT_TRUE(result.ok()) << out;
        ASSERT_EQ(canonical(result.root), out);
      }
    }
  }
}

}  // namespace
}  // namespace qw::json
