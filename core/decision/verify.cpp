#include "decision/verify.h"

#include <algorithm>

#include "decision/verify_search.h"
#include "feel/literal.h"
#include "feel/nodes.h"

namespace qw::decision {
namespace {

using feel::Value;

constexpr std::size_t kMostGaps = 5;  // of one table; more of them are the same story
constexpr std::size_t kMostFlaws = 50;

// What a rule gives when nothing in its outputs varies.
struct Output {
  bool known = false;
  std::vector<Value> values;
};

bool same(const Output& a, const Output& b) {
  if (!a.known || !b.known || a.values.size() != b.values.size()) return false;
  return std::equal(a.values.begin(), a.values.end(), b.values.begin(),
                    [](const Value& x, const Value& y) { return equal(x, y); });
}

class TableVerifier {
 public:
  TableVerifier(const Table& table, const TableSpace& space, std::uint64_t steps)
      : table_(table), space_(space), grid_(make_grid(table, space, report_.arena)), search_(grid_, steps) {
    machine_.slots = space.values->data();
    machine_.arena = &report_.arena;
    for (std::uint32_t i = 0; i < table.rules.size(); ++i) all_.push_back(i);
    for (const Rule& rule : table.rules) outputs_.push_back(output(rule.id, rule.outputs));
  }

  TableReport run() {
    const HitPolicy hit = table_.hit;
    find_unreachable();
    if (hit == HitPolicy::unique) find_pairs(Flaw::overlap);
    if (hit == HitPolicy::any) find_pairs(Flaw::conflict);
    if (hit == HitPolicy::first || hit == HitPolicy::priority) find_shadowed();
    if (hit == HitPolicy::first) find_redundant_first();
    if (hit == HitPolicy::any) find_redundant_any();
    const bool one_answer = hit != HitPolicy::collect && !gives_list(table_);
    if (one_answer && table_.defaults.empty()) find_gaps();
    if (!one_answer) find_repeats();
    summarize(one_answer);
    return std::move(report_);
  }

 private:
  Output output(const std::string& id, const std::vector<feel::Expression>& outputs) {
    Output made{true, {}};
    if (outputs.empty()) made.values.push_back(Value::string(id));
    for (const feel::Expression& expression : outputs) {
      made.known = made.known && feel::is_fixed(expression, *space_.fixed);
      made.values.push_back(made.known ? feel::part_value(expression, expression.root, machine_) : Value());
    }
    return made;
  }

  void add(Flaw flaw, std::vector<std::uint32_t> rules, const std::optional<Point>& point) {
    if (report_.flaws.size() >= kMostFlaws) return;
    TableFlaw made;
    made.flaw = flaw;
    made.rules = std::move(rules);
    for (std::size_t i = 0; point && i < grid_.axes.size(); ++i) {
      const Axis& axis = grid_.axes[i];
      const Value& value = axis.cells[(*point)[i]].value;
      made.example.push_back({axis.name, feel::literal(value)});
      made.values.push_back(value);
      made.subjects.push_back(axis.subject);
      made.certain = made.certain && !axis.free;
    }
    report_.flaws.push_back(std::move(made));
  }

  bool reachable(std::uint32_t rule) const {
    return std::find(unreachable_.begin(), unreachable_.end(), rule) == unreachable_.end();
  }

  void find_unreachable() {
    for (const std::uint32_t rule : all_) {
      if (search_.find(whole(grid_), {&rule, 1}, {}) || search_.exhausted) continue;
      unreachable_.push_back(rule);
      if (settled_by_sample({&rule, 1})) add(Flaw::unreachable, {rule}, std::nullopt);
    }
  }

  // "Never" can only be said where every value was tried.
  bool settled_by_sample(std::span<const std::uint32_t> rules) const {
    for (const Condition& condition : grid_.conditions) {
      if (std::find(rules.begin(), rules.end(), condition.rule) == rules.end()) continue;
      for (const std::uint32_t axis : condition.axes) {
        if (grid_.axes[axis].sampled) return false;
      }
    }
    return true;
  }

  void find_pairs(Flaw flaw) {
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      for (std::uint32_t k = i + 1; k < all_.size() && !search_.exhausted; ++k) {
        if (flaw == Flaw::conflict && (same(outputs_[i], outputs_[k]) || !outputs_[i].known || !outputs_[k].known))
          continue;
        const std::uint32_t both[] = {i, k};
        if (const auto point = search_.find(whole(grid_), both, {})) add(flaw, {i, k}, point);
      }
    }
  }

