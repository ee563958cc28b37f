#include <algorithm>

#include "authoring/calibrate.h"

namespace qw::authoring {
namespace {

constexpr std::uint32_t kMostRounds = 60;
constexpr int kWorkingPlaces = 12;  // keeps the digits of a long run short

Decimal whole(std::size_t value) { return Decimal::from_int(static_cast<std::int64_t>(value)); }
// Bounded numbers (hours up to a million, factors up to hundreds): these cannot overflow.
Decimal plus(const Decimal& a, const Decimal& b) { return add(a, b).value; }
Decimal minus(const Decimal& a, const Decimal& b) { return subtract(a, b).value; }
Decimal times(const Decimal& a, const Decimal& b) { return multiply(a, b).value; }
Decimal over(const Decimal& a, const Decimal& b) { return b.is_zero() ? Decimal() : divide(a, b).value; }
Decimal rounded(const Decimal& a, int places) { return quantize(a, -places, Rounding::half_up).value; }

struct Number {
  Decimal book, raw, value;
  std::size_t projects = 0;
  Bound bound = Bound::none;

  // Pulled to the book's number and kept between half and twice of it.
  Decimal settled() {
    const Decimal weight = over(whole(projects), Decimal::from_int(static_cast<std::int64_t>(projects) + kPull));
    const Decimal pulled = rounded(plus(book, times(weight, minus(raw, book))), kWorkingPlaces);
    const Decimal low = over(book, Decimal::from_int(2));
    const Decimal high = times(book, Decimal::from_int(2));
    bound = pulled < low ? Bound::half : pulled > high ? Bound::twice : Bound::none;
    return bound == Bound::half ? low : bound == Bound::twice ? high : pulled;
  }
};

// Values that must not fall: neighbours that do are given their common mean, weighted by what each rests on.
void never_fall(std::vector<Number>& numbers) {
  struct Block {
    std::size_t first, count;
    Decimal sum, weight;
    Decimal mean() const { return over(sum, weight); }
  };
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Decimal weight = Decimal::from_int(static_cast<std::int64_t>(numbers[i].projects) + kPull);
    blocks.push_back({i, 1, times(numbers[i].value, weight), weight});
    while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
      const Block last = blocks.back();
      blocks.pop_back();
      blocks.back().count += last.count;
      blocks.back().sum = plus(blocks.back().sum, last.sum);
      blocks.back().weight = plus(blocks.back().weight, last.weight);
    }
  }
  for (const Block& block : blocks) {
    for (std::size_t i = block.first; block.count > 1 && i < block.first + block.count; ++i) {
      numbers[i].value = rounded(block.mean(), kWorkingPlaces);
      numbers[i].bound = Bound::order;
    }
  }
}

bool rising(const std::vector<NamedNumber>& numbers) {
  return std::is_sorted(numbers.begin(), numbers.end(),
                        [](const NamedNumber& a, const NamedNumber& b) { return a.value < b.value; });
}

class Fit {
 public:
  Fit(const BookEffort& effort, const std::vector<Project>& projects, std::size_t left_out)
      : rising_(rising(effort.tiers)) {
    for (const NamedNumber& one : effort.modules) modules.push_back({one.value, one.value, one.value, 0, Bound::none});
    for (const NamedNumber& one : effort.tiers) tiers.push_back({one.value, one.value, one.value, 0, Bound::none});
    users_.resize(modules.size());
    for (std::size_t i = 0; i < projects.size(); ++i) {
      if (i == left_out) continue;
      const std::size_t p = projects_.size();
      projects_.push_back(&projects[i]);
      ++tiers[projects[i].tier].projects;
      for (const std::uint32_t module : projects[i].modules) {
        ++modules[module].projects;
        users_[module].push_back(p);
      }
      const Decimal inverse = over(Decimal::from_int(1), projects[i].explained);
      weights_.push_back(rounded(times(inverse, inverse), 30));
      sums_.push_back(sum_of(projects[i]));
    }
  }

