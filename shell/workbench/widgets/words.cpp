#include <cmath>

#include "widgets/context.h"
#include "widgets/ui.h"

namespace qw::workbench::ui {

void heading(std::string_view content, std::string_view help) {
  if (content.empty()) return;
  Context& ctx = context();
  Flow& flow = ctx.flow;
  const Rect r{flow.x, flow.y, flow.w, 28};
  flow.y += wrapped(Type::heading, flow.x, flow.y, flow.w, ctx.theme.text, content);
  node(make_id("heading"), "heading", content, r).description = help;
  if (!help.empty()) {
    flow.y += 2;
    flow.y += wrapped(Type::body, flow.x, flow.y, flow.w, ctx.theme.muted, help);
  }
}

void section_title(std::string_view content) {
  Context& ctx = context();
  Flow& flow = ctx.flow;
  const float height = wrapped(Type::title, flow.x, flow.y, flow.w, ctx.theme.text, content);
  node(make_id("title/" + std::string(content)), "heading", content, {flow.x, flow.y, flow.w, height});
  flow.y += height;
}

void paragraph(std::string_view content, Tone tone) {
  if (content.empty()) return;
  Context& ctx = context();
  Flow& flow = ctx.flow;
  const float height = wrapped(Type::body, flow.x, flow.y, flow.w, ink(ctx.theme, tone), content);
  node(make_id("p/" + std::string(content)), "text", content, {flow.x, flow.y, flow.w, height});
  flow.y += height;
}

}  // namespace qw::workbench::ui
