// Things to press: buttons, links, navigation, tabs.
#include <cmath>

#include "imgui.h"
#include "widgets/context.h"
#include "widgets/ui.h"

namespace qw::workbench::ui {
namespace {

bool draw_button(const Rect& r, std::string_view label, bool primary) {
  Context& ctx = context();
  const Id id = make_id("button/" + std::string(label));
  const Response response = interact(id, r);
  if (response.ring) focus_ring(r, size::radius);
  const Color ground = primary ? ctx.theme.accent : response.hovered ? ctx.theme.track : ctx.theme.raised;
  frame(r, ground, primary || response.ring ? ctx.theme.accent : ctx.theme.line, size::radius);
  text_center(Type::button, r.inset(8), primary ? ctx.theme.on_accent : ctx.theme.text, label);
  node(id, "button", label, r);
  return response.clicked;
}

// Six small drawings, one for each screen: 16 x 16, one stroke.
void icon(Screen screen, float x, float y, Color color) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float w = 1.5F;
  const auto line = [&](float x0, float y0, float x1, float y1) {
    list.AddLine({x + x0, y + y0}, {x + x1, y + y1}, color, w);
  };
  switch (screen) {
    case Screen::intake:
      list.AddRect({x + 2, y + 1.5F}, {x + 14, y + 14.5F}, color, 3, 0, w);
      line(5, 5.5F, 11, 5.5F), line(5, 8.5F, 11, 8.5F), line(5, 11.5F, 8.5F, 11.5F);
      break;
    case Screen::scope:
      list.AddCircle({x + 8, y + 8}, 6.3F, color, 24, w);
      list.AddCircleFilled({x + 8, y + 8}, 2.2F, color, 12);
      break;
    case Screen::quote:
      list.AddRect({x + 1.5F, y + 3.5F}, {x + 14.5F, y + 12.5F}, color, 2.5F, 0, w);
      list.AddCircle({x + 8, y + 8}, 2.2F, color, 12, w);
      break;
    case Screen::margin: line(3.5F, 14, 3.5F, 9), line(8, 14, 8, 2), line(12.5F, 14, 12.5F, 6); break;
    case Screen::approvals:
      list.AddCircle({x + 8, y + 8}, 6.3F, color, 24, w);
      line(5, 8.2F, 7.2F, 10.4F), line(7.2F, 10.4F, 11, 5.8F);
      break;
    case Screen::gates:
      line(2.5F, 2, 2.5F, 14), line(13.5F, 2, 13.5F, 14), line(2.5F, 5.5F, 13.5F, 5.5F),
          line(2.5F, 10.5F, 13.5F, 10.5F);
      break;
    case Screen::documents:
      list.AddRect({x + 4.5F, y + 1.5F}, {x + 14.5F, y + 11.5F}, color, 2, 0, w);
      line(1.5F, 5, 1.5F, 14.5F), line(1.5F, 14.5F, 11, 14.5F), line(7, 5, 12, 5), line(7, 8, 10.5F, 8);
      break;
    case Screen::calculators:
      list.AddRect({x + 2.5F, y + 1.5F}, {x + 13.5F, y + 14.5F}, color, 2, 0, w);
      line(5, 5, 11, 5), line(5.5F, 8.5F, 6, 8.5F), line(10, 8.5F, 10.5F, 8.5F), line(5.5F, 11.5F, 6, 11.5F),
          line(10, 11.5F, 10.5F, 11.5F);
      break;
  }
}

void nav_badge(const NavItem& item, const Rect& r) {
  const Context& ctx = context();
  if (item.done) return check_mark(r.right() - 22, r.y + r.h / 2 - 6, ctx.theme.faint);
  text_right(Type::small_strong, r.right() - 10, r.y + (r.h - 18) / 2, ink(ctx.theme, item.badge_tone), item.badge);
}

struct TabLook {
  Rect r;
  bool pills = false;
};

bool draw_tab(const NavItem& item, const TabLook& look) {
  Context& ctx = context();
  const Rect& r = look.r;
  const Id id = make_id("tab/" + item.key);
  Id& revealed = look.pills ? ctx.reveal_pill : ctx.reveal_tab;
  if (item.selected && revealed != id) revealed = id, ctx.scroll_to = id;
  const Response response = interact(id, r);
  const Color color = item.selected ? ctx.theme.accent : ctx.theme.muted;
  if (look.pills) {
    if (response.ring) focus_ring(r.inset(2), r.h / 2);
    frame(r, item.selected ? ctx.theme.accent_soft : ctx.theme.surface,
          item.selected ? ctx.theme.accent_soft : ctx.theme.line, r.h / 2);
  } else {
    if (response.ring) focus_ring(r.inset(3), size::radius), fill(r.inset(3), ctx.theme.surface, size::radius);
    if (item.selected) fill({r.x + 4, r.bottom() - 2, r.w - 8, 2}, ctx.theme.accent, 1);
  }
  text_center(item.selected ? Type::strong : Type::body, r, color, item.label);
  SemanticNode& made = node(id, "tab", item.label, r);
  made.value = item.badge;
  made.selected = item.selected;
  return response.clicked;
}

}  // namespace

