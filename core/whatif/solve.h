// whatif/solve.h: the answer, a discount for example, that reaches a target: a margin, a budget, a signature not needed.
//
// In:  an evaluation with its input, a question that is a number, and a goal. `margin`, `no_new_approver`, `no_approver`: the largest
//      answer that keeps the goal. `budget`: the smallest answer whose total is within it, that is the largest such total.
// Out: that answer on the grid of its question, what the quote is there, and what is one step further. Found by halving, which
//      is right where a larger answer never helps a goal that is lost (budget: never spoils one that is reached); `monotone`
//      says that values spread over both sides agree. Not reachable: the reason, with the figure at the best end.
//      Beside it, for margin and budget over one-time prices, the net to the cent that needs no grid: the floor price
//      cost / (1 - margin) rounded up, or the budget itself, and the amount to take off the document for it.
// The found answer and its neighbour are confirmed by whole evaluations.
#pragma once

#include <optional>
#include <string>

#include "quote/quote.h"

namespace qw {

enum class GoalKind : std::uint8_t { margin, budget, no_approver, no_new_approver };
enum class Measured : std::uint8_t { one_time, monthly, contract };  // margin: not contract

struct Goal {
  GoalKind kind = GoalKind::margin;
  Decimal target;          // margin: percent; budget: an amount
  std::uint32_t role = 0;  // no_approver
  Measured of = Measured::one_time;
};

// What a quote is with some answer.
struct SolvedPoint {
  bool quoted = false;  // else no quote comes out
  Decimal answer;
  Money net;
  std::optional<Decimal> margin_pct;
  std::vector<std::uint32_t> roles;
};

struct Solution {
  bool reachable = false;
  std::string why_not;
  SolvedPoint found;
  std::optional<SolvedPoint> next;  // one step further, where the goal is lost; none at the end of the range
  bool monotone = true;
  // margin and budget of one-time prices
  std::optional<Money> exact_net;   // lowest net that keeps the margin; the budget
  std::optional<Money> amount_off;  // from the net without a document discount; negative: it may be raised
  std::uint64_t evaluations = 0;
};

// REQUIRES: the question is an integer or a decimal (find_question in whatif/variant.h).
Solution solve(const Evaluation& evaluation, const QuoteInput& input, std::uint32_t question, const Goal& goal);

// The question that the document discount reads, if it is one number alone.
std::optional<std::uint32_t> discount_question(const PriceBook& book);

// "margin", "budget", "no_approver", "no_new_approver" with their texts: a percent, an amount, a role id, "".
Result<Goal> read_goal(const PriceBook& book, std::string_view kind, std::string_view target, std::string_view of);

std::string to_json(const PriceBook& book, std::uint32_t question, const Solution& solution);

}  // namespace qw
