// quote/explain.h: the reason for every figure: which rule, which inputs, which arithmetic.
//
// Made by replaying the evaluation. A subject is "tier", "deployment", the name of a fact, a decision or an engine total
// ("one_time_net"), a line id, a phase row ("phase/discovery" where a line has the same id), a milestone id, a gate id or a
// role id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "quote/evaluation.h"

namespace qw {

struct TraceInput {
  std::string name;
  std::string value;
};

struct MatchedRule {
  std::string id;
  std::string because;
};

// A name with its value as it is; the value lives as long as the evaluation.
struct GivenValue {
  std::string name;
  feel::Value value;
};

struct TraceStep {
  std::string id;                  // fact or decision name, line id, gate id, "role/reason"
  std::string kind;                // "answer", "fact", "decision", "line", "total", "gate", "approval"
  std::string label;               // for a person
  std::vector<std::string> rules;  // ids of the rules that matched
  std::string because;             // sentences of these rules
  std::vector<TraceInput> inputs;
  std::string formula;  // with values in the place of names
  std::string value;
  std::string rounding;                   // "RH half_up 0", or empty
  std::vector<MatchedRule> matched = {};  // decisions: the rules of `rules` with their sentences
  std::string expression = {};            // FEEL over nothing but `given` that gives `result`, rounding included
  std::vector<GivenValue> given = {};
  feel::Value result = {};
};

struct Explanation {
  std::string subject;
  std::string title;             // "Scope tier 2"
  std::string summary;           // one sentence
  std::vector<TraceStep> steps;  // the figure first, then what it was made from, nearest first
};

// Unknown subject: an error that names the nearest known one.
Result<Explanation> explain(const Evaluation& evaluation, std::string_view subject);

std::string to_json(const Explanation& explanation);

// Every step of the evaluation in the order of the flow.
std::vector<TraceStep> trace(const Evaluation& evaluation);

// The sentence of one rule, with values filled in.
std::string gate_text(const Evaluation& evaluation, std::uint32_t gate);
std::string reason_text(const Evaluation& evaluation, const SignatureReason& reason);
// What a price asks a signature for, by its place in the sheet: "waiver_discovery", and its sentence.
std::string price_reason_id(const Evaluation& evaluation, std::uint32_t index);
std::string price_reason_text(const Evaluation& evaluation, std::uint32_t index);
std::string rule_text(const Evaluation& evaluation, std::uint32_t decision, std::uint32_t rule);

// A slot's value as a person reads it: decimals and unit of the slot, "1,005", "38.1", "FIFO".
std::string display_value(const Evaluation& evaluation, SlotId slot);

}  // namespace qw
