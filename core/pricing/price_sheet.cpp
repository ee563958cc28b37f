#include "pricing/price_sheet.h"

#include <span>

#include "number/allocate.h"

namespace qw {
namespace {

constexpr std::int64_t kMostHours = 1'000'000'000;  // of one line: sums of any number of lines stay exact

Money checked(Run& run, const MoneyResult& result, const Origin& origin) {
  if (!result.ok()) {
    fail(run, origin, "pricing.too_large",
         "An amount is beyond ten trillion. Check the hours and prices that make it.");
  }
  return result.value;
}

Money rounded(Run& run, const DecimalResult& amount, std::uint32_t point, const Origin& origin) {
  if (!amount.ok()) return checked(run, {{}, amount.error}, origin);
  return checked(run, round_to_money(amount.value, run.book.currency, run.book.rounding_points[point].mode), origin);
}

void add_to(Run& run, Money& total, const Money& amount, const Origin& origin) {
  total.currency = amount.currency;
  total = checked(run, add(total, amount), origin);
}

Decimal needed_number(Run& run, const Formula& formula, std::string_view what) {
  const feel::Value value = run_formula(run, formula);
  if (value.kind() == feel::Kind::number) return value.as_number();
  fail(run, formula.origin, "pricing.no_value",
       std::string(what) + " has no value here: " + formula.expression.source.substr(0, 200) +
           ". Give the case where something is null a number.");
  return {};
}

OneTimeResult price_one_time(Run& run, const OneTimeLine& line) {
  OneTimeResult result;
  const Decimal hours = needed_number(run, line.hours, "The hours of a line");
  const auto whole = to_int64(hours);
  if (!whole || *whole < 0 || *whole > kMostHours) {
    fail(run, line.hours.origin, "pricing.bad_hours",
         "The hours of the line \"" + line.id + "\" are " + to_plain_text(hours).substr(0, 60) +
             "; they must be whole, not negative and at most 1,000,000,000. Round them at a rounding point.");
    return result;
  }
  const Mix& mix = run.book.mixes[line.mix];
  result.hours = *whole;
  result.list = rounded(run, multiply(hours, mix.bill), run.book.line_rounding, line.hours.origin);
  result.cost = rounded(run, multiply(hours, mix.cost), run.book.line_rounding, line.hours.origin);
  return result;
}

RecurringResult price_recurring(Run& run, std::uint32_t index) {
  const RecurringLine& line = run.book.recurring_lines[index];
  RecurringResult result{index, {0, run.book.currency}, {0, run.book.currency}};
  if (line.when && !holds(run, *line.when)) return result;
  const Decimal price = needed_number(run, line.price, "The price of a line");
  const Decimal cost = needed_number(run, line.cost, "The cost of a line");
  result.monthly = rounded(run, {price}, run.book.line_rounding, line.price.origin);
  DecimalResult amount{cost};
  if (line.cost_is_percent) {
    amount = multiply(price, multiply(cost, Decimal::from_parts(false, 1, -2)).value);
  }
  result.monthly_cost = rounded(run, amount, run.book.line_rounding, line.cost.origin);
  return result;
}

void share(Run& run, std::int64_t total, std::span<const std::int64_t> weights, std::span<std::int64_t> shares,
           const Origin& origin) {
  if (allocate(total, weights, shares, run.book.allocation) == ArithmeticError::none) return;
  fail(run, origin, "pricing.cannot_allocate",
       "An amount cannot be divided: all weights are zero, or one is negative. Check the lines it is spread over.");
}

// R2 of list x percent, R4 over the lines.
void discount_lines(Run& run, PriceSheet& sheet) {
  Totals& totals = sheet.totals;
  const std::optional<Formula>& percent_rule = run.book.document_discount_pct;
  if (percent_rule) {
    const Decimal percent = needed_number(run, *percent_rule, "The document discount");
    const DecimalResult hundredth = multiply(percent, Decimal::from_parts(false, 1, -2));
    totals.discount = rounded(run, multiply(to_decimal(totals.list), hundredth.value), run.book.discount_rounding,
                              percent_rule->origin);
  }
  std::vector<std::int64_t> weights, shares(sheet.one_time.size());
  for (const OneTimeResult& line : sheet.one_time) weights.push_back(line.list.minor);
  if (percent_rule) share(run, totals.discount.minor, weights, shares, percent_rule->origin);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    OneTimeResult& line = sheet.one_time[i];
    line.discount = {shares[i], run.book.currency};
    line.net = {line.list.minor - shares[i], run.book.currency};
  }
  totals.net = {totals.list.minor - totals.discount.minor, run.book.currency};
}

void add_line(Run& run, PhaseResult& phase, const OneTimeResult& line, const Origin& origin) {
  phase.hours += line.hours;
  add_to(run, phase.list, line.list, origin);
  add_to(run, phase.net, line.net, origin);
  add_to(run, phase.cost, line.cost, origin);
}

// The lines of a phase, for what goes wrong with all of them together.
Origin origin_of_phase(const PriceBook& book, std::uint32_t phase) {
  for (const OneTimeLine& line : book.one_time_lines) {
    if (line.phase == phase) return line.hours.origin;
  }
  return {};
}

void spread(Run& run, const PhaseResult& source, const std::vector<std::uint32_t>& over,
            std::vector<PhaseResult>& all) {
  const Origin origin = origin_of_phase(run.book, source.phase);
  std::vector<std::int64_t> weights, shares(over.size());
  for (const std::uint32_t phase : over) weights.push_back(all[phase].hours);
  share(run, source.hours, weights, shares, origin);
  for (std::size_t i = 0; i < over.size(); ++i) all[over[i]].shared_hours += shares[i];
  for (Money PhaseResult::*const column : {&PhaseResult::list, &PhaseResult::net, &PhaseResult::cost}) {
    share(run, (source.*column).minor, weights, shares, origin);
    for (std::size_t i = 0; i < over.size(); ++i) (all[over[i]].*column).minor += shares[i];
  }
}

std::vector<PhaseResult> sum_phases(Run& run, const std::vector<OneTimeResult>& lines) {
  const Money nothing{0, run.book.currency};
  std::vector<PhaseResult> all;
  for (std::uint32_t i = 0; i < run.book.phases.size(); ++i) all.push_back({i, 0, 0, nothing, nothing, nothing});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const OneTimeLine& line = run.book.one_time_lines[i];
    add_line(run, all[line.phase], lines[i], line.hours.origin);
  }
  std::vector<PhaseResult> rows;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (!run.book.phases[i].spread_over.empty()) spread(run, all[i], run.book.phases[i].spread_over, all);
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (run.book.phases[i].spread_over.empty()) rows.push_back(all[i]);
  }
  return rows;
}

