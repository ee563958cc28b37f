// Presets in a quote: whose answer counts, where it comes from, and how it is taken back.
#include "core/pricebook/small_book.h"
#include "quote/explain.h"

namespace qw_test {
namespace {

std::shared_ptr<const qw::PriceBook> preset_book() {
  return small_book({{R"("intake": {"sections": [)", R"("intake": {"presets": [
    {"id": "big", "label": "Big", "answers": {"plan_hours": 900, "size": "large", "extras": ["training", "audit"], "records": {"orders": 7}}},
    {"id": "long", "label": "Long", "answers": {"plan_hours": 2000}}
  ], "sections": [)"}});
}

struct Read {
  std::string answers;  // "plan_hours=900*": * from a preset, ~ a default
  qw::Findings findings;
};

Read read(const std::shared_ptr<const qw::PriceBook>& book, std::string_view input) {
  const qw::ReadInput made = qw::read_input(*book, input, "quote.json");
  Read result{"", made.findings};
  for (std::uint32_t i = 0; made.input && i < book->questions.size(); ++i) {
    const qw::Intake& intake = made.input->intake;
    const std::string& key = book->questions[i].key;
    if (key != "plan_hours" && key != "size" && key != "extras" && key != "records") continue;
    result.answers += key + "=" + qw::answer_text(*book, intake, i) +
                      (intake.from_preset[i] ? "*"
                       : intake.answered[i]  ? ""
                                             : "~") +
                      " ";
  }
  return result;
}

TEST(PresetTest, AnswerPresetDefaultInThisOrder) {
  const auto book = preset_book();
  EXPECT_EQ(read(book, R"({"answers": {}})").answers, "plan_hours=500~ size=small~ extras=backup~ records=~ ");
  EXPECT_EQ(read(book, R"({"preset": "big", "answers": {"size": "medium"}})").answers,
            "plan_hours=900* size=medium extras=audit,training* records=orders=7* ");
  EXPECT_EQ(read(book, R"({"preset": ["big", "long"], "answers": {"extras": null}})").answers,
            "plan_hours=2000* size=large* extras=audit,training* records=orders=7* ");
  EXPECT_EQ(read(book, R"({"preset": ["long", "big"], "answers": {"plan_hours": 1}})").answers,
            "plan_hours=1 size=large* extras=audit,training* records=orders=7* ");
}

TEST(PresetTest, AQuoteMayBeAPresetAlone) {
  const auto book = preset_book();
  EXPECT_EQ(read(book, R"({"preset": "long"})").answers, "plan_hours=2000* size=small~ extras=backup~ records=~ ");
  EXPECT_EQ(read(book, R"({"preset": null, "answers": {}})").answers.substr(0, 15), "plan_hours=500~");
  EXPECT_EQ(read(book, R"({"preset": [], "answers": {}})").answers.substr(0, 15), "plan_hours=500~");
}

TEST(PresetTest, WhatIsNoPresetIsRefused) {
  const auto book = preset_book();
  const auto refused = [&](std::string_view input, std::string_view code, std::string_view path,
                           std::string_view hint) {
    const Read made = read(book, input);
    ASSERT_EQ(made.findings.size(), 1U) << input;
    EXPECT_EQ(made.answers, "");
    EXPECT_EQ(made.findings[0].code, code);
    EXPECT_EQ(made.findings[0].path, path);
    EXPECT_NE(made.findings[0].message.find(hint), std::string::npos) << made.findings[0].message;
  };
  refused(R"({"preset": "bg", "answers": {}})", "quote.unknown_preset", "/preset", "Did you mean \"big\"?");
  refused(R"({"preset": ["big", "entirely else"]})", "quote.unknown_preset", "/preset/1", "Remove it.");
  refused(R"({"preset": ["big", "big"]})", "quote.duplicate_preset", "/preset/1", "keep it once");
  refused(R"({"preset": [7]})", "quote.unknown_preset", "/preset/0", "Remove it.");
  refused(R"({"preset": 7})", "quote.wrong_type", "/preset", "a list of such ids");
  const Read none = read(small_book(), R"({"preset": "big"})");
  ASSERT_EQ(none.findings.size(), 1U);
  EXPECT_EQ(none.findings[0].code, "quote.unknown_preset");
}

TEST(PresetTest, AnAnswerOfItsOwnReplacesThePresetsAndCanBeTakenBack) {
  const auto book = preset_book();
  qw::ReadInput made = qw::read_input(*book, R"({"preset": "big"})", "quote.json");
  ASSERT_TRUE(made.input);
  qw::Intake& intake = made.input->intake;
  EXPECT_TRUE(qw::set_answer(*book, intake, 0, "33").empty());
  EXPECT_EQ(qw::answer_text(*book, intake, 0), "33");
  EXPECT_FALSE(intake.from_preset[0]);
  EXPECT_TRUE(intake.answered[0]);
  EXPECT_EQ(intake.presets.size(), 1U);
  qw::clear_answer(*book, intake, 0);
  EXPECT_EQ(qw::answer_text(*book, intake, 0), "900");
  EXPECT_TRUE(intake.from_preset[0]);
  qw::clear_answer(*book, intake, 1);  // in no preset
  EXPECT_FALSE(intake.answered[1]);
}

TEST(PresetTest, TheEvaluationSaysWhereAnAnswerIsFrom) {
  const auto book = preset_book();
  const qw::Evaluation evaluation = quote_of(book, R"({"preset": "big", "answers": {"size": "small"}})");
  const std::string json = qw::to_json(evaluation, false);
  EXPECT_NE(json.find(R"("presets":["big"],"from":{"plan_hours":"preset","extras":"preset","records":"preset"})"),
            std::string::npos);
  const auto explained = qw::explain(evaluation, "plan_hours");
  ASSERT_TRUE(explained.ok());
  EXPECT_EQ(explained.value().summary, "From the preset Big.");
  EXPECT_EQ(qw::to_json(quote_of(book), false).find("\"presets\""), std::string::npos);
}

}  // namespace
}  // namespace qw_test
