// Import, export, import: the same model; export, import, export: the same bytes.
#include <algorithm>
#include <filesystem>

#include "dmn/dmn_testing.h"
#include "dmn/write.h"

namespace qw_test {
namespace {

using qw::decision::Model;
namespace fs = std::filesystem;

void expect_round_trip(const std::string& text, const std::string& name) {
  const Model model = read_good(text);
  const std::string written = qw::dmn::write_model(model);
  const Model again = read_good(written);
  EXPECT_TRUE(again == model) << name;
  EXPECT_EQ(qw::dmn::write_model(again), written) << name;
}

TEST(RoundTrip, Fixtures) {
  for (const char* name : {"camunda_discount.dmn", "dmnjs_prefixed.dmn"}) expect_round_trip(fixture(name), name);
}

TEST(RoundTrip, EveryKindOfElement) {
  expect_round_trip(
      "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"all &lt;kinds&gt; &quot;x&quot;\" "
      "namespace=\"n\">"
      "<description>Two\nlines &amp; more</description><import name=\"p\" namespace=\"q\"/>"
      "<itemDefinition name=\"tF\"><functionItem outputTypeRef=\"number\"><parameters name=\"x\" "
      "typeRef=\"string\"/></functionItem></itemDefinition>"
      "<itemDefinition name=\"tL\" isCollection=\"true\"><typeRef>number</typeRef><allowedValues><text>&gt; "
      "1</text></allowedValues>"
      "<typeConstraint><text>count(?) &lt; 9</text></typeConstraint></itemDefinition>"
      "<decision name=\"d\"><question>Why?</question><allowedAnswers>So</allowedAnswers><variable name=\"d\" "
      "typeRef=\"tL\"/>"
      "<context typeRef=\"Any\"><contextEntry><variable name=\"f\"/><functionDefinition kind=\"FEEL\"><formalParameter "
      "name=\"x\"/>"
      "<literalExpression typeRef=\"number\"><text> x\n + 1 "
      "</text></literalExpression></functionDefinition></contextEntry>"
      "<contextEntry><variable "
      "name=\"i\"/><invocation><literalExpression><text>f</text></literalExpression><binding><parameter name=\"x\"/>"
      "<literalExpression><text>1</text></literalExpression></binding></invocation></contextEntry>"
      "<contextEntry><variable "
      "name=\"c\"/><conditional><if><literalExpression><text>true</text></literalExpression></if><then><list/></then>"
      "<else><relation><column "
      "name=\"k\"/><row><literalExpression><text>1</text></literalExpression></row></relation></else></conditional></"
      "contextEntry>"
      "<contextEntry><variable name=\"l\"/><for iteratorVariable=\"v\"><in "
      "typeRef=\"tL\"><literalExpression><text>[1]</text></literalExpression></in>"
      "<return><filter><in><literalExpression><text>[v]</text></literalExpression></"
      "in><match><literalExpression><text>true</text>"
      "</literalExpression></match></filter></return></for></contextEntry>"
      "<contextEntry><some iteratorVariable=\"s\"><in><list/></in><satisfies><every "
      "iteratorVariable=\"e\"><in><list/></in><satisfies>"
      "<literalExpression><text>true</text></literalExpression></satisfies></every></satisfies></some></contextEntry></"
      "context></decision>"
      "<decision name=\"t\"><decisionTable hitPolicy=\"COLLECT\" aggregation=\"MAX\"><input "
      "label=\"L\"><inputExpression typeRef=\"number\"><text>1"
      "</text></inputExpression><inputValues><text>1,2</text></inputValues></input><output "
      "name=\"o\"><outputValues><text>3</text></outputValues>"
      "<defaultOutputEntry><text>3</text></defaultOutputEntry></output><annotation name=\"Why\"/><rule "
      "id=\"r1\"><description>D</description>"
      "<inputEntry><text></text></inputEntry><outputEntry><text>3</text></outputEntry><annotationEntry><text>\t&quot;</"
      "text></annotationEntry></rule>"
      "</decisionTable></decision><decisionService name=\"s\"><outputDecision href=\"#_d\"/><encapsulatedDecision "
      "href=\"#_t\"/>"
      "<inputDecision href=\"#_t\"/><inputData href=\"#_i\"/></decisionService><inputData name=\"i\"/></definitions>",
      "all kinds");
}

TEST(RoundTrip, ColumnsBehindRules) {
  expect_round_trip(
      "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\" namespace=\"n\"><decision "
      "name=\"d\"><decisionTable>"
      "<rule><inputEntry><text>1</text></inputEntry></rule><input/><output/><output/></decisionTable></decision></"
      "definitions>",
      "columns behind rules");
}

TEST(RoundTrip, ModelsOfTheTck) {
  const fs::path root = fs::path(QW_PROJECT_ROOT) / "../shared/conformance/dmn-tck";
  if (!fs::is_directory(root)) GTEST_SKIP() << "../shared/conformance/dmn-tck not found";
  int count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".dmn") continue;
    expect_round_trip(file_text(entry.path().string()), entry.path().filename().string());
    ++count;
  }
  EXPECT_GT(count, 0);
}

}  // namespace
}  // namespace qw_test
