// json/utf8.h: well-formed UTF-8 (Unicode 15, table 3-7), for the reader's diagnosis and the writer. Private to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace qw::json {

struct Utf8Step {
  std::size_t length = 0;  // at least 1: the sequence, or the ill-formed bytes that one U+FFFD replaces
  bool valid = false;
};

// REQUIRES: at < text.size().
Utf8Step utf8_step(std::string_view text, std::size_t at);

}  // namespace qw::json
