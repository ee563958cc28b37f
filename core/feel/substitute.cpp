#include <algorithm>
#include <string_view>

#include "feel/expression.h"
#include "feel/literal.h"

namespace qw::feel {
namespace {

struct Replacement {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  std::string text;
};

bool has_short_text(const Value& value) { return value.kind() != Kind::list && value.kind() != Kind::context; }

// A name, or fields of one as in records.customers: its value and where its text ends; nothing for anything else.
struct Path {
  Value value;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // 0: no path
};

Path path_of(const Expression& expression, const Node& node, const Machine& machine) {
  if (node.op == Op::slot) return {machine.slots[node.a], node.offset, node.offset + node.b};
  const bool named = node.op == Op::named_field;
  if (!named && node.op != Op::field) return {};
  const Path base = path_of(expression, expression.nodes[node.a], machine);
  if (base.end == 0 || base.value.kind() != Kind::context) return {};
  const std::span<const std::string_view> names = base.value.shape().names;
  if (!named && node.b >= names.size()) return {};
  const std::string_view name = named ? expression.literals[expression.nodes[node.b].a].as_string() : names[node.b];
  // a field stands at its own name, or else at the point before it
  const std::size_t at = expression.source.find(name, base.end);
  if (at == std::string::npos || expression.source[base.end] != '.' || at > node.offset + 1) return {};
  return {base.value.field(name), base.begin, static_cast<std::uint32_t>(at + name.size())};
}

// A number before the point of a path would read as one with decimals, and one below zero as a subtraction.
bool needs_parentheses(const Value& value, std::string_view behind) {
  if (value.kind() != Kind::number) return false;
  return value.as_number().is_negative() || (behind.starts_with('.') && !behind.starts_with(".."));
}

}  // namespace

std::string substitute(const Expression& expression, Machine& machine) {
  std::vector<Replacement> replacements;
  for (const Node& node : expression.nodes) {
    const Path path = path_of(expression, node, machine);
    if (path.end == 0 || !has_short_text(path.value)) continue;
    std::string text = literal(path.value);
    const std::string_view behind = std::string_view(expression.source).substr(path.end);
    if (needs_parentheses(path.value, behind)) text = '(' + text + ')';
    replacements.push_back({path.begin, path.end - path.begin, std::move(text)});
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
