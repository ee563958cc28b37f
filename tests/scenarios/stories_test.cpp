// Our own stories (stories.h): what each wants is what the engine says.
#include "scenarios/stories.h"

#include "api/story.h"

namespace qw_test {
namespace {

TEST(Stories, AllEndAsTold) {
  const StoryRun& run = story_run();
  for (const std::string& failure : run.failures) ADD_FAILURE() << failure;
  EXPECT_GE(run.told, 70U);
}

TEST(Stories, AreToldOnce) {
  std::map<std::string, std::string> notes;
  for (const Story& story : all_stories()) {
    const std::string key = story.book + ": " + story.note;
    const auto [first, is_new] = notes.emplace(key, story.where);
    EXPECT_TRUE(is_new) << story.where << " has the note of " << first->second << ": " << story.note;
  }
}

std::vector<std::string> failures(const char* story) {
  std::vector<std::string> all;
  for (const qw::api::StoryFailure& failure :
       qw::api::tell_story(reference_book(), qw::json::read(story).root).failures) {
    all.push_back(failure.path + ": " + failure.message);
  }
  return all;
}

using Said = std::vector<std::string>;

TEST(Stories, OneThatIsWrongSaysWhatIsThere) {
  EXPECT_EQ(failures(R"({"note": "No answers", "want": {"/totals/one_time_hours": 173}})"), Said{});
  EXPECT_EQ(failures(R"({"note": "No answers", "want": {"/totals/one_time_hours": 174}})"),
            Said{"/want/~1totals~1one_time_hours: /totals/one_time_hours is 173, not 174"});
  EXPECT_EQ(failures(R"({"note": "A refused answer", "answers": {"warehouses": -1},
                         "want": {"/error/code": "intake.out_of_range"}})"),
            Said{});
  EXPECT_EQ(failures(R"({"want": {"/totals/one_time_hours": 173}})").size(), 1U);
  EXPECT_EQ(failures(R"({"note": "Wants nothing", "want": {}})").size(), 1U);
}

TEST(Stories, AMisspeltPathNamesTheNearest) {
  EXPECT_EQ(failures(R"({"note": "No answers", "want": {"/gates/A1/verdict": "pass"}})"),
            Said{"/want/~1gates~1A1~1verdict: /gates/A1/verdict is \"(absent)\", not \"pass\" (there is no \"A1\" in "
                 "/gates; did you mean \"A01\"?)"});
  EXPECT_EQ(failures(R"({"note": "No answers", "want": {"/gates/A01/verdikt": "pass"}})"),
            Said{"/want/~1gates~1A01~1verdikt: /gates/A01/verdikt is \"(absent)\", not \"pass\" (there is no "
                 "\"verdikt\" in /gates/A01; did you mean \"verdict\"?)"});
}

TEST(Stories, WhatIsWantedToBeAbsentMustBeThereInTheBook) {
  EXPECT_EQ(failures(R"j({"note": "No answers", "want": {"/approvals/P-FC": "(absent)"}})j"), Said{});
  EXPECT_EQ(
      failures(R"j({"note": "No answers", "want": {"/approvals/P-FCC": "(absent)"}})j"),
      Said{"/want/~1approvals~1P-FCC: /approvals/P-FCC is absent whatever the quote: the book has no \"P-FCC\" in "
           "approvals; did you mean \"P-FC\"?"});
}

TEST(Stories, NamesThatNothingHasAreSaid) {
  EXPECT_EQ(
      failures(
          R"({"note": "A misspelt question", "answers": {"warehuses": 3}, "want": {"/totals/one_time_hours": 1}})")[0],
      "/answers/warehuses: The quote is refused: There is no question \"warehuses\". Did you mean \"warehouses\"?");
  EXPECT_EQ(failures(R"({"note": "A misspelt member", "anwsers": {}, "want": {"/totals/one_time_hours": 173}})"),
            Said{"/anwsers: Nothing reads \"anwsers\" beside the answers. Did you mean \"answers\"?"});
  EXPECT_EQ(failures(R"({"note": "One of a story", "worksheat": "x", "want": {"/totals/one_time_hours": 173}})"),
            Said{"/worksheat: Nothing reads \"worksheat\" in a story. Did you mean \"worksheet\"?"});
  EXPECT_EQ(
      failures(R"({"note": "No such worksheet", "worksheet": "change_ordr", "want": {"/totals/one_time_hours": 173}})"),
      Said{"/worksheet: The price book has no worksheet \"change_ordr\". Did you mean \"change_order\"?"});
  EXPECT_EQ(failures(R"({"note": "No worksheet", "given": {}, "want": {"/totals/one_time_hours": 173}})"),
            Said{"/given: \"given\" are answers of a worksheet; name it with \"worksheet\"."});
  const Said given = failures(R"({"note": "A misspelt answer of a worksheet", "worksheet": "change_order",
                                  "given": {"hourz": 3}, "want": {"/totals/one_time_hours": 173}})");
  ASSERT_EQ(given.size(), 1U);
  EXPECT_EQ(given[0].substr(0, 71), "/given/hourz: The worksheet has no result: There is no question \"hourz\"")
      << given[0];
}

}  // namespace
}  // namespace qw_test
