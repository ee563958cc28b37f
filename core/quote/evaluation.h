// quote/evaluation.h: everything a price book says about one deal, as plain values.
//
// A PriceSheet with the reasons around it; its findings are the warnings of the whole, an evaluation with errors does not exist.
// Refers to the book by index and keeps it alive. Money is in the book's currency. Texts (reasons, explanations) are made on
// demand by quote/explain.h, so that an evaluation nobody asks about does not pay for them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "approval/route.h"
#include "base/finding.h"
#include "pricebook/price_book.h"
#include "pricing/price_sheet.h"
#include "qualify/gates.h"

namespace qw {

struct Evaluation : PriceSheet {
  std::shared_ptr<const PriceBook> book;
  std::shared_ptr<const feel::Arena> answers;       // keeps the texts of the answers
  std::vector<std::uint32_t> presets;               // that the quote names, in book.presets
  std::vector<bool> from_preset;                    // per question: the answer is a preset's
  feel::Value now;                                  // what now() gives: the start of the day whose prices are meant
  std::vector<feel::Value> values;                  // per slot
  std::vector<std::vector<std::uint32_t>> matched;  // per decision: rules that matched
  Deal deal;                                        // what the quote itself says about its prices
  std::vector<GateResult> gates;                    // one per book gate
  std::vector<Signature> signatures;
  std::vector<std::uint32_t> clauses;  // conditional clauses that apply, in book.clauses
  feel::Arena arena;                   // owns what `values` point to
};

}  // namespace qw
