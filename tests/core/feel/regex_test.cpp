#include "feel/regex.h"

#include <gtest/gtest.h>

#include <span>

namespace {

using namespace qw::feel;

constexpr std::int64_t kSteps = 1'000'000;

const char* name(RegexError error) {
  switch (error) {
    case RegexError::none: return "none";
    case RegexError::syntax: return "syntax";
    case RegexError::empty_match: return "empty_match";
    case RegexError::too_large: return "too_large";
    case RegexError::steps: return "steps";
  }
  return "?";
}

// The first match in angle brackets: "a<bc>d"; "no" without one; the name of the error.
std::string found(std::string_view text, std::string_view pattern, std::string_view flags = "") {
  Regex regex;
  RegexSlots slots;
  std::int64_t steps = kSteps;
  RegexError error = compile_regex(pattern, flags, regex);
  if (error == RegexError::none) error = find_match(regex, text, 0, slots, steps);
  if (error != RegexError::none) return name(error);
  if (slots[0] == kNoMatch) return "no";
  std::string shown(text);
  shown.insert(slots[1], ">");
  return shown.insert(slots[0], "<");
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

std::string replaced(std::string_view text, std::string_view pattern, std::string_view replacement,
                     std::string_view flags = "") {
  std::string out;
  std::int64_t steps = kSteps;
  const RegexError error = regex_replace(text, pattern, replacement, flags, steps, 10'000, out);
  return error == RegexError::none ? out : name(error);
}

std::string parts(std::string_view text, std::string_view pattern, std::string_view flags = "") {
  std::vector<std::string_view> list;
  std::int64_t steps = kSteps;
  const RegexError error = regex_split(text, pattern, flags, steps, list);
  if (error != RegexError::none) return name(error);
  std::string shown;
  for (const std::string_view part : list) shown += "[" + std::string(part) + "]";
  return shown;
}

struct FindCase {
  const char* text;
  const char* pattern;
  const char* shown;
  const char* flags = "";
};

void expect_all(std::span<const FindCase> cases) {
  for (const FindCase& test : cases) {
    EXPECT_EQ(found(test.text, test.pattern, test.flags), test.shown)
        << test.text << " / " << test.pattern << " / " << test.flags;
  }
}

TEST(Regex, LettersGroupsAlternatives) {
  const FindCase cases[] = {
      {"foobar", "ob", "fo<ob>ar"},   {"foobar", "", "<>foobar"},     {"foobar", "x", "no"},
      {"abcd", "(ab)|(a)", "<ab>cd"}, {"abcd", "a|ab", "<a>bcd"},     {"abcd", "x|y|cd", "ab<cd>"},
      {"abcd", "a(|x|b)c", "<abc>d"}, {"abcd", "(?:b|c)+", "a<bc>d"}, {"aäb", "ä", "a<ä>b"},
      {"aäb", "a.b", "<aäb>"},        {"a\nb", "a.b", "no"},          {"a\rb", "a.b", "no"},
      {"a\nb", "a.b", "<a\nb>", "s"}, {"a.b", "a\\.b", "<a.b>"},      {"axb", "a\\.b", "no"},
      {"a\tb", "\\t", "a<\t>b"},      {"a-b", "a\\-b", "<a-b>"},      {"()", "\\(\\)", "<()>"},
      {"a-b", "a-b", "<a-b>"},        {"a,b:c", ",b:", "a<,b:>c"},    {"", "()", "<>"},
  };
  expect_all(cases);
}

TEST(Regex, Anchors) {
  const FindCase cases[] = {
      {"foobar", "^fo*b*", "<foob>ar"},
      {"abc", ".^[d-z]*", "no"},
      {"abc", "c$", "ab<c>"},
      {"abc", "b$", "no"},
      {"a\nb", "^b", "no"},
      {"a\nb", "^b", "a\n<b>", "m"},
      {"a\nb", "a$", "no"},
      {"a\nb", "a$", "<a>\nb", "m"},
      {"a\n", "\\n^", "no", "m"},
      {"a\n", "a\\n$", "<a\n>"},
      {"abc", "^^a", "<a>bc"},
      {"abc", "(^a|^b)", "<a>bc"},
      {"", "^$", "<>"},
      {"abc", "^*b", "a<b>c"},
  };
  expect_all(cases);
}

TEST(Regex, Quantifiers) {
  const FindCase cases[] = {
      {"abracadabra", "a.*a", "<abracadabra>"},
      {"abracadabra", "a.*?a", "<abra>cadabra"},
      {"aaaa", "a+?", "<a>aaa"},
      {"aaaa", "a??", "<>aaaa"},
      {"aaaa", "a{2}", "<aa>aa"},
      {"aaaa", "a{2,}", "<aaaa>"},
      {"aaaa", "a{2,3}", "<aaa>a"},
      {"aaaa", "a{2,3}?", "<aa>aa"},
      {"aaaa", "a{0}b?", "<>aaaa"},
      {"aaaa", "a{5}", "no"},
      {"ababab", "(ab){2}", "<abab>ab"},
      {"ababab", "(?:ab)*?$", "<ababab>"},
      {"xyz", "(x*)*y", "<xy>z"},
      {"xyz", "(x*?)+?z", "xy<z>"},
      {"xyz", "(a|b*)*z", "xy<z>"},
      {"aab", "(a|ab)(c|bcd)*", "<a>ab"},
      {"abcabc", "(a(b)?c)+", "<abcabc>"},
      {"0123456789", "(\\d{3})(\\d{3})(\\d{4})", "<0123456789>"},
  };
  expect_all(cases);
}

TEST(Regex, Classes) {
  const FindCase cases[] = {
      {"hello", "[aeiou]", "h<e>llo"},
      {"hello", "[^aeiou]+", "<h>ello"},
      {"hello", "[a-z-[aeiou]]+", "<h>ello"},
      {"ell", "[^l-[e]]", "no"},
      {"helx", "[a-z-[a-y-[l]]]+", "he<l>x"},
      {"a-b", "[-b]+", "a<-b>"},
      {"a-b", "[b-]+", "a<-b>"},
      {"a-b", "[^-]+", "<a>-b"},
      {"a^b", "[b^]+", "a<^b>"},
      {"a]b", "[\\]]", "a<]>b"},
      {"a.b", "[.]", "a<.>b"},
      {"a b", "\\s", "a< >b"},
      {"a b", "\\S+", "<a> b"},
      {"a1b", "\\D\\d", "<a1>b"},
      {"..ü_1é-", "\\w+", "..<ü>_1é-"},
      {"ü€+", "\\w+", "<ü€+>"},
      {"ab, c", "\\W+", "ab<, >c"},
      {"x:y-1.b c", "\\i\\c+", "<x:y-1.b> c"},
      {"1a", "\\I\\C", "no"},
      {"1 a", "\\I\\C", "<1 >a"},
      {"aÜb", "\\p{Lu}", "a<Ü>b"},
      {"aÜb", "\\P{Ll}", "a<Ü>b"},
      {"aÜ1Ωя!", "\\p{L}+", "<aÜ>1Ωя!"},
      {"aÜ1Ωя!", "\\p{IsGreek}", "aÜ1<Ω>я!"},
      {"aÜ1Ωя!", "\\P{IsBasicLatin}", "a<Ü>1Ωя!"},
      {"aÜ1Ωя!", "[\\p{Nd}Ω]+", "aÜ<1Ω>я!"},
      {"aÜ1Ωя!", "[^\\p{L}]", "aÜ<1>Ωя!"},
      {"a€b", "\\p{Sc}", "a<€>b"},
      {"٣", "\\d", "<٣>"},
      {"🐎", "^.$", "<🐎>"},
      {"é", "[à-ï]", "<é>"},
  };
  expect_all(cases);
}

TEST(Regex, AnyCase) {
  const FindCase cases[] = {
      {"FooBar", "obA", "Fo<oBa>r", "i"}, {"ABC", "[a-b]+", "<AB>C", "i"},    {"abc", "[A-B]+", "<ab>c", "i"},
      {"Qq", "[^q]", "no", "i"},          {"ÄÖ", "äö", "<ÄÖ>", "i"},          {"ΣΑΣ", "σας", "<ΣΑΣ>", "i"},
      {"ЖУК", "жук", "<ЖУК>", "i"},       {"abAB", "(ab)\\1", "<abAB>", "i"}, {"abAB", "(ab)\\1", "no"},
      {"a", "\\p{Lu}", "no", "i"},        {"x", "[A-Z-[X]]", "no", "i"},
  };
  expect_all(cases);
}

TEST(Regex, GroupsAgain) {
  const FindCase cases[] = {
      {"abcabc", "(abc)\\1", "<abcabc>"},
      {"he said 'x\"'", "(['\"]).*\\1", "he said <'x\"'>"},
      {"aa1", "(a)\\11", "<aa1>"},  // only one group: \1 and a 1
      {"abcdefghijkk", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)\\11", "<abcdefghijkk>"},
      {"b", "(a)?\\1b", "<b>"},  // a group without a match is empty
      {"abab", "(?:(a)|b)*\\1", "<aba>b"},
      {"xyzxyz", "(x(y)(z))\\3", "no"},
      {"xyzz", "(x(y)(z))\\3", "<xyzz>"},
  };
  expect_all(cases);
}

TEST(Regex, Flags) {
  const FindCase cases[] = {
      {"helloworld", " hello[ ]?world", "<helloworld>", "x"},
      {"hello world", "hello[ ]world", "<hello world>", "x"},
      {"a d", "\\ d", "no", "x"},
      {"a1", "a \\ d", "<a1>", "x"},
      {"a[b", "a \\ [ b", "<a[b>", "x"},
      {"a.b", ".", "a<.>b", "q"},
      {"A.B", "a.b", "<A.B>", "qi"},
      {"a\\b", "\\", "a<\\>b", "q"},
      {"a", "a", "syntax", "g"},
      {"a", "a", "syntax", "I"},
      {"a", "a", "<a>", "smix"},
      {"a", "a", "<a>", "ii"},
  };
  expect_all(cases);
}

TEST(Regex, NotAPattern) {
  const char* patterns[] = {
      "(",         ")",
      "a)",        "(a",
      "(?a)",      "(?i)a",
      "(?=a)",     "[",
      "[]",        "[^]",
      "[a",        "a]",
      "]",         "{",
      "}",         "a{",
      "a{}",       "a{,3}",
      "a{1",       "a{1,",
      "a{2,1}",    "a{a}",
      "*",         "+a",
      "?",         "a**",
      "a+*",       "a???",
      "|*",        "(*a)",
      "[z-a]",     "[a-\\d]",
      "[\\d-a]",   "[a-c-e]",
      "[[a]]",     "[a[b]]",
      "[a-[b]c]",  "[a-z-[b",
      "\\",        "\\y",
      "\\b",       "\\B",
      "\\0",       "\\1",
      "(a\\1)",    "(a)\\2",
      "[(a)\\1]",  "\\x41",
      "\\u0041",   "\\/",
      "\\p",       "\\p{",
      "\\p{X}",    "\\p{Lx}",
      "\\p{Lu",    "\\pL",
      "\\p{}",     "\\p{IsNothing}",
      "\\p{Lull}", "[\\p]",
      "a{1}{2}",
  };
  for (const char* pattern : patterns) EXPECT_EQ(found("a", pattern), "syntax") << pattern;
}

TEST(Regex, Bounds) {
  const std::string text(60'000, 'a');
  EXPECT_EQ(found(text, "(a*)*b"), "steps");
  EXPECT_EQ(found(std::string(60, 'a'), "(a|aa)+b"), "steps");
  EXPECT_EQ(found("a", "((((a{99}){99}){99}){99})"), "too_large");
  EXPECT_EQ(found("a", repeated("(?:a{4000}){0}", 12)), "<>a");
  EXPECT_EQ(found("a", repeated("(?:a{4000}){0}", 200)), "too_large");
  EXPECT_EQ(found("a", "a{999999999999999999999}"), "too_large");
  EXPECT_EQ(found("a", std::string(1000, '(') + std::string(1000, ')')), "too_large");
  EXPECT_EQ(found("a", std::string(50'000, 'a')), "too_large");
  std::string nested(1000, '[');
  EXPECT_EQ(found("a", nested), "syntax");
  for (std::size_t i = 0; i < 400; ++i) nested.replace(0, 0, "[a-");
  EXPECT_EQ(found("a", nested), "syntax");
  std::int64_t steps = 10;
  bool matches = true;
  EXPECT_EQ(regex_matches("aaaaaaaaaaaaaaaaaaaaa", "a*b", "", steps, matches), RegexError::steps);
  EXPECT_FALSE(matches);
  std::string out;
  steps = kSteps;
  EXPECT_EQ(regex_replace(text, "a", "0123456789", "", steps, 64 * 1024, out), RegexError::too_large);
}

struct ReplaceCase {
  const char* text;
  const char* pattern;
  const char* replacement;
  const char* result;
  const char* flags = "";
};

TEST(Regex, Replace) {
  const ReplaceCase cases[] = {
      {"abracadabra", "bra", "*", "a*cada*"},  // the examples of F&O
      {"abracadabra", "a.*a", "*", "*"},
      {"abracadabra", "a.*?a", "*", "*c*bra"},
      {"abracadabra", "a", "", "brcdbr"},
      {"abracadabra", "a(.)", "a$1$1", "abbraccaddabbra"},
      {"abracadabra", ".*?", "$1", "empty_match"},
      {"AAAA", "A+", "b", "b"},
      {"AAAA", "A+?", "b", "bbbb"},
      {"darted", "^(.*?)d(.*)$", "$1c$2", "carted"},
      {"abcd", "(ab)|(a)", "[1=$1][2=$2]", "[1=ab][2=]cd"},
      {"abc", "b", "\\$", "a$c"},
      {"abc", "b", "\\\\", "a\\c"},
      {"abc", "b", "$", "syntax"},
      {"abc", "b", "$x", "syntax"},
      {"abc", "x", "$", "syntax"},
      {"abc", "b", "\\", "syntax"},
      {"abc", "b", "\\n", "syntax"},
      {"abc", "b", "$", "a$c", "q"},
      {"a.c", ".", "\\1", "a\\1c", "q"},
      {"abc", "b", "[$0]", "a[b]c"},
      {"abc", "b", "[$1]", "a[]c"},
      {"abc", "(b)", "[$12]", "a[b2]c"},
      {"abc", "(b)", "[$01]", "a[b]c"},
      {"facetiously", "[iouy]", "[$0]", "facet[i][o][u]sl[y]"},
      {"aäa", "a", "ö", "öäö"},
      {"", "a", "b", ""},
      {"", "^", "b", "empty_match"},
      {"abc", "$", "b", "empty_match"},
      {"abc", "x*", "b", "empty_match"},
      {"abc", "(", "b", "syntax"},
      {"a\nb\nc", "^.", "*", "*\n*\n*", "m"},
      {"abcABC", "B", "*", "a*cA*C", "i"},
  };
  for (const ReplaceCase& test : cases) {
    EXPECT_EQ(replaced(test.text, test.pattern, test.replacement, test.flags), test.result)
        << test.text << " / " << test.pattern << " / " << test.replacement;
  }
}

TEST(Regex, Split) {
  EXPECT_EQ(parts("John Doe", "\\s"), "[John][Doe]");
  EXPECT_EQ(parts("a;b;c;;", ";"), "[a][b][c][][]");
  EXPECT_EQ(parts(";a", ";"), "[][a]");
  EXPECT_EQ(parts("", ";"), "[]");
  EXPECT_EQ(parts("abc", ";"), "[abc]");
  EXPECT_EQ(parts("a1b22c", "\\d+"), "[a][b][c]");
  EXPECT_EQ(parts("aXbxc", "x", "i"), "[a][b][c]");
  EXPECT_EQ(parts("a.b", ".", "q"), "[a][b]");
  EXPECT_EQ(parts("abc", ""), "empty_match");
  EXPECT_EQ(parts("abc", "x?"), "empty_match");
  EXPECT_EQ(parts("abc", "["), "syntax");
}

}  // namespace
