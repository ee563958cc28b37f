#include "panels/panels.h"
#include "widgets/context.h"
#include "widgets/ui.h"

namespace qw::workbench {

void draw_top_bar(const TopView& view, Actions& actions) {
  using namespace ui;
  const Theme& theme = context().theme;
  const Rect r = area();
  const float middle = r.y + size::top_bar / 2;
  const Rect mark{r.x, middle - 14, 28, 28};
  fill(mark, theme.accent, size::radius);
  text_center(Type::strong, mark, theme.on_accent, view.mark);
  float x = mark.right() + 16;
  const float right = r.x + r.w;
  const float button = context().coarse() ? 44.0F : 32.0F;
  if (history_button(right + 6 - button, middle, false, view.can_undo)) actions.simple(ActionKind::undo);
  if (history_button(right + 6, middle, true, view.can_redo)) actions.simple(ActionKind::redo);
  float end = right - 2 * button - 2;
  if (!screen().phone && !view.note.empty()) {
    const float width = text_width(Type::body, view.note);
    text(Type::body, end - width, middle - 10, theme.muted, view.note);
    node(make_id("note"), "text", view.note, {end - width, middle - 10, width, 20});
    end -= width + 16;
  }
  const bool two_lines = screen().phone && !view.deal.empty();
  if (two_lines) {
    text(Type::strong, x, middle - 19, theme.text, view.deal, end - x);
    text(Type::small, x, middle + 1, theme.muted, view.title, end - x);
  } else {
    x += text(Type::strong, x, middle - 10, theme.text, view.title, end - x) + 12;
    if (!view.deal.empty() && end - x > 60) {
      x += text(Type::body, x, middle - 10, theme.faint, "/") + 12;
      x += text(Type::body, x, middle - 10, theme.text, view.deal, end - x) + 16;
    }
  }
  node(make_id("title"), "heading", view.deal.empty() ? view.title : view.title + " / " + view.deal,
       {mark.right() + 16, r.y, end - mark.right() - 16, size::top_bar});
  if (two_lines) return;
  for (const Chip& chip : view.chips) {
    const float width = chip_width(chip.text);
    if (x + width > end) break;
    chip_at(x + width, middle - 11, chip);
    node(make_id("chip/" + chip.text), "text", chip.text, {x, middle - 11, width, 22});
    x += width + 8;
  }
}

}  // namespace qw::workbench
