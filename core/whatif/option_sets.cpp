#include "whatif/option_sets.h"

#include <algorithm>

#include "quote/verify_graph.h"

namespace qw {
namespace {

constexpr int kWorthPlaces = 6;

}  // namespace

Money measured_total(const PriceSheet& sheet, Measured of) {
  switch (of) {
    case Measured::one_time: return sheet.totals.net;
    case Measured::monthly: return sheet.totals.monthly;
    case Measured::contract: return sheet.contract.net;
  }
  return {};
}

OptionSets::OptionSets(const Evaluation& evaluation, const QuoteInput& input, Measured of)
    : evaluation_(evaluation), book_(*evaluation.book), input_(input), of_(of), place_(book_.options.size(), kNone) {
  if (book_.options.empty()) {
    problem_ = "The price book has no options.";
    return;
  }
  if (of == Measured::contract && !evaluation.contract.given) problem_ = "This quote has no contract value.";
  find_worths();
  find_free();
  if (free_.empty() && problem_.empty()) problem_ = "No option has a worth above zero.";
  if (free_.size() > kMostOptions)
    problem_ = "At most " + std::to_string(kMostOptions) + " options can be chosen from.";
}

void OptionSets::find_worths() {
  feel::Machine machine;
  feel::Arena arena;
  machine.slots = evaluation_.values.data();
  machine.arena = &arena;
  machine.now = evaluation_.now;
  for (const OptionRule& option : book_.options) {
    Decimal worth = option.worth.value;
    bool known = true;
    if (option.worth.formula != kNone) {
      const feel::Value value = feel::evaluate(book_.line_formulas[option.worth.formula].expression, machine);
      known = value.kind() == feel::Kind::number && machine.fault.kind == feel::FaultKind::none;
      if (known) worth = value.as_number();
      machine.fault = {};
    }
    const DecimalResult scaled = multiply(worth, Decimal::from_parts(false, 1, kWorthPlaces));
    const DecimalResult whole = to_integral(scaled.value, Rounding::half_even);
    const std::int64_t ticks = scaled.ok() && whole.ok() ? to_int64(whole.value).value_or(-1) : -1;
    if (!known || ticks > kLargestMinor || ticks < 0) {
      problem_ = "The worth of option \"" + option.id + "\" is not a number from 0 on.";
    }
    worths_.push_back(ticks);
  }
}

// Options worth something, what they require, and the groups all these stand in.
void OptionSets::find_free() {
  std::vector<bool> in(book_.options.size(), false);
  for (std::size_t i = 0; i < in.size(); ++i) in[i] = worths_[i] > 0;
  for (bool grown = true; grown;) {
    grown = false;
    for (std::uint32_t i = 0; i < in.size(); ++i) {
      if (!in[i]) continue;
      const OptionRule& option = book_.options[i];
      const auto join = [&](std::uint32_t other) {
        grown = grown || !in[other];
        in[other] = true;
      };
      for (const std::uint32_t other : option.required) join(other);
      for (std::uint32_t other = 0; other < in.size(); ++other) {
        if (!option.choose.empty() && book_.options[other].choose == option.choose) join(other);
      }
    }
  }
  std::vector<std::int64_t> worths;
  for (std::uint32_t i = 0; i < in.size(); ++i) {
    if (!in[i]) continue;
    place_[i] = static_cast<std::uint32_t>(free_.size());
    free_.push_back(i);
    worths.push_back(worths_[i]);
  }
  worths_ = std::move(worths);
}

std::int64_t OptionSets::worth_of(OptionSet set) const {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < size(); ++i) {
    if ((set & bit(i)) != 0) sum += worths_[i];
  }
  return sum;
}

bool OptionSets::is_in(std::uint32_t option, OptionSet set) const {
  if (place_[option] != kNone) return (set & bit(place_[option])) != 0;
  return evaluation_.choices[option] == Choice::in;
}

bool OptionSets::allowed(OptionSet set) const { return hopeful(set, size()); }

