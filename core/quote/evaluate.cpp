#include "feel/call.h"
#include "qualify/run.h"
#include "quote/quote.h"

namespace qw {
namespace {

// The day a quote is meant for against the days the book's prices are.
void check_dates(const PriceBook& book, const QuoteInput& input, Findings& findings) {
  if (!input.as_of) return;
  const bool early = book.effective_from && *input.as_of < *book.effective_from;
  const bool late = book.effective_to && *book.effective_to < *input.as_of;
  if (!early && !late) return;
  findings.push_back({Severity::warning, "quote.outside_book_dates", "", "/as_of", 0, 0,
                      "The price book is not in force on " + to_text(*input.as_of) +
                          (early ? "; it begins on " + to_text(*book.effective_from)
                                 : "; it ended on " + to_text(*book.effective_to)) +
                          ". Use the book of that day."});
}

void take_answers(Run& run, const Intake& intake) {
  for (std::size_t i = 0; i < run.book.questions.size(); ++i) run.values[run.book.questions[i].slot] = intake.values[i];
}

void run_steps(Run& run, const Deal& deal, PriceSheet& sheet, std::vector<GateResult>& gates) {
  for (const Step& step : run.book.steps) {
    switch (step.kind) {
      case StepKind::answer: derive_answer(run, run.book.questions[step.index]); break;
      case StepKind::fact: derive_fact(run, run.book.facts[step.index]); break;
      case StepKind::decision: derive_decision(run, step.index); break;
      case StepKind::pricing: price_lines(run, deal, sheet); break;
      case StepKind::gates: gates = check_gates(run); break;
    }
    if (run.failed()) return;
  }
}

std::vector<std::uint32_t> choose_clauses(Run& run) {
  std::vector<std::uint32_t> chosen;
  for (std::uint32_t i = 0; i < run.book.clauses.size(); ++i) {
    const std::optional<Formula>& when = run.book.clauses[i].when;
    if (when && holds(run, *when)) chosen.push_back(i);
  }
  return chosen;
}

// The summary is written on demand, when it is too late to complain; only what is more than a name can fault.
void check_summary(Run& run) {
  const auto check = [&](const Formula& formula) {
    if (formula.expression.nodes.size() > 1) run_formula(run, formula);
  };
  for (const SummaryEntry& entry : run.book.summary) {
    if (entry.when) check(*entry.when);
    if (entry.when && !holds(run, *entry.when)) continue;
    for (const SummaryField& field : entry.fields) check(field.value);
  }
}

}  // namespace

Evaluated evaluate(std::shared_ptr<const PriceBook> book, const QuoteInput& input) {
  Run run(*book);
  if (input.as_of) run.machine.now = feel::temporal_literal(to_text(*input.as_of) + "T00:00:00", run.arena);
  take_answers(run, input.intake);
  Evaluation made;
  made.deal = input.deal;
  made.deal.as_of = input.as_of;
  choose_options(run, made.deal, made);
  if (!run.failed()) run_steps(run, made.deal, made, made.gates);
  if (!run.failed()) plan_payments(run, made.deal, made);
  if (!run.failed()) made.signatures = route_approvals(run, made.gates, made);
  if (!run.failed()) made.clauses = choose_clauses(run);
  if (!run.failed()) check_summary(run);
  if (run.failed()) return {std::nullopt, {*run.failure}};
  check_dates(*book, input, made.findings);
  made.book = std::move(book);
  made.answers = input.intake.arena;
  made.presets = input.intake.presets;
  made.from_preset = input.intake.from_preset;
  made.now = run.machine.now;
  made.values = std::move(run.values);
  made.matched = std::move(run.matched);
  made.arena = std::move(run.arena);
  Evaluated result{std::move(made), {}};
  result.findings = result.evaluation->findings;
  return result;
}

}  // namespace qw
