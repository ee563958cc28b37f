// The whole application as a host drives it: events in, nodes and texts out, compared with the engine asked directly.
#include <gtest/gtest.h>

#include "format.h"
#include "harness.h"
#include "pricebook/load.h"
#include "quote/quote.h"
#include "reference_book.h"

namespace qw::workbench::testing {
namespace {

class App : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(harness.app.load_book(qw_reference_book_text), "");
    ASSERT_EQ(harness.app.load_quote(sample("distributor"), "distributor.json"), "");
    harness.settle();
  }

  int dialogs() const {
    int count = 0;
    for (const SemanticNode& node : harness.app.nodes()) count += node.role == "dialog" ? 1 : 0;
    return count;
  }

  AppHarness harness{desktop()};
};

struct Expected {
  std::string net, monthly, detail, tier;
};

// The same change made without the workbench.
Expected direct(std::string_view key, std::string_view value) {
  const std::shared_ptr<const PriceBook> book = load_bundle(qw_reference_book_text).book;
  QuoteInput input = *read_input(*book, sample("distributor"), "distributor.json").input;
  for (std::uint32_t i = 0; i < book->questions.size(); ++i) {
    if (book->questions[i].key == key) {
      EXPECT_TRUE(set_answer(*book, input.intake, i, value).empty());
    }
  }
  const Evaluation evaluation = *evaluate(book, input).evaluation;
  return {with_currency(evaluation.totals.net), with_currency(evaluation.totals.monthly),
          grouped(std::to_string(evaluation.totals.hours)) + " h",
          "Tier " + to_plain_text(evaluation.values[book->scope.tier].as_number())};
}

// The reference book as the page fetches it: without its worksheets, and those for themselves.
struct Parts {
  std::string book, worksheets;
};

