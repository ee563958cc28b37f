// pricebook/layers.h: the layers of a price book become one document (assets/pricebooks/LAYERS.md has the rules).
//
// In:   layers, the lowest first; each the files of one folder in name order. One layer is the usual book without `extends`.
// Out:  one object: section -> content, whose nodes still say which file and line they came from; and what was wrong. With an
//       error among the findings the document holds what could be merged, for further messages only.
// Error codes: layer.wrong_base  layer.too_deep  layer.nothing_to_remove  layer.unknown_place  layer.not_owned  layer.bad_mark,
//       and those of files: json.*, book.wrong_type, book.duplicate, book.unknown_key.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "json/json.h"
#include "pricebook/names.h"
#include "pricebook/sources.h"

namespace qw {

struct Layer {
  std::string id;  // as the layer's `meta.id`
  std::vector<BookFile> files;
  std::vector<std::string> made_of = {};  // of a packed book: the ids of the layers that were merged into it
  std::uint32_t worksheets_apart = 0;     // of the lowest one of a bundle: how many worksheets are in another file
};

inline constexpr std::size_t kMostLayers = 8;

struct MergedBook {
  json::Node root;
  Sources sources;
  std::vector<std::string> layer_ids;  // lowest first
  Findings findings;
};

MergedBook merge_layers(const std::vector<Layer>& layers);

// What the files of a layer say in `meta`: empty where they say nothing or cannot be read.
struct LayerMeta {
  std::string id;
  std::string extends;
  std::string layer;  // program, vertical, partner, brand
};
LayerMeta layer_meta(const std::vector<BookFile>& files);

}  // namespace qw
