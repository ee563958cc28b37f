// Trends of sums and differences, whose equal parts cancel, and of the least, greatest and sum of lists.
#include <algorithm>
#include <utility>

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

constexpr int kDeepest = 4;  // facts that are put in the place of their names

}  // namespace

// Sums, differences and multiples of something fixed; the rest is a term of its own.
void Trends::add_terms(const Expression& e, std::uint32_t number, const Decimal& factor, std::vector<Term>& terms) {
  const Node& node = e.nodes[number];
  const auto fixed_number = [&](std::uint32_t part) -> std::optional<Decimal> {
    if (!feel::is_fixed_part(e, part, fixed_)) return std::nullopt;
    const Value found = feel::part_value(e, part, machine_);
    return found.kind() == feel::Kind::number ? std::optional(found.as_number()) : std::nullopt;
  };
  if (node.op == Op::add) return add_terms(e, node.a, factor, terms), add_terms(e, node.b, factor, terms);
  if (node.op == Op::subtract) return add_terms(e, node.a, factor, terms), add_terms(e, node.b, negate(factor), terms);
  if (node.op == Op::negate) return add_terms(e, node.a, negate(factor), terms);
  if (node.op == Op::multiply) {
    for (const auto& [by, part] : {std::pair(node.a, node.b), std::pair(node.b, node.a)}) {
      const auto scale = fixed_number(by);
      if (scale) return add_terms(e, part, multiply(factor, *scale).value, terms);
    }
  }
  if (node.op == Op::divide) {
    const auto by = fixed_number(node.b);
    if (by && !by->is_zero()) return add_terms(e, node.a, divide(factor, *by).value, terms);
  }
  const SlotId slot = node.op == Op::slot ? node.a : kNoSlot;
  for (Term& term : terms) {
    if (slot == kNoSlot || term.slot != slot) continue;
    term.factor = add(term.factor, factor).value;
    return;
  }
  terms.push_back({&e, number, slot, factor});
}

// Of another expression, whose own names stand in the place of those bound here.
Trend Trends::elsewhere(const Expression& e, std::uint32_t node) {
  const std::vector<Domain> locals = std::exchange(locals_, {});
  const std::vector<std::vector<Trend>> fields = std::exchange(fields_, {});
  const Trend found = value(e, node);
  locals_ = locals;
  fields_ = fields;
  return found;
}

Trend Trends::settled(const Expression& e, std::vector<Term> terms) {
  for (int depth = 0;; ++depth) {
    Trend all = Trend::same;
    for (const Term& term : terms) {
      if (term.factor.is_zero() || feel::is_fixed_part(*term.expression, term.node, fixed_)) continue;
      if (term.slot != kNoSlot && moves_[term.slot].trend != Trend::same &&
          book_.types[book_.slots[term.slot].type].kind != feel::TypeKind::number)
        return Trend::any;
      const Trend own = term.expression == &e ? value(e, term.node) : elsewhere(*term.expression, term.node);
      all = together(all, term.factor.is_negative() ? reversed(own) : own);
    }
    if (all != Trend::any || depth == kDeepest) return all;
    std::vector<Term> opened;
    bool changed = false;
    for (const Term& term : terms) {
      const bool is_fact = term.slot != kNoSlot && term.slot != cause_ && !fixed_[term.slot] &&
                           book_.slots[term.slot].kind == SlotKind::fact && moves_[term.slot].trend != Trend::same &&
                           !term.factor.is_zero();
      const Fact* fact = is_fact ? &book_.facts[book_.slots[term.slot].index] : nullptr;
      changed = changed || (fact != nullptr && !fact->rounding);
      if (fact == nullptr || fact->rounding) {
        const auto alike = std::find_if(opened.begin(), opened.end(),
                                        [&](const Term& one) { return term.slot != kNoSlot && one.slot == term.slot; });
        if (alike == opened.end()) {
          opened.push_back(term);
        } else {
          alike->factor = add(alike->factor, term.factor).value;
        }
      } else {
        add_terms(fact->value.expression, fact->value.expression.root, term.factor, opened);
      }
    }
    if (!changed) return all;
    terms = std::move(opened);
  }
}

Trend Trends::linear(const Expression& e, std::uint32_t number) {
  std::vector<Term> terms;
  add_terms(e, number, Decimal::from_int(1), terms);
  // a part that is the whole would be asked for again and again
  if (terms.size() == 1 && terms[0].node == number && terms[0].expression == &e) return Trend::any;
  return settled(e, std::move(terms));
}

Trend Trends::difference(const Expression& e, std::uint32_t more, std::uint32_t less) {
  std::vector<Term> terms;
  add_terms(e, more, Decimal::from_int(1), terms);
  add_terms(e, less, Decimal::from_int(-1), terms);
  return settled(e, std::move(terms));
}

