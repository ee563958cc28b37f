// shell/cli/annex_commands.h: `quotewright schedules`, the tables and clauses printed beside a quote, and `quotewright worksheet`, its calculators.
#pragma once

#include <string>
#include <vector>

#include "quote/quote.h"
#include "quote/schedules.h"

namespace qw::cli {

struct SchedulesCommand {
  std::string quote;
  std::string book;  // empty: the one the quote names, or the reference book
  bool json = false;
};
int print_schedules(const SchedulesCommand& command);

struct WorksheetCommand {
  std::string id;       // empty: list the worksheets
  std::string quote;    // empty: none
  std::string answers;  // a file with the answers; empty: the worksheet's defaults
  std::string book;     // empty: the one the quote names, or the reference book
  std::string subject;  // explain this result
  bool json = false;
};
int print_worksheet(const WorksheetCommand& command);

// The tables as text, 100 columns wide.
std::string schedules_text(const PriceBook& book, const std::vector<ScheduleText>& schedules);

// The clauses that apply, with their texts; empty where there are none.
std::string clauses_text(const Evaluation& evaluation);

// Evaluates the text of a quote, findings to stderr; none when it is not right.
std::optional<Evaluation> evaluate_text(const std::shared_ptr<const PriceBook>& book, const std::string& text,
                                        const std::string& file);

}  // namespace qw::cli
