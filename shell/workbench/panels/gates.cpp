#include "panels/panels.h"
#include "panels/table_card.h"

namespace qw::workbench {

void draw_gates(const GatesView& view, Actions& actions) {
  ui::heading(view.title, view.help);
  ui::space(16);
  for (const Notice& notice : view.open) {
    if (ui::banner(notice)) actions.explain(notice.subject);
    ui::space(12);
  }
  if (!view.open.empty()) ui::space(4);
  table_card(view.passed, actions);
}

}  // namespace qw::workbench
