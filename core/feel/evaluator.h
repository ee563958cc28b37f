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

  Value fault(FaultKind kind, const Node& node);
  Value result(const DecimalResult& result, const Node& node);
  bool step(const Node& node);

  const Expression& e_;
  Machine& m_;
};

}  // namespace qw::feel
