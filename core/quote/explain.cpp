#include "quote/explain.h"

#include <algorithm>

#include "base/text.h"
#include "quote/replay.h"
#include "quote/write_parts.h"

namespace qw {
namespace {

constexpr std::size_t kMostSteps = 80;

// The targets and what they were made from, nearest first, each once.
std::vector<TraceStep> unfold(Replay& replay, std::vector<Target> queue, const PriceBook& book) {
  std::vector<TraceStep> steps;
  for (std::size_t i = 0; i < queue.size() && steps.size() < kMostSteps; ++i) {
    const Target target = queue[i];
    const bool plain_data = target.kind == Target::Kind::slot && book.slots[target.index].kind == SlotKind::table;
    if (!plain_data) steps.push_back(replay.step(target));
    for (const Target& source : replay.sources(target)) {
      if (std::find(queue.begin(), queue.end(), source) == queue.end()) queue.push_back(source);
    }
  }
  return steps;
}

std::string join_sentences(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) {
    if (!sentence.empty()) text += (text.empty() ? "" : "; ") + sentence;
  }
  return text;
}

std::vector<std::string> matched_texts(const Evaluation& evaluation, std::uint32_t decision) {
  std::vector<std::string> texts;
  for (const std::uint32_t rule : evaluation.matched[decision]) texts.push_back(rule_text(evaluation, decision, rule));
  return texts;
}

Explanation explain_tier(const Evaluation& evaluation, Replay& replay) {
  const PriceBook& book = *evaluation.book;
  const std::string number = book.slots[book.scope.tier].label + " " + replay.display(book.scope.tier);
  Explanation made{"tier", number, "", {}};
  for (const NamedValue& tier : book.scope.tiers) {
    const feel::Value value = evaluation.values[book.scope.tier];
    if (value.kind() == feel::Kind::number && compare(value.as_number(), tier.value) == 0) {
      made.title = number + ", " + (tier.label.empty() ? tier.name : tier.label);
    }
  }
  made.summary = join_sentences(matched_texts(evaluation, book.scope.triggers));
  if (!made.summary.empty()) made.summary += ". ";
  made.summary += "The score is " + replay.display(book.scope.score) + ".";
  made.steps = unfold(replay, {{Target::Kind::slot, book.scope.tier}}, book);
  return made;
}

Explanation explain_deployment(const Evaluation& evaluation, Replay& replay) {
  const PriceBook& book = *evaluation.book;
  const feel::Value chosen = evaluation.values[book.deployment.model];
  Explanation made{"deployment", replay.display(book.deployment.model), "", {}};
  std::vector<std::string> reasons;
  for (const DeploymentModel& model : book.deployment.models) {
    const bool is_chosen = chosen.kind() == feel::Kind::string && model.id == chosen.as_string();
    if (is_chosen) {
      made.title = model.label;
      continue;
    }
    for (const std::uint32_t decision : model.ruled_out_by) {
      for (const std::string& text : matched_texts(evaluation, decision)) reasons.push_back(text);
    }
  }
  made.summary = join_sentences(reasons);
  if (!made.summary.empty()) made.summary += ". ";
  made.summary +=
      "The score is " + replay.display(book.deployment.score) + ", band " + replay.display(book.deployment.band) + ".";
  std::vector<Target> targets{{Target::Kind::slot, book.deployment.model}};
  for (const SlotId slot : {book.deployment.plan, book.deployment.resilience, book.deployment.score}) {
    if (slot != kNoSlot) targets.push_back({Target::Kind::slot, slot});
  }
  made.steps = unfold(replay, targets, book);
  return made;
}

std::optional<Explanation> explain_role(const Evaluation& evaluation, Replay& replay, std::string_view subject) {
  const PriceBook& book = *evaluation.book;
  const auto role =
      std::find_if(book.roles.begin(), book.roles.end(), [&](const Role& one) { return one.id == subject; });
  if (role == book.roles.end()) return std::nullopt;
  Explanation made{role->id, role->label, "Nothing in this quote needs this signature.", {}};
  const auto index = static_cast<std::uint32_t>(role - book.roles.begin());
  for (const Signature& signature : evaluation.signatures) {
    if (signature.role != index) continue;
    std::vector<std::string> reasons;
    std::vector<Target> targets;
    for (const SignatureReason& reason : signature.reasons) {
      reasons.push_back(reason_text(evaluation, reason));
      targets.push_back(target_of(evaluation, reason));
    }
    made.summary = join_sentences(reasons) + ".";
    made.steps = unfold(replay, targets, book);
  }
  return made;
}

std::vector<std::pair<std::string_view, Target>> named_targets(const Evaluation& evaluation) {
  const PriceBook& book = *evaluation.book;
  std::vector<std::pair<std::string_view, Target>> named;
  for (std::uint32_t i = 0; i < evaluation.one_time.size(); ++i) {
    named.push_back({book.one_time_lines[i].id, {Target::Kind::one_time, i}});
  }
  for (std::uint32_t i = 0; i < evaluation.recurring.size(); ++i) {
    named.push_back({book.recurring_lines[evaluation.recurring[i].line].id, {Target::Kind::recurring, i}});
  }
  for (std::uint32_t i = 0; i < evaluation.gates.size(); ++i)
    named.push_back({book.gates[i].id, {Target::Kind::gate, i}});
  for (SlotId i = 0; i < book.slots.size(); ++i) {
    if (book.slots[i].kind != SlotKind::table) named.push_back({book.slots[i].name, {Target::Kind::slot, i}});
  }
  for (std::uint32_t i = 0; i < evaluation.phases.size(); ++i) {
    named.push_back({book.phases[evaluation.phases[i].phase].row, {Target::Kind::phase, i}});
  }
  for (std::uint32_t i = 0; i < evaluation.milestones.size(); ++i) {
    named.push_back({evaluation.milestones[i].id, {Target::Kind::milestone, i}});
  }
  return named;
}

Error unknown_subject(const Evaluation& evaluation, std::string_view subject) {
  const PriceBook& book = *evaluation.book;
  std::vector<std::string_view> names{"tier", "deployment"};
  for (const Role& role : book.roles) names.push_back(role.id);
  for (const auto& [name, target] : named_targets(evaluation)) names.push_back(name);
  for (const Line& line : book.recurring_lines) {
    if (line.id == subject) {
      return {"explain.not_in_quote", "",
              "The line \"" + line.id + "\" is not part of this quote: its price is zero here."};
    }
  }
  const std::string_view near = nearest(subject, names);
  return {"explain.unknown_subject", "",
          "Nothing in this quote is called \"" + std::string(subject.substr(0, 60)) + "\"." +
              (near.empty() ? " Use tier, deployment, a role such as P-CD, a line or a fact."
                            : " Did you mean \"" + std::string(near) + "\"?")};
}

}  // namespace

Result<Explanation> explain(const Evaluation& evaluation, std::string_view subject) {
  const PriceBook& book = *evaluation.book;
  Replay replay(evaluation);
  if (subject == "tier" && book.scope.tier != kNoSlot) return explain_tier(evaluation, replay);
  if (subject == "deployment" && book.deployment.model != kNoSlot) return explain_deployment(evaluation, replay);
  if (auto role = explain_role(evaluation, replay, subject)) return *std::move(role);
  constexpr std::string_view kPhase = "phase/";  // a phase and a line may share an id
  const bool phase_only = subject.starts_with(kPhase);
  if (phase_only) subject.remove_prefix(kPhase.size());
  for (const auto& [name, target] : named_targets(evaluation)) {
    if (name != subject || (phase_only && target.kind != Target::Kind::phase)) continue;
    Explanation made;
    made.subject = name;
    made.steps = unfold(replay, {target}, book);
    if (!made.steps.empty()) {
      made.title = made.steps[0].label;
      made.summary = made.steps[0].because.empty() ? made.steps[0].value : made.steps[0].because + ".";
    }
    return made;
  }
  return unknown_subject(evaluation, subject);
}

}  // namespace qw
