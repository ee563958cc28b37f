// Schedules: tables that are printed beside the quote. Their texts may name whatever a clause may read.
#include <algorithm>

#include "base/text.h"
#include "pricebook/builder.h"

namespace qw {

void Builder::read_schedules() {
  const Cursor schedules = array(sections_["document"], "schedules", false);
  book_.schedules.reserve(schedules.size());  // sentences keep the address of what they fill
  Ids seen;
  for (std::size_t i = 0; i < schedules.size(); ++i) {
    read_schedule_table(schedules.item(i));
    unique_id(schedules.item(i), book_.schedules.back().id, seen);
  }
}

void Builder::read_schedule_table(const Cursor& at) {
  only(at, {"id", "title", "text", "when", "columns", "rows", "rows_from", "exactly_one"});
  Schedule& schedule = book_.schedules.emplace_back();
  schedule.origin = origin(at);
  schedule.id = text(at, "id");
  schedule.title = text(at, "title");
  sentence(at.member("text"), schedule.text, true);
  if (const Cursor when = at.member("when")) schedule.when = formula(when, feel::kBoolean, "\"when\"");
  read_columns(at, schedule);
  if (const Cursor from = at.member("rows_from")) {
    if (const Cursor rows = at.member("rows")) {
      problem(rows, "book.duplicate", "A schedule has \"rows\" or \"rows_from\"; remove one of them.");
    }
    const feel::TypeId lists = book_.types.list_of(book_.types.list_of(feel::kAny));
    schedule.rows_from = formula(from, lists, "\"rows_from\"");
  } else {
    const Cursor rows = array(at, "rows");
    schedule.rows.reserve(rows.size());
    Ids seen;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      read_schedule_row(rows.item(i), schedule);
      unique_id(rows.item(i), schedule.rows.back().id, seen);
    }
  }
  if (const Cursor promise = object(at, "exactly_one", false)) read_exactly_one(promise, schedule);
}

void Builder::read_columns(const Cursor& at, Schedule& schedule) {
  const Cursor columns = array(at, "columns");
  Ids seen;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    only(columns.item(i), {"id", "label"});
    schedule.columns.push_back({text(columns.item(i), "id"), text(columns.item(i), "label")});
    unique_id(columns.item(i), schedule.columns.back().id, seen);
  }
  if (columns && columns.size() == 0) problem(columns, "book.missing", "A schedule has columns; add one.");
}

void Builder::read_schedule_row(const Cursor& at, Schedule& schedule) {
  only(at, {"id", "when", "cells"});
  ScheduleRow& row = schedule.rows.emplace_back();
  row.origin = origin(at);
  row.id = text(at, "id");
  if (const Cursor when = at.member("when")) row.when = formula(when, feel::kBoolean, "\"when\"");
  const Cursor cells = array(at, "cells");
  if (cells && cells.size() != schedule.columns.size()) {
    problem(cells, "book.wrong_type",
            "A row has one cell for each of the " + std::to_string(schedule.columns.size()) + " columns.");
  }
  row.cells.resize(schedule.columns.size());
  for (std::size_t i = 0; i < cells.size() && i < row.cells.size(); ++i) {
    if (cells.item(i).is(json::Kind::string)) {
      sentence(cells.item(i), row.cells[i], true);
    } else {
      problem(cells.item(i), "book.wrong_type", "A cell is text in quotes; write a figure as \"{name}\".");
    }
  }
}

void Builder::read_exactly_one(const Cursor& at, Schedule& schedule) {
  only(at, {"mark", "columns"});
  schedule.mark = text(at, "mark");
  const Cursor columns = array(at, "columns");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Cursor one = columns.item(i);
    const auto named = [&](const ScheduleColumn& column) { return one.node->text == column.id; };
    const auto found = std::find_if(schedule.columns.begin(), schedule.columns.end(), named);
    if (!one.is(json::Kind::string) || found == schedule.columns.end()) {
      problem(one, "book.unknown_name", "The schedule has no such column; name one of its own.");
    } else {
      schedule.marked_among.push_back(static_cast<std::uint32_t>(found - schedule.columns.begin()));
    }
  }
}

}  // namespace qw
