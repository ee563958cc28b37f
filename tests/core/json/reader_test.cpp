// What a good text becomes: values, order, offsets, numbers as written.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "json/json.h"

namespace qw::json {
namespace {

TEST(Read, EveryKind) {
  const auto result = read(R"({"n":null,"t":true,"f":false,"d":-1.50,"s":"é","a":[1,[]],"o":{}})");
  ASSERT_TRUE(result.ok());
  const Node& root = result.root;
  EXPECT_EQ(root.kind, Kind::object);
  EXPECT_EQ(root.keys, (std::vector<std::string>{"n", "t", "f", "d", "s", "a", "o"}));
  ASSERT_EQ(root.items.size(), 7U);
  EXPECT_EQ(root.find("n")->kind, Kind::null);
  EXPECT_EQ(root.find("t")->kind, Kind::boolean);
  EXPECT_TRUE(root.find("t")->boolean);
  EXPECT_EQ(root.find("f")->kind, Kind::boolean);
  EXPECT_FALSE(root.find("f")->boolean);
  EXPECT_EQ(root.find("d")->kind, Kind::number);
  EXPECT_EQ(root.find("d")->text, "-1.50");
  EXPECT_EQ(root.find("s")->kind, Kind::string);
  EXPECT_EQ(root.find("s")->text, "é");
  EXPECT_EQ(root.find("a")->items.at(0).text, "1");
  EXPECT_EQ(root.find("a")->items.at(1).kind, Kind::array);
  EXPECT_EQ(root.find("o")->kind, Kind::object);
}

TEST(Read, FindOnAbsentKeyAndOtherKinds) {
  const auto result = read(R"([{"a":1},"a",null])");
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result.root.find("a"), nullptr);
  EXPECT_EQ(result.root.items[0].find("A"), nullptr);
  EXPECT_EQ(result.root.items[0].find(""), nullptr);
  EXPECT_EQ(result.root.items[1].find("a"), nullptr);
  ASSERT_NE(result.root.items[0].find("a"), nullptr);
}

TEST(Read, ObjectsKeepSourceOrder) {
  const auto result = read(R"({"z":1,"a":2,"m":3})");
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result.root.keys, (std::vector<std::string>{"z", "a", "m"}));
  EXPECT_EQ(result.root.items[2].text, "3");
}

class ReadNumber : public testing::TestWithParam<const char*> {};

TEST_P(ReadNumber, KeepsItsCharacters) {
  const std::string number = GetParam();
  for (const std::string& source : {number, "[" + number + "]", " " + number + "\n", "{\"k\":" + number + "}"}) {
    const auto result = read(source);
    ASSERT_TRUE(result.ok()) << source << ": " << result.error->message;
    const Node& node = result.root.items.empty() ? result.root : result.root.items[0];
    EXPECT_EQ(node.kind, Kind::number);
    EXPECT_EQ(node.text, number);
    EXPECT_EQ(node.offset, source.find(number));
  }
}

INSTANTIATE_TEST_SUITE_P(Forms, ReadNumber,
                         testing::Values("0", "-0", "-0.0", "1.0", "1.10", "1e5", "1E+05", "1e-0", "1e400", "-1e-400",
                                         "0.1e1", "18446744073709551616", "-9223372036854775809", "12500.7",
                                         "9007199254740993", "0.00000000000000000000000000000000001",
                                         "123456789012345678901234567890123456789012345678901234567890"));

struct StringCase {
  const char* name;
  std::string source;
  std::string content;
};

class ReadString : public testing::TestWithParam<StringCase> {};

TEST_P(ReadString, ResolvesEscapes) {
  for (const std::string& source : {GetParam().source, "[" + GetParam().source + ",1]"}) {
    const auto result = read(source);
    ASSERT_TRUE(result.ok()) << result.error->message;
    const Node& node = result.root.items.empty() ? result.root : result.root.items[0];
    EXPECT_EQ(node.kind, Kind::string);
    EXPECT_EQ(node.text, GetParam().content);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Forms, ReadString,
    testing::Values(StringCase{"empty", R"("")", ""}, StringCase{"quote", R"("\"")", "\""},
                    StringCase{"backslash", R"("\\")", "\\"}, StringCase{"backslashes_at_end", R"("a\\\\")", "a\\\\"},
                    StringCase{"escaped_quote_at_end", R"("a\\\"")", "a\\\""}, StringCase{"solidus", R"("\/")", "/"},
                    StringCase{"short_forms", R"("\b\f\n\r\t")", "\b\f\n\r\t"},
                    StringCase{"nul", R"("a\u0000b")", std::string("a\0b", 3)},
                    StringCase{"two_bytes", R"("\u00e9")", "é"}, StringCase{"three_bytes", R"("\u20AC")", "€"},
                    StringCase{"pair", R"("\ud834\uDD1E")", "𝄞"}, StringCase{"raw_four_bytes", "\"𝄞\"", "𝄞"},
                    StringCase{"del_and_noncharacter", "\"\x7f\xef\xbf\xbf\"", "\x7f\xef\xbf\xbf"},
                    StringCase{"line_separator", "\"\u2028\"", "\u2028"},
                    StringCase{"looks_like_json", R"("{\"a\":[1,")", "{\"a\":[1,"}),
    [](const auto& test) { return test.param.name; });

