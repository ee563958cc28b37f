// worksheet/worksheet.h: calculators beside the quote: their own questions and rules over figures of a quote, which they never change.
//
// In:   a book, the evaluation of a quote (none for a worksheet that takes nothing of it), the id of a worksheet, its answers.
// Out:  the worksheet evaluated as a small book of its own, with its schedules; or findings with an error. A finding about the
//       worksheet's rules has the path /worksheets/ID/… and the place where the worksheet begins.
// Error codes: worksheet.unknown  worksheet.apart  worksheet.needs_quote, and those of books, answers, rules and schedules.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "quote/quote.h"
#include "quote/schedules.h"

namespace qw {

// The answers of a worksheet and where they stand, for findings. No node: all questions at their defaults.
struct WorksheetAnswers {
  const json::Node* node = nullptr;
  std::string_view source;  // the whole document
  std::string_view file;
  std::string path;  // of the answers in their document
};

// Those that a quote file keeps: its member worksheets/ID.
WorksheetAnswers answers_in_quote(const json::Node& quote, std::string_view id, std::string_view source,
                                  std::string_view file);

struct WorksheetRun {
  std::optional<Evaluation> evaluation;  // its book's metrics are the results; none when findings hold an error
  std::vector<ScheduleText> schedules;
  Findings findings;
};

// The worksheet of that id, or an error that names the nearest one.
Result<std::uint32_t> find_worksheet(const PriceBook& book, std::string_view id);

// `quote` may be null; it must outlive the run.
WorksheetRun run_worksheet(const PriceBook& book, const Evaluation* quote, std::uint32_t worksheet,
                           const WorksheetAnswers& answers);

// What is wrong with the rules of all worksheets of a book, whatever the quote.
Findings check_worksheets(const PriceBook& book);

// {"id", "title", "group", "help", "takes": {name: value}, "answers": {…}, "results": [{"id", "label", "value", "text", "unit", "because", "approvers"}], "gates",
// "approvals", "schedules", "clauses": [{"id", "title", "text"}], "trace"}; `approvers`: the roles that sign for a rule that reads it.
std::string to_json(const PriceBook& book, std::uint32_t worksheet, const WorksheetRun& run, bool with_trace);

// The same figures for a person: one result of the worksheet.
struct WorksheetResult {
  std::string id;
  std::string label;
  feel::Value value;
  std::string text;  // with decimals and unit
  std::string unit;
  std::string because;
  std::vector<std::uint32_t> approvers;  // roles
};
std::vector<WorksheetResult> results_of(const WorksheetRun& run);

// [{"id", "title", "group", "help", "takes": [names], "results": [names], "intake": {…}}]
std::string worksheets_json(const PriceBook& book);

}  // namespace qw
