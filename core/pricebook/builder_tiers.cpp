// Written tiers: their order, and the quantities that cost less than a smaller one.
#include <algorithm>

#include "feel/template.h"
#include "pricebook/builder.h"

namespace qw {
namespace {

// What a quantity costs when the tier that it reaches is this one.
std::optional<Decimal> tier_amount(const PriceRule& rule, const Tier& tier, const Decimal& quantity) {
  DecimalResult units{quantity};
  if (rule.model == PriceModel::package_volume) units = ceiling(divide(quantity, tier.size).value);
  const DecimalResult amount = multiply(units.value, tier.unit);
  const DecimalResult sum = add(amount.value, tier.flat);
  if (!units.ok() || !amount.ok() || !sum.ok()) return std::nullopt;
  return sum.value;
}

// The largest quantity of a tier, in whole steps, that costs less than `amount`; none: they all do.
std::optional<Decimal> last_below(const PriceRule& rule, const Tier& tier, const Decimal& amount, int places) {
  if (tier.unit.is_zero() || tier.unit.is_negative()) return std::nullopt;
  const Decimal limit = divide(subtract(amount, tier.flat).value, tier.unit).value;
  if (rule.model == PriceModel::package_volume) {
    const Decimal packages = subtract(ceiling(limit).value, Decimal::from_int(1)).value;
    return quantize(multiply(packages, tier.size).value, -places, Rounding::floor).value;
  }
  const Decimal step = Decimal::from_parts(false, 1, -places);
  return subtract(quantize(limit, -places, Rounding::ceiling).value, step).value;
}

std::string shown(const Decimal& number) { return feel::group_thousands(to_plain_text(number)); }

// From the tier after `bound` on: until where quantities cost less than the bound itself. Empty: nowhere.
std::string cheaper_until(const PriceRule& rule, std::size_t bound, int places) {
  const Decimal at = *rule.tiers[bound].up_to;
  const auto amount = tier_amount(rule, rule.tiers[bound], at);
  const Decimal step = Decimal::from_parts(false, 1, -places);
  Decimal first = add(at, step).value;
  std::optional<Decimal> until;
  for (std::size_t i = bound + 1; amount && i < rule.tiers.size(); ++i) {
    const Tier& tier = rule.tiers[i];
    if (tier.up_to && compare(first, *tier.up_to) > 0) continue;
    const auto here = tier_amount(rule, tier, first);
    if (!here || compare(*here, *amount) >= 0) break;
    const auto last = last_below(rule, tier, *amount, places);
    const bool whole_tier = !last || (tier.up_to && compare(*last, *tier.up_to) >= 0);
    if (whole_tier && !tier.up_to) return shown(add(at, step).value) + " and more cost";
    until = whole_tier ? *tier.up_to : *last;
    if (!whole_tier) break;
    first = add(*tier.up_to, step).value;
  }
  if (!until) return {};
  return shown(add(at, step).value) + " to " + shown(*until) + " cost";
}

}  // namespace

Decimal Builder::tier_number(const Cursor& tier, std::string_view key, const Decimal& standard) {
  return tier.member(key) ? number(tier, key).value_or(standard) : standard;
}

std::vector<Tier> Builder::read_tiers(const Cursor& list, std::string_view unit) {
  std::vector<Tier> tiers;
  if (list.size() == 0) problem(list, "book.bad_tiers", "There is no tier here; add one such as {\"up_to\": 100}.");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Cursor at = list.item(i);
    if (unit == "pct") {
      only(at, {"up_to", "pct"});
    } else {
      only(at, {"up_to", "unit", "flat", "size"});
    }
    Tier tier{number(at, "up_to", false), tier_number(at, unit, {}), tier_number(at, "flat", {}),
              tier_number(at, "size", Decimal::from_int(1))};
    if (tier.size.is_negative() || tier.size.is_zero()) {
      problem(at.member("size"), "book.bad_tiers", "A package holds more than 0 units; correct \"size\".");
    }
    const bool last = i + 1 == list.size();
    const Decimal below = tiers.empty() ? Decimal() : tiers.back().up_to.value_or(Decimal());
    if (!tier.up_to && !last) {
      problem(at, "book.bad_tiers", "Only the last tier has no end; give this one \"up_to\".");
    } else if (tier.up_to && compare(*tier.up_to, below) <= 0) {
      problem(at.member("up_to"), "book.bad_tiers",
              "Tiers rise: " + to_plain_text(*tier.up_to) + " must be above " + to_plain_text(below) +
                  ". Put the tiers in order.");
    }
    tiers.push_back(tier);
  }
  return tiers;
}

void Builder::check_tier_rule(const Cursor& at, const Formula& rule) {
  const feel::Type type = book_.types[rule.expression.type];
  if (type.kind == feel::TypeKind::any) return;
  const feel::Type item = book_.types[type.element];
  const auto refuse = [&](std::string message) { problem(at, "feel.type", std::move(message)); };
  if (type.kind != feel::TypeKind::list || (item.kind != feel::TypeKind::context && item.kind != feel::TypeKind::any)) {
    return refuse("\"tiers\" gives a list of contexts with up_to and unit, flat or both.");
  }
  if (item.kind == feel::TypeKind::any) return;
  bool priced = false;
  for (const auto& [name, field] : item.fields) {
    const bool number = name == "up_to" || name == "unit" || name == "flat" || name == "size";
    priced = priced || name == "unit" || name == "flat";
    if (number && !book_.types.compatible(feel::kNumber, field)) refuse("\"" + name + "\" of a tier must be a number.");
  }
  if (!priced) refuse("A tier needs \"unit\", the price of one, or \"flat\", an amount for the whole tier.");
}

void Builder::warn_of_cliffs(const Cursor& list, const PriceRule& rule) {
  const bool whole = rule.model == PriceModel::volume || rule.model == PriceModel::stair_step ||
                     rule.model == PriceModel::package_volume;
  if (!whole) return;
  int places = 0;
  for (const Tier& tier : rule.tiers) places = std::max(places, tier.up_to ? decimal_places(*tier.up_to) : 0);
  for (std::size_t i = 0; i + 1 < rule.tiers.size() && places <= 12; ++i) {
    const std::string range = cheaper_until(rule, i, places);
    if (range.empty()) continue;
    problem(list.item(i + 1), "pricing.cliff",
            range + " less than " + shown(*rule.tiers[i].up_to) +
                ". Use graduated tiers, or prices at which more never costs less, if this is not meant.",
            Severity::warning);
  }
}

}  // namespace qw
