// Domains made of others: of values, of either of two, of any choice of several.
#include "decision/verify_bounds.h"

namespace qw::decision {
namespace {

using feel::Value;

constexpr std::size_t kMostValues = 64;  // of a finite domain; more numbers become a range, more texts opaque

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

Domain items_of(const Domain& list) {
  const bool known = list.kind == DomainKind::finite && list.values.size() == 1 && !list.nullable &&
                     list.values[0].kind() == feel::Kind::list;
  if (known) return of_values({list.values[0].as_list().begin(), list.values[0].as_list().end()});
  if (list.kind == DomainKind::list && !list.free) return of_values(list.values);
  return list.items.empty() ? Domain() : list.items[0];
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

}  // namespace qw::decision
