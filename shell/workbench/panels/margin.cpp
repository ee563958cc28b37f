#include "panels/panels.h"
#include "panels/table_card.h"

namespace qw::workbench {

void draw_margin(const MarginView& view, Actions& actions) {
  ui::heading(view.title, view.help);
  ui::space(16);
  if (!view.headline.value.empty()) {
    ui::begin_card();
    const ui::Rect r = ui::area();
    if (!view.band.empty()) ui::chip_at(r.x + r.w, r.y, {view.band, view.tone, {}});
    if (ui::big_figure(view.headline, ui::Type::big)) actions.explain(view.headline.subject);
    ui::space(12);
    ui::bar(view.bar, view.headline.name, view.headline.value, true);
    ui::paragraph(view.bands);
    ui::end_card();
    ui::space(size::gap);
  }
  table_card(view.phases, actions);
  table_card(view.lines, actions);
  table_card(view.recurring, actions);
}

}  // namespace qw::workbench
