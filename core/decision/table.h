// decision/table.h: a DMN decision table, compiled: inputs are evaluated once, rules are tried in order, the hit policy decides.
//
// Out: the value (one output: that output; several: a context; none: the id of the matched rule; under collect a list of
// these, or the aggregate) and the rules that matched, which is what an explanation needs.
// Under unique a second match is a conflict, for the caller to report; under priority the first output is ranked by `priority`,
// and of equals the first rule wins. At most 16 inputs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "feel/expression.h"
#include "feel/template.h"

namespace qw::decision {

enum class HitPolicy : std::uint8_t { unique, priority, collect };
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

struct Table {
  HitPolicy hit = HitPolicy::unique;
  Aggregate aggregate = Aggregate::list;
  std::vector<feel::Expression> inputs;
  std::vector<std::string> outputs;
  std::vector<feel::Value> priority;       // output values, most important first
  std::vector<feel::Expression> defaults;  // empty, or one per output
  std::vector<Rule> rules;
  const feel::Shape* shape = nullptr;  // of the result, when there are several outputs
};

struct Outcome {
  feel::Value value;
  std::vector<std::uint32_t> matched;      // rule numbers, in the order of the result
  bool conflict = false;                   // unique, and more than one rule matched
  std::uint32_t failed_rule = 0xffffffff;  // on a fault inside a rule
};

// On a fault of any expression the value is null and machine.fault says why.
Outcome decide(const Table& table, feel::Machine& machine);

}  // namespace qw::decision
