#include "widgets/context.h"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"

namespace qw::workbench::ui {
namespace {

constexpr float kDragThreshold = 8;

void handle_tab(Context& ctx) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.KeyCtrl || io.KeyAlt || !ImGui::IsKeyPressed(ImGuiKey_Tab)) return;
  ctx.popup.owner = 0;
  move_focus_by(io.KeyShift ? -1 : 1);
}

void start_drag(Context& ctx, float x, float y) {
  ctx.drag = {};
  ctx.swallow_click = false;
  for (const ScrollRegion& region : ctx.last_regions) {
    if (region.layer == ctx.top_layer && region.rect.contains(x, y)) ctx.drag.region = region.id;
  }
  ctx.drag.from_x = ctx.drag.last_x = x;
  ctx.drag.from_y = ctx.drag.last_y = y;
}

// Only a finger drags: a mouse has a wheel, and dragging selects text.
void handle_drag(Context& ctx) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool down = ImGui::IsMouseDown(ImGuiMouseButton_Left);
  if (!down && !ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
    ctx.drag = {};
    ctx.swallow_click = false;
    return;
  }
  if (io.MouseSource != ImGuiMouseSource_TouchScreen) return;
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) return start_drag(ctx, io.MousePos.x, io.MousePos.y);
  if (!down || ctx.drag.region == 0 || ctx.drag.moving) return;
  const float dx = std::fabs(io.MousePos.x - ctx.drag.from_x), dy = std::fabs(io.MousePos.y - ctx.drag.from_y);
  if (std::fmax(dx, dy) < kDragThreshold) return;
  ctx.drag.moving = true;
  ctx.swallow_click = true;
  ImGui::ClearActiveID();
}

Rect visible_part(const Rect& r) {
  const ImGuiWindow* window = ImGui::GetCurrentWindowRead();
  const float x0 = std::fmax(r.x, window->ClipRect.Min.x), y0 = std::fmax(r.y, window->ClipRect.Min.y);
  const float x1 = std::fmin(r.right(), window->ClipRect.Max.x), y1 = std::fmin(r.bottom(), window->ClipRect.Max.y);
  if (x1 <= x0 || y1 <= y0) return {};
  return {x0, y0, x1 - x0, y1 - y0};
}

// The last frame's layers decide, because widgets below are drawn before the ones above are known.
int highest_layer(const std::vector<Stop>& stops, const std::vector<ScrollRegion>& regions) {
  int layer = 0;
  for (const Stop& stop : stops) layer = std::max(layer, stop.layer);
  for (const ScrollRegion& region : regions) layer = std::max(layer, region.layer);
  return layer;
}

void scroll_into_view(const Rect& r) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const float top = window->InnerClipRect.Min.y + 12, bottom = window->InnerClipRect.Max.y - 12;
  if (r.y < top) {
    ImGui::SetScrollY(window, window->Scroll.y - (top - r.y));
  } else if (r.bottom() > bottom) {
    ImGui::SetScrollY(window, window->Scroll.y + std::fmin(r.bottom() - bottom, r.y - top));
  }
  const float left = window->InnerClipRect.Min.x + 12, right = window->InnerClipRect.Max.x - 12;
  if (r.x < left) ImGui::SetScrollX(window, window->Scroll.x - (left - r.x));
  if (r.right() > right && r.w < right - left) ImGui::SetScrollX(window, window->Scroll.x + (r.right() - right));
}

}  // namespace

Context& context() { return *static_cast<Context*>(ImGui::GetIO().UserData); }

void begin_frame() {
  Context& ctx = context();
  ctx.nodes.clear();
  ctx.stops.clear();
  ctx.regions.clear();
  ctx.seeds.clear();
  ctx.layer = 0;
  ctx.popup.seen = false;
  ctx.escape = ImGui::IsKeyPressed(ImGuiKey_Escape, false);
  ctx.clicked_nothing = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  for (const Request& request : ctx.requests) {
    if (request.action == "focus") move_focus(request.id, true);
  }
  handle_tab(ctx);
  handle_drag(ctx);
}

