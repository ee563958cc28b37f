// quote/verify_cases.h: private to the verifier: a rule, or some rules together, worked out for every case of the few names they read.
//
// In:   what to work out (a part of an expression, or a step of the book), the steps to work out before it, and for each name that
//       is left the values that stand for all of its cases.
// Out:  the distinct results, and which of them each combination of cases gives.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "quote/verify_graph.h"

namespace qw {

struct CaseAxis {
  SlotId slot = kNoSlot;
  std::vector<feel::Value> values;
};

struct Wanted {
  const feel::Expression* expression = nullptr;  // a part of it; none: the step's value
  std::uint32_t node = 0;
  std::uint32_t step = 0;
  SlotId slot = kNoSlot;
};

struct Cases {
  std::vector<CaseAxis> axes;
  std::vector<feel::Value> results;  // each once
  std::vector<std::uint32_t> which;  // per combination, the last axis fastest

  std::size_t stride(std::size_t axis) const {
    std::size_t step = 1;
    for (std::size_t i = axis + 1; i < axes.size(); ++i) step *= axes[i].values.size();
    return step;
  }
};

// The number of combinations, at most `most` + 1.
std::size_t combinations(const std::vector<CaseAxis>& axes, std::size_t most);

// What was worked out already, by what it was worked out for.
using CaseMemo = std::map<std::vector<std::uint32_t>, std::optional<Cases>>;

// None where a rule fails in one of the cases, or a result is neither null, boolean, number, text, list nor context.
// `values`: per slot, of those that are fixed.
std::optional<Cases> work_out(VerifyGraph& graph, const std::vector<feel::Value>& values, const Wanted& wanted,
                              const std::vector<std::uint32_t>& before, std::vector<CaseAxis> axes);

// The values that stand for all cases of a slot, least first and null last, where `cuts` is all that is done with it. None
// where there are too many, or a few do not stand for all.
std::optional<std::vector<feel::Value>> cases_of(VerifyGraph& graph, SlotId slot, const decision::Domain& domain,
                                                 const feel::Cuts& cuts);

}  // namespace qw
