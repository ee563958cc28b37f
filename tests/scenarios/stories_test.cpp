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

TEST(Stories, OneThatIsWrongSaysWhatIsThere) {
  const auto failures = [](const char* story) {
    return qw::api::tell_story(reference_book(), qw::json::read(story).root).failures;
  };
  EXPECT_EQ(failures(R"({"note": "No answers", "want": {"/totals/one_time_hours": 173}})").size(), 0U);
  EXPECT_EQ(failures(R"({"note": "No answers", "want": {"/totals/one_time_hours": 174}})"),
            std::vector<std::string>{"/totals/one_time_hours is 173, not 174"});
  EXPECT_EQ(failures(R"({"note": "No answers", "want": {"/gates/A99/verdict": "pass"}})"),
            std::vector<std::string>{"/gates/A99/verdict is \"(absent)\", not \"pass\""});
  EXPECT_EQ(failures(R"({"note": "A refused answer", "answers": {"warehouses": -1},
                         "want": {"/error/code": "intake.out_of_range"}})")
                .size(),
            0U);
  EXPECT_EQ(failures(R"({"want": {"/totals/one_time_hours": 173}})").size(), 1U);
  EXPECT_EQ(failures(R"({"note": "Wants nothing", "want": {}})").size(), 1U);
}

}  // namespace
}  // namespace qw_test
