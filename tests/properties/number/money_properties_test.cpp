// Properties of Money and of allocation over random values. The seed stands in CMakeLists.txt.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "number/money.h"
#include "properties/number/allocation_claims.h"

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
  return split;
}

void keeps_its_promises(qw::Allocation method) {
  const std::string broken = broken_promise(any_split(), method);
  RC_LOG() << broken << std::endl;
  RC_ASSERT(broken.empty());
}

RC_GTEST_PROP(Allocation, ByLargestRemainderKeepsItsPromises, ()) {
  keeps_its_promises(qw::Allocation::largest_remainder);
}
RC_GTEST_PROP(Allocation, ByFirstLineKeepsItsPromises, ()) { keeps_its_promises(qw::Allocation::first_line); }
RC_GTEST_PROP(Allocation, CumulativelyKeepsItsPromises, ()) { keeps_its_promises(qw::Allocation::cumulative); }

}  // namespace
}  // namespace qw_test
