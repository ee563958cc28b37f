#include "print_quote.h"

#include <algorithm>

namespace qw::cli {
namespace {

constexpr std::size_t kWidth = 100;

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string left(const std::string& text, std::size_t width) {
  const std::size_t used = columns(text);
  return used < width ? text + std::string(width - used, ' ') : text + " ";
}

std::string right(const std::string& text, std::size_t width) {
  const std::size_t used = columns(text);
  return used < width ? std::string(width - used, ' ') + text : " " + text;
}

std::string amount(const Money& money) { return feel::group_thousands(to_text(money)); }

std::string percent(const std::optional<Decimal>& value) { return value ? to_fixed_text(*value, 1) + " %" : "none"; }

// Wraps at spaces; continuation lines are indented.
std::string wrap(std::string_view text, std::size_t indent) {
  std::string out;
  std::size_t used = indent;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    if (used > indent && used + 1 + columns(word) > kWidth) {
      out += '\n' + std::string(indent, ' ');
      used = indent;
    } else if (used > indent) {
      out += ' ';
      ++used;
    }
    out += word;
    used += columns(word);
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return out;
}

std::string heading(const std::string& text) { return "\n" + text + "\n" + std::string(columns(text), '-') + "\n"; }

std::string entry(const std::string& tag, const std::string& text) {
  constexpr std::size_t kTag = 30;
  return "  " + left(tag, kTag) + wrap(text, kTag + 2) + "\n";
}

const std::string& or_id(const std::string& label, const std::string& id) { return label.empty() ? id : label; }

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
