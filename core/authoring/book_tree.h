// authoring/book_tree.h: a book as its author sees it: one document whose values are found by name, not by position.
//
// A document is what merge_layers() gives (pricebook/layers.h). A path names a value with the names of the merge
// (assets/pricebooks/LAYERS.md): "rate_card/roles/PM/bill", "tables/support_plans/rows/basic/price", "facts/tax_rate/value".
// Nothing here checks a book: what is not of the expected form is a value without children.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "pricebook/names.h"

namespace qw::authoring {

// A value and, for the rows of a table and their cells, the names of the columns.
struct Branch {
  const json::Node* node = nullptr;
  const json::Node* columns = nullptr;
};

struct NamedBranch {
  std::string name;
  Branch branch;
};

// merge: only what a layer may name. tests: also rules without an id, by their tests ("[5000..20000)"), for comparing.
enum class Naming : std::uint8_t { merge, tests };

// Members of an object, items of a list whose items all have a name of their own, rows and cells of a table; else nothing.
std::vector<NamedBranch> children(const Branch& branch, Naming naming = Naming::merge);

// The value at a path, or null; a fact written as a plain value is its own "value".
const json::Node* find_value(const json::Node& book, std::string_view path);
// How much of the path is there, as a prefix of it that ends at a name.
std::string_view known_part(const json::Node& book, std::string_view path);
// The names that a path could go on with, for messages.
std::vector<std::string> names_at(const json::Node& book, std::string_view path);

// Whether a column of a table is called what columns of prices are called: price, retail, monthly, fee, or ends with one of these.
bool is_price_column(std::string_view column);

// A short text of a value for people: a text as it is, numbers in plain digits, else compact JSON, cut at `most` bytes.
std::string short_text(const json::Node& node, std::size_t most = 100);

// ---- making documents ----
json::Node text_node(std::string_view text);
json::Node number_node(std::string_view digits);
json::Node object_node();
json::Node array_node();
json::Node& add_member(json::Node& object, std::string_view key, json::Node value);  // gives the member
// The member, made as an empty object where it is not there.
json::Node& member_object(json::Node& object, std::string_view key);
// JSON for people to edit: two spaces, an object or list on one line where it fits into 110 columns.
std::string pretty(const json::Node& node);

}  // namespace qw::authoring
