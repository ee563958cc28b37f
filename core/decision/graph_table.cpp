// The decision tables of a model to decision::Table.
#include "decision/graph_compiler.h"

namespace qw::decision {
namespace {

bool is_open(std::string_view cell) {
  const std::string tidy = tidy_name(cell);
  return tidy.empty() || tidy == "-";
}

const ItemDefinition* find_type(const Model& model, std::string_view name) {
  for (const ItemDefinition& item : model.types) {
    if (item.name == name) return &item;
  }
  return nullptr;
}

}  // namespace

void GraphCompiler::table(const TableModel& source, Logic& into) {
  Table table;
  table.standard = true;
  table.hit = source.hit;
  table.aggregate = source.hit == HitPolicy::collect ? source.aggregate : Aggregate::list;
  for (std::size_t i = 0; i < source.inputs.size(); ++i) {
    const std::string what = "input " + std::to_string(i + 1);
    table.inputs.push_back(expression(source.inputs[i].text, what));
    table.allowed_inputs.emplace_back();
    if (!is_open(source.inputs[i].values)) {
      table.allowed_inputs.back() = unary_tests(source.inputs[i].values, feel::kAny, what + ", its values");
    }
  }
  table_outputs(source, table);
  for (std::size_t i = 0; i < source.rules.size(); ++i) table_rule(source, i, table);
  into.feel = table_type(source, table);
  into.table.push_back(std::move(table));
}

void GraphCompiler::table_outputs(const TableModel& source, Table& table) {
  feel::Shape shape;
  bool any_default = false;
  for (const TableOutput& output : source.outputs) {
    table.outputs.push_back(tidy_name(output.name));
    shape.names.push_back(parts_.arena.copy(table.outputs.back()));
    table.allowed_outputs.emplace_back();
    if (!is_open(output.values)) {
      table.allowed_outputs.back() = unary_tests(output.values, feel::kAny, "output " + output.name + ", its values");
    }
    any_default = any_default || !is_open(output.fallback);
  }
  if (source.outputs.size() > 1) table.shape = parts_.arena.add(std::move(shape));
  table_priorities(source, table);
  if (!any_default) return;
  for (const TableOutput& output : source.outputs) {
    const std::string text = is_open(output.fallback) ? "null" : output.fallback;
    table.defaults.push_back(expression(text, "the default of output " + output.name));
  }
}

void GraphCompiler::table_priorities(const TableModel& source, Table& table) {
  if (source.hit != HitPolicy::priority && source.hit != HitPolicy::output_order) return;
  const Model& model = *parts_.instances[instance_].model;
  for (std::size_t i = 0; i < source.outputs.size(); ++i) {
    std::string_view values = source.outputs[i].values;
    // else those of the type of the output, or of the decision when it is the only one
    const ItemDefinition* item = find_type(model, source.outputs[i].type);
    if (item == nullptr && source.outputs.size() == 1) item = find_type(model, node().source->variable.type);
    if (values.empty() && item != nullptr) values = item->allowed;
    std::vector<feel::Value> ranked;
    if (!values.empty()) ranked = listed_values(values);
    if (i == 0) {
      table.priority = std::move(ranked);
    } else {
      table.more_priority.push_back(std::move(ranked));
    }
  }
}

std::vector<feel::Value> GraphCompiler::listed_values(std::string_view text) {
  const feel::Expression list = expression("[" + std::string(text) + "\n]", "output values", 1);
  feel::Machine machine;
  feel::Arena scratch;
  const std::vector<feel::Value> slots(parts_.slot_count);
  machine.slots = slots.data();
  machine.arena = &scratch;
  const feel::Value values = feel::evaluate(list, machine);
  std::vector<feel::Value> ranked;
  if (values.kind() != feel::Kind::list) return ranked;
  for (const feel::Value& value : values.as_list()) {
    if (value.kind() != feel::Kind::function) ranked.push_back(feel::deep_copy(value, parts_.arena));
  }
  return ranked;
}

void GraphCompiler::table_rule(const TableModel& source, std::size_t number, Table& table) {
  const TableRule& from = source.rules[number];
  const std::string what = "rule " + std::to_string(number + 1);
  Rule rule;
  rule.id = from.id;
  for (std::size_t i = 0; i < table.inputs.size(); ++i) {
    rule.tests.emplace_back();
    if (i >= from.inputs.size() || is_open(from.inputs[i])) continue;
    const std::string where = what + ", input " + std::to_string(i + 1);
    rule.tests.back() = unary_tests(from.inputs[i], table.inputs[i].type, where);
    // a test that cannot be read holds for nothing
    if (!rule.tests.back()) rule.when = expression("false", where);
  }
  for (std::size_t i = 0; i < table.outputs.size(); ++i) {
    const bool absent = i >= from.outputs.size() || is_open(from.outputs[i]);
    rule.outputs.push_back(expression(absent ? "null" : from.outputs[i], what + ", output " + std::to_string(i + 1)));
  }
  table.rules.push_back(std::move(rule));
}

feel::TypeId GraphCompiler::table_type(const TableModel& source, const Table& table) {
  if (table.aggregate != Aggregate::list) return feel::kNumber;
  const auto type_of = [&](std::size_t i) {
    const TypeNo type = type_named(instance_, source.outputs[i].type, "output " + source.outputs[i].name);
    return parts_.types[type].feel;
  };
  if (source.outputs.empty()) return feel::kAny;
  feel::TypeId one = type_of(0);
  if (source.outputs.size() > 1) {
    std::vector<std::pair<std::string, feel::TypeId>> fields;
    for (std::size_t i = 0; i < source.outputs.size(); ++i) fields.emplace_back(table.outputs[i], type_of(i));
    one = parts_.feel_types.context_of(std::move(fields));
  }
  // without a match a list policy gives the default itself
  return gives_list(table) && table.defaults.empty() ? parts_.feel_types.list_of(one)
         : gives_list(table)                         ? feel::kAny
                                                     : one;
}

}  // namespace qw::decision
