// Prepaid hours: what is used, what is rolled on and what costs extra.
#include <algorithm>

#include "commerce/model_parts.h"
#include "commerce/term.h"

namespace qw {

using namespace commerce_detail;

namespace {

bool valid(const Params& params) {
  for (const Param param :
       {Param::hours, Param::increment, Param::least, Param::rollover_periods, Param::rollover_cap}) {
    if (below_zero(params[param])) return false;
  }
  return params[Param::rollover_periods].is_integer();
}

// Hours that count: at least the shortest call-out, rounded up to the increment.
Amount billable(const Decimal& used, const Params& params) {
  if (below_zero(used)) return refuse(PriceFault::negative_number);
  if (used.is_zero()) return {};
  const Decimal& hours = used < params[Param::least] ? params[Param::least] : used;
  const Decimal& increment = params[Param::increment];
  return increment.is_zero() ? Amount{hours} : amount(started(hours, increment) * increment);
}

Amount charge(const Params& params, const Decimal& overage) {
  const Decimal& rate = param_or(params, Param::overage_rate, params[Param::rate]);
  return amount(Checked(params[Param::hours]) * params[Param::rate] + Checked(overage) * rate);
}

Checked excess(const Decimal& hours, const Decimal& covered) {
  return hours > covered ? Checked(hours) - covered : Checked(Decimal());
}

// The unused hours of each period, of which [oldest, periods so far) are still good.
class Bank {
 public:
  Bank(std::size_t periods, const Params& params) : left_(periods), params_(params) {
    const Decimal& kept = params[Param::rollover_periods];
    keep_ = kept > Decimal::from_int(kMostMonths) ? kMostMonths : static_cast<std::size_t>(to_int64(kept).value_or(0));
  }

  // Takes up to `hours`, the oldest first; says how many there were.
  Checked take(const Decimal& hours) {
    Checked taken{Decimal()};
    for (std::size_t i = oldest_; i < next_ && taken.value < hours && !taken.failed; ++i) {
      const Checked wanted = Checked(hours) - taken;
      const Decimal part = min(left_[i], wanted.value);
      left_[i] = subtract(left_[i], part).value;
      taken = taken + part;
    }
    return taken;
  }

  // Ends a period with these unused hours; says how many go on. What is over the cap is lost, the oldest first.
  Checked close(const Decimal& unused) {
    left_[next_++] = unused;
    if (next_ > keep_) oldest_ = std::max(oldest_, next_ - keep_);
    Checked total{Decimal()};
    for (std::size_t i = next_; i > oldest_ && !total.failed; --i) {
      Decimal& hours = left_[i - 1];
      if (params_.has(Param::rollover_cap)) {
        hours = min(hours, (Checked(params_[Param::rollover_cap]) - total).value);
      }
      total = total + hours;
    }
    return total;
  }

 private:
  std::vector<Decimal> left_;
  const Params& params_;
  std::size_t keep_ = 0;
  std::size_t oldest_ = 0;
  std::size_t next_ = 0;
};

PriceFault run_period(const Decimal& used, const Params& params, Bank& bank, RetainerPeriod& period) {
  const Amount hours = billable(used, params);
  if (!hours.ok()) return hours.fault;
  const Decimal& prepaid = params[Param::hours];
  const Checked rolled = bank.take(hours.value);
  const Checked own = Checked(hours.value) - rolled;
  const Checked overage = excess(own.value, prepaid);
  const Checked unused = excess(prepaid, own.value);
  const Checked rolled_on = bank.close(unused.value);
  const Amount price = charge(params, overage.value);
  if (own.failed || overage.failed || unused.failed || rolled_on.failed) return PriceFault::too_large;
  period = {hours.value, rolled.value, overage.value, rolled_on.value, price.value};
  return price.fault;
}

}  // namespace

namespace commerce_detail {

Amount retainer_amount(const ModelTerms& terms, const Params& params) {
  if (!valid(params)) return refuse(PriceFault::negative_number);
  const Amount hours = terms.used.empty() ? Amount{} : billable(terms.used.front(), params);
  if (!hours.ok()) return hours;
  const Checked overage = excess(hours.value, params[Param::hours]);
  return overage.failed ? refuse(PriceFault::too_large) : charge(params, overage.value);
}

}  // namespace commerce_detail

std::vector<RetainerPeriod> retainer_periods(const ModelTerms& terms, const Params& params, std::size_t periods,
                                             PriceFault& fault) {
  fault = periods > kMostMonths ? PriceFault::too_long : valid(params) ? PriceFault::none : PriceFault::negative_number;
  if (fault != PriceFault::none) return {};
  std::vector<RetainerPeriod> result(periods);
  Bank bank(periods, params);
  for (std::size_t i = 0; i < periods && fault == PriceFault::none; ++i) {
    fault = run_period(i < terms.used.size() ? terms.used[i] : Decimal(), params, bank, result[i]);
  }
  if (fault != PriceFault::none) result.clear();
  return result;
}

}  // namespace qw
