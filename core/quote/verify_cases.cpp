#include "quote/verify_cases.h"

#include <algorithm>

#include "feel/nodes.h"

namespace qw {
namespace {

using feel::Kind;
using feel::Value;

constexpr std::int64_t kMostWhole = 4096;  // whole numbers that are all tried
constexpr std::size_t kMostResults = 4096;

// A lasting copy; false where there is something in it that cannot be copied.
bool copied(const Value& value, feel::Arena& arena, Value& copy) {
  const auto all = [&](std::span<const Value> from, std::span<Value> to) {
    for (std::size_t i = 0; i < from.size(); ++i) {
      if (!copied(from[i], arena, to[i])) return false;
    }
    return true;
  };
  switch (value.kind()) {
    case Kind::null:
    case Kind::boolean:
    case Kind::number: copy = value; return true;
    case Kind::string: copy = Value::string(arena.copy(value.as_string())); return true;
    case Kind::list: {
      const std::span<Value> items = arena.values(value.as_list().size());
      copy = Value::list(items);
      return all(value.as_list(), items);
    }
    case Kind::context: {
      const std::span<Value> fields = arena.values(value.fields().size());
      copy = Value::context(&value.shape(), fields.data());
      return all(value.fields(), fields);
    }
    default: return false;
  }
}

class Worker {
 public:
  Worker(VerifyGraph& graph, const std::vector<Value>& values) : graph_(graph), run_(*graph.book) {
    run_.values = values;
    run_.machine.slots = run_.values.data();
  }

  bool set(const std::vector<CaseAxis>& axes, std::size_t number) {
    run_.arena.reset();
    run_.machine.total_steps_left = feel::kTotalSteps;
    for (std::size_t i = axes.size(); i-- > 0;) {
      run_.values[axes[i].slot] = axes[i].values[number % axes[i].values.size()];
      number /= axes[i].values.size();
    }
    return !graph_.exhausted();
  }

  bool derive(std::uint32_t step) {
    const Step& one = graph_.book->steps[step];
    switch (one.kind) {
      case StepKind::answer: derive_answer(run_, graph_.book->questions[one.index]); break;
      case StepKind::fact: derive_fact(run_, graph_.book->facts[one.index]); break;
      case StepKind::decision: derive_decision(run_, one.index); break;
      default: return false;
    }
    return !run_.failed();
  }

  bool result(const Wanted& wanted, Value& value) {
    if (wanted.expression == nullptr) {
      if (!derive(wanted.step)) return false;
      value = run_.values[wanted.slot];
    } else {
      value = feel::part_value(*wanted.expression, wanted.node, run_.machine);
    }
    const std::uint64_t steps = feel::kTotalSteps - run_.machine.total_steps_left + 2;
    graph_.steps_left -= std::min(steps, graph_.steps_left);
    return true;
  }

 private:
  VerifyGraph& graph_;
  Run run_;
};

}  // namespace

std::size_t combinations(const std::vector<CaseAxis>& axes, std::size_t most) {
  std::size_t all = 1;
  for (const CaseAxis& axis : axes) all = std::min(all * axis.values.size(), most + 1);
  return all;
}

std::optional<Cases> work_out(VerifyGraph& graph, const std::vector<Value>& values, const Wanted& wanted,
                              const std::vector<std::uint32_t>& before, std::vector<CaseAxis> axes) {
  Cases cases;
  cases.axes = std::move(axes);
  std::size_t count = 1;
  for (const CaseAxis& axis : cases.axes) count *= axis.values.size();
  Worker worker(graph, values);
  for (std::size_t number = 0; number < count; ++number) {
    if (!worker.set(cases.axes, number)) return std::nullopt;
    for (const std::uint32_t step : before) {
      if (!worker.derive(step)) return std::nullopt;
    }
    Value value;
    if (!worker.result(wanted, value)) return std::nullopt;
    // cases beside each other mostly give the same
    std::size_t found = cases.results.size();
    while (found > 0 && !equal(cases.results[found - 1], value)) --found;
    if (found == 0) {
      Value copy;
      if (cases.results.size() == kMostResults || !copied(value, graph.arena, copy)) return std::nullopt;
      cases.results.push_back(copy);
      found = cases.results.size();
    }
    cases.which.push_back(static_cast<std::uint32_t>(found - 1));
  }
  return cases;
}

std::optional<std::vector<Value>> cases_of(VerifyGraph& graph, SlotId slot, const decision::Domain& domain,
                                           const feel::Cuts& cuts) {
  std::vector<Value> found;
  const auto among = [&](const std::vector<std::uint32_t>& all) {
    return std::find(all.begin(), all.end(), slot) != all.end();
  };
  // a cut that is no decimal is passed over by numbers of few digits only
  const bool entangled = among(cuts.entangled) || (among(cuts.rough) && (domain.places < 0 || domain.places > 12));
  std::vector<feel::Cut> own;
  bool counted_only = true;
  for (const feel::Cut& cut : cuts.cuts) {
    if (cut.subject != slot) continue;
    own.push_back(cut);
    counted_only = counted_only && cut.of == feel::CutOf::count;
  }
  const bool bounded = domain.kind == decision::DomainKind::number && domain.least && domain.greatest;
  const auto width = bounded ? to_int64(subtract(*domain.greatest, *domain.least).value) : std::nullopt;
  if (domain.kind == decision::DomainKind::finite) {
    found = domain.values;
  } else if (domain.kind == decision::DomainKind::number && entangled) {
    if (!width || domain.places != 0 || *width >= kMostWhole) return std::nullopt;
    for (std::int64_t i = 0; i <= *width; ++i)
      found.push_back(Value::number(add(*domain.least, Decimal::from_int(i)).value));
  } else if (domain.kind == decision::DomainKind::number ||
             (domain.kind == decision::DomainKind::list && counted_only && !entangled)) {
    const decision::Axis axis = decision::make_axis(slot, graph.names[slot], domain, own, false, graph.arena);
    if (axis.sampled) return std::nullopt;
    for (const decision::Cell& cell : axis.cells) {
      if (!cell.value.is_null()) found.push_back(cell.value);
    }
  } else {
    return std::nullopt;
  }
  if (domain.kind == decision::DomainKind::finite) {
    std::stable_sort(found.begin(), found.end(),
                     [](const Value& a, const Value& b) { return compare_ranked(a, b, {}).value_or(0) < 0; });
  }
  if (domain.nullable || (domain.free && domain.items.empty())) found.emplace_back();
  return found;
}

}  // namespace qw
