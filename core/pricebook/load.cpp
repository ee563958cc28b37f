#include "pricebook/load.h"

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
  return Builder(merge_layers(layers), layers.front().made_of, findings).build();
}

BundleLayers layers_of_bundle(const json::Node& bundle) {
  const json::Node* format = bundle.find("format");
  if (format == nullptr || format->text != "quotewright-book-1") {
    return {{}, "This is no bundled price book: \"format\" must be \"quotewright-book-1\". Bundle the folder again."};
  }
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

LoadedBook load_bundle(std::string_view text, std::string_view name) {
  const json::ReadResult read = json::read(text);
  if (!read.ok()) return {nullptr, {json::to_finding(*read.error, name)}};
  return load_bundle(read.root, name);
}

LoadedBook load_bundle(const json::Node& bundle, std::string_view name) {
  BundleLayers read = layers_of_bundle(bundle);
  if (!read.problem.empty()) {
    return {nullptr, {{Severity::error, "book.bad_bundle", std::string(name), "", 0, 0, std::move(read.problem)}}};
  }
  return load_layers(read.layers);
}

}  // namespace qw
