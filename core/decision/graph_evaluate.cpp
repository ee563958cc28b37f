// Evaluates boxed expressions (OMG DMN 1.5, 10.2).
#include "decision/graph_state.h"

namespace qw::decision {

using feel::Kind;
using feel::Value;

// Inside an expression its own budget counts, which is taken from the total in the end.
bool Evaluation::spend(std::size_t steps) {
  std::uint32_t& left = machine.frame != nullptr ? machine.steps_left : machine.total_steps_left;
  if (steps > left) {
    left = 0;
    return false;
  }
  left -= static_cast<std::uint32_t>(steps);
  return true;
}

Value Evaluation::boxed(const Logic& logic) {
  if (nesting_ >= kMostNesting + 2 * kMostCalls || !spend(1)) {
    say("dmn.depth", "This is nested too deeply or takes too many steps; it gives null.");
    return {};
  }
  ++nesting_;
  const Value value = by_kind(logic);
  --nesting_;
  return logic.kind == Box::function ? value : converted(logic.type, value, "A boxed expression");
}

Value Evaluation::by_kind(const Logic& logic) {
  switch (logic.kind) {
    case Box::none: return {};
    case Box::literal: return expression(logic.expression);
    case Box::table: return table(logic);
    case Box::context: return context(logic);
    case Box::invocation: return invocation(logic);
    case Box::function: return make_function(logic);
    case Box::relation: return relation(logic);
    case Box::list: return list(logic);
    case Box::conditional: return conditional(logic);
    case Box::filter: return filter(logic);
    case Box::iterate: return iterate(logic);
    case Box::some:
    case Box::every: return quantified(logic);
  }
  return {};
}

Value Evaluation::expression(const feel::Expression& expression) {
  const feel::Fault outer = machine.noted;
  machine.noted = {};
  const Value value = feel::evaluate(expression, machine);
  const feel::Fault found = machine.fault.kind != feel::FaultKind::none ? machine.fault : machine.noted;
  if (found.kind != feel::FaultKind::none) note(found, expression);
  machine.noted = outer;
  if (machine.fault.kind == feel::FaultKind::none) return value;
  if (machine.frame == nullptr) machine.fault = {};
  return {};
}

Value Evaluation::table(const Logic& logic) {
  const Table& source = logic.table[0];
  const Outcome outcome = decision::decide(source, machine);
  if (machine.fault.kind != feel::FaultKind::none) say("dmn.expression", feel::describe(machine.fault.kind));
  if (machine.frame == nullptr) machine.fault = {};
  if (outcome.conflict) {
    say("dmn.conflict", "The rules " + source.rules[outcome.matched[0]].id + " and " +
                            source.rules[outcome.matched[1]].id + " both match, but the hit policy is " +
                            to_text(source.hit) + "; the result is null.");
  }
  if (outcome.refused_input < source.inputs.size()) {
    say("dmn.not_allowed", "The value of the input " + source.inputs[outcome.refused_input].source.substr(0, 100) +
                               " is not among its allowed values; the result is null.");
  }
  return outcome.value;
}

Value Evaluation::context(const Logic& logic) {
  std::vector<Value> saved;
  for (const std::uint32_t slot : logic.slots) saved.push_back(slot == kNone ? Value() : slots_[slot]);
  const std::span<Value> fields = arena.values(logic.shape->names.size());
  std::size_t filled = 0;
  Value result = Value::context(logic.shape, fields.data());
  for (std::size_t i = 0; i < logic.items.size(); ++i) {
    const Value value = converted(logic.slot_types[i], boxed(logic.items[i]), "An entry of the context");
    if (logic.slots[i] == kNone) {
      result = value;
      break;
    }
    slots_[logic.slots[i]] = value;
    if (filled < fields.size()) fields[filled++] = value;
  }
  for (std::size_t i = 0; i < logic.slots.size(); ++i) {
    if (logic.slots[i] != kNone) slots_[logic.slots[i]] = saved[i];
  }
  return result;
}

Value Evaluation::invocation(const Logic& logic) {
  if (!logic.expression.nodes.empty()) {  // a built-in function
    for (std::size_t i = 0; i < logic.slots.size(); ++i) slots_[logic.slots[i]] = boxed(logic.items[i]);
    return expression(logic.expression);
  }
  if (logic.items.empty()) return {};
  const Value called = boxed(logic.items[0]);
  if (called.kind() != Kind::function) {
    say("dmn.expression", "What is invoked is no function: " + feel::to_text(called, 100) + ".");
    return {};
  }
  const feel::Callable& function = called.as_function();
  const std::span<const std::string_view> parameters = function.parameters();
  const std::span<Value> arguments = arena.values(parameters.size());
  for (std::size_t i = 0; i < arguments.size(); ++i) arguments[i] = {};
  for (std::size_t i = 0; i < logic.names.size(); ++i) {
    std::size_t place = 0;
    while (place < parameters.size() && tidy_name(parameters[place]) != logic.names[i]) ++place;
    if (place == parameters.size()) {
      say("dmn.expression", "The function has no parameter \"" + logic.names[i].substr(0, 100) + "\".");
      return {};
    }
    arguments[place] = boxed(logic.items[i + 1]);
  }
  return feel::invoke(function, arguments, machine);
}

Value Evaluation::relation(const Logic& logic) {
  const std::span<Value> rows = arena.values(logic.items.size());
  const std::size_t columns = logic.shape->names.size();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::span<Value> fields = arena.values(columns);
    for (std::size_t k = 0; k < columns; ++k) {
      const bool there = k < logic.items[i].items.size();
      fields[k] = there ? converted(logic.slot_types[k], boxed(logic.items[i].items[k]), "A cell") : Value();
    }
    rows[i] = Value::context(logic.shape, fields.data());
  }
  return Value::list(rows);
}

