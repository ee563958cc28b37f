// Reasons: for every kind of subject, and a step for everything an evaluation holds.
#include "quote/explain.h"

#include <set>

#include "core/pricebook/small_book.h"
#include "json/json.h"

namespace qw_test {
namespace {

constexpr const char* kDeal = R"({"rush": true, "reviews": 5, "size": "large", "extras": ["audit", "training"],
  "records": {"customers": 700, "orders": 400}, "discount_pct": 7.6923})";

struct SubjectCase {
  const char* name;
  const char* subject;
  const char* title;
  const char* summary;
  const char* kind;  // of the first step
  const char* value;
  const char* formula;
};

void PrintTo(const SubjectCase& test, std::ostream* out) { *out << test.subject; }

class Subject : public testing::TestWithParam<SubjectCase> {};

TEST_P(Subject, IsExplained) {
  const SubjectCase& test = GetParam();
  const qw::Evaluation quote = quote_of(small_book(), kDeal);
  const qw::Result<qw::Explanation> found = qw::explain(quote, test.subject);
  ASSERT_TRUE(found.ok()) << found.error().message;
  const qw::Explanation& made = found.value();
  EXPECT_EQ(made.title, test.title);
  EXPECT_EQ(made.summary, test.summary);
  ASSERT_FALSE(made.steps.empty());
  EXPECT_EQ(made.steps[0].kind, test.kind);
  EXPECT_EQ(made.steps[0].value, test.value);
  EXPECT_EQ(made.steps[0].formula, test.formula);
  EXPECT_TRUE(qw::json::read(qw::to_json(made)).ok());
}

INSTANTIATE_TEST_SUITE_P(
    Subjects, Subject,
    testing::Values(
        SubjectCase{"tier", "tier", "Tier 2, two",
                    "It is a rush with 5 reviews; More than 1,000 records. The score is 10 points.", "fact", "2",
                    "max(2, 2)"},
        SubjectCase{"deployment", "deployment", "Own hosting",
                    "Large deals have their own hosting; An audit is in scope. The score is 10 points, band high.",
                    "fact", "own", "if count(reasons_for_own) > 0 then \"own\" else \"shared\""},
        SubjectCase{"fact", "half_records", "Half the records", "Half of 700 and 400.", "fact", "550 records",
                    "(700 + 400) / 2"},
        SubjectCase{"decision", "size_points", "Points of size", "9", "decision", "9", "\"large\" in \"large\""},
        SubjectCase{"answer", "size", "Size", "Very large", "answer", "Very large", ""},
        SubjectCase{"total", "one_time_net", "One-time net price", "900.00 USD", "total", "900.00 USD",
                    "975.00 - 75.00"},
        SubjectCase{"total_list", "one_time_list", "One-time list price", "975.00 USD", "total", "975.00 USD",
                    "500.00 + 300.00 + 175.00"},
        SubjectCase{"total_discount", "one_time_discount", "One-time discount", "75.00 USD", "total", "75.00 USD",
                    "975.00 * 7.6923 / 100"},
        SubjectCase{"one_time_line", "planning", "Planning work", "50 % Analyst at 1.5, 50 % Builder at 0.5.", "line",
                    "461.54", "500 * 1 = 500.00; 500.00 - 38.46"},
        SubjectCase{"recurring_line", "care", "Care", "100.00", "line", "100.00", "100"},
        SubjectCase{"phase", "phase/construction", "Building", "Own lines and 60.58 of what is shared by hours.",
                    "phase", "337.50", "276.92 + 60.58"},
        SubjectCase{"milestone", "start", "At the start", "297.00", "milestone", "297.00", "900.00 * 33 / 100"},
        SubjectCase{"gate", "G2", "Reviews", "5 reviews are many.", "gate", "refer", "5 > 4"},
        SubjectCase{"passing_gate", "G1", "Budget", "No rule of this gate holds.", "gate", "pass", ""},
        SubjectCase{"role", "boss", "The boss", "A discount of 7.6923 %; 2 gates refer; 5 reviews are many.",
                    "approval", "signs", "7.6923 > 5"}),
    [](const testing::TestParamInfo<SubjectCase>& named) { return std::string(named.param.name); });

TEST(Explain, FollowsTheInputsToTheAnswers) {
  const qw::Evaluation quote = quote_of(small_book(), kDeal);
  const qw::Result<qw::Explanation> found = qw::explain(quote, "tier");
  ASSERT_TRUE(found.ok());
  std::set<std::string> ids;
  for (const qw::TraceStep& step : found.value().steps) EXPECT_TRUE(ids.insert(step.id).second) << step.id;
  for (const char* id : {"tier", "hard_tier", "soft_tier", "score", "size_points", "review_points", "triggers", "rush",
                         "reviews", "half_records", "records", "size"}) {
    EXPECT_EQ(ids.count(id), 1U) << id;
  }
}

TEST(Explain, ARoleThatDoesNotSignSaysSo) {
  const qw::Evaluation quote = quote_of(small_book(), kDeal);
  const qw::Result<qw::Explanation> found = qw::explain(quote, "nobody");
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found.value().summary, "Nothing in this quote needs this signature.");
  EXPECT_TRUE(found.value().steps.empty());
}

