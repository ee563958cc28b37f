#include "feel/lexer.h"

namespace qw::feel {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Bytes of the white space at `at`, or 0: what Unicode calls space, and the byte order mark.
std::size_t space_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const char c = text[at];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  if (c == '\xc2') return text.substr(at, 2) == "\xc2\x85" || text.substr(at, 2) == "\xc2\xa0" ? 2 : 0;
  const std::string_view three = text.substr(at, 3);
  if (c == '\xe2') {
    if (three.starts_with("\xe2\x80") && three.size() == 3) {
      const auto last = static_cast<unsigned char>(three[2]);
      return last <= 0x8b || last == 0xa8 || last == 0xa9 || last == 0xaf ? 3 : 0;
    }
    return three == "\xe2\x81\x9f" ? 3 : 0;
  }
  return three == "\xe1\x9a\x80" || three == "\xe1\xa0\x8e" || three == "\xe3\x80\x80" || three == "\xef\xbb\xbf" ? 3
                                                                                                                  : 0;
}
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '?' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_part(char c) { return is_name_start(c) || is_digit(c); }
bool is_symbol(char c) { return !is_name_part(c) && c != ' '; }

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  for (std::size_t width = space_at(text, at); width > 0; width = space_at(text, at)) at += width;
  return at;
}

}  // namespace

std::size_t match_name(std::string_view source, std::size_t at, std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool beside_symbol = i > 0 && (is_symbol(name[i]) || is_symbol(name[i - 1]) ||
                                         (name[i] == ' ' && i + 1 < name.size() && is_symbol(name[i + 1])));
    const std::size_t behind = skip_spaces(source, at);
    if (name[i] == ' ') {
      if (behind == at && !beside_symbol) return 0;
      at = behind;
      continue;
    }
    if (beside_symbol) at = behind;
    if (at >= source.size() || source[at] != name[i]) return 0;
    ++at;
  }
  const bool cut =
      at < source.size() && is_name_part(source[at]) && space_at(source, at) == 0 && is_name_part(name.back());
  return cut ? 0 : at;
}

bool is_spaced(std::string_view name) {
  for (const char c : name) {
    if (!is_name_part(c)) return true;
  }
  return false;
}

// A comment that does not end is left for next(), which finds the "/".
void Lexer::skip_space() {
  for (;;) {
    at_ = skip_spaces(source_, at_);
    const std::string_view two = source_.substr(at_, 2);
    if (two != "//" && two != "/*") return;
    const std::size_t end = two == "//" ? source_.find('\n', at_) : source_.find("*/", at_ + 2);
    if (end == std::string_view::npos && two == "/*") return;
    at_ = end == std::string_view::npos ? source_.size() : end + (two == "//" ? 1 : 2);
  }
}

Token Lexer::make(TokenKind kind, std::size_t start, std::size_t end) {
  at_ = end;
  return Token{kind, source_.substr(start, end - start), static_cast<std::uint32_t>(start),
               static_cast<std::uint32_t>(end - start)};
}

Token Lexer::read_string(std::size_t start) {
  std::size_t end = start + 1;
  while (end < source_.size() && source_[end] != '"') end += source_[end] == '\\' ? 2U : 1U;
  if (end >= source_.size()) return make(TokenKind::bad, start, source_.size());
  Token token = make(TokenKind::string, start, end + 1);
  token.text = source_.substr(start + 1, end - start - 1);
  return token;
}

// Where the number that has its digits up to `end` ends: behind "e5", "E-3".
std::size_t Lexer::end_of_exponent(std::size_t end) const {
  if (end >= source_.size() || (source_[end] | 0x20) != 'e') return end;
  std::size_t digits = end + 1;
  if (digits < source_.size() && (source_[digits] == '-' || source_[digits] == '+')) ++digits;
  std::size_t last = digits;
  while (last < source_.size() && is_digit(source_[last])) ++last;
  return last == digits ? end : last;
}

