// Trends of what is worked out for every case: decisions, and parts of expressions that read few names.
#include <algorithm>
#include <set>

#include "feel/nodes.h"
#include "quote/verify_trend.h"

namespace qw {

using feel::Kind;
using feel::Value;

namespace {

constexpr std::size_t kMostOfPart = 600;
constexpr std::size_t kMostOfStep = 20'000;
constexpr int kMostRounds = 8;

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

bool contains(const Value& large, const Value& small) {
  std::vector<bool> used(large.as_list().size(), false);
  for (const Value& item : small.as_list()) {
    std::size_t at = 0;
    while (at < used.size() && (used[at] || !equal(large.as_list()[at], item))) ++at;
    if (at == used.size()) return false;
    used[at] = true;
  }
  return true;
}

// One of the two kinds of steps that a pair of results can be.
Trend step_between(const Value& before, const Value& after, const std::vector<std::string>& ranking) {
  if (before.kind() == Kind::list && after.kind() == Kind::list) {
    return contains(after, before) ? Trend::up : contains(before, after) ? Trend::down : Trend::any;
  }
  const auto order = compare_ranked(before, after, ranking);
  return !order ? Trend::any : *order == 0 ? Trend::same : *order < 0 ? Trend::up : Trend::down;
}

// An order in which every step goes forward; empty where there is none.
std::vector<Value> forward_order(const std::vector<Value>& results, const Pairs& pairs) {
  std::vector<std::size_t> before(results.size(), 0);
  for (const auto& pair : pairs) ++before[pair.second];
  std::vector<Value> order;
  std::vector<bool> done(results.size(), false);
  for (bool found = true; found;) {
    found = false;
    for (std::uint32_t i = 0; i < results.size(); ++i) {
      if (done[i] || before[i] > 0) continue;
      done[i] = found = true;
      if (!results[i].is_null()) order.push_back(results[i]);
      for (const auto& pair : pairs) {
        if (pair.first == i) --before[pair.second];
      }
    }
  }
  return std::find(done.begin(), done.end(), false) == done.end() ? order : std::vector<Value>();
}

// The cells of an axis from less to more; empty where they have no order.
std::vector<std::size_t> forward(const CaseAxis& axis, const Movement& moves) {
  std::vector<std::size_t> places;
  if (moves.order.empty()) {
    for (std::size_t i = 0; i < axis.values.size(); ++i) {
      if (axis.values[i].kind() == Kind::string || axis.values[i].kind() == Kind::context) return {};
      if (!axis.values[i].is_null()) places.push_back(i);
    }
  } else {
    for (const Value& value : moves.order) {
      const auto found =
          std::find_if(axis.values.begin(), axis.values.end(), [&](const Value& one) { return equal(one, value); });
      if (found != axis.values.end()) places.push_back(static_cast<std::size_t>(found - axis.values.begin()));
    }
  }
  if (moves.trend == Trend::down) std::reverse(places.begin(), places.end());
  return places;
}

void add_pairs(const Cases& cases, std::size_t axis, const std::vector<std::size_t>& places, Pairs& pairs) {
  const std::size_t stride = cases.stride(axis);
  const std::size_t block = stride * cases.axes[axis].values.size();
  for (std::size_t outer = 0; outer < cases.which.size(); outer += block) {
    for (std::size_t inner = 0; inner < stride; ++inner) {
      for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        const std::uint32_t before = cases.which[outer + places[i] * stride + inner];
        const std::uint32_t after = cases.which[outer + places[i + 1] * stride + inner];
        if (before != after) pairs.emplace(before, after);
      }
    }
  }
}

}  // namespace

Movement Trends::movement(const Cases& cases, bool as_truth, SlotId target) const {
  Pairs pairs;
  for (std::size_t i = 0; i < cases.axes.size(); ++i) {
    const Movement& moves = moves_[cases.axes[i].slot];
    if (moves.trend == Trend::same) continue;
    std::vector<std::size_t> places;
    if (moves.trend != Trend::any) places = forward(cases.axes[i], moves);
    if (places.empty()) {  // from anywhere to anywhere
      for (std::size_t k = 0; k < cases.axes[i].values.size(); ++k) places.push_back(k);
      add_pairs(cases, i, places, pairs);
      std::reverse(places.begin(), places.end());
    }
    add_pairs(cases, i, places, pairs);
  }
  const bool is_effect = claim_ != nullptr && target != kNoSlot && claim_->effect == target;
  const std::vector<std::string> none;
  const std::vector<std::string>& ranking = is_effect ? claim_->ranking : none;  // no copy: the order keeps its texts
  bool rises = false, falls = false, scalar = true;
  for (const auto& [first, second] : pairs) {
    Value before = cases.results[first];
    Value after = cases.results[second];
    if (as_truth) {
      before = Value::boolean(before.is_true());
      after = Value::boolean(after.is_true());
    }
    if (before.is_null() != after.is_null()) return {Trend::any, {}};
    const Trend step = step_between(before, after, ranking);
    scalar = scalar && (before.kind() != Kind::string || !ranking.empty()) && before.kind() != Kind::context;
    rises = rises || step == Trend::up || step == Trend::any;
    falls = falls || step == Trend::down || step == Trend::any;
  }
  if (!rises && !falls) return {};
  if (scalar) {
    Movement found{rises && falls ? Trend::any : rises ? Trend::up : Trend::down, {}};
    for (const std::string& text : ranking) found.order.push_back(Value::string(text));
    return found;
  }
  const std::vector<Value> order = forward_order(cases.results, pairs);
  return order.empty() ? Movement{Trend::any, {}} : Movement{Trend::up, order};
}

