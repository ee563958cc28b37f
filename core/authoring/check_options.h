// authoring/check_options.h: texts in conditions that the value beside them never has, most often a misspelt option.
//
// In:  a book that loads. Out: a warning for each place where a rule compares a question of options, a column of a table, or a
//      fact or decision whose values are known with a text that is none of them; also in the rules of worksheets.
// Code: book.never_equal
#pragma once

#include "base/finding.h"
#include "pricebook/price_book.h"

namespace qw::authoring {

Findings check_options(const PriceBook& book);

}  // namespace qw::authoring