Token Lexer::next() {
  skip_space();
  const std::size_t start = at_;
  if (start >= source_.size()) return make(TokenKind::end, start, start);
  const char c = source_[start];
  if (c == '"') return read_string(start);
  std::size_t end = start;
  if (is_digit(c) || (c == '.' && start + 1 < source_.size() && is_digit(source_[start + 1]))) {
    while (end < source_.size() && is_digit(source_[end])) ++end;
    // "1..5" is an interval, not a number with two points
    if (end + 1 < source_.size() && source_[end] == '.' && is_digit(source_[end + 1])) {
      ++end;
      while (end < source_.size() && is_digit(source_[end])) ++end;
    }
    return make(TokenKind::number, start, end_of_exponent(end));
  }
  if (is_name_start(c)) {
    while (end < source_.size() && is_name_part(source_[end]) && space_at(source_, end) == 0) ++end;
    return make(TokenKind::name, start, end);
  }
  const std::string_view two = source_.substr(start, 2);
  if (two == "<=" || two == ">=" || two == "!=" || two == ".." || two == "**") {
    return make(TokenKind::symbol, start, start + 2);
  }
  constexpr std::string_view kSymbols = "+-*/=<>()[]{},:.@";
  const TokenKind kind = kSymbols.find(c) == std::string_view::npos ? TokenKind::bad : TokenKind::symbol;
  return make(kind, start, start + 1);
}

namespace {

// Reads `count` hex digits at `at` and moves behind them.
std::optional<std::uint32_t> read_hex(std::string_view text, std::size_t& at, std::size_t count) {
  if (text.size() - at < count) return std::nullopt;
  std::uint32_t code = 0;
  for (const std::size_t end = at + count; at < end; ++at) {
    const char c = text[at];
    const char lower = static_cast<char>(c | 0x20);
    if (!is_digit(c) && !(lower >= 'a' && lower <= 'f')) return std::nullopt;
    code = code * 16 + static_cast<std::uint32_t>(is_digit(c) ? c - '0' : lower - 'a' + 10);
  }
  return code;
}

// The code point of "u00e9" or "U01F40E" at `at`.
std::optional<std::uint32_t> read_code_point(std::string_view text, std::size_t& at) {
  const bool is_short = text[at] == 'u';
  const std::optional<std::uint32_t> code = read_hex(text, ++at, is_short ? 4 : 6);
  if (!code || *code < 0xd800 || *code > 0xdfff) return code && *code <= 0x10ffff ? code : std::nullopt;
  if (!is_short || *code > 0xdbff || text.substr(at, 2) != "\\u") return std::nullopt;
  const std::optional<std::uint32_t> low = read_hex(text, at += 2, 4);
  if (!low || *low < 0xdc00 || *low > 0xdfff) return std::nullopt;
  return 0x10000 + ((*code - 0xd800) << 10U) + (*low - 0xdc00);
}

void append_utf8(std::uint32_t code, std::string& out) {
  if (code < 0x80) {
    out += static_cast<char>(code);
    return;
  }
  const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  constexpr std::uint32_t kLead[] = {0, 0xc0, 0xe0, 0xf0};
  out += static_cast<char>(kLead[more] | code >> (6 * more));
  for (int i = more; i-- > 0;) out += static_cast<char>(0x80U | (code >> (6 * i) & 0x3fU));
}

}  // namespace

std::optional<std::string> unescape(std::string_view quoted_content, bool keep_unknown) {
  constexpr std::string_view kEscapes = "\"'\\nrt";
  constexpr std::string_view kMeanings = "\"'\\\n\r\t";
  std::string text;
  for (std::size_t i = 0; i < quoted_content.size();) {
    const char c = quoted_content[i++];
    if (c != '\\' || i == quoted_content.size()) {
      text += c;
      continue;
    }
    const std::size_t known = kEscapes.find(quoted_content[i]);
    if (known != std::string_view::npos) {
      text += kMeanings[known];
      ++i;
      continue;
    }
    const std::size_t escape = i;
    const bool by_number = quoted_content[i] == 'u' || quoted_content[i] == 'U';
    const std::optional<std::uint32_t> code = by_number ? read_code_point(quoted_content, i) : std::nullopt;
    if (!code && !keep_unknown) return std::nullopt;
    if (code) {
      append_utf8(*code, text);
    } else {
      text += c;
      i = escape;
    }
  }
  return text;
}

}  // namespace qw::feel