Trend Trends::by_cases(const Expression& e, std::uint32_t number, bool as_truth) {
  if (!closed(e, number)) return Trend::any;
  std::vector<SlotId> slots;
  const auto find = [&](const auto& self, std::uint32_t part) -> void {
    const feel::Node& node = e.nodes[part];
    if (node.op == feel::Op::slot && !fixed_[node.a] && std::find(slots.begin(), slots.end(), node.a) == slots.end())
      slots.push_back(node.a);
    feel::for_each_operand(e, node, [&](std::uint32_t operand) { self(self, operand); });
  };
  find(find, number);
  feel::Cuts cuts;
  feel::find_value_cuts(e, number, fixed_, machine_, cuts);
  std::vector<CaseAxis> axes;
  for (const SlotId slot : slots) {
    auto values = cases_of(graph_, slot, domains_[slot], cuts);
    if (!values || values->empty()) return Trend::any;
    axes.push_back({slot, std::move(*values)});
  }
  if (combinations(axes, kMostOfPart) > kMostOfPart) return Trend::any;
  Wanted wanted;
  wanted.expression = &e;
  wanted.node = number;
  const auto cases = work_out(graph_, values_, wanted, {}, std::move(axes));
  if (!cases) return Trend::any;
  const Movement found = movement(*cases, as_truth, kNoSlot);
  return found.order.empty() ? found.trend : Trend::any;
}

void Trends::add_cuts(std::uint32_t number, feel::Cuts& cuts) {
  const Step& step = book_.steps[number];
  const auto take = [&](const Expression& e) { feel::find_value_cuts(e, e.root, fixed_, machine_, cuts); };
  if (step.kind == StepKind::fact) return take(book_.facts[step.index].value.expression);
  if (step.kind != StepKind::decision) return;
  const decision::Table& table = book_.decisions[step.index].table;
  for (const Expression& input : table.inputs) {
    if (input.nodes[input.root].op != feel::Op::slot) take(input);
  }
  for (const decision::Rule& rule : table.rules) {
    for (std::size_t i = 0; i < rule.tests.size(); ++i) {
      if (!rule.tests[i]) continue;
      feel::Cuts found;
      feel::find_cuts(*rule.tests[i], fixed_, machine_, found);
      const feel::Node& input = table.inputs[i].nodes[table.inputs[i].root];
      const std::uint32_t subject = input.op == feel::Op::slot ? input.a : kNoSlot;
      for (feel::Cut& cut : found.cuts) {
        if (cut.subject == feel::kInputSubject) cut.subject = subject;
        cuts.cuts.push_back(cut);
      }
      for (const std::uint32_t one : found.entangled)
        cuts.entangled.push_back(one == feel::kInputSubject ? subject : one);
      for (const std::uint32_t one : found.rough) cuts.rough.push_back(one == feel::kInputSubject ? subject : one);
    }
    if (rule.when) take(*rule.when);
    for (const Expression& output : rule.outputs) take(output);
  }
  for (const Expression& output : table.defaults) take(output);
}

std::vector<SlotId> Trends::reads(std::uint32_t step) const {
  std::vector<SlotId> found;
  for_each_expression(book_, book_.steps[step], [&](const Expression& e) {
    for (const SlotId slot : e.reads) {
      if (!fixed_[slot] && std::find(found.begin(), found.end(), slot) == found.end()) found.push_back(slot);
    }
  });
  return found;
}

const Cases* Trends::worked_out(const Wanted& wanted, const std::vector<std::uint32_t>& before,
                                std::vector<CaseAxis> axes) {
  std::vector<std::uint32_t> key = {wanted.step, static_cast<std::uint32_t>(before.size())};
  key.insert(key.end(), before.begin(), before.end());
  for (const CaseAxis& axis : axes) {
    key.push_back(axis.slot);
    key.push_back(static_cast<std::uint32_t>(axis.values.size()));
  }
  CaseMemo& memo = pinned_ ? pinned_memo_ : memo_;
  auto found = memo.find(key);
  if (found == memo.end())
    found = memo.emplace(std::move(key), work_out(graph_, values_, wanted, before, std::move(axes))).first;
  return found->second ? &*found->second : nullptr;
}