Parts parts_of(std::string_view bundle, std::string_view edition) {
  json::Node first = json::read(bundle).root, second = first;
  std::size_t count = 0;
  json::Node& layers = first.items[1];
  for (std::size_t i = 0; i < layers.items.size(); ++i) {
    json::Node& files = layers.items[i].items[1];
    json::Node& apart = second.items[1].items[i].items[1];
    for (std::size_t at = files.items.size(); at-- > 0;) {
      const json::Node* sheets = files.items[at].find("worksheets");
      json::Node& from = sheets == nullptr ? apart : files;
      count += sheets == nullptr ? 0 : sheets->items.size();
      from.keys.erase(from.keys.begin() + static_cast<std::ptrdiff_t>(at));
      from.items.erase(from.items.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }
  const std::string mark(edition);
  return {"{\"format\":\"quotewright-book-1\",\"parts\":{\"edition\":\"" + mark +
              "\",\"worksheets\":" + std::to_string(count) + "},\"layers\":" + json::canonical(layers) + "}",
          "{\"format\":\"quotewright-worksheets-1\",\"edition\":\"" + mark +
              "\",\"layers\":" + json::canonical(second.items[1]) + "}"};
}

TEST_F(App, CalculatorsThatAreApartAreAskedForAndComeWithoutTouchingTheQuote) {
  const Parts parts = parts_of(qw_reference_book_text, "e1");
  const std::string count = harness.value("tab", "Calculators");
  ASSERT_EQ(harness.app.load_book(parts.book), "");
  std::string deal = sample("distributor");
  deal.insert(deal.rfind('}'), R"(, "worksheets": {"change_order": {"rework": 3}})");
  ASSERT_EQ(harness.app.load_quote(deal, "distributor.json"), "");
  harness.settle();
  EXPECT_EQ(harness.value("tab", "Calculators"), count);
  EXPECT_FALSE(harness.app.wants_worksheets());
  harness.click("tab", "Operations");
  harness.click("spinbutton", "Warehouses");
  type("999");
  press(ImGuiKey_Enter);
  harness.click("tab", "Calculators");
  EXPECT_TRUE(harness.app.wants_worksheets());
  EXPECT_NE(harness.find("alert", "Loading: The calculators are on their way"), nullptr);
  EXPECT_EQ(harness.find("combobox", "Calculator"), nullptr);

  harness.app.refuse_worksheets("No network.");
  harness.settle();
  EXPECT_FALSE(harness.app.wants_worksheets());
  const SemanticNode* problem = harness.find("alert", "Not here: The calculators did not load");
  ASSERT_NE(problem, nullptr);
  EXPECT_EQ(problem->description, "No network.");
  harness.click("button", "Try again");
  EXPECT_TRUE(harness.app.wants_worksheets());

  const std::string summary = harness.app.summary(), quote = harness.app.save_quote();
  EXPECT_NE(quote.find(R"("worksheets":{"change_order":{"rework":3}})"), std::string::npos) << quote;
  const Parts other = parts_of(qw_reference_book_text, "e2");
  EXPECT_NE(harness.app.add_worksheets(parts.book, other.worksheets).find("another edition"), std::string::npos);
  EXPECT_TRUE(harness.app.wants_worksheets());
  ASSERT_EQ(harness.app.add_worksheets(parts.book, parts.worksheets), "");
  harness.settle();
  EXPECT_FALSE(harness.app.wants_worksheets());
  EXPECT_EQ(harness.app.summary(), summary);
  EXPECT_EQ(harness.app.save_quote(), quote);
  EXPECT_NE(harness.find("combobox", "Calculator"), nullptr);
  harness.click("tab", "Intake");
  ASSERT_NE(harness.find("spinbutton", "Warehouses"), nullptr);
  EXPECT_TRUE(harness.find("spinbutton", "Warehouses")->invalid);  // what was typed is still there
}

TEST_F(App, WarehousesTypedFromThreeToOneChangeTierHoursAndPrice) {
  EXPECT_EQ(harness.value("status", "One-time net"), "$144,082.22");
  EXPECT_EQ(harness.value("tab", "Scope"), "Tier 2");
  harness.click("tab", "Operations");
  harness.click("spinbutton", "Warehouses");
  press(ImGuiKey_Backspace);  // everything is selected
  type("1");
  harness.settle();
  const Expected expected = direct("warehouses", "1");
  EXPECT_NE(expected.net, "$144,082.22");
  EXPECT_EQ(harness.value("spinbutton", "Warehouses"), "1");
  EXPECT_EQ(harness.value("status", "One-time net"), expected.net);
  EXPECT_EQ(harness.value("status", "Monthly"), expected.monthly);
  EXPECT_EQ(harness.value("tab", "Scope"), expected.tier);
  bool hours = false;
  for (const SemanticNode& node : harness.app.nodes()) {
    hours = hours || (node.role == "text" && node.name.find(expected.detail) != std::string::npos);
  }
  EXPECT_TRUE(hours) << expected.detail;
}

TEST_F(App, AnInvalidAnswerIsKeptInTheFieldAndSaid) {
  harness.click("tab", "Operations");
  harness.click("spinbutton", "Warehouses");
  type("999");
  harness.settle();
  const SemanticNode* field = harness.find("spinbutton", "Warehouses");
  ASSERT_NE(field, nullptr);
  EXPECT_TRUE(field->invalid);
  EXPECT_EQ(field->value, "999");
  EXPECT_NE(field->description.find("out of range"), std::string::npos);
  EXPECT_NE(field->description.find("the quote still uses 3"), std::string::npos);
  EXPECT_EQ(harness.value("status", "One-time net"), "$144,082.22");
}

TEST_F(App, TextThatReadsAsTheSameNumberComesToRest) {
  harness.click("tab", "Operations");
  harness.click("spinbutton", "Warehouses");
  type("007");
  harness.settle();
  EXPECT_EQ(harness.value("status", "One-time net"), direct("warehouses", "7").net);
  EXPECT_LT(harness.app.frame(1), 0);
  press(ImGuiKey_UpArrow);
  harness.settle();
  EXPECT_EQ(harness.value("spinbutton", "Warehouses"), "8");
  press(ImGuiKey_Backspace);
  type("6");
  harness.settle();
  EXPECT_EQ(harness.value("status", "One-time net"), direct("warehouses", "6").net);
}

TEST_F(App, AssistiveTechnologyNeedsNoPointer) {
  ASSERT_TRUE(harness.act("tab", "Operations", "click"));
  ASSERT_TRUE(harness.act("spinbutton", "Warehouses", "set", "2"));
  EXPECT_EQ(harness.value("status", "One-time net"), direct("warehouses", "2").net);
  ASSERT_TRUE(harness.act("radio", "Barcode scanning: No", "click"));
  EXPECT_TRUE(harness.find("radio", "Barcode scanning: No")->checked);
  ASSERT_TRUE(harness.act("combobox", "Inventory valuation", "set", "Average cost"));
  EXPECT_EQ(harness.value("combobox", "Inventory valuation"), "Average cost");
  ASSERT_TRUE(harness.act("spinbutton", "Resupply loops", "focus"));
  const SemanticNode* field = harness.find("spinbutton", "Resupply loops");
  EXPECT_TRUE(field->focused);
  EXPECT_GT(field->height, 0) << "scrolled into sight";
  EXPECT_FALSE(harness.app.act(12345, "click", ""));
  EXPECT_FALSE(harness.app.act(field->id, "explode", ""));
}

TEST_F(App, IdleDrawsNothing) {
  EXPECT_LT(harness.app.frame(1), 0);
  EXPECT_LT(harness.app.frame(1), 0);
  ViewSettings view = desktop();
  view.dark = true;
  harness.app.set_view(view);
  const int frames = harness.settle();
  EXPECT_GE(frames, 2);
  EXPECT_LE(frames, 4);
}

TEST_F(App, EveryFigureExplainsItself) {
  harness.click("link", "Why: One-time net");
  EXPECT_EQ(dialogs(), 1);
  press(ImGuiKey_Escape);
  harness.settle();
  EXPECT_EQ(dialogs(), 0);
}

TEST_F(App, TablesHaveARowForEveryLine) {
  ASSERT_TRUE(harness.act("tab", "Quote", "click"));
  const SemanticNode* row = harness.find("row", "Configuration");
  ASSERT_NE(row, nullptr);
  EXPECT_NE(row->value.find("38,890.62"), std::string::npos);
  ASSERT_TRUE(harness.act("row", "Configuration", "click"));
  EXPECT_NE(harness.find("dialog", "Configuration"), nullptr);
}

TEST_F(App, SavedQuoteReadsBackTheSame) {
  ASSERT_TRUE(harness.act("tab", "Operations", "click"));
  ASSERT_TRUE(harness.act("spinbutton", "Warehouses", "set", "5"));
  const std::string saved = harness.app.save_quote(), summary = harness.app.summary();
  AppHarness* const current = &harness;
  ASSERT_EQ(current->app.load_quote(saved, "saved.json"), "");
  harness.settle();
  EXPECT_EQ(harness.app.save_quote(), saved);
  EXPECT_EQ(harness.app.summary(), summary);
}

TEST_F(App, WhatCannotBeLoadedLeavesTheQuoteAsItWas) {
  EXPECT_NE(harness.app.load_quote("{\"answers\": {\"warehouses\": \"many\"}}", "bad.json"), "");
  EXPECT_NE(harness.app.load_quote("no json", "bad.json"), "");
  EXPECT_NE(harness.app.load_book("{}"), "");
  harness.settle();
  EXPECT_EQ(harness.value("status", "One-time net"), "$144,082.22");
}

TEST(AppStart, WithoutBookItSaysSo) {
  AppHarness harness(desktop());
  harness.settle();
  EXPECT_NE(harness.find("heading", "No price book yet"), nullptr);
  EXPECT_EQ(harness.app.summary(), "");
  EXPECT_EQ(harness.app.save_quote(), "");
  EXPECT_NE(harness.app.load_quote("{}", "x.json"), "");
}

TEST(AppStart, BytesThatAreNoFontAreRefused) {
  const Headless context;
  Stage stage;
  EXPECT_FALSE(stage.set_fonts("", ""));
  EXPECT_FALSE(stage.set_fonts("not a font at all", "neither is this"));
  const std::string& font = Headless::regular_font();
  EXPECT_FALSE(stage.set_fonts(font.substr(0, 200), font));
  EXPECT_FALSE(stage.set_fonts(font, font.substr(0, 40)));
  EXPECT_FALSE(stage.ready());
  EXPECT_TRUE(stage.set_fonts(font, font));
}

TEST(AppSave, SelectionsAreSavedAsTheyCame) {
  AppHarness harness(phone());
  const std::string lines =
      R"("lines":{"one_time":[{"id":"kit","price":{"model":"flat","value":100},"cost":{"model":"flat","value":40}}],"recurring":[]})";
  const std::string book =
      R"({"format":"quotewright-book-1","files":{"b.json":{"meta":{"id":"b","version":1,"title":"B","currency":"USD"},)" +
      lines + R"(,"options":[{"id":"more","label":"More","lines":["kit"],"default":"in"}]}}})";
  ASSERT_EQ(harness.app.load_book(book), "");
  ASSERT_EQ(harness.app.load_quote(R"({"book":"b","answers":{},"selections":{"more":"out"}})", "q.json"), "");
  const std::string saved = harness.app.save_quote();
  EXPECT_NE(saved.find(R"("selections":{"more":"out"})"), std::string::npos) << saved;
  const std::string summary = harness.app.summary();
  ASSERT_EQ(harness.app.load_quote(saved, "saved.json"), "");
  EXPECT_EQ(harness.app.save_quote(), saved);
  EXPECT_EQ(harness.app.summary(), summary);
}

TEST(AppPhone, OneColumnWithTheSummaryInABar) {
  AppHarness harness(phone());
  ASSERT_EQ(harness.app.load_book(qw_reference_book_text), "");
  ASSERT_EQ(harness.app.load_quote(sample("distributor"), "distributor.json"), "");
  harness.settle();
  EXPECT_NE(harness.value("button", "Summary").find("$144,082.22"), std::string::npos);
  ASSERT_TRUE(harness.act("button", "Summary", "click"));
  EXPECT_EQ(harness.value("status", "One-time net"), "$144,082.22");
  ASSERT_TRUE(harness.act("button", "Close summary", "click"));
  EXPECT_EQ(harness.find("button", "Close summary"), nullptr);
}

}  // namespace
}  // namespace qw::workbench::testing
