// Options, waivers and discounts by hand on the quote screen; undo and redo of everything that can be edited.
#include <gtest/gtest.h>

#include "apply.h"
#include "derive.h"
#include "harness.h"
#include "history.h"
#include "pricebook/load.h"
#include "quote_file.h"

namespace qw::workbench::testing {
namespace {

constexpr const char* kBook = R"({"format":"quotewright-book-1","files":{"b.json":{
  "meta":{"id":"b","version":1,"title":"B","currency":"USD"},
  "approvals":{"roles":[{"id":"CD","label":"Commercial director","side":"partner"}]},
  "intake":{"sections":[{"id":"s","title":"S","questions":[
    {"key":"kits","type":"integer","label":"Kits","range":[0,9],"default":1}]}]},
  "discount_classes":[{"id":"services","caps":[{"role":"CD","pct":20}]}],
  "lines":{"one_time":[
    {"id":"kit","label":"Kit","price":{"model":"flat","value":"1000 * kits"},"cost":{"model":"flat","value":40},"discount_class":"services","waivable_by":["CD"]},
    {"id":"extra","label":"Extra","price":{"model":"flat","value":300},"cost":{"model":"flat","value":40},"discount_class":"services"},
    {"id":"tuning","label":"Tuning","price":{"model":"flat","value":70},"cost":{"model":"flat","value":40}}],
    "recurring":[]},
  "options":[{"id":"more","label":"More","lines":["extra"],"default":"out"},
             {"id":"tune","label":"Tune","lines":["tuning"],"default":"out","requires":["more"]}]}}})";

class ByHand : public ::testing::Test {
 protected:
  void SetUp() override {
    const LoadedBook loaded = load_bundle(kBook);
    std::string lines;
    for (const Finding& one : loaded.findings) lines += to_line(one) + "\n";
    ASSERT_TRUE(loaded.book) << lines;
    state = fresh_state(loaded.book);
    state.ui.screen = Screen::quote;
  }

  void set(const std::string& key, const std::string& text) {
    apply(state, {.kind = ActionKind::edit_deal, .index = kDealField, .text = text, .detail = key});
  }
  void answer(const std::string& text) { apply(state, {.kind = ActionKind::edit_answer, .index = 0, .text = text}); }
  void back() { apply(state, {.kind = ActionKind::undo}); }
  void forth() { apply(state, {.kind = ActionKind::redo}); }

  std::string net() const { return derive(state).views.summary.net.value; }

  FieldView field(const std::string& key) const {
    for (const QuestionGroup& group : derive(state).views.quote.deal) {
      for (const FieldView& one : group.fields) {
        if (one.key == key) return one;
      }
    }
    return {};
  }

  std::string chosen(const std::string& key) const {
    for (const ChoiceOption& option : field(key).options) {
      if (option.selected) return option.id;
    }
    return "-";
  }

  AppState state;
};

TEST_F(ByHand, AnOptionSaysWhatItAddsAndIsClearedByTheBooksChoice) {
  EXPECT_EQ(net(), "$1,000.00");
  EXPECT_EQ(field("selection/more").help, "Would add $300.00 once.");
  set("selection/more", "in");
  EXPECT_EQ(net(), "$1,300.00");
  EXPECT_EQ(field("selection/more").help, "Adds $300.00 once.");
  EXPECT_EQ(field("selection/more").note, "The price book has it out.");
  EXPECT_NE(write_quote(state).find(R"("selections":{"more":"in"})"), std::string::npos) << write_quote(state);
  set("selection/more", "out");
  EXPECT_EQ(net(), "$1,000.00");
  EXPECT_EQ(write_quote(state).find("selections"), std::string::npos);
}

TEST_F(ByHand, WhatLeavesNoPriceIsSaidAtItsFieldAndChangesNothing) {
  set("selection/tune", "in");
  EXPECT_EQ(chosen("selection/tune"), "out");
  EXPECT_NE(field("selection/tune").number.error.find("needs"), std::string::npos);
  EXPECT_EQ(net(), "$1,000.00");
  set("selection/more", "in");
  EXPECT_EQ(field("selection/tune").number.error, "");
  set("selection/tune", "in");
  EXPECT_EQ(net(), "$1,370.00");
  set("selection/more", "out");
  EXPECT_EQ(net(), "$1,370.00");
  EXPECT_NE(field("selection/more").number.error, "");
}

