// reference_book.h: the reference price book as text, built into programs that must work without a file beside them.
// Out: the bundle of assets/pricebooks/reference (format quotewright-book-1, UTF-8 JSON).
#pragma once

#include <string_view>

extern const std::string_view qw_reference_book_text;
