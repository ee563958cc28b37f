#include "page_json.h"

#include <cmath>

namespace qw::web {
namespace {

void append_string(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (code < 0x20) {
      out += "\\u00";
      out += kHex[code >> 4U];
      out += kHex[code & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_pixels(std::string& out, float value) { out += std::to_string(std::lround(value)); }

void append_text(std::string& out, std::string_view key, std::string_view text) {
  if (text.empty()) return;
  out += ",\"";
  out += key;
  out += "\":";
  append_string(out, text);
}

void append_flag(std::string& out, std::string_view key, bool value) {
  if (!value) return;
  out += ",\"";
  out += key;
  out += "\":true";
}

void append_node(std::string& out, const workbench::SemanticNode& node) {
  out += "{\"id\":" + std::to_string(node.id) + ",\"role\":";
  append_string(out, node.role);
  append_text(out, "name", node.name);
  append_text(out, "value", node.value);
  append_text(out, "description", node.description);
  append_flag(out, "checked", node.checked);
  append_flag(out, "selected", node.selected);
  append_flag(out, "disabled", node.disabled);
  append_flag(out, "invalid", node.invalid);
  append_flag(out, "focused", node.focused);
  append_flag(out, "expanded", node.expanded);
  out += ",\"rect\":[";
  append_pixels(out, node.x);
  for (const float value : {node.y, node.width, node.height}) {
    out += ',';
    append_pixels(out, value);
  }
  out += "]}";
}

}  // namespace

std::string page_json(const PageState& state, const std::vector<workbench::SemanticNode>& nodes) {
  std::string out;
  out.reserve(256 + nodes.size() * 160);
  out += "{\"text\":";
  out += state.wants_text ? "true" : "false";
  out += ",\"caret\":[";
  append_pixels(out, state.caret_x);
  out += ',';
  append_pixels(out, state.caret_y);
  out += ',';
  append_pixels(out, state.caret_height);
  out += "],\"cursor\":";
  append_string(out, state.cursor);
  append_flag(out, "worksheets", state.wants_worksheets);
  out += ",\"nodes\":[";
  bool first = true;
  for (const workbench::SemanticNode& node : nodes) {
    if (!first) out += ',';
    first = false;
    append_node(out, node);
  }
  out += "]}";
  return out;
}

}  // namespace qw::web
