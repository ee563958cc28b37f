// deal.h: what a seller sets by hand: options, waivers, discounts of a line. Keys of their fields, with the text they take:
//   selection/OPTION   in, later, out; what the book has anyway clears it
//   waiver/LINE        a role, or nothing: charged      waiver/LINE/reason
//   discount           a line: begins a discount on it
//   discount/N/cut     pct, amount, total               discount/N/value   discount/N/reason   discount/N/remove
#pragma once

#include "actions.h"
#include "state.h"

namespace qw::workbench {

// A change that leaves no price changes nothing but the draft of its field, which says why.
void apply_deal(AppState& state, const Action& action);

}  // namespace qw::workbench
