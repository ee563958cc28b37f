#include <algorithm>

#include "feel/evaluator.h"

namespace qw::feel {
namespace {

struct Replacement {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  std::string text;
};

bool has_short_text(const Value& value) { return value.kind() != Kind::list && value.kind() != Kind::context; }

std::string quoted(const std::string& text) {
  std::string literal = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') literal += '\\';
    literal += c;
  }
  return literal += '"';
}

}  // namespace

std::string substitute(const Expression& expression, Machine& machine) {
  std::vector<Replacement> replacements;
  for (const Node& node : expression.nodes) {
    if (node.op != Op::slot) continue;
    const Value& value = machine.slots[node.a];
    if (!has_short_text(value)) continue;
    std::string text = to_text(value);
    if (value.kind() == Kind::string) text = quoted(text);
    if (value.kind() == Kind::number && value.as_number().is_negative()) text = '(' + text + ')';
    replacements.push_back({node.offset, node.b, std::move(text)});
  }
  std::sort(replacements.begin(), replacements.end(),
            [](const Replacement& a, const Replacement& b) { return a.offset < b.offset; });
  std::string text;
  std::size_t at = 0;
  for (const Replacement& replacement : replacements) {
    if (replacement.offset < at) continue;  // one name compiled into two nodes
    text.append(expression.source, at, replacement.offset - at);
    text += replacement.text;
    at = replacement.offset + replacement.length;
  }
  text.append(expression.source, at, std::string::npos);
  return text;
}

}  // namespace qw::feel
