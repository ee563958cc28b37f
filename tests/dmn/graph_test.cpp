// Models as graphs: scopes, order, cycles, functions, services, imports, names.
#include "dmn/dmn_testing.h"

namespace qw_test {
namespace {

using qw::decision::Model;

std::string knowledge(const std::string& name, const std::string& parameters, const std::string& xml,
                      const std::string& type = "", const std::string& needs = "") {
  return "<businessKnowledgeModel id=\"b_" + name + "\" name=\"" + name + "\"><variable name=\"" + name +
         "\" typeRef=\"" + type + "\"/><encapsulatedLogic>" + parameters + xml + "</encapsulatedLogic>" + needs +
         "</businessKnowledgeModel>";
}

std::string parameter(const std::string& name, const std::string& type = "") {
  return "<formalParameter name=\"" + name + "\" typeRef=\"" + type + "\"/>";
}

std::string entry(const std::string& name, const std::string& xml, const std::string& type = "") {
  const std::string variable = name.empty() ? "" : "<variable name=\"" + name + "\" typeRef=\"" + type + "\"/>";
  return "<contextEntry>" + variable + xml + "</contextEntry>";
}

std::string context(const std::string& entries) { return "<context>" + entries + "</context>"; }

TEST(Graph, DecisionsAreEvaluatedInTheOrderOfTheirRequirements) {
  const std::string model = decision("c", "a + b", {"d_a", "d_b"}) + decision("b", "a * 10", {"d_a"}) +
                            decision("a", "x + 1", {"i_x"}) + input("x", "number");
  EXPECT_EQ(decide(model, "c", {{"x", "2"}}), "33");
}

TEST(Graph, OnlyWhatIsRequiredIsInScope) {
  const std::string model = decision("b", "a") + decision("a", "1");
  qw::Findings findings;
  EXPECT_EQ(decide(model, "b", {}, &findings), "null");
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0].path, "b");
  EXPECT_EQ(findings[0].code, "feel.unknown_name");
}

TEST(Graph, FindingsSayNodePlaceAndNearestName) {
  qw::Findings findings;
  decide(decision("b", "1 +\n  amonut", {"i_amount"}) + input("amount", "number"), "b", {}, &findings);
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0].path, "b");
  EXPECT_EQ(findings[0].line, 2U);
  EXPECT_EQ(findings[0].column, 3U);
  EXPECT_NE(findings[0].message.find("amount"), std::string::npos) << findings[0].message;
}

TEST(Graph, CyclesAreFoundAndGiveNull) {
  qw::Findings findings;
  const std::string model = decision("a", "b", {"d_b"}) + decision("b", "c", {"d_c"}) + decision("c", "a", {"d_a"});
  EXPECT_EQ(decide(model, "a", {}, &findings), "null");
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0].code, "dmn.cycle");
  EXPECT_NE(findings[0].message.find("a -> b -> c -> a"), std::string::npos) << findings[0].message;
  EXPECT_EQ(decide(decision("a", "a", {"d_a"}), "a", {}, &findings), "null");
  EXPECT_EQ(findings[0].code, "dmn.cycle");
}

TEST(Graph, LongChainsAreRefusedWithoutACrash) {
  std::string model;
  for (int i = 0; i < 2000; ++i) {
    const std::string need = "d_n" + std::to_string(i + 1);
    model += decision("n" + std::to_string(i), "n" + std::to_string(i + 1), {need.c_str()});
  }
  qw::Findings findings;
  EXPECT_EQ(decide(model, "n0", {}, &findings), "null");
  EXPECT_NE(codes(findings).find("dmn.cycle"), std::string::npos);
}

TEST(Graph, MissingReferencesAreFindings) {
  qw::Findings findings;
  EXPECT_EQ(decide(decision("a", "1", {"d_gone"}), "a", {}, &findings), "1");
  EXPECT_EQ(codes(findings), "dmn.reference");
}

TEST(Graph, NamesMayHoldSpacesSymbolsAndOtherLetters) {
  const std::string model =
      decision("r", "Prix d'été*2 + a-b + net /gross + x.y", {"i_Prix  d'été", "i_a-b", "i_net / gross", "i_x.y"}) +
      input("Prix  d'été") + input("a-b") + input("net / gross") + input("x.y");
  EXPECT_EQ(decide(model, "r", {{"Prix d'été", "10"}, {"a-b", "3"}, {"net / gross", "0.5"}, {"x.y", "0.25"}}), "23.75");
}