feel::Value money_value(const Money& money) { return feel::Value::number(to_decimal(money)); }

void publish_lines(Run& run, const PriceSheet& sheet) {
  const EngineSlots& engine = run.book.engine;
  const std::span<feel::Value> lines = run.arena.values(sheet.one_time.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const OneTimeLine& line = run.book.one_time_lines[i];
    const OneTimeResult& result = sheet.one_time[i];
    const std::span<feel::Value> fields = run.arena.values(7);
    fields[0] = feel::Value::string(line.id);
    fields[1] = feel::Value::string(run.book.phases[line.phase].id);
    fields[2] = feel::Value::integer(result.hours);
    fields[3] = money_value(result.list);
    fields[4] = money_value(result.discount);
    fields[5] = money_value(result.net);
    fields[6] = money_value(result.cost);
    lines[i] = feel::Value::context(engine.one_time_line, fields.data());
  }
  run.values[engine.one_time_lines] = feel::Value::list(lines);
  const std::span<feel::Value> monthly = run.arena.values(sheet.recurring.size());
  for (std::size_t i = 0; i < monthly.size(); ++i) {
    const RecurringLine& line = run.book.recurring_lines[sheet.recurring[i].line];
    const std::span<feel::Value> fields = run.arena.values(4);
    fields[0] = feel::Value::string(line.id);
    fields[1] = feel::Value::string(line.stream);
    fields[2] = money_value(sheet.recurring[i].monthly);
    fields[3] = money_value(sheet.recurring[i].monthly_cost);
    monthly[i] = feel::Value::context(engine.recurring_line, fields.data());
  }
  run.values[engine.recurring_lines] = feel::Value::list(monthly);
}

