// feel/regex.h: the regular expressions of FEEL's matches(), replace() and split(): XQuery and XPath Functions and
// Operators 3.1, section 5.6, on top of XML Schema 1.1 part 2, appendix G.
//
// In: UTF-8 text, a pattern, flags ("s" dot takes line ends, "m" ^ and $ at lines, "i" any case, "x" white space in the
// pattern means nothing, "q" no character is special). Out: an answer, or why there is none:
//   syntax       the pattern (FORX0002), a flag (FORX0001) or the replacement (FORX0004) is not one
//   empty_match  replace() or split() by a pattern that matches the empty string (FORX0003)
//   too_large    the compiled pattern, or the text that comes out, is beyond the limits below
//   steps        the caller's budget is used up; `steps` is what is left of it
//
// There are: . ^ $ \n \r \t, classes with ranges, negation and subtraction [a-z-[aeiou]], \d \w \s \i \c and \D ...,
// \p{L} \p{Lu} \p{IsGreek} and \P, groups, (?: ), alternatives, ? * + {n} {n,} {n,m} and the reluctant ones, \1.
// What kind a character is of, and its cases, comes from letters.h; of the blocks \p{Is...} the usual ones are known.
// The first of several matches is that of a backtracking search: leftmost, alternatives in order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qw::feel {

enum class RegexError : std::uint8_t { none, syntax, empty_match, too_large, steps };

inline constexpr std::size_t kMostInstructions = 10'000;
inline constexpr int kMostCopies = 100'000;  // of instructions, for counts, while compiling
inline constexpr std::size_t kMostBacktracks = 400'000;
inline constexpr int kDeepestGroup = 60;

enum class RegexOp : std::uint8_t {
  letter,  // a: code point, folded if the pattern ignores case
  any,     // but line ends
  any_at_all,
  one_of,    // a: index in classes
  split,     // goes on a instructions further on, and b further on if that fails
  jump,      // a
  save,      // a: capture slot
  mark,      // a: loop
  progress,  // a: loop; leaves it where its body matched nothing
  text_start,
  text_end,
  line_start,
  line_end,
  group_again,  // a: group
  match,
};

struct RegexInstruction {
  RegexOp op = RegexOp::match;
  std::int32_t a = 0;
  std::int32_t b = 0;
};

// What a class has in it. `range`: low to high; `categories`: bits in low; `set`: the head of a class in brackets, with
// `low` items behind it and, but for 0, the index of the class that is left out in `high`; the others as in XML.
struct RegexClassItem {
  enum class Kind : std::uint8_t { range, categories, space, name_start, name, set };
  Kind kind = Kind::range;
  bool negated = false;
  char32_t low = 0;
  char32_t high = 0;
};

struct Regex {
  std::vector<RegexInstruction> code;
  std::vector<RegexClassItem> classes;
  int groups = 0;  // without the whole match
  int loops = 0;
  int work = 0;  // instructions written while compiling
  bool any_case = false;
  bool literal = false;  // flag q
};

// Where groups begin and end, in bytes; slots 0 and 1 are the whole match; kNoMatch where a group has none.
inline constexpr std::size_t kNoMatch = static_cast<std::size_t>(-1);
using RegexSlots = std::vector<std::size_t>;

RegexError compile_regex(std::string_view pattern, std::string_view flags, Regex& regex);
// The first match from byte `from` on; slots[0] is kNoMatch where there is none.
RegexError find_match(const Regex& regex, std::string_view text, std::size_t from, RegexSlots& slots,
                      std::int64_t& steps);

RegexError regex_matches(std::string_view text, std::string_view pattern, std::string_view flags, std::int64_t& steps,
                         bool& matches);
// `$0` to `$9...` are groups, `\$` and `\\` the characters. At most `most` bytes come out.
RegexError regex_replace(std::string_view text, std::string_view pattern, std::string_view replacement,
                         std::string_view flags, std::int64_t& steps, std::size_t most, std::string& out);
// The parts of `text` between matches, as views of it; at least one.
RegexError regex_split(std::string_view text, std::string_view pattern, std::string_view flags, std::int64_t& steps,
                       std::vector<std::string_view>& parts);

}  // namespace qw::feel
