#include "whatif/optimise.h"

#include <algorithm>

#include "whatif/option_sets.h"

namespace qw {
namespace {

struct Item {
  std::size_t option = 0;  // in OptionSets::free()
  std::int64_t worth = 0;
  std::int64_t price = 0;
};

// The better set: worth more, or the same for less, or the same with earlier options.
struct Best {
  bool found = false;
  OptionSet set = 0;
  std::int64_t worth = 0;
  std::int64_t total = 0;

  void offer(OptionSet other, std::int64_t its_worth, std::int64_t its_total) {
    const bool better = !found || its_worth > worth ||
                        (its_worth == worth && (its_total < total || (its_total == total && comes_first(other, set))));
    if (better) *this = {true, other, its_worth, its_total};
  }

  static bool comes_first(OptionSet a, OptionSet b) {
    const OptionSet differ = a ^ b;
    return (a & differ & (~differ + 1)) != 0;
  }
};

// Branch and bound over items of known price; the bound lets the last item be taken in part.
class Knapsack {
 public:
  Knapsack(const OptionSets& sets, std::int64_t base, std::int64_t budget, std::vector<std::int64_t> prices)
      : sets_(sets), base_(base), budget_(budget), prices_(std::move(prices)) {
    for (std::size_t i = 0; i < sets.size(); ++i) by_value_.push_back({i, sets.worth(i), prices_[i]});
    std::sort(by_value_.begin(), by_value_.end(), [](const Item& a, const Item& b) {
      if ((a.price <= 0) != (b.price <= 0)) return a.price <= 0;
      const auto left = static_cast<__int128>(a.worth) * b.price;
      const auto right = static_cast<__int128>(b.worth) * a.price;
      return a.price > 0 && left != right ? left > right : a.option < b.option;
    });
  }

  Best run() {
    go(0, 0, 0, base_);
    return best_;
  }
  bool ended_early() const { return nodes_ > kMostNodes; }

 private:
  // Options are decided in book order, so that requires and groups can be judged early.
  void go(std::size_t next, OptionSet set, std::int64_t worth, std::int64_t total) {
    if (++nodes_ > kMostNodes || !sets_.hopeful(set, next)) return;
    const std::int64_t bound = worth + most_from(next, budget_ - total);
    if (best_.found && bound < best_.worth) return;
    if (next == sets_.size()) {
      if (total <= budget_) best_.offer(set, worth, total);
      return;
    }
    go(next + 1, set | bit(next), worth + sets_.worth(next), total + prices_[next]);
    go(next + 1, set, worth, total);
  }

  std::int64_t most_from(std::size_t next, std::int64_t left) const {
    std::int64_t sum = 0;
    for (const Item& item : by_value_) {
      if (item.option < next) continue;
      if (item.price <= left) {
        left -= item.price;
        sum += item.worth;
      } else if (left > 0) {
        return sum + static_cast<std::int64_t>(static_cast<__int128>(item.worth) * left / item.price) + 1;
      }
    }
    return sum;
  }

  const OptionSets& sets_;
  std::int64_t base_;
  std::int64_t budget_;
  std::vector<std::int64_t> prices_;
  std::vector<Item> by_value_;
  Best best_;
  std::uint64_t nodes_ = 0;
};

struct Priced {
  std::vector<std::int64_t> prices;
  std::int64_t base = 0;  // with none of the free options
};

std::optional<Priced> price_alone(OptionSets& sets, Optimum& optimum) {
  Priced priced;
  OptionSet last = 0;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const auto set = sets.closure(i);
    const auto price = set ? sets.price(i, *set) : std::nullopt;
    ++optimum.progress.steps;
    if (!price) return std::nullopt;
    priced.prices.push_back(*price);
    last = *set;
  }
  const auto total = sets.total(last);
  if (!total) return std::nullopt;
  priced.base = total->minor;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if ((last & bit(i)) != 0) priced.base -= priced.prices[i];
  }
  return priced;
}

