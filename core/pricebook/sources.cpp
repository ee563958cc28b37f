#include "pricebook/sources.h"

#include <algorithm>

namespace qw {
namespace {

constexpr std::uint32_t kCountedBytes = 256;

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }

void shift(json::Node& node, std::uint32_t by) {
  node.offset += by;
  for (json::Node& item : node.items) shift(item, by);
}

}  // namespace

void Sources::add(const BookFile& file, std::uint32_t layer, json::Node* root) {
  const std::uint32_t start = end();
  File made{file.name, file.text, layer, start, {0}, {0}};
  std::uint32_t characters = 0;
  for (std::uint32_t i = 0; i < made.text.size(); ++i) {
    if (made.text[i] == '\n') made.line_starts.push_back(i + 1);
    characters += begins_character(made.text[i]) ? 1U : 0U;
    if ((i + 1) % kCountedBytes == 0) made.characters.push_back(characters);
  }
  files_.push_back(std::move(made));
  if (root != nullptr && start != 0) shift(*root, start);
}

std::uint32_t Sources::file_at(std::uint32_t offset) const {
  const auto next = std::upper_bound(files_.begin(), files_.end(), offset,
                                     [](std::uint32_t at, const File& file) { return at < file.start; });
  return static_cast<std::uint32_t>(next - files_.begin()) - 1;
}

// Neither the file nor the line is read through: every formula of a book has a position, and a bundled file is one line.
SourcePlace Sources::place(std::uint32_t offset) const {
  if (files_.empty()) return {};
  const std::uint32_t number = file_at(offset);
  const File& file = files_[number];
  const std::uint32_t at = std::min(offset - file.start, static_cast<std::uint32_t>(file.text.size()));
  const auto next = std::upper_bound(file.line_starts.begin(), file.line_starts.end(), at);
  const auto characters = [&](std::uint32_t end) {
    std::uint32_t count = file.characters[end / kCountedBytes];
    for (std::uint32_t i = end - end % kCountedBytes; i < end; ++i) count += begins_character(file.text[i]) ? 1U : 0U;
    return count;
  };
  const std::uint32_t column = 1 + characters(at) - characters(*std::prev(next));
  return {number, static_cast<std::uint32_t>(next - file.line_starts.begin()), column};
}

}  // namespace qw
