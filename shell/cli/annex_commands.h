// shell/cli/annex_commands.h: `quotewright schedules`: the tables printed beside a quote.
#pragma once

#include <string>
#include <vector>

#include "quote/quote.h"
#include "quote/schedules.h"

namespace qw::cli {

struct SchedulesCommand {
  std::string quote;
  std::string book;  // empty: the reference book
  bool json = false;
};
int print_schedules(const SchedulesCommand& command);

// The tables as text, 100 columns wide.
std::string schedules_text(const PriceBook& book, const std::vector<ScheduleText>& schedules);

// Reads and evaluates a quote; without an evaluation `code` says what to exit with and the findings are on stderr.
struct EvaluatedFile {
  std::optional<Evaluation> evaluation;
  std::optional<Date> as_of;
  int code = 0;
};
EvaluatedFile evaluate_file(const std::shared_ptr<const PriceBook>& book, const std::string& file);

}  // namespace qw::cli
