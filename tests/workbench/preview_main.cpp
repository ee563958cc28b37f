// Draws a screen into a PNG file without browser or GPU:
//   workbench_preview REGULAR.ttf BOLD.ttf OUT.png [screen=scope] [width=390] [height=844] [ratio=2] [dark=1] [coarse=1]
//       [views=typical|worst|empty] [why=1] [summary=1] [book=BUNDLE.json] [quote=FILE.json] [click=NAME] [tab=3]
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "layout.h"
#include "raster.h"
#include "reference_book.h"
#include "sample_views.h"
#include "stage.h"
#include "workbench.h"

namespace {

using namespace qw::workbench;
using Options = std::map<std::string, std::string>;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

float number(const Options& options, const std::string& key, float otherwise) {
  const auto found = options.find(key);
  return found == options.end() ? otherwise : std::strtof(found->second.c_str(), nullptr);
}

std::string word(const Options& options, const std::string& key) {
  const auto found = options.find(key);
  return found == options.end() ? std::string() : found->second;
}

ViewSettings view_of(const Options& options) {
  ViewSettings view;
  view.width = number(options, "width", 1440), view.height = number(options, "height", 900);
  view.pixel_ratio = number(options, "ratio", 1);
  view.dark = number(options, "dark", 0) > 0, view.coarse_pointer = number(options, "coarse", 0) > 0;
  return view;
}

void press_tab(int times) {
  for (int i = 0; i < times; ++i) {
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Tab, true);
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Tab, false);
  }
}

Views sample(const Options& options) {
  Views views = word(options, "views") == "worst"   ? testing::worst_views()
                : word(options, "views") == "empty" ? testing::empty_views()
                                                    : testing::typical_views();
  const char* names[] = {"intake", "scope", "quote", "margin", "approvals", "gates"};
  for (int i = 0; i < 6; ++i) {
    if (word(options, "screen") == names[i]) views.screen = static_cast<Screen>(i);
  }
  views.why.open = number(options, "why", 0) > 0;
  views.summary_open = number(options, "summary", 0) > 0;
  for (NavItem& item : views.nav.screens) item.selected = item.screen == views.screen;
  if (views.screen != Screen::intake) views.nav.sections.clear();
  return views;
}

bool show_sample(const Options& options, const std::string& regular, const std::string& bold) {
  Stage stage;
  if (!stage.set_fonts(regular, bold)) return false;
  stage.set_view(view_of(options));
  const Views views = sample(options);
  for (int frame = 0; frame < 8; ++frame) {
    Actions actions;
    stage.begin(1.0 / 60);
    draw_workbench(views, actions);
    stage.end();
    testing::serve_textures();
    if (frame == 2) press_tab(static_cast<int>(number(options, "tab", 0)));
  }
  return true;
}

void settle(Workbench& workbench) {
  for (int i = 0; i < 60 && workbench.frame(1.0 / 60) >= 0; ++i) testing::serve_textures();
  testing::serve_textures();
}

// click=A/B/C presses the nodes with these names, one after the other.
bool show_quote(const Options& options, const std::string& regular, const std::string& bold) {
  Workbench workbench;
  workbench.set_fonts(regular, bold);
  workbench.set_view(view_of(options));
  const std::string bundle = word(options, "book");
  std::string problems = workbench.load_book(bundle.empty() ? std::string(qw_reference_book_text) : read_file(bundle));
  if (problems.empty()) problems = workbench.load_quote(read_file(word(options, "quote")), word(options, "quote"));
  if (!problems.empty()) return std::puts(problems.c_str()), false;
  settle(workbench);
  std::string clicks = word(options, "click");
  while (!clicks.empty()) {
    const std::size_t end = std::min(clicks.find('/'), clicks.size());
    bool found = false;
    for (const SemanticNode& node : workbench.nodes()) {
      if (node.name == clicks.substr(0, end) && node.role != "text" && node.role != "status" &&
          node.role != "heading") {
        found = workbench.act(node.id, "click", "");
        break;
      }
    }
    if (!found) std::printf("no node %s\n", clicks.substr(0, end).c_str());
    clicks.erase(0, end + 1);
    settle(workbench);
  }
  press_tab(static_cast<int>(number(options, "tab", 0)));
  if (number(options, "wheel", 0) > 0) {
    ImGui::GetIO().AddMousePosEvent(view_of(options).width / 2, view_of(options).height / 2);
    for (int i = 0; i < static_cast<int>(number(options, "wheel", 0)); ++i)
      ImGui::GetIO().AddMouseWheelEvent(0, -1), settle(workbench);
  }
  settle(workbench);
  if (number(options, "nodes", 0) > 0) {
    for (const SemanticNode& node : workbench.nodes()) {
      std::printf("%s | %s | %s | %s\n", node.role.c_str(), node.name.c_str(), node.value.c_str(),
                  node.description.c_str());
    }
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return std::puts("usage: see the top of preview_main.cpp"), 2;
  Options options;
  for (int i = 4; i < argc; ++i) {
    const std::string text = argv[i];
    if (const std::size_t at = text.find('='); at != std::string::npos)
      options[text.substr(0, at)] = text.substr(at + 1);
  }
  ImGui::CreateContext();
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  const std::string regular = read_file(argv[1]), bold = read_file(argv[2]);
  const bool shown =
      word(options, "quote").empty() ? show_sample(options, regular, bold) : show_quote(options, regular, bold);
  const bool written = shown && testing::write_png(testing::rasterise(*ImGui::GetDrawData()), argv[3]);
  if (!written) std::puts("nothing drawn");
  ImGui::DestroyContext();
  return written ? 0 : 1;
}