bool button(std::string_view label, bool primary) {
  Flow& flow = context().flow;
  const float height = context().control_height();
  const Rect r{flow.x, flow.y, std::fmin(flow.w, text_width(Type::button, label) + 28), height};
  flow.y += height;
  return draw_button(r, label, primary);
}

int button_pair(std::string_view left, std::string_view right) {
  Flow& flow = context().flow;
  const float height = context().control_height();
  const float half = context().phone() ? (flow.w - 10) / 2 : flow.w / 2;
  const auto width = [&](std::string_view label) {
    return context().phone() ? half : std::fmin(half, text_width(Type::button, label) + 32);
  };
  int pressed = 0;
  if (!left.empty() && draw_button({flow.x, flow.y, width(left), height}, left, false)) pressed = 1;
  const float w = width(right);
  if (!right.empty() && draw_button({flow.x + flow.w - w, flow.y, w, height}, right, true)) pressed = 2;
  flow.y += height;
  return pressed;
}

bool why_link(float right, float y, std::string_view about) {
  Context& ctx = context();
  const std::string_view label = "Why?";
  const float width = text_width(Type::strong, label);
  const Rect r{right - width, y, width, 20};
  const Id id = make_id("whylink/" + std::string(about));
  const Response response = interact(id, r.inset(-6));
  if (response.ring) focus_ring(r.inset(-2), 4), fill(r.inset(-2), ctx.theme.surface, 4);
  text(Type::strong, r.x, r.y, ctx.theme.accent, label);
  if (response.hovered || response.ring) fill({r.x, r.y + 18, width, hairline()}, ctx.theme.accent);
  node(id, "link", "Why: " + std::string(about), r);
  return response.clicked;
}

bool nav_item(const NavItem& item, bool with_icon) {
  Context& ctx = context();
  Flow& flow = ctx.flow;
  const Rect r{flow.x, flow.y, flow.w, 36};
  const Id id = make_id("nav/" + item.key);
  const Response response = interact(id, r);
  if (response.ring) focus_ring(r.inset(2), size::radius), fill(r.inset(2), ctx.theme.surface, size::radius);
  if (item.selected) {
    fill(r.inset(response.ring ? 2.0F : 0.0F), ctx.theme.accent_soft, size::radius);
  } else if (response.hovered) {
    fill(r, ctx.theme.track, size::radius);
  }
  const Color color = item.selected ? ctx.theme.accent : ctx.theme.muted;
  if (with_icon) icon(item.screen, r.x + 10, r.y + 10, color);
  const float x = r.x + (with_icon ? 36.0F : 10.0F);
  const float badge = item.done ? 24 : item.badge.empty() ? 0 : text_width(Type::small_strong, item.badge) + 8;
  text(item.selected ? Type::strong : Type::body, x, r.y + 8, color, item.label, r.right() - 10 - badge - x);
  nav_badge(item, r);
  SemanticNode& made = node(id, "tab", item.label, r);
  made.value = item.done ? "complete" : item.badge;
  made.selected = item.selected;
  flow.y += 38;
  return response.clicked;
}

