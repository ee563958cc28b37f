// state.h: everything that can change while somebody works on a quote, as one value; undo is a list of these.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
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

// The answers of one calculator as the quote's file holds them, of one that this book does not have, too.
struct SheetState {
  std::string id;
  std::string answers;  // canonical JSON: {"question": answer, ...}
  std::vector<Draft> drafts;
};

struct Ui {
  Screen screen = Screen::intake;
  std::uint32_t section = 0;
  std::vector<Draft> drafts;
  std::uint32_t worksheet = 0;  // the calculator that is open
  std::string no_worksheets;    // why the file with the calculators is not here, as the host told; empty: it did not
  std::string why;              // subject that is explained; empty: none
  bool summary_open = false;
  std::string toast;
};

// What an edit changes, as it was before; and where on the screens that was.
struct Snapshot {
  QuoteInput input;
  std::vector<SheetState> sheets;
  std::vector<Draft> drafts;
  std::string field;  // that was edited
  Screen screen = Screen::intake;
  std::uint32_t section = 0, worksheet = 0;
};

struct History {
  std::vector<Snapshot> past, future;  // the next to go to is last
  bool typing = false;                 // the next text in the same field belongs to the last step
};

struct AppState {
  std::shared_ptr<const PriceBook> book;
  std::shared_ptr<const PriceBook> without_worksheets;  // as it came first: values of the quote may live in it
  QuoteInput input;
  std::vector<SheetState> sheets;
  std::string rest;  // of the quote's file, which nothing here knows: ,"key":value
  History history;
  std::string_view noun = "quote";  // what the answers are of, in messages
  Ui ui;
};

const Draft* find_draft(const Ui& ui, std::uint32_t question, std::string_view object);

}  // namespace qw::workbench
