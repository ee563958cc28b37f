// quote_file.h: a quote's file, from its text and back; what nobody edits here goes through as it came.
#pragma once

#include <string>
#include <string_view>

#include "state.h"

namespace qw::workbench {

// The answers that were given, canonical JSON.
std::string answers_json(const PriceBook& book, const Intake& intake);

// Replaces the quote of `state`; the findings hold an error where it stays as it was.
Findings read_quote(AppState& state, std::string_view text, std::string_view file);

// Canonical JSON, read back by read_quote; REQUIRES: a book.
std::string write_quote(const AppState& state);

}  // namespace qw::workbench
