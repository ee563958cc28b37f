// Order, equality, ranges and tests.
#include "feel/evaluator.h"
#include "feel/ops.h"

namespace qw::feel {

std::optional<int> order(const Value& a, const Value& b) {
  if (a.kind() == Kind::number && b.kind() == Kind::number) return qw::compare(a.as_number(), b.as_number());
  if (a.kind() == Kind::string && b.kind() == Kind::string) return a.as_string().compare(b.as_string());
  return temporal_order(a, b);
}

std::optional<bool> holds(const Range& range, const Value& value) {
  if (!range.low.is_null()) {
    const std::optional<int> low = order(value, range.low);
    if (!low) return std::nullopt;
    if (*low < 0 || (*low == 0 && !range.low_included)) return false;
  }
  if (range.high.is_null()) return !range.low.is_null();
  const std::optional<int> high = order(value, range.high);
  if (!high) return std::nullopt;
  return *high < 0 || (*high == 0 && range.high_included);
}

Evaluator::Truth Evaluator::compare(const Node& node) {
  Value rooms[2];
  const Value& left = operand(node.a, rooms[0]);
  const Value& right = operand(node.b, rooms[1]);
  if (stopped()) return Truth::unknown;
  if (node.op == Op::equal || node.op == Op::not_equal) {
    if (left.kind() != right.kind() && !left.is_null() && !right.is_null()) return Truth::unknown;
    return same(left, right, node) == (node.op == Op::equal) ? Truth::yes : Truth::no;
  }
  const std::optional<int> found = order(left, right);
  if (!found) {
    if (!left.is_null() && !right.is_null()) fault(FaultKind::wrong_kind, node);
    return Truth::unknown;
  }
  const bool holds = node.op == Op::less         ? *found < 0
                     : node.op == Op::less_equal ? *found <= 0
                     : node.op == Op::greater    ? *found > 0
                                                 : *found >= 0;
  return holds ? Truth::yes : Truth::no;
}

Evaluator::Truth Evaluator::in_list(const Node& node) {
  Value rooms[2];
  const Value& wanted = operand(node.a, rooms[0]);
  const Value& items = operand(node.b, rooms[1]);
  if (items.is_null()) return Truth::unknown;
  if (items.kind() == Kind::range) return matches(wanted, items, node, 0);
  if (items.kind() != Kind::list) return same(wanted, items, node) ? Truth::yes : Truth::no;
  if (!charge(items.as_list().size(), node)) return Truth::unknown;
  for (const Value& item : items.as_list()) {
    if (item.kind() == Kind::range ? matches(wanted, item, node, 0) == Truth::yes : same(wanted, item, node)) {
      return Truth::yes;
    }
  }
  return Truth::no;
}

Evaluator::Truth Evaluator::matches(const Node& node) {
  Value rooms[2];
  const Value& input = operand(node.a, rooms[0]);
  const Value& candidate = operand(node.b, rooms[1]);
  if (node.detail == kReadsInput && candidate.kind() == Kind::boolean) {
    return candidate.as_boolean() ? Truth::yes : Truth::no;
  }
  return matches(input, candidate, node, 0);
}

// A test that is a value: the value itself, a range that holds the input, a list of such tests.
Evaluator::Truth Evaluator::matches(const Value& input, const Value& candidate, const Node& node, int depth) {
  constexpr int kDeepest = 8;
  if (candidate.kind() == Kind::range) {
    if (input.kind() == Kind::range) return same(input, candidate, node) ? Truth::yes : Truth::no;
    const std::optional<bool> found = holds(candidate.as_range(), input);
    if (!found && !input.is_null()) fault(FaultKind::wrong_kind, node);
    return !found ? Truth::unknown : *found ? Truth::yes : Truth::no;
  }
  if (candidate.kind() != Kind::list || depth >= kDeepest) {
    if (input.kind() != candidate.kind() && !input.is_null() && !candidate.is_null()) return Truth::unknown;
    return same(input, candidate, node) ? Truth::yes : Truth::no;
  }
  if (input.kind() == Kind::list && same(input, candidate, node)) return Truth::yes;
  if (!charge(candidate.as_list().size(), node)) return Truth::unknown;
  for (const Value& item : candidate.as_list()) {
    if (matches(input, item, node, depth + 1) == Truth::yes) return Truth::yes;
    if (stopped()) return Truth::unknown;
  }
  return Truth::no;
}

Value Evaluator::range(const Node& node) {
  Range made{value(node.a), value(node.b), (node.detail & kLowIncluded) != 0, (node.detail & kHighIncluded) != 0};
  const bool low_missing = made.low.is_null() && (node.detail & kNoLow) == 0;
  const bool high_missing = made.high.is_null() && (node.detail & kNoHigh) == 0;
  if (low_missing && high_missing) return {};
  const Value& one = made.low.is_null() ? made.high : made.low;
  const Value& other = made.high.is_null() ? made.low : made.high;
  if (!order(one, other)) return one.is_null() ? Value() : fault(FaultKind::wrong_kind, node);
  return Value::range(m_.arena->make(made));
}

}  // namespace qw::feel
