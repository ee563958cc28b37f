// A field for numbers: the library edits the text, the frame and the idle text are ours. Up and Down step by one.
#include <cstring>

#include "imgui.h"
#include "imgui_internal.h"
#include "widgets/controls.h"

namespace qw::workbench::ui {
namespace {

constexpr std::size_t kCapacity = 240;

void draw_frame(const Rect& r, bool focused, bool invalid) {
  const Theme& theme = context().theme;
  if (focused) fill(r.inset(-size::ring), invalid ? theme.bad_soft : theme.accent_soft, size::radius + size::ring);
  frame(r, theme.raised, invalid ? theme.bad : focused ? theme.accent : theme.line, size::radius);
}

// The library's own field, without its frame; `visible` is false in the frame before it opens.
bool edit_text(Id id, const Rect& r, char* buffer, bool visible) {
  Context& ctx = context();
  const TypeSize spec = type_size(Type::input);
  ImGui::PushFont(ctx.regular, spec.em * ctx.em_to_height);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(10, (r.h - ImGui::GetFontSize()) / 2));
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0U);
  ImGui::PushStyleColor(ImGuiCol_Text, visible ? ctx.theme.text : 0U);
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, (ctx.theme.accent & 0x00ffffffU) | 0x40000000U);
  ImGui::SetCursorScreenPos({r.x, r.y});
  ImGui::PushOverrideID(id);
  // The id is that of the node; the label adds nothing to it.
  const bool changed = ImGui::InputTextEx("###", nullptr, buffer, static_cast<int>(kCapacity), {r.w, r.h},
                                          ImGuiInputTextFlags_AutoSelectAll | ImGuiInputTextFlags_NoUndoRedo);
  ImGui::PopID();
  ImGui::PopStyleColor(3);
  ImGui::PopStyleVar();
  ImGui::PopFont();
  return changed;
}

ImGuiID inner_id(Id id) { return ImHashStr("###", 0, id); }

void open_when_asked(Id id) {
  Context& ctx = context();
  ImGuiContext& g = *ImGui::GetCurrentContext();
  const ImGuiID inner = inner_id(id);
  if (ctx.activate == id && g.ActiveId != inner) {
    g.NavActivateId = inner;
    g.NavActivateFlags = ImGuiActivateFlags_PreferInput;
  }
  if (ctx.reload == id) {
    if (ImGuiInputTextState* state = ImGui::GetInputTextState(inner)) state->ReloadUserBufAndSelectAll();
    ctx.reload = 0;
  }
}

std::optional<Edit> keyboard(Id id, bool was_active, bool steps) {
  Context& ctx = context();
  if (ctx.focus != id || !layer_active()) return {};
  if (steps && (ImGui::IsKeyPressed(ImGuiKey_UpArrow) || ImGui::IsKeyPressed(ImGuiKey_DownArrow))) {
    return Edit{Edit::Kind::step, ImGui::IsKeyPressed(ImGuiKey_UpArrow) ? "1" : "-1", {}};
  }
  if (!was_active && ImGui::IsKeyPressed(ImGuiKey_Enter, false)) ctx.activate = id;
  if (was_active && (ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false))) {
    move_focus_by(1);
  }
  return {};
}

// A finger opens the field when it is lifted, not when it lands: it may be about to scroll.
bool field_is_open(Id id, const Rect& r, bool active) {
  Context& ctx = context();
  const bool touch = ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
  if (!layer_active()) return false;
  if (active || !touch) return true;
  if (interact(id, r, false).clicked) move_focus(id, false);
  return ctx.activate == id;
}

// The library reports a change in every frame in which its text is not the given one ("007" for 7): each is sent once.
bool news(Id id, const char* buffer) {
  Context& ctx = context();
  if (ctx.typed_field == id && ctx.typed_text == buffer) return false;
  ctx.typed_field = id;
  ctx.typed_text = buffer;
  return true;
}

void claim_focus(Id id, const Rect& r, bool active) {
  Context& ctx = context();
  if (!active) return;
  if (ctx.activate == id) ctx.activate = 0;
  if (ctx.focus != id) move_focus(id, false), ctx.activate = 0;
  ctx.text_item = inner_id(id);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (r.contains(mouse.x, mouse.y)) ctx.clicked_nothing = false;
}

void draw_idle(const Rect& r, const NumberField& field, float unit_width) {
  const Context& ctx = context();
  const float line = type_size(Type::input).line;
  const bool empty = field.shown.empty() && !field.hint.empty();
  text(Type::input, r.x + 10, r.y + (r.h - line) / 2, empty ? ctx.theme.faint : ctx.theme.text,
       empty ? field.hint : field.shown, r.w - unit_width - 24);
}

}  // namespace

std::optional<Edit> number_control(Id id, const Rect& r, const NumberField& field, const ControlText& words) {
  Context& ctx = context();
  add_stop(id, r);
  const bool was_active = ImGui::GetActiveID() == inner_id(id);
  std::optional<Edit> edit = keyboard(id, was_active, !field.words);
  draw_frame(r, ctx.focus == id, words.invalid);
  const float unit_width = field.unit.empty() ? 0 : text_width(Type::small, field.unit);
  char buffer[kCapacity] = {};
  std::memcpy(buffer, field.text.data(), std::min(field.text.size(), kCapacity - 1));
  bool active = false;
  if (field_is_open(id, r, was_active)) {
    const bool reloaded = ctx.reload == id;
    open_when_asked(id);
    const Rect inner{r.x, r.y, r.w - (unit_width > 0 ? unit_width + 12 : 0), r.h};
    if ((!was_active || reloaded) && ctx.typed_field == id) ctx.typed_field = 0;
    const bool changed = edit_text(id, inner, buffer, was_active) && news(id, buffer);
    if (changed && !edit) edit = Edit{Edit::Kind::text, buffer, {}};
    active = ImGui::GetActiveID() == inner_id(id);
    claim_focus(id, r, active);
  }
  if (!was_active) draw_idle(r, field, unit_width);
  if (unit_width > 0) text_right(Type::small, r.right() - 10, r.y + (r.h - 18) / 2, ctx.theme.faint, field.unit);
  std::string typed;
  if (take_request(id, "set", &typed)) {
    edit = Edit{Edit::Kind::text, typed, {}};
    ctx.reload = id;
  }
  // The program's text comes with the next view.
  if (edit && edit->kind == Edit::Kind::step) ctx.reload = id;
  if (take_request(id, "click")) move_focus(id, true);
  SemanticNode& made = node(id, field.words ? "textbox" : "spinbutton", words.name, r);
  made.value = buffer;
  made.description = words.description;
  made.invalid = words.invalid;
  made.focused = ctx.focus == id;
  return edit;
}

}  // namespace qw::workbench::ui
