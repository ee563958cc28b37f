// The promises of waterfalls, margins and tax documents over random values. The seed stands in CMakeLists.txt.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "properties/commerce/tax_claims.h"

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

RC_GTEST_PROP(TaxDocuments, AreSums, ()) { holds(totals_are_sums); }
RC_GTEST_PROP(TaxDocuments, HaveAnOpposite, ()) { holds(a_credit_note_is_the_opposite); }
RC_GTEST_PROP(TaxDocuments, DoNotDependOnTheOrderOfLines, ()) { holds(the_order_of_lines_does_not_matter); }
RC_GTEST_PROP(TaxDocuments, HaveNoTaxWithoutARate, ()) { holds(without_rates_there_is_no_tax); }
RC_GTEST_PROP(TaxDocuments, AreNearTheExactTax, ()) { holds(taxes_are_near_the_exact_ones); }
RC_GTEST_PROP(TaxDocuments, ShareOneTaxWithItsSigns, ()) { holds(one_tax_is_shared_with_its_signs); }
RC_GTEST_PROP(Waterfalls, AddUp, ()) { holds(list_and_steps_are_the_net); }
RC_GTEST_PROP(Waterfalls, HaveLimits, ()) { holds(percents_have_their_limits); }
RC_GTEST_PROP(Waterfalls, AreMirroredByCredits, ()) { holds(a_credit_falls_like_its_line); }
RC_GTEST_PROP(Margins, AreKept, ()) { holds(floors_keep_their_margin); }

}  // namespace
}  // namespace qw_test
