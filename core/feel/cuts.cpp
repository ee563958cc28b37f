#include "feel/cuts.h"

#include <algorithm>
#include <span>
#include <utility>

#include "feel/evaluator.h"
#include "feel/nodes.h"

namespace qw::feel {
namespace {

constexpr std::uint32_t kAllOutside = kMaxLocals;
constexpr int kRoughPlaces = 16;  // of the decimals beside a cut that is none

// The first local that a node binds for its operands; locals are numbered from the outside in.
std::uint32_t first_bound(const Expression& e, const Node& node) {
  switch (node.op) {
    case Op::filter:
    case Op::select:
    case Op::iterate:
    case Op::some:
    case Op::every:
    case Op::context: return node.c;
    case Op::function: return e.lambdas[node.a].first_local;
    default: return kAllOutside;
  }
}

// `bound`: locals from there on are bound inside the part.
bool fixed_within(const Expression& e, std::uint32_t number, const std::vector<bool>& fixed, std::uint32_t bound) {
  const Node& node = e.nodes[number];
  if (node.op == Op::slot) return node.a < fixed.size() && fixed[node.a];
  if (node.op == Op::local || node.op == Op::local_field) return node.a >= bound;
  if (node.op == Op::item_name && node.c < bound) return false;
  if (node.op == Op::call) {
    const auto id = static_cast<Builtin>(node.detail);
    if (id == Builtin::now || id == Builtin::today) return false;
  }
  const std::uint32_t inner = std::min(bound, first_bound(e, node));
  bool all = true;
  for_each_operand(e, node, [&](std::uint32_t operand) { all = all && fixed_within(e, operand, fixed, inner); });
  return all;
}

class Finder {
 public:
  Finder(const Expression& expression, const std::vector<bool>& fixed, Machine& machine, Cuts& cuts)
      : e_(expression), fixed_(fixed), machine_(machine), cuts_(cuts) {}

  void condition(std::uint32_t number) {
    const Node& node = e_.nodes[number];
    if (fixed_within(e_, number, fixed_, kAllOutside)) return;
    switch (node.op) {
      case Op::both:
      case Op::either: return condition(node.a), condition(node.b);
      case Op::choose: return condition(node.a), condition(node.b), condition(node.c);
      case Op::equal:
      case Op::not_equal:
      case Op::less:
      case Op::less_equal:
      case Op::greater:
      case Op::greater_equal: return comparison(node);
      case Op::in_list:
      case Op::matches:
        if (cut(node.a, node.b)) return;
        break;
      case Op::slot:
      case Op::local: return;  // a boolean: both of its values are tried anyway
      case Op::call:
        if (static_cast<Builtin>(node.detail) == Builtin::negation) return condition(e_.links[node.a]);
        if (static_cast<Builtin>(node.detail) == Builtin::list_contains && node.count == 2 && item(node)) return;
        break;
      default: break;
    }
    entangle(number);
  }

  // A value: what chooses between values is a condition, what goes into one is entangled.
  void value(std::uint32_t number) {
    const Node& node = e_.nodes[number];
    if (fixed_within(e_, number, fixed_, kAllOutside)) return;
    switch (node.op) {
      case Op::slot: return add_entangled(node.a);
      case Op::equal:
      case Op::not_equal:
      case Op::less:
      case Op::less_equal:
      case Op::greater:
      case Op::greater_equal:
      case Op::both:
      case Op::either:
      case Op::in_list:
      case Op::matches: return condition(number);
      case Op::choose: return condition(node.a), value(node.b), value(node.c);
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
      case Op::negate:
      case Op::field:
      case Op::list:
      case Op::index: return for_each_operand(e_, node, [&](std::uint32_t operand) { value(operand); });
      default: return entangle(number);
    }
  }

  // Everything below is a hint: comparisons inside arithmetic, filters and the like.
  void entangle(std::uint32_t number) {
    const Node& node = e_.nodes[number];
    if (fixed_within(e_, number, fixed_, kAllOutside)) return;
    if (node.op == Op::slot) add_entangled(node.a);
    if (node.op == Op::local && node.a == 0 && !inside_) add_entangled(kInputSubject);
    if (node.op >= Op::equal && node.op <= Op::greater_equal) comparison(node);
    if ((node.op == Op::filter || node.op == Op::select) && fixed_within(e_, node.a, fixed_, kAllOutside))
      return rows(node);
    if (node.op == Op::choose) condition(node.a);
    for_each_operand(e_, node, [&](std::uint32_t operand) { entangle(operand); });
  }

