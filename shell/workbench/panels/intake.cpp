#include "panels/panels.h"
#include "panels/questions.h"
#include "widgets/ui.h"

namespace qw::workbench {
void draw_intake(const IntakeView& view, Actions& actions) {
  ui::heading(view.title, view.help);
  ui::space(16);
  const bool phone = ui::screen().phone;
  if (!phone) ui::begin_card({.pad_y = 8});
  for (std::size_t i = 0; i < view.fields.size(); ++i) {
    if (const auto edit = ui::field(view.fields[i], i + 1 == view.fields.size())) send(view.fields[i], *edit, actions);
  }
  if (!phone) ui::end_card();
  ui::space(16);
  for (const Notice& notice : view.notices) {
    if (ui::banner(notice)) actions.explain(notice.subject);
    ui::space(12);
  }
  if (view.back.empty() && view.next.empty()) return;
  ui::space(4);
  const int pressed = ui::button_pair(view.back, view.next);
  if (pressed == 1) actions.open_section(view.back_section);
  if (pressed == 2) actions.open_section(view.next_section);
}

}  // namespace qw::workbench
