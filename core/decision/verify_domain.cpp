#include <algorithm>

#include "decision/verify_bounds.h"
#include "feel/builtins.h"
#include "feel/nodes.h"

namespace qw::decision {
namespace {

using feel::Builtin;
using feel::Kind;
using feel::Node;
using feel::Op;
using feel::Value;

class Follower {
 public:
  Follower(const feel::Expression& expression, const std::vector<Domain>& slots, const std::vector<bool>& fixed,
           feel::Machine& machine, std::vector<Domain> locals)
      : e_(expression), slots_(slots), fixed_(fixed), machine_(machine), locals_(std::move(locals)) {}

  Domain follow(std::uint32_t number) {
    const Node& node = e_.nodes[number];
    if (feel::is_fixed_part(e_, number, fixed_)) return of_values({feel::part_value(e_, number, machine_)});
    switch (node.op) {
      case Op::slot: return slot(node.a);
      case Op::local: return local(node.a);
      case Op::local_field: return field_of(local(node.a), node.b);
      case Op::field: return node.detail == 0 ? field_of(follow(node.a), node.b) : fields_of_items(node);
      case Op::context: return context(node);
      case Op::filter: return filtered(node);
      case Op::index: {
        Domain made = items_of(list_at(node.a));
        made.nullable = true;
        return made;
      }
      case Op::iterate: return iterated(node);
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
      case Op::choose: return branches(node);
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
  Domain slot(std::uint32_t number) const {
    Domain made = slots_[number];
    if (std::find(not_null_.begin(), not_null_.end(), number) != not_null_.end()) made.nullable = false;
    return made;
  }

  Domain local(std::uint32_t number) const { return number < locals_.size() ? locals_[number] : Domain(); }

  void bind(std::uint32_t number, Domain domain) {
    if (locals_.size() <= number) locals_.resize(number + 1);
    locals_[number] = std::move(domain);
  }

  static Domain field_of(const Domain& holder, std::uint32_t field) {
    if (field < holder.fields.size()) {
      Domain made = holder.fields[field];
      made.nullable = made.nullable || holder.nullable;
      return made;
    }
    if (holder.kind != DomainKind::finite) return {};
    std::vector<Value> values;
    for (const Value& value : holder.values) {
      if (value.kind() != Kind::context) return {};
      values.push_back(value.fields()[field]);
    }
    Domain made = of_values(std::move(values));
    made.nullable = made.nullable || holder.nullable;
    made.free = holder.free;
    return made;
  }

  // A list that is known is a list of its items.
  Domain list_at(std::uint32_t number) {
    Domain made = follow(number);
    if (made.kind != DomainKind::finite || made.values.size() != 1 || made.values[0].kind() != Kind::list) return made;
    Domain list = list_with(items_of(made));
    list.nonempty = !made.values[0].as_list().empty();
    return list;
  }

  static Domain list_with(Domain item) {
    Domain made;
    if (item.kind == DomainKind::finite) {
      made.kind = DomainKind::list;
      made.values = item.values;
      if (item.nullable) made.values.emplace_back();
      made.repeats = true;
    }
    made.free = item.free;
    made.items.push_back(std::move(item));
    return made;
  }

  Domain fields_of_items(const Node& node) {
    const Domain list = list_at(node.a);
    Domain made = list_with(field_of(items_of(list), node.b));
    made.nullable = list.nullable;
    made.nonempty = list.nonempty;
    return made;
  }

  Domain context(const Node& node) {
    Domain made;
    for (std::uint32_t i = 0; i < node.count; ++i) {
      made.fields.push_back(follow(e_.links[node.a + i]));
      bind(node.c, {});
    }
    return made;
  }

  Domain filtered(const Node& node) {
    Domain made = list_at(node.a);
    if (made.kind != DomainKind::list && made.items.empty()) return {};
    made.nonempty = false;
    return made;
  }

  Domain iterated(const Node& node) {
    bool nullable = false;
    for (std::uint32_t i = 0; i + 1 < node.count; ++i) {
      const Domain list = list_at(e_.links[node.a + i]);
      nullable = nullable || list.nullable || (list.kind != DomainKind::list && list.items.empty());
      bind(node.c + i, items_of(list));
    }
    bind(node.c + node.count - 1, {});
    Domain made = list_with(follow(e_.links[node.a + node.count - 1]));
    made.nullable = nullable;
    return made;
  }

  // In a branch that is only taken where a name is not null, it is not null.
  Domain branches(const Node& node) {
    const std::size_t outer = not_null_.size();
    assume(node.a, true);
    Domain made = follow(node.b);
    not_null_.resize(outer);
    assume(node.a, false);
    made = join(std::move(made), follow(node.c));
    not_null_.resize(outer);
    return made;
  }

  bool is_null_literal(std::uint32_t number) const {
    return e_.nodes[number].op == Op::literal && e_.literals[e_.nodes[number].a].is_null();
  }

  void assume_not_null(std::uint32_t number) {
    if (e_.nodes[number].op == Op::slot) not_null_.push_back(e_.nodes[number].a);
  }

  // `yes`: the condition is true; otherwise it is false or null.
  void assume(std::uint32_t number, bool yes) {
    const Node& node = e_.nodes[number];
    const bool with_null =
        (node.op == Op::equal || node.op == Op::not_equal) && (is_null_literal(node.a) || is_null_literal(node.b));
    if (with_null) {
      if ((node.op == Op::not_equal) == yes) assume_not_null(node.a), assume_not_null(node.b);
    } else if (node.op == Op::both || node.op == Op::either) {
      if ((node.op == Op::both) == yes) assume(node.a, yes), assume(node.b, yes);
    } else if (node.op == Op::call && static_cast<Builtin>(node.detail) == Builtin::negation && yes) {
      assume(e_.links[node.a], false);
    } else if (node.op >= Op::less && node.op <= Op::greater_equal && yes) {
      assume_not_null(node.a), assume_not_null(node.b);
    }
  }

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
    Domain items = of_values({});
    bool nullable = false, nonempty = false, free = false;
    for (std::uint32_t i = 0; i < node.count; ++i) {
      Domain part = i < lists ? list_at(e_.links[node.a + i]) : follow(e_.links[node.a + i]);
      free = free || part.free;
      if (i < lists) {
        if (part.kind != DomainKind::list && part.items.empty()) return {};
        nullable = nullable || part.nullable;
        nonempty = nonempty || part.nonempty;
        part = items_of(part);
      } else {
        nonempty = true;
      }
      items = join(std::move(items), part);
      if (items.kind == DomainKind::opaque) return {};
    }
    Domain made = list_with(std::move(items));
    made.nullable = made.nullable || nullable;
    made.nonempty = nonempty;
    made.free = made.free || free;
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
      case Builtin::sum: return total(node);
      case Builtin::get_value: return node.count == 2 ? entry(argument(0), argument(1)) : Domain();
      case Builtin::floor:
      case Builtin::ceiling: return node.count == 1 ? whole(argument(0), id) : Domain();
      case Builtin::round_half_up: {
        const Domain places = argument(1);
        const bool to_whole = places.kind == DomainKind::finite && places.values.size() == 1 && numeric(places) &&
                              places.values[0].as_number().is_zero();
        return to_whole ? whole(argument(0), id) : Domain();
      }
      default: return {};
    }
  }

