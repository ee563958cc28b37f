// elements.h: what a book consists of and what a quote reaches, by the names of assets/pricebooks/LAYERS.md (Coverage).
#pragma once

#include "quote/quote.h"
#include "scenarios/stories.h"

namespace qw_test {

// Every element that coverage.json may name in this book; `root` is its merged document.
Elements elements_of(const qw::PriceBook& book, const qw::json::Node& root);

// Adds what takes effect in the quote: a gate that does not pass, a signature, a conditional clause, a rule that matches, a line with a
// price, a discount with an amount; and facts, decisions and answers whose value differs from `plain`, the quote without answers.
void add_reached(const qw::Evaluation& evaluation, const qw::Evaluation& plain, Elements& reached);

}  // namespace qw_test