TEST(Read, OffsetsPointAtTheFirstCharacter) {
  const std::string source = " { \"a b\" : [ 10 ,\n\t\"x\\\"]\" , {\"k\":true} ], \"c\":null }\r\n";
  const auto result = read(source);
  ASSERT_TRUE(result.ok());
  const Node& root = result.root;
  EXPECT_EQ(root.offset, source.find('{'));
  const Node& list = root.items[0];
  EXPECT_EQ(list.offset, source.find('['));
  EXPECT_EQ(list.items[0].offset, source.find("10"));
  EXPECT_EQ(list.items[1].offset, source.find("\"x"));
  EXPECT_EQ(list.items[2].offset, source.find("{\"k"));
  EXPECT_EQ(list.items[2].items[0].offset, source.find("true"));
  EXPECT_EQ(root.items[1].offset, source.find("null"));
}

TEST(Read, OffsetsAfterEmptyContainersAndNumbers) {
  const std::string source = R"([[],{},1,-2.5e3,[ ],{ },"",false,3])";
  const auto result = read(source);
  ASSERT_TRUE(result.ok());
  std::vector<std::uint32_t> offsets;
  for (const Node& item : result.root.items) offsets.push_back(item.offset);
  EXPECT_EQ(offsets, (std::vector<std::uint32_t>{1, 4, 7, 9, 16, 20, 24, 27, 33}));
}

TEST(Read, KeysThatDifferOnlyALittle) {
  const auto result = read("{\"a\":1,\"A\":2,\"a \":3,\"\":4,\"a\\u0000\":5,\"\u00e9\":6,\"e\u0301\":7}");
  ASSERT_TRUE(result.ok()) << result.error->message;
  EXPECT_EQ(result.root.items.size(), 7U);
}

TEST(Read, SameKeyInDifferentObjects) { EXPECT_TRUE(read(R"({"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]})").ok()); }

TEST(Read, KeysOfObjectPrototypesAreOrdinary) {
  const auto result = read(R"({"__proto__":1,"constructor":2,"toString":3})");
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result.root.find("__proto__")->text, "1");
}

struct PositionCase {
  const char* name;
  const char* source;
  std::uint32_t offset;
  Position expected;
};

class PositionAt : public testing::TestWithParam<PositionCase> {};

TEST_P(PositionAt, CountsFromOne) { EXPECT_EQ(position_at(GetParam().source, GetParam().offset), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Places, PositionAt,
    testing::Values(PositionCase{"empty", "", 0, {1, 1}}, PositionCase{"first", "ab", 0, {1, 1}},
                    PositionCase{"second", "ab", 1, {1, 2}}, PositionCase{"end", "ab", 2, {1, 3}},
                    PositionCase{"beyond_the_end", "ab", 99, {1, 3}}, PositionCase{"on_line_end", "a\nb", 1, {1, 2}},
                    PositionCase{"after_line_end", "a\nb", 2, {2, 1}}, PositionCase{"empty_lines", "\n\n\n", 3, {4, 1}},
                    PositionCase{"windows_line_end", "a\r\nb", 3, {2, 1}},
                    PositionCase{"tab_is_one", "\t\tx", 2, {1, 3}}, PositionCase{"two_byte_character", "éx", 2, {1, 2}},
                    PositionCase{"four_byte_character", "𝄞x", 4, {1, 2}},
                    PositionCase{"stray_continuation", "\x80x", 1, {1, 1}}),
    [](const auto& test) { return test.param.name; });

TEST(ToFinding, CarriesEverything) {
  const auto result = read("{\"a\":\n [1, x]}");
  ASSERT_FALSE(result.ok());
  const Finding finding = to_finding(*result.error, "facts.json");
  EXPECT_EQ(finding.severity, Severity::error);
  EXPECT_EQ(finding.code, "json.syntax");
  EXPECT_EQ(finding.file, "facts.json");
  EXPECT_EQ(finding.path, "/a/1");
  EXPECT_EQ(finding.line, 2U);
  EXPECT_EQ(finding.column, 6U);
  EXPECT_EQ(finding.message, result.error->message);
}

TEST(Canonical, CompactWithNumbersAsWritten) {
  const auto result = read("{ \"b\" : [ 1.0 , -0, 1E5, true, null ],\n \"a\" : \"\\u00e9\\/\\u001f\" , \"o\": { } }");
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(canonical(result.root), "{\"b\":[1.0,-0,1E5,true,null],\"a\":\"é/\\u001f\",\"o\":{}}");
}

TEST(Canonical, EveryKindAtTheTop) {
  for (const char* source : {"null", "true", "false", "0", "\"\"", "[]", "{}"}) {
    const auto result = read(source);
    ASSERT_TRUE(result.ok()) << source;
    EXPECT_EQ(canonical(result.root), source);
  }
}

}  // namespace
}  // namespace qw::json
