// Lines that choose their tier together: one price for the sum of their quantities, shared by quantity.
#include <algorithm>

#include "number/allocate.h"
#include "pricing/pricer.h"

namespace qw {
namespace {

// Quantities as whole weights, at as many decimals as any of them has.
std::vector<std::int64_t> weights_of(Pricer& pricer, const LineGroup& group, PriceFault& fault) {
  int places = 0;
  for (const std::uint32_t number : group.lines) {
    places = std::max(places, decimal_places(pricer.result(number).quantity));
  }
  std::vector<std::int64_t> weights;
  for (const std::uint32_t number : group.lines) {
    const LineResult& line = pricer.result(number);
    const DecimalResult whole = multiply(line.quantity, Decimal::from_parts(false, 1, std::min(places, 12)));
    const auto weight = line.counts() ? to_int64(quantize(whole.value, 0, Rounding::half_up).value) : 0;
    if (!weight) fault = PriceFault::too_large;
    weights.push_back(weight.value_or(0));
  }
  return weights;
}

Money in_currency(Pricer& pricer, const Line& line, const Decimal& amount) {
  const Rounding mode = pricer.point(pricer.book.line_rounding).mode;
  return checked(pricer, round_to_money(amount, line.currency, mode), line);
}

}  // namespace

void sum_groups(Pricer& pricer) {
  pricer.groups.resize(pricer.book.line_groups.size());
  for (std::size_t i = 0; i < pricer.groups.size() && !pricer.run.failed(); ++i) {
    for (const std::uint32_t number : pricer.book.line_groups[i].lines) {
      LineResult& result = pricer.result(number);
      if (!result.counts()) continue;
      const Line& line = pricer.book.line(number);
      const Figure* quantity = line.figure(Param::quantity);
      result.quantity = quantity == nullptr ? Decimal::from_int(1) : number_of(pricer, *quantity);
      if (result.quantity.is_negative() && !result.quantity.is_zero()) {
        fail_with(pricer, PriceFault::negative_quantity, line);
      }
      pricer.groups[i].quantity = add(pricer.groups[i].quantity, result.quantity).value;
    }
  }
}

Money group_share(Pricer& pricer, std::uint32_t number, const ModelTerms& terms, const Params& params) {
  const Line& line = pricer.book.line(number);
  const LineGroup& group = pricer.book.line_groups[line.group];
  GroupState& state = pricer.groups[line.group];
  if (state.shares.empty()) {
    Params together = params;
    together.set(Param::quantity, state.quantity);
    const Amount amount = price_of(terms, together);
    PriceFault fault = amount.fault;
    const Money whole = in_currency(pricer, line, amount.value);
    const std::vector<std::int64_t> weights = weights_of(pricer, group, fault);
    fail_with(pricer, fault, line);
    std::vector<std::int64_t> shares(weights.size());
    const bool weighted = std::any_of(weights.begin(), weights.end(), [](std::int64_t weight) { return weight > 0; });
    if (weighted) {
      share_evenly(pricer, whole.minor, weights, shares, line);
    } else {  // nothing is used: the first line that counts takes the fee
      for (std::size_t i = 0; i < shares.size(); ++i) {
        if (!pricer.result(group.lines[i]).counts()) continue;
        shares[i] = whole.minor;
        break;
      }
    }
    for (const std::int64_t one : shares) state.shares.push_back({one, whole.currency});
  }
  const auto found = std::find(group.lines.begin(), group.lines.end(), number);
  return state.shares[static_cast<std::size_t>(found - group.lines.begin())];
}

}  // namespace qw
