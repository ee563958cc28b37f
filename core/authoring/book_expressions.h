// authoring/book_expressions.h: every expression of a book that loaded, with its place and with what it belongs to.
//
// For judgements that need no quote: which names something reads, which texts it compares. An expression that a rule has in
// several places is visited once for each.
#pragma once

#include <functional>

#include "pricebook/price_book.h"

namespace qw::authoring {

struct ExpressionAt {
  const feel::Expression& expression;
  const Origin& origin;                     // of the rule, fact or line it stands in
  SlotId owner = kNoSlot;                   // the fact or decision whose value it makes or explains
  const feel::Expression* input = nullptr;  // of a cell of a decision: what it tests
};
using ExpressionVisitor = std::function<void(const ExpressionAt&)>;

void visit_expressions(const PriceBook& book, const ExpressionVisitor& visit);

// Values that the book names outside of expressions: its scope, its deployment, its metrics, what a worksheet takes.
std::vector<SlotId> named_slots(const PriceBook& book);

}  // namespace qw::authoring
