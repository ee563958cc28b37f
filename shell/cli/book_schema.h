// shell/cli/book_schema.h: a JSON Schema (2020-12) of the answers that one price book asks for, made from its questions.
#pragma once

#include <string>

#include "pricebook/price_book.h"

namespace qw::cli {

// One line of JSON. The answers that it accepts are those that the engine reads; for the rest the engine has the better sentences.
std::string answers_schema(const PriceBook& book);

// `quotewright book schema BOOK`: prints it; the exit code is that of `book check`.
int print_answers_schema(const std::string& path);

}  // namespace qw::cli
