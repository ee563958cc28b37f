// decision/verify_grid.h: what a name can be, and the few values of it that tell all cases of a table apart.
//
// In:   a Domain (from the intake's type and range, or derived for a fact) and the cuts that conditions make in it.
// Out:  an Axis of cells: each cut is a cell, each gap between cuts is one with a value from inside it, null is one where it can
//       occur. Within a cell no condition changes its mind, unless the axis is `sampled`: then the cells are only points.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "feel/cuts.h"

namespace qw::decision {

enum class DomainKind : std::uint8_t { opaque, finite, number, list };

struct Domain {
  DomainKind kind = DomainKind::opaque;
  std::vector<feel::Value> values;         // finite: all but null; list: the items that can be in it
  std::optional<Decimal> least, greatest;  // number
  int places = -1;                         // number: digits after the point, -1: any
  bool nullable = false;                   // null can occur
  bool nonempty = false;                   // list: never empty
  bool repeats = false;                    // list: an item can be in it twice
  bool free = false;                       // nothing is known but the type: "as if free"
  std::vector<Domain> fields;              // of a context, where its kind says nothing
  const feel::Shape* shape = nullptr;      // their names, where they are known
  std::vector<Domain> items;               // of a list whose items are not a few values: what each can be
};

struct Cell {
  feel::Value value;  // the example
  std::optional<Decimal> from, to;
  bool from_inside = true, to_inside = true;
  bool is_range = false;  // written as an interval of from and to; otherwise as its value
};

struct Axis {
  std::uint32_t subject = 0;  // a slot, or kFirstInput + number of an input that is no bare name
  std::string name;
  std::vector<Cell> cells;
  bool sampled = false;  // the cells do not stand for all values
  bool free = false;     // as if free
};

inline constexpr std::uint32_t kFirstInput = 0x80000000;

// Lists of cells are made in `arena`. `entangled`: conditions do more with the value than compare it.
Axis make_axis(std::uint32_t subject, std::string name, const Domain& domain, const std::vector<feel::Cut>& cuts,
               bool entangled, feel::Arena& arena);

// All cells from first to last as a FEEL test: "[3..4]", "> 9", "\"large\"", "null".
std::string cells_text(const Axis& axis, std::size_t first, std::size_t last);

}  // namespace qw::decision
