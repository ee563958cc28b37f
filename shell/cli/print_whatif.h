// shell/cli/print_whatif.h: the what-ifs as plain text for a terminal.
#pragma once

#include <string>

#include "whatif/compare.h"
#include "whatif/flip.h"
#include "whatif/optimise.h"
#include "whatif/preview.h"
#include "whatif/solve.h"
#include "whatif/sweep.h"

namespace qw::cli {

std::string print_comparison(const Comparison& comparison);
std::string print_diff(const PriceBook& book, const QuoteDiff& diff);
std::string print_flips(const PriceBook& book, const FlipReport& report);
std::string print_solution(const PriceBook& book, std::uint32_t question, const Goal& goal, const Solution& solution);
std::string print_sweep(const PriceBook& book, std::uint32_t question, const std::vector<SweepRow>& rows);
std::string print_optimum(const PriceBook& book, const Optimum& optimum);
std::string print_preview(const std::vector<PreviewRow>& rows);

}  // namespace qw::cli
