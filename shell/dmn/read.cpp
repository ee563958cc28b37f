#include "read.h"

#include <array>
#include <set>

#include "reader.h"

namespace qw::dmn {

using decision::Model;
using decision::Node;
using decision::NodeKind;

namespace {

constexpr std::size_t kMostBytes = 16U << 20U;
constexpr std::size_t kMostElements = 200'000;

constexpr std::array<std::string_view, 6> kVersions = {"http://www.omg.org/spec/DMN/20151101/dmn.xsd",
                                                       "http://www.omg.org/spec/DMN/20180521/MODEL/",
                                                       kDmn13,
                                                       kDmn14,
                                                       kDmn15,
                                                       "https://www.omg.org/spec/DMN/20240513/MODEL/"};

// Elements that say nothing about results, and the words for a notice.
struct Dropped {
  std::string_view name;
  std::string_view what;
};
constexpr std::array kQuietly = {Dropped{"DMNDI", "diagram"},
                                 Dropped{"textAnnotation", "text annotation"},
                                 Dropped{"association", "association"},
                                 Dropped{"group", "group"},
                                 Dropped{"knowledgeSource", "knowledge source"},
                                 Dropped{"authorityRequirement", "authority requirement"},
                                 Dropped{"elementCollection", "element collection"},
                                 Dropped{"performanceIndicator", "performance indicator"},
                                 Dropped{"organizationUnit", "organization unit"},
                                 Dropped{"supportedObjective", "objective"},
                                 Dropped{"impactedPerformanceIndicator", "performance indicator"},
                                 Dropped{"decisionMaker", "decision maker"},
                                 Dropped{"decisionOwner", "decision owner"},
                                 Dropped{"usingProcess", "using process"},
                                 Dropped{"usingTask", "using task"}};

struct Walk : pugi::xml_tree_walker {
  std::size_t elements = 0;
  bool for_each(pugi::xml_node&) override { return ++elements <= kMostElements && depth() <= 4 * kDeepest; }
};

ReadModel refuse(std::string_view file, const char* code, std::uint32_t line, std::string message) {
  return {std::nullopt, {{Severity::error, code, std::string(file), "", line, 0, std::move(message)}}};
}

std::optional<NodeKind> kind_of(std::string_view name) {
  if (name == "inputData") return NodeKind::input;
  if (name == "decision") return NodeKind::decision;
  if (name == "businessKnowledgeModel") return NodeKind::knowledge;
  if (name == "decisionService") return NodeKind::service;
  return std::nullopt;
}

}  // namespace

bool Reader::is_dmn(const pugi::xml_node& at) const {
  return at.type() == pugi::node_element && namespace_of(at) == uri_;
}

bool Reader::is(const pugi::xml_node& at, std::string_view name) const {
  return at.type() == pugi::node_element && local_name(at.name()) == name && namespace_of(at) == uri_;
}

pugi::xml_node Reader::child(const pugi::xml_node& at, std::string_view name) const {
  for (const pugi::xml_node& inner : at.children()) {
    if (is(inner, name)) return inner;
  }
  return {};
}

decision::Variable Reader::variable(const pugi::xml_node& at) {
  return {attribute(at, "name"), attribute(at, "typeRef")};
}

std::string Reader::child_text(const pugi::xml_node& at, std::string_view name) { return text_of(child(at, name)); }

void Reader::say(Severity severity, const char* code, const pugi::xml_node& at, std::string message) {
  if (findings_.size() >= 500) return;
  findings_.push_back(
      {severity, code, std::string(file_), "", line_at(source_, at.offset_debug()), 0, std::move(message)});
}

void Reader::drop(const pugi::xml_node& at, std::string_view what) {
  auto& [count, line] = dropped_[std::string(what)];
  if (count++ == 0) line = line_at(source_, at.offset_debug());
}

void Reader::report_dropped() {
  for (const auto& [what, where] : dropped_) {
    findings_.push_back({Severity::info, "dmn.dropped", std::string(file_), "", where.second, 0,
                         "Left out: " + what + " (" + std::to_string(where.first) + ")."});
  }
}

Model Reader::model(const pugi::xml_node& root) {
  uri_ = namespace_of(root);
  Model model;
  model.id = attribute(root, "id");
  model.name = attribute(root, "name");
  model.target = attribute(root, "namespace");
  model.exporter = attribute(root, "exporter");
  model.exporter_version = attribute(root, "exporterVersion");
  model.language = attribute(root, "expressionLanguage");
  for (const pugi::xml_node& at : root.children()) {
    if (at.type() != pugi::node_element) continue;
    const std::string_view name = local_name(at.name());
    const auto kind = kind_of(name);
    if (!is_dmn(at)) {
      drop(at, name == "DMNDI" ? "diagram" : "element of another vocabulary");
    } else if (kind) {
      model.nodes.push_back(node(at, *kind));
    } else if (name == "itemDefinition") {
      model.types.push_back(type(at, 0));
    } else if (name == "import") {
      model.imports.push_back({attribute(at, "name"), attribute(at, "namespace")});
    } else if (name == "description") {
      model.description = text_of(at);
    } else if (name != "extensionElements") {
      std::string_view what = "unknown element";
      for (const Dropped& known : kQuietly) {
        if (known.name == name) what = known.what;
      }
      drop(at, what);
    }
  }
  report_dropped();
  return model;
}

decision::ItemDefinition Reader::type(const pugi::xml_node& at, int depth) {
  decision::ItemDefinition item;
  item.id = attribute(at, "id");
  item.name = attribute(at, "name");
  item.description = child_text(at, "description");
  item.type = child_text(at, "typeRef");
  if (item.type.empty()) item.type = attribute(at, "typeRef");
  item.collection = at.attribute("isCollection").as_bool();
  item.allowed = child_text(child(at, "allowedValues"), "text");
  item.constraint = child_text(child(at, "typeConstraint"), "text");
  for (const pugi::xml_node& inner : at.children()) {
    if (is(inner, "itemComponent")) {
      if (depth < kDeepest) item.components.push_back(type(inner, depth + 1));
    } else if (is(inner, "functionItem")) {
      item.function = true;
      item.type = attribute(inner, "outputTypeRef");
      for (const pugi::xml_node& parameter : inner.children()) {
        if (is(parameter, "parameters")) item.parameters.push_back(variable(parameter));
      }
    }
  }
  return item;
}

Node Reader::node(const pugi::xml_node& at, NodeKind kind) {
  Node node;
  node.kind = kind;
  node.id = attribute(at, "id");
  node.name = attribute(at, "name");
  for (const pugi::xml_node& inner : at.children()) {
    if (inner.type() != pugi::node_element) continue;
    if (is_dmn(inner)) {
      part_of_node(inner, node);
    } else {
      drop(inner, "element of another vocabulary");
    }
  }
  if (node.variable.name.empty()) node.variable.name = node.name;
  return node;
}

void Reader::part_of_node(const pugi::xml_node& at, Node& into) {
  const std::string_view name = local_name(at.name());
  const auto href = [&] { return attribute(at, "href"); };
  if (is_expression(at)) {
    into.logic = boxed(at, 0);
  } else if (name == "encapsulatedLogic") {
    into.logic.kind = decision::Box::function;
    function(at, 0, into.logic);
  } else if (name == "variable") {
    into.variable = variable(at);
  } else if (name == "description") {
    into.description = text_of(at);
  } else if (name == "question") {
    into.question = text_of(at);
  } else if (name == "allowedAnswers") {
    into.answers = text_of(at);
  } else if (name == "informationRequirement" || name == "knowledgeRequirement") {
    requirement(at, into);
  } else if (name == "outputDecision") {
    into.outputs.push_back(href());
  } else if (name == "encapsulatedDecision") {
    into.encapsulated.push_back(href());
  } else if (name == "inputDecision") {
    into.decisions.push_back(href());
  } else if (name == "inputData") {
    into.inputs.push_back(href());
  } else if (name == "extensionElements") {
    extras(at, into);
  } else {
    std::string_view what = "unknown element";
    for (const Dropped& known : kQuietly) {
      if (known.name == name) what = known.what;
    }
    drop(at, what);
  }
}

void Reader::requirement(const pugi::xml_node& at, Node& into) {
  for (const pugi::xml_node& inner : at.children()) {
    if (is(inner, "requiredDecision")) into.decisions.push_back(attribute(inner, "href"));
    if (is(inner, "requiredInput")) into.inputs.push_back(attribute(inner, "href"));
    if (is(inner, "requiredKnowledge")) into.knowledge.push_back(attribute(inner, "href"));
  }
}

void Reader::extras(const pugi::xml_node& at, Node& into) {
  for (const pugi::xml_node& inner : at.children()) {
    if (inner.type() != pugi::node_element) continue;
    if (namespace_of(inner) == kExtras && local_name(inner.name()) == "detail") {
      into.extras.emplace_back(attribute(inner, "key"), attribute(inner, "value"));
    } else {
      drop(inner, "extension element");
    }
  }
}

ReadModel read_model(std::string_view text, std::string_view file) {
  if (text.size() > kMostBytes) return refuse(file, "dmn.size", 0, "A model has at most 16 MB. Split it by imports.");
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!is_clean_utf8(text)) {
    return refuse(file, "dmn.xml", 0, "This is not UTF-8 text that XML allows. Save the file as UTF-8.");
  }
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) {
    return refuse(file, "dmn.xml", line_at(text, parsed.offset),
                  std::string("This is not well-formed XML: ") + parsed.description() + ".");
  }
  Walk walk;
  if (!document.traverse(walk)) {
    return refuse(file, "dmn.size", 0,
                  "A model has at most 200,000 elements and a moderate depth. Split it by imports.");
  }
  const pugi::xml_node root = document.document_element();
  const std::string_view uri = namespace_of(root);
  bool known = false;
  for (const std::string_view version : kVersions) known = known || uri == version;
  if (local_name(root.name()) != "definitions" || !known) {
    return refuse(file, "dmn.version", 1,
                  "This is no DMN 1.2 to 1.5 model: its root must be \"definitions\" of that vocabulary.");
  }
  ReadModel result;
  result.model = Reader(text, file, result.findings).model(root);
  if (uri == kVersions.front() || uri == kVersions.back()) {
    result.findings.push_back({Severity::info, "dmn.version", std::string(file), "", 1, 0,
                               "This is DMN 1.1 or 1.6; it is read as DMN 1.5. Save it as DMN 1.5 if results differ."});
  }
  complete_ids(*result.model);
  return result;
}

}  // namespace qw::dmn
