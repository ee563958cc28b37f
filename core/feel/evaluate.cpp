// Operands of a node: unary and binary operators a, b; choose a ? b : c; slot a = slot, b = length of the name in the text;
// local a = number; local_field a = local, b = field; field a = base, b = field, detail 1 = for each item of a list; named_field
// a = base, b = literal with the name; filter, iterate, some, every a = list, b = body, c = local; index a = list, b = number;
// list, context, call: operands links[a .. a + count), context b = shape, call detail = Builtin; literal a = in literals.
#include <algorithm>

#include "feel/evaluator.h"

namespace qw::feel {

Value Evaluator::fault(FaultKind kind, const Node& node) {
  if (m_.fault.kind == FaultKind::none) m_.fault = {kind, node.offset};
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
    case Op::local: return m_.locals[node.a];
    case Op::local_field: {
      const Value& holder = m_.locals[node.a];
      return holder.kind() == Kind::context ? holder.fields()[node.b] : Value();
    }
    case Op::field: return field(node);
    case Op::named_field: return named_field(node);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::power: return arithmetic(node);
    case Op::negate: {
      const Value operand = value(node.a);
      if (operand.kind() == Kind::number) return Value::number(negate(operand.as_number()));
      return operand.is_null() ? operand : fault(FaultKind::wrong_kind, node);
    }
    case Op::choose: return truth(node.a) == Truth::yes ? value(node.b) : value(node.c);
    case Op::list: return list(node);
    case Op::context: return context(node);
    case Op::filter: return filter(node);
    case Op::index: return index(node);
    case Op::iterate: return iterate(node);
    case Op::call: return call(node);
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
    case Op::every: return step(node) ? quantified(node) : Truth::unknown;
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
    const auto exponent = to_int64(b);
    return exponent ? result(integer_power(a, *exponent), node) : fault(FaultKind::invalid_number, node);
  }
  if (left.is_null() || right.is_null()) return {};
  if (node.op == Op::add && left.kind() == Kind::string && right.kind() == Kind::string) {
    std::string joined(left.as_string());
    joined += right.as_string();
    return text(joined, node);
  }
  return fault(FaultKind::wrong_kind, node);
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

Evaluator::Truth Evaluator::compare(const Node& node) {
  Value rooms[2];
  const Value& left = operand(node.a, rooms[0]);
  const Value& right = operand(node.b, rooms[1]);
  if (m_.fault.kind != FaultKind::none) return Truth::unknown;
  if (node.op == Op::equal || node.op == Op::not_equal) {
    if (left.kind() != right.kind() && !left.is_null() && !right.is_null()) return Truth::unknown;
    return same(left, right, node) == (node.op == Op::equal) ? Truth::yes : Truth::no;
  }
  int order = 0;
  if (left.kind() == Kind::number && right.kind() == Kind::number) {
    order = qw::compare(left.as_number(), right.as_number());
  } else if (left.kind() == Kind::string && right.kind() == Kind::string) {
    order = left.as_string().compare(right.as_string());
  } else {
    if (!left.is_null() && !right.is_null()) fault(FaultKind::wrong_kind, node);
    return Truth::unknown;
  }
  const bool holds = node.op == Op::less         ? order < 0
                     : node.op == Op::less_equal ? order <= 0
                     : node.op == Op::greater    ? order > 0
                                                 : order >= 0;
  return holds ? Truth::yes : Truth::no;
}

Evaluator::Truth Evaluator::in_list(const Node& node) {
  Value rooms[2];
  const Value& wanted = operand(node.a, rooms[0]);
  const Value& items = operand(node.b, rooms[1]);
  if (items.is_null()) return Truth::unknown;
  if (items.kind() != Kind::list) return same(wanted, items, node) ? Truth::yes : Truth::no;
  if (!charge(items.as_list().size(), node)) return Truth::unknown;
  for (const Value& item : items.as_list()) {
    if (same(wanted, item, node)) return Truth::yes;
  }
  return Truth::no;
}

Value Evaluator::field(const Node& node) {
  Value room;
  const Value& base = operand(node.a, room);
  if (node.detail == 0) return base.kind() == Kind::context ? base.fields()[node.b] : Value();
  if (base.kind() != Kind::list || !charge(base.as_list().size(), node)) return {};
  const std::span<Value> projected = m_.arena->values(base.as_list().size());
  for (std::size_t i = 0; i < projected.size(); ++i) {
    const Value& item = base.as_list()[i];
    projected[i] = item.kind() == Kind::context ? item.fields()[node.b] : Value();
  }
  return Value::list(projected);
}

Value Evaluator::named_field(const Node& node) {
  const Value base = value(node.a);
  const std::string_view name = e_.literals[e_.nodes[node.b].a].as_string();
  if (base.kind() != Kind::list) return base.field(name);
  if (!charge(base.as_list().size(), node)) return {};
  const std::span<Value> projected = m_.arena->values(base.as_list().size());
  for (std::size_t i = 0; i < projected.size(); ++i) projected[i] = base.as_list()[i].field(name);
  return Value::list(projected);
}

Value Evaluator::filter(const Node& node) {
  const Value base = value(node.a);
  if (base.kind() != Kind::list) return base.is_null() ? base : fault(FaultKind::wrong_kind, node);
  if (!charge(base.as_list().size(), node)) return {};
  const std::span<Value> kept = m_.arena->values(base.as_list().size());
  std::size_t count = 0;
  const Value outer = m_.locals[node.c];
  for (const Value& item : base.as_list()) {
    m_.locals[node.c] = item;
    if (truth(node.b) == Truth::yes) kept[count++] = item;
    if (m_.fault.kind != FaultKind::none) return {};
  }
  m_.locals[node.c] = outer;
  return Value::list(kept.first(count));
}

Value Evaluator::index(const Node& node) {
  const Value base = value(node.a);
  const Value position = value(node.b);
  if (base.is_null() || position.is_null()) return {};
  if (base.kind() != Kind::list || position.kind() != Kind::number) return fault(FaultKind::wrong_kind, node);
  const auto number = to_int64(position.as_number());
  const auto size = static_cast<std::int64_t>(base.as_list().size());
  if (!number || *number == 0 || *number > size || *number < -size) return {};
  return base.as_list()[static_cast<std::size_t>(*number > 0 ? *number - 1 : size + *number)];
}

Value Evaluator::iterate(const Node& node) {
  const Value base = value(node.a);
  if (base.kind() != Kind::list) return base.is_null() ? base : fault(FaultKind::wrong_kind, node);
  if (!charge(base.as_list().size(), node)) return {};
  const std::span<Value> made = m_.arena->values(base.as_list().size());
  const Value outer = m_.locals[node.c];
  for (std::size_t i = 0; i < made.size(); ++i) {
    m_.locals[node.c] = base.as_list()[i];
    made[i] = value(node.b);
    if (m_.fault.kind != FaultKind::none) return {};
  }
  m_.locals[node.c] = outer;
  return Value::list(made);
}

Evaluator::Truth Evaluator::quantified(const Node& node) {
  const Value base = value(node.a);
  if (base.kind() != Kind::list) {
    if (!base.is_null()) fault(FaultKind::wrong_kind, node);
    return Truth::unknown;
  }
  if (!charge(base.as_list().size(), node)) return Truth::unknown;
  const Truth deciding = node.op == Op::some ? Truth::yes : Truth::no;
  Truth outcome = node.op == Op::some ? Truth::no : Truth::yes;
  const Value outer = m_.locals[node.c];
  for (const Value& item : base.as_list()) {
    m_.locals[node.c] = item;
    const Truth found = truth(node.b);
    if (m_.fault.kind != FaultKind::none) return Truth::unknown;
    if (found == deciding) {
      outcome = deciding;
      break;
    }
    if (found == Truth::unknown) outcome = Truth::unknown;
  }
  m_.locals[node.c] = outer;
  return outcome;
}

Value Evaluator::list(const Node& node) {
  const std::span<Value> items = m_.arena->values(node.count);
  for (std::uint32_t i = 0; i < node.count; ++i) items[i] = value(e_.links[node.a + i]);
  return Value::list(items);
}

Value Evaluator::context(const Node& node) {
  const std::span<Value> fields = m_.arena->values(node.count);
  for (std::uint32_t i = 0; i < node.count; ++i) fields[i] = value(e_.links[node.a + i]);
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

Value evaluate(const Expression& expression, Machine& machine) {
  const std::uint32_t granted = std::min(kStepBudget, machine.total_steps_left);
  machine.steps_left = granted;
  const Value value = Evaluator(expression, machine).value(expression.root);
  machine.total_steps_left -= granted - machine.steps_left;
  return machine.fault.kind == FaultKind::none ? value : Value();
}

Value evaluate_unary_tests(const Expression& expression, const Value& input, Machine& machine) {
  machine.locals[0] = input;
  return evaluate(expression, machine);
}

}  // namespace qw::feel
