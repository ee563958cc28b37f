// What prices and terms promise, each as a function that draws its own values and names the promise that was broken.
//
// A Source has `std::int64_t between(low, high)`, both inclusive: RapidCheck, or numbers from a seed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "commerce/model.h"
#include "commerce/term.h"

namespace qw_test {

using qw::Decimal;

inline constexpr qw::PriceModel kTierModels[] = {qw::PriceModel::graduated, qw::PriceModel::volume,
                                                 qw::PriceModel::stair_step, qw::PriceModel::package_graduated,
                                                 qw::PriceModel::package_volume};

// Zero or more, with up to `places` decimals.
template <class Source>
Decimal any_number(Source& source, std::int64_t most, int places) {
  const std::int64_t coefficient = source.between(0, most);
  return Decimal::from_parts(false, static_cast<qw::Coefficient>(coefficient),
                             -static_cast<int>(source.between(0, places)));
}

template <class Source>
std::vector<qw::Tier> any_tiers(Source& source) {
  std::vector<qw::Tier> tiers(static_cast<std::size_t>(source.between(1, 6)));
  Decimal up_to;
  for (qw::Tier& tier : tiers) {
    up_to = add(up_to, add(any_number(source, 5000, 3), Decimal::from_parts(false, 1, -3)).value).value;
    tier.up_to = up_to;
    tier.unit = any_number(source, 1000, 4);
    tier.flat = any_number(source, 100, 2);
    tier.size = add(any_number(source, 300, 1), Decimal::from_parts(false, 1, -1)).value;
  }
  tiers.back().up_to.reset();
  return tiers;
}

// Often a bound, or just beside one.
template <class Source>
Decimal any_quantity(Source& source, const std::vector<qw::Tier>& tiers) {
  const qw::Tier& tier =
      tiers[static_cast<std::size_t>(source.between(0, static_cast<std::int64_t>(tiers.size()) - 1))];
  if (!tier.up_to || source.between(0, 2) == 0) return any_number(source, 30'000, 4);
  return add(*tier.up_to, Decimal::from_parts(false, static_cast<qw::Coefficient>(source.between(0, 1)), -4)).value;
}

inline Decimal price(qw::PriceModel model, const std::vector<qw::Tier>& tiers, const Decimal& quantity) {
  qw::Params params;
  params.set(qw::Param::quantity, quantity);
  return price_of({.model = model, .tiers = tiers, .used = {}, .basis = {}}, params).value;
}

template <class Source>
std::string graduated_never_falls(Source& source) {
  const auto tiers = any_tiers(source);
  const Decimal a = any_quantity(source, tiers), b = any_quantity(source, tiers);
  for (const auto model : {qw::PriceModel::graduated, qw::PriceModel::package_graduated}) {
    if (price(model, tiers, min(a, b)) > price(model, tiers, max(a, b))) return "more units cost less";
  }
  return "";
}

// Between two quantities of one tier a volume price never falls: a cliff stands at a bound.
template <class Source>
std::string volume_falls_only_at_bounds(Source& source) {
  const auto tiers = any_tiers(source);
  const Decimal a = any_quantity(source, tiers), b = any_quantity(source, tiers);
  const bool falls = price(qw::PriceModel::volume, tiers, min(a, b)) > price(qw::PriceModel::volume, tiers, max(a, b));
  return falls && tier_reached(tiers, a) == tier_reached(tiers, b) ? "a cliff within a tier" : "";
}

template <class Source>
std::string prices_scale(Source& source) {
  const auto tiers = any_tiers(source);
  const Decimal quantity = any_quantity(source, tiers);
  const Decimal factor = Decimal::from_parts(false, 1, static_cast<int>(source.between(-9, 9)));
  auto scaled = tiers;
  for (qw::Tier& tier : scaled) {
    tier.unit = multiply(tier.unit, factor).value;
    tier.flat = multiply(tier.flat, factor).value;
  }
  for (const qw::PriceModel model : kTierModels) {
    if (price(model, scaled, quantity) != multiply(price(model, tiers, quantity), factor).value) return to_text(model);
  }
  return "";
}

template <class Source>
std::string parts_add_up(Source& source) {
  const auto tiers = any_tiers(source);
  qw::Params params;
  params.set(qw::Param::quantity, any_quantity(source, tiers));
  params.set(qw::Param::included, any_number(source, 100, 1));
  for (const qw::PriceModel model : kTierModels) {
    const qw::ModelTerms terms{
        .model = model, .tiers = tiers, .used = {}, .flat_fee_when_zero = source.between(0, 1) == 1, .basis = {}};
    Decimal sum;
    for (const qw::TierPart& part : tier_parts(terms, params)) sum = add(sum, part.amount).value;
    if (sum != price_of(terms, params).value) return to_text(model);
  }
  return "";
}

template <class Source>
std::string a_line_may_be_split(Source& source) {
  qw::Params whole, first, second;
  for (qw::Params* params : {&whole, &first, &second}) params->set(qw::Param::value, any_number(source, 100'000, 6));
  first.set(qw::Param::value, whole[qw::Param::value]);
  second.set(qw::Param::value, whole[qw::Param::value]);
  first.set(qw::Param::quantity, negate(any_number(source, 1'000'000, 3)));
  second.set(qw::Param::quantity, any_number(source, 1'000'000, 3));
  whole.set(qw::Param::quantity, add(first[qw::Param::quantity], second[qw::Param::quantity]).value);
  const qw::ModelTerms terms{.model = qw::PriceModel::per_unit, .tiers = {}, .used = {}, .basis = {}};
  const Decimal sum = add(price_of(terms, first).value, price_of(terms, second).value).value;
  return sum == price_of(terms, whole).value ? "" : "two parts of a line cost more or less than the line";
}

template <class Source>
std::string a_mean_percent_is_between(Source& source) {
  const auto tiers = any_tiers(source);
  const qw::Amount mean = schedule_percent(tiers, any_quantity(source, tiers), true);
  Decimal least = tiers[0].unit, most = tiers[0].unit;
  for (const qw::Tier& tier : tiers) {
    least = min(least, tier.unit);
    most = max(most, tier.unit);
  }
  return mean.ok() && mean.value >= least && mean.value <= most ? "" : "a mean outside of what it is the mean of";
}

// Hours that were used are rolled, prepaid or overage; more rollover never costs more.
template <class Source>
std::string hours_are_conserved(Source& source) {
  std::vector<Decimal> used(static_cast<std::size_t>(source.between(1, 20)));
  for (Decimal& hours : used) hours = any_number(source, 300, 1);
  const qw::ModelTerms terms{.model = qw::PriceModel::retainer, .tiers = {}, .used = used, .basis = {}};
  qw::Params params;
  params.set(qw::Param::hours, any_number(source, 100, 1));
  params.set(qw::Param::rate, any_number(source, 200, 0));
  params.set(qw::Param::increment, any_number(source, 8, 1));
  Decimal before;
  for (int kept = 0; kept < 4; ++kept) {
    params.set(qw::Param::rollover_periods, Decimal::from_int(kept));
    qw::PriceFault fault = qw::PriceFault::none;
    Decimal total, pool;
    for (const qw::RetainerPeriod& period : retainer_periods(terms, params, used.size(), fault)) {
      const Decimal covered = subtract(period.billable, period.overage).value;
      if (period.from_rolled > pool) return "hours from nowhere";
      if (subtract(covered, period.from_rolled).value > params[qw::Param::hours]) return "more hours than prepaid";
      pool = period.rolled_on;
      total = add(total, period.amount).value;
    }
    if (fault != qw::PriceFault::none) return "refused";
    if (kept > 0 && total > before) return "more rollover cost more";
    before = total;
  }
  return "";
}

template <class Source>
qw::Date any_date(Source& source) {
  const auto year = static_cast<std::int32_t>(source.between(1990, 2060));
  const auto month = static_cast<std::uint8_t>(source.between(1, 12));
  // Often the end of a month, where clamping happens.
  const std::int64_t day = source.between(1, 40);
  const int last = qw::days_in_month(year, month);
  return {year, month, static_cast<std::uint8_t>(day < last ? day : last)};
}

template <class Source>
std::string months_never_drift(Source& source) {
  const qw::Date anchor = any_date(source);
  const auto months = static_cast<int>(source.between(-1200, 1200));
  const auto date = add_months(anchor, months);
  if (!date) return "none";
  if ((date->year - anchor.year) * 12 + date->month - anchor.month != months) return "another month";
  const int last = qw::days_in_month(date->year, date->month);
  if (date->day != (anchor.day < last ? anchor.day : last)) return "another day";
  const qw::Span span = span_between(anchor, *date);
  if (months > 0 && (span.months != months || span.days != 0)) return "a span of whole months with days over";
  const qw::Date until = any_date(source);
  if (until <= anchor) return "";
  const qw::Span other = span_between(anchor, until);
  const std::int64_t end = day_number(*add_months(anchor, other.months)) + other.days;
  if (end != day_number(until)) return "months and days that do not reach the end";
  return *add_months(anchor, other.months + 1) > until ? "" : "a whole month in the days over";
}

inline Decimal parts_of(const qw::Fraction& fraction) {  // of a period, in units that every denominator divides
  const Decimal unit = Decimal::from_int(std::int64_t{365} * 366 * 31 * 30 * 29 * 28 * 12);
  return multiply(fraction.numerator, divide(unit, fraction.denominator).value).value;
}

// Rows follow each other, and cost together what the uncut term costs, in each convention; so do the periods of a row.
template <class Source>
std::string rows_are_the_whole_term(Source& source) {
  const qw::Date from = any_date(source);
  const qw::Date until = qw::date_of(day_number(from) + source.between(1, 3000));
  std::vector<int> segments(static_cast<std::size_t>(source.between(0, 5)));
  for (int& months : segments) months = static_cast<int>(source.between(0, 30));
  qw::PriceFault fault = qw::PriceFault::none;
  const auto rows = cut_rows(from, until, segments, static_cast<int>(source.between(0, 14)), fault);
  if (rows.empty() || rows.front().from != from || rows.back().until != until) return "rows that leave something out";
  const qw::Span span = span_between(from, until);
  const qw::TermRow whole{.from = from, .until = until, .months = span.months, .days = span.days};
  const auto period = static_cast<qw::Period>(source.between(0, 2));
  const auto billing = static_cast<qw::Billing>(source.between(0, 1));
  const auto year = static_cast<qw::YearBasis>(source.between(0, 1));
  for (int way = 0; way < 5; ++way) {
    const auto proration = static_cast<qw::Proration>(way);
    Decimal sum;
    qw::Date next = from;
    for (const qw::TermRow& row : rows) {
      if (row.from != next || row.until <= row.from) return "a gap, or nothing in a row";
      next = row.until;
      const qw::Fraction periods = periods_of(row, from, period, proration, year);
      sum = add(sum, parts_of(periods)).value;
      std::int64_t weights = 0;
      qw::Date last = row.from;
      for (const qw::BillingDay& day : billing_days(row, from, period, billing, proration, year)) {
        if (day.weight < (proration == qw::Proration::thirty_360 ? 0 : 1)) return "a period without a weight";
        if (day.day < last || day.day >= row.until) return "a day outside of its row";
        last = day.day;
        weights += day.weight;
      }
      if (Decimal::from_int(weights) != periods.numerator) return "periods that are not their row";
    }
    if (sum != parts_of(periods_of(whole, from, period, proration, year))) return to_text(proration);
  }
  return "";
}

// ---------------------------------------------------------------------------------------------- values nobody expects

// Any sign, up to 34 digits, any exponent there is, or one near a price.
template <class Source>
Decimal wild_number(Source& source) {
  qw::Coefficient coefficient = 0;
  for (std::int64_t digits = source.between(0, 34); digits > 0; --digits) {
    coefficient = coefficient * 10 + static_cast<unsigned>(source.between(0, 9));
  }
  const bool far = source.between(0, 3) == 0;
  const auto exponent = static_cast<int>(far ? source.between(-6176, 6111) : source.between(-30, 6));
  return Decimal::from_parts(source.between(0, 4) == 0, coefficient, exponent);
}

// Whatever the numbers: an amount, or a fault with a zero.
template <class Source>
std::string any_line_has_an_answer(Source& source) {
  qw::Params params;
  for (std::size_t i = 0; i < qw::kParams; ++i) {
    if (source.between(0, 2) != 0) params.set(static_cast<qw::Param>(i), wild_number(source));
  }
  std::vector<qw::Tier> tiers(static_cast<std::size_t>(source.between(0, 4)));
  Decimal up_to;
  for (qw::Tier& tier : tiers) {
    up_to = source.between(0, 5) == 0 ? wild_number(source) : add(up_to, abs(wild_number(source))).value;
    tier = {up_to, wild_number(source), wild_number(source), wild_number(source)};
    if (source.between(0, 3) == 0) tier.up_to.reset();
  }
  std::vector<Decimal> used(static_cast<std::size_t>(source.between(0, 4)));
  for (Decimal& hours : used) hours = wild_number(source);
  qw::ModelTerms terms{.tiers = tiers, .used = used, .flat_fee_when_zero = false, .basis = wild_number(source)};
  for (std::size_t i = 0; i < qw::kPriceModels; ++i) {
    terms.model = static_cast<qw::PriceModel>(i);
    const qw::Amount amount = price_of(terms, params);
    if (!amount.ok() && !amount.value.is_zero()) return "a fault with an amount";
    if (amount.ok() && tier_parts(terms, params).empty() && i >= 2 && i <= 7 && i != 5) return "a price without parts";
  }
  qw::PriceFault fault = qw::PriceFault::none;
  const auto count = static_cast<std::size_t>(source.between(0, 6));
  const auto periods = retainer_periods(terms, params, count, fault);
  if (periods.size() != (fault == qw::PriceFault::none ? count : 0)) return "periods of a fault, or too few";
  const qw::Amount percent = schedule_percent(tiers, wild_number(source), source.between(0, 1) == 0);
  return percent.ok() || percent.value.is_zero() ? "" : "a fault with a percent";
}

template <class Source>
std::string any_term_has_an_answer(Source& source) {
  const auto wild_date = [&] {
    return qw::date_of(source.between(-719'162, 2'932'897));
  };  // years 1 to 9999, a day more
  const auto wild_months = [&] {
    return static_cast<int>(source.between(0, 1) == 0 ? source.between(-5, 1300)
                                                      : source.between(INT32_MIN, INT32_MAX));
  };
  const qw::Date from = wild_date();
  const qw::Date until =
      source.between(0, 1) == 0 ? wild_date() : qw::date_of(day_number(from) + source.between(-9, 40'000));
  std::vector<int> segments(static_cast<std::size_t>(source.between(0, 4)));
  for (int& months : segments) months = wild_months();
  qw::PriceFault fault = qw::PriceFault::none;
  const auto rows = cut_rows(from, until, segments, wild_months(), fault);
  if (rows.empty() != (fault != qw::PriceFault::none) || rows.size() > 1201) return "no rows and no fault, or too many";
  for (const qw::TermRow& row : rows) {
    const auto period = static_cast<qw::Period>(source.between(0, 2));
    const auto days =
        billing_days(row, from, period, qw::Billing::arrears, qw::Proration::day, qw::YearBasis::actual_actual);
    if (days.empty() || days.size() > 13) return "a row without days, or with too many";
  }
  return "";
}

}  // namespace qw_test
