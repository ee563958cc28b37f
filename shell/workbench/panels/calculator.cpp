#include "panels/panels.h"
#include "panels/questions.h"
#include "panels/table_card.h"

namespace qw::workbench {
namespace {

void draw_apart(const CalculatorView& view, Actions& actions) {
  ui::banner(view.problem);
  if (view.again.empty()) return;
  ui::space(16);
  if (ui::button(view.again, true)) actions.simple(ActionKind::ask_worksheets);
}

}  // namespace

void draw_calculator(const CalculatorView& view, Actions& actions) {
  ui::heading(view.title, view.help);
  ui::space(16);
  if (view.apart) return draw_apart(view, actions);
  ui::begin_card({.pad_y = 8});
  if (const auto edit = ui::field(view.choice, true)) {
    actions.list.push_back({.kind = ActionKind::open_worksheet, .text = edit->text});
  }
  ui::end_card();
  ui::space(size::gap);
  if (!view.misfit.title.empty()) {
    ui::banner(view.misfit);
    ui::space(12);
  }
  draw_groups(view.groups, actions, view.sheet);
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
