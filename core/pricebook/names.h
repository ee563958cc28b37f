// pricebook/names.h: values of a price book's document by the names that people give them, not by their position.
#pragma once

#include <string>
#include <string_view>

#include "json/json.h"

namespace qw {

// A value by the names of the merge: "rate_card/roles/PM/bill", "tables/support_plans/rows/basic/price"; nullptr when absent.
const json::Node* find_named(const json::Node& root, std::string_view path);

// The name of an item of a list: its id, key or code, "ROLE/reason" or reason; of a row of a table its first cell; "" when it has none.
std::string item_name(const json::Node& item);

// Whether `path` is what `pattern` names or stands inside it; a segment "*" stands for any one.
bool is_under(std::string_view path, std::string_view pattern);

}  // namespace qw
