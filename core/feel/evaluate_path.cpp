// Fields, properties, filters and positions.
#include "feel/evaluator.h"

namespace qw::feel {

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

Value Evaluator::property(const Value& of, std::string_view name, const Node& node) {
  if (of.kind() == Kind::context || of.is_null()) return of.field(name);
  bool known = true;
  Value found;
  if (of.kind() == Kind::range) {
    const Range& range = of.as_range();
    if (name == "start") return range.low;
    if (name == "end") return range.high;
    if (name == "start included") return Value::boolean(range.low_included);
    if (name == "end included") return Value::boolean(range.high_included);
    known = false;
  } else {
    found = temporal_property(of, name, *m_.arena, known);
  }
  return known || !standard() ? found
                              : fault(FaultKind::wrong_kind, node);  // a name that a value does not have is null
}

Value Evaluator::named_field(const Node& node) {
  Value room;
  const Value& base = operand(node.a, room);
  const std::string_view name = e_.literals[e_.nodes[node.b].a].as_string();
  return base.kind() == Kind::list ? projected(base.as_list(), name, node, 0) : property(base, name, node);
}

// The field of each item; of lists within the list as well.
Value Evaluator::projected(std::span<const Value> items, std::string_view name, const Node& node, int depth) {
  constexpr int kDeepest = 16;
  if (depth > kDeepest || !charge(items.size(), node)) return {};
  const std::span<Value> made = m_.arena->values(items.size());
  for (std::size_t i = 0; i < made.size(); ++i) {
    const bool nested = items[i].kind() == Kind::list;
    made[i] = nested ? projected(items[i].as_list(), name, node, depth + 1) : property(items[i], name, node);
  }
  return Value::list(made);
}

Value Evaluator::item_name(const Node& node) {
  const Value& item = m_.frame[node.c];
  const std::string_view name = e_.literals[e_.nodes[node.b].a].as_string();
  if (item.kind() == Kind::context && item.shape().find(name) >= 0) return item.field(name);
  return value(node.a);
}

Value Evaluator::filter(const Node& node) {
  const Value base = value(node.a);
  if (base.kind() != Kind::list) return base.is_null() ? base : fault(FaultKind::wrong_kind, node);
  return filtered(base.as_list(), node);
}

Value Evaluator::filtered(std::span<const Value> items, const Node& node) {
  if (!charge(items.size(), node)) return {};
  const std::span<Value> kept = m_.arena->values(items.size());
  std::size_t count = 0;
  const Value outer = m_.frame[node.c];
  for (const Value& item : items) {
    m_.frame[node.c] = item;
    if (truth(node.b) == Truth::yes) kept[count++] = item;
    if (stopped()) return {};
  }
  m_.frame[node.c] = outer;
  return Value::list(kept.first(count));
}

Value Evaluator::at(std::span<const Value> items, const Value& position) {
  const auto number = to_int64(position.as_number());
  const auto size = static_cast<std::int64_t>(items.size());
  if (!number || *number == 0 || *number > size || *number < -size) return {};
  return items[static_cast<std::size_t>(*number > 0 ? *number - 1 : size + *number)];
}

Value Evaluator::index(const Node& node) {
  const Value base = value(node.a);
  const Value position = value(node.b);
  if (base.is_null() || position.is_null()) return {};
  if (base.kind() != Kind::list || position.kind() != Kind::number) return fault(FaultKind::wrong_kind, node);
  return at(base.as_list(), position);
}

// A position when the body gives a number for the first item, else a condition; of a single value as of a list of one.
Value Evaluator::select(const Node& node) {
  const Value base = value(node.a);
  if (base.is_null()) return {};
  const std::span<const Value> items = base.kind() == Kind::list ? base.as_list() : std::span<const Value>(&base, 1);
  const Value outer = m_.frame[node.c];
  m_.frame[node.c] = items.empty() ? Value() : items[0];
  const Value first = value(node.b);
  m_.frame[node.c] = outer;
  if (stopped()) return {};
  if (first.kind() == Kind::number) return at(items, first);
  return filtered(items, node);
}

}  // namespace qw::feel
