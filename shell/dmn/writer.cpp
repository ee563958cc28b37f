#include "writer.h"

namespace qw::dmn {

void Xml::escape(std::string_view text, bool attribute) {
  for (const char c : text) {
    switch (c) {
      case '&': out_ += "&amp;"; break;
      case '<': out_ += "&lt;"; break;
      case '>': out_ += "&gt;"; break;
      case '\r': out_ += "&#13;"; break;
      case '"': out_ += attribute ? "&quot;" : "\""; break;
      case '\n': out_ += attribute ? "&#10;" : "\n"; break;
      case '\t': out_ += attribute ? "&#9;" : "\t"; break;
      default: out_ += c;
    }
  }
}

void Xml::begin(const char* name, Attributes attributes) {
  out_.append(2 * open_.size(), ' ').append("<").append(name);
  for (const auto& [key, value] : attributes) {
    if (value.empty()) continue;
    out_.append(" ").append(key).append("=\"");
    escape(value, true);
    out_ += '"';
  }
}

void Xml::open(const char* name, Attributes attributes) {
  begin(name, attributes);
  out_ += ">\n";
  open_.push_back(name);
}

void Xml::close() {
  const char* name = open_.back();
  open_.pop_back();
  out_.append(2 * open_.size(), ' ').append("</").append(name).append(">\n");
}

void Xml::empty(const char* name, Attributes attributes) {
  begin(name, attributes);
  out_ += "/>\n";
}

void Xml::text(const char* name, std::string_view text) {
  if (!text.empty()) text_always(name, text);
}

void Xml::text_always(const char* name, std::string_view text) {
  begin(name, {});
  out_ += '>';
  escape(text, false);
  out_.append("</").append(name).append(">\n");
}

}  // namespace qw::dmn
