// authoring/lint_parts.h: private to this room: the state of one lint and its parts.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/book_tree.h"
#include "authoring/lint.h"

namespace qw::authoring {

struct Lint {
  MergedBook merged;
  const PriceBook& book;
  std::vector<LintFinding> findings;

  // At the value that a path names in the merged book.
  void note(Severity severity, std::string_view code, const std::string& path, std::string message);
  void note_at(const json::Node& at, Severity severity, std::string_view code, const std::string& path,
               std::string message);
  const json::Node* find(std::string_view path) const { return find_value(merged.root, path); }
  // At a value of one layer read alone.
  void note_in(const MergedBook& alone, const json::Node& at, Severity severity, std::string_view code,
               const std::string& path, std::string message);
  // The items of a list or the members of an object.
  std::vector<NamedBranch> items(std::string_view path) const { return children({find(path), nullptr}); }
};

void lint_uses(Lint& lint);                               // lint_uses.cpp: what nothing uses
void lint_words(Lint& lint);                              // lint_words.cpp: labels, units, reasons
void lint_layers(Lint& lint, const std::vector<Layer>&);  // lint_layers.cpp: what a layer says again
void lint_reached(Lint& lint, const Reached& reached);    // lint_uses.cpp

}  // namespace qw::authoring
