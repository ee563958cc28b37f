// Text is laid out here rather than by the library, which cuts positions to whole CSS pixels: at a ratio of 1.5 that blurs.
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "widgets/context.h"
#include "widgets/draw.h"

namespace qw::workbench::ui {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

ImFontBaked& baked(Type type) {
  const Context& ctx = context();
  const TypeSize spec = type_size(type);
  ImFont* font = spec.bold ? ctx.bold : ctx.regular;
  return *font->GetFontBaked(spec.em * ctx.em_to_height, ctx.view.pixel_ratio);
}

// One code point off the front; an ill-formed byte counts as U+FFFD.
unsigned take(std::string_view& rest) {
  unsigned code = 0;
  const int length = ImTextCharFromUtf8(&code, rest.data(), rest.data() + rest.size());
  rest.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
  return code;
}

float advance(ImFontBaked& font, unsigned code) { return font.GetCharAdvance(static_cast<ImWchar>(code)); }

float width_of(ImFontBaked& font, std::string_view content) {
  float width = 0;
  while (!content.empty()) width += advance(font, take(content));
  return width;
}

// How much of the text fits before an ellipsis, in bytes.
std::size_t cut_for(ImFontBaked& font, std::string_view content, float room) {
  std::string_view rest = content;
  float width = 0;
  while (!rest.empty()) {
    std::string_view before = rest;
    width += advance(font, take(rest));
    if (width > room) return content.size() - before.size();
  }
  return content.size();
}

// Glyphs are loaded before room is reserved: a load may start a new draw command.
void draw_run(ImFontBaked& font, float x, float y, Color color, std::string_view content) {
  int visible = 0;
  for (std::string_view rest = content; !rest.empty();) {
    if (font.FindGlyph(static_cast<ImWchar>(take(rest)))->Visible) ++visible;
  }
  if (visible == 0) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  // A long page has more letters than one list of triangles may hold; most of them are not in view.
  if (y > list.GetClipRectMax().y || y + 2 * font.Size < list.GetClipRectMin().y) return;
  list.PrimReserve(visible * 6, visible * 4);
  for (std::string_view rest = content; !rest.empty();) {
    const ImFontGlyph glyph = *font.FindGlyph(static_cast<ImWchar>(take(rest)));
    if (glyph.Visible) {
      list.PrimRectUV({x + glyph.X0, y + glyph.Y0}, {x + glyph.X1, y + glyph.Y1}, {glyph.U0, glyph.V0},
                      {glyph.U1, glyph.V1}, color);
    }
    x += glyph.AdvanceX;
  }
}

// The end of the first line that fits into `width`: at a space, else between letters; `next` is where the next line begins.
std::size_t line_end(ImFontBaked& font, std::string_view content, float width, std::size_t& next) {
  std::string_view rest = content;
  float used = 0;
  std::size_t space = 0;
  bool seen_space = false;
  while (!rest.empty()) {
    const std::size_t at = content.size() - rest.size();
    const unsigned code = take(rest);
    if (code == '\n') return next = at + 1, at;
    if (code == ' ') space = at, seen_space = true;
    used += advance(font, code);
    if (used <= width || at == 0) continue;
    if (code == ' ') return next = at + 1, at;
    if (seen_space) return next = space + 1, space;
    return next = at, at;
  }
  return next = content.size();
}

template <class Line>
float each_line(Type type, float width, std::string_view content, Line line) {
  ImFontBaked& font = baked(type);
  const float step = type_size(type).line;
  float y = 0;
  while (!content.empty()) {
    std::size_t next = 0;
    const std::size_t end = line_end(font, content, width, next);
    line(y, content.substr(0, end));
    content.remove_prefix(next);
    y += step;
  }
  return y;
}

}  // namespace

TypeSize type_size(Type type) {
  switch (type) {
    case Type::body: return {14, 20, false};
    case Type::strong: return {14, 20, true};
    case Type::input: return context().coarse() ? TypeSize{16, 24, false} : TypeSize{14, 20, false};
    case Type::small: return {12, 18, false};
    case Type::small_strong: return {12, 18, true};
    case Type::tiny_strong: return {11, 16, true};
    case Type::button: return {13, 20, true};
    case Type::title: return {15, 22, true};
    case Type::heading: return {22, 28, true};
    case Type::mid: return {18, 24, true};
    case Type::big: return {26, 32, true};
  }
  return {};
}

float text_width(Type type, std::string_view content) { return width_of(baked(type), content); }

float text(Type type, float x, float y, Color color, std::string_view content, float max_width) {
  ImFontBaked& font = baked(type);
  float width = width_of(font, content);
  // Half of what the line leaves over goes above, as in a style sheet; then the baseline moves to a device pixel.
  const float top = y + (type_size(type).line - font.Size) / 2;
  const float ascent = IM_ROUND(font.Ascent);
  const float snapped = snap(top + ascent) - ascent;
  x = snap(x);
  if (max_width <= 0 || width <= max_width + 0.5F) return draw_run(font, x, snapped, color, content), width;
  const float dots = width_of(font, kEllipsis);
  std::string_view kept = content.substr(0, cut_for(font, content, max_width - dots));
  while (kept.ends_with(' ')) kept.remove_suffix(1);
  width = width_of(font, kept);
  draw_run(font, x, snapped, color, kept);
  draw_run(font, x + width, snapped, color, kEllipsis);
  return width + dots;
}

void text_right(Type type, float right, float y, Color color, std::string_view content, float max_width) {
  float width = text_width(type, content);
  if (max_width > 0) width = std::fmin(width, max_width);
  text(type, right - width, y, color, content, max_width);
}

void text_center(Type type, const Rect& box, Color color, std::string_view content) {
  const float width = std::fmin(text_width(type, content), box.w);
  text(type, box.x + (box.w - width) / 2, box.y + (box.h - type_size(type).line) / 2, color, content, box.w);
}

float wrapped(Type type, float x, float y, float width, Color color, std::string_view content) {
  return each_line(type, width, content, [&](float dy, std::string_view line) { text(type, x, y + dy, color, line); });
}

float wrapped_height(Type type, float width, std::string_view content) {
  return each_line(type, width, content, [](float, std::string_view) {});
}

}  // namespace qw::workbench::ui
