// panels/table_card.h: a titled table in a card; nothing when the table is empty.
#pragma once

#include "actions.h"
#include "widgets/ui.h"

namespace qw::workbench {

inline void table_card(const Table& table, Actions& actions) {
  if (table.rows.empty()) return;
  ui::begin_card({.pad_y = 14});
  if (!table.title.empty()) ui::section_title(table.title);
  const std::string asked = ui::table(table);
  if (!asked.empty()) actions.explain(asked);
  ui::end_card();
  ui::space(size::gap);
}

}  // namespace qw::workbench
