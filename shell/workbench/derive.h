// derive.h: from the state to what the screen shows: evaluates the quote and writes every figure as text.
//
// Pure and run again after every change; a screen that is not open is not written. Where the quote cannot be evaluated the
// summary says why, and the intake stays usable.
#pragma once

#include "quote/quote.h"
#include "state.h"
#include "views.h"

namespace qw::workbench {

struct Derived {
  Evaluated evaluated;
  Views views;
};

Derived derive(const AppState& state);

}  // namespace qw::workbench
