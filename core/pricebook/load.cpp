#include "pricebook/load.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "pricebook/builder.h"

namespace qw {
namespace {

// `prefix` tells files of the same name in several layers apart.
std::vector<BookFile> files_of(const json::Node& files, const std::string& prefix) {
  std::vector<BookFile> parts;
  for (std::size_t i = 0; i < files.items.size(); ++i) {
    parts.push_back({prefix + files.keys[i], json::canonical(files.items[i])});
  }
  return parts;
}

// [{"id", "version"}, …] of a packed book, the last being the book itself.
std::vector<std::string> lower_ids(const json::Node* made_of) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; made_of != nullptr && i + 1 < made_of->items.size(); ++i) {
    if (const json::Node* id = made_of->items[i].find("id")) ids.push_back(id->text);
  }
  return ids;
}

bool is_filled(const json::Node* node, json::Kind kind) {
  return node != nullptr && node->kind == kind && !node->items.empty();
}

}  // namespace

LoadedBook load_book(const std::vector<BookFile>& files) { return load_layers({{"", files}}); }

LoadedBook load_layers(const std::vector<Layer>& layers) {
  Findings findings;
  if (layers.empty() || layers.back().files.empty()) {
    findings.push_back(
        {Severity::error, "book.missing", "", "", 0, 0, "There are no files; name a folder with a price book."});
    return {nullptr, std::move(findings)};
  }
  return Builder(merge_layers(layers), layers.front(), findings).build();
}

namespace {

BundleLayers read_layers(const json::Node& bundle) {
  BundleLayers made;
  if (const json::Node* files = bundle.find("files"); is_filled(files, json::Kind::object)) {
    made.layers.push_back({"", files_of(*files, ""), lower_ids(bundle.find("made_of"))});
    return made;
  }
  const json::Node* layers = bundle.find("layers");
  if (is_filled(layers, json::Kind::array)) {
    for (const json::Node& layer : layers->items) {
      const json::Node* id = layer.find("id");
      const json::Node* files = layer.find("files");
      if (id == nullptr || id->text.empty() || !is_filled(files, json::Kind::object)) {
        return {{}, "A layer of the bundle lacks its \"id\" or \"files\". Bundle the folders again."};
      }
      made.layers.push_back({id->text, files_of(*files, id->text + "/")});
    }
    return made;
  }
  return {{}, "The bundle has no \"files\". Bundle the folder again."};
}

std::string text_at(const json::Node* object, std::string_view key) {
  const json::Node* found = object == nullptr ? nullptr : object->find(key);
  return found == nullptr ? std::string() : found->text;
}

// The sentence why the second part does not belong to the first one; empty when it does.
std::string part_problem(const json::Node& bundle, const json::Node& worksheets) {
  if (text_at(&worksheets, "format") != "quotewright-worksheets-1") {
    return "These are no worksheets of a price book: \"format\" must be \"quotewright-worksheets-1\".";
  }
  const std::string edition = text_at(bundle.find("parts"), "edition");
  if (edition.empty()) return "The price book has its worksheets with it; load it without the second file.";
  if (edition == text_at(&worksheets, "edition")) return "";
  return "The worksheets are of another edition than the price book. Load both files again from the same place.";
}

// The files of the worksheets go behind those of their layer; nothing but worksheets comes in this way.
std::string add_part(std::vector<Layer>& layers, const json::Node& worksheets) {
  BundleLayers more = read_layers(worksheets);
  if (!more.problem.empty()) return std::move(more.problem);
  for (Layer& part : more.layers) {
    const auto of_part = [&](const Layer& layer) { return layer.id == part.id; };
    const auto layer = std::find_if(layers.begin(), layers.end(), of_part);
    if (layer == layers.end())
      return "The price book has no layer \"" + part.id.substr(0, 60) + "\" for its worksheets.";
    std::move(part.files.begin(), part.files.end(), std::back_inserter(layer->files));
  }
  layers.front().worksheets_apart = 0;
  return "";
}

bool holds_worksheets(const json::Node& file) {
  return file.kind == json::Kind::object && file.keys.size() == 1 && file.keys[0] == "worksheets";
}

bool holds_worksheets_alone(const json::Node& part) {
  const auto all = [](const json::Node* files) {
    return files == nullptr || std::all_of(files->items.begin(), files->items.end(), holds_worksheets);
  };
  const json::Node* layers = part.find("layers");
  return all(part.find("files")) &&
         (layers == nullptr || std::all_of(layers->items.begin(), layers->items.end(),
                                           [&](const json::Node& layer) { return all(layer.find("files")); }));
}

}  // namespace

BundleLayers layers_of_bundle(const json::Node& bundle, const json::Node* worksheets) {
  if (text_at(&bundle, "format") != "quotewright-book-1") {
    return {{}, "This is no bundled price book: \"format\" must be \"quotewright-book-1\". Bundle the folder again."};
  }
  BundleLayers made = read_layers(bundle);
  if (!made.problem.empty()) return made;
  const std::string apart = text_at(bundle.find("parts"), "worksheets");
  std::from_chars(apart.data(), apart.data() + apart.size(), made.layers.front().worksheets_apart);
  if (worksheets == nullptr) return made;
  made.problem = part_problem(bundle, *worksheets);
  if (made.problem.empty() && !holds_worksheets_alone(*worksheets)) {
    made.problem = "A file of worksheets holds something else. Bundle the folder again.";
  }
  if (made.problem.empty()) made.problem = add_part(made.layers, *worksheets);
  return made;
}

LoadedBook load_bundle(std::string_view text, std::string_view name) {
  const json::ReadResult read = json::read(text);
  if (!read.ok()) return {nullptr, {json::to_finding(*read.error, name)}};
  return load_bundle(read.root, name);
}

LoadedBook load_parts(std::string_view bundle, std::string_view worksheets) {
  if (worksheets.empty()) return load_bundle(bundle);
  const json::ReadResult first = json::read(bundle), second = json::read(worksheets);
  if (!first.ok()) return {nullptr, {json::to_finding(*first.error, "book")}};
  if (!second.ok()) return {nullptr, {json::to_finding(*second.error, "worksheets")}};
  return load_bundle(first.root, "book", &second.root);
}

LoadedBook load_bundle(const json::Node& bundle, std::string_view name, const json::Node* worksheets) {
  BundleLayers read = layers_of_bundle(bundle, worksheets);
  if (!read.problem.empty()) {
    return {nullptr, {{Severity::error, "book.bad_bundle", std::string(name), "", 0, 0, std::move(read.problem)}}};
  }
  return load_layers(read.layers);
}

}  // namespace qw
