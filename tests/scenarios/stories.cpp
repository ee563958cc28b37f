#include "scenarios/stories.h"

#include "api/api.h"
#include "scenarios/elements.h"

namespace qw_test {
namespace {

using qw::json::Kind;
using qw::json::Node;

constexpr const char* kStories = QW_PROJECT_ROOT "/tests/scenarios";
constexpr const char* kSamples = QW_PROJECT_ROOT "/assets/samples";

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  DIR* directory = opendir(folder.c_str());
  if (directory == nullptr) return names;
  while (const dirent* entry = readdir(directory)) {
    if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
  }
  closedir(directory);
  std::sort(names.begin(), names.end());
  return names;
}

// The paths of the JSON files of a folder and its folders, from `base`.
void collect(const std::string& base, const std::string& under, std::vector<std::string>& files) {
  for (const std::string& name : names_in(base + under)) {
    const std::string path = under + "/" + name;
    if (path == "/commerce") continue;  // commerce_stories.h
    if (name.size() > 5 && name.substr(name.size() - 5) == ".json") {
      files.push_back(path);
    } else if (name.find('.') == std::string::npos) {
      collect(base, path, files);
    }
  }
}

std::string text_of(const Node& object, const char* key) {
  const Node* found = object.find(key);
  return found == nullptr ? "" : found->text;
}

Node document_in(const std::string& path) {
  qw::json::ReadResult read = qw::json::read(read_text(path));
  if (!read.ok()) ADD_FAILURE() << path << ":" << read.error->position.line << ": " << read.error->message;
  return std::move(read.root);
}

void read_stories(const std::string& file, std::vector<Story>& all) {
  Node document = document_in(std::string(kStories) + file);
  const bool is_list = document.kind == Kind::array;
  const std::string book = is_list ? "reference" : text_of(document, "book");
  const Node* stories = is_list ? &document : document.find("stories");
  if (stories == nullptr || stories->kind != Kind::array || book.empty()) {
    ADD_FAILURE() << file << " is neither a list of stories nor {\"book\": …, \"stories\": […]}";
    return;
  }
  for (std::size_t i = 0; i < stories->items.size(); ++i) {
    const Node& told = stories->items[i];
    all.push_back({file.substr(1) + "/" + std::to_string(i), text_of(told, "note"), book, told});
  }
}

void set_member(Node& object, const std::string& key, Node value) {
  object.keys.push_back(key);
  object.items.push_back(std::move(value));
}

Node object_of(const std::string& text) { return qw::json::read(text).root; }

// What one story is looked up in; each document is made when a path needs it.
class Telling {
 public:
  Telling(const Story& story, std::shared_ptr<const qw::PriceBook> book) : story_(story), book_(std::move(book)) {
    qw::ReadInput read = qw::read_input(*book_, quote_of(story), story.where);
    findings_ = read.findings;
    if (read.input) {
      qw::Evaluated evaluated = qw::evaluate(book_, *read.input);
      if (!evaluated.evaluation) findings_ = evaluated.findings;
      evaluation_ = std::move(evaluated.evaluation);
    }
    const std::string summary = evaluation_ ? qw::to_summary(*evaluation_) : qw::to_error_json(findings_);
    summary_ = object_of(summary);
  }

  const std::optional<qw::Evaluation>& evaluation() const { return evaluation_; }
  // A quote is read without a warning, or the story is about its refusal.
  bool is_clean() const { return findings_.empty() || !evaluation_; }
  std::string findings() const { return qw::to_json(findings_); }

  std::string value(const std::string& path) {
    if (path.rfind("/schedules", 0) == 0) return value_at(schedules(), path);
    if (path.rfind("/worksheet", 0) == 0) return value_at(worksheet(), path);
    const std::string found = value_at(summary_, path);
    return found == kAbsent && evaluation_ ? value_at(whole(), path) : found;
  }

 private:
  static constexpr const char* kAbsent = "\"(absent)\"";

  const Node& whole() {
    if (!whole_) whole_ = object_of(qw::to_json(*evaluation_, false));
    return *whole_;
  }

  Node reply_to(const std::string& rest) {
    qw::api::Session session{book_};
    return object_of(qw::api::handle(session, "{" + rest + ",\"input\":" + quote_of(story_) + "}"));
  }

  const Node& schedules() {
    if (!schedules_) schedules_ = reply_to("\"kind\":\"schedules\"");
    return *schedules_;
  }

  const Node& worksheet() {
    if (worksheet_) return *worksheet_;
    const Node* given = story_.find("given");
    const std::string answers = given == nullptr ? "{}" : qw::json::canonical(*given);
    worksheet_ =
        reply_to(R"("kind":"worksheet","id":")" + text_of(story_.told, "worksheet") + R"(","answers":)" + answers);
    return *worksheet_;
  }

