// quote/replay.h: private to core/quote and core/worksheet: makes the trace steps of an evaluation, one at a time, by reading its values again.
#pragma once

#include <optional>
#include <vector>

#include "quote/explain.h"

namespace qw {

// A thing that has a step: a slot, a line, a gate, a signature reason.
struct Target {
  enum class Kind : std::uint8_t { slot, one_time, recurring, phase, milestone, gate, approval } kind = Kind::slot;
  std::uint32_t index = 0;

  friend bool operator==(const Target&, const Target&) = default;
};

// What a signature is asked for: the approval rule, the gate or the line.
Target target_of(const Evaluation& evaluation, const SignatureReason& reason);
// The line of a number, as a target; none where it is not shown.
std::optional<Target> target_of_line(const Evaluation& evaluation, std::uint32_t number);

class Replay {
 public:
  explicit Replay(const Evaluation& evaluation);

  TraceStep step(const Target& target);
  // What the target was made from, nearest first.
  std::vector<Target> sources(const Target& target) const;
  std::string render(const feel::Template& text);
  std::string display(SlotId slot) const;
  std::string display(const SlotInfo& info, const feel::Value& value) const;

 private:
  TraceStep slot_step(SlotId slot);
  void fact_step(const Fact& fact, TraceStep& step);
  void decision_step(std::uint32_t decision, TraceStep& step);
  void engine_step(SlotId slot, TraceStep& step);
  bool is_percent_of_list() const;  // the one-time discount
  // replay_lines.cpp
  TraceStep line_step(const Line& line, const LineResult& result);
  void line_sources(const Line& line, std::vector<Target>& found) const;
  TraceStep phase_step(std::uint32_t row);
  TraceStep milestone_step(std::uint32_t milestone);
  TraceStep gate_step(std::uint32_t gate);
  TraceStep approval_step(std::uint32_t rule);
  void add_inputs(const feel::Expression& expression, TraceStep& step) const;
  void add_given(const feel::Expression& expression, TraceStep& step) const;
  void recompute(std::string expression, const feel::Value& result, TraceStep& step) const;
  std::string rule_condition(const decision::Table& table, const decision::Rule& rule);
  std::string rounding(std::uint32_t point) const;

  const Evaluation& evaluation_;
  const PriceBook& book_;
  feel::Arena scratch_;
  feel::Machine machine_;
};

}  // namespace qw
