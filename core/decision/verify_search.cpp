#include "decision/verify_search.h"

#include <algorithm>

namespace qw::decision {
namespace {

using feel::Value;

constexpr std::uint64_t kMostCombinations = 1U << 15;  // of the cells of one condition

bool is_bare_name(const feel::Expression& expression) {
  return expression.nodes.size() == 1 && expression.nodes[0].op == feel::Op::slot;
}

// One axis for each name that some condition reads, and for each input that is more than a name.
class GridMaker {
 public:
  GridMaker(const Table& table, const TableSpace& space, feel::Arena& arena)
      : table_(table), space_(space), arena_(arena), slots_(*space.values) {
    machine_.slots = slots_.data();
    machine_.arena = &arena;
  }

  Grid make() {
    grid_.rules = table_.rules.size();
    find_subjects();
    for (std::uint32_t rule = 0; rule < table_.rules.size(); ++rule) {
      for (std::uint32_t i = 0; i < table_.rules[rule].tests.size(); ++i) {
        if (table_.rules[rule].tests[i]) add_condition(rule, *table_.rules[rule].tests[i], i);
      }
      if (table_.rules[rule].when) add_condition(rule, *table_.rules[rule].when, kNoInput);
    }
    thin();
    for (Condition& condition : grid_.conditions) tabulate(condition);
    return std::move(grid_);
  }

 private:
  static constexpr std::uint32_t kNoInput = 0xffffffff;

  std::uint32_t input_subject(std::uint32_t input) const {
    const feel::Expression& expression = table_.inputs[input];
    return is_bare_name(expression) ? expression.nodes[0].a : kFirstInput + input;
  }

  void find_subjects() {
    for (const Rule& rule : table_.rules) {
      for (std::uint32_t i = 0; i < rule.tests.size(); ++i) {
        if (rule.tests[i]) take(*rule.tests[i], i);
      }
      if (rule.when) take(*rule.when, kNoInput);
    }
    for (const std::uint32_t subject : subjects_) {
      std::vector<feel::Cut> own;
      for (const feel::Cut& cut : cuts_.cuts) {
        if (cut.subject == subject) own.push_back(cut);
      }
      const bool entangled =
          std::find(cuts_.entangled.begin(), cuts_.entangled.end(), subject) != cuts_.entangled.end();
      const bool is_input = subject >= kFirstInput;
      const std::uint32_t input = subject - kFirstInput;
      const Domain& domain = is_input ? space_.inputs[input] : (*space_.domains)[subject];
      grid_.axes.push_back(make_axis(subject, is_input ? table_.inputs[input].source : (*space_.names)[subject], domain,
                                     own, entangled, arena_));
    }
  }

  void take(const feel::Expression& expression, std::uint32_t input) {
    feel::Cuts found;
    feel::find_cuts(expression, *space_.fixed, machine_, found);
    const auto subject = [&](std::uint32_t one) { return one == feel::kInputSubject ? input_subject(input) : one; };
    for (feel::Cut& cut : found.cuts) {
      cut.subject = subject(cut.subject);
      cuts_.cuts.push_back(cut);
    }
    for (const std::uint32_t one : found.entangled) cuts_.entangled.push_back(subject(one));
    for (const std::uint32_t one : found.rough) cuts_.entangled.push_back(subject(one));
    for (const std::uint32_t one : subjects_of(expression, input)) {
      if (std::find(subjects_.begin(), subjects_.end(), one) == subjects_.end()) subjects_.push_back(one);
    }
  }

  std::vector<std::uint32_t> subjects_of(const feel::Expression& expression, std::uint32_t input) const {
    std::vector<std::uint32_t> all;
    const auto add = [&](std::uint32_t subject) {
      const bool fixed = subject < kFirstInput && (*space_.fixed)[subject];
      if (!fixed && std::find(all.begin(), all.end(), subject) == all.end()) all.push_back(subject);
    };
    if (input != kNoInput) add(input_subject(input));
    for (const std::uint32_t slot : expression.reads) add(slot);
    return all;
  }

  void add_condition(std::uint32_t rule, const feel::Expression& expression, std::uint32_t input) {
    Condition condition;
    condition.rule = rule;
    for (const std::uint32_t subject : subjects_of(expression, input)) {
      const auto place = std::find(subjects_.begin(), subjects_.end(), subject);
      condition.axes.push_back(static_cast<std::uint32_t>(place - subjects_.begin()));
    }
    grid_.conditions.push_back(std::move(condition));
    sources_.push_back({&expression, input});
  }

  std::uint64_t combinations(const Condition& condition) const {
    std::uint64_t all = 1;
    for (const std::uint32_t axis : condition.axes)
      all = std::min<std::uint64_t>(all * grid_.axes[axis].cells.size(), 1ULL << 40);
    return all;
  }

  // Where one condition has too many cases its largest axes lose every second cell but the ends.
  void thin() {
    for (const Condition& condition : grid_.conditions) {
      while (combinations(condition) > kMostCombinations) {
        Axis* largest = &grid_.axes[condition.axes[0]];
        for (const std::uint32_t axis : condition.axes) {
          if (grid_.axes[axis].cells.size() > largest->cells.size()) largest = &grid_.axes[axis];
        }
        if (largest->cells.size() <= 2) {
          largest->cells.resize(1);
        } else {
          std::vector<Cell> kept;
          for (std::size_t i = 0; i < largest->cells.size(); i += 2) kept.push_back(largest->cells[i]);
          largest->cells = std::move(kept);
        }
        largest->sampled = true;
      }
    }
  }

