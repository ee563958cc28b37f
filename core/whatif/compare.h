// whatif/compare.h: quotes of one book beside each other, and what is different between two of them, from cause to effect.
//
// compare_quotes: the figures of several evaluations in rows. diff_quotes: answers and options that differ, rules that began or ceased
// to match, gates, signatures and their reasons, lines, totals, contract; empty when the two say the same.
// REQUIRES: all evaluations are of the same book. Amounts are Money of the book's currency; a delta is after - before.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "quote/quote.h"

namespace qw {

struct CompareRow {
  std::string group;  // "scope", "one_time", "recurring", "contract", "tax", "measures", "signatures", "lines"
  std::string key;
  std::string label;
  std::vector<std::string> values;  // one for each quote; "" where it has none
  bool differs = false;
};

struct Comparison {
  std::vector<std::string> names;
  std::vector<CompareRow> rows;
};

Comparison compare_quotes(std::span<const Evaluation> evaluations, std::vector<std::string> names);

struct TextChange {
  std::string key, label, before, after;
};

struct RuleChange {
  std::string id;
  std::string because;
};

// A decision, a gate or a signature: what began to apply and what ceased to.
struct RulesChange {
  std::string id, label;
  std::string before, after;  // decision: its value; gate: its verdict; role: "signs" or ""
  std::vector<RuleChange> began, ceased;
};

struct MoneyChange {
  std::string key, label;
  Money before, after, delta;
};

struct LineChange {
  std::uint32_t line = 0;                 // line number
  std::string state_before, state_after;  // "in", "later", "out"
  Decimal quantity_before, quantity_after;
  std::int64_t hours_before = 0, hours_after = 0;
  Money net_before, net_after, delta;  // recurring: of one period
  std::vector<MoneyChange> years;      // recurring: net of each contract year that differs, "year_1" first
};

struct QuoteDiff {
  std::vector<TextChange> answers, options, adjustments;
  std::vector<RulesChange> decisions, gates, signatures;
  std::vector<std::string> clauses_added, clauses_removed;
  std::vector<LineChange> lines;
  std::vector<MoneyChange> totals;

  bool empty() const;
};

// Answers as they are read: one that does not count now is its default.
QuoteDiff diff_quotes(const Evaluation& before, const Evaluation& after);

std::string to_json(const Comparison& comparison);
std::string to_json(const PriceBook& book, const QuoteDiff& diff);

// The named amounts of an evaluation that a sum or a target can be about, in a fixed order; a contract and taxes only if given.
std::vector<MoneyChange> named_totals(const Evaluation& evaluation);  // `after` is the amount

}  // namespace qw
