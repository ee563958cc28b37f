// What core/number/allocate.h promises, as one function over any split: the properties of RapidCheck and their seeded
// counterparts (which run in WebAssembly as well) both call it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "number/allocate.h"

namespace qw_test {

using Shares = std::vector<std::int64_t>;

struct Split {
  std::int64_t total = 0;
  Shares weights;
};

inline Shares shares_of(const Split& split, qw::Allocation method) {
  Shares shares(split.weights.size());
  const bool fine = qw::allocate(split.total, split.weights, shares, method) == qw::ArithmeticError::none;
  return fine ? shares : Shares();
}

// Promises of one method about single shares; the total is not negative.
inline std::string broken_share(const Split& split, const Shares& shares, qw::Allocation method) {
  __int128 sum = 0;
  for (const std::int64_t weight : split.weights) sum += weight;
  const auto items = static_cast<__int128>(shares.size());
  bool before_first = true;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const bool first = before_first && split.weights[i] != 0;
    if (first) before_first = false;
    if (shares[i] < 0) return "a share has the opposite sign";
    if (split.weights[i] == 0 && shares[i] != 0) return "a zero weight gets something";
    const __int128 above = shares[i] * sum - static_cast<__int128>(split.total) * split.weights[i];
    if (method == qw::Allocation::first_line) {
      if (first ? above < 0 || above >= items * sum : above > 0 || -above >= sum) return "a share is not cut off";
    } else if (above >= sum || -above >= sum) {
      return "a share is a unit or more from the exact one";
    }
  }
  return {};
}

inline std::string broken_largest_remainder(const Split& split, const Shares& shares) {
  for (std::size_t i = 0; i < shares.size(); ++i) {
    for (std::size_t j = 0; j < shares.size(); ++j) {
      const bool heavier = split.weights[i] > split.weights[j] || (split.weights[i] == split.weights[j] && i < j);
      if (heavier && shares[i] < shares[j]) return "the heavier item gets less";
    }
  }
  // In the opposite order only items of one and the same remainder may differ.
  const Shares backwards =
      shares_of({split.total, Shares(split.weights.rbegin(), split.weights.rend())}, qw::Allocation::largest_remainder);
  __int128 sum = 0;
  for (const std::int64_t weight : split.weights) sum += weight;
  __int128 tied = -1;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (shares[i] == backwards[shares.size() - 1 - i]) continue;
    const __int128 remainder = static_cast<__int128>(split.total) * split.weights[i] % sum;
    if (tied != -1 && remainder != tied) return "the order of the items changes more than ties";
    tied = remainder;
  }
  return {};
}

inline std::string broken_cumulative(const Split& split, const Shares& shares) {
  if (split.total == INT64_MAX) return {};
  const Shares more = shares_of({split.total + 1, split.weights}, qw::Allocation::cumulative);
  std::int64_t here = 0;
  std::int64_t there = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    here += shares[i];
    there += more[i];
    if (there < here) return "a larger total lowers what the first items get together";
  }
  return {};
}

// Empty, or the promise that does not hold. REQUIRES: weights that are not negative, one of them above zero.
inline std::string broken_promise(const Split& split, qw::Allocation method) {
  const Split positive{split.total < 0 ? -split.total : split.total, split.weights};
  const Shares shares = shares_of(positive, method);
  if (shares.size() != split.weights.size()) return "no shares";
  __int128 given = 0;
  for (const std::int64_t share : shares) given += share;
  if (given != positive.total) return "the shares do not add up to the total";
  Shares mirrored = shares_of({-positive.total, split.weights}, method);
  for (std::int64_t& share : mirrored) share = -share;
  if (mirrored != shares) return "the sign is not mirrored";
  const std::string broken = broken_share(positive, shares, method);
  if (!broken.empty()) return broken;
  if (method == qw::Allocation::largest_remainder) return broken_largest_remainder(positive, shares);
  return method == qw::Allocation::cumulative ? broken_cumulative(positive, shares) : std::string();
}

}  // namespace qw_test
