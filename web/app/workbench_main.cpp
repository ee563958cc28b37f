// workbench_main.cpp: the C ABI between the page and the workbench (exports.txt), and nothing else.
//
// Texts go in through wb_room(bytes): write them where it points, then call. Texts come out through wb_reply(): the call
// returned their length. Both hold until the next call. Lengths are bytes of UTF-8; sizes and places are CSS pixels.
#include <GLES3/gl3.h>

#include <cfloat>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "imgui_internal.h"
#include "keys.h"
#include "page_json.h"
#include "workbench.h"

namespace {

using qw::workbench::ViewSettings;
using qw::workbench::Workbench;

// One module instance is one page; the libraries below ask for callbacks without a place for a pointer.
struct Host {
  std::unique_ptr<Workbench> workbench;
  ViewSettings view;
  std::string room;
  std::string reply;
  std::string clipboard;
  std::string page;  // as it was given last
  qw::web::PageState state;
  bool drawable = false;  // the graphics context is there
};

Host& host() {
  static Host only;
  return only;
}

std::uint32_t answer(std::string text) {
  host().reply = std::move(text);
  return static_cast<std::uint32_t>(host().reply.size());
}

void connect_platform() {
  ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
  platform.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) { host().clipboard = text; };
  platform.Platform_GetClipboardTextFn = [](ImGuiContext*) { return host().clipboard.c_str(); };
  platform.Platform_SetImeDataFn = [](ImGuiContext*, ImGuiViewport*, ImGuiPlatformImeData* data) {
    host().state.caret_x = data->InputPos.x;
    host().state.caret_y = data->InputPos.y;
    host().state.caret_height = data->InputLineHeight;
  };
}

std::string_view cursor_name() {
  switch (ImGui::GetMouseCursor()) {
    case ImGuiMouseCursor_TextInput: return "text";
    case ImGuiMouseCursor_Hand: return "pointer";
    case ImGuiMouseCursor_ResizeEW: return "ew-resize";
    case ImGuiMouseCursor_ResizeNS: return "ns-resize";
    case ImGuiMouseCursor_NotAllowed: return "not-allowed";
    default: return "default";
  }
}