TEST_F(ByHand, ADiscountHasKindValueAndReasonAndIsRemoved) {
  set("discount", "kit");
  EXPECT_EQ(net(), "$1,000.00");
  EXPECT_EQ(field("discount/0/reason").note, "");
  set("discount/0/value", "10");
  EXPECT_EQ(net(), "$900.00");
  EXPECT_EQ(field("discount/0/value").help, "List $1,000.00, net $900.00 with all discounts.");
  EXPECT_NE(field("discount/0/reason").note, "");
  set("discount/0/reason", "First of three sites");
  EXPECT_EQ(field("discount/0/reason").note, "");
  EXPECT_NE(write_quote(state).find(R"("adjustments":[{"line":"kit","pct":10,"reason":"First of three sites"}])"),
            std::string::npos)
      << write_quote(state);
  set("discount/0/cut", "total");
  EXPECT_EQ(net(), "$1,000.00") << "another kind begins where it changes nothing";
  set("discount/0/value", "950");
  EXPECT_EQ(net(), "$950.00");
  set("discount/0/remove", "");
  EXPECT_EQ(net(), "$1,000.00");
  EXPECT_EQ(write_quote(state).find("adjustments"), std::string::npos);
}

TEST_F(ByHand, ADiscountThatNobodyMayGiveIsRefused) {
  set("discount", "kit");
  const auto refused = [&](const std::string& value, const std::string& words) {
    set("discount/0/value", value);
    const FieldView view = field("discount/0/value");
    EXPECT_EQ(view.number.text, value);
    EXPECT_NE(view.number.error.find(words), std::string::npos) << value << ": " << view.number.error;
    EXPECT_EQ(net(), "$1,000.00") << value;
  };
  refused("21", "nobody may give more than 20 %");
  refused("101", "101 is out of range. Enter a number from 0 to 100; the quote stays as it is.");
  refused("-1", "from 0 to 100");
  refused("much", "\"much\" is not a number.");
  refused("", "This is empty.");
  set("discount/0/value", "20");
  EXPECT_EQ(net(), "$800.00");
  EXPECT_EQ(field("discount/0/value").number.error, "");
  set("discount/0/cut", "amount");
  set("discount/0/value", "1001");
  EXPECT_NE(field("discount/0/value").number.error, "");
}

TEST_F(ByHand, AWaiverNamesWhoSignsAndIsClearedByCharging) {
  set("waiver/kit", "CD");
  EXPECT_EQ(net(), "$0.00");
  EXPECT_EQ(derive(state).evaluated.evaluation->signatures.size(), 1U);
  set("waiver/kit/reason", "Paid discovery was done");
  EXPECT_NE(write_quote(state).find(R"("waivers":[{"line":"kit","approver":"CD","reason":"Paid discovery was done"}])"),
            std::string::npos)
      << write_quote(state);
  set("waiver/kit", "");
  EXPECT_EQ(net(), "$1,000.00");
  EXPECT_EQ(write_quote(state).find("waivers"), std::string::npos);
  set("waiver/extra", "CD");
  EXPECT_EQ(write_quote(state).find("waivers"), std::string::npos) << "nobody may waive it";
}

TEST_F(ByHand, KeysThatNameNothingChangeNothing) {
  const std::string before = write_quote(state);
  for (const char* key : {"", "selection/none", "selection", "waiver/none", "discount/0/value", "discount/x/value",
                          "discount/99999999999/remove", "discount//", "nothing/at/all"}) {
    set(key, "in");
    EXPECT_EQ(write_quote(state), before) << key;
  }
}

TEST_F(ByHand, EveryEditIsUndoneAndDoneAgain) {
  const std::string empty = write_quote(state);
  answer("2");
  const std::string two = write_quote(state);
  set("selection/more", "in");
  const std::string more = write_quote(state);
  back();
  EXPECT_EQ(write_quote(state), two);
  back();
  EXPECT_EQ(write_quote(state), empty);
  EXPECT_FALSE(derive(state).views.top.can_undo);
  back();
  EXPECT_EQ(write_quote(state), empty);
  forth();
  EXPECT_EQ(write_quote(state), two);
  forth();
  EXPECT_EQ(write_quote(state), more);
  EXPECT_FALSE(derive(state).views.top.can_redo);
  back();
  answer("3");
  EXPECT_FALSE(derive(state).views.top.can_redo) << "a new edit leaves no way forth";
}

