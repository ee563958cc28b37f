// nearest, JSON pointers, join_or.
#include "base/text.h"

#include <gtest/gtest.h>

namespace qw_test {
namespace {

TEST(Nearest, TakesALikelyTypingError) {
  const std::vector<std::string_view> names = {"warehouses", "named_users", "rto_hours", "sku"};
  const struct {
    const char* word;
    const char* expected;
  } cases[] = {
      {"warehouses", "warehouses"},
      {"warehuoses", "warehouses"},
      {"warehouse", "warehouses"},
      {"wherehouses", "warehouses"},
      {"namedusers", "named_users"},
      {"rto_hour", "rto_hours"},
      {"sk", "sku"},
      {"skus", "sku"},
      {"entirely_different", ""},
      {"x", ""},  // three edits away from "sku": nothing is near
  };
  for (const auto& test : cases) EXPECT_EQ(qw::nearest(test.word, names), test.expected) << test.word;
}

TEST(Nearest, TakesTheFirstOfEquals) {
  EXPECT_EQ(qw::nearest("int_x", {"int_a", "int_b"}), "int_a");
  EXPECT_EQ(qw::nearest("int_b", {"int_a", "int_b"}), "int_b");
}

TEST(Nearest, GivesUpOnLongWords) {
  const std::string long_word(101, 'a');
  EXPECT_EQ(qw::nearest(long_word, {long_word}), "");
  EXPECT_EQ(qw::nearest(std::string(100, 'a'), {std::string_view(long_word).substr(1)}), std::string(100, 'a'));
  EXPECT_EQ(qw::nearest(std::string(99, 'a'), {long_word}), "");
  EXPECT_EQ(qw::nearest("", {}), "");
}

TEST(PointerJoin, EscapesOneToken) {
  const struct {
    const char* pointer;
    const char* token;
    const char* expected;
  } cases[] = {{"", "a", "/a"},          {"/a", "b", "/a/b"},      {"/a", "", "/a/"},
               {"/a", "b/c", "/a/b~1c"}, {"/a", "b~c", "/a/b~0c"}, {"", "~1", "/~01"}};
  for (const auto& test : cases) EXPECT_EQ(qw::pointer_join(test.pointer, test.token), test.expected);
  EXPECT_EQ(qw::pointer_join("/rules", std::size_t{0}), "/rules/0");
  EXPECT_EQ(qw::pointer_join("", std::size_t{12}), "/12");
}

TEST(JoinOr, ReadsAsASentence) {
  EXPECT_EQ(qw::join_or({}), "");
  EXPECT_EQ(qw::join_or({"a"}), "a");
  EXPECT_EQ(qw::join_or({"a", "b"}), "a or b");
  EXPECT_EQ(qw::join_or({"a", "b", "c"}), "a, b or c");
}

}  // namespace
}  // namespace qw_test
