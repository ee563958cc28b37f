#include "derive.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "apply.h"
#include "format.h"
#include "harness.h"
#include "pricebook/load.h"
#include "reference_book.h"

namespace qw::workbench {
namespace {

std::shared_ptr<const PriceBook> reference() {
  static const std::shared_ptr<const PriceBook> book = load_bundle(qw_reference_book_text).book;
  return book;
}

AppState distributor() {
  AppState state = fresh_state(reference());
  ReadInput read = read_input(*state.book, testing::sample("distributor"), "distributor.json");
  EXPECT_TRUE(read.input);
  if (read.input) state.input = std::move(*read.input);
  return state;
}

Views on(AppState state, Screen screen) {
  state.ui.screen = screen;
  return derive(state).views;
}

TEST(Derive, SummaryOfTheDistributor) {
  const SummaryView view = derive(distributor()).views.summary;
  EXPECT_EQ(view.net.name, "One-time net");
  EXPECT_EQ(view.net.value, "$144,082.22");
  EXPECT_EQ(view.net_detail, "151,665.50 list \xC2\xB7 5 % discount \xC2\xB7 1,005 h");
  EXPECT_EQ(view.monthly.value, "$6,472.50");
  EXPECT_EQ(view.margin.value, "38.1 %");
  ASSERT_GE(view.measures.size(), 2U);
  EXPECT_EQ(view.measures[0].value, "$221,752.22");
  ASSERT_EQ(view.margin_bar.ticks.size(), 2U);
  EXPECT_EQ(view.margin_bar.ticks[0].label, "floor 30");
  EXPECT_EQ(view.margin_bar.ticks[1].label, "target 40");
  EXPECT_EQ(view.margin_bar.tone, Tone::warn);
  ASSERT_EQ(view.cards.size(), 2U);
  EXPECT_EQ(view.cards[0].title, "Tier 2 \xC2\xB7 Structured");
  EXPECT_EQ(view.cards[0].chip.text, "score 31");
  EXPECT_NE(view.cards[1].title.find("D-M, R3"), std::string::npos);
  EXPECT_EQ(view.cards[1].chip.text, "H7");
  EXPECT_EQ(view.signatures_title, "Needs 6 signatures");
  EXPECT_EQ(view.signatures.size(), 6U);
  EXPECT_EQ(view.gates.tag, "Proceed");
  EXPECT_EQ(view.problem.title, "");
}

TEST(Derive, NavigationCarriesTheFigures) {
  const NavView view = derive(distributor()).views.nav;
  ASSERT_EQ(view.screens.size(), 8U);
  EXPECT_EQ(view.screens[1].badge, "Tier 2");
  EXPECT_EQ(view.screens[2].badge, "144.1k");
  EXPECT_EQ(view.screens[3].badge, "38.1 %");
  EXPECT_EQ(view.screens[4].badge, "6");
  EXPECT_EQ(view.screens[5].badge, "2");
  EXPECT_EQ(view.sections.size(), reference()->sections.size());
  EXPECT_TRUE(view.sections[0].done);
}

TEST(Derive, AnUntouchedQuoteShowsHowMuchIsOpen) {
  const Views views = derive(fresh_state(reference())).views;
  EXPECT_EQ(views.nav.screens[0].badge, "0/" + std::to_string(reference()->questions.size()));
  EXPECT_FALSE(views.nav.sections[0].done);
  EXPECT_EQ(views.summary.net.value.substr(0, 1), "$");
}

TEST(Derive, ScopeScreen) {
  const ScopeView view = on(distributor(), Screen::scope).scope;
  EXPECT_EQ(view.tier.score, "31");
  EXPECT_NEAR(view.tier.bar.fill, 31.0F / 80, 0.001F);
  ASSERT_EQ(view.tier.bar.ticks.size(), 2U);
  EXPECT_EQ(view.tier.bar.ticks[1].label, "50");
  EXPECT_EQ(view.tier.components[0].name, "Warehouses");
  EXPECT_EQ(view.tier.components[0].value, "7");
  EXPECT_EQ(view.tier.triggers.size(), 3U);
  ASSERT_EQ(view.models.size(), 2U);
  EXPECT_TRUE(view.models[0].chosen);
  EXPECT_EQ(view.models[1].verdict.text, "Ruled out");
  ASSERT_EQ(view.models[1].reasons.size(), 1U);
  EXPECT_EQ(view.criteria.rows.size(), 6U);
  EXPECT_EQ(view.criteria.rows.back().cells.back(), "6");
}

TEST(Derive, QuoteScreenAddsUp) {
  const QuoteView view = on(distributor(), Screen::quote).quote;
  ASSERT_EQ(view.one_time.rows.size(), 11U);
  EXPECT_EQ(view.one_time.rows[1].cells, (std::vector<std::string>{"Configuration", "262", "40,937.50",
                                                                   "\xE2\x88\x92"
                                                                   "2,046.88",
                                                                   "38,890.62"}));
  EXPECT_EQ(view.one_time.rows.back().cells.back(), "$144,082.22");
  EXPECT_EQ(view.recurring.rows.back().cells[1], "$6,472.50");
  ASSERT_EQ(view.milestones.rows.size(), 4U);
  EXPECT_EQ(view.milestones.rows[3].cells[2], "21,612.33");
}

TEST(Derive, MarginScreen) {
  const MarginView view = on(distributor(), Screen::margin).margin;
  EXPECT_EQ(view.headline.value, "38.1 %");
  EXPECT_EQ(view.band, "Watch");
  ASSERT_EQ(view.phases.rows.size(), 6U);
  EXPECT_EQ(view.phases.rows[1].cells,
            (std::vector<std::string>{"Foundation", "631", "91,303.43", "56,753.34", "37.8 %"}));
  for (const Table* table : {&view.lines, &view.phases, &view.recurring}) {
    for (const TableRow& row : table->rows) EXPECT_EQ(row.cells.size(), table->columns.size());
  }
}

TEST(Derive, ApprovalsBySide) {
  const ApprovalsView view = on(distributor(), Screen::approvals).approvals;
  ASSERT_EQ(view.groups.size(), 2U);
  EXPECT_EQ(view.groups[0].title, "Partner side");
  EXPECT_EQ(view.groups[0].roles.size(), 4U);
  EXPECT_EQ(view.groups[1].roles.size(), 2U);
  EXPECT_EQ(view.groups[0].roles[2].reasons.size(), 2U);
}

TEST(Derive, GatesThatDoNotPassComeFirstAndTheIntakeShowsTheirSection) {
  const GatesView view = on(distributor(), Screen::gates).gates;
  ASSERT_EQ(view.open.size(), 2U);
  EXPECT_EQ(view.passed.rows.size() + view.open.size(), reference()->gates.size());
  AppState state = distributor();
  std::size_t shown = 0;
  for (std::uint32_t i = 0; i < reference()->sections.size(); ++i) {
    state.ui.section = i;
    shown += derive(state).views.intake.notices.size();
  }
  EXPECT_GE(shown, 2U);
}

TEST(Derive, DocumentsShowTheSchedulesThatApplyAndTheClauses) {
  const DocumentsView view = on(distributor(), Screen::documents).documents;
  EXPECT_EQ(view.problem.title, "");
  ASSERT_FALSE(view.sheets.empty());
  const auto duties = std::find_if(view.sheets.begin(), view.sheets.end(),
                                   [](const Sheet& sheet) { return sheet.title == "Decision rights"; });
  ASSERT_NE(duties, view.sheets.end());
  EXPECT_EQ(duties->table.columns.size(), 3U);
  EXPECT_EQ(duties->table.rows.front().cells,
            (std::vector<std::string>{"Scope", "Senior solution lead", "Customer sponsor"}));
  const std::size_t always = static_cast<std::size_t>(std::count_if(
      reference()->clauses.begin(), reference()->clauses.end(), [](const Clause& one) { return !one.when; }));
  AppState state = distributor();
  EXPECT_EQ(view.clauses.rows.size(), always + derive(state).evaluated.evaluation->clauses.size());
}

TEST(Derive, EverySubjectOnEveryScreenCanBeExplained) {
  const AppState state = distributor();
  std::vector<std::string> subjects;
  const auto take = [&](const std::string& subject) {
    if (!subject.empty()) subjects.push_back(subject);
  };
  const auto take_table = [&](const Table& table) {
    for (const TableRow& row : table.rows) take(row.subject);
  };
  for (int i = 0; i < 6; ++i) {
    const Views views = on(state, static_cast<Screen>(i));
    take_table(views.quote.one_time), take_table(views.quote.recurring), take_table(views.quote.milestones);
    take_table(views.margin.lines), take_table(views.margin.phases), take_table(views.scope.criteria),
        take_table(views.gates.passed);
    for (const Figure& figure : views.quote.measures) take(figure.subject);
    for (const Figure& figure : views.scope.tier.components) take(figure.subject);
    for (const Chip& chip : views.scope.tier.triggers) take(chip.subject);
    for (const Chip& chip : views.summary.signatures) take(chip.subject);
    for (const SummaryCard& card : views.summary.cards) take(card.subject);
    for (const Figure* figure :
         {&views.summary.net, &views.summary.monthly, &views.summary.margin, &views.margin.headline})
      take(figure->subject);
    for (const Notice& notice : views.gates.open) take(notice.subject);
  }
  EXPECT_GT(subjects.size(), 80U);
  for (const std::string& subject : subjects) {
    AppState asking = state;
    asking.ui.why = subject;
    const WhyView view = derive(asking).views.why;
    EXPECT_TRUE(view.open);
    EXPECT_NE(view.title, "Not part of this quote") << subject << ": " << view.summary;
    EXPECT_FALSE(view.steps.empty()) << subject;
  }
}

TEST(Derive, AnExplanationIsWrittenForPeople) {
  AppState state = distributor();
  state.ui.why = "configuration";
  const WhyView view = derive(state).views.why;
  ASSERT_FALSE(view.steps.empty());
  EXPECT_EQ(view.steps[0].value, "$38,890.62");
  EXPECT_NE(view.steps[0].formula.find("262 \xC3\x97 156.25 = 40,937.50"), std::string::npos) << view.steps[0].formula;
  EXPECT_NE(view.steps[0].rounding.find("half up to 2 decimals (R1)"), std::string::npos) << view.steps[0].rounding;
  state.ui.why = "one_time_net";
  EXPECT_EQ(derive(state).views.why.summary, "");
}

TEST(Derive, AnUnknownSubjectIsSaidSo) {
  AppState state = distributor();
  state.ui.why = "warehousez";
  const WhyView view = derive(state).views.why;
  EXPECT_TRUE(view.open);
  EXPECT_EQ(view.title, "Not part of this quote");
}

TEST(Derive, WithoutBookThereIsOneThingToRead) {
  const Views views = derive(AppState{}).views;
  EXPECT_FALSE(views.empty.title.empty());
  EXPECT_FALSE(views.empty.text.empty());
}

TEST(Derive, ADraftIsShownAsTyped) {
  AppState state = distributor();
  std::uint32_t section = 0;
  for (std::uint32_t i = 0; i < state.book->questions.size(); ++i) {
    if (state.book->questions[i].key != "warehouses") continue;
    section = state.book->questions[i].section;
    Action action;
    action.kind = ActionKind::edit_answer, action.index = i, action.text = "3x";
    apply(state, action);
  }
  state.ui.section = section;
  const Views views = derive(state).views;
  EXPECT_EQ(views.intake.fields[0].number.text, "3x");
  EXPECT_FALSE(views.intake.fields[0].number.error.empty());
  EXPECT_EQ(views.nav.sections[section].badge, "1 to fix");
  EXPECT_EQ(views.summary.net.value, "$144,082.22");
}

}  // namespace
}  // namespace qw::workbench
