// reference_files.h: files of the source tree and the shipped price books for tests, natively and under Node (NODERAWFS).
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pricebook/load.h"
#include "quote/quote.h"
#include "support/book_folder.h"

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

// A shipped book, loaded once for all tests of a program; null, with failures, when it cannot be.
inline std::shared_ptr<const qw::PriceBook> shipped_book(const std::string& id) {
  static std::map<std::string, std::shared_ptr<const qw::PriceBook>> books;
  const auto found = books.find(id);
  if (found != books.end()) return found->second;
  qw::LoadedBook loaded = load_book_folder(id);
  for (const qw::Finding& finding : loaded.findings) ADD_FAILURE() << qw::to_line(finding);
  return books.emplace(id, loaded.book).first->second;
}

inline std::shared_ptr<const qw::PriceBook> reference_book() { return shipped_book("reference"); }

}  // namespace qw_test
