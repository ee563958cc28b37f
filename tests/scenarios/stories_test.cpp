// Our own stories: *.json beside this file, each a list of {note, answers, want}. `want` maps paths of the summary to values.
// Paths are those of story_paths.h.
#include "json/json.h"
#include "scenarios/reference_files.h"
#include "scenarios/story_paths.h"

namespace qw_test {
namespace {

void check_story(const qw::json::Node& story, const std::string& where) {
  const auto book = reference_book();
  const qw::json::Node* answers = story.find("answers");
  const qw::json::Node* want = story.find("want");
  const qw::json::Node* note = story.find("note");
  ASSERT_TRUE(answers != nullptr && want != nullptr && note != nullptr) << where;
  ASSERT_FALSE(want->items.empty()) << where;
  const qw::ReadInput read = qw::read_input(*book, qw::json::canonical(*answers), where);
  ASSERT_TRUE(read.input) << where << qw::to_json(read.findings);
  const qw::Evaluated evaluated = qw::evaluate(book, *read.input);
  ASSERT_TRUE(evaluated.evaluation) << where << qw::to_json(evaluated.findings);
  const qw::json::ReadResult summary = qw::json::read(qw::to_summary(*evaluated.evaluation));
  ASSERT_TRUE(summary.ok()) << where;
  for (std::size_t i = 0; i < want->keys.size(); ++i) {
    EXPECT_EQ(value_at(summary.root, want->keys[i]), qw::json::canonical(want->items[i]))
        << where << ", " << note->text << ": " << want->keys[i];
  }
}

TEST(Stories, AllEndAsTold) {
  ASSERT_TRUE(reference_book());
  const std::string folder = QW_PROJECT_ROOT "/tests/scenarios";
  std::size_t told = 0;
  for (const std::string& name : json_files_in(folder)) {
    const qw::json::ReadResult stories = qw::json::read(read_text(folder + "/" + name));
    ASSERT_TRUE(stories.ok()) << name << " " << stories.error->message;
    for (const qw::json::Node& story : stories.root.items) check_story(story, name + "/" + std::to_string(told++));
  }
  EXPECT_GE(told, 70U);
}

}  // namespace
}  // namespace qw_test
