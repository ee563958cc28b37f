// shell/cli/whatif_commands.h: the what-if commands: compare, diff, flip, solve, sweep, optimise, preview. Exit codes as in commands.h.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace qw::cli {

struct WhatIfOptions {
  std::vector<std::string> files;  // compare, diff
  std::string file;                // the others
  std::string book;
  std::string answer;          // solve, sweep: the key of a question; solve: empty for the discount
  std::string from, to, step;  // sweep
  std::string goal, target;    // solve; optimise: the budget
  std::string of;              // one_time, monthly, contract
  bool json = false;
};

// Adds the commands to the app; `code` is what the program exits with. `options` must outlive the app.
void add_whatif_commands(CLI::App& app, WhatIfOptions& options, int& code);

}  // namespace qw::cli
