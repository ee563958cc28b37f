// One of many options: a field that opens a list above everything. The list is drawn last, so its owner reads the choice in
// the next frame.
#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "widgets/controls.h"

namespace qw::workbench::ui {
namespace {

constexpr int kPopupLayer = 100;
constexpr float kPad = 5, kGroup = 30;

float row_height() { return context().coarse() ? 44.0F : 32.0F; }

int selected_of(const std::vector<ChoiceOption>& options) {
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i].selected) return static_cast<int>(i);
  }
  return -1;
}

void open_popup(Id id, int selected) {
  Popup& popup = context().popup;
  popup = {};
  popup.owner = id;
  popup.selected = selected;
  popup.highlight = std::max(0, selected);
  popup.appearing = true;
}

std::optional<std::size_t> by_text(const std::vector<ChoiceOption>& options, std::string_view wanted) {
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i].id == wanted || options[i].label == wanted) return i;
  }
  return {};
}

bool begins_group(const Popup& popup, std::size_t at) {
  return !popup.groups[at].empty() && (at == 0 || popup.groups[at] != popup.groups[at - 1]);
}

Rect popup_rect(const Popup& popup, float screen_height) {
  float wanted = static_cast<float>(popup.labels.size()) * row_height() + 2 * kPad;
  for (std::size_t i = 0; i < popup.groups.size(); ++i) wanted += begins_group(popup, i) ? kGroup : 0;
  const float below = screen_height - popup.anchor.bottom() - 12, above = popup.anchor.y - 12;
  const bool down = below >= std::fmin(wanted, 220.0F) || below >= above;
  const float height = std::fmin(wanted, std::fmin(360.0F, down ? below : above));
  const float y = down ? popup.anchor.bottom() + 4 : popup.anchor.y - 4 - height;
  float width = popup.anchor.w;  // long options make the list wider, to the left
  for (const std::string& label : popup.labels) width = std::fmax(width, text_width(Type::strong, label) + 54);
  width = std::fmin(width, std::fmax(popup.anchor.w, std::fmin(popup.anchor.right() - 12, 480.0F)));
  return {popup.anchor.right() - width, y, width, height};
}

// A letter goes to the next option that begins with it.
void popup_letter(Popup& popup) {
  const auto lower = [](unsigned letter) { return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter; };
  const int count = static_cast<int>(popup.labels.size());
  for (const ImWchar letter : ImGui::GetIO().InputQueueCharacters) {
    for (int step = 1; letter > ' ' && step <= count; ++step) {
      const int at = (popup.highlight + step) % count;
      const std::string& label = popup.labels[static_cast<std::size_t>(at)];
      if (label.empty() || lower(static_cast<unsigned char>(label[0])) != lower(letter)) continue;
      popup.highlight = at;
      break;
    }
  }
}

// True while the list stays open.
bool popup_keys(Popup& popup) {
  const int count = static_cast<int>(popup.labels.size());
  if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) popup.highlight = std::min(count - 1, popup.highlight + 1);
  if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) popup.highlight = std::max(0, popup.highlight - 1);
  if (ImGui::IsKeyPressed(ImGuiKey_Home)) popup.highlight = 0;
  if (ImGui::IsKeyPressed(ImGuiKey_End)) popup.highlight = count - 1;
  popup_letter(popup);
  if (take_escape()) return false;
  if (!popup.appearing && (ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_Space, false))) {
    popup.result = popup.highlight;
  }
  return true;
}

void popup_row(Popup& popup, std::size_t index, bool follow) {
  Context& ctx = context();
  const int at = static_cast<int>(index);
  const Rect r{ctx.flow.x, ctx.flow.y, ctx.flow.w, row_height()};
  const Id id = make_id("option/" + std::to_string(index));
  if (follow && at == popup.highlight) ctx.scroll_to = id;
  add_stop(id, r);
  const Response response = interact(id, r, false);
  if (response.hovered && (ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0)) popup.highlight = at;
  if (response.clicked) popup.result = at;
  const bool selected = at == popup.selected;
  if (at == popup.highlight) fill(r, ctx.theme.accent_soft, 5);
  const float y = r.y + (r.h - 20) / 2;
  text(selected ? Type::strong : Type::body, r.x + 8, y, selected ? ctx.theme.accent : ctx.theme.text,
       popup.labels[index], r.w - 34);
  if (selected) check_mark(r.right() - 20, r.y + (r.h - 12) / 2, ctx.theme.accent);
  SemanticNode& made = node(id, "option", popup.labels[index], r);
  made.selected = selected;
  made.focused = at == popup.highlight;
  ctx.flow.y += r.h;
}

