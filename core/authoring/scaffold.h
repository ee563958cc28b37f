// authoring/scaffold.h: the first files of a partner's layer, filled with the values of the book below that a partner owns.
//
// In:  the merged book below, and what the new layer is to be called.
// Out: files in name order: 00-meta.json, 10-rates.json, 20-plans.json, 90-brand.json (those that would hold something) and
//      README.md, which says what to change next. The layer prices exactly like the book below until a number in it is changed,
//      but for a currency asked for, which relabels amounts and converts none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "pricebook/layers.h"

namespace qw::authoring {

struct NewLayer {
  std::string id;
  std::string title;
  std::string extends;   // id of the layer below
  std::string currency;  // empty: that of the layer below
};

std::vector<BookFile> scaffold(const json::Node& base, const NewLayer& layer);

// The parts of a document that `path` names, with "*" for any name, put into `target` as a layer would write them.
void take_part(json::Node& target, const json::Node& book, std::string_view path);

// 00-meta.json of a layer.
json::Node meta_document(const NewLayer& layer, std::string_view kind);

// What to say to somebody who names a book that is not among those that are there.
std::string which_book(std::string_view wanted, const std::vector<std::string_view>& there);

}  // namespace qw::authoring
