// Comparison and difference: what is the same says nothing, what differs says why and by how much.
#include "whatif/compare.h"

#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

using qw::to_text;

std::string texts(const std::vector<qw::RulesChange>& changes) {
  std::string all;
  for (const qw::RulesChange& change : changes) {
    all += change.id + ":" + change.before + ">" + change.after;
    for (const qw::RuleChange& rule : change.ceased) all += " -" + rule.id;
    for (const qw::RuleChange& rule : change.began) all += " +" + rule.id;
    all += "\n";
  }
  return all;
}

std::string moneys(const std::vector<qw::MoneyChange>& changes) {
  std::string all;
  for (const qw::MoneyChange& change : changes) all += change.key + " " + to_text(change.delta) + "\n";
  return all;
}

TEST(Diff, OfTheSameQuoteIsEmpty) {
  const auto book = small_book();
  const char* const text = R"({"rush": true, "reviews": 5, "size": "large", "discount_pct": 7})";
  EXPECT_TRUE(qw::diff_quotes(quote_of(book, text), quote_of(book, text)).empty());
}

TEST(Diff, AnAnswerThatIsNotReadMakesNoDifference) {
  const auto book = small_book();
  EXPECT_TRUE(qw::diff_quotes(quote_of(book, R"({"reviews": 9})"), quote_of(book)).empty());
}

TEST(Diff, GoesFromAnswersToRulesToAmounts) {
  const auto book = small_book();
  const qw::QuoteDiff diff =
      qw::diff_quotes(quote_of(book), quote_of(book, R"({"rush": true, "reviews": 5, "plan_hours": 600})"));
  ASSERT_EQ(diff.answers.size(), 3U);
  EXPECT_EQ(diff.answers[0].key + diff.answers[0].before + diff.answers[0].after, "plan_hours500600");
  EXPECT_EQ(diff.answers[1].key, "rush");
  EXPECT_EQ(diff.answers[2].before + ">" + diff.answers[2].after, "2>5");
  EXPECT_EQ(texts(diff.decisions),
            "review_points:0>1 +review_points#1\n"
            "triggers:>t_rush +t_rush\n"
            "care_plan:silver>gold -always +gold_for_rush\n");
  EXPECT_EQ(texts(diff.gates), "G2:pass>refer +many_reviews\n");
  EXPECT_EQ(diff.gates[0].began[0].because, "5 reviews are many");
  EXPECT_EQ(texts(diff.signatures), "boss:>signs +many_reviews\n");
  ASSERT_EQ(diff.clauses_added.size(), 1U);
  EXPECT_EQ(diff.clauses_added[0], "rush_clause");
  ASSERT_EQ(diff.lines.size(), 1U);
  EXPECT_EQ(book->line(diff.lines[0].line).id, "planning");
  EXPECT_EQ(to_text(diff.lines[0].delta), "100.00");
  EXPECT_EQ(diff.lines[0].hours_after, 600);
  EXPECT_EQ(moneys(diff.totals), "one_time_list 100.00\none_time_net 100.00\none_time_cost 50.00\n");
}

// Backwards everything is the other way round.
TEST(Diff, IsSymmetric) {
  const auto book = small_book();
  const qw::Evaluation one = quote_of(book, R"({"extras": ["audit"], "discount_pct": 6})");
  const qw::Evaluation other = quote_of(book);
  const qw::QuoteDiff there = qw::diff_quotes(one, other);
  const qw::QuoteDiff back = qw::diff_quotes(other, one);
  ASSERT_EQ(there.totals.size(), back.totals.size());
  for (std::size_t i = 0; i < there.totals.size(); ++i) EXPECT_EQ(negate(there.totals[i].delta), back.totals[i].delta);
  EXPECT_EQ(there.signatures.at(0).ceased.at(0).id, back.signatures.at(0).began.at(0).id);
  ASSERT_EQ(there.lines.size(), back.lines.size());
  EXPECT_EQ(there.lines.back().state_after, "out");
  EXPECT_EQ(back.lines.back().state_after, "in");
}

// Semantics 9: a quantity of 1 becomes 3 at 10 a month: 10 months 300, 200 more; the next 12 months 360, 240 more.
TEST(Diff, ShowsTheDeltasOfAnAmendment) {
  const auto book =
      small_book({{R"("metrics": [)", R"x("terms": {"start": "date(\"2022-03-01\")", "months": 22}, "metrics": [)x"},
                  {R"("recurring": [)",
                   R"x("recurring": [
        {"id": "first_interval", "service": "S2", "stream": "support", "quantity": "reviews", "months": 10,
         "price": {"model": "per_unit", "value": 10}},
        {"id": "next_interval", "service": "S2", "stream": "support", "quantity": "reviews",
         "start": "date(\"2023-01-01\")", "price": {"model": "per_unit", "value": 10}},)x"}});
  const qw::QuoteDiff diff = qw::diff_quotes(quote_of(book, R"({"rush": true, "reviews": 1})"),
                                             quote_of(book, R"({"rush": true, "reviews": 3})"));
  ASSERT_EQ(diff.lines.size(), 2U);
  EXPECT_EQ(to_plain_text(diff.lines[0].quantity_before) + to_plain_text(diff.lines[0].quantity_after), "13");
  ASSERT_EQ(diff.lines[0].years.size(), 1U);
  EXPECT_EQ(to_text(diff.lines[0].years[0].after), "300.00");
  EXPECT_EQ(to_text(diff.lines[0].years[0].delta), "200.00");
  ASSERT_EQ(diff.lines[1].years.size(), 1U);
  EXPECT_EQ(to_text(diff.lines[1].years[0].after), "360.00");
  EXPECT_EQ(to_text(diff.lines[1].years[0].delta), "240.00");
  EXPECT_NE(moneys(diff.totals).find("contract_value 440.00\n"), std::string::npos) << moneys(diff.totals);
}

TEST(Compare, PutsFiguresInRows) {
  const auto book = small_book();
  std::vector<qw::Evaluation> quotes;
  quotes.push_back(quote_of(book));
  quotes.push_back(quote_of(book, R"({"plan_hours": 600, "extras": ["audit"]})"));
  const qw::Comparison comparison = qw::compare_quotes(quotes, {"one", "two"});
  std::string rows;
  for (const qw::CompareRow& row : comparison.rows) {
    ASSERT_EQ(row.values.size(), 2U);
    EXPECT_EQ(row.differs, row.values[0] != row.values[1]) << row.key;
    rows += row.key + "=" + row.values[0] + "|" + row.values[1] + "\n";
  }
  EXPECT_NE(rows.find("tier=1|1\n"), std::string::npos) << rows;
  EXPECT_NE(rows.find("deployment=shared|own\n"), std::string::npos) << rows;
  EXPECT_NE(rows.find("one_time_net=975.00|1075.00\n"), std::string::npos) << rows;
  EXPECT_NE(rows.find("one_time_margin_pct=50.0|50.0\n"), std::string::npos) << rows;
  EXPECT_NE(rows.find("\naudit=|50.00\n"), std::string::npos) << rows;
}

}  // namespace
}  // namespace qw_test
