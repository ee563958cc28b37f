// pricebook/formula.h: a compiled expression of a book, and where it stands in the book's files.
#pragma once

#include <cstdint>
#include <string>

#include "feel/expression.h"

namespace qw {

using SlotId = std::uint32_t;
inline constexpr SlotId kNoSlot = 0xffffffff;

// Where something stands in the book's files, for findings.
struct Origin {
  std::uint32_t file = 0;
  std::uint32_t line = 0;  // from 1, as column; 0: unknown
  std::uint32_t column = 0;
  std::string path;
};

struct Formula {
  feel::Expression expression;
  Origin origin;
};

}  // namespace qw