TEST_F(ByHand, WhatIsTypedInARowIsOneStepAndComesBackWithItsScreen) {
  state.ui.screen = Screen::intake;
  for (const char* typed : {"", "x", "4"}) answer(typed);
  EXPECT_EQ(state.history.past.size(), 1U);
  apply(state, {.kind = ActionKind::open_screen, .screen = Screen::margin});
  answer("5");
  EXPECT_EQ(state.history.past.size(), 2U) << "somewhere else in between";
  answer("5");
  EXPECT_EQ(state.history.past.size(), 2U) << "nothing changed";
  back();
  EXPECT_EQ(net(), "$4,000.00");
  back();
  EXPECT_EQ(net(), "$1,000.00");
  EXPECT_EQ(state.ui.screen, Screen::intake);
  EXPECT_TRUE(state.ui.drafts.empty());
}

TEST_F(ByHand, AnInvalidAnswerIsUndoneToo) {
  answer("77");
  ASSERT_EQ(state.ui.drafts.size(), 1U);
  back();
  EXPECT_TRUE(state.ui.drafts.empty());
  forth();
  ASSERT_EQ(state.ui.drafts.size(), 1U);
  EXPECT_EQ(state.ui.drafts[0].text, "77");
}

TEST_F(ByHand, TheHistoryIsBoundedAndEndsWithTheQuote) {
  for (int i = 0; i < 250; ++i) set("selection/more", i % 2 == 0 ? "in" : "out");
  EXPECT_EQ(state.history.past.size(), kMostSteps);
  ASSERT_TRUE(read_quote(state, R"({"answers":{}})", "q.json").empty());
  EXPECT_TRUE(state.history.past.empty());
}

TEST(ByHandInTheApp, KeysAndButtonsGoBackAndForth) {
  AppHarness harness(desktop());
  ASSERT_EQ(harness.app.load_book(kBook), "");
  harness.settle();
  EXPECT_TRUE(harness.find("button", "Undo")->disabled);
  harness.click("spinbutton", "Kits");
  type("4");
  harness.settle();
  EXPECT_EQ(harness.value("status", "One-time net"), "$4,000.00");
  const auto press_with = [&](ImGuiKey modifier, ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(modifier, true);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
    press(key);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
    ImGui::GetIO().AddKeyEvent(modifier, false);
    harness.settle();
  };
  press_with(ImGuiKey_LeftCtrl, ImGuiKey_Z);
  EXPECT_EQ(harness.value("status", "One-time net"), "$1,000.00");
  EXPECT_EQ(harness.value("spinbutton", "Kits"), "1") << "the field that is being edited, too";
  press_with(ImGuiKey_LeftCtrl, ImGuiKey_Y);
  EXPECT_EQ(harness.value("status", "One-time net"), "$4,000.00");
  harness.click("button", "Undo");
  EXPECT_EQ(harness.value("status", "One-time net"), "$1,000.00");
  harness.click("button", "Redo");
  EXPECT_EQ(harness.value("status", "One-time net"), "$4,000.00");
}

TEST(ByHandInTheApp, AReasonIsWordsAndIsSaved) {
  AppHarness harness(desktop());
  ASSERT_EQ(harness.app.load_book(kBook), "");
  harness.settle();
  ASSERT_TRUE(harness.act("tab", "Quote", "click"));
  ASSERT_TRUE(harness.act("radio", "Discount a line: Kit", "click"));
  ASSERT_TRUE(harness.act("spinbutton", "Off", "set", "5"));
  ASSERT_TRUE(harness.act("textbox", "Reason", "set", "A first site, 5 % as agreed"));
  EXPECT_EQ(harness.value("status", "One-time net"), "$950.00");
  EXPECT_NE(harness.app.save_quote().find(R"("reason":"A first site, 5 % as agreed")"), std::string::npos);
  ASSERT_TRUE(harness.act("button", "Remove this discount", "click"));
  EXPECT_EQ(harness.value("status", "One-time net"), "$1,000.00");
}

}  // namespace
}  // namespace qw::workbench::testing
