#include "feel/letters.h"
#include "feel/regex.h"
#include "feel/regex_class.h"

namespace qw::feel {

namespace {

struct Quantifier {
  int least = 1;
  int most = 1;  // -1: no limit
  bool greedy = true;
};

// Grammar of appendix G, extended as in F&O 5.6.1; every function leaves `failed` where the pattern is not one.
class Compiler {
 public:
  Compiler(std::string_view pattern, bool multiline, bool dot_all, Regex& regex)
      : rest_(pattern), multiline_(multiline), dot_all_(dot_all), regex_(regex) {}

  RegexError compile() {
    emit(RegexOp::save, 0);
    alternatives(0);
    if (!rest_.empty()) fail(RegexError::syntax);
    emit(RegexOp::save, 1);
    emit(RegexOp::match);
    return error_;
  }

 private:
  using Op = RegexOp;

  void fail(RegexError error) {
    if (error_ == RegexError::none) error_ = error;
    rest_ = {};
  }
  bool take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool at(char c) const { return !rest_.empty() && rest_[0] == c; }
  int here() const { return static_cast<int>(regex_.code.size()); }
  RegexInstruction& code(int index) { return regex_.code[static_cast<std::size_t>(index)]; }

  [[gnu::noinline]] int emit(Op op, std::int32_t a = 0, std::int32_t b = 0) {
    if (regex_.code.size() >= kMostInstructions || ++regex_.work > kMostCopies) fail(RegexError::too_large);
    regex_.code.push_back({op, a, b});
    return here() - 1;
  }

  void alternatives(int depth) {
    if (depth > kDeepestGroup) return fail(RegexError::too_large);
    int start = here();
    int exits = -1;  // the last jump to the end; each holds the one before, until the end is known
    branch(depth);
    while (take('|')) {
      // A choice goes before the alternative; jumps inside of it are relative and stay right.
      emit(Op::split);
      for (int i = here() - 1; i > start; --i) code(i) = code(i - 1);
      exits = emit(Op::jump, exits);
      code(start) = {Op::split, 1, here() - start};
      start = here();
      branch(depth);
    }
    while (exits >= 0) {
      const int before = code(exits).a;
      code(exits).a = here() - exits;
      exits = before;
    }
  }

  void branch(int depth) {
    while (!rest_.empty() && !at('|') && !at(')')) piece(depth);
  }

  void piece(int depth) {
    const int start = here();
    const char c = rest_[0];
    if (take('(')) {
      group(depth);
    } else if (take('[')) {
      const int found = parse_regex_class(rest_, regex_, 0);
      if (found < 0) return fail(RegexError::syntax);
      emit(Op::one_of, found);
    } else if (take('.')) {
      emit(dot_all_ ? Op::any_at_all : Op::any);
    } else if (take('^')) {
      emit(multiline_ ? Op::line_start : Op::text_start);
    } else if (take('$')) {
      emit(multiline_ ? Op::line_end : Op::text_end);
    } else if (take('\\')) {
      escape();
    } else if (std::string_view("?*+{}]").find(c) != std::string_view::npos) {
      return fail(RegexError::syntax);
    } else {
      letter(take_letter(rest_));
    }
    Quantifier quantifier;
    if (quantified(quantifier)) repeat(start, quantifier);
  }

  void letter(char32_t c) { emit(Op::letter, static_cast<std::int32_t>(regex_.any_case ? fold(c) : c)); }

  void group(int depth) {
    if (take('?')) {
      if (!take(':')) return fail(RegexError::syntax);
      alternatives(depth + 1);
    } else {
      const int number = ++regex_.groups;
      open_[depth] = number;
      emit(Op::save, 2 * number);
      alternatives(depth + 1);
      emit(Op::save, 2 * number + 1);
      open_[depth] = 0;
    }
    if (!take(')')) fail(RegexError::syntax);
  }

  bool is_closed(int number) const {
    for (const int open : open_) {
      if (open == number) return false;
    }
    return number <= regex_.groups;
  }

  // After a backslash outside of a class.
  void escape() {
    if (!rest_.empty() && rest_[0] >= '1' && rest_[0] <= '9') {
      int number = rest_[0] - '0';
      rest_.remove_prefix(1);
      // As many digits as still name a group that has begun.
      while (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9' && number * 10 + rest_[0] - '0' <= regex_.groups) {
        number = number * 10 + rest_[0] - '0';
        rest_.remove_prefix(1);
      }
      if (!is_closed(number)) return fail(RegexError::syntax);
      emit(Op::group_again, number);
      return;
    }
    RegexClassItem item;
    if (!parse_regex_escape(rest_, item)) return fail(RegexError::syntax);
    if (item.kind == RegexClassItem::Kind::range && !item.negated && item.low == item.high) return letter(item.low);
    regex_.classes.push_back(item);
    emit(Op::one_of, static_cast<std::int32_t>(regex_.classes.size()) - 1);
  }

