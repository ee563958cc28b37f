// quote/verify.h: what can be proven about a price book before any deal meets it.
//
// In:   a loaded book, a budget of steps (evaluations of formulas), a seed for what is sampled.
// Out:  a BookReport: for every decision table its flaws (decision/verify.h) with example inputs; for every claim of the book
//       whether it holds, or two inputs and both results that break it; for every line and total with a quantity in it the
//       cliffs: a larger quantity that costs less in total, with the range of quantities below the price before the drop.
// Each part is proven (for all answers there are), searched (nothing found in what was tried; it says how much that was and which
// inputs were not tried in full) or violated (with a counterexample; of a claim, two quotes). A claim is proven by the shape of
// the rules (verify_trend.h) or by trying every case. Same book, budget and seed, same bytes.
// Names, tests and values are texts: FEEL literals and unary tests.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "decision/verify.h"
#include "pricebook/price_book.h"

namespace qw {

struct VerifyOptions {
  std::uint64_t steps = 1'000'000'000;  // about one for each part of a formula that is evaluated
  std::uint64_t seed = 1;
};

struct TableFinding {
  decision::Flaw flaw = decision::Flaw::gap;
  std::vector<std::string> rules;            // ids
  std::vector<decision::NamedTest> region;   // gap: a test for each name
  std::vector<decision::NamedTest> example;  // of the names the table reads
  std::vector<decision::NamedTest> answers;  // that lead to the example; empty: none were found, or it needs none
  bool certain = true;  // false: some names were taken as free and no answers were found that give them
};

enum class Standing : std::uint8_t {
  proven,    // for all answers there are
  searched,  // no counterexample in what was tried
  violated,  // with a counterexample
};
const char* to_text(Standing standing);

struct TableResult {
  std::string name;
  std::uint32_t decision = 0;
  bool proven = false;
  std::uint64_t cells = 0;
  std::vector<std::string> sampled;
  std::vector<std::string> free;
  std::vector<TableFinding> findings;
  Standing standing() const;
};

struct ClaimResult {
  std::string id;
  std::string text;  // "more warehouses never lowers tier"
  bool holds = true;
  bool proven = false;
  bool by_shape = false;  // proven by how the rules are made, not by trying every case
  Standing standing() const;
  std::uint64_t tried = 0;                  // pairs of inputs
  std::vector<std::string> sampled;         // inputs of which only some values were tried
  std::vector<decision::NamedTest> given;   // broken: the other answers, where they are not the defaults
  std::string before, after;                // broken: the two values of what there is more of
  std::string result_before, result_after;  // broken: both results
  std::string quote_before, quote_after;    // broken: quote files, where there is more of a question
};

struct Cliff {
  std::string line;      // a line id, or one_time_list or monthly_recurring
  std::string quantity;  // a question
  std::vector<decision::NamedTest> given;
  std::string before, after;              // the quantity at the top and the next one
  std::string price_before, price_after;  // money
  std::string up_to;                      // the last quantity that costs less than `before`
};

struct PriceResult {
  std::string line;
  std::string quantity;
  bool proven = false;  // it only rises, or only falls: there can be no cliff
  std::uint64_t tried = 0;
  std::vector<Cliff> cliffs;
  Standing standing() const;
};

struct StandingCount {
  std::size_t proven = 0, searched = 0, violated = 0;
};

struct BookReport {
  std::vector<TableResult> tables;
  std::vector<ClaimResult> claims;
  std::vector<PriceResult> prices;  // each line with each quantity it depends on
  bool exhausted = false;           // the budget ended it: what follows the last entry was not looked at
  std::uint64_t steps = 0;          // that were spent
  std::size_t claims_asked = 0;     // of the book, also those that the budget left out
  bool clean() const;
  StandingCount count_tables() const;
  StandingCount count_claims() const;
  StandingCount count_prices() const;
};

BookReport verify_book(const std::shared_ptr<const PriceBook>& book, const VerifyOptions& options = {});

std::string to_json(const BookReport& report);

}  // namespace qw
