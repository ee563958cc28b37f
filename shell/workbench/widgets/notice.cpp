#include <cmath>

#include "widgets/context.h"
#include "widgets/ui.h"

namespace qw::workbench::ui {

// A tinted strip: the word that says what it is, a sentence, the reason below, and the link to the arithmetic.
bool banner(const Notice& notice) {
  Context& ctx = context();
  bool asked = false;
  begin_card({.tone = notice.tone});
  Flow& flow = ctx.flow;
  const bool phone = flow.w < 460;
  const Color color = ink(ctx.theme, notice.tone);
  const float left = flow.x, top = flow.y, full = flow.w;
  text(Type::small_strong, left, top + 1, color, notice.tag);
  if (!notice.subject.empty()) asked = why_link(left + full, top, notice.title.empty() ? notice.tag : notice.title);
  const float indent = phone ? 0 : std::fmax(92.0F, text_width(Type::small_strong, notice.tag) + 16);
  const float width = full - indent - (phone || notice.subject.empty() ? 0 : 52.0F);
  float y = phone ? top + 24 : top;
  y += wrapped(Type::strong, left + indent, y, width, ctx.theme.text, notice.title);
  y += wrapped(Type::body, left + indent, y, width, ctx.theme.muted, notice.text);
  SemanticNode& made =
      node(make_id("notice/" + notice.title), "alert", notice.tag + ": " + notice.title, {left, top, full, y - top});
  made.description = notice.text;
  flow.y = y;
  end_card();
  return asked;
}

bool toast(std::string_view content) {
  Context& ctx = context();
  const float width = std::fmin(ctx.view.width - 32, 520.0F);
  const float height = wrapped_height(Type::body, width - 72, content) + 24;
  const Rect r{(ctx.view.width - width) / 2, ctx.view.height - height - (ctx.phone() ? 100.0F : 24.0F), width, height};
  begin_sheet("toast", r, false);
  frame(r, ctx.theme.raised, ctx.theme.line, size::card_radius);
  wrapped(Type::body, r.x + 16, r.y + 12, width - 72, ctx.theme.text, content);
  node(make_id("toast"), "status", content, r);
  const bool closed = close_button(r.right() - 8, r.y + (height - (ctx.coarse() ? 44.0F : 32.0F)) / 2, "Dismiss");
  end_sheet();
  return closed;
}

}  // namespace qw::workbench::ui
