#include "print_whatif.h"

#include <algorithm>

#include "columns.h"

namespace qw::cli {
namespace {

std::string signed_amount(const Money& money) { return (money.minor > 0 ? "+" : "") + amount(money); }

std::string shown(const std::string& text) { return text.empty() ? "(none)" : text; }

std::string role_names(const PriceBook& book, const std::vector<std::uint32_t>& roles) {
  std::string text;
  for (const std::uint32_t role : roles) text += (text.empty() ? "" : ", ") + book.roles[role].id;
  return text.empty() ? "nobody" : text;
}

// A table: the first column to the left, the others to the right, each as wide as its widest cell.
std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns(row[i]));
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += i == 0 ? left(row[i], widths[0]) : right(row[i], widths[i] + 2);
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return out;
}

std::string rules_part(const char* title, const std::vector<RulesChange>& changes) {
  if (changes.empty()) return "";
  std::string out = std::string(title) + "\n";
  for (const RulesChange& change : changes) {
    out += "  " + or_id(change.label, change.id) + ": " + shown(change.before) + " -> " + shown(change.after) + "\n";
    for (const RuleChange& rule : change.ceased) out += "    - " + rule.id + ": " + rule.because + "\n";
    for (const RuleChange& rule : change.began) out += "    + " + rule.id + ": " + rule.because + "\n";
  }
  return out;
}

std::string texts_part(const char* title, const std::vector<TextChange>& changes) {
  if (changes.empty()) return "";
  std::string out = std::string(title) + "\n";
  for (const TextChange& change : changes) {
    out += "  " + or_id(change.label, change.key) + ": " + shown(change.before) + " -> " + shown(change.after) + "\n";
  }
  return out;
}

std::string effect_text(const FlipEffect& effect) {
  switch (effect.kind) {
    case FlipKind::tier: return "tier " + shown(effect.before) + " -> " + shown(effect.after);
    case FlipKind::deployment: return "deployment " + shown(effect.before) + " -> " + shown(effect.after);
    case FlipKind::approver_added: return effect.after + " must sign";
    case FlipKind::approver_removed: return effect.before + " need not sign";
  }
  return "";
}

std::string point_text(const PriceBook& book, const SolvedPoint& point) {
  const std::string answer = to_plain_text(point.answer);
  if (!point.quoted) return answer + ": no quote";
  return answer + ": net " + amount(point.net) + ", margin " +
         (point.margin_pct ? to_fixed_text(*point.margin_pct, 2, Rounding::floor) + " %" : "none") +
         ", signs: " + role_names(book, point.roles);
}

}  // namespace

std::string print_comparison(const Comparison& comparison) {
  std::vector<std::vector<std::string>> rows = {{""}};
  for (const std::string& name : comparison.names) rows[0].push_back(name);
  for (const CompareRow& row : comparison.rows) {
    std::vector<std::string> cells = {(row.differs ? "* " : "  ") + row.label};
    for (const std::string& value : row.values) cells.push_back(value.empty() ? "-" : value);
    rows.push_back(std::move(cells));
  }
  return table(rows) + "* differs";
}

std::string print_diff(const PriceBook& book, const QuoteDiff& diff) {
  if (diff.empty()) return "No difference.";
  std::string out = texts_part("Answers", diff.answers) + texts_part("Options", diff.options) +
                    texts_part("Adjustments", diff.adjustments) + rules_part("Rules", diff.decisions) +
                    rules_part("Gates", diff.gates) + rules_part("Signatures", diff.signatures);
  for (const std::string& clause : diff.clauses_added) out += "+ clause " + clause + "\n";
  for (const std::string& clause : diff.clauses_removed) out += "- clause " + clause + "\n";
  std::vector<std::vector<std::string>> rows = {{"Lines", "before", "after", "change"}};
  for (const LineChange& change : diff.lines) {
    const Line& line = book.line(change.line);
    std::string label = "  " + or_id(line.label, line.id);
    if (change.state_before != change.state_after)
      label += " (" + change.state_before + " -> " + change.state_after + ")";
    rows.push_back({label, amount(change.net_before), amount(change.net_after), signed_amount(change.delta)});
    for (const MoneyChange& year : change.years) {
      rows.push_back({"    " + year.label, amount(year.before), amount(year.after), signed_amount(year.delta)});
    }
  }
  rows.push_back({"Totals"});
  for (const MoneyChange& total : diff.totals) {
    rows.push_back({"  " + total.label, amount(total.before), amount(total.after), signed_amount(total.delta)});
  }
  out += table(rows);
  out.pop_back();
  return out;
}

