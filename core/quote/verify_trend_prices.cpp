// Trends of lines, totals, gates and signatures. A line that an option takes in or out moves the same way wherever it is in, so what
// is said of a total holds whatever is selected.
#include <algorithm>

#include "decision/verify_bounds.h"
#include "feel/nodes.h"
#include "quote/verify_trend.h"

namespace qw {

namespace {

bool applies_to(const DiscountRule& rule, const Line& line, std::uint32_t number) {
  if (line.charge == Charge::one_time ? !rule.one_time : !rule.recurring) return false;
  if (!rule.classes.empty() && !rule.classes[line.discount_class]) return false;
  return rule.lines.empty() || std::find(rule.lines.begin(), rule.lines.end(), number) != rule.lines.end();
}

bool is_between(const decision::Domain& domain, std::int64_t least, std::int64_t greatest) {
  if (!decision::numeric(domain)) return false;
  const decision::Domain range = decision::as_range(domain);
  return range.least && range.greatest && *range.least >= Decimal::from_int(least) &&
         *range.greatest <= Decimal::from_int(greatest);
}

}  // namespace

Trend Trends::figure(const Line& line, Param param) {
  const Formula* formula = book_.line_formula(line, param);
  return formula == nullptr ? Trend::same : value(formula->expression, formula->expression.root);
}

bool Trends::not_negative(const Line& line, Param param) {
  const Formula* formula = book_.line_formula(line, param);
  if (formula == nullptr) {
    const Figure* written = line.figure(param);
    return written == nullptr || !written->value.is_negative();
  }
  const decision::Domain found = domain(formula->expression, formula->expression.root);
  return decision::numeric(found) && decision::not_negative(decision::as_range(found));
}

// After the discounts of the line, each a share of what is left.
Trend Trends::net_of(const Line& line, std::uint32_t number, Trend list) {
  Trend net = list;
  for (const DiscountRule& rule : book_.discounts) {
    if (!applies_to(rule, line, number)) continue;
    const Trend when = rule.when ? truth(rule.when->expression, rule.when->expression.root) : Trend::same;
    const Formula* formula = rule.value.formula == kNone ? nullptr : &book_.line_formulas[rule.value.formula];
    const Trend value_of = formula == nullptr ? Trend::same : value(formula->expression, formula->expression.root);
    const bool still = when == Trend::same && value_of == Trend::same && rule.schedule.empty() &&
                       (rule.cut != Cut::price || figure(line, Param::quantity) == Trend::same);
    // a price in its place stays, whatever the list does
    if (still && (list == Trend::same || rule.cut == Cut::total)) continue;
    if (rule.cut != Cut::pct || !rule.schedule.empty()) return Trend::any;
    const decision::Domain percent = formula != nullptr ? domain(formula->expression, formula->expression.root)
                                                        : decision::of_values({feel::Value::number(rule.value.value)});
    if (!is_between(percent, 0, 100)) return Trend::any;
    net = together(net, reversed(together(when, value_of)));
  }
  return net;
}

Trends::LineTrend Trends::line(const Line& line, std::uint32_t number) {
  LineTrend made;
  const Trend there = line.when == kNone ? Trend::same
                                         : truth(book_.line_formulas[line.when].expression,
                                                 book_.line_formulas[line.when].expression.root);
  Trend others = Trend::same;  // of numbers that are not followed
  for (const LineFigure& one : line.figures) {
    const bool known = one.param == Param::value || one.param == Param::hours || one.param == Param::cost ||
                       one.param == Param::wholesale || one.param == Param::platform_cost ||
                       one.param == Param::low_hours || one.param == Param::high_hours || one.param == Param::tax_rate;
    const bool counted = one.param == Param::quantity && line.price.model == PriceModel::flat &&
                         line.cost != CostModel::per_unit && line.wholesale != CostModel::per_unit &&
                         line.platform_cost != CostModel::per_unit && line.figure(Param::floor) == nullptr;
    const bool shown = one.param == Param::quantity && line.price.model == PriceModel::role_hours &&
                       line.cost != CostModel::per_unit && line.wholesale != CostModel::per_unit;
    if (!known && !counted && !shown) others = together(others, figure(line, one.param));
  }
  if (line.price.tier_rule != kNone)
    others = together(others, value(book_.line_formulas[line.price.tier_rule].expression,
                                    book_.line_formulas[line.price.tier_rule].expression.root));
  const bool plain =
      others == Trend::same && line.group == kNone && line.segments.empty() && line.price.used_rule == kNone;
  const bool by_hours = line.price.model == PriceModel::role_hours;
  const Param amount = by_hours ? Param::hours : Param::value;
  bool nothing_less = by_hours || not_negative(line, amount);
  made.list = figure(line, amount);
  made.hours = by_hours ? made.list : Trend::same;
  if (!plain || (!by_hours && line.price.model != PriceModel::flat)) {
    const bool still = plain && made.list == Trend::same && figure(line, Param::quantity) == Trend::same &&
                       line.price.model != PriceModel::percent_of;
    made.list = made.hours = still ? Trend::same : Trend::any;
    nothing_less = false;
  }
  const CostModel cost = line.wholesale != CostModel::none ? line.wholesale : line.cost;
  const Param cost_param = line.wholesale != CostModel::none ? Param::wholesale : Param::cost;
  made.cost = cost == CostModel::none ? made.list
              : cost == CostModel::percent_of_price
                  ? (figure(line, cost_param) == Trend::same && not_negative(line, cost_param) ? made.list : Trend::any)
                  : figure(line, cost_param);
  if (cost == CostModel::per_unit && figure(line, Param::quantity) != Trend::same) made.cost = Trend::any;
  if (cost == CostModel::none && !by_hours) made.cost = made.list == Trend::same ? Trend::same : Trend::any;
  made.net = net_of(line, number, made.list);
  if (there == Trend::same) return made;
  // a line that comes adds what it is
  for (Trend* const one : {&made.hours, &made.list, &made.net})
    *one = nothing_less ? together(*one, there) : Trend::any;
  const bool cost_adds =
      cost == CostModel::none || cost == CostModel::percent_of_price ? nothing_less : not_negative(line, cost_param);
  made.cost = cost_adds ? together(made.cost, there) : Trend::any;
  return made;
}

void Trends::price() {
  const EngineSlots& engine = book_.engine;
  LineTrend once, monthly;
  lines_.clear();
  const auto sum = [](LineTrend& all, const LineTrend& one) {
    all = {together(all.hours, one.hours), together(all.list, one.list), together(all.net, one.net),
           together(all.cost, one.cost)};
  };
  for (std::uint32_t i = 0; i < book_.line_count(); ++i) {
    lines_.push_back(line(book_.line(i), i));
    sum(i < book_.one_time_lines.size() ? once : monthly, lines_.back());
  }
  const auto still = [](const LineTrend& all) {
    return all.hours == Trend::same && all.list == Trend::same && all.net == Trend::same && all.cost == Trend::same;
  };
  bool shares_stay = still(once);
  Trend net = once.net;
  const DocumentDiscount& rule = book_.document_discount;
  if (rule.value) {
    const Trend pct = value(rule.value->expression, rule.value->expression.root);
    const bool share =
        rule.cut == Cut::pct && is_between(domain(rule.value->expression, rule.value->expression.root), 0, 100);
    shares_stay = shares_stay && pct == Trend::same;
    net = share ? together(net, reversed(pct)) : net == Trend::same && pct == Trend::same ? Trend::same : Trend::any;
    if (rule.recurring && (!still(monthly) || pct != Trend::same)) monthly.net = Trend::any;
  }
  const bool all_still = shares_stay && still(monthly);
  for (const SlotId slot :
       {engine.one_time_wholesale, engine.monthly_wholesale, engine.one_time_platform_cost,
        engine.monthly_platform_cost, engine.contract_value, engine.contract_months, engine.payable})
    moves_[slot].trend = all_still && !book_.terms.given && !book_.taxes.given ? Trend::same : Trend::any;
  moves_[engine.one_time_lines].trend = shares_stay ? Trend::same : Trend::any;
  moves_[engine.recurring_lines].trend = still(monthly) ? Trend::same : Trend::any;
  moves_[engine.one_time_hours].trend = once.hours;
  moves_[engine.one_time_list].trend = once.list;
  moves_[engine.one_time_net].trend = net;
  moves_[engine.one_time_discount].trend = shares_stay ? Trend::same : together(once.list, reversed(net));
  if (once.list != Trend::same) moves_[engine.one_time_discount].trend = Trend::any;
  moves_[engine.one_time_cost].trend = once.cost;
  moves_[engine.monthly_recurring].trend = book_.terms.given && !all_still ? Trend::any : monthly.net;
  moves_[engine.monthly_cost].trend = book_.terms.given && !all_still ? Trend::any : monthly.cost;
}

Trend Trends::line_price(bool recurring, std::uint32_t number) const {
  const std::size_t place = recurring ? book_.one_time_lines.size() + number : number;
  if (place >= lines_.size() || (recurring && book_.terms.given)) return Trend::any;
  return recurring ? lines_[place].net : lines_[place].list;
}

// Whether the gate has a rule of this verdict that holds.
Trend Trends::any_of(const Gate& gate, Verdict verdict) {
  if (verdict == Verdict::block && no_block_) return Trend::same;
  Trend all = Trend::same;
  for (const GateRule& rule : gate.rules) {
    if (rule.verdict == verdict) all = together(all, truth(rule.when.expression, rule.when.expression.root));
  }
  return all;
}

void Trends::check_gates() {
  Trend blocking = Trend::same, referring = Trend::same, assuming = Trend::same;
  for (const Gate& gate : book_.gates) {
    const Trend block = any_of(gate, Verdict::block);
    const Trend refer = any_of(gate, Verdict::refer);
    blocking = together(blocking, block);
    const bool refers = std::any_of(gate.rules.begin(), gate.rules.end(),
                                    [](const GateRule& rule) { return rule.verdict == Verdict::refer; });
    const bool assumes = std::any_of(gate.rules.begin(), gate.rules.end(),
                                     [](const GateRule& rule) { return rule.verdict == Verdict::assume; });
    // a graver verdict takes the place of a lesser one
    if (refers) referring = together(referring, together(refer, reversed(block)));
    if (assumes)
      assuming =
          together(assuming, together(any_of(gate, Verdict::assume), together(reversed(refer), reversed(block))));
  }
  const EngineSlots& engine = book_.engine;
  moves_[engine.gates_blocking].trend = blocking;
  moves_[engine.gates_referring].trend = referring;
  moves_[engine.gates_assuming].trend = assuming;
}

// Whether the gate sends the deal to a role.
Trend Trends::refers_to(const Gate& gate, std::uint32_t role) {
  const auto signs = [&](const GateRule& rule) {
    return std::find(rule.approvers.begin(), rule.approvers.end(), role) != rule.approvers.end();
  };
  Trend own = Trend::same, others = Trend::same;
  bool found = false;
  for (const GateRule& rule : gate.rules) {
    if (rule.verdict != Verdict::refer) continue;
    const Trend holds = truth(rule.when.expression, rule.when.expression.root);
    if (signs(rule)) {
      found = true;
      own = together(own, holds);
    } else if (!found) {
      others = together(others, holds);  // of the rules that hold the first one refers
    } else if (holds != Trend::same) {
      others = Trend::any;
    }
  }
  if (!found) return Trend::same;
  return together(own, together(reversed(others), reversed(any_of(gate, Verdict::block))));
}

Trend Trends::approvers() {
  for (const DiscountClass& one : book_.discount_classes) {
    if (!one.caps.empty()) return Trend::any;
  }
  Trend all = Trend::same;
  for (std::uint32_t role = 0; role < book_.roles.size(); ++role) {
    Trend own = Trend::same;
    bool always = false;
    for (const ApprovalRule& rule : book_.approval_rules) {
      if (rule.role != role) continue;
      const Expression& when = rule.when.expression;
      always = always || (feel::is_fixed(when, fixed_) && feel::part_value(when, when.root, machine_).is_true());
      own = together(own, truth(when, when.root));
    }
    for (const Gate& gate : book_.gates) own = together(own, refers_to(gate, role));
    if (!always) all = together(all, own);
    if (all == Trend::any) return all;
  }
  return all;
}

}  // namespace qw
