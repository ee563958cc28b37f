#include "api/story.h"

#include <algorithm>

#include "api/api.h"
#include "json/named_path.h"

namespace qw::api {
namespace {

json::Node read_object(const std::string& text) { return json::read(text).root; }

bool begins_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

// What one story is looked up in; each document is made when a path needs it.
class Telling {
 public:
  Telling(const std::shared_ptr<const PriceBook>& book, const json::Node& story) : book_(book), story_(story) {
    ReadInput read = read_input(*book, quote_of_story(story), "");
    findings_ = std::move(read.findings);
    if (read.input) {
      Evaluated evaluated = evaluate(book, *read.input);
      if (!evaluated.evaluation) findings_ = std::move(evaluated.findings);
      evaluation_ = std::move(evaluated.evaluation);
    }
    first_ = read_object(evaluation_ ? to_summary(*evaluation_) : to_error_json(findings_));
  }

  std::optional<Evaluation>& evaluation() { return evaluation_; }
  const Findings& findings() const { return findings_; }

  std::string value(std::string_view path) {
    if (begins_with(path, "/schedules")) return json::value_at(schedules(), path);
    if (begins_with(path, "/worksheet")) return json::value_at(worksheet(), path);
    std::string found = json::value_at(first_, path);
    if (found != json::kAbsent || !evaluation_) return found;
    if (!whole_) whole_ = read_object(to_json(*evaluation_, false));
    return json::value_at(*whole_, path);
  }

 private:
  json::Node reply_to(const std::string& rest) const {
    Session session{book_};
    return read_object(handle(session, "{" + rest + ",\"input\":" + quote_of_story(story_) + "}"));
  }

  const json::Node& schedules() {
    if (!schedules_) schedules_ = reply_to("\"kind\":\"schedules\"");
    return *schedules_;
  }

  const json::Node& worksheet() {
    if (worksheet_) return *worksheet_;
    const json::Node* id = story_.find("worksheet");
    const json::Node* given = story_.find("given");  // else those that the quote keeps
    worksheet_ = reply_to(R"("kind":"worksheet","id":)" + (id == nullptr ? "\"\"" : json::canonical(*id)) +
                          (given == nullptr ? "" : R"(,"answers":)" + json::canonical(*given)));
    return *worksheet_;
  }

  std::shared_ptr<const PriceBook> book_;
  const json::Node& story_;
  Findings findings_;
  std::optional<Evaluation> evaluation_;
  json::Node first_;  // the summary, or the error
  std::optional<json::Node> whole_, schedules_, worksheet_;
};

}  // namespace

std::string quote_of_story(const json::Node& story) {
  json::Node quote;
  quote.kind = json::Kind::object;
  const auto add = [&](std::string key, json::Node value) {
    quote.keys.push_back(std::move(key));
    quote.items.push_back(std::move(value));
  };
  for (std::size_t i = 0; i < story.keys.size(); ++i) {
    const std::string& key = story.keys[i];
    if (key != "note" && key != "want" && key != "worksheet" && key != "given") add(key, story.items[i]);
  }
  if (quote.find("answers") == nullptr) add("answers", read_object("{}"));
  return json::canonical(quote);
}

ToldStory tell_story(const std::shared_ptr<const PriceBook>& book, const json::Node& story) {
  const json::Node* note = story.find("note");
  const json::Node* want = story.find("want");
  if (note == nullptr || note->text.empty() || want == nullptr || want->items.empty()) {
    return {{"A story needs \"note\", a sentence, and \"want\", at least one path with its value."}, std::nullopt};
  }
  Telling telling(book, story);
  ToldStory told;
  for (const Finding& finding : telling.findings()) {
    // of a refused quote the findings are what the story is about
    const bool matters = telling.evaluation() && finding.severity != Severity::info;
    if (matters) told.failures.push_back("The quote is read with a warning: " + to_line(finding));
  }
  for (std::size_t i = 0; i < want->keys.size(); ++i) {
    const std::string found = telling.value(want->keys[i]);
    const std::string wanted = json::canonical(want->items[i]);
    if (found != wanted) told.failures.push_back(want->keys[i] + " is " + found + ", not " + wanted);
  }
  told.evaluation = std::move(telling.evaluation());
  return told;
}

}  // namespace qw::api
