#include "whatif/preview.h"

#include <algorithm>

namespace qw {
namespace {

PreviewRow row_of(const Evaluation& made, const Evaluation& own) {
  PreviewRow row;
  row.quoted = true;
  row.one_time_net = made.totals.net;
  row.monthly = made.totals.monthly;
  row.net_difference = subtract(made.totals.net, own.totals.net).value;
  row.monthly_difference = subtract(made.totals.monthly, own.totals.monthly).value;
  for (std::size_t i = 0; i < made.documents.size(); ++i) {
    const TaxDocument& totals = made.documents[i].totals;
    PreviewDocument document{made.documents[i].period, totals.net, totals.tax, totals.gross, totals.payable, {}};
    const bool known = i < own.documents.size() && own.documents[i].period == document.period;
    document.difference = known ? subtract(totals.payable, own.documents[i].totals.payable).value : totals.payable;
    row.documents.push_back(document);
  }
  return row;
}

}  // namespace

std::vector<PreviewRow> preview_rounding(const Evaluation& evaluation, const QuoteInput& input) {
  const PriceBook& book = *evaluation.book;
  const TaxPolicy own_policy = input.deal.tax_policy.value_or(book.taxes.policy);
  const bool own_steps = input.deal.round_each_step.value_or(book.round_each_step);
  std::vector<TaxPolicy> policies = {own_policy};
  for (std::size_t i = 0; book.taxes.given && i < kTaxPolicies; ++i) {
    if (static_cast<TaxPolicy>(i) != own_policy) policies.push_back(static_cast<TaxPolicy>(i));
  }
  std::vector<bool> ways = {own_steps};
  if (!evaluation.steps.empty()) ways.push_back(!own_steps);
  std::vector<PreviewRow> rows;
  for (const bool each_step : ways) {
    for (const TaxPolicy policy : policies) {
      PreviewRow row;
      const bool own = each_step == own_steps && policy == own_policy;
      if (own) {
        row = row_of(evaluation, evaluation);
      } else {
        QuoteInput changed = input;
        changed.deal.tax_policy = policy;
        changed.deal.round_each_step = each_step;
        const Evaluated made = evaluate(evaluation.book, changed);
        if (made.evaluation) row = row_of(*made.evaluation, evaluation);
      }
      row.policy = policy;
      row.round_each_step = each_step;
      row.own = own;
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace qw
