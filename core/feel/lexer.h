// feel/lexer.h: FEEL text to tokens, without white space and comments. Names of several words ("round half up") are joined by the
// compiler, which knows them.
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
  // Goes on reading at an offset of the source.
  void move_to(std::size_t offset) { at_ = offset; }

 private:
  Token make(TokenKind kind, std::size_t start, std::size_t end);
  Token read_string(std::size_t start);
  std::size_t end_of_exponent(std::size_t end) const;
  void skip_space();

  std::string_view source_;
  std::size_t at_ = 0;
};

// Where `name`, which may have spaces and symbols, ends in the source when it stands at `at`; 0 when it does not. White space in the
// source may be of any kind and length, and is free beside a symbol.
std::size_t match_name(std::string_view source, std::size_t at, std::string_view name);
// Whether a name is more than one word.
bool is_spaced(std::string_view name);

// The content of a string literal with its escapes resolved: \" \' \\ \n \r \t, \uXXXX (also as surrogate pairs) and
// \UXXXXXX. None for an escape that does not exist, unless those stay as they are: "\d" of a pattern is two characters.
std::optional<std::string> unescape(std::string_view quoted_content, bool keep_unknown = false);

}  // namespace qw::feel
