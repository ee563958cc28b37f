// pricebook/load.h: the files of a price book become a PriceBook, or the list of everything that is wrong with them.
//
// In:   the texts of the files in name order, layers of such files (pricebook/layers.h), or one bundle:
//       {"format": "quotewright-book-1", "files": {name: document}}, or with "layers": [{"id", "files"}, …] in place of "files".
//       A bundle may come in two parts: one with "parts": {"edition", "worksheets": how many} beside its files, and one with
//       them, {"format": "quotewright-worksheets-1", "edition", "files" or "layers"}. The first alone is a book whose worksheets
//       are apart; both together are the whole book.
// Out:  a book and warnings, or no book and at least one error. Every problem is reported, each with file, path, line and a
//       remedy. Nothing is loaded in part. The format is described in assets/pricebooks/FORMAT.md.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "json/json.h"
#include "pricebook/layers.h"
#include "pricebook/price_book.h"

namespace qw {

struct LoadedBook {
  std::shared_ptr<const PriceBook> book;  // null when findings hold an error
  Findings findings;
};

LoadedBook load_book(const std::vector<BookFile>& files);
LoadedBook load_layers(const std::vector<Layer>& layers);
LoadedBook load_bundle(std::string_view text, std::string_view name = "book");
// Read already. `worksheets`: the other part of the bundle, or null.
LoadedBook load_bundle(const json::Node& bundle, std::string_view name = "book",
                       const json::Node* worksheets = nullptr);
LoadedBook load_parts(std::string_view bundle, std::string_view worksheets);

// A worksheet as a book of its own: without lines, with the values of a quote under the names it `takes`, one for each of
// worksheet.takes or none (then they are null, of their types). Its results are its metrics. What it takes is copied, functions aside.
LoadedBook load_worksheet(const PriceBook& book, const Worksheet& worksheet, const std::vector<feel::Value>& taken);

// The layers of a bundle, or the sentence what is wrong with it.
struct BundleLayers {
  std::vector<Layer> layers;
  std::string problem;
};
BundleLayers layers_of_bundle(const json::Node& bundle, const json::Node* worksheets = nullptr);

}  // namespace qw
