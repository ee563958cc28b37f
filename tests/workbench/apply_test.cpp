#include "apply.h"

#include <gtest/gtest.h>

#include "pricebook/load.h"
#include "reference_book.h"

namespace qw::workbench {
namespace {

class Apply : public ::testing::Test {
 protected:
  static std::shared_ptr<const PriceBook> book() {
    static const std::shared_ptr<const PriceBook> loaded = load_bundle(qw_reference_book_text).book;
    return loaded;
  }

  std::uint32_t question(std::string_view key) const {
    for (std::uint32_t i = 0; i < state.book->questions.size(); ++i) {
      if (state.book->questions[i].key == key) return i;
    }
    ADD_FAILURE() << "no question " << key;
    return 0;
  }

  void edit(ActionKind kind, std::string_view key, std::string text, std::string object = {}) {
    Action action;
    action.kind = kind, action.index = question(key), action.text = std::move(text), action.detail = std::move(object);
    apply(state, action);
  }

  std::string answer(std::string_view key) const { return answer_text(*state.book, state.input.intake, question(key)); }

  AppState state = fresh_state(book());
};

TEST_F(Apply, APresetAnswersWhatTheUserDidNot) {
  const std::string meta =
      R"({"meta":{"id":"m","version":1,"title":"M","currency":"USD"},"lines":{"one_time":[],"recurring":[]},)";
  const LoadedBook loaded = load_book(
      {{"m.json", meta + R"("facts":{"all":"sites + users"},"intake":{"sections":[{"id":"s","title":"S","questions":[
      {"key":"sites","type":"integer","label":"Sites","range":[0,9],"default":1},
      {"key":"users","type":"integer","label":"Users","range":[0,9],"default":1}]}],
      "presets":[{"id":"big","label":"Big","answers":{"sites":7,"users":8}},{"id":"small","label":"Small","answers":{"users":2}}]}})"}});
  ASSERT_TRUE(loaded.book);
  state = fresh_state(loaded.book);
  edit(ActionKind::edit_answer, "sites", "3");
  const auto choose = [&](const char* preset) {
    apply(state, {.kind = ActionKind::choose_option, .index = kPresetField, .text = preset});
    return answer("sites") + "," + answer("users");
  };
  EXPECT_EQ(choose("big"), "3,8");
  EXPECT_EQ(choose("small"), "3,2");
  EXPECT_EQ(choose(""), "3,1");
}

TEST_F(Apply, ATypedNumberBecomesTheAnswer) {
  EXPECT_FALSE(state.input.intake.answered[question("warehouses")]);
  edit(ActionKind::edit_answer, "warehouses", "3");
  EXPECT_EQ(answer("warehouses"), "3");
  EXPECT_TRUE(state.input.intake.answered[question("warehouses")]);
  edit(ActionKind::edit_answer, "sku_active", "45,000");
  EXPECT_EQ(answer("sku_active"), "45000");
  EXPECT_TRUE(state.ui.drafts.empty());
}

TEST_F(Apply, InvalidTextStaysInTheFieldAndTheAnswerHolds) {
  edit(ActionKind::edit_answer, "warehouses", "3");
  for (const char* typed : {"", "300", "-1", "1.5", "abc", "1,5"}) {
    edit(ActionKind::edit_answer, "warehouses", typed);
    EXPECT_EQ(answer("warehouses"), "3") << typed;
    const Draft* draft = find_draft(state.ui, question("warehouses"), "");
    ASSERT_NE(draft, nullptr) << typed;
    EXPECT_EQ(draft->text, typed);
    EXPECT_NE(draft->message.find("the quote still uses 3"), std::string::npos) << draft->message;
    EXPECT_NE(draft->message.find("from 0 to 100"), std::string::npos) << draft->message;
    EXPECT_EQ(state.ui.drafts.size(), 1U);
  }
  edit(ActionKind::edit_answer, "warehouses", "2");
  EXPECT_EQ(answer("warehouses"), "2");
  EXPECT_TRUE(state.ui.drafts.empty());
}

TEST_F(Apply, MessagesSayWhatHappened) {
  edit(ActionKind::edit_answer, "warehouses", "300");
  EXPECT_EQ(state.ui.drafts[0].message,
            "300 is out of range. Enter a whole number from 0 to 100; the quote still uses 1.");
  edit(ActionKind::edit_answer, "warehouses", "2.5");
  EXPECT_EQ(state.ui.drafts[0].message.substr(0, 28), "Only whole numbers fit here.");
  edit(ActionKind::edit_answer, "warehouses", "lots");
  EXPECT_EQ(state.ui.drafts[0].message.substr(0, 24), "\"lots\" is not a number. ");
  edit(ActionKind::edit_answer, "warehouses", "");
  EXPECT_EQ(state.ui.drafts[0].message.substr(0, 15), "This is empty. ");
}

