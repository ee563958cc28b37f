#include "whatif/flip.h"

#include <algorithm>

#include "feel/cuts.h"
#include "quote/verify_graph.h"
#include "whatif/variant.h"

namespace qw {
namespace {

using feel::Value;

// Where rules compare a question with a number: cuts, and cuts of a table's column that is a bare name. The machine has the
// values of an evaluation: those of facts that read no answer are the same in all.
std::vector<feel::Cut> find_boundaries(const PriceBook& book, feel::Machine& machine) {
  std::vector<bool> fixed(book.slots.size(), false);
  for (const DataTable& table : book.tables) fixed[table.slot] = true;
  for (const Step& step : book.steps) {
    if (step.kind != StepKind::fact) continue;
    const Fact& fact = book.facts[step.index];
    if (feel::is_fixed(fact.value.expression, fixed)) fixed[fact.slot] = true;
  }
  feel::Cuts all;
  const auto take = [&](const feel::Expression& expression) { feel::find_cuts(expression, fixed, machine, all); };
  for (const Step& step : book.steps) {
    for_each_expression(book, step, take);
    if (step.kind != StepKind::decision) continue;
    const decision::Table& table = book.decisions[step.index].table;
    for (const decision::Rule& rule : table.rules) {
      for (std::size_t i = 0; i < rule.tests.size(); ++i) {
        if (!rule.tests[i] || table.inputs[i].nodes.size() != 1 || table.inputs[i].reads.empty()) continue;
        feel::Cuts own;
        feel::find_cuts(*rule.tests[i], fixed, machine, own);
        for (feel::Cut& cut : own.cuts) {
          if (cut.subject == feel::kInputSubject) cut.subject = table.inputs[i].reads[0];
          all.cuts.push_back(cut);
        }
      }
    }
  }
  for (const ApprovalRule& rule : book.approval_rules) take(rule.when.expression);
  return std::move(all.cuts);
}

class Finder {
 public:
  Finder(const Evaluation& evaluation, const QuoteInput& input)
      : evaluation_(evaluation), book_(*evaluation.book), input_(input), variant_(evaluation, input) {
    machine_.slots = evaluation.values.data();
    machine_.arena = &arena_;
    for (const feel::Cut& cut : find_boundaries(book_, machine_)) {
      if (cut.of == feel::CutOf::value && cut.at.kind() == feel::Kind::number) cuts_.push_back(cut);
    }
  }

  void find(std::uint32_t question) {
    question_ = question;
    const Question& rule = book_.questions[question];
    const Value& now = input_.intake.values[question];
    switch (rule.type) {
      case QuestionType::boolean: return try_value(Value::boolean(!now.is_true()), FlipAction::set, "");
      case QuestionType::choice:
        for (const Option& option : rule.options) {
          const Value other = Value::string(option.id);
          if (!equal(other, now)) try_value(other, FlipAction::set, "");
        }
        return;
      case QuestionType::multi_choice:
        for (const Option& option : rule.options) toggle(option, now);
        return;
      case QuestionType::integer:
      case QuestionType::decimal: return find_numbers(now, -1);
      case QuestionType::counts:
        for (std::size_t i = 0; i < rule.options.size(); ++i) find_numbers(now, static_cast<int>(i));
        return;
    }
  }

  std::uint64_t evaluations() const { return variant_.evaluations() + confirmed_; }
  std::vector<Flip> take() { return std::move(flips_); }

 private:
  struct Side {
    std::int64_t at = 0;  // ticks of the answer now
    std::int64_t sign = 1;
    std::int64_t limit = 0;  // how far the range goes
    bool in_full = false;
  };

  void try_value(const Value& value, FlipAction action, const std::string& option) {
    if (variant_.set(question_, value) && variant_.alters()) report(value, action, option, "", std::nullopt, true);
  }

  void toggle(const Option& option, const Value& now) {
    const bool is_list = now.kind() == feel::Kind::list;
    const std::span<const Value> items = is_list ? now.as_list() : std::span<const Value>();
    std::vector<Value> kept;
    for (const Value& item : items) {
      if (item.as_string() != option.id) kept.push_back(item);
    }
    const bool had = kept.size() < items.size();
    if (!had) kept.push_back(Value::string(option.id));
    const std::span<Value> copy = variant_.arena().values(kept.size());
    std::copy(kept.begin(), kept.end(), copy.begin());
    try_value(Value::list(copy), had ? FlipAction::remove : FlipAction::add, option.id);
  }

