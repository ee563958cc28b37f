// The written forms: one text for one deal, whatever the order of its answers.
#include "core/pricebook/small_book.h"
#include "json/json.h"
#include "json/writer.h"

namespace qw_test {
namespace {

constexpr const char* kDeal = R"({"rush": true, "reviews": 5, "size": "large", "extras": ["audit", "training"],
  "records": {"customers": 700, "orders": 400}, "discount_pct": 7.6923})";

TEST(ToSummary, IsWhatTheBookLaysOut) {
  EXPECT_EQ(
      qw::to_summary(quote_of(small_book(), kDeal)),
      R"({"book":{"id":"small","version":3,"currency":"USD"},"outcome":"go","figures":{"net":"900.00","tier":2,)"
      R"("score":"10.0"},"rush":{"reviews":5},"approvals":[{"role":"boss","reasons":["discount","referred","many_reviews"]},)"
      R"({"role":"clerk","reasons":["training"]}]})");
  EXPECT_EQ(qw::to_summary(quote_of(small_book())),
            R"({"book":{"id":"small","version":3,"currency":"USD"},"outcome":"go","figures":{"net":"975.00","tier":1,)"
            R"("score":"1.0"},"rush":null,"approvals":[]})");
}

TEST(ToJson, HasItsKeysInOneOrder) {
  const qw::json::ReadResult read = qw::json::read(qw::to_json(quote_of(small_book(), kDeal), true));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.root.keys, (std::vector<std::string>{"engine", "book", "answers", "scope", "deployment", "facts",
                                                      "decisions", "gates", "lines", "totals", "phases", "milestones",
                                                      "metrics", "approvals", "document", "findings", "trace"}));
  EXPECT_EQ(read.root.find("answers")->keys,
            (std::vector<std::string>{"plan_hours", "build_hours", "manage_hours", "discount_pct", "rush", "reviews",
                                      "size", "extras", "records", "monthly_fee", "budget"}));
  EXPECT_EQ(
      qw::json::canonical(*read.root.find("totals")),
      R"({"one_time_hours":975,"one_time_list":"975.00","one_time_discount":"75.00","one_time_net":"900.00",)"
      R"("one_time_cost":"487.50","one_time_margin_pct":"45.8","monthly_recurring":"150.00","monthly_cost":"60.00",)"
      R"("recurring_margin_pct":"60.0"})");
  EXPECT_EQ(qw::json::canonical(*read.root.find("answers")->find("records")), R"({"customers":"700","orders":"400"})");
  EXPECT_EQ(qw::json::canonical(*read.root.find("document")), R"({"clauses":["general","rush_clause"]})");
  EXPECT_EQ(qw::json::canonical(*read.root.find("metrics")), R"({"year":"2700","monthly_recurring":"150"})");
}

// Decimals are text: no number of the document has a fraction or an exponent.
void check_numbers(const qw::json::Node& node) {
  if (node.kind == qw::json::Kind::number) {
    EXPECT_EQ(node.text.find_first_of(".eE"), std::string::npos) << node.text;
  }
  for (const qw::json::Node& item : node.items) check_numbers(item);
}

TEST(ToJson, WritesDecimalsAsText) {
  const auto book = small_book();
  for (const char* input : {"{}", kDeal, R"({"monthly_fee": 33.335, "discount_pct": 0.0006})"}) {
    const std::string text = qw::to_json(quote_of(book, input), true);
    const qw::json::ReadResult read = qw::json::read(text);
    ASSERT_TRUE(read.ok());
    check_numbers(read.root);
    EXPECT_EQ(qw::json::canonical(read.root), text);
  }
}

TEST(ToJson, IsTheSameForTheSameDeal) {
  const auto book = small_book();
  const std::string expected = qw::to_json(quote_of(book, kDeal), true);
  EXPECT_EQ(qw::to_json(quote_of(book, kDeal), true), expected);
  EXPECT_EQ(qw::to_json(quote_of(small_book(), kDeal), true), expected);
  EXPECT_EQ(qw::to_json(quote_of(book, R"({"discount_pct": 7.69230, "records": {"orders": 400, "customers": 700},
    "extras": ["training", "audit"], "size": "large", "reviews": 5, "rush": true, "plan_hours": null, "build_hours": 300})"),
                        true),
            expected);
}

TEST(ToJson, LeavesOutTheTraceWhenNotAsked) {
  const qw::Evaluation quote = quote_of(small_book());
  const std::string with = qw::to_json(quote, true);
  const std::string without = qw::to_json(quote, false);
  EXPECT_TRUE(without.ends_with("\"trace\":null}"));
  EXPECT_EQ(with.substr(0, without.size() - 5), without.substr(0, without.size() - 5));
}

TEST(ToErrorJson, HasTheFirstErrorAndAllFindings) {
  const qw::Findings findings =
      findings_of(small_book(), R"({"custommer": 1, "answers": {"size": "tiny", "rush": 1}})");
  const qw::json::ReadResult read = qw::json::read(qw::to_error_json(findings));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.root.keys, (std::vector<std::string>{"error", "findings"}));
  EXPECT_EQ(read.root.find("error")->find("code")->text, "intake.unknown_option");
  EXPECT_EQ(read.root.find("error")->find("path")->text, "/answers/size");
  ASSERT_EQ(read.root.find("findings")->items.size(), 3U);
  EXPECT_EQ(read.root.find("findings")->items[0].find("severity")->text, "warning");
  EXPECT_EQ(read.root.find("findings")->items[2].find("line")->text, "1");
}

}  // namespace
}  // namespace qw_test
