// Scope, deployment, gates, signatures, clauses.
#include <algorithm>

#include "base/text.h"
#include "pricebook/builder.h"

namespace qw {

void Builder::read_components(const Cursor& list, std::vector<ScopeComponent>& components) {
  Ids seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Cursor at = list.item(i);
    only(at, {"id", "decision", "label"});
    components.push_back({text(at, "id"), text(at, "label", false), named_value(at, "decision")});
    unique_id(at, components.back().id, seen);
    const SlotId slot = components.back().points;
    if (slot != kNoSlot && !book_.types.compatible(feel::kNumber, book_.slots[slot].type)) {
      problem(at.member("decision"), "feel.type", "Points are numbers; this gives something else.");
    }
  }
}

void Builder::read_scope() {
  const Cursor scope = sections_["scope"];
  if (!scope) return;
  only(scope, {"components", "score", "hard_tier", "soft_tier", "tier", "triggers", "thresholds", "tiers"});
  ScopeRules& rules = book_.scope;
  read_components(array(scope, "components"), rules.components);
  rules.score = named_value(scope, "score");
  rules.hard_tier = named_value(scope, "hard_tier");
  rules.soft_tier = named_value(scope, "soft_tier");
  rules.tier = named_value(scope, "tier");
  rules.triggers = named_decision(scope.member("triggers")).value_or(0);
  const Cursor thresholds = array(scope, "thresholds", false);
  for (std::size_t i = 0; i < thresholds.size(); ++i) {
    feel::TypeId type = feel::kNull;
    const feel::Value value = data_value(thresholds.item(i), type);
    if (type == feel::kNumber) rules.thresholds.push_back(value.as_number());
  }
  const Cursor tiers = array(scope, "tiers");
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    const Cursor at = tiers.item(i);
    only(at, {"value", "name", "label"});
    rules.tiers.push_back({number(at, "value").value_or(Decimal()), text(at, "name"), text(at, "label", false)});
  }
}

void Builder::read_deployment() {
  const Cursor deployment = sections_["deployment"];
  if (!deployment) return;
  only(deployment, {"criteria", "score", "band", "hard_triggers", "model", "plan", "resilience", "models"});
  DeploymentRules& rules = book_.deployment;
  read_components(array(deployment, "criteria"), rules.criteria);
  rules.score = named_value(deployment, "score");
  rules.band = named_value(deployment, "band");
  rules.model = named_value(deployment, "model");
  rules.plan = named_value(deployment, "plan", false);
  rules.resilience = named_value(deployment, "resilience", false);
  rules.hard_triggers = named_decision(deployment.member("hard_triggers")).value_or(0);
  const Cursor models = array(deployment, "models");
  for (std::size_t i = 0; i < models.size(); ++i) {
    const Cursor at = models.item(i);
    only(at, {"id", "label", "ruled_out_by"});
    DeploymentModel model{text(at, "id"), text(at, "label"), {}};
    const Cursor by = array(at, "ruled_out_by", false);
    for (std::size_t k = 0; k < by.size(); ++k) {
      if (const auto decision = named_decision(by.item(k))) model.ruled_out_by.push_back(*decision);
    }
    rules.models.push_back(std::move(model));
  }
}

void Builder::read_roles() {
  const Cursor approvals = sections_["approvals"];
  if (!approvals) return;
  only(approvals, {"roles", "rules"});
  const Cursor roles = array(approvals, "roles");
  Ids seen;
  for (std::size_t i = 0; i < roles.size(); ++i) {
    const Cursor at = roles.item(i);
    only(at, {"id", "label", "side"});
    book_.roles.push_back({text(at, "id"), text(at, "label"), text(at, "side")});
    unique_id(at, book_.roles.back().id, seen);
    const std::string& side = book_.roles.back().side;
    if (!side.empty() && side != "partner" && side != "platform") {
      problem(at.member("side"), "book.unknown_name", "A role stands on the side \"partner\" or \"platform\".");
    }
  }
}

