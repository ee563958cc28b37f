// shell/cli/dmn_commands.h: the commands that read and write DMN models.
#pragma once

#include <string>
#include <vector>

namespace qw::cli {

struct DecideOptions {
  std::string model;
  std::string inputs;                  // a JSON object by input name; "-" standard input
  std::vector<std::string> imports;    // files of imported models
  std::vector<std::string> decisions;  // by name; empty: all
};

int decide(const DecideOptions& options);
// To standard output, or into a folder as dmn.json.
int import_dmn(const std::string& file, const std::string& folder);
int export_dmn(const std::string& book, const std::string& version);

}  // namespace qw::cli
