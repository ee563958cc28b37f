// The promises of prices and terms over random values, shrunk where one is broken. The seed stands in CMakeLists.txt.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "properties/commerce/commerce_claims.h"

namespace qw_test {
namespace {

struct Draw {
  std::int64_t between(std::int64_t low, std::int64_t high) { return *rc::gen::inRange(low, high + 1); }
};

void holds(std::string (*claim)(Draw&)) {
  Draw draw;
  const std::string broken = claim(draw);
  RC_LOG() << broken << std::endl;
  RC_ASSERT(broken.empty());
}

RC_GTEST_PROP(Prices, GraduatedNeverFall, ()) { holds(graduated_never_falls); }
RC_GTEST_PROP(Prices, ByVolumeFallOnlyAtBounds, ()) { holds(volume_falls_only_at_bounds); }
RC_GTEST_PROP(Prices, ByTiersScale, ()) { holds(prices_scale); }
RC_GTEST_PROP(Prices, AreTheSumOfTheirParts, ()) { holds(parts_add_up); }
RC_GTEST_PROP(Prices, OfLinesMayBeSplit, ()) { holds(a_line_may_be_split); }
RC_GTEST_PROP(Schedules, GiveAMeanBetween, ()) { holds(a_mean_percent_is_between); }
RC_GTEST_PROP(Retainers, ConserveHours, ()) { holds(hours_are_conserved); }
RC_GTEST_PROP(Months, NeverDrift, ()) { holds(months_never_drift); }
RC_GTEST_PROP(Rows, AreTheWholeTerm, ()) { holds(rows_are_the_whole_term); }
RC_GTEST_PROP(Lines, HaveAnAnswerWhateverTheNumbers, ()) { holds(any_line_has_an_answer); }
RC_GTEST_PROP(Terms, HaveAnAnswerWhateverTheDates, ()) { holds(any_term_has_an_answer); }

}  // namespace
}  // namespace qw_test