void Builder::compile_gates() {
  const Cursor gates = sections_["gates"];
  if (gates && !gates.is(json::Kind::array))
    problem(gates, "book.wrong_type", "The section \"gates\" must be a list [...].");
  Ids seen;
  for (std::size_t i = 0; gates.is(json::Kind::array) && i < gates.size(); ++i) {
    read_gate(gates.item(i));
    unique_id(gates.item(i), book_.gates.back().id, seen);
  }
}

void Builder::read_gate(const Cursor& at) {
  only(at, {"id", "label", "rules"});
  Gate gate{text(at, "id"), text(at, "label", false), {}};
  const Cursor rules = array(at, "rules");
  gate.rules.reserve(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const Cursor rule_at = rules.item(i);
    only(rule_at, {"when", "verdict", "reason", "approvers", "because"});
    GateRule rule;
    rule.when = formula(rule_at.member("when"), feel::kBoolean, "\"when\"");
    const std::string verdict = text(rule_at, "verdict");
    rule.verdict = verdict == "block" ? Verdict::block : verdict == "refer" ? Verdict::refer : Verdict::assume;
    if (verdict != to_text(rule.verdict) && !verdict.empty()) {
      problem(rule_at.member("verdict"), "book.unknown_name", "A verdict is assume, refer or block.");
    }
    rule.reason = text(rule_at, "reason");
    const Cursor approvers = array(rule_at, "approvers", rule.verdict == Verdict::refer);
    for (std::size_t k = 0; k < approvers.size(); ++k) {
      if (const auto role = role_of(approvers.item(k))) rule.approvers.push_back(*role);
    }
    gate.rules.push_back(std::move(rule));
    sentence(rule_at.member("because"), gate.rules.back().because);
  }
  book_.gates.push_back(std::move(gate));
}

void Builder::read_approvals() {
  const Cursor approvals = sections_["approvals"];
  const Cursor rules = array(approvals, "rules", false);
  book_.approval_rules.reserve(rules.size());
  Ids seen;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const Cursor at = rules.item(i);
    only(at, {"role", "reason", "when", "because"});
    ApprovalRule rule;
    const std::string role_id = text(at, "role");
    const auto role = std::find_if(book_.roles.begin(), book_.roles.end(),
                                   [&](const Role& candidate) { return candidate.id == role_id; });
    if (role == book_.roles.end()) {
      problem(at, "book.unknown_name", "There is no role \"" + role_id.substr(0, 60) + "\" under approvals, roles.");
    } else {
      rule.role = static_cast<std::uint32_t>(role - book_.roles.begin());
    }
    rule.reason = text(at, "reason");
    unique_id(at, rule.reason, seen);
    rule.when = formula(at.member("when"), feel::kBoolean, "\"when\"");
    book_.approval_rules.push_back(std::move(rule));
    sentence(at.member("because"), book_.approval_rules.back().because);
  }
}

void Builder::read_clauses() {
  const Cursor document = sections_["document"];
  if (!document) return;
  only(document, {"clauses", "schedules"});
  const Cursor clauses = array(document, "clauses", false);
  book_.clauses.reserve(clauses.size());  // their texts are compiled last and must stay where they are
  Ids seen;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const Cursor at = clauses.item(i);
    only(at, {"id", "title", "text", "when"});
    Clause& clause =
        book_.clauses.emplace_back(Clause{text(at, "id"), text(at, "title"), {}, std::nullopt, origin(at)});
    unique_id(at, clause.id, seen);
    if (const Cursor when = at.member("when")) clause.when = formula(when, feel::kBoolean, "\"when\"");
    sentence(at.member("text"), clause.text, true);
  }
}

void Builder::read_metrics() {
  const Cursor metrics = sections_["metrics"];
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const Cursor at = metrics.item(i);
    const auto symbol = at.is(json::Kind::string) ? settled(at.node->text) : std::nullopt;
    if (!symbol) {
      problem(at, "book.unknown_name",
              "A metric is the name of a fact or of an engine total." +
                  did_you_mean(at.is(json::Kind::string) ? at.node->text : "", known_names(), " Correct the name."));
    } else {
      book_.metrics.push_back(symbol->slot);
    }
  }
}

}  // namespace qw
