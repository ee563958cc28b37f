#include "feel/regex.h"

#include "feel/letters.h"
#include "feel/regex_class.h"

namespace qw::feel {

namespace {

// What to return to: a place in the pattern and in the text, or the former value of a slot.
struct Backtrack {
  int place;
  int slot;  // -1: none
  std::size_t value;
};

class Matcher {
 public:
  Matcher(const Regex& regex, std::string_view text, RegexSlots& slots, std::int64_t& steps)
      : regex_(regex), text_(text), slots_(slots), steps_(steps) {}

  // Of a match that begins at byte `from`.
  RegexError run(std::size_t from, bool& found) {
    place_ = 0;
    at_ = from;
    stack_.clear();
    found = false;
    while (true) {
      if (--steps_ < 0) return RegexError::steps;
      const RegexInstruction& instruction = regex_.code[static_cast<std::size_t>(place_)];
      if (instruction.op == RegexOp::match) break;
      if (!step(instruction) && !back()) return RegexError::none;
      if (stack_.size() > kMostBacktracks) return RegexError::too_large;
    }
    found = true;
    return RegexError::none;
  }

 private:
  bool step(const RegexInstruction& instruction) {
    switch (instruction.op) {
      case RegexOp::split:
        stack_.push_back({place_ + instruction.b, -1, at_});
        place_ += instruction.a;
        return true;
      case RegexOp::jump: place_ += instruction.a; return true;
      case RegexOp::save: set_slot(instruction.a); break;
      case RegexOp::mark: set_slot(loop_slot(instruction)); break;
      case RegexOp::progress:
        // A round that took nothing is the last one: past the jump back.
        if (slots_[static_cast<std::size_t>(loop_slot(instruction))] == at_) ++place_;
        break;
      case RegexOp::text_start:
      case RegexOp::text_end:
      case RegexOp::line_start:
      case RegexOp::line_end:
        if (!is_at_anchor(instruction.op)) return false;
        break;
      case RegexOp::group_again:
        if (!take_group(static_cast<std::size_t>(instruction.a))) return false;
        break;
      default:
        if (!take(instruction)) return false;
    }
    ++place_;
    return true;
  }

  bool back() {
    while (!stack_.empty()) {
      const Backtrack last = stack_.back();
      stack_.pop_back();
      if (last.slot < 0) {
        place_ = last.place;
        at_ = last.value;
        return true;
      }
      slots_[static_cast<std::size_t>(last.slot)] = last.value;
    }
    return false;
  }

  int loop_slot(const RegexInstruction& instruction) const { return 2 * (regex_.groups + 1) + instruction.a; }

  void set_slot(int slot) {
    std::size_t& value = slots_[static_cast<std::size_t>(slot)];
    stack_.push_back({0, slot, value});
    value = at_;
  }

  bool is_at_anchor(RegexOp op) const {
    const bool at_end = at_ == text_.size();
    switch (op) {
      case RegexOp::text_start: return at_ == 0;
      case RegexOp::text_end: return at_end;
      // A line break that ends the text begins no line.
      case RegexOp::line_start: return at_ == 0 || (text_[at_ - 1] == '\n' && !at_end);
      default: return at_end || text_[at_] == '\n';
    }
  }

  bool take(const RegexInstruction& instruction) {
    if (at_ == text_.size()) return false;
    std::string_view rest = text_.substr(at_);
    const char32_t letter = take_letter(rest);
    at_ = text_.size() - rest.size();
    switch (instruction.op) {
      case RegexOp::any: return letter != '\n' && letter != '\r';
      case RegexOp::any_at_all: return true;
      case RegexOp::one_of: {
        const auto index = static_cast<std::size_t>(instruction.a);
        if (regex_.classes[index].kind == RegexClassItem::Kind::set) steps_ -= regex_.classes[index].low;
        return is_in_class(regex_, index, letter);
      }
      default: break;
    }
    return (regex_.any_case ? fold(letter) : letter) == static_cast<char32_t>(instruction.a);
  }

  // The text of a group once more; a group without a match is the empty string.
  bool take_group(std::size_t group) {
    const std::size_t begin = slots_[2 * group];
    const std::size_t end = slots_[2 * group + 1];
    if (begin == kNoMatch || end == kNoMatch) return true;
    std::string_view wanted = text_.substr(begin, end - begin);
    std::string_view rest = text_.substr(at_);
    steps_ -= static_cast<std::int64_t>(wanted.size());
    while (!wanted.empty()) {
      if (rest.empty()) return false;
      const char32_t a = take_letter(wanted);
      const char32_t b = take_letter(rest);
      if (a != b && !(regex_.any_case && fold(a) == fold(b))) return false;
    }
    at_ = text_.size() - rest.size();
    return true;
  }