void publish_totals(Run& run, const Totals& totals) {
  const EngineSlots& engine = run.book.engine;
  run.values[engine.one_time_hours] = feel::Value::integer(totals.hours);
  run.values[engine.one_time_list] = money_value(totals.list);
  run.values[engine.one_time_discount] = money_value(totals.discount);
  run.values[engine.one_time_net] = money_value(totals.net);
  run.values[engine.one_time_cost] = money_value(totals.cost);
  run.values[engine.monthly_recurring] = money_value(totals.monthly);
  run.values[engine.monthly_cost] = money_value(totals.monthly_cost);
}

}  // namespace

std::optional<Decimal> margin_percent(const Money& net, const Money& cost) {
  if (net.minor <= 0) return std::nullopt;
  return divide(Decimal::from_int(100 * (net.minor - cost.minor)), Decimal::from_int(net.minor)).value;
}

PriceSheet price_lines(Run& run) {
  PriceSheet sheet;
  Totals& totals = sheet.totals;
  for (Money* const total :
       {&totals.list, &totals.discount, &totals.net, &totals.cost, &totals.monthly, &totals.monthly_cost}) {
    total->currency = run.book.currency;
  }
  sheet.one_time.reserve(run.book.one_time_lines.size());
  for (const OneTimeLine& line : run.book.one_time_lines) {
    sheet.one_time.push_back(price_one_time(run, line));
    totals.hours += sheet.one_time.back().hours;
    add_to(run, totals.list, sheet.one_time.back().list, line.hours.origin);
    add_to(run, totals.cost, sheet.one_time.back().cost, line.hours.origin);
  }
  if (run.failed()) return sheet;
  discount_lines(run, sheet);
  for (std::uint32_t i = 0; i < run.book.recurring_lines.size(); ++i) {
    const RecurringResult line = price_recurring(run, i);
    if (line.monthly.minor == 0) continue;
    sheet.recurring.push_back(line);
    add_to(run, totals.monthly, line.monthly, run.book.recurring_lines[i].price.origin);
    add_to(run, totals.monthly_cost, line.monthly_cost, run.book.recurring_lines[i].cost.origin);
  }
  if (run.failed()) return sheet;
  sheet.phases = sum_phases(run, sheet.one_time);
  publish_lines(run, sheet);
  publish_totals(run, totals);
  return sheet;
}

std::vector<MilestoneResult> plan_milestones(Run& run, const Money& net) {
  std::vector<MilestoneResult> milestones;
  if (!run.book.milestone_plan) return milestones;
  const Formula& rule = *run.book.milestone_plan;
  const feel::Value plan = run_formula(run, rule);
  if (plan.kind() != feel::Kind::list) return milestones;
  std::vector<std::int64_t> weights;
  for (const feel::Value& item : plan.as_list()) {
    const feel::Value percent = item.field("pct");
    constexpr int kPlaces = 6;  // of a percent, as a whole weight
    const bool is_number = percent.kind() == feel::Kind::number;
    const DecimalResult scaled =
        multiply(is_number ? percent.as_number() : Decimal(), Decimal::from_parts(false, 1'000'000, 0));
    const DecimalResult whole = quantize(scaled.value, 0, Rounding::half_up);
    const auto weight = to_int64(whole.value);
    if (!is_number || !scaled.ok() || !whole.ok() || !weight || decimal_places(percent.as_number()) > kPlaces) {
      fail(run, rule.origin, "pricing.bad_milestone",
           "A milestone needs a percent with at most 6 decimals. Correct the plan.");
      return milestones;
    }
    weights.push_back(*weight);
    const feel::Value id = item.field("id");
    milestones.push_back({id.kind() == feel::Kind::string ? std::string(id.as_string()) : "", percent.as_number(), {}});
  }
  std::vector<std::int64_t> shares(weights.size());
  share(run, net.minor, weights, shares, rule.origin);
  for (std::size_t i = 0; i < milestones.size(); ++i) milestones[i].amount = {shares[i], net.currency};
  return milestones;
}

}  // namespace qw
