#include "panels/panels.h"
#include "widgets/context.h"
#include "widgets/ui.h"

namespace qw::workbench {
namespace {

void draw_components(const std::vector<Figure>& components, Actions& actions) {
  using namespace ui;
  Flow& flow = context().flow;
  const Flow outer = flow;
  const bool two = outer.w >= 520;
  const float gap = 40, width = two ? (outer.w - gap) / 2 : outer.w;
  float row = outer.y, bottom = outer.y;
  for (std::size_t i = 0; i < components.size(); ++i) {
    const bool right = two && i % 2 == 1;
    if (!right) row = bottom;
    flow = {outer.x + (right ? width + gap : 0), row, width};
    if (key_value(components[i])) actions.explain(components[i].subject);
    bottom = flow.y + 6 > bottom ? flow.y + 6 : bottom;
  }
  flow = {outer.x, bottom, outer.w};
}

void draw_tier(const TierCard& tier, Actions& actions) {
  using namespace ui;
  begin_card();
  const Rect r = area();
  if (!tier.subject.empty() && why_link(r.x + r.w, r.y + 1, tier.title)) actions.explain(tier.subject);
  limit_width(r.w - 60);
  section_title(tier.title);
  context().flow.w = r.w;
  if (!tier.score.empty()) {
    // The score stands above the end of the bar.
    const float at = r.x + tier.bar.fill * r.w, width = text_width(Type::strong, tier.score);
    const float left = at - width / 2 < r.x ? r.x : at + width / 2 > r.x + r.w ? r.x + r.w - width : at - width / 2;
    text(Type::strong, left, area().y, context().theme.text, tier.score);
    space(22);
    bar(tier.bar, "Scope score", tier.score, true);
    space(6);
  }
  draw_components(tier.components, actions);
  if (!tier.rest.empty()) {
    space(2);
    paragraph(tier.rest, Tone::faint);
  }
  if (!tier.triggers.empty()) {
    space(10);
    const std::string asked = chips(tier.triggers);
    if (!asked.empty()) actions.explain(asked);
  }
  end_card();
}

void draw_model(const ModelCard& model, Actions& actions) {
  using namespace ui;
  begin_column_card({.chosen = model.chosen});
  const Rect r = area();
  chip_at(r.x + r.w, r.y, model.verdict);
  node(make_id("verdict/" + model.title), "text", model.title, {r.x, r.y, r.w, 22}).value = model.verdict.text;
  limit_width(r.w - chip_width(model.verdict.text) - 12);
  section_title(model.title);
  context().flow.w = r.w;
  space(6);
  if (!model.plan.empty()) {
    if (key_value({"Plan", model.plan, model.subject})) actions.explain(model.subject);
    space(4);
  }
  for (const std::string& reason : model.reasons) paragraph(reason, Tone::plain);
  if (!model.arithmetic.empty()) {
    space(4);
    paragraph(model.arithmetic, Tone::muted);
  }
  end_column_card();
}

}  // namespace

void draw_scope(const ScopeView& view, Actions& actions) {
  using namespace ui;
  heading(view.title, view.help);
  space(16);
  if (!view.tier.title.empty()) {
    draw_tier(view.tier, actions);
    space(size::gap);
  }
  if (!view.models.empty()) {
    begin_columns(2);
    for (const ModelCard& model : view.models) draw_model(model, actions);
    end_columns();
    space(size::gap);
  }
  if (view.criteria.rows.empty()) return;
  begin_card({.pad_y = 10});
  const std::string asked = table(view.criteria);
  if (!asked.empty()) actions.explain(asked);
  end_card();
}

}  // namespace qw::workbench
