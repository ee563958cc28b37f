// decision/table.h: a DMN decision table, compiled: inputs are evaluated once, rules are tried in order, the hit policy decides.
//
// Out: the value (one output: that output; several: a context; none: the id of the matched rule; under collect, rule order and
// output order a list of these, under collect also the aggregate) and the rules that matched, for the explanation.
// unique        a second match is a conflict, for the caller to report
// any           matches with different outputs are a conflict
// priority      the most important output by `priority`, of equals the first rule
// first         the first match; later rules are not tried
// rule order, output order   all outputs, as the rules stand, or the most important first
// collect       all outputs as the rules stand, or their sum, min, max or count
// Outputs are ranked by their first field, then by the next. A `standard` table follows the letter of OMG
// DMN 1.5 (8.2.8, 10.3.2.10) where a price book is stricter: a conflict, a sum of what cannot be added, or no match of a list
// policy is null, and an input outside its allowed values gives null.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "feel/expression.h"
#include "feel/template.h"

namespace qw::decision {

enum class HitPolicy : std::uint8_t { unique, any, priority, first, rule_order, output_order, collect };
enum class Aggregate : std::uint8_t { list, sum, min, max, count };

std::optional<HitPolicy> parse_hit_policy(std::string_view text);
std::optional<Aggregate> parse_aggregate(std::string_view text);
const char* to_text(HitPolicy policy);

struct Rule {
  std::string id;
  std::vector<std::optional<feel::Expression>> tests;  // one per input; none: "-"
  std::optional<feel::Expression> when;
  std::vector<feel::Expression> outputs;  // one per output
  feel::Template because;
};

using AllowedValues = std::vector<std::optional<feel::Expression>>;  // unary tests; empty, or one per input or output

struct Table {
  HitPolicy hit = HitPolicy::unique;
  Aggregate aggregate = Aggregate::list;
  bool standard = false;
  std::vector<feel::Expression> inputs;
  std::vector<std::string> outputs;
  std::vector<feel::Value> priority;                    // values of the first output, most important first
  std::vector<std::vector<feel::Value>> more_priority;  // of the others, as far as they are ranked
  std::vector<feel::Expression> defaults;               // empty, or one per output
  AllowedValues allowed_inputs;
  AllowedValues allowed_outputs;  // the output of a rule outside is null
  std::vector<Rule> rules;
  const feel::Shape* shape = nullptr;  // of the result, when there are several outputs
};

// All matches give one value: what the type of the table's result depends on.
bool gives_list(const Table& table);

struct Outcome {
  feel::Value value;
  std::vector<std::uint32_t> matched;        // rule numbers, in the order of the result
  bool conflict = false;                     // unique: more than one rule matched; any: with different outputs
  std::uint32_t failed_rule = 0xffffffff;    // on a fault inside a rule
  std::uint32_t refused_input = 0xffffffff;  // its value is not allowed
};

// On a fault of any expression the value is null and machine.fault says why.
Outcome decide(const Table& table, feel::Machine& machine);

}  // namespace qw::decision
