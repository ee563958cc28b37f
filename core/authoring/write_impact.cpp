// Canonical JSON of an impact: money and decimals as strings.
#include "authoring/impact.h"
#include "json/writer.h"

namespace qw::authoring {
namespace {

using json::Writer;

void write_optional(Writer& writer, std::string_view key, const std::optional<Decimal>& value, int places) {
  writer.key(key);
  if (!value) return writer.null();
  writer.string(to_fixed_text(*value, places));
}

void write_approvers(Writer& writer, std::string_view key, const std::vector<Approver>& approvers) {
  writer.key(key);
  writer.begin_array();
  for (const Approver& one : approvers) writer.string(one.id);
  writer.end_array();
}

void write_pairs(Writer& writer, std::string_view key, const std::vector<TextPair>& pairs) {
  writer.key(key);
  writer.begin_array();
  for (const TextPair& pair : pairs) {
    writer.begin_object();
    writer.member("id", pair.id);
    writer.member("before", pair.before);
    writer.member("after", pair.after);
    writer.end_object();
  }
  writer.end_array();
}

void write_priced(Writer& writer, std::string_view key, const Priced& priced) {
  writer.key(key);
  writer.begin_object();
  if (priced.outcome) {
    const Outcome& outcome = *priced.outcome;
    writer.member("tier", outcome.tier);
    writer.member("model", outcome.model);
    writer.member("plan", outcome.plan);
    writer.member("resilience", outcome.resilience);
    writer.member("currency", outcome.one_time_net.currency.code());
    writer.member("one_time_net", to_text(outcome.one_time_net));
    writer.member("monthly", to_text(outcome.monthly));
    write_optional(writer, "margin_pct", outcome.margin_pct, 1);
    write_approvers(writer, "approvers", outcome.approvers);
  }
  writer.member_raw("findings", to_json(priced.findings));
  writer.end_object();
}

void write_quote(Writer& writer, const QuoteImpact& quote) {
  writer.begin_object();
  writer.member("name", quote.name);
  writer.member("file", quote.file);
  writer.member("changed", quote.changed());
  write_priced(writer, "before", quote.before);
  write_priced(writer, "after", quote.after);
  write_pairs(writer, "classes", quote.classes);
  write_pairs(writer, "gates", quote.gates);
  write_approvers(writer, "approvers_added", quote.approvers_added);
  write_approvers(writer, "approvers_removed", quote.approvers_removed);
  const int places = quote.before.outcome ? quote.before.outcome->one_time_net.currency.exponent() : 2;
  write_optional(writer, "net_delta", quote.net_delta, places);
  write_optional(writer, "monthly_delta", quote.monthly_delta, places);
  write_optional(writer, "margin_delta", quote.margin_delta, 1);
  writer.end_object();
}

void write_totals(Writer& writer, const ImpactTotals& totals) {
  writer.key("totals");
  writer.begin_object();
  const auto count = [&](std::string_view key, std::size_t value) {
    writer.member(key, static_cast<std::int64_t>(value));
  };
  count("quotes", totals.quotes);
  count("changed", totals.changed);
  count("no_longer_priced", totals.lost);
  count("newly_priced", totals.won);
  count("tier", totals.tier);
  count("model", totals.model);
  count("plan", totals.plan);
  count("price", totals.price);
  count("approvers", totals.approvers);
  count("gates", totals.gates);
  if (totals.same_currency) {
    writer.member("net_before", to_plain_text(totals.net_before));
    writer.member("net_after", to_plain_text(totals.net_after));
    writer.member("monthly_before", to_plain_text(totals.monthly_before));
    writer.member("monthly_after", to_plain_text(totals.monthly_after));
  }
  writer.end_object();
}

}  // namespace

std::string to_json(const std::vector<QuoteImpact>& quotes, const ImpactTotals& totals) {
  std::string out;
  Writer writer(out);
  writer.begin_object();
  writer.key("quotes");
  writer.begin_array();
  for (const QuoteImpact& quote : quotes) write_quote(writer, quote);
  writer.end_array();
  write_totals(writer, totals);
  writer.end_object();
  return out;
}

}  // namespace qw::authoring
