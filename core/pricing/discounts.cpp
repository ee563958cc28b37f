// What stands between list and net: the book's discounts, the quote's adjustments, waivers, and the discount of the document.
#include <algorithm>

#include "pricing/pricer.h"

namespace qw {
namespace {

bool applies(const DiscountRule& rule, const Line& line, std::uint32_t number, const PriceBook& book) {
  if (line.charge == Charge::one_time ? !rule.one_time : !rule.recurring) return false;
  const bool replaces = rule.cut == Cut::price || rule.cut == Cut::total;
  if (!replaces && book.discount_classes[line.discount_class].id == "none") return false;
  if (!rule.classes.empty() && !rule.classes[line.discount_class]) return false;
  return rule.lines.empty() || std::find(rule.lines.begin(), rule.lines.end(), number) != rule.lines.end();
}

// The percent of a schedule that looks at the line; of the others, what prepare_discounts() found.
Decimal value_for(Pricer& pricer, std::size_t index, const Params& params, const Decimal& list) {
  const DiscountRule& rule = pricer.book.discounts[index];
  const bool by_line = !rule.schedule.empty() && (rule.by == ScheduleBy::quantity || rule.by == ScheduleBy::amount);
  if (!by_line) return pricer.discounts[index].value;
  const Decimal& measure = rule.by == ScheduleBy::quantity ? params[Param::quantity] : list;
  const Amount percent = schedule_percent(rule.schedule, measure, rule.graduated);
  fail_with(pricer, percent.fault, "The discount \"" + rule.id + "\"", rule.origin);
  return percent.value;
}

void push(Pricer& pricer, const StepTerms& terms, StepSource source) {
  pricer.step_terms.push_back(terms);
  pricer.step_sources.push_back(source);
}

// The part of `result` in the discount of the document, as a weight.
bool takes_part(const Pricer& pricer, const LineResult& result, const Line& line) {
  const DocumentDiscount& rule = pricer.book.document_discount;
  if (!result.counts()) return false;
  if (line.charge == Charge::one_time ? !rule.one_time : !rule.recurring) return false;
  if (!rule.classes.empty()) return rule.classes[line.discount_class];
  return pricer.book.discount_classes[line.discount_class].id != "none";
}

bool is_capped(Point point) {
  return point == Point::promotion || point == Point::discretionary || point == Point::partner;
}

}  // namespace

void prepare_discounts(Pricer& pricer) {
  const PriceBook& book = pricer.book;
  pricer.discounts.resize(book.discounts.size());
  for (std::size_t i = 0; i < book.discounts.size() && !pricer.run.failed(); ++i) {
    const DiscountRule& rule = book.discounts[i];
    DiscountState& state = pricer.discounts[i];
    state.active = !rule.when || holds(pricer.run, *rule.when);
    if (!state.active) continue;
    if (rule.schedule.empty()) {
      state.value = number_of(pricer, rule.value);
    } else if (rule.by == ScheduleBy::months || rule.by == ScheduleBy::prepaid_months) {
      const Decimal& months = rule.by == ScheduleBy::months ? pricer.term_months : pricer.prepaid_months;
      const Amount percent = schedule_percent(rule.schedule, months, false);
      fail_with(pricer, percent.fault, "The discount \"" + rule.id + "\"", rule.origin);
      state.value = percent.value;
    }
  }
}

void collect_steps(Pricer& pricer, std::uint32_t number, const Params& params, const Decimal& list,
                   const PeriodTerms& terms) {
  pricer.step_terms.clear();
  pricer.step_sources.clear();
  const PriceBook& book = pricer.book;
  const bool ramped = terms.segment != nullptr && terms.segment->pct.has_value();
  if (book.discounts.empty() && pricer.deal.adjustments.empty() && pricer.deal.waivers.empty() && !ramped) return;
  const Line& line = book.line(number);
  std::size_t next = 0;
  for (const Point point : book.waterfall) {
    for (; next < book.discounts.size() && book.discounts[next].point == point; ++next) {
      const DiscountRule& rule = book.discounts[next];
      if (!pricer.discounts[next].active || !applies(rule, line, number, book)) continue;
      push(pricer,
           {point, rule.cut, value_for(pricer, next, params, list), rule.of_list, static_cast<std::uint32_t>(next)},
           StepSource::discount);
    }
    for (std::uint32_t i = 0; i < pricer.deal.adjustments.size(); ++i) {
      const Adjustment& one = pricer.deal.adjustments[i];
      if (one.line == number && one.point == point)
        push(pricer, {point, one.cut, one.value, false, i}, StepSource::adjustment);
    }
    if (ramped && point == Point::term) {
      const Decimal percent = number_of(pricer, *terms.segment->pct);
      push(pricer, {point, Cut::pct, percent, false, terms.segment_number}, StepSource::segment);
    }
  }
  for (std::uint32_t i = 0; i < pricer.deal.waivers.size(); ++i) {
    if (pricer.deal.waivers[i].line == number)
      push(pricer, {Point::waiver, Cut::total, {}, false, i}, StepSource::waiver);
  }
}

void discount_document(Pricer& pricer) {
  const DocumentDiscount& rule = pricer.book.document_discount;
  pricer.sheet.document_discount = nothing(pricer);
  if (!rule.value) return;
  const Origin& origin = rule.value->origin;
  const Decimal value = number_of(pricer, *rule.value, "The document discount");
  if (value.is_zero()) return;
  std::vector<std::int64_t> weights(pricer.book.line_count()), shares(weights.size());
  Money sum = nothing(pricer);
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    const LineResult& line = pricer.result(i);
    if (!takes_part(pricer, line, pricer.book.line(i))) continue;
    weights[i] = std::max<std::int64_t>(line.net.minor, 0);
    add_to(pricer, sum, line.net, origin);
  }
  if (rule.cut == Cut::pct && sum.minor <= 0) return;
  const DecimalResult amount =
      rule.cut == Cut::amount ? DecimalResult{value}
                              : multiply(to_decimal(sum), multiply(value, Decimal::from_parts(false, 1, -2)).value);
  const Money discount = rounded(pricer, amount, pricer.book.discount_rounding, origin);
  pricer.sheet.document_discount = discount;
  if (pricer.run.failed() || discount.minor == 0) return;
  if (discount.minor > sum.minor) {
    fail(pricer.run, origin, "pricing.over_discounted",
         "The document discount of " + to_text(discount) + " is more than the " + to_text(sum) +
             " it is taken off. Lower it.");
    return;
  }
  share(pricer, discount.minor, weights, shares, origin);
  for (std::uint32_t i = 0; i < shares.size(); ++i) {
    if (shares[i] == 0) continue;
    LineResult& line = pricer.result(i);
    line.document_share = {shares[i], discount.currency};
    line.discount.minor += shares[i];
    line.net.minor -= shares[i];
  }
}

