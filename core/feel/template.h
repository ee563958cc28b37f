// feel/template.h: a sentence with {expressions} in it, such as "{http_workers} workers needed, the shared pool ends at 8".
//
// "{{" stands for a brace. Numbers are printed as "45,000", with the decimals that the named fact asks for; booleans as yes or
// no; null as "none".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "feel/expression.h"

namespace qw::feel {

struct TemplatePart {
  std::string text;        // printed first
  bool has_value = false;  // then, if set, the value
  Expression value;
  int decimals = -1;  // -1: plain
};

struct Template {
  std::vector<TemplatePart> parts;
  bool empty() const { return parts.empty(); }
};

struct CompiledTemplate {
  Template text;
  std::vector<CompileError> errors;
};

CompiledTemplate compile_template(std::string_view source, Resolver& resolver, TypeTable& types, Arena& arena);
// "1234567.5" -> "1,234,567.5"
std::string group_thousands(std::string_view number);
// A value as a sentence shows it; -1 decimals: as it is.
std::string sentence_text(const Value& value, int decimals = -1);
std::string render(const Template& text, Machine& machine);

}  // namespace qw::feel
