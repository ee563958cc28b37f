// feel/letters.h: the letters (code points) of UTF-8 text: count, cut, change case, tell their kind.
//
// Case is exact for Latin, Greek, Cyrillic, Armenian and the full-width forms, letter for letter as in Unicode 14, and
// for whole texts as Java's toUpperCase and toLowerCase without a locale do it: a sharp s becomes SS, a sigma at the end
// of a word is the final one. Kinds are exact up to U+058F, from U+1E00 to U+20FF and for the digits of the first
// plane; elsewhere a character has the kind of its surroundings. A byte that is not UTF-8 counts as one letter, U+FFFD.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace qw::feel {

// The general categories of Unicode; `cased` only inside of the tables.
enum class Category : std::uint8_t {
  Lu,
  Ll,
  Lt,
  Lm,
  Lo,
  Mn,
  Mc,
  Me,
  Nd,
  Nl,
  No,
  Pc,
  Pd,
  Ps,
  Pe,
  Pi,
  Pf,
  Po,
  Sm,
  Sc,
  Sk,
  So,
  Zs,
  Zl,
  Zp,
  Cc,
  Cf,
  Cs,
  Co,
  Cn,
  cased
};
inline constexpr std::string_view kCategoryNames = "LuLlLtLmLoMnMcMeNdNlNoPcPdPsPePiPfPoSmScSkSoZsZlZpCcCfCsCoCn";

Category category(char32_t letter);
char32_t to_upper(char32_t letter);
char32_t to_lower(char32_t letter);

std::string upper_case(std::string_view text);
std::string lower_case(std::string_view text);

// The letter at the start of `text`, which it is cut off from. REQUIRES: not empty.
char32_t take_letter(std::string_view& text);
void append_letter(std::string& out, char32_t letter);
std::size_t count_letters(std::string_view text);
// `count` letters from the one with index `start`; what lies beyond the end is left out.
std::string_view slice_letters(std::string_view text, std::size_t start, std::size_t count);

}  // namespace qw::feel
