// Boxed expressions, declared types with their conversions, decision tables of models.
#include "dmn/dmn_testing.h"

namespace qw_test {
namespace {

std::string typed(const std::string& type, const std::string& feel) {
  return decide(boxed("r", literal(feel), {}, type), "r");
}

std::string part(const std::string& name, const std::string& feel) {
  return "<" + name + ">" + literal(feel) + "</" + name + ">";
}

std::string loop(const std::string& kind, const std::string& list, const std::string& body) {
  const std::string second = kind == "for" ? "return" : "satisfies";
  return decide(
      boxed("r", "<" + kind + " iteratorVariable=\"i\">" + part("in", list) + part(second, body) + "</" + kind + ">"),
      "r");
}

std::string filtered(const std::string& list, const std::string& match) {
  return decide(boxed("r", "<filter>" + part("in", list) + part("match", match) + "</filter>"), "r");
}

TEST(Boxed, Conditional) {
  const auto choose = [](const std::string& condition) {
    return decide(boxed("r", "<conditional>" + part("if", condition) + part("then", "\"yes\"") +
                                 part("else", "\"no\"") + "</conditional>"),
                  "r");
  };
  EXPECT_EQ(choose("1 < 2"), "yes");
  EXPECT_EQ(choose("1 > 2"), "no");
  EXPECT_EQ(choose("null"), "no");
  EXPECT_EQ(choose("\"yes\""), "null");
}

TEST(Boxed, For) {
  EXPECT_EQ(loop("for", "[1, 2, 3]", "i * i"), "[1, 4, 9]");
  EXPECT_EQ(loop("for", "[1, 2, 3]", "i + sum(partial)"), "[null, null, null]");
  EXPECT_EQ(loop("for", "[1, 2, 3]", "count(partial)"), "[0, 1, 2]");
  EXPECT_EQ(loop("for", "[2..4]", "i"), "[2, 3, 4]");
  EXPECT_EQ(loop("for", "null", "i"), "null");
  EXPECT_EQ(loop("for", "[]", "i"), "[]");
}

TEST(Boxed, SomeAndEvery) {
  EXPECT_EQ(loop("some", "[1, 2, 3]", "i > 2"), "true");
  EXPECT_EQ(loop("some", "[1, 2, 3]", "i > 3"), "false");
  EXPECT_EQ(loop("some", "[1, null, 3]", "i > 2"), "true");
  EXPECT_EQ(loop("some", "[1, null]", "i > 2"), "null");
  EXPECT_EQ(loop("some", "[]", "true"), "false");
  EXPECT_EQ(loop("every", "[1, 2]", "i > 0"), "true");
  EXPECT_EQ(loop("every", "[1, 2]", "i > 1"), "false");
  EXPECT_EQ(loop("every", "[]", "false"), "true");
  EXPECT_EQ(loop("every", "null", "true"), "null");
}

TEST(Boxed, Filter) {
  EXPECT_EQ(filtered("[1, 2, 3, 4]", "item > 2"), "[3, 4]");
  EXPECT_EQ(filtered("[{a b: 1}, {a b: 2}]", "a b = 2"), "[{a b: 2}]");
  EXPECT_EQ(filtered("[10, 20]", "2"), "20");
  EXPECT_EQ(filtered("[10, 20]", "-1 // the last"), "20");
}

TEST(Boxed, FilterByABoxedCondition) {
  const std::string match = "<match><conditional>" + part("if", "item > 2") + part("then", "true") +
                            part("else", "false") + "</conditional></match>";
  EXPECT_EQ(decide(boxed("r", "<filter>" + part("in", "[1, 3, 5]") + match + "</filter>"), "r"), "[3, 5]");
}

TEST(Boxed, ListsAndRelations) {
  EXPECT_EQ(decide(boxed("r", "<list>" + literal("1") + "<list>" + literal("\"x\"") + "</list></list>"), "r"),
            "[1, [\"x\"]]");
  const std::string relation =
      "<relation><column name=\"name\"/><column name=\"unit price\" typeRef=\"number\"/><row>" + literal("\"A\"") +
      literal("1.50") + "</row><row>" + literal("\"B\"") + literal("2") + "</row></relation>";
  const std::string model = boxed("prices", relation) + decision("r", "prices[name = \"A\"].unit price", {"d_prices"}) +
                            decision("all", "sum(prices.unit price)", {"d_prices"});
  EXPECT_EQ(decide(model, "r"), "[1.5]");
  EXPECT_EQ(decide(model, "all"), "3.5");
}

TEST(Types, ConvertOrBecomeNull) {
  EXPECT_EQ(typed("number", "5"), "5");
  EXPECT_EQ(typed("number", "\"5\""), "null");
  EXPECT_EQ(typed("number", "[5]"), "5");
  EXPECT_EQ(typed("number", "[5, 6]"), "null");
  EXPECT_EQ(typed("list&lt;number&gt;", "5"), "[5]");
  EXPECT_EQ(typed("list&lt;number&gt;", "[5, \"a\"]"), "null");
  EXPECT_EQ(typed("date and time", "date(\"2024-02-29\")"), "2024-02-29T00:00:00Z");
  EXPECT_EQ(typed("date", "date and time(\"2024-02-29T10:00:00\")"), "null");
  EXPECT_EQ(typed("years and months duration", "duration(\"P1D\")"), "null");
  EXPECT_EQ(typed("Any", "\"x\""), "x");
  EXPECT_EQ(typed("context", "{a: 1}"), "{a: 1}");
  EXPECT_EQ(typed("feel:string", "\"x\""), "x");
}

std::string defined(const std::string& type, const std::string& feel, qw::Findings* findings = nullptr) {
  const std::string types =
      "<itemDefinition name=\"tColors\" isCollection=\"true\"><typeRef>tColor</typeRef><typeConstraint><text>count(?) "
      "&lt; 3</text></typeConstraint></itemDefinition>"
      "<itemDefinition name=\"tColor\"><typeRef>string</typeRef><allowedValues><text>\"red\", "
      "\"green\"</text></allowedValues></itemDefinition>"
      "<itemDefinition name=\"tPerson\"><itemComponent name=\"first name\"><typeRef>string</typeRef></itemComponent>"
      "<itemComponent name=\"age\"><typeRef>tAge</typeRef></itemComponent></itemDefinition>"
      "<itemDefinition "
      "name=\"tAge\"><typeRef>number</typeRef><allowedValues><text>[0..150]</text></allowedValues></itemDefinition>";
  return decide(types + boxed("r", literal(feel), {}, type), "r", {}, findings);
}

TEST(Types, ItemDefinitions) {
  EXPECT_EQ(defined("tColor", "\"red\""), "red");
  EXPECT_EQ(defined("tColor", "\"blue\""), "null");
  EXPECT_EQ(defined("tColors", "[\"red\", \"green\"]"), "[\"red\", \"green\"]");
  EXPECT_EQ(defined("tColors", "\"red\""), "[\"red\"]");
  EXPECT_EQ(defined("tColors", "[\"red\", \"blue\"]"), "null");
  EXPECT_EQ(defined("tColors", "[\"red\", \"red\", \"red\"]"), "null");
  EXPECT_EQ(defined("tPerson", "{first name: \"A\", age: 7, more: 1}"), "{first name: \"A\", age: 7, more: 1}");
  EXPECT_EQ(defined("tPerson", "{first name: \"A\", age: 151}"), "null");
  EXPECT_EQ(defined("tPerson", "{first name: \"A\"}"), "null");
}

TEST(Types, UnknownOnesAreFindingsAndTakeAnything) {
  qw::Findings findings;
  EXPECT_EQ(defined("tColour", "5", &findings), "5");
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0].code, "dmn.type");
  EXPECT_NE(findings[0].message.find("tColor"), std::string::npos);
}