  static Domain whole(const Domain& of, Builtin id) {
    if (!numeric(of)) return {};
    Domain made = as_range(of);
    const Rounding mode = id == Builtin::floor     ? Rounding::floor
                          : id == Builtin::ceiling ? Rounding::ceiling
                                                   : Rounding::half_up;
    made.places = 0;
    if (made.least) made.least = checked(to_integral(*made.least, mode));
    if (made.greatest) made.greatest = checked(to_integral(*made.greatest, mode));
    return made;
  }

  // Of a context with one of several names.
  static Domain entry(const Domain& holder, const Domain& name) {
    if (holder.shape == nullptr || holder.nullable || name.kind != DomainKind::finite || name.nullable) return {};
    Domain made = of_values({});
    for (const Value& one : name.values) {
      const int place = one.kind() == Kind::string ? holder.shape->find(one.as_string()) : -1;
      if (place < 0) return {};
      made = join(std::move(made), holder.fields[static_cast<std::size_t>(place)]);
    }
    return made;
  }

  // Of numbers none of which is negative.
  Domain total(const Node& node) {
    if (node.count != 1) return {};
    const Domain list = list_at(e_.links[node.a]);
    const Domain item = items_of(list);
    if (!numeric(item)) return {};
    const Domain range = as_range(item);
    Domain made = number_domain(std::nullopt, std::nullopt, range.places);
    if (not_negative(range)) made.least = Decimal();
    made.nullable = list.nullable || item.nullable || !list.nonempty;
    made.free = list.free || item.free;
    return made;
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
  std::vector<Domain> locals_;
  std::vector<std::uint32_t> not_null_;  // slots, in the branch that is followed
};

}  // namespace

Domain domain_of(const feel::Expression& expression, const std::vector<Domain>& slots, const std::vector<bool>& fixed,
                 feel::Machine& machine) {
  return domain_of_part(expression, expression.root, slots, fixed, machine, {});
}

Domain domain_of_part(const feel::Expression& expression, std::uint32_t node, const std::vector<Domain>& slots,
                      const std::vector<bool>& fixed, feel::Machine& machine, const std::vector<Domain>& locals) {
  if (expression.nodes.empty()) return {};
  return Follower(expression, slots, fixed, machine, locals).follow(node);
}

}  // namespace qw::decision
