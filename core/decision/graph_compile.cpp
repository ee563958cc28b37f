// Models to nodes: instances of imported models, references, order, cycles.
#include <algorithm>

#include "base/text.h"
#include "decision/graph_compiler.h"

namespace qw::decision {
namespace {

constexpr std::size_t kMostInstances = 64;
constexpr std::size_t kMostGraphFindings = 500;
constexpr std::uint32_t kLongestChain = 400;  // of requirements

}  // namespace

void GraphCompiler::say(Severity severity, const char* code, std::string message) {
  if (findings_.size() >= kMostGraphFindings) return;
  const std::string path = node_ == kNone ? "" : title_of(parts_, node());
  findings_.push_back({severity, code, "", path, 0, 0, std::move(message)});
}

void GraphCompiler::report(const feel::Compiled& compiled, std::string_view what, std::uint32_t skipped) {
  for (const auto* problems : {&compiled.errors, &compiled.warnings}) {
    for (const feel::CompileError& problem : *problems) {
      const std::size_t known = findings_.size();
      say(Severity::warning, "dmn.expression", std::string(what) + (what.empty() ? "" : ": ") + problem.message);
      if (findings_.size() == known) return;
      findings_.back().code = problem.code;
      findings_.back().line = problem.line;
      const bool shifted = problem.line == 1 && problem.column > skipped;
      findings_.back().column = problem.column - (shifted ? skipped : 0);
    }
  }
}

void GraphCompiler::collect_field_names(const Boxed& box, std::uint32_t depth) {
  if (depth > kMostNesting) return;
  const bool fields = box.kind == Box::context || box.kind == Box::relation;
  for (const Variable& name : box.names) {
    if (fields) add_spaced(parts_.arena.copy(scope_name(name.name)), field_names_);
  }
  for (const TableModel& table : box.table) {
    for (const TableOutput& output : table.outputs) {
      add_spaced(parts_.arena.copy(scope_name(output.name)), field_names_);
    }
  }
  for (const Boxed& item : box.items) collect_field_names(item, depth + 1);
}

void GraphCompiler::collect_field_names(const ItemDefinition& item, std::uint32_t depth) {
  if (depth > kMostNesting) return;
  for (const ItemDefinition& component : item.components) {
    add_spaced(parts_.arena.copy(scope_name(component.name)), field_names_);
    collect_field_names(component, depth + 1);
  }
}

void GraphCompiler::compile() {
  if (models_.empty()) return;
  add_instance(*models_[0], "", kNone, 0);
  for (const std::string& name : options_.open_names) parts_.open_names.emplace_back(name, new_slot());
  for (std::uint32_t i = 0; i < parts_.instances.size(); ++i) declare_types(i);
  // imported models first, since types refer to theirs
  for (std::size_t i = parts_.instances.size(); i > 0; --i) define_types(static_cast<std::uint32_t>(i - 1));
  for (std::uint32_t i = 0; i < parts_.instances.size(); ++i) add_nodes(i);
  for (const Instance& each : parts_.instances) {
    for (const ItemDefinition& item : each.model->types) collect_field_names(item, 0);
    for (const Node& each_node : each.model->nodes) {
      collect_field_names(each_node.logic, 0);
      // elements of an imported model are fields under its prefix
      if (each.parent != kNone) add_spaced(parts_.arena.copy(scope_name(each_node.name)), field_names_);
    }
  }
  std::sort(field_names_.begin(), field_names_.end());
  field_names_.erase(std::unique(field_names_.begin(), field_names_.end()), field_names_.end());
  for (std::uint32_t i = 0; i < parts_.nodes.size(); ++i) compile_node(i, 0);
}

void GraphCompiler::add_instance(const Model& model, std::string prefix, std::uint32_t parent, std::uint32_t depth) {
  const auto number = static_cast<std::uint32_t>(parts_.instances.size());
  Instance instance;
  instance.model = &model;
  instance.prefix = std::move(prefix);
  instance.parent = parent;
  parts_.instances.push_back(std::move(instance));
  if (parent != kNone) parts_.instances[parent].children.push_back(number);
  for (const Import& import : model.imports) {
    const Model* found = nullptr;
    for (const Model* candidate : models_) {
      if (candidate->target == import.target) found = candidate;
    }
    bool circular = found == &model;
    for (std::uint32_t up = parent; up != kNone; up = parts_.instances[up].parent) {
      circular = circular || parts_.instances[up].model == found;
    }
    if (found == nullptr) {
      say(Severity::warning, "dmn.import",
          "The imported model \"" + import.name + "\" (" + import.target.substr(0, 200) +
              ") is not given. Name its file too.");
    } else if (circular || depth > 16 || parts_.instances.size() >= kMostInstances) {
      say(Severity::error, "dmn.import",
          "The import \"" + import.name + "\" leads in a circle or too deep. Remove it.");
    } else {
      add_instance(*found, tidy_name(import.name), number, depth + 1);
    }
  }
}

void GraphCompiler::add_nodes(std::uint32_t instance) {
  Instance& at = parts_.instances[instance];
  instance_ = instance;
  at.first_node = static_cast<std::uint32_t>(parts_.nodes.size());
  for (const Node& source : at.model->nodes) {
    if (parts_.nodes.size() >= kMostNodes) {
      say(Severity::error, "dmn.reference", "A model has at most 20,000 elements. Split it.");
      break;
    }
    GraphNode node;
    node.source = &source;
    node.instance = instance;
    node.slot = new_slot();
    node.type = type_named(instance, source.variable.type, source.name);
    if (source.kind == NodeKind::input || source.kind == NodeKind::decision) node.feel = parts_.types[node.type].feel;
    parts_.nodes.push_back(std::move(node));
  }
  at.node_count = static_cast<std::uint32_t>(parts_.nodes.size()) - at.first_node;
}

std::uint32_t GraphCompiler::find_by_id(std::uint32_t instance, std::string_view id) const {
  const Instance& at = parts_.instances[instance];
  for (std::uint32_t i = at.first_node; i < at.first_node + at.node_count; ++i) {
    if (parts_.nodes[i].source->id == id) return i;
  }
  return kNone;
}

std::uint32_t GraphCompiler::find_node(std::uint32_t instance, std::string_view href) const {
  const std::size_t mark = href.rfind('#');
  const std::string_view id = mark == std::string_view::npos ? href : href.substr(mark + 1);
  const std::string_view target = mark == std::string_view::npos ? "" : href.substr(0, mark);
  if (target.empty() || target == parts_.instances[instance].model->target) return find_by_id(instance, id);
  for (const std::uint32_t child : parts_.instances[instance].children) {
    if (parts_.instances[child].model->target != target) continue;
    const std::uint32_t found = find_by_id(child, id);
    if (found != kNone) return found;
  }
  return kNone;
}

void GraphCompiler::require(std::uint32_t number, const std::vector<std::string>& hrefs, bool evaluated,
                            std::uint32_t depth) {
  for (const std::string& href : hrefs) {
    const std::uint32_t found = find_node(parts_.nodes[number].instance, href);
    node_ = number;
    if (found == kNone) {
      say(Severity::warning, "dmn.reference",
          "It requires \"" + href.substr(0, 200) + "\", which is not in the model.");
      continue;
    }
    if (evaluated && parts_.nodes[found].stage == Stage::working) {
      std::string circle;
      const auto begin = std::find(path_.begin(), path_.end(), found);
      for (auto at = begin; at != path_.end(); ++at) circle += title_of(parts_, parts_.nodes[*at]) + " -> ";
      say(Severity::error, "dmn.cycle",
          "A decision cannot depend on itself: " + circle.substr(0, 500) + title_of(parts_, parts_.nodes[found]) +
              ". Break the circle.");
      continue;
    }
    compile_node(found, depth + 1);
    if (evaluated) parts_.nodes[number].needs.push_back(found);
  }
}

void GraphCompiler::compile_node(std::uint32_t number, std::uint32_t depth) {
  GraphNode& node = parts_.nodes[number];  // nodes stay where they are from here on
  if (node.stage != Stage::pending) return;
  if (depth > kLongestChain) {
    node_ = number;
    return say(Severity::error, "dmn.cycle", "The chain of requirements is longer than 400. Shorten it.");
  }
  node.stage = Stage::working;
  path_.push_back(number);
  const bool decision = node.source->kind == NodeKind::decision;
  if (node.source->kind == NodeKind::service) {
    compile_service(number, depth);
  } else {
    require(number, node.source->decisions, decision, depth);
    require(number, node.source->inputs, decision, depth);
    require(number, node.source->knowledge, false, depth);
    node_ = number;
    instance_ = node.instance;
    compile_logic(number);
  }
  path_.pop_back();
  node.stage = Stage::done;
}

void GraphCompiler::refer(std::vector<std::uint32_t>& into, std::uint32_t number,
                          const std::vector<std::string>& hrefs) {
  for (const std::string& href : hrefs) {
    const std::uint32_t found = find_node(parts_.nodes[number].instance, href);
    if (found != kNone) {
      into.push_back(found);
    } else {
      node_ = number;
      say(Severity::warning, "dmn.reference",
          "It refers to \"" + href.substr(0, 200) + "\", which is not in the model.");
    }
  }
}

// The arguments of a service are its input data, then its input decisions (10.4).
void GraphCompiler::compile_service(std::uint32_t number, std::uint32_t depth) {
  GraphNode& node = parts_.nodes[number];
  refer(node.inputs, number, node.source->inputs);
  refer(node.inputs, number, node.source->decisions);
  refer(node.outputs, number, node.source->outputs);
  node.inside = node.outputs;
  refer(node.inside, number, node.source->encapsulated);
  feel::Shape shape;
  std::vector<std::pair<std::string, feel::TypeId>> fields;
  for (const std::uint32_t output : node.outputs) {
    compile_node(output, depth + 1);
    const std::string name = tidy_name(parts_.nodes[output].source->name);
    shape.names.push_back(parts_.arena.copy(name));
    fields.emplace_back(name, parts_.nodes[output].feel);
  }
  for (const std::uint32_t input : node.inputs) {
    node.logic.names.push_back(tidy_name(parts_.nodes[input].source->name));
  }
  node.shape = parts_.arena.add(std::move(shape));
}

void GraphCompiler::compile_logic(std::uint32_t number) {
  GraphNode& node = parts_.nodes[number];
  if (node.source->kind == NodeKind::input) return;
  const std::string& language = parts_.instances[node.instance].model->language;
  if (!language.empty() && language.find("FEEL") == std::string::npos && language.find("feel") == std::string::npos) {
    say(Severity::warning, "dmn.unsupported", "The language " + language.substr(0, 100) + " is read as FEEL.");
  }
  declare_names(number);
  Logic logic = boxed(node.source->logic, 0);
  if (node.source->kind == NodeKind::decision && node.feel == feel::kAny) node.feel = logic.feel;
  node.logic = std::move(logic);
}

Graph::Graph() : parts(std::make_unique<GraphParts>()) {}
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;
Graph::~Graph() = default;

std::vector<std::string_view> Graph::names(NodeKind kind) const {
  std::vector<std::string_view> names;
  for (const GraphNode& node : parts->nodes) {
    if (node.instance == 0 && node.source->kind == kind) names.emplace_back(node.source->name);
  }
  return names;
}

std::string_view Graph::type_of(std::string_view name) const {
  for (const GraphNode& node : parts->nodes) {
    if (node.instance == 0 && node.source->name == name) return node.source->variable.type;
  }
  return {};
}

CompiledGraph compile_graph(std::span<const Model* const> models, const GraphOptions& options) {
  CompiledGraph compiled;
  GraphCompiler(models, options, *compiled.graph.parts, compiled.findings).compile();
  return compiled;
}

}  // namespace qw::decision
