// feel/cuts.h: the values at which a condition changes its mind, for a verifier that must choose what to try.
//
// In:   a compiled boolean expression or unary test, and which slots are fixed (with their values).
// Out:  cuts: "tier >= 2" cuts the slot tier at 2, "[1..3]" cuts the input at 1 and 3, `list contains(modules, "hr")` asks for
//       the item "hr", `count(reasons) = 0` cuts a count at 0, `rates[up_to >= quantity]` cuts quantity at every row of up_to.
//       entangled: subjects that are read in any other way, such as `10 * a > b`; for these the cuts are hints only. Between
//       its cuts a subject that is not entangled cannot change the result.
#pragma once

#include <vector>

#include "feel/expression.h"

namespace qw::feel {

inline constexpr std::uint32_t kInputSubject = 0xfffffffe;  // the input of a unary test, "?"

enum class CutOf : std::uint8_t { value, count, item };

struct Cut {
  std::uint32_t subject = 0;  // a slot or kInputSubject
  CutOf of = CutOf::value;
  Value at;  // lives in the expression, in the fixed slots or in the machine's arena
};

struct Cuts {
  std::vector<Cut> cuts;
  std::vector<std::uint32_t> entangled;  // each once
  std::vector<std::uint32_t> rough;      // cut at a number that is no decimal, `3 * a > 1`: by the decimals next to it
};

// Adds to `cuts`. `fixed[slot]` says which slots always have the value that machine.slots has for them.
void find_cuts(const Expression& expression, const std::vector<bool>& fixed, Machine& machine, Cuts& cuts);

// The same of an expression, or a part of it, that gives a value of any kind: between the cuts of a subject that is not entangled
// the value cannot change.
void find_value_cuts(const Expression& expression, std::uint32_t node, const std::vector<bool>& fixed, Machine& machine,
                     Cuts& cuts);

// Whether a part of the expression reads nothing but fixed slots; the machine can then evaluate it once for all.
bool is_fixed(const Expression& expression, const std::vector<bool>& fixed);

}  // namespace qw::feel
