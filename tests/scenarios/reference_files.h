// reference_files.h: files of the source tree for tests, natively and under Node (NODERAWFS), and the reference book from its folder.
#pragma once

#include <dirent.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pricebook/load.h"
#include "quote/quote.h"

namespace qw_test {

inline std::string read_text(const std::string& path) {
  std::string text;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  EXPECT_NE(file, nullptr) << path;
  if (file == nullptr) return text;
  char buffer[16 * 1024];
  for (std::size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;) text.append(buffer, count);
  std::fclose(file);
  return text;
}

// The names of the JSON files of a folder, sorted; empty where there is no folder.
inline std::vector<std::string> json_files_in(const std::string& folder) {
  std::vector<std::string> names;
  DIR* directory = opendir(folder.c_str());
  if (directory == nullptr) return names;
  while (const dirent* entry = readdir(directory)) {
    const std::string_view name = entry->d_name;
    if (name.ends_with(".json")) names.emplace_back(name);
  }
  closedir(directory);
  std::sort(names.begin(), names.end());
  return names;
}

// Loaded once for all tests of a program.
inline std::shared_ptr<const qw::PriceBook> reference_book() {
  static const std::shared_ptr<const qw::PriceBook> book = [] {
    const std::string folder = QW_PROJECT_ROOT "/assets/pricebooks/reference";
    std::vector<qw::BookFile> files;
    for (const std::string& name : json_files_in(folder)) files.push_back({name, read_text(folder + "/" + name)});
    qw::LoadedBook loaded = qw::load_book(files);
    for (const qw::Finding& finding : loaded.findings) ADD_FAILURE() << qw::to_line(finding);
    return loaded.book;
  }();
  return book;
}

}  // namespace qw_test