  // The whole answer with this number in it; `part` is the thing counted, or -1.
  Value answer_with(const Grid& grid, int part, std::int64_t ticks) {
    const Value number = grid.value(ticks);
    if (part < 0) return number;
    const Question& rule = book_.questions[question_];
    const Value& now = input_.intake.values[question_];
    const std::span<Value> fields = variant_.arena().values(rule.options.size());
    for (std::size_t i = 0; i < fields.size(); ++i) fields[i] = now.field(rule.options[i].id);
    fields[static_cast<std::size_t>(part)] = number;
    return Value::context(rule.counts, fields.data());
  }

  bool alters(const Grid& grid, int part, const Side& side, std::int64_t distance) {
    const Value answer = answer_with(grid, part, side.at + side.sign * distance);
    return variant_.set(question_, answer) && variant_.alters();
  }

  void find_numbers(const Value& now, int part) {
    const Question& rule = book_.questions[question_];
    const Grid grid = grid_of(rule);
    const Value number = part < 0 ? now : now.field(rule.options[static_cast<std::size_t>(part)].id);
    std::optional<std::int64_t> at;
    if (number.kind() == feel::Kind::number) at = grid.ticks(number.as_number());
    const bool answered = at.has_value();
    if (!at) at = grid.least - 1;  // no answer yet: all values are above it
    struct Found {
      std::int64_t distance;
      Side side;
    };
    std::vector<Found> found;
    for (const int sign : {-1, 1}) {
      Side side{*at, sign, sign < 0 ? *at - grid.least : grid.greatest - *at};
      if (const auto distance = nearest_change(grid, part, side)) found.push_back({*distance, side});
    }
    if (found.size() == 2 && found[1].distance < found[0].distance) std::swap(found[0], found[1]);
    for (const Found& one : found) {
      const std::int64_t ticks = one.side.at + one.side.sign * one.distance;
      std::optional<Decimal> distance;
      if (answered) distance = grid.value(one.distance).as_number();
      report(answer_with(grid, part, ticks), FlipAction::set, "",
             part < 0 ? "" : rule.options[static_cast<std::size_t>(part)].id, distance, one.side.in_full);
    }
  }

  std::optional<std::int64_t> nearest_change(const Grid& grid, int part, Side& side) {
    side.in_full = side.limit <= kTriedInFull;
    if (side.in_full) {
      for (std::int64_t i = 1; i <= side.limit; ++i) {
        if (alters(grid, part, side, i)) return i;
      }
      return std::nullopt;
    }
    std::int64_t before = 0;
    std::uint64_t state = 0;  // of the base
    for (const std::int64_t next : probes(grid, part, side)) {
      const bool altered = alters(grid, part, side, next);
      const std::uint64_t here = variant_.state();
      const auto found =
          altered ? halve(grid, part, side, before, next) : between(grid, part, side, before, state, next, here);
      if (found) {
        side.in_full = *found == 1;
        return found;
      }
      before = next;
      state = here;
    }
    return std::nullopt;
  }

