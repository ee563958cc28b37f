// Calculators: their answers, what comes out, and that the quote's file keeps them.
#include <gtest/gtest.h>

#include "apply.h"
#include "derive.h"
#include "harness.h"
#include "pricebook/load.h"
#include "quote_file.h"
#include "reference_book.h"

namespace qw::workbench::testing {
namespace {

class Calculators : public ::testing::Test {
 protected:
  void SetUp() override {
    state = fresh_state(load_bundle(qw_reference_book_text).book);
    open("onboarding_scorecard");
  }

  void open(const std::string& id) {
    state.ui.screen = Screen::calculators;
    apply(state, {.kind = ActionKind::open_worksheet, .text = id});
  }

  CalculatorView view() const { return derive(state).views.calculator; }

  void edit(const CountField& count, std::string text, ActionKind kind = ActionKind::edit_answer) {
    const CalculatorView shown = view();
    apply(state, {.kind = kind,
                  .index = shown.groups[0].fields[0].question,
                  .text = std::move(text),
                  .detail = count.object,
                  .sheet = shown.sheet});
  }

  const CountField count(std::size_t index) const { return view().groups[0].fields[0].counts[index]; }

  AppState state;
};

// What a deal desk asks for first comes first.
TEST_F(Calculators, StandInGroupsTheChangeOrderFirst) {
  open("none");
  EXPECT_EQ(view().about, "Onboarding scorecard");
  state.ui.worksheet = 0;
  const std::vector<ChoiceOption> options = view().choice.options;
  EXPECT_EQ(view().about, "Change order");
  EXPECT_EQ(options[0].group, "Deal and project");
  std::vector<std::string> groups;
  for (const ChoiceOption& option : options) {
    if (groups.empty() || groups.back() != option.group) groups.push_back(option.group);
  }
  EXPECT_EQ(groups, (std::vector<std::string>{"Deal and project", "Service and support", "Partner", "Customer accounts",
                                              "Platform and board"}));
}

// What does not fit stays in its field and the result goes on with what was there.
TEST_F(Calculators, AnswersAreTakenWhereTheyFit) {
  ASSERT_EQ(view().about, "Onboarding scorecard");
  ASSERT_EQ(view().groups[0].fields[0].counts.size(), 5U);
  EXPECT_EQ(view().results.rows.back().cells[1], "Not ready");
  for (std::size_t i = 0; i < 5; ++i) edit(count(i), "90");
  EXPECT_EQ(view().results.rows.front().cells[1], "90.0 points");
  edit(count(0), "-1", ActionKind::step_answer);
  edit(count(1), "900");
  EXPECT_EQ(count(0).number.text, "89");
  EXPECT_EQ(count(1).number.text, "900");
  EXPECT_EQ(count(1).number.error.substr(0, 21), "900 is out of range. ");
  EXPECT_NE(count(1).number.error.find("the calculator still uses 90"), std::string::npos) << count(1).number.error;
  EXPECT_EQ(view().problem.title, "");
  EXPECT_EQ(view().results.rows.front().cells[1], "89.8 points");
}

TEST_F(Calculators, TheQuoteKeepsTheirAnswers) {
  const std::string before = write_quote(state);
  EXPECT_EQ(before.find("worksheets"), std::string::npos);
  edit(count(0), "90");
  const std::string saved = write_quote(state);
  EXPECT_NE(saved.find(R"("worksheets":{"onboarding_scorecard":{")"), std::string::npos) << saved;
  const std::string result = view().results.rows.front().cells[1];
  edit(count(0), "10");
  EXPECT_NE(view().results.rows.front().cells[1], result);
  EXPECT_FALSE(has_errors(read_quote(state, saved, "saved.json")));
  open("onboarding_scorecard");
  EXPECT_EQ(view().results.rows.front().cells[1], result);
  EXPECT_EQ(write_quote(state), saved);
}

TEST_F(Calculators, AnswersOfACalculatorOfAnotherBookStayAsTheyCame) {
  const std::string other = R"("elsewhere":{"list":["b","a"],"size":3,"words":"two words"})";
  const Findings findings =
      read_quote(state, R"({"answers":{},"worksheets":{)" + other + R"(,"empty":null}})", "other.json");
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].severity, Severity::info);
  EXPECT_NE(write_quote(state).find(R"("worksheets":{)" + other + "}"), std::string::npos) << write_quote(state);
  open("onboarding_scorecard");
  edit(count(0), "90");
  EXPECT_NE(write_quote(state).find(R"("worksheets":{)" + other + R"(,"onboarding_scorecard":{)"), std::string::npos);
}

TEST_F(Calculators, AnswersThatDoNotFitAreSaidAndNotUsed) {
  ASSERT_FALSE(has_errors(read_quote(
      state, R"({"answers":{},"worksheets":{"onboarding_scorecard":{"scors":1},"change_order":{"scors":1,"zzz":2}}})",
      "q.json")));
  open("onboarding_scorecard");
  EXPECT_EQ(view().misfit.title, "One answer in the file does not fit this calculator");
  EXPECT_NE(view().misfit.text.find("\"scors\""), std::string::npos) << view().misfit.text;
  EXPECT_EQ(view().problem.title, "");
  EXPECT_FALSE(view().results.rows.empty());
  open("change_order");
  EXPECT_EQ(view().misfit.title, "2 answers in the file do not fit this calculator");
  EXPECT_NE(write_quote(state).find(R"("scors":1)"), std::string::npos) << "until something is answered";
  open("onboarding_scorecard");
  edit(count(0), "90");
  EXPECT_EQ(view().misfit.title, "");
}

// Through the screen, as a person does it.
TEST(CalculatorsInTheApp, WhatIsTypedIsSavedAndOpenedAgain) {
  AppHarness harness(desktop());
  ASSERT_EQ(harness.app.load_book(qw_reference_book_text), "");
  ASSERT_EQ(harness.app.load_quote(sample("distributor"), "distributor.json"), "");
  harness.settle();
  const std::string summary = harness.app.summary();
  ASSERT_TRUE(harness.act("tab", "Calculators", "click"));
  ASSERT_TRUE(harness.act("combobox", "Calculator", "set", "Partner tier and largest deal"));
  std::string field;
  for (const SemanticNode& node : harness.app.nodes()) {
    if (node.role == "spinbutton" && field.empty()) field = node.name;
  }
  ASSERT_NE(field, "");
  ASSERT_TRUE(harness.act("spinbutton", field, "set", "7"));
  const std::string saved = harness.app.save_quote();
  EXPECT_NE(saved.find(R"("worksheets":{"partner_tier":{)"), std::string::npos) << saved;
  EXPECT_EQ(harness.app.summary(), summary);
  ASSERT_EQ(harness.app.load_quote(saved, "saved.json"), "");
  harness.settle();
  ASSERT_TRUE(harness.act("tab", "Calculators", "click"));
  ASSERT_TRUE(harness.act("combobox", "Calculator", "set", "Partner tier and largest deal"));
  EXPECT_EQ(harness.value("spinbutton", field), "7");
  ASSERT_TRUE(harness.act("combobox", "Calculator", "click"));
  type("y");  // no calculator begins so
  type("s");
  press(ImGuiKey_Enter);
  harness.settle();
  EXPECT_EQ(harness.value("combobox", "Calculator").substr(0, 1), "S");
  EXPECT_EQ(harness.app.save_quote(), saved);
}

}  // namespace
}  // namespace qw::workbench::testing
