// Any text as an expression, a cell and a sentence over a small world of typed names. Checked: what expression.h claims about
// errors and faults, that compiling and evaluating twice gives the same, that substitute() keeps scalars' meaning, and that
// the step budget bounds what an evaluation makes.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "feel/expression.h"
#include "feel/template.h"

namespace {

using namespace qw::feel;

void require(bool condition, const char* claim) {
  if (condition) return;
  std::fprintf(stderr, "not so: %s\n", claim);
  std::abort();
}

class World : public Resolver {
 public:
  World() {
    const Value numbers[] = {Value::integer(1), Value(), Value::integer(-3), Value::integer(20)};
    const Value texts[] = {Value::string("a"), Value::string("\"b\\")};
    add("n", kNumber, Value::integer(7));
    add("z", kNumber, Value::integer(0));
    add("m", kNumber, Value::integer(-12));
    add("u", kNumber, {});
    add("s", kString, Value::string("a\"b"));
    add("t", kBoolean, Value::boolean(true));
    add("f", kBoolean, Value::boolean(false));
    add("xs", types.list_of(kNumber), list(numbers));
    add("ss", types.list_of(kString), list(texts));
    const Shape* shape = arena.add({{"id", "k"}});
    Value rows[3];
    for (int i = 0; i < 3; ++i) {
      const auto fields = arena.values(2);
      fields[0] = texts[i % 2];
      fields[1] = numbers[i];
      rows[i] = Value::context(shape, fields.data());
    }
    add("rows", types.list_of(types.context_of({{"id", kString}, {"k", kNumber}})), list(rows));
    add("a", kAny, Value::integer(2));
    add("b", kAny, Value::string("x"));
    add("l", kAny, list(numbers));
  }
  std::optional<Symbol> resolve(std::string_view name) override {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (names_[i] == name) return Symbol{i, name_types_[i]};
    }
    return std::nullopt;
  }
  std::vector<std::string_view> known_names() const override { return names_; }
  Machine machine() {
    Machine machine;
    machine.slots = slots_.data();
    machine.arena = &scratch;
    return machine;
  }

  TypeTable types;
  Arena arena;
  Arena scratch;

 private:
  Value list(std::span<const Value> items) {
    const auto made = arena.values(items.size());
    std::copy(items.begin(), items.end(), made.begin());
    return Value::list(made);
  }
  void add(std::string_view name, TypeId type, const Value& value) {
    names_.push_back(name);
    name_types_.push_back(type);
    slots_.push_back(value);
  }

  std::vector<std::string_view> names_;
  std::vector<TypeId> name_types_;
  std::vector<Value> slots_;
};

void check_errors(const std::vector<CompileError>& errors, std::string_view source) {
  require(errors.size() <= 1000, "errors are limited");
  for (const CompileError& error : errors) {
    require(error.offset <= source.size(), "an error lies in the text");
    require(error.code == "feel.syntax" || error.code == "feel.unknown_name" || error.code == "feel.type" ||
                error.code == "feel.unknown_type" || error.code == "feel.unsupported" || error.code == "feel.too_large",
            "the code is documented");
    require(error.message.size() > 10 && (error.message.back() == '.' || error.message.back() == '?'),
            "the message is a sentence");
  }
}

// Null is of every type; kinds and the types that have a kind of their own stand in the same order behind null.
bool has_kind(const Value& value, TypeKind kind) {
  static_assert(static_cast<int>(TypeKind::function) - static_cast<int>(TypeKind::null) ==
                static_cast<int>(Kind::function));
  if (kind == TypeKind::any || value.is_null()) return true;
  return static_cast<int>(kind) - static_cast<int>(TypeKind::null) == static_cast<int>(value.kind());
}

struct Outcome {
  std::string text;
  Fault fault;
};

constexpr std::size_t kEnoughText = 200'000;

Outcome evaluated(const Expression& expression, World& world, bool as_cell) {
  Machine machine = world.machine();
  const Value value =
      as_cell ? evaluate_unary_tests(expression, Value::integer(7), machine) : evaluate(expression, machine);
  const bool faulty = machine.fault.kind != FaultKind::none;
  require(!faulty || value.is_null(), "a fault gives null");
  require(!faulty || machine.fault.offset <= expression.source.size(), "a fault lies in the text");
  require(machine.steps_left <= kStepBudget, "the budget is never exceeded");
  require(has_kind(value, world.types[expression.type].kind), "the value is of the static type");
  return {to_text(value, kEnoughText), machine.fault};
}