TEST_F(Apply, SteppingStaysInsideTheRange) {
  edit(ActionKind::step_answer, "warehouses", "1");
  EXPECT_EQ(answer("warehouses"), "2");
  for (int i = 0; i < 5; ++i) edit(ActionKind::step_answer, "warehouses", "-1");
  EXPECT_EQ(answer("warehouses"), "0");
  EXPECT_TRUE(state.ui.drafts.empty());
}

TEST_F(Apply, ChoicesAndSwitches) {
  edit(ActionKind::choose_option, "inventory_valuation", "fifo");
  EXPECT_EQ(answer("inventory_valuation"), "fifo");
  edit(ActionKind::choose_option, "barcode", "true");
  EXPECT_EQ(answer("barcode"), "true");
  edit(ActionKind::choose_option, "inventory_valuation", "gold");
  EXPECT_EQ(answer("inventory_valuation"), "fifo");
  EXPECT_NE(state.ui.toast, "");
}

TEST_F(Apply, OptionsToggleInTheOrderOfTheBook) {
  EXPECT_EQ(answer("warehouse_evidence"), "walkthrough,layout,pick_method,label_types");
  edit(ActionKind::toggle_option, "warehouse_evidence", "walkthrough");
  edit(ActionKind::toggle_option, "warehouse_evidence", "pick_method");
  EXPECT_EQ(answer("warehouse_evidence"), "layout,label_types");
  edit(ActionKind::toggle_option, "warehouse_evidence", "walkthrough");
  EXPECT_EQ(answer("warehouse_evidence"), "walkthrough,layout,label_types");
}

TEST_F(Apply, ToggledDownToNothing) {
  for (const char* id : {"walkthrough", "layout", "pick_method", "label_types"}) {
    edit(ActionKind::toggle_option, "warehouse_evidence", id);
  }
  EXPECT_EQ(answer("warehouse_evidence"), "");
  edit(ActionKind::toggle_option, "warehouse_evidence", "layout");
  EXPECT_EQ(answer("warehouse_evidence"), "layout");
}

TEST_F(Apply, CountsChangeOneAtATime) {
  edit(ActionKind::edit_answer, "migration_records", "6,200", "customers");
  edit(ActionKind::edit_answer, "migration_records", "480", "vendors");
  const feel::Value counts = state.input.intake.values[question("migration_records")];
  EXPECT_EQ(to_plain_text(counts.field("customers").as_number()), "6200");
  EXPECT_EQ(to_plain_text(counts.field("vendors").as_number()), "480");
  edit(ActionKind::edit_answer, "migration_records", "many", "customers");
  ASSERT_NE(find_draft(state.ui, question("migration_records"), "customers"), nullptr);
  EXPECT_EQ(find_draft(state.ui, question("migration_records"), "vendors"), nullptr);
  EXPECT_NE(state.ui.drafts[0].message.find("still uses 6,200"), std::string::npos);
}

TEST_F(Apply, AnAnswerThatMayBeMissingCanBeTakenBack) {
  edit(ActionKind::edit_answer, "onboarding_fee", "250.50");
  EXPECT_TRUE(state.input.intake.answered[question("onboarding_fee")]);
  edit(ActionKind::edit_answer, "onboarding_fee", "");
  EXPECT_TRUE(state.input.intake.values[question("onboarding_fee")].is_null());
  EXPECT_FALSE(state.input.intake.answered[question("onboarding_fee")]);
  EXPECT_TRUE(state.ui.drafts.empty());
}

TEST_F(Apply, AQuestionThatDoesNotExistChangesNothing) {
  Action action;
  action.kind = ActionKind::edit_answer, action.index = 4711, action.text = "3";
  apply(state, action);
  EXPECT_TRUE(state.ui.drafts.empty());
  AppState nothing;
  apply(nothing, action);
  EXPECT_EQ(nothing.book, nullptr);
}

TEST_F(Apply, ScreensAndSheets) {
  Actions actions;
  actions.open_screen(Screen::quote);
  actions.explain("tier");
  actions.simple(ActionKind::toggle_summary);
  for (const Action& action : actions.list) apply(state, action);
  EXPECT_EQ(state.ui.screen, Screen::quote);
  EXPECT_EQ(state.ui.why, "tier");
  EXPECT_TRUE(state.ui.summary_open);
  actions.list.clear();
  actions.simple(ActionKind::close_why);
  actions.open_section(2);
  for (const Action& action : actions.list) apply(state, action);
  EXPECT_EQ(state.ui.why, "");
  EXPECT_EQ(state.ui.screen, Screen::intake);
  EXPECT_EQ(state.ui.section, 2U);
}

}  // namespace
}  // namespace qw::workbench
