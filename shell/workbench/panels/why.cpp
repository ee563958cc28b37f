#include "panels/panels.h"
#include "widgets/context.h"
#include "widgets/ui.h"

namespace qw::workbench {
namespace {

void line(std::string_view name, std::string_view content, ui::Type type) {
  using namespace ui;
  if (content.empty()) return;
  Flow& flow = context().flow;
  space(4);
  const float top = flow.y;
  text(Type::small, flow.x, flow.y, context().theme.faint, name);
  const float indent = 76;
  const float height = wrapped(type, flow.x + indent, flow.y, flow.w - indent, context().theme.muted, content);
  node(make_id(std::string(name) + "/" + std::string(content)), "text", name, {flow.x, top, flow.w, height}).value =
      content;
  flow.y += height;
}

void draw_step(const WhyStep& step, bool first) {
  using namespace ui;
  Flow& flow = context().flow;
  if (!first) {
    space(12);
    rule(flow.x, flow.y, flow.w);
  }
  space(12);
  if (!first) {
    key_value({step.label, step.value, {}});
  }
  if (!step.because.empty() && !first) {
    space(2);
    paragraph(step.because);
  }
  line("How", step.formula, Type::small);
  line("From", step.inputs, Type::small);
  line("Rule", step.rules, Type::small);
  line("Rounding", step.rounding, Type::small);
}

}  // namespace

void draw_why(const WhyView& view, Actions& actions) {
  using namespace ui;
  Flow& flow = context().flow;
  const Rect r = area();
  if (close_button(r.x + r.w + 8, r.y - 6, "Close explanation") || take_escape()) actions.simple(ActionKind::close_why);
  node(make_id("dialog"), "dialog", view.title, {r.x, r.y, r.w, 28}).description = view.summary;
  flow.w = r.w - 40;
  text(Type::small, flow.x, flow.y, context().theme.faint, "Why");
  space(20);
  flow.y += wrapped(Type::mid, flow.x, flow.y, flow.w, context().theme.text, view.title);
  flow.w = r.w;
  if (!view.steps.empty() && !view.steps.front().value.empty()) {
    space(4);
    flow.y += wrapped(Type::big, flow.x, flow.y, flow.w, context().theme.accent, view.steps.front().value);
  }
  space(6);
  paragraph(view.summary, Tone::plain);
  for (std::size_t i = 0; i < view.steps.size(); ++i) draw_step(view.steps[i], i == 0);
}

void draw_empty(const EmptyView& view, Actions&) {
  ui::space(40);
  ui::heading(view.title, view.text);
}

}  // namespace qw::workbench
