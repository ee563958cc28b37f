// commerce_stories.h: the stories of commerce/*.json: small price books, quotes of them and what these must say.
//
// A file is a list of {name, note, currency, book, quotes}. `book` has every section but `meta`. A quote has `input` (default: no answers)
// and `want`, which maps paths to values, or `refused`: ["load" | "read" | "price", code].
// A path is looked up in the prices, then in the evaluation; one that begins with /platform in what the platform may see,
// one that begins with /explain/SUBJECT in the explanation of that figure.
#pragma once

#include "scenarios/reference_files.h"
#include "scenarios/story_paths.h"

namespace qw_test {

struct CommerceStory {
  std::string name;
  std::string book;  // text of the one file of the price book
  qw::json::Node quotes;
};

inline void PrintTo(const CommerceStory& story, std::ostream* out) { *out << story.name; }

inline std::vector<CommerceStory> commerce_stories() {
  const std::string folder = QW_PROJECT_ROOT "/tests/scenarios/commerce";
  std::vector<CommerceStory> all;
  for (const std::string& name : json_files_in(folder)) {
    const qw::json::ReadResult file = qw::json::read(read_text(folder + "/" + name));
    EXPECT_TRUE(file.ok()) << name << " " << (file.error ? file.error->message : "");
    for (const qw::json::Node& story : file.root.items) {
      const qw::json::Node* currency = story.find("currency");
      const std::string meta = R"({"meta":{"id":"mini","version":1,"title":"Mini","currency":")" +
                               (currency == nullptr ? "USD" : currency->text) + "\"},";
      all.push_back(
          {story.find("name")->text, meta + qw::json::canonical(*story.find("book")).substr(1), *story.find("quotes")});
    }
  }
  return all;
}

inline qw::LoadedBook load_story(const CommerceStory& story) { return qw::load_book({{"mini.json", story.book}}); }

inline std::string input_of(const qw::json::Node& quote) {
  const qw::json::Node* input = quote.find("input");
  return input == nullptr ? "{}" : qw::json::canonical(*input);
}

}  // namespace qw_test
