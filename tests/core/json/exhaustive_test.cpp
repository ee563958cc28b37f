// Every short text, every escape and every byte sequence near a boundary of UTF-8, against the independent judge.
#include <string>
#include <string_view>
#include <vector>

#include "core/json/json_judge.h"
#include "gtest/gtest.h"
#include "json/json.h"
#include "json/writer.h"

namespace qw::json {
namespace {

using qw_test::JsonVerdict;

constexpr const char* kHalfPair = "is half of a surrogate pair";

// The verdict is the judge's; what is wrong was found, not guessed: a string may stand wherever a value or key may.
void expect_as_judged(const std::string& source) {
  const auto result = read(source);
  const bool valid = qw_test::judge_json(source) == JsonVerdict::valid;
  if (result.ok()) {
    ASSERT_TRUE(valid) << source;
    return;
  }
  const ReadError& error = *result.error;
  ASSERT_TRUE(!valid || error.code == "json.duplicate_key") << source << ": " << error.message;
  ASSERT_EQ(error.message.find("There is a string where a value"), std::string::npos) << source;
  ASSERT_EQ(error.message.find("There is a string where a key"), std::string::npos) << source;
  ASSERT_LE(error.position.column, source.size() + 1) << source;
}

// All texts of up to `length` bytes from `alphabet`, each between `before` and `after`.
void expect_all_as_judged(const std::string& alphabet, std::size_t length, const std::string& before,
                          const std::string& after) {
  std::vector<std::string> texts = {""};
  for (std::size_t begin = 0, round = 0; round <= length; ++round) {
    const std::size_t end = texts.size();
    for (std::size_t i = begin; i < end; ++i) {
      ASSERT_NO_FATAL_FAILURE(expect_as_judged(before + texts[i] + after));
      if (round == length) continue;
      for (const char c : alphabet) texts.push_back(texts[i] + c);
    }
    begin = end;
  }
}

TEST(Exhaustive, Structure) {
  expect_all_as_judged("[]{},:\"1 ", 5, "", "");
  expect_all_as_judged("[]{},:\"1 ", 4, "[1,{\"k\":0,", "}]");
}

TEST(Exhaustive, Numbers) {
  expect_all_as_judged("01-+.eE", 5, "", "");
  expect_all_as_judged("09-+.eE ", 4, "[", "]");
}

TEST(Exhaustive, Strings) {
  expect_all_as_judged(std::string("\"\\u0aF/nx\n\t\x1f\x20\x7f", 14), 4, "\"", "\"");
  expect_all_as_judged(std::string("\0\"\\/bfnrtu", 10), 3, "{\"", "\":\"\"}");
}

TEST(Exhaustive, OutsideOfStrings) {
  expect_all_as_judged(std::string("\0\x01\t\n\r\f\v\x7f /#'_$tT1[]", 19), 3, "", "");
  expect_all_as_judged(std::string("\xc2\xa0\xef\xbb\xbf\x80\xff[]1,", 11), 4, " ", " ");
}

TEST(Exhaustive, EveryUnicodeEscape) {
  constexpr std::string_view kLower = "0123456789abcdef";
  constexpr std::string_view kUpper = "0123456789ABCDEF";
  for (unsigned unit = 0; unit <= 0xffff; ++unit) {
    std::string source = "\"\\u";
    for (const unsigned shift : {12U, 8U, 4U, 0U}) source += (unit % 3 == 0 ? kUpper : kLower)[(unit >> shift) & 15U];
    source += '"';
    const auto result = read(source);
    const bool surrogate = unit >= 0xd800 && unit <= 0xdfff;
    ASSERT_EQ(result.ok(), !surrogate) << source;
    if (surrogate) {
      ASSERT_EQ(result.error->code, "json.surrogate") << source;
      ASSERT_NE(result.error->message.find(kHalfPair), std::string::npos) << source;
    }
  }
}

TEST(Exhaustive, PairsAtTheBoundaries) {
  for (const char* first : {"\\ud7ff", "\\ud800", "\\uDBFF", "\\udc00", "\\uDfff", "\\ue000", "\\u003", "\\u", "x"}) {
    for (const char* second : {"\\uDBFF", "\\udc00", "\\uDFFF", "\\ue000", "\\udc0", "\\udc0g", "\\n", "\\", ""}) {
      const std::string pair = std::string(first) + second;
      for (const char* after : {"\"", "1\"", "\\", "\\\"", ""}) {
        ASSERT_NO_FATAL_FAILURE(expect_as_judged('"' + pair + after));
        ASSERT_NO_FATAL_FAILURE(expect_as_judged("{\"" + pair + after + ":1}"));
      }
    }
  }
}

// In a string of the source, and in a string to be written: the same judgement about the same bytes.
void expect_utf8_as_judged(const std::string& bytes) {
  const std::string source = '"' + bytes + '"';
  const bool valid = qw_test::judge_json(source) == JsonVerdict::valid;
  const auto result = read(source);
  ASSERT_EQ(result.ok(), valid) << source;
  std::string written;
  append_string(written, bytes);
  if (valid) {
    ASSERT_EQ(written, source);
  } else {
    ASSERT_EQ(result.error->code, "json.utf8") << source;
    ASSERT_NE(written.find("\xef\xbf\xbd"), std::string::npos) << source;
    ASSERT_EQ(qw_test::judge_json(written), JsonVerdict::valid) << written;
  }
}

TEST(Exhaustive, EveryTwoBytes) {
  for (int first = 0x23; first <= 0xff; ++first) {
    for (int second = 0x5d; second <= 0xff; ++second) {
      if (first == '\\') continue;
      ASSERT_NO_FATAL_FAILURE(expect_utf8_as_judged({static_cast<char>(first), static_cast<char>(second)}));
    }
  }
}

TEST(Exhaustive, FourBytesAtTheBoundaries) {
  const std::string leads = "\x7f\x80\xbf\xc0\xc1\xc2\xdf\xe0\xe1\xec\xed\xee\xef\xf0\xf1\xf3\xf4\xf5\xf8\xff";
  const std::string others = "\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0\xed";
  for (const char a : leads) {
    for (const char b : others) {
      for (const char c : others) {
        ASSERT_NO_FATAL_FAILURE(expect_utf8_as_judged({a, b, c}));
        for (const char d : others) ASSERT_NO_FATAL_FAILURE(expect_utf8_as_judged({a, b, c, d}));
      }
    }
  }
}

}  // namespace
}  // namespace qw::json
