// json/diagnosis.h: what is wrong with a text at the place where the parser gave up, in our own words. Private to this room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qw::json {

// What the grammar allows after the last good value, key or bracket.
enum class Expect : std::uint8_t {
  value,             // anywhere a value must come
  element_or_end,    // after "["
  member_or_end,     // after "{"
  colon,             // after a key
  comma_or_bracket,  // after an element
  comma_or_brace,    // after a member
  end,               // after the document
};

struct Diagnosis {
  const char* code = "json.syntax";
  std::size_t offset = 0;
  std::string message;
  bool in_value = false;  // the fault is where a value should be, not between values
};

// REQUIRES: the text from `offset` on is not what `expect` allows.
Diagnosis diagnose(std::string_view source, std::size_t offset, Expect expect);

bool is_space(char c);
bool is_digit(char c);
std::size_t skip_space(std::string_view source, std::size_t at);

}  // namespace qw::json