std::string print_flips(const PriceBook& book, const FlipReport& report) {
  std::string out;
  for (const Flip& flip : report.flips) {
    const Question& question = book.questions[flip.question];
    const std::string key = flip.part.empty() ? question.key : question.key + "." + flip.part;
    std::string effects;
    for (const FlipEffect& effect : flip.effects) effects += (effects.empty() ? "" : ", ") + effect_text(effect);
    const std::string change = flip.action == FlipAction::set ? shown(flip.from) + " -> " + shown(flip.to)
                                                              : std::string(to_text(flip.action)) + " " + flip.to;
    out += left(key, 32) + left(change, 28) + effects + "\n";
  }
  if (report.flips.empty()) out += "No single answer alters tier, deployment or who signs.\n";
  std::string skipped;
  for (const std::uint32_t question : report.not_read) {
    skipped += (skipped.empty() ? "" : ", ") + book.questions[question].key;
  }
  if (!skipped.empty()) out += "Not read with these answers: " + skipped + "\n";
  out.pop_back();
  return out;
}

std::string print_solution(const PriceBook& book, std::uint32_t question, const Goal& goal, const Solution& solution) {
  const std::string& key = book.questions[question].key;
  std::string out = solution.reachable ? key + " " + point_text(book, solution.found)
                                       : "Not reachable with " + key + ". " + solution.why_not;
  if (solution.next) out += "\n  one step further, " + point_text(book, *solution.next);
  if (!solution.monotone)
    out += "\n  The goal comes and goes over the range; there may be other answers that reach it.";
  if (solution.exact_net && solution.amount_off) {
    out += std::string("\n  to the cent: ") + (goal.kind == GoalKind::margin ? "lowest net " : "net ") +
           amount(*solution.exact_net) + ", that is " + amount(*solution.amount_off) +
           " off before a document discount";
  }
  return out;
}

std::string print_sweep(const PriceBook& book, std::uint32_t question, const std::vector<SweepRow>& rows) {
  std::vector<std::vector<std::string>> cells = {
      {book.questions[question].key, "tier", "deployment", "net", "monthly", "margin", "signs"}};
  for (const SweepRow& row : rows) {
    if (!row.quoted) {
      cells.push_back({row.answer, "no quote"});
      continue;
    }
    cells.push_back({row.answer, row.tier, row.deployment, amount(row.net), amount(row.monthly),
                     percent(row.margin_pct), role_names(book, row.roles)});
  }
  std::string out = table(cells);
  out.pop_back();
  return out;
}

std::string print_optimum(const PriceBook& book, const Optimum& optimum) {
  if (!optimum.found) return "No choice of the optional items is within the budget.";
  std::string out = "In:\n";
  for (const std::uint32_t option : optimum.chosen) {
    out += "  " + or_id(book.options[option].label, book.options[option].id) + "\n";
  }
  if (optimum.chosen.empty()) out += "  nothing\n";
  out += "Worth " + to_plain_text(optimum.worth) + ", total " + amount(optimum.total) +
         (optimum.exact ? ", the best there is (" : " (") + std::string(to_text(optimum.way)) + ").";
  return optimum.note.empty() ? out : out + " " + optimum.note;
}

std::string print_preview(const std::vector<PreviewRow>& rows) {
  std::vector<std::vector<std::string>> cells = {{"Policy", "document", "net", "tax", "payable", "difference"}};
  for (const PreviewRow& row : rows) {
    const std::string name =
        std::string(row.own ? "* " : "  ") + to_text(row.policy) + (row.round_each_step ? ", each step rounded" : "");
    if (!row.quoted) {
      cells.push_back({name, "no quote"});
      continue;
    }
    cells.push_back({name, "prices", amount(row.one_time_net), "", "", signed_amount(row.net_difference)});
    cells.push_back({"", "monthly prices", amount(row.monthly), "", "", signed_amount(row.monthly_difference)});
    for (const PreviewDocument& document : row.documents) {
      cells.push_back({"", document.period ? to_text(*document.period) : "one_time", amount(document.net),
                       amount(document.tax), amount(document.payable), signed_amount(document.difference)});
    }
  }
  return table(cells) + "* the book's own";
}

}  // namespace qw::cli
