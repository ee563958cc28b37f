// Tables as spreadsheets save them.
#include "authoring/csv.h"

#include <gtest/gtest.h>

namespace qw::authoring {
namespace {

std::string shown(const CsvTable& table) {
  std::string all;
  for (const CsvRow& row : table.rows) {
    all += std::to_string(row.line) + ":";
    for (const std::string& cell : row.cells) all += "[" + cell + "]";
    all += " ";
  }
  return all;
}

struct Case {
  const char* name;
  const char* text;
  const char* want;
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

class Csv : public testing::TestWithParam<Case> {};

TEST_P(Csv, AsTold) {
  const CsvTable table = read_csv(GetParam().text);
  EXPECT_EQ(table.problem, "");
  EXPECT_EQ(shown(table), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Tables, Csv,
    testing::Values(Case{"nothing", "", ""}, Case{"commas", "a,b\n1, 2 \n", "1:[a][b] 2:[1][2] "},
                    Case{"semicolons", "a;b\r\n1,5;2\r\n", "1:[a][b] 2:[1,5][2] "},
                    Case{"separators in a quoted head", "\"a;b;c\",\"d\ne;\"\n1,2\n", "1:[a;b;c][d\ne;] 3:[1][2] "},
                    Case{"tabs and a byte order mark",
                         "\xEF\xBB\xBF"
                         "a\tb\n1\t2",
                         "1:[a][b] 2:[1][2] "},
                    Case{"quotes", "a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\nlast,1",
                         "1:[a][b] 2:[x, \"y\"][two\nlines] 4:[last][1] "},
                    Case{"empty lines", "a,b\n\n,,\n1,2\n\n", "1:[a][b] 4:[1][2] "},
                    Case{"a quote inside a cell is a quote", "a,b\n5\" pipe,1", "1:[a][b] 2:[5\" pipe][1] "}));

TEST(CsvFault, AQuoteThatNeverEndsIsSaidWithItsLine) {
  const CsvTable table = read_csv("a,b\n1,2\n\"x,3\n4,5\n");
  EXPECT_NE(table.problem, "");
  EXPECT_EQ(table.problem_line, 3U);
}

}  // namespace
}  // namespace qw::authoring
