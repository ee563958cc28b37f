#include "decision/verify_domain.h"

#include <algorithm>

#include "feel/builtins.h"
#include "feel/nodes.h"

namespace qw::decision {
namespace {

using feel::Builtin;
using feel::Kind;
using feel::Node;
using feel::Op;
using feel::Value;
using Bound = std::optional<Decimal>;

constexpr std::size_t kMostValues = 64;  // of a finite domain; more numbers become a range, more texts opaque

bool numeric(const Domain& domain) {
  return domain.kind == DomainKind::number ||
         (domain.kind == DomainKind::finite &&
          std::all_of(domain.values.begin(), domain.values.end(),
                      [](const Value& one) { return one.kind() == Kind::number; }));
}

// A finite domain of numbers as the range that holds them.
Domain as_range(const Domain& domain) {
  if (domain.kind == DomainKind::number) return domain;
  Domain made = number_domain(std::nullopt, std::nullopt, 0);
  made.nullable = domain.nullable;
  made.free = domain.free;
  for (const Value& value : domain.values) {
    const Decimal& one = value.as_number();
    if (!made.least || one < *made.least) made.least = one;
    if (!made.greatest || one > *made.greatest) made.greatest = one;
    made.places = std::max(made.places, decimal_places(one));
  }
  return made;
}

Bound checked(const DecimalResult& result) { return result.ok() ? Bound(result.value) : std::nullopt; }

Bound sum(const Bound& a, const Bound& b) { return a && b ? checked(add(*a, *b)) : std::nullopt; }

Bound negated(const Bound& a) { return a ? Bound(negate(*a)) : std::nullopt; }

int more_places(int a, int b) { return a < 0 || b < 0 ? -1 : std::max(a, b); }

bool not_negative(const Domain& domain) { return domain.least && !domain.least->is_negative(); }

class Follower {
 public:
  Follower(const feel::Expression& expression, const std::vector<Domain>& slots, const std::vector<bool>& fixed,
           feel::Machine& machine)
      : e_(expression), slots_(slots), fixed_(fixed), machine_(machine) {}

  Domain follow(std::uint32_t number) {
    const Node& node = e_.nodes[number];
    if (feel::is_fixed_part(e_, number, fixed_)) return of_values({feel::part_value(e_, number, machine_)});
    switch (node.op) {
      case Op::slot: return slots_[node.a];
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide: return arithmetic(node);
      case Op::negate: {
        Domain made = follow(node.a);
        if (!numeric(made)) return {};
        made = as_range(made);
        std::swap(made.least, made.greatest);
        made.least = negated(made.least);
        made.greatest = negated(made.greatest);
        return made;
      }
      case Op::choose: return join(follow(node.b), follow(node.c));
      case Op::equal:
      case Op::not_equal:
      case Op::in_list: return truth(node, false);
      case Op::less:
      case Op::less_equal:
      case Op::greater:
      case Op::greater_equal:
      case Op::both:
      case Op::either: return truth(node, true);
      case Op::list: return list_of(node, 0);
      case Op::call: return call(node);
      default: return {};
    }
  }

 private:
  Domain truth(const Node& node, bool null_spreads) {
    Domain made = of_values({Value::boolean(false), Value::boolean(true)});
    feel::for_each_operand(e_, node, [&](std::uint32_t operand) {
      const Domain part = follow(operand);
      if (null_spreads) made.nullable = made.nullable || part.nullable || part.kind == DomainKind::opaque;
      made.free = made.free || part.free;
    });
    return made;
  }

  Domain arithmetic(const Node& node) {
    Domain a = follow(node.a);
    Domain b = follow(node.b);
    if (!numeric(a) || !numeric(b)) return {};
    a = as_range(a);
    b = as_range(b);
    if (node.op == Op::divide) return quotient(a, b);
    Domain made = number_domain(std::nullopt, std::nullopt, more_places(a.places, b.places));
    made.nullable = a.nullable || b.nullable;
    made.free = a.free || b.free;
    if (node.op == Op::add) {
      made.least = sum(a.least, b.least);
      made.greatest = sum(a.greatest, b.greatest);
    } else if (node.op == Op::subtract) {
      made.least = sum(a.least, negated(b.greatest));
      made.greatest = sum(a.greatest, negated(b.least));
    } else {
      made.places = a.places < 0 || b.places < 0 ? -1 : a.places + b.places;
      if (not_negative(a) && not_negative(b)) {
        made.least = checked(multiply(*a.least, *b.least));
        if (a.greatest && b.greatest) made.greatest = checked(multiply(*a.greatest, *b.greatest));
      }
    }
    return made;
  }