  bool number(int& value) {
    const bool some = !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9';
    value = 0;
    while (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9') {
      if (value < 1'000'000) value = value * 10 + (rest_[0] - '0');
      rest_.remove_prefix(1);
    }
    return some;
  }

  bool quantified(Quantifier& quantifier) {
    if (take('?')) {
      quantifier.least = 0;
    } else if (take('*')) {
      quantifier = {0, -1};
    } else if (take('+')) {
      quantifier.most = -1;
    } else if (take('{')) {
      if (!number(quantifier.least)) return fail(RegexError::syntax), false;
      quantifier.most = quantifier.least;
      if (take(',') && !number(quantifier.most)) quantifier.most = -1;
      const bool in_order = quantifier.most < 0 || quantifier.least <= quantifier.most;
      if (!take('}') || !in_order) return fail(RegexError::syntax), false;
    } else {
      return false;
    }
    quantifier.greedy = !take('?');
    return true;
  }

  void choose(int split, int skip_to, bool greedy) {
    code(split) = {Op::split, greedy ? 1 : skip_to - split, greedy ? skip_to - split : 1};
  }

  // The instructions from `start` on, as often as it says: written out for counts, with a loop where there is no end.
  void repeat(int start, const Quantifier& quantifier) {
    const int size = here() - start;
    const std::int64_t copies = quantifier.most < 0 ? quantifier.least + 1 : quantifier.most;
    if (copies * (size + 1) > static_cast<std::int64_t>(kMostInstructions)) fail(RegexError::too_large);
    if (error_ != RegexError::none) return;
    const auto append = [&] {
      for (int i = start; i < start + size; ++i) emit(code(i).op, code(i).a, code(i).b);
    };
    for (int i = 0; i < quantifier.least; ++i) append();
    const int split = here();
    if (quantifier.most < 0) {
      emit(Op::split);
      emit(Op::mark, regex_.loops);
      append();
      emit(Op::progress, regex_.loops++);
      emit(Op::jump, split - here());
      choose(split, here(), quantifier.greedy);
    }
    for (int i = quantifier.least; i < quantifier.most; ++i) {
      emit(Op::split);
      append();
    }
    for (int at = split; quantifier.most >= 0 && at < here(); at += size + 1) choose(at, here(), quantifier.greedy);
    // The original goes: what was made of it moves to its place.
    regex_.code.erase(regex_.code.begin() + start, regex_.code.begin() + start + size);
  }

  std::string_view rest_;
  bool multiline_;
  bool dot_all_;
  Regex& regex_;
  int open_[kDeepestGroup + 1] = {};  // groups around this place, 0 for (?:
  RegexError error_ = RegexError::none;
};

// Flag x: white space means nothing, but in a class.
std::string without_space(std::string_view pattern) {
  std::string out;
  int depth = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (space && depth == 0) continue;
    out += c;
    // A bracket after a backslash is a character, with space between them too.
    if (c == '\\' && depth == 0) {
      while (i + 1 < pattern.size() && std::string_view(" \t\n\r").find(pattern[i + 1]) != std::string_view::npos) ++i;
    }
    if (c == '\\' && i + 1 < pattern.size()) out += pattern[++i];
    if (c == '[') ++depth;
    if (c == ']' && depth > 0) --depth;
  }
  return out;
}

}  // namespace

RegexError compile_regex(std::string_view pattern, std::string_view flags, Regex& regex) {
  regex = {};
  bool multiline = false;
  bool dot_all = false;
  bool extended = false;
  for (const char flag : flags) {
    switch (flag) {
      case 's': dot_all = true; break;
      case 'm': multiline = true; break;
      case 'i': regex.any_case = true; break;
      case 'x': extended = true; break;
      case 'q': regex.literal = true; break;
      default: return RegexError::syntax;
    }
  }
  if (regex.literal) {
    regex.code.push_back({RegexOp::save, 0});
    for (std::string_view rest = pattern; !rest.empty();) {
      const char32_t letter = take_letter(rest);
      regex.code.push_back({RegexOp::letter, static_cast<std::int32_t>(regex.any_case ? fold(letter) : letter)});
    }
    regex.code.push_back({RegexOp::save, 1});
    regex.code.push_back({RegexOp::match});
    return RegexError::none;
  }
  const std::string compact = extended ? without_space(pattern) : std::string();
  return Compiler(extended ? compact : pattern, multiline, dot_all, regex).compile();
}

}  // namespace qw::feel
