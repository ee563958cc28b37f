// Hours and factors from projects: pulled to the book, bounded, in order, and never from a bad row.
#include "authoring/calibrate.h"

#include <gtest/gtest.h>

namespace qw::authoring {
namespace {

BookEffort effort() {
  const json::ReadResult book = json::read(R"({"tables": {
    "module_hours": {"columns": ["id", "hours"], "rows": [["sales", 10], ["stock", 20]]},
    "tier_parameters": {"columns": ["for_tier", "factor", "discovery_hours", "test_pct"],
                        "rows": [[1, 1.0, 20, 10], [2, 1.5, 40, 12]]}}})");
  const Result<BookEffort> made = effort_of(book.root);
  EXPECT_TRUE(made.ok());
  return made.value();
}

std::string repeated(const std::string& row, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += row + "\n";
  return text;
}

std::string changes(const std::string& rows, const std::string& head = "project,tier,modules,actual_hours") {
  const BookEffort book = effort();
  const ReadProjects read = read_projects(head + "\n" + rows, "p.csv", book);
  for (const Finding& finding : read.findings) ADD_FAILURE() << to_line(finding);
  std::string all;
  for (const Estimate& one : calibrate(book, read.projects).estimates) {
    if (!one.changed()) continue;
    all += one.name + "." + one.column + "=" + to_plain_text(one.fitted);
    all += one.bound == Bound::twice   ? "(twice) "
           : one.bound == Bound::half  ? "(half) "
           : one.bound == Bound::order ? "(order) "
                                       : " ";
  }
  return all;
}

TEST(Calibrate, ProjectsAsTheBookSaysChangeNothing) {
  EXPECT_EQ(changes("a,1,sales;stock,30\nb,2,sales,15\nc,2,stock,30\n"), "");
}

// One project of one module: h = 10 + (16 / f - 10) / 6 and f = 1 + (16 / h - 1) / 6 meet at 10.80 and 1.08.
TEST(Calibrate, OneProjectGoesASixthOfTheWay) { EXPECT_EQ(changes("a,1,sales,16\n"), "sales.hours=11 1.factor=1.08 "); }

TEST(Calibrate, StopsAtTwiceAndAtHalf) {
  EXPECT_EQ(changes(repeated("a,2,sales;stock,900", 40)),
            "sales.hours=20(twice) stock.hours=40(twice) 2.factor=3(twice) ");
  EXPECT_EQ(changes(repeated("a,1,sales;stock,1", 40)), "sales.hours=5(half) stock.hours=10(half) 1.factor=0.5(half) ");
}

TEST(Calibrate, AHigherTierNeverHasALowerFactor) {
  const std::string found = changes(repeated("a,1,sales;stock,60", 30) + repeated("b,2,sales;stock,24", 30));
  EXPECT_NE(found.find("1.factor="), std::string::npos) << found;
  const auto value = [&](const std::string& name) {
    const std::size_t at = found.find(name) + name.size();
    return found.substr(at, found.find('(', at) - at);
  };
  EXPECT_EQ(value("1.factor="), value("2.factor=")) << found;
  EXPECT_NE(found.find("(order)"), std::string::npos) << found;
}

TEST(Calibrate, OtherHoursAndReuseAreTakenOffFirst) {
  EXPECT_EQ(changes("a,1,sales;stock,25,10,50\n", "project,tier,modules,actual_hours,other_hours,template_reuse_pct"),
            "");
}

TEST(Calibrate, MeasuredActivitiesAreMeansPulledToTheBook) {
  const std::string head = "project,tier,modules,actual_hours,discovery_hours";
  // Five projects weigh as much as the book: halfway between 20 and 30.
  EXPECT_EQ(changes(repeated("a,1,sales;stock,30,30", 5), head), "1.discovery_hours=25 ");
  EXPECT_EQ(changes(repeated("a,1,sales;stock,30,", 5), head), "");
}