 private:
  void comparison(const Node& node) {
    if (cut(node.a, node.b) || cut(node.b, node.a)) return;
    for_each_operand(e_, node, [&](std::uint32_t operand) { entangle(operand); });
  }

  std::uint32_t subject_of(const Node& node) const {
    if (node.op == Op::slot) return node.a;
    return node.op == Op::local && node.a == 0 && !inside_ ? kInputSubject : kNone;
  }

  // Of a name multiplied with something fixed, the name and the factor.
  std::pair<std::uint32_t, Decimal> scaled(std::uint32_t number) {
    const Node& node = e_.nodes[number];
    const Decimal one = Decimal::from_int(1);
    if (node.op != Op::multiply && node.op != Op::divide) return {number, one};
    for (const auto& [name, by] : {std::pair(node.a, node.b), std::pair(node.b, node.a)}) {
      if (subject_of(e_.nodes[name]) == kNone || !fixed_within(e_, by, fixed_, kAllOutside)) continue;
      if (node.op == Op::divide && name == node.b) continue;
      const Value factor = part_value(e_, by, machine_);
      if (factor.kind() != Kind::number || factor.as_number().is_zero()) continue;
      return {name, node.op == Op::multiply ? factor.as_number() : divide(one, factor.as_number()).value};
    }
    return {number, one};
  }

  // `subject` is compared with `at` after it was multiplied.
  bool cut_scaled(std::uint32_t subject, const Decimal& factor, const Value& at) {
    if (at.kind() != Kind::number) return false;
    const Decimal place = divide(at.as_number(), factor).value;
    if (decimal_places(place) <= kRoughPlaces && multiply(place, factor).value == at.as_number()) {
      add(subject, CutOf::value, Value::number(place));
      return true;
    }
    for (const Rounding mode : {Rounding::floor, Rounding::ceiling})
      add(subject, CutOf::value, Value::number(quantize(place, -kRoughPlaces, mode).value));
    if (std::find(cuts_.rough.begin(), cuts_.rough.end(), subject) == cuts_.rough.end()) cuts_.rough.push_back(subject);
    return true;
  }

  bool cut(std::uint32_t subject, std::uint32_t value) {
    if (!fixed_within(e_, value, fixed_, kAllOutside)) return false;
    CutOf of = CutOf::value;
    const auto [name, factor] = scaled(subject);
    if (name != subject) {
      const std::uint32_t multiplied = subject_of(e_.nodes[name]);
      if (multiplied < fixed_.size() && fixed_[multiplied]) return false;
      return cut_scaled(multiplied, factor, part_value(e_, value, machine_));
    }
    const Node* node = &e_.nodes[subject];
    if (node->op == Op::call && static_cast<Builtin>(node->detail) == Builtin::count) {
      of = CutOf::count;
      node = &e_.nodes[e_.links[node->a]];
    }
    const std::uint32_t found = subject_of(*node);
    if (found == kNone || (found < fixed_.size() && fixed_[found])) return false;
    add(found, of, part_value(e_, value, machine_));
    return true;
  }

  bool item(const Node& node) {
    const std::uint32_t list = subject_of(e_.nodes[e_.links[node.a]]);
    const std::uint32_t wanted = e_.links[node.a + 1];
    if (list == kNone) {  // list contains(fixed list, subject)
      const std::uint32_t subject = subject_of(e_.nodes[wanted]);
      return subject != kNone && cut(wanted, e_.links[node.a]);
    }
    if (!fixed_within(e_, wanted, fixed_, kAllOutside)) return false;
    cuts_.cuts.push_back({list, CutOf::item, part_value(e_, wanted, machine_)});
    return true;
  }

  // rates[up_to >= quantity]: the quantity is compared with every row.
  void rows(const Node& filter) {
    const Value list = part_value(e_, filter.a, machine_);
    const bool outer = std::exchange(inside_, true);
    const Value before = machine_.locals[filter.c];
    const std::span<const Value> items = list.kind() == Kind::list ? list.as_list() : std::span<const Value>();
    for (const Value& row : items) {
      machine_.locals[filter.c] = row;
      row_conditions(filter.b, filter.c);
    }
    machine_.locals[filter.c] = before;
    if (!is_plain(filter.b, filter.c)) entangle_below(filter.b, filter.c);
    inside_ = outer;
  }

