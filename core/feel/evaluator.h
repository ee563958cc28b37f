// feel/evaluator.h: private to core/feel: walks the nodes of an expression.
#pragma once

#include <span>

#include "feel/call.h"

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
  Value other_arithmetic(const Value& left, const Value& right, const Node& node);
  Value negated(const Node& node);
  Value list(const Node& node);
  Value context(const Node& node);

  // evaluate_order.cpp
  Truth compare(const Node& node);
  Truth in_list(const Node& node);
  Truth matches(const Node& node);
  Truth matches(const Value& input, const Value& candidate, const Node& node, int depth);
  Value range(const Node& node);

  // evaluate_path.cpp
  Value field(const Node& node);
  Value named_field(const Node& node);
  Value projected(std::span<const Value> items, std::string_view name, const Node& node, int depth);
  Value item_name(const Node& node);
  Value property(const Value& of, std::string_view name, const Node& node);
  Value filter(const Node& node);
  Value filtered(std::span<const Value> items, const Node& node);
  Value index(const Node& node);
  Value at(std::span<const Value> items, const Value& position);
  Value select(const Node& node);

  // evaluate_iterate.cpp
  struct Gather;
  Value iterate(const Node& node);
  void iterate_from(const Node& node, std::uint32_t level, Gather& made);
  Truth quantified(const Node& node, std::uint32_t level);
  Value sequence(const Node& node);
  bool domain(std::uint32_t number, std::span<const Value>& items, const Node& node);
  std::span<const Value> count_through(const Decimal& from, const Decimal& to, const Node& node);

  // evaluate_call.cpp
  Value call(const Node& node);
  void convert_arguments(const Node& node, std::span<Value> arguments);
  Value invoke(const Node& node);
  Value function(const Node& node);

  // What a node gives; names and literals are read in place, anything else is computed into `room`.
  const Value& operand(std::uint32_t number, Value& room) {
    const Node& node = e_.nodes[number];
    if (node.op == Op::slot) return m_.slots[node.a];
    if (node.op == Op::local) return m_.frame[node.a];
    if (node.op == Op::literal) return e_.literals[node.a];
    room = value(number);
    return room;
  }

  Value fault(FaultKind kind, const Node& node) { return raise(m_, e_.dialect, kind, node.offset); }
  bool standard() const { return e_.dialect == Dialect::standard; }
  bool stopped() const { return m_.fault.kind != FaultKind::none; }
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
