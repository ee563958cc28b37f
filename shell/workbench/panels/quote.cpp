#include "panels/panels.h"
#include "panels/questions.h"
#include "panels/table_card.h"

namespace qw::workbench {

void draw_quote(const QuoteView& view, Actions& actions) {
  ui::heading(view.title, view.help);
  ui::space(16);
  for (const Notice& warning : view.warnings) {
    ui::banner(warning);
    ui::space(12);
  }
  table_card(view.one_time, actions);
  table_card(view.recurring, actions);
  draw_groups(view.deal, actions);
  table_card(view.milestones, actions);
  if (view.measures.empty()) return;
  ui::begin_card();
  ui::section_title("Measures");
  ui::space(8);
  for (const Figure& figure : view.measures) {
    if (ui::key_value(figure)) actions.explain(figure.subject);
    ui::space(8);
  }
  ui::end_card();
}

}  // namespace qw::workbench
