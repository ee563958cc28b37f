#include "harness.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "raster.h"

namespace qw::workbench::testing {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string sample(const std::string& name) {
  return read_file(std::string(QW_PROJECT_ROOT) + "/assets/samples/" + name + ".json");
}

const std::string& Headless::regular_font() {
  static const std::string bytes = read_file(std::string(QW_FONT_DIR) + "/NotoSans-Regular.ttf");
  return bytes;
}

const std::string& Headless::bold_font() {
  static const std::string bytes = read_file(std::string(QW_FONT_DIR) + "/NotoSans-Bold.ttf");
  return bytes;
}

Headless::Headless() {
  ImGui::CreateContext();
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
}

Headless::~Headless() { ImGui::DestroyContext(); }

PanelHarness::PanelHarness(ViewSettings view) {
  EXPECT_TRUE(stage.set_fonts(regular_font(), bold_font()));
  stage.set_view(view);
}

void PanelHarness::frame(const Views& views) {
  stage.begin(1.0 / 60);
  draw_workbench(views, actions);
  next = stage.end();
  serve_textures();
}

void PanelHarness::settle(const Views& views) {
  for (int i = 0; i < 50; ++i) {
    frame(views);
    if (next < 0) return;
  }
  ADD_FAILURE() << "the stage never comes to rest";
}

AppHarness::AppHarness(ViewSettings view) {
  app.set_fonts(regular_font(), bold_font());
  app.set_view(view);
}

int AppHarness::settle() {
  for (int i = 1; i < 200; ++i) {
    const double next = app.frame(1.0 / 60);
    serve_textures();
    if (next < 0) return i;
  }
  ADD_FAILURE() << "the application never comes to rest";
  return 0;
}

const SemanticNode* AppHarness::find(std::string_view role, std::string_view name) const {
  for (const SemanticNode& node : app.nodes()) {
    if (node.role == role && node.name == name) return &node;
  }
  return nullptr;
}

std::string AppHarness::value(std::string_view role, std::string_view name) const {
  const SemanticNode* node = find(role, name);
  return node == nullptr ? "(no node)" : node->value;
}

bool AppHarness::act(std::string_view role, std::string_view name, std::string_view action, std::string_view value) {
  const SemanticNode* node = find(role, name);
  if (node == nullptr || !app.act(node->id, action, value)) return false;
  settle();
  return true;
}

void AppHarness::click(std::string_view role, std::string_view name) {
  const SemanticNode* node = find(role, name);
  ASSERT_NE(node, nullptr) << role << " " << name;
  ASSERT_GT(node->width, 0) << role << " " << name << " is not on the screen";
  move_mouse(node->x + node->width / 2, node->y + node->height / 2);
  settle();
  mouse_button(true);
  mouse_button(false);
  settle();
}

ViewSettings desktop() {
  ViewSettings view;
  view.width = 1440, view.height = 900;
  return view;
}

ViewSettings phone() {
  ViewSettings view;
  view.width = 390, view.height = 844, view.pixel_ratio = 2, view.coarse_pointer = true;
  return view;
}

void press(ImGuiKey key) {
  ImGui::GetIO().AddKeyEvent(key, true);
  ImGui::GetIO().AddKeyEvent(key, false);
}

void type(std::string_view text) {
  for (const char c : text) ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(c));
}

void move_mouse(float x, float y) { ImGui::GetIO().AddMousePosEvent(x, y); }
void mouse_button(bool down) { ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, down); }

}  // namespace qw::workbench::testing