void check_caps(Pricer& pricer) {
  const PriceBook& book = pricer.book;
  for (std::uint32_t i = 0; i < pricer.deal.waivers.size(); ++i) {
    pricer.sheet.price_signatures.push_back({PriceReason::waiver, pricer.deal.waivers[i].approver, i, {}});
  }
  std::vector<Decimal> largest(book.discount_classes.size());
  bool capped = false;
  for (const DiscountClass& one : book.discount_classes) capped = capped || !one.caps.empty();
  for (std::uint32_t i = 0; i < book.line_count(); ++i) {
    const LineResult& line = pricer.result(i);
    const Line& rule = book.line(i);
    if (!line.counts()) continue;
    if (const Figure* floor = rule.figure(Param::floor); floor != nullptr && !line.waived) {
      const DecimalResult least = multiply(number_of(pricer, *floor), line.quantity);
      const DiscountClass& group = book.discount_classes[rule.discount_class];
      if (compare(to_decimal(line.net), least.value) < 0) {
        pricer.sheet.findings.push_back(
            {Severity::warning, "pricing.below_floor", "", rule.origin.path, rule.origin.line, rule.origin.column,
             "The net of \"" + rule.id + "\" is " + to_text(line.net) + ", below its floor of " +
                 to_plain_text(least.value) + ". Raise it, or have it signed."});
        if (!group.caps.empty())
          pricer.sheet.price_signatures.push_back({PriceReason::floor, group.caps.back().role, i, {}});
      }
    }
    if (!capped || line.list.minor == 0) continue;
    std::int64_t off = 0;
    for (std::uint32_t k = 0; k < line.step_count; ++k) {
      const LineStep& step = pricer.sheet.steps[line.first_step + k];
      if (is_capped(step.point)) off -= step.change.minor;
    }
    const Decimal percent = divide(Decimal::from_int(100 * off), Decimal::from_int(line.list.minor)).value;
    if (compare(percent, largest[rule.discount_class]) > 0) largest[rule.discount_class] = percent;
  }
  for (std::uint32_t i = 0; i < largest.size() && !pricer.run.failed(); ++i) {
    const std::vector<DiscountCap>& caps = book.discount_classes[i].caps;
    if (caps.empty() || compare(largest[i], caps.front().pct) <= 0) continue;
    const auto able = std::find_if(caps.begin(), caps.end(),
                                   [&](const DiscountCap& cap) { return compare(largest[i], cap.pct) <= 0; });
    if (able == caps.end()) {
      fail(pricer.run, book.discount_classes[i].origin, "pricing.over_cap",
           "A line is discounted by " + to_fixed_text(largest[i], 2) + " %, but nobody may give more than " +
               to_plain_text(caps.back().pct) + " % on \"" + book.discount_classes[i].id + "\". Lower the discount.");
      return;
    }
    pricer.sheet.price_signatures.push_back({PriceReason::discount_cap, able->role, i, largest[i]});
  }
}

}  // namespace qw
