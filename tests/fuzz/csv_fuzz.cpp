// Bytes as a table of a spreadsheet. Checked: the table is never larger than its text, its rows stand in the order of its lines, and
// what is written with any separator, each cell in quotes, is read as the same cells.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "authoring/csv.h"

namespace {

using namespace qw::authoring;

void require(bool condition, const char* claim) {
  if (condition) return;
  std::fprintf(stderr, "not so: %s\n", claim);
  std::abort();
}

std::string written(const CsvTable& table, char separator) {
  std::string text;
  for (const CsvRow& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) text += separator;
      text += '"';
      for (const char c : row.cells[i]) {
        if (c == '"') text += '"';
        text += c;
      }
      text += '"';
    }
    text += '\n';
  }
  return text;
}

void check_bounds(const CsvTable& table, std::string_view text) {
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  std::size_t bytes = 0, cells = 0;
  std::uint32_t line = 0;
  for (const CsvRow& row : table.rows) {
    require(row.line > line && row.line <= lines, "rows stand in the order of their lines");
    line = row.line;
    cells += row.cells.size();
    for (const std::string& cell : row.cells) bytes += cell.size();
    require(std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !cell.empty(); }),
            "an empty row is left out");
  }
  require(bytes <= text.size() && cells <= text.size() + 1, "a table is no larger than its text");
  require(table.problem.empty() == (table.problem_line == 0), "a problem has its line");
  require(table.problem_line <= lines, "a line of the text");
}

void check_round_trip(const CsvTable& table) {
  for (const char separator : {',', ';', '\t'}) {
    // the head shows which one it is; with one column it shows none, and the comma is meant
    if (separator != ',' && (table.rows.empty() || table.rows[0].cells.size() < 2)) continue;
    const CsvTable again = read_csv(written(table, separator));
    require(again.problem.empty(), "what is written has no fault");
    require(again.rows.size() == table.rows.size(), "as many rows");
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      require(again.rows[i].cells == table.rows[i].cells, "the same cells");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const CsvTable table = read_csv(text);
  check_bounds(table, text);
  if (table.problem.empty()) check_round_trip(table);
  return 0;
}
