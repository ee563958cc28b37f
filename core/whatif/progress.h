// whatif/progress.h: long what-ifs in slices: how far to go, how far it went, where to go on. Nothing is kept in between.
//
// In:  a Slice: the unit to begin with (0: the first) and about how many steps may be spent; a slice always does one unit.
// Out: a Progress: units done from the very first, all units, steps spent. Not complete: ask again with Slice{progress.done}.
//      What the slices find, put one after the other, is what a single call finds.
#pragma once

#include <cstdint>

namespace qw {

struct Slice {
  std::uint64_t from = 0;
  std::uint64_t steps = ~std::uint64_t{0};
};

struct Progress {
  std::uint64_t done = 0;
  std::uint64_t total = 0;
  std::uint64_t steps = 0;

  bool complete() const { return done >= total; }
};

}  // namespace qw