Value Evaluation::list(const Logic& logic) {
  const std::span<Value> items = arena.values(logic.items.size());
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = boxed(logic.items[i]);
  return Value::list(items);
}

Value Evaluation::conditional(const Logic& logic) {
  const Value condition = boxed(logic.items[0]);
  if (condition.kind() != Kind::boolean && !condition.is_null()) {
    say("dmn.expression", "The condition of \"if\" is no boolean: " + feel::to_text(condition, 100) + ".");
    return {};
  }
  return boxed(logic.items[condition.is_true() ? 1 : 2]);
}

// The whole numbers from one end of a range to the other, either way.
std::span<const Value> Evaluation::numbers_in(const feel::Range& range, bool& known) {
  constexpr std::int64_t kMost = 100'000;
  const auto whole = [](const Value& value) {
    return value.kind() == Kind::number ? to_int64(value.as_number()) : std::nullopt;
  };
  const auto low = whole(range.low);
  const auto high = whole(range.high);
  known = low && high && *low > -kMost * kMost && *high < kMost * kMost && *low<kMost * kMost&& * high> - kMost * kMost;
  if (!known) return {};
  const std::int64_t step = *low <= *high ? 1 : -1;
  const std::int64_t first = *low + (range.low_included ? 0 : step);
  const std::int64_t last = *high - (range.high_included ? 0 : step);
  const std::int64_t count = (last - first) * step + 1;
  if (count <= 0) return {};
  known = count <= kMost && spend(static_cast<std::size_t>(count));
  if (!known) return {};
  const std::span<Value> numbers = arena.values(static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count; ++i) numbers[static_cast<std::size_t>(i)] = Value::integer(first + i * step);
  return numbers;
}

// Says what went wrong in an expression, with the place in its text.
void Evaluation::note(const feel::Fault& fault, const feel::Expression& expression) {
  const std::size_t known = findings.size();
  say("dmn.expression", std::string(feel::describe(fault.kind)) + " In: " + expression.source.substr(0, 200));
  if (findings.size() == known) return;
  findings.back().line = 1;
  findings.back().column = 1;
  for (const char c : std::string_view(expression.source).substr(0, fault.offset)) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    findings.back().column = c == '\n' ? 1 : findings.back().column + (continues ? 0U : 1U);
    findings.back().line += c == '\n' ? 1U : 0U;
  }
}

// The items to go through; a single value counts as a list of one. Not known: null.
std::span<const Value> Evaluation::items_of(const Logic& logic, bool& known) {
  const Value list = boxed(logic.items[0]);
  known = !list.is_null();
  if (!known) return {};
  if (list.kind() == Kind::list) return list.as_list();
  if (list.kind() == Kind::range) {
    return numbers_in(list.as_range(), known);
  }
  const std::span<Value> one = arena.values(1);
  one[0] = list;
  return one;
}

Value Evaluation::filter(const Logic& logic) {
  std::vector<Value> saved;
  for (const std::uint32_t slot : logic.slots) saved.push_back(slots_[slot]);
  Value result;
  if (logic.items.size() == 1) {
    slots_[logic.slots[0]] = boxed(logic.items[0]);
    result = expression(logic.expression);
  } else {
    bool known = false;
    const std::span<const Value> items = items_of(logic, known);
    const std::span<Value> kept = arena.values(items.size());
    std::size_t count = 0;
    for (const Value& item : items) {
      slots_[logic.slots[0]] = item;
      for (std::size_t i = 1; i < logic.slots.size(); ++i) {
        slots_[logic.slots[i]] = item.field(logic.shape->names[i - 1]);
      }
      if (boxed(logic.items[1]).is_true()) kept[count++] = item;
    }
    if (known) result = Value::list(kept.first(count));
  }
  for (std::size_t i = 0; i < logic.slots.size(); ++i) slots_[logic.slots[i]] = saved[i];
  return result;
}

Value Evaluation::iterate(const Logic& logic) {
  bool known = false;
  const std::span<const Value> items = items_of(logic, known);
  if (!known || logic.items.size() < 2) return {};
  const Value saved[2] = {slots_[logic.slots[0]], slots_[logic.slots[1]]};
  const std::span<Value> results = arena.values(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    slots_[logic.slots[0]] = items[i];
    slots_[logic.slots[1]] = Value::list(results.first(i));
    results[i] = boxed(logic.items[1]);
  }
  slots_[logic.slots[0]] = saved[0];
  slots_[logic.slots[1]] = saved[1];
  return Value::list(results);
}

// Three-valued: what is no boolean is unknown, and then the others decide or nothing does.
Value Evaluation::quantified(const Logic& logic) {
  bool known = false;
  const std::span<const Value> items = items_of(logic, known);
  if (!known || logic.items.size() < 2) return {};
  const Value saved = slots_[logic.slots[0]];
  const bool deciding = logic.kind == Box::some;
  bool decided = false;
  bool unknown = false;
  for (std::size_t i = 0; i < items.size() && !decided; ++i) {
    slots_[logic.slots[0]] = items[i];
    const Value holds = boxed(logic.items[1]);
    unknown = unknown || holds.kind() != Kind::boolean;
    decided = holds.kind() == Kind::boolean && holds.as_boolean() == deciding;
  }
  slots_[logic.slots[0]] = saved;
  if (decided) return Value::boolean(deciding);
  return unknown ? Value() : Value::boolean(!deciding);
}

}  // namespace qw::decision