TEST(Types, InputsAndArgumentsAreConverted) {
  const std::string model =
      input("n", "number") + input("ns", "list&lt;number&gt;") + decision("r", "[n, ns]", {"i_n", "i_ns"});
  EXPECT_EQ(decide(model, "r", {{"n", "[3]"}, {"ns", "4"}}), "[3, [4]]");
  qw::Findings findings;
  EXPECT_EQ(decide(model, "r", {{"n", "\"x\""}}, &findings), "[null, null]");
  EXPECT_EQ(codes(findings), "dmn.wrong_type");
}

std::string table(const std::string& attributes, const std::string& outputs, const std::string& rules,
                  const std::string& n, qw::Findings* findings = nullptr) {
  return decide(
      input("n", "number") + boxed("r",
                                   "<decisionTable " + attributes +
                                       "><input><inputExpression><text>n</text></inputExpression><inputValues>"
                                       "<text>[0..99]</text></inputValues></input>" +
                                       outputs + rules + "</decisionTable>",
                                   {"i_n"}),
      "r", {{"n", n}}, findings);
}

std::string rule(const std::string& cell, const std::string& output) {
  return "<rule><inputEntry><text>" + cell + "</text></inputEntry><outputEntry><text>" + output +
         "</text></outputEntry></rule>";
}

