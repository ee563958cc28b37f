// feel/expression.h: FEEL text compiled once into a flat tree that is checked for names and types and evaluated many times.
//
// In:   FEEL text (OMG DMN chapter 10; the subset is in assets/pricebooks/README.md), a Resolver that knows the names outside.
// Out:  Expression with its static type and the slots it reads; or CompileErrors with the byte offset in the text.
// Evaluation reads values by slot number, makes lists and contexts in an Arena, and stops at a step budget. What can only be
// known then (division by zero, overflow, a wrong kind from an `any`) is a Fault; the value is then null and must not be used.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feel/type.h"
#include "feel/value.h"

namespace qw::feel {

inline constexpr std::uint32_t kMaxLocals = 8;           // nested filters and iterations
inline constexpr std::uint32_t kMaxDepth = 64;           // nesting of an expression
inline constexpr std::uint32_t kMaxNodes = 10'000;       // size of an expression
inline constexpr std::uint32_t kStepBudget = 200'000;    // node visits in one evaluation of one expression
inline constexpr std::uint32_t kTotalSteps = 5'000'000;  // of all evaluations on one machine: bounds a whole quote

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
};

struct CompileError {
  std::string code;  // "feel.syntax", "feel.unknown_name", "feel.type", "feel.too_large"
  std::uint32_t offset = 0;
  std::string message;
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
  both,
  either,
  choose,
  list,
  context,
  filter,
  index,
  iterate,
  some,
  every,
  call,
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

struct Expression {
  std::string source;
  std::vector<Node> nodes;
  std::vector<std::uint32_t> links;
  std::vector<Value> literals;
  std::vector<const Shape*> shapes;
  std::vector<std::uint32_t> reads;  // slots, each once, in the order of first use
  std::uint32_t root = 0;
  TypeId type = kAny;
};

struct Compiled {
  Expression expression;
  std::vector<CompileError> errors;
  bool ok() const { return errors.empty(); }
};

// Compiles an expression. Texts and shapes of literals go to `arena`, which must outlive the expression.
Compiled compile(std::string_view source, Resolver& resolver, TypeTable& types, Arena& arena);

// Compiles the cell of a decision table: a boolean over the value of the table's input ("< 5", "[1..3)", "\"a\", \"b\"", "-").
Compiled compile_unary_tests(std::string_view source, TypeId input, Resolver& resolver, TypeTable& types, Arena& arena);

enum class FaultKind : std::uint8_t { none, division_by_zero, overflow, invalid_number, wrong_kind, step_budget };

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
  std::uint32_t steps_left = kStepBudget;
  std::uint32_t total_steps_left = kTotalSteps;
  Fault fault;
};

Value evaluate(const Expression& expression, Machine& machine);
Value evaluate_unary_tests(const Expression& expression, const Value& input, Machine& machine);

// The text with the values it read in the place of the names: "max(2, ceiling(66 / 6 + 1900 / 2000))". Lists and contexts
// keep their names. `names` is what slots are called.
std::string substitute(const Expression& expression, Machine& machine);

}  // namespace qw::feel
