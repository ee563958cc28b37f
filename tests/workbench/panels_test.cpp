// Every panel with hand-made views: usual, empty, and worse than any book should be.
#include <gtest/gtest.h>

#include <set>

#include "harness.h"
#include "sample_views.h"

namespace qw::workbench::testing {
namespace {

struct Case {
  const char* name;
  float width, height, ratio;
  bool dark, coarse;
};

constexpr Case kCases[] = {{"desktop", 1440, 900, 1, false, false}, {"laptop", 1280, 720, 1.5F, true, false},
                           {"tablet", 900, 1100, 2, false, true},   {"phone", 390, 844, 2, true, true},
                           {"small", 320, 480, 1, false, true},     {"tiny", 120, 90, 1, false, false}};

class Panels : public ::testing::TestWithParam<Case> {
 protected:
  static ViewSettings view() {
    const Case& one = GetParam();
    ViewSettings view;
    view.width = one.width, view.height = one.height, view.pixel_ratio = one.ratio;
    view.dark = one.dark, view.coarse_pointer = one.coarse;
    return view;
  }
};

// What must hold on any screen with any view.
void check(const Stage& stage, const std::string& where) {
  const ui::Context& ctx = stage.context();
  std::set<ui::Id> named;
  for (const SemanticNode& node : ctx.nodes) {
    EXPECT_FALSE(node.role.empty()) << where;
    EXPECT_FALSE(node.name.empty() && node.value.empty()) << where << " " << node.role;
    EXPECT_GE(node.x, 0) << where << " " << node.name;
    EXPECT_LE(node.x + node.width, ctx.view.width + 0.5F) << where << " " << node.name;
    EXPECT_GE(node.y, 0) << where << " " << node.name;
    EXPECT_LE(node.y + node.height, ctx.view.height + 0.5F) << where << " " << node.name;
    named.insert(node.id);
  }
  for (const ui::Stop& stop : ctx.last_stops)
    EXPECT_EQ(named.count(stop.id), 1U) << where << ": a control without a node";
  EXPECT_TRUE(ctx.flow_stack.empty()) << where;
  EXPECT_TRUE(ctx.splitters.empty()) << where;
  EXPECT_TRUE(ctx.cards.empty()) << where;
}

TEST_P(Panels, DrawAndComeToRest) {
  for (const auto& [kind, made] :
       {std::pair{"typical", typical_views()}, {"empty", empty_views()}, {"worst", worst_views()}}) {
    for (int screen = 0; screen < 6; ++screen) {
      PanelHarness harness(view());
      Views views = made;
      views.screen = static_cast<Screen>(screen);
      harness.settle(views);
      check(harness.stage, std::string(GetParam().name) + " " + kind + " " + std::to_string(screen));
      EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, 0);
      EXPECT_TRUE(harness.actions.list.empty()) << "nobody pressed anything";
    }
  }
}

TEST_P(Panels, SheetsAndToast) {
  PanelHarness harness(view());
  Views views = typical_views();
  views.why.open = true;
  views.summary_open = true;
  views.toast = "The file was saved.";
  harness.settle(views);
  check(harness.stage, GetParam().name);
  EXPECT_TRUE(harness.actions.list.empty());
}

TEST_P(Panels, NothingButAnEmptyState) {
  PanelHarness harness(view());
  Views views;
  views.empty = {"No price book yet", "Open one."};
  harness.settle(views);
  check(harness.stage, GetParam().name);
}

INSTANTIATE_TEST_SUITE_P(Sizes, Panels, ::testing::ValuesIn(kCases),
                         [](const auto& one) { return std::string(one.param.name); });

// Every place the keyboard can go to is reached once per round, and shown when it is reached.
TEST(Keyboard, TabReachesEveryControlAndLeaves) {
  PanelHarness harness(desktop());
  Views views = typical_views();
  harness.settle(views);
  const std::size_t stops = harness.stage.context().last_stops.size();
  std::set<ui::Id> seen;
  for (std::size_t i = 0; i < stops; ++i) {
    press(ImGuiKey_Tab);
    harness.settle(views);
    const ui::Id focus = harness.stage.context().focus;
    ASSERT_NE(focus, 0U) << "after " << i;
    EXPECT_TRUE(seen.insert(focus).second) << "twice at " << i;
    bool on_screen = false;
    for (const SemanticNode& node : harness.stage.context().nodes) {
      on_screen = on_screen || (node.id == focus && node.focused && node.width > 0);
    }
    EXPECT_TRUE(on_screen) << "focus " << i << " is out of sight";
  }
  press(ImGuiKey_Tab);
  harness.settle(views);
  EXPECT_EQ(harness.stage.context().focus, 0U);
}

TEST(Nodes, CutTextIsWholeInTheNode) {
  PanelHarness harness(desktop());
  const Views views = worst_views();
  harness.settle(views);
  bool found = false;
  for (const SemanticNode& node : harness.stage.context().nodes) {
    found = found || (node.role == "tab" && node.name == views.nav.sections[3].label);
  }
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace qw::workbench::testing
