#include "whatif/solve.h"

#include <algorithm>

#include "base/text.h"
#include "commerce/margin.h"
#include "whatif/variant.h"

namespace qw {
namespace {

constexpr std::int64_t kSpread = 12;  // values on each side that must agree

Money measured(const PriceSheet& sheet, Measured of) {
  switch (of) {
    case Measured::one_time: return sheet.totals.net;
    case Measured::monthly: return sheet.totals.monthly;
    case Measured::contract: return sheet.contract.net;
  }
  return {};
}

std::optional<Decimal> margin_of(const PriceSheet& sheet, Measured of) {
  if (of == Measured::contract) return std::nullopt;
  return of == Measured::one_time ? margin_percent(sheet.totals.net, sheet.totals.cost)
                                  : margin_percent(sheet.totals.monthly, sheet.totals.monthly_cost);
}

std::vector<std::uint32_t> roles_of(const std::vector<Signature>& signatures) {
  std::vector<std::uint32_t> roles;
  for (const Signature& signature : signatures) roles.push_back(signature.role);
  return roles;
}

class Solver {
 public:
  Solver(const Evaluation& evaluation, const QuoteInput& input, std::uint32_t question, const Goal& goal)
      : evaluation_(evaluation),
        input_(input),
        question_(question),
        goal_(goal),
        grid_(grid_of(evaluation.book->questions[question])),
        variant_(evaluation, input) {}

  Solution run() {
    Solution solution;
    const bool up = goal_.kind != GoalKind::budget;  // the goal holds at the lower end and is lost further up
    const std::int64_t best = up ? grid_.least : grid_.greatest;
    const std::int64_t worst = up ? grid_.greatest : grid_.least;
    closed_form(solution);
    if (!reaches(best)) {
      solution.found = point(best);
      solution.why_not = why_not(solution.found);
    } else {
      std::int64_t yes = best;
      std::int64_t no = worst;
      if (reaches(worst)) yes = worst;
      while (yes != worst && std::max(yes - no, no - yes) > 1) {
        const std::int64_t middle = std::min(yes, no) + (std::max(yes, no) - std::min(yes, no)) / 2;
        (reaches(middle) ? yes : no) = middle;
      }
      solution.monotone = agrees(best, yes, true) && (yes == worst || agrees(no, worst, false));
      solution.found = point(yes);
      solution.reachable = holds_;
      if (!solution.reachable) solution.why_not = why_not(solution.found);
      if (yes != worst) solution.next = point(no);
    }
    solution.evaluations = variant_.evaluations() + whole_;
    return solution;
  }

 private:
  bool holds(const PriceSheet& sheet, const std::vector<Signature>& signatures) const {
    const auto signs = [](const std::vector<Signature>& all, std::uint32_t role) {
      return std::any_of(all.begin(), all.end(), [role](const Signature& one) { return one.role == role; });
    };
    switch (goal_.kind) {
      case GoalKind::margin: {
        const auto margin = margin_of(sheet, goal_.of);
        return margin && *margin >= goal_.target;
      }
      case GoalKind::budget: return to_decimal(measured(sheet, goal_.of)) <= goal_.target;
      case GoalKind::no_approver: return !signs(signatures, goal_.role);
      case GoalKind::no_new_approver:
        return std::all_of(signatures.begin(), signatures.end(),
                           [&](const Signature& one) { return signs(evaluation_.signatures, one.role); });
    }
    return false;
  }

  bool reaches(std::int64_t ticks) {
    return variant_.set(question_, grid_.value(ticks)) && holds(variant_.sheet(), variant_.signatures());
  }

  // The same by a whole evaluation.
  SolvedPoint point(std::int64_t ticks) {
    ++whole_;
    SolvedPoint made;
    const feel::Value answer = grid_.value(ticks);
    made.answer = answer.as_number();
    const Evaluated evaluated = evaluate(evaluation_.book, with_answer(input_, question_, answer));
    made.quoted = evaluated.evaluation.has_value();
    holds_ = made.quoted && holds(*evaluated.evaluation, evaluated.evaluation->signatures);
    if (!made.quoted) return made;
    made.net = measured(*evaluated.evaluation, goal_.of);
    made.margin_pct = margin_of(*evaluated.evaluation, goal_.of);
    made.roles = roles_of(evaluated.evaluation->signatures);
    return made;
  }