// False where the lines' own prices do not lead to a set whose real total is the one expected, or within the budget.
bool choose_by_prices(OptionSets& sets, std::int64_t budget, bool must_match, Best& best, Optimum& optimum) {
  const auto priced = price_alone(sets, optimum);
  if (!priced) return false;
  std::int64_t room = budget;
  for (int attempt = 0; attempt < 8; ++attempt) {
    Knapsack knapsack(sets, priced->base, room, priced->prices);
    const Best found = knapsack.run();
    if (knapsack.ended_early()) optimum.note = "The search was ended; a better set may exist.";
    if (!found.found) return must_match;
    const auto total = sets.total(found.set);
    ++optimum.progress.steps;
    if (!total || (must_match && total->minor != found.total)) return false;
    if (total->minor <= budget) {
      best = {true, found.set, found.worth, total->minor};
      return true;
    }
    room -= total->minor - budget;
  }
  return false;
}

// Sets in falling worth, each priced in full, until all as good as the first that fits were seen.
void choose_by_trying(OptionSets& sets, std::int64_t budget, const OptimiseTask& task, Best& best, Optimum& optimum) {
  struct Ranked {
    std::int64_t worth;
    OptionSet set;
  };
  std::vector<Ranked> ranked;
  for (OptionSet set = 0; set < bit(sets.size()); ++set) {
    if (sets.allowed(set)) ranked.push_back({sets.worth_of(set), set});
  }
  std::sort(ranked.begin(), ranked.end(),
            [](const Ranked& a, const Ranked& b) { return a.worth != b.worth ? a.worth > b.worth : a.set < b.set; });
  if (task.best && *task.best < bit(sets.size())) {
    const auto total = sets.total(*task.best);
    if (total && total->minor <= budget) best.offer(*task.best, sets.worth_of(*task.best), total->minor);
  }
  Progress& progress = optimum.progress;
  progress.total = ranked.size();
  progress.done = std::min<std::uint64_t>(task.slice.from, ranked.size());
  while (!progress.complete()) {
    const Ranked& one = ranked[static_cast<std::size_t>(progress.done)];
    if (best.found && one.worth < best.worth) {
      progress.done = progress.total;
      break;
    }
    const auto total = sets.total(one.set);
    if (total && total->minor <= budget) best.offer(one.set, one.worth, total->minor);
    ++progress.done;
    if (++progress.steps >= task.slice.steps) break;
  }
}

}  // namespace

const char* to_text(OptimiseWay way) {
  constexpr const char* kTexts[] = {"independent", "enumerated", "estimated"};
  return kTexts[static_cast<std::size_t>(way)];
}

Result<Optimum> optimise(const Evaluation& evaluation, const QuoteInput& input, const OptimiseTask& task) {
  OptionSets sets(evaluation, input, task.of);
  if (!sets.problem().empty()) return Error{"whatif.no_options", "", sets.problem()};
  const MoneyResult budget = round_to_money(task.budget, evaluation.book->currency, Rounding::floor);
  if (!budget.ok()) return Error{"whatif.bad_goal", "", "The budget is too large."};
  Optimum optimum;
  optimum.free = sets.free();
  Best best;
  bool done = sets.independent() && choose_by_prices(sets, budget.value.minor, true, best, optimum);
  if (!done && sets.size() <= kMostEnumerated) {
    optimum.way = OptimiseWay::enumerated;
    optimum.note.clear();
    best = {};
    choose_by_trying(sets, budget.value.minor, task, best, optimum);
    if (!optimum.progress.complete()) optimum.best = best.found ? std::optional(best.set) : std::nullopt;
    done = optimum.progress.complete();
  } else {
    if (!done) {
      optimum.way = OptimiseWay::estimated;
      choose_by_prices(sets, budget.value.minor, false, best, optimum);
      optimum.note = "Prices depend on each other and there are more than " + std::to_string(kMostEnumerated) +
                     " options: the set fits the budget, but a better one may exist.";
    }
    optimum.progress.done = optimum.progress.total = 1;
  }
  optimum.exact = done && optimum.note.empty();
  optimum.found = best.found;
  for (std::size_t i = 0; best.found && i < sets.size(); ++i) {
    if ((best.set & bit(i)) != 0) optimum.chosen.push_back(sets.free()[i]);
  }
  optimum.worth = reduce(Decimal::from_parts(false, static_cast<Coefficient>(best.worth), -6));
  optimum.total = {best.total, evaluation.book->currency};
  return optimum;
}

}  // namespace qw