  void run() {
    for (rounds = 0; rounds < kMostRounds; ++rounds) {
      moved_ = false;
      for (std::size_t m = 0; m < modules.size(); ++m) {
        if (modules[m].projects > 0) fit_module(m);
      }
      fit_tiers();
      if (!moved_) break;
    }
    const Decimal two = Decimal::from_int(2);
    for (Number& one : modules) {
      one.value = one.projects == 0 ? one.book : over(rounded(times(one.value, two), 0), two);
    }
    for (Number& one : tiers) {
      one.value = one.projects == 0 && one.bound == Bound::none ? one.book : rounded(one.value, 2);
    }
  }

  Decimal predict(const Project& project) const { return times(tiers[project.tier].value, sum_of(project)); }

  std::vector<Number> modules, tiers;
  std::uint32_t rounds = 0;

 private:
  Decimal sum_of(const Project& project) const {
    Decimal sum;
    for (const std::uint32_t module : project.modules) sum = plus(sum, modules[module].value);
    return sum;
  }

  void note(const Decimal& before, const Decimal& after) {
    const Decimal small = Decimal::from_parts(false, 1, -4);
    if (abs(minus(after, before)) > small) moved_ = true;
  }

  void fit_module(std::size_t m) {
    Number& one = modules[m];
    Decimal above, below;
    for (const std::size_t p : users_[m]) {
      const Decimal factor = tiers[projects_[p]->tier].value;
      const Decimal others = times(factor, minus(sums_[p], one.value));
      const Decimal weighted = times(weights_[p], factor);
      above = plus(above, times(weighted, minus(projects_[p]->explained, others)));
      below = plus(below, times(weighted, factor));
    }
    one.raw = rounded(max(Decimal(), over(above, below)), kWorkingPlaces);
    const Decimal before = one.value;
    one.value = one.settled();
    for (const std::size_t p : users_[m]) sums_[p] = plus(sums_[p], minus(one.value, before));
    note(before, one.value);
  }

  void fit_tiers() {
    std::vector<Decimal> above(tiers.size()), below(tiers.size());
    for (std::size_t p = 0; p < projects_.size(); ++p) {
      const std::uint32_t t = projects_[p]->tier;
      const Decimal weighted = times(weights_[p], sums_[p]);
      above[t] = plus(above[t], times(weighted, projects_[p]->explained));
      below[t] = plus(below[t], times(weighted, sums_[p]));
    }
    std::vector<Decimal> before;
    for (std::size_t t = 0; t < tiers.size(); ++t) {
      before.push_back(tiers[t].value);
      tiers[t].bound = Bound::none;
      tiers[t].value = tiers[t].book;
      if (tiers[t].projects == 0) continue;
      tiers[t].raw = rounded(over(above[t], below[t]), kWorkingPlaces);
      tiers[t].value = tiers[t].settled();
    }
    if (rising_) never_fall(tiers);
    for (std::size_t t = 0; t < tiers.size(); ++t) note(before[t], tiers[t].value);
  }

  bool rising_;
  bool moved_ = false;
  std::vector<const Project*> projects_;
  std::vector<Decimal> weights_;                 // 1 / hours squared
  std::vector<Decimal> sums_;                    // hours of the modules, before the factor
  std::vector<std::vector<std::size_t>> users_;  // per module: projects with it
};

Estimate estimate_of(const std::string& table, const std::string& key, const std::string& name,
                     const std::string& column, const Number& number) {
  Estimate made;
  made.path = "tables/" + table + "/rows/" + name + "/" + column;
  made.table = table;
  made.key = key;
  made.name = name;
  made.column = column;
  made.key_is_number = parse_decimal(name).has_value();
  made.projects = number.projects;
  made.book = number.book;
  made.raw = number.raw;
  made.fitted = number.value;
  made.bound = number.bound;
  return made;
}

