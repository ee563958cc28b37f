#include "authoring/where.h"

#include "authoring/book_tree.h"
#include "base/text.h"
#include "json/writer.h"

namespace qw::authoring {
namespace {

using json::Node;

std::string no_value(const Node& book, std::string_view path) {
  const std::string_view known = known_part(book, path);
  std::string_view rest = path.substr(known.empty() ? 0 : std::min(path.size(), known.size() + 1));
  const std::vector<std::string> names = names_at(book, known);
  const std::vector<std::string_view> views(names.begin(), names.end());
  std::string text = "There is no \"" + std::string(rest.substr(0, 80)) + "\"" +
                     (known.empty() ? " in this book." : " in \"" + std::string(known) + "\".");
  const std::string_view near = nearest(rest.substr(0, rest.find('/')), views);
  if (!near.empty()) return text + " Did you mean \"" + std::string(near) + "\"?";
  if (names.empty()) return text + " That is a plain value without names inside; ask for it as it stands.";
  text += " Known there:";
  constexpr std::size_t kShown = 12;
  for (std::size_t i = 0; i < names.size() && i < kShown; ++i) text += (i == 0 ? " " : ", ") + names[i];
  return text + (names.size() > kShown ? ", ..." : ".");
}

}  // namespace

const Node* ownership_of(const Node& book, std::string_view path) {
  const Node* ownership = book.find("ownership");
  if (ownership == nullptr) return nullptr;
  for (std::size_t i = 0; i < ownership->keys.size(); ++i) {
    if (is_under(path, ownership->keys[i])) return &ownership->items[i];
  }
  return nullptr;
}

Where find_origin(const std::vector<Layer>& layers, std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  Where where;
  where.path = path;
  std::string before;
  bool anywhere = false;
  for (std::size_t count = 1; count <= layers.size(); ++count) {
    const MergedBook merged = merge_layers({layers.begin(), layers.begin() + static_cast<std::ptrdiff_t>(count)});
    LayerValue value;
    value.layer = merged.layer_ids.empty() ? layers[count - 1].id : merged.layer_ids.back();
    const Node* found = find_value(merged.root, path);
    value.there = found != nullptr;
    const std::string text = found == nullptr ? "" : json::canonical(*found);
    value.changed = text != before;
    before = text;
    if (found != nullptr) {
      value.value = *found;
      const SourcePlace place = merged.sources.place(found->offset);
      const bool here = place.file < merged.sources.size() && merged.sources.layer(place.file) + 1 == count;
      if (here && value.changed) {
        value.file = merged.sources.name(place.file);
        value.line = place.line;
        value.column = place.column;
      }
    }
    anywhere = anywhere || value.there;
    where.layers.push_back(std::move(value));
    if (count < layers.size()) continue;
    if (const Node* sentence = ownership_of(merged.root, path)) where.owned_by_partner = sentence->text;
    if (!anywhere) where.problem = no_value(merged.root, path);
  }
  return where;
}

std::string to_json(const Where& where) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.member("path", where.path);
  writer.key("layers");
  writer.begin_array();
  for (const LayerValue& value : where.layers) {
    writer.begin_object();
    writer.member("layer", value.layer);
    writer.member("there", value.there);
    writer.member("changed", value.changed);
    if (value.there) writer.member_raw("value", json::canonical(value.value));
    if (value.line > 0) {
      writer.member("file", value.file);
      writer.member("line", value.line);
    }
    writer.end_object();
  }
  writer.end_array();
  if (!where.owned_by_partner.empty()) writer.member("owned_by_partner", where.owned_by_partner);
  if (!where.problem.empty()) writer.member("problem", where.problem);
  writer.end_object();
  return out;
}

}  // namespace qw::authoring
