// decision/graph.h: a DMN model compiled into a graph, whose decisions are evaluated on demand from input values.
//
// auto compiled = compile_graph({&model, &imported});       // the first is the main model, the others it may import
// GraphRun run(*compiled.graph);
// run.set_input("Applicant data", value);
// Value result = run.decide("Eligibility");
//
// Follows OMG DMN 1.5: the scopes of chapters 7 and 10.4, the conversions of 10.3.2.9.4 (to and from a list of one, date to
// date and time, otherwise null), allowed values, boxed expressions of 10.2, decision services of 10.4. What is wrong in a
// model is a finding and the expression gives null; only cycles and unreadable references are errors, still nothing crashes.
// Bounded: kMostNodes elements, kMostNesting and kMostCalls, the step budget of feel::Machine for a whole run.
// Finding codes: dmn.name dmn.cycle dmn.reference dmn.type dmn.import dmn.expression dmn.unsupported (compiling);
//                dmn.conflict dmn.not_allowed dmn.wrong_type dmn.input dmn.depth (running).
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "decision/model.h"
#include "feel/expression.h"

namespace qw::decision {

inline constexpr std::size_t kMostNodes = 20'000;
inline constexpr std::uint32_t kMostNesting = 120;  // of boxed expressions
inline constexpr std::uint32_t kMostCalls = 200;    // of knowledge models and services inside each other

struct GraphParts;  // graph_parts.h

struct GraphOptions {
  // Names without a declaration that inputs will be given for, as models of Camunda Modeler and dmn-js use them; and whether
  // expressions may name elements that are not required, also by id.
  std::vector<std::string> open_names;
  bool lenient = false;
};

class Graph {
 public:
  Graph();
  Graph(Graph&&) noexcept;
  Graph& operator=(Graph&&) noexcept;
  ~Graph();

  // Decisions and services of the main model, in its order.
  std::vector<std::string_view> names(NodeKind kind) const;
  // The declared type of an element of the main model ("number", "tLoan", ...); empty: any.
  std::string_view type_of(std::string_view name) const;

  std::unique_ptr<GraphParts> parts;
};

struct CompiledGraph {
  Graph graph;
  Findings findings;
};

// The models must outlive the graph.
CompiledGraph compile_graph(std::span<const Model* const> models, const GraphOptions& options = {});

class GraphRun {
 public:
  // The graph must outlive the run. Values live in the run's arena.
  explicit GraphRun(const Graph& graph);
  GraphRun(const GraphRun&) = delete;
  GraphRun& operator=(const GraphRun&) = delete;
  ~GraphRun();

  feel::Arena& arena();
  // An input by its name: input data, a decision whose value is given, an open name, or the name of an import with a context
  // of its inputs. False when nothing has that name.
  bool set_input(std::string_view name, const feel::Value& value);
  // The value of a decision or of a service without inputs left out; null when there is none. REQUIRES: all inputs set.
  feel::Value decide(std::string_view name);
  // What now() and today() give; null without it.
  void set_now(const feel::Value& now);
  const Findings& findings() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace qw::decision