// The mean of what each tier measured.
void fit_activity(const BookEffort& effort, std::size_t which, const std::vector<Project>& projects,
                  std::vector<Estimate>& estimates) {
  const Activity& activity = effort.activities[which];
  std::vector<Number> numbers;
  std::vector<NamedNumber> book;
  for (std::size_t t = 0; t < activity.by_tier.size(); ++t) {
    Number one{activity.by_tier[t], activity.by_tier[t], activity.by_tier[t], 0, Bound::none};
    Decimal sum;
    for (const Project& project : projects) {
      if (project.tier != t || !project.activities[which]) continue;
      sum = plus(sum, *project.activities[which]);
      ++one.projects;
    }
    if (one.projects > 0) {
      one.raw = rounded(over(sum, whole(one.projects)), kWorkingPlaces);
      one.value = one.settled();
    }
    numbers.push_back(one);
    book.push_back({"", one.book});
  }
  if (rising(book)) never_fall(numbers);
  const Decimal two = Decimal::from_int(2);
  for (std::size_t t = 0; t < numbers.size(); ++t) {
    Number& one = numbers[t];
    if (one.projects > 0 || one.bound != Bound::none) one.value = over(rounded(times(one.value, two), 0), two);
    if (one.projects == 0 && one.bound == Bound::none) continue;
    estimates.push_back(estimate_of(effort.tables.tiers, effort.tier_key, effort.tiers[t].name, activity.column, one));
  }
}

FitError error_of(const std::vector<ProjectFit>& fits, const Decimal& (*predicted)(const ProjectFit&)) {
  if (fits.empty()) return {};
  Decimal shares, total, actual;
  for (const ProjectFit& fit : fits) {
    shares = plus(shares, over(abs(minus(predicted(fit), fit.actual)), fit.actual));
    total = plus(total, predicted(fit));
    actual = plus(actual, fit.actual);
  }
  const Decimal hundred = Decimal::from_int(100);
  return {times(hundred, over(shares, whole(fits.size()))), times(hundred, over(minus(total, actual), actual))};
}

}  // namespace

Calibration calibrate(const BookEffort& effort, const std::vector<Project>& projects) {
  constexpr auto kNobody = static_cast<std::size_t>(-1);
  Calibration made;
  const Fit book(effort, projects, kNobody);
  Fit fit(effort, projects, kNobody);
  fit.run();
  made.rounds = fit.rounds;
  for (std::size_t m = 0; m < fit.modules.size(); ++m) {
    if (fit.modules[m].projects == 0) continue;
    made.estimates.push_back(estimate_of(effort.tables.modules, effort.module_key, effort.modules[m].name,
                                         effort.tables.hours, fit.modules[m]));
  }
  for (std::size_t t = 0; t < fit.tiers.size(); ++t) {
    if (fit.tiers[t].projects == 0 && fit.tiers[t].bound == Bound::none) continue;
    made.estimates.push_back(
        estimate_of(effort.tables.tiers, effort.tier_key, effort.tiers[t].name, effort.tables.factor, fit.tiers[t]));
  }
  for (std::size_t a = 0; a < effort.activities.size(); ++a) fit_activity(effort, a, projects, made.estimates);

  const bool alone = projects.size() > 2 && projects.size() <= kMostAlone;
  for (std::size_t p = 0; p < projects.size(); ++p) {
    ProjectFit one{projects[p].name, projects[p].explained, book.predict(projects[p]), fit.predict(projects[p]),
                   std::nullopt};
    if (alone) {
      Fit without(effort, projects, p);
      without.run();
      one.alone = without.predict(projects[p]);
    }
    made.projects.push_back(std::move(one));
  }
  made.before = error_of(made.projects, [](const ProjectFit& one) -> const Decimal& { return one.before; });
  made.after = error_of(made.projects, [](const ProjectFit& one) -> const Decimal& { return one.after; });
  if (alone) made.alone = error_of(made.projects, [](const ProjectFit& one) -> const Decimal& { return *one.alone; });
  return made;
}

}  // namespace qw::authoring