  static Domain quotient(const Domain& a, const Domain& b) {
    Domain made = number_domain(std::nullopt, std::nullopt, -1);
    made.nullable = a.nullable || b.nullable;
    made.free = a.free || b.free;
    const bool positive = not_negative(b) && !b.least->is_zero();
    if (!not_negative(a) || !positive) return made;
    made.least = b.greatest ? checked(divide(*a.least, *b.greatest)) : Bound(Decimal());
    if (a.greatest) made.greatest = checked(divide(*a.greatest, *b.least));
    return made;
  }

  // The items of operands from..count joined; `from` itself may be a list whose items join too.
  Domain list_of(const Node& node, std::uint32_t lists) {
    Domain made;
    made.kind = DomainKind::list;
    made.repeats = true;
    Domain items = of_values({});
    for (std::uint32_t i = 0; i < node.count; ++i) {
      Domain part = follow(e_.links[node.a + i]);
      made.free = made.free || part.free;
      if (i < lists) {
        if (part.kind != DomainKind::list) return {};
        made.nullable = made.nullable || part.nullable;
        made.nonempty = made.nonempty || part.nonempty;
        part = of_values(part.values);
      } else {
        made.nonempty = true;
      }
      items = join(std::move(items), part);
      if (items.kind != DomainKind::finite) return {};
    }
    made.values = items.values;
    if (items.nullable) made.values.emplace_back();
    return made;
  }

  Domain call(const Node& node) {
    const auto id = static_cast<Builtin>(node.detail);
    const auto argument = [&](std::uint32_t i) { return follow(e_.links[node.a + i]); };
    switch (id) {
      case Builtin::min:
      case Builtin::max: return extreme(node, id == Builtin::max);
      case Builtin::append: return list_of(node, 1);
      case Builtin::concatenate: return list_of(node, node.count);
      case Builtin::list_contains: return truth(node, false);
      case Builtin::negation: return truth(node, true);
      case Builtin::count: {
        Domain made = number_domain(Decimal(), std::nullopt, 0);
        const Domain list = argument(0);
        made.free = list.free;
        made.nullable = list.nullable || list.kind == DomainKind::opaque;
        if (list.kind == DomainKind::list && !list.repeats) {
          made.greatest = Decimal::from_int(static_cast<std::int64_t>(list.values.size()));
        }
        return made;
      }
      case Builtin::floor:
      case Builtin::ceiling: {
        Domain made = argument(0);
        if (!numeric(made) || node.count != 1) return {};
        made = as_range(made);
        const Rounding mode = id == Builtin::floor ? Rounding::floor : Rounding::ceiling;
        made.places = 0;
        if (made.least) made.least = checked(to_integral(*made.least, mode));
        if (made.greatest) made.greatest = checked(to_integral(*made.greatest, mode));
        return made;
      }
      default: return {};
    }
  }

  // The lowest or highest of several: of one list any of its items, of several arguments within their bounds.
  Domain extreme(const Node& node, bool highest) {
    std::vector<Domain> parts;
    for (std::uint32_t i = 0; i < node.count; ++i) parts.push_back(follow(e_.links[node.a + i]));
    if (parts.size() == 1 && parts[0].kind == DomainKind::list) {
      Domain made = of_values(parts[0].values);
      made.nullable = made.nullable || parts[0].nullable || !parts[0].nonempty;
      made.free = parts[0].free;
      return made;
    }
    if (!std::all_of(parts.begin(), parts.end(), numeric)) return {};
    const bool all_finite =
        std::all_of(parts.begin(), parts.end(), [](const Domain& part) { return part.kind == DomainKind::finite; });
    Domain made = of_values({});
    std::vector<Domain> ranges;
    for (const Domain& part : parts) {
      made = join(std::move(made), part);
      ranges.push_back(as_range(part));
    }
    // values beyond the best bound of another argument never win
    const auto better = [&](const Decimal& a, const Decimal& b) { return highest ? a > b : a < b; };
    Bound sure;
    for (const Domain& range : ranges) {
      const Bound& weakest = highest ? range.least : range.greatest;
      if (weakest && (!sure || better(*weakest, *sure))) sure = weakest;
    }
    if (all_finite && made.kind == DomainKind::finite) {
      std::erase_if(made.values, [&](const Value& value) { return sure && better(*sure, value.as_number()); });
    } else if (sure) {
      made = as_range(made);
      (highest ? made.least : made.greatest) = sure;
    }
    return made;
  }

