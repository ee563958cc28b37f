#include "commerce/model.h"

#include "commerce/model_parts.h"

namespace qw {

using namespace commerce_detail;

namespace commerce_detail {

Checked started(const Decimal& units, const Decimal& size) {
  const Checked whole{divide_integer(units, size), false};
  const Checked rest{remainder(units, size), whole.failed};
  Checked packages = rest.value.is_zero() ? whole : whole + kOne;
  packages.failed = packages.failed || rest.failed;
  return packages;
}

Amount units_beyond(const Params& params) {
  const Decimal& quantity = param_or(params, Param::quantity, kOne);
  if (below_zero(quantity)) return refuse(PriceFault::negative_quantity);
  if (!params.has(Param::included)) return {quantity};
  const Decimal& included = params[Param::included];
  if (below_zero(included)) return refuse(PriceFault::negative_number);
  if (quantity <= included) return {};
  return amount(Checked(quantity) - included);
}

}  // namespace commerce_detail

namespace {

// A credit has a negative quantity and its price the same size as the debit it undoes: no free units then.
Amount per_unit(const Params& params) {
  Amount units{param_or(params, Param::quantity, kOne)};
  if (params.has(Param::included) && !params[Param::included].is_zero()) units = units_beyond(params);
  if (!units.ok()) return units;
  Checked sum = Checked(units.value) * params[Param::value];
  const bool divided = params.has(Param::per);
  const Decimal& per = params[Param::per];
  if (divided && !above_zero(per)) return refuse(bad_divisor(per));
  if (params.has(Param::base)) sum = sum + (divided ? Checked(params[Param::base]) * per : params[Param::base]);
  return amount(divided ? sum / per : sum);
}

Amount package(const Params& params) {
  const Amount units = units_beyond(params);
  if (!units.ok()) return units;
  const Decimal& size = param_or(params, Param::size, kOne);
  if (!above_zero(size)) return refuse(bad_divisor(size));
  if (below_zero(params[Param::least])) return refuse(PriceFault::negative_number);
  Checked packages = started(units.value, size);
  if (packages.value < params[Param::least]) packages.value = params[Param::least];
  return amount(packages * params[Param::value] + params[Param::base]);
}

Amount tiered(const ModelTerms& terms, const Params& params) {
  const Amount units = units_beyond(params);
  if (!units.ok()) return units;
  const Amount tiers = tiered_amount(terms, units.value);
  if (!tiers.ok()) return tiers;
  return amount(Checked(tiers.value) + params[Param::base]);
}

Amount target_margin(const Decimal& cost, const Decimal& margin_pct) {
  if (margin_pct >= kHundred) return refuse(PriceFault::bad_margin);
  return amount(Checked(cost) * kHundred / (Checked(kHundred) - margin_pct));
}

Amount role_hours(const Params& params) {
  for (const Param param : {Param::hours, Param::low_hours, Param::high_hours}) {
    if (below_zero(params[param])) return refuse(PriceFault::negative_number);
  }
  return amount(Checked(params[Param::hours]) * params[Param::bill]);
}

// amount x (1 + pct / 100)
Amount raised(const Checked& value, const Decimal& pct) {
  return amount(value * (Checked(kHundred) + pct) * kHundredth);
}

}  // namespace

Amount price_of(const ModelTerms& terms, const Params& params) {
  switch (terms.model) {
    case PriceModel::flat: return {params[Param::value]};
    case PriceModel::per_unit: return per_unit(params);
    case PriceModel::pass_through:
      return raised(Checked(param_or(params, Param::quantity, kOne)) * params[Param::value], params[Param::markup]);
    default: break;
  }
  if (below_zero(params[Param::quantity])) return refuse(PriceFault::negative_quantity);
  switch (terms.model) {
    case PriceModel::package: return package(params);
    case PriceModel::percent_of: return amount(Checked(terms.basis) * params[Param::value] * kHundredth);
    case PriceModel::cost_plus: return raised(terms.basis, params[Param::value]);
    case PriceModel::target_margin: return target_margin(terms.basis, params[Param::value]);
    case PriceModel::role_hours: return role_hours(params);
    case PriceModel::retainer: return retainer_amount(terms, params);
    default: return tiered(terms, params);
  }
}

Amount cost_of(CostModel model, const Decimal& number, const Decimal& quantity, const Decimal& list) {
  switch (model) {
    case CostModel::none: return {};
    case CostModel::flat: return {number};
    case CostModel::per_unit: return amount(Checked(quantity) * number);
    case CostModel::percent_of_price: return amount(Checked(list) * number * kHundredth);
  }
  return {};
}

}  // namespace qw
