// Tiers: which one a quantity reaches and what each adds.
#include "commerce/model_parts.h"

namespace qw {

using namespace commerce_detail;

namespace {

bool by_packages(PriceModel model) {
  return model == PriceModel::package_graduated || model == PriceModel::package_volume;
}
bool by_each_tier(PriceModel model) { return model == PriceModel::graduated || model == PriceModel::package_graduated; }
bool has_tiers(PriceModel model) {
  return by_each_tier(model) || by_packages(model) || model == PriceModel::volume || model == PriceModel::stair_step;
}

// The units of `quantity` in tier `index`. REQUIRES: index is not above the tier reached, tiers are in order.
Checked units_within(std::span<const Tier> tiers, std::size_t index, const Decimal& quantity) {
  const std::optional<Decimal>& up_to = tiers[index].up_to;
  const Decimal& top = up_to && *up_to < quantity ? *up_to : quantity;
  return index == 0 ? Checked(top) : Checked(top) - *tiers[index - 1].up_to;
}

struct Part {
  Checked units;
  Checked packages;
  Checked amount;
};

Part part_of(const ModelTerms& terms, std::size_t index, const Decimal& quantity) {
  const Tier& tier = terms.tiers[index];
  Part part{by_each_tier(terms.model) ? units_within(terms.tiers, index, quantity) : Checked(quantity), Decimal(),
            Decimal()};
  if (by_packages(terms.model)) part.packages = started(part.units.value, tier.size);
  if (terms.model != PriceModel::stair_step) {
    part.amount = (by_packages(terms.model) ? part.packages : part.units) * tier.unit;
  }
  if (!quantity.is_zero() || terms.flat_fee_when_zero) part.amount = part.amount + tier.flat;
  part.amount.failed = part.amount.failed || part.units.failed;
  return part;
}

struct Reach {
  std::size_t first = 0;
  std::size_t last = 0;
  PriceFault fault = PriceFault::none;
};

// The tiers that have a part in the price of this quantity.
Reach reach_of(const ModelTerms& terms, const Decimal& quantity) {
  Reach reach;
  reach.fault = check_tiers(terms.tiers);
  if (reach.fault != PriceFault::none) return reach;
  reach.last = tier_reached(terms.tiers, quantity);
  if (reach.last == terms.tiers.size()) {
    reach.fault = PriceFault::bad_tiers;
    return reach;
  }
  reach.first = by_each_tier(terms.model) ? 0 : reach.last;
  if (!by_packages(terms.model)) return reach;
  for (const Tier& tier : terms.tiers) {
    if (!above_zero(tier.size)) reach.fault = bad_divisor(tier.size);
  }
  return reach;
}

}  // namespace

namespace commerce_detail {

Amount tiered_amount(const ModelTerms& terms, const Decimal& units) {
  const Reach reach = reach_of(terms, units);
  if (reach.fault != PriceFault::none) return refuse(reach.fault);
  Checked sum{Decimal()};
  for (std::size_t i = reach.first; i <= reach.last; ++i) sum = sum + part_of(terms, i, units).amount;
  return amount(sum);
}

}  // namespace commerce_detail

PriceFault check_tiers(std::span<const Tier> tiers) {
  if (tiers.empty()) return PriceFault::bad_tiers;
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    const std::optional<Decimal>& up_to = tiers[i].up_to;
    if (!up_to) return i + 1 == tiers.size() ? PriceFault::none : PriceFault::bad_tiers;
    if (i == 0 ? !above_zero(*up_to) : *up_to <= *tiers[i - 1].up_to) return PriceFault::bad_tiers;
  }
  return PriceFault::none;
}

std::size_t tier_reached(std::span<const Tier> tiers, const Decimal& quantity) {
  std::size_t index = 0;
  while (index < tiers.size() && tiers[index].up_to && *tiers[index].up_to < quantity) ++index;
  return index;
}

std::vector<TierPart> tier_parts(const ModelTerms& terms, const Params& params) {
  std::vector<TierPart> parts;
  if (!has_tiers(terms.model)) return parts;
  const Amount units = units_beyond(params);
  if (!units.ok()) return parts;
  const Reach reach = reach_of(terms, units.value);
  if (reach.fault != PriceFault::none) return parts;
  for (std::size_t i = reach.first; i <= reach.last; ++i) {
    const Part part = part_of(terms, i, units.value);
    parts.push_back({static_cast<std::uint32_t>(i), part.units.value, part.packages.value, part.amount.value});
  }
  return parts;
}

Amount schedule_percent(std::span<const Tier> tiers, const Decimal& quantity, bool graduated) {
  const Decimal size = abs(quantity);  // a credit gets the percent of what it undoes
  const PriceFault fault = check_tiers(tiers);
  if (fault != PriceFault::none) return refuse(fault);
  const std::size_t last = tier_reached(tiers, size);
  if (last == tiers.size()) return refuse(PriceFault::bad_tiers);
  if (!graduated || last == 0) return {tiers[last].unit};
  Checked sum{Decimal()};
  for (std::size_t i = 0; i <= last; ++i) sum = sum + units_within(tiers, i, size) * tiers[i].unit;
  return amount(sum / size);
}

}  // namespace qw
