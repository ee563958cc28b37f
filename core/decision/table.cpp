#include "decision/table.h"

#include <algorithm>

#include "feel/call.h"

namespace qw::decision {
namespace {

using feel::FaultKind;
using feel::Machine;
using feel::Value;

constexpr std::size_t kFewInputs = 16;  // more take memory of the arena

bool failed(const Machine& machine) { return machine.fault.kind != FaultKind::none; }

bool matches(const Rule& rule, std::span<const Value> inputs, Machine& machine) {
  for (std::size_t i = 0; i < rule.tests.size(); ++i) {
    if (rule.tests[i] && !feel::evaluate_unary_tests(*rule.tests[i], inputs[i], machine).is_true()) return false;
  }
  return !rule.when || feel::evaluate(*rule.when, machine).is_true();
}

Value output_of(const Table& table, const std::string& id, const std::vector<feel::Expression>& outputs,
                Machine& machine, bool limits) {
  if (table.outputs.empty()) return Value::string(id);
  const auto output = [&](std::size_t i) {
    const Value value = feel::evaluate(outputs[i], machine);
    const bool limited = limits && i < table.allowed_outputs.size() && table.allowed_outputs[i] && !value.is_null();
    if (limited && !feel::evaluate_unary_tests(*table.allowed_outputs[i], value, machine).is_true()) return Value();
    return value;
  };
  if (outputs.size() == 1) return output(0);
  const std::span<Value> fields = machine.arena->values(outputs.size());
  for (std::size_t i = 0; i < outputs.size(); ++i) fields[i] = output(i);
  return Value::context(table.shape, fields.data());
}

Value output_of_rule(const Table& table, std::uint32_t number, Outcome& outcome, Machine& machine) {
  const Rule& rule = table.rules[number];
  const bool failed_before = failed(machine);
  const Value output = output_of(table, rule.id, rule.outputs, machine, true);
  if (failed(machine) && !failed_before) outcome.failed_rule = number;
  return output;
}

std::size_t rank(const std::vector<Value>& priority, const Value& output) {
  std::size_t place = 0;
  while (place < priority.size() && !equal(priority[place], output)) ++place;
  return place;
}

// Is `a` more important than `b`?
bool before(const Table& table, const Value& a, const Value& b) {
  if (table.outputs.size() < 2) return rank(table.priority, a) < rank(table.priority, b);
  for (std::size_t i = 0; i <= table.more_priority.size(); ++i) {
    const std::vector<Value>& priority = i == 0 ? table.priority : table.more_priority[i - 1];
    const std::size_t left = rank(priority, a.fields()[i]);
    const std::size_t right = rank(priority, b.fields()[i]);
    if (left != right) return left < right;
  }
  return false;
}

void choose_by_priority(const Table& table, Outcome& outcome, Machine& machine) {
  std::uint32_t best = outcome.matched[0];
  for (const std::uint32_t number : outcome.matched) {
    const Value output = output_of_rule(table, number, outcome, machine);
    if (number != best && !before(table, output, outcome.value)) continue;
    best = number;
    outcome.value = output;
  }
  outcome.matched.assign(1, best);
}

void choose_any(const Table& table, Outcome& outcome, Machine& machine) {
  outcome.value = output_of_rule(table, outcome.matched[0], outcome, machine);
  for (std::size_t i = 1; i < outcome.matched.size() && !outcome.conflict; ++i) {
    outcome.conflict = !equal(outcome.value, output_of_rule(table, outcome.matched[i], outcome, machine));
  }
}

Value total(const Table& table, std::span<const Value> outputs, Machine& machine) {
  const Aggregate aggregate = table.aggregate;
  if (aggregate == Aggregate::count) return Value::integer(static_cast<std::int64_t>(outputs.size()));
  Value result;
  for (const Value& output : outputs) {
    const bool ordered = table.standard && aggregate != Aggregate::sum && !output.is_null();
    if (output.kind() != feel::Kind::number && !ordered) {
      if (!table.standard && !output.is_null() && !failed(machine)) machine.fault = {FaultKind::wrong_kind, 0};
      return {};
    }
    if (result.is_null()) {
      result = output;
    } else if (aggregate == Aggregate::sum) {
      const DecimalResult sum = add(result.as_number(), output.as_number());
      if (!sum.ok() && table.standard) return {};
      if (!sum.ok()) machine.fault = {FaultKind::overflow, 0};
      result = Value::number(sum.value);
    } else {
      const std::optional<int> order = feel::order(output, result);
      if (!order) return {};
      if (aggregate == Aggregate::min ? *order < 0 : *order > 0) result = output;
    }
  }
  return result;
}

// Insertion sort: few rules match, and equals keep their order.
void sort_by_priority(const Table& table, Outcome& outcome, std::span<Value> outputs) {
  for (std::size_t i = 1; i < outputs.size(); ++i) {
    for (std::size_t k = i; k > 0 && before(table, outputs[k], outputs[k - 1]); --k) {
      std::swap(outputs[k], outputs[k - 1]);
      std::swap(outcome.matched[k], outcome.matched[k - 1]);
    }
  }
}

void collect(const Table& table, Outcome& outcome, Machine& machine) {
  const std::span<Value> outputs = machine.arena->values(outcome.matched.size());
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    outputs[i] = output_of_rule(table, outcome.matched[i], outcome, machine);
  }
  if (table.hit == HitPolicy::output_order) sort_by_priority(table, outcome, outputs);
  if (table.aggregate == Aggregate::list) {
    outcome.value = Value::list(outputs);
  } else if (table.standard && table.outputs.size() > 1) {
    outcome.value = {};
  } else {
    outcome.value = total(table, outputs, machine);
  }
}

// What a table gives when no rule matches.
Value fallback(const Table& table, Machine& machine) {
  const bool list = gives_list(table);
  if (table.defaults.empty()) {
    if (table.aggregate == Aggregate::count) return Value::integer(0);
    return list && !table.standard ? Value::list({}) : Value();
  }
  const Value value = output_of(table, "", table.defaults, machine, false);
  if (!list || table.standard) return value;
  const std::span<Value> only = machine.arena->values(1);
  only[0] = value;
  return Value::list(only);
}

void apply_policy(const Table& table, Outcome& outcome, Machine& machine) {
  switch (table.hit) {
    case HitPolicy::unique: outcome.conflict = outcome.matched.size() > 1; [[fallthrough]];
    case HitPolicy::first: outcome.value = output_of_rule(table, outcome.matched[0], outcome, machine); break;
    case HitPolicy::any: choose_any(table, outcome, machine); break;
    case HitPolicy::priority: choose_by_priority(table, outcome, machine); break;
    case HitPolicy::rule_order:
    case HitPolicy::output_order:
    case HitPolicy::collect: collect(table, outcome, machine); break;
  }
  if (outcome.conflict && table.standard) outcome.value = {};
}

bool allowed(const AllowedValues& values, std::size_t i, const Value& value, Machine& machine) {
  if (i >= values.size() || !values[i]) return true;
  return feel::evaluate_unary_tests(*values[i], value, machine).is_true();
}

}  // namespace

