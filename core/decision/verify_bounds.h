// decision/verify_bounds.h: private to the verifier: arithmetic of the lowest and highest values that something can have.
#pragma once

#include <algorithm>

#include "decision/verify_domain.h"

namespace qw::decision {

using Bound = std::optional<Decimal>;

inline bool numeric(const Domain& domain) {
  return domain.kind == DomainKind::number ||
         (domain.kind == DomainKind::finite &&
          std::all_of(domain.values.begin(), domain.values.end(),
                      [](const feel::Value& one) { return one.kind() == feel::Kind::number; }));
}

// A finite domain of numbers as the range that holds them.
inline Domain as_range(const Domain& domain) {
  if (domain.kind == DomainKind::number) return domain;
  Domain made = number_domain(std::nullopt, std::nullopt, 0);
  made.nullable = domain.nullable;
  made.free = domain.free;
  for (const feel::Value& value : domain.values) {
    const Decimal& one = value.as_number();
    if (!made.least || one < *made.least) made.least = one;
    if (!made.greatest || one > *made.greatest) made.greatest = one;
    made.places = std::max(made.places, decimal_places(one));
  }
  return made;
}

inline Bound checked(const DecimalResult& result) { return result.ok() ? Bound(result.value) : std::nullopt; }

inline Bound sum(const Bound& a, const Bound& b) { return a && b ? checked(add(*a, *b)) : std::nullopt; }

inline Bound negated(const Bound& a) { return a ? Bound(negate(*a)) : std::nullopt; }

inline int more_places(int a, int b) { return a < 0 || b < 0 ? -1 : std::max(a, b); }

inline bool not_negative(const Domain& domain) { return domain.least && !domain.least->is_negative(); }

}  // namespace qw::decision
