#include "authoring/pack.h"

#include <algorithm>

#include "authoring/book_tree.h"

namespace qw::authoring {
namespace {

using json::Node;

Node version_of(const Layer& layer) {
  const MergedBook alone = merge_layers({layer});
  const Node* version = find_value(alone.root, "meta/version");
  return version == nullptr ? Node() : *version;
}

}  // namespace

Node pack_layers(const std::vector<Layer>& layers) {
  MergedBook merged = merge_layers(layers);
  json::erase_member(member_object(merged.root, "meta"), "extends");
  Node document = object_node();
  add_member(document, "format", text_node("quotewright-book-1"));
  add_member(document, "sha256", text_node(""));
  Node made_of = array_node();
  for (std::size_t i = 0; i < layers.size(); ++i) {
    Node layer = object_node();
    add_member(layer, "id", text_node(merged.layer_ids[i]));
    add_member(layer, "version", version_of(layers[i]));
    made_of.items.push_back(std::move(layer));
  }
  add_member(document, "made_of", std::move(made_of));
  Node files = object_node();
  add_member(files, "book.json", std::move(merged.root));
  add_member(document, "files", std::move(files));
  return document;
}

std::string hashed_text(const Node& document) {
  Node rest = document;
  json::erase_member(rest, "sha256");
  return json::canonical(rest);
}

void set_hash(Node& document, std::string_view hash) { member_object(document, "sha256") = text_node(hash); }

std::string stated_hash(const Node& document) {
  const Node* hash = document.find("sha256");
  return hash == nullptr ? std::string() : hash->text;
}

}  // namespace qw::authoring
