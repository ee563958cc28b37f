// authoring/impact.h: what a new version of a book does to quotes that exist.
//
// In:  a quote (name and text of its file), the old and the new book.
// Out: the outcome under each book side by side; where one of them gives no quote, the findings that say why.
// Money is compared only when both books have the same currency. What a quote does not have (no scope, no plan) is empty.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quote/quote.h"

namespace qw::authoring {

struct Approver {
  std::string id, label, side;

  friend bool operator==(const Approver&, const Approver&) = default;
};

struct GateVerdict {
  std::string id, verdict, reason;
};

struct Outcome {
  std::string tier, model, plan, resilience;
  std::vector<GateVerdict> gates;  // all but those that pass
  Money one_time_net, monthly;
  std::optional<Decimal> margin_pct;  // of the one-time lines
  std::vector<Approver> approvers;
};

// Why a book gives no quote, or the warnings of one that it gives.
struct Priced {
  std::optional<Outcome> outcome;
  Findings findings;
};

struct TextPair {
  std::string id, before, after;
};

struct QuoteImpact {
  std::string name, file;
  Priced before, after;
  std::vector<TextPair> classes;  // tier, model, plan, resilience that differ
  std::vector<TextPair> gates;    // "pass" where it has no verdict
  std::vector<Approver> approvers_added, approvers_removed;
  std::optional<Decimal> net_delta, monthly_delta, margin_delta;  // none: equal, or not comparable

  bool changed() const;
};

// A quote of a file; `source` is the whole text of the file, for positions.
struct SavedQuote {
  const json::Node* root = nullptr;
  std::string_view source;
  std::string file;
};
// The quotes of a document: one, a list, or an object with "scenarios" or "stories".
std::vector<const json::Node*> quotes_in(const json::Node& document);

// The book and version that a quote names are those it was made with: the newer book need not be the same.
QuoteImpact quote_impact(const std::shared_ptr<const PriceBook>& before, const std::shared_ptr<const PriceBook>& after,
                         const SavedQuote& quote);

struct ImpactTotals {
  std::size_t quotes = 0, changed = 0, lost = 0, won = 0;  // lost: priced before, not after; won: the reverse
  std::size_t tier = 0, model = 0, plan = 0, price = 0, approvers = 0, gates = 0;
  bool same_currency = true;                                     // false: the four amounts are not comparable
  Decimal net_before, net_after, monthly_before, monthly_after;  // of quotes that both books price
};

ImpactTotals total_impact(const std::vector<QuoteImpact>& quotes);

std::string to_json(const std::vector<QuoteImpact>& quotes, const ImpactTotals& totals);

}  // namespace qw::authoring
