// shell/cli/files.h: the command line's way to files: reading them whole, standard input, and price books from folder or bundle.
#pragma once

#include <optional>
#include <string>

#include "pricebook/load.h"

namespace qw::cli {

// The content, "-" being standard input; nullopt with a line on stderr when it cannot be read.
std::optional<std::string> read_file(const std::string& path);

// A folder of JSON files or one bundle; an empty path is the reference book inside the program. Findings go to stderr.
// Null when the book cannot be used.
std::shared_ptr<const PriceBook> read_book(const std::string& path, bool quiet);

void print_findings(const Findings& findings);

}  // namespace qw::cli
