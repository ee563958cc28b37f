#include "history.h"

#include <algorithm>
#include <utility>

#include "quote_file.h"

namespace qw::workbench {
namespace {

bool is_typing(const Action& action) {
  const auto ends = [&](std::string_view end) { return std::string_view(action.detail).ends_with(end); };
  return action.kind == ActionKind::edit_answer || action.kind == ActionKind::step_answer ||
         (action.kind == ActionKind::edit_deal && (ends("/value") || ends("/reason")));
}

bool same(const std::vector<Draft>& a, const std::vector<Draft>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Draft& one, const Draft& other) {
    return one.question == other.question && one.object == other.object && one.text == other.text;
  });
}

bool same_drafts(const std::vector<SheetState>& a, const std::vector<SheetState>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const SheetState& one, const SheetState& other) {
    return one.id == other.id && same(one.drafts, other.drafts);
  });
}

// The quote's file before the edit.
std::string text_of(const AppState& state, const Snapshot& before) {
  AppState old;
  old.book = state.book;
  old.input = before.input;
  old.sheets = before.sheets;
  old.rest = state.rest;
  return write_quote(old);
}

void travel(AppState& state, std::vector<Snapshot>& from, std::vector<Snapshot>& to) {
  if (from.empty()) return;
  Snapshot next = std::move(from.back());
  from.pop_back();
  Ui& ui = state.ui;
  to.push_back(next);  // for its place; what it holds is exchanged
  to.back().input = std::exchange(state.input, std::move(next.input));
  to.back().sheets = std::exchange(state.sheets, std::move(next.sheets));
  to.back().drafts = std::exchange(ui.drafts, std::move(next.drafts));
  ui.screen = next.screen, ui.section = next.section, ui.worksheet = next.worksheet;
  ui.toast.clear();
}

}  // namespace

bool is_edit(ActionKind kind) {
  return kind == ActionKind::edit_answer || kind == ActionKind::step_answer || kind == ActionKind::choose_option ||
         kind == ActionKind::toggle_option || kind == ActionKind::edit_deal;
}

Snapshot snapshot(const AppState& state, const Action& action) {
  const Ui& ui = state.ui;
  const std::string field = action.sheet + '/' + std::to_string(action.index) + '/' + action.detail;
  return {state.input, state.sheets, ui.drafts, field, ui.screen, ui.section, ui.worksheet};
}

void remember(AppState& state, Snapshot before, const Action& action) {
  History& history = state.history;
  const bool unchanged = same(before.drafts, state.ui.drafts) && same_drafts(before.sheets, state.sheets) &&
                         text_of(state, before) == write_quote(state);
  if (unchanged) return;
  history.future.clear();
  const bool goes_on = history.typing && !history.past.empty() && history.past.back().field == before.field;
  history.typing = is_typing(action);
  if (goes_on && history.typing) return;
  if (history.past.size() == kMostSteps) history.past.erase(history.past.begin());
  history.past.push_back(std::move(before));
}

void undo(AppState& state) { travel(state, state.history.past, state.history.future); }
void redo(AppState& state) { travel(state, state.history.future, state.history.past); }

}  // namespace qw::workbench
