#include "core/feel/feel_testing.h"

#include "number/decimal.h"

namespace qw_test {

using namespace qw::feel;

namespace {

qw::Decimal dec(const char* text) { return qw::parse_decimal(text).value_or(qw::Decimal()); }

Value list_of(Arena& arena, const std::vector<Value>& items) {
  const auto made = arena.values(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) made[i] = items[i];
  return Value::list(made);
}

Value integer(std::int64_t value) { return Value::integer(value); }

}  // namespace

World::World() {
  add("n", kNumber, integer(7));
  add("half", kNumber, Value::number(dec("0.5")));
  add("neg", kNumber, integer(-3));
  add("zero", kNumber, integer(0));
  add("most", kNumber, Value::number(dec("9999999999999999999999999999999999")));
  add("no_number", kNumber, {});
  add("s", kString, Value::string("abc"));
  add("quoted", kString, Value::string("say \"hi\" \\"));
  add("no_text", kString, {});
  add("yes", kBoolean, Value::boolean(true));
  add("no", kBoolean, Value::boolean(false));
  add("unknown", kBoolean, {});
  add_lists();
  add_rows();
  add("any_number", kAny, integer(5));
  add("any_text", kAny, Value::string("x"));
  add("any_list", kAny, list_of(arena, {integer(1), integer(2)}));
  add("any_null", kAny, {});
}

void World::add_lists() {
  const TypeId numbers = types.list_of(kNumber);
  const Value xs = list_of(arena, {integer(1), integer(2), integer(3)});
  add("xs", numbers, xs);
  add("gaps", numbers, list_of(arena, {integer(1), Value(), integer(3)}));
  add("none", numbers, list_of(arena, {}));
  add("no_list", numbers, {});
  add("words", types.list_of(kString), list_of(arena, {Value::string("a"), Value::string("b")}));
  add("flags", types.list_of(kBoolean), list_of(arena, {Value::boolean(true), Value::boolean(false), Value()}));
  add("nested", types.list_of(numbers), list_of(arena, {xs, list_of(arena, {integer(4)})}));
  std::vector<Value> thousand;
  for (int i = 1; i <= 1000; ++i) thousand.push_back(integer(i));
  add("many", numbers, list_of(arena, thousand));
}

void World::add_rows() {
  const TypeId row = types.context_of({{"id", kString}, {"hours", kNumber}, {"item", kString}});
  const Shape* shape = arena.add({{"id", "hours", "item"}});
  std::vector<Value> rows;
  const auto add_row = [&](const char* id, const Value& hours, const char* item) {
    const auto fields = arena.values(3);
    fields[0] = Value::string(id);
    fields[1] = hours;
    fields[2] = Value::string(item);
    rows.push_back(Value::context(shape, fields.data()));
  };
  add_row("sales", integer(10), "x");
  add_row("stock", integer(20), "y");
  add_row("forms", Value(), "x");
  add("rows", types.list_of(row), list_of(arena, rows));
  add("row", row, rows[0]);
  add("any_row", kAny, rows[1]);
}

void World::add(std::string name, TypeId type, const Value& value) {
  names_.push_back(std::move(name));
  name_types_.push_back(type);
  slots_.push_back(value);
}

std::optional<Symbol> World::resolve(std::string_view name) {
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    if (names_[i] == name) return Symbol{i, name_types_[i]};
  }
  return std::nullopt;
}

std::vector<std::string_view> World::known_names() const { return {names_.begin(), names_.end()}; }

Machine World::machine() {
  Machine machine;
  machine.slots = slots_.data();
  machine.arena = &scratch;
  return machine;
}

std::string shown(const Value& value) {
  return value.kind() == Kind::string ? '"' + to_text(value) + '"' : to_text(value);
}

std::string shown(const Fault& fault) {
  static constexpr const char* kNames[] = {"none",           "division_by_zero", "overflow",
                                           "invalid_number", "wrong_kind",       "step_budget"};
  return std::string(kNames[static_cast<std::size_t>(fault.kind)]) + " at " + std::to_string(fault.offset);
}

std::string shown(const std::vector<CompileError>& errors) {
  std::string text;
  for (const CompileError& error : errors) {
    if (!text.empty()) text += "; ";
    text += error.code + " at " + std::to_string(error.offset);
  }
  return text;
}

std::string run(std::string_view source) {
  World world;
  const Compiled compiled = world.compile(source);
  if (!compiled.ok()) return shown(compiled.errors);
  Machine machine = world.machine();
  const Value value = evaluate(compiled.expression, machine);
  if (machine.fault.kind == FaultKind::none) return shown(value);
  return value.is_null() ? shown(machine.fault) : "a value in spite of a fault: " + shown(value);
}

std::string type_of(std::string_view source) {
  World world;
  const Compiled compiled = world.compile(source);
  return compiled.ok() ? world.types.describe(compiled.expression.type) : shown(compiled.errors);
}

std::string messages_of(std::string_view source) {
  World world;
  std::string text;
  for (const CompileError& error : world.compile(source).errors) text += (text.empty() ? "" : "\n") + error.message;
  return text;
}

std::string run_cell(std::string_view cell, std::string_view input) {
  World world;
  const Compiled value = world.compile(input);
  if (!value.ok()) return "input: " + shown(value.errors);
  const Compiled test = compile_unary_tests(cell, value.expression.type, world, world.types, world.arena);
  if (!test.ok()) return shown(test.errors);
  Machine machine = world.machine();
  const Value found = evaluate_unary_tests(test.expression, evaluate(value.expression, machine), machine);
  return machine.fault.kind == FaultKind::none ? shown(found) : shown(machine.fault);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace qw_test
