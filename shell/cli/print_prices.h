// shell/cli/print_prices.h: the commercial side of a quote for people: what lies between list and net, options, taxes, contract, payments.
#pragma once

#include <string>

#include "quote/evaluation.h"

namespace qw::cli {

// Empty where the book has nothing of the kind.
std::string print_prices(const Evaluation& evaluation);

}  // namespace qw::cli