  static std::size_t place(const std::vector<Value>& ranked, const Value& value) {
    std::size_t found = 0;
    while (found < ranked.size() && !equal(ranked[found], value)) ++found;
    return found;
  }

  // Whether a priority table ranks one rule's output before another's; -1, 0 or 1.
  int order(std::uint32_t a, std::uint32_t b) const {
    if (table_.hit != HitPolicy::priority) return 0;
    for (std::size_t i = 0; i < outputs_[a].values.size(); ++i) {
      if (i > table_.more_priority.size()) break;
      const std::vector<Value>& ranked = i == 0 ? table_.priority : table_.more_priority[i - 1];
      const std::size_t first = place(ranked, outputs_[a].values[i]);
      const std::size_t second = place(ranked, outputs_[b].values[i]);
      if (first != second) return first < second ? -1 : 1;
    }
    return 0;
  }

  // The rules that decide before this one does.
  std::vector<std::uint32_t> stronger(std::uint32_t rule) const {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t other : all_) {
      if (other == rule || !outputs_[other].known) continue;
      const int before = order(other, rule);
      if (before < 0 || (before == 0 && other < rule)) found.push_back(other);
    }
    return found;
  }

  void find_shadowed() {
    for (const std::uint32_t rule : all_) {
      if (!reachable(rule) || !outputs_[rule].known || search_.exhausted) continue;
      const std::vector<std::uint32_t> before = stronger(rule);
      if (before.empty() || search_.find(whole(grid_), {&rule, 1}, before) || search_.exhausted) continue;
      if (!settled_by_sample(all_)) continue;
      shadowed_.push_back(rule);
      std::vector<std::uint32_t> rules = {rule};
      if (const auto by = shadow_of(rule, before)) rules.push_back(*by);
      add(Flaw::shadowed, std::move(rules), search_.find(whole(grid_), {&rule, 1}, {}));
    }
  }

  // One rule that alone takes every case of another, if there is one.
  std::optional<std::uint32_t> shadow_of(std::uint32_t rule, const std::vector<std::uint32_t>& before) {
    for (const std::uint32_t other : before) {
      if (!search_.find(whole(grid_), {&rule, 1}, {&other, 1})) return other;
    }
    return std::nullopt;
  }

  bool is_shadowed(std::uint32_t rule) const {
    return std::find(shadowed_.begin(), shadowed_.end(), rule) != shadowed_.end();
  }

  // Without a first-hit rule the next one that matches decides: the same everywhere?
  void find_redundant_first() {
    for (const std::uint32_t rule : all_) {
      if (!reachable(rule) || is_shadowed(rule) || !settled_by_sample(all_)) continue;
      std::vector<std::uint32_t> skipped(all_.begin(), all_.begin() + static_cast<std::ptrdiff_t>(rule));
      bool differs = false;
      for (std::uint32_t next = rule + 1; next < all_.size() && !differs; ++next) {
        const std::uint32_t both[] = {rule, next};
        differs = !same(outputs_[rule], outputs_[next]) && search_.find(whole(grid_), both, skipped).has_value();
        skipped.push_back(next);
      }
      if (!differs) differs = search_.find(whole(grid_), {&rule, 1}, skipped) && !same_as_default(rule);
      if (!differs && !search_.exhausted) add(Flaw::redundant, {rule}, search_.find(whole(grid_), {&rule, 1}, {}));
    }
  }

  bool same_as_default(std::uint32_t rule) {
    return !table_.defaults.empty() && same(outputs_[rule], output("", table_.defaults));
  }

  void find_redundant_any() {
    std::vector<std::uint32_t> dropped;
    for (const std::uint32_t rule : all_) {
      if (!reachable(rule) || !settled_by_sample(all_)) continue;
      std::vector<std::uint32_t> alike;
      for (const std::uint32_t other : all_) {
        const bool gone = std::find(dropped.begin(), dropped.end(), other) != dropped.end();
        if (other != rule && !gone && same(outputs_[rule], outputs_[other])) alike.push_back(other);
      }
      if (alike.empty() || search_.find(whole(grid_), {&rule, 1}, alike) || search_.exhausted) continue;
      dropped.push_back(rule);
      add(Flaw::redundant, {rule}, search_.find(whole(grid_), {&rule, 1}, {}));
    }
  }

