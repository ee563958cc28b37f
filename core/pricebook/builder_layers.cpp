// Two layers: what the platform signs must not depend on what the partner charges its customer.
#include <algorithm>

#include "pricebook/builder.h"

namespace qw {
namespace {

class Retail {
 public:
  // `already`: of the first slots, whether they do.
  Retail(const PriceBook& book, const std::vector<bool>& already) : book_(book), seen_(book.slots.size()) {
    const EngineSlots& engine = book.engine;
    for (const SlotId slot : {engine.one_time_lines, engine.recurring_lines, engine.one_time_list,
                              engine.one_time_discount, engine.one_time_net, engine.one_time_cost,
                              engine.monthly_recurring, engine.monthly_cost, engine.contract_value, engine.payable}) {
      seen_[slot] = true;
    }
    for (SlotId slot = 0; slot < already.size(); ++slot) seen_[slot] = already[slot];
    for (const Step& step : book.steps) follow(step);  // each after everything it reads
  }

  const std::vector<bool>& seen() const { return seen_; }

  bool reads(const feel::Expression& expression) const {
    return std::any_of(expression.reads.begin(), expression.reads.end(),
                       [this](std::uint32_t slot) { return seen_[slot]; });
  }
  bool reads(const feel::Template& sentence) const {
    return std::any_of(sentence.parts.begin(), sentence.parts.end(),
                       [this](const feel::TemplatePart& part) { return part.has_value && reads(part.value); });
  }

 private:
  void follow(const Step& step) {
    switch (step.kind) {
      case StepKind::answer: {
        const Question& question = book_.questions[step.index];
        if (question.read_when && reads(question.read_when->expression)) seen_[question.slot] = true;
        break;
      }
      case StepKind::fact: {
        const Fact& fact = book_.facts[step.index];
        if (reads(fact.value.expression)) seen_[fact.slot] = true;
        break;
      }
      case StepKind::decision:
        if (reads(book_.decisions[step.index].table)) seen_[book_.decisions[step.index].slot] = true;
        break;
      case StepKind::pricing: break;
      case StepKind::gates: follow_gates(); break;
    }
  }

  void follow_gates() {
    bool found = false;
    for (const Gate& gate : book_.gates) {
      for (const GateRule& rule : gate.rules) found = found || reads(rule.when.expression);
    }
    const EngineSlots& engine = book_.engine;
    for (const SlotId slot : {engine.gates_blocking, engine.gates_referring, engine.gates_assuming}) {
      if (found) seen_[slot] = true;
    }
  }

  bool reads(const decision::Table& table) const {
    const auto one = [this](const feel::Expression& expression) { return reads(expression); };
    const auto maybe = [this](const std::optional<feel::Expression>& expression) {
      return expression && reads(*expression);
    };
    if (std::any_of(table.inputs.begin(), table.inputs.end(), one)) return true;
    if (std::any_of(table.defaults.begin(), table.defaults.end(), one)) return true;
    return std::any_of(table.rules.begin(), table.rules.end(), [&](const decision::Rule& rule) {
      return maybe(rule.when) || std::any_of(rule.tests.begin(), rule.tests.end(), maybe) ||
             std::any_of(rule.outputs.begin(), rule.outputs.end(), one);
    });
  }

  const PriceBook& book_;
  std::vector<bool> seen_;  // per slot: depends on a retail price
};

}  // namespace

void Builder::check_layers() {
  if (has_errors(findings_)) return;
  std::vector<bool> already;
  for (std::size_t i = 0; sheet_ != nullptr && i < sheet_->worksheet.takes.size(); ++i) {
    already.push_back(sheet_->book.retail[sheet_->worksheet.takes[i]]);
  }
  const Retail retail(book_, already);
  book_.retail = retail.seen();
  const auto is_platform = [&](std::uint32_t role) { return book_.roles[role].side == "platform"; };
  if (std::none_of(book_.roles.begin(), book_.roles.end(), [](const Role& role) { return role.side == "platform"; }))
    return;
  const auto refuse = [&](const Cursor& at, std::uint32_t role, std::string_view remedy) {
    problem(at, "book.platform_sees_retail",
            "The role \"" + book_.roles[role].id.substr(0, 60) +
                "\" stands on the platform's side, which never sees the partner's prices. " + std::string(remedy));
  };
  const Cursor rules = sections_["approvals"].member("rules");
  for (std::size_t i = 0; i < book_.approval_rules.size(); ++i) {
    const ApprovalRule& rule = book_.approval_rules[i];
    if (!is_platform(rule.role) || (!retail.reads(rule.when.expression) && !retail.reads(rule.because))) continue;
    refuse(rules.item(i), rule.role, "Use wholesale figures here, or a role of the partner.");
  }
  const Cursor gates = sections_["gates"];
  for (std::size_t i = 0; i < book_.gates.size(); ++i) {
    for (std::size_t k = 0; k < book_.gates[i].rules.size(); ++k) {
      const GateRule& rule = book_.gates[i].rules[k];
      const auto role = std::find_if(rule.approvers.begin(), rule.approvers.end(), is_platform);
      if (role == rule.approvers.end()) continue;
      if (!retail.reads(rule.when.expression) && !retail.reads(rule.because)) continue;
      refuse(gates.item(i).member("rules").item(k), *role, "Use wholesale figures here, or a role of the partner.");
    }
  }
  for (std::size_t i = 0; i < book_.discount_classes.size(); ++i) {
    for (const DiscountCap& cap : book_.discount_classes[i].caps) {
      if (is_platform(cap.role))
        refuse(sections_["discount_classes"].item(i), cap.role, "Let a role of the partner sign discounts.");
    }
  }
  for (std::uint32_t number = 0; number < book_.line_count(); ++number) {
    for (const std::uint32_t role : book_.line(number).waivable_by) {
      if (is_platform(role))
        refuse(line_at(number).member("waivable_by"), role, "Let a role of the partner waive the line.");
    }
  }
}

}  // namespace qw
