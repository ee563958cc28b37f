// Each limit at the value itself and one beyond; hostile shapes that must cost neither stack nor quadratic time.
#include <gtest/gtest.h>

#include <string>

#include "json/json.h"

namespace qw::json {
namespace {

std::string repeat(const std::string& part, std::size_t count) {
  std::string text;
  text.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

// A null root says that no partial document leaks out.
void expect_refused(const ReadResult& result, const char* code, Position position, const std::string& path) {
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error->code, code);
  EXPECT_EQ(result.error->position, position);
  EXPECT_EQ(result.error->path, path);
  EXPECT_EQ(result.root.kind, Kind::null);
  EXPECT_TRUE(result.root.items.empty());
  EXPECT_TRUE(result.root.keys.empty());
}

TEST(Limit, Bytes) {
  Limits limits;
  limits.bytes = 4;
  EXPECT_TRUE(read("[10]", limits).ok());
  expect_refused(read("[10] ", limits), "json.size", {1, 1}, "");
}

TEST(Limit, BytesByDefault) {
  std::string source = "1" + std::string((8U << 20U) - 1, ' ');
  EXPECT_TRUE(read(source).ok());
  source += ' ';
  expect_refused(read(source), "json.size", {1, 1}, "");
}

TEST(Limit, SizeIsCheckedBeforeAnythingElse) {
  Limits limits;
  limits.bytes = 2;
  expect_refused(read("\xef\xbb\xbfx", limits), "json.size", {1, 1}, "");
}

TEST(Limit, DepthByDefault) {
  EXPECT_TRUE(read(nested(64)).ok());
  const auto result = read(nested(65));
  expect_refused(result, "json.depth", {1, 65}, repeat("/0", 64));
  EXPECT_EQ(result.error->message, "Arrays and objects are nested more than 64 deep; flatten them.");
}

TEST(Limit, DepthCountsObjectsAndNotSiblings) {
  Limits limits;
  limits.depth = 2;
  EXPECT_TRUE(read(R"({"a":[],"b":{},"c":[1,2,3]})", limits).ok());
  expect_refused(read(R"({"a":[],"b":{"c":{}}})", limits), "json.depth", {1, 18}, "/b/c");
  limits.depth = 0;
  EXPECT_TRUE(read("7", limits).ok());
  expect_refused(read("[]", limits), "json.depth", {1, 1}, "");
}

TEST(Limit, Nodes) {
  Limits limits;
  limits.nodes = 3;
  EXPECT_TRUE(read("[1,2]", limits).ok());
  expect_refused(read("[1,2,3]", limits), "json.nodes", {1, 6}, "/2");
  expect_refused(read("[1,2,3,4", limits), "json.nodes", {1, 6}, "/2");  // the first value too many, and nothing later
  expect_refused(read(R"(["","","",""])", limits), "json.nodes", {1, 8}, "/2");
  expect_refused(read("[null,null,true,[]]", limits), "json.nodes", {1, 12}, "/2");
  expect_refused(read("[[],[],[],[]]", limits), "json.nodes", {1, 8}, "/2");
  EXPECT_TRUE(read(R"({"a":"","b":null})", limits).ok());
  expect_refused(read(R"({"a":"","b":[true]})", limits), "json.nodes", {1, 14}, "/b/0");
  expect_refused(read(R"({"a":"","b":[[]]})", limits), "json.nodes", {1, 14}, "/b/0");
  expect_refused(read(R"({"a":"","b":[""]})", limits), "json.nodes", {1, 14}, "/b/0");
  expect_refused(read(R"({"a":"","b":[null]})", limits), "json.nodes", {1, 14}, "/b/0");
}

TEST(Limit, NodesByDefault) { EXPECT_EQ(Limits{}.nodes, 1'000'000U); }  // really reading them takes seconds under ASan

TEST(Limit, StringBytesByDefault) {
  const std::string longest(64U << 10U, 'x');
  const auto result = read("[\"" + longest + "\"]");
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result.root.items[0].text, longest);
  expect_refused(read("[\"" + longest + "x\"]"), "json.string_length", {1, 2}, "/0");
  EXPECT_TRUE(read("{\"" + longest + "\":1}").ok());
  expect_refused(read("{\"" + longest + "x\":1}"), "json.string_length", {1, 2}, "");
}

TEST(Limit, StringBytesCountTheContent) {
  Limits limits;
  limits.string_bytes = 3;
  EXPECT_TRUE(read(R"("\u20ac")", limits).ok());
  EXPECT_TRUE(read(R"("\n\n\n")", limits).ok());
  expect_refused(read("\"𝄞\"", limits), "json.string_length", {1, 1}, "");
}

TEST(Limit, NumberCharsByDefault) {
  EXPECT_TRUE(read(std::string(256, '7')).ok());
  expect_refused(read(std::string(257, '7')), "json.number_length", {1, 1}, "");
  EXPECT_TRUE(read("[0." + std::string(254, '1') + "]").ok());
  expect_refused(read("[-0." + std::string(254, '1') + "]"), "json.number_length", {1, 2}, "/0");
}

TEST(Hostile, ManyOpeningBrackets) {
  expect_refused(read(std::string(100'000, '[')), "json.depth", {1, 65}, repeat("/0", 64));
  expect_refused(read(repeat("{\"\":", 100'000)), "json.depth", {1, 64 * 4 + 1}, repeat("/", 64));
}

// A search through all earlier keys would compare five thousand million pairs.
TEST(Hostile, AHundredThousandKeys) {
  std::string source = "{";
  for (int i = 0; i < 100'000; ++i) source += "\"k" + std::to_string(i) + "\":0,";
  const auto result = read(source + "\"z\":0}");
  ASSERT_TRUE(result.ok()) << result.error->message;
  EXPECT_EQ(result.root.items.size(), 100'001U);
  const auto repeated = read(source + "\"k50000\":0}");
  ASSERT_FALSE(repeated.ok());
  EXPECT_EQ(repeated.error->code, "json.duplicate_key");
  EXPECT_EQ(repeated.error->path, "/k50000");
  EXPECT_EQ(repeated.error->position.column, source.size() + 1);
}

TEST(Hostile, ALongNumberCostsNoConversion) {
  const auto result = read(std::string(1U << 20U, '9'));
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error->code, "json.number_length");
}

// The duplicate is found at every distance, on both sides of the size where the search changes its method.
TEST(Duplicate, AtEveryDistance) {
  for (int size = 1; size <= 30; ++size) {
    for (int repeated = 0; repeated < size; ++repeated) {
      std::string source = "{";
      for (int i = 0; i < size; ++i) source += "\"k" + std::to_string(i) + "\":0,";
      const std::size_t column = source.size() + 1;
      source += "\"k" + std::to_string(repeated) + "\":0}";
      const auto result = read(source);
      ASSERT_FALSE(result.ok()) << source;
      EXPECT_EQ(result.error->code, "json.duplicate_key");
      EXPECT_EQ(result.error->position.column, column);
      EXPECT_EQ(result.error->path, "/k" + std::to_string(repeated));
    }
  }
}

TEST(Duplicate, WrittenInAnotherWay) {
  const auto result = read(R"({"warehouses":1,"ware\u0068ouses":2})");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error->message, "The key \"warehouses\" appears twice in this object; keep one of them.");
}

TEST(Duplicate, ALongKeyIsCutInTheMessageOnly) {
  const std::string key = std::string(59, 'k') + "é" + std::string(1000, 'k');
  const auto result = read("{\"" + key + "\":1,\"" + key + "\":2}");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error->path, "/" + key);
  EXPECT_EQ(result.error->message,
            "The key \"" + std::string(59, 'k') + "...\" appears twice in this object; keep one of them.");
}

}  // namespace
}  // namespace qw::json
