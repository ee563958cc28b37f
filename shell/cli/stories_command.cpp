#include "stories_command.h"

#include <cstdio>

#include "api/story.h"
#include "commands.h"
#include "files.h"

namespace qw::cli {
namespace {

int refuse(const std::string& file, const std::string& message) {
  std::fprintf(stderr, "%s: %s\n", file.c_str(), message.c_str());
  return kBadInput;
}

std::string note_of(const json::Node& story) {
  const json::Node* note = story.find("note");
  return note == nullptr ? "(no note)" : note->text;
}

}  // namespace

int try_stories(const std::string& file, const std::string& asked) {
  const auto text = read_file(file);
  if (!text) return kUnreadable;
  const json::ReadResult read = json::read(*text);
  if (!read.ok()) {
    print_findings({json::to_finding(*read.error, file)});
    return kBadInput;
  }
  const bool is_list = read.root.kind == json::Kind::array;
  const json::Node* stories = is_list ? &read.root : read.root.find("stories");
  if (stories == nullptr || stories->kind != json::Kind::array || stories->items.empty()) {
    return refuse(file, "Write a list of stories, or {\"book\": name, \"stories\": [...]}.");
  }
  const json::Node* named = read.root.find("book");
  const ReadBook book = read_book(!asked.empty() || named == nullptr ? asked : named->text, true);
  if (!book.book) return book.code;
  std::size_t failed = 0;
  for (const json::Node& story : stories->items) {
    const api::ToldStory told = api::tell_story(book.book, story);
    if (told.failures.empty()) continue;
    ++failed;
    std::printf("%s\n", note_of(story).c_str());
    for (const api::StoryFailure& failure : told.failures) {
      const json::Position at = json::position_at(*text, failure.offset);
      const bool says_path = failure.path.empty() || failure.path.starts_with("/want/");
      const std::string path = says_path ? "" : failure.path + ": ";
      std::printf("  %s:%u: %s%s\n", file.c_str(), at.line, path.c_str(), failure.message.c_str());
    }
  }
  if (failed > 0) {
    std::printf("%zu of %zu stories do not end as told.\n", failed, stories->items.size());
    return kUnreadable;
  }
  std::printf("%zu stories of %s, all end as told.\n", stories->items.size(), book.book->id.c_str());
  return kDone;
}

}  // namespace qw::cli
