// stories.h: the stories of tests/scenarios/**.json (not commerce), each evaluated once for all tests of a program.
//
// A file is a list of stories of the reference book, or {"book": id, "stories": [...]}; api/story.h says what a story is.
// The samples of assets/samples are told beside them; they want nothing.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "json/json.h"
#include "scenarios/reference_files.h"
#include "scenarios/story_paths.h"

namespace qw_test {

struct Story {
  std::string where;  // file and number
  std::string note;
  std::string book;  // id
  qw::json::Node told;

  const qw::json::Node* find(const char* key) const { return told.find(key); }
  std::string name() const { return where + ": " + note; }
};

std::vector<Story> all_stories();

std::string quote_of(const Story& story);

// A book of assets/pricebooks with the layers below it, loaded once.
struct StoryBook {
  std::shared_ptr<const qw::PriceBook> book;  // null: it does not load, as `common`, which has no lines of its own
  std::vector<std::string> chain;             // those it extends, the lowest first, and itself
  std::string findings;
};
const StoryBook& story_book(const std::string& id);
std::vector<std::string> book_ids();  // of all folders of assets/pricebooks

// "gates/A16", "facts/fit_score", ...: the names of assets/pricebooks/LAYERS.md (Coverage).
using Elements = std::set<std::string, std::less<>>;

struct StoryRun {
  std::size_t told = 0;
  std::vector<std::string> failures;        // each names the story with its note
  std::map<std::string, Elements> reached;  // per id of a book: by its own stories
};
const StoryRun& story_run();

}  // namespace qw_test
