#include "panels/panels.h"
#include "widgets/context.h"
#include "widgets/ui.h"

namespace qw::workbench {
namespace {

void figure(const Figure& figure, ui::Type type, Actions& actions) {
  if (figure.value.empty()) return;
  if (ui::big_figure(figure, type)) actions.explain(figure.subject);
}

void draw_card(const SummaryCard& card, Actions& actions) {
  using namespace ui;
  begin_card({.pad = 16, .pad_y = 12});
  Flow& flow = context().flow;
  const Rect r = area();
  const bool has_chip = !card.chip.text.empty();
  const float chip = has_chip ? chip_width(card.chip.text) + 8 : 0;
  if (has_chip) chip_at(r.x + r.w, r.y - 1, card.chip);
  const float title = wrapped(Type::strong, r.x, r.y, r.w - chip, context().theme.text, card.title);
  const float words = wrapped(Type::body, r.x, r.y + title, r.w, context().theme.muted, card.text);
  const Rect all{r.x, r.y, r.w, title + words};
  SemanticNode& made = node(make_id("card/" + card.title), "status", card.title, all);
  made.value = card.chip.text;
  made.description = card.text;
  flow.y += title + words;
  if (!card.subject.empty()) {
    space(4);
    if (why_link(r.x + text_width(Type::strong, "Why?"), flow.y, card.title)) actions.explain(card.subject);
    space(20);
  }
  end_card();
}

void draw_margin(const SummaryView& view, Actions& actions) {
  if (view.margin.value.empty()) return;
  if (ui::key_value(view.margin)) actions.explain(view.margin.subject);
  ui::space(4);
  ui::bar(view.margin_bar, "Margin bar", view.margin.value, !view.margin_bar.ticks.empty());
}

}  // namespace

void draw_summary(const SummaryView& view, Actions& actions) {
  using namespace ui;
  if (!view.problem.title.empty()) {
    if (banner(view.problem)) actions.explain(view.problem.subject);
    return;
  }
  figure(view.net, Type::big, actions);
  paragraph(view.net_detail);
  space(14);
  figure(view.monthly, Type::mid, actions);
  space(14);
  for (const Figure& measure : view.measures) {
    if (key_value(measure)) actions.explain(measure.subject);
    space(12);
  }
  draw_margin(view, actions);
  space(14);
  for (const SummaryCard& card : view.cards) {
    draw_card(card, actions);
    space(12);
  }
  if (!view.signatures_title.empty()) {
    space(4);
    text(Type::strong, area().x, area().y, context().theme.text, view.signatures_title, area().w);
    node(make_id("signatures"), "status", view.signatures_title, {area().x, area().y, area().w, 20});
    space(26);
    const std::string asked = chips(view.signatures);
    if (!asked.empty()) actions.explain(asked);
    space(16);
  }
  if (!view.gates.title.empty()) {
    if (banner(view.gates)) actions.open_screen(Screen::gates);
  }
}

void draw_summary_bar(const SummaryView& view, Actions& actions) {
  using namespace ui;
  const Context& ctx = context();
  const Rect r = area();
  const float height = r.h > 0 ? r.h : 64;
  const bool problem = !view.problem.title.empty();
  const std::string value = problem ? view.problem.title
                                    : view.net.value + ", " + view.monthly.name + " " + view.monthly.value +
                                          (view.cards.empty() ? "" : ", " + view.cards.front().title);
  if (hot_area("Summary", value, {r.x - 4, r.y, r.w + 8, height}, false)) actions.simple(ActionKind::toggle_summary);
  chevron(r.x + r.w - 6, r.y + height / 2, ctx.theme.faint, true);
  if (problem) {
    text(Type::strong, r.x, r.y + height / 2 - 10, ctx.theme.bad, view.problem.title, r.w - 32);
    return;
  }
  text(Type::small, r.x, r.y + 10, ctx.theme.muted, view.net.name);
  const float net = text(Type::mid, r.x, r.y + 28, ctx.theme.text, view.net.value);
  float x = r.x + (net > 120 ? net : 120) + 24;
  text(Type::small, x, r.y + 10, ctx.theme.muted, view.monthly.name);
  x += text(Type::strong, x, r.y + 30, ctx.theme.text, view.monthly.value) + 24;
  if (!view.margin.value.empty() && r.w - (x - r.x) > 320) {
    text(Type::small, x, r.y + 10, ctx.theme.muted, view.margin.name);
    text(Type::strong, x, r.y + 30, ctx.theme.text, view.margin.value);
  }
  const float end = r.x + r.w - 24;
  if (view.cards.empty() || view.tier_chip.text.empty()) return;
  if (x + chip_width(view.tier_chip.text) <= end) chip_at(end, r.y + height / 2 - 11, view.tier_chip);
}

}  // namespace qw::workbench
