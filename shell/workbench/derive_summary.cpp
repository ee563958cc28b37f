#include <algorithm>

#include "derive_parts.h"

namespace qw::workbench {
namespace {

constexpr std::size_t kMeasures = 3;

std::string net_detail(const Source& from) {
  const Totals& totals = from.evaluation->totals;
  std::vector<std::string> parts{amount(totals.list) + " list"};
  if (const auto discount = document_discount(from); discount && !discount->is_zero()) {
    parts.push_back(percent(*discount, 2) + " discount");
  }
  parts.push_back(grouped(std::to_string(totals.hours)) + " h");
  return joined(parts, kDot, parts.size());
}

void add_measures(const Source& from, SummaryView& view) {
  for (const SlotId slot : from.book.metrics) {
    if (view.measures.size() == kMeasures) break;
    if (value_of(from, slot).is_null() || from.book.slots[slot].unit != from.book.currency.code()) continue;
    view.measures.push_back({label_of(from, slot), figure_text(from, slot), name_of(from, slot)});
  }
}

SummaryCard tier_summary(const Source& from) {
  SummaryCard card;
  const ScopeRules& scope = from.book.scope;
  card.title = tier_title(from);
  card.subject = "tier";
  if (scope.score != kNoSlot)
    card.chip = {"score " + to_plain_text(value_of(from, scope.score).as_number()), Tone::accent, ""};
  if (!from.book.decisions.empty()) card.text = joined(matched_texts(from, scope.triggers), kDot, 3);
  if (card.text.empty()) card.text = "No trigger fires; the score decides.";
  return card;
}

// The trigger that decides: the first hard one, else whatever rules a model out, else the rule that chose.
SummaryCard deployment_summary(const Source& from, const DeploymentModel& model) {
  SummaryCard card;
  card.title = model.label.empty() ? model.id : model.label;
  if (const std::string plan = plan_words(from); !plan.empty()) card.title += std::string(kDot) + plan;
  card.subject = "deployment";
  const auto take = [&](std::uint32_t decision) {
    const auto& matched = from.evaluation->matched[decision];
    if (matched.empty() || !card.text.empty()) return;
    card.text = matched_texts(from, decision).front();
    const std::string& id = from.book.decisions[decision].table.rules[matched.front()].id;
    if (id.size() <= 8) card.chip = {id, Tone::info, ""};
  };
  if (from.book.decisions.empty()) return card;
  take(from.book.deployment.hard_triggers);
  for (const DeploymentModel& other : from.book.deployment.models) {
    for (const std::uint32_t decision : other.ruled_out_by) take(decision);
  }
  const SlotInfo& slot = from.book.slots[from.book.deployment.model];
  if (slot.kind == SlotKind::decision) take(slot.index);
  return card;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

Notice gate_outcome(const Source& from) {
  Notice notice;
  if (from.book.gates.empty()) return notice;
  const GateCounts counts = count_gates(from);
  notice.subject = "gates";
  if (counts.block > 0) {
    notice.tag = "Blocked", notice.tone = Tone::bad;
    notice.title = counted(counts.block, "gate stops this quote", "gates stop this quote");
  } else if (counts.refer > 0) {
    notice.tag = "Referral", notice.tone = Tone::info;
    notice.title = counted(counts.refer, "gate waits for a decision", "gates wait for a decision");
  } else if (counts.assume > 0) {
    notice.tag = "Proceed", notice.tone = Tone::warn;
    notice.title = counted(counts.assume, "assumption goes with the quote", "assumptions go with the quote");
  } else {
    notice.tag = "Proceed", notice.tone = Tone::ok;
    notice.title = "All gates pass";
  }
  return notice;
}

void add_signatures(const Source& from, SummaryView& view) {
  if (from.book.roles.empty()) return;
  const std::vector<Signature>& signatures = from.evaluation->signatures;
  view.signatures_title =
      signatures.empty() ? "Needs no signature" : "Needs " + counted(signatures.size(), "signature", "signatures");
  for (const Signature& signature : signatures) {
    const Role& role = from.book.roles[signature.role];
    const bool gate =
        std::any_of(signature.reasons.begin(), signature.reasons.end(),
                    [](const SignatureReason& reason) { return reason.source == SignatureReason::Source::gate; });
    view.signatures.push_back({role.label.empty() ? role.id : role.label, gate ? Tone::warn : Tone::muted, role.id});
  }
}

std::string step_value(const Source& from, const TraceStep& step) {
  if (const SlotId slot = from.book.find_slot(step.id); slot != kNoSlot && step.kind != "line")
    return figure_text(from, slot);
  const bool money = step.kind == "line" || step.kind == "phase" || step.kind == "milestone";
  const auto number = money ? parse_decimal(step.value) : std::nullopt;
  return number ? currency_text(*number, from.book.currency) : sentence(step.value);
}

std::string input_words(const Source& from, const TraceStep& step) {
  std::vector<std::string> parts;
  for (const TraceInput& input : step.inputs) {
    const SlotId slot = from.book.find_slot(input.name);
    std::string name = input.name;
    std::replace(name.begin(), name.end(), '_', ' ');
    parts.push_back(slot == kNoSlot ? sentence(name) + " " + grouped(input.value)
                                    : label_of(from, slot) + " " + figure_text(from, slot));
  }
  return joined(parts, kDot, parts.size());
}

// "R1 half_up 2" -> "List and cost of a line, half up to 2 decimals (R1)"
std::string rounding_words(const Source& from, const std::string& rounding) {
  for (const RoundingPoint& point : from.book.rounding_points) {
    if (!rounding.starts_with(point.id + " ")) continue;
    std::string mode = to_text(point.mode);
    std::replace(mode.begin(), mode.end(), '_', ' ');
    const std::string places =
        point.places == 0 ? "whole numbers" : counted(static_cast<std::size_t>(point.places), "decimal", "decimals");
    return sentence(point.what.empty() ? mode : point.what + ", " + mode) + " to " + places + " (" + point.id + ")";
  }
  return sentence(rounding);
}

}  // namespace

SummaryView derive_summary(const Source& from) {
  SummaryView view;
  const PriceBook& book = from.book;
  const Totals& totals = from.evaluation->totals;
  view.net = {"One-time net", with_currency(totals.net), name_of(from, book.engine.one_time_net)};
  view.net_detail = net_detail(from);
  if (!book.recurring_lines.empty()) {
    view.monthly = {"Monthly", with_currency(totals.monthly), name_of(from, book.engine.monthly_recurring)};
  }
  add_measures(from, view);
  if (const auto margin = margin_percent(totals.net, totals.cost)) {
    const MarginScale scale = margin_scale(from, *margin, false);
    view.margin = {"Margin", percent(*margin, 1), margin_subject(from)};
    view.margin_bar = scale.bar;
  }
  if (book.scope.tier != kNoSlot) {
    view.cards.push_back(tier_summary(from));
    view.tier_chip = {tier_word(from), Tone::accent, ""};
  }
  if (const DeploymentModel* model = chosen_model(from)) view.cards.push_back(deployment_summary(from, *model));
  add_signatures(from, view);
  view.gates = gate_outcome(from);
  return view;
}

WhyView derive_why(const Source& from) {
  WhyView view;
  if (from.state.ui.why.empty()) return view;
  view.open = true;
  const Result<Explanation> explained = explain(*from.evaluation, from.state.ui.why);
  if (!explained.ok()) {
    view.title = "Not part of this quote";
    view.summary = explained.error().message;
    return view;
  }
  const Explanation& made = explained.value();
  view.title = made.title;
  const bool repeats_value = !made.steps.empty() && made.summary == made.steps.front().value;
  if (!repeats_value) view.summary = sentence(made.summary);
  for (const TraceStep& step : made.steps) {
    WhyStep shown;
    shown.label = step.label;
    shown.value = step_value(from, step);
    shown.formula = step.formula == step.value ? "" : readable_formula(step.formula);
    shown.because = sentence(step.because);
    shown.rules = joined(step.rules, kDot, step.rules.size());
    shown.inputs = input_words(from, step);
    shown.rounding = rounding_words(from, step.rounding);
    view.steps.push_back(std::move(shown));
  }
  return view;
}

}  // namespace qw::workbench
