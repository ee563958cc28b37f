#include "print_authoring.h"

#include <algorithm>
#include <map>

#include "columns.h"

namespace qw::cli {

using namespace authoring;

namespace {

std::string signed_text(const Decimal& value, int places) {
  return (value > Decimal() ? "+" : "") + feel::group_thousands(to_fixed_text(value, places));
}

std::string value_text(const json::Node& value) {
  if (value.kind != json::Kind::object) return short_text(value);
  // Of an item what it is called, and how much there is more of it.
  for (const char* key : {"label", "title", "value", "text"}) {
    const json::Node* found = value.find(key);
    if (found != nullptr && found->kind != json::Kind::object && found->kind != json::Kind::array) {
      return short_text(*found, 60);
    }
  }
  return short_text(value, 60);
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return feel::group_thousands(std::to_string(count)) + " " + (count == 1 ? one : many);
}

}  // namespace

std::string print_where(const Where& where) {
  if (!where.problem.empty()) return "";
  std::string out;
  std::string from;
  for (const LayerValue& value : where.layers) {
    std::string text = value.there ? short_text(value.value, 400) : value.changed ? "removed" : "nothing";
    if (!value.changed) text = value.there ? "the same" : "nothing";
    if (value.changed) from = value.layer;
    out += "  " + left(value.layer, 22) + wrap(text, 24);
    if (value.line > 0) out += "\n" + std::string(24, ' ') + value.file + ":" + std::to_string(value.line);
    out += "\n";
  }
  const LayerValue& last = where.layers.back();
  std::string head = where.path + ": " + (last.there ? short_text(last.value, 200) : "removed") + "\n";
  head += "From the layer \"" + from + "\"";
  if (!where.owned_by_partner.empty()) head += "; a partner may change it: " + where.owned_by_partner;
  return head + "\n\n" + out;
}

std::string print_changes(const std::vector<BookChange>& changes) {
  if (changes.empty()) return "No difference.\n";
  std::string out;
  std::string section;
  std::map<ChangeKind, std::size_t> counts;
  for (const BookChange& change : changes) {
    ++counts[change.kind];
    if (change.section != section) out += heading(change.section);
    section = change.section;
    const std::string path = change.path.size() > section.size() ? change.path.substr(section.size() + 1) : change.path;
    switch (change.kind) {
      case ChangeKind::added: out += "  + " + path + ": " + wrap(value_text(change.after), 6); break;
      case ChangeKind::removed: out += "  - " + path + ": " + wrap(value_text(change.before), 6); break;
      case ChangeKind::moved: out += "  > " + path + ": in another order: " + wrap(short_text(change.after), 6); break;
      case ChangeKind::changed:
        out += "  * " + path + ": " + wrap(value_text(change.before) + " -> " + value_text(change.after), 6);
        if (change.percent) out += "  (" + signed_text(*change.percent, 1) + " %)";
        break;
    }
    out += "\n";
  }
  out += "\n" + std::to_string(counts[ChangeKind::changed]) + " changed, " + std::to_string(counts[ChangeKind::added]) +
         " added, " + std::to_string(counts[ChangeKind::removed]) + " removed, " +
         std::to_string(counts[ChangeKind::moved]) + " moved\n";
  return out.substr(out.front() == '\n' ? 1 : 0);
}

std::string print_lint(const std::vector<LintFinding>& findings, const std::string& top, bool all) {
  constexpr std::size_t kShown = 5;
  std::string out;
  std::size_t warnings = 0, remarks = 0, below = 0;
  std::map<std::string, std::size_t> shown;
  for (const LintFinding& one : findings) {
    const bool remark = one.finding.severity == Severity::info;
    remark ? ++remarks : ++warnings;
    if (remark && !all && one.layer != top) {
      ++below;
    } else if (!remark || all || ++shown[one.finding.code] <= kShown) {
      out += to_line(one.finding) + (one.layer.empty() || one.layer == top ? "" : " (layer " + one.layer + ")") + "\n";
    }
  }
  for (const auto& [code, count] : shown) {
    if (count > kShown)
      out += "... and " + std::to_string(count - kShown) + " more remarks [" + code + "]; --all lists them.\n";
  }
  if (below > 0) out += counted(below, "remark", "remarks") + " on the layers below; --all lists them.\n";
  return out + counted(warnings, "finding", "findings") + ", " + counted(remarks, "remark", "remarks") + ".\n";
}

namespace {

std::string approver_text(const Approver& approver) {
  return approver.id + (approver.label.empty() ? "" : " (" + approver.label + ")");
}

std::string money_line(const std::string& what, const Money& before, const Money& after,
                       const std::optional<Decimal>& delta) {
  if (before == after) return "";
  const bool same = before.currency == after.currency;
  const std::string code = same ? "" : " " + std::string(after.currency.code());
  return "  " + left(what, 18) + amount(before) + (same ? "" : " " + std::string(before.currency.code())) + " -> " +
         amount(after) + code + (delta ? "  (" + signed_text(*delta, before.currency.exponent()) + ")" : "") + "\n";
}

std::string print_quote_impact(const QuoteImpact& quote) {
  std::string out = "\n" + quote.name + (quote.name == quote.file ? "" : "  [" + quote.file + "]") + "\n";
  const auto reasons = [&](const char* what, const Priced& priced) {
    out += std::string("  ") + what + "\n";
    for (const Finding& finding : priced.findings) {
      if (finding.severity == Severity::error)
        out += "    " + wrap(finding.message + " [" + finding.code + "]", 4) + "\n";
    }
  };
  if (!quote.before.outcome) reasons("The old book does not price it:", quote.before);
  if (!quote.after.outcome) reasons("The new book does not price it:", quote.after);
  if (!quote.before.outcome || !quote.after.outcome) return out;
  const Outcome& a = *quote.before.outcome;
  const Outcome& b = *quote.after.outcome;
  const auto or_none = [](const std::string& text) { return text.empty() ? std::string("none") : text; };
  for (const TextPair& pair : quote.classes) {
    out += "  " + left(pair.id, 18) + or_none(pair.before) + " -> " + or_none(pair.after) + "\n";
  }
  for (const TextPair& pair : quote.gates)
    out += "  " + left("gate " + pair.id, 18) + pair.before + " -> " + pair.after + "\n";
  out += money_line("one-time net", a.one_time_net, b.one_time_net, quote.net_delta);
  out += money_line("monthly", a.monthly, b.monthly, quote.monthly_delta);
  if (quote.margin_delta) {
    out += "  " + left("margin", 18) + percent(a.margin_pct) + " -> " + percent(b.margin_pct) + "  (" +
           signed_text(*quote.margin_delta, 1) + " points)\n";
  }
  for (const Approver& one : quote.approvers_added) out += "  " + left("must sign now", 18) + approver_text(one) + "\n";
  for (const Approver& one : quote.approvers_removed)
    out += "  " + left("no longer signs", 18) + approver_text(one) + "\n";
  return out;
}

std::string total_line(const char* what, const Decimal& before, const Decimal& after) {
  const Decimal delta = subtract(after, before).value;
  std::string text = std::string("  ") + left(what, 18) + feel::group_thousands(to_fixed_text(before, 2)) + " -> " +
                     feel::group_thousands(to_fixed_text(after, 2)) + "  (" + signed_text(delta, 2);
  if (!before.is_zero()) {
    const Decimal share = divide(multiply(delta, Decimal::from_int(100)).value, before).value;
    text += ", " + signed_text(share, 1) + " %";
  }
  return text + ")\n";
}

}  // namespace

std::string print_impact(const std::vector<QuoteImpact>& quotes, const ImpactTotals& totals) {
  std::string out;
  for (const QuoteImpact& quote : quotes) {
    if (quote.changed() || !quote.after.outcome) out += print_quote_impact(quote);
  }
  out += "\n" + counted(totals.quotes, "quote", "quotes") + ", " + std::to_string(totals.changed) + " changed\n";
  const auto line = [&](const char* what, std::size_t count) {
    if (count > 0) out += "  " + left(what, 18) + std::to_string(count) + "\n";
  };
  line("not priced now", totals.lost);
  line("newly priced", totals.won);
  line("tier", totals.tier);
  line("model", totals.model);
  line("plan", totals.plan);
  line("gates", totals.gates);
  line("price", totals.price);
  line("approvers", totals.approvers);
  if (!totals.same_currency) return out + "  The books have different currencies, so amounts are not added up.\n";
  out += total_line("one-time net", totals.net_before, totals.net_after);
  out += total_line("monthly", totals.monthly_before, totals.monthly_after);
  return out.substr(out.front() == '\n' ? 1 : 0);
}

namespace {

std::string hours(const Decimal& value) { return to_fixed_text(value, 1); }

std::string error_line(const char* what, const FitError& error) {
  if (!error.mean_pct || !error.total_pct) return "";
  return std::string("  ") + left(what, 44) + right(to_fixed_text(*error.mean_pct, 1) + " %", 9) + " a project, " +
         right(signed_text(*error.total_pct, 1) + " %", 9) + " in total\n";
}

}  // namespace

std::string print_calibration(const Calibration& calibration) {
  std::string out = "Numbers\n-------\n";
  std::size_t kept = 0;
  for (const Estimate& estimate : calibration.estimates) {
    if (!estimate.changed()) {
      ++kept;
      continue;
    }
    out += "  " + left(estimate.name + " " + estimate.column, 30) + right(to_plain_text(estimate.book), 7) + " -> " +
           left(to_plain_text(estimate.fitted), 8) + wrap(because(estimate), 51) + "\n";
  }
  out += "  " + counted(kept, "other number stays", "other numbers stay") + " as the book has them.\n";
  const bool alone = !calibration.projects.empty() && calibration.projects[0].alone.has_value();
  out += heading("Projects, hours of their modules");
  out += "  " + left("", 30) + right("actual", 10) + right("before", 10) + right("after", 10) +
         (alone ? right("alone", 10) : "") + "\n";
  for (const ProjectFit& fit : calibration.projects) {
    out += "  " + left(fit.name, 30) + right(hours(fit.actual), 10) + right(hours(fit.before), 10) +
           right(hours(fit.after), 10) + (fit.alone ? right(hours(*fit.alone), 10) : "") + "\n";
  }
  out += heading("Error");
  out += error_line("before: with the book's numbers", calibration.before);
  out += error_line("after: with the new numbers", calibration.after);
  out += error_line("alone: each predicted from the others", calibration.alone);
  return out + (alone ? "The last line is what to expect of the next project.\n" : "");
}

}  // namespace qw::cli
