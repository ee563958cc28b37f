// Input by events, as a host sends it, and exactly the actions that must come of it.
#include <gtest/gtest.h>

#include "harness.h"
#include "sample_views.h"

namespace qw::workbench::testing {
namespace {

class Input : public ::testing::Test {
 protected:
  const SemanticNode* node(std::string_view role, std::string_view name) {
    for (const SemanticNode& one : harness.stage.context().nodes) {
      if (one.role == role && one.name == name) return &one;
    }
    ADD_FAILURE() << "no " << role << " " << name;
    return nullptr;
  }

  void click(std::string_view role, std::string_view name) {
    harness.settle(views);
    const SemanticNode* target = node(role, name);
    if (target == nullptr) return;
    move_mouse(target->x + target->width / 2, target->y + target->height / 2);
    harness.settle(views);
    mouse_button(true), mouse_button(false);
    harness.settle(views);
  }

  void keys(std::initializer_list<ImGuiKey> list) {
    for (const ImGuiKey one : list) press(one), harness.settle(views);
  }

  Action take() {
    EXPECT_EQ(harness.actions.list.size(), 1U);
    if (harness.actions.list.empty()) return {};
    Action first = harness.actions.list.front();
    harness.actions.list.clear();
    return first;
  }

  Views views = typical_views();
  PanelHarness harness{desktop()};
};

TEST_F(Input, AClickOnASegmentChoosesIt) {
  click("radio", "Lot or serial tracking: Serial");
  const Action action = take();
  EXPECT_EQ(action.kind, ActionKind::choose_option);
  EXPECT_EQ(action.text, "o2");
}

TEST_F(Input, AClickOnAChipTogglesIt) {
  click("checkbox", "Warehouse evidence: Layout");
  const Action action = take();
  EXPECT_EQ(action.kind, ActionKind::toggle_option);
  EXPECT_EQ(action.text, "o1");
}

TEST_F(Input, NavigationOpensScreensAndSections) {
  click("tab", "Quote");
  EXPECT_EQ(take().screen, Screen::quote);
  click("tab", "Finance");
  const Action action = take();
  EXPECT_EQ(action.kind, ActionKind::open_section);
  EXPECT_EQ(action.index, 4U);
}

TEST_F(Input, AFigureExplainsItself) {
  click("link", "Why: One-time, net");
  const Action action = take();
  EXPECT_EQ(action.kind, ActionKind::explain);
  EXPECT_EQ(action.text, "one_time_net");
}

TEST_F(Input, TypingReplacesWhatTheFieldHeld) {
  click("spinbutton", "Warehouses");
  EXPECT_TRUE(harness.actions.list.empty());
  type("1");
  harness.settle(views);
  EXPECT_EQ(take().text, "1");
  type("2");
  harness.settle(views);
  const Action action = take();
  EXPECT_EQ(action.text, "12");
  EXPECT_EQ(action.kind, ActionKind::edit_answer);
}

TEST_F(Input, UpAndDownStepANumber) {
  click("spinbutton", "Warehouses");
  keys({ImGuiKey_UpArrow});
  EXPECT_EQ(take().text, "1");
  keys({ImGuiKey_DownArrow});
  const Action action = take();
  EXPECT_EQ(action.kind, ActionKind::step_answer);
  EXPECT_EQ(action.text, "-1");
}

TEST_F(Input, EnterMovesOnToTheNextField) {
  click("spinbutton", "Warehouses");
  keys({ImGuiKey_Enter});
  EXPECT_TRUE(node("spinbutton", "Active SKUs")->focused);
  type("7");
  harness.settle(views);
  EXPECT_EQ(take().text, "7");
}

TEST_F(Input, ArrowsMoveThroughSegments) {
  click("radio", "Lot or serial tracking: None");
  harness.actions.list.clear();
  keys({ImGuiKey_RightArrow});
  EXPECT_EQ(take().text, "o1");
  EXPECT_TRUE(node("radio", "Lot or serial tracking: Lot")->focused);
}

TEST_F(Input, ASelectOpensTakesAnOptionAndCloses) {
  click("combobox", "Inventory valuation");
  EXPECT_TRUE(node("combobox", "Inventory valuation")->expanded);
  EXPECT_TRUE(harness.actions.list.empty());
  click("option", "Average cost");
  const Action action = take();
  EXPECT_EQ(action.kind, ActionKind::choose_option);
  EXPECT_EQ(action.text, "o1");
  EXPECT_FALSE(node("combobox", "Inventory valuation")->expanded);
}

TEST_F(Input, ASelectWorksByKeyboard) {
  click("combobox", "Inventory valuation");
  keys({ImGuiKey_DownArrow, ImGuiKey_Enter});
  EXPECT_EQ(take().text, "o3");
  keys({ImGuiKey_Enter, ImGuiKey_Escape});
  EXPECT_FALSE(node("combobox", "Inventory valuation")->expanded);
  EXPECT_TRUE(harness.actions.list.empty());
}

TEST_F(Input, AClickBesideAnOpenListOnlyClosesIt) {
  click("combobox", "Inventory valuation");
  click("tab", "Quote");
  EXPECT_TRUE(harness.actions.list.empty());
  EXPECT_FALSE(node("combobox", "Inventory valuation")->expanded);
  click("tab", "Quote");
  EXPECT_EQ(take().screen, Screen::quote);
}

TEST_F(Input, EnterAndSpacePressWhatHasTheFocus) {
  harness.settle(views);
  keys({ImGuiKey_Tab, ImGuiKey_Tab, ImGuiKey_Space});
  EXPECT_EQ(take().screen, Screen::scope);
  keys({ImGuiKey_Tab, ImGuiKey_Enter});
  EXPECT_EQ(take().screen, Screen::quote);
}

TEST_F(Input, EscapeClosesTheExplanation) {
  views.why.open = true;
  harness.settle(views);
  keys({ImGuiKey_Escape});
  EXPECT_EQ(take().kind, ActionKind::close_why);
}

TEST_F(Input, ASheetTakesTheFocusAndGivesItBack) {
  harness.settle(views);
  keys({ImGuiKey_Tab, ImGuiKey_Tab});
  const ui::Id before = harness.stage.context().focus;
  views.why.open = true;
  harness.settle(views);
  EXPECT_TRUE(node("button", "Close explanation")->focused);
  keys({ImGuiKey_Enter});
  EXPECT_EQ(take().kind, ActionKind::close_why);
  views.why.open = false;
  harness.settle(views);
  EXPECT_EQ(harness.stage.context().focus, before);
}

TEST_F(Input, PageKeysScroll) {
  harness.settle(views);
  const float before = node("heading", "Operations")->height;
  keys({ImGuiKey_PageDown});
  EXPECT_GT(before, 0);
  EXPECT_EQ(node("heading", "Operations")->height, 0);
  keys({ImGuiKey_PageUp});
  EXPECT_EQ(node("heading", "Operations")->height, before);
}

TEST_F(Input, IdleFramesAreNotAskedFor) {
  harness.settle(views);
  EXPECT_LT(harness.next, 0);
  for (int i = 0; i < 5; ++i) {
    harness.frame(views);
    EXPECT_LT(harness.next, 0);
  }
  move_mouse(500, 500);
  harness.frame(views);
  EXPECT_EQ(harness.next, 0);
  harness.settle(views);
}

TEST_F(Input, AFocusedFieldNeedsNoFramesEither) {
  click("spinbutton", "Warehouses");
  harness.settle(views);
  harness.frame(views);
  EXPECT_LT(harness.next, 0);
}

class Touch : public Input {
 protected:
  Touch() {
    harness.stage.set_view(phone());
    ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  }

