// What a waterfall, a margin and a tax document promise, each as a function that draws its own values and names the promise that
// was broken. A Source has `std::int64_t between(low, high)`, both inclusive.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "commerce/margin.h"
#include "commerce/tax.h"
#include "commerce/waterfall.h"

namespace qw_test {

using qw::Decimal;
using qw::Money;

// `low` to `high` units of the place.
template <class Source>
Decimal drawn(Source& source, std::int64_t low, std::int64_t high, int places) {
  const Decimal whole = Decimal::from_int(source.between(low, high));
  return Decimal::from_parts(whole.is_negative(), whole.coefficient(), -places);
}

// ---------------------------------------------------------------------------------------------- documents

struct Document {
  qw::TaxTerms terms;
  std::vector<qw::TaxedLine> lines;
  std::vector<qw::TaxedAllowance> allowances;
};

template <class Source>
Document any_document(Source& source, bool symmetric) {
  const char* codes[] = {"EUR", "JPY", "BHD"};
  const char* rates[] = {"0", "7", "19", "5.5", "8.875", "0"};
  Document made;
  qw::TaxTerms& terms = made.terms;
  terms.currency = *qw::find_currency(codes[source.between(0, 2)]);
  terms.policy = static_cast<qw::TaxPolicy>(source.between(0, 4));
  terms.inclusive = source.between(0, 3) == 0;
  terms.split = source.between(0, 1) == 0 ? qw::TaxSplit::net : qw::TaxSplit::tax;
  const auto mode = [&] { return static_cast<qw::Rounding>(source.between(0, symmetric ? 4 : 6)); };
  terms.base_rounding = mode();
  terms.tax_rounding = mode();
  terms.payable_rounding = mode();
  const int places = terms.currency.exponent();
  if (source.between(0, 1) == 0) terms.cash_increment = drawn(source, 1, 20, places);
  terms.prepaid = {source.between(-500, 500), terms.currency};
  for (std::int64_t count = source.between(0, 12); count > 0; --count) {
    qw::TaxedLine line;
    line.category = static_cast<std::uint32_t>(source.between(0, 5));
    line.rate = *qw::parse_decimal(rates[line.category]);
    line.exact_net = drawn(source, -300'000, 900'000, places + 3);
    line.net = round_to_money(line.exact_net, terms.currency, qw::Rounding::half_up).value;
    line.quantity = drawn(source, 0, 60, 1);
    made.lines.push_back(line);
  }
  for (std::int64_t count = source.between(0, 3); count > 0; --count) {
    const auto category = static_cast<std::uint32_t>(source.between(0, 5));
    const Money amount{source.between(-999, 999), terms.currency};
    made.allowances.push_back({amount, category, *qw::parse_decimal(rates[category])});
  }
  return made;
}

inline qw::TaxDocument total(const Document& document, bool& ok) {
  qw::PriceFault fault = qw::PriceFault::none;
  const qw::TaxDocument made = total_document(document.terms, document.lines, document.allowances, fault);
  ok = fault == qw::PriceFault::none;
  return made;
}

inline std::string broken_total(const qw::TaxTerms& terms, const qw::TaxDocument& made) {
  std::int64_t base = 0, tax = 0;
  for (const qw::TaxGroup& group : made.groups) {
    base += group.base.minor;
    tax += group.tax.minor;
    if (group.rate.is_zero() && group.tax.minor != 0) return "a tax at no rate";
  }
  const std::int64_t plain = made.subtotal.minor - made.allowances.minor + made.charges.minor;
  const bool once = terms.policy == qw::TaxPolicy::document_total && !terms.inclusive;
  const bool late = once || (terms.policy == qw::TaxPolicy::document_global && !terms.inclusive);
  if (tax != made.tax.minor) return "the groups' taxes are not the tax";
  if (!once && base != made.net.minor) return "the groups' bases are not the net";
  if (made.net.minor + made.tax.minor != made.gross.minor) return "net and tax are not the gross";
  if (terms.inclusive && made.gross.minor != plain) return "prices with tax are not the gross";
  if (!terms.inclusive && plain + made.difference.minor != made.net.minor) return "the net is not the sum of lines";
  if (!late && made.difference.minor != 0) return "a difference without rounding late";
  const std::int64_t due = made.gross.minor - made.prepaid.minor;
  if (due + made.rounding.minor != made.payable.minor) return "payable is not the gross less what is paid";
  if (!terms.cash_increment) return made.rounding.minor == 0 ? "" : "rounding without an increment";
  const Decimal increment = *terms.cash_increment;
  if (!remainder(to_decimal(made.payable), increment).value.is_zero()) return "payable is not a multiple";
  return abs(to_decimal(made.rounding)) < increment ? "" : "rounding by an increment or more";
}

template <class Source>
std::string totals_are_sums(Source& source) {
  const Document document = any_document(source, false);
  bool ok = false;
  const qw::TaxDocument made = total(document, ok);
  return ok ? broken_total(document.terms, made) : "a fault";
}

template <class Source>
std::string a_credit_note_is_the_opposite(Source& source) {
  Document document = any_document(source, true);
  bool ok = false, credit_ok = false;
  const qw::TaxDocument invoice = total(document, ok);
  for (qw::TaxedLine& line : document.lines) {
    line.net = negate(line.net);
    line.exact_net = negate(line.exact_net);
    line.quantity = negate(line.quantity);
  }
  for (qw::TaxedAllowance& allowance : document.allowances) allowance.amount = negate(allowance.amount);
  document.terms.prepaid = negate(document.terms.prepaid);
  const qw::TaxDocument credit = total(document, credit_ok);
  if (!ok || !credit_ok) return "a fault";
  const auto opposite = [](const Money& a, const Money& b) { return a.minor == -b.minor; };
  for (std::size_t i = 0; i < invoice.groups.size(); ++i) {
    if (!opposite(invoice.groups[i].base, credit.groups[i].base)) return "another base";
    if (!opposite(invoice.groups[i].tax, credit.groups[i].tax)) return "another tax of a group";
  }
  const bool same = opposite(invoice.subtotal, credit.subtotal) && opposite(invoice.net, credit.net) &&
                    opposite(invoice.tax, credit.tax) && opposite(invoice.gross, credit.gross) &&
                    opposite(invoice.rounding, credit.rounding) && opposite(invoice.payable, credit.payable) &&
                    invoice.allowances == credit.charges && invoice.charges == credit.allowances;
  return same ? "" : "another total";
}

template <class Source>
std::string the_order_of_lines_does_not_matter(Source& source) {
  Document document = any_document(source, false);
  bool ok = false, again_ok = false;
  const qw::TaxDocument before = total(document, ok);
  for (std::size_t i = document.lines.size(); i > 1; --i) {
    const auto other = static_cast<std::size_t>(source.between(0, static_cast<std::int64_t>(i) - 1));
    std::swap(document.lines[i - 1], document.lines[other]);
  }
  const qw::TaxDocument after = total(document, again_ok);
  if (!ok || !again_ok) return "a fault";
  return before.net == after.net && before.tax == after.tax && before.payable == after.payable ? "" : "another total";
}

template <class Source>
std::string without_rates_there_is_no_tax(Source& source) {
  Document document = any_document(source, false);
  for (qw::TaxedLine& line : document.lines) line.rate = Decimal();
  for (qw::TaxedAllowance& allowance : document.allowances) allowance.rate = Decimal();
  bool ok = false;
  const qw::TaxDocument made = total(document, ok);
  return ok && made.tax.minor == 0 && made.net == made.gross ? "" : "a tax without a rate";
}

// One tax for the document: no group has a tax against its own base, and the sum is the exact sum, rounded once.
template <class Source>
std::string one_tax_is_shared_with_its_signs(Source& source) {
  Document document = any_document(source, false);
  document.terms.policy = qw::TaxPolicy::document_total;
  document.terms.inclusive = false;
  for (const qw::TaxedAllowance& one : document.allowances) {
    const Money amount = negate(one.amount);
    document.lines.push_back({amount, to_decimal(amount), Decimal::from_int(1), one.category, one.rate});
  }
  document.allowances.clear();
  bool ok = false;
  const qw::TaxDocument made = total(document, ok);
  Decimal sum;
  for (const qw::TaxGroup& group : made.groups) {
    Decimal exact;
    for (const qw::TaxedLine& line : document.lines) {
      if (line.category == group.category) exact = add(exact, multiply(line.exact_net, line.rate).value).value;
    }
    sum = add(sum, multiply(exact, Decimal::from_parts(false, 1, -2)).value).value;
    const bool below = exact < Decimal() ? group.tax.minor > 0 : group.tax.minor < 0;
    if (below || (exact == Decimal() && group.tax.minor != 0)) return "a tax against its base";
  }
  const Money tax = round_to_money(sum, document.terms.currency, document.terms.tax_rounding).value;
  return ok && made.tax.minor == tax.minor ? "" : "not the exact sum, rounded";
}

// By the mode half_up each group's tax is at most half a unit from the exact one.
template <class Source>
std::string taxes_are_near_the_exact_ones(Source& source) {
  Document document = any_document(source, true);
  document.terms.policy = qw::TaxPolicy::line_then_sum;
  document.terms.inclusive = false;
  document.terms.tax_rounding = qw::Rounding::half_up;
  bool ok = false;
  for (const qw::TaxGroup& group : total(document, ok).groups) {
    const Decimal exact =
        multiply(to_decimal(group.base), multiply(group.rate, Decimal::from_parts(false, 1, -2)).value).value;
    const Decimal half = Decimal::from_parts(false, 5, -document.terms.currency.exponent() - 1);
    if (abs(subtract(to_decimal(group.tax), exact).value) > half) return "a tax is far off";
  }
  return ok ? "" : "a fault";
}

// ---------------------------------------------------------------------------------------------- waterfalls

struct Falling {
  qw::WaterfallTerms terms;
  std::vector<qw::StepTerms> steps;
};

template <class Source>
Falling any_fall(Source& source, bool only_discounts) {
  Falling made;
  qw::WaterfallTerms& terms = made.terms;
  const qw::Currency currency = *qw::find_currency(source.between(0, 3) == 0 ? "JPY" : "EUR");
  terms.list = drawn(source, 0, 5'000'000, 4);
  terms.quantity = drawn(source, 0, 500, 1);
  terms.rounding = static_cast<qw::Rounding>(source.between(0, 4));
  terms.list_rounded = round_to_money(terms.list, currency, terms.rounding).value;
  terms.additive = source.between(0, 2) == 0;
  terms.round_each_step = source.between(0, 2) == 0;
  for (std::int64_t count = source.between(0, 6); count > 0; --count) {
    qw::StepTerms step;
    step.cut = only_discounts ? qw::Cut::pct : static_cast<qw::Cut>(source.between(0, 3));
    step.value = drawn(source, only_discounts || step.cut > qw::Cut::amount ? 0 : -2000, 3000, 2);
    step.of_list = source.between(0, 3) == 0;
    step.rule = static_cast<std::uint32_t>(count);
    made.steps.push_back(step);
  }
  return made;
}

inline qw::WaterfallResult run(Falling& fall, std::vector<qw::StepResult>& results) {
  fall.terms.steps = fall.steps;
  return run_waterfall(fall.terms, results);
}

template <class Source>
std::string list_and_steps_are_the_net(Source& source) {
  Falling fall = any_fall(source, false);
  std::vector<qw::StepResult> results;
  const qw::WaterfallResult made = run(fall, results);
  if (made.fault != qw::PriceFault::none) return results.empty() ? "" : "steps beside a fault";
  if (results.size() != fall.steps.size()) return "a step is missing";
  std::int64_t running = fall.terms.list_rounded.minor;
  for (std::size_t i = 0; i < results.size(); ++i) {
    running += results[i].change.minor;
    if (running != results[i].after.minor) return "a change is not the difference";
    if (results[i].rule != fall.steps[i].rule) return "another rule";
  }
  if (running != made.net.minor) return "list and steps are not the net";
  if (results.empty() || fall.terms.round_each_step) return "";
  const qw::MoneyResult rounded = round_to_money(made.exact_net, made.net.currency, fall.terms.rounding);
  return rounded.value == made.net ? "" : "the net is not the exact net, rounded";
}

// 0 % changes nothing, 100 % leaves nothing, and what is between stays between.
template <class Source>
std::string percents_have_their_limits(Source& source) {
  Falling fall = any_fall(source, true);
  std::vector<qw::StepResult> results;
  const qw::WaterfallResult made = run(fall, results);
  const bool of_list = std::any_of(fall.steps.begin(), fall.steps.end(), [](const auto& step) { return step.of_list; });
  if (made.fault != qw::PriceFault::none) return fall.terms.additive || of_list ? "" : "a fault below 100 %";
  if (made.net.minor < 0 || made.net.minor > fall.terms.list_rounded.minor)
    return "a discount raises or turns the sign";
  fall.steps.push_back({qw::Point::partner, qw::Cut::pct, Decimal(), false, 0});
  results.clear();
  if (run(fall, results).net != made.net) return "0 % changes the net";
  fall.steps = {{qw::Point::partner, qw::Cut::pct, Decimal::from_int(100), false, 0}};
  results.clear();
  const qw::WaterfallResult gone = run(fall, results);
  return gone.fault == qw::PriceFault::none && gone.net.minor == 0 ? "" : "100 % leaves something";
}

template <class Source>
std::string a_credit_falls_like_its_line(Source& source) {
  Falling fall = any_fall(source, false);
  std::vector<qw::StepResult> results, credits;
  const qw::WaterfallResult made = run(fall, results);
  if (fall.terms.list.is_zero()) return "";
  fall.terms.list = negate(fall.terms.list);
  fall.terms.list_rounded = negate(fall.terms.list_rounded);
  fall.terms.quantity = negate(fall.terms.quantity);
  for (qw::StepTerms& step : fall.steps) {
    if (step.cut == qw::Cut::amount || step.cut == qw::Cut::total) step.value = negate(step.value);
  }
  const qw::WaterfallResult credit = run(fall, credits);
  if (credit.fault != made.fault) return "another fault";
  if (made.fault != qw::PriceFault::none) return "";
  return credit.net.minor == -made.net.minor ? "" : "another net";
}

// ---------------------------------------------------------------------------------------------- margins

template <class Source>
std::string floors_keep_their_margin(Source& source) {
  const qw::Currency euro = *qw::find_currency("EUR");
  const Money cost{source.between(1, 10'000'000), euro};
  const Money list{source.between(1, 20'000'000), euro};
  const Decimal margin = drawn(source, -5000, 9900, 2);
  const auto floor = qw::floor_price(cost, margin);
  if (!floor || *qw::margin_percent(*floor, cost) < margin) return "a floor below its margin";
  const auto below = qw::margin_percent({floor->minor - 1, euro}, cost);
  if (below && *below >= margin) return "a floor that could be lower";
  const int places = static_cast<int>(source.between(0, 4));
  const auto most = qw::largest_discount(list, cost, margin, places);
  if (!most) return "no largest discount";
  // With a discount d the margin is kept while list x (100 - d) x (100 - m) >= 10,000 x cost.
  const Decimal hundred = Decimal::from_int(100);
  const auto kept = [&](const Decimal& discount) {
    const Decimal net = multiply(to_decimal(list), subtract(hundred, discount).value).value;
    const Decimal left = multiply(net, subtract(hundred, margin).value).value;
    return left >= multiply(to_decimal(cost), Decimal::from_int(10'000)).value;
  };
  if (!kept(*most)) return "a discount too large";
  return kept(add(*most, Decimal::from_parts(false, 1, -places)).value) ? "a discount that could be larger" : "";
}

}  // namespace qw_test