std::optional<HitPolicy> parse_hit_policy(std::string_view text) {
  for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(HitPolicy::collect); ++i) {
    if (text == to_text(HitPolicy{i})) return HitPolicy{i};
  }
  return std::nullopt;
}

std::optional<Aggregate> parse_aggregate(std::string_view text) {
  if (text == "sum") return Aggregate::sum;
  if (text == "min") return Aggregate::min;
  if (text == "max") return Aggregate::max;
  if (text == "count") return Aggregate::count;
  return std::nullopt;
}

const char* to_text(HitPolicy policy) {
  switch (policy) {
    case HitPolicy::unique: return "unique";
    case HitPolicy::any: return "any";
    case HitPolicy::priority: return "priority";
    case HitPolicy::first: return "first";
    case HitPolicy::rule_order: return "rule_order";
    case HitPolicy::output_order: return "output_order";
    case HitPolicy::collect: return "collect";
  }
  return "";
}

bool gives_list(const Table& table) { return table.hit >= HitPolicy::rule_order && table.aggregate == Aggregate::list; }

Outcome decide(const Table& table, Machine& machine) {
  Outcome outcome;
  Value few[kFewInputs];
  const std::size_t input_count = table.inputs.size();
  const std::span<Value> inputs =
      input_count <= kFewInputs ? std::span<Value>(few, input_count) : machine.arena->values(input_count);
  for (std::size_t i = 0; i < input_count; ++i) {
    inputs[i] = feel::evaluate(table.inputs[i], machine);
    if (allowed(table.allowed_inputs, i, inputs[i], machine)) continue;
    outcome.refused_input = static_cast<std::uint32_t>(i);
    return outcome;
  }
  const bool first = table.hit == HitPolicy::first;
  for (std::uint32_t number = 0; number < table.rules.size() && !failed(machine); ++number) {
    if (matches(table.rules[number], inputs, machine)) outcome.matched.push_back(number);
    if (failed(machine)) outcome.failed_rule = number;
    if (first && !outcome.matched.empty()) break;
  }
  if (!failed(machine)) {
    if (outcome.matched.empty()) {
      outcome.value = fallback(table, machine);
    } else {
      apply_policy(table, outcome, machine);
    }
  }
  if (failed(machine)) {
    outcome.value = {};
    outcome.matched.clear();
  }
  return outcome;
}

}  // namespace qw::decision