TEST(Explain, RefusesWhatItDoesNotKnow) {
  const qw::Evaluation quote = quote_of(small_book());
  const struct {
    const char* subject;
    const char* code;
    const char* part;
  } cases[] = {
      {"teir", "explain.unknown_subject", "Did you mean \"tier\"?"},
      {"buildin", "explain.unknown_subject", "Did you mean \"building\"?"},
      {"", "explain.unknown_subject", "Nothing in this quote is called \"\"."},
      {"entirely-else-and-long", "explain.unknown_subject", "Use tier, deployment"},
      {"sizes", "explain.unknown_subject", "Did you mean \"size\"?"},  // a table is no subject
      {"audit", "explain.not_in_quote", "its price is zero here"},
      {"phase/planning", "explain.unknown_subject", "Nothing"},
  };
  for (const auto& test : cases) {
    const qw::Result<qw::Explanation> found = qw::explain(quote, test.subject);
    ASSERT_FALSE(found.ok()) << test.subject;
    EXPECT_EQ(found.error().code, test.code) << test.subject;
    EXPECT_NE(found.error().message.find(test.part), std::string::npos) << found.error().message;
  }
}

// Every name a person can see has an explanation.
TEST(Explain, KnowsEverythingOfTheQuote) {
  const qw::Evaluation quote = quote_of(small_book(), kDeal);
  const qw::PriceBook& book = *quote.book;
  std::vector<std::string> subjects = {"tier", "deployment"};
  for (const qw::SlotInfo& slot : book.slots) {
    if (slot.kind != qw::SlotKind::table) subjects.push_back(slot.name);
  }
  for (const auto& line : book.one_time_lines) subjects.push_back(line.id);
  for (const auto& line : quote.recurring) subjects.push_back(book.recurring_lines[line.line].id);
  for (const auto& gate : book.gates) subjects.push_back(gate.id);
  for (const auto& role : book.roles) subjects.push_back(role.id);
  for (const auto& row : quote.phases) subjects.push_back("phase/" + book.phases[row.phase].row);
  for (const auto& milestone : quote.milestones) subjects.push_back(milestone.id);
  for (const std::string& subject : subjects) {
    const qw::Result<qw::Explanation> found = qw::explain(quote, subject);
    ASSERT_TRUE(found.ok()) << subject;
    EXPECT_FALSE(found.value().title.empty()) << subject;
    EXPECT_FALSE(found.value().summary.empty()) << subject;
  }
}

TEST(Trace, CoversEverything) {
  const qw::Evaluation quote = quote_of(small_book(), kDeal);
  const qw::PriceBook& book = *quote.book;
  std::multiset<std::string> ids;
  for (const qw::TraceStep& step : qw::trace(quote)) {
    EXPECT_FALSE(step.label.empty()) << step.id;
    EXPECT_FALSE(step.value.empty()) << step.id;
    ids.insert(step.kind + " " + step.id);
  }
  std::multiset<std::string> expected = {"answer reviews"};
  for (const auto& fact : book.facts) expected.insert("fact " + fact.name);
  for (const auto& decision : book.decisions) expected.insert("decision " + decision.name);
  for (const auto& line : book.one_time_lines) expected.insert("line " + line.id);
  for (const auto& line : quote.recurring) expected.insert("line " + book.recurring_lines[line.line].id);
  for (const char* total : {"one_time_hours", "one_time_list", "one_time_discount", "one_time_net", "one_time_cost",
                            "monthly_recurring", "monthly_cost"}) {
    expected.insert("total " + std::string(total));
  }
  for (const auto& row : quote.phases) expected.insert("phase " + book.phases[row.phase].row);
  for (const auto& gate : book.gates) expected.insert("gate " + gate.id);
  for (const auto& milestone : quote.milestones) expected.insert("milestone " + milestone.id);
  for (const auto& signature : quote.signatures) {
    for (const auto& reason : signature.reasons) {
      if (reason.source == qw::SignatureReason::Source::rule) {
        expected.insert("approval " + book.roles[signature.role].id + "/" + book.approval_rules[reason.index].reason);
      }
    }
  }
  EXPECT_EQ(ids, expected);
}

TEST(Texts, FillInValues) {
  const qw::Evaluation quote = quote_of(small_book(), kDeal);
  EXPECT_EQ(qw::gate_text(quote, 0), "");
  EXPECT_EQ(qw::gate_text(quote, 1), "5 reviews are many");
  EXPECT_EQ(qw::reason_text(quote, {qw::SignatureReason::Source::rule, 0}), "The list price is 975");
  EXPECT_EQ(qw::reason_text(quote, {qw::SignatureReason::Source::gate, 2}), "Training is extra");
  EXPECT_EQ(qw::display_value(quote, quote.book->find_slot("rush")), "yes");
  EXPECT_EQ(qw::display_value(quote, quote.book->find_slot("budget")), "none");
  EXPECT_EQ(qw::display_value(quote, quote.book->find_slot("extras")), "audit, training");
  EXPECT_EQ(qw::display_value(quote, quote.book->find_slot("one_time_net")), "900.00 USD");
}

}  // namespace
}  // namespace qw_test