  const Regex& regex_;
  std::string_view text_;
  RegexSlots& slots_;
  std::int64_t& steps_;
  int place_ = 0;
  std::size_t at_ = 0;
  std::vector<Backtrack> stack_;
};

// Compiling costs a step for each character and each instruction.
RegexError compile_paid(std::string_view pattern, std::string_view flags, std::int64_t& steps, Regex& regex) {
  const RegexError error = compile_regex(pattern, flags, regex);
  steps -= static_cast<std::int64_t>(pattern.size()) + regex.work;
  return steps < 0 ? RegexError::steps : error;
}

// For replace() and split(): a pattern that takes nothing would match everywhere.
RegexError compile_for_parts(std::string_view pattern, std::string_view flags, std::int64_t& steps, Regex& regex) {
  const RegexError error = compile_paid(pattern, flags, steps, regex);
  if (error != RegexError::none) return error;
  RegexSlots slots;
  const RegexError found = find_match(regex, "", 0, slots, steps);
  if (found != RegexError::none) return found;
  return slots[0] == kNoMatch ? RegexError::none : RegexError::empty_match;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// F&O 5.6.3: "$" needs a digit, "\" needs "$" or "\".
bool is_replacement(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '$' && text[i] != '\\') continue;
    const bool escape = text[i] == '\\';
    if (++i == text.size()) return false;
    if (escape ? text[i] != '$' && text[i] != '\\' : !is_digit(text[i])) return false;
  }
  return true;
}

// REQUIRES: is_replacement(), or the flag q, with which nothing in it is special.
void append_replacement(std::string& out, std::string_view replacement, const Regex& regex, std::string_view text,
                        const RegexSlots& slots) {
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    const char c = replacement[i];
    if (regex.literal || (c != '$' && c != '\\')) {
      out += c;
      continue;
    }
    ++i;
    if (c == '\\') {
      out += replacement[i];
      continue;
    }
    int group = replacement[i] - '0';
    // As many digits as still name a group; the others are text.
    while (i + 1 < replacement.size() && is_digit(replacement[i + 1]) &&
           group * 10 + replacement[i + 1] - '0' <= regex.groups) {
      group = group * 10 + replacement[++i] - '0';
    }
    if (group > regex.groups) continue;
    const std::size_t slot = static_cast<std::size_t>(group) * 2;
    if (slots[slot] != kNoMatch && slots[slot + 1] != kNoMatch) {
      out += text.substr(slots[slot], slots[slot + 1] - slots[slot]);
    }
  }
}

}  // namespace

RegexError find_match(const Regex& regex, std::string_view text, std::size_t from, RegexSlots& slots,
                      std::int64_t& steps) {
  const int slot_count = 2 * (regex.groups + 1) + regex.loops;
  const auto count = static_cast<std::size_t>(slot_count);
  Matcher matcher(regex, text, slots, steps);
  for (std::size_t at = from;;) {
    slots.assign(count, kNoMatch);
    steps -= static_cast<std::int64_t>(count / 8);
    bool found = false;
    const RegexError error = matcher.run(at, found);
    if (error != RegexError::none || found) return error;
    if (at == text.size()) break;
    std::string_view rest = text.substr(at);
    take_letter(rest);
    at = text.size() - rest.size();
  }
  slots[0] = kNoMatch;
  return RegexError::none;
}

RegexError regex_matches(std::string_view text, std::string_view pattern, std::string_view flags, std::int64_t& steps,
                         bool& matches) {
  Regex regex;
  RegexSlots slots;
  RegexError error = compile_paid(pattern, flags, steps, regex);
  if (error == RegexError::none) error = find_match(regex, text, 0, slots, steps);
  matches = error == RegexError::none && slots[0] != kNoMatch;
  return error;
}

RegexError regex_replace(std::string_view text, std::string_view pattern, std::string_view replacement,
                         std::string_view flags, std::int64_t& steps, std::size_t most, std::string& out) {
  Regex regex;
  RegexSlots slots;
  RegexError error = compile_for_parts(pattern, flags, steps, regex);
  if (error != RegexError::none) return error;
  if (!regex.literal && !is_replacement(replacement)) return RegexError::syntax;
  out.clear();
  std::size_t done = 0;
  while (true) {
    error = find_match(regex, text, done, slots, steps);
    if (error != RegexError::none) return error;
    // In the empty text every anchor holds, so that a pattern which takes nothing anywhere takes nothing there.
    const bool found = slots[0] != kNoMatch && slots[0] < slots[1];
    out += text.substr(done, found ? slots[0] - done : std::string_view::npos);
    if (!found) break;
    append_replacement(out, replacement, regex, text, slots);
    done = slots[1];
    if (out.size() > most) return RegexError::too_large;
  }
  return out.size() > most ? RegexError::too_large : RegexError::none;
}

RegexError regex_split(std::string_view text, std::string_view pattern, std::string_view flags, std::int64_t& steps,
                       std::vector<std::string_view>& parts) {
  Regex regex;
  RegexSlots slots;
  RegexError error = compile_for_parts(pattern, flags, steps, regex);
  if (error != RegexError::none) return error;
  parts.clear();
  std::size_t done = 0;
  while (true) {
    error = find_match(regex, text, done, slots, steps);
    if (error != RegexError::none) return error;
    if (slots[0] == kNoMatch || slots[0] == slots[1]) break;  // no empty ones: see regex_replace()
    parts.push_back(text.substr(done, slots[0] - done));
    done = slots[1];
  }
  parts.push_back(text.substr(done));
  return RegexError::none;
}

}  // namespace qw::feel
