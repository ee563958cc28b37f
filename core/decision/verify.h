// decision/verify.h: proofs about one decision table before any deal meets it.
//
// In:   a table, the domain of every slot it reads (verify_grid.h) and the values of the slots that never change.
// Out:  findings, each with an example, and whether they are all there are (proven) or what a sample showed.
//   gap         no rule matches (unique, any, priority, first; not where the table has a default), as the largest box around
//               the example: a test for each input
//   overlap     two rules of a unique table match together
//   conflict    two rules of an any table match together with different outputs
//   unreachable no input makes the rule match
//   shadowed    whenever the rule matches, another rule decides (first, priority)
//   redundant   without the rule every input gives the same (first, any)
//   repeats     two rules of a collect table have the same condition and outputs
// Bounded by `steps`; what could not be settled within them is said to be sampled. Names that are read but whose values are
// only known by type are taken as free and listed: a gap there may need values that no answers give.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "decision/table.h"
#include "decision/verify_grid.h"

namespace qw::decision {

struct TableSpace {
  const std::vector<Domain>* domains = nullptr;      // per slot
  const std::vector<bool>* fixed = nullptr;          // per slot: always the value in `values`
  const std::vector<feel::Value>* values = nullptr;  // per slot
  const std::vector<std::string>* names = nullptr;   // per slot
  std::vector<Domain> inputs;                        // per input of the table, for those that are no bare name
};

enum class Flaw : std::uint8_t { gap, overlap, conflict, unreachable, shadowed, redundant, repeats };
const char* to_text(Flaw flaw);

struct NamedTest {
  std::string name;
  std::string test;  // "[3..4]", or for an example the value as a FEEL literal
};

struct TableFlaw {
  Flaw flaw = Flaw::gap;
  std::vector<std::uint32_t> rules;  // the rule, or both
  std::vector<NamedTest> region;     // gap: a test for each name
  std::vector<NamedTest> example;    // empty where nothing matches
  std::vector<feel::Value> values;   // of the example, as `subjects`
  std::vector<std::uint32_t> subjects;
  bool certain = true;  // false: the names in `free` may never have these values
};

struct TableReport {
  std::vector<TableFlaw> flaws;
  bool proven = true;
  bool complete = false;             // some rule or a default always answers
  std::uint64_t cells = 0;           // combinations of cells, all of which were decided when proven
  std::vector<std::string> sampled;  // names of which only some values were tried
  std::vector<std::string> free;     // names taken as free of each other and of the answers
  feel::Arena arena;                 // owns the lists of the examples
};

inline constexpr std::uint64_t kTableSteps = 4'000'000;

TableReport verify_table(const Table& table, const TableSpace& space, std::uint64_t steps = kTableSteps);

}  // namespace qw::decision