TEST(Tables, HitPolicies) {
  const std::string rules = rule("&gt; 1", "\"low\"") + rule("&gt; 5", "\"high\"") + rule("&gt; 50", "\"low\"");
  const std::string ranked = "<output><outputValues><text>\"high\", \"low\"</text></outputValues></output>";
  qw::Findings findings;
  EXPECT_EQ(table("", ranked, rules, "3"), "low");
  EXPECT_EQ(table("hitPolicy=\"UNIQUE\"", ranked, rules, "7", &findings), "null");
  EXPECT_EQ(codes(findings), "dmn.conflict");
  EXPECT_EQ(table("hitPolicy=\"ANY\"", ranked, rules, "7"), "null");
  EXPECT_EQ(table("hitPolicy=\"FIRST\"", ranked, rules, "7"), "low");
  EXPECT_EQ(table("hitPolicy=\"PRIORITY\"", ranked, rules, "7"), "high");
  EXPECT_EQ(table("hitPolicy=\"RULE ORDER\"", ranked, rules, "70"), "[\"low\", \"high\", \"low\"]");
  EXPECT_EQ(table("hitPolicy=\"OUTPUT ORDER\"", ranked, rules, "70"), "[\"high\", \"low\", \"low\"]");
  EXPECT_EQ(table("hitPolicy=\"COLLECT\"", ranked, rules, "70"), "[\"low\", \"high\", \"low\"]");
  EXPECT_EQ(table("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", ranked, rules, "70"), "3");
  EXPECT_EQ(table("", ranked, rules, "1"), "null");
  EXPECT_EQ(table("", ranked, rules, "100", &findings), "null");
  EXPECT_EQ(codes(findings), "dmn.not_allowed");
}

TEST(Tables, DefaultsAndAggregates) {
  const std::string rules = rule("&gt; 1", "n * 2") + rule("&gt; 5", "1");
  const std::string output = "<output><defaultOutputEntry><text>-n</text></defaultOutputEntry></output>";
  EXPECT_EQ(table("", output, rules, "1"), "-1");
  EXPECT_EQ(table("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", output, rules, "7"), "15");
  EXPECT_EQ(table("hitPolicy=\"COLLECT\" aggregation=\"MIN\"", output, rules, "7"), "1");
  EXPECT_EQ(table("hitPolicy=\"COLLECT\" aggregation=\"MAX\"", output, rules, "7"), "14");
  EXPECT_EQ(table("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", output, rules, "1"), "-1");
}

TEST(Tables, CellsMayNameTheInputAndOtherValues) {
  EXPECT_EQ(
      table("", "<output/>", rule("modulo(?, 2) = 0", "\"even\"") + rule("not(modulo(?, 2) = 0)", "\"odd\""), "4"),
      "even");
  EXPECT_EQ(table("", "<output/>", rule("1, [3..5), &gt; 10", "true"), "4"), "true");
}

TEST(Tables, ManyInputs) {
  std::string inputs, cells;
  for (int i = 0; i < 40; ++i) {
    inputs += "<input><inputExpression><text>" + std::to_string(i) + "</text></inputExpression></input>";
    cells += "<inputEntry><text>" + std::to_string(i) + "</text></inputEntry>";
  }
  const std::string wide = "<decisionTable>" + inputs + "<output/><rule>" + cells +
                           "<outputEntry><text>\"all\"</text></outputEntry></rule></decisionTable>";
  EXPECT_EQ(decide(boxed("r", wide), "r"), "all");
}

TEST(Tables, CellsThatCannotBeReadHoldForNothing) {
  qw::Findings findings;
  EXPECT_EQ(table("hitPolicy=\"FIRST\"", "<output/>", rule("&lt; &lt; 3", "1") + rule("-", "2"), "1", &findings), "2");
  EXPECT_EQ(codes(findings), "feel.syntax");
  EXPECT_NE(findings[0].message.find("rule 1, input 1"), std::string::npos);
}

}  // namespace
}  // namespace qw_test
