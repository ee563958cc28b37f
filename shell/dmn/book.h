// shell/dmn/book.h: a price book's rules as a DMN model that analysts edit in any modeler, and back.
//
// export_book  intake answers and the engine's own figures become input data, tables relations, facts literal decisions and
//              decisions decision tables, each rule with its id and its reason as annotations; `when` becomes a column whose
//              input is true. What DMN has no place for (unit, rounding, reason of a fact) goes along as extension elements.
// import_book  the sections `tables`, `facts` and `decisions` of a book as JSON text; findings say what a book cannot hold.
//              Exporting a book whose sections were replaced by what was imported gives the same bytes.
#pragma once

#include <string>
#include <vector>

#include "decision/model.h"
#include "json/json.h"
#include "pricebook/price_book.h"

namespace qw::dmn {

// `documents`: the files of the book, in the order in which the book was loaded.
decision::Model export_book(const PriceBook& book, const std::vector<json::Node>& documents);

struct ImportedBook {
  std::string text;
  Findings findings;
};

ImportedBook import_book(const decision::Model& model, std::string_view file);

inline constexpr std::string_view kRuleColumn = "Rule";
inline constexpr std::string_view kReasonColumn = "Reason";
inline constexpr std::string_view kWhenColumn = "When";
inline constexpr std::string_view kNoMatches = "[]";        // the default of a table that gives a list
inline constexpr std::string_view kRuleOutput = "rule_id";  // of a table without outputs: the id of the rule

}  // namespace qw::dmn
