#include "panels/questions.h"

#include "widgets/context.h"

namespace qw::workbench {

void send(const FieldView& view, const ui::Edit& edit, Actions& actions, std::string_view sheet) {
  if (view.question == kDealField) {
    if (edit.kind != ui::Edit::Kind::step) actions.answer(ActionKind::edit_deal, kDealField, edit.text, view.key);
    return;
  }
  ActionKind kind = ActionKind::edit_answer;
  if (edit.kind == ui::Edit::Kind::step) kind = ActionKind::step_answer;
  if (edit.kind == ui::Edit::Kind::choose) kind = ActionKind::choose_option;
  if (edit.kind == ui::Edit::Kind::toggle) kind = ActionKind::toggle_option;
  actions.answer(kind, view.question, edit.text, edit.object, sheet);
}

void draw_groups(const std::vector<QuestionGroup>& groups, Actions& actions, std::string_view sheet) {
  for (const QuestionGroup& group : groups) {
    if (group.fields.empty()) continue;
    ui::begin_card({.pad_y = 14});
    if (!group.title.empty()) ui::section_title(group.title);
    if (!group.help.empty()) ui::paragraph(group.help);
    for (const FieldView& field : group.fields) {
      if (const auto edit = ui::field(field, &field == &group.fields.back())) send(field, *edit, actions, sheet);
    }
    if (!group.remove.label.empty()) {
      const ui::Scope scope(group.remove.key);
      if (ui::button(group.remove.label, false)) send(group.remove, {ui::Edit::Kind::choose, "", ""}, actions);
    }
    ui::end_card();
    ui::space(size::gap);
  }
}

}  // namespace qw::workbench
