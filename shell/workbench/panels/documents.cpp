#include "panels/panels.h"
#include "panels/table_card.h"

namespace qw::workbench {

void draw_documents(const DocumentsView& view, Actions& actions) {
  ui::heading(view.title, view.help);
  ui::space(16);
  if (!view.problem.title.empty()) {
    ui::banner(view.problem);
    ui::space(16);
  }
  for (const Sheet& sheet : view.sheets) {
    ui::begin_card({.pad_y = 14});
    ui::section_title(sheet.title);
    if (!sheet.text.empty()) {
      ui::space(4);
      ui::paragraph(sheet.text);
      ui::space(4);
    }
    ui::table(sheet.table);
    ui::end_card();
    ui::space(size::gap);
  }
  table_card(view.clauses, actions);
}

}  // namespace qw::workbench
