#include "feel/letters.h"

#include <iterator>

namespace qw::feel {

namespace {

struct CaseRun {
  std::uint16_t first;
  std::uint16_t last;
  std::int16_t distance;
};

#include "feel/letters_table.inc"

char32_t moved(char32_t letter, int distance) {
  return static_cast<char32_t>(static_cast<std::int32_t>(letter) + distance);
}

// Where letters alternate, every other one belongs to the run.
bool is_in(const CaseRun& run, char32_t letter) {
  if (letter < run.first || letter > run.last) return false;
  return run.distance != 1 || (letter - run.first) % 2 == 0;
}

char32_t look_up(const CaseRun* run, const CaseRun* end, char32_t letter) {
  for (; run != end; ++run) {
    if (is_in(*run, letter)) return moved(letter, run->distance);
  }
  return letter;
}

// The planes above the first: mostly letters, signs and emoji, then nothing much.
Category category_above(char32_t letter) {
  if (letter < 0x1D000 || (letter >= 0x1D400 && letter < 0x1F000)) {
    return letter >= 0x1D7CE && letter < 0x1D800 ? Category::Nd : Category::Lo;
  }
  if (letter < 0x1FB00) return letter >= 0x1F3FB && letter < 0x1F400 ? Category::Sk : Category::So;
  if (letter >= 0x20000 && letter < 0x32000) return Category::Lo;
  if (letter >= 0xE0001 && letter < 0xE0080) return Category::Cf;
  if (letter >= 0xE0100 && letter < 0xE01F0) return Category::Mn;
  return letter >= 0xF0000 && (letter & 0xFFFE) != 0xFFFE ? Category::Co : Category::Cn;
}

bool is_cased(Category kind) { return kind <= Category::Lt; }

bool is_cased_at(std::string_view text) { return !text.empty() && is_cased(category(take_letter(text))); }

}  // namespace

Category category(char32_t letter) {
  if (letter > 0xFFFF) return category_above(letter);
  char32_t left = letter;
  const std::uint16_t* run = kRuns;
  for (; left >= *run >> 5; ++run) left -= *run >> 5;
  const auto kind = static_cast<Category>(*run & 31);
  if (kind != Category::cased) return kind;
  return look_up(std::begin(kCaseRuns), std::end(kCaseRuns), letter) != letter ? Category::Lu : Category::Ll;
}

char32_t to_lower(char32_t letter) {
  const char32_t lower = look_up(std::begin(kCaseRuns), std::end(kCaseRuns), letter);
  return lower != letter ? lower : look_up(std::begin(kToLower), std::end(kToLower), letter);
}

char32_t to_upper(char32_t letter) {
  for (const CaseRun& run : kCaseRuns) {
    const char32_t upper = moved(letter, -run.distance);
    if (is_in(run, upper)) return upper;
  }
  return look_up(std::begin(kToUpper), std::end(kToUpper), letter);
}

char32_t take_letter(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const char32_t first = byte(0);
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xC2 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
  char32_t letter = length < 2 ? first : first & (0x7FU >> length);
  bool valid = length > 0 && length <= text.size();
  for (std::size_t i = 1; valid && i < length; ++i) {
    valid = (byte(i) & 0xC0) == 0x80;
    letter = letter << 6 | (byte(i) & 0x3FU);
  }
  // Not longer than needed, no surrogates, no more than there is.
  if (length == 3) valid = valid && letter >= 0x800 && (letter & 0xF800) != 0xD800;
  if (length == 4) valid = valid && letter >= 0x10000 && letter <= 0x10FFFF;
  text.remove_prefix(valid ? length : 1);
  return valid ? letter : 0xFFFD;
}

void append_letter(std::string& out, char32_t letter) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (letter < 0x80) return put(letter);
  if (letter < 0x800) {
    put(0xC0 | letter >> 6);
  } else {
    if (letter < 0x10000) {
      put(0xE0 | letter >> 12);
    } else {
      put(0xF0 | letter >> 18);
      put(0x80 | (letter >> 12 & 0x3F));
    }
    put(0x80 | (letter >> 6 & 0x3F));
  }
  put(0x80 | (letter & 0x3F));
}

std::string upper_case(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const char32_t letter = take_letter(text);
    if (letter == 0xDF) {
      out += "SS";
    } else {
      append_letter(out, to_upper(letter));
    }
  }
  return out;
}

std::string lower_case(std::string_view text) {
  std::string out;
  bool after_letter = false;
  while (!text.empty()) {
    const char32_t letter = take_letter(text);
    const bool final_sigma = letter == 0x3A3 && after_letter && !is_cased_at(text);
    append_letter(out, final_sigma ? 0x3C2 : letter == 0x130 ? 'i' : to_lower(letter));
    if (letter == 0x130) append_letter(out, 0x307);  // the dot stays a dot
    after_letter = is_cased(category(letter));
  }
  return out;
}

std::size_t count_letters(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) take_letter(text);
  return count;
}

std::string_view slice_letters(std::string_view text, std::size_t start, std::size_t count) {
  for (; start > 0 && !text.empty(); --start) take_letter(text);
  std::string_view rest = text;
  for (; count > 0 && !rest.empty(); --count) take_letter(rest);
  return text.substr(0, text.size() - rest.size());
}

}  // namespace qw::feel
