// qualify/gates.h: pass, assume, refer or block, one verdict for each gate of the book.
//
// Of the rules of a gate that hold the most severe wins (block > refer > assume), among equals the first. Also counts the
// verdicts into the engine's slots gates_blocking, gates_referring and gates_assuming.
#pragma once

#include <cstdint>
#include <vector>

#include "qualify/run.h"

namespace qw {

struct GateResult {
  Verdict verdict = Verdict::pass;
  std::uint32_t rule = 0;  // in gate.rules, unless pass
};

// One result per gate, in book order.
std::vector<GateResult> check_gates(Run& run);

}  // namespace qw
