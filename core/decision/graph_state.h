// decision/graph_state.h: private to core/decision: the values of a run and the functions that a model gives to FEEL.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "decision/graph_parts.h"
#include "feel/call.h"

namespace qw::decision {

class Evaluation;

// A knowledge model, a boxed function with the values around it, or a decision service.
class ModelFunction final : public feel::Callable {
 public:
  ModelFunction(Evaluation& evaluation, const GraphNode& node, const Logic& logic);
  std::span<const std::string_view> parameters() const override { return parameters_; }
  feel::Value call(std::span<const feel::Value> arguments, feel::Machine& machine) const override;

 private:
  friend class Evaluation;
  Evaluation& evaluation_;
  const GraphNode& node_;
  const Logic& logic_;
  std::vector<std::string_view> parameters_;
  std::vector<feel::Value> captured_;  // of logic_.visible
};

class Evaluation {
 public:
  explicit Evaluation(const GraphParts& parts);

  bool set_input(std::uint32_t instance, std::string_view name, const feel::Value& value);
  feel::Value decide(std::string_view name);

  const GraphParts& parts;
  feel::Arena arena;
  feel::Machine machine;
  Findings findings;

 private:
  friend class ModelFunction;

  // graph_run.cpp: nodes and functions
  std::uint32_t find(std::uint32_t instance, std::string_view name) const;
  void evaluate_node(std::uint32_t number);
  void give_import(std::uint32_t instance);
  feel::Value call_service(const GraphNode& service, std::span<const feel::Value> arguments);
  feel::Value call_function(const ModelFunction& function, std::span<const feel::Value> arguments);
  feel::Value make_function(const Logic& logic);
  feel::Value converted(TypeNo type, const feel::Value& value, const char* what);
  void say(const char* code, std::string message);

  // graph_evaluate.cpp: boxed expressions
  feel::Value boxed(const Logic& logic);
  feel::Value by_kind(const Logic& logic);
  feel::Value expression(const feel::Expression& expression);
  feel::Value table(const Logic& logic);
  feel::Value context(const Logic& logic);
  feel::Value invocation(const Logic& logic);
  feel::Value relation(const Logic& logic);
  feel::Value list(const Logic& logic);
  feel::Value conditional(const Logic& logic);
  feel::Value filter(const Logic& logic);
  feel::Value iterate(const Logic& logic);
  feel::Value quantified(const Logic& logic);
  std::span<const feel::Value> numbers_in(const feel::Range& range, bool& known);
  void note(const feel::Fault& fault, const feel::Expression& expression);
  std::span<const feel::Value> items_of(const Logic& logic, bool& known);
  bool spend(std::size_t steps);

  std::vector<feel::Value> slots_;
  std::vector<bool> ready_;  // by node: its slot holds its value
  std::vector<std::unique_ptr<ModelFunction>> functions_;
  std::uint32_t nesting_ = 0;  // of boxed expressions, through all calls
  std::uint32_t calls_ = 0;
  std::uint32_t node_ = kNone;  // being evaluated, for findings
};

}  // namespace qw::decision
