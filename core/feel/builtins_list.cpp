// Functions of lists.
#include <algorithm>

#include "feel/call.h"

namespace qw::feel {
namespace {

using Items = std::span<const Value>;

// The numbers of a list or of the arguments themselves.
Items items_of(const Call& call) {
  return call.given == 1 && call.is(0, Kind::list) ? call[0].as_list() : call.arguments.first(call.given);
}

// equal() at the expense of the budget.
bool same(const Call& call, const Value& a, const Value& b) {
  std::size_t visits = call.machine.steps_left;
  const bool found = equal(a, b, visits);
  return call.charge(call.machine.steps_left - visits + (visits == 0 ? 1 : 0)) && found;
}

Value logical(const Call& call, Items items) {
  const bool deciding = call.id == Builtin::any;
  bool unknown = false;
  for (const Value& item : items) {
    if (item.kind() == Kind::boolean && item.as_boolean() == deciding) return Value::boolean(deciding);
    if (item.kind() != Kind::boolean && !item.is_null() && call.dialect == Dialect::strict) return call.wrong();
    unknown = unknown || item.kind() != Kind::boolean;
  }
  return unknown ? Value() : Value::boolean(!deciding);
}

Value extreme(const Call& call, Items items) {
  if (items.empty()) return {};
  Value best = items[0];
  for (const Value& item : items) {
    if (item.is_null()) return {};
    const std::optional<int> found = order(item, best);
    if (!found) return call.wrong();
    if (call.id == Builtin::min ? *found < 0 : *found > 0) best = item;
  }
  return best;
}

Value result(const Call& call, const DecimalResult& found) {
  return found.ok() ? Value::number(found.value) : call.fault(FaultKind::overflow);
}

// The sum or product of numbers; null where one is null.
Value accumulated(const Call& call, Items items, bool product) {
  if (items.empty()) return {};
  DecimalResult total{product ? Decimal::from_int(1) : Decimal()};
  for (const Value& item : items) {
    if (item.is_null()) return {};
    if (item.kind() != Kind::number) return call.wrong();
    total = product ? multiply(total.value, item.as_number()) : add(total.value, item.as_number());
    if (!total.ok()) return result(call, total);
  }
  return result(call, total);
}

Value mean(const Call& call, Items items) {
  const Value total = accumulated(call, items, false);
  if (total.is_null()) return total;
  return result(call, divide(total.as_number(), Decimal::from_int(static_cast<std::int64_t>(items.size()))));
}

// Of a sample: the square root of the squared distances from the mean, over one less than their number.
Value stddev(const Call& call, Items items) {
  if (items.size() < 2) return items.empty() ? Value() : call.wrong();
  const Value middle = mean(call, items);
  if (middle.is_null()) return middle;
  DecimalResult total;
  for (const Value& item : items) {
    const DecimalResult distance = subtract(item.as_number(), middle.as_number());
    const DecimalResult square = distance.ok() ? multiply(distance.value, distance.value) : distance;
    total = square.ok() ? add(total.value, square.value) : square;
    if (!total.ok()) return result(call, total);
  }
  total = divide(total.value, Decimal::from_int(static_cast<std::int64_t>(items.size()) - 1));
  return result(call, total.ok() ? square_root(total.value) : total);
}

// Whether a comes before b: by a function, or by their order; unknown is false.
bool precedes(const Call& call, const Value& by, const Value& a, const Value& b) {
  if (by.kind() == Kind::function) {
    const Value pair[] = {a, b};
    return invoke(by.as_function(), pair, call.machine).is_true();
  }
  const std::optional<int> found = order(a, b);
  if (!found) call.wrong();
  return found && *found < 0;
}

// A stable merge sort of `items`, with `room` as large for its work.
void sort(const Call& call, const Value& by, std::span<Value> items, std::span<Value> room) {
  if (items.size() < 2 || call.stopped() || !call.charge(items.size())) return;
  const std::size_t half = items.size() / 2;
  sort(call, by, items.first(half), room);
  sort(call, by, items.subspan(half), room);
  std::size_t left = 0;
  std::size_t right = half;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool from_right = left == half || (right < items.size() && precedes(call, by, items[right], items[left]));
    room[i] = items[from_right ? right++ : left++];
  }
  std::copy(room.begin(), room.begin() + static_cast<std::ptrdiff_t>(items.size()), items.begin());
}

Value sorted(const Call& call, Items items, const Value& by) {
  if (by.is_null()) {
    for (const Value& item : items) {
      if (!order(item, items[0])) return call.wrong();
    }
  }
  const std::span<Value> made = call.list(items.size());
  const std::span<Value> room = call.list(items.size());
  if (made.size() != items.size() || room.size() != items.size()) return {};
  std::copy(items.begin(), items.end(), made.begin());
  sort(call, by, made, room);
  return call.stopped() ? Value() : Value::list(made);
}

bool all_numbers(Items items) {
  return std::all_of(items.begin(), items.end(), [](const Value& item) { return item.kind() == Kind::number; });
}

Value median(const Call& call, Items items) {
  if (items.empty()) return {};
  if (!all_numbers(items)) return call.wrong();
  const Value ordered = sorted(call, items, {});
  if (ordered.is_null()) return ordered;
  const Items numbers = ordered.as_list();
  const std::size_t half = numbers.size() / 2;
  if (numbers.size() % 2 == 1) return numbers[half];
  const DecimalResult sum = add(numbers[half - 1].as_number(), numbers[half].as_number());
  return result(call, sum.ok() ? divide(sum.value, Decimal::from_int(2)) : sum);
}

Value mode(const Call& call, Items items) {
  if (!all_numbers(items)) return call.wrong();
  const Value ordered = sorted(call, items, {});
  if (ordered.is_null()) return ordered;
  const Items numbers = ordered.as_list();
  const std::span<Value> found = call.list(numbers.size());
  std::size_t count = 0;
  std::size_t most = 0;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i + 1;
    while (end < numbers.size() && equal(numbers[i], numbers[end])) ++end;
    if (end - i > most) count = 0;
    most = std::max(most, end - i);
    if (end - i == most) found[count++] = numbers[i];
    i = end;
  }
  return Value::list(found.first(count));
}

