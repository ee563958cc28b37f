#include "api/story.h"

#include <algorithm>

#include "api/api.h"
#include "api/story_words.h"
#include "base/text.h"
#include "json/named_path.h"
#include "worksheet/worksheet.h"

namespace qw::api {
namespace {

constexpr std::string_view kOwnMembers[] = {"note", "want", "worksheet", "given"};

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
    return json::value_at(whole(), path);
  }

  // What to say of a path that is absent, from the document that leads farthest.
  std::string missing(std::string_view path) {
    if (begins_with(path, "/schedules")) return missing_words(json::end_of(schedules(), path));
    if (begins_with(path, "/worksheet")) return missing_words(json::end_of(worksheet(), path));
    json::PathEnd end = json::end_of(first_, path);
    if (!evaluation_) return missing_words(end);
    json::PathEnd other = json::end_of(whole(), path);
    if (other.there.size() == end.there.size()) {
      end.known.insert(end.known.end(), other.known.begin(), other.known.end());
    }
    return missing_words(other.there.size() > end.there.size() ? other : end);
  }

  const json::Node& worksheet() {
    if (worksheet_) return *worksheet_;
    const json::Node* id = story_.find("worksheet");
    const json::Node* given = story_.find("given");  // else those that the quote keeps
    worksheet_ = reply_to(R"("kind":"worksheet","id":)" + (id == nullptr ? "\"\"" : json::canonical(*id)) +
                          (given == nullptr ? "" : R"(,"answers":)" + json::canonical(*given)));
    return *worksheet_;
  }

 private:
  const json::Node& whole() {
    if (!whole_) whole_ = read_object(to_json(*evaluation_, false));
    return *whole_;
  }

  json::Node reply_to(const std::string& rest) const {
    Session session{book_};
    return read_object(handle(session, "{" + rest + ",\"input\":" + quote_of_story(story_) + "}"));
  }

  const json::Node& schedules() {
    if (!schedules_) schedules_ = reply_to("\"kind\":\"schedules\"");
    return *schedules_;
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
    if (std::find(std::begin(kOwnMembers), std::end(kOwnMembers), key) == std::end(kOwnMembers)) {
      add(key, story.items[i]);
    }
  }
  if (quote.find("answers") == nullptr) add("answers", read_object("{}"));
  return json::canonical(quote);
}

namespace {

class Judge {
 public:
  Judge(const PriceBook& book, const json::Node& story, ToldStory& told) : book_(book), story_(story), told_(told) {}

  void fail(std::string path, std::string message) {
    const std::uint32_t offset = json::deepest_at(story_, path).offset;
    told_.failures.push_back({std::move(path), offset, std::move(message)});
  }

  // Findings about the quote; those of a refused one are what a story may be about.
  void quote(const Findings& findings, bool refused) {
    if (refused && wants("/error", "/findings")) return;
    for (const Finding& finding : findings) {
      if (finding.severity == Severity::info) continue;
      fail(finding.path, (refused ? "The quote is refused: " : "") + with_own_names(finding));
    }
  }

  void worksheet(Telling& telling) {
    const json::Node* id = story_.find("worksheet");
    if (id == nullptr) {
      if (story_.find("given") != nullptr) {
        fail("/given", "\"given\" are answers of a worksheet; name it with \"worksheet\".");
      }
      return;
    }
    const Result<std::uint32_t> found = find_worksheet(book_, id->text);
    if (!found.ok()) return fail("/worksheet", found.error().message);
    if (wants("/worksheet/error", "/worksheet/findings") || !telling.evaluation()) return;
    const json::Node& sheet = telling.worksheet();
    const json::Node* findings = sheet.find("findings");
    if (sheet.find("error") == nullptr || findings == nullptr) return;
    for (const json::Node& finding : findings->items) {
      const json::Node* path = finding.find("path");
      const json::Node* message = finding.find("message");
      if (path == nullptr || message == nullptr) continue;
      const std::string_view rest = path->text;
      const bool given = begins_with(rest, "/answers");
      fail(given ? "/given" + std::string(rest.substr(8)) : "/worksheet",
           "The worksheet has no result: " + message->text);
    }
  }

  void want(Telling& telling, const std::string& path, const json::Node& value) {
    const std::string found = telling.value(path);
    const std::string wanted = json::canonical(value);
    const std::string at = pointer_join("/want", path);
    const auto say = [&](std::string message) { told_.failures.push_back({at, value.offset, std::move(message)}); };
    if (found != wanted) {
      say(path + " is " + found + ", not " + wanted + (found == json::kAbsent ? telling.missing(path) : ""));
    } else if (found == json::kAbsent) {
      const std::string never = never_there(book_, path);
      if (!never.empty()) say(path + " is absent whatever the quote: " + never);
    }
  }

 private:
  bool wants(std::string_view start, std::string_view other) const {
    const json::Node* want = story_.find("want");
    return std::any_of(want->keys.begin(), want->keys.end(),
                       [&](const std::string& path) { return begins_with(path, start) || begins_with(path, other); });
  }

  // A story has members that a quote has not.
  static std::string with_own_names(const Finding& finding) {
    if (finding.code != "quote.unknown_key") return finding.message;
    const std::string_view key = std::string_view(finding.path).substr(1);
    const std::string_view near = nearest(key, {std::begin(kOwnMembers), std::end(kOwnMembers)});
    if (near.empty()) return finding.message;
    return "Nothing reads \"" + std::string(key) + "\" in a story. Did you mean \"" + std::string(near) + "\"?";
  }

  const PriceBook& book_;
  const json::Node& story_;
  ToldStory& told_;
};

}  // namespace

ToldStory tell_story(const std::shared_ptr<const PriceBook>& book, const json::Node& story) {
  ToldStory told;
  Judge judge(*book, story, told);
  const json::Node* note = story.find("note");
  const json::Node* want = story.find("want");
  if (note == nullptr || note->text.empty() || want == nullptr || want->keys.empty()) {
    judge.fail("", "A story needs \"note\", a sentence, and \"want\", at least one path with its value.");
    return told;
  }
  Telling telling(book, story);
  judge.quote(telling.findings(), !telling.evaluation());
  judge.worksheet(telling);
  // of a quote that is refused against the story's will nothing more is to be said
  const bool stopped = !telling.evaluation() && !told.failures.empty();
  for (std::size_t i = 0; i < want->keys.size() && !stopped; ++i) judge.want(telling, want->keys[i], want->items[i]);
  told.evaluation = std::move(telling.evaluation());
  return told;
}

}  // namespace qw::api
