// panels/panels.h: one function per panel: draws its view into the open region and appends what the user asked for.
//
// No arithmetic, no state, no calls into core: what is on the screen is in the view.
#pragma once

#include "actions.h"
#include "views.h"

namespace qw::workbench {

void draw_top_bar(const TopView& view, Actions& actions);
void draw_nav(const NavView& view, Actions& actions);
void draw_nav_tabs(const NavView& view, Actions& actions);  // phone: screens as tabs, sections as pills
void draw_intake(const IntakeView& view, Actions& actions);
void draw_scope(const ScopeView& view, Actions& actions);
void draw_quote(const QuoteView& view, Actions& actions);
void draw_margin(const MarginView& view, Actions& actions);
void draw_approvals(const ApprovalsView& view, Actions& actions);
void draw_gates(const GatesView& view, Actions& actions);
void draw_calculator(const CalculatorView& view, Actions& actions);
void draw_documents(const DocumentsView& view, Actions& actions);
void draw_summary(const SummaryView& view, Actions& actions);
void draw_summary_bar(const SummaryView& view,
                      Actions& actions);  // one line at the bottom where there is no third column
void draw_why(const WhyView& view, Actions& actions);
void draw_empty(const EmptyView& view, Actions& actions);

}  // namespace qw::workbench
