// whatif/flip.h: the smallest change of a single answer that alters the scope tier, the deployment model or who must sign.
//
// In:  an evaluation and the input it was made from; a slice (whatif/progress.h: a unit is a question).
// Out: flips in intake order, for one question the nearer first. Of numbers the nearest value below and above that alters, on the
//      grid of the question; of a choice every option that alters; of several choices each option that alters when added or
//      removed; of counts the numbers of each thing. Questions that are not read now are named, not tried.
// How: far away first, in growing steps and at the boundaries that rules compare with; between two values that follow other
//      rules the first change is found by halving; ranges of up to kTriedInFull values are tried in full. `in_full` says so;
//      otherwise a nearer value could only hide where the same rules match on both sides of it.
// Every flip is confirmed by a whole evaluation. Values that give no quote count as altering nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "quote/quote.h"
#include "whatif/progress.h"

namespace qw {

inline constexpr std::int64_t kTriedInFull = 40;

enum class FlipKind : std::uint8_t { tier, deployment, approver_added, approver_removed };
const char* to_text(FlipKind kind);

struct FlipEffect {
  FlipKind kind = FlipKind::tier;
  std::string before, after;  // approver: the role's id where it signs, else empty
};

enum class FlipAction : std::uint8_t { set, add, remove };
const char* to_text(FlipAction action);

struct Flip {
  std::uint32_t question = 0;
  std::string part;  // counts: the thing counted
  FlipAction action = FlipAction::set;
  std::string from, to;             // as plain_text (whatif/variant.h) writes them; add, remove: `to` is the option
  std::optional<Decimal> distance;  // numbers
  bool in_full = true;              // every nearer value was tried
  std::vector<FlipEffect> effects;
};

struct FlipReport {
  std::vector<Flip> flips;
  std::vector<std::uint32_t> not_read;  // questions
  Progress progress;                    // steps are evaluations
};

FlipReport find_flips(const Evaluation& evaluation, const QuoteInput& input, const Slice& slice = {});

// Tier, deployment and signing roles that differ.
std::vector<FlipEffect> effects_between(const Evaluation& before, const Evaluation& after);

std::string to_json(const PriceBook& book, const FlipReport& report);

}  // namespace qw
