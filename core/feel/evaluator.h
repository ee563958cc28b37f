// feel/evaluator.h: private to core/feel: walks the nodes of an expression.
#pragma once

#include <span>

#include "feel/builtins.h"
#include "feel/expression.h"

namespace qw::feel {

class Evaluator {
 public:
  Evaluator(const Expression& expression, Machine& machine) : e_(expression), m_(machine) {}

  Value value(std::uint32_t node);

  // The result of a condition: false, true, or neither.
  enum class Truth : std::uint8_t { no, yes, unknown };
  Truth truth(std::uint32_t node);

 private:
  Value arithmetic(const Node& node);
  Truth compare(const Node& node);
  Truth in_list(const Node& node);
  Value field(const Node& node);
  Value named_field(const Node& node);
  Value filter(const Node& node);
  Value index(const Node& node);
  Value iterate(const Node& node);
  Truth quantified(const Node& node);
  Value list(const Node& node);
  Value context(const Node& node);

  // evaluate_call.cpp
  Value call(const Node& node);
  Value aggregate(Builtin id, std::span<const Value> items, const Node& node);
  Value extreme(Builtin id, std::span<const Value> items, const Node& node);
  Value logical(Builtin id, std::span<const Value> items, const Node& node);
  Value rounded(const Node& node, const Decimal& number, int places, Rounding mode);
  Value numeric(Builtin id, std::span<const Value> arguments, const Node& node);
  Value lists(Builtin id, std::span<const Value> arguments, const Node& node);

  // What a node gives; names and literals are read in place, anything else is computed into `room`.
  const Value& operand(std::uint32_t number, Value& room) {
    const Node& node = e_.nodes[number];
    if (node.op == Op::slot) return m_.slots[node.a];
    if (node.op == Op::local) return m_.locals[node.a];
    if (node.op == Op::literal) return e_.literals[node.a];
    room = value(number);
    return room;
  }

  Value fault(FaultKind kind, const Node& node);
  Value result(const DecimalResult& result, const Node& node) {
    return result.ok() ? Value::number(result.value) : number_fault(result.error, node);
  }
  Value number_fault(ArithmeticError error, const Node& node);
  bool step(const Node& node) {
    if (m_.steps_left == 0) {
      fault(FaultKind::step_budget, node);
      return false;
    }
    --m_.steps_left;
    return m_.fault.kind == FaultKind::none;
  }
  // Steps for `count` values read or made at once, so that long lists cannot outrun the budget.
  bool charge(std::size_t count, const Node& node) {
    if (count > m_.steps_left) {
      m_.steps_left = 0;
      fault(FaultKind::step_budget, node);
      return false;
    }
    m_.steps_left -= static_cast<std::uint32_t>(count);
    return true;
  }
  // equal() at the expense of the budget.
  bool same(const Value& a, const Value& b, const Node& node);
  Value text(std::string_view text, const Node& node);

  const Expression& e_;
  Machine& m_;
};

}  // namespace qw::feel