void paint() {
  const ImGuiIO& io = ImGui::GetIO();
  const auto pixels = [](float size, float scale) { return static_cast<GLsizei>(std::lround(size * scale)); };
  glViewport(0, 0, pixels(io.DisplaySize.x, io.DisplayFramebufferScale.x),
             pixels(io.DisplaySize.y, io.DisplayFramebufferScale.y));
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace

extern "C" {

char* wb_room(std::uint32_t bytes) {
  host().room.resize(bytes);
  return host().room.data();
}

const char* wb_reply() { return host().reply.data(); }

// The page has made its WebGL 2 context current. 0 when the renderer cannot use it.
int wb_init() {
  ImGui::CreateContext();
  ImGui::GetIO().BackendPlatformName = "quotewright_page";
  connect_platform();
  host().workbench = std::make_unique<Workbench>();
  host().drawable = ImGui_ImplOpenGL3_Init("#version 300 es");
  return host().drawable ? 1 : 0;
}

// The room holds the regular font and behind it the bold one.
void wb_set_fonts(std::uint32_t regular_bytes) {
  const std::string_view both = host().room;
  host().workbench->set_fonts(both.substr(0, regular_bytes), both.substr(regular_bytes));
  std::string().swap(host().room);
}

// Flags: 1 dark, 2 reduced motion, 4 coarse pointer, 8 Apple keyboard.
void wb_view(float width, float height, float pixel_ratio, std::uint32_t flags) {
  host().view = {width, height, pixel_ratio, (flags & 1U) != 0, (flags & 2U) != 0, (flags & 4U) != 0};
  ImGui::GetIO().ConfigMacOSXBehaviors = (flags & 8U) != 0;
  host().workbench->set_view(host().view);
}

// The room holds the bundle and behind it the part with its worksheets, if any. The reply says what is wrong; its length is 0
// when nothing is.
std::uint32_t wb_load_book(std::uint32_t bundle_bytes) {
  const std::string_view both = host().room;
  return answer(host().workbench->load_book(both.substr(0, bundle_bytes), both.substr(bundle_bytes)));
}

// The same for the book that is loaded: the quote stays.
std::uint32_t wb_add_worksheets(std::uint32_t bundle_bytes) {
  const std::string_view both = host().room;
  return answer(host().workbench->add_worksheets(both.substr(0, bundle_bytes), both.substr(bundle_bytes)));
}

// The room holds the sentence why the worksheets do not come.
void wb_refuse_worksheets() { host().workbench->refuse_worksheets(host().room); }

// The room holds the file name and behind it the text.
std::uint32_t wb_load_quote(std::uint32_t name_bytes) {
  const std::string_view both = host().room;
  return answer(host().workbench->load_quote(both.substr(name_bytes), both.substr(0, name_bytes)));
}

std::uint32_t wb_save_quote() { return answer(host().workbench->save_quote()); }

// Kind: 0 move, 1 press, 2 release, 3 gone. Button: 0 left, 1 right, 2 middle. Source: 0 mouse, 1 finger, 2 pen.
void wb_pointer(int kind, float x, float y, int button, int source) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(source == 1   ? ImGuiMouseSource_TouchScreen
                         : source == 2 ? ImGuiMouseSource_Pen
                                       : ImGuiMouseSource_Mouse);
  if (kind == 3) {
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    return;
  }
  io.AddMousePosEvent(x, y);
  if (kind != 0 && button >= 0 && button < 3) io.AddMouseButtonEvent(button, kind == 1);
}

// In lines, to the right and down.
void wb_wheel(float x, float y) { ImGui::GetIO().AddMouseWheelEvent(-x, -y); }

// The room holds KeyboardEvent.code. Modifiers: 1 shift, 2 control, 4 alt, 8 meta. 0 when the key means nothing here.
int wb_key(int down, std::uint32_t modifiers) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Shift, (modifiers & 1U) != 0);
  io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & 2U) != 0);
  io.AddKeyEvent(ImGuiMod_Alt, (modifiers & 4U) != 0);
  io.AddKeyEvent(ImGuiMod_Super, (modifiers & 8U) != 0);
  const ImGuiKey key = qw::web::find_key(host().room);
  if (key == ImGuiKey_None) return 0;
  io.AddKeyEvent(key, down != 0);
  return 1;
}

void wb_text() { ImGui::GetIO().AddInputCharactersUTF8(host().room.c_str()); }

void wb_focus(int focused) { ImGui::GetIO().AddFocusEvent(focused != 0); }

// The clipboard of the page becomes ours; the page then sends the keys that paste.
void wb_paste() { host().clipboard = host().room; }

std::uint32_t wb_copy() { return answer(host().clipboard); }

// Draws one frame. Seconds until the next one is wanted, 0 at once, negative never.
double wb_frame(double seconds_since_last) {
  if (!host().drawable) return -1;
  ImGui_ImplOpenGL3_NewFrame();
  const double next = host().workbench->frame(seconds_since_last);
  paint();
  host().state.wants_text = ImGui::GetIO().WantTextInput;
  host().state.cursor = cursor_name();
  host().state.wants_worksheets = host().workbench->wants_worksheets();
  // ImGui spreads a press and a release over two frames: go on until nothing waits.
  return ImGui::GetCurrentContext()->InputEventsQueue.empty() ? next : 0;
}

// The state of the page after the last frame (page_json.h); length 0 when it is what was given before.
std::uint32_t wb_page() {
  std::string page = qw::web::page_json(host().state, host().workbench->nodes());
  if (page == host().page) return answer({});
  host().page = page;
  return answer(std::move(page));
}

// The room holds the action and behind it the value. 0 when the node is gone.
int wb_act(std::uint32_t node, std::uint32_t action_bytes) {
  const std::string_view both = host().room;
  return host().workbench->act(node, both.substr(0, action_bytes), both.substr(action_bytes)) ? 1 : 0;
}

void wb_context_lost() { host().drawable = false; }

// What the context held is gone: make it anew. 0 when that fails.
int wb_context_restored() {
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  host().drawable = ImGui_ImplOpenGL3_CreateDeviceObjects();
  return host().drawable ? 1 : 0;
}

}  // extern "C"
