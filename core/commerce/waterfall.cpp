#include "commerce/waterfall.h"

namespace qw {
namespace {

constexpr Decimal kHundred = Decimal::from_int(100);
constexpr Decimal kHundredth = Decimal::from_parts(false, 1, -2);

bool is_below_zero(const Decimal& value) { return value.is_negative() && !value.is_zero(); }

bool turns_sign(const Decimal& list, const Decimal& after) {
  return !after.is_zero() && is_below_zero(after) != is_below_zero(list);
}

// The running amount after a step.
DecimalResult after_step(const StepTerms& step, const WaterfallTerms& terms, const Decimal& running) {
  switch (step.cut) {
    case Cut::pct: {
      const Decimal& base = step.of_list || terms.additive ? terms.list : running;
      // The percent first: it is short, and the product of two short numbers is cheap.
      const DecimalResult off = multiply(base, multiply(step.value, kHundredth).value);
      return off.ok() ? subtract(running, off.value) : off;
    }
    case Cut::amount: return subtract(running, step.value);
    case Cut::price: return multiply(terms.quantity, step.value);
    case Cut::total: return {step.value};
  }
  return {running};
}

}  // namespace

WaterfallResult run_waterfall(const WaterfallTerms& terms, std::vector<StepResult>& results) {
  WaterfallResult made{terms.list_rounded, terms.list};
  const std::size_t before = results.size();
  Decimal running = terms.list;
  for (std::uint32_t i = 0; i < terms.steps.size(); ++i) {
    const StepTerms& step = terms.steps[i];
    const bool too_much = step.cut == Cut::pct && compare(step.value, kHundred) > 0;
    const DecimalResult after = after_step(step, terms, running);
    const DecimalResult exact = terms.round_each_step ? after_step(step, terms, made.exact_net) : after;
    const MoneyResult shown = round_to_money(after.value, terms.list_rounded.currency, terms.rounding);
    const bool fits = after.ok() && exact.ok() && shown.ok();
    if (!fits || too_much || turns_sign(terms.list, after.value)) {
      made.fault = fits || too_much ? PriceFault::over_discounted : PriceFault::too_large;
      made.faulty_step = i;
      results.resize(before);
      return made;
    }
    results.push_back({step.point, step.rule, subtract(shown.value, made.net).value, shown.value});
    made.net = shown.value;
    made.exact_net = exact.value;
    running = terms.round_each_step ? to_decimal(shown.value) : after.value;
  }
  return made;
}

}  // namespace qw
