#include "json/diagnosis.h"

#include <algorithm>
#include <optional>

#include "json/utf8.h"

namespace qw::json {
namespace {

std::string hex(unsigned value, int digits) {
  std::string text;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) text += "0123456789abcdef"[(value >> shift) & 15U];
  return text;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$'; }

// The text at `at` as a reader would name it.
std::string name_of(std::string_view source, std::size_t at) {
  if (at >= source.size()) return "the end of the text";
  const auto byte = static_cast<unsigned char>(source[at]);
  if (byte < 0x20 || byte == 0x7f) return "the control character U+" + hex(byte, 4);
  std::size_t end = at;
  while (end < source.size() && end < at + 24 && (is_letter(source[end]) || is_digit(source[end]))) ++end;
  if (end == at) end = at + utf8_step(source, at).length;
  const std::string shown(source.substr(at, end - at));
  return byte == '"' ? "a double quote" : '"' + shown + '"';
}

std::optional<Diagnosis> bad_utf8(std::string_view source, std::size_t at) {
  if (at >= source.size() || utf8_step(source, at).valid) return std::nullopt;
  const unsigned byte = static_cast<unsigned char>(source[at]);
  return Diagnosis{"json.utf8", at, "The byte 0x" + hex(byte, 2) + " is not valid UTF-8 here; save the text as UTF-8."};
}

// The four digits after \u; at is the first of them.
std::optional<unsigned> hex4(std::string_view source, std::size_t at) {
  if (source.size() - at < 4) return std::nullopt;
  unsigned value = 0;
  for (const char c : source.substr(at, 4)) {
    const unsigned lower = static_cast<unsigned char>(c) | 0x20U;
    if (is_digit(c)) {
      value = value * 16 + static_cast<unsigned>(c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value * 16 + (lower - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

// One escape; `at` is the backslash and moves behind the escape. A diagnosis when it is not one.
std::optional<Diagnosis> check_escape(std::string_view source, std::size_t& at) {
  const std::size_t start = at;
  const char kind = start + 1 < source.size() ? source[start + 1] : '\0';
  if (kind != 'u') {
    at += 2;
    if (kind != '\0' && std::string_view("\"\\/bfnrt").find(kind) != std::string_view::npos) return std::nullopt;
    return Diagnosis{"json.syntax", start, "A backslash is followed by " + name_of(source, start + 1) +
                     ", which is no escape; write \\\\ for a backslash."};
  }
  const auto unit = hex4(source, start + 2);
  if (!unit) return Diagnosis{"json.syntax", start, "\\u must be followed by four hexadecimal digits; complete them."};
  at += 6;
  if (*unit < 0xd800 || *unit > 0xdfff) return std::nullopt;
  const bool pair = *unit < 0xdc00 && source.substr(at, 2) == "\\u";
  const auto low = pair ? hex4(source, at + 2) : std::nullopt;
  at += 6;
  if (low && *low >= 0xdc00 && *low <= 0xdfff) return std::nullopt;
  return Diagnosis{"json.surrogate", start, "\\u" + hex(*unit, 4) +
                   " is half of a surrogate pair; write the character itself or both halves."};
}

// The string whose opening quote is at `start`.
std::optional<Diagnosis> check_string(std::string_view source, std::size_t start) {
  std::size_t at = start + 1;
  while (at < source.size() && source[at] != '"') {
    const auto byte = static_cast<unsigned char>(source[at]);
    if (byte < 0x20) {
      const char* remedy = byte == '\n' || byte == '\r' ? "close the string on its line, or write \\n." : "write it as \\u";
      return Diagnosis{"json.syntax", at, "A string contains " + name_of(source, at) + "; " + remedy +
                       (byte == '\n' || byte == '\r' ? "" : hex(byte, 4) + ".")};
    }
    if (byte == '\\') {
      if (at + 1 >= source.size()) break;
      if (auto found = check_escape(source, at)) return found;
      continue;
    }
    if (auto found = bad_utf8(source, at)) return found;
    at += utf8_step(source, at).length;
  }
  if (at < source.size()) return std::nullopt;
  return Diagnosis{"json.syntax", start, "The string that begins here is never closed; add a double quote at its end."};
}

Diagnosis bad_word(std::string_view source, std::size_t at) {
  const char first = source[at];
  const std::string found = name_of(source, at);
  if (first == '\'') return {"json.syntax", at, "Strings are written in double quotes, not in single ones."};
  if (first == '/' || first == '#') return {"json.syntax", at, "Comments are not allowed; remove this one."};
  if (first == '+') return {"json.syntax", at, "A number must not begin with a plus sign; remove it."};
  if (first == '.') return {"json.syntax", at, "A number must not begin with a decimal point; write 0 before it."};
  if (first == '-') return {"json.syntax", at, "A minus sign must be followed by a digit; complete or remove it."};
  if (is_digit(first)) {
    return {"json.syntax", at, "The number " + found + " is incomplete: a digit must follow the decimal point or exponent."};
  }
  return {"json.syntax", at,
          found + " is not a value; write a string in double quotes, a number, true, false, null, [ or {."};
}

Diagnosis bad_value(std::string_view source, std::size_t at, bool after_comma) {
  Diagnosis result{"json.syntax", at, {}, true};
  if (at >= source.size()) {
    result.message = source.find_first_not_of(" \t\r\n") == std::string_view::npos
                         ? "The text is empty; it must hold one value."
                         : "The text ends where a value must come; it is incomplete.";
  } else if (source[at] == ',') {
    result.message = "There is a comma where a value must come; add the value or remove the comma.";
  } else if (source[at] == ']' || source[at] == '}') {
    result.message = after_comma ? "There is a comma after the last element; remove it."
                                 : "There is " + name_of(source, at) + " where a value must come; add the value.";
    result.in_value = !after_comma;
  } else if (source[at] == ':') {
    result.message = "There is a colon where a value must come; only keys of an object are followed by a colon.";
  } else {
    auto found = source[at] == '"' ? check_string(source, at) : bad_utf8(source, at);
    result = found ? *found : bad_word(source, at);
    result.in_value = true;
  }
  return result;
}

Diagnosis bad_key(std::string_view source, std::size_t at, bool after_comma) {
  Diagnosis result{"json.syntax", at, {}};
  if (at >= source.size()) {
    result.message = "The text ends inside an object; add the missing \"}\".";
  } else if (source[at] == '}' && after_comma) {
    result.message = "There is a comma after the last member; remove it.";
  } else if (auto found = source[at] == '"' ? check_string(source, at) : bad_utf8(source, at)) {
    result = *found;
  } else if (source[at] == '/' || source[at] == '#') {
    result = bad_word(source, at);
  } else {
    result.message = "There is " + name_of(source, at) + " where a key must come; write keys in double quotes.";
  }
  return result;
}

// A comma or the closing bracket is missing.
Diagnosis bad_separator(std::string_view source, std::size_t end_of_last, std::size_t at, char bracket) {
  const std::string closing{'"', bracket, '"'};
  const char* inside = bracket == ']' ? "an array" : "an object";
  if (at >= source.size()) {
    return {"json.syntax", at, std::string("The text ends inside ") + inside + "; add the missing " + closing + "."};
  }
  if (auto found = bad_utf8(source, at)) return *found;
  if (at == end_of_last && at > 0 && source[at - 1] == '0' && is_digit(source[at])) {
    return {"json.syntax", at - 1, "A number must not begin with a zero before other digits; remove the zero."};
  }
  return {"json.syntax", at, "There is " + name_of(source, at) + " where a comma or " + closing + " must come."};
}

Diagnosis bad_end(std::string_view source, std::size_t end_of_last, std::size_t at) {
  if (auto found = bad_utf8(source, at)) return *found;
  if (at == end_of_last && at > 0 && at < source.size() && source[at - 1] == '0' && is_digit(source[at])) {
    return bad_separator(source, end_of_last, at, ']');
  }
  return {"json.syntax", at, "The document has ended before " + name_of(source, at) + "; remove what follows it."};
}

}  // namespace

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t skip_space(std::string_view source, std::size_t at) {
  while (at < source.size() && is_space(source[at])) ++at;
  return at;
}

// Punctuation that is right is stepped over; then comes the token that is wrong.
Diagnosis diagnose(std::string_view source, std::size_t offset, Expect expect) {
  const std::size_t at = skip_space(source, offset);
  const char c = at < source.size() ? source[at] : '\0';
  const std::size_t next = skip_space(source, std::min(at + 1, source.size()));
  switch (expect) {
    case Expect::value:
    case Expect::element_or_end: return bad_value(source, at, false);
    case Expect::member_or_end: return bad_key(source, at, false);
    case Expect::key: return bad_key(source, at, true);
    case Expect::colon:
      if (c == ':') return bad_value(source, next, false);
      if (auto found = bad_utf8(source, at)) return *found;
      return {"json.syntax", at, "There is " + name_of(source, at) + " where the colon after a key must come."};
    case Expect::comma_or_bracket:
      return c == ',' ? bad_value(source, next, true) : bad_separator(source, offset, at, ']');
    case Expect::comma_or_brace:
      return c == ',' ? bad_key(source, next, true) : bad_separator(source, offset, at, '}');
    case Expect::end: break;
  }
  return bad_end(source, offset, at);
}

}  // namespace qw::json
