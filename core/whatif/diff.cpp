#include <algorithm>

#include "commerce/line.h"
#include "quote/explain.h"
#include "whatif/compare.h"
#include "whatif/variant.h"

namespace qw {
namespace {

MoneyChange money_change(std::string key, std::string label, const Money& before, const Money& after) {
  MoneyChange change{std::move(key), std::move(label), before, after, subtract(after, before).value};
  change.before.currency = change.after.currency = change.delta.currency;
  return change;
}

class Differ {
 public:
  Differ(const Evaluation& before, const Evaluation& after) : a_(before), b_(after), book_(*before.book) {}

  QuoteDiff make() {
    answers();
    deal();
    decisions();
    gates();
    signatures();
    clauses(a_.clauses, b_.clauses, diff_.clauses_removed);
    clauses(b_.clauses, a_.clauses, diff_.clauses_added);
    for (std::uint32_t i = 0; i < book_.line_count(); ++i) line(i);
    totals();
    return std::move(diff_);
  }

 private:
  void answers() {
    for (const Question& question : book_.questions) {
      const feel::Value& before = a_.values[question.slot];
      const feel::Value& after = b_.values[question.slot];
      if (equal(before, after)) continue;
      diff_.answers.push_back({question.key, question.label, plain_text(before), plain_text(after)});
    }
  }

  void deal() {
    for (std::size_t i = 0; i < book_.options.size() && i < a_.choices.size() && i < b_.choices.size(); ++i) {
      if (a_.choices[i] == b_.choices[i]) continue;
      diff_.options.push_back(
          {book_.options[i].id, book_.options[i].label, to_text(a_.choices[i]), to_text(b_.choices[i])});
    }
    const std::vector<TextChange> before = changes_of(a_.deal);
    const std::vector<TextChange> after = changes_of(b_.deal);
    const auto in = [](const std::vector<TextChange>& all, const TextChange& one) {
      return std::any_of(all.begin(), all.end(),
                         [&](const TextChange& other) { return other.key == one.key && other.after == one.after; });
    };
    for (const TextChange& one : before) {
      if (!in(after, one)) diff_.adjustments.push_back({one.key, one.label, one.after, ""});
    }
    for (const TextChange& one : after) {
      if (!in(before, one)) diff_.adjustments.push_back(one);
    }
  }

  // Adjustments and waivers as "discretionary pct 10"; the line is the key.
  std::vector<TextChange> changes_of(const Deal& deal) const {
    constexpr const char* kCuts[] = {"pct", "amount", "price", "total"};
    std::vector<TextChange> all;
    for (const Adjustment& one : deal.adjustments) {
      const Line& line = book_.line(one.line);
      all.push_back({line.id, line.label, "",
                     std::string(to_text(one.point)) + ' ' + kCuts[static_cast<std::size_t>(one.cut)] + ' ' +
                         to_plain_text(one.value)});
    }
    for (const Waiver& one : deal.waivers) {
      const Line& line = book_.line(one.line);
      all.push_back({line.id, line.label, "", "waived by " + book_.roles[one.approver].id});
    }
    if (deal.prepaid) all.push_back({"prepaid", "Prepaid", "", to_plain_text(*deal.prepaid)});
    return all;
  }

  void decisions() {
    for (std::uint32_t i = 0; i < book_.decisions.size(); ++i) {
      if (a_.matched[i] == b_.matched[i]) continue;
      const Decision& decision = book_.decisions[i];
      RulesChange change{decision.name,
                         decision.label,
                         plain_text(a_.values[decision.slot]),
                         plain_text(b_.values[decision.slot]),
                         {},
                         {}};
      rules(a_, b_, i, change.ceased);
      rules(b_, a_, i, change.began);
      diff_.decisions.push_back(std::move(change));
    }
  }

  // Rules of `one` that are not among those of `other`.
  void rules(const Evaluation& one, const Evaluation& other, std::uint32_t decision, std::vector<RuleChange>& found) {
    const std::vector<std::uint32_t>& there = other.matched[decision];
    for (const std::uint32_t rule : one.matched[decision]) {
      if (std::find(there.begin(), there.end(), rule) != there.end()) continue;
      found.push_back({book_.decisions[decision].table.rules[rule].id, rule_text(one, decision, rule)});
    }
  }

  void gates() {
    for (std::uint32_t i = 0; i < book_.gates.size(); ++i) {
      const GateResult& before = a_.gates[i];
      const GateResult& after = b_.gates[i];
      if (before.verdict == after.verdict && (before.verdict == Verdict::pass || before.rule == after.rule)) continue;
      const Gate& gate = book_.gates[i];
      RulesChange change{gate.id, gate.label, to_text(before.verdict), to_text(after.verdict), {}, {}};
      if (before.verdict != Verdict::pass) change.ceased.push_back({gate.rules[before.rule].reason, gate_text(a_, i)});
      if (after.verdict != Verdict::pass) change.began.push_back({gate.rules[after.rule].reason, gate_text(b_, i)});
      diff_.gates.push_back(std::move(change));
    }
  }

  static const Signature* find(const Evaluation& evaluation, std::uint32_t role) {
    for (const Signature& signature : evaluation.signatures) {
      if (signature.role == role) return &signature;
    }
    return nullptr;
  }

