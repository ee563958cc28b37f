// One of a few options side by side, and any of several as chips.
#include <cmath>

#include "imgui.h"
#include "widgets/controls.h"

namespace qw::workbench::ui {
namespace {

constexpr float kChipPad = 12, kChipGap = 8;

Id option_id(Id id, const ChoiceOption& option) {
  context().seeds.push_back(id);
  const Id made = make_id(option.id);
  context().seeds.pop_back();
  return made;
}

Type segment_type(const ChoiceOption& option) { return option.selected ? Type::button : Type::body; }

// Every segment as wide as its label needs, the rest shared evenly.
std::vector<float> segment_widths(const std::vector<ChoiceOption>& options, float width) {
  std::vector<float> widths;
  float needed = 0;
  for (const ChoiceOption& option : options) {
    widths.push_back(text_width(Type::button, option.label) + 16);
    needed += widths.back();
  }
  const float share = (width - needed) / static_cast<float>(options.size());
  const float even = width / static_cast<float>(options.size());
  bool all_fit_evenly = true;
  for (const float w : widths) all_fit_evenly = all_fit_evenly && w <= even;
  for (float& w : widths) w = all_fit_evenly ? even : w + share;
  return widths;
}

std::size_t selected_index(const std::vector<ChoiceOption>& options) {
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i].selected) return i;
  }
  return 0;
}

std::optional<std::size_t> arrow_keys(Id id, const std::vector<ChoiceOption>& options, std::size_t current) {
  if (context().focus != option_id(id, options[current])) return {};
  const bool next = key(ImGuiKey_RightArrow) || key(ImGuiKey_DownArrow);
  const bool previous = key(ImGuiKey_LeftArrow) || key(ImGuiKey_UpArrow);
  if (next == previous) return {};
  const std::size_t count = options.size();
  const std::size_t to = next ? (current + 1) % count : (current + count - 1) % count;
  move_focus(option_id(id, options[to]), true);
  return to;
}

void draw_segment(const Rect& r, const ChoiceOption& option, bool hovered, ImDrawFlags corners) {
  const Theme& theme = context().theme;
  if (option.selected || hovered) {
    const float line = hairline();
    ImGui::GetWindowDrawList()->AddRectFilled({snap(r.x), snap(r.y) + line}, {snap(r.right()), snap(r.bottom()) - line},
                                              option.selected ? theme.accent_soft : theme.track, size::radius - line,
                                              corners);
  }
  text_center(segment_type(option), r.inset(1), option.selected ? theme.accent : theme.muted, option.label);
}

}  // namespace

bool segments_fit(const std::vector<ChoiceOption>& options, float width) {
  if (options.size() > 4) return false;
  float needed = 0;
  for (const ChoiceOption& option : options) needed += text_width(Type::button, option.label) + 16;
  return needed <= width;
}

std::optional<std::size_t> segments(Id id, const Rect& r, const std::vector<ChoiceOption>& options,
                                    const ControlText& words) {
  Context& ctx = context();
  const std::size_t current = selected_index(options);
  std::optional<std::size_t> chosen = arrow_keys(id, options, current);
  const bool focused = ctx.focus_visible && ctx.focus == option_id(id, options[chosen.value_or(current)]);
  if (focused) focus_ring(r, size::radius);
  frame(r, ctx.theme.raised, focused ? ctx.theme.accent : ctx.theme.line, size::radius);
  const std::vector<float> widths = segment_widths(options, r.w);
  float x = r.x;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const Rect part{x, r.y, widths[i], r.h};
    const Id part_id = option_id(id, options[i]);
    if (i == current) add_stop(part_id, r);
    const Response response = interact(part_id, part, false);
    if (response.clicked) chosen = i, move_focus(part_id, ctx.focus_visible && ctx.focus == part_id);
    ImDrawFlags corners = ImDrawFlags_RoundCornersNone;
    if (i == 0) corners = ImDrawFlags_RoundCornersLeft;
    if (i + 1 == options.size()) corners = i == 0 ? ImDrawFlags_RoundCornersAll : ImDrawFlags_RoundCornersRight;
    const float line = hairline();
    const float left = i == 0 ? line : 0, right = i + 1 == options.size() ? line : 0;
    draw_segment({part.x + left, part.y, part.w - left - right, part.h}, options[i], response.hovered, corners);
    if (i > 0) fill({x, r.y + line, line, r.h - 2 * line}, ctx.theme.line);
    SemanticNode& made = node(part_id, "radio", std::string(words.name) + ": " + options[i].label, part);
    made.checked = options[i].selected;
    made.description = words.description;
    x += widths[i];
  }
  return chosen;
}

float option_chips_height(const std::vector<ChoiceOption>& options, float width) {
  const float height = context().coarse() ? 40.0F : 30.0F;
  float x = 0, y = 0;
  for (const ChoiceOption& option : options) {
    const float w = std::fmin(text_width(Type::body, option.label) + 2 * kChipPad + 18, width);
    if (x > 0 && x + w > width) x = 0, y += height + kChipGap;
    x += w + kChipGap;
  }
  return y + height;
}

std::optional<std::size_t> option_chips(const Rect& r, const std::vector<ChoiceOption>& options,
                                        const ControlText& words) {
  const Context& ctx = context();
  const float height = ctx.coarse() ? 40.0F : 30.0F;
  std::optional<std::size_t> toggled;
  float x = r.x, y = r.y;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const ChoiceOption& option = options[i];
    const float w = std::fmin(text_width(Type::body, option.label) + 2 * kChipPad + 18, r.w);
    if (x > r.x && x + w > r.right()) x = r.x, y += height + kChipGap;
    const Rect box{x, y, w, height};
    const Id id = make_id("chip/" + option.id);
    const Response response = interact(id, box);
    if (response.clicked) toggled = i;
    if (response.ring) focus_ring(box, height / 2);
    const Color ground = option.selected    ? ctx.theme.accent_soft
                         : response.hovered ? ctx.theme.track
                                            : ctx.theme.raised;
    frame(box, ground, option.selected || response.ring ? ctx.theme.accent : ctx.theme.line, height / 2);
    const Color color = option.selected ? ctx.theme.accent : ctx.theme.muted;
    if (option.selected) check_mark(x + 10, y + (height - 12) / 2, color);
    // Without its mark the label stands in the middle, so that a chip keeps its width when it is chosen.
    const float label_x = option.selected ? x + 26 : x + kChipPad + 9;
    text(Type::body, label_x, y + (height - 20) / 2, color, option.label, w - 2 * kChipPad - 14);
    SemanticNode& made = node(id, "checkbox", std::string(words.name) + ": " + option.label, box);
    made.checked = option.selected;
    made.description = words.description;
    x += w + kChipGap;
  }
  return toggled;
}

}  // namespace qw::workbench::ui
