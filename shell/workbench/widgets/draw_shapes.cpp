#include <cmath>

#include "imgui.h"
#include "widgets/context.h"
#include "widgets/draw.h"

namespace qw::workbench::ui {
namespace {

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

Rect snapped(const Rect& r) {
  const float x = snap(r.x), y = snap(r.y);
  return {x, y, snap(r.right()) - x, snap(r.bottom()) - y};
}

void stroke(const ImVec2* points, int count, Color color, float width) {
  list().AddPolyline(points, count, color, ImDrawFlags_None, width);
}

}  // namespace

float snap(float v) {
  const float ratio = context().view.pixel_ratio;
  return std::round(v * ratio) / ratio;
}

float hairline() {
  const float ratio = context().view.pixel_ratio;
  return std::fmax(1.0F, std::floor(ratio)) / ratio;
}

void fill(const Rect& r, Color color, float radius) {
  const Rect s = snapped(r);
  if (s.w <= 0 || s.h <= 0) return;
  list().AddRectFilled({s.x, s.y}, {s.right(), s.bottom()}, color, radius);
}

// Two filled shapes: unlike a stroked one, both edges of the border fall on device pixels.
void frame(const Rect& r, Color fill_color, Color border, float radius) {
  const Rect s = snapped(r);
  const float line = hairline();
  fill(s, border, radius);
  fill(s.inset(line), fill_color, radius - line);
}

void focus_ring(const Rect& r, float radius) {
  const Theme& theme = context().theme;
  fill(r.inset(-size::ring), theme.accent_soft, radius + size::ring);
  fill(r.inset(-hairline()), theme.accent, radius + hairline());
}

void rule(float x, float y, float w) {
  const float top = snap(y);
  list().AddRectFilled({snap(x), top}, {snap(x + w), top + hairline()}, context().theme.line);
}

void check_mark(float x, float y, Color color) {
  const ImVec2 points[] = {{x + 2.0F, y + 6.5F}, {x + 4.8F, y + 9.2F}, {x + 10.0F, y + 3.2F}};
  stroke(points, 3, color, 1.6F);
}

void chevron(float cx, float cy, Color color, bool up) {
  const float d = up ? -2.2F : 2.2F;
  const ImVec2 points[] = {{cx - 4, cy - d}, {cx, cy + d}, {cx + 4, cy - d}};
  stroke(points, 3, color, 1.5F);
}

void chevron_right(float cx, float cy, Color color) {
  const ImVec2 points[] = {{cx - 2.2F, cy - 4}, {cx + 2.2F, cy}, {cx - 2.2F, cy + 4}};
  stroke(points, 3, color, 1.5F);
}

void cross(float cx, float cy, Color color) {
  const ImVec2 a[] = {{cx - 4, cy - 4}, {cx + 4, cy + 4}};
  const ImVec2 b[] = {{cx + 4, cy - 4}, {cx - 4, cy + 4}};
  stroke(a, 2, color, 1.5F);
  stroke(b, 2, color, 1.5F);
}

void under_dots(float x, float y, float w, Color color) {
  const float dot = hairline();
  const float top = snap(y);
  for (float at = snap(x); at + dot <= x + w; at += 3) list().AddRectFilled({at, top}, {at + dot, top + dot}, color);
}

}  // namespace qw::workbench::ui