void end_frame() {
  Context& ctx = context();
  if (ctx.clicked_nothing && !ctx.drag.moving) move_focus(0, false);
  ctx.last_stops.swap(ctx.stops);
  ctx.last_regions.swap(ctx.regions);
  ctx.top_layer = highest_layer(ctx.last_stops, ctx.last_regions);
  ctx.requests.clear();
  ctx.scroll_to = 0;
}

Id make_id(std::string_view name) {
  const Context& ctx = context();
  const Id id = ImHashData(name.data(), name.size(), ctx.seeds.empty() ? 0 : ctx.seeds.back());
  return id == 0 ? 1 : id;
}

Scope::Scope(std::string_view name) { context().seeds.push_back(make_id(name)); }
Scope::~Scope() { context().seeds.pop_back(); }

SemanticNode& node(Id id, std::string_view role, std::string_view name, const Rect& r) {
  Context& ctx = context();
  SemanticNode& made = ctx.nodes.emplace_back();
  made.id = id;
  made.role = role;
  made.name = name;
  made.focused = ctx.focus == id;
  const Rect visible = visible_part(r);
  made.x = visible.x, made.y = visible.y, made.width = visible.w, made.height = visible.h;
  return made;
}

bool layer_active() { return context().layer >= context().top_layer; }

void move_focus(Id id, bool visible) {
  Context& ctx = context();
  if (ctx.focus != id && ctx.text_item != 0 && ImGui::GetActiveID() == ctx.text_item) ImGui::ClearActiveID();
  ctx.focus = id;
  ctx.focus_visible = visible;
  ctx.activate = id;
  ctx.clicked_nothing = false;
  if (visible) ctx.scroll_to = id;
}

void move_focus_by(int step) {
  Context& ctx = context();
  std::vector<Id> order;
  for (const Stop& stop : ctx.last_stops) {
    if (stop.layer == ctx.top_layer) order.push_back(stop.id);
  }
  if (order.empty()) return;
  const auto at = std::find(order.begin(), order.end(), ctx.focus);
  if (at == order.end()) return move_focus(step > 0 ? order.front() : order.back(), true);
  const auto next = (at - order.begin()) + step;
  // Beyond either end the focus leaves, so that a page around the workbench can take it.
  if (next < 0 || next >= static_cast<std::ptrdiff_t>(order.size())) return move_focus(0, true);
  move_focus(order[static_cast<std::size_t>(next)], true);
}

void add_stop(Id id, const Rect& r) {
  Context& ctx = context();
  ctx.stops.push_back({id, ctx.layer});
  if (ctx.scroll_to == id) scroll_into_view(r);
}

bool key(int imgui_key) { return layer_active() && ImGui::IsKeyPressed(static_cast<ImGuiKey>(imgui_key)); }

bool take_request(Id id, std::string_view action, std::string* value) {
  for (Request& request : context().requests) {
    if (request.id != id || request.action != action) continue;
    if (value != nullptr) *value = request.value;
    request.id = 0;
    return true;
  }
  return false;
}

Response interact(Id id, const Rect& r, bool tab_stop) {
  Context& ctx = context();
  Response response;
  if (tab_stop) add_stop(id, r);
  const ImRect box({r.x, r.y}, {r.right(), r.bottom()});
  if (layer_active() && ImGui::ItemAdd(box, id)) {
    response.clicked = ImGui::ButtonBehavior(box, id, &response.hovered, &response.held) && !ctx.swallow_click;
    if (response.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const bool touch = ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
    const bool pressed_down = response.held && ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !touch;
    if (pressed_down || response.clicked) move_focus(tab_stop ? id : ctx.focus, false);
    if (touch && !response.held) response.hovered = false;
  }
  response.focused = ctx.focus == id;
  response.ring = response.focused && ctx.focus_visible;
  if (response.focused && (key(ImGuiKey_Enter) || key(ImGuiKey_KeypadEnter) || key(ImGuiKey_Space)))
    response.clicked = true;
  if (take_request(id, "click")) response.clicked = true;
  return response;
}

}  // namespace qw::workbench::ui