  const feel::Expression& e_;
  const std::vector<Domain>& slots_;
  const std::vector<bool>& fixed_;
  feel::Machine& machine_;
};

}  // namespace

Domain of_values(std::vector<Value> values) {
  Domain made;
  made.kind = DomainKind::finite;
  for (const Value& value : values) {
    if (value.is_null()) {
      made.nullable = true;
    } else if (std::none_of(made.values.begin(), made.values.end(),
                            [&](const Value& one) { return equal(one, value); })) {
      made.values.push_back(value);
    }
  }
  return made;
}

Domain number_domain(std::optional<Decimal> least, std::optional<Decimal> greatest, int places) {
  Domain made;
  made.kind = DomainKind::number;
  made.least = std::move(least);
  made.greatest = std::move(greatest);
  made.places = places;
  return made;
}

Domain join(Domain a, const Domain& b) {
  const bool nullable = a.nullable || b.nullable;
  const bool free = a.free || b.free;
  Domain made;
  if (a.kind == DomainKind::finite && b.kind == DomainKind::finite &&
      a.values.size() + b.values.size() <= kMostValues) {
    a.values.insert(a.values.end(), b.values.begin(), b.values.end());
    made = of_values(std::move(a.values));
  } else if (a.kind == DomainKind::finite && a.values.empty()) {
    made = b;
  } else if (b.kind == DomainKind::finite && b.values.empty()) {
    made = std::move(a);
  } else if (numeric(a) && numeric(b)) {
    const Domain x = as_range(a);
    const Domain y = as_range(b);
    made = number_domain(std::nullopt, std::nullopt, more_places(x.places, y.places));
    if (x.least && y.least) made.least = min(*x.least, *y.least);
    if (x.greatest && y.greatest) made.greatest = max(*x.greatest, *y.greatest);
  } else if (a.kind == DomainKind::list && b.kind == DomainKind::list) {
    made.kind = DomainKind::list;
    made.nonempty = a.nonempty && b.nonempty;
    made.repeats = a.repeats || b.repeats;
    a.values.insert(a.values.end(), b.values.begin(), b.values.end());
    made.values = of_values(std::move(a.values)).values;
  }
  made.nullable = nullable;
  made.free = free;
  return made;
}

Domain sum_of_any(const std::vector<Domain>& parts) {
  Domain made = number_domain(Decimal(), Decimal(), 0);
  for (const Domain& part : parts) {
    if (!numeric(part)) return {};
    const Domain range = as_range(part);
    made.places = more_places(made.places, range.places);
    const Bound least = range.least && range.least->is_negative() ? range.least
                        : range.least                             ? Bound(Decimal())
                                                                  : range.least;
    const Bound greatest = range.greatest && range.greatest->is_negative() ? Bound(Decimal()) : range.greatest;
    made.least = sum(made.least, least);
    made.greatest = sum(made.greatest, greatest);
    made.free = made.free || range.free;
  }
  return made;
}

Domain free_domain(feel::TypeKind type) {
  Domain made;
  switch (type) {
    case feel::TypeKind::boolean: made = of_values({Value::boolean(false), Value::boolean(true)}); break;
    case feel::TypeKind::number: made = number_domain(std::nullopt, std::nullopt, -1); break;
    case feel::TypeKind::list:
      made.kind = DomainKind::list;
      made.repeats = true;
      break;
    default: break;
  }
  made.free = true;
  return made;
}

Domain domain_of(const feel::Expression& expression, const std::vector<Domain>& slots, const std::vector<bool>& fixed,
                 feel::Machine& machine) {
  if (expression.nodes.empty()) return {};
  return Follower(expression, slots, fixed, machine).follow(expression.root);
}

}  // namespace qw::decision
