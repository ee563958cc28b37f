#include <algorithm>

#include "derive_parts.h"

namespace qw::workbench {
namespace {

Decimal number_or_zero(const feel::Value& value) {
  return value.kind() == feel::Kind::number ? value.as_number() : Decimal();
}

// Why a criterion or component has its points: the sentence of the rule, else the answers it looked at.
std::string reason_of(const Source& from, SlotId slot) {
  const Result<Explanation> explained = explain(*from.evaluation, name_of(from, slot));
  if (!explained.ok() || explained.value().steps.empty()) return {};
  const TraceStep& step = explained.value().steps.front();
  if (!step.because.empty()) return sentence(step.because);
  std::vector<std::string> parts;
  for (const TraceInput& input : step.inputs) {
    const SlotId source = from.book.find_slot(input.name);
    parts.push_back((source == kNoSlot ? input.name : label_of(from, source)) + " " + input.value);
  }
  return joined(parts, ", ", 3);
}

void add_components(const Source& from, TierCard& card) {
  std::vector<const ScopeComponent*> components;
  std::vector<std::string> without;
  for (const ScopeComponent& component : from.book.scope.components) {
    if (number_or_zero(value_of(from, component.points)).is_zero()) {
      without.push_back(component.label);
    } else {
      components.push_back(&component);
    }
  }
  std::stable_sort(components.begin(), components.end(), [&](const ScopeComponent* a, const ScopeComponent* b) {
    return compare(number_or_zero(value_of(from, a->points)), number_or_zero(value_of(from, b->points))) > 0;
  });
  for (const ScopeComponent* component : components) {
    const std::string points = to_plain_text(number_or_zero(value_of(from, component->points)));
    card.components.push_back({component->label, points, name_of(from, component->points)});
  }
  if (!without.empty()) card.rest = "No points: " + joined(without, ", ", without.size());
}

// The scale ends well beyond the last threshold, or beyond the score itself.
Decimal scale_top(const Source& from, const Decimal& score) {
  Decimal top = Decimal::from_int(100);
  if (!from.book.scope.thresholds.empty()) {
    top = divide(multiply(from.book.scope.thresholds.back(), Decimal::from_int(8)).value, Decimal::from_int(5)).value;
  }
  return max(top, score);
}

TierCard tier_card(const Source& from) {
  TierCard card;
  const ScopeRules& scope = from.book.scope;
  if (scope.tier == kNoSlot) return card;
  card.title = tier_title(from);
  card.subject = "tier";
  if (scope.score != kNoSlot) {
    const Decimal score = number_or_zero(value_of(from, scope.score));
    const Decimal top = scale_top(from, score);
    card.score = grouped(to_plain_text(score));
    card.bar.fill = position(score, top);
    for (const Decimal& threshold : scope.thresholds) {
      card.bar.ticks.push_back({position(threshold, top), to_plain_text(threshold)});
    }
  }
  add_components(from, card);
  if (from.book.decisions.empty()) return card;
  for (std::string& text : matched_texts(from, scope.triggers)) {
    card.triggers.push_back({std::move(text), Tone::accent, from.book.decisions[scope.triggers].name});
  }
  return card;
}

ModelCard model_card(const Source& from, const DeploymentModel& model) {
  ModelCard card;
  card.title = model.label.empty() ? model.id : model.label;
  card.chosen = chosen_model(from) == &model;
  for (const std::uint32_t decision : model.ruled_out_by) {
    for (std::string& text : matched_texts(from, decision)) card.reasons.push_back(std::move(text));
  }
  const bool ruled_out = !card.reasons.empty();
  card.verdict = {ruled_out ? "Ruled out" : card.chosen ? "Chosen" : "Qualifies", ruled_out ? Tone::bad : Tone::ok, ""};
  if (!card.chosen) return card;
  card.subject = "deployment";
  card.plan = plan_words(from);
  const SlotId slot = from.book.deployment.model;
  if (from.book.slots[slot].kind == SlotKind::decision && card.reasons.empty()) {
    card.arithmetic = joined(matched_texts(from, from.book.slots[slot].index), ". ", 3);
  }
  return card;
}

Table criteria_table(const Source& from) {
  Table table;
  const DeploymentRules& rules = from.book.deployment;
  if (rules.criteria.empty()) return table;
  table.title = "Criteria";
  table.columns = {{"Criterion", false}, {"Answer", false}, {"Points", true}};
  for (const ScopeComponent& criterion : rules.criteria) {
    table.rows.push_back({{criterion.label, reason_of(from, criterion.points),
                           to_plain_text(number_or_zero(value_of(from, criterion.points)))},
                          name_of(from, criterion.points)});
  }
  if (rules.score != kNoSlot) {
    table.rows.push_back({{"Score", rules.band == kNoSlot ? "" : reason_of(from, rules.band),
                           to_plain_text(number_or_zero(value_of(from, rules.score)))},
                          name_of(from, rules.band == kNoSlot ? rules.score : rules.band),
                          true});
  }
  return table;
}

}  // namespace

ScopeView derive_scope(const Source& from) {
  ScopeView view;
  view.title = from.book.deployment.models.empty() ? "Scope" : "Scope and hosting";
  view.help = from.book.deployment.models.empty()
                  ? "What kind of deal this is, and what decides it."
                  : "What kind of deal this is, where it may run, and what decides both.";
  view.tier = tier_card(from);
  for (const DeploymentModel& model : from.book.deployment.models) view.models.push_back(model_card(from, model));
  std::stable_sort(view.models.begin(), view.models.end(),
                   [](const ModelCard& a, const ModelCard& b) { return a.chosen && !b.chosen; });
  view.criteria = criteria_table(from);
  return view;
}

}  // namespace qw::workbench
