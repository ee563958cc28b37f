// authoring/csv.h: tables as spreadsheets save them: RFC 4180 with comma, semicolon or tab, found from the first line.
//
// Quotes may hold separators, line ends and doubled quotes; a byte order mark is skipped, blanks around a cell are cut and
// empty lines left out. Bounded by the text. A quote that never ends is the only fault: `problem` then says where.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qw::authoring {

struct CsvRow {
  std::uint32_t line = 0;  // from 1; where the row starts
  std::vector<std::string> cells;
};

struct CsvTable {
  std::vector<CsvRow> rows;  // the first is the head
  std::string problem;
  std::uint32_t problem_line = 0;
};

CsvTable read_csv(std::string_view text);

}  // namespace qw::authoring
