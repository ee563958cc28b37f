// Every word of the format reads back as what it names.
#include <gtest/gtest.h>

#include "commerce/line.h"
#include "commerce/tax.h"
#include "commerce/term.h"

namespace {

TEST(CommerceNames, ReadBackAsWhatTheyName) {
  for (std::size_t i = 0; i < qw::kPriceModels; ++i) {
    const auto model = static_cast<qw::PriceModel>(i);
    EXPECT_EQ(qw::parse_price_model(qw::to_text(model)), model) << i;
  }
  for (std::size_t i = 0; i < qw::kPoints; ++i) {
    const auto point = static_cast<qw::Point>(i);
    EXPECT_EQ(qw::parse_point(qw::to_text(point)), point) << i;
  }
  for (std::size_t i = 0; i < qw::kTaxPolicies; ++i) {
    const auto policy = static_cast<qw::TaxPolicy>(i);
    EXPECT_EQ(qw::parse_tax_policy(qw::to_text(policy)), policy) << i;
  }
  for (std::size_t i = 0; i < 5; ++i) {
    const auto proration = static_cast<qw::Proration>(i);
    EXPECT_EQ(qw::parse_proration(qw::to_text(proration)), proration) << i;
  }
  EXPECT_FALSE(qw::parse_price_model("tiered"));
  EXPECT_FALSE(qw::parse_point("List"));
}

}  // namespace
