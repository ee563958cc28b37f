#include "authoring/impact.h"

#include <algorithm>

#include "commerce/margin.h"
#include "json/writer.h"
#include "whatif/variant.h"

namespace qw::authoring {
namespace {

std::string slot_text(const Evaluation& evaluation, SlotId slot) {
  if (slot == kNoSlot || evaluation.values[slot].is_null()) return "";
  const feel::Value& value = evaluation.values[slot];
  const feel::Value id = value.field("id");
  return plain_text(id.is_null() ? value : id);
}

Outcome outcome_of(const Evaluation& evaluation) {
  const PriceBook& book = *evaluation.book;
  Outcome outcome;
  outcome.tier = slot_text(evaluation, book.scope.tier);
  outcome.model = slot_text(evaluation, book.deployment.model);
  outcome.plan = slot_text(evaluation, book.deployment.plan);
  outcome.resilience = slot_text(evaluation, book.deployment.resilience);
  for (std::size_t i = 0; i < evaluation.gates.size(); ++i) {
    const GateResult& result = evaluation.gates[i];
    if (result.verdict == Verdict::pass) continue;
    const Gate& gate = book.gates[i];
    outcome.gates.push_back({gate.id, to_text(result.verdict), gate.rules[result.rule].reason});
  }
  outcome.one_time_net = evaluation.totals.net;
  outcome.monthly = evaluation.totals.monthly;
  outcome.margin_pct = margin_percent(evaluation.totals.net, evaluation.totals.cost);
  for (const Signature& signature : evaluation.signatures) {
    const Role& role = book.roles[signature.role];
    outcome.approvers.push_back({role.id, role.label, role.side});
  }
  return outcome;
}

json::Node without(const json::Node& root, std::initializer_list<std::string_view> keys) {
  json::Node kept = root;
  for (const std::string_view key : keys) json::erase_member(kept, key);
  return kept;
}

Priced price(const std::shared_ptr<const PriceBook>& book, const json::Node& root, const SavedQuote& quote,
             std::string& name) {
  ReadInput read = read_input(*book, root, quote.source, quote.file);
  Priced priced{std::nullopt, std::move(read.findings)};
  if (!read.input) return priced;
  if (!read.input->name.empty()) name = read.input->name;
  Evaluated evaluated = evaluate(book, *read.input);
  priced.findings.insert(priced.findings.end(), evaluated.findings.begin(), evaluated.findings.end());
  if (evaluated.evaluation) priced.outcome = outcome_of(*evaluated.evaluation);
  return priced;
}

void compare_gates(const Outcome& before, const Outcome& after, std::vector<TextPair>& found) {
  const auto verdict_in = [](const std::vector<GateVerdict>& all, const std::string& id) {
    const auto gate = std::find_if(all.begin(), all.end(), [&](const GateVerdict& one) { return one.id == id; });
    return gate == all.end() ? std::string("pass") : gate->verdict + " (" + gate->reason + ")";
  };
  const auto note = [&](const std::string& id) {
    TextPair pair{id, verdict_in(before.gates, id), verdict_in(after.gates, id)};
    if (pair.before != pair.after) found.push_back(std::move(pair));
  };
  for (const GateVerdict& gate : before.gates) note(gate.id);
  for (const GateVerdict& gate : after.gates) {
    const bool seen = std::any_of(before.gates.begin(), before.gates.end(),
                                  [&](const GateVerdict& other) { return other.id == gate.id; });
    if (!seen) note(gate.id);
  }
}

void add_missing(const std::vector<Approver>& from, const std::vector<Approver>& other, std::vector<Approver>& found) {
  for (const Approver& one : from) {
    const bool there = std::any_of(other.begin(), other.end(), [&](const Approver& two) { return one.id == two.id; });
    if (!there) found.push_back(one);
  }
}

std::optional<Decimal> money_delta(const Money& before, const Money& after) {
  if (before.currency != after.currency || before.minor == after.minor) return std::nullopt;
  return subtract(to_decimal(after), to_decimal(before)).value;
}

void compare(QuoteImpact& impact) {
  const Outcome& a = *impact.before.outcome;
  const Outcome& b = *impact.after.outcome;
  const auto text = [&](const char* id, const std::string& before, const std::string& after) {
    if (before != after) impact.classes.push_back({id, before, after});
  };
  text("tier", a.tier, b.tier);
  text("model", a.model, b.model);
  text("plan", a.plan, b.plan);
  text("resilience", a.resilience, b.resilience);
  compare_gates(a, b, impact.gates);
  add_missing(b.approvers, a.approvers, impact.approvers_added);
  add_missing(a.approvers, b.approvers, impact.approvers_removed);
  impact.net_delta = money_delta(a.one_time_net, b.one_time_net);
  impact.monthly_delta = money_delta(a.monthly, b.monthly);
  // As it is shown, to a tenth of a point: what nobody sees is no change.
  if (!a.margin_pct || !b.margin_pct) return;
  const Decimal before = quantize(*a.margin_pct, -1, Rounding::half_up).value;
  const Decimal after = quantize(*b.margin_pct, -1, Rounding::half_up).value;
  if (before != after) impact.margin_delta = subtract(after, before).value;
}

}  // namespace

std::vector<const json::Node*> quotes_in(const json::Node& document) {
  const json::Node* list = document.find("scenarios");
  if (list == nullptr) list = document.find("stories");
  if (list == nullptr && document.kind == json::Kind::array) list = &document;
  if (list == nullptr || list->kind != json::Kind::array) return {&document};
  std::vector<const json::Node*> quotes;
  for (const json::Node& one : list->items) quotes.push_back(&one);
  return quotes;
}

bool QuoteImpact::changed() const {
  if (!before.outcome || !after.outcome) return before.outcome.has_value() != after.outcome.has_value();
  return !classes.empty() || !gates.empty() || !approvers_added.empty() || !approvers_removed.empty() || net_delta ||
         monthly_delta || margin_delta || before.outcome->one_time_net.currency != after.outcome->one_time_net.currency;
}

QuoteImpact quote_impact(const std::shared_ptr<const PriceBook>& before, const std::shared_ptr<const PriceBook>& after,
                         const SavedQuote& quote) {
  QuoteImpact impact;
  impact.file = quote.file;
  impact.name = quote.file;
  impact.before = price(before, *quote.root, quote, impact.name);
  impact.after = price(after, without(*quote.root, {"book", "version"}), quote, impact.name);
  if (impact.before.outcome && impact.after.outcome) compare(impact);
  return impact;
}

ImpactTotals total_impact(const std::vector<QuoteImpact>& quotes) {
  ImpactTotals totals;
  const auto has_class = [](const QuoteImpact& quote, std::string_view id) -> std::size_t {
    return std::any_of(quote.classes.begin(), quote.classes.end(), [&](const TextPair& one) { return one.id == id; });
  };
  for (const QuoteImpact& quote : quotes) {
    ++totals.quotes;
    if (quote.changed()) ++totals.changed;
    if (quote.before.outcome && !quote.after.outcome) ++totals.lost;
    if (!quote.before.outcome && quote.after.outcome) ++totals.won;
    if (!quote.before.outcome || !quote.after.outcome) continue;
    totals.tier += has_class(quote, "tier");
    totals.model += has_class(quote, "model");
    totals.plan += has_class(quote, "plan");
    if (quote.net_delta || quote.monthly_delta) ++totals.price;
    if (!quote.approvers_added.empty() || !quote.approvers_removed.empty()) ++totals.approvers;
    if (!quote.gates.empty()) ++totals.gates;
    const Outcome& a = *quote.before.outcome;
    const Outcome& b = *quote.after.outcome;
    if (a.one_time_net.currency != b.one_time_net.currency) totals.same_currency = false;
    totals.net_before = add(totals.net_before, to_decimal(a.one_time_net)).value;
    totals.net_after = add(totals.net_after, to_decimal(b.one_time_net)).value;
    totals.monthly_before = add(totals.monthly_before, to_decimal(a.monthly)).value;
    totals.monthly_after = add(totals.monthly_after, to_decimal(b.monthly)).value;
  }
  return totals;
}

}  // namespace qw::authoring
