// Texts that a rule compares with what never has them: found wherever an expression stands, and nothing is found where all is well.
#include "authoring/check_options.h"

#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

std::string found(const std::vector<Edit>& edits) {
  const auto book = small_book(edits);
  return book ? to_lines(qw::authoring::check_options(*book)) : "";
}

// A book with one more fact.
std::string with_fact(const std::string& expression) {
  return found({{"\"care_cost_pct\": 40,", "\"care_cost_pct\": 40, \"tried\": \"" + expression + "\","}});
}

// What is found about one more fact, from "is never" to the end of the text.
std::string never(const std::string& expression) {
  const std::string all = with_fact(expression);
  const std::size_t from = all.find("is never \"");
  return from == std::string::npos ? all : all.substr(from + 10, all.find('"', from + 10) - from - 10);
}

TEST(CheckOptions, TheBookAsItIsHasNothing) { EXPECT_EQ(found({}), ""); }

TEST(CheckOptions, SaysPlaceAndWhatIsMeant) {
  EXPECT_EQ(
      with_fact("if size = \\\"larg\\\" then 1 else 2"),
      "20-rules.json:12:35: warning: /facts/tried: \"size\" is never \"larg\" in if size = \"larg\" then 1 else 2. Did "
      "you mean \"large\"? [book.never_equal]\n");
  EXPECT_EQ(
      with_fact("size = \\\"enormous\\\""),
      "20-rules.json:12:35: warning: /facts/tried: \"size\" is never \"enormous\" in size = \"enormous\"; it is small, "
      "medium or large. Correct the text, or add it there. [book.never_equal]\n");
}

TEST(CheckOptions, EveryWayToCompare) {
  EXPECT_EQ(never("\\\"larg\\\" = size"), "larg");
  EXPECT_EQ(never("size != \\\"larg\\\""), "larg");
  EXPECT_EQ(never("size in [\\\"small\\\", \\\"larg\\\"]"), "larg");
  EXPECT_EQ(never("size in (\\\"small\\\", \\\"larg\\\")"), "larg");
  EXPECT_EQ(never("list contains(extras, \\\"trainning\\\")"), "trainning");
  EXPECT_EQ(never("\\\"trainning\\\" in extras"), "trainning");
  EXPECT_EQ(never("count(extras[item = \\\"trainning\\\"]) > 0"), "trainning");
  EXPECT_EQ(never("some e in extras satisfies e = \\\"trainning\\\""), "trainning");
  EXPECT_EQ(never("count(for e in extras return if e = \\\"trainning\\\" then 1 else 0)"), "trainning");
  EXPECT_EQ(never("size = (if rush then \\\"large\\\" else \\\"smal\\\")"), "smal");
  EXPECT_EQ(never("size = \\\"large\\\" and size != \\\"medium\\\" and list contains(extras, \\\"training\\\")"), "");
}

TEST(CheckOptions, ValuesThatTheBookMakes) {
  EXPECT_EQ(never("sizes[id = \\\"smal\\\"][1].points"), "smal") << "a column of a table";
  EXPECT_EQ(never("size_row.group = \\\"owned\\\""), "owned") << "a row of it";
  EXPECT_EQ(never("band = \\\"lo\\\""), "lo") << "the branches of a fact";
  EXPECT_EQ(never("care_plan = \\\"golden\\\""), "golden") << "the outputs of a decision";
  EXPECT_EQ(never("one_time_lines[id = \\\"bilding\\\"][1].net"), "bilding") << "a line";
  EXPECT_EQ(never("sum(recurring_lines[stream = \\\"supprt\\\"].monthly)"), "supprt") << "a stream";
  EXPECT_EQ(never("one_time_lines[state = \\\"on\\\"][1].net"), "on") << "the state of a line";
  EXPECT_EQ(never("for t in [{n: \\\"a\\\"}, {n: \\\"b\\\"}][n = \\\"c\\\"] return t.n"), "");
}

TEST(CheckOptions, NothingIsSaidOfWhatIsNotKnown) {
  EXPECT_EQ(with_fact("string(reviews) = \\\"two\\\""), "");
  EXPECT_EQ(with_fact("size + \\\"_own\\\" = \\\"small_own\\\""), "");
  EXPECT_EQ(with_fact("(function(x) x = \\\"any\\\")(size)"), "");
  EXPECT_EQ(with_fact("upper case(size) = \\\"SMALL\\\""), "");
}

TEST(CheckOptions, CellsOfDecisions) {
  const std::string cell = found({{"[\"\\\"small\\\"\", 1],", "[\"\\\"smal\\\"\", 1],"}});
  EXPECT_NE(cell.find("/decisions/size_points/rules/0: \"size\" is never \"smal\". Did you mean \"small\"?"),
            std::string::npos)
      << cell;
  const std::string listed = found({{"[\"\\\"small\\\"\", 1],", "[\"\\\"small\\\", \\\"tiny\\\"\", 1],"}});
  EXPECT_NE(listed.find("is never \"tiny\""), std::string::npos) << listed;
  const std::string negated = found({{"[\"\\\"small\\\"\", 1],", "[\"not(\\\"medum\\\", \\\"large\\\")\", 1],"}});
  EXPECT_NE(negated.find("is never \"medum\""), std::string::npos) << negated;
}

TEST(CheckOptions, GatesLinesSentencesAndTheQuestionsThemselves) {
  const auto gate = found({{"\"when\": \"list contains(extras, \\\"training\\\")\", \"verdict\"",
                            "\"when\": \"list contains(extras, \\\"traning\\\")\", \"verdict\""}});
  EXPECT_NE(gate.find("/gates/2/rules/0/when"), std::string::npos) << gate;
  const auto line = found({{"\"when\": \"list contains(extras, \\\"audit\\\")\", \"price\"",
                            "\"when\": \"list contains(extras, \\\"adit\\\")\", \"price\""}});
  EXPECT_NE(line.find("is never \"adit\""), std::string::npos) << line;
  const auto sentence =
      found({{"\"In a hurry\"", "\"In a {if size = \\\"larg\\\" then \\\"great\\\" else \\\"\\\"} hurry\""}});
  EXPECT_NE(sentence.find("/document/clauses/1"), std::string::npos) << sentence;
  const auto asked = found({{"\"read_when\": \"rush\"", "\"read_when\": \"size = \\\"larg\\\"\""},
                            {"\"when\": \"rush\", \"fields\"", "\"when\": \"rush\", \"fields\""}});
  EXPECT_NE(asked.find("is never \"larg\""), std::string::npos) << asked;
}

TEST(CheckOptions, WorksheetsKnowWhatTheyTake) {
  const auto with = [](const std::string& text) {
    return found(
        {{"\"metrics\": [\"year\"",
          "\"worksheets\": [{\"id\": \"own\", \"title\": \"Own\", \"takes\": [\"size\"], \"results\": [\"it\"], "
          "\"facts\": {\"it\": \"size = \\\"" +
              text + "\\\"\"}}], \"metrics\": [\"year\""}});
  };
  EXPECT_EQ(with("large"), "");
  EXPECT_NE(with("larg").find("/worksheets/own/facts/it: \"size\" is never \"larg\""), std::string::npos)
      << with("larg");
}

}  // namespace
}  // namespace qw_test