bool OptionSets::hopeful(OptionSet set, std::size_t next) const {
  const auto open = [&](std::uint32_t option) { return place_[option] != kNone && place_[option] >= next; };
  for (std::uint32_t i = 0; i < book_.options.size(); ++i) {
    const OptionRule& option = book_.options[i];
    const bool in = is_in(i, set);
    if (in) {
      for (const std::uint32_t other : option.required) {
        if (!is_in(other, set) && !open(other)) return false;
      }
      for (const std::uint32_t other : option.excluded) {
        if (is_in(other, set)) return false;
      }
    }
    if (option.choose.empty()) continue;
    int chosen = 0;
    bool undecided = false;
    for (std::uint32_t other = 0; other < book_.options.size(); ++other) {
      if (book_.options[other].choose != option.choose) continue;
      chosen += is_in(other, set) ? 1 : 0;
      undecided = undecided || open(other);
    }
    if (chosen > 1 || (chosen == 0 && !undecided)) return false;
  }
  return true;
}

QuoteInput OptionSets::with(OptionSet set) const {
  QuoteInput changed = input_;
  changed.deal.selections.resize(book_.options.size());
  for (std::size_t i = 0; i < size(); ++i) {
    const Choice was = evaluation_.choices[free_[i]];
    const Choice out = was == Choice::later ? Choice::later : Choice::out;
    changed.deal.selections[free_[i]] = (set & bit(i)) != 0 ? Choice::in : out;
  }
  return changed;
}

std::optional<Money> OptionSets::total(OptionSet set) {
  const Evaluated made = evaluate(evaluation_.book, with(set));
  if (!made.evaluation) return std::nullopt;
  return measured_total(*made.evaluation, of_);
}

std::optional<OptionSet> OptionSets::closure(std::size_t i) const {
  OptionSet set = bit(i);
  for (bool grown = true; grown;) {
    const OptionSet before = set;
    for (std::size_t k = 0; k < size(); ++k) {
      if ((set & bit(k)) == 0) continue;
      for (const std::uint32_t other : book_.options[free_[k]].required) {
        if (place_[other] != kNone) set |= bit(place_[other]);
      }
    }
    grown = set != before;
  }
  // one option of each group that has none
  for (std::size_t k = 0; k < size() && !allowed(set); ++k) {
    const std::string& group = book_.options[free_[k]].choose;
    if (group.empty()) continue;
    bool has = false;
    for (std::uint32_t other = 0; other < book_.options.size(); ++other) {
      has = has || (book_.options[other].choose == group && is_in(other, set));
    }
    if (!has) set |= bit(k);
  }
  return allowed(set) ? std::optional(set) : std::nullopt;
}

std::optional<std::int64_t> OptionSets::price(std::size_t i, OptionSet set) {
  const Evaluated made = evaluate(evaluation_.book, with(set));
  if (!made.evaluation) return std::nullopt;
  const Evaluation& e = *made.evaluation;
  std::int64_t sum = 0;
  const auto rows = [&](const LineResult& line) {
    for (std::uint32_t k = 0; k < line.row_count; ++k) sum += e.rows[line.first_row + k].net.minor;
  };
  const std::size_t one_time = book_.one_time_lines.size();
  for (const std::uint32_t number : book_.options[free_[i]].lines) {
    if (number < one_time) {
      if (of_ != Measured::monthly && e.one_time[number].counts()) sum += e.one_time[number].net.minor;
      continue;
    }
    for (const LineResult& line : e.recurring) {
      if (line.line != number - one_time || !line.counts()) continue;
      if (of_ == Measured::monthly) sum += line.monthly.minor;
      if (of_ == Measured::contract) rows(line);
    }
  }
  return sum;
}

// Whether a formula of the prices reads which options are in, or totals.
bool OptionSets::reads_outcomes() const {
  bool found = false;
  for (const Step& step : book_.steps) {
    if (step.kind == StepKind::gates) continue;
    for_each_expression(book_, step, [&](const feel::Expression& expression) {
      for (const SlotId slot : expression.reads) {
        found = found || (slot == book_.engine.selections && slot != kNoSlot);
      }
    });
  }
  return found;
}

bool OptionSets::independent() const {
  if (!book_.line_groups.empty() || book_.document_discount.value || reads_outcomes()) return false;
  for (std::uint32_t i = 0; i < book_.line_count(); ++i) {
    const Line& line = book_.line(i);
    if (line.price.model == PriceModel::percent_of) return false;
    const auto is_free = [&](std::uint32_t option) { return place_[option] != kNone; };
    if (line.options.size() > 1 && std::any_of(line.options.begin(), line.options.end(), is_free)) return false;
  }
  return true;
}

}  // namespace qw
