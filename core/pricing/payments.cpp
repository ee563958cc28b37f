// When the price is paid: milestones or instalments of the one-time net, and the recurring amounts by day.
#include <algorithm>

#include "pricing/pricer.h"

namespace qw {
namespace {

// A percent with at most six decimals, as a whole weight.
std::optional<std::int64_t> weight_of(const Decimal& percent) {
  constexpr int kPlaces = 6;
  const DecimalResult scaled = multiply(percent, Decimal::from_parts(false, 1'000'000, 0));
  const DecimalResult whole = quantize(scaled.value, 0, Rounding::half_up);
  if (!scaled.ok() || !whole.ok() || decimal_places(percent) > kPlaces) return std::nullopt;
  return to_int64(whole.value);
}

std::optional<Date> day_of(const std::optional<Date>& start, int months, int days) {
  if (!start) return std::nullopt;
  const std::optional<Date> month = add_months(*start, months);
  return month ? std::optional<Date>(date_of(day_number(*month) + days)) : std::nullopt;
}

int offset(const feel::Value& item, const char* name) {
  const feel::Value value = item.field(name);
  const auto whole = value.kind() == feel::Kind::number ? to_int64(value.as_number()) : std::nullopt;
  return whole && *whole >= 0 && *whole <= 36'600 ? static_cast<int>(*whole) : 0;
}

void plan_milestones(Pricer& pricer, const std::optional<Date>& start) {
  const Formula& rule = *pricer.book.milestone_plan;
  const feel::Value plan = run_formula(pricer.run, rule);
  if (plan.kind() != feel::Kind::list) return;
  std::vector<MilestoneResult>& milestones = pricer.sheet.milestones;
  std::vector<std::int64_t> weights;
  for (const feel::Value& item : plan.as_list()) {
    const feel::Value percent = item.field("pct");
    const auto weight = percent.kind() == feel::Kind::number ? weight_of(percent.as_number()) : std::nullopt;
    if (!weight) {
      fail(pricer.run, rule.origin, "pricing.bad_milestone",
           "A milestone needs a percent with at most 6 decimals. Correct the plan.");
      return;
    }
    weights.push_back(*weight);
    const feel::Value id = item.field("id");
    const bool dated = item.field("after_months").kind() == feel::Kind::number ||
                       item.field("after_days").kind() == feel::Kind::number;
    milestones.push_back(
        {id.kind() == feel::Kind::string ? std::string(id.as_string()) : "",
         percent.as_number(),
         {},
         dated ? day_of(start, offset(item, "after_months"), offset(item, "after_days")) : std::nullopt});
  }
  std::vector<std::int64_t> shares(weights.size());
  const Money& net = pricer.sheet.totals.net;
  share(pricer, net.minor, weights, shares, rule.origin);
  for (std::size_t i = 0; i < milestones.size(); ++i) milestones[i].amount = {shares[i], net.currency};
}

void plan_instalments(Pricer& pricer, const std::optional<Date>& start) {
  const std::vector<Instalment>& plan = pricer.book.instalments;
  std::vector<std::int64_t> weights, shares(plan.size());
  for (const Instalment& one : plan) weights.push_back(weight_of(one.pct).value_or(0));
  const Money& net = pricer.sheet.totals.net;
  share(pricer, net.minor, weights, shares, {});
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const auto day = plan[i].dated ? day_of(start, plan[i].after_months, plan[i].after_days) : std::nullopt;
    pricer.sheet.payments.push_back({day, i, {shares[i], net.currency}});
  }
}

// What falls due on one day of all recurring lines; the days in order.
struct Due {
  std::int64_t day = 0;
  Money amount;
};

// One row's amount over the days on which its periods are billed. Lines share most days, so few are inserted.
void bill_row(Pricer& pricer, const Line& line, const Date& anchor, const ContractRow& row, std::vector<Due>& due) {
  TermRow term;
  term.from = row.from;
  term.until = row.until;
  term.first_month = row.first_month;
  term.months = row.months;
  term.days = row.days;
  const std::vector<BillingDay> days =
      billing_days(term, anchor, line.period, line.billing, pricer.book.terms.proration, pricer.book.terms.year);
  std::vector<std::int64_t> weights(days.size()), shares(days.size());
  for (std::size_t i = 0; i < days.size(); ++i) weights[i] = days[i].weight;
  share_evenly(pricer, row.net.minor, weights, shares, line);
  auto at = due.begin();
  for (std::size_t i = 0; i < days.size(); ++i) {
    const std::int64_t day = day_number(days[i].day);
    at = std::lower_bound(at, due.end(), day, [](const Due& one, std::int64_t wanted) { return one.day < wanted; });
    if (at == due.end() || at->day != day) at = due.insert(at, {day, {0, row.net.currency}});
    add_to(pricer, at->amount, {shares[i], row.net.currency}, line);
  }
}

bool before(const PaymentResult& a, const PaymentResult& b) {
  if (a.day != b.day) return a.day && (!b.day || *a.day < *b.day);
  return a.item < b.item;
}

void sort_payments(PriceSheet& sheet) {
  std::stable_sort(sheet.payments.begin(), sheet.payments.end(), before);
  std::erase_if(sheet.payments, [](const PaymentResult& one) { return one.amount.minor == 0; });
}

}  // namespace

void plan_payments(Run& run, const Deal& deal, PriceSheet& sheet) {
  Pricer pricer(run, deal, sheet);
  read_terms(pricer);
  const std::optional<Date> start = pricer.start ? pricer.start : deal.as_of;
  if (run.book.milestone_plan) plan_milestones(pricer, start);
  if (run.failed()) return;
  if (!run.book.instalments.empty()) plan_instalments(pricer, start);
  if (run.failed()) return;
  if (run.book.instalments.empty()) {
    for (std::uint32_t i = 0; i < sheet.milestones.size(); ++i) {
      sheet.payments.push_back({sheet.milestones[i].day, i, sheet.milestones[i].amount});
    }
  }
  check_instalments(pricer);
  std::vector<Due> due;
  for (const LineResult& result : sheet.recurring) {
    if (!result.counts()) continue;
    for (std::uint32_t i = 0; i < result.row_count && !run.failed(); ++i) {
      bill_row(pricer, run.book.recurring_lines[result.line], sheet.rows[result.first_row].from,
               sheet.rows[result.first_row + i], due);
    }
  }
  for (const Due& one : due) sheet.payments.push_back({date_of(one.day), kNone, one.amount});
  sort_payments(sheet);
}

}  // namespace qw
