#include "decision/table.h"

#include <algorithm>

namespace qw::decision {
namespace {

using feel::FaultKind;
using feel::Machine;
using feel::Value;

constexpr std::size_t kMostInputs = 16;

bool failed(const Machine& machine) { return machine.fault.kind != FaultKind::none; }

bool matches(const Rule& rule, std::span<const Value> inputs, Machine& machine) {
  for (std::size_t i = 0; i < rule.tests.size(); ++i) {
    if (rule.tests[i] && !feel::evaluate_unary_tests(*rule.tests[i], inputs[i], machine).is_true()) return false;
  }
  return !rule.when || feel::evaluate(*rule.when, machine).is_true();
}

Value output_of(const Table& table, const std::string& id, const std::vector<feel::Expression>& outputs,
                Machine& machine) {
  if (table.outputs.empty()) return Value::string(id);
  if (outputs.size() == 1) return feel::evaluate(outputs[0], machine);
  const std::span<Value> fields = machine.arena->values(outputs.size());
  for (std::size_t i = 0; i < outputs.size(); ++i) fields[i] = feel::evaluate(outputs[i], machine);
  return Value::context(table.shape, fields.data());
}

Value output_of_rule(const Table& table, std::uint32_t number, Outcome& outcome, Machine& machine) {
  const Rule& rule = table.rules[number];
  const bool failed_before = failed(machine);
  const Value output = output_of(table, rule.id, rule.outputs, machine);
  if (failed(machine) && !failed_before) outcome.failed_rule = number;
  return output;
}

std::size_t rank(const Table& table, const Value& output) {
  const Value& deciding = output.kind() == feel::Kind::context ? output.fields()[0] : output;
  std::size_t place = 0;
  while (place < table.priority.size() && !equal(table.priority[place], deciding)) ++place;
  return place;
}

void choose_by_priority(const Table& table, Outcome& outcome, Machine& machine) {
  std::size_t best_rank = 0;
  std::uint32_t best = 0;
  bool found = false;
  for (const std::uint32_t number : outcome.matched) {
    const Value output = output_of_rule(table, number, outcome, machine);
    const std::size_t place = rank(table, output);
    if (found && place >= best_rank) continue;
    found = true;
    best_rank = place;
    best = number;
    outcome.value = output;
  }
  outcome.matched.assign(1, best);
}

Value total(Aggregate aggregate, std::span<const Value> outputs, Machine& machine) {
  if (aggregate == Aggregate::count) return Value::integer(static_cast<std::int64_t>(outputs.size()));
  Value result;
  for (const Value& output : outputs) {
    if (output.kind() != feel::Kind::number) {
      if (!output.is_null() && !failed(machine)) machine.fault = {FaultKind::wrong_kind, 0};
      return {};
    }
    if (result.is_null()) {
      result = output;
    } else if (aggregate == Aggregate::sum) {
      const DecimalResult sum = add(result.as_number(), output.as_number());
      if (!sum.ok()) machine.fault = {FaultKind::overflow, 0};
      result = Value::number(sum.value);
    } else {
      const int order = compare(output.as_number(), result.as_number());
      if (aggregate == Aggregate::min ? order < 0 : order > 0) result = output;
    }
  }
  return result;
}

void collect(const Table& table, Outcome& outcome, Machine& machine) {
  if (outcome.matched.empty() && !table.defaults.empty()) {
    outcome.value = output_of(table, "", table.defaults, machine);
    if (table.aggregate != Aggregate::list) return;
    const std::span<Value> only = machine.arena->values(1);
    only[0] = outcome.value;
    outcome.value = Value::list(only);
    return;
  }
  const std::span<Value> outputs = machine.arena->values(outcome.matched.size());
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    outputs[i] = output_of_rule(table, outcome.matched[i], outcome, machine);
  }
  outcome.value = table.aggregate == Aggregate::list ? Value::list(outputs) : total(table.aggregate, outputs, machine);
}

}  // namespace

std::optional<HitPolicy> parse_hit_policy(std::string_view text) {
  if (text == "unique") return HitPolicy::unique;
  if (text == "priority") return HitPolicy::priority;
  if (text == "collect") return HitPolicy::collect;
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
    case HitPolicy::priority: return "priority";
    case HitPolicy::collect: return "collect";
  }
  return "unique";
}

Outcome decide(const Table& table, Machine& machine) {
  Outcome outcome;
  Value inputs[kMostInputs];
  const std::size_t input_count = std::min(table.inputs.size(), kMostInputs);
  for (std::size_t i = 0; i < input_count; ++i) inputs[i] = feel::evaluate(table.inputs[i], machine);
  for (std::uint32_t number = 0; number < table.rules.size() && !failed(machine); ++number) {
    if (matches(table.rules[number], {inputs, input_count}, machine)) outcome.matched.push_back(number);
    if (failed(machine)) outcome.failed_rule = number;
  }
  if (failed(machine)) {
    outcome.matched.clear();
    return outcome;
  }
  if (table.hit == HitPolicy::collect) {
    collect(table, outcome, machine);
  } else if (outcome.matched.empty()) {
    if (!table.defaults.empty()) outcome.value = output_of(table, "", table.defaults, machine);
  } else if (table.hit == HitPolicy::priority) {
    choose_by_priority(table, outcome, machine);
  } else {
    outcome.conflict = outcome.matched.size() > 1;
    outcome.value = output_of_rule(table, outcome.matched[0], outcome, machine);
  }
  if (failed(machine)) {
    outcome.value = {};
    outcome.matched.clear();
  }
  return outcome;
}

}  // namespace qw::decision
