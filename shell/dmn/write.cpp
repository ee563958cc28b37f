#include "write.h"

#include "writer.h"
#include "xml.h"

namespace qw::dmn {
namespace {

using decision::Aggregate;
using decision::Box;
using decision::Boxed;
using decision::HitPolicy;
using decision::ItemDefinition;
using decision::Node;
using decision::NodeKind;
using decision::TableModel;
using decision::Variable;

const char* policy_name(HitPolicy hit) {
  switch (hit) {
    case HitPolicy::unique: return "UNIQUE";
    case HitPolicy::any: return "ANY";
    case HitPolicy::priority: return "PRIORITY";
    case HitPolicy::first: return "FIRST";
    case HitPolicy::rule_order: return "RULE ORDER";
    case HitPolicy::output_order: return "OUTPUT ORDER";
    case HitPolicy::collect: return "COLLECT";
  }
  return "";
}

const char* aggregate_name(Aggregate aggregate) {
  switch (aggregate) {
    case Aggregate::list: return "";
    case Aggregate::sum: return "SUM";
    case Aggregate::min: return "MIN";
    case Aggregate::max: return "MAX";
    case Aggregate::count: return "COUNT";
  }
  return "";
}

void put_text(Xml& xml, const char* name, Xml::Attributes attributes, std::string_view text) {
  xml.open(name, attributes);
  xml.text_always("text", text);
  xml.close();
}

void put_optional(Xml& xml, const char* name, std::string_view text) {
  if (!text.empty()) put_text(xml, name, {}, text);
}

void put_table(Xml& xml, const TableModel& table, const std::string& type) {
  xml.open("decisionTable", {{"id", table.id},
                             {"hitPolicy", policy_name(table.hit)},
                             {"aggregation", aggregate_name(table.aggregate)},
                             {"typeRef", type}});
  for (const auto& input : table.inputs) {
    xml.open("input", {{"id", input.id}, {"label", input.label}});
    put_text(xml, "inputExpression", {{"id", input.id + "_expression"}, {"typeRef", input.type}}, input.text);
    put_optional(xml, "inputValues", input.values);
    xml.close();
  }
  for (const auto& output : table.outputs) {
    xml.open("output", {{"id", output.id}, {"name", output.name}, {"label", output.label}, {"typeRef", output.type}});
    put_optional(xml, "outputValues", output.values);
    put_optional(xml, "defaultOutputEntry", output.fallback);
    xml.close();
  }
  for (const std::string& annotation : table.annotations) {
    xml.empty("annotation", {{"name", annotation}});
  }
  for (const auto& rule : table.rules) {
    xml.open("rule", {{"id", rule.id}});
    xml.text("description", rule.description);
    const auto put_cells = [&](const char* name, const char* mark, const std::vector<std::string>& cells) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        put_text(xml, name, {{"id", rule.id + mark + std::to_string(i + 1)}}, cells[i]);
      }
    };
    put_cells("inputEntry", "_if", rule.inputs);
    put_cells("outputEntry", "_then", rule.outputs);
    for (const std::string& annotation : rule.annotations) put_text(xml, "annotationEntry", {}, annotation);
    xml.close();
  }
  xml.close();
}

void put_boxed(Xml& xml, const Boxed& box);

void put_variable(Xml& xml, const char* name, const Variable& variable) {
  xml.empty(name, {{"name", variable.name}, {"typeRef", variable.type}});
}

void put_context(Xml& xml, const Boxed& box) {
  xml.open("context", {{"typeRef", box.type}});
  for (std::size_t i = 0; i < box.items.size(); ++i) {
    xml.open("contextEntry");
    if (box.names[i] != Variable{}) put_variable(xml, "variable", box.names[i]);
    put_boxed(xml, box.items[i]);
    xml.close();
  }
  xml.close();
}

void put_invocation(Xml& xml, const Boxed& box) {
  xml.open("invocation", {{"typeRef", box.type}});
  put_boxed(xml, box.items[0]);
  for (std::size_t i = 0; i < box.names.size(); ++i) {
    xml.open("binding");
    put_variable(xml, "parameter", box.names[i]);
    put_boxed(xml, box.items[i + 1]);
    xml.close();
  }
  xml.close();
}

void put_function(Xml& xml, const char* name, const Boxed& box) {
  xml.open(name, {{"typeRef", box.type}, {"kind", box.text}});
  for (const Variable& parameter : box.names) put_variable(xml, "formalParameter", parameter);
  put_boxed(xml, box.items[0]);
  xml.close();
}

void put_relation(Xml& xml, const Boxed& box) {
  xml.open("relation", {{"typeRef", box.type}});
  for (const Variable& column : box.names) put_variable(xml, "column", column);
  for (const Boxed& row : box.items) {
    xml.open("row");
    for (const Boxed& item : row.items) put_boxed(xml, item);
    xml.close();
  }
  xml.close();
}

void put_parts(Xml& xml, const char* name, const Boxed& box, std::initializer_list<const char*> parts) {
  xml.open(name, {{"typeRef", box.type}, {"iteratorVariable", box.text}});
  std::size_t i = 0;
  for (const char* part : parts) {
    xml.open(part);
    put_boxed(xml, box.items[i++]);
    xml.close();
  }
  xml.close();
}

