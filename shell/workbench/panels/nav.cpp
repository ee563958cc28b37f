#include "panels/panels.h"
#include "widgets/context.h"
#include "widgets/ui.h"

namespace qw::workbench {
namespace {

void open(const NavItem& item, bool section, Actions& actions) {
  if (section) return actions.open_section(item.section);
  actions.open_screen(item.screen);
}

}  // namespace

void draw_nav(const NavView& view, Actions& actions) {
  for (const NavItem& item : view.screens) {
    if (ui::nav_item(item, true)) open(item, false, actions);
  }
  if (view.sections.empty()) return;
  const ui::Rect r = ui::area();
  ui::text(ui::Type::tiny_strong, r.x + 10, r.y + 12, ui::context().theme.faint, view.sections_title);
  ui::space(32);
  for (const NavItem& item : view.sections) {
    if (ui::nav_item(item, false)) open(item, true, actions);
  }
}

void draw_nav_tabs(const NavView& view, Actions& actions) {
  const ui::Rect r = ui::area();
  const float width = ui::screen().width;
  ui::begin_region("screens", {0, r.y, width, 44}, 6, 0, 6, ui::Ground::surface, ui::Axis::sideways);
  const int screen = ui::tabs("screens", view.screens, false);
  ui::end_region();
  if (screen >= 0) open(view.screens[static_cast<std::size_t>(screen)], false, actions);
  ui::space(44);
  ui::rule(0, ui::area().y, width);
  if (view.sections.empty()) return ui::space(ui::hairline());
  ui::begin_region("sections", {0, ui::area().y + ui::hairline(), width, 54}, 16, 10, 16, ui::Ground::bg,
                   ui::Axis::sideways);
  const int section = ui::tabs("sections", view.sections, true);
  ui::end_region();
  if (section >= 0) open(view.sections[static_cast<std::size_t>(section)], true, actions);
  ui::space(54 + ui::hairline());
}

}  // namespace qw::workbench
