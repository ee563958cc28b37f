#include <algorithm>

#include "base/text.h"
#include "quote/replay.h"
#include "worksheet/worksheet.h"

namespace qw {
namespace {

bool reads(const feel::Expression& expression, SlotId slot) {
  return std::find(expression.reads.begin(), expression.reads.end(), slot) != expression.reads.end();
}

bool reads(const Evaluation& evaluation, const SignatureReason& reason, SlotId slot) {
  const PriceBook& book = *evaluation.book;
  switch (reason.source) {
    case SignatureReason::Source::rule: return reads(book.approval_rules[reason.index].when.expression, slot);
    case SignatureReason::Source::gate: {
      const GateResult& gate = evaluation.gates[reason.index];
      return reads(book.gates[reason.index].rules[gate.rule].when.expression, slot);
    }
    case SignatureReason::Source::price: break;
  }
  return false;
}

std::vector<std::uint32_t> approvers_of(const Evaluation& evaluation, SlotId slot) {
  std::vector<std::uint32_t> roles;
  for (const Signature& signature : evaluation.signatures) {
    const auto of_slot = [&](const SignatureReason& reason) { return reads(evaluation, reason, slot); };
    if (std::any_of(signature.reasons.begin(), signature.reasons.end(), of_slot)) roles.push_back(signature.role);
  }
  return roles;
}

void append(Findings& to, Findings&& from) { std::move(from.begin(), from.end(), std::back_inserter(to)); }

}  // namespace

Result<std::uint32_t> find_worksheet(const PriceBook& book, std::string_view id) {
  std::vector<std::string_view> ids;
  for (std::uint32_t i = 0; i < book.worksheets.size(); ++i) {
    if (book.worksheets[i].id == id) return i;
    ids.push_back(book.worksheets[i].id);
  }
  if (book.worksheets_apart > 0) {
    return Error{"worksheet.apart", "",
                 "The worksheets of this book are in a file of their own. Load the book together with that file."};
  }
  const std::string_view near = nearest(id, ids);
  return Error{"worksheet.unknown", "",
               "The price book has no worksheet \"" + std::string(id.substr(0, 60)) + "\"." +
                   (near.empty() ? " List its worksheets first." : " Did you mean \"" + std::string(near) + "\"?")};
}

WorksheetAnswers answers_in_quote(const json::Node& quote, std::string_view id, std::string_view source,
                                  std::string_view file) {
  const json::Node* worksheets = quote.find("worksheets");
  const json::Node* answers = worksheets == nullptr ? nullptr : worksheets->find(id);
  if (answers == nullptr || answers->kind == json::Kind::null) return {};
  return {answers, source, file, pointer_join("/worksheets", id)};
}

WorksheetRun run_worksheet(const PriceBook& book, const Evaluation* quote, std::uint32_t number,
                           const WorksheetAnswers& answers) {
  const Worksheet& worksheet = book.worksheets[number];
  WorksheetRun run;
  if (quote == nullptr && !worksheet.takes.empty()) {
    run.findings.push_back({Severity::error, "worksheet.needs_quote", "", "", 0, 0,
                            "This worksheet reads figures of a quote, such as \"" +
                                book.slots[worksheet.takes[0]].name + "\". Give it the quote."});
    return run;
  }
  std::vector<feel::Value> taken;
  for (const SlotId slot : worksheet.takes) taken.push_back(quote->values[slot]);
  LoadedBook loaded = load_worksheet(book, worksheet, taken);
  run.findings = std::move(loaded.findings);
  if (!loaded.book) return run;
  QuoteInput input;
  input.intake = answers.node == nullptr ? default_answers(*loaded.book)
                                         : read_answers(*loaded.book, *answers.node, answers.source, answers.file,
                                                        answers.path, run.findings);
  if (has_errors(run.findings)) return run;
  if (quote != nullptr) input.as_of = quote->deal.as_of;
  Evaluated evaluated = evaluate(loaded.book, input);
  append(run.findings, std::move(evaluated.findings));
  if (!evaluated.evaluation) return run;
  Schedules made = compute_schedules(*evaluated.evaluation);
  append(run.findings, std::move(made.findings));
  if (!made.schedules) return run;
  run.schedules = *std::move(made.schedules);
  run.evaluation = std::move(evaluated.evaluation);
  return run;
}

Findings check_worksheets(const PriceBook& book) {
  Findings findings;
  for (const Worksheet& worksheet : book.worksheets) append(findings, load_worksheet(book, worksheet, {}).findings);
  return findings;
}

std::vector<WorksheetResult> results_of(const WorksheetRun& run) {
  const Evaluation& evaluation = *run.evaluation;
  const PriceBook& book = *evaluation.book;
  Replay replay(evaluation);
  std::vector<WorksheetResult> results;
  for (const SlotId slot : book.metrics) {
    const TraceStep step = replay.step({Target::Kind::slot, slot});
    results.push_back({step.id, step.label, evaluation.values[slot], step.value, book.slots[slot].unit, step.because,
                       approvers_of(evaluation, slot)});
  }
  return results;
}

}  // namespace qw
