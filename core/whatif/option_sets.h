// whatif/option_sets.h: private to this room: sets of free options as bits, what the book allows, what a set costs and is worth.
#pragma once

#include <optional>
#include <vector>

#include "whatif/optimise.h"

namespace qw {

using OptionSet = std::uint64_t;  // bit i: the free option i is in

inline OptionSet bit(std::size_t i) { return OptionSet{1} << i; }

class OptionSets {
 public:
  OptionSets(const Evaluation& evaluation, const QuoteInput& input, Measured of);

  // Empty when all is well; else why nothing can be chosen.
  std::string problem() const { return problem_; }
  const std::vector<std::uint32_t>& free() const { return free_; }
  std::size_t size() const { return free_.size(); }
  std::int64_t worth(std::size_t i) const { return worths_[i]; }  // millionths
  std::int64_t worth_of(OptionSet set) const;

  // Requires, excludes, one of each group.
  bool allowed(OptionSet set) const;
  // Whether it can still become allowed when only options from `next` on are undecided.
  bool hopeful(OptionSet set, std::size_t next) const;
  // Priced by a whole evaluation; none where no quote comes out.
  std::optional<Money> total(OptionSet set);
  // The smallest allowed set with that option that is easily found.
  std::optional<OptionSet> closure(std::size_t i) const;
  // What the lines of a free option come to in the quote with that set.
  std::optional<std::int64_t> price(std::size_t i, OptionSet set);
  bool independent() const;

 private:
  void find_free();
  void find_worths();
  QuoteInput with(OptionSet set) const;
  bool is_in(std::uint32_t option, OptionSet set) const;
  bool reads_outcomes() const;

  const Evaluation& evaluation_;
  const PriceBook& book_;
  const QuoteInput& input_;
  Measured of_;
  std::vector<std::uint32_t> free_;
  std::vector<std::uint32_t> place_;  // per option: in free_, or kNone
  std::vector<std::int64_t> worths_;
  std::string problem_;
};

Money measured_total(const PriceSheet& sheet, Measured of);

}  // namespace qw
