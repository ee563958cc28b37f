// feel/lexer.h: FEEL text to tokens. Names of several words ("round half up") are joined by the compiler, which knows them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qw::feel {

enum class TokenKind : std::uint8_t { end, number, string, name, symbol, bad };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;  // as written; of a string without its quotes
  std::uint32_t offset = 0;
  std::uint32_t length = 0;  // in the source, with quotes
};

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}
  // The next token; `bad` for a character or string that cannot be read.
  Token next();

 private:
  Token make(TokenKind kind, std::size_t start, std::size_t end);
  Token read_string(std::size_t start);
  void skip_space();

  std::string_view source_;
  std::size_t at_ = 0;
};

// The content of a string literal with its escapes resolved: \" \' \\ \n \r \t, \uXXXX (also as surrogate pairs) and
// \UXXXXXX. None for an escape that does not exist.
std::optional<std::string> unescape(std::string_view quoted_content);

}  // namespace qw::feel
