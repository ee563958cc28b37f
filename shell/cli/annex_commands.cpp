#include "annex_commands.h"

#include <algorithm>

#include "columns.h"
#include "commands.h"
#include "files.h"

namespace qw::cli {
namespace {

std::string table_row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
  std::string line = "  ";
  std::size_t used = 2;
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    line += left(cells[i], widths[i] + 2);
    used += widths[i] + 2;
  }
  line += wrap(cells.back(), used);
  while (line.ends_with(' ')) line.pop_back();
  return line + "\n";
}

std::string table(const Schedule& schedule, const std::vector<ScheduleRowText>& rows) {
  std::vector<std::string> head;
  std::vector<std::size_t> widths;
  for (const ScheduleColumn& column : schedule.columns) {
    head.push_back(column.label);
    widths.push_back(columns(column.label));
  }
  for (const ScheduleRowText& row : rows) {
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], columns(row.cells[i]));
  }
  std::string out = table_row(head, widths);
  for (const ScheduleRowText& row : rows) out += table_row(row.cells, widths);
  return out;
}

}  // namespace

std::string schedules_text(const PriceBook& book, const std::vector<ScheduleText>& schedules) {
  std::string out;
  for (const ScheduleText& one : schedules) {
    out += heading(book.schedules[one.schedule].title);
    if (!one.text.empty()) out += wrap(one.text, 0) + "\n\n";
    out += table(book.schedules[one.schedule], one.rows);
  }
  return out;
}

std::optional<Evaluation> evaluate_text(const std::shared_ptr<const PriceBook>& book, const std::string& text,
                                        const std::string& file) {
  const ReadInput read = read_input(*book, text, file == "-" ? "standard input" : file);
  print_findings(read.findings);
  if (!read.input) return std::nullopt;
  Evaluated evaluated = evaluate(book, *read.input);
  print_findings(evaluated.findings);
  return std::move(evaluated.evaluation);
}

int print_schedules(const SchedulesCommand& command) {
  const auto text = read_file(command.quote);
  if (!text) return kUnreadable;
  const auto [book, code] = read_book(book_for(command.book, *text), true);
  if (!book) return code;
  const std::optional<Evaluation> quote = evaluate_text(book, *text, command.quote);
  if (!quote) return kBadInput;
  const Schedules made = compute_schedules(*quote);
  print_findings(made.findings);
  if (!made.schedules) return kBadInput;
  const std::string out = command.json ? to_json(*book, *made.schedules) + "\n"
                                       : schedules_text(*book, *made.schedules) + clauses_text(*quote);
  std::fwrite(out.data(), 1, out.size(), stdout);
  return kDone;
}

}  // namespace qw::cli
