// decision/graph_parts.h: private to core/decision: a compiled model.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "decision/graph.h"

namespace qw::decision {

inline constexpr std::uint32_t kNone = 0xffffffff;

// What a declared type demands of a value.
enum class Demand : std::uint8_t {
  any,
  null,
  number,
  string,
  boolean,
  date,
  time,
  date_and_time,
  days_duration,
  years_duration,
  context,  // `fields`; any context without
  list,     // of `element`
  function,
  range,
  same,  // as `element`, and allowed values of its own
};

using TypeNo = std::uint32_t;  // index into GraphParts::types
inline constexpr TypeNo kAnyType = 0;

struct TypeRule {
  Demand demand = Demand::any;
  TypeNo element = kAnyType;  // of a list; the result of a function
  std::vector<std::pair<std::string_view, TypeNo>> fields;
  std::optional<feel::Expression> allowed;  // unary tests
  std::string name;                         // for messages
  feel::TypeId feel = feel::kAny;
};

// A boxed expression, compiled. `slots` and `slot_types` belong to names of its own:
//   context     the entries; kNone for the result        function   the parameters, then the slot of its own name or kNone
//   invocation  the arguments, of a built-in function only
//   iterate, some, every   the variable, then `partial`  filter     the list or the item, then fields of the item
struct Logic {
  Box kind = Box::none;
  TypeNo type = kAnyType;
  feel::TypeId feel = feel::kAny;
  feel::Expression expression;  // literal; of a filter by a literal, or a call of a built-in, the whole
  std::vector<std::uint32_t> slots;
  std::vector<TypeNo> slot_types;
  std::vector<std::string> names;      // parameters of a function, arguments of an invocation
  std::vector<std::uint32_t> visible;  // function: slots of the scopes around it, which it keeps
  std::vector<Logic> items;
  std::vector<Table> table;
  const feel::Shape* shape = nullptr;
};

enum class Stage : std::uint8_t { pending, working, done };

struct GraphNode {
  const Node* source = nullptr;
  std::uint32_t instance = 0;
  std::uint32_t slot = kNone;
  TypeNo type = kAnyType;
  feel::TypeId feel = feel::kAny;
  Stage stage = Stage::pending;
  std::vector<std::uint32_t> needs;    // nodes to evaluate first
  std::vector<std::uint32_t> imports;  // instances whose context its names read
  std::vector<std::uint32_t> inputs;   // of a service: its parameters in order
  std::vector<std::uint32_t> outputs;
  std::vector<std::uint32_t> inside;  // of a service: what it evaluates
  const feel::Shape* shape = nullptr;
  Logic logic;
};

// A model as it is imported at one place: the main model, then one for each import of an instance.
struct Instance {
  const Model* model = nullptr;
  std::string prefix;
  std::uint32_t parent = kNone;
  std::uint32_t slot = kNone;  // the context of its elements; none for the main model
  std::uint32_t first_node = 0;
  std::uint32_t node_count = 0;
  const feel::Shape* shape = nullptr;
  std::vector<std::uint32_t> children;
  std::vector<std::pair<std::string_view, TypeNo>> types;
};

struct GraphParts {
  feel::Arena arena;
  feel::TypeTable feel_types;
  std::vector<TypeRule> types;
  std::vector<Instance> instances;
  std::vector<GraphNode> nodes;
  std::vector<std::pair<std::string, std::uint32_t>> open_names;  // with their slots
  std::uint32_t slot_count = 0;
};

// A name as the standard compares it: white space at the ends gone, inside one space.
std::string tidy_name(std::string_view name);
// The same without the spaces beside a symbol: how names are looked up.
std::string scope_name(std::string_view name);
// Adds a name that is more than a word.
void add_spaced(std::string_view name, std::vector<std::string_view>& names);
// "Eligibility" or "other.Eligibility".
std::string title_of(const GraphParts& parts, const GraphNode& node);

// graph_coerce.cpp: the value as the type wants it, or null (10.3.2.9.4).
feel::Value coerce(const GraphParts& parts, TypeNo type, const feel::Value& value, feel::Machine& machine);
bool conforms(const GraphParts& parts, TypeNo type, const feel::Value& value, feel::Machine& machine);

}  // namespace qw::decision
