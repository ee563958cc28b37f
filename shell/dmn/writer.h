// shell/dmn/writer.h: private to shell/dmn: indented XML, appended to a string.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qw::dmn {

class Xml {
 public:
  using Attributes = std::initializer_list<std::pair<const char*, std::string_view>>;  // empty values are left out

  explicit Xml(std::string& out) : out_(out) {}
  void open(const char* name, Attributes attributes = {});
  void close();
  void empty(const char* name, Attributes attributes);
  // <name>text</name>; left out when the text is empty.
  void text(const char* name, std::string_view text);
  // The same, but there even when empty.
  void text_always(const char* name, std::string_view text);

 private:
  void begin(const char* name, Attributes attributes);
  void escape(std::string_view text, bool attribute);

  std::string& out_;
  std::vector<const char*> open_;
};

}  // namespace qw::dmn
