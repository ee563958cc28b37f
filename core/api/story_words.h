// api/story_words.h: private to this room: what to say of a path of a story that leads nowhere.
#pragma once

#include <string>

#include "json/named_path.h"
#include "pricebook/price_book.h"

namespace qw::api {

// " (there is no \"teir\" in /scope; did you mean \"tier\"?)", or nothing where nothing can be said.
std::string missing_words(const json::PathEnd& end);

// Why a path that a story wants to be absent can never be there: the book has nothing of a name in it. Empty: it can.
std::string never_there(const PriceBook& book, std::string_view path);

}  // namespace qw::api
