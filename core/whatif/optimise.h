// whatif/optimise.h: of the optional items of a quote the most value within a budget.
//
// In:  an evaluation with its input; the worth of each option as the book gives it; a budget for a total. Options with a worth above
//      zero are free to be in or out, and with them those they need or stand in one group with; the others stay as they are.
// Out: the set with the largest sum of worths whose total is within the budget; of equal ones the cheaper, then the one whose
//      options come first in the book. What the book requires and excludes holds. An option left out stays "later" if it was.
// How, named in the result:
//   independent  no line of a free option depends on another (percent of lines, shared tiers, a document discount, a formula
//                that reads options or totals): branch and bound over the lines' own prices, exact, the sum confirmed.
//   enumerated   prices depend on each other, at most kMostEnumerated free options: sets in falling worth, each priced by a
//                whole evaluation, until one is within the budget: exact. In slices (whatif/progress.h: a unit is a set).
//   estimated    more options than that: as independent; the set found is priced by a whole evaluation and within the budget,
//                but a better one may exist.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "quote/quote.h"
#include "whatif/progress.h"
#include "whatif/solve.h"

namespace qw {

inline constexpr std::size_t kMostEnumerated = 16;
inline constexpr std::size_t kMostOptions = 60;
inline constexpr std::uint64_t kMostNodes = 2'000'000;

enum class OptimiseWay : std::uint8_t { independent, enumerated, estimated };
const char* to_text(OptimiseWay way);

struct OptimiseTask {
  Decimal budget;
  Measured of = Measured::one_time;
  Slice slice;
  std::optional<std::uint64_t> best;  // enumerated: what the slice before found
};

struct Optimum {
  bool found = false;  // some set is within the budget
  bool exact = false;
  OptimiseWay way = OptimiseWay::independent;
  std::string note;                   // what is not exact, and why
  std::vector<std::uint32_t> free;    // options that could be chosen
  std::vector<std::uint32_t> chosen;  // of these, those that are in
  Decimal worth;
  Money total;
  Progress progress;
  std::optional<std::uint64_t> best;  // for the next slice
};

// An error where a worth is no number, or there is nothing to choose.
Result<Optimum> optimise(const Evaluation& evaluation, const QuoteInput& input, const OptimiseTask& task);

std::string to_json(const PriceBook& book, const Optimum& optimum);

}  // namespace qw
