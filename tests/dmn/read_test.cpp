// Models as modelers write them, and files that are none.
#include "dmn/dmn_testing.h"
#include "dmn/write.h"

namespace qw_test {
namespace {

using qw::decision::Model;

std::string refusal(const std::string& text) {
  const qw::dmn::ReadModel read = qw::dmn::read_model(text, "x.dmn");
  return read.model ? "read" : read.findings.at(0).code + " at " + std::to_string(read.findings.at(0).line);
}

TEST(Camunda, AModelOfItsModelerRuns) {
  const qw::dmn::ReadModel read = qw::dmn::read_model(fixture("camunda_discount.dmn"), "camunda_discount.dmn");
  ASSERT_TRUE(read.model);
  std::string dropped;
  for (const qw::Finding& finding : read.findings) dropped += finding.message + "\n";
  EXPECT_NE(dropped.find("diagram (1)"), std::string::npos) << dropped;
  EXPECT_NE(dropped.find("knowledge source (1)"), std::string::npos);
  EXPECT_NE(dropped.find("extension element (1)"), std::string::npos);
  EXPECT_FALSE(has_errors(read.findings));
  qw::decision::GraphOptions options;
  options.lenient = true;
  options.open_names = {"employees"};
  const std::vector<const Model*> models = {&*read.model};
  const auto discount = [&](const char* employees, const char* amount) {
    return decide(models, "Discount", {{"employees", employees}, {"amount", amount}}, nullptr, options);
  };
  EXPECT_EQ(discount("900", "10000"), "{discount_pct: 12.5, approver: \"manager\"}");
  EXPECT_EQ(discount("250", "9999.99"), "{discount_pct: 5, approver: \"nobody\"}");
  EXPECT_EQ(discount("49", "5000"), "{discount_pct: 0, approver: \"nobody\"}");
}

TEST(DmnJs, APrefixedModelWithContextsAndFunctionsRuns) {
  const Model model = read_good(fixture("dmnjs_prefixed.dmn"));
  EXPECT_EQ(model.name, "Shipping & handling");
  const Inputs inputs = {{"Parcels", "[{weight kg: 2, express: false}, {weight kg: 10, express: true}]"}};
  EXPECT_EQ(decide(std::vector<const Model*>{&model}, "Fees", inputs), "[5, 18]");
  EXPECT_EQ(decide(std::vector<const Model*>{&model}, "Total fee", inputs), "23");
}

TEST(Read, TextsStayAsTheyAre) {
  const Model model = model_of(
      boxed("a", "<literalExpression><text>  \"x &amp; <![CDATA[<y>]]>\"\n // &#13;é</text></literalExpression>"));
  EXPECT_EQ(model.nodes.at(0).logic.text, "  \"x & <y>\"\n // \ré");
}

TEST(Read, WhatIsNoModelIsRefused) {
  EXPECT_EQ(refusal(""), "dmn.xml at 1");
  EXPECT_EQ(refusal("<definitions>\n<a></definitions>"), "dmn.xml at 2");
  EXPECT_EQ(refusal("<definitions/>"), "dmn.version at 1");
  EXPECT_EQ(refusal("<html xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>"), "dmn.version at 1");
  EXPECT_EQ(refusal("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>"), "dmn.version at 1");
  EXPECT_EQ(refusal("<a>\xff</a>"), "dmn.xml at 0");
  EXPECT_EQ(refusal(std::string("<a>\0</a>", 8)), "dmn.xml at 0");
  EXPECT_EQ(refusal(std::string((16U << 20U) + 1, ' ')), "dmn.size at 0");
}

TEST(Read, DeepFilesAreRefusedAndDeepExpressionsLeftOut) {
  std::string open, close;
  for (int i = 0; i < 100'000; ++i) {
    open += "<a>";
    close += "</a>";
  }
  EXPECT_EQ(refusal(open + close), "dmn.size at 0");
  std::string lists = literal("1");
  for (int i = 0; i < 100; ++i) lists = "<list>" + lists + "</list>";
  const Model model = model_of(boxed("a", lists));
  EXPECT_EQ(decide(std::vector<const Model*>{&model}, "a").substr(0, 4), "[[[[");
}

TEST(Read, NothingOutsideTheFileIsRead) {
  const std::string text =
      "<!DOCTYPE d [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]><definitions "
      "xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"&secret;\"/>";
  EXPECT_EQ(read_good(text).name, "&secret;");
}

TEST(Read, RulesWithTooFewCellsAreSaid) {
  const qw::dmn::ReadModel read = qw::dmn::read_model(
      "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"><decision "
      "name=\"a\"><decisionTable><input/><input/>"
      "<output/><rule><inputEntry><text>1</text></inputEntry></rule></decisionTable></decision></definitions>",
      "x.dmn");
  ASSERT_TRUE(read.model);
  EXPECT_EQ(codes(read.findings), "dmn.unsupported");
  EXPECT_EQ(read.model->nodes.at(0).logic.table.at(0).rules.at(0).inputs.size(), 2U);
}

TEST(Read, IdsAreFilledInWithoutClashes) {
  const Model model = model_of("<decision name=\"a b\"/><decision name=\"a+b\"/><inputData id=\"_a_b\" name=\"c\"/>");
  EXPECT_EQ(model.nodes.at(0).id, "_a_b_2");
  EXPECT_EQ(model.nodes.at(1).id, "_a_b_3");
  EXPECT_EQ(model.nodes.at(2).id, "_a_b");
}

TEST(Write, EveryVersionIsReadBack) {
  const Model model = read_good(fixture("dmnjs_prefixed.dmn"));
  for (const auto version : {qw::dmn::Version::dmn13, qw::dmn::Version::dmn14, qw::dmn::Version::dmn15}) {
    EXPECT_EQ(read_good(qw::dmn::write_model(model, version)), model);
  }
}

}  // namespace
}  // namespace qw_test
