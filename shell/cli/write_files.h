// shell/cli/write_files.h: writing whole or not at all: into a name beside the target, which then takes its place.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "pricebook/layers.h"

namespace qw::cli {

// False with a line on stderr when it cannot be written; an older file of that name is then as it was.
bool write_file(const std::string& path, const std::string& text);

// A new folder with these files. `good` sees the folder under a name of its own before it gets the right one; when it says no,
// or when there is something of that name already, nothing is left behind.
bool write_folder(const std::string& path, const std::vector<BookFile>& files,
                  const std::function<bool(const std::string&)>& good);

// Whether nothing is there under this name, with a line on stderr when something is.
bool is_free(const std::string& path);

}  // namespace qw::cli
