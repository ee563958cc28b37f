// pricebook/sources.h: the texts of a price book's files as one run of offsets, so that a node of any file says where it stands.
//
// The offset of a node counts from the start of its own file until add() has shifted it; from then on it names file, line and column.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"

namespace qw {

struct BookFile {
  std::string name;
  std::string text;
};

struct SourcePlace {
  std::uint32_t file = 0xffffffff;  // none
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

class Sources {
 public:
  // Adds a file and moves the offsets of the nodes that were read from it. `layer` is a number of the caller.
  void add(const BookFile& file, std::uint32_t layer, json::Node* root);

  SourcePlace place(std::uint32_t offset) const;
  std::uint32_t file_at(std::uint32_t offset) const;
  std::uint32_t end() const {  // where the next file will begin
    return files_.empty() ? 0 : files_.back().start + static_cast<std::uint32_t>(files_.back().text.size()) + 1;
  }
  std::size_t size() const { return files_.size(); }
  const std::string& name(std::uint32_t file) const { return files_[file].name; }
  std::uint32_t layer(std::uint32_t file) const { return files_[file].layer; }

 private:
  struct File {
    std::string name;
    std::string text;
    std::uint32_t layer = 0;
    std::uint32_t start = 0;
    std::vector<std::uint32_t> line_starts;
    std::vector<std::uint32_t> characters;  // those before each kCountedBytes bytes
  };
  std::vector<File> files_;
};

}  // namespace qw