  void tabulate(Condition& condition) {
    const auto& [expression, input] = sources_[static_cast<std::size_t>(&condition - grid_.conditions.data())];
    const std::uint64_t all = combinations(condition);
    for (std::uint64_t number = 0; number < all; ++number) {
      std::uint64_t rest = number;
      for (std::size_t i = condition.axes.size(); i-- > 0;) {
        const Axis& axis = grid_.axes[condition.axes[i]];
        const Value& value = axis.cells[static_cast<std::size_t>(rest % axis.cells.size())].value;
        rest /= axis.cells.size();
        if (axis.subject < kFirstInput) {
          slots_[axis.subject] = value;
        } else {
          input_value_ = value;
        }
      }
      machine_.total_steps_left = feel::kTotalSteps;
      if (input != kNoInput) {
        const std::uint32_t subject = input_subject(input);
        const Value value = subject < kFirstInput ? slots_[subject] : input_value_;
        condition.holds.push_back(feel::evaluate_unary_tests(*expression, value, machine_).is_true());
      } else {
        condition.holds.push_back(feel::evaluate(*expression, machine_).is_true());
      }
      machine_.fault = {};
    }
    for (const std::uint32_t axis : condition.axes) {
      if (grid_.axes[axis].subject < kFirstInput)
        slots_[grid_.axes[axis].subject] = (*space_.values)[grid_.axes[axis].subject];
    }
  }

  const Table& table_;
  const TableSpace& space_;
  feel::Arena& arena_;
  feel::Machine machine_;
  std::vector<Value> slots_;
  Value input_value_;
  feel::Cuts cuts_;
  std::vector<std::uint32_t> subjects_;
  std::vector<std::pair<const feel::Expression*, std::uint32_t>> sources_;  // per condition
  Grid grid_;
};

}  // namespace

Grid make_grid(const Table& table, const TableSpace& space, feel::Arena& arena) {
  return GridMaker(table, space, arena).make();
}

Box whole(const Grid& grid) {
  Box box;
  for (const Axis& axis : grid.axes) box.push_back({0, static_cast<std::uint32_t>(axis.cells.size() - 1)});
  return box;
}

bool holds(const Grid& grid, const Condition& condition, const Point& point) {
  std::size_t place = 0;
  for (const std::uint32_t axis : condition.axes) place = place * grid.axes[axis].cells.size() + point[axis];
  return condition.holds[place];
}

std::optional<Point> Search::find(const Box& box, std::span<const std::uint32_t> matching,
                                  std::span<const std::uint32_t> failing) {
  order_.clear();
  wanted_.clear();
  dead_.assign(failing.size(), 0);
  at_.clear();
  for (const Span& span : box) at_.push_back(span.first);
  box_ = &box;
  const auto take = [&](std::uint32_t rule, bool match, std::size_t place) {
    for (const Condition& condition : grid.conditions) {
      if (condition.rule != rule) continue;
      std::size_t ready = 0;
      for (const std::uint32_t axis : condition.axes) {
        auto found = std::find(order_.begin(), order_.end(), axis);
        if (found == order_.end()) found = order_.insert(order_.end(), axis);
        ready = std::max(ready, static_cast<std::size_t>(found - order_.begin()) + 1);
      }
      wanted_.push_back({&condition, match, ready, place});
    }
  };
  for (const std::uint32_t rule : matching) take(rule, true, 0);
  for (std::size_t i = 0; i < failing.size(); ++i) take(failing[i], false, i);
  // a rule without conditions always matches
  for (std::size_t i = 0; i < failing.size(); ++i) {
    const auto of_rule = [&](const Wanted& wanted) { return !wanted.match && wanted.rule_place == i; };
    if (std::none_of(wanted_.begin(), wanted_.end(), of_rule)) return std::nullopt;
  }
  return descend(0) ? std::optional(at_) : std::nullopt;
}

// Decides the conditions that became ready; false when this branch holds no point.
bool Search::settle(std::size_t depth) {
  enum : std::uint32_t { kNothingKnown, kOpen, kDead };
  std::fill(dead_.begin(), dead_.end(), kNothingKnown);
  for (const Wanted& wanted : wanted_) {
    if (wanted.match || dead_[wanted.rule_place] == kDead) continue;
    std::uint32_t& state = dead_[wanted.rule_place];
    if (wanted.ready > depth) {
      state = kOpen;
    } else if (!holds(grid, *wanted.condition, at_)) {
      state = kDead;
    }
  }
  if (std::find(dead_.begin(), dead_.end(), kNothingKnown) != dead_.end()) return false;  // a failing rule matches
  return std::all_of(wanted_.begin(), wanted_.end(), [&](const Wanted& wanted) {
    return !wanted.match || wanted.ready > depth || holds(grid, *wanted.condition, at_);
  });
}

bool Search::descend(std::size_t depth) {
  if (steps_left < wanted_.size() + 1) {
    exhausted = true;
    return false;
  }
  steps_left -= wanted_.size() + 1;
  if (!settle(depth)) return false;
  if (depth == order_.size()) return true;
  const std::uint32_t axis = order_[depth];
  for (at_[axis] = (*box_)[axis].first; at_[axis] <= (*box_)[axis].last; ++at_[axis]) {
    if (descend(depth + 1)) return true;
    if (exhausted) return false;
  }
  at_[axis] = (*box_)[axis].first;
  return false;
}

}  // namespace qw::decision
