#include "quote/schedules.h"

#include <algorithm>

#include "qualify/run.h"

namespace qw {
namespace {

class Scheduler {
 public:
  explicit Scheduler(const Evaluation& evaluation) : run_(*evaluation.book) {
    run_.values = evaluation.values;
    run_.machine.slots = run_.values.data();
    run_.machine.now = evaluation.now;
  }

  Schedules compute() {
    std::vector<ScheduleText> made;
    for (std::uint32_t i = 0; i < run_.book.schedules.size(); ++i) {
      const Schedule& schedule = run_.book.schedules[i];
      if (!applies(schedule.when)) continue;
      made.push_back({i, run_template(run_, schedule.text, schedule.origin), {}});
      if (schedule.rows_from) computed_rows(schedule, made.back().rows);
      for (const ScheduleRow& row : schedule.rows) {
        if (applies(row.when)) written_row(schedule, row, made.back().rows);
      }
      if (run_.failed()) return {std::nullopt, {*run_.failure}};
    }
    if (!broken_.empty()) return {std::nullopt, std::move(broken_)};
    return {std::move(made), {}};
  }

  std::vector<ClauseText> clauses(const std::vector<std::uint32_t>& chosen) {
    std::vector<ClauseText> made;
    std::size_t next = 0;  // both lists stand in book order
    for (std::uint32_t i = 0; i < run_.book.clauses.size(); ++i) {
      const Clause& clause = run_.book.clauses[i];
      const bool holds = next < chosen.size() && chosen[next] == i;
      if (holds) ++next;
      if (holds || !clause.when) made.push_back({i, run_template(run_, clause.text, clause.origin)});
    }
    return made;
  }

 private:
  bool applies(const std::optional<Formula>& when) { return !when || holds(run_, *when); }

  // Cells may each hold a long text many times over, so what is printed is limited as a whole.
  void count(const std::string& text) {
    constexpr std::size_t kMostBytes = 4U << 20U;
    bytes_ += text.size();
    if (bytes_ > kMostBytes) {
      fail(run_, {}, "rule.too_large", "The schedules have more than 4 MB of text. Print less in their cells.");
    }
  }

  void written_row(const Schedule& schedule, const ScheduleRow& row, std::vector<ScheduleRowText>& rows) {
    ScheduleRowText made{row.id, {}};
    for (const feel::Template& cell : row.cells) {
      if (run_.failed()) return;
      made.cells.push_back(run_template(run_, cell, row.origin));
      count(made.cells.back());
    }
    check_mark(schedule, row.origin, made);
    rows.push_back(std::move(made));
  }

  void computed_rows(const Schedule& schedule, std::vector<ScheduleRowText>& rows) {
    const feel::Value table = run_formula(run_, *schedule.rows_from);
    if (table.kind() != feel::Kind::list) return;
    for (const feel::Value& row : table.as_list()) {
      const bool is_row = row.kind() == feel::Kind::list && row.as_list().size() == schedule.columns.size();
      if (!is_row) {
        return fail(run_, schedule.rows_from->origin, "book.wrong_columns",
                    "A row has one cell for each of the " + std::to_string(schedule.columns.size()) +
                        " columns; make each inner list that long.");
      }
      ScheduleRowText made;
      for (const feel::Value& cell : row.as_list()) {
        if (run_.failed()) return;
        made.cells.push_back(cell_text(cell));
        count(made.cells.back());
      }
      made.id = made.cells[0];
      check_mark(schedule, schedule.rows_from->origin, made);
      rows.push_back(std::move(made));
    }
  }

  // As in a sentence, but what is not there is an empty cell.
  static std::string cell_text(const feel::Value& cell) {
    return cell.is_null() ? std::string() : feel::sentence_text(cell);
  }

  void check_mark(const Schedule& schedule, const Origin& origin, const ScheduleRowText& row) {
    if (schedule.mark.empty()) return;
    const auto marked = [&](std::uint32_t column) { return row.cells[column] == schedule.mark; };
    const auto& among = schedule.marked_among;
    const auto count = std::count_if(among.begin(), among.end(), marked);
    if (count == 1) return;
    Finding finding{Severity::error, "book.not_exactly_one", "", origin.path, origin.line, origin.column, ""};
    if (origin.file < run_.book.files.size()) finding.file = run_.book.files[origin.file];
    finding.message = "The row \"" + row.id.substr(0, 60) + "\" of \"" + schedule.id + "\" has the mark \"" +
                      schedule.mark + "\" " + std::to_string(count) + " times; set it in exactly one of its columns.";
    broken_.push_back(std::move(finding));
  }

  Run run_;
  Findings broken_;
  std::size_t bytes_ = 0;
};

}  // namespace

Schedules compute_schedules(const Evaluation& evaluation) { return Scheduler(evaluation).compute(); }

std::vector<ClauseText> compute_clauses(const Evaluation& evaluation) {
  return Scheduler(evaluation).clauses(evaluation.clauses);
}

void write_schedules(json::Writer& writer, const PriceBook& book, const std::vector<ScheduleText>& schedules) {
  writer.begin_array();
  for (const ScheduleText& one : schedules) {
    const Schedule& schedule = book.schedules[one.schedule];
    writer.begin_object();
    writer.member("id", schedule.id);
    writer.member("title", schedule.title);
    writer.member("text", one.text);
    writer.key("columns");
    writer.begin_array();
    for (const ScheduleColumn& column : schedule.columns) {
      writer.begin_object();
      writer.member("id", column.id);
      writer.member("label", column.label);
      writer.end_object();
    }
    writer.end_array();
    writer.key("rows");
    writer.begin_array();
    for (const ScheduleRowText& row : one.rows) {
      writer.begin_object();
      writer.member("id", row.id);
      writer.key("cells");
      writer.begin_object();
      for (std::size_t i = 0; i < row.cells.size(); ++i) writer.member(schedule.columns[i].id, row.cells[i]);
      writer.end_object();
      writer.end_object();
    }
    writer.end_array();
    writer.end_object();
  }
  writer.end_array();
}

std::string to_json(const PriceBook& book, const std::vector<ScheduleText>& schedules) {
  std::string out;
  json::Writer writer(out);
  write_schedules(writer, book, schedules);
  return out;
}

}  // namespace qw
