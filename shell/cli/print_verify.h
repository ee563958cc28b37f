// shell/cli/print_verify.h: the report of the verifier as plain text: findings with their examples, then a line for each table.
#pragma once

#include <string>

#include "quote/verify.h"

namespace qw::cli {

std::string print_report(const PriceBook& book, const BookReport& report);

}  // namespace qw::cli
