#include "quote/verify_trend.h"

#include <algorithm>

#include "feel/nodes.h"

namespace qw {

using feel::Node;
using feel::Op;
using feel::Value;

Trend reversed(Trend trend) { return trend == Trend::up ? Trend::down : trend == Trend::down ? Trend::up : trend; }

Trend together(Trend a, Trend b) {
  if (a == Trend::same || a == b) return b;
  return b == Trend::same ? a : Trend::any;
}

Trends::Trends(VerifyGraph& graph, CaseMemo& memo, SlotId cause, const std::vector<std::string>& order,
               const Claim* claim)
    : graph_(graph),
      memo_(memo),
      book_(*graph.book),
      cause_(cause),
      claim_(claim),
      moves_(book_.slots.size()),
      fixed_(graph.fixed),
      values_(graph.values),
      domains_(graph.domains) {
  machine_.slots = values_.data();
  machine_.arena = &graph.arena;
  for (std::size_t i = 0; i < domains_.size(); ++i) {
    // that something was never seen to be null proves nothing
    if (domains_[i].free && domains_[i].items.empty() && domains_[i].fields.empty()) domains_[i].nullable = true;
  }
  moves_[cause].trend = Trend::up;
  if (book_.types[book_.slots[cause].type].kind == feel::TypeKind::string) {
    for (const std::string& text : order) moves_[cause].order.push_back(Value::string(text));
  }
  if (claim != nullptr && claim->when) pin(claim->when->expression, claim->when->expression.root);
  if (fixed_[cause]) moves_[cause].trend = Trend::same;
  for (std::uint32_t step = 0; step < book_.steps.size(); ++step) take_step(step);
}

// What `when` says holds before and after: "a = 0 and b = 1" holds both fast.
void Trends::pin(const Expression& when, std::uint32_t number) {
  const Node& node = when.nodes[number];
  if (node.op == Op::both) return pin(when, node.a), pin(when, node.b);
  if (node.op == Op::slot) return pin_slot(node.a, Value::boolean(true));
  if (node.op != Op::equal && node.op != Op::not_equal) return;
  for (const auto& [name, value] : {std::pair(node.a, node.b), std::pair(node.b, node.a)}) {
    if (when.nodes[name].op != Op::slot || !feel::is_fixed_part(when, value, graph_.fixed)) continue;
    const Value found = feel::part_value(when, value, machine_);
    if (node.op == Op::equal) {
      pin_slot(when.nodes[name].a, found);
    } else {
      pinned_ = true;
      std::vector<Value>& values = domains_[when.nodes[name].a].values;
      if (domains_[when.nodes[name].a].kind == decision::DomainKind::finite)
        values.erase(std::remove_if(values.begin(), values.end(), [&](const Value& one) { return equal(one, found); }),
                     values.end());
    }
  }
}

void Trends::pin_slot(SlotId slot, const Value& value) {
  if (fixed_[slot]) return;
  if (slot == book_.engine.gates_blocking && equal(value, Value::integer(0))) no_block_ = true;
  pinned_ = fixed_[slot] = true;
  values_[slot] = value;
  domains_[slot] = decision::of_values({value});
  if (book_.slots[slot].kind != SlotKind::fact || !equal(value, Value::integer(0))) return;
  // a sum of what is never negative is 0 only where each of them is
  const Expression& e = book_.facts[book_.slots[slot].index].value.expression;
  std::vector<Term> terms;
  add_terms(e, e.root, Decimal::from_int(1), terms);
  const auto never_negative = [&](const Term& term) {
    return term.slot != kNoSlot && !term.factor.is_negative() && domains_[term.slot].least &&
           !domains_[term.slot].least->is_negative();
  };
  if (!std::all_of(terms.begin(), terms.end(), never_negative)) return;
  for (const Term& term : terms) pin_slot(term.slot, value);
}

Trend Trends::answer(const Question& question) {
  const Trend read = truth(question.read_when->expression, question.read_when->expression.root);
  if (read == Trend::same || read == Trend::any) return read;
  // from the default to the answer, or back
  const Value& standard = question.default_value;
  const bool is_list = standard.kind() == feel::Kind::list;
  const bool least =
      (question.least && standard.kind() == feel::Kind::number && standard.as_number() == *question.least) ||
      (standard.kind() == feel::Kind::boolean && !standard.as_boolean()) || (is_list && standard.as_list().empty());
  return least ? read : Trend::any;
}

void Trends::take_step(std::uint32_t number) {
  const Step& step = book_.steps[number];
  const SlotId slot = step.kind == StepKind::answer     ? book_.questions[step.index].slot
                      : step.kind == StepKind::fact     ? book_.facts[step.index].slot
                      : step.kind == StepKind::decision ? book_.decisions[step.index].slot
                                                        : kNoSlot;
  if (slot != kNoSlot && (slot == cause_ || fixed_[slot])) return;
  switch (step.kind) {
    case StepKind::answer: moves_[slot].trend = answer(book_.questions[step.index]); return;
    case StepKind::pricing: return price();
    case StepKind::gates: return check_gates();
    case StepKind::decision: moves_[slot] = decided(number); return;
    case StepKind::fact: break;
  }
  const Expression& e = book_.facts[step.index].value.expression;
  if (e.nodes[e.root].op == Op::slot) {
    moves_[slot] = moves_[e.nodes[e.root].a];
    return;
  }
  moves_[slot].trend = value(e, e.root);
  const bool by_shape = moves_[slot].trend != Trend::any;
  if (!by_shape) moves_[slot] = by_cases(number);
}

bool Trends::moving(const Expression& e, std::uint32_t number) const {
  const Node& node = e.nodes[number];
  if (node.op == Op::slot) return moves_[node.a].trend != Trend::same && !fixed_[node.a];
  if (node.op == Op::local || node.op == Op::local_field) {
    if (node.a >= fields_.size()) return false;
    const std::vector<Trend>& own = fields_[node.a];
    const auto still = [](Trend trend) { return trend == Trend::same; };
    return node.op == Op::local ? !std::all_of(own.begin(), own.end(), still)
                                : node.b < own.size() && !still(own[node.b]);
  }
  bool found = false;
  feel::for_each_operand(e, node, [&](std::uint32_t operand) { found = found || moving(e, operand); });
  return found;
}

// Whether a part reads no name bound outside it.
bool Trends::closed(const Expression& e, std::uint32_t number) const {
  return feel::is_fixed_part(e, number, std::vector<bool>(book_.slots.size(), true));
}

decision::Domain Trends::domain(const Expression& e, std::uint32_t number) {
  return decision::domain_of_part(e, number, domains_, fixed_, machine_, locals_);
}

}  // namespace qw
