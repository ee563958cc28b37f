#include "json/writer.h"

#include "json/utf8.h"

namespace qw::json {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";  // U+FFFD

void append_escape(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out += kHex[byte >> 4U];
  out += kHex[byte & 15U];
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t copied = 0;  // everything before it is in `out`
  std::size_t at = 0;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool escape = byte < 0x20 || byte == '"' || byte == '\\';
    const Utf8Step step = byte < 0x80 ? Utf8Step{1, true} : utf8_step(text, at);
    if (escape || !step.valid) {
      out.append(text, copied, at - copied);
      escape ? append_escape(out, text[at]) : void(out += kReplacement);
      copied = at + step.length;
    }
    at += step.length;
  }
  out.append(text, copied);
  out += '"';
}

// The last byte tells whether a comma is due: a value never ends with an opening bracket or a colon.
void Writer::separate() {
  if (out_.size() == begin_) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

void Writer::begin_object() {
  separate();
  out_ += '{';
}

void Writer::key(std::string_view name) {
  separate();
  append_string(out_, name);
  out_ += ':';
}

void Writer::end_object() { out_ += '}'; }

void Writer::begin_array() {
  separate();
  out_ += '[';
}

void Writer::end_array() { out_ += ']'; }

void Writer::string(std::string_view text) {
  separate();
  append_string(out_, text);
}

void Writer::integer(std::int64_t value) {
  separate();
  out_ += std::to_string(value);
}

void Writer::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void Writer::null() {
  separate();
  out_ += "null";
}

void Writer::raw(std::string_view json) {
  separate();
  out_ += json;
}

}  // namespace qw::json
