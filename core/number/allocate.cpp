#include "number/allocate.h"

#include <algorithm>
#include <array>
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

using Units = std::vector<U64>;

// What is left of `magnitude` when every item has its exact share cut off; the remainders, of `sum`, if they are asked for.
U64 cut_shares(U64 magnitude, std::span<const std::int64_t> weights, U64 sum, Units& units,
               std::vector<Remainder>* remainders) {
  U64 left = magnitude;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const U128 product = static_cast<U128>(magnitude) * static_cast<U64>(weights[i]);
    units[i] = static_cast<U64>(product / sum);
    if (remainders != nullptr) remainders->push_back({static_cast<U64>(product % sum), i});
    left -= units[i];
  }
  return left;
}

void by_largest_remainder(U64 magnitude, std::span<const std::int64_t> weights, U64 sum, Units& units) {
  std::vector<Remainder> remainders;
  remainders.reserve(weights.size());
  const U64 left = cut_shares(magnitude, weights, sum, units, &remainders);
  put_largest_first(remainders, static_cast<std::size_t>(left));  // fewer than items: each rest is below one unit
  for (std::size_t i = 0; i < left; ++i) ++units[remainders[i].item];
}

// REQUIRES: a weight above zero.
void by_first_line(U64 magnitude, std::span<const std::int64_t> weights, U64 sum, Units& units) {
  const U64 left = cut_shares(magnitude, weights, sum, units, nullptr);
  std::size_t first = 0;
  while (weights[first] == 0) ++first;
  units[first] += left;
}

void by_cumulative(U64 magnitude, std::span<const std::int64_t> weights, U64 sum, Units& units) {
  U64 weight = 0;
  U64 given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weight += static_cast<U64>(weights[i]);
    const U128 product = static_cast<U128>(magnitude) * weight;
    const auto rest = static_cast<U64>(product % sum);
    const U64 up_to_here = static_cast<U64>(product / sum) + (rest >= sum - rest ? 1 : 0);
    units[i] = up_to_here - given;
    given = up_to_here;
  }
}

constexpr std::array<const char*, 3> kNames = {"largest_remainder", "first_line", "cumulative"};

}  // namespace

std::optional<Allocation> parse_allocation(std::string_view text) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (text == kNames[i]) return static_cast<Allocation>(i);
  }
  return std::nullopt;
}

const char* to_text(Allocation method) { return kNames[static_cast<std::size_t>(method)]; }

ArithmeticError allocate(std::int64_t total, std::span<const std::int64_t> weights, std::span<std::int64_t> shares,
                         Allocation method) {
  if (weights.size() != shares.size()) return ArithmeticError::invalid;
  const WeightSum weight_sum = sum_weights(weights);
  if (weight_sum.error != ArithmeticError::none) return weight_sum.error;
  if (weight_sum.sum == 0) {
    if (total != 0) return ArithmeticError::invalid;
    std::fill(shares.begin(), shares.end(), 0);
    return ArithmeticError::none;
  }
  const U64 magnitude = total < 0 ? ~static_cast<U64>(total) + 1 : static_cast<U64>(total);
  Units units(weights.size());
  switch (method) {
    case Allocation::largest_remainder: by_largest_remainder(magnitude, weights, weight_sum.sum, units); break;
    case Allocation::first_line: by_first_line(magnitude, weights, weight_sum.sum, units); break;
    case Allocation::cumulative: by_cumulative(magnitude, weights, weight_sum.sum, units); break;
  }
  for (std::size_t i = 0; i < weights.size(); ++i) {
    shares[i] = static_cast<std::int64_t>(total < 0 ? ~units[i] + 1 : units[i]);
  }
  return ArithmeticError::none;
}

}  // namespace qw
