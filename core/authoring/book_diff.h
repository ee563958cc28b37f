// authoring/book_diff.h: what is different between two books, by named values and not by lines of text.
//
// In:  two merged books as documents (authoring/book_tree.h).
// Out: additions, removals and changes in the order of the newer book, each with the path of the value; numbers also with the
//      change in percent. 1.0 and 1 are the same, as are a fact written plain and as an object with a value. Items of a list are
//      found by their names, rules of a table without ids by their tests; a list whose order alone differs is `moved`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "authoring/book_tree.h"
#include "number/decimal.h"

namespace qw::authoring {

enum class ChangeKind : std::uint8_t { added, removed, changed, moved };
const char* to_text(ChangeKind kind);

struct BookChange {
  ChangeKind kind = ChangeKind::changed;
  std::string section;  // the first name of the path
  std::string path;
  json::Node before, after;        // null where there is none; of `moved` the lists of names
  std::optional<Decimal> percent;  // (after - before) / |before| x 100, one decimal
};

std::vector<BookChange> diff_books(const json::Node& before, const json::Node& after);

std::string to_json(const std::vector<BookChange>& changes);

}  // namespace qw::authoring
