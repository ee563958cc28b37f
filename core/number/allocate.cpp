#include "number/allocate.h"

#include <algorithm>
#include <vector>

namespace qw {
namespace {

using U64 = std::uint64_t;
using U128 = unsigned __int128;

struct WeightSum {
  U64 sum = 0;
  ArithmeticError error = ArithmeticError::none;
};

WeightSum sum_weights(std::span<const std::int64_t> weights) {
  WeightSum result;
  for (const std::int64_t weight : weights) {
    if (weight < 0) return {0, ArithmeticError::invalid};
    if (__builtin_add_overflow(result.sum, static_cast<U64>(weight), &result.sum)) {
      result.error = ArithmeticError::overflow;  // go on: a negative weight further down is the graver error
    }
  }
  return result;
}

struct Remainder {
  U64 rest;
  std::size_t item;
};

// The `count` items with the largest remainders come first, earlier items before later ones of the same remainder.
void put_largest_first(std::vector<Remainder>& remainders, std::size_t count) {
  const auto before = [](const Remainder& a, const Remainder& b) {
    return a.rest != b.rest ? a.rest > b.rest : a.item < b.item;
  };
  const auto middle = remainders.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(remainders.begin(), middle, remainders.end(), before);
}

}  // namespace

ArithmeticError allocate(std::int64_t total, std::span<const std::int64_t> weights, std::span<std::int64_t> shares) {
  if (weights.size() != shares.size()) return ArithmeticError::invalid;
  const WeightSum weight_sum = sum_weights(weights);
  if (weight_sum.error != ArithmeticError::none) return weight_sum.error;
  if (weight_sum.sum == 0) {
    if (total != 0) return ArithmeticError::invalid;
    std::fill(shares.begin(), shares.end(), 0);
    return ArithmeticError::none;
  }
  const U64 magnitude = total < 0 ? ~static_cast<U64>(total) + 1 : static_cast<U64>(total);
  std::vector<U64> units(weights.size());
  std::vector<Remainder> remainders(weights.size());
  U64 left = magnitude;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const U128 product = static_cast<U128>(magnitude) * static_cast<U64>(weights[i]);
    units[i] = static_cast<U64>(product / weight_sum.sum);
    remainders[i] = {static_cast<U64>(product % weight_sum.sum), i};
    left -= units[i];
  }
  put_largest_first(remainders, static_cast<std::size_t>(left));  // fewer than items: each rest is below one unit
  for (std::size_t i = 0; i < left; ++i) ++units[remainders[i].item];
  for (std::size_t i = 0; i < weights.size(); ++i) {
    shares[i] = static_cast<std::int64_t>(total < 0 ? ~units[i] + 1 : units[i]);
  }
  return ArithmeticError::none;
}

}  // namespace qw
