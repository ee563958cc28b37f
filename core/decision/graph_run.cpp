// Runs a graph: inputs, decisions on demand, functions and services.
#include "decision/graph_state.h"

namespace qw::decision {

using feel::Value;

namespace {

constexpr std::size_t kMostRunFindings = 100;
constexpr std::size_t kMostClosures = 100'000;

}  // namespace

Evaluation::Evaluation(const GraphParts& graph)
    : parts(graph), slots_(graph.slot_count), ready_(graph.nodes.size(), false) {
  machine.slots = slots_.data();
  machine.arena = &arena;
  for (std::uint32_t i = 0; i < parts.nodes.size(); ++i) {
    const GraphNode& node = parts.nodes[i];
    if (node.source->kind == NodeKind::input || node.source->kind == NodeKind::decision) continue;
    functions_.push_back(std::make_unique<ModelFunction>(*this, node, node.logic));
    slots_[node.slot] = Value::function(functions_.back().get());
    ready_[i] = true;
  }
}

void Evaluation::say(const char* code, std::string message) {
  if (findings.size() >= kMostRunFindings) return;
  const std::string path = node_ == kNone ? "" : title_of(parts, parts.nodes[node_]);
  findings.push_back({Severity::warning, code, "", path, 0, 0, std::move(message)});
}

Value Evaluation::converted(TypeNo type, const Value& value, const char* what) {
  if (type == kAnyType || value.is_null()) return value;
  const Value result = coerce(parts, type, value, machine);
  if (result.is_null()) {
    say("dmn.wrong_type", std::string(what) + " is not a \"" + parts.types[type].name +
                              "\", or not allowed: " + feel::to_text(value, 100) + ". It counts as null.");
  }
  return result;
}

// An element by its name, else by its id.
std::uint32_t Evaluation::find(std::uint32_t instance, std::string_view name) const {
  const Instance& at = parts.instances[instance];
  std::uint32_t by_id = kNone;
  for (std::uint32_t i = at.first_node; i < at.first_node + at.node_count; ++i) {
    const Node& node = *parts.nodes[i].source;
    if (tidy_name(node.name) == name) return i;
    if (node.id == name) by_id = i;
  }
  return by_id;
}

bool Evaluation::set_input(std::uint32_t instance, std::string_view name, const Value& value) {
  const std::string wanted = tidy_name(name);
  const Instance& at = parts.instances[instance];
  const std::uint32_t number = find(instance, wanted);
  const NodeKind kind = number == kNone ? NodeKind::service : parts.nodes[number].source->kind;
  bool found = kind == NodeKind::input || kind == NodeKind::decision;
  if (found) {
    node_ = number;
    slots_[parts.nodes[number].slot] = converted(parts.nodes[number].type, value, "The input");
    ready_[number] = true;
  }
  for (const std::uint32_t child : at.children) {
    const std::string& prefix = parts.instances[child].prefix;
    if (prefix.empty()) {
      found = set_input(child, name, value) || found;
    } else if (prefix == wanted && value.kind() == feel::Kind::context) {
      for (std::size_t i = 0; i < value.fields().size(); ++i) {
        set_input(child, value.shape().names[i], value.fields()[i]);
      }
      found = true;
    } else if (wanted.starts_with(prefix + ".")) {
      found = set_input(child, std::string_view(wanted).substr(prefix.size() + 1), value) || found;
    }
  }
  // an input of an imported model by its own name
  for (const std::uint32_t child : at.children) {
    if (!found && !parts.instances[child].prefix.empty()) found = set_input(child, name, value);
  }
  for (const auto& [open, slot] : parts.open_names) {
    if (found || instance != 0 || tidy_name(open) != wanted) continue;
    slots_[slot] = value;
    found = true;
  }
  return found;
}

Value Evaluation::decide(std::string_view name) {
  const std::string wanted = tidy_name(name);
  const std::uint32_t number = find(0, wanted);
  if (number != kNone) {
    const GraphNode& node = parts.nodes[number];
    if (node.source->kind != NodeKind::service) {
      evaluate_node(number);
      return slots_[node.slot];
    }
    std::vector<Value> arguments;
    for (const std::uint32_t input : node.inputs) {
      evaluate_node(input);
      arguments.push_back(slots_[parts.nodes[input].slot]);
    }
    return call_service(node, arguments);
  }
  // an element of an import under its prefix
  for (std::uint32_t i = 0; i < parts.nodes.size(); ++i) {
    if (title_of(parts, parts.nodes[i]) != wanted) continue;
    evaluate_node(i);
    return slots_[parts.nodes[i].slot];
  }
  return {};
}

void Evaluation::evaluate_node(std::uint32_t number) {
  if (ready_[number]) return;
  ready_[number] = true;
  const GraphNode& node = parts.nodes[number];
  if (node.source->kind == NodeKind::input) return;
  for (const std::uint32_t need : node.needs) evaluate_node(need);
  for (const std::uint32_t instance : node.imports) give_import(instance);
  const std::uint32_t outer = node_;
  node_ = number;
  slots_[node.slot] = converted(node.type, boxed(node.logic), "The result");
  node_ = outer;
}

// The elements of an imported model that have values, as one context.
void Evaluation::give_import(std::uint32_t instance) {
  const Instance& import = parts.instances[instance];
  const std::span<Value> fields = arena.values(import.node_count);
  for (std::uint32_t i = 0; i < import.node_count; ++i) fields[i] = slots_[parts.nodes[import.first_node + i].slot];
  slots_[import.slot] = Value::context(import.shape, fields.data());
}

// The decisions inside are evaluated anew with the arguments; afterwards everything is as before.
Value Evaluation::call_service(const GraphNode& service, std::span<const Value> arguments) {
  const std::vector<Value> slots = slots_;
  const std::vector<bool> ready = ready_;
  const std::uint32_t outer = node_;
  for (const std::uint32_t number : service.inside) ready_[number] = false;
  for (std::size_t i = 0; i < service.inputs.size(); ++i) {
    const GraphNode& input = parts.nodes[service.inputs[i]];
    const Value value = i < arguments.size() ? arguments[i] : Value();
    slots_[input.slot] = converted(input.type, value, "An argument of the service");
    ready_[service.inputs[i]] = true;
  }
  const std::span<Value> results = arena.values(service.outputs.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    evaluate_node(service.outputs[i]);
    results[i] = slots_[parts.nodes[service.outputs[i]].slot];
  }
  for (std::size_t i = 0; i < slots.size(); ++i) slots_[i] = slots[i];  // the machine points at slots_
  ready_ = ready;
  node_ = outer;
  const Value result = results.size() == 1 ? results[0] : Value::context(service.shape, results.data());
  const Demand demand = parts.types[service.type].demand;
  return demand == Demand::function ? result : converted(service.type, result, "The result of the service");
}

ModelFunction::ModelFunction(Evaluation& evaluation, const GraphNode& node, const Logic& logic)
    : evaluation_(evaluation), node_(node), logic_(logic) {
  for (const std::string& name : logic.names) parameters_.push_back(name);
}

Value ModelFunction::call(std::span<const Value> arguments, feel::Machine&) const {
  constexpr std::size_t kCallCost = 10;
  if (evaluation_.calls_ >= kMostCalls || !evaluation_.spend(kCallCost + arguments.size())) {
    evaluation_.say("dmn.depth", "Functions call each other more than 200 deep, or too often; this call gives null.");
    return {};
  }
  ++evaluation_.calls_;
  const bool service = node_.source->kind == NodeKind::service;
  const Value result =
      service ? evaluation_.call_service(node_, arguments) : evaluation_.call_function(*this, arguments);
  --evaluation_.calls_;
  return result;
}

Value Evaluation::call_function(const ModelFunction& function, std::span<const Value> arguments) {
  const Logic& logic = function.logic_;
  if (logic.kind != Box::function || logic.items.empty()) return {};
  std::vector<Value> saved;
  for (const std::uint32_t slot : logic.slots) saved.push_back(slot == kNone ? Value() : slots_[slot]);
  for (std::size_t i = 0; i < function.captured_.size(); ++i) {
    saved.push_back(slots_[logic.visible[i]]);
    slots_[logic.visible[i]] = function.captured_[i];
  }
  for (std::size_t i = 0; i < logic.names.size(); ++i) {
    const Value value = i < arguments.size() ? arguments[i] : Value();
    slots_[logic.slots[i]] = converted(logic.slot_types[i], value, "An argument");
  }
  if (logic.slots.back() != kNone) slots_[logic.slots.back()] = Value::function(&function);
  for (const std::uint32_t instance : function.node_.imports) give_import(instance);
  Value result = converted(logic.type, boxed(logic.items[0]), "The result of the function");
  const bool knowledge = &logic == &function.node_.logic;
  const TypeRule& declared = parts.types[function.node_.type];
  if (knowledge && function.node_.source->kind == NodeKind::knowledge) {
    const TypeNo type = declared.demand == Demand::function ? declared.element : function.node_.type;
    result = converted(type, result, "The result of the function");
  }
  for (std::size_t i = 0; i < function.captured_.size(); ++i) {
    slots_[logic.visible[i]] = saved[logic.slots.size() + i];
  }
  for (std::size_t i = 0; i < logic.slots.size(); ++i) {
    if (logic.slots[i] != kNone) slots_[logic.slots[i]] = saved[i];
  }
  return result;
}

// A function keeps the values of the names around it.
Value Evaluation::make_function(const Logic& logic) {
  if (functions_.size() >= kMostClosures || node_ == kNone) return {};
  functions_.push_back(std::make_unique<ModelFunction>(*this, parts.nodes[node_], logic));
  for (const std::uint32_t slot : logic.visible) functions_.back()->captured_.push_back(slots_[slot]);
  return Value::function(functions_.back().get());
}

struct GraphRun::State {
  explicit State(const GraphParts& parts) : evaluation(parts) {}
  Evaluation evaluation;
};

GraphRun::GraphRun(const Graph& graph) : state_(std::make_unique<State>(*graph.parts)) {}
GraphRun::~GraphRun() = default;
feel::Arena& GraphRun::arena() { return state_->evaluation.arena; }
bool GraphRun::set_input(std::string_view name, const Value& value) {
  return state_->evaluation.set_input(0, name, value);
}
Value GraphRun::decide(std::string_view name) { return state_->evaluation.decide(name); }
void GraphRun::set_now(const Value& now) { state_->evaluation.machine.now = now; }
const Findings& GraphRun::findings() const { return state_->evaluation.findings; }

}  // namespace qw::decision
