// qualify/run.h: one evaluation while it runs: the values so far, and the first thing that went wrong.
//
// Facts and decisions are derived one step at a time in the book's order, which puts everything after what it reads. When a
// rule faults (division by zero, overflow) `failure` says where in the book and what to do; nothing after it counts.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/finding.h"
#include "pricebook/price_book.h"

namespace qw {

struct Run {
  explicit Run(const PriceBook& price_book);
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  const PriceBook& book;
  std::vector<feel::Value> values;                  // per slot
  std::vector<std::vector<std::uint32_t>> matched;  // per decision: the rules that matched
  feel::Arena arena;
  feel::Machine machine;
  std::optional<Finding> failure;

  bool failed() const { return failure.has_value(); }
};

feel::Value run_formula(Run& run, const Formula& formula);
bool holds(Run& run, const Formula& formula);
// The sentence with its values; a fault in it fails at `origin`.
std::string run_template(Run& run, const feel::Template& text, const Origin& origin);

// Turns an answer that is not to be read back into its default.
void derive_answer(Run& run, const Question& question);
void derive_fact(Run& run, const Fact& fact);
void derive_decision(Run& run, std::uint32_t decision);

// Records the first failure.
void fail(Run& run, const Origin& origin, std::string_view code, std::string message);

}  // namespace qw