Trend Trends::extreme(const Expression& e, const Node& node) {
  if (node.count != 1) {
    Trend all = Trend::same;
    for (std::uint32_t i = 0; i < node.count; ++i) all = together(all, value(e, e.links[node.a + i]));
    return all;
  }
  const Listed found = listed(e, e.links[node.a], node.detail);
  // from no item to one it would no longer be null
  return found.grows && !found.sure ? Trend::any : found.trend;
}

Trends::Listed Trends::listed(const Expression& e, std::uint32_t number, std::uint8_t builtin) {
  const Node& node = e.nodes[number];
  if (!moving(e, number)) return {Trend::same, false, domain(e, number).nonempty};
  const auto id = static_cast<Builtin>(node.detail);
  const bool joins = node.op == Op::call && (id == Builtin::append || id == Builtin::concatenate);
  if (joins || node.op == Op::list) {
    Listed all;
    for (std::uint32_t i = 0; i < node.count; ++i) {
      const std::uint32_t part = e.links[node.a + i];
      const bool is_list = joins && (i == 0 || id == Builtin::concatenate);
      const Listed one = is_list ? listed(e, part, builtin) : Listed{value(e, part), false, true};
      all = {together(all.trend, one.trend), all.grows || one.grows, all.sure || one.sure};
    }
    return all;
  }
  if (node.op == Op::iterate) return iterated(e, node);
  const Node& holder = e.nodes[node.a];
  if (node.op == Op::field && node.detail != 0 && holder.op == Op::slot && holder.a != cause_ &&
      book_.slots[holder.a].kind == SlotKind::fact) {
    // the field of each item of a list that is made for each item of another
    const Expression& own = book_.facts[book_.slots[holder.a].index].value.expression;
    if (own.nodes[own.root].op == Op::iterate && bind_items(e, node.a, feel::kMaxLocals)) {
      std::vector<Trend>& fields = fields_[feel::kMaxLocals];
      const Trend trend = node.b < fields.size() ? fields[node.b] : Trend::any;
      fields.clear();
      if (trend != Trend::any) return {trend, false, false};
    }
  }
  const Trend trend = value(e, number);
  if (trend == Trend::any || trend == Trend::same) return {trend, false, false};
  Domain item = domain(e, number);
  item = decision::items_of(item);
  if (!decision::numeric(item) || item.nullable) return {Trend::any, true, false};
  const auto which = static_cast<Builtin>(builtin);
  if (which == Builtin::max) return {trend, true, false};
  if (which == Builtin::min) return {reversed(trend), true, false};
  return {decision::not_negative(decision::as_range(item)) ? trend : Trend::any, true, false};
}

Trends::Listed Trends::iterated(const Expression& e, const Node& node) {
  for (std::uint32_t i = 0; i + 1 < node.count; ++i) {
    if (!bind_items(e, e.links[node.a + i], node.c + i)) return {Trend::any, true, false};
    if (value(e, e.links[node.a + i]) != Trend::same && fields_[node.c + i].empty()) return {Trend::any, true, false};
  }
  const Trend trend = value(e, e.links[node.a + node.count - 1]);
  for (std::uint32_t i = 0; i + 1 < node.count; ++i) fields_[node.c + i].clear();
  return {trend, false, false};
}

// What the items of a list can be, and how they move where they are made one for each item of a list that stays.
bool Trends::bind_items(const Expression& e, std::uint32_t list, std::uint32_t local) {
  if (locals_.size() <= local) locals_.resize(local + 1);
  if (fields_.size() <= local) fields_.resize(local + 1);
  fields_[local].clear();
  locals_[local] = decision::items_of(domain(e, list));
  const Node& name = e.nodes[list];
  if (name.op != Op::slot || moves_[name.a].trend != Trend::any) return true;
  if (book_.slots[name.a].kind != SlotKind::fact || name.a == cause_) return true;
  const Expression& own = book_.facts[book_.slots[name.a].index].value.expression;
  const Node& made = own.nodes[own.root];
  if (made.op != Op::iterate || made.count != 2 || moving(own, own.links[made.a])) return true;
  const Node& body = own.nodes[own.links[made.a + 1]];
  if (body.op != Op::context) return true;
  std::vector<Trend> trends;
  const std::vector<Domain> locals = std::exchange(locals_, {});
  const std::vector<std::vector<Trend>> fields = std::exchange(fields_, {});
  bind_items(own, own.links[made.a], made.c);
  for (std::uint32_t i = 0; i < body.count; ++i) trends.push_back(value(own, own.links[body.a + i]));
  locals_ = locals;
  fields_ = fields;
  fields_[local] = std::move(trends);
  return true;
}

}  // namespace qw
