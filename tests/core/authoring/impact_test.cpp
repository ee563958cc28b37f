// What a new book does to a quote that exists.
#include "authoring/impact.h"

#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

using namespace qw::authoring;

QuoteImpact impact_of(const std::vector<Edit>& edits, const std::string& text) {
  const qw::json::ReadResult read = qw::json::read(text);
  EXPECT_TRUE(read.ok());
  return quote_impact(small_book(), small_book(edits), {&read.root, text, "q.json"});
}

TEST(Impact, OfTheSameBookIsNothing) {
  const QuoteImpact impact = impact_of({}, R"({"name": "Deal", "book": {"id": "small", "version": 3}, "answers": {}})");
  EXPECT_FALSE(impact.changed());
  EXPECT_EQ(impact.name, "Deal");
}

TEST(Impact, TheVersionThatAQuoteNamesIsThatOfTheOldBook) {
  const QuoteImpact impact =
      impact_of({{"\"version\": 3", "\"version\": 4"}}, R"({"book": {"id": "small", "version": 3}, "answers": {}})");
  EXPECT_FALSE(impact.changed());
  ASSERT_TRUE(impact.after.outcome);
}

TEST(Impact, TellsClassesGatesMoneyAndSignatures) {
  const QuoteImpact impact = impact_of({{"if score >= 9 then 2 else 1", "if score >= 5 then 2 else 1"},
                                        {"\"when\": \"reviews > 4\"", "\"when\": \"reviews > 1\""},
                                        {"\"bill\": 1.5", "\"bill\": 2.5"}},
                                       R"({"answers": {"size": "medium", "rush": false}})");
  ASSERT_EQ(impact.classes.size(), 1U);
  EXPECT_EQ(impact.classes[0].id + impact.classes[0].before + impact.classes[0].after, "tier12");
  ASSERT_EQ(impact.gates.size(), 1U);
  EXPECT_EQ(impact.gates[0].before + " " + impact.gates[0].after, "pass refer (many_reviews)");
  ASSERT_EQ(impact.approvers_added.size(), 1U);
  EXPECT_EQ(impact.approvers_added[0].id, "boss");
  ASSERT_TRUE(impact.net_delta);
  EXPECT_EQ(qw::to_fixed_text(*impact.net_delta, 2), "487.50");  // half of 975 hours by A, at 1.00 more
  EXPECT_FALSE(impact.monthly_delta);
}

TEST(Impact, AQuestionThatIsGoneIsTheReason) {
  const std::vector<Edit> gone = {{"\"key\": \"budget\"", "\"key\": \"limit\""},
                                  {"if budget = null then true else budget >= one_time_net",
                                   "if limit = null then true else limit >= one_time_net"},
                                  {"The budget is {budget}", "The limit is {limit}"}};
  const QuoteImpact impact = impact_of(gone, R"({"answers": {"budget": 5000}})");
  EXPECT_TRUE(impact.changed());
  EXPECT_FALSE(impact.after.outcome);
  EXPECT_NE(to_lines(impact.after.findings).find("budget"), std::string::npos);
  const ImpactTotals totals = total_impact({impact});
  EXPECT_EQ(totals.lost, 1U);
  EXPECT_EQ(totals.changed, 1U);
}

TEST(Impact, AmountsOfTwoCurrenciesAreNotSubtracted) {
  const QuoteImpact impact = impact_of({{"\"currency\": \"USD\"", "\"currency\": \"EUR\""}}, "{}");
  EXPECT_TRUE(impact.changed());
  EXPECT_FALSE(impact.net_delta);
  EXPECT_FALSE(total_impact({impact}).same_currency);
}

TEST(Impact, TotalsAddUpWhatBothBooksPrice) {
  const std::vector<Edit> dearer = {{"\"bill\": 1.5", "\"bill\": 2.5"}};
  const ImpactTotals totals =
      total_impact({impact_of(dearer, "{}"), impact_of(dearer, R"({"answers": {"nonsense": 1}})")});
  EXPECT_EQ(totals.quotes, 2U);
  EXPECT_EQ(totals.price, 1U);
  EXPECT_EQ(qw::to_fixed_text(totals.net_before, 2), "975.00");
  EXPECT_EQ(qw::to_fixed_text(totals.net_after, 2), "1462.50");
}

TEST(Impact, ListsAndScenariosHoldSeveralQuotes) {
  EXPECT_EQ(quotes_in(qw::json::read("[{}, {}]").root).size(), 2U);
  EXPECT_EQ(quotes_in(qw::json::read(R"({"scenarios": [{}, {}, {}]})").root).size(), 3U);
  EXPECT_EQ(quotes_in(qw::json::read(R"({"answers": {}})").root).size(), 1U);
}

}  // namespace
}  // namespace qw_test
