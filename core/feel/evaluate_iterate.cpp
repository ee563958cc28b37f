// for, some, every.
#include <algorithm>

#include "feel/evaluator.h"
#include "feel/ops.h"

namespace qw::feel {

// Results of an iteration whose number is not known before: room that doubles.
struct Evaluator::Gather {
  std::span<Value> room;
  std::size_t size = 0;

  void add(const Value& value, Arena& arena) {
    constexpr std::size_t kLeast = 8;
    if (size == room.size()) {
      const std::span<Value> larger = arena.values(std::max(kLeast, room.size() * 2));
      std::copy(room.begin(), room.end(), larger.begin());
      room = larger;
    }
    room[size++] = value;
  }
};

// The whole numbers from one to the other, downwards when the other is smaller.
std::span<const Value> Evaluator::count_through(const Decimal& from, const Decimal& to, const Node& node) {
  const auto first = to_int64(from);
  const auto last = to_int64(to);
  if (!first || !last) return fault(FaultKind::invalid_number, node), std::span<const Value>();
  const bool down = *last < *first;
  const std::uint64_t distance = down ? static_cast<std::uint64_t>(*first) - static_cast<std::uint64_t>(*last)
                                      : static_cast<std::uint64_t>(*last) - static_cast<std::uint64_t>(*first);
  if (distance >= kStepBudget) return fault(FaultKind::step_budget, node), std::span<const Value>();
  const auto count = static_cast<std::size_t>(distance) + 1;
  if (!charge(count, node)) return {};
  const std::span<Value> numbers = m_.arena->values(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto step = static_cast<std::int64_t>(i);
    numbers[i] = Value::integer(down ? *first - step : *first + step);
  }
  return numbers;
}

Value Evaluator::sequence(const Node& node) {
  const Value from = value(node.a);
  const Value to = value(node.b);
  if (from.is_null() || to.is_null()) return {};
  if (from.kind() == Kind::number && to.kind() == Kind::number) {
    const std::span<const Value> numbers = count_through(from.as_number(), to.as_number(), node);
    return numbers.empty() ? Value() : Value::list(numbers);
  }
  const Value days = days_through(from, to, *m_.arena, m_.steps_left);
  if (days.is_null()) return fault(FaultKind::wrong_kind, node);
  return charge(days.as_list().size(), node) ? days : Value();
}

// What an iteration goes through; false where there is nothing to say about it. A single value is a list of one.
bool Evaluator::domain(std::uint32_t number, std::span<const Value>& items, const Node& node) {
  const Value base = value(number);
  if (stopped() || base.is_null()) return false;
  if (base.kind() == Kind::list) {
    items = base.as_list();
  } else if (base.kind() == Kind::range) {
    const Range& range = base.as_range();
    if (range.low.kind() == Kind::number && range.high.kind() == Kind::number) {
      items = count_through(range.low.as_number(), range.high.as_number(), node);
    } else {
      const Value days = days_through(range.low, range.high, *m_.arena, m_.steps_left);
      if (days.is_null()) return fault(FaultKind::wrong_kind, node), false;
      items = days.as_list();
    }
    if (!items.empty() && !range.low_included) items = items.subspan(1);
    if (!items.empty() && !range.high_included) items = items.first(items.size() - 1);
  } else if (standard()) {
    const std::span<Value> one = m_.arena->values(1);
    one[0] = base;
    items = one;
  } else {
    fault(FaultKind::wrong_kind, node);
    return false;
  }
  return !stopped() && charge(items.size(), node);
}

void Evaluator::iterate_from(const Node& node, std::uint32_t level, Gather& made) {
  const std::uint32_t lists = node.count - 1U;
  if (level == lists) {
    if (node.detail == kReadsPartial) m_.frame[node.c + lists] = Value::list(made.room.first(made.size));
    const Value one = value(e_.links[node.a + lists]);
    if (!stopped()) made.add(one, *m_.arena);
    return;
  }
  std::span<const Value> items;
  if (!domain(e_.links[node.a + level], items, node)) {
    made.room = {};
    made.size = SIZE_MAX;
    return;
  }
  if (lists == 1) made.room = m_.arena->values(items.size());
  for (const Value& item : items) {
    m_.frame[node.c + level] = item;
    iterate_from(node, level + 1, made);
    if (stopped() || made.size == SIZE_MAX) return;
  }
}

Value Evaluator::iterate(const Node& node) {
  Gather made;
  iterate_from(node, 0, made);
  if (stopped() || made.size == SIZE_MAX) return {};
  return Value::list(made.room.first(made.size));
}

Evaluator::Truth Evaluator::quantified(const Node& node, std::uint32_t level) {
  const std::uint32_t lists = node.count - 1U;
  if (level == lists) return truth(e_.links[node.a + lists]);
  std::span<const Value> items;
  if (!domain(e_.links[node.a + level], items, node)) return Truth::unknown;
  const Truth deciding = node.op == Op::some ? Truth::yes : Truth::no;
  Truth outcome = node.op == Op::some ? Truth::no : Truth::yes;
  for (const Value& item : items) {
    m_.frame[node.c + level] = item;
    const Truth found = quantified(node, level + 1);
    if (stopped()) return Truth::unknown;
    if (found == deciding) return deciding;
    if (found == Truth::unknown) outcome = Truth::unknown;
  }
  return outcome;
}

}  // namespace qw::feel