// A place from 0 for a position from 1, or from -1 backwards.
std::optional<std::size_t> place(const Value& position, std::size_t size) {
  const auto number = position.kind() == Kind::number ? to_int64(position.as_number()) : std::nullopt;
  const auto length = static_cast<std::int64_t>(size);
  if (!number || *number == 0 || *number > length || *number < -length) return std::nullopt;
  return static_cast<std::size_t>(*number > 0 ? *number - 1 : length + *number);
}

Value sublist(const Call& call) {
  const Items items = call[0].as_list();
  const std::optional<std::size_t> start = place(call[1], items.size());
  if (!start) return call.wrong();
  std::size_t length = items.size() - *start;
  if (!call[2].is_null()) {
    const auto wanted = call.is(2, Kind::number) ? to_int64(call[2].as_number()) : std::nullopt;
    if (!wanted || *wanted < 1 || static_cast<std::uint64_t>(*wanted) > length) return call.wrong();
    length = static_cast<std::size_t>(*wanted);
  }
  return Value::list(items.subspan(*start, length));
}

// `items` with the one at `at` left out or not, and `more` put there or not.
Value spliced(const Call& call, Items items, std::size_t at, std::size_t leave_out, const Value* more) {
  const std::size_t size = items.size() - leave_out + (more != nullptr ? 1 : 0);
  const std::span<Value> made = call.list(size);
  if (made.size() != size) return {};
  std::size_t next = 0;
  for (std::size_t i = 0; i <= items.size(); ++i) {
    if (i == at && more != nullptr) made[next++] = *more;
    if (i < items.size() && (i < at || i >= at + leave_out)) made[next++] = items[i];
  }
  return Value::list(made);
}

Value replaced(const Call& call) {
  const Items items = call[0].as_list();
  if (!call.is(1, Kind::function)) {
    const std::optional<std::size_t> at = place(call[1], items.size());
    return at ? spliced(call, items, *at, 1, &call[2]) : call.wrong();
  }
  const std::span<Value> made = call.list(items.size());
  if (made.size() != items.size()) return {};
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Value pair[] = {items[i], call[2]};
    const Value matched = invoke(call[1].as_function(), pair, call.machine);
    if (matched.kind() != Kind::boolean) return call.stopped() ? Value() : call.wrong();
    made[i] = matched.as_boolean() ? call[2] : items[i];
  }
  return Value::list(made);
}

Value joined(const Call& call) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < call.given; ++i) {
    const bool is_list = i == 0 || call.id != Builtin::append;
    if (is_list && call[i].is_null()) return {};
    if (is_list && !call.is(i, Kind::list)) return call.wrong();
    size += is_list ? call[i].as_list().size() : 1;
  }
  const std::span<Value> made = call.list(size);
  if (made.size() != size) return {};
  std::size_t next = 0;
  for (std::size_t i = 0; i < call.given; ++i) {
    if (i > 0 && call.id == Builtin::append) {
      made[next++] = call[i];
    } else {
      for (const Value& item : call[i].as_list()) made[next++] = item;
    }
  }
  return Value::list(made);
}

