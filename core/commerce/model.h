// commerce/model.h: what a quantity costs under each price model, exactly. assets/pricebooks/PRICING.md has the table.
//
// In:  the model, its numbers (missing ones have the defaults of the format), its tiers. Out: an exact amount, not rounded; with
//      target_margin the caller rounds up. percent_of, cost_plus and target_margin take what they refer to as `basis`: the sum of
//      the base lines, or the cost. role_hours takes hours x bill. Tiers are (up_to of the one before, up_to]; fractional
//      quantities work. Sources: semantics of Stripe, Lago and Salesforce tiers; worked numbers in the tests.
#pragma once

#include <span>
#include <vector>

#include "commerce/fault.h"
#include "commerce/line.h"

namespace qw {

struct ModelTerms {
  PriceModel model = PriceModel::flat;
  std::span<const Tier> tiers;
  std::span<const Decimal> used;  // retainer: per period; empty: nothing used
  bool flat_fee_when_zero = true;
  Decimal basis;
};

struct Amount {
  Decimal value;
  PriceFault fault = PriceFault::none;

  bool ok() const { return fault == PriceFault::none; }
};

Amount price_of(const ModelTerms& terms, const Params& params);

// percent_of_price takes `list` (unrounded). Without a written cost a role_hours line is per_unit with hours and cost_rate, a
// pass_through line per_unit with quantity and value.
Amount cost_of(CostModel model, const Decimal& number, const Decimal& quantity, const Decimal& list);

// None when the tiers are in order: ascending from above zero, only the last open or all bounded.
PriceFault check_tiers(std::span<const Tier> tiers);
// The tier that holds the quantity (0: the first); tiers.size() when it is above the last bound.
std::size_t tier_reached(std::span<const Tier> tiers, const Decimal& quantity);

// What each tier adds, for the explanation; empty for models without tiers.
struct TierPart {
  std::uint32_t tier = 0;
  Decimal units;     // in this tier
  Decimal packages;  // package models: started ones
  Decimal amount;    // units x unit or packages x unit, and flat
};
std::vector<TierPart> tier_parts(const ModelTerms& terms, const Params& params);

// The retainer, period by period, FIFO: unused hours of the last `rollover_periods` periods are used up first, the oldest
// before the newer; those above `rollover_cap` are lost, the oldest first. Periods beyond `used` use nothing.
struct RetainerPeriod {
  Decimal billable;     // used, after call-out minimum and increment
  Decimal from_rolled;  // covered by hours of earlier periods
  Decimal overage;      // hours beyond the prepaid ones
  Decimal rolled_on;    // unused hours that go on to the next
  Decimal amount;
};
std::vector<RetainerPeriod> retainer_periods(const ModelTerms& terms, const Params& params, std::size_t periods,
                                             PriceFault& fault);

// The percent that a discount schedule gives: of the tier reached, or the mean weighted by the units in each tier. A negative
// quantity or amount (a credit) has the percent of its size.
Amount schedule_percent(std::span<const Tier> tiers, const Decimal& quantity, bool graduated);

}  // namespace qw
