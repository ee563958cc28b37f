#include "panels/panels.h"
#include "widgets/context.h"
#include "widgets/ui.h"

namespace qw::workbench {
namespace {

void draw_role(const RoleCard& role, bool last, Actions& actions) {
  using namespace ui;
  Flow& flow = context().flow;
  const Rect r = area();
  space(12);
  if (why_link(r.x + r.w, flow.y, role.title)) actions.explain(role.subject);
  const float top = flow.y;
  text(Type::strong, flow.x, flow.y, context().theme.text, role.title, r.w - 60);
  std::string reasons;
  space(22);
  for (const std::string& reason : role.reasons) {
    flow.y += wrapped(Type::body, flow.x, flow.y, r.w, context().theme.muted, reason) + 2;
    reasons += (reasons.empty() ? "" : ". ") + reason;
  }
  node(make_id("role/" + role.id), "row", role.title, {r.x, top, r.w, flow.y - top}).value = reasons;
  space(10);
  if (!last) rule(r.x, flow.y, r.w);
}

}  // namespace

void draw_approvals(const ApprovalsView& view, Actions& actions) {
  ui::heading(view.title, view.help);
  ui::space(16);
  if (!view.empty.empty()) {
    ui::begin_card();
    ui::paragraph(view.empty);
    ui::end_card();
  }
  for (const RoleGroup& group : view.groups) {
    ui::begin_card({.pad_y = 14});
    ui::section_title(group.title);
    for (const RoleCard& role : group.roles) draw_role(role, &role == &group.roles.back(), actions);
    ui::end_card();
    ui::space(size::gap);
  }
}

}  // namespace qw::workbench