void put_boxed(Xml& xml, const Boxed& box) {
  switch (box.kind) {
    case Box::none: return;
    case Box::literal:
      return put_text(xml, "literalExpression", {{"typeRef", box.type}, {"expressionLanguage", box.language}},
                      box.text);
    case Box::table: return put_table(xml, box.table[0], box.type);
    case Box::context: return put_context(xml, box);
    case Box::invocation: return put_invocation(xml, box);
    case Box::function: return put_function(xml, "functionDefinition", box);
    case Box::relation: return put_relation(xml, box);
    case Box::list:
      xml.open("list", {{"typeRef", box.type}});
      for (const Boxed& item : box.items) put_boxed(xml, item);
      return xml.close();
    case Box::conditional: return put_parts(xml, "conditional", box, {"if", "then", "else"});
    case Box::filter: return put_parts(xml, "filter", box, {"in", "match"});
    case Box::iterate: return put_parts(xml, "for", box, {"in", "return"});
    case Box::some: return put_parts(xml, "some", box, {"in", "satisfies"});
    case Box::every: return put_parts(xml, "every", box, {"in", "satisfies"});
  }
}

void put_type(Xml& xml, const char* name, const ItemDefinition& type) {
  xml.open(name, {{"id", type.id}, {"name", type.name}, {"isCollection", type.collection ? "true" : ""}});
  xml.text("description", type.description);
  if (type.function) {
    xml.open("functionItem", {{"outputTypeRef", type.type}});
    for (const Variable& parameter : type.parameters) put_variable(xml, "parameters", parameter);
    xml.close();
  } else {
    xml.text("typeRef", type.type);
  }
  put_optional(xml, "allowedValues", type.allowed);
  put_optional(xml, "typeConstraint", type.constraint);
  for (const ItemDefinition& component : type.components) put_type(xml, "itemComponent", component);
  xml.close();
}

void put_requirements(Xml& xml, const char* name, const char* kind, const std::vector<std::string>& hrefs) {
  for (const std::string& href : hrefs) {
    xml.open(name);
    xml.empty(kind, {{"href", href}});
    xml.close();
  }
}

void put_references(Xml& xml, const char* name, const std::vector<std::string>& hrefs) {
  for (const std::string& href : hrefs) xml.empty(name, {{"href", href}});
}

const char* element_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::input: return "inputData";
    case NodeKind::decision: return "decision";
    case NodeKind::knowledge: return "businessKnowledgeModel";
    case NodeKind::service: return "decisionService";
  }
  return "";
}

void put_node(Xml& xml, const Node& node) {
  xml.open(element_of(node.kind), {{"id", node.id}, {"name", node.name}});
  xml.text("description", node.description);
  if (!node.extras.empty()) {
    xml.open("extensionElements");
    for (const auto& [key, value] : node.extras) xml.empty("book:detail", {{"key", key}, {"value", value}});
    xml.close();
  }
  xml.text("question", node.question);
  xml.text("allowedAnswers", node.answers);
  put_variable(xml, "variable", node.variable);
  if (node.kind == NodeKind::service) {
    put_references(xml, "outputDecision", node.outputs);
    put_references(xml, "encapsulatedDecision", node.encapsulated);
    put_references(xml, "inputDecision", node.decisions);
    put_references(xml, "inputData", node.inputs);
  } else if (node.kind == NodeKind::knowledge && node.logic.kind == Box::function) {
    put_function(xml, "encapsulatedLogic", node.logic);
  }
  if (node.kind == NodeKind::decision) {
    put_requirements(xml, "informationRequirement", "requiredDecision", node.decisions);
    put_requirements(xml, "informationRequirement", "requiredInput", node.inputs);
  }
  if (node.kind != NodeKind::service)
    put_requirements(xml, "knowledgeRequirement", "requiredKnowledge", node.knowledge);
  if (node.kind == NodeKind::decision) put_boxed(xml, node.logic);
  xml.close();
}

std::string_view uri_of(Version version) {
  return version == Version::dmn13 ? kDmn13 : version == Version::dmn14 ? kDmn14 : kDmn15;
}

}  // namespace

std::string write_model(const decision::Model& model, Version version) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  Xml xml(out);
  xml.open("definitions", {{"xmlns", uri_of(version)},
                           {"xmlns:book", kExtras},
                           {"id", model.id},
                           {"name", model.name},
                           {"namespace", model.target},
                           {"expressionLanguage", model.language},
                           {"exporter", model.exporter},
                           {"exporterVersion", model.exporter_version}});
  xml.text("description", model.description);
  for (const decision::Import& import : model.imports) {
    xml.empty("import", {{"name", import.name}, {"namespace", import.target}, {"importType", uri_of(version)}});
  }
  for (const ItemDefinition& type : model.types) put_type(xml, "itemDefinition", type);
  for (const Node& node : model.nodes) put_node(xml, node);
  xml.close();
  return out;
}

}  // namespace qw::dmn
