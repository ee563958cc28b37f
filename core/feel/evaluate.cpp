// Operands of a node: unary and binary operators a, b; choose a ? b : c; slot a = slot, b = length of the name in the text;
// local a = number; local_field a = local, b = field; field a = base, b = field, detail 1 = for each item of a list; named_field
// a = base, b = literal with the name; item_name c = local with an item, b = literal with the name, a = where the item has none;
// filter, select a = list, b = body, c = local; index a = list, b = number; range a, b = ends; instance_of b = type;
// list, context, call, invoke, iterate, some, every: operands links[a .. a + count): context b = shape, c = local; call detail =
// Builtin, b = signature; invoke the function first; iterations the body last, c = first local; function a = lambda; literal a = number.
#include <algorithm>

#include "feel/conform.h"
#include "feel/evaluator.h"
#include "number/decimal_transcendental.h"

namespace qw::feel {

Value raise(Machine& machine, Dialect dialect, FaultKind kind, std::uint32_t offset) {
  const bool only_noted = dialect == Dialect::standard && kind != FaultKind::step_budget;
  Fault& place = only_noted ? machine.noted : machine.fault;
  if (place.kind == FaultKind::none) place = {kind, offset};
  return {};
}

Value Evaluator::number_fault(ArithmeticError error, const Node& node) {
  switch (error) {
    case ArithmeticError::division_by_zero: return fault(FaultKind::division_by_zero, node);
    case ArithmeticError::overflow: return fault(FaultKind::overflow, node);
    default: return fault(FaultKind::invalid_number, node);
  }
}

Value Evaluator::value(std::uint32_t number) {
  const Node& node = e_.nodes[number];
  if (!step(node)) return {};
  switch (node.op) {
    case Op::literal: return e_.literals[node.a];
    case Op::slot: return m_.slots[node.a];
    case Op::local: return m_.frame[node.a];
    case Op::local_field: {
      const Value& holder = m_.frame[node.a];
      return holder.kind() == Kind::context ? holder.fields()[node.b] : Value();
    }
    case Op::field: return field(node);
    case Op::named_field: return named_field(node);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::power: return arithmetic(node);
    case Op::negate: return negated(node);
    case Op::choose: return truth(node.a) == Truth::yes ? value(node.b) : value(node.c);
    case Op::list: return list(node);
    case Op::context: return context(node);
    case Op::filter: return filter(node);
    case Op::index: return index(node);
    case Op::select: return select(node);
    case Op::item_name: return item_name(node);
    case Op::range: return range(node);
    case Op::sequence: return sequence(node);
    case Op::iterate: return iterate(node);
    case Op::call: return call(node);
    case Op::invoke: return invoke(node);
    case Op::function: return function(node);
    default: break;
  }
  ++m_.steps_left;  // truth() counts this node again
  const Truth found = truth(number);
  return found == Truth::unknown ? Value() : Value::boolean(found == Truth::yes);
}

Evaluator::Truth Evaluator::truth(std::uint32_t number) {
  const Node& node = e_.nodes[number];
  switch (node.op) {
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal: return step(node) ? compare(node) : Truth::unknown;
    case Op::in_list: return step(node) ? in_list(node) : Truth::unknown;
    case Op::matches: return step(node) ? matches(node) : Truth::unknown;
    case Op::instance_of: {
      if (!step(node)) return Truth::unknown;
      return conforms(value(node.a), node.b, *e_.types) ? Truth::yes : Truth::no;
    }
    case Op::both:
    case Op::either: {
      if (!step(node)) return Truth::unknown;
      const Truth deciding = node.op == Op::both ? Truth::no : Truth::yes;
      const Truth left = truth(node.a);
      if (left == deciding) return left;
      const Truth right = truth(node.b);
      if (right == deciding || left == right) return right;
      return Truth::unknown;
    }
    case Op::some:
    case Op::every: return step(node) ? quantified(node, 0) : Truth::unknown;
    default: break;
  }
  Value room;
  const Value& found = operand(number, room);
  if (found.kind() == Kind::boolean) return found.as_boolean() ? Truth::yes : Truth::no;
  if (!found.is_null()) fault(FaultKind::wrong_kind, node);
  return Truth::unknown;
}

Value Evaluator::arithmetic(const Node& node) {
  Value rooms[2];
  const Value& left = operand(node.a, rooms[0]);
  const Value& right = operand(node.b, rooms[1]);
  if (left.kind() == Kind::number && right.kind() == Kind::number) {
    const Decimal& a = left.as_number();
    const Decimal& b = right.as_number();
    switch (node.op) {
      case Op::add: return result(add(a, b), node);
      case Op::subtract: return result(subtract(a, b), node);
      case Op::multiply: return result(multiply(a, b), node);
      case Op::divide:
        if (b.is_zero()) return fault(FaultKind::division_by_zero, node);
        return result(divide(a, b), node);
      default: break;
    }
    // FEEL has 1 for anything to the power 0; a price book that comes to 0 to the power 0 is told of it
    if (standard() && b.is_zero()) return Value::integer(1);
    return result(power(a, b), node);
  }
  if (left.is_null() || right.is_null()) return {};
  return other_arithmetic(left, right, node);
}

Value Evaluator::other_arithmetic(const Value& left, const Value& right, const Node& node) {
  if (node.op == Op::add && left.kind() == Kind::string && right.kind() == Kind::string) {
    std::string joined(left.as_string());
    joined += right.as_string();
    return text(joined, node);
  }
  bool known = true;
  const Value made = temporal_arithmetic(node.op, left, right, *m_.arena, known);
  if (!made.is_null()) return made;
  return fault(known ? FaultKind::overflow : FaultKind::wrong_kind, node);
}

Value Evaluator::negated(const Node& node) {
  const Value operand = value(node.a);
  if (operand.kind() == Kind::number) return Value::number(negate(operand.as_number()));
  if (operand.is_null()) return {};
  bool known = true;
  const Value made = temporal_arithmetic(Op::negate, operand, {}, *m_.arena, known);
  return made.is_null() ? fault(FaultKind::wrong_kind, node) : made;
}

Value Evaluator::text(std::string_view text, const Node& node) {
  constexpr std::size_t kCharactersPerStep = 32;
  if (text.size() > kLongestText) return fault(FaultKind::overflow, node);
  return charge(text.size() / kCharactersPerStep, node) ? Value::string(m_.arena->copy(text)) : Value();
}

bool Evaluator::same(const Value& a, const Value& b, const Node& node) {
  if (a.kind() != Kind::list && a.kind() != Kind::context) return equal(a, b);
  std::size_t visits_left = m_.steps_left;
  const bool found = equal(a, b, visits_left);
  return charge(m_.steps_left - visits_left + (visits_left == 0 ? 1 : 0), node) && found;
}

Value Evaluator::list(const Node& node) {
  const std::span<Value> items = m_.arena->values(node.count);
  for (std::uint32_t i = 0; i < node.count; ++i) items[i] = value(e_.links[node.a + i]);
  return Value::list(items);
}

// The entries that are there already can be read, as fields of a local.
Value Evaluator::context(const Node& node) {
  const std::span<Value> fields = m_.arena->values(node.count);
  const Value outer = m_.frame[node.c];
  m_.frame[node.c] = Value::context(e_.shapes[node.b], fields.data());
  for (std::uint32_t i = 0; i < node.count; ++i) fields[i] = value(e_.links[node.a + i]);
  m_.frame[node.c] = outer;
  return Value::context(e_.shapes[node.b], fields.data());
}

const char* describe(FaultKind kind) {
  switch (kind) {
    case FaultKind::none: return "";
    case FaultKind::division_by_zero: return "A division by zero. Guard it: if divisor = 0 then null else a / divisor.";
    case FaultKind::overflow: return "A result is too large. Check the figures that go in.";
    case FaultKind::invalid_number:
      return "An operation has no result for these numbers, such as a power with a fraction. Check the operands.";
    case FaultKind::wrong_kind:
      return "A value is of the wrong kind for this operation, such as a text where a number is needed. Check where it "
             "comes from.";
    case FaultKind::step_budget: return "The expression takes too many steps. Use smaller lists or split it.";
  }
  return "";
}

namespace {

// An expression within another, which a function value leads to, gets locals of its own and what is left of the budget.
Value evaluate_inside(const Expression& expression, const Value* input, Machine& machine) {
  Value* const outer = machine.frame;
  const bool inside = outer != nullptr;
  const std::uint32_t granted = std::min(kStepBudget, machine.total_steps_left);
  if (!inside) machine.steps_left = granted;
  machine.frame = inside ? machine.arena->values(expression.locals).data() : machine.locals.data();
  if (input != nullptr) machine.frame[0] = *input;
  const Value value = Evaluator(expression, machine).value(expression.root);
  machine.frame = outer;
  if (!inside) machine.total_steps_left -= granted - machine.steps_left;
  return machine.fault.kind == FaultKind::none ? value : Value();
}

}  // namespace

Value evaluate(const Expression& expression, Machine& machine) { return evaluate_inside(expression, nullptr, machine); }

Value evaluate_unary_tests(const Expression& expression, const Value& input, Machine& machine) {
  return evaluate_inside(expression, &input, machine);
}

}  // namespace qw::feel
