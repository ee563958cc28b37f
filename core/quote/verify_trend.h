// quote/verify_trend.h: private to the verifier: which way the values of a book move while one answer rises and all others stay.
//
// A proof by the shape of the rules, step by step in the book's order, so it holds for all answers at once: a sum of what rises
// rises, a product does where nothing is negative, a decision is worked out for every case of what it reads. What cannot be
// settled so is `any`, which says nothing.
//
// up: not less after than before. Numbers; false, true; lists: nothing is taken away; texts and contexts: forward in `order`.
// A value that moves is null before and after, or neither. Quotes that fail are left out, as is one where the claim's `when` is
// not true before and after.
#pragma once

#include <vector>

#include "quote/verify_cases.h"

namespace qw {

enum class Trend : std::uint8_t { same, up, down, any };

struct Movement {
  Trend trend = Trend::same;
  std::vector<feel::Value> order;
};

Trend reversed(Trend trend);
// Of a sum, and of a choice that does not change: both ways where they agree.
Trend together(Trend a, Trend b);

class Trends {
 public:
  // `order` of a text, least first; `claim` may be null.
  Trends(VerifyGraph& graph, CaseMemo& memo, SlotId cause, const std::vector<std::string>& order, const Claim* claim);

  const Movement& of(SlotId slot) const { return moves_[slot]; }
  Trend approvers();
  // The list of a one-time line, what a recurring line costs a month.
  Trend line_price(bool recurring, std::uint32_t line) const;

 private:
  using Expression = feel::Expression;

  struct Term {
    const Expression* expression;
    std::uint32_t node;
    SlotId slot;  // or the part
    Decimal factor;
  };
  struct LineTrend {
    Trend hours = Trend::same, list = Trend::same, net = Trend::same, cost = Trend::same;
  };
  struct Listed {  // what min, max or sum takes
    Trend trend = Trend::same;
    bool grows = false;  // items may come or go
    bool sure = false;   // there is always one
  };

  // verify_trend.cpp
  void pin(const Expression& when, std::uint32_t node);
  void pin_slot(SlotId slot, const feel::Value& value);
  void take_step(std::uint32_t step);
  Trend answer(const Question& question);
  bool moving(const Expression& e, std::uint32_t node) const;
  bool closed(const Expression& e, std::uint32_t node) const;
  decision::Domain domain(const Expression& e, std::uint32_t node);

  // verify_trend_value.cpp
  Trend value(const Expression& e, std::uint32_t node);
  Trend truth(const Expression& e, std::uint32_t node);
  Trend falsity(const Expression& e, std::uint32_t node);
  Trend shape(const Expression& e, std::uint32_t node);
  Trend comparison(const Expression& e, const feel::Node& node);
  Trend equality(const Expression& e, const feel::Node& node);
  Trend product(const Expression& e, const feel::Node& node);
  Trend quotient(const Expression& e, const feel::Node& node);
  Trend chosen(const Expression& e, const feel::Node& node);
  Trend field(const Expression& e, const feel::Node& node);
  Trend call(const Expression& e, const feel::Node& node);
  Trend filtered(const Expression& e, const feel::Node& node);
  Trend length(const Expression& e, std::uint32_t node);

  // verify_trend_sum.cpp
  Trend linear(const Expression& e, std::uint32_t node);
  Trend difference(const Expression& e, std::uint32_t more, std::uint32_t less);
  Trend settled(const Expression& e, std::vector<Term> terms);
  Trend elsewhere(const Expression& e, std::uint32_t node);
  void add_terms(const Expression& e, std::uint32_t node, const Decimal& factor, std::vector<Term>& terms);
  Trend extreme(const Expression& e, const feel::Node& node);
  Listed listed(const Expression& e, std::uint32_t node, std::uint8_t builtin);
  Listed iterated(const Expression& e, const feel::Node& node);
  bool bind_items(const Expression& e, std::uint32_t list, std::uint32_t local);

  // verify_trend_cases.cpp
  Trend by_cases(const Expression& e, std::uint32_t node, bool as_truth);
  Movement by_cases(std::uint32_t step);
  const Cases* worked_out(const Wanted& wanted, const std::vector<std::uint32_t>& before, std::vector<CaseAxis> axes);
  Movement decided(std::uint32_t step);
  Trend collected(const decision::Table& table);
  void add_cuts(std::uint32_t step, feel::Cuts& cuts);
  std::vector<SlotId> reads(std::uint32_t step) const;
  Movement movement(const Cases& cases, bool as_truth, SlotId target) const;

  // verify_trend_prices.cpp
  void price();
  void check_gates();
  LineTrend line(const Line& line, std::uint32_t number);
  Trend figure(const Line& line, Param param);
  bool not_negative(const Line& line, Param param);
  Trend net_of(const Line& line, std::uint32_t number, Trend list);
  Trend any_of(const Gate& gate, Verdict verdict);
  Trend refers_to(const Gate& gate, std::uint32_t role);

  VerifyGraph& graph_;
  CaseMemo& memo_;
  CaseMemo pinned_memo_;  // where `when` holds something fast
  const PriceBook& book_;
  SlotId cause_;
  const Claim* claim_;
  std::vector<Movement> moves_;             // per slot
  std::vector<bool> fixed_;                 // per slot, as below with what the claim's `when` holds fast
  std::vector<feel::Value> values_;         // per slot
  std::vector<decision::Domain> domains_;   // per slot
  bool pinned_ = false;                     // `when` holds something fast
  bool no_block_ = false;                   // `when` says that no gate blocks
  feel::Machine machine_;                   // over values_
  std::vector<decision::Domain> locals_;    // what names bound in an expression can be
  std::vector<std::vector<Trend>> fields_;  // how the fields of such a name move
  std::vector<LineTrend> lines_;            // as book.line()
};

// The parts of a report that ask for trends first.
void verify_claim(VerifyGraph& graph, CaseMemo& memo, const Claim& claim, std::vector<ClaimResult>& results);
void verify_prices(VerifyGraph& graph, CaseMemo& memo, std::vector<PriceResult>& results);

}  // namespace qw
