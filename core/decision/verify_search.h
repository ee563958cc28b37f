// decision/verify_search.h: private to the verifier: the conditions of a table as truth tables over cells, and the search for a
// combination of cells in which some rules match and others do not.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "decision/verify.h"

namespace qw::decision {

// One test or `when` of a rule: true or false for each combination of the cells of its axes, the last axis fastest.
struct Condition {
  std::uint32_t rule = 0;
  std::vector<std::uint32_t> axes;
  std::vector<bool> holds;
};

struct Grid {
  std::vector<Axis> axes;
  std::vector<Condition> conditions;
  std::size_t rules = 0;
};

// Of each axis, the cells first to last.
struct Span {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};
using Box = std::vector<Span>;
using Point = std::vector<std::uint32_t>;  // a cell of each axis

Box whole(const Grid& grid);

// Where one condition has too many combinations of cells, its largest axes are thinned and marked as sampled.
Grid make_grid(const Table& table, const TableSpace& space, feel::Arena& arena);

// A point of the box at which all of `matching` and none of `failing` match. Sets `exhausted` when the steps run out.
class Search {
 public:
  Search(const Grid& searched, std::uint64_t steps) : grid(searched), steps_left(steps) {}

  std::optional<Point> find(const Box& box, std::span<const std::uint32_t> matching,
                            std::span<const std::uint32_t> failing);

  const Grid& grid;
  std::uint64_t steps_left;
  bool exhausted = false;

 private:
  bool descend(std::size_t depth);
  bool settle(std::size_t depth);

  struct Wanted {
    const Condition* condition;
    bool match;              // of a rule that is to match
    std::size_t ready;       // the depth at which all its axes have a cell
    std::size_t rule_place;  // among the failing rules
  };
  std::vector<std::uint32_t> order_;
  std::vector<Wanted> wanted_;
  std::vector<std::uint32_t> dead_;  // per failing rule, while a branch is looked at
  Point at_;
  const Box* box_ = nullptr;
};

bool holds(const Grid& grid, const Condition& condition, const Point& point);

}  // namespace qw::decision
