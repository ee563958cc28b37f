#include "feel/lexer.h"

namespace qw::feel {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '?' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_part(char c) { return is_name_start(c) || is_digit(c); }

}  // namespace

void Lexer::skip_space() {
  while (at_ < source_.size() && is_space(source_[at_])) ++at_;
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
    return make(TokenKind::number, start, end);
  }
  if (is_name_start(c)) {
    while (end < source_.size() && is_name_part(source_[end])) ++end;
    return make(TokenKind::name, start, end);
  }
  const std::string_view two = source_.substr(start, 2);
  if (two == "<=" || two == ">=" || two == "!=" || two == ".." || two == "**") {
    return make(TokenKind::symbol, start, start + 2);
  }
  constexpr std::string_view kSymbols = "+-*/=<>()[]{},:.";
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

std::optional<std::string> unescape(std::string_view quoted_content) {
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
    if (quoted_content[i] != 'u' && quoted_content[i] != 'U') return std::nullopt;
    const std::optional<std::uint32_t> code = read_code_point(quoted_content, i);
    if (!code) return std::nullopt;
    append_utf8(*code, text);
  }
  return text;
}

}  // namespace qw::feel
