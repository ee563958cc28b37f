// Differences that are never negative although their parts alone do not say so: `a - min(a, b)`.
#include <map>

#include "feel/builtins.h"
#include "feel/nodes.h"
#include "quote/verify_graph.h"

namespace qw {
namespace {

using feel::Expression;
using feel::Node;
using feel::Op;

constexpr int kDeepest = 4;  // least values that are put in the place of their names

struct Sum {
  std::map<SlotId, Decimal> factors;
  Decimal fixed;

  void add_slot(SlotId slot, const Decimal& factor) { factors[slot] = add(factors[slot], factor).value; }
};

class Signs {
 public:
  explicit Signs(VerifyGraph& graph) : graph_(graph) {}

  // False where it is more than a sum of names.
  bool take(const Expression& e, std::uint32_t number, const Decimal& factor, Sum& sum) {
    const Node& node = e.nodes[number];
    if (feel::is_fixed_part(e, number, graph_.fixed)) {
      const feel::Value value = feel::part_value(e, number, graph_.machine);
      if (value.kind() != feel::Kind::number) return false;
      sum.fixed = add(sum.fixed, multiply(factor, value.as_number()).value).value;
      return true;
    }
    switch (node.op) {
      case Op::slot: return sum.add_slot(node.a, factor), true;
      case Op::add: return take(e, node.a, factor, sum) && take(e, node.b, factor, sum);
      case Op::subtract: return take(e, node.a, factor, sum) && take(e, node.b, negate(factor), sum);
      default: return false;
    }
  }

  bool never_negative(const Sum& sum, int depth) {
    if (by_bounds(sum)) return true;
    if (depth == 0) return false;
    for (const auto& [slot, factor] : sum.factors) {
      if (!factor.is_negative() || graph_.book->slots[slot].kind != SlotKind::fact) continue;
      const Fact& fact = graph_.book->facts[graph_.book->slots[slot].index];
      const Expression& e = fact.value.expression;
      const Node& root = e.nodes[e.root];
      const bool least = root.op == Op::call && static_cast<feel::Builtin>(root.detail) == feel::Builtin::min;
      if (!least || root.count < 2 || fact.rounding) continue;
      // what is taken away is at most each of these
      for (std::uint32_t i = 0; i < root.count; ++i) {
        Sum larger = sum;
        larger.factors.erase(slot);
        if (take(e, e.links[root.a + i], factor, larger) && never_negative(larger, depth - 1)) return true;
      }
    }
    return false;
  }

 private:
  bool by_bounds(const Sum& sum) const {
    Decimal lowest = sum.fixed;
    for (const auto& [slot, factor] : sum.factors) {
      if (factor.is_zero()) continue;
      const decision::Domain& domain = graph_.domains[slot];
      const std::optional<Decimal>& bound = factor.is_negative() ? domain.greatest : domain.least;
      if (domain.kind != decision::DomainKind::number || !bound) return false;
      lowest = add(lowest, multiply(factor, *bound).value).value;
    }
    return !lowest.is_negative();
  }

  VerifyGraph& graph_;
};

}  // namespace

bool VerifyGraph::never_negative(const Expression& e) {
  Signs signs(*this);
  Sum sum;
  // `min(a, b)` is not negative where neither is
  const Node& root = e.nodes[e.root];
  const bool least = root.op == Op::call && static_cast<feel::Builtin>(root.detail) == feel::Builtin::min;
  if (!least || root.count < 2)
    return signs.take(e, e.root, Decimal::from_int(1), sum) && signs.never_negative(sum, kDeepest);
  for (std::uint32_t i = 0; i < root.count; ++i) {
    Sum one;
    if (!signs.take(e, e.links[root.a + i], Decimal::from_int(1), one) || !signs.never_negative(one, kDeepest))
      return false;
  }
  return true;
}

}  // namespace qw
