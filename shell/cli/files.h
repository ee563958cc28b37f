// shell/cli/files.h: the command line's way to files: reading them whole, standard input, and price books from folder or bundle.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pricebook/load.h"

namespace qw::cli {

// The content, "-" being standard input; nullopt with a line on stderr when it cannot be read.
std::optional<std::string> read_file(const std::string& path);

// A folder of JSON files, one bundle, or the name of a book inside the program; an empty path is the reference book. Findings go
// to stderr.
// With `quiet` only those of a book that cannot be used; then there is no book, and `code` says what to exit with.
struct ReadBook {
  std::shared_ptr<const PriceBook> book;
  int code = 0;
};
ReadBook read_book(const std::string& path, bool quiet);

// The layers of the same book, lowest first, with the files' names as they are shown; empty, with findings on stderr, when they
// cannot be found. A layer below stands in the folder of that name beside the layer's own, or inside the program.
// `code` is then what to exit with.
std::vector<Layer> read_layers(const std::string& path, int* code = nullptr);

// The book to read for a quote: the one that was asked for, else the one inside the program that the quote names, else "".
std::string book_for(const std::string& asked, std::string_view quote);

// Opens for reading, or says on stderr why not; a folder is no file.
std::FILE* open_file(const std::string& path);

void print_findings(const Findings& findings);

}  // namespace qw::cli
