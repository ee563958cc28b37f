// feel/expression.h: FEEL text compiled once into a flat tree that is checked for names and types and evaluated many times.
//
// In:   FEEL text (OMG DMN 1.5 chapter 10, all but Java functions), a Resolver that knows the names outside, a Dialect.
// Out:  Expression with its static type and the slots it reads; or CompileErrors with the place in the text.
// Evaluation reads values by slot number, makes lists and contexts in an Arena, and stops at a step budget.
//
// Dialect::strict, of price books: names and types are settled when compiled; what can only be known later (division by zero,
// overflow, a wrong kind from an `any`) is a Fault, which ends the evaluation: its value is null and must not be used.
// Dialect::standard, of DMN models: everything is dynamic. What has no meaning is null, as the standard says: an unknown name, a
// wrong kind, a division by zero; Machine::noted tells the first. Only syntax is an error, and only the step budget a Fault.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feel/type.h"
#include "feel/value.h"

namespace qw::feel {

inline constexpr std::uint32_t kMaxLocals = 48;        // names bound by nested filters, iterations, contexts, functions
inline constexpr std::uint32_t kMaxDepth = 64;         // nesting of an expression
inline constexpr std::uint32_t kMaxNodes = 10'000;     // size of an expression
inline constexpr std::uint32_t kStepBudget = 200'000;  // node visits in one evaluation of one expression
inline constexpr std::uint32_t kTotalSteps = 5'000'000;  // of all evaluations on one machine: bounds a whole quote
inline constexpr std::uint32_t kMaxCallDepth =
    3'000;  // levels of expression trees that nested function calls may stack

enum class Dialect : std::uint8_t { strict, standard };

struct Symbol {
  std::uint32_t slot = 0;
  TypeId type = kAny;
};

// Knows the names outside an expression. resolve() may compile the thing it names first.
class Resolver {
 public:
  virtual ~Resolver() = default;
  virtual std::optional<Symbol> resolve(std::string_view name) = 0;
  virtual std::vector<std::string_view> known_names() const = 0;
  // Names that are more than a word ("monthly fee", "a+b"), which the text is searched for: of things outside, and of fields
  // whose holder has no known type. Single spaces, none beside a symbol.
  virtual std::span<const std::string_view> spaced_names() const { return {}; }
  // A type that the model defines, for `instance of` and parameters.
  virtual std::optional<TypeId> resolve_type(std::string_view) { return std::nullopt; }
};

struct CompileError {
  std::string code;  // "feel.syntax", "feel.unknown_name", "feel.type", "feel.too_large"
  std::uint32_t offset = 0;
  std::string message;
  std::uint32_t line = 1;  // both from 1; the column counts characters
  std::uint32_t column = 1;
};

enum class Op : std::uint8_t {
  literal,
  slot,
  local,
  local_field,
  field,
  named_field,
  add,
  subtract,
  multiply,
  divide,
  power,
  negate,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  between /*compiled away*/,
  in_list,
  matches,
  instance_of,
  both,
  either,
  choose,
  list,
  context,
  range,
  filter,
  index,
  select,
  item_name,
  sequence,
  iterate,
  some,
  every,
  call,
  invoke,
  function,
};

// Operands a, b, c are node numbers unless the operation says otherwise (see evaluate.cpp); `links` hold longer operand lists.
struct Node {
  Op op = Op::literal;
  std::uint8_t detail = 0;
  std::uint16_t count = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t c = 0;
  std::uint32_t offset = 0;
};

// A function that the text defines: function(a: number, b) a + b.
struct Lambda {
  std::vector<std::string_view> parameters;
  std::vector<TypeId> types;
  std::uint32_t body = 0;
  std::uint32_t first_local = 0;  // the parameters' locals; those below are what the function closes over
  std::uint32_t depth = 0;        // of the body's tree
};

struct Expression {
  std::string source;
  std::vector<Node> nodes;
  std::vector<std::uint32_t> links;
  std::vector<Value> literals;
  std::vector<const Shape*> shapes;
  std::vector<Lambda> lambdas;
  std::vector<std::uint32_t> reads;  // slots, each once, in the order of first use
  std::uint32_t root = 0;
  std::uint32_t locals = 0;  // names bound at once, at most
  TypeId type = kAny;
  Dialect dialect = Dialect::strict;
  const TypeTable* types = nullptr;
};

struct Compiled {
  Expression expression;
  std::vector<CompileError> errors;
  std::vector<CompileError> warnings;  // standard dialect: what will be null, and why
  bool ok() const { return errors.empty(); }
};

// Compiles an expression. Texts and shapes of literals go to `arena`, which must outlive the expression, as must `types`.
Compiled compile(std::string_view source, Resolver& resolver, TypeTable& types, Arena& arena,
                 Dialect dialect = Dialect::strict);

// Compiles the cell of a decision table: a boolean over the value of the table's input ("< 5", "[1..3)", "\"a\", \"b\"", "-").
Compiled compile_unary_tests(std::string_view source, TypeId input, Resolver& resolver, TypeTable& types, Arena& arena,
                             Dialect dialect = Dialect::strict);

enum class FaultKind : std::uint8_t {
  none,
  division_by_zero,
  overflow,
  invalid_number,
  wrong_kind,
  step_budget,
};

struct Fault {
  FaultKind kind = FaultKind::none;
  std::uint32_t offset = 0;  // in the text of the expression
};

// What went wrong and what to do, for a finding: "A division by zero. Guard it with if ... then null else ...".
const char* describe(FaultKind kind);

// Where expressions run: values by slot, memory for what they make, and the first fault.
struct Machine {
  const Value* slots = nullptr;
  Arena* arena = nullptr;
  std::array<Value, kMaxLocals> locals{};
  Value* frame = nullptr;  // the locals of the expression that runs, null between evaluations
  std::uint32_t steps_left = kStepBudget;
  std::uint32_t total_steps_left = kTotalSteps;
  std::uint32_t call_depth_left = kMaxCallDepth;
  Fault fault;
  Fault noted;  // standard dialect: the first thing that had no meaning and so gave null
  Value now;    // date and time for now() and today(), which are null without it: there is no clock here
};

Value evaluate(const Expression& expression, Machine& machine);
Value evaluate_unary_tests(const Expression& expression, const Value& input, Machine& machine);

// The text with the values it read in the place of the names: "max(2, ceiling(66 / 6 + 1900 / 2000))". Lists and contexts
// keep their names. `names` is what slots are called.
std::string substitute(const Expression& expression, Machine& machine);

}  // namespace qw::feel
