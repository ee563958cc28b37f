// authoring/pack.h: a layered book as one document that needs no other, and the text that its content hash is of.
//
// {"format": "quotewright-book-1", "sha256": "…", "made_of": [{"id", "version"}], "files": {"book.json": {…}}}: a bundle that
// every reader of bundles reads. The hash is not made here: whoever has a library for it hashes hashed_text(), which is the
// canonical JSON of the document without its member "sha256", so that spaces and line ends do not count.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "pricebook/layers.h"

namespace qw::authoring {

// REQUIRES: layers that merge without errors, at least one.
json::Node pack_layers(const std::vector<Layer>& layers);
std::string hashed_text(const json::Node& document);
void set_hash(json::Node& document, std::string_view hash);
// The hash that a document says it has; empty where it says none.
std::string stated_hash(const json::Node& document);

}  // namespace qw::authoring
