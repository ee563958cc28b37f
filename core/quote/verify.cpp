#include "quote/verify.h"

#include <algorithm>
#include <utility>

#include "quote/verify_trend.h"

namespace qw {
namespace {

using decision::Flaw;

constexpr std::uint64_t kWitnessSamples = 400;
constexpr std::uint64_t kFewSamples = 40;  // where only other questions decide whether one is read

// Whether the flaw shows in an evaluation of the whole graph.
bool shows(const Trial& trial, const decision::TableFlaw& flaw, std::uint32_t decision) {
  const std::vector<std::uint32_t>& matched = trial.run.matched[decision];
  const SlotId slot = trial.run.book.decisions[decision].slot;
  if (flaw.flaw == Flaw::gap) return !trial.run.failed() && matched.empty() && trial.run.values[slot].is_null();
  // an overlap ends the run at this table, with what matched
  return std::all_of(flaw.rules.begin(), flaw.rules.end(), [&](std::uint32_t rule) {
    return std::find(matched.begin(), matched.end(), rule) != matched.end();
  });
}

// Puts back to its default every answer that the flaw does not need.
AnswerValues simplified(VerifyGraph& graph, AnswerValues answers, const decision::TableFlaw& flaw,
                        std::uint32_t decision, const BookPart& part) {
  for (const std::uint32_t question : part.questions) {
    const feel::Value kept = std::exchange(answers[question], graph.book->questions[question].default_value);
    if (equal(kept, answers[question])) continue;
    const auto trial = graph.run(part, answers);
    if (!trial || !shows(*trial, flaw, decision)) answers[question] = kept;
  }
  return answers;
}

// Answers that lead to the flaw: the example's own questions are set, what it derives from is searched.
std::optional<AnswerValues> find_answers(VerifyGraph& graph, const decision::TableFlaw& flaw, std::uint32_t decision,
                                         const BookPart& part) {
  const PriceBook& book = *graph.book;
  bool only_questions = true;
  for (const std::uint32_t subject : flaw.subjects) {
    only_questions =
        only_questions && subject < decision::kFirstInput && book.slots[subject].kind == SlotKind::question;
  }
  for (std::uint64_t i = 0; i < (only_questions ? kFewSamples : kWitnessSamples) && !graph.exhausted(); ++i) {
    AnswerValues answers = graph.sample(i, part);
    for (std::size_t k = 0; k < flaw.subjects.size(); ++k) {
      const std::uint32_t subject = flaw.subjects[k];
      if (subject >= decision::kFirstInput || book.slots[subject].kind != SlotKind::question) continue;
      answers[book.slots[subject].index] = flaw.values[k];
    }
    const auto trial = graph.run(part, answers);
    if (trial && shows(*trial, flaw, decision)) return simplified(graph, std::move(answers), flaw, decision, part);
  }
  return std::nullopt;
}

// A flaw of values that exist at all is one of the book; the rest may be of values that no answers give.
bool needs_answers(const decision::TableFlaw& flaw) {
  return (flaw.flaw == Flaw::gap || flaw.flaw == Flaw::overlap || flaw.flaw == Flaw::conflict) &&
         !flaw.subjects.empty();
}

}  // namespace

TableResult verify_decision(VerifyGraph& graph, std::uint32_t number) {
  const PriceBook& book = *graph.book;
  const Decision& decision = book.decisions[number];
  decision::TableSpace space{&graph.domains, &graph.fixed, &graph.values, &graph.names, {}};
  for (const feel::Expression& input : decision.table.inputs) {
    space.inputs.push_back(decision::domain_of(input, graph.domains, graph.fixed, graph.machine));
    if (space.inputs.back().kind == decision::DomainKind::opaque) {
      space.inputs.back() = decision::free_domain(book.types[input.type].kind);
    }
  }
  const decision::TableReport report = decision::verify_table(decision.table, space);
  TableResult result{decision.name, number, report.proven, report.cells, report.sampled, report.free, {}};
  const SlotId slot = decision.slot;
  const BookPart part = graph.part_of({&slot, 1}, false, {});
  for (const decision::TableFlaw& flaw : report.flaws) {
    TableFinding found;
    found.flaw = flaw.flaw;
    for (const std::uint32_t rule : flaw.rules) found.rules.push_back(decision.table.rules[rule].id);
    found.region = flaw.region;
    found.example = flaw.example;
    if (needs_answers(flaw)) {
      const auto answers = find_answers(graph, flaw, number, part);
      found.certain = answers.has_value();
      if (answers) found.answers = graph.changed(*answers, part, kNoSlot);
    }
    result.findings.push_back(std::move(found));
  }
  graph.derive_decision_domain(decision, report.complete);
  return result;
}

const char* to_text(Standing standing) {
  switch (standing) {
    case Standing::proven: return "proven";
    case Standing::searched: return "searched";
    case Standing::violated: return "violated";
  }
  return "";
}

Standing ClaimResult::standing() const {
  return !holds ? Standing::violated : proven ? Standing::proven : Standing::searched;
}

Standing TableResult::standing() const {
  const bool found =
      std::any_of(findings.begin(), findings.end(), [](const TableFinding& finding) { return finding.certain; });
  return found ? Standing::violated : proven && findings.empty() ? Standing::proven : Standing::searched;
}

Standing PriceResult::standing() const {
  return !cliffs.empty() ? Standing::violated : proven ? Standing::proven : Standing::searched;
}

namespace {

template <class Results>
StandingCount count(const Results& results) {
  StandingCount found;
  for (const auto& one : results) {
    const Standing standing = one.standing();
    ++(standing == Standing::proven ? found.proven : standing == Standing::searched ? found.searched : found.violated);
  }
  return found;
}

}  // namespace

StandingCount BookReport::count_tables() const { return count(tables); }
StandingCount BookReport::count_claims() const { return count(claims); }
StandingCount BookReport::count_prices() const { return count(prices); }

bool BookReport::clean() const {
  const auto certain = [](const TableFinding& finding) { return finding.certain; };
  for (const TableResult& table : tables) {
    if (std::any_of(table.findings.begin(), table.findings.end(), certain)) return false;
  }
  return std::all_of(claims.begin(), claims.end(), [](const ClaimResult& claim) { return claim.holds; }) &&
         std::all_of(prices.begin(), prices.end(), [](const PriceResult& price) { return price.cliffs.empty(); });
}

BookReport verify_book(const std::shared_ptr<const PriceBook>& book, const VerifyOptions& options) {
  BookReport report;
  VerifyGraph graph(book, options);
  for (const Step& step : book->steps) {
    if (step.kind == StepKind::fact) graph.derive_fact_domain(book->facts[step.index]);
    if (step.kind == StepKind::decision && !graph.exhausted())
      report.tables.push_back(verify_decision(graph, step.index));
  }
  std::sort(report.tables.begin(), report.tables.end(),
            [](const TableResult& a, const TableResult& b) { return a.decision < b.decision; });
  CaseMemo memo;
  for (const Claim& claim : book->claims) verify_claim(graph, memo, claim, report.claims);
  verify_prices(graph, memo, report.prices);
  for (const Claim& claim : book->claims) report.claims_asked += claim.more.size();
  report.exhausted = graph.exhausted();
  report.steps = options.steps - graph.steps_left;
  return report;
}

}  // namespace qw
