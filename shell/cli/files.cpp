#include "files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "authoring/scaffold.h"
#include "commands.h"
#include "content_hash.h"
#include "shelf.h"

namespace qw::cli {
namespace {

std::optional<std::string> read_stream(std::FILE* stream) {
  std::string text;
  char buffer[64 * 1024];
  std::size_t count = 0;
  while ((count = std::fread(buffer, 1, sizeof buffer, stream)) > 0) text.append(buffer, count);
  if (std::ferror(stream) != 0) return std::nullopt;
  return text;
}

void complain(const std::string& path, const char* reason) {
  std::fprintf(stderr, "quotewright: cannot read %s: %s. Check the name and the permissions.\n", path.c_str(), reason);
}

std::optional<std::vector<BookFile>> read_folder(const std::string& path) {
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (std::filesystem::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".json") paths.push_back(entry->path());
  }
  if (error) {
    complain(path, error.message().c_str());
    return std::nullopt;
  }
  std::sort(paths.begin(), paths.end());
  std::vector<BookFile> files;
  for (const std::filesystem::path& file : paths) {
    auto text = read_file(file.string());
    if (!text) return std::nullopt;
    files.push_back({file.string(), *std::move(text)});
  }
  return files;
}

// All layers inside the program, in no chain yet.
const std::vector<Layer>& shelf() {
  static const std::vector<Layer> layers = [] {
    const json::ReadResult read = json::read(qw_shelf_text);
    std::vector<Layer> found = read.ok() ? layers_of_bundle(read.root).layers : std::vector<Layer>();
    for (Layer& layer : found) layer.id = layer_meta(layer.files).id;
    return found;
  }();
  return layers;
}

const Layer* on_shelf(const std::string& id) {
  const auto found = std::find_if(shelf().begin(), shelf().end(), [&](const Layer& layer) { return layer.id == id; });
  return found == shelf().end() ? nullptr : &*found;
}

// What to do about a book that is not there.
std::string names_of_books(const std::string& wanted) {
  std::vector<std::string_view> ids;
  for (const Layer& layer : shelf()) ids.push_back(layer.id);
  return authoring::which_book(wanted, ids);
}

struct FoundLayers {
  std::vector<Layer> layers;
  Findings findings;
};

FoundLayers refusal(std::string_view code, const std::string& file, std::string message) {
  return {{}, {{Severity::error, std::string(code), file, "", 0, 0, std::move(message)}}};
}

// Puts the layers below the first one under it: from beside its folder, then from inside the program.
FoundLayers with_layers_below(Layer top, std::filesystem::path folder) {
  FoundLayers found;
  std::string below = layer_meta(top.files).extends;
  std::vector<std::string> names = {top.id};
  found.layers.push_back(std::move(top));
  while (!below.empty()) {
    if (std::find(names.begin(), names.end(), below) != names.end() || names.size() >= kMostLayers) {
      return refusal("layer.too_deep", "",
                     "The layers build on each other in a circle, or more than 8 of them; correct \"extends\" of \"" +
                         names.back() + "\".");
    }
    names.push_back(below);
    std::error_code error;
    const std::filesystem::path beside = folder.empty() ? std::filesystem::path() : folder.parent_path() / below;
    if (!folder.empty() && std::filesystem::is_directory(beside, error)) {
      const auto files = read_folder(std::filesystem::proximate(beside, error).string());
      if (!files) return {};
      found.layers.insert(found.layers.begin(), {below, *files});
      folder = beside;
    } else if (const Layer* layer = on_shelf(below)) {
      found.layers.insert(found.layers.begin(), *layer);
      folder.clear();
    } else {
      return refusal("layer.wrong_base", "",
                     "\"" + names[names.size() - 2] + "\" extends \"" + below.substr(0, 60) +
                         "\", which is neither beside its folder nor inside the program. " + names_of_books(below));
    }
    below = layer_meta(found.layers.front().files).extends;
  }
  return found;
}

FoundLayers find_layers(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    std::filesystem::path folder = std::filesystem::absolute(path, error).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();
    auto files = read_folder(path);
    if (!files) return {};
    return with_layers_below({folder.filename().string(), *std::move(files)}, folder);
  }
  const Layer* layer = on_shelf(path.empty() ? "reference" : path);
  if (layer != nullptr && !std::filesystem::exists(path, error)) return with_layers_below(*layer, {});
  if (path != "-" && !std::filesystem::exists(path, error)) {
    std::fprintf(stderr, "quotewright: cannot read the book \"%s\": there is none. %s\n", path.c_str(),
                 names_of_books(path).c_str());
    return {};
  }
  const auto text = read_file(path);
  if (!text) return {};
  const json::ReadResult read = json::read(*text);
  if (!read.ok()) return {{}, {json::to_finding(*read.error, path)}};
  BundleLayers bundle = layers_of_bundle(read.root);
  if (!bundle.problem.empty()) return refusal("book.bad_bundle", path, std::move(bundle.problem));
  if (std::string stale = stale_hash(read.root); !stale.empty()) {
    return refusal("book.stale_hash", path, std::move(stale));
  }
  return {std::move(bundle.layers), {}};
}

LoadedBook load_from(const std::string& path) {
  FoundLayers found = find_layers(path);
  return found.layers.empty() ? LoadedBook{nullptr, std::move(found.findings)} : load_layers(found.layers);
}

}  // namespace

std::optional<std::string> read_file(const std::string& path) {
  if (path == "-") return read_stream(stdin);
  std::FILE* file = open_file(path);
  if (file == nullptr) return std::nullopt;
  auto text = read_stream(file);
  std::fclose(file);
  if (!text) complain(path, "reading failed");
  return text;
}

std::FILE* open_file(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    complain(path, "it is a folder");
    return nullptr;
  }
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) complain(path, std::strerror(errno));
  return file;
}

ReadBook read_book(const std::string& path, bool quiet) {
  LoadedBook loaded = load_from(path);
  if (!quiet || !loaded.book) print_findings(loaded.findings);
  // without findings nothing was read
  const int code = loaded.book ? kDone : loaded.findings.empty() ? kUnreadable : kBadInput;
  return {std::move(loaded.book), code};
}

std::vector<Layer> read_layers(const std::string& path, int* code) {
  FoundLayers found = find_layers(path);
  print_findings(found.findings);
  // without findings nothing was read
  if (code != nullptr) *code = !found.layers.empty() ? kDone : found.findings.empty() ? kUnreadable : kBadInput;
  return std::move(found.layers);
}

std::string book_for(const std::string& asked, std::string_view quote) {
  if (!asked.empty()) return asked;
  const json::ReadResult read = json::read(quote);
  const json::Node* book = read.root.find("book");
  if (book != nullptr && book->kind == json::Kind::object) book = book->find("id");
  return book == nullptr || on_shelf(book->text) == nullptr ? "" : book->text;
}

void print_findings(const Findings& findings) {
  for (const Finding& finding : findings) std::fprintf(stderr, "%s\n", to_line(finding).c_str());
}

}  // namespace qw::cli
