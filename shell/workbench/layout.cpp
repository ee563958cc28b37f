#include "layout.h"

#include <algorithm>

#include "panels/panels.h"
#include "widgets/context.h"
#include "widgets/controls.h"
#include "widgets/ui.h"

namespace qw::workbench {
namespace {

using ui::Rect;

constexpr float kBar = 64, kSheet = 420;

void draw_main(const Views& views, Actions& actions) {
  const ui::Scope scope("main");
  switch (views.screen) {
    case Screen::intake: return draw_intake(views.intake, actions);
    case Screen::scope: return draw_scope(views.scope, actions);
    case Screen::quote: return draw_quote(views.quote, actions);
    case Screen::margin: return draw_margin(views.margin, actions);
    case Screen::approvals: return draw_approvals(views.approvals, actions);
    case Screen::gates: return draw_gates(views.gates, actions);
    case Screen::documents: return draw_documents(views.documents, actions);
    case Screen::calculators: return draw_calculator(views.calculator, actions);
  }
}

// A region per screen and section: each keeps its own scroll position.
std::string main_name(const Views& views) {
  return "main/" + std::to_string(static_cast<int>(views.screen)) +
         (views.screen == Screen::intake ? "/" + views.intake.title : "/" + views.calculator.about);
}

void top_bar(const TopView& view, Actions& actions, float width) {
  ui::begin_region("top", {0, 0, width, size::top_bar}, width < size::phone_below ? 18.0F : 20.0F, 0, 0,
                   ui::Ground::surface);
  draw_top_bar(view, actions);
  ui::end_region();
  ui::rule(0, size::top_bar - ui::hairline(), width);
}

void column_line(float x, float y, float h) { ui::fill({x, y, ui::hairline(), h}, ui::context().theme.line); }

void main_column(const Views& views, Actions& actions, const Rect& r, float pad) {
  ui::begin_region(main_name(views), r, pad, pad > 20 ? 24.0F : 20.0F, 32, ui::Ground::bg);
  ui::scroll_by_keys();
  ui::limit_width(size::content_width);
  draw_main(views, actions);
  ui::end_region();
}

void summary_bar(const Views& views, Actions& actions, const Rect& r, float pad) {
  ui::begin_region("summary bar", r, pad, 0, 0, ui::Ground::surface);
  draw_summary_bar(views.summary, actions);
  ui::end_region();
  ui::rule(r.x, r.y, r.w);
}

void wide(const Views& views, Actions& actions, const ui::Extent& screen) {
  const float top = size::top_bar, height = screen.height - top;
  const bool third = screen.wide;
  const float right = third ? size::summary : 0, bar = third ? 0 : kBar;
  ui::begin_region("nav", {0, top, size::nav, height - bar}, 10, 16, 16, ui::Ground::surface);
  draw_nav(views.nav, actions);
  ui::end_region();
  main_column(views, actions, {size::nav, top, screen.width - size::nav - right, height - bar}, size::gutter);
  column_line(size::nav - ui::hairline(), top, height - bar);
  if (!third) return summary_bar(views, actions, {0, screen.height - kBar, screen.width, kBar}, 20);
  const Rect r{screen.width - size::summary, top, size::summary, height};
  ui::begin_region("summary", r, 20, 20, 24, ui::Ground::surface);
  draw_summary(views.summary, actions);
  ui::end_region();
  column_line(r.x, top, height);
}

void phone(const Views& views, Actions& actions, const ui::Extent& screen) {
  ui::context().flow = {0, size::top_bar, screen.width};
  draw_nav_tabs(views.nav, actions);
  const float top = ui::area().y;
  main_column(views, actions, {0, top, screen.width, screen.height - top - kBar}, 18);
  summary_bar(views, actions, {0, screen.height - kBar, screen.width, kBar}, 18);
}

void why_sheet(const WhyView& view, Actions& actions, const ui::Extent& screen) {
  const bool beside = screen.wide;
  const float width = std::min(screen.phone ? screen.width : kSheet, screen.width);
  const float top = screen.phone ? 0 : size::top_bar;
  const float right = beside ? screen.width - size::summary : screen.width;
  const Rect r{right - width, top, width, screen.height - top};
  ui::begin_sheet("why", r, !beside);
  ui::begin_region("why/" + view.title, r, 24, 24, 32, ui::Ground::surface);
  draw_why(view, actions);
  ui::end_region();
  if (!screen.phone) column_line(r.x, top, r.h);
  ui::end_sheet();
}

void summary_sheet(const SummaryView& view, Actions& actions, const ui::Extent& screen) {
  const float width = screen.phone ? screen.width : kSheet;
  const float top = screen.phone ? 0 : size::top_bar;
  const Rect r{screen.width - width, top, width, screen.height - top};
  ui::begin_sheet("full summary", r, true);
  ui::begin_region("full summary", r, 20, 20, 24, ui::Ground::surface);
  const Rect at = ui::area();
  if (ui::close_button(at.x + at.w + 8, at.y - 6, "Close summary") || ui::take_escape()) {
    actions.simple(ActionKind::toggle_summary);
  }
  draw_summary(view, actions);
  ui::end_region();
  if (!screen.phone) column_line(r.x, top, r.h);
  ui::end_sheet();
}

}  // namespace

void draw_workbench(const Views& views, Actions& actions) {
  const ui::Extent screen = ui::screen();
  ui::fill({0, 0, screen.width, screen.height}, ui::context().theme.bg);
  if (!views.empty.title.empty()) {
    ui::begin_region("empty", {0, 0, screen.width, screen.height}, size::gutter, 24, 24, ui::Ground::bg);
    draw_empty(views.empty, actions);
    ui::end_region();
    return;
  }
  top_bar(views.top, actions, screen.width);
  if (screen.phone) {
    phone(views, actions, screen);
  } else {
    wide(views, actions, screen);
  }
  const bool summary = views.summary_open && !screen.wide;
  ui::hold_focus(summary || views.why.open);
  if (summary) summary_sheet(views.summary, actions, screen);
  if (views.why.open) why_sheet(views.why, actions, screen);
  ui::draw_popup();
  if (const int step = ui::history_key(); step != 0) {
    actions.simple(step < 0 ? ActionKind::undo : ActionKind::redo);
  }
  if (!views.toast.empty() && ui::toast(views.toast)) actions.simple(ActionKind::dismiss_toast);
}

}  // namespace qw::workbench
