// Sums of the lines, by phase and over all, and what the rest of the book may read of them.
#include "pricing/pricer.h"

namespace qw {
namespace {

void clear(const Pricer& pricer, Totals& totals) {
  for (Money* const one :
       {&totals.list, &totals.discount, &totals.net, &totals.cost, &totals.monthly, &totals.monthly_cost,
        &totals.wholesale, &totals.platform_cost, &totals.monthly_wholesale, &totals.monthly_platform_cost}) {
    *one = nothing(pricer);
  }
}

// A period's amount as one of a month.
Money monthly(Pricer& pricer, const Money& amount, const Line& line) {
  if (line.period == Period::month || amount.minor == 0) return {amount.minor, pricer.book.currency};
  const DecimalResult part = divide(to_decimal(amount), Decimal::from_int(months_of(line.period)));
  return rounded(pricer, part, pricer.book.line_rounding, line);
}

void add_line(Pricer& pricer, Totals& totals, const Line& line, LineResult& result) {
  if (line.charge == Charge::one_time) {
    totals.hours += result.hours;
    add_to(pricer, totals.list, result.list, line);
    add_to(pricer, totals.discount, result.discount, line);
    add_to(pricer, totals.net, result.net, line);
    add_to(pricer, totals.cost, result.cost, line);
    add_to(pricer, totals.wholesale, result.wholesale, line);
    add_to(pricer, totals.platform_cost, result.platform_cost, line);
    return;
  }
  result.monthly = monthly(pricer, result.net, line);
  result.monthly_cost = monthly(pricer, result.cost, line);
  result.monthly_wholesale = monthly(pricer, result.wholesale, line);
  result.monthly_platform_cost = monthly(pricer, result.platform_cost, line);
  add_to(pricer, totals.monthly, result.monthly, line);
  add_to(pricer, totals.monthly_cost, result.monthly_cost, line);
  add_to(pricer, totals.monthly_wholesale, result.monthly_wholesale, line);
  add_to(pricer, totals.monthly_platform_cost, result.monthly_platform_cost, line);
}

void add_to_phase(Pricer& pricer, PhaseResult& phase, const LineResult& line, const Place& place) {
  phase.hours += line.hours;
  add_to(pricer, phase.list, line.list, place);
  add_to(pricer, phase.net, line.net, place);
  add_to(pricer, phase.cost, line.cost, place);
}

// The lines of a phase, for what goes wrong with all of them together.
Place place_of_phase(const Pricer& pricer, std::uint32_t phase) {
  for (const Line& line : pricer.book.one_time_lines) {
    if (line.phase == phase) return line;
  }
  return {};
}

void spread(Pricer& pricer, const PhaseResult& source, const std::vector<std::uint32_t>& over,
            std::vector<PhaseResult>& all) {
  const Place place = place_of_phase(pricer, source.phase);
  std::vector<std::int64_t> weights, shares(over.size());
  for (const std::uint32_t phase : over) weights.push_back(all[phase].hours);
  share(pricer, source.hours, weights, shares, place);
  for (std::size_t i = 0; i < over.size(); ++i) all[over[i]].shared_hours += shares[i];
  for (Money PhaseResult::*const column : {&PhaseResult::list, &PhaseResult::net, &PhaseResult::cost}) {
    share(pricer, (source.*column).minor, weights, shares, place);
    for (std::size_t i = 0; i < over.size(); ++i) (all[over[i]].*column).minor += shares[i];
  }
}

feel::Value money_value(const Money& money) { return feel::Value::number(to_decimal(money)); }

void publish_one_time(Pricer& pricer) {
  const std::span<feel::Value> lines = pricer.run.arena.values(pricer.sheet.one_time.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = pricer.book.one_time_lines[i];
    const LineResult& result = pricer.sheet.one_time[i];
    const std::span<feel::Value> fields = pricer.run.arena.values(9);
    fields[0] = feel::Value::string(line.id);
    if (line.phase != kNone) fields[1] = feel::Value::string(pricer.book.phases[line.phase].id);
    fields[2] = feel::Value::string(to_text(result.there ? result.state : Choice::out));
    fields[3] = feel::Value::number(result.quantity);
    fields[4] = feel::Value::integer(result.hours);
    fields[5] = money_value(result.list);
    fields[6] = money_value(result.discount);
    fields[7] = money_value(result.net);
    fields[8] = money_value(result.cost);
    lines[i] = feel::Value::context(pricer.book.engine.one_time_line, fields.data());
  }
  pricer.run.values[pricer.book.engine.one_time_lines] = feel::Value::list(lines);
}

void publish_recurring(Pricer& pricer) {
  const std::span<feel::Value> lines = pricer.run.arena.values(pricer.sheet.recurring.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const LineResult& result = pricer.sheet.recurring[i];
    const Line& line = pricer.book.recurring_lines[result.line];
    const std::span<feel::Value> fields = pricer.run.arena.values(6);
    fields[0] = feel::Value::string(line.id);
    fields[1] = feel::Value::string(line.stream);
    fields[2] = feel::Value::string(to_text(result.state));
    fields[3] = feel::Value::number(result.quantity);
    fields[4] = money_value(result.monthly);
    fields[5] = money_value(result.monthly_cost);
    lines[i] = feel::Value::context(pricer.book.engine.recurring_line, fields.data());
  }
  pricer.run.values[pricer.book.engine.recurring_lines] = feel::Value::list(lines);
}

}  // namespace

void sum_totals(Pricer& pricer) {
  PriceSheet& sheet = pricer.sheet;
  clear(pricer, sheet.totals);
  clear(pricer, sheet.later);
  for (std::uint32_t i = 0; i < pricer.book.line_count(); ++i) {
    LineResult& result = pricer.result(i);
    if (result.there) add_line(pricer, result.counts() ? sheet.totals : sheet.later, pricer.book.line(i), result);
  }
}

void sum_phases(Pricer& pricer) {
  const PriceBook& book = pricer.book;
  const Money none = nothing(pricer);
  std::vector<PhaseResult> all;
  for (std::uint32_t i = 0; i < book.phases.size(); ++i) all.push_back({i, 0, 0, none, none, none});
  for (std::size_t i = 0; i < pricer.sheet.one_time.size(); ++i) {
    const Line& line = book.one_time_lines[i];
    const LineResult& result = pricer.sheet.one_time[i];
    if (line.phase != kNone && result.counts()) add_to_phase(pricer, all[line.phase], result, line);
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (!book.phases[i].spread_over.empty()) spread(pricer, all[i], book.phases[i].spread_over, all);
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (book.phases[i].spread_over.empty()) pricer.sheet.phases.push_back(all[i]);
  }
}

void publish(Pricer& pricer) {
  if (pricer.book.engine.one_time_lines_read) publish_one_time(pricer);
  if (pricer.book.engine.recurring_lines_read) publish_recurring(pricer);
  const EngineSlots& engine = pricer.book.engine;
  const PriceSheet& sheet = pricer.sheet;
  const auto set = [&](SlotId slot, const Money& money) {
    if (slot != kNoSlot) pricer.run.values[slot] = money_value(money);
  };
  const Totals& totals = sheet.totals;
  pricer.run.values[engine.one_time_hours] = feel::Value::integer(totals.hours);
  set(engine.one_time_list, totals.list);
  set(engine.one_time_discount, totals.discount);
  set(engine.one_time_net, totals.net);
  set(engine.one_time_cost, totals.cost);
  set(engine.monthly_recurring, totals.monthly);
  set(engine.monthly_cost, totals.monthly_cost);
  set(engine.one_time_wholesale, totals.wholesale);
  set(engine.monthly_wholesale, totals.monthly_wholesale);
  set(engine.one_time_platform_cost, totals.platform_cost);
  set(engine.monthly_platform_cost, totals.monthly_platform_cost);
  if (sheet.contract.given) {
    set(engine.contract_value, sheet.contract.net);
    if (engine.contract_months != kNoSlot)
      pricer.run.values[engine.contract_months] = feel::Value::integer(sheet.contract.months);
  }
  if (!sheet.documents.empty() && !sheet.documents.front().period)
    set(engine.payable, sheet.documents.front().totals.payable);
}

}  // namespace qw