  // Two rules of a list that always come together with the same output say one thing twice.
  void find_repeats() {
    if (table_.outputs.empty()) return;  // their ids differ
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      for (std::uint32_t k = i + 1; k < all_.size() && !search_.exhausted; ++k) {
        const std::uint32_t both[] = {i, k};
        if (!same(outputs_[i], outputs_[k]) || !reachable(i) || !reachable(k) || !settled_by_sample(both)) continue;
        if (search_.find(whole(grid_), {&both[0], 1}, {&both[1], 1})) continue;
        if (search_.find(whole(grid_), {&both[1], 1}, {&both[0], 1})) continue;
        if (!search_.exhausted) add(Flaw::repeats, {i, k}, search_.find(whole(grid_), both, {}));
      }
    }
  }

  bool inside(const Box& box, const Point& point) const {
    for (std::size_t i = 0; i < box.size(); ++i) {
      if (point[i] < box[i].first || point[i] > box[i].last) return false;
    }
    return true;
  }

  bool nothing_matches(const Box& box) {
    return std::none_of(all_.begin(), all_.end(),
                        [&](std::uint32_t rule) {
                          return search_.find(box, {&rule, 1}, {}).has_value();
                        }) &&
           !search_.exhausted;
  }

  // The largest box around a point in which no rule matches, grown one axis after the other.
  Box grow(const Point& point) {
    Box box;
    for (const std::uint32_t cell : point) box.push_back({cell, cell});
    for (std::size_t i = 0; i < box.size(); ++i) {
      const auto last = static_cast<std::uint32_t>(grid_.axes[i].cells.size() - 1);
      for (Box tried = box; box[i].last < last; box = tried) {
        ++tried[i].last;
        if (!nothing_matches(tried)) break;
      }
      for (Box tried = box; box[i].first > 0; box = tried) {
        --tried[i].first;
        if (!nothing_matches(tried)) break;
      }
    }
    return box;
  }

  // Gaps are looked for in the parts of the table outside the boxes found already.
  void find_gaps() {
    std::vector<Box> open = {whole(grid_)};
    std::size_t found = 0;
    while (!open.empty() && found < kMostGaps && !search_.exhausted) {
      const Box part = open.back();
      open.pop_back();
      const auto point = search_.find(part, {}, all_);
      if (!point) continue;
      const Box box = grow(*point);
      ++found;
      add(Flaw::gap, {}, point);
      for (std::size_t i = 0; i < box.size(); ++i) {
        const Axis& axis = grid_.axes[i];
        const std::string test = cells_text(axis, box[i].first, box[i].last);
        if (test != "-") report_.flaws.back().region.push_back({axis.name, test});
      }
      split(part, box, open);
    }
  }

  static void split(Box part, const Box& taken, std::vector<Box>& open) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      if (part[i].first < taken[i].first) {
        Box below = part;
        below[i].last = taken[i].first - 1;
        open.push_back(below);
      }
      if (part[i].last > taken[i].last) {
        Box above = part;
        above[i].first = taken[i].last + 1;
        open.push_back(above);
      }
      part[i].first = std::max(part[i].first, taken[i].first);
      part[i].last = std::min(part[i].last, taken[i].last);
    }
  }

  void summarize(bool one_answer) {
    report_.cells = 1;
    for (const Axis& axis : grid_.axes) {
      report_.cells = std::min<std::uint64_t>(report_.cells * axis.cells.size(), 1ULL << 62 >> 13);
      if (axis.sampled) report_.sampled.push_back(axis.name);
      if (axis.free) report_.free.push_back(axis.name);
    }
    report_.proven = report_.sampled.empty() && !search_.exhausted;
    const bool gaps = std::any_of(report_.flaws.begin(), report_.flaws.end(),
                                  [](const TableFlaw& flaw) { return flaw.flaw == Flaw::gap; });
    report_.complete = !table_.defaults.empty() || (one_answer && report_.proven && !gaps);
  }

  const Table& table_;
  const TableSpace& space_;
  TableReport report_;
  Grid grid_;
  Search search_;
  feel::Machine machine_;
  std::vector<std::uint32_t> all_, unreachable_, shadowed_;
  std::vector<Output> outputs_;
};

}  // namespace

const char* to_text(Flaw flaw) {
  switch (flaw) {
    case Flaw::gap: return "gap";
    case Flaw::overlap: return "overlap";
    case Flaw::conflict: return "conflict";
    case Flaw::unreachable: return "unreachable";
    case Flaw::shadowed: return "shadowed";
    case Flaw::redundant: return "redundant";
    case Flaw::repeats: return "repeats";
  }
  return "";
}

TableReport verify_table(const Table& table, const TableSpace& space, std::uint64_t steps) {
  return TableVerifier(table, space, steps).run();
}

}  // namespace qw::decision