void require_same(const Outcome& a, const Outcome& b, const char* claim) {
  require(a.text == b.text && a.fault.kind == b.fault.kind && a.fault.offset == b.fault.offset, claim);
}

void check_substitute(const Expression& expression, const Outcome& outcome, World& world) {
  Machine machine = world.machine();
  const std::string text = substitute(expression, machine);
  const Compiled again = compile(text, world, world.types, world.arena);
  // A null in the place of a number may make a list of nulls: another type, and then another meaning of [...]. Names of
  // unknown type become checked. So it may be refused, but never as unreadable, and where it is accepted values agree.
  for (const CompileError& error : again.errors)
    require(error.code != "feel.unknown_name", "substitute() makes no names");
  if (again.ok() && outcome.fault.kind == FaultKind::none && again.expression.type == expression.type) {
    require(evaluated(again.expression, world, false).text == outcome.text, "substitute() keeps the value");
  }
}

void check_expression(std::string_view source) {
  World world;
  const Compiled first = compile(source, world, world.types, world.arena);
  check_errors(first.errors, source);
  require(first.expression.source == source, "an expression keeps its text");
  const Compiled second = compile(source, world, world.types, world.arena);
  require(first.errors.size() == second.errors.size() && first.expression.type == second.expression.type,
          "compiling is repeatable");
  if (!first.ok()) return;
  require(first.expression.nodes.size() <= kMaxNodes, "the size is limited");
  for (const std::uint32_t slot : first.expression.reads)
    require(slot < world.known_names().size(), "slots read are known");
  const Outcome outcome = evaluated(first.expression, world, false);
  require_same(outcome, evaluated(first.expression, world, false), "evaluating is repeatable");
  require_same(outcome, evaluated(second.expression, world, false), "compiled twice it gives the same");
  check_substitute(first.expression, outcome, world);
}

// The standard dialect: only syntax and size are errors, only the step budget is a fault.
void check_standard(std::string_view source, bool as_cell) {
  World world;
  const auto compiled = [&] {
    return as_cell ? compile_unary_tests(source, kAny, world, world.types, world.arena, Dialect::standard)
                   : compile(source, world, world.types, world.arena, Dialect::standard);
  };
  const Compiled made = compiled();
  check_errors(made.errors, source);
  check_errors(made.warnings, source);
  for (const CompileError& error : made.errors)
    require(error.code == "feel.syntax" || error.code == "feel.too_large", "the rest is a warning");
  if (!made.ok()) return;
  const auto run = [&](const Expression& expression) {
    Machine machine = world.machine();
    const Value value =
        as_cell ? evaluate_unary_tests(expression, Value::integer(7), machine) : evaluate(expression, machine);
    const FaultKind fault = machine.fault.kind;
    require(fault == FaultKind::none || fault == FaultKind::step_budget, "only the budget is a fault");
    require(fault == FaultKind::none || value.is_null(), "a fault gives null");
    require(machine.frame == nullptr && machine.call_depth_left == kMaxCallDepth, "every call has returned");
    return to_text(value, kEnoughText);
  };
  const std::string text = run(made.expression);
  require(text == run(made.expression) && text == run(compiled().expression), "it is repeatable");
  require(!as_cell || text == "true" || text == "false" || text == "null", "a cell is a condition");
}

void check_cell(std::string_view source) {
  World world;
  for (const TypeId input : {kNumber, kAny}) {
    const Compiled cell = compile_unary_tests(source, input, world, world.types, world.arena);
    check_errors(cell.errors, source);
    if (!cell.ok()) continue;
    const Outcome outcome = evaluated(cell.expression, world, true);
    require(outcome.text == "true" || outcome.text == "false" || outcome.text == "null", "a cell is a condition");
  }
}

void check_sentence(std::string_view source) {
  World world;
  const CompiledTemplate sentence = compile_template(source, world, world.types, world.arena);
  check_errors(sentence.errors, source);
  if (!sentence.errors.empty()) return;
  Machine machine = world.machine();
  const std::string text = render(sentence.text, machine);
  machine.fault = {};
  require(source.find('{') != std::string_view::npos || source.find('}') != std::string_view::npos || text == source,
          "without braces a sentence stays as it is");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  check_expression(source);
  check_cell(source);
  check_standard(source, false);
  check_standard(source, true);
  check_sentence(source);
  return 0;
}
