// Decision tables: each hit policy with no, one and several matches, defaults, faults, and what the outcome reports.
#include "table_bench.h"

namespace qw_test {
namespace {

using namespace qw::decision;
Bench points(const char* input) {
  Bench bench(HitPolicy::unique);
  bench.inputs({input}).outputs({"points"});
  bench.rule({"few", {"<= 1"}, {"0"}})
      .rule({"two", {"2"}, {"4"}})
      .rule({"some", {"[3..4]"}, {"7"}})
      .rule({"many", {">= 5"}, {"10 + n"}});
  return bench;
}

TEST(Unique, OneRuleMatches) {
  EXPECT_EQ(points("0").outcome(), "0 by 0");
  EXPECT_EQ(points("1").outcome(), "0 by 0");
  EXPECT_EQ(points("2").outcome(), "4 by 1");
  EXPECT_EQ(points("3").outcome(), "7 by 2");
  EXPECT_EQ(points("4").outcome(), "7 by 2");
  EXPECT_EQ(points("5").outcome(), "17 by 3");
}

TEST(Unique, NoRuleMatches) {
  EXPECT_EQ(points("4.5").outcome(), "null");
  EXPECT_EQ(points("no_number").outcome(), "null");
  EXPECT_EQ(points("4.5").defaults({"-1"}).outcome(), "-1");
  EXPECT_EQ(points("4.5").defaults({"n * 2"}).outcome(), "14");
  EXPECT_EQ(points("2").defaults({"-1"}).outcome(), "4 by 1");
}

TEST(Unique, SecondMatchIsAConflict) {
  Bench bench = points("2");
  bench.rule({"also", {"(1..9)"}, {"5"}});
  EXPECT_EQ(bench.outcome(), "4 by 1 4 conflict");
  Bench same = points("2");
  same.rule({"same_output", {"2"}, {"4"}});
  EXPECT_EQ(same.outcome(), "4 by 1 4 conflict");
}

TEST(Unique, SeveralInputsAllHaveToHold) {
  const auto decided = [](const char* size, const char* kind) {
    Bench bench(HitPolicy::unique);
    bench.inputs({size, kind}).outputs({"rate"});
    bench.rule({"small", {"< 5", "-"}, {"1"}}).rule({"large_oem", {">= 5", "\"oem\""}, {"2"}});
    bench.rule({"large", {">= 5", "not(\"oem\")"}, {"3"}});
    return bench.outcome();
  };
  EXPECT_EQ(decided("1", "\"oem\""), "1 by 0");
  EXPECT_EQ(decided("1", "no_text"), "1 by 0");
  EXPECT_EQ(decided("5", "\"oem\""), "2 by 1");
  EXPECT_EQ(decided("5", "\"direct\""), "3 by 2");
  EXPECT_EQ(decided("5", "no_text"), "3 by 2");
  EXPECT_EQ(decided("no_number", "\"oem\""), "null");
}

TEST(Unique, WhenIsOneMoreCondition) {
  const auto decided = [](const char* input, const char* when) {
    Bench bench(HitPolicy::unique);
    bench.inputs({input}).outputs({"x"});
    bench.rule({"a", {"> 1"}, {"1"}, when});
    return bench.outcome();
  };
  EXPECT_EQ(decided("n", "yes"), "1 by 0");
  EXPECT_EQ(decided("n", "no"), "null");
  EXPECT_EQ(decided("n", "unknown"), "null");
  EXPECT_EQ(decided("zero", "yes"), "null");
  EXPECT_EQ(decided("zero", "1 / zero > 1"), "null");  // not asked
}

TEST(Unique, TableOfConditionsOnly) {
  Bench bench(HitPolicy::unique);
  bench.outputs({"x"}).rule({"a", {}, {"1"}, "n > 9"}).rule({"b", {}, {"2"}, "n < 9"}).defaults({"3"});
  EXPECT_EQ(bench.outcome(), "2 by 1");
}

TEST(Unique, SeveralOutputsMakeAContext) {
  Bench bench(HitPolicy::unique);
  bench.inputs({"n"}).outputs({"plan", "sites", "note"}).defaults({"\"none\"", "0", "null"});
  bench.rule({"a", {"> 9"}, {"\"big\"", "3", "s"}}).rule({"b", {"> 5"}, {"\"mid\"", "n + 1", "null"}});
  EXPECT_EQ(bench.outcome(), "{plan: \"mid\", sites: 8, note: null} by 1");
  Bench empty(HitPolicy::unique);
  empty.inputs({"zero"}).outputs({"plan", "sites"}).defaults({"\"none\"", "0"}).rule({"a", {"> 9"}, {"\"big\"", "3"}});
  EXPECT_EQ(empty.outcome(), "{plan: \"none\", sites: 0}");
}

TEST(Unique, WithoutOutputsTheRuleIsTheResult) {
  Bench bench(HitPolicy::unique);
  bench.inputs({"n"}).rule({"small", {"< 5"}, {}}).rule({"large", {">= 5"}, {}});
  EXPECT_EQ(bench.outcome(), "\"large\" by 1");
  Bench none(HitPolicy::unique);
  none.inputs({"n"}).rule({"small", {"< 5"}, {}});
  EXPECT_EQ(none.outcome(), "null");
}

TEST(Unique, NoRulesAtAll) {
  Bench bench(HitPolicy::unique);
  bench.inputs({"n"}).outputs({"x"});
  EXPECT_EQ(bench.outcome(), "null");
}

// ---- priority ----

Bench plans(const char* input) {
  Bench bench(HitPolicy::priority);
  bench.inputs({input}).outputs({"plan"}).priority({"\"gold\"", "\"silver\"", "\"bronze\""});
  bench.rule({"any", {"-"}, {"\"bronze\""}})
      .rule({"five", {">= 5"}, {"\"silver\""}})
      .rule({"nine", {">= 9"}, {"\"gold\""}});
  bench.rule({"six", {">= 6"}, {"\"silver\""}}).rule({"odd", {"99"}, {"\"unlisted\""}});
  return bench;
}

TEST(Priority, BestOutputWins) {
  EXPECT_EQ(plans("1").outcome(), "\"bronze\" by 0");
  EXPECT_EQ(plans("5").outcome(), "\"silver\" by 1");
  EXPECT_EQ(plans("10").outcome(), "\"gold\" by 2");
}

TEST(Priority, FirstRuleOfEqualsWins) { EXPECT_EQ(plans("7").outcome(), "\"silver\" by 1"); }

TEST(Priority, UnlistedOutputsComeLast) {
  EXPECT_EQ(plans("99").outcome(), "\"gold\" by 2");
  Bench bench(HitPolicy::priority);
  bench.inputs({"n"}).outputs({"plan"}).priority({"\"gold\""});
  bench.rule({"a", {"-"}, {"\"x\""}}).rule({"b", {"-"}, {"\"y\""}});
  EXPECT_EQ(bench.outcome(), "\"x\" by 0");
  bench.rule({"c", {"-"}, {"\"gold\""}});
  EXPECT_EQ(bench.outcome(), "\"gold\" by 2");
}

TEST(Priority, NumbersRankByValue) {
  Bench bench(HitPolicy::priority);
  bench.inputs({"n"})
      .outputs({"tier"})
      .priority({"3", "2", "1"})
      .rule({"a", {"-"}, {"1.0"}})
      .rule({"b", {"-"}, {"half * 4"}});
  EXPECT_EQ(bench.outcome(), "2 by 1");
}

TEST(Priority, FirstOfSeveralOutputsRanks) {
  Bench bench(HitPolicy::priority);
  bench.inputs({"n"}).outputs({"plan", "price"}).priority({"\"gold\"", "\"silver\""});
  bench.rule({"a", {"-"}, {"\"silver\"", "1"}})
      .rule({"b", {"-"}, {"\"gold\"", "2"}})
      .rule({"c", {"-"}, {"\"gold\"", "3"}});
  EXPECT_EQ(bench.outcome(), "{plan: \"gold\", price: 2} by 1");
}

TEST(Priority, WithoutOutputsTheIdsRank) {
  Bench bench(HitPolicy::priority);
  bench.inputs({"n"}).priority({"\"b\"", "\"a\""}).rule({"a", {"-"}, {}}).rule({"b", {"-"}, {}});
  EXPECT_EQ(bench.outcome(), "\"b\" by 1");
}

TEST(Priority, NoRuleMatches) {
  Bench bench(HitPolicy::priority);
  bench.inputs({"n"}).outputs({"x"}).priority({"1"}).rule({"a", {"1"}, {"1"}});
  EXPECT_EQ(bench.outcome(), "null");
  EXPECT_EQ(bench.defaults({"0"}).outcome(), "0");
}

// ---- collect ----

Bench collected(Aggregate aggregate, const char* input) {
  Bench bench(HitPolicy::collect, aggregate);
  bench.inputs({input}).outputs({"points"});
  bench.rule({"a", {"> 1"}, {"4"}})
      .rule({"b", {"> 2"}, {"0.5"}})
      .rule({"c", {"> 3"}, {"n"}})
      .rule({"d", {"99"}, {"no_number"}});
  return bench;
}

TEST(Collect, List) {
  EXPECT_EQ(collected(Aggregate::list, "5").outcome(), "[4, 0.5, 7] by 0 1 2");
  EXPECT_EQ(collected(Aggregate::list, "2").outcome(), "[4] by 0");
  EXPECT_EQ(collected(Aggregate::list, "1").outcome(), "[]");
  EXPECT_EQ(collected(Aggregate::list, "99").outcome(), "[4, 0.5, 7, null] by 0 1 2 3");
  EXPECT_EQ(collected(Aggregate::list, "1").defaults({"9"}).outcome(), "[9]");
  EXPECT_EQ(collected(Aggregate::list, "2").defaults({"9"}).outcome(), "[4] by 0");
}

TEST(Collect, Sum) {
  EXPECT_EQ(collected(Aggregate::sum, "5").outcome(), "11.5 by 0 1 2");
  EXPECT_EQ(collected(Aggregate::sum, "2").outcome(), "4 by 0");
  EXPECT_EQ(collected(Aggregate::sum, "1").outcome(), "null");
  EXPECT_EQ(collected(Aggregate::sum, "1").defaults({"0"}).outcome(), "0");
  EXPECT_EQ(collected(Aggregate::sum, "99").outcome(), "null by 0 1 2 3");
}

TEST(Collect, Min) {
  EXPECT_EQ(collected(Aggregate::min, "5").outcome(), "0.5 by 0 1 2");
  EXPECT_EQ(collected(Aggregate::min, "1").outcome(), "null");
  EXPECT_EQ(collected(Aggregate::min, "1").defaults({"3"}).outcome(), "3");
}

TEST(Collect, Max) {
  EXPECT_EQ(collected(Aggregate::max, "5").outcome(), "7 by 0 1 2");
  EXPECT_EQ(collected(Aggregate::max, "3").outcome(), "4 by 0 1");
  EXPECT_EQ(collected(Aggregate::max, "1").outcome(), "null");
  EXPECT_EQ(collected(Aggregate::max, "1").defaults({"3"}).outcome(), "3");
}

TEST(Collect, Count) {
  EXPECT_EQ(collected(Aggregate::count, "5").outcome(), "3 by 0 1 2");
  EXPECT_EQ(collected(Aggregate::count, "99").outcome(), "4 by 0 1 2 3");
  EXPECT_EQ(collected(Aggregate::count, "1").outcome(), "0");
  EXPECT_EQ(collected(Aggregate::count, "1").defaults({"-1"}).outcome(), "-1");
}

TEST(Collect, CountsRulesOfATableWithoutOutputs) {
  Bench bench(HitPolicy::collect, Aggregate::count);
  bench.inputs({"n"}).rule({"a", {"> 1"}, {}}).rule({"b", {"> 9"}, {}}).rule({"c", {"-"}, {}});
  EXPECT_EQ(bench.outcome(), "2 by 0 2");
}

TEST(Collect, ListOfIdsWithoutOutputs) {
  Bench bench(HitPolicy::collect);
  bench.inputs({"n"}).rule({"a", {"> 1"}, {}}).rule({"b", {"> 9"}, {}}).rule({"c", {"-"}, {}});
  EXPECT_EQ(bench.outcome(), "[\"a\", \"c\"] by 0 2");
}

TEST(Collect, ListOfContexts) {
  Bench bench(HitPolicy::collect);
  bench.inputs({"n"})
      .outputs({"id", "forces"})
      .rule({"a", {"> 1"}, {"\"a\"", "2"}})
      .rule({"b", {"-"}, {"\"b\"", "null"}});
  EXPECT_EQ(bench.outcome(), "[{id: \"a\", forces: 2}, {id: \"b\", forces: null}] by 0 1");
}

// ---- faults ----

TEST(TableFault, InAnInput) {
  Bench bench(HitPolicy::unique);
  bench.inputs({"n", "1 / zero"}).outputs({"x"}).defaults({"0"}).rule({"a", {"-", "-"}, {"1"}});
  EXPECT_EQ(bench.outcome(), "null, division_by_zero at 2");
}

TEST(TableFault, InACell) {
  Bench bench(HitPolicy::collect);
  bench.inputs({"any_text"}).outputs({"x"}).rule({"a", {"\"x\""}, {"1"}}).rule({"b", {"\"y\", < 5"}, {"2"}});
  EXPECT_EQ(bench.outcome(), "null, wrong_kind at 5 in rule 1");
}

TEST(TableFault, InACondition) {
  Bench bench(HitPolicy::unique);
  bench.outputs({"x"})
      .rule({"a", {}, {"1"}, "no"})
      .rule({"b", {}, {"1"}, "n / zero > 1"})
      .rule({"c", {}, {"1"}, "yes"});
  EXPECT_EQ(bench.outcome(), "null, division_by_zero at 2 in rule 1");
}

TEST(TableFault, InAnOutput) {
  for (const HitPolicy hit : {HitPolicy::unique, HitPolicy::any, HitPolicy::priority, HitPolicy::first,
                              HitPolicy::rule_order, HitPolicy::output_order, HitPolicy::collect}) {
    Bench bench(hit);
    bench.outputs({"x", "y"}).rule({"a", {}, {"1", "1"}, "no"}).rule({"b", {}, {"1", "1 + 2 / zero"}, "yes"});
    EXPECT_EQ(bench.outcome(), "null, division_by_zero at 6 in rule 1") << to_text(hit);
  }
}

TEST(TableFault, InOneOfSeveralOutputs) {
  for (const Aggregate aggregate : {Aggregate::list, Aggregate::sum, Aggregate::count}) {
    Bench bench(HitPolicy::collect, aggregate);
    bench.inputs({"n"})
        .outputs({"x"})
        .rule({"a", {"-"}, {"1"}})
        .rule({"b", {"-"}, {"1 / zero"}})
        .rule({"c", {"-"}, {"any_text"}});
    EXPECT_EQ(bench.outcome(), "null, division_by_zero at 2 in rule 1");
  }
}

TEST(TableFault, InADefault) {
  Bench bench(HitPolicy::unique);
  bench.inputs({"n"}).outputs({"x"}).defaults({"1 / zero"}).rule({"a", {"1"}, {"1"}});
  EXPECT_EQ(bench.outcome(), "null, division_by_zero at 2");
}

TEST(TableFault, InAnOutputThatIsNotChosen) {
  Bench bench(HitPolicy::unique);
  bench.inputs({"n"}).outputs({"x"}).rule({"a", {"1"}, {"1 / zero"}}).rule({"b", {"7"}, {"2"}});
  EXPECT_EQ(bench.outcome(), "2 by 1");
}

TEST(TableFault, TextCannotBeSummed) {
  Bench bench(HitPolicy::collect, Aggregate::sum);
  bench.inputs({"n"}).outputs({"x"}).rule({"a", {"-"}, {"1"}}).rule({"b", {"-"}, {"any_text"}});
  EXPECT_EQ(bench.outcome(), "null, wrong_kind at 0");
}

TEST(TableFault, SumMayBeTooLarge) {
  Bench bench(HitPolicy::collect, Aggregate::sum);
  bench.inputs({"n"}).outputs({"x"}).rule({"a", {"-"}, {"9 * 10 ** 6144"}}).rule({"b", {"-"}, {"9 * 10 ** 6144"}});
  EXPECT_EQ(bench.outcome(), "null, overflow at 0");
}

// ---- limits and names ----

TEST(Table, SixteenInputs) {
  Bench bench(HitPolicy::unique);
  bench.inputs(std::vector<const char*>(16, "n")).outputs({"x"});
  std::vector<const char*> cells(16, "7");
  bench.rule({"a", cells, {"1"}});
  cells[15] = "8";
  bench.rule({"b", cells, {"2"}});
  EXPECT_EQ(bench.outcome(), "1 by 0");
}

TEST(Table, CanBeDecidedAgain) {
  Bench bench = points("n");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(bench.outcome(), "17 by 3");
}

TEST(Names, OfPoliciesAndAggregates) {
  for (const HitPolicy policy : {HitPolicy::unique, HitPolicy::any, HitPolicy::priority, HitPolicy::first,
                                 HitPolicy::rule_order, HitPolicy::output_order, HitPolicy::collect}) {
    EXPECT_EQ(parse_hit_policy(to_text(policy)), policy);
  }
  EXPECT_EQ(parse_hit_policy("Unique"), std::nullopt);
  EXPECT_EQ(parse_hit_policy("rule order"), std::nullopt);
  EXPECT_EQ(parse_aggregate("sum"), Aggregate::sum);
  EXPECT_EQ(parse_aggregate("min"), Aggregate::min);
  EXPECT_EQ(parse_aggregate("max"), Aggregate::max);
  EXPECT_EQ(parse_aggregate("count"), Aggregate::count);
  EXPECT_EQ(parse_aggregate("list"), std::nullopt);
  EXPECT_EQ(parse_aggregate(""), std::nullopt);
}

}  // namespace
}  // namespace qw_test
