// panels/send.h: what was done to a field of questions, as an action; `sheet` is the worksheet that asks, empty: the quote.
#pragma once

#include "actions.h"
#include "widgets/ui.h"

namespace qw::workbench {

inline void send(const FieldView& view, const ui::Edit& edit, Actions& actions, std::string_view sheet = {}) {
  ActionKind kind = ActionKind::edit_answer;
  if (edit.kind == ui::Edit::Kind::step) kind = ActionKind::step_answer;
  if (edit.kind == ui::Edit::Kind::choose) kind = ActionKind::choose_option;
  if (edit.kind == ui::Edit::Kind::toggle) kind = ActionKind::toggle_option;
  actions.answer(kind, view.question, edit.text, edit.object, sheet);
}

}  // namespace qw::workbench