// The value of a step for every case of the names it reads; where these are too many to tell, or where more must be known about
// how they move together, of the names that they come from.
Movement Trends::by_cases(std::uint32_t number) {
  const Step& step = book_.steps[number];
  Wanted wanted;
  wanted.step = number;
  wanted.slot = step.kind == StepKind::fact ? book_.facts[step.index].slot : book_.decisions[step.index].slot;
  std::set<std::uint32_t> before;
  std::vector<SlotId> open = reads(number);
  for (int round = 0; round < kMostRounds; ++round) {
    feel::Cuts cuts;
    add_cuts(number, cuts);
    for (const std::uint32_t one : before) add_cuts(one, cuts);
    std::vector<CaseAxis> axes;
    std::vector<SlotId> opened;
    for (const SlotId slot : open) {
      auto values = cases_of(graph_, slot, domains_[slot], cuts);
      if (!values || values->empty()) {
        opened.push_back(slot);
      } else {
        axes.push_back({slot, std::move(*values)});
      }
    }
    const bool all = opened.empty();
    if (all && combinations(axes, kMostOfStep) > kMostOfStep) return {Trend::any, {}};
    if (all) {
      const Cases* cases = worked_out(wanted, {before.begin(), before.end()}, std::move(axes));
      if (cases == nullptr) return {Trend::any, {}};
      const Movement found = movement(*cases, false, wanted.slot);
      if (found.trend != Trend::any) return found;
    }
    // first what adds no new names
    const auto adds_none = [&](SlotId slot) {
      const std::uint32_t source = graph_.step_of(slot);
      if (slot == cause_ || source == kNoStep || moves_[slot].trend == Trend::same) return false;
      const std::vector<SlotId> inner = reads(source);
      return std::all_of(inner.begin(), inner.end(), [&](SlotId one) {
        return std::find(open.begin(), open.end(), one) != open.end() ||
               (graph_.step_of(one) != kNoStep && before.count(graph_.step_of(one)) > 0);
      });
    };
    const bool few = all && std::any_of(open.begin(), open.end(), adds_none);
    bool changed = false;
    for (const SlotId slot : std::vector<SlotId>(open)) {
      const bool wide = std::find(opened.begin(), opened.end(), slot) != opened.end();
      if (few ? !adds_none(slot) : all ? moves_[slot].trend == Trend::same : !wide) continue;
      const std::uint32_t source = slot == cause_ ? kNoStep : graph_.step_of(slot);
      const bool derived = source != kNoStep && (book_.steps[source].kind == StepKind::fact ||
                                                 book_.steps[source].kind == StepKind::decision);
      if (!derived && wide) return {Trend::any, {}};
      if (!derived) continue;
      changed = true;
      before.insert(source);
      open.erase(std::find(open.begin(), open.end(), slot));
      for (const SlotId one : reads(source)) {
        const bool inner = graph_.step_of(one) != kNoStep && before.count(graph_.step_of(one)) > 0;
        if (!inner && std::find(open.begin(), open.end(), one) == open.end()) open.push_back(one);
      }
    }
    if (!changed) break;
  }
  return {Trend::any, {}};
}

// A list or a sum of the rules that match moves as each of them does.
Trend Trends::collected(const decision::Table& table) {
  const bool sums = table.aggregate == decision::Aggregate::sum;
  const bool lists = table.aggregate == decision::Aggregate::list && decision::gives_list(table);
  const bool counts = table.aggregate == decision::Aggregate::count;
  if (!sums && !lists && !counts) return Trend::any;
  if (lists && table.hit == decision::HitPolicy::output_order) return Trend::any;
  Trend all = Trend::same;
  for (const decision::Rule& rule : table.rules) {
    Trend own = Trend::same;
    for (std::size_t i = 0; i < rule.tests.size(); ++i) {
      const Expression& input = table.inputs[i];
      if (rule.tests[i] && (moving(input, input.root) || moving(*rule.tests[i], rule.tests[i]->root)))
        return Trend::any;
    }
    if (rule.when) own = truth(*rule.when, rule.when->root);
    if (own == Trend::any) return own;
    for (const Expression& output : rule.outputs) {
      if (moving(output, output.root)) return Trend::any;
    }
    if (own == Trend::same) continue;
    if (sums) {
      const decision::Domain added =
          rule.outputs.empty() ? decision::Domain() : domain(rule.outputs[0], rule.outputs[0].root);
      if (added.kind != decision::DomainKind::finite || added.nullable) return Trend::any;
      for (const Value& one : added.values) {
        if (one.kind() != Kind::number || one.as_number().is_negative()) return Trend::any;
      }
    }
    all = together(all, own);
  }
  // without a match a sum is null or the default: 0 and nothing else is where it begins
  if (all == Trend::same || table.defaults.empty()) return sums && all != Trend::same ? Trend::any : all;
  const Value none = feel::is_fixed(table.defaults[0], fixed_)
                         ? feel::part_value(table.defaults[0], table.defaults[0].root, machine_)
                         : Value();
  return !lists && equal(none, Value::integer(0)) ? all : Trend::any;
}

Movement Trends::decided(std::uint32_t number) {
  const decision::Table& table = book_.decisions[book_.steps[number].index].table;
  bool moves = false;
  for (const SlotId slot : reads(number)) moves = moves || moves_[slot].trend != Trend::same;
  if (!moves) return {};
  const Trend shaped = collected(table);
  return shaped != Trend::any ? Movement{shaped, {}} : by_cases(number);
}

}  // namespace qw
