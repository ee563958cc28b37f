// feel/nodes.h: private to analyses of compiled expressions: the parts of a node, and the value of one part.
#pragma once

#include "feel/expression.h"

namespace qw::feel {

// Calls visit(node number) for each operand of a node.
template <class Visit>
void for_each_operand(const Expression& expression, const Node& node, const Visit& visit) {
  switch (node.op) {
    case Op::literal:
    case Op::slot:
    case Op::local:
    case Op::local_field: return;
    case Op::field:
    case Op::named_field:
    case Op::item_name:
    case Op::instance_of:
    case Op::negate: return visit(node.a);
    case Op::function: return visit(expression.lambdas[node.a].body);
    case Op::choose: return visit(node.a), visit(node.b), visit(node.c);
    case Op::list:
    case Op::context:
    case Op::call:
    case Op::invoke:
    case Op::iterate:
    case Op::some:
    case Op::every:
      for (std::uint32_t i = 0; i < node.count; ++i) visit(expression.links[node.a + i]);
      return;
    default: return visit(node.a), visit(node.b);
  }
}

// Whether a part reads only fixed slots, and no local from outside itself.
bool is_fixed_part(const Expression& expression, std::uint32_t node, const std::vector<bool>& fixed);
// Its value; a fault gives null and is forgotten.
Value part_value(const Expression& expression, std::uint32_t node, Machine& machine);

}  // namespace qw::feel
