// Draws a screen into a PNG file without browser or GPU:
//   workbench_preview REGULAR.ttf BOLD.ttf OUT.png [screen=scope] [width=390] [height=844] [ratio=2] [dark=1] [coarse=1]
//       [views=typical|worst|empty] [why=1] [summary=1] [book=BUNDLE.json quote=FILE.json] [click=NAME] [key=tab]...
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "layout.h"
#include "raster.h"
#include "sample_views.h"
#include "stage.h"

namespace {

using namespace qw::workbench;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

float number(const std::map<std::string, std::string>& options, const std::string& key, float otherwise) {
  const auto found = options.find(key);
  return found == options.end() ? otherwise : std::strtof(found->second.c_str(), nullptr);
}

Screen screen_named(const std::string& name) {
  const char* names[] = {"intake", "scope", "quote", "margin", "approvals", "gates"};
  for (int i = 0; i < 6; ++i) {
    if (name == names[i]) return static_cast<Screen>(i);
  }
  return Screen::intake;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return std::puts("usage: see the top of preview_main.cpp"), 2;
  std::map<std::string, std::string> options;
  for (int i = 4; i < argc; ++i) {
    const std::string word = argv[i];
    const std::size_t at = word.find('=');
    if (at != std::string::npos) options[word.substr(0, at)] = word.substr(at + 1);
  }
  ImGui::CreateContext();
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  {
    Stage stage;
    if (!stage.set_fonts(read_file(argv[1]), read_file(argv[2]))) return std::puts("no such fonts"), 1;
    ViewSettings view;
    view.width = number(options, "width", 1440), view.height = number(options, "height", 900);
    view.pixel_ratio = number(options, "ratio", 1);
    view.dark = number(options, "dark", 0) > 0, view.coarse_pointer = number(options, "coarse", 0) > 0;
    stage.set_view(view);
    Views views = options["views"] == "worst" ? testing::worst_views() : options["views"] == "empty" ? testing::empty_views() : testing::typical_views();
    views.screen = screen_named(options["screen"]);
    views.why.open = number(options, "why", 0) > 0;
    views.summary_open = number(options, "summary", 0) > 0;
    for (NavItem& item : views.nav.screens) item.selected = item.screen == views.screen;
    if (views.screen != Screen::intake) views.nav.sections.clear();
    for (int frame = 0; frame < 12; ++frame) {
      Actions actions;
      stage.begin(1.0 / 60);
      draw_workbench(views, actions);
      stage.end();
      testing::serve_textures();
      if (frame == 3 && options.count("click") > 0) {
        for (const SemanticNode& node : stage.context().nodes) {
          if (node.name == options["click"]) stage.context().requests.push_back({node.id, "click", ""});
        }
      }
      if (frame == 4 && number(options, "tab", 0) > 0) {
        ImGui::GetIO().AddKeyEvent(ImGuiKey_Tab, true);
        ImGui::GetIO().AddKeyEvent(ImGuiKey_Tab, false);
      }
    }
    if (!testing::write_png(testing::rasterise(*ImGui::GetDrawData()), argv[3])) return std::puts("cannot write"), 1;
  }
  ImGui::DestroyContext();
  return 0;
}
