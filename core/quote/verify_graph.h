// quote/verify_graph.h: private to the verifier: which answers to try, and evaluations of the part of a book that a value needs.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "approval/route.h"
#include "decision/verify.h"
#include "decision/verify_domain.h"
#include "pricing/price_sheet.h"
#include "qualify/gates.h"
#include "qualify/run.h"
#include "quote/verify.h"

namespace qw {

inline constexpr std::uint32_t kNoStep = 0xffffffff;

using AnswerValues = std::vector<feel::Value>;  // per question

// The steps of a book that some values need, and the questions these read.
struct BookPart {
  std::vector<bool> steps;
  std::vector<bool> slots;
  std::vector<std::uint32_t> questions;
  bool approvals = false;
};

// A slot that is held at a value whatever its formula says.
struct Pin {
  SlotId slot = kNoSlot;
  feel::Value value;
};

struct Trial {
  explicit Trial(const PriceBook& book) : run(book) {}
  Run run;
  PriceSheet sheet;
  std::vector<Signature> signatures;
};

class VerifyGraph {
 public:
  VerifyGraph(std::shared_ptr<const PriceBook> price_book, const VerifyOptions& options);

  BookPart part_of(std::span<const SlotId> wanted, bool approvals, std::span<const feel::Expression* const> also) const;
  // Evaluates the part; null when a rule fails or the budget is spent.
  std::unique_ptr<Trial> run(const BookPart& part, const AnswerValues& answers, const Pin& pin = {});

  AnswerValues defaults() const;
  // The answers of sample `number`: the first are the defaults, then each question keeps its default or takes a cell.
  AnswerValues sample(std::uint64_t number, const BookPart& part) const;
  // The value of a question, or of a fact to be pinned, from less to more; `base` is what it has now.
  std::vector<feel::Value> chain(SlotId slot, const std::vector<std::string>& order, const feel::Value& base,
                                 std::uint64_t number);
  std::vector<decision::NamedTest> changed(const AnswerValues& answers, const BookPart& part, SlotId but) const;
  std::uint64_t random(std::uint64_t number, std::uint64_t what) const;

  std::shared_ptr<const PriceBook> book;
  std::vector<decision::Domain> domains;  // per slot; of facts and decisions once derive() has been there
  std::vector<decision::Axis> axes;       // per slot; of questions at once, of others when asked
  std::vector<bool> fixed;                // per slot
  std::vector<feel::Value> values;        // per slot: of the fixed ones
  std::vector<std::string> names;         // per slot
  std::uint64_t steps_left;
  feel::Arena arena;
  feel::Machine machine;  // over `values`

  bool exhausted() const { return steps_left == 0; }
  std::uint32_t step_of(SlotId slot) const { return step_of_[slot]; }
  const decision::Axis& axis_of(SlotId slot);
  void derive_fact_domain(const Fact& fact);
  // After its table was verified: `complete` says that some rule always answers.
  void derive_decision_domain(const Decision& decision, bool complete);
  void free_if_unknown(SlotId slot);

 private:
  void find_question_domains();
  void find_engine_domains();
  void find_fixed();
  void find_cuts();
  void find_nulls();
  void mark(SlotId slot, BookPart& part) const;
  void tabulate(const Fact& fact);
  bool never_negative(const feel::Expression& e);  // verify_sign.cpp
  std::vector<feel::Value> counts_chain(const Question& question, std::uint64_t number);
  std::vector<feel::Value> list_chain(const std::vector<feel::Value>& items, std::uint64_t number);
  void add_random_numbers(const decision::Domain& domain, std::uint64_t number, std::vector<feel::Value>& values) const;

  std::uint64_t seed_;
  feel::Cuts cuts_;
  std::vector<bool> null_seen_;         // per slot: in a sample of evaluations
  std::vector<std::uint32_t> step_of_;  // per slot: the step that fills it, or none
};

// Whether a is at most b: numbers, booleans, texts by ranking; none where they cannot be compared.
std::optional<int> compare_ranked(const feel::Value& a, const feel::Value& b, const std::vector<std::string>& ranking);

// Calls visit(expression) for everything that a step of the book reads.
template <class Visit>
void for_each_expression(const decision::Table& table, const Visit& visit) {
  for (const feel::Expression& input : table.inputs) visit(input);
  for (const decision::Rule& rule : table.rules) {
    for (const auto& test : rule.tests) {
      if (test) visit(*test);
    }
    if (rule.when) visit(*rule.when);
    for (const feel::Expression& output : rule.outputs) visit(output);
  }
  for (const feel::Expression& output : table.defaults) visit(output);
}

template <class Visit>
void for_each_expression(const PriceBook& book, const Step& step, const Visit& visit) {
  switch (step.kind) {
    case StepKind::answer: return visit(book.questions[step.index].read_when->expression);
    case StepKind::fact: return visit(book.facts[step.index].value.expression);
    case StepKind::decision: return for_each_expression(book.decisions[step.index].table, visit);
    case StepKind::pricing:
      for (const Formula& formula : book.line_formulas) visit(formula.expression);
      for (const DiscountRule& rule : book.discounts) {
        if (rule.when) visit(rule.when->expression);
      }
      for (const std::optional<Formula>* rule : {&book.document_discount.value, &book.terms.start, &book.terms.end,
                                                 &book.terms.months, &book.terms.prepaid_months}) {
        if (*rule) visit((*rule)->expression);
      }
      return;
    case StepKind::gates:
      for (const Gate& gate : book.gates) {
        for (const GateRule& rule : gate.rules) visit(rule.when.expression);
      }
      return;
  }
}

// The parts of a report, each in its own file.
TableResult verify_decision(VerifyGraph& graph, std::uint32_t decision);

}  // namespace qw
