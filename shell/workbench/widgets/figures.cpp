// Figures, bars and chips. A figure with a subject carries a dotted line and opens its explanation.
#include <algorithm>
#include <cmath>

#include "widgets/context.h"
#include "widgets/ui.h"

namespace qw::workbench::ui {
namespace {

constexpr float kChipHeight = 22, kChipPad = 8;

// The explanation link over a figure; true when it was pressed.
bool explain_link(const Figure& figure, const Rect& r, float value_x, float value_bottom, float value_width) {
  if (figure.subject.empty()) return false;
  const Context& ctx = context();
  const Id id = make_id("why/" + figure.subject + "/" + figure.name);
  const Response response = interact(id, r.inset(-2));
  node(id, "link", "Why: " + figure.name, r).description = "Explains " + figure.value;
  const Color color = response.hovered || response.ring ? ctx.theme.accent : ctx.theme.faint;
  under_dots(value_x, value_bottom, value_width, color);
  if (response.ring) {
    fill({value_x, value_bottom, value_width, 2}, ctx.theme.accent);
  }
  return response.clicked;
}

void value_node(const Figure& figure, std::string_view role, const Rect& r) {
  node(make_id("figure/" + figure.name), role, figure.name, r).value = figure.value;
}

// Under their ticks where there is room, else spread from edge to edge.
void tick_labels(const Bar& bar, const Rect& track) {
  if (bar.ticks.empty()) return;
  std::vector<Rect> places;
  bool crowded = false;
  for (const Tick& tick : bar.ticks) {
    const float w = text_width(Type::small, tick.label);
    const float x = std::clamp(track.x + tick.at * track.w - w / 2, track.x, std::fmax(track.x, track.right() - w));
    crowded = crowded || (!places.empty() && x < places.back().right() + 10);
    places.push_back({x, track.y + 16, w, 18});
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const float share = places.size() == 1 ? 0 : static_cast<float>(i) / static_cast<float>(places.size() - 1);
    const float x = crowded ? track.x + share * (track.w - places[i].w) : places[i].x;
    text(Type::small, x, places[i].y, context().theme.faint, bar.ticks[i].label);
  }
}

}  // namespace

bool big_figure(const Figure& figure, Type type) {
  Context& ctx = context();
  Flow& flow = ctx.flow;
  const float line = type_size(type).line;
  text(Type::body, flow.x, flow.y, ctx.theme.muted, figure.name, flow.w);
  const float y = flow.y + type_size(Type::body).line;
  const float width = text(type, flow.x, y, ink(ctx.theme, figure.tone), figure.value, flow.w);
  const Rect r{flow.x, flow.y, flow.w, y + line - flow.y};
  value_node(figure, "status", r);
  const bool asked = explain_link(figure, {flow.x, y, width, line}, flow.x, y + line - 1, width);
  flow.y = r.bottom();
  return asked;
}

bool key_value(const Figure& figure, bool quiet) {
  Context& ctx = context();
  Flow& flow = ctx.flow;
  const Type type = quiet ? Type::body : Type::strong;
  const float value_width = std::fmin(text_width(type, figure.value), flow.w * 0.6F);
  const float name_width = flow.w - value_width - 12;
  const float height = std::fmax(20.0F, wrapped_height(Type::body, name_width, figure.name));
  wrapped(Type::body, flow.x, flow.y, name_width, ctx.theme.muted, figure.name);
  const float right = flow.x + flow.w;
  text_right(type, right, flow.y, ink(ctx.theme, figure.tone), figure.value, value_width);
  const Rect r{flow.x, flow.y, flow.w, height};
  value_node(figure, "text", r);
  const bool asked = explain_link(figure, {right - value_width, flow.y, value_width, 20}, right - value_width,
                                  flow.y + 19, value_width);
  flow.y += height;
  return asked;
}

void bar(const Bar& bar, std::string_view name, std::string_view value, bool labels_below) {
  Context& ctx = context();
  Flow& flow = ctx.flow;
  const Rect track{flow.x, flow.y + 4, flow.w, 8};
  fill(track, ctx.theme.track, 4);
  const float width = std::clamp(bar.fill, 0.0F, 1.0F) * track.w;
  if (width > 0) fill({track.x, track.y, std::fmax(width, 8.0F), track.h}, ink(ctx.theme, bar.tone), 4);
  std::string words(value);
  for (const Tick& tick : bar.ticks) {
    const float x = track.x + std::clamp(tick.at, 0.0F, 1.0F) * track.w;
    fill({x - 1, flow.y, 2, 16}, (ctx.theme.text & 0x00ffffffU) | 0x90000000U);
    if (!words.empty() && !tick.label.empty()) words += ", ";
    words += tick.label;
  }
  if (labels_below) tick_labels(bar, track);
  node(make_id("bar/" + std::string(name)), "text", name, track).value = words;
  flow.y += labels_below ? 40.0F : 16.0F;
}

float chip_width(std::string_view content) { return text_width(Type::small_strong, content) + 2 * kChipPad; }

void chip_at(float right, float y, const Chip& chip) {
  const Context& ctx = context();
  const float width = chip_width(chip.text);
  const Rect r{right - width, y, width, kChipHeight};
  fill(r, soft(ctx.theme, chip.tone), kChipHeight / 2);
  text(Type::small_strong, r.x + kChipPad, r.y + 2, ink(ctx.theme, chip.tone), chip.text);
}

std::string chips(const std::vector<Chip>& chips) {
  Context& ctx = context();
  Flow& flow = ctx.flow;
  std::string asked;
  float x = flow.x, y = flow.y;
  for (std::size_t i = 0; i < chips.size(); ++i) {
    const Chip& chip = chips[i];
    const float width = std::fmin(chip_width(chip.text), flow.w);
    if (x > flow.x && x + width > flow.x + flow.w) x = flow.x, y += kChipHeight + 6;
    const Rect r{x, y, width, kChipHeight};
    const Id id = make_id("chip/" + chip.text + std::to_string(i));
    bool ring = false, hovered = false;
    if (!chip.subject.empty()) {
      const Response response = interact(id, r);
      ring = response.ring, hovered = response.hovered;
      if (response.clicked) asked = chip.subject;
    }
    if (ring) focus_ring(r, kChipHeight / 2);
    fill(r, soft(ctx.theme, chip.tone), kChipHeight / 2);
    const float drawn =
        text(Type::small_strong, r.x + kChipPad, r.y + 2, ink(ctx.theme, chip.tone), chip.text, width - 2 * kChipPad);
    if (hovered) under_dots(r.x + kChipPad, r.y + 19, drawn, ink(ctx.theme, chip.tone));
    node(id, chip.subject.empty() ? "text" : "link", chip.text, r);
    x += width + 6;
  }
  if (!chips.empty()) flow.y = y + kChipHeight;
  return asked;
}

}  // namespace qw::workbench::ui
