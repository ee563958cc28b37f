// Scrolling regions, sheets above the page, and the stack they are filled by.
#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "widgets/context.h"
#include "widgets/ui.h"

namespace qw::workbench::ui {
namespace {

constexpr ImGuiWindowFlags kPlain = ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoResize;

void sharpen() { ImGui::GetWindowDrawList()->_FringeScale = 1 / context().view.pixel_ratio; }

void drag_scroll(Id id, Axis axis) {
  Context& ctx = context();
  if (ctx.drag.region != id || !ctx.drag.moving) return;
  const ImVec2 at = ImGui::GetIO().MousePos;
  if (axis == Axis::vertical) ImGui::SetScrollY(ImGui::GetScrollY() - (at.y - ctx.drag.last_y));
  if (axis == Axis::sideways) ImGui::SetScrollX(ImGui::GetScrollX() - (at.x - ctx.drag.last_x));
  ctx.drag.last_x = at.x, ctx.drag.last_y = at.y;
}

Color ground_color(Ground ground) {
  const Theme& theme = context().theme;
  return ground == Ground::bg ? theme.bg : ground == Ground::surface ? theme.surface : theme.raised;
}

}  // namespace

Extent screen() {
  const Context& ctx = context();
  return {ctx.view.width, ctx.view.height, ctx.phone(), ctx.view.width >= size::three_columns_from, ctx.coarse()};
}

bool take_escape() {
  Context& ctx = context();
  const bool pressed = ctx.escape && ImGui::GetActiveID() == 0;
  if (pressed) ctx.escape = false;
  return pressed;
}

void begin_region(std::string_view name, const Rect& r, float pad_x, float pad_top, float pad_bottom, Ground ground,
                  Axis axis) {
  Context& ctx = context();
  const Id id = make_id(name);
  fill(r, ground_color(ground));
  ImGui::SetCursorScreenPos({r.x, r.y});
  ImGuiWindowFlags flags = kPlain;
  if (ctx.coarse() || axis == Axis::sideways) flags |= ImGuiWindowFlags_NoScrollbar;
  if (axis == Axis::sideways) flags |= ImGuiWindowFlags_HorizontalScrollbar;
  ImGui::BeginChild(id, {r.w, r.h}, ImGuiChildFlags_None, flags);
  sharpen();
  drag_scroll(id, axis);
  ctx.regions.push_back({id, r, ctx.layer, axis == Axis::sideways});
  ctx.seeds.push_back(id);
  const ImVec2 start = ImGui::GetCursorScreenPos();
  ctx.flow_stack.push_back({ctx.flow, pad_bottom, start.x, axis == Axis::sideways});
  ctx.flow = {start.x + pad_x, start.y + pad_top, r.w - 2 * pad_x};
}

void end_region() {
  Context& ctx = context();
  const SavedFlow saved = ctx.flow_stack.back();
  // What was drawn counts as content, so that the region knows how far it scrolls.
  const float right = saved.sideways ? ctx.flow.x + saved.pad_bottom : saved.start_x + 1;
  ImGui::SetCursorScreenPos({saved.start_x, ctx.flow.y + (saved.sideways ? 0 : saved.pad_bottom)});
  ImGui::Dummy({std::fmax(1.0F, right - saved.start_x), 0});
  ImGui::EndChild();
  ctx.flow = saved.flow;
  ctx.flow_stack.pop_back();
  ctx.seeds.pop_back();
}

void begin_sheet(std::string_view name, const Rect& r, bool modal) {
  Context& ctx = context();
  const Id id = make_id(name);
  ImGui::SetNextWindowPos({r.x, r.y});
  ImGui::SetNextWindowSize({r.w, r.h});
  const std::string label = "##" + std::string(name);
  ImGui::Begin(label.c_str(), nullptr,
               kPlain | ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoScrollbar |
                   ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoFocusOnAppearing |
                   ImGuiWindowFlags_NoCollapse);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  sharpen();
  ctx.layers.push_back(ctx.layer);
  if (modal) ctx.layer = static_cast<int>(ctx.layers.size());
  ctx.regions.push_back({id, r, ctx.layer, false});
  ctx.seeds.push_back(id);
}

void end_sheet() {
  Context& ctx = context();
  ctx.layer = ctx.layers.back();
  ctx.layers.pop_back();
  ctx.seeds.pop_back();
  ImGui::End();
}

void hold_focus(bool sheet_open) {
  Context& ctx = context();
  if (sheet_open && !ctx.sheet_open) {
    ctx.return_focus = ctx.focus;
    ctx.close_wants_focus = true;
  }
  if (!sheet_open && ctx.sheet_open) {
    ctx.close_wants_focus = false;
    move_focus(ctx.return_focus, ctx.focus_visible);
  }
  ctx.sheet_open = sheet_open;
}

void scroll_by_keys() {
  const float page = ImGui::GetWindowHeight() - 60;
  if (key(ImGuiKey_PageDown)) ImGui::SetScrollY(ImGui::GetScrollY() + page);
  if (key(ImGuiKey_PageUp)) ImGui::SetScrollY(ImGui::GetScrollY() - page);
}

Rect area() {
  const Flow& flow = context().flow;
  return {flow.x, flow.y, flow.w, 0};
}

void space(float height) { context().flow.y += height; }

void limit_width(float width) {
  Flow& flow = context().flow;
  flow.w = std::fmin(flow.w, width);
}

}  // namespace qw::workbench::ui
