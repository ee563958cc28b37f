#include "commerce/tax.h"

#include "number/allocate.h"

namespace qw {
namespace {

constexpr Decimal kOne = Decimal::from_int(1);
constexpr Decimal kHundredth = Decimal::from_parts(false, 1, -2);
constexpr int kWeightDigits = 18;

using Minor = __int128;  // any number of amounts adds up in it, in any order

// A group while it is summed: nets as rounded, nets as exact, and what taxes of single lines add up to.
struct Sum {
  TaxGroup group;
  Decimal factor;  // rate / 100
  Decimal exact;
  Minor net = 0;
  Minor line_tax = 0;
};

int sign_of(const Decimal& value) { return value.is_zero() ? 0 : value.is_negative() ? -1 : 1; }

class Totaller {
 public:
  Totaller(const TaxTerms& terms, PriceFault& fault) : terms_(terms), fault_(fault) {}

  TaxDocument total(std::span<const TaxedLine> lines, std::span<const TaxedAllowance> allowances) {
    for (const TaxedLine& line : lines) {
      subtotal_ += line.net.minor;
      take(line);
    }
    for (const TaxedAllowance& one : allowances) {
      const bool off = one.shown == Shown::by_sign ? one.amount.minor > 0 : one.shown == Shown::allowance;
      if (off) allowances_ += one.amount.minor;
      if (!off) charges_ -= one.amount.minor;
      take({negate(one.amount), negate(to_decimal(one.amount)), kOne, one.category, one.rate});
    }
    for (Sum& sum : sums_) settle(sum);
    const bool together = late() && terms_.policy == TaxPolicy::document_total;
    if (together) settle_document();
    return finish(together);
  }

 private:
  bool late() const {
    return !terms_.inclusive &&
           (terms_.policy == TaxPolicy::document_global || terms_.policy == TaxPolicy::document_total);
  }

  void fail(PriceFault fault) {  // the first says why
    if (fault_ == PriceFault::none) fault_ = fault;
  }

  // Not inlined, like the two after it: each has many callers, and bytes of the browser's module are dear.
  [[gnu::noinline]] Decimal value(const DecimalResult& result) {
    if (!result.ok()) fail(PriceFault::too_large);
    return result.value;
  }

  [[gnu::noinline]] std::int64_t money(const Decimal& amount, Rounding rounding) {
    const MoneyResult made = round_to_money(amount, terms_.currency, rounding);
    if (!made.ok()) fail(PriceFault::too_large);
    return made.value.minor;
  }

  [[gnu::noinline]] Money money(Minor minor) {
    const bool fits = minor <= kLargestMinor && minor >= -kLargestMinor;
    if (!fits) fail(PriceFault::too_large);
    return {fits ? static_cast<std::int64_t>(minor) : 0, terms_.currency};
  }

  Sum& sum_of(std::uint32_t category, const Decimal& rate) {
    const auto matches = [&](const Sum& sum) {
      return sum.group.category == category && compare(sum.group.rate, rate) == 0;
    };
    // Lines of one group mostly follow each other.
    if (last_ < sums_.size() && matches(sums_[last_])) return sums_[last_];
    for (last_ = 0; last_ < sums_.size(); ++last_) {
      if (matches(sums_[last_])) return sums_[last_];
    }
    if (sign_of(rate) < 0 || compare(rate, Decimal::from_int(1000)) > 0) fail(PriceFault::bad_tax);
    sums_.push_back({{category, rate, {}, {}}, value(multiply(rate, kHundredth)), {}});
    return sums_.back();
  }

  void take(const TaxedLine& line) {
    if (line.net.currency != terms_.currency) fail(PriceFault::bad_rate);
    Sum& sum = sum_of(line.category, line.rate);
    sum.net += line.net.minor;
    if (late()) sum.exact = value(add(sum.exact, line.exact_net));
    if (terms_.inclusive || sum.factor.is_zero()) return;
    if (terms_.policy == TaxPolicy::line_tax) {
      sum.line_tax += money(value(multiply(to_decimal(line.net), sum.factor)), terms_.tax_rounding);
    } else if (terms_.policy == TaxPolicy::unit_gross) {
      sum.line_tax += gross_by_unit(line, sum.factor) - line.net.minor;
    }
  }

  std::int64_t gross_by_unit(const TaxedLine& line, const Decimal& factor) {
    const Decimal& quantity = line.quantity.is_zero() ? kOne : line.quantity;
    const Decimal gross = value(multiply(to_decimal(line.net), value(add(kOne, factor))));
    const Money unit{money(value(divide(gross, quantity)), terms_.tax_rounding), terms_.currency};
    return money(value(multiply(to_decimal(unit), quantity)), terms_.tax_rounding);
  }