  const Story& story_;
  std::shared_ptr<const qw::PriceBook> book_;
  qw::Findings findings_;
  std::optional<qw::Evaluation> evaluation_;
  Node summary_;
  std::optional<Node> whole_, schedules_, worksheet_;
};

// "/schedules/ID/rows/ROW/..." wants something of the schedule and of its row; "/worksheet/results/ID/..." of a result.
void add_wanted(const Story& story, const std::string& path, Elements& reached) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at + 1), path.size());
    parts.push_back(path.substr(at + 1, end - at - 1));
    at = end;
  }
  if (parts.size() > 1 && parts[0] == "schedules") {
    reached.insert("schedules/" + parts[1]);
    if (parts.size() > 3 && parts[2] == "rows") reached.insert("schedules/" + parts[1] + "/" + parts[3]);
  }
  if (parts.size() > 2 && parts[0] == "worksheet") {
    const std::string id = "worksheets/" + text_of(story.told, "worksheet");
    reached.insert(id);
    reached.insert(id + "/" + parts[2]);
  }
}

void add_presets(const Node* preset, Elements& reached) {
  if (preset == nullptr) return;
  if (preset->kind == Kind::string) reached.insert("presets/" + preset->text);
  for (const Node& one : preset->items) reached.insert("presets/" + one.text);
}

void tell(const Story& story, const qw::Evaluation& plain, StoryRun& run) {
  const auto fail = [&](const std::string& what) { run.failures.push_back(story.name() + "\n  " + what); };
  const Node* want = story.find("want");
  const bool is_story = story.find("note") != nullptr;
  if (is_story && (story.note.empty() || want == nullptr || want->items.empty())) {
    return fail("a story needs `note`, a sentence, and `want`, at least one path with its value");
  }
  Telling telling(story, plain.book);
  if (!telling.is_clean()) return fail("the quote is read with warnings: " + telling.findings());
  Elements& reached = run.reached[story.book];
  for (std::size_t i = 0; want != nullptr && i < want->keys.size(); ++i) {
    const std::string found = telling.value(want->keys[i]);
    const std::string wanted = qw::json::canonical(want->items[i]);
    if (found != wanted) fail(want->keys[i] + " is " + found + ", but the story wants " + wanted);
    add_wanted(story, want->keys[i], reached);
  }
  if (want == nullptr && !telling.evaluation()) fail(telling.findings());
  add_presets(story.find("preset"), reached);
  if (telling.evaluation()) add_reached(*telling.evaluation(), plain, reached);
}

// The quote without answers; null when it cannot be made.
std::unique_ptr<qw::Evaluation> plain_quote(const std::string& id, StoryRun& run) {
  const auto& book = story_book(id).book;
  const auto fail = [&](const std::string& what) { run.failures.push_back("the book " + id + " " + what); };
  if (!book) return fail("does not load" + story_book(id).findings), nullptr;
  const qw::ReadInput read = qw::read_input(*book, "{}", id);
  qw::Evaluated evaluated;
  if (read.input) evaluated = qw::evaluate(book, *read.input);
  if (!evaluated.evaluation) {
    return fail("gives no quote without answers: " + qw::to_json(evaluated.findings)), nullptr;
  }
  return std::make_unique<qw::Evaluation>(std::move(*evaluated.evaluation));
}

StoryRun run_all() {
  StoryRun run;
  std::map<std::string, std::unique_ptr<qw::Evaluation>> plain;
  for (const Story& story : all_stories()) {
    const auto found = plain.find(story.book);
    const auto& base = found == plain.end() ? (plain[story.book] = plain_quote(story.book, run)) : found->second;
    if (base == nullptr) {
      run.failures.push_back(story.name() + "\n  has no book");
      continue;
    }
    ++run.told;
    tell(story, *base, run);
  }
  return run;
}

}  // namespace

std::vector<Story> all_stories() {
  std::vector<std::string> files;
  collect(kStories, "", files);
  std::vector<Story> all;
  for (const std::string& file : files) read_stories(file, all);
  for (const std::string& name : json_files_in(kSamples)) {
    Node sample = document_in(std::string(kSamples) + "/" + name);
    all.push_back({"assets/samples/" + name, text_of(sample, "name"), text_of(sample, "book"), std::move(sample)});
  }
  return all;
}

std::string quote_of(const Story& story) {
  Node quote;
  quote.kind = Kind::object;
  for (std::size_t i = 0; i < story.told.keys.size(); ++i) {
    const std::string& key = story.told.keys[i];
    if (key == "note" || key == "want" || key == "worksheet" || key == "given") continue;
    set_member(quote, key, story.told.items[i]);
  }
  if (quote.find("answers") == nullptr) set_member(quote, "answers", object_of("{}"));
  return qw::json::canonical(quote);
}

std::vector<std::string> book_ids() {
  std::vector<std::string> ids;
  for (const std::string& name : names_in(QW_PROJECT_ROOT "/assets/pricebooks")) {
    if (name.find('.') == std::string::npos) ids.push_back(name);
  }
  return ids;
}

const StoryBook& story_book(const std::string& id) {
  static std::map<std::string, StoryBook> books;
  const auto found = books.find(id);
  if (found != books.end()) return found->second;
  StoryBook& made = books[id];
  const std::vector<qw::Layer> layers = book_layers(id);
  for (const qw::Layer& layer : layers) made.chain.push_back(layer.id);
  qw::LoadedBook loaded = qw::load_layers(layers);
  made.book = std::move(loaded.book);
  for (const qw::Finding& finding : loaded.findings) made.findings += "\n  " + qw::to_line(finding);
  return made;
}

const StoryRun& story_run() {
  static const StoryRun run = run_all();
  return run;
}

}  // namespace qw_test
