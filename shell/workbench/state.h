// state.h: everything that can change while somebody works on a quote, as one value; undo is a list of these.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "quote/quote.h"
#include "views.h"

namespace qw::workbench {

// What was typed into a field and is no valid answer: it stays in the field while the quote keeps the last valid one.
struct Draft {
  std::uint32_t question = 0;
  std::string object;  // of a count, else empty
  std::string text;
  std::string message;
};

// An answer to a question of a worksheet, as it was typed or chosen.
struct SheetAnswer {
  std::uint32_t worksheet = 0;
  std::string key;
  std::string object;  // of a count, else empty
  std::string text;
};

struct Ui {
  Screen screen = Screen::intake;
  std::uint32_t section = 0;
  std::vector<Draft> drafts;
  std::uint32_t worksheet = 0;  // the calculator that is open
  std::vector<SheetAnswer> sheet_answers;
  std::string why;  // subject that is explained; empty: none
  bool summary_open = false;
  std::string toast;
};

struct AppState {
  std::shared_ptr<const PriceBook> book;
  QuoteInput input;
  std::string rest;  // of the quote's file, which no screen edits: ,"selections":{…}
  Ui ui;
};

const Draft* find_draft(const Ui& ui, std::uint32_t question, std::string_view object);

}  // namespace qw::workbench