TEST(Calibrate, TheErrorFallsAndTheRestIsTold) {
  const BookEffort book = effort();
  const ReadProjects read = read_projects(
      "project,tier,modules,actual_hours\na,1,sales;stock,36\nb,1,sales,13\nc,2,stock,36\nd,2,sales;stock,57\n",
      "p.csv", book);
  const Calibration made = calibrate(book, read.projects);
  ASSERT_EQ(made.projects.size(), 4U);
  EXPECT_EQ(to_plain_text(made.projects[0].before), "30");
  EXPECT_EQ(to_fixed_text(*made.before.mean_pct, 1), "19.4");
  EXPECT_LT(*made.after.mean_pct, *made.before.mean_pct);
  ASSERT_TRUE(made.alone.mean_pct);
  EXPECT_GT(*made.alone.mean_pct, *made.after.mean_pct);
  EXPECT_EQ(because(made.estimates[0]).substr(0, 14), "3 projects ask");
  EXPECT_NE(json::canonical(calibrated_tables(made)).find(R"({"id":"sales","hours":)"), std::string::npos);
}

struct Bad {
  const char* name;
  const char* text;
  const char* want;  // in one of the findings
};

void PrintTo(const Bad& test, std::ostream* out) { *out << test.name; }

class BadProjects : public testing::TestWithParam<Bad> {};

TEST_P(BadProjects, AreNamedByLineAndNothingIsFitted) {
  const ReadProjects read = read_projects(GetParam().text, "p.csv", effort());
  EXPECT_TRUE(read.projects.empty());
  std::string all;
  for (const Finding& finding : read.findings) all += to_line(finding) + "\n";
  EXPECT_NE(all.find(GetParam().want), std::string::npos) << all;
}

constexpr const char* kGood = "project,tier,modules,actual_hours\ngood,1,sales,10\n";

INSTANTIATE_TEST_SUITE_P(
    Rows, BadProjects,
    testing::Values(
        Bad{"empty", "", "There are no projects"},
        Bad{"no column", "project,tier,modules\na,1,sales", "\"actual_hours\" is missing"},
        Bad{"tier", "project,tier,modules,actual_hours\ngood,1,sales,10\na,7,sales,10",
            "p.csv:3:1: error: The book has no tier \"7\". Known are 1 or 2."},
        Bad{"module", "project,tier,modules,actual_hours\na,1,sales;stok,10", "The book has no module \"stok\""},
        Bad{"module twice", "project,tier,modules,actual_hours\na,1,sales;sales,10", "stands twice"},
        Bad{"no module", "project,tier,modules,actual_hours\na,1,;,10", "needs its modules"},
        Bad{"hours", "project,tier,modules,actual_hours\na,1,sales,ten", "\"ten\" in the column \"actual_hours\""},
        Bad{"decimal comma", "project;tier;modules;actual_hours\na;1;sales;10,5", "written with a point"},
        Bad{"no hours", "project,tier,modules,actual_hours\na,1,sales,0", "No hours are left"},
        Bad{"too many cells", "project,tier,modules,actual_hours\na,1,sales,10,11", "more cells than the first line"},
        Bad{"open quote", "project,tier,modules,actual_hours\n\"a,1,sales,10", "is not closed"}));

TEST(Calibrate, AColumnNobodyKnowsIsOnlyAWarning) {
  const ReadProjects read =
      read_projects("project,tier,modules,actual_hours,mood\na,1,sales,10,good\n", "p.csv", effort());
  ASSERT_EQ(read.findings.size(), 1U);
  EXPECT_EQ(read.findings[0].severity, Severity::warning);
  EXPECT_EQ(read.projects.size(), 1U);
  EXPECT_EQ(read_projects(kGood, "p.csv", effort()).findings.size(), 0U);
}

TEST(Calibrate, ABookWithoutTheTablesIsRefused) {
  const json::ReadResult book =
      json::read(R"({"tables": {"module_hours": {"columns": ["id", "hours"], "rows": [["a", "x"]]}}})");
  EXPECT_FALSE(effort_of(book.root).ok());
}

}  // namespace
}  // namespace qw::authoring
