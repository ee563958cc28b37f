#include "authoring/book_expressions.h"

namespace qw::authoring {
namespace {

class Visitor {
 public:
  Visitor(const PriceBook& book, const ExpressionVisitor& visit) : book_(book), visit_(visit) {}

  void rules() {
    for (const Question& question : book_.questions) maybe(question.read_when);
    for (const Fact& fact : book_.facts) {
      visit_({fact.value.expression, fact.value.origin, fact.slot});
      sentence(fact.because, fact.value.origin, fact.slot);
    }
    for (const Decision& one : book_.decisions) decision(one);
    for (const Gate& gate : book_.gates) {
      for (const GateRule& rule : gate.rules) explained(rule.when, rule.because);
    }
    for (const ApprovalRule& rule : book_.approval_rules) explained(rule.when, rule.because);
    for (const Claim& claim : book_.claims) maybe(claim.when);
  }

  void prices() {
    for (const Formula& formula : book_.line_formulas) visit_({formula.expression, formula.origin});
    for (const DiscountRule& rule : book_.discounts) {
      maybe(rule.when);
      sentence(rule.because, rule.origin);
    }
    maybe(book_.document_discount.value);
    for (const std::optional<Formula>* one :
         {&book_.terms.start, &book_.terms.end, &book_.terms.months, &book_.terms.prepaid_months}) {
      maybe(*one);
    }
    maybe(book_.milestone_plan);
  }

  void documents() {
    for (const Clause& clause : book_.clauses) {
      maybe(clause.when);
      sentence(clause.text, clause.origin);
    }
    for (const SummaryEntry& entry : book_.summary) {
      maybe(entry.when);
      for (const SummaryField& field : entry.fields) visit_({field.value.expression, field.value.origin});
    }
    for (const Schedule& schedule : book_.schedules) {
      maybe(schedule.when);
      maybe(schedule.rows_from);
      sentence(schedule.text, schedule.origin);
      for (const ScheduleRow& row : schedule.rows) {
        maybe(row.when);
        for (const feel::Template& cell : row.cells) sentence(cell, row.origin);
      }
    }
  }

 private:
  void maybe(const std::optional<Formula>& formula) {
    if (formula) visit_({formula->expression, formula->origin});
  }

  void sentence(const feel::Template& text, const Origin& at, SlotId owner = kNoSlot) {
    for (const feel::TemplatePart& part : text.parts) {
      if (part.has_value) visit_({part.value, at, owner});
    }
  }

  void explained(const Formula& when, const feel::Template& because) {
    visit_({when.expression, when.origin});
    sentence(because, when.origin);
  }

  void decision(const Decision& one) {
    const decision::Table& table = one.table;
    for (const feel::Expression& input : table.inputs) visit_({input, one.origin, one.slot});
    for (const feel::Expression& output : table.defaults) visit_({output, one.origin, one.slot});
    for (std::size_t i = 0; i < table.rules.size(); ++i) {
      const decision::Rule& rule = table.rules[i];
      const Origin& at = i < one.rules.size() ? one.rules[i] : one.origin;
      for (std::size_t input = 0; input < rule.tests.size(); ++input) {
        if (rule.tests[input]) visit_({*rule.tests[input], at, one.slot, &table.inputs[input]});
      }
      if (rule.when) visit_({*rule.when, at, one.slot});
      for (const feel::Expression& output : rule.outputs) visit_({output, at, one.slot});
      sentence(rule.because, at, one.slot);
    }
  }

  const PriceBook& book_;
  const ExpressionVisitor& visit_;
};

void add(std::vector<SlotId>& slots, SlotId slot) {
  if (slot != kNoSlot) slots.push_back(slot);
}

}  // namespace

void visit_expressions(const PriceBook& book, const ExpressionVisitor& visit) {
  Visitor visitor(book, visit);
  visitor.rules();
  visitor.prices();
  visitor.documents();
}

std::vector<SlotId> named_slots(const PriceBook& book) {
  std::vector<SlotId> slots = book.metrics;
  for (const ScopeComponent& one : book.scope.components) add(slots, one.points);
  for (const ScopeComponent& one : book.deployment.criteria) add(slots, one.points);
  for (const SlotId slot :
       {book.scope.score, book.scope.hard_tier, book.scope.soft_tier, book.scope.tier, book.deployment.score,
        book.deployment.band, book.deployment.model, book.deployment.plan, book.deployment.resilience}) {
    add(slots, slot);
  }
  const auto add_decision = [&](std::uint32_t number) {
    if (number < book.decisions.size()) add(slots, book.decisions[number].slot);
  };
  if (!book.scope.components.empty()) add_decision(book.scope.triggers);
  if (!book.deployment.models.empty()) add_decision(book.deployment.hard_triggers);
  for (const DeploymentModel& model : book.deployment.models) {
    for (const std::uint32_t number : model.ruled_out_by) add_decision(number);
  }
  for (const Claim& claim : book.claims) {
    for (const SlotId slot : claim.more) add(slots, slot);
    add(slots, claim.effect);
  }
  for (const Worksheet& worksheet : book.worksheets) {
    for (const SlotId slot : worksheet.takes) add(slots, slot);
  }
  return slots;
}

}  // namespace qw::authoring
