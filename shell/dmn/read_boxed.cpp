// Boxed expressions and decision tables of a DMN model.
#include <array>

#include "reader.h"

namespace qw::dmn {

using decision::Box;
using decision::Boxed;

namespace {

struct Kind {
  std::string_view name;
  Box box;
};
constexpr std::array kKinds = {Kind{"literalExpression", Box::literal},
                               Kind{"decisionTable", Box::table},
                               Kind{"context", Box::context},
                               Kind{"invocation", Box::invocation},
                               Kind{"functionDefinition", Box::function},
                               Kind{"relation", Box::relation},
                               Kind{"list", Box::list},
                               Kind{"conditional", Box::conditional},
                               Kind{"filter", Box::filter},
                               Kind{"for", Box::iterate},
                               Kind{"some", Box::some},
                               Kind{"every", Box::every}};

Box box_of(std::string_view name) {
  for (const Kind& kind : kKinds) {
    if (kind.name == name) return kind.box;
  }
  return Box::none;
}

struct Policy {
  std::string_view name;
  decision::HitPolicy hit;
};
using decision::HitPolicy;
constexpr std::array kPolicies = {
    Policy{"UNIQUE", HitPolicy::unique},         Policy{"ANY", HitPolicy::any},
    Policy{"PRIORITY", HitPolicy::priority},     Policy{"FIRST", HitPolicy::first},
    Policy{"RULE ORDER", HitPolicy::rule_order}, Policy{"OUTPUT ORDER", HitPolicy::output_order},
    Policy{"COLLECT", HitPolicy::collect}};

constexpr std::array<std::pair<std::string_view, decision::Aggregate>, 4> kAggregates = {
    std::pair{std::string_view("SUM"), decision::Aggregate::sum},
    {"MIN", decision::Aggregate::min},
    {"MAX", decision::Aggregate::max},
    {"COUNT", decision::Aggregate::count}};

}  // namespace

bool Reader::is_expression(const pugi::xml_node& at) const {
  return at.type() == pugi::node_element && box_of(local_name(at.name())) != Box::none && is_dmn(at);
}

Boxed Reader::boxed(const pugi::xml_node& at, int depth) {
  Boxed box;
  box.kind = box_of(local_name(at.name()));
  box.type = attribute(at, "typeRef");
  if (depth > kDeepest) {
    say(Severity::warning, "dmn.unsupported", at, "Expressions are nested too deeply here; this one is left out.");
    return {};
  }
  switch (box.kind) {
    case Box::none: break;
    case Box::literal:
      box.text = child_text(at, "text");
      box.language = attribute(at, "expressionLanguage");
      if (child(at, "importedValues")) {
        say(Severity::warning, "dmn.unsupported", at, "Imported values are not read. Put the expression here.");
      }
      break;
    case Box::table: box.table.push_back(table(at)); break;
    case Box::context: context(at, depth, box); break;
    case Box::invocation: invocation(at, depth, box); break;
    case Box::function: function(at, depth, box); break;
    case Box::relation: relation(at, depth, box); break;
    case Box::list:
      for (const pugi::xml_node& item : at.children()) {
        if (is_expression(item)) box.items.push_back(boxed(item, depth + 1));
      }
      break;
    case Box::conditional:
      for (const std::string_view part : {"if", "then", "else"}) box.items.push_back(typed_child(at, part, depth));
      break;
    case Box::filter:
    case Box::iterate:
    case Box::some:
    case Box::every: pair(at, depth, box); break;
  }
  return box;
}

Boxed Reader::boxed_in(const pugi::xml_node& holder, int depth) {
  for (const pugi::xml_node& inner : holder.children()) {
    if (is_expression(inner)) return boxed(inner, depth + 1);
  }
  return {};
}

Boxed Reader::typed_child(const pugi::xml_node& holder, std::string_view name, int depth) {
  const pugi::xml_node at = child(holder, name);
  Boxed box = boxed_in(at, depth);
  if (box.kind != Box::none && box.type.empty()) box.type = attribute(at, "typeRef");
  return box;
}

void Reader::context(const pugi::xml_node& at, int depth, Boxed& into) {
  for (const pugi::xml_node& entry : at.children()) {
    if (!is(entry, "contextEntry")) continue;
    into.names.push_back(variable(child(entry, "variable")));
    into.items.push_back(boxed_in(entry, depth));
  }
}

void Reader::invocation(const pugi::xml_node& at, int depth, Boxed& into) {
  into.items.push_back(boxed_in(at, depth));
  for (const pugi::xml_node& binding : at.children()) {
    if (!is(binding, "binding")) continue;
    into.names.push_back(variable(child(binding, "parameter")));
    into.items.push_back(boxed_in(binding, depth));
  }
}

void Reader::function(const pugi::xml_node& at, int depth, Boxed& into) {
  into.type = attribute(at, "typeRef");
  into.text = attribute(at, "kind");
  if (into.text.empty()) into.text = "FEEL";
  if (into.text != "FEEL") {
    say(Severity::warning, "dmn.unsupported", at,
        "A function of kind " + into.text + " cannot run here; it gives null.");
  }
  for (const pugi::xml_node& parameter : at.children()) {
    if (is(parameter, "formalParameter")) into.names.push_back(variable(parameter));
  }
  into.items.push_back(boxed_in(at, depth));
}

void Reader::relation(const pugi::xml_node& at, int depth, Boxed& into) {
  for (const pugi::xml_node& part : at.children()) {
    if (is(part, "column")) into.names.push_back(variable(part));
    if (!is(part, "row")) continue;
    Boxed row;
    row.kind = Box::list;
    for (const pugi::xml_node& item : part.children()) {
      if (is_expression(item)) row.items.push_back(boxed(item, depth + 2));
    }
    into.items.push_back(std::move(row));
  }
}

void Reader::pair(const pugi::xml_node& at, int depth, Boxed& into) {
  into.text = attribute(at, "iteratorVariable");
  into.items.push_back(typed_child(at, "in", depth));
  const std::string_view second = into.kind == Box::filter    ? "match"
                                  : into.kind == Box::iterate ? "return"
                                                              : "satisfies";
  into.items.push_back(typed_child(at, second, depth));
}

std::string Reader::cell(const pugi::xml_node& at) { return child_text(at, "text"); }

decision::TableModel Reader::table(const pugi::xml_node& at) {
  decision::TableModel table;
  table.id = attribute(at, "id");
  const std::string policy = attribute(at, "hitPolicy");
  bool known = policy.empty();
  for (const Policy& candidate : kPolicies) {
    if (candidate.name != policy) continue;
    table.hit = candidate.hit;
    known = true;
  }
  if (!known)
    say(Severity::warning, "dmn.unsupported", at, "The hit policy \"" + policy + "\" is unknown; UNIQUE is taken.");
  const std::string aggregation = attribute(at, "aggregation");
  for (const auto& [name, aggregate] : kAggregates) {
    if (name == aggregation) table.aggregate = aggregate;
  }
  for (const pugi::xml_node& part : at.children()) {
    if (is(part, "input")) table.inputs.push_back(table_input(part));
    if (is(part, "output")) table.outputs.push_back(table_output(part));
    if (is(part, "annotation")) table.annotations.push_back(attribute(part, "name"));
  }
  // after all columns, whose number the rules must have
  for (const pugi::xml_node& part : at.children()) {
    if (is(part, "rule")) table.rules.push_back(table_rule(part, table));
  }
  return table;
}

decision::TableInput Reader::table_input(const pugi::xml_node& at) {
  const pugi::xml_node expression = child(at, "inputExpression");
  const std::string language = attribute(expression, "expressionLanguage");
  if (!language.empty() && language != "feel" && language.find("FEEL") == std::string::npos) {
    say(Severity::warning, "dmn.unsupported", expression,
        "The language " + language + " is read as FEEL. Rewrite it in FEEL.");
  }
  return {attribute(at, "id"), attribute(at, "label"), child_text(expression, "text"), attribute(expression, "typeRef"),
          child_text(child(at, "inputValues"), "text")};
}

decision::TableOutput Reader::table_output(const pugi::xml_node& at) {
  return {attribute(at, "id"),
          attribute(at, "name"),
          attribute(at, "label"),
          attribute(at, "typeRef"),
          child_text(child(at, "outputValues"), "text"),
          child_text(child(at, "defaultOutputEntry"), "text")};
}

decision::TableRule Reader::table_rule(const pugi::xml_node& at, decision::TableModel& table) {
  decision::TableRule rule;
  rule.id = attribute(at, "id");
  rule.description = child_text(at, "description");
  for (const pugi::xml_node& part : at.children()) {
    if (is(part, "inputEntry")) rule.inputs.push_back(cell(part));
    if (is(part, "outputEntry")) rule.outputs.push_back(cell(part));
    if (is(part, "annotationEntry")) rule.annotations.push_back(cell(part));
  }
  if (rule.inputs.size() != table.inputs.size() || rule.outputs.size() != table.outputs.size()) {
    say(Severity::warning, "dmn.unsupported", at,
        "This rule has " + std::to_string(rule.inputs.size()) + " tests and " + std::to_string(rule.outputs.size()) +
            " outputs, its table " + std::to_string(table.inputs.size()) + " and " +
            std::to_string(table.outputs.size()) + "; missing cells are empty, others left out.");
    rule.inputs.resize(table.inputs.size());
    rule.outputs.resize(table.outputs.size());
  }
  return rule;
}

}  // namespace qw::dmn
