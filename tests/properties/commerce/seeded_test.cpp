// The promises of prices and terms over values from a fixed seed: the same natively and in WebAssembly.
#include "gtest/gtest.h"
#include "properties/commerce/commerce_claims.h"
#include "properties/seeded_random.h"

namespace qw_test {
namespace {

class SeededCommerce : public testing::Test {
 protected:
  void holds(std::string (*claim)(Random&), int runs) {
    for (int run = 0; run < runs; ++run) ASSERT_EQ(claim(random_), "") << "run " << run;
  }

 private:
  Random random_;
};

TEST_F(SeededCommerce, GraduatedPricesNeverFall) { holds(graduated_never_falls, 2000); }
TEST_F(SeededCommerce, VolumePricesFallOnlyAtBounds) { holds(volume_falls_only_at_bounds, 2000); }
TEST_F(SeededCommerce, TieredPricesScale) { holds(prices_scale, 1000); }
TEST_F(SeededCommerce, PartsAddUpToThePrice) { holds(parts_add_up, 1000); }
TEST_F(SeededCommerce, LinesMayBeSplit) { holds(a_line_may_be_split, 2000); }
TEST_F(SeededCommerce, MeanPercentsAreBetween) { holds(a_mean_percent_is_between, 2000); }
TEST_F(SeededCommerce, HoursAreConserved) { holds(hours_are_conserved, 500); }
TEST_F(SeededCommerce, MonthsNeverDrift) { holds(months_never_drift, 5000); }
TEST_F(SeededCommerce, RowsAreTheWholeTerm) { holds(rows_are_the_whole_term, 500); }
TEST_F(SeededCommerce, AnyLineHasAnAnswer) { holds(any_line_has_an_answer, 3000); }
TEST_F(SeededCommerce, AnyTermHasAnAnswer) { holds(any_term_has_an_answer, 1000); }

}  // namespace
}  // namespace qw_test