  void row_conditions(std::uint32_t number, std::uint32_t local) {
    const Node& node = e_.nodes[number];
    if (node.op >= Op::equal && node.op <= Op::greater_equal) {
      for (const auto& [subject, value] : {std::pair(node.a, node.b), std::pair(node.b, node.a)}) {
        if (!fixed_within(e_, value, fixed_, local)) continue;
        const auto [name, factor] = scaled(subject);
        const std::uint32_t found = subject_of(e_.nodes[name]);
        if (found == kNone) continue;
        if (name == subject) {
          add(found, CutOf::value, part_value(e_, value, machine_));
        } else if (!cut_scaled(found, factor, part_value(e_, value, machine_))) {
          entangle_below(subject, local);
        }
      }
      return;
    }
    for_each_operand(e_, node, [&](std::uint32_t operand) { row_conditions(operand, local); });
  }

  // Rows are chosen by comparing their fields with bare names only.
  bool is_plain(std::uint32_t number, std::uint32_t local) {
    const Node& node = e_.nodes[number];
    if (node.op == Op::both || node.op == Op::either) return is_plain(node.a, local) && is_plain(node.b, local);
    if (node.op < Op::equal || node.op > Op::greater_equal) return false;
    const auto bare = [&](std::uint32_t one) {
      return subject_of(e_.nodes[scaled(one).first]) != kNone || fixed_within(e_, one, fixed_, local);
    };
    return bare(node.a) && bare(node.b);
  }

  void entangle_below(std::uint32_t number, std::uint32_t local) {
    const Node& node = e_.nodes[number];
    if (node.op == Op::slot) add_entangled(node.a);
    if (node.op == Op::local && node.a == 0 && local != 0) add_entangled(kInputSubject);
    for_each_operand(e_, node, [&](std::uint32_t operand) { entangle_below(operand, local); });
  }

  void add(std::uint32_t subject, CutOf of, const Value& at) {
    if (at.kind() == Kind::list) {
      for (const Value& one : at.as_list()) add(subject, of, one);
    } else if (at.kind() == Kind::range) {
      add(subject, of, at.as_range().low);
      add(subject, of, at.as_range().high);
    } else {
      cuts_.cuts.push_back({subject, of, at});
    }
  }

  void add_entangled(std::uint32_t subject) {
    if (subject < fixed_.size() && fixed_[subject]) return;
    std::vector<std::uint32_t>& all = cuts_.entangled;
    if (std::find(all.begin(), all.end(), subject) == all.end()) all.push_back(subject);
  }

  static constexpr std::uint32_t kNone = 0xffffffff;
  const Expression& e_;
  const std::vector<bool>& fixed_;
  Machine& machine_;
  Cuts& cuts_;
  bool inside_ = false;  // of a filter, where local 0 may be its item
};

}  // namespace

bool is_fixed_part(const Expression& expression, std::uint32_t node, const std::vector<bool>& fixed) {
  return fixed_within(expression, node, fixed, kAllOutside);
}

bool is_fixed(const Expression& expression, const std::vector<bool>& fixed) {
  return std::all_of(expression.reads.begin(), expression.reads.end(),
                     [&](std::uint32_t slot) { return slot < fixed.size() && fixed[slot]; });
}

Value part_value(const Expression& expression, std::uint32_t node, Machine& machine) {
  machine.steps_left = kStepBudget;
  machine.frame = machine.locals.data();
  const Value value = Evaluator(expression, machine).value(node);
  machine.frame = nullptr;
  const bool failed = machine.fault.kind != FaultKind::none;
  machine.fault = {};
  return failed ? Value() : value;
}

void find_cuts(const Expression& expression, const std::vector<bool>& fixed, Machine& machine, Cuts& cuts) {
  if (expression.nodes.empty()) return;
  Finder(expression, fixed, machine, cuts).condition(expression.root);
}

void find_value_cuts(const Expression& expression, std::uint32_t node, const std::vector<bool>& fixed, Machine& machine,
                     Cuts& cuts) {
  if (!expression.nodes.empty()) Finder(expression, fixed, machine, cuts).value(node);
}

}  // namespace qw::feel
