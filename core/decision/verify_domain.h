// decision/verify_domain.h: what values an expression can give, from what the names it reads can be.
//
// Out:  a Domain that holds at least every value the expression gives (it may hold more: names are taken as independent). Where an
//       operation is not followed, the kind is opaque; free_domain() then says what the static type leaves open.
#pragma once

#include "decision/verify_grid.h"

namespace qw::decision {

// `machine.slots` holds the values of the fixed slots.
Domain domain_of(const feel::Expression& expression, const std::vector<Domain>& slots, const std::vector<bool>& fixed,
                 feel::Machine& machine);
// The same for a part of it, where `locals` says what the names bound outside that part can be.
Domain domain_of_part(const feel::Expression& expression, std::uint32_t node, const std::vector<Domain>& slots,
                      const std::vector<bool>& fixed, feel::Machine& machine, const std::vector<Domain>& locals);

Domain of_values(std::vector<feel::Value> values);  // null among them makes it nullable
Domain number_domain(std::optional<Decimal> least, std::optional<Decimal> greatest, int places);
Domain join(Domain a, const Domain& b);
// What each item of a list can be.
Domain items_of(const Domain& list);
// The sum, lowest to highest, of any choice from several domains of numbers; for the collect policy.
Domain sum_of_any(const std::vector<Domain>& parts);
// Of a type whose values are not known; never null.
Domain free_domain(feel::TypeKind type);

}  // namespace qw::decision
