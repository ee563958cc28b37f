// What every step of pricing needs: numbers of the book, rounding at its points, sharing, and what to say when one fails.
#include "feel/temporal.h"
#include "number/allocate.h"
#include "pricing/pricer.h"

namespace qw {

const Origin& origin_of(const Pricer& pricer, const Place& place) {
  static constexpr Param kMakers[] = {Param::hours, Param::value, Param::quantity};
  if (place.line == nullptr) return place.origin == nullptr ? pricer.nowhere : *place.origin;
  for (const Param param : kMakers) {
    if (const Formula* formula = pricer.book.line_formula(*place.line, param)) return formula->origin;
  }
  return place.line->origin;
}

Money nothing(const Pricer& pricer) { return {0, pricer.book.currency}; }

void fail_with(Pricer& pricer, PriceFault fault, std::string_view what, const Place& place) {
  if (fault == PriceFault::none || pricer.run.failed()) return;
  fail(pricer.run, origin_of(pricer, place), code_of(fault), std::string(what) + ": " + std::string(remedy_of(fault)));
}

void fail_with(Pricer& pricer, PriceFault fault, const Line& line) {
  if (fault != PriceFault::none) fail_with(pricer, fault, "The line \"" + line.id.substr(0, 80) + "\"", line);
}

Money checked(Pricer& pricer, const MoneyResult& result, const Place& place) {
  if (!result.ok()) {
    fail(pricer.run, origin_of(pricer, place), "pricing.too_large",
         "An amount is beyond ten trillion. Check the hours and prices that make it.");
  }
  return result.value;
}

Money rounded(Pricer& pricer, const DecimalResult& amount, std::uint32_t rounding_point, const Place& place) {
  if (!amount.ok()) return checked(pricer, {nothing(pricer), amount.error}, place);
  return checked(pricer, round_to_money(amount.value, pricer.book.currency, pricer.point(rounding_point).mode), place);
}

void add_to(Pricer& pricer, Money& total, const Money& amount, const Place& place) {
  total.currency = amount.currency;
  total = checked(pricer, add(total, amount), place);
}

namespace {

void share_by(Pricer& pricer, std::int64_t total, std::span<const std::int64_t> weights, std::span<std::int64_t> shares,
              Allocation method, const Place& place) {
  if (allocate(total, weights, shares, method) == ArithmeticError::none) return;
  fail(pricer.run, origin_of(pricer, place), "pricing.cannot_allocate",
       "An amount cannot be divided: all weights are zero, or one is negative. Check the lines it is spread over.");
}

}  // namespace

void share(Pricer& pricer, std::int64_t total, std::span<const std::int64_t> weights, std::span<std::int64_t> shares,
           const Place& place) {
  share_by(pricer, total, weights, shares, pricer.book.allocation, place);
}

void share_evenly(Pricer& pricer, std::int64_t total, std::span<const std::int64_t> weights,
                  std::span<std::int64_t> shares, const Place& place) {
  share_by(pricer, total, weights, shares, Allocation::largest_remainder, place);
}

Decimal number_of(Pricer& pricer, const Formula& formula, std::string_view what) {
  const feel::Value value = run_formula(pricer.run, formula);
  if (value.kind() == feel::Kind::number) return value.as_number();
  fail(pricer.run, formula.origin, "pricing.no_value",
       std::string(what) + " has no value here: " + formula.expression.source.substr(0, 200) +
           ". Give the case where something is null a number.");
  return {};
}

Decimal number_of(Pricer& pricer, const Figure& figure) {
  if (figure.formula == kNone) return figure.value;
  return number_of(pricer, pricer.book.line_formulas[figure.formula], "A number of a price");
}

std::vector<Tier> tiers_in(const feel::Value& list) {
  std::vector<Tier> tiers;
  if (list.kind() != feel::Kind::list) return tiers;
  for (const feel::Value& item : list.as_list()) {
    Tier tier;
    const auto take = [&](const char* name, Decimal& into) {
      const feel::Value field = item.field(name);
      if (field.kind() == feel::Kind::number) into = field.as_number();
    };
    const feel::Value up_to = item.field("up_to");
    if (up_to.kind() == feel::Kind::number) tier.up_to = up_to.as_number();
    take("unit", tier.unit);
    take("flat", tier.flat);
    take("size", tier.size);
    tiers.push_back(tier);
  }
  return tiers;
}

std::vector<Decimal> numbers_in(const feel::Value& value) {
  std::vector<Decimal> numbers;
  if (value.kind() == feel::Kind::number) numbers.push_back(value.as_number());
  if (value.kind() != feel::Kind::list) return numbers;
  for (const feel::Value& item : value.as_list()) {
    numbers.push_back(item.kind() == feel::Kind::number ? item.as_number() : Decimal());
  }
  if (numbers.size() == 1) numbers.emplace_back();
  return numbers;
}

std::optional<Date> date_of(Pricer& pricer, const Formula& formula) {
  const feel::Value value = run_formula(pricer.run, formula);
  if (value.kind() == feel::Kind::date) {
    constexpr Date kEpoch{1970, 1, 1};
    const std::int64_t day = value.as_date().day + day_number(kEpoch);
    if (day >= 0 && day <= day_number({9999, 12, 31})) return date_of(day);
  }
  if (value.kind() != feel::Kind::null) {
    fail(pricer.run, formula.origin, "pricing.no_date", "This must give a date of the years 1 to 9999, or null.");
  }
  return std::nullopt;
}

}  // namespace qw
