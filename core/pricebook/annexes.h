// pricebook/annexes.h: what stands beside the prices of a book: presets, schedules, worksheets, the brand (assets/pricebooks/LAYERS.md).
//
// None of it is touched when a quote is evaluated: presets are answers of the intake, schedules and worksheets are computed when
// somebody asks (quote/schedules.h, worksheet/worksheet.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "feel/template.h"
#include "pricebook/formula.h"

namespace qw {

struct PresetAnswer {
  std::uint32_t question = 0;
  feel::Value value;
};

// Answers that a quote takes by naming them.
struct Preset {
  std::string id;
  std::string label;
  std::string help;
  std::vector<PresetAnswer> answers;
};

struct ScheduleColumn {
  std::string id;
  std::string label;
};

struct ScheduleRow {
  std::string id;
  std::optional<Formula> when;        // none: always there
  std::vector<feel::Template> cells;  // one for each column
  Origin origin;
};

// A table that is printed beside the quote.
struct Schedule {
  std::string id;
  std::string title;
  feel::Template text;
  std::optional<Formula> when;  // none: always there
  std::vector<ScheduleColumn> columns;
  std::vector<ScheduleRow> rows;
  std::optional<Formula> rows_from;         // instead of rows: a list of lists
  std::string mark;                         // stands in exactly one of `marked` in each row; empty: no such promise
  std::vector<std::uint32_t> marked_among;  // columns
  Origin origin;
};

// A calculator beside the quote. Its rules are compiled when somebody asks for it, so they are kept as text.
struct Worksheet {
  std::string id;
  std::string title;
  std::string group;  // those of a group stand together, groups in the order of their first
  std::string help;
  std::vector<SlotId> takes;  // values of the quote
  std::vector<std::string> results;
  std::string text;  // the whole worksheet, canonical JSON
  Origin origin;
};

struct BrandColors {
  std::string accent, accent_text, accent_dark, accent_text_dark;  // "#rrggbb" or empty
};

struct BrandContact {
  std::string email, phone, address, website;
};

struct Brand {
  std::string name;  // empty: the book has no brand
  std::string legal_name;
  std::string tagline;
  std::string logo;  // a path inside the layer, or empty
  BrandColors colors;
  BrandContact contact;
  std::string footer;
  std::optional<std::int64_t> validity_days;
};

}  // namespace qw