  void drag(float x, float from, float to) {
    move_mouse(x, from);
    harness.settle(views);
    mouse_button(true);
    harness.settle(views);
    for (int i = 1; i <= 8; ++i) {
      move_mouse(x, from + (to - from) * static_cast<float>(i) / 8);
      harness.settle(views);
    }
    mouse_button(false);
    harness.settle(views);
  }
};

TEST_F(Touch, AFingerScrollsAndPressesNothing) {
  harness.settle(views);
  const SemanticNode* field = node("spinbutton", "Warehouses");
  const float before = field->y, x = field->x + 40, y = field->y + 20;
  drag(x, y + 200, y - 100);
  EXPECT_TRUE(harness.actions.list.empty());
  EXPECT_LT(node("spinbutton", "Active SKUs")->y, before + 110);
  EXPECT_EQ(harness.stage.context().focus, 0U);
}

TEST_F(Touch, ADragThatStartsOnAFieldDoesNotOpenIt) {
  harness.settle(views);
  const SemanticNode* field = node("spinbutton", "Active SKUs");
  drag(field->x + 40, field->y + 20, field->y - 80);
  EXPECT_EQ(harness.stage.context().focus, 0U);
  EXPECT_TRUE(harness.actions.list.empty());
}

TEST_F(Touch, SectionsScrollSideways) {
  harness.settle(views);
  const SemanticNode* pill = node("tab", "Operations");
  const float before = pill->x, y = pill->y + pill->height / 2;
  move_mouse(300, y);
  mouse_button(true);
  harness.settle(views);
  for (const float x : {280.0F, 240.0F, 200.0F, 160.0F}) move_mouse(x, y), harness.settle(views);
  mouse_button(false);
  harness.settle(views);
  EXPECT_LT(node("tab", "Operations")->x, before - 80);
  EXPECT_TRUE(harness.actions.list.empty());
}

TEST_F(Touch, ATapOpensAField) {
  click("spinbutton", "Warehouses");
  EXPECT_TRUE(node("spinbutton", "Warehouses")->focused);
  EXPECT_TRUE(ImGui::GetIO().WantTextInput);
  type("5");
  harness.settle(views);
  EXPECT_EQ(take().text, "5");
}

TEST_F(Touch, TheSummaryOpensFromItsBar) {
  click("button", "Summary");
  EXPECT_EQ(take().kind, ActionKind::toggle_summary);
}

TEST_F(Touch, ControlsAreLargeEnoughForAFinger) {
  harness.settle(views);
  EXPECT_GE(node("spinbutton", "Warehouses")->height, 44);
  EXPECT_GE(node("tab", "Quote")->height, 44);
}

}  // namespace
}  // namespace qw::workbench::testing
