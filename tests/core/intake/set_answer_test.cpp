// set_answer and answer_text: what a person types or chooses, and back.
#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

std::uint32_t number_of(const qw::PriceBook& book, std::string_view key) {
  return static_cast<std::uint32_t>(book.question(key) - book.questions.data());
}

std::string all_texts(const qw::PriceBook& book, const qw::Intake& intake) {
  std::string text;
  for (std::uint32_t i = 0; i < book.questions.size(); ++i) {
    text += book.questions[i].key + (intake.answered[i] ? "=" : "~") + qw::answer_text(book, intake, i) + "\n";
  }
  return text;
}

TEST(SetAnswer, TakesTextOfEveryType) {
  const auto book = small_book();
  const struct {
    const char* key;
    const char* text;
    const char* expected;
  } cases[] = {
      {"plan_hours", "0", "0"},
      {"plan_hours", "2000000000", "2000000000"},
      {"discount_pct", "7.5", "7.5"},
      {"discount_pct", "7.50000", "7.5"},
      {"rush", "true", "true"},
      {"rush", "false", "false"},
      {"size", "large", "large"},
      {"extras", "", ""},
      {"extras", "training,backup", "backup,training"},
      {"records", "orders=5", "orders=5"},
      {"records", "customers=3,orders=5", "customers=3,orders=5"},
      {"records", "orders=1,orders=2", "orders=2"},
      {"records", "", ""},
  };
  for (const auto& test : cases) {
    qw::Intake intake = qw::default_answers(*book);
    const std::uint32_t question = number_of(*book, test.key);
    EXPECT_TRUE(qw::set_answer(*book, intake, question, test.text).empty()) << test.key << " " << test.text;
    EXPECT_EQ(qw::answer_text(*book, intake, question), test.expected);
    EXPECT_TRUE(intake.answered[question]);
    // and back: the text of an answer is an answer, of the same value
    qw::Intake again = qw::default_answers(*book);
    EXPECT_TRUE(qw::set_answer(*book, again, question, qw::answer_text(*book, intake, question)).empty()) << test.text;
    EXPECT_EQ(all_texts(*book, again), all_texts(*book, intake));
  }
}

TEST(SetAnswer, KeepsTheOtherCounts) {
  const auto book = small_book();
  qw::Intake intake = qw::default_answers(*book);
  const std::uint32_t records = number_of(*book, "records");
  EXPECT_TRUE(qw::set_answer(*book, intake, records, "customers=3").empty());
  EXPECT_TRUE(qw::set_answer(*book, intake, records, "orders=4").empty());
  EXPECT_EQ(qw::answer_text(*book, intake, records), "customers=3,orders=4");
  EXPECT_TRUE(qw::set_answer(*book, intake, records, "customers=0").empty());
  EXPECT_EQ(qw::answer_text(*book, intake, records), "orders=4");
  EXPECT_TRUE(qw::set_answer(*book, intake, records, "").empty());
  EXPECT_EQ(qw::answer_text(*book, intake, records), "");
}

TEST(SetAnswer, LeavesTheIntakeWhenInvalid) {
  const auto book = small_book();
  qw::Intake intake = qw::default_answers(*book);
  ASSERT_TRUE(qw::set_answer(*book, intake, number_of(*book, "extras"), "audit").empty());
  ASSERT_TRUE(qw::set_answer(*book, intake, number_of(*book, "records"), "orders=9").empty());
  const std::string before = all_texts(*book, intake);
  const struct {
    const char* key;
    const char* text;
    const char* code;
    const char* path;
  } cases[] = {
      {"plan_hours", "", "intake.wrong_type", "/plan_hours"},
      {"plan_hours", "many", "intake.wrong_type", "/plan_hours"},
      {"plan_hours", "1,000", "intake.wrong_type", "/plan_hours"},
      {"plan_hours", "1.5", "intake.wrong_type", "/plan_hours"},
      {"plan_hours", " 1", "intake.wrong_type", "/plan_hours"},
      {"plan_hours", "1e3", "intake.wrong_type", "/plan_hours"},
      {"plan_hours", "2000000001", "intake.out_of_range", "/plan_hours"},
      {"discount_pct", "0.00001", "intake.too_many_decimals", "/discount_pct"},
      {"discount_pct", "101", "intake.out_of_range", "/discount_pct"},
      {"budget", "", "intake.wrong_type", "/budget"},
      {"rush", "yes", "intake.wrong_type", "/rush"},
      {"rush", "", "intake.wrong_type", "/rush"},
      {"size", "", "intake.unknown_option", "/size"},
      {"size", "huge", "intake.unknown_option", "/size"},
      {"extras", "audit,audit", "intake.repeated_option", "/extras/1"},
      {"extras", "audit,nothing", "intake.unknown_option", "/extras/1"},
      {"extras", ",", "intake.unknown_option", "/extras/0"},
      {"records", "orders", "intake.wrong_type", "/records/orders"},
      {"records", "orders=", "intake.wrong_type", "/records/orders"},
      {"records", "orders=x", "intake.wrong_type", "/records/orders"},
      {"records", "orders=1001", "intake.out_of_range", "/records/orders"},
      {"records", "things=1", "intake.unknown_option", "/records/things"},
      {"records", "orders=1,things=1", "intake.unknown_option", "/records/things"},
  };
  for (const auto& test : cases) {
    const qw::Findings findings = qw::set_answer(*book, intake, number_of(*book, test.key), test.text);
    ASSERT_EQ(findings.size(), 1U) << test.key << " \"" << test.text << "\"";
    EXPECT_EQ(findings[0].code, test.code) << test.text;
    EXPECT_EQ(findings[0].path, test.path) << test.text;
    EXPECT_EQ(findings[0].severity, qw::Severity::error);
    EXPECT_EQ(findings[0].message.back(), findings[0].message.ends_with('?') ? '?' : '.');
    EXPECT_EQ(all_texts(*book, intake), before);
  }
}

// Undo keeps old answers while new ones come in: copies must not share what is changed.
TEST(SetAnswer, LeavesCopiesAlone) {
  const auto book = small_book();
  qw::Intake first = qw::default_answers(*book);
  ASSERT_TRUE(qw::set_answer(*book, first, number_of(*book, "extras"), "audit,training").empty());
  ASSERT_TRUE(qw::set_answer(*book, first, number_of(*book, "records"), "orders=9").empty());
  const std::string before = all_texts(*book, first);
  {
    qw::Intake second = first;
    ASSERT_TRUE(qw::set_answer(*book, second, number_of(*book, "extras"), "backup").empty());
    ASSERT_TRUE(qw::set_answer(*book, second, number_of(*book, "records"), "orders=1").empty());
  }
  EXPECT_EQ(all_texts(*book, first), before);
}

}  // namespace
}  // namespace qw_test
