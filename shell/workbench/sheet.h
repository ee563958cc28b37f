// sheet.h: a calculator as a small quote of its own: its book, its answers as the quote's file keeps them, its drafts.
#pragma once

#include "state.h"

namespace qw::workbench {

struct OpenSheet {
  AppState state;     // `book` is null where the worksheet has errors
  Findings problems;  // of its rules; else the answers that do not fit it, which count as not given
};

// `taken`: values of the quote for what the worksheet takes; none where only the questions matter.
OpenSheet open_sheet(const PriceBook& book, const Worksheet& worksheet, const std::vector<SheetState>& sheets,
                     const std::vector<feel::Value>& taken);

// Keeps the answers and drafts of an open sheet; without any, nothing is kept.
void keep_sheet(const OpenSheet& sheet, const std::string& id, std::vector<SheetState>& sheets);

}  // namespace qw::workbench
