// shell/cli/open_book.h: what the commands for authors read: a book with its layers, and quotes from files and folders.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "authoring/impact.h"
#include "commands.h"
#include "pricebook/load.h"

namespace qw::cli {

// A book that loads, with the layers it was made of.
struct OpenBook {
  std::vector<Layer> layers;
  LoadedBook loaded;
  MergedBook merged;
  int code = kDone;

  explicit operator bool() const { return code == kDone; }
};
// With findings on stderr when it does not load.
OpenBook open_book(const std::string& path);

// Calls `each` with every quote of the files, the .json files of folders included; a file that cannot be read ends it. Gives what
// to exit with. Of many files it says on stderr how far it is.
int for_each_quote(const std::vector<std::string>& paths,
                   const std::function<void(const authoring::SavedQuote&)>& each);

}  // namespace qw::cli
