// Our own stories (stories.h): what each wants is what the engine says.
#include "scenarios/stories.h"

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

}  // namespace
}  // namespace qw_test
