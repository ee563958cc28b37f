// One line: its numbers, its list, its steps down to the net, its costs.
#include "pricing/pricer.h"

namespace qw {
namespace {

constexpr std::int64_t kMostHours = 1'000'000'000;  // of one line: sums of any number of lines stay exact

// The formula of one number of a line, else the line.
Place place_of(const Pricer& pricer, const Line& line, Param param) {
  const Formula* formula = pricer.book.line_formula(line, param);
  return formula == nullptr ? Place(line) : Place(formula->origin);
}

ModelTerms model_terms(Pricer& pricer, const Line& line) {
  ModelTerms terms;
  terms.model = line.price.model;
  terms.flat_fee_when_zero = line.price.flat_fee_when_zero;
  terms.tiers = line.price.tiers;
  terms.used = line.price.used;
  if (line.price.tier_rule != kNone) {
    const Formula& rule = pricer.book.line_formulas[line.price.tier_rule];
    pricer.tiers = tiers_in(run_formula(pricer.run, rule));
    terms.tiers = pricer.tiers;
    fail_with(pricer, check_tiers(terms.tiers), line);
  }
  if (line.price.used_rule != kNone) {
    pricer.used = numbers_in(run_formula(pricer.run, pricer.book.line_formulas[line.price.used_rule]));
    terms.used = pricer.used;
  }
  return terms;
}

// The sum that a percent_of line is a percent of.
Decimal basis_of(Pricer& pricer, const Line& line) {
  std::int64_t sum = 0;
  const Basis basis = line.price.basis;
  for (const std::uint32_t number : line.price.of) {
    const LineResult& base = pricer.result(number);
    if (!base.counts()) continue;
    const std::int64_t part = basis == Basis::hours  ? base.hours
                              : basis == Basis::cost ? base.cost.minor
                              : basis == Basis::net  ? base.net.minor
                                                     : base.list.minor;
    if (__builtin_add_overflow(sum, part, &sum)) fail_with(pricer, PriceFault::too_large, line);
  }
  return basis == Basis::hours ? Decimal::from_int(sum) : to_decimal({sum, pricer.book.currency});
}

// Hours are whole; percent_of hours rounds them at RH.
std::int64_t whole_hours(Pricer& pricer, const Line& line, const Decimal& hours) {
  const auto whole = to_int64(hours);
  if (whole && *whole >= 0 && *whole <= kMostHours) return *whole;
  fail(pricer.run, origin_of(pricer, place_of(pricer, line, Param::hours)), "pricing.bad_hours",
       "The hours of the line \"" + line.id.substr(0, 80) + "\" are " + to_plain_text(hours).substr(0, 60) +
           "; they must be whole, not negative and at most 1,000,000,000. Round them at a rounding point.");
  return 0;
}

void take_hours(Pricer& pricer, const Line& line, ModelTerms& terms, Params& params) {
  if (line.price.model == PriceModel::percent_of) {
    const DecimalResult share =
        multiply(multiply(terms.basis, params[Param::value]).value, Decimal::from_parts(false, 1, -2));
    const RoundingPoint& point = pricer.point(pricer.book.hours_rounding);
    params.set(Param::hours, quantize(share.value, -point.places, point.mode).value);
    terms.model = PriceModel::role_hours;
  }
  if (line.price.mix == kNone) return;
  const Mix& mix = pricer.book.mixes[line.price.mix];
  params.set(Param::bill, mix.bill);
  params.set(Param::cost_rate, mix.cost);
}

bool is_waived(const Pricer& pricer, std::uint32_t number) {
  for (const Waiver& waiver : pricer.deal.waivers) {
    if (waiver.line == number) return true;
  }
  return false;
}

// An amount in the line's currency, rounded with R1's mode, then in the book's.
Money to_book(Pricer& pricer, const Line& line, const DecimalResult& amount, Rounding mode, Decimal* exact) {
  if (!amount.ok()) return checked(pricer, {nothing(pricer), amount.error}, line);
  const Money own = checked(pricer, round_to_money(amount.value, line.currency, mode), line);
  if (line.rate == kNone) {
    if (exact != nullptr) *exact = amount.value;
    return own;
  }
  const Exchanged made = exchange(own, pricer.book.rates_of_exchange[line.rate], pricer.book.currency,
                                  pricer.point(pricer.book.exchange_rounding).mode);
  fail_with(pricer, made.fault, line);
  if (exact != nullptr) *exact = to_decimal(made.money);
  return made.money;
}

DecimalResult cost_amount(Pricer& pricer, const Line& line, CostModel model, Param param, const Params& params,
                          const Decimal& list) {
  if (model == CostModel::none) return {};
  const Amount amount = cost_of(model, params[param], params[Param::quantity], list);
  fail_with(pricer, amount.fault, line);
  return {amount.value};
}

// What the line costs its seller before it has a price: the basis of cost_plus and target_margin.
DecimalResult own_cost(Pricer& pricer, const Line& line, const Params& params, const Decimal& list) {
  if (line.wholesale != CostModel::none) {
    return cost_amount(pricer, line, line.wholesale, Param::wholesale, params, list);
  }
  if (line.cost != CostModel::none) return cost_amount(pricer, line, line.cost, Param::cost, params, list);
  if (line.price.model == PriceModel::pass_through) return multiply(params[Param::quantity], params[Param::value]);
  if (params.has(Param::cost_rate)) return multiply(params[Param::hours], params[Param::cost_rate]);
  return {};
}

Amount list_amount(Pricer& pricer, std::uint32_t number, ModelTerms& terms, const Params& params,
                   const PeriodTerms& period) {
  const Line& line = pricer.book.line(number);
  // a line that is later is priced alone
  if (line.group != kNone && pricer.result(number).counts()) {
    return {to_decimal(group_share(pricer, number, terms, params))};
  }
  if (terms.model != PriceModel::retainer || terms.used.size() < 2) return price_of(terms, params);
  PriceFault fault = PriceFault::none;
  const auto all = retainer_periods(terms, params, period.first_period + period.periods, fault);
  Decimal sum;
  for (std::size_t i = period.first_period; i < all.size(); ++i) sum = add(sum, all[i].amount).value;
  const auto count = static_cast<std::int64_t>(period.periods);
  return {count == 1 ? sum : divide(sum, Decimal::from_int(count)).value, fault};
}

// The net of one period after the steps and the minimum; the steps go into step_results.
void discount_period(Pricer& pricer, std::uint32_t number, const Params& params, const PeriodTerms& terms,
                     PeriodAmounts& made) {
  const Line& line = pricer.book.line(number);
  const RoundingPoint& net_point = pricer.point(pricer.book.net_rounding);
  collect_steps(pricer, number, params, made.exact_list, terms);
  pricer.step_results.clear();
  made.exact_net = made.exact_list;
  made.net = made.list;
  if (!pricer.step_terms.empty()) {
    const WaterfallResult fall = run_waterfall({made.exact_list, made.list, params[Param::quantity], pricer.step_terms,
                                                pricer.book.additive_discounts, pricer.round_each_step, net_point.mode},
                                               pricer.step_results);
    fail_with(pricer, fall.fault, line);
    made.exact_net = fall.exact_net;
    made.net = fall.net;
    made.waived = pricer.step_terms.back().point == Point::waiver;
  }
  if (line.minimum_basis == MinimumBasis::before_discounts || made.waived || !params.has(Param::minimum)) return;
  const Rounding mode = pricer.point(pricer.book.line_rounding).mode;
  const Money least = to_book(pricer, line, {params[Param::minimum]}, mode, nullptr);
  if (compare(made.exact_net, to_decimal(least)) < 0) made.exact_net = to_decimal(least);
  if (made.net.minor >= least.minor) return;
  made.true_up = checked(pricer, subtract(least, made.net), line);
  pricer.step_results.push_back({Point::minimum, 0, made.true_up, least});
  made.net = least;
  made.exact_net = to_decimal(least);
}

// A minimum before discounts is the list of a line that has less.
void raise_to_minimum(Pricer& pricer, const Line& line, PeriodAmounts& made, const Money& least) {
  if (made.list.minor >= least.minor) return;
  made.true_up = checked(pricer, subtract(least, made.list), line);
  made.list = least;
  made.exact_list = to_decimal(least);
}

// The results stand beside step_terms, one for each; a minimum follows them.
void keep_steps(Pricer& pricer, LineResult& result) {
  result.first_step = static_cast<std::uint32_t>(pricer.sheet.steps.size());
  for (std::size_t i = 0; i < pricer.step_results.size(); ++i) {
    const StepResult& step = pricer.step_results[i];
    if (step.change.minor == 0) continue;
    const bool is_minimum = i == pricer.step_terms.size();
    pricer.sheet.steps.push_back({step.point, is_minimum ? StepSource::minimum : pricer.step_sources[i],
                                  is_minimum ? 0 : pricer.step_terms[i].rule, step.change});
  }
  result.step_count = static_cast<std::uint32_t>(pricer.sheet.steps.size()) - result.first_step;
}

}  // namespace

Params params_of(Pricer& pricer, const Line& line, const Segment* segment) {
  Params params;
  params.set(Param::quantity, Decimal::from_int(1));
  for (const LineFigure& one : line.figures) params.set(one.param, number_of(pricer, one.figure));
  if (segment != nullptr && segment->quantity) params.set(Param::quantity, number_of(pricer, *segment->quantity));
  if (segment != nullptr && segment->value) params.set(Param::value, number_of(pricer, *segment->value));
  return params;
}

PeriodAmounts price_period(Pricer& pricer, std::uint32_t number, const PeriodTerms& period) {
  const Line& line = pricer.book.line(number);
  LineResult& result = pricer.result(number);
  PeriodAmounts made;
  Params params = params_of(pricer, line, period.segment);
  ModelTerms terms = model_terms(pricer, line);
  if (pricer.run.failed()) return made;
  if (terms.model == PriceModel::percent_of) terms.basis = basis_of(pricer, line);
  const bool by_hours = terms.model == PriceModel::role_hours ||
                        (terms.model == PriceModel::percent_of && line.price.basis == Basis::hours);
  if (by_hours) {
    take_hours(pricer, line, terms, params);
    made.hours = whole_hours(pricer, line, params[Param::hours]);
  }
  if (terms.model == PriceModel::cost_plus || terms.model == PriceModel::target_margin) {
    terms.basis = own_cost(pricer, line, params, {}).value;
  }
  if (pricer.run.failed()) return made;
  const Amount list = list_amount(pricer, number, terms, params, period);
  fail_with(pricer, list.fault, line);
  if (pricer.run.failed()) return made;
  const Rounding mode =
      terms.model == PriceModel::target_margin ? Rounding::ceiling : pricer.point(pricer.book.line_rounding).mode;
  const Rounding usual = pricer.point(pricer.book.line_rounding).mode;
  made.list = to_book(pricer, line, {list.value}, mode, &made.exact_list);
  if (terms.model == PriceModel::target_margin) made.exact_list = to_decimal(made.list);  // rounding up is its meaning
  if (params.has(Param::minimum) && line.minimum_basis == MinimumBasis::before_discounts &&
      !is_waived(pricer, number)) {
    raise_to_minimum(pricer, line, made, to_book(pricer, line, {params[Param::minimum]}, usual, nullptr));
  }
  made.cost = to_book(pricer, line, own_cost(pricer, line, params, list.value), usual, nullptr);
  if (line.wholesale != CostModel::none) made.wholesale = made.cost;
  made.platform_cost =
      to_book(pricer, line, cost_amount(pricer, line, line.platform_cost, Param::platform_cost, params, list.value),
              usual, nullptr);
  discount_period(pricer, number, params, period, made);
  if (!period.record) return made;
  keep_steps(pricer, result);
  result.quantity = params[Param::quantity];
  result.tax_rate = params[Param::tax_rate];
  return made;
}

void price_line(Pricer& pricer, std::uint32_t number) {
  const Line& line = pricer.book.line(number);
  LineResult& result = pricer.result(number);
  if (!result.there) return;
  const PeriodAmounts made =
      price_period(pricer, number, {line.segments.empty() ? nullptr : line.segments.data(), 0, 0, 1, true});
  if (pricer.run.failed()) return;
  const Money none = nothing(pricer);
  const auto or_none = [&](const Money& money) { return money.minor == 0 ? none : money; };
  result.hours = made.hours;
  result.waived = made.waived;
  result.exact_list = made.exact_list;
  result.exact_net = made.exact_net;
  result.list = made.list;
  result.net = made.net;
  result.discount = checked(pricer, subtract(made.list, made.net), line);
  result.cost = or_none(made.cost);
  result.wholesale = or_none(made.wholesale);
  result.platform_cost = or_none(made.platform_cost);
  result.true_up = or_none(made.true_up);
  result.document_share = none;
}

}  // namespace qw
