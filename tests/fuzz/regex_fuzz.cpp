// Four parts of a text, cut at "\n---\n": flags, pattern, replacement, text. Checked: every answer stays within the budget
// and the limits, matches lie in the text, and find, matches, replace and split say the same.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "feel/letters.h"
#include "feel/regex.h"

namespace {

using namespace qw::feel;

constexpr std::int64_t kSteps = 50'000;
constexpr std::size_t kMost = 4096;

void require(bool condition, const char* claim) {
  if (condition) return;
  std::fprintf(stderr, "not so: %s\n", claim);
  std::abort();
}

std::array<std::string_view, 4> cut(std::string_view input) {
  constexpr std::string_view kCut = "\n---\n";
  std::array<std::string_view, 4> parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t end = i + 1 < parts.size() ? input.find(kCut) : std::string_view::npos;
    parts[i] = input.substr(0, end);
    input.remove_prefix(end == std::string_view::npos ? input.size() : end + kCut.size());
  }
  return parts;
}

void check_slots(const RegexSlots& slots, int groups, std::string_view text) {
  require(slots[0] <= slots[1] && slots[1] <= text.size(), "a match lies in the text");
  for (std::size_t group = 0; group <= static_cast<std::size_t>(groups); ++group) {
    const std::size_t begin = slots[2 * group];
    const std::size_t end = slots[2 * group + 1];
    if (begin == kNoMatch || end == kNoMatch) continue;
    require(begin <= text.size() && end <= text.size(), "a group lies in the text");
  }
}

void check_letters(std::string_view text) {
  const std::size_t count = count_letters(text);
  require(slice_letters(text, 0, count) == text, "all letters are the text");
  require(count_letters(slice_letters(text, 1, 2)) <= 2, "no more than asked for");
  require(upper_case(upper_case(text)) == upper_case(text), "there is one upper case");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [flags, pattern, replacement, text] = cut({reinterpret_cast<const char*>(data), size});
  check_letters(text);
  Regex regex;
  RegexSlots slots;
  std::int64_t steps = kSteps;
  RegexError error = compile_regex(pattern, flags, regex);
  require(regex.code.size() <= pattern.size() + 3 || regex.code.size() <= kMostInstructions + 64, "programs are small");
  if (error == RegexError::none) {
    error = find_match(regex, text, 0, slots, steps);
    require(error == RegexError::none || error == RegexError::steps || error == RegexError::too_large,
            "only limits stop a search");
  }
  const bool found = error == RegexError::none && slots[0] != kNoMatch;
  if (found) check_slots(slots, regex.groups, text);

  bool matches = false;
  steps = kSteps + static_cast<std::int64_t>(pattern.size()) + regex.work;  // compiling is paid for here
  require(regex_matches(text, pattern, flags, steps, matches) == error && matches == found, "matches() is find");

  std::string out;
  steps = kSteps;
  const RegexError replaced = regex_replace(text, pattern, replacement, flags, steps, kMost, out);
  require(replaced != RegexError::none || out.size() <= kMost, "no more than asked for");
  if (replaced == RegexError::none && error == RegexError::none && !found) require(out == text, "nothing to replace");

  std::vector<std::string_view> parts;
  steps = kSteps;
  const RegexError split = regex_split(text, pattern, flags, steps, parts);
  if (split == RegexError::none) {
    require(!parts.empty() && (error != RegexError::none || found == (parts.size() > 1)), "split() is find");
    std::size_t bytes = 0;
    for (const std::string_view part : parts) bytes += part.size();
    require(bytes + parts.size() - 1 <= text.size(), "separators are not empty");
  }
  return 0;
}
