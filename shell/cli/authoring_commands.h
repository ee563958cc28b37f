// shell/cli/authoring_commands.h: the commands for those who write price books: book new, lint, where, diff, pack, impact, calibrate.
//
// Exit codes: 0 done; 1 wrong usage or a file that cannot be read or written (lint: findings); 2 a book or an input that is not right.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace qw::cli {

struct AuthoringOptions {
  std::string book, newer, path, folder, file;
  std::string extends, id, title, currency;
  std::vector<std::string> quotes;
  bool all = false;
  bool json = false;
};

// Adds the commands to `book`; `code` is what the program exits with. `options` must outlive the app.
void add_authoring_commands(CLI::App& books, AuthoringOptions& options, int& code);

}  // namespace qw::cli
