// widgets/draw.h: shapes and text in CSS pixels, snapped to device pixels so that hairlines and text are crisp at any ratio.
//
// Everything goes to the draw list of the region that is open. Text sizes are those of a style sheet (size of the em).
#pragma once

#include <cstdint>
#include <string_view>

#include "theme.h"

namespace qw::workbench::ui {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  Rect inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
  bool contains(float px, float py) const { return px >= x && py >= y && px < right() && py < bottom(); }
};

enum class Type : std::uint8_t {
  body,
  strong,
  input,
  small,
  small_strong,
  tiny_strong,
  button,
  title,
  heading,
  mid,
  big
};

struct TypeSize {
  float em = 14;
  float line = 20;
  bool bold = false;
};

TypeSize type_size(Type type);

// ---- shapes ----
float snap(float v);  // to a device pixel
float hairline();     // one CSS pixel, at least one device pixel, never blurred
void fill(const Rect& r, Color color, float radius = 0);
void frame(const Rect& r, Color fill_color, Color border, float radius);
void focus_ring(const Rect& r, float radius);
void rule(float x, float y, float w);            // a horizontal hairline in the line colour
void check_mark(float x, float y, Color color);  // 12 x 12 box at x, y
void chevron(float cx, float cy, Color color, bool up = false);
void chevron_right(float cx, float cy, Color color);
void cross(float cx, float cy, Color color);
void under_dots(float x, float y, float w, Color color);  // dotted underline: "this can be explained"

// ---- text ----
float text_width(Type type, std::string_view text);
// One line whose box starts at y and is type_size().line high; cut with an ellipsis beyond max_width (0: never).
// Returns the width drawn.
float text(Type type, float x, float y, Color color, std::string_view content, float max_width = 0);
void text_right(Type type, float right, float y, Color color, std::string_view content, float max_width = 0);
void text_center(Type type, const Rect& box, Color color, std::string_view content);
// Wrapped at `width`; returns the height. wrapped_height() draws nothing.
float wrapped(Type type, float x, float y, float width, Color color, std::string_view content);
float wrapped_height(Type type, float width, std::string_view content);

}  // namespace qw::workbench::ui
