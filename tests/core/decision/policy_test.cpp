// The hit policies any, first, rule order and output order; ranks over several outputs; tables by the letter of the standard.
#include "table_bench.h"

namespace qw_test {
namespace {

// n is 7: rules a, b and c match.
Bench three(HitPolicy hit, const char* a, const char* b, const char* c) {
  Bench bench(hit);
  bench.inputs({"n"}).outputs({"x"}).rule({"no", {"< 7"}, {"0"}});
  bench.rule({"a", {">= 5"}, {a}}).rule({"b", {">= 6"}, {b}}).rule({"c", {">= 7"}, {c}});
  return bench;
}

TEST(Any, EqualOutputsAgree) { EXPECT_EQ(three(HitPolicy::any, "2", "2.0", "half * 4").outcome(), "2 by 1 2 3"); }

TEST(Any, DifferingOutputsConflict) {
  EXPECT_EQ(three(HitPolicy::any, "2", "2", "3").outcome(), "2 by 1 2 3 conflict");
  EXPECT_EQ(three(HitPolicy::any, "2", "2", "3").standard().outcome(), "null by 1 2 3 conflict");
}

TEST(Any, SeveralOutputsAreComparedWhole) {
  Bench bench(HitPolicy::any);
  bench.inputs({"n"}).outputs({"x", "y"}).rule({"a", {"-"}, {"1", "2"}}).rule({"b", {"-"}, {"1", "2"}});
  EXPECT_EQ(bench.outcome(), "{x: 1, y: 2} by 0 1");
  bench.rule({"c", {"-"}, {"1", "3"}});
  EXPECT_EQ(bench.outcome(), "{x: 1, y: 2} by 0 1 2 conflict");
}

TEST(First, LaterRulesAreNotTried) {
  EXPECT_EQ(three(HitPolicy::first, "2", "3", "4").outcome(), "2 by 1");
  Bench bench(HitPolicy::first);
  bench.inputs({"n"}).outputs({"x"}).rule({"a", {"7"}, {"1"}}).rule({"b", {"-"}, {"1"}, "n / zero > 1"});
  EXPECT_EQ(bench.outcome(), "1 by 0");
}

TEST(First, NoRuleMatches) {
  Bench bench(HitPolicy::first);
  bench.inputs({"n"}).outputs({"x"}).rule({"a", {"1"}, {"1"}});
  EXPECT_EQ(bench.outcome(), "null");
  EXPECT_EQ(bench.defaults({"9"}).outcome(), "9");
}

TEST(RuleOrder, AllOutputsAsTheRulesStand) {
  EXPECT_EQ(three(HitPolicy::rule_order, "3", "1", "3").outcome(), "[3, 1, 3] by 1 2 3");
}

TEST(OutputOrder, MostImportantFirstAndEqualsInRuleOrder) {
  Bench bench = three(HitPolicy::output_order, "3", "1", "2");
  bench.rule({"d", {"-"}, {"1.0"}}).rule({"e", {"-"}, {"99"}});
  EXPECT_EQ(bench.priority({"1", "2", "3"}).outcome(), "[1, 1, 2, 3, 99] by 2 4 3 1 5");
}

TEST(OutputOrder, LaterOutputsBreakTies) {
  Bench bench(HitPolicy::output_order);
  bench.inputs({"n"}).outputs({"x", "y"}).priority({"2", "1"}).more_priority({"\"a\"", "\"b\""});
  bench.rule({"a", {"-"}, {"1", "\"b\""}}).rule({"b", {"-"}, {"1", "\"a\""}}).rule({"c", {"-"}, {"2", "\"b\""}});
  EXPECT_EQ(bench.outcome(), "[{x: 2, y: \"b\"}, {x: 1, y: \"a\"}, {x: 1, y: \"b\"}] by 2 1 0");
  bench.table.hit = HitPolicy::priority;
  EXPECT_EQ(bench.outcome(), "{x: 2, y: \"b\"} by 2");
}

TEST(ListPolicies, NoRuleMatches) {
  for (const HitPolicy hit : {HitPolicy::rule_order, HitPolicy::output_order, HitPolicy::collect}) {
    Bench bench(hit);
    bench.inputs({"n"}).outputs({"x"}).rule({"a", {"1"}, {"1"}});
    EXPECT_EQ(bench.outcome(), "[]");
    EXPECT_EQ(bench.defaults({"9"}).outcome(), "[9]");
    EXPECT_EQ(bench.standard().outcome(), "9");
    bench.table.defaults.clear();
    EXPECT_EQ(bench.outcome(), "null");
  }
}

TEST(Standard, TwoMatchesUnderUniqueGiveNull) {
  EXPECT_EQ(three(HitPolicy::unique, "2", "3", "4").standard().outcome(), "null by 1 2 3 conflict");
}

TEST(Standard, AggregatesOverSeveralOutputsOrOtherKindsGiveNull) {
  Bench several(HitPolicy::collect, Aggregate::sum);
  several.standard().inputs({"n"}).outputs({"x", "y"}).rule({"a", {"-"}, {"1", "2"}});
  EXPECT_EQ(several.outcome(), "null by 0");
  Bench text(HitPolicy::collect, Aggregate::sum);
  text.standard().inputs({"n"}).outputs({"x"}).rule({"a", {"-"}, {"s"}});
  EXPECT_EQ(text.outcome(), "null by 0");
  text.table.aggregate = Aggregate::max;
  EXPECT_EQ(text.rule({"b", {"-"}, {"\"x\""}}).outcome(), "\"x\" by 0 1") << "texts have an order";
  EXPECT_EQ(text.rule({"c", {"-"}, {"n"}}).outcome(), "null by 0 1 2") << "with numbers they have none";
}

TEST(Standard, ValuesOutsideTheAllowed) {
  Bench bench(HitPolicy::unique);
  bench.inputs({"n"}).outputs({"x"}).rule({"a", {"-"}, {"n * 2"}});
  const auto cell = [&](const char* source) {
    return compile_unary_tests(source, qw::feel::kAny, bench.world, bench.world.types, bench.world.arena).expression;
  };
  bench.table.allowed_inputs = {cell("[0..9]")};
  bench.table.allowed_outputs = {cell("14, 16")};
  EXPECT_EQ(bench.outcome(), "14 by 0");
  bench.table.allowed_outputs = {cell("16")};
  EXPECT_EQ(bench.outcome(), "null by 0");
  bench.table.allowed_inputs = {cell("> 9")};
  qw::feel::Machine machine = bench.world.machine();
  const Outcome outcome = decide(bench.table, machine);
  EXPECT_EQ(outcome.refused_input, 0U);
  EXPECT_TRUE(outcome.value.is_null());
  EXPECT_TRUE(outcome.matched.empty());
}

}  // namespace
}  // namespace qw_test
