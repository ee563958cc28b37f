#include "stage.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "imgui.h"
#include "imgui_internal.h"

namespace qw::workbench {
namespace {

unsigned read_u16(std::string_view bytes, std::size_t at) {
  if (at + 2 > bytes.size()) return 0;
  return static_cast<unsigned>(static_cast<unsigned char>(bytes[at])) << 8U | static_cast<unsigned char>(bytes[at + 1]);
}

std::size_t read_u32(std::string_view bytes, std::size_t at) {
  return static_cast<std::size_t>(read_u16(bytes, at)) << 16U | read_u16(bytes, at + 2);
}

std::size_t table_offset(std::string_view font, std::string_view tag) {
  const unsigned count = read_u16(font, 4);
  for (unsigned i = 0; i < count; ++i) {
    const std::size_t entry = 12 + 16 * static_cast<std::size_t>(i);
    if (entry + 16 > font.size()) return 0;
    const std::size_t offset = read_u32(font, entry + 8), length = read_u32(font, entry + 12);
    if (font.substr(entry, 4) == tag && offset < font.size() && length <= font.size() - offset) return offset;
  }
  return 0;
}

// (ascent + descent) / em of a TrueType font; none when the tables that drawing needs are not there.
std::optional<float> em_to_height(std::string_view font) {
  if (font.size() < 12 || read_u32(font, 0) != 0x00010000U) return {};
  for (const std::string_view tag : {"cmap", "glyf", "loca", "maxp", "hmtx"}) {
    if (table_offset(font, tag) == 0) return {};
  }
  const std::size_t head = table_offset(font, "head"), hhea = table_offset(font, "hhea");
  const unsigned em = head == 0 ? 0 : read_u16(font, head + 18);
  if (em == 0 || hhea == 0) return {};
  const int ascent = static_cast<std::int16_t>(read_u16(font, hhea + 4));
  const int descent = static_cast<std::int16_t>(read_u16(font, hhea + 6));
  if (ascent <= descent) return {};
  return static_cast<float>(ascent - descent) / static_cast<float>(em);
}

ImFont* add_font(std::string_view bytes) {
  void* copy = ImGui::MemAlloc(bytes.size());  // the atlas owns and frees it
  std::memcpy(copy, bytes.data(), bytes.size());
  ImFontConfig config;
  config.OversampleV = 1;
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(copy, static_cast<int>(bytes.size()), 16, &config);
}

void set_color(ImGuiCol which, Color color) { ImGui::GetStyle().Colors[which] = ImGui::ColorConvertU32ToFloat4(color); }

}  // namespace

Stage::Stage() {
  ImGuiIO& io = ImGui::GetIO();
  io.UserData = &ctx_;
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;  // focus is ours, see widgets/context.cpp
  ImGuiContext& g = *ImGui::GetCurrentContext();
  g.ConfigNavWindowingKeyNext = g.ConfigNavWindowingKeyPrev = 0;
  ctx_.theme = light_theme();
  ctx_.view.width = 1280;
  ctx_.view.height = 800;
}

Stage::~Stage() {
  if (ImGui::GetCurrentContext() != nullptr && ImGui::GetIO().UserData == &ctx_) ImGui::GetIO().UserData = nullptr;
}

bool Stage::set_fonts(std::string_view regular, std::string_view bold) {
  const auto ratio = em_to_height(regular);
  if (!ratio || !em_to_height(bold)) return false;
  ImGui::GetIO().Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
  ctx_.regular = add_font(regular);
  ctx_.bold = add_font(bold);
  ctx_.em_to_height = *ratio;
  ImGui::GetIO().FontDefault = ctx_.regular;
  wake();
  return true;
}

void Stage::set_view(const ViewSettings& view) {
  ctx_.view = view;
  ctx_.view.width = std::max(view.width, 1.0F);
  ctx_.view.height = std::max(view.height, 1.0F);
  if (!(view.pixel_ratio > 0)) ctx_.view.pixel_ratio = 1;
  ctx_.theme = view.dark ? dark_theme() : light_theme();
  wake();
}

void Stage::apply_style() {
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = style.ItemSpacing = style.FramePadding = {0, 0};
  style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = 0;
  style.WindowMinSize = {1, 1};
  style.ScrollbarSize = 10;
  style.ScrollbarRounding = 5;
  const Theme& theme = ctx_.theme;
  set_color(ImGuiCol_Text, theme.text);
  set_color(ImGuiCol_InputTextCursor, theme.text);
  set_color(ImGuiCol_ScrollbarBg, 0);
  set_color(ImGuiCol_ScrollbarGrab, theme.line);
  set_color(ImGuiCol_ScrollbarGrabHovered, theme.faint);
  set_color(ImGuiCol_ScrollbarGrabActive, theme.faint);
  set_color(ImGuiCol_NavCursor, 0);
}

void Stage::begin(double seconds_since_last) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {ctx_.view.width, ctx_.view.height};
  io.DisplayFramebufferScale = {ctx_.view.pixel_ratio, ctx_.view.pixel_ratio};
  io.DeltaTime = static_cast<float>(std::clamp(seconds_since_last, 0.001, 0.1));
  if (ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) wake();
  apply_style();
  ImGui::NewFrame();
  ui::begin_frame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin("##root", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::GetWindowDrawList()->_FringeScale = 1 / ctx_.view.pixel_ratio;
}

double Stage::end() {
  ui::end_frame();
  ImGui::End();
  ImGui::Render();
  if (frames_due_ > 0) --frames_due_;
  if (ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) wake();
  return frames_due_ > 0 ? 0 : -1;
}

}  // namespace qw::workbench
