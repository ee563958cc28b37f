#include "panels/panels.h"
#include "panels/table_card.h"

namespace qw::workbench {
namespace {

std::string chosen(const FieldView& view) {
  std::string text;
  for (const ChoiceOption& option : view.options) {
    if (option.selected) text += (text.empty() ? "" : ",") + option.id;
  }
  return text;
}

std::string number_of(const FieldView& view, const std::string& object) {
  for (const CountField& count : view.counts) {
    if (count.object == object) return count.number.text;
  }
  return view.number.text;
}

void send(const FieldView& view, const ui::Edit& edit, Actions& actions) {
  Action action;
  action.kind = ActionKind::sheet_answer;
  action.key = view.key, action.text = edit.text, action.detail = edit.object;
  if (edit.kind == ui::Edit::Kind::step) {
    action.kind = ActionKind::step_sheet;
    action.current = number_of(view, edit.object);
  } else if (edit.kind == ui::Edit::Kind::toggle) {
    action.kind = ActionKind::toggle_sheet;
    action.current = chosen(view);
  }
  actions.list.push_back(std::move(action));
}

void draw_groups(const CalculatorView& view, Actions& actions) {
  for (const QuestionGroup& group : view.groups) {
    if (group.fields.empty()) continue;
    ui::begin_card({.pad_y = 14});
    if (!group.title.empty()) ui::section_title(group.title);
    for (const FieldView& field : group.fields) {
      if (const auto edit = ui::field(field, &field == &group.fields.back())) send(field, *edit, actions);
    }
    ui::end_card();
    ui::space(size::gap);
  }
}

}  // namespace

void draw_calculator(const CalculatorView& view, Actions& actions) {
  ui::heading(view.title, view.help);
  ui::space(16);
  ui::begin_card({.pad_y = 8});
  if (const auto edit = ui::field(view.choice, true)) {
    actions.list.push_back({.kind = ActionKind::open_worksheet, .text = edit->text});
  }
  ui::end_card();
  ui::space(size::gap);
  draw_groups(view, actions);
  if (!view.problem.title.empty()) ui::banner(view.problem);
  table_card(view.results, actions);
  for (const Notice& notice : view.gates) {
    ui::banner(notice);
    ui::space(12);
  }
  if (!view.signatures.empty()) {
    ui::begin_card({.pad_y = 14});
    ui::section_title("Signed by");
    ui::space(8);
    ui::chips(view.signatures);
    ui::end_card();
    ui::space(size::gap);
  }
  for (const Sheet& sheet : view.sheets) table_card(sheet.table, actions);
}

}  // namespace qw::workbench
