#include "commerce/tax.h"

#include <algorithm>

#include "number/allocate.h"

namespace qw {
namespace {

const Decimal kOne = Decimal::from_int(1);
const Decimal kHundredth = Decimal::from_parts(false, 1, -2);

// A group while it is summed: nets as rounded, nets as exact, and what taxes of single lines add up to.
struct Sum {
  TaxGroup group;
  Decimal factor;  // rate / 100
  Decimal exact;
  std::int64_t net = 0;
  std::int64_t line_tax = 0;
};

class Totaller {
 public:
  Totaller(const TaxTerms& terms, PriceFault& fault) : terms_(terms), fault_(fault) {}

  TaxDocument total(std::span<const TaxedLine> lines, std::span<const TaxedAllowance> allowances) {
    for (const TaxedLine& line : lines) {
      subtotal_ = plus(subtotal_, line.net.minor);
      take(line);
    }
    for (const TaxedAllowance& one : allowances) {
      std::int64_t& sum = one.amount.minor > 0 ? allowances_ : charges_;
      sum = plus(sum, one.amount.minor > 0 ? one.amount.minor : -one.amount.minor);
      take({negate(one.amount), negate(to_decimal(one.amount)), kOne, one.category, one.rate});
    }
    for (Sum& sum : sums_) settle(sum);
    if (late() && terms_.policy == TaxPolicy::document_total) settle_document();
    return finish();
  }

 private:
  bool late() const {
    return !terms_.inclusive &&
           (terms_.policy == TaxPolicy::document_global || terms_.policy == TaxPolicy::document_total);
  }

  std::int64_t plus(std::int64_t a, std::int64_t b) {
    const MoneyResult sum = add(Money{a, terms_.currency}, Money{b, terms_.currency});
    if (!sum.ok()) fault_ = PriceFault::too_large;
    return sum.value.minor;
  }

  Decimal value(const DecimalResult& result) {
    if (!result.ok()) fault_ = PriceFault::too_large;
    return result.value;
  }

  std::int64_t money(const Decimal& amount, Rounding rounding) {
    const MoneyResult made = round_to_money(amount, terms_.currency, rounding);
    if (!made.ok()) fault_ = PriceFault::too_large;
    return made.value.minor;
  }

  Decimal decimal(std::int64_t minor) const { return to_decimal(Money{minor, terms_.currency}); }

  Sum& sum_of(std::uint32_t category, const Decimal& rate) {
    for (Sum& sum : sums_) {
      if (sum.group.category == category && compare(sum.group.rate, rate) == 0) return sum;
    }
    if (rate.is_negative() || compare(rate, Decimal::from_int(1000)) > 0) fault_ = PriceFault::bad_tax;
    sums_.push_back(
        {{category, rate, {0, terms_.currency}, {0, terms_.currency}}, value(multiply(rate, kHundredth)), {}});
    return sums_.back();
  }

  void take(const TaxedLine& line) {
    Sum& sum = sum_of(line.category, line.rate);
    sum.net = plus(sum.net, line.net.minor);
    sum.exact = value(add(sum.exact, line.exact_net));
    if (terms_.inclusive) return;
    if (terms_.policy == TaxPolicy::line_tax) {
      sum.line_tax = plus(sum.line_tax, money(value(multiply(to_decimal(line.net), sum.factor)), terms_.tax_rounding));
    } else if (terms_.policy == TaxPolicy::unit_gross) {
      sum.line_tax = plus(sum.line_tax, gross_by_unit(line, sum.factor) - line.net.minor);
    }
  }

  std::int64_t gross_by_unit(const TaxedLine& line, const Decimal& factor) {
    const Decimal& quantity = line.quantity.is_zero() ? kOne : line.quantity;
    const Decimal gross = value(multiply(to_decimal(line.net), value(add(kOne, factor))));
    const std::int64_t unit = money(value(divide(gross, quantity)), terms_.tax_rounding);
    return money(value(multiply(decimal(unit), quantity)), terms_.tax_rounding);
  }

