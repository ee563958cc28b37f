// shelf.h: every shipped price book as text, built into the command.
// Out: {"format": "quotewright-book-1", "layers": [...]}: all layers of assets/pricebooks, each once; they are no chain.
#pragma once

#include <string_view>

extern const std::string_view qw_shelf_text;
