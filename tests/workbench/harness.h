// harness.h: an ImGui context without renderer, fonts, and the input a person makes. One per test.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "layout.h"
#include "stage.h"
#include "workbench.h"

namespace qw::workbench::testing {

std::string read_file(const std::string& path);
std::string sample(const std::string& name);  // text of a deal in assets/samples

// The context lives as long as the harness; everything that draws must go before it.
class Headless {
 public:
  Headless();
  ~Headless();
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  static const std::string& regular_font();
  static const std::string& bold_font();
};

// Panels alone: the same views in every frame, actions collected.
class PanelHarness : public Headless {
 public:
  explicit PanelHarness(ViewSettings view);
  void frame(const Views& views);
  void settle(const Views& views);

  Stage stage;
  Actions actions;
  double next = 0;
};

// The whole application.
class AppHarness : public Headless {
 public:
  explicit AppHarness(ViewSettings view);
  // Frames until none is wanted; returns how many were drawn.
  int settle();
  const SemanticNode* find(std::string_view role, std::string_view name) const;
  std::string value(std::string_view role, std::string_view name) const;
  bool act(std::string_view role, std::string_view name, std::string_view action, std::string_view value = {});
  void click(std::string_view role, std::string_view name);  // with the mouse, where the node is

  Workbench app;
};

ViewSettings desktop();
ViewSettings phone();
void press(ImGuiKey key);
void type(std::string_view text);
void move_mouse(float x, float y);
void mouse_button(bool down);

}  // namespace qw::workbench::testing
