// small_book.h: a tiny but complete price book for tests, and edits of its text.
//
//   auto book = small_book({{"\"currency\": \"USD\"", "\"currency\": \"JPY\""}});   // loads, or the test fails
// An edit replaces a text that occurs exactly once in the book's two files.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/pricebook/small_book_text.h"
#include "pricebook/load.h"
#include "quote/quote.h"

namespace qw_test {

struct Edit {
  std::string find;
  std::string replace;
};

inline std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

inline std::vector<qw::BookFile> small_book_files(const std::vector<Edit>& edits = {}) {
  std::vector<qw::BookFile> files = {{"10-data.json", kDataFile}, {"20-rules.json", kRulesFile}};
  for (const Edit& edit : edits) {
    EXPECT_EQ(occurrences(files[0].text, edit.find) + occurrences(files[1].text, edit.find), 1U) << edit.find;
    for (qw::BookFile& file : files) {
      const std::size_t at = file.text.find(edit.find);
      if (at != std::string::npos) file.text.replace(at, edit.find.size(), edit.replace);
    }
  }
  return files;
}

inline std::string to_lines(const qw::Findings& findings) {
  std::string text;
  for (const qw::Finding& finding : findings) text += qw::to_line(finding) + "\n";
  return text;
}

// A book that must load without an error.
inline std::shared_ptr<const qw::PriceBook> small_book(const std::vector<Edit>& edits = {}) {
  qw::LoadedBook loaded = qw::load_book(small_book_files(edits));
  EXPECT_NE(loaded.book, nullptr) << to_lines(loaded.findings);
  return loaded.book;
}

// The evaluation of an input that must be right.
inline qw::Evaluation quote_of(const std::shared_ptr<const qw::PriceBook>& book, std::string_view input = "{}") {
  qw::ReadInput read = qw::read_input(*book, input, "input.json");
  EXPECT_TRUE(read.input) << to_lines(read.findings);
  if (!read.input) return {};
  qw::Evaluated evaluated = qw::evaluate(book, *read.input);
  EXPECT_TRUE(evaluated.evaluation) << to_lines(evaluated.findings);
  if (!evaluated.evaluation) return {};
  return *std::move(evaluated.evaluation);
}

// What is wrong with an input, when it is read or evaluated.
inline qw::Findings findings_of(const std::shared_ptr<const qw::PriceBook>& book, std::string_view input) {
  qw::ReadInput read = qw::read_input(*book, input, "input.json");
  if (!read.input) return read.findings;
  qw::Findings all = std::move(read.findings);
  qw::Evaluated evaluated = qw::evaluate(book, *read.input);
  EXPECT_EQ(evaluated.evaluation.has_value(), !qw::has_errors(evaluated.findings));
  all.insert(all.end(), evaluated.findings.begin(), evaluated.findings.end());
  return all;
}

}  // namespace qw_test
