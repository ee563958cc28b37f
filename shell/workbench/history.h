// history.h: undo and redo as lists of snapshots; pure, bounded, in AppState.
#pragma once

#include "actions.h"
#include "state.h"

namespace qw::workbench {

inline constexpr std::size_t kMostSteps = 200;

bool is_edit(ActionKind kind);
Snapshot snapshot(const AppState& state, const Action& action);
// After an edit: keeps `before` when something changed. What is typed into one field in a row is one step.
void remember(AppState& state, Snapshot before, const Action& action);
// Goes one step back, or forth again, and to the screen where it was made.
void undo(AppState& state);
void redo(AppState& state);

}  // namespace qw::workbench
