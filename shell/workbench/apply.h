// apply.h: the only code that changes the state. An answer that is not valid changes nothing but the draft of its field.
#pragma once

#include "actions.h"
#include "state.h"

namespace qw::workbench {

// The state after loading a book: its defaults, the first section.
AppState fresh_state(std::shared_ptr<const PriceBook> book);
void apply(AppState& state, const Action& action);

}  // namespace qw::workbench