  // Distances to try, growing: doubled ones, those at boundaries with their neighbours, the end of the range.
  std::vector<std::int64_t> probes(const Grid& grid, int part, const Side& side) const {
    std::vector<std::int64_t> all;
    for (std::int64_t i = 1; i < side.limit && all.size() < 62; i *= 2) all.push_back(i);
    all.push_back(side.limit);
    const SlotId slot = book_.questions[question_].slot;
    for (const feel::Cut& cut : cuts_) {
      if (part >= 0 || cut.subject != slot) continue;
      const DecimalResult down = quantize(cut.at.as_number(), -grid.places, Rounding::floor);
      const auto ticks = down.ok() ? grid.ticks(down.value) : std::nullopt;
      if (!ticks) continue;
      for (std::int64_t near = *ticks - 1; near <= *ticks + 1; ++near) all.push_back((near - side.at) * side.sign);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::erase_if(all, [&](std::int64_t one) { return one < 1 || one > side.limit; });
    return all;
  }

  // `no` alters nothing, `yes` does: the first that does, if it changes once in between.
  std::int64_t halve(const Grid& grid, int part, const Side& side, std::int64_t no, std::int64_t yes) {
    while (yes - no > 1) {
      const std::int64_t middle = no + (yes - no) / 2;
      (alters(grid, part, side, middle) ? yes : no) = middle;
    }
    return yes;
  }

  // Neither end alters anything, but other rules match: looks where that changes, nearest first.
  std::optional<std::int64_t> between(const Grid& grid, int part, const Side& side, std::int64_t low,
                                      std::uint64_t low_state, std::int64_t high, std::uint64_t high_state) {
    if (high - low <= 1 || low_state == high_state) return std::nullopt;
    const std::int64_t middle = low + (high - low) / 2;
    if (alters(grid, part, side, middle)) return halve(grid, part, side, low, middle);
    const std::uint64_t state = variant_.state();
    const auto found = between(grid, part, side, low, low_state, middle, state);
    return found ? found : between(grid, part, side, middle, state, high, high_state);
  }

  void report(const Value& answer, FlipAction action, const std::string& option, const std::string& part,
              const std::optional<Decimal>& distance, bool in_full) {
    ++confirmed_;
    const Evaluated made = evaluate(evaluation_.book, with_answer(input_, question_, answer));
    if (!made.evaluation) return;
    Flip flip;
    flip.effects = effects_between(evaluation_, *made.evaluation);
    if (flip.effects.empty()) return;
    const auto shown = [&](const Value& value) { return plain_text(part.empty() ? value : value.field(part)); };
    flip.question = question_;
    flip.part = part;
    flip.action = action;
    flip.from = shown(input_.intake.values[question_]);
    flip.to = option.empty() ? shown(answer) : option;
    flip.distance = distance;
    flip.in_full = in_full;
    flips_.push_back(std::move(flip));
  }

  const Evaluation& evaluation_;
  const PriceBook& book_;
  const QuoteInput& input_;
  Variant variant_;
  feel::Arena arena_;
  feel::Machine machine_;
  std::vector<feel::Cut> cuts_;
  std::vector<Flip> flips_;
  std::uint32_t question_ = 0;
  std::uint64_t confirmed_ = 0;
};

}  // namespace

const char* to_text(FlipKind kind) {
  constexpr const char* kTexts[] = {"tier", "deployment", "approver_added", "approver_removed"};
  return kTexts[static_cast<std::size_t>(kind)];
}

const char* to_text(FlipAction action) {
  constexpr const char* kTexts[] = {"set", "add", "remove"};
  return kTexts[static_cast<std::size_t>(action)];
}

std::vector<FlipEffect> effects_between(const Evaluation& before, const Evaluation& after) {
  const PriceBook& book = *before.book;
  std::vector<FlipEffect> effects;
  const auto compare_slot = [&](FlipKind kind, SlotId slot) {
    if (slot == kNoSlot || equal(before.values[slot], after.values[slot])) return;
    effects.push_back({kind, plain_text(before.values[slot]), plain_text(after.values[slot])});
  };
  compare_slot(FlipKind::tier, book.scope.tier);
  compare_slot(FlipKind::deployment, book.deployment.model);
  const auto signs = [](const Evaluation& evaluation, std::uint32_t role) {
    return std::any_of(evaluation.signatures.begin(), evaluation.signatures.end(),
                       [role](const Signature& signature) { return signature.role == role; });
  };
  for (std::uint32_t role = 0; role < book.roles.size(); ++role) {
    const bool was = signs(before, role);
    const bool is = signs(after, role);
    if (was == is) continue;
    const std::string& id = book.roles[role].id;
    effects.push_back({is ? FlipKind::approver_added : FlipKind::approver_removed, was ? id : "", is ? id : ""});
  }
  return effects;
}

FlipReport find_flips(const Evaluation& evaluation, const QuoteInput& input, const Slice& slice) {
  const PriceBook& book = *evaluation.book;
  FlipReport report;
  report.progress.total = book.questions.size();
  report.progress.done = std::min(slice.from, report.progress.total);
  Finder finder(evaluation, input);
  while (!report.progress.complete()) {
    const auto question = static_cast<std::uint32_t>(report.progress.done);
    if (is_read(evaluation, question)) {
      finder.find(question);
    } else {
      report.not_read.push_back(question);
    }
    ++report.progress.done;
    report.progress.steps = finder.evaluations();
    if (report.progress.steps >= slice.steps) break;
  }
  report.flips = finder.take();
  return report;
}

}  // namespace qw
