// quote/schedules.h: the schedules and clauses of a quote: what is printed beside it, computed only when somebody asks.
//
// In:   an evaluation. Out: the schedules that apply with their rows that apply, all cells as text; or the findings why not.
// Error codes: book.not_exactly_one (a row breaks the promise of its schedule), book.wrong_columns (`rows_from` gives a row of
//       another length), rule.* (a formula faults).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "json/writer.h"
#include "quote/evaluation.h"

namespace qw {

struct ScheduleRowText {
  std::string id;                  // of a computed row: its first cell
  std::vector<std::string> cells;  // one for each column
};

struct ScheduleText {
  std::uint32_t schedule = 0;  // in book.schedules
  std::string text;
  std::vector<ScheduleRowText> rows;
};

struct Schedules {
  std::optional<std::vector<ScheduleText>> schedules;  // none when findings hold an error
  Findings findings;
};

Schedules compute_schedules(const Evaluation& evaluation);

// The clauses that stand in the statement of work, in book order: those without condition and those whose condition holds.
struct ClauseText {
  std::uint32_t clause = 0;  // in book.clauses
  std::string text;
};
std::vector<ClauseText> compute_clauses(const Evaluation& evaluation);

// [{"id", "title", "text", "columns": [{"id", "label"}], "rows": [{"id", "cells": {column: text}}]}]
void write_schedules(json::Writer& writer, const PriceBook& book, const std::vector<ScheduleText>& schedules);
std::string to_json(const PriceBook& book, const std::vector<ScheduleText>& schedules);

}  // namespace qw
