// shell/cli/columns.h: texts for a terminal, 100 columns wide: cells to the left and right, amounts, headings, wrapped entries.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "quote/quote.h"

namespace qw::cli {

std::size_t columns(std::string_view text);
std::string left(const std::string& text, std::size_t width);
std::string right(const std::string& text, std::size_t width);
std::string amount(const Money& money);                       // "1,234.50"
std::string percent(const std::optional<Decimal>& value);     // "38.1 %", "none"
std::string wrap(std::string_view text, std::size_t indent);  // continuation lines are indented
std::string heading(const std::string& text);
std::string entry(const std::string& tag, const std::string& text);
const std::string& or_id(const std::string& label, const std::string& id);

}  // namespace qw::cli