int tabs(std::string_view name, const std::vector<NavItem>& items, bool pills) {
  Context& ctx = context();
  const Scope scope(name);
  int chosen = -1;
  const float height = pills ? 34.0F : 44.0F;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const float width = text_width(Type::strong, items[i].label) + (pills ? 28.0F : 14.0F);
    if (draw_tab(items[i], {{ctx.flow.x, ctx.flow.y, width, height}, pills})) chosen = static_cast<int>(i);
    ctx.flow.x += width + (pills ? 8 : 0);
  }
  ctx.flow.y += height;
  return chosen;
}

bool history_button(float right, float y, bool redo, bool enabled) {
  Context& ctx = context();
  const float side = ctx.coarse() ? 44.0F : 32.0F;
  const Rect r{right - side, y - side / 2, side, side};
  const Id id = make_id(redo ? "redo" : "undo");
  const Response response = enabled ? interact(id, r) : Response{};
  if (response.ring) focus_ring(r, size::radius), fill(r, ctx.theme.surface, size::radius);
  if (response.hovered) fill(r, ctx.theme.track, size::radius);
  const Color color = enabled ? ctx.theme.muted : ctx.theme.line;
  const float x = r.x + side / 2, turn = redo ? -1.0F : 1.0F;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto line = [&](float x0, float y0, float x1, float y1) {
    list.AddLine({x + turn * x0, y + y0}, {x + turn * x1, y + y1}, color, 1.5F);
  };
  line(-6, -2.5F, 2, -2.5F), line(-6, -2.5F, -2.5F, -6), line(-6, -2.5F, -2.5F, 1), line(2, 5.5F, -3, 5.5F);
  constexpr float kQuarter = 1.5707964F;
  list.PathArcTo({x + turn * 2, y + 1.5F}, 4, redo ? kQuarter : -kQuarter, redo ? 3 * kQuarter : kQuarter);
  list.PathStroke(color, 0, 1.5F);
  node(id, "button", redo ? "Redo" : "Undo", r).disabled = !enabled;
  return response.clicked;
}

int history_key() {
  Context& ctx = context();
  const ImGuiIO& io = ImGui::GetIO();
  if (!(io.KeyCtrl || io.KeySuper) || io.KeyAlt || ctx.popup.owner != 0) return 0;
  const bool z = ImGui::IsKeyPressed(ImGuiKey_Z, false), y = ImGui::IsKeyPressed(ImGuiKey_Y, false);
  if (!z && !y) return 0;
  ctx.reload = ctx.focus;
  return y || io.KeyShift ? 1 : -1;
}

bool close_button(float right, float y, std::string_view name) {
  Context& ctx = context();
  const float side = ctx.coarse() ? 44.0F : 32.0F;
  const Rect r{right - side, y, side, side};
  const Id id = make_id("close");
  if (ctx.close_wants_focus) {
    ctx.close_wants_focus = false;
    move_focus(id, ctx.focus_visible);
  }
  const Response response = interact(id, r);
  if (response.ring) focus_ring(r, size::radius), fill(r, ctx.theme.surface, size::radius);
  if (response.hovered) fill(r, ctx.theme.track, size::radius);
  cross(r.x + r.w / 2, r.y + r.h / 2, ctx.theme.muted);
  node(id, "button", name, r);
  return response.clicked;
}

bool hot_area(std::string_view name, std::string_view value, const Rect& r, bool expanded) {
  const Id id = make_id("hot/" + std::string(name));
  const Response response = interact(id, r);
  if (response.ring) focus_ring(r.inset(4), size::radius), fill(r.inset(4), context().theme.surface, size::radius);
  SemanticNode& made = node(id, "button", name, r);
  made.value = value;
  made.expanded = expanded;
  return response.clicked;
}

}  // namespace qw::workbench::ui
