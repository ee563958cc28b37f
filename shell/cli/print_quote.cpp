#include "print_quote.h"

#include "columns.h"
#include "print_prices.h"

namespace qw::cli {
namespace {

std::string decision_part(const Evaluation& evaluation, const std::string& subject) {
  const Result<Explanation> found = explain(evaluation, subject);
  return found.ok() ? entry(found.value().title, found.value().summary) : "";
}

std::string one_time_part(const Evaluation& evaluation) {
  const PriceBook& book = *evaluation.book;
  std::string out = "  " + left("One-time", 34) + right("hours", 8) + right("list", 14) + right("discount", 14) +
                    right("net", 14) + right("margin", 10) + "\n";
  const auto row = [&](const std::string& label, std::int64_t hours, const Money& list, const Money& discount,
                       const Money& net, const Money& cost) {
    out += "  " + left(label, 34) + right(std::to_string(hours), 8) + right(amount(list), 14) +
           right(amount(discount), 14) + right(amount(net), 14) + right(percent(margin_percent(net, cost)), 10) + "\n";
  };
  for (std::size_t i = 0; i < evaluation.one_time.size(); ++i) {
    const LineResult& line = evaluation.one_time[i];
    row(or_id(book.one_time_lines[i].label, book.one_time_lines[i].id), line.hours, line.list, line.discount, line.net,
        line.cost);
  }
  const Totals& totals = evaluation.totals;
  row("Total", totals.hours, totals.list, totals.discount, totals.net, totals.cost);
  return out;
}

std::string recurring_part(const Evaluation& evaluation) {
  const PriceBook& book = *evaluation.book;
  std::string out = "\n  " + left("Monthly", 56) + right("price", 14) + right("cost", 14) + right("margin", 10) + "\n";
  const auto row = [&](const std::string& label, const Money& price, const Money& cost) {
    out += "  " + left(label, 56) + right(amount(price), 14) + right(amount(cost), 14) +
           right(percent(margin_percent(price, cost)), 10) + "\n";
  };
  for (const LineResult& line : evaluation.recurring) {
    const Line& rule = book.recurring_lines[line.line];
    row(or_id(rule.label, rule.id), line.monthly, line.monthly_cost);
  }
  row("Total", evaluation.totals.monthly, evaluation.totals.monthly_cost);
  return out;
}

std::string phases_part(const Evaluation& evaluation) {
  const PriceBook& book = *evaluation.book;
  std::string out = "\n  " + left("Phase", 34) + right("hours", 8) + right("shared", 8) + right("net", 20) +
                    right("cost", 14) + right("margin", 10) + "\n";
  for (const PhaseResult& phase : evaluation.phases) {
    const Phase& rule = book.phases[phase.phase];
    out += "  " + left(or_id(rule.label, rule.row), 34) + right(std::to_string(phase.hours), 8) +
           right(std::to_string(phase.shared_hours), 8) + right(amount(phase.net), 20) + right(amount(phase.cost), 14) +
           right(percent(margin_percent(phase.net, phase.cost)), 10) + "\n";
  }
  return out;
}

std::string gates_part(const Evaluation& evaluation) {
  std::string out;
  std::size_t passed = 0;
  for (std::uint32_t i = 0; i < evaluation.gates.size(); ++i) {
    const GateResult& gate = evaluation.gates[i];
    if (gate.verdict == Verdict::pass) {
      ++passed;
    } else {
      out += entry(std::string(to_text(gate.verdict)) + " " + evaluation.book->gates[i].id, gate_text(evaluation, i));
    }
  }
  return out + entry("pass", std::to_string(passed) + " of " + std::to_string(evaluation.gates.size()) + " gates");
}

std::string approvals_part(const Evaluation& evaluation) {
  std::string out;
  for (const Signature& signature : evaluation.signatures) {
    std::string reasons;
    for (const SignatureReason& reason : signature.reasons) {
      reasons += (reasons.empty() ? "" : "; ") + reason_text(evaluation, reason);
    }
    out += entry(evaluation.book->roles[signature.role].label, reasons);
  }
  return out.empty() ? "  Nobody\n" : out;
}

}  // namespace

std::string print_quote(const Evaluation& evaluation, const std::string& name) {
  const PriceBook& book = *evaluation.book;
  std::string out = (name.empty() ? "Quote" : name) + " · " + book.title + " version " + std::to_string(book.version) +
                    " · " + std::string(book.currency.code()) + "\n";
  out += heading("Scope and deployment");
  out += decision_part(evaluation, "tier") + decision_part(evaluation, "deployment");
  for (const SlotId slot : {book.deployment.plan, book.deployment.resilience}) {
    if (slot != kNoSlot)
      out += entry(or_id(book.slots[slot].label, book.slots[slot].name), display_value(evaluation, slot));
  }
  out += heading("Price");
  out += one_time_part(evaluation) + recurring_part(evaluation) + phases_part(evaluation);
  out += print_prices(evaluation);
  if (!evaluation.milestones.empty()) out += heading("Milestones");
  for (const MilestoneResult& milestone : evaluation.milestones) {
    const auto label = book.milestone_labels.find(milestone.id);
    out += "  " + left(label == book.milestone_labels.end() ? milestone.id : label->second, 48) +
           right(to_plain_text(milestone.percent) + " %", 8) + right(amount(milestone.amount), 18) + "\n";
  }
  if (!book.metrics.empty()) out += heading("Measures");
  for (const SlotId metric : book.metrics) {
    out += "  " + left(or_id(book.slots[metric].label, book.slots[metric].name), 48) +
           right(display_value(evaluation, metric), 26) + "\n";
  }
  out += heading("Gates") + gates_part(evaluation);
  out += heading("Signatures") + approvals_part(evaluation);
  return out;
}

std::string print_explanation(const Explanation& explanation) {
  std::string out = explanation.title + "\n" + wrap(explanation.summary, 0) + "\n";
  for (const TraceStep& step : explanation.steps) {
    out += "\n" + step.label + ": " + step.value + "  [" + step.kind + " " + step.id + "]\n";
    if (!step.because.empty()) out += "  " + wrap(step.because, 2) + "\n";
    if (!step.formula.empty()) out += "  = " + wrap(step.formula, 4) + "\n";
    if (!step.rules.empty()) {
      std::string rules;
      for (const std::string& rule : step.rules) rules += (rules.empty() ? "" : ", ") + rule;
      out += "  rule: " + wrap(rules, 8) + "\n";
    }
    if (!step.rounding.empty()) out += "  rounding: " + step.rounding + "\n";
  }
  return out;
}

}  // namespace qw::cli
