// decision/model.h: a DMN model (OMG DMN 1.5, chapters 6 to 10) as plain data: what a modeler draws, nothing compiled.
//
// Made by shell/dmn from XML, or by hand in tests; compiled and evaluated by decision/graph.h. All texts are as written: FEEL
// is not parsed here, names may hold spaces and any letter. References (`href`) are "#id" in the same model, or
// "namespace#id". Diagrams, annotations, knowledge sources and other elements without meaning for evaluation are not held.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "decision/table.h"

namespace qw::decision {

// A name with its type reference; an empty type is Any.
struct Variable {
  std::string name;
  std::string type;

  friend bool operator==(const Variable&, const Variable&) = default;
};

struct ItemDefinition {
  std::string id;
  std::string name;
  std::string description;
  std::string type;  // the type referred to; empty with components, or for Any
  bool collection = false;
  std::string allowed;                     // unary tests each value, or each item of a collection, must pass
  std::string constraint;                  // unary tests the whole value must pass (DMN 1.5)
  std::vector<ItemDefinition> components;  // of a context
  bool function = false;                   // then `type` is the result, `parameters` the arguments
  std::vector<Variable> parameters;

  friend bool operator==(const ItemDefinition&, const ItemDefinition&) = default;
};

struct TableInput {
  std::string id;
  std::string label;
  std::string text;
  std::string type;
  std::string values;  // unary tests; empty: any

  friend bool operator==(const TableInput&, const TableInput&) = default;
};

struct TableOutput {
  std::string id;
  std::string name;
  std::string label;
  std::string type;
  std::string values;    // unary tests; under priority and output order the most important first
  std::string fallback;  // when no rule matches; empty: none

  friend bool operator==(const TableOutput&, const TableOutput&) = default;
};

struct TableRule {
  std::string id;
  std::string description;
  std::vector<std::string> inputs;  // one cell for each input; "" and "-" hold for everything
  std::vector<std::string> outputs;
  std::vector<std::string> annotations;

  friend bool operator==(const TableRule&, const TableRule&) = default;
};

struct TableModel {
  std::string id;
  HitPolicy hit = HitPolicy::unique;
  Aggregate aggregate = Aggregate::list;
  std::vector<TableInput> inputs;
  std::vector<TableOutput> outputs;
  std::vector<std::string> annotations;  // column names
  std::vector<TableRule> rules;

  friend bool operator==(const TableModel&, const TableModel&) = default;
};

// A boxed expression. What the members mean depends on the kind:
//   literal      text: FEEL (or another `language`, which is not evaluated)
//   table        table[0]
//   context      names[i] is the entry of items[i]; a last entry without a name is the result
//   invocation   items[0]: what is called; items[i + 1]: the argument for the parameter names[i]
//   function     names: parameters; items[0]: body; text: "FEEL", "Java" or "PMML"
//   relation     names: columns; items: rows, each a list
//   list         items
//   conditional  items: if, then, else
//   filter       items: list, match
//   iterate      text: variable; items: list, return; likewise some and every with satisfies
enum class Box : std::uint8_t {
  none,
  literal,
  table,
  context,
  invocation,
  function,
  relation,
  list,
  conditional,
  filter,
  iterate,
  some,
  every,
};

struct Boxed {
  Box kind = Box::none;
  std::string type;
  std::string text;
  std::string language;  // empty: the model's, FEEL
  std::vector<Variable> names;
  std::vector<Boxed> items;
  std::vector<TableModel> table;  // one, when kind is table

  friend bool operator==(const Boxed&, const Boxed&) = default;
};

enum class NodeKind : std::uint8_t { input, decision, knowledge, service };

// An element of the decision requirements graph.
struct Node {
  NodeKind kind = NodeKind::decision;
  std::string id;
  std::string name;
  std::string description;
  std::string question;
  std::string answers;
  Variable variable;                   // its name is the node's when empty
  std::vector<std::string> decisions;  // hrefs: required decisions; of a service its input decisions
  std::vector<std::string> inputs;     // required input data; of a service its input data
  std::vector<std::string> knowledge;  // required knowledge models and services
  std::vector<std::string> outputs;    // of a service
  std::vector<std::string> encapsulated;
  Boxed logic;  // of a knowledge model: a function
  // What a price book knows of this node and DMN does not (label, unit, ...), kept as an extension element.
  std::vector<std::pair<std::string, std::string>> extras;

  friend bool operator==(const Node&, const Node&) = default;
};

struct Import {
  std::string name;  // the prefix of its names
  std::string target;

  friend bool operator==(const Import&, const Import&) = default;
};

struct Model {
  std::string id;
  std::string name;
  std::string target;  // its namespace
  std::string description;
  std::string exporter;
  std::string exporter_version;
  std::string language;  // empty: FEEL
  std::vector<Import> imports;
  std::vector<ItemDefinition> types;
  std::vector<Node> nodes;

  friend bool operator==(const Model&, const Model&) = default;
};

}  // namespace qw::decision
