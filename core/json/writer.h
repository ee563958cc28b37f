// json/writer.h: canonical compact JSON, appended to a string. The same calls give the same bytes on every machine.
//
// std::string out;
// json::Writer writer(out);
// writer.begin_object();
// writer.member("tier", 2);
// writer.member("total", to_text(total));          // decimals and money are strings: there is no call for a fraction
// writer.key("lines");
// writer.begin_array();
// writer.end_array();
// writer.end_object();                             // {"tier":2,"total":"123650.00","lines":[]}
//
// Keys come in the order of the calls; commas and colons are set here. Escaped are only the quote, the backslash and the
// control characters below U+0020; ill-formed UTF-8 becomes U+FFFD, so the output is always valid UTF-8. No line end.
// REQUIRES: calls nest as JSON does: in an object each value follows a key, every begin has its end.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace qw::json {

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out), begin_(out.size()) {}

  void begin_object();
  void key(std::string_view name);
  void end_object();
  void begin_array();
  void end_array();

  void string(std::string_view text);
  void integer(std::int64_t value);
  void boolean(bool value);
  void null();
  void raw(std::string_view json);  // REQUIRES: one value, already canonical

  void member(std::string_view name, std::string_view value) { key(name), string(value); }
  void member(std::string_view name, const char* value) { key(name), string(value); }  // else it would convert to bool
  void member(std::string_view name, bool value) { key(name), boolean(value); }
  template <std::integral T>
  requires(sizeof(T) < sizeof(std::int64_t) || std::signed_integral<T>) void member(std::string_view name, T value) {
    key(name), integer(std::int64_t{value});
  }
  void member_raw(std::string_view name, std::string_view json) { key(name), raw(json); }

 private:
  void separate();

  std::string& out_;
  std::size_t begin_;
};

// `text` as a JSON string, quotes included.
void append_string(std::string& out, std::string_view text);

}  // namespace qw::json
