// Trends of the parts of an expression.
#include <algorithm>

#include "decision/verify_bounds.h"
#include "feel/builtins.h"
#include "feel/nodes.h"
#include "quote/verify_trend.h"

namespace qw {

using decision::Domain;
using feel::Builtin;
using feel::Node;
using feel::Op;
using feel::Value;

namespace {

bool is_range(const Domain& domain) { return decision::numeric(domain) && !domain.nullable; }

bool not_below_zero(const Domain& domain) {
  return decision::numeric(domain) && decision::not_negative(decision::as_range(domain));
}

bool not_above_zero(const Domain& domain) {
  if (!decision::numeric(domain)) return false;
  const Domain range = decision::as_range(domain);
  return range.greatest && (range.greatest->is_negative() || range.greatest->is_zero());
}

// Whether everything in `low` is at most everything in `high`.
bool below(const Domain& low, const Domain& high) {
  if (!is_range(low) || !is_range(high)) return false;
  const Domain a = decision::as_range(low);
  const Domain b = decision::as_range(high);
  return a.greatest && b.least && *a.greatest <= *b.least;
}

bool is_condition(Op op) {
  return (op >= Op::equal && op <= Op::greater_equal) || op == Op::both || op == Op::either || op == Op::in_list ||
         op == Op::matches;
}

}  // namespace

Trend Trends::value(const Expression& e, std::uint32_t number) {
  if (!moving(e, number)) return Trend::same;
  const Trend found = shape(e, number);
  return found == Trend::any ? by_cases(e, number, false) : found;
}

Trend Trends::truth(const Expression& e, std::uint32_t number) {
  if (!moving(e, number)) return Trend::same;
  const Node& node = e.nodes[number];
  Trend found = Trend::any;
  if (node.op == Op::both || node.op == Op::either) {
    found = together(truth(e, node.a), truth(e, node.b));
  } else if (node.op == Op::call && static_cast<Builtin>(node.detail) == Builtin::negation) {
    found = falsity(e, e.links[node.a]);
  } else if (node.op >= Op::equal && node.op <= Op::greater_equal) {
    found = comparison(e, node);
  } else if (!is_condition(node.op)) {
    found = shape(e, number);
  }
  return found == Trend::any ? by_cases(e, number, true) : found;
}

Trend Trends::falsity(const Expression& e, std::uint32_t number) {
  if (!moving(e, number)) return Trend::same;
  const Node& node = e.nodes[number];
  if (node.op == Op::both || node.op == Op::either) return together(falsity(e, node.a), falsity(e, node.b));
  if (node.op == Op::call && static_cast<Builtin>(node.detail) == Builtin::negation) return truth(e, e.links[node.a]);
  return reversed(value(e, number));
}

Trend Trends::shape(const Expression& e, std::uint32_t number) {
  const Node& node = e.nodes[number];
  switch (node.op) {
    case Op::slot: return moves_[node.a].trend;
    case Op::local_field:
      return node.a < fields_.size() && node.b < fields_[node.a].size() ? fields_[node.a][node.b] : Trend::any;
    case Op::add:
    case Op::subtract:
    case Op::negate: return linear(e, number);
    case Op::multiply: return product(e, node);
    case Op::divide: return quotient(e, node);
    case Op::choose: return chosen(e, node);
    case Op::field: return field(e, node);
    case Op::filter: return filtered(e, node);
    case Op::call: return call(e, node);
    case Op::both:
    case Op::either: {
      const bool never_null = !domain(e, node.a).nullable && !domain(e, node.b).nullable &&
                              domain(e, node.a).kind != decision::DomainKind::opaque &&
                              domain(e, node.b).kind != decision::DomainKind::opaque;
      return never_null ? together(truth(e, node.a), truth(e, node.b)) : Trend::any;
    }
    default: return node.op >= Op::equal && node.op <= Op::greater_equal ? comparison(e, node) : Trend::any;
  }
}

Trend Trends::comparison(const Expression& e, const Node& node) {
  switch (node.op) {
    case Op::less:
    case Op::less_equal: return difference(e, node.b, node.a);
    case Op::greater:
    case Op::greater_equal: return difference(e, node.a, node.b);
    case Op::not_equal: return reversed(equality(e, node));
    default: return equality(e, node);
  }
}

Trend Trends::equality(const Expression& e, const Node& node) {
  const bool left = feel::is_fixed_part(e, node.b, fixed_);
  if (!left && !feel::is_fixed_part(e, node.a, fixed_)) return Trend::any;
  const std::uint32_t mover = left ? node.a : node.b;
  const Value wanted = feel::part_value(e, left ? node.b : node.a, machine_);
  const Trend trend = value(e, mover);
  if (trend == Trend::same) return trend;
  if (trend != Trend::any && wanted.is_null()) return Trend::same;  // it is null before and after, or neither
  const Domain all = domain(e, mover);
  const auto is_wanted = [&](const Value& one) { return equal(one, wanted); };
  if (all.kind == decision::DomainKind::finite && std::none_of(all.values.begin(), all.values.end(), is_wanted))
    return Trend::same;
  if (trend == Trend::any) return trend;
  if (e.nodes[mover].op == Op::slot && !moves_[e.nodes[mover].a].order.empty()) {
    const std::vector<Value>& order = moves_[e.nodes[mover].a].order;
    if (equal(order.back(), wanted)) return trend;
    return equal(order.front(), wanted) ? reversed(trend) : Trend::any;
  }
  if (wanted.kind() != feel::Kind::number || !decision::numeric(all)) return Trend::any;
  const Domain bounds = decision::as_range(all);
  if (bounds.greatest && *bounds.greatest <= wanted.as_number()) return trend;
  return bounds.least && *bounds.least >= wanted.as_number() ? reversed(trend) : Trend::any;
}

Trend Trends::product(const Expression& e, const Node& node) {
  const Trend a = value(e, node.a);
  const Trend b = value(e, node.b);
  const auto scaled = [&](Trend trend, std::uint32_t by) {
    const Domain sign = domain(e, by);
    return not_below_zero(sign) ? trend : not_above_zero(sign) ? reversed(trend) : Trend::any;
  };
  if (a == Trend::same) return scaled(b, node.a);
  if (b == Trend::same) return scaled(a, node.b);
  return not_below_zero(domain(e, node.a)) && not_below_zero(domain(e, node.b)) ? together(a, b) : Trend::any;
}

// A division by zero is no quote.
Trend Trends::quotient(const Expression& e, const Node& node) {
  const Trend above = value(e, node.a);
  const Trend below_line = value(e, node.b);
  const Domain divisor = domain(e, node.b);
  if (below_line == Trend::same) {
    return not_below_zero(divisor) ? above : not_above_zero(divisor) ? reversed(above) : Trend::any;
  }
  return not_below_zero(divisor) && not_below_zero(domain(e, node.a)) ? together(above, reversed(below_line))
                                                                      : Trend::any;
}

Trend Trends::chosen(const Expression& e, const Node& node) {
  const Trend yes = value(e, node.b);
  const Trend no = value(e, node.c);
  const Trend condition = truth(e, node.a);
  const Trend either = together(yes, no);
  if (condition == Trend::same || either == Trend::any) return either;
  const Domain first = domain(e, node.b);
  const Domain second = domain(e, node.c);
  const bool yes_is_more = below(second, first);
  const bool no_is_more = below(first, second);
  const bool may_rise = (yes_is_more && condition == Trend::up) || (no_is_more && condition == Trend::down);
  const bool may_fall = (yes_is_more && condition == Trend::down) || (no_is_more && condition == Trend::up);
  if (may_rise && either != Trend::down) return Trend::up;
  return may_fall && either != Trend::up ? Trend::down : Trend::any;
}

Trend Trends::field(const Expression& e, const Node& node) {
  if (node.detail != 0) return value(e, node.a);  // of each item of a list
  const Node& holder = e.nodes[node.a];
  if (holder.op != Op::slot) return Trend::any;
  const SlotInfo& info = book_.slots[holder.a];
  if (info.kind == SlotKind::question) return moves_[holder.a].trend;  // counts rise together
  if (info.kind != SlotKind::fact) return Trend::any;
  const Expression& own = book_.facts[info.index].value.expression;
  const Node& made = own.nodes[own.root];
  if (made.op != Op::context || node.b >= made.count || holder.a == cause_) return Trend::any;
  const std::uint32_t entry = own.links[made.a + node.b];
  return closed(own, entry) ? elsewhere(own, entry) : Trend::any;
}

Trend Trends::filtered(const Expression& e, const Node& node) {
  const Trend base = value(e, node.a);
  if (base == Trend::any || !bind_items(e, node.a, node.c)) return Trend::any;
  return together(base, truth(e, node.b));
}

Trend Trends::length(const Expression& e, std::uint32_t number) {
  const Node& node = e.nodes[number];
  if (node.op == Op::iterate && node.count == 2) return length(e, e.links[node.a]);
  return value(e, number);
}

Trend Trends::call(const Expression& e, const Node& node) {
  const auto argument = [&](std::uint32_t i) { return e.links[node.a + i]; };
  const auto rest_still = [&] {
    for (std::uint32_t i = 1; i < node.count; ++i) {
      if (moving(e, argument(i))) return false;
    }
    return true;
  };
  switch (static_cast<Builtin>(node.detail)) {
    case Builtin::negation: return falsity(e, argument(0));
    case Builtin::min:
    case Builtin::max:
    case Builtin::sum: return extreme(e, node);
    case Builtin::count: return length(e, argument(0));
    case Builtin::floor:
    case Builtin::ceiling:
    case Builtin::round_half_up:
    case Builtin::round_half_down:
    case Builtin::list_contains: return rest_still() ? value(e, argument(0)) : Trend::any;
    case Builtin::get_value: {
      const Node& holder = e.nodes[argument(0)];
      const bool counts = holder.op == Op::slot && book_.slots[holder.a].kind == SlotKind::question;
      return counts && rest_still() ? moves_[holder.a].trend : Trend::any;
    }
    case Builtin::append:
    case Builtin::concatenate: {
      Trend all = value(e, argument(0));
      for (std::uint32_t i = 1; i < node.count; ++i) {
        const bool list = static_cast<Builtin>(node.detail) == Builtin::concatenate;
        all = together(all, list ? value(e, argument(i)) : moving(e, argument(i)) ? Trend::any : Trend::same);
      }
      return all;
    }
    default: return Trend::any;
  }
}

}  // namespace qw
