// Gates: of the rules that hold the most severe wins, of equals the first; the counts of the verdicts.
#include "qualify/gates.h"

#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

std::string verdicts(const qw::Evaluation& quote) {
  std::string text;
  for (std::size_t i = 0; i < quote.gates.size(); ++i) {
    const qw::GateResult& gate = quote.gates[i];
    text += std::string(text.empty() ? "" : " ") + qw::to_text(gate.verdict);
    if (gate.verdict != qw::Verdict::pass) text += ":" + quote.book->gates[i].rules[gate.rule].reason;
  }
  return text;
}

std::string counts(const qw::Evaluation& quote) {
  const qw::EngineSlots& engine = quote.book->engine;
  std::string text;
  for (const qw::SlotId slot : {engine.gates_assuming, engine.gates_referring, engine.gates_blocking}) {
    text += qw::to_plain_text(quote.values[slot].as_number());
  }
  return text;
}

TEST(Gates, TakeTheMostSevereRuleThatHolds) {
  const struct {
    const char* input;
    const char* verdicts;
    const char* counts;  // assuming, referring, blocking
  } cases[] = {
      {"{}", "pass pass pass", "000"},
      {R"({"rush": true, "reviews": 2})", "pass pass pass", "000"},
      {R"({"rush": true, "reviews": 3})", "pass assume:some_reviews pass", "100"},
      {R"({"rush": true, "reviews": 5})", "pass refer:many_reviews pass", "010"},
      // two referrals hold: the first
      {R"({"rush": true, "reviews": 6})", "pass refer:many_reviews pass", "010"},
      {R"({"rush": true, "reviews": 9})", "pass block:endless_reviews pass", "001"},
      {R"({"rush": true, "reviews": 9, "budget": 0, "extras": ["training"]})",
       "block:budget_short block:endless_reviews refer:training", "012"},
      {R"({"budget": 975})", "pass pass pass", "000"},
      {R"({"budget": 974.99})", "block:budget_short pass pass", "001"},
  };
  const auto book = small_book();
  for (const auto& test : cases) {
    const qw::Evaluation quote = quote_of(book, test.input);
    EXPECT_EQ(verdicts(quote), test.verdicts) << test.input;
    EXPECT_EQ(counts(quote), test.counts) << test.input;
  }
}

// The order in the book does not weaken a verdict.
TEST(Gates, SeverityCountsMoreThanOrder) {
  const auto book = small_book({{R"("when": "reviews > 2", "verdict": "assume", "reason": "some_reviews")",
                                 R"("when": "reviews > 2", "verdict": "block", "reason": "first_of_all")"}});
  EXPECT_EQ(verdicts(quote_of(book, R"({"rush": true, "reviews": 9})")), "pass block:first_of_all pass");
}

// Null is not true: a rule about something unknown does not hold.
TEST(Gates, ANullConditionDoesNotHold) {
  const auto book = small_book({{"\"when\": \"not(has_budget)\"", R"("when": "budget < 10")"}});
  EXPECT_EQ(verdicts(quote_of(book)), "pass pass pass");
  EXPECT_EQ(verdicts(quote_of(book, R"({"budget": 9})")), "block:budget_short pass pass");
}

TEST(Decisions, GiveTheValueAndTheRulesThatMatched) {
  const auto book = small_book();
  const qw::Evaluation quote =
      quote_of(book, R"({"rush": true, "reviews": 7, "size": "medium", "records": {"customers": 1000, "orders": 1}})");
  const auto value = [&](const char* name) { return qw::feel::to_text(quote.values[book->find_slot(name)]); };
  EXPECT_EQ(value("size_points"), "5");
  EXPECT_EQ(value("review_points"), "3");
  EXPECT_EQ(value("triggers"), "[\"t_rush\", \"t_records\"]");
  EXPECT_EQ(value("care_plan"), "gold");
  EXPECT_EQ(value("half_records"), "501");  // 500.5, half up at RH
  EXPECT_EQ(quote.matched[book->slots[book->find_slot("triggers")].index], (std::vector<std::uint32_t>{0, 1}));
  const qw::Evaluation calm = quote_of(book);
  EXPECT_EQ(qw::feel::to_text(calm.values[book->find_slot("review_points")]), "0");
  EXPECT_EQ(qw::feel::to_text(calm.values[book->find_slot("care_plan")]), "silver");
  EXPECT_TRUE(calm.matched[book->slots[book->find_slot("triggers")].index].empty());
}

}  // namespace
}  // namespace qw_test