  void settle(Sum& sum) {
    const Decimal whole = value(add(kOne, sum.factor));
    const Money sum_of_nets = money(sum.net);
    const Decimal net = to_decimal(sum_of_nets);
    std::int64_t base = sum_of_nets.minor, tax = 0;
    if (terms_.inclusive && terms_.split == TaxSplit::net) {
      base = money(value(divide(net, whole)), terms_.base_rounding);
      tax = sum_of_nets.minor - base;
    } else if (terms_.inclusive) {
      tax = money(value(divide(value(multiply(net, sum.factor)), whole)), terms_.tax_rounding);
      base -= tax;
    } else {
      switch (terms_.policy) {
        case TaxPolicy::line_then_sum: tax = money(value(multiply(net, sum.factor)), terms_.tax_rounding); break;
        case TaxPolicy::line_tax:
        case TaxPolicy::unit_gross: tax = money(sum.line_tax).minor; break;
        case TaxPolicy::document_global:
          tax = money(value(multiply(sum.exact, sum.factor)), terms_.tax_rounding);
          base = money(value(multiply(sum.exact, whole)), terms_.tax_rounding) - tax;
          break;
        case TaxPolicy::document_total: base = money(sum.exact, terms_.base_rounding); break;
      }
    }
    sum.group.base = money(Minor{base});
    sum.group.tax = money(Minor{tax});
  }

  // One tax for the document, in whole minor units shared by the exact tax of each group; the gross is rounded once too. A
  // group with the opposite sign (a credit) has its own tax rounded, and the others share the rest.
  void settle_document() {
    std::vector<Decimal> own;
    Decimal tax, gross, weight;
    for (const Sum& sum : sums_) {
      own.push_back(value(multiply(sum.exact, sum.factor)));
      tax = value(add(tax, own.back()));
      gross = value(add(gross, value(add(sum.exact, own.back()))));
    }
    gross_ = money(gross, terms_.tax_rounding);
    std::int64_t left = money(tax, terms_.tax_rounding);
    int sign = sign_of(tax);
    for (std::size_t i = 0; sign == 0 && i < own.size(); ++i) sign = sign_of(own[i]);
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (sign_of(own[i]) == sign) weight = value(add(weight, own[i]));
      if (sign_of(own[i]) != -sign || sign == 0) continue;
      sums_[i].group.tax.minor = money(own[i], terms_.tax_rounding);
      left -= sums_[i].group.tax.minor;
    }
    if (left != 0) share(left, own, weight);
  }

  // `left` over the groups with the sign of `whole`, by their exact tax in as fine a unit as weights can have.
  void share(std::int64_t left, const std::vector<Decimal>& own, const Decimal& whole) {
    int exponent = -50;
    while (exponent < 40 && compare(abs(whole), Decimal::from_parts(false, 1, kWeightDigits + exponent)) > 0)
      ++exponent;
    std::vector<std::int64_t> weights, shares(own.size());
    for (const Decimal& one : own) {
      const bool takes_part = sign_of(one) == sign_of(whole);
      const Decimal weight = takes_part ? value(quantize(abs(one), exponent, Rounding::half_up)) : Decimal();
      weights.push_back(static_cast<std::int64_t>(weight.low_word()));
    }
    if (allocate(left, weights, shares) != ArithmeticError::none) fail(PriceFault::too_large);
    for (std::size_t i = 0; i < own.size(); ++i) sums_[i].group.tax.minor += shares[i];
  }

  TaxDocument finish(bool together) {
    TaxDocument made;
    Minor base = 0, tax = 0;
    for (const Sum& sum : sums_) {
      base += sum.group.base.minor;
      tax += sum.group.tax.minor;
      made.groups.push_back(sum.group);
    }
    const Minor net = together ? gross_ - tax : base;
    const Minor plain = subtotal_ - allowances_ + charges_;
    made.subtotal = money(subtotal_);
    made.allowances = money(allowances_);
    made.charges = money(charges_);
    made.difference = money(terms_.inclusive ? Minor{0} : net - plain);
    made.net = money(net);
    made.tax = money(tax);
    made.gross = money(net + tax);
    if (terms_.prepaid.minor != 0 && terms_.prepaid.currency != terms_.currency) fail(PriceFault::bad_rate);
    made.prepaid = money(Minor{terms_.prepaid.minor});
    const Money open = money(net + tax - terms_.prepaid.minor);
    const MoneyResult paid =
        round_to_increment(open, terms_.cash_increment.value_or(Decimal()), terms_.payable_rounding);
    if (!paid.ok()) fail(PriceFault::too_large);
    made.payable = paid.value;
    made.rounding = money(Minor{paid.value.minor} - open.minor);
    return fault_ == PriceFault::none ? made : TaxDocument();
  }

  const TaxTerms& terms_;
  PriceFault& fault_;
  std::vector<Sum> sums_;
  std::size_t last_ = 0;
  Minor subtotal_ = 0, allowances_ = 0, charges_ = 0;
  std::int64_t gross_ = 0;
};

}  // namespace

TaxDocument total_document(const TaxTerms& terms, std::span<const TaxedLine> lines,
                           std::span<const TaxedAllowance> allowances, PriceFault& fault) {
  fault = PriceFault::none;
  return Totaller(terms, fault).total(lines, allowances);
}

MoneyResult round_to_increment(const Money& amount, const Decimal& increment, Rounding rounding) {
  if (sign_of(increment) <= 0) return {amount};
  const DecimalResult steps = divide(to_decimal(amount), increment);
  const DecimalResult whole = quantize(steps.value, 0, rounding);
  const DecimalResult made = multiply(whole.value, increment);
  if (!steps.ok() || !whole.ok() || !made.ok()) return {amount, ArithmeticError::overflow};
  return round_to_money(made.value, amount.currency, Rounding::half_up);
}

}  // namespace qw