Value distinct(const Call& call, Items items) {
  const std::span<Value> made = call.list(items.size());
  if (made.size() != items.size()) return {};
  std::size_t count = 0;
  for (const Value& item : items) {
    const auto known = [&](const Value& other) { return same(call, item, other); };
    const auto end = made.begin() + static_cast<std::ptrdiff_t>(count);
    if (std::find_if(made.begin(), end, known) == end) made[count++] = item;
    if (call.stopped()) return {};
  }
  return Value::list(made.first(count));
}

Value index_of(const Call& call) {
  const Items items = call[0].as_list();
  const std::span<Value> made = call.list(items.size());
  if (made.size() != items.size()) return {};
  std::size_t count = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (same(call, items[i], call[1])) made[count++] = Value::integer(static_cast<std::int64_t>(i) + 1);
  }
  return Value::list(made.first(count));
}

// How many items are in a list of lists, or more than `most`.
std::size_t flat_size(Items items, std::size_t most) {
  std::size_t size = 0;
  for (const Value& item : items) {
    if (size > most) return size;
    size += item.kind() == Kind::list ? flat_size(item.as_list(), most - size) + 1 : 1;
  }
  return size;
}

void flatten(Items items, std::span<Value> made, std::size_t& next) {
  for (const Value& item : items) {
    if (item.kind() == Kind::list) {
      flatten(item.as_list(), made, next);
    } else {
      made[next++] = item;
    }
  }
}

Value flattened(const Call& call, Items items) {
  const std::span<Value> made = call.list(flat_size(items, call.machine.steps_left));
  if (call.stopped()) return {};
  std::size_t next = 0;
  flatten(items, made, next);
  return Value::list(made.first(next));
}

Value reversed(const Call& call, Items items) {
  const std::span<Value> made = call.list(items.size());
  if (made.size() == items.size()) std::reverse_copy(items.begin(), items.end(), made.begin());
  return Value::list(made);
}

Value of_numbers(const Call& call) {
  const Items items = items_of(call);
  if (!call.charge(items.size())) return {};
  switch (call.id) {
    case Builtin::min:
    case Builtin::max: return extreme(call, items);
    case Builtin::sum: return accumulated(call, items, false);
    case Builtin::product: return accumulated(call, items, true);
    case Builtin::mean: return mean(call, items);
    case Builtin::median: return median(call, items);
    case Builtin::stddev: return stddev(call, items);
    case Builtin::mode: return mode(call, items);
    default: return logical(call, items);
  }
}

}  // namespace

Value call_list(const Call& call) {
  if (call.id <= Builtin::mode && call.id != Builtin::count) return of_numbers(call);
  if (call[0].is_null()) return {};
  if (!call.is(0, Kind::list)) return call.wrong();
  const Items items = call[0].as_list();
  switch (call.id) {
    case Builtin::count: return Value::integer(static_cast<std::int64_t>(items.size()));
    case Builtin::list_contains:
      if (!call.charge(items.size())) return {};
      return Value::boolean(
          std::any_of(items.begin(), items.end(), [&](const Value& item) { return same(call, item, call[1]); }));
    case Builtin::concatenate:
    case Builtin::append: return joined(call);
    case Builtin::union_: {
      const Value all = joined(call);
      return all.is_null() ? all : distinct(call, all.as_list());
    }
    case Builtin::sublist: return sublist(call);
    case Builtin::insert_before: {
      const std::optional<std::size_t> at = place(call[1], items.size());
      return at ? spliced(call, items, *at, 0, &call[2]) : call.wrong();
    }
    case Builtin::remove: {
      const std::optional<std::size_t> at = place(call[1], items.size());
      return at ? spliced(call, items, *at, 1, nullptr) : call.wrong();
    }
    case Builtin::list_replace: return replaced(call);
    case Builtin::reverse: return reversed(call, items);
    case Builtin::index_of: return index_of(call);
    case Builtin::distinct_values: return distinct(call, items);
    case Builtin::flatten: return flattened(call, items);
    default:
      if (!call[1].is_null() && !call.is(1, Kind::function)) return call.wrong();
      return sorted(call, items, call[1]);
  }
}

}  // namespace qw::feel
