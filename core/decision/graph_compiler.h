// decision/graph_compiler.h: private to core/decision: a model to GraphParts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "decision/graph_parts.h"

namespace qw::decision {

class GraphCompiler : public feel::Resolver {
 public:
  GraphCompiler(std::span<const Model* const> models, const GraphOptions& options, GraphParts& parts,
                Findings& findings)
      : models_(models), options_(options), parts_(parts), findings_(findings) {}
  void compile();

  std::optional<feel::Symbol> resolve(std::string_view name) override;
  std::vector<std::string_view> known_names() const override;
  std::span<const std::string_view> spaced_names() const override;
  std::optional<feel::TypeId> resolve_type(std::string_view name) override;

 private:
  struct Name {
    std::string text;
    std::uint32_t slot = kNone;
    feel::TypeId type = feel::kAny;
  };

  // graph_compile.cpp: models, nodes, references
  void add_instance(const Model& model, std::string prefix, std::uint32_t parent, std::uint32_t depth);
  void add_nodes(std::uint32_t instance);
  std::uint32_t find_node(std::uint32_t instance, std::string_view href) const;
  std::uint32_t find_by_id(std::uint32_t instance, std::string_view id) const;
  void compile_node(std::uint32_t number, std::uint32_t depth);
  void require(std::uint32_t number, const std::vector<std::string>& hrefs, bool evaluated, std::uint32_t depth);
  void compile_service(std::uint32_t number, std::uint32_t depth);
  void refer(std::vector<std::uint32_t>& into, std::uint32_t number, const std::vector<std::string>& hrefs);
  void compile_logic(std::uint32_t number);

  // graph_names.cpp: scopes
  void declare_names(std::uint32_t number);
  void declare_element(const GraphNode& node, std::uint32_t reader);
  void declare_import(std::uint32_t instance, GraphNode& reader);
  void declare_leniently(std::uint32_t number);
  std::uint32_t bind(std::string_view name, feel::TypeId type);
  std::uint32_t new_slot() { return parts_.slot_count++; }

  // graph_types.cpp: item definitions
  void declare_types(std::uint32_t instance);
  void define_types(std::uint32_t instance);
  void define(std::uint32_t instance, const ItemDefinition& item, TypeNo into, std::uint32_t depth);
  TypeNo type_named(std::uint32_t instance, std::string_view name, std::string_view where);
  TypeNo add_type(TypeRule rule);
  feel::TypeId feel_type(TypeNo type, std::uint32_t depth = 0);
  std::optional<feel::Expression> unary_tests(std::string_view text, feel::TypeId input, const std::string& where);

  // graph_boxed.cpp: expressions
  Logic boxed(const Boxed& box, std::uint32_t depth);
  void literal(const Boxed& box, Logic& into);
  void context(const Boxed& box, Logic& into, std::uint32_t depth);
  void invocation(const Boxed& box, Logic& into, std::uint32_t depth);
  void function(const Boxed& box, Logic& into, std::uint32_t depth);
  void relation(const Boxed& box, Logic& into, std::uint32_t depth);
  void list(const Boxed& box, Logic& into, std::uint32_t depth);
  void filter(const Boxed& box, Logic& into, std::uint32_t depth);
  void iteration(const Boxed& box, Logic& into, std::uint32_t depth);
  Logic part(const Boxed& box, std::size_t i, std::uint32_t depth);
  feel::TypeId element_type(feel::TypeId list) const;
  feel::Expression expression(std::string_view text, std::string_view what, std::uint32_t skipped = 0);

  // graph_table.cpp: decision tables
  void table(const TableModel& source, Logic& into);
  void table_outputs(const TableModel& source, Table& table);
  void table_rule(const TableModel& source, std::size_t number, Table& table);
  void table_priorities(const TableModel& source, Table& table);
  std::vector<feel::Value> listed_values(std::string_view text);
  feel::TypeId table_type(const TableModel& source, const Table& table);

  void report(const feel::Compiled& compiled, std::string_view what, std::uint32_t skipped = 0);
  void collect_field_names(const Boxed& box, std::uint32_t depth);
  void collect_field_names(const ItemDefinition& item, std::uint32_t depth);
  void say(Severity severity, const char* code, std::string message);
  const GraphNode& node() const { return parts_.nodes[node_]; }
  std::uint32_t instance() const { return instance_; }

  std::span<const Model* const> models_;
  const GraphOptions& options_;
  GraphParts& parts_;
  Findings& findings_;
  std::uint32_t node_ = kNone;                    // being compiled
  std::uint32_t instance_ = 0;                    // whose types are in scope
  std::vector<Name> required_;                    // names of the graph in the scope of the node
  std::vector<Name> locals_;                      // names of the boxed expressions around, innermost last
  std::vector<std::string_view> field_names_;     // of contexts in the model, when more than a word
  mutable std::vector<std::string_view> spaced_;  // what spaced_names() gave last
  std::vector<std::uint32_t> path_;               // nodes being compiled, for cycles
};

}  // namespace qw::decision
