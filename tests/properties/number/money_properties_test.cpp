// Properties of Money and of allocation over random values. The seed stands in CMakeLists.txt.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

#include "number/allocate.h"
#include "number/money.h"

namespace qw_test {
namespace {

using qw::Decimal;
using qw::Rounding;

// ---------------------------------------------------------------------------------------------- money

RC_GTEST_PROP(MoneySum, IsExactAndTextReadsBack, ()) {
  const char* code = *rc::gen::element("EUR", "JPY", "BHD", "CLF");
  const qw::Currency currency = *qw::find_currency(code);
  const auto minor = [] { return *rc::gen::inRange<std::int64_t>(-qw::kLargestMinor / 2, qw::kLargestMinor / 2); };
  const qw::Money a{minor(), currency};
  const qw::Money b{minor(), currency};
  const qw::MoneyResult sum = add(a, b);
  RC_ASSERT(sum.ok());
  RC_ASSERT(subtract(sum.value, b).value == a);
  RC_ASSERT(to_decimal(sum.value) == add(to_decimal(a), to_decimal(b)).value);
  const auto rounding = static_cast<Rounding>(*rc::gen::inRange(0, 7));
  const Decimal read = *qw::parse_decimal(to_text(a));
  RC_ASSERT(round_to_money(read, currency, rounding).value == a);
}

// ---------------------------------------------------------------------------------------------- allocation

struct Split {
  std::int64_t total = 0;
  std::vector<std::int64_t> weights;
  std::vector<std::int64_t> shares;
};

Split any_split() {
  Split split;
  split.total = *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-1000, 1001),
                                rc::gen::inRange<std::int64_t>(-qw::kLargestMinor, qw::kLargestMinor));
  const auto weight =
      rc::gen::oneOf(rc::gen::inRange<std::int64_t>(0, 10), rc::gen::inRange<std::int64_t>(0, qw::kLargestMinor));
  split.weights = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(weight));
  if (std::all_of(split.weights.begin(), split.weights.end(), [](std::int64_t w) { return w == 0; })) {
    split.weights.front() = 1;
  }
  split.shares.resize(split.weights.size());
  RC_ASSERT(qw::allocate(split.total, split.weights, split.shares) == qw::ArithmeticError::none);
  return split;
}

RC_GTEST_PROP(Allocation, AddsUpToTheTotal, ()) {
  const Split split = any_split();
  RC_ASSERT(std::accumulate(split.shares.begin(), split.shares.end(), std::int64_t{0}) == split.total);
}

RC_GTEST_PROP(Allocation, IsWithinOneUnitOfTheExactShare, ()) {
  const Split split = any_split();
  const __int128 sum = std::accumulate(split.weights.begin(), split.weights.end(), static_cast<__int128>(0));
  for (std::size_t i = 0; i < split.weights.size(); ++i) {
    const __int128 difference = split.shares[i] * sum - static_cast<__int128>(split.total) * split.weights[i];
    RC_ASSERT(difference < sum && -difference < sum);
    if (split.weights[i] == 0) RC_ASSERT(split.shares[i] == 0);
  }
}

RC_GTEST_PROP(Allocation, GivesTheHeavierItemNoLess, ()) {
  const Split split = any_split();
  const std::int64_t sign = split.total < 0 ? -1 : 1;
  for (std::size_t i = 0; i < split.weights.size(); ++i) {
    for (std::size_t j = 0; j < split.weights.size(); ++j) {
      const bool heavier = split.weights[i] > split.weights[j] || (split.weights[i] == split.weights[j] && i < j);
      if (heavier) RC_ASSERT(sign * split.shares[i] >= sign * split.shares[j]);
    }
  }
}

RC_GTEST_PROP(Allocation, MirrorsTheSignAndTheOrder, ()) {
  const Split split = any_split();
  std::vector<std::int64_t> mirrored(split.shares.size());
  RC_ASSERT(qw::allocate(-split.total, split.weights, mirrored) == qw::ArithmeticError::none);
  for (std::size_t i = 0; i < mirrored.size(); ++i) RC_ASSERT(mirrored[i] == -split.shares[i]);
  // The same multiset of shares in any order of the items.
  std::vector<std::int64_t> backwards(split.weights.rbegin(), split.weights.rend());
  RC_ASSERT(qw::allocate(split.total, backwards, mirrored) == qw::ArithmeticError::none);
  std::vector<std::int64_t> expected = split.shares;
  std::sort(expected.begin(), expected.end());
  std::sort(mirrored.begin(), mirrored.end());
  RC_ASSERT(mirrored == expected);
}

}  // namespace
}  // namespace qw_test
