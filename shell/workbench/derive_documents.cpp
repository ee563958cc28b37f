// What is printed beside the prices: schedules and clauses.
#include "derive_parts.h"

namespace qw::workbench {

Sheet sheet_of(const PriceBook& book, const ScheduleText& text) {
  const Schedule& schedule = book.schedules[text.schedule];
  Sheet sheet;
  sheet.title = schedule.title;
  sheet.text = text.text;
  sheet.table.title = schedule.title;
  for (const ScheduleColumn& column : schedule.columns) sheet.table.columns.push_back({column.label, false});
  for (const ScheduleRowText& row : text.rows) sheet.table.rows.push_back({row.cells, "", false});
  return sheet;
}

namespace {

Table clauses_of(const Source& from) {
  Table table;
  table.title = "Clauses of the statement of work";
  table.columns = {{"Clause", false}, {"What it says", false}};
  for (ClauseText& one : compute_clauses(*from.evaluation)) {
    table.rows.push_back({{from.book.clauses[one.clause].title, std::move(one.text)}, "", false});
  }
  return table;
}

}  // namespace

DocumentsView derive_documents(const Source& from) {
  DocumentsView view;
  view.title = "Documents";
  view.help = "What goes to the customer beside the prices: schedules that apply to this quote, and the clauses.";
  const Schedules made = compute_schedules(*from.evaluation);
  if (made.schedules) {
    for (const ScheduleText& text : *made.schedules) {
      if (!text.rows.empty()) view.sheets.push_back(sheet_of(from.book, text));
    }
  } else {
    view.problem.tag = "Not ready";
    view.problem.tone = Tone::bad;
    view.problem.title = "The schedules of this quote cannot be written";
    for (const Finding& finding : made.findings) {
      if (finding.severity == Severity::error) view.problem.text = finding.message;
    }
  }
  view.clauses = clauses_of(from);
  return view;
}

}  // namespace qw::workbench
