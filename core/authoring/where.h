// authoring/where.h: a value of a layered book, which layer it comes from, and what each layer below has.
//
// In:  the layers, lowest first, and a path by the names of the merge; a leading "/" is ignored.
// Out: for each layer the value as it is up to there and whether the layer changed it; or the sentence why there is none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "pricebook/layers.h"

namespace qw::authoring {

struct LayerValue {
  std::string layer;
  bool there = false;    // the value exists up to this layer
  bool changed = false;  // by this layer: added, changed or removed
  json::Node value;      // null when not there
  std::string file;      // of the value, when the layer changed it
  std::uint32_t line = 0, column = 0;
};

struct Where {
  std::string path;
  std::vector<LayerValue> layers;  // lowest first
  std::string owned_by_partner;    // the sentence of `ownership` that covers the path, if one does
  std::string problem;             // not empty: no layer has such a value
};

Where find_origin(const std::vector<Layer>& layers, std::string_view path);
std::string to_json(const Where& where);

// The sentence of the book's `ownership` that gives a path to partners; null when it is not theirs.
const json::Node* ownership_of(const json::Node& book, std::string_view path);

}  // namespace qw::authoring
