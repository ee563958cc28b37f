// Solving and sweeping: the answer found keeps the goal, the next one does not; closed forms are exact to the cent.
#include "whatif/solve.h"

#include "core/pricebook/small_book.h"
#include "whatif/sweep.h"
#include "whatif/variant.h"

namespace qw_test {
namespace {

using qw::to_text;

struct Solved {
  std::shared_ptr<const qw::PriceBook> book;
  qw::Solution solution;
};

Solved solved(const std::vector<Edit>& edits, std::string_view answers, std::string_view kind, std::string_view target,
              std::string_view answer = "discount_pct", std::string_view of = "") {
  const auto book = small_book(edits);
  const qw::ReadInput read = qw::read_input(*book, answers, "input.json");
  const qw::Evaluated base = qw::evaluate(book, *read.input);
  const auto goal = qw::read_goal(*book, kind, target, of);
  EXPECT_TRUE(goal.ok()) << goal.error().message;
  const auto question = qw::find_question(*book, answer, true);
  EXPECT_TRUE(question.ok());
  return {book, qw::solve(*base.evaluation, *read.input, question.value(), goal.value())};
}

std::string found(const Solved& one) { return qw::to_plain_text(one.solution.found.answer); }

// List 975.00, cost 487.50: a margin of 35 % needs 750.00. 23.0774 % are 225.00465, rounded 225.00 off; 23.0775 % are 225.01.
TEST(Solve, LargestDiscountThatKeepsAMargin) {
  const Solved one = solved({}, "{}", "margin", "35");
  EXPECT_TRUE(one.solution.reachable);
  EXPECT_EQ(found(one), "23.0774");
  EXPECT_EQ(to_text(one.solution.found.net), "750.00");
  EXPECT_EQ(to_text(*one.solution.exact_net), "750.00");
  EXPECT_EQ(to_text(*one.solution.amount_off), "225.00");
  EXPECT_TRUE(one.solution.monotone);
  ASSERT_TRUE(one.solution.next);
  EXPECT_LT(*one.solution.next->margin_pct, qw::Decimal::from_int(35));
  EXPECT_GE(*one.solution.found.margin_pct, qw::Decimal::from_int(35));
}

// Semantics 7: 35 % on a cost of 1,000 is 1,538.47, not a cent less.
TEST(Solve, TheLowestNetIsRoundedUp) {
  const Solved one = solved({}, R"({"plan_hours": 2000, "build_hours": 0, "manage_hours": 0})", "margin", "35");
  EXPECT_EQ(to_text(*one.solution.exact_net), "1538.47");
  EXPECT_EQ(to_text(*one.solution.amount_off), "461.53");
}

// Semantics 7: list 100, cost 55, 35 %: the largest discount is 15.38, truncated.
TEST(Solve, TheLargestDiscountIsTruncated) {
  const std::vector<Edit> edits = {{R"("bill": 1.5, "cost": 0.75)", R"("bill": 1.5, "cost": 0.80)"},
                                   {R"("bill": 0.5, "cost": 0.25)", R"("bill": 0.5, "cost": 0.30)"},
                                   {R"("range": [0, 100], "places": 4)", R"("range": [0, 100], "places": 2)"}};
  const Solved one = solved(edits, R"({"plan_hours": 100000, "build_hours": 0, "manage_hours": 0})", "margin", "35");
  EXPECT_EQ(found(one), "15.38");
}

TEST(Solve, SmallestDiscountWithinABudget) {
  const Solved one = solved({}, "{}", "budget", "900");
  EXPECT_EQ(found(one), "7.6918");
  EXPECT_EQ(to_text(one.solution.found.net), "900.00");
  EXPECT_EQ(to_text(one.solution.next->net), "900.01");
  EXPECT_EQ(to_text(*one.solution.amount_off), "75.00");
}

TEST(Solve, BudgetThatIsMetAnyway) {
  const Solved one = solved({}, "{}", "budget", "2000");
  EXPECT_EQ(found(one), "0");
  EXPECT_FALSE(one.solution.next);
}

TEST(Solve, LargestDiscountThatKeepsAnApproverAway) {
  const Solved one = solved({}, "{}", "no_approver", "boss");
  EXPECT_EQ(found(one), "5");
  EXPECT_EQ(one.solution.next->roles.size(), 1U);
  EXPECT_EQ(found(solved({}, "{}", "no_new_approver", "")), "5");
}

TEST(Solve, SaysWhyNot) {
  const Solved margin = solved({}, "{}", "margin", "60");
  EXPECT_FALSE(margin.solution.reachable);
  EXPECT_EQ(margin.solution.why_not, "The margin is 50.00 % at 0.");
  const Solved boss = solved({}, R"({"rush": true, "reviews": 5})", "no_approver", "boss");
  EXPECT_FALSE(boss.solution.reachable);
  EXPECT_EQ(boss.solution.why_not, "boss signs even at 0.");
}

TEST(Solve, SaysWhenTheGoalComesAndGoes) {
  const std::vector<Edit> edits = {
      {R"("when": "discount_pct > 5")", R"("when": "discount_pct > 50 and discount_pct < 70")"}};
  const Solved one = solved(edits, "{}", "no_approver", "boss");
  EXPECT_FALSE(one.solution.monotone);
}

TEST(Solve, TheDiscountIsFoundInTheBook) {
  const auto book = small_book();
  ASSERT_TRUE(qw::discount_question(*book));
  EXPECT_EQ(book->questions[*qw::discount_question(*book)].key, "discount_pct");
}

TEST(Solve, RefusesWhatItDoesNotKnow) {
  const auto book = small_book();
  EXPECT_FALSE(qw::read_goal(*book, "happiness", "1", "").ok());
  EXPECT_FALSE(qw::read_goal(*book, "margin", "much", "").ok());
  EXPECT_FALSE(qw::read_goal(*book, "margin", "35", "contract").ok());
  EXPECT_FALSE(qw::read_goal(*book, "no_approver", "chief", "").ok());
  EXPECT_FALSE(qw::find_question(*book, "discunt_pct", true).ok());
  EXPECT_FALSE(qw::find_question(*book, "rush", true).ok());
}

TEST(Sweep, GoesOverARange) {
  const auto book = small_book();
  const qw::ReadInput read = qw::read_input(*book, "{}", "input.json");
  const qw::Evaluated base = qw::evaluate(book, *read.input);
  const auto question = qw::find_question(*book, "discount_pct", false).value();
  qw::SweepRange range;
  range.from = qw::Decimal();
  range.to = qw::Decimal::from_int(10);
  range.step = *qw::parse_decimal("2.5");
  const auto rows = qw::sweep(*base.evaluation, *read.input, question, range);
  ASSERT_TRUE(rows.ok());
  std::string text;
  for (const qw::SweepRow& row : rows.value()) {
    text += row.answer + " " + to_text(row.net) + " " + std::to_string(row.roles.size()) + "\n";
    const qw::Evaluation whole = quote_of(book, "{\"discount_pct\": " + row.answer + "}");
    EXPECT_EQ(row.net, whole.totals.net);
    EXPECT_EQ(row.roles.size(), whole.signatures.size());
  }
  EXPECT_EQ(text, "0 975.00 0\n2.5 950.62 0\n5 926.25 0\n7.5 901.87 1\n10 877.50 1\n");
}

TEST(Sweep, IsBounded) {
  const auto book = small_book();
  const qw::ReadInput read = qw::read_input(*book, "{}", "input.json");
  const qw::Evaluated base = qw::evaluate(book, *read.input);
  const auto rows = [&](const char* key, const qw::SweepRange& range) {
    return qw::sweep(*base.evaluation, *read.input, qw::find_question(*book, key, false).value(), range);
  };
  EXPECT_LE(rows("plan_hours", {}).value().size(), 22U);
  EXPECT_FALSE(rows("plan_hours", {{}, {}, qw::Decimal::from_int(1)}).ok());
  EXPECT_FALSE(rows("plan_hours", {qw::Decimal::from_int(-1), {}, {}}).ok());
  EXPECT_FALSE(rows("plan_hours", {{}, {}, qw::Decimal()}).ok());
  EXPECT_FALSE(rows("extras", {}).ok());
  EXPECT_EQ(rows("size", {}).value().size(), 3U);
  EXPECT_EQ(rows("rush", {}).value()[1].tier, "2");
}

}  // namespace
}  // namespace qw_test
