#include "scenarios/stories.h"

#include "api/story.h"
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

// "/schedules/ID/rows/ROW/..." wants something of the schedule and of its row; "/worksheet/results/ID/..." of a result;
// "/brand/MEMBER" of the brand.
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
  if (parts.size() > 1 && parts[0] == "brand") reached.insert("brand/" + parts[1]);
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

// A sample of assets/samples wants nothing, but must be a quote.
qw::api::ToldStory told_sample(const qw::PriceBook& book, const Story& sample, const qw::Evaluation& plain) {
  const qw::ReadInput read = qw::read_input(book, quote_of(sample), sample.where);
  if (!read.input) return {{{"", 0, qw::to_json(read.findings)}}, std::nullopt};
  qw::Evaluated evaluated = qw::evaluate(plain.book, *read.input);
  if (!evaluated.evaluation) return {{{"", 0, qw::to_json(evaluated.findings)}}, std::nullopt};
  return {{}, std::move(evaluated.evaluation)};
}

void tell(const Story& story, const qw::Evaluation& plain, StoryRun& run) {
  const bool is_sample = story.where.rfind("assets/", 0) == 0;
  const qw::api::ToldStory told =
      is_sample ? told_sample(*plain.book, story, plain) : qw::api::tell_story(plain.book, story.told);
  for (const qw::api::StoryFailure& failure : told.failures) {
    run.failures.push_back(story.name() + "\n  " + failure.path + ": " + failure.message);
  }
  Elements& reached = run.reached[story.book];
  const Node* want = story.find("want");
  for (std::size_t i = 0; want != nullptr && i < want->keys.size(); ++i) add_wanted(story, want->keys[i], reached);
  add_presets(story.find("preset"), reached);
  if (told.evaluation) add_reached(*told.evaluation, plain, reached);
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

std::string quote_of(const Story& story) { return qw::api::quote_of_story(story.told); }

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
