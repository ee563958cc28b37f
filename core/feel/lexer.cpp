#include "feel/lexer.h"

namespace qw::feel {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '?' || static_cast<unsigned char>(c) >= 0x80;
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

std::string unescape(std::string_view quoted_content) {
  std::string text;
  for (std::size_t i = 0; i < quoted_content.size(); ++i) {
    char c = quoted_content[i];
    if (c == '\\' && i + 1 < quoted_content.size()) {
      c = quoted_content[++i];
      if (c == 'n') c = '\n';
      if (c == 'r') c = '\r';
      if (c == 't') c = '\t';
    }
    text += c;
  }
  return text;
}

}  // namespace qw::feel
