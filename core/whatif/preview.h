// whatif/preview.h: a quote under each rounding and tax policy, with the differences from the book's own to the cent.
//
// In:  an evaluation with its input. Out: a row for each tax policy (if the book has taxes) and each way to round the steps of a
//      waterfall (if a line has steps), the book's own first. Each is a whole evaluation. Money is in the book's currency.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "quote/quote.h"

namespace qw {

struct PreviewDocument {
  std::optional<Period> period;  // none: one-time
  Money net, tax, gross, payable;
  Money difference;  // of the payable from the book's own
};

struct PreviewRow {
  TaxPolicy policy = TaxPolicy::line_then_sum;
  bool round_each_step = false;
  bool own = false;
  bool quoted = false;
  Money one_time_net, monthly;
  Money net_difference, monthly_difference;
  std::vector<PreviewDocument> documents;
};

std::vector<PreviewRow> preview_rounding(const Evaluation& evaluation, const QuoteInput& input);

std::string to_json(const PriceBook& book, const std::vector<PreviewRow>& rows);

}  // namespace qw