  void settle(Sum& sum) {
    const Decimal whole = value(add(kOne, sum.factor));
    std::int64_t& base = sum.group.base.minor;
    std::int64_t& tax = sum.group.tax.minor;
    base = sum.net;
    if (terms_.inclusive) {
      const Decimal gross = decimal(sum.net);
      if (terms_.split == TaxSplit::net) {
        base = money(value(divide(gross, whole)), terms_.base_rounding);
        tax = sum.net - base;
      } else {
        tax = money(value(divide(value(multiply(gross, sum.factor)), whole)), terms_.tax_rounding);
        base = sum.net - tax;
      }
      return;
    }
    switch (terms_.policy) {
      case TaxPolicy::line_then_sum:
        tax = money(value(multiply(decimal(sum.net), sum.factor)), terms_.tax_rounding);
        break;
      case TaxPolicy::line_tax:
      case TaxPolicy::unit_gross: tax = sum.line_tax; break;
      case TaxPolicy::document_global:
        tax = money(value(multiply(sum.exact, sum.factor)), terms_.tax_rounding);
        base = money(value(multiply(sum.exact, whole)), terms_.tax_rounding) - tax;
        break;
      case TaxPolicy::document_total: base = money(sum.exact, terms_.base_rounding); break;
    }
  }

  // One tax for the document, in whole minor units shared by the exact tax of each group; the gross is rounded once too.
  void settle_document() {
    Decimal tax, gross;
    std::vector<std::int64_t> weights, shares(sums_.size());
    for (const Sum& sum : sums_) {
      const Decimal own = value(multiply(sum.exact, sum.factor));
      tax = value(add(tax, own));
      gross = value(add(gross, value(add(sum.exact, own))));
      weights.push_back(
          to_int64(value(quantize(value(multiply(abs(own), Decimal::from_int(1'000'000))), 0, Rounding::half_up)))
              .value_or(0));
    }
    const std::int64_t whole = money(tax, terms_.tax_rounding);
    if (allocate(whole, weights, shares) != ArithmeticError::none && whole != 0) fault_ = PriceFault::too_large;
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i].group.tax.minor = shares[i];
    gross_ = money(gross, terms_.tax_rounding);
  }

  TaxDocument finish() {
    TaxDocument made;
    std::int64_t base = 0, tax = 0;
    for (const Sum& sum : sums_) {
      base = plus(base, sum.group.base.minor);
      tax = plus(tax, sum.group.tax.minor);
      made.groups.push_back(sum.group);
    }
    const auto amount = [&](std::int64_t minor) { return Money{minor, terms_.currency}; };
    const bool total = late() && terms_.policy == TaxPolicy::document_total;
    const std::int64_t net = total ? gross_ - tax : base;
    const std::int64_t plain = plus(plus(subtotal_, -allowances_), charges_);
    made.subtotal = amount(subtotal_);
    made.allowances = amount(allowances_);
    made.charges = amount(charges_);
    made.net = amount(net);
    made.difference = amount(terms_.inclusive ? 0 : net - plain);
    made.tax = amount(tax);
    made.gross = amount(plus(net, tax));
    made.prepaid = amount(terms_.prepaid.minor);
    const Money open = amount(plus(made.gross.minor, -made.prepaid.minor));
    made.payable = open;
    if (terms_.cash_increment) {
      const MoneyResult paid = round_to_increment(open, *terms_.cash_increment, terms_.payable_rounding);
      if (!paid.ok()) fault_ = PriceFault::too_large;
      made.payable = paid.value;
    }
    made.rounding = amount(made.payable.minor - open.minor);
    return made;
  }

  const TaxTerms& terms_;
  PriceFault& fault_;
  std::vector<Sum> sums_;
  std::int64_t subtotal_ = 0, allowances_ = 0, charges_ = 0, gross_ = 0;
};

}  // namespace

TaxDocument total_document(const TaxTerms& terms, std::span<const TaxedLine> lines,
                           std::span<const TaxedAllowance> allowances, PriceFault& fault) {
  return Totaller(terms, fault).total(lines, allowances);
}

MoneyResult round_to_increment(const Money& amount, const Decimal& increment, Rounding rounding) {
  if (increment.is_zero() || increment.is_negative()) return {amount};
  const DecimalResult steps = divide(to_decimal(amount), increment);
  const DecimalResult whole = quantize(steps.value, 0, rounding);
  const DecimalResult made = multiply(whole.value, increment);
  if (!steps.ok() || !whole.ok() || !made.ok()) return {amount, ArithmeticError::overflow};
  return round_to_money(made.value, amount.currency, Rounding::half_up);
}

}  // namespace qw