TEST(Graph, KnowledgeModelsAreFunctions) {
  const std::string model =
      knowledge("net price", parameter("gross") + parameter("tax rate"), literal("gross / (1 + tax rate)")) +
      decision("positional", "net price(121, 0.21)", {"b_net price"}) +
      decision("named", "net price(tax rate: 0.21, gross: 121)", {"b_net price"}) +
      boxed("invoked",
            "<invocation>" + literal("net price") + "<binding><parameter name=\"tax rate\"/>" + literal("0.21") +
                "</binding><binding><parameter name=\"gross\"/>" + literal("121") + "</binding></invocation>",
            {"b_net price"}) +
      boxed("misnamed",
            "<invocation>" + literal("net price") + "<binding><parameter name=\"rate\"/>" + literal("0.21") +
                "</binding></invocation>",
            {"b_net price"}) +
      decision("mapped", "for g in [121, 242] return net price(g, 0.21)", {"b_net price"});
  EXPECT_EQ(decide(model, "positional"), "100");
  EXPECT_EQ(decide(model, "named"), "100");
  EXPECT_EQ(decide(model, "invoked"), "100");
  EXPECT_EQ(decide(model, "misnamed"), "null");
  EXPECT_EQ(decide(model, "mapped"), "[100, 200]");
}

TEST(Graph, BoxedInvocationsMayCallBuiltInFunctions) {
  const auto bound = [](const std::string& name, const std::string& feel) {
    return "<binding><parameter name=\"" + name + "\"/>" + literal(feel) + "</binding>";
  };
  const std::string call = "<invocation>" + literal("substring") + bound("start position", "3") +
                           bound("string", "\"foobar\"") + "</invocation>";
  EXPECT_EQ(decide(boxed("r", call), "r"), "obar");
}

TEST(Graph, RecursionWorksAndIsBounded) {
  const std::string model =
      knowledge("fact", parameter("n"), literal("if n < 2 then 1 else n * fact(n - 1)")) +
      knowledge("endless", parameter("n"), context(entry("m", literal("n + 1")) + entry("", literal("endless(m)")))) +
      decision("five", "[fact(5), count(string(fact(150)))]", {"b_fact"}) +
      decision("never", "endless(0)", {"b_endless"});
  EXPECT_EQ(decide(model, "five"), "[120, 1]");
  qw::Findings findings;
  EXPECT_EQ(decide(model, "never", {}, &findings), "null");
  EXPECT_NE(codes(findings).find("dmn."), std::string::npos);
}

TEST(Graph, KnowledgeModelsDoNotSeeTheirCallers) {
  const std::string model = knowledge("f", parameter("x"), literal("x + secret")) + decision("secret", "5") +
                            decision("r", "f(secret)", {"b_f", "d_secret"});
  EXPECT_EQ(decide(model, "r"), "null");
}

TEST(Graph, ContextEntriesSeeThoseBeforeThem) {
  const std::string model =
      boxed("r", context(entry("a", literal("2")) + entry("b c", literal("a * 3")) + entry("d", literal("b c + a")))) +
      boxed("result", context(entry("a", literal("2")) + entry("", literal("a + 40")))) +
      boxed("nested", context(entry("a", literal("1")) +
                              entry("in", context(entry("a", literal("a + 1")) + entry("b", literal("a")))) +
                              entry("out", literal("a"))));
  EXPECT_EQ(decide(model, "r"), "{a: 2, b c: 6, d: 8}");
  EXPECT_EQ(decide(model, "result"), "42");
  EXPECT_EQ(decide(model, "nested"), "{a: 1, in: {a: 2, b: 2}, out: 1}");
}

TEST(Graph, BoxedFunctionsKeepTheValuesAroundThem) {
  const std::string adder = knowledge(
      "adder", parameter("n"),
      context(entry("add", "<functionDefinition>" + parameter("x") + literal("x + n") + "</functionDefinition>") +
              entry("", literal("add"))));
  const std::string model =
      adder +
      boxed("r",
            context(entry("two", literal("adder(2)")) + entry("ten", literal("adder(10)")) +
                    entry("", literal("[two(1), ten(1), two(3)]"))),
            {"b_adder"}) +
      boxed("recursive",
            context(entry("f", "<functionDefinition>" + parameter("n") + literal("if n = 0 then 0 else n + f(n - 1)") +
                                   "</functionDefinition>") +
                    entry("", literal("f(4)"))));
  EXPECT_EQ(decide(model, "r"), "[3, 11, 5]");
  EXPECT_EQ(decide(model, "recursive"), "10");
}

