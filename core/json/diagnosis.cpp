#include "json/diagnosis.h"

#include <algorithm>
#include <optional>

#include "json/utf8.h"

namespace qw::json {
namespace {

constexpr std::size_t kShown = 24;  // characters of the source that a message repeats

std::string hex(unsigned value, int digits) {
  std::string text;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) text += "0123456789ABCDEF"[(value >> shift) & 15U];
  return text;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$'; }

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

// Also in figures, since a character beyond ASCII may be invisible or look like another one.
std::string name_beyond_ascii(std::string_view sequence) {
  unsigned value = static_cast<unsigned char>(sequence[0]) & (0xffU >> (sequence.size() + 1));
  for (const char c : sequence.substr(1)) value = value << 6U | (static_cast<unsigned char>(c) & 0x3fU);
  return quoted(sequence) + " (U+" + hex(value, value > 0xfffff ? 6 : value > 0xffff ? 5 : 4) + ")";
}

// The text at `at` as a reader would name it.
std::string name_of(std::string_view source, std::size_t at) {
  if (at >= source.size()) return "the end of the text";
  const auto byte = static_cast<unsigned char>(source[at]);
  if (byte < 0x20 || byte == 0x7f) return "the control character U+" + hex(byte, 4);
  if (byte == '"') return "a string";
  if (byte == ',') return "a comma";
  if (byte == ':') return "a colon";
  const Utf8Step step = utf8_step(source, at);
  if (!step.valid) return "the byte 0x" + hex(byte, 2);
  if (byte >= 0x80) return name_beyond_ascii(source.substr(at, step.length));
  std::size_t end = at + 1;
  if (is_letter(source[at]) || is_digit(source[at])) {
    while (end < source.size() && (is_letter(source[end]) || is_digit(source[end]))) ++end;
  }
  return end - at > kShown ? quoted(source.substr(at, kShown)) + "..." : quoted(source.substr(at, end - at));
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

Diagnosis bad_escape(std::string_view source, std::size_t backslash) {
  const std::size_t kind = backslash + 1;
  const std::size_t end = kind + utf8_step(source, kind).length;
  return {"json.syntax", backslash,
          "A backslash is followed by " + name_of(source.substr(0, end), kind) +
              ", which is no escape; write \\\\ for a backslash."};
}

// One escape, with at least one character after the backslash at `at`, which moves behind the escape.
std::optional<Diagnosis> check_escape(std::string_view source, std::size_t& at) {
  const std::size_t start = at;
  const char kind = source[start + 1];
  if (kind != 'u') {
    at += 2;
    if (std::string_view("\"\\/bfnrt").find(kind) != std::string_view::npos) return std::nullopt;
    return bad_escape(source, start);
  }
  const auto unit = hex4(source, start + 2);
  if (!unit) return Diagnosis{"json.syntax", start, "\\u must be followed by four hexadecimal digits; complete them."};
  at += 6;
  if (*unit < 0xd800 || *unit > 0xdfff) return std::nullopt;
  const bool pair = *unit < 0xdc00 && source.substr(at, 2) == "\\u";
  const auto low = pair ? hex4(source, at + 2) : std::nullopt;
  at += 6;
  if (low && *low >= 0xdc00 && *low <= 0xdfff) return std::nullopt;
  return Diagnosis{"json.surrogate", start,
                   "\\u" + hex(*unit, 4) + " is half of a surrogate pair; write the character itself or both halves."};
}

Diagnosis bad_control(std::string_view source, std::size_t at) {
  const char c = source[at];
  if (c == '\n' || c == '\r') {
    return {"json.syntax", at, "There is a line break in a string; close the string before it or write \\n."};
  }
  const std::string escape = c == '\t' ? "\\t" : "\\u" + hex(static_cast<unsigned char>(c), 4);
  return {"json.syntax", at, "There is " + name_of(source, at) + " in a string; write it as " + escape + "."};
}

// The string whose opening quote is at `start`.
std::optional<Diagnosis> check_string(std::string_view source, std::size_t start) {
  std::size_t at = start + 1;
  while (at < source.size() && source[at] != '"') {
    if (static_cast<unsigned char>(source[at]) < 0x20) return bad_control(source, at);
    if (source[at] == '\\' && at + 1 < source.size()) {
      if (auto found = check_escape(source, at)) return found;
      continue;
    }
    if (auto found = bad_utf8(source, at)) return found;
    at += utf8_step(source, at).length;
  }
  if (at < source.size()) return std::nullopt;
  return Diagnosis{"json.syntax", start, "The string that begins here is never closed; add a double quote at its end."};
}

// A number that breaks off where a digit is due.
std::optional<Diagnosis> check_number(std::string_view source, std::size_t start) {
  std::size_t at = start;
  const auto take = [&](std::string_view allowed) {
    const bool taken = at < source.size() && allowed.find(source[at]) != std::string_view::npos;
    at += taken ? 1U : 0U;
    return taken;
  };
  const auto digits = [&] {
    const std::size_t first = at;
    while (at < source.size() && is_digit(source[at])) ++at;
    return at > first;
  };
  take("-");
  bool good = digits();
  if (good && take(".")) good = digits();
  if (good && take("eE")) {
    take("+-");
    good = digits();
  }
  if (good) return std::nullopt;
  const std::size_t shown = at - start > kShown ? at - kShown : start;
  return Diagnosis{"json.syntax", start,
                   "A digit must follow " + quoted(source.substr(shown, at - shown)) + "; complete the number."};
}

Diagnosis bad_word(std::string_view source, std::size_t at, const char* due) {
  switch (source[at]) {
    case '\'': return {"json.syntax", at, "There is a single quote; write strings and keys in double quotes."};
    case '/':
    case '#': return {"json.syntax", at, "Comments are not allowed; remove this one."};
    case '+': return {"json.syntax", at, "A number must not begin with a plus sign; remove it."};
    case '.': return {"json.syntax", at, "A number must not begin with a decimal point; write 0 before it."};
    default: return {"json.syntax", at, "There is " + name_of(source, at) + " where " + due};
  }
}

constexpr const char* kValueDue =
    "a value must come; write a string in double quotes, a number, true, false, null, an array or an object.";
constexpr const char* kKeyDue = "a key in double quotes must come.";

Diagnosis bad_value(std::string_view source, std::size_t at, bool after_comma) {
  Diagnosis result{"json.syntax", at, {}, true};
  if (at >= source.size()) {
    const bool empty = skip_space(source, 0) == source.size();
    result.message = empty ? "The text is empty; it must hold one value."
                           : "The text ends where a value must come; it is incomplete.";
    return result;
  }
  const char c = source[at];
  if (after_comma && (c == ']' || c == '}')) {
    return {"json.syntax", at, "There is a comma after the last element; remove it."};
  }
  auto found = c == '"'                  ? check_string(source, at)
               : c == '-' || is_digit(c) ? check_number(source, at)
                                         : bad_utf8(source, at);
  result = found ? *found : bad_word(source, at, kValueDue);
  result.in_value = true;
  return result;
}

Diagnosis bad_key(std::string_view source, std::size_t at, bool after_comma) {
  if (at >= source.size()) return {"json.syntax", at, "The text ends inside an object; add the missing \"}\"."};
  if (source[at] == '}' && after_comma) {
    return {"json.syntax", at, "There is a comma after the last member; remove it."};
  }
  auto found = source[at] == '"' ? check_string(source, at) : bad_utf8(source, at);
  return found ? *found : bad_word(source, at, kKeyDue);
}

// 012 reads as the number 0, and then there is more.
std::optional<Diagnosis> leading_zero(std::string_view source, std::size_t end_of_last, std::size_t at) {
  if (at != end_of_last || at == 0 || at >= source.size()) return std::nullopt;
  if (source[at - 1] != '0' || !is_digit(source[at])) return std::nullopt;
  return Diagnosis{"json.syntax", at - 1, "A number must not begin with a zero before other digits; remove the zero."};
}

// A comma or the closing bracket is missing.
Diagnosis bad_separator(std::string_view source, std::size_t end_of_last, std::size_t at, char bracket) {
  const std::string closing = quoted({&bracket, 1});
  if (at >= source.size()) {
    const char* inside = bracket == ']' ? "an array" : "an object";
    return {"json.syntax", at, std::string("The text ends inside ") + inside + "; add the missing " + closing + "."};
  }
  if (auto found = bad_utf8(source, at)) return *found;
  if (auto found = leading_zero(source, end_of_last, at)) return *found;
  return {"json.syntax", at, "There is " + name_of(source, at) + " where a comma or " + closing + " must come."};
}

Diagnosis bad_end(std::string_view source, std::size_t end_of_last, std::size_t at) {
  if (auto found = bad_utf8(source, at)) return *found;
  if (auto found = leading_zero(source, end_of_last, at)) return *found;
  return {"json.syntax", at, "There is " + name_of(source, at) + " after the end of the document; remove it."};
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
    case Expect::value: return bad_value(source, at, false);
    case Expect::element_or_end:
      return at >= source.size() ? bad_separator(source, offset, at, ']') : bad_value(source, at, false);
    case Expect::member_or_end: return bad_key(source, at, false);
    case Expect::colon:
      if (c == ':') return bad_value(source, next, false);
      if (auto found = bad_utf8(source, at)) return *found;
      return {"json.syntax", at, "There is " + name_of(source, at) + " where the colon after a key must come."};
    case Expect::comma_or_bracket:
      return c == ',' ? bad_value(source, next, true) : bad_separator(source, offset, at, ']');
    case Expect::comma_or_brace: return c == ',' ? bad_key(source, next, true) : bad_separator(source, offset, at, '}');
    case Expect::end: break;
  }
  return bad_end(source, offset, at);
}

}  // namespace qw::json
