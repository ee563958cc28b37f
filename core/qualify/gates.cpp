#include "qualify/gates.h"

namespace qw {
namespace {

GateResult check_gate(Run& run, const Gate& gate) {
  GateResult result;
  for (std::uint32_t i = 0; i < gate.rules.size(); ++i) {
    const GateRule& rule = gate.rules[i];
    if (rule.verdict > result.verdict && holds(run, rule.when)) result = {rule.verdict, i};
  }
  return result;
}

}  // namespace

std::vector<GateResult> check_gates(Run& run) {
  std::vector<GateResult> results;
  results.reserve(run.book.gates.size());
  std::int64_t counts[4] = {};
  for (const Gate& gate : run.book.gates) {
    results.push_back(check_gate(run, gate));
    ++counts[static_cast<std::size_t>(results.back().verdict)];
  }
  const EngineSlots& engine = run.book.engine;
  run.values[engine.gates_assuming] = feel::Value::integer(counts[static_cast<std::size_t>(Verdict::assume)]);
  run.values[engine.gates_referring] = feel::Value::integer(counts[static_cast<std::size_t>(Verdict::refer)]);
  run.values[engine.gates_blocking] = feel::Value::integer(counts[static_cast<std::size_t>(Verdict::block)]);
  return results;
}

}  // namespace qw
