// shell/cli/print_authoring.h: what the authoring commands found, as plain text for a terminal.
#pragma once

#include <string>
#include <vector>

#include "authoring/book_diff.h"
#include "authoring/calibrate.h"
#include "authoring/impact.h"
#include "authoring/lint.h"
#include "authoring/where.h"

namespace qw::cli {

std::string print_where(const authoring::Where& where);
std::string print_changes(const std::vector<authoring::BookChange>& changes);
// With `all` every remark, else the first few of each kind, and of layers below `top` only their number.
std::string print_lint(const std::vector<authoring::LintFinding>& findings, const std::string& top, bool all);
std::string print_impact(const std::vector<authoring::QuoteImpact>& quotes, const authoring::ImpactTotals& totals);
std::string print_calibration(const authoring::Calibration& calibration);

}  // namespace qw::cli