TEST(Graph, DecisionServices) {
  const std::string service =
      "<decisionService id=\"b_s\" name=\"s\"><variable name=\"s\"/><outputDecision href=\"#d_out\"/>"
      "<encapsulatedDecision href=\"#d_mid\"/><inputDecision href=\"#d_given\"/><inputData "
      "href=\"#i_x\"/></decisionService>"
      "<decisionService id=\"b_two\" name=\"two\"><outputDecision href=\"#d_out\"/><outputDecision href=\"#d_mid\"/>"
      "<inputData href=\"#i_x\"/></decisionService>";
  const std::string model = service + input("x", "number") + decision("given", "x + 1", {"i_x"}) +
                            decision("mid", "given * 10", {"d_given"}) + decision("out", "mid + x", {"d_mid", "i_x"}) +
                            decision("call", "[s(1, 5), out, s(given: 7, x: 2)]", {"b_s", "d_out"}) +
                            decision("both", "two(3)", {"b_two"});
  // the argument takes the place of the input decision; outside nothing changes
  EXPECT_EQ(decide(model, "call", {{"x", "100"}}), "[51, 1110, 72]");
  EXPECT_EQ(decide(model, "both", {{"x", "100"}}), "{out: 43, mid: 40}");
  EXPECT_EQ(decide(model, "s", {{"x", "100"}}), "1110");
}

TEST(Graph, ImportsAreReachedByTheirPrefix) {
  const Model common =
      model_in("common",
               "<itemDefinition name=\"tPct\"><typeRef>number</typeRef><allowedValues><text>[0..100]</text>"
               "</allowedValues></itemDefinition>" +
                   knowledge("part", parameter("whole") + parameter("pct", "tPct"), literal("whole * pct / 100")) +
                   input("rate", "tPct") + decision("double rate", "rate * 2", {"i_rate"}));
  const Model good = model_of(
      "<import name=\"lib\" namespace=\"common\"/><inputData id=\"i_pct\" name=\"pct\"><variable name=\"pct\" "
      "typeRef=\"lib.tPct\"/></inputData>"
      "<decision id=\"d_r\" name=\"r\"><informationRequirement><requiredDecision href=\"common#d_double "
      "rate\"/></informationRequirement>"
      "<informationRequirement><requiredInput href=\"#i_pct\"/></informationRequirement>"
      "<knowledgeRequirement><requiredKnowledge href=\"common#b_part\"/></knowledgeRequirement>" +
      literal("lib.part(50, lib.double rate) + pct") + "</decision>");
  const std::vector<const Model*> both = {&good, &common};
  EXPECT_EQ(decide(both, "r", {{"lib", "{rate: 10}"}, {"pct", "1"}}), "11");
  EXPECT_EQ(decide(both, "r", {{"lib.rate", "10"}, {"pct", "1"}}), "11");
  EXPECT_EQ(decide(both, "r", {{"rate", "10"}, {"pct", "1"}}), "11");
  EXPECT_EQ(decide(both, "r", {{"lib.rate", "10"}, {"pct", "101"}}), "null");
  qw::Findings findings;
  EXPECT_EQ(decide(std::vector<const Model*>{&good}, "r", {{"pct", "1"}}, &findings), "null");
  EXPECT_NE(codes(findings).find("dmn.import"), std::string::npos);
}

TEST(Graph, ImportsInACircleAreErrors) {
  const Model a = model_in("a", "<import name=\"b\" namespace=\"b\"/>" + decision("x", "1"));
  const Model b = model_in("b", "<import name=\"a\" namespace=\"a\"/>");
  qw::Findings findings;
  EXPECT_EQ(decide(std::vector<const Model*>{&a, &b}, "x", {}, &findings), "1");
  EXPECT_EQ(codes(findings), "dmn.import");
  EXPECT_TRUE(has_errors(findings));
}

TEST(Graph, DecisionsWithoutLogicAndUnknownNamesAreNull) {
  EXPECT_EQ(decide(boxed("a", ""), "a"), "null");
  EXPECT_EQ(decide(boxed("a", ""), "nothing"), "null");
}

TEST(Graph, OtherLanguagesAreSaidAndGiveNull) {
  qw::Findings findings;
  EXPECT_EQ(
      decide(boxed("a", "<literalExpression expressionLanguage=\"javascript\"><text>1</text></literalExpression>"), "a",
             {}, &findings),
      "null");
  EXPECT_EQ(codes(findings), "dmn.unsupported");
}

}  // namespace
}  // namespace qw_test
