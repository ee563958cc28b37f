// shell/cli/print_quote.h: a quote and an explanation as plain text for a terminal, 100 columns wide.
#pragma once

#include <string>

#include "quote/explain.h"
#include "quote/quote.h"

namespace qw::cli {

std::string print_quote(const Evaluation& evaluation, const std::string& name);
std::string print_explanation(const Explanation& explanation);

}  // namespace qw::cli
