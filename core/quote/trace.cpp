#include "quote/replay.h"
#include "quote/write_parts.h"

namespace qw {

std::vector<TraceStep> trace(const Evaluation& evaluation) {
  const PriceBook& book = *evaluation.book;
  Replay replay(evaluation);
  std::vector<TraceStep> steps;
  const auto all = [&](Target::Kind kind, std::size_t count) {
    for (std::uint32_t i = 0; i < count; ++i) steps.push_back(replay.step({kind, i}));
  };
  const auto slots = [&](SlotId first, SlotId last) {
    for (SlotId slot = first; slot <= last; ++slot) steps.push_back(replay.step({Target::Kind::slot, slot}));
  };
  for (const Step& step : book.steps) {
    switch (step.kind) {
      case StepKind::answer: steps.push_back(replay.step({Target::Kind::slot, book.questions[step.index].slot})); break;
      case StepKind::fact: steps.push_back(replay.step({Target::Kind::slot, book.facts[step.index].slot})); break;
      case StepKind::decision:
        steps.push_back(replay.step({Target::Kind::slot, book.decisions[step.index].slot}));
        break;
      case StepKind::pricing:
        all(Target::Kind::one_time, evaluation.one_time.size());
        all(Target::Kind::recurring, evaluation.recurring.size());
        slots(book.engine.one_time_hours, book.engine.monthly_cost);
        all(Target::Kind::phase, evaluation.phases.size());
        break;
      case StepKind::gates: all(Target::Kind::gate, evaluation.gates.size()); break;
    }
  }
  all(Target::Kind::milestone, evaluation.milestones.size());
  for (const Signature& signature : evaluation.signatures) {
    for (const SignatureReason& reason : signature.reasons) {
      if (reason.source == SignatureReason::Source::rule)
        steps.push_back(replay.step({Target::Kind::approval, reason.index}));
    }
  }
  return steps;
}

std::string gate_text(const Evaluation& evaluation, std::uint32_t gate) {
  const GateResult& result = evaluation.gates[gate];
  if (result.verdict == Verdict::pass) return {};
  return Replay(evaluation).render(evaluation.book->gates[gate].rules[result.rule].because);
}

std::string reason_text(const Evaluation& evaluation, const SignatureReason& reason) {
  if (reason.source == SignatureReason::Source::gate) return gate_text(evaluation, reason.index);
  if (reason.source == SignatureReason::Source::price) return price_reason_text(evaluation, reason.index);
  return Replay(evaluation).render(evaluation.book->approval_rules[reason.index].because);
}

std::string rule_text(const Evaluation& evaluation, std::uint32_t decision, std::uint32_t rule) {
  return Replay(evaluation).render(evaluation.book->decisions[decision].table.rules[rule].because);
}

std::string display_value(const Evaluation& evaluation, SlotId slot) { return Replay(evaluation).display(slot); }

}  // namespace qw
