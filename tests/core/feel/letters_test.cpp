#include "feel/letters.h"

#include <gtest/gtest.h>

namespace {

using namespace qw::feel;

struct CaseCase {
  const char* text;
  const char* upper;
  const char* lower;
};

// What Java and Python make of them.
TEST(Letters, Case) {
  const CaseCase cases[] = {
      {"", "", ""},
      {"AbDcF 123?@{", "ABDCF 123?@{", "abdcf 123?@{"},
      {"Äöüÿ×÷", "ÄÖÜŸ×÷", "äöüÿ×÷"},
      {"Straße", "STRASSE", "straße"},
      {"ŒœĦħŁłŽž", "ŒŒĦĦŁŁŽŽ", "œœħħłłžž"},
      {"ıſµ", "ISΜ", "ıſµ"},
      {"İ", "İ", "i̇"},
      {"Όδυσσεύς", "ΌΔΥΣΣΕΎΣ", "όδυσσεύς"},
      {"ΟΔΟΣ Σ ΣΑ", "ΟΔΟΣ Σ ΣΑ", "οδος σ σα"},
      {"Ёжик Ѫѫ Ӂӂ", "ЁЖИК ѪѪ ӁӁ", "ёжик ѫѫ ӂӂ"},
      {"Ệệ ἀἈ", "ỆỆ ἈἈ", "ệệ ἀἀ"},
      {"Ａｂ", "ＡＢ", "ａｂ"},
      {"Բբ", "ԲԲ", "բբ"},
      {"ǅ", "Ǆ", "ǆ"},
      {"中文 ❤ 🐎", "中文 ❤ 🐎", "中文 ❤ 🐎"},
  };
  for (const CaseCase& test : cases) {
    EXPECT_EQ(upper_case(test.text), test.upper) << test.text;
    EXPECT_EQ(lower_case(test.text), test.lower) << test.text;
  }
}

TEST(Letters, EveryLetterGoesThereAndBack) {
  for (char32_t letter = 0; letter < 0x10000; ++letter) {
    const char32_t small = to_lower(letter);
    const int number = static_cast<int>(letter);
    EXPECT_EQ(to_lower(small), small) << number;
    EXPECT_EQ(to_upper(to_upper(letter)), to_upper(letter)) << number;
    EXPECT_TRUE(letter >= 0x250 || letter == 0x130 || (category(letter) == Category::Lu) <= (small != letter))
        << number;
  }
}

struct KindCase {
  char32_t letter;
  std::string_view kind;
};

TEST(Letters, Kinds) {
  const KindCase cases[] = {
      {'A', "Lu"},     {'z', "Ll"},     {'0', "Nd"},      {' ', "Zs"},      {'\n', "Cc"},   {'_', "Pc"},
      {'-', "Pd"},     {'(', "Ps"},     {')', "Pe"},      {'+', "Sm"},      {'$', "Sc"},    {'^', "Sk"},
      {'!', "Po"},     {0xAB, "Pi"},    {0xBB, "Pf"},     {0xA9, "So"},     {0xAD, "Cf"},   {0xB2, "No"},
      {0xAA, "Lo"},    {0xDF, "Ll"},    {0xD7, "Sm"},     {0x100, "Lu"},    {0x101, "Ll"},  {0x138, "Ll"},
      {0x178, "Lu"},   {0x1BB, "Lo"},   {0x1C5, "Lt"},    {0x24F, "Ll"},    {0x2B0, "Lm"},  {0x301, "Mn"},
      {0x378, "Cn"},   {0x37E, "Po"},   {0x3A3, "Lu"},    {0x3C2, "Ll"},    {0x3D2, "Lu"},  {0x410, "Lu"},
      {0x44F, "Ll"},   {0x482, "So"},   {0x488, "Me"},    {0x58F, "Sc"},    {0x5D0, "Lo"},  {0x660, "Nd"},
      {0x966, "Nd"},   {0x1E9E, "Lu"},  {0x1F88, "Lt"},   {0x2003, "Zs"},   {0x2014, "Pd"}, {0x2028, "Zl"},
      {0x2029, "Zp"},  {0x20AC, "Sc"},  {0x2165, "Nl"},   {0x2192, "Sm"},   {0x2764, "So"}, {0x3007, "Nl"},
      {0x4E2D, "Lo"},  {0xAC00, "Lo"},  {0xD7A4, "Cn"},   {0xE000, "Co"},   {0xFF21, "Lu"}, {0xFFFF, "Cn"},
      {0x1F40E, "So"}, {0x1D7D8, "Nd"}, {0x10FFFF, "Cn"}, {0x10FFFD, "Co"},
  };
  for (const KindCase& test : cases) {
    const std::size_t kind = static_cast<std::size_t>(category(test.letter));
    EXPECT_EQ(kCategoryNames.substr(2 * kind, 2), test.kind) << static_cast<int>(test.letter);
  }
}

TEST(Letters, CountAndSlice) {
  const std::string_view text = "aä€🐎z";
  EXPECT_EQ(count_letters(text), 5U);
  EXPECT_EQ(count_letters(""), 0U);
  EXPECT_EQ(slice_letters(text, 1, 3), "ä€🐎");
  EXPECT_EQ(slice_letters(text, 0, 0), "");
  EXPECT_EQ(slice_letters(text, 4, 9), "z");
  EXPECT_EQ(slice_letters(text, 5, 9), "");
  EXPECT_EQ(slice_letters(text, 9, 1), "");
}

TEST(Letters, BytesThatAreNotText) {
  for (std::string_view bad : {"\x80", "\xC1\x81", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                               "\xF5\x80\x80\x80", "\xC3", "\xE2\x82"}) {
    std::string_view rest = bad;
    EXPECT_EQ(take_letter(rest), 0xFFFDU) << bad.size();
    EXPECT_EQ(rest.size(), bad.size() - 1);
  }
  EXPECT_EQ(count_letters("a\xFF\xFEz"), 4U);
}

TEST(Letters, WhatIsWrittenIsRead) {
  for (char32_t letter = 0; letter <= 0x10FFFF; letter += letter < 0x3000 ? 1 : 37) {
    if (letter >= 0xD800 && letter < 0xE000) continue;
    std::string text;
    append_letter(text, letter);
    std::string_view rest = text;
    ASSERT_EQ(take_letter(rest), letter);
    ASSERT_TRUE(rest.empty());
  }
}

}  // namespace
