#include "derive.h"

#include "derive_parts.h"

namespace qw::workbench {
namespace {

Notice problem_notice(const Findings& findings) {
  Notice notice;
  notice.tag = "No price";
  notice.tone = Tone::bad;
  notice.title = "This quote cannot be priced as it is";
  for (const Finding& finding : findings) {
    if (finding.severity != Severity::error) continue;
    notice.text = finding.message;
    break;
  }
  return notice;
}

void derive_screen(const Source& from, Views& views) {
  if (views.screen == Screen::intake) views.intake = derive_intake(from);
  if (from.evaluation == nullptr) return;
  switch (views.screen) {
    case Screen::intake: break;
    case Screen::scope: views.scope = derive_scope(from); break;
    case Screen::quote: views.quote = derive_quote(from); break;
    case Screen::margin: views.margin = derive_margin(from); break;
    case Screen::approvals: views.approvals = derive_approvals(from); break;
    case Screen::gates: views.gates = derive_gates(from); break;
    case Screen::documents: views.documents = derive_documents(from); break;
    case Screen::calculators: views.calculator = derive_calculator(from); break;
  }
}

}  // namespace

Derived derive(const AppState& state) {
  Derived made;
  Views& views = made.views;
  if (!state.book) {
    views.empty = {"No price book yet", "Open a price book, or reload the page to get the one that belongs to it."};
    return made;
  }
  made.evaluated = evaluate(state.book, state.input);
  const Evaluation* evaluation = made.evaluated.evaluation ? &*made.evaluated.evaluation : nullptr;
  const Source from{state, *state.book, evaluation};
  views.screen = evaluation == nullptr ? Screen::intake : state.ui.screen;
  views.summary_open = state.ui.summary_open;
  views.toast = state.ui.toast;
  views.top = derive_top(from);
  views.nav = derive_nav(from);
  derive_screen(from, views);
  if (evaluation == nullptr) {
    views.summary.problem = problem_notice(made.evaluated.findings);
    return made;
  }
  views.summary = derive_summary(from);
  views.why = derive_why(from);
  return made;
}

}  // namespace qw::workbench
