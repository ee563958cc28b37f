// authoring/lint.h: what is not wrong with a book but would make its reader stumble, each with a place, a layer and a remedy.
//
// In:  the layers of a book that loads, lowest first, and optionally quotes evaluated with it.
// Out: findings in the order of the files. Severity warning: something is useless, missing or contradicts itself. Severity info:
//      a remark, such as a number that does not say why it is what it is. `layer` is the layer that the place belongs to.
// Codes: lint.unused (table, fact, decision, service, phase, mix, role), lint.never_signs, lint.no_label,
//        lint.no_unit, lint.no_because, lint.same_as_below, lint.currency, lint.half_converted, lint.clause_never,
//        lint.never_fires.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/finding.h"
#include "pricebook/layers.h"
#include "quote/evaluation.h"
#include "worksheet/worksheet.h"

namespace qw::authoring {

struct LintFinding {
  Finding finding;
  std::string layer;
};

// What a set of quotes has reached of a book: enough to say what none of them does.
struct Reached {
  std::size_t quotes = 0;
  std::set<std::string> clauses, roles, gates;  // ids; gates: those with another verdict than pass
};
void note_reached(Reached& reached, const Evaluation& evaluation);

std::vector<LintFinding> lint_book(const std::vector<Layer>& layers, const PriceBook& book, const Reached& reached);

// What is wrong with the schedules of one quote; `quote` says which, as "the preset \"import\"".
std::vector<LintFinding> lint_schedules(const Evaluation& evaluation, const std::string& quote,
                                        const std::vector<Layer>& layers);

// The rules of a worksheet are read from one text: findings about them are put where the layers say it.
void place_in_layers(Findings& findings, const MergedBook& merged);

// What is wrong with the rules of one worksheet over one quote.
std::vector<LintFinding> lint_worksheet(const Evaluation& evaluation, std::uint32_t worksheet,
                                        const WorksheetAnswers& answers, const std::string& quote,
                                        const std::vector<Layer>& layers, const MergedBook& merged);

// Findings of the loader, with the layer that the file belongs to.
std::vector<LintFinding> with_layers(const Findings& findings, const std::vector<Layer>& layers);

std::string to_json(const std::vector<LintFinding>& findings);

}  // namespace qw::authoring
