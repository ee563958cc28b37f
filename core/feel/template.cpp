#include "feel/template.h"

#include <algorithm>

namespace qw::feel {

CompiledTemplate compile_template(std::string_view source, Resolver& resolver, TypeTable& types, Arena& arena) {
  CompiledTemplate made;
  TemplatePart part;
  std::size_t at = 0;
  while (at < source.size()) {
    const char c = source[at];
    if (source.substr(at, 2) == "{{" || source.substr(at, 2) == "}}") {
      part.text += c;
      at += 2;
      continue;
    }
    if (c != '{') {
      part.text += c;
      ++at;
      continue;
    }
    const std::size_t close = source.find('}', at);
    if (close == std::string_view::npos) {
      made.errors.push_back(
          {"feel.syntax", static_cast<std::uint32_t>(at), "A \"{\" is never closed; write \"{{\" for a brace."});
      return made;
    }
    Compiled value = compile(source.substr(at + 1, close - at - 1), resolver, types, arena);
    for (CompileError& error : value.errors) {
      error.offset += static_cast<std::uint32_t>(at) + 1;
      made.errors.push_back(std::move(error));
    }
    part.has_value = true;
    part.value = std::move(value.expression);
    made.text.parts.push_back(std::move(part));
    part = {};
    at = close + 1;
  }
  if (!part.text.empty()) made.text.parts.push_back(std::move(part));
  return made;
}

std::string group_thousands(std::string_view number) {
  const std::size_t point = std::min(number.find_first_of(".E"), number.size());
  std::string grouped;
  for (std::size_t i = 0; i < point; ++i) {
    const bool after_digit = i > 0 && number[i - 1] != '-';
    if (after_digit && (point - i) % 3 == 0) grouped += ',';
    grouped += number[i];
  }
  return grouped + std::string(number.substr(point));
}

std::string sentence_text(const Value& value, int decimals) {
  switch (value.kind()) {
    case Kind::null: return "none";
    case Kind::boolean: return value.as_boolean() ? "yes" : "no";
    case Kind::number:
      return group_thousands(decimals >= 0 ? to_fixed_text(value.as_number(), decimals)
                                           : to_plain_text(value.as_number()));
    default: return to_text(value, kLongestText);
  }
}

std::string render(const Template& text, Machine& machine) {
  std::string out;
  for (const TemplatePart& part : text.parts) {
    out += part.text;
    if (part.has_value) out += sentence_text(evaluate(part.value, machine), part.decimals);
  }
  return out;
}

}  // namespace qw::feel
