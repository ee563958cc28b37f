// The promises of waterfalls, margins and tax documents over values from a fixed seed: the same natively and in WebAssembly.
#include "gtest/gtest.h"
#include "properties/commerce/tax_claims.h"
#include "properties/seeded_random.h"

namespace qw_test {
namespace {

class SeededTax : public testing::Test {
 protected:
  void holds(std::string (*claim)(Random&), int runs) {
    for (int run = 0; run < runs; ++run) ASSERT_EQ(claim(random_), "") << "run " << run;
  }

 private:
  Random random_;
};

TEST_F(SeededTax, TaxDocumentsAreSums) { holds(totals_are_sums, 3000); }
TEST_F(SeededTax, TaxDocumentsHaveAnOpposite) { holds(a_credit_note_is_the_opposite, 3000); }
TEST_F(SeededTax, TaxDocumentsDoNotDependOnTheOrderOfLines) { holds(the_order_of_lines_does_not_matter, 2000); }
TEST_F(SeededTax, TaxDocumentsHaveNoTaxWithoutARate) { holds(without_rates_there_is_no_tax, 1000); }
TEST_F(SeededTax, TaxDocumentsAreNearTheExactTax) { holds(taxes_are_near_the_exact_ones, 1000); }
TEST_F(SeededTax, TaxDocumentsShareOneTaxWithItsSigns) { holds(one_tax_is_shared_with_its_signs, 3000); }
TEST_F(SeededTax, WaterfallsAddUp) { holds(list_and_steps_are_the_net, 3000); }
TEST_F(SeededTax, WaterfallsHaveLimits) { holds(percents_have_their_limits, 2000); }
TEST_F(SeededTax, WaterfallsAreMirroredByCredits) { holds(a_credit_falls_like_its_line, 2000); }
TEST_F(SeededTax, MarginsAreKept) { holds(floors_keep_their_margin, 3000); }

}  // namespace
}  // namespace qw_test