void popup_group(const std::string& group) {
  Flow& flow = context().flow;
  text(Type::tiny_strong, flow.x + 8, flow.y + kGroup - 21, context().theme.muted, group, flow.w - 16);
  flow.y += kGroup;
}

}  // namespace

std::optional<std::size_t> select(Id id, const Rect& r, const std::vector<ChoiceOption>& options,
                                  const ControlText& words) {
  Context& ctx = context();
  const int selected = selected_of(options);
  const Response response = interact(id, r);
  const bool arrows = response.focused && (key(ImGuiKey_DownArrow) || key(ImGuiKey_UpArrow));
  if ((response.clicked || arrows) && ctx.popup.owner != id) open_popup(id, selected);
  const bool open = ctx.popup.owner == id;
  const bool lit = open || response.ring;
  if (lit) fill(r.inset(-size::ring), ctx.theme.accent_soft, size::radius + size::ring);
  frame(r, ctx.theme.raised, lit ? ctx.theme.accent : ctx.theme.line, size::radius);
  const std::string_view shown =
      selected >= 0 ? std::string_view(options[static_cast<std::size_t>(selected)].label) : "Choose";
  const float line = type_size(Type::input).line;
  text(Type::input, r.x + 10, r.y + (r.h - line) / 2, selected >= 0 ? ctx.theme.text : ctx.theme.faint, shown,
       r.w - 36);
  chevron(r.right() - 15, r.y + r.h / 2, ctx.theme.faint);
  std::optional<std::size_t> chosen;
  if (open) {
    ctx.popup.seen = true;
    ctx.popup.anchor = r;
    ctx.popup.labels.clear(), ctx.popup.groups.clear();
    for (const ChoiceOption& option : options) {
      ctx.popup.labels.push_back(option.label), ctx.popup.groups.push_back(option.group);
    }
    if (ctx.popup.result >= 0) chosen = static_cast<std::size_t>(ctx.popup.result), ctx.popup.owner = 0;
  }
  std::string wanted;
  if (take_request(id, "set", &wanted)) chosen = by_text(options, wanted);
  SemanticNode& made = node(id, "combobox", words.name, r);
  made.value = shown;
  made.description = words.description;
  made.expanded = open;
  return chosen;
}

void draw_popup() {
  Context& ctx = context();
  Popup& popup = ctx.popup;
  if (popup.owner == 0 || !popup.seen) return popup.owner = 0, void();
  const int before = popup.highlight;
  if (!popup_keys(popup)) return popup.owner = 0, void();
  const Rect r = popup_rect(popup, ctx.view.height);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool outside = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !r.contains(mouse.x, mouse.y);
  if (!popup.appearing && outside) return popup.owner = 0, void();
  begin_sheet("popup", r, true);
  ctx.layer = kPopupLayer;
  frame(r, ctx.theme.raised, ctx.theme.line, size::radius + 2);
  begin_region("options", r.inset(hairline()), kPad, kPad - hairline(), kPad - hairline(), Ground::raised);
  frame(r, ctx.theme.raised, ctx.theme.line, size::radius + 2);
  for (std::size_t i = 0; i < popup.labels.size(); ++i) {
    if (begins_group(popup, i)) popup_group(popup.groups[i]);
    popup_row(popup, i, popup.appearing || popup.highlight != before);
  }
  end_region();
  end_sheet();
  ctx.clicked_nothing = false;
  popup.appearing = false;
}

}  // namespace qw::workbench::ui