  void signatures() {
    for (std::uint32_t role = 0; role < book_.roles.size(); ++role) {
      const Signature* before = find(a_, role);
      const Signature* after = find(b_, role);
      if (before == nullptr && after == nullptr) continue;
      RulesChange change{book_.roles[role].id,
                         book_.roles[role].label,
                         before == nullptr ? "" : "signs",
                         after == nullptr ? "" : "signs",
                         {},
                         {}};
      reasons(a_, before, after, change.ceased);
      reasons(b_, after, before, change.began);
      if (!change.began.empty() || !change.ceased.empty()) diff_.signatures.push_back(std::move(change));
    }
  }

  static void reasons(const Evaluation& evaluation, const Signature* one, const Signature* other,
                      std::vector<RuleChange>& found) {
    if (one == nullptr) return;
    for (const SignatureReason& reason : one->reasons) {
      const bool stays =
          other != nullptr && std::find(other->reasons.begin(), other->reasons.end(), reason) != other->reasons.end();
      if (!stays) found.push_back({reason_id(evaluation, reason), reason_text(evaluation, reason)});
    }
  }

  static std::string reason_id(const Evaluation& evaluation, const SignatureReason& reason) {
    const PriceBook& book = *evaluation.book;
    switch (reason.source) {
      case SignatureReason::Source::rule: return book.approval_rules[reason.index].reason;
      case SignatureReason::Source::gate:
        return book.gates[reason.index].rules[evaluation.gates[reason.index].rule].reason;
      case SignatureReason::Source::price: break;
    }
    return "price";
  }

  void clauses(const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other,
               std::vector<std::string>& found) const {
    for (const std::uint32_t clause : one) {
      if (std::find(other.begin(), other.end(), clause) == other.end()) found.push_back(book_.clauses[clause].id);
    }
  }

  // The result of a line number; null for a recurring line that is not there.
  const LineResult* result(const Evaluation& evaluation, std::uint32_t number) const {
    const std::size_t one_time = book_.one_time_lines.size();
    if (number < one_time) return &evaluation.one_time[number];
    for (const LineResult& found : evaluation.recurring) {
      if (found.line == number - one_time) return &found;
    }
    return nullptr;
  }

  static Money year_net(const Evaluation& evaluation, const LineResult* line, int year) {
    Money sum{0, evaluation.book->currency};
    for (std::uint32_t i = 0; line != nullptr && i < line->row_count; ++i) {
      const ContractRow& row = evaluation.rows[line->first_row + i];
      if (row.year == year) sum = add(sum, row.net).value;
    }
    return sum;
  }

  void line(std::uint32_t number) {
    const LineResult* before = result(a_, number);
    const LineResult* after = result(b_, number);
    const LineResult nothing;
    const LineResult& x = before == nullptr ? nothing : *before;
    const LineResult& y = after == nullptr ? nothing : *after;
    LineChange change;
    change.line = number;
    change.state_before = x.there ? to_text(x.state) : "out";
    change.state_after = y.there ? to_text(y.state) : "out";
    change.quantity_before = x.quantity;
    change.quantity_after = y.quantity;
    change.hours_before = x.hours;
    change.hours_after = y.hours;
    const Money none{0, book_.currency};
    change.net_before = before == nullptr ? none : x.net;
    change.net_after = after == nullptr ? none : y.net;
    change.delta = subtract(change.net_after, change.net_before).value;
    for (int year = 0; year < 100; ++year) {
      const Money was = year_net(a_, before, year);
      const Money is = year_net(b_, after, year);
      const std::string name = std::to_string(year + 1);
      if (was != is) change.years.push_back(money_change("year_" + name, "Year " + name, was, is));
    }
    const bool same = change.state_before == change.state_after && x.quantity == y.quantity && x.hours == y.hours &&
                      change.delta.minor == 0 && change.years.empty() && x.list.minor == y.list.minor &&
                      x.cost.minor == y.cost.minor;
    if (!same) diff_.lines.push_back(std::move(change));
  }

  void totals() {
    const std::vector<MoneyChange> before = named_totals(a_);
    std::vector<MoneyChange> after = named_totals(b_);
    const Money none{0, book_.currency};
    const auto find_in = [](const std::vector<MoneyChange>& all, const std::string& key) {
      return std::find_if(all.begin(), all.end(), [&](const MoneyChange& one) { return one.key == key; });
    };
    for (const MoneyChange& one : after) {
      const auto was = find_in(before, one.key);
      note_total(one.key, one.label, was == before.end() ? none : was->after, one.after);
    }
    for (const MoneyChange& one : before) {
      if (find_in(after, one.key) == after.end()) note_total(one.key, one.label, one.after, none);
    }
    const std::size_t years = std::max(a_.contract.years.size(), b_.contract.years.size());
    const auto year_of = [&](const Contract& contract, std::size_t i) {
      return i < contract.years.size() ? contract.years[i] : none;
    };
    for (std::size_t i = 0; i < years; ++i) {
      const std::string name = std::to_string(i + 1);
      note_total("contract_year_" + name, "Contract, year " + name, year_of(a_.contract, i), year_of(b_.contract, i));
    }
  }

  void note_total(const std::string& key, const std::string& label, const Money& before, const Money& after) {
    if (before.minor != after.minor) diff_.totals.push_back(money_change(key, label, before, after));
  }

  const Evaluation& a_;
  const Evaluation& b_;
  const PriceBook& book_;
  QuoteDiff diff_;
};

}  // namespace

bool QuoteDiff::empty() const {
  return answers.empty() && options.empty() && adjustments.empty() && decisions.empty() && gates.empty() &&
         signatures.empty() && clauses_added.empty() && clauses_removed.empty() && lines.empty() && totals.empty();
}

QuoteDiff diff_quotes(const Evaluation& before, const Evaluation& after) { return Differ(before, after).make(); }

}  // namespace qw