  // Whether the goal is the same at values spread from one tick to another.
  bool agrees(std::int64_t from, std::int64_t to, bool wanted) {
    for (std::int64_t i = 0; i <= kSpread; ++i) {
      if (reaches(from + (to - from) / kSpread * i) != wanted) return false;
    }
    return true;
  }

  std::string why_not(const SolvedPoint& at) const {
    const std::string here = " at " + to_plain_text(at.answer);
    if (!at.quoted) return "There is no quote" + here + ".";
    switch (goal_.kind) {
      case GoalKind::margin:
        return at.margin_pct ? "The margin is " + to_fixed_text(*at.margin_pct, 2, Rounding::floor) + " %" + here + "."
                             : "There is no margin" + here + ": the net is zero or less.";
      case GoalKind::budget: return "The total is still " + to_text(at.net) + here + ".";
      case GoalKind::no_approver: return evaluation_.book->roles[goal_.role].id + " signs even" + here + ".";
      case GoalKind::no_new_approver: return "Another role signs even" + here + ".";
    }
    return "";
  }

  void closed_form(Solution& solution) const {
    const Totals& totals = evaluation_.totals;
    if (goal_.of != Measured::one_time) return;
    if (goal_.kind == GoalKind::margin) {
      solution.exact_net = floor_price(totals.cost, goal_.target);
    } else if (goal_.kind == GoalKind::budget) {
      const MoneyResult budget = round_to_money(goal_.target, totals.net.currency, Rounding::floor);
      if (budget.ok()) solution.exact_net = budget.value;
    }
    if (!solution.exact_net) return;
    const Money full = add(totals.net, evaluation_.document_discount).value;
    solution.amount_off = subtract(full, *solution.exact_net).value;
  }

  const Evaluation& evaluation_;
  const QuoteInput& input_;
  std::uint32_t question_;
  const Goal& goal_;
  Grid grid_;
  Variant variant_;
  bool holds_ = false;  // at the last point
  std::uint64_t whole_ = 0;
};

}  // namespace

Solution solve(const Evaluation& evaluation, const QuoteInput& input, std::uint32_t question, const Goal& goal) {
  return Solver(evaluation, input, question, goal).run();
}

std::optional<std::uint32_t> discount_question(const PriceBook& book) {
  if (!book.document_discount.value) return std::nullopt;
  std::optional<std::uint32_t> found;
  for (const SlotId slot : book.document_discount.value->expression.reads) {
    if (book.slots[slot].kind != SlotKind::question) continue;
    const std::uint32_t question = book.slots[slot].index;
    const QuestionType type = book.questions[question].type;
    if (type != QuestionType::integer && type != QuestionType::decimal) continue;
    if (found) return std::nullopt;
    found = question;
  }
  return found;
}

Result<Goal> read_goal(const PriceBook& book, std::string_view kind, std::string_view target, std::string_view of) {
  constexpr std::string_view kKinds[] = {"margin", "budget", "no_approver", "no_new_approver"};
  constexpr std::string_view kMeasured[] = {"one_time", "monthly", "contract"};
  const auto fail = [](std::string message) { return Error{"whatif.bad_goal", "", std::move(message)}; };
  const auto found = std::find(std::begin(kKinds), std::end(kKinds), kind);
  if (found == std::end(kKinds)) {
    return fail("A goal is " + join_or({std::begin(kKinds), std::end(kKinds)}) + ".");
  }
  Goal goal;
  goal.kind = static_cast<GoalKind>(found - std::begin(kKinds));
  const auto measure = std::find(std::begin(kMeasured), std::end(kMeasured), of.empty() ? kMeasured[0] : of);
  if (measure == std::end(kMeasured)) {
    return fail("What is measured is " + join_or({std::begin(kMeasured), std::end(kMeasured)}) + ".");
  }
  goal.of = static_cast<Measured>(measure - std::begin(kMeasured));
  if (goal.kind == GoalKind::no_new_approver) return goal;
  if (goal.kind == GoalKind::no_approver) {
    for (goal.role = 0; goal.role < book.roles.size(); ++goal.role) {
      if (book.roles[goal.role].id == target) return goal;
    }
    return fail("There is no role \"" + std::string(target.substr(0, 60)) + "\".");
  }
  const auto number = parse_decimal(target);
  if (!number) return fail("A margin or a budget is a number such as 35 or 120000.");
  if (goal.kind == GoalKind::margin && goal.of == Measured::contract) {
    return fail("A margin is that of the one_time or the monthly prices.");
  }
  goal.target = *number;
  return goal;
}

}  // namespace qw
