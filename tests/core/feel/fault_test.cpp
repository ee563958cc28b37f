// Faults with their offsets, and every limit: at it, and one beyond.
#include "core/feel/feel_testing.h"

namespace qw_test {
namespace {

class Faulty : public CaseTable {};

TEST_P(Faulty, Gives) { EXPECT_EQ(run(GetParam().source), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(Numbers, Faulty,
                         testing::Values(Case{"division_by_zero", "n / zero", "division_by_zero at 2"},
                                         Case{"zero_by_zero", "0 / 0", "division_by_zero at 2"},
                                         Case{"inner_division", "1 + (2 / (n - 7))", "division_by_zero at 7"},
                                         Case{"in_a_list", "[1, 1 / 0]", "division_by_zero at 6"},
                                         Case{"in_a_context", "{a: 1 / 0}", "division_by_zero at 6"},
                                         Case{"in_an_argument", "max(1, 1 / 0)", "division_by_zero at 9"},
                                         Case{"in_a_filter", "xs[1 / (item - 2) > 0]", "division_by_zero at 5"},
                                         Case{"in_a_condition", "if 1 / 0 = 1 then 1 else 2", "division_by_zero at 5"},
                                         Case{"compared_with_null", "1 / 0 = null", "division_by_zero at 2"},
                                         Case{"first_of_two", "1 / 0 + 2 / 0", "division_by_zero at 2"},
                                         Case{"or_does_not_hide", "1 / 0 > 0 or yes", "division_by_zero at 2"},
                                         Case{"in_an_interval", "1 in [1 / 0..2]", "division_by_zero at 8"},
                                         Case{"zero_to_a_negative_power", "zero ** -1", "division_by_zero at 5"},
                                         Case{"zero_to_zero", "zero ** 0", "invalid_number at 5"},
                                         Case{"root_of_a_negative", "neg ** half", "invalid_number at 4"},
                                         Case{"power_overflow", "10 ** 6145", "overflow at 3"},
                                         Case{"power_at_the_limit", "10 ** 6144 > 0", "true"},
                                         Case{"product_overflow", "10 ** 6000 * 10 ** 6000", "overflow at 11"},
                                         Case{"sum_overflow", "sum([9 * 10 ** 6144, 9 * 10 ** 6144])", "overflow at 0"},
                                         Case{"tiny_becomes_zero", "10 ** -6000 * 10 ** -6000", "0"},
                                         Case{"remainder_of_a_vast_quotient", "modulo(10 ** 40, 3)",
                                              "invalid_number at 0"}),
                         case_name);

INSTANTIATE_TEST_SUITE_P(Kinds, Faulty,
                         testing::Values(Case{"text_plus_number", "any_text + 1", "wrong_kind at 9"},
                                         Case{"text_minus", "any_text - 1", "wrong_kind at 9"},
                                         Case{"mixed_any", "any_text + any_number", "wrong_kind at 9"},
                                         Case{"minus", "-any_text", "wrong_kind at 0"},
                                         Case{"less", "any_text < 1", "wrong_kind at 9"},
                                         Case{"less_of_lists", "any_list < any_list", "wrong_kind at 9"},
                                         Case{"and", "yes and any_number", "wrong_kind at 8"},
                                         Case{"or", "no or any_text", "wrong_kind at 6"},
                                         Case{"not", "not(any_number)", "wrong_kind at 4"},
                                         Case{"if", "if any_text then 1 else 2", "wrong_kind at 3"},
                                         Case{"filter_of_number", "any_number[item > 1]", "wrong_kind at 10"},
                                         Case{"filter_by_text", "xs[any_text]", "wrong_kind at 3"},
                                         Case{"some", "some x in any_text satisfies yes", "wrong_kind at 0"},
                                         Case{"satisfies", "every x in xs satisfies any_number", "wrong_kind at 24"}),
                         case_name);

// A whole quote has a budget too.
TEST(Fault, StepsOfAllEvaluationsAreBounded) {
  World world;
  const auto compiled = world.compile("n + 1");
  ASSERT_TRUE(compiled.ok());
  qw::feel::Machine machine = world.machine();
  machine.total_steps_left = 1;
  EXPECT_EQ(to_text(qw::feel::evaluate(compiled.expression, machine)),
            "8");  // names and literals are read without a visit
  EXPECT_EQ(machine.total_steps_left, 0U);
  EXPECT_TRUE(qw::feel::evaluate(compiled.expression, machine).is_null());
  EXPECT_EQ(machine.fault.kind, qw::feel::FaultKind::step_budget);
}

TEST(Fault, MachineStaysFaultyUntilCleared) {
  World world;
  const auto faulty = world.compile("1 / 0");
  const auto fine = world.compile("1 + 1");
  qw::feel::Machine machine = world.machine();
  EXPECT_TRUE(evaluate(faulty.expression, machine).is_null());
  EXPECT_TRUE(evaluate(fine.expression, machine).is_null());
  EXPECT_EQ(shown(machine.fault), "division_by_zero at 2");
  machine.fault = {};
  EXPECT_EQ(shown(evaluate(fine.expression, machine)), "2");
}

TEST(Fault, IsDescribedWithARemedy) {
  using qw::feel::FaultKind;
  EXPECT_STREQ(describe(FaultKind::none), "");
  EXPECT_STREQ(describe(FaultKind::division_by_zero),
               "A division by zero. Guard it: if divisor = 0 then null else a / divisor.");
  std::vector<std::string> texts;
  for (const FaultKind kind : {FaultKind::division_by_zero, FaultKind::overflow, FaultKind::invalid_number,
                               FaultKind::wrong_kind, FaultKind::step_budget}) {
    const std::string text = describe(kind);
    EXPECT_EQ(text.back(), '.');
    EXPECT_NE(text.find(". "), std::string::npos) << text;  // what happened, and what to do
    for (const std::string& other : texts) EXPECT_NE(text, other);
    texts.push_back(text);
  }
}

// ---- the step budget ----

TEST(StepBudget, EndsNestedLoops) {
  EXPECT_EQ(run("count(for x in many return count(for y in xs return x + y))"), "1000");
  EXPECT_EQ(run("count(for x in many return count(for y in many return x + y))"), "step_budget at 33");
  EXPECT_EQ(run("some x in many satisfies some y in many satisfies x + y > 5000"), "step_budget at 25");
  EXPECT_EQ(run("many[count(many[item > 0]) > 0][1]"), "step_budget at 15");
}

TEST(StepBudget, CountsWhatListsMakeAtOnce) {
  // each of these does little per node and a lot per list
  EXPECT_EQ(run("count(for x in many return many[true])"), "step_budget at 31");
  EXPECT_EQ(run("count(for x in many return x in many)"), "step_budget at 32");
  EXPECT_EQ(run("count(for x in many return sum(many))"), "step_budget at 27");
  EXPECT_EQ(run("count(for x in many return list contains(many, 0))"), "step_budget at 27");
  EXPECT_EQ(run("count(for x in many return every y in flags satisfies yes)"), "1000");
  EXPECT_EQ(run("for a in [concatenate(many, many, many, many, many, many, many, many)] return "
                "for b in [concatenate(a, a, a, a, a, a, a, a)] return count(concatenate(b, b, b, b, b, b, b, b))"),
            "step_budget at 138");
}

TEST(StepBudget, CountsWhatIsNested) {
  // 10^9 numbers that share the memory of 3,000
  const std::string wide = "for a in [many] return for b in [[" + repeated("a,", 999) + "a]] return ";
  EXPECT_EQ(run(wide + "string([" + repeated("b,", 999) + "b])"), "overflow at 2043");
  EXPECT_EQ(run(wide + "[b, b] = [b, b]"), "step_budget at 2050");
  EXPECT_EQ(run(wide + "b in [1, b]"), "step_budget at 2048");
}

TEST(StepBudget, CountsLongTexts) {
  const std::string text = '"' + repeated("x", 60'000) + '"';
  EXPECT_EQ(run("count(for x in xs return " + text + " + string(x))"), "3");
  EXPECT_EQ(run("count(for x in many return " + text + " + string(x))"), "step_budget at 60030");
  EXPECT_EQ(run(text + " + " + text), "overflow at 60003");
  EXPECT_EQ(run("\"" + repeated("x", 65'535) + "\" + \"y\" != \"\""), "true");
  EXPECT_EQ(run("\"" + repeated("x", 65'536) + "\" + \"y\" != \"\""), "overflow at 65539");
}

TEST(StepBudget, IsFullAgainForEachEvaluation) {
  World world;
  const auto compiled = world.compile("count(for x in many return count(xs[item > x]))");
  ASSERT_TRUE(compiled.ok());
  qw::feel::Machine machine = world.machine();
  for (int i = 0; i < 100; ++i) {
    ASSERT_EQ(shown(evaluate(compiled.expression, machine)), "1000");
    world.scratch.reset();
  }
}

// ---- limits of the text ----

TEST(Limit, NestingIs64) {
  EXPECT_EQ(run(repeated("(", 63) + "n" + repeated(")", 63)), "7");
  EXPECT_EQ(run(repeated("(", 64) + "n" + repeated(")", 64)), "feel.too_large at 64");
  EXPECT_EQ(run(repeated("[", 64) + repeated("]", 64)), repeated("[", 64) + repeated("]", 64));
  EXPECT_EQ(run(repeated("[", 65) + repeated("]", 65)), "feel.too_large at 64");
  EXPECT_EQ(run(repeated("-", 63) + "n"), "-7");
  EXPECT_EQ(run(repeated("-", 64) + "n"), "feel.too_large at 64");
  EXPECT_EQ(run(repeated("if yes then ", 63) + "1" + repeated(" else 2", 63)), "1");
  EXPECT_EQ(run(repeated("if yes then ", 64) + "1" + repeated(" else 2", 64)), "feel.too_large at 759");
}

TEST(Limit, NestingOfTestsIsTheSame) {
  for (const char* opening :
       {"n in [", "n in (", "n in ((", "n in ]", "not(", "xs[", "{a: ", "max(", "some x in ", "for x in xs return "}) {
    EXPECT_EQ(run(repeated(opening, 20'000)).substr(0, 5), "feel.") << opening;
  }
  EXPECT_EQ(run(repeated("n in [", 20'000) + "1" + repeated("..2]", 20'000)).substr(0, 14), "feel.too_large");
  EXPECT_EQ(run_cell(repeated("(", 64) + "n" + repeated(")", 64), "n"), "true");
  EXPECT_EQ(run_cell(repeated("(", 65) + "n" + repeated(")", 65), "n"), "feel.too_large at 65");
  EXPECT_EQ(run(repeated("n in [", 31) + "1" + repeated("..2]", 31)).substr(0, 9), "feel.type");
}

TEST(Limit, ChainsMayBe255Deep) {
  EXPECT_EQ(run("1" + repeated(" + 1", 255)), "256");
  EXPECT_EQ(run("1" + repeated(" + 1", 256)), "feel.too_large at 1022");
  EXPECT_EQ(run("yes" + repeated(" and yes", 255)), "true");
  EXPECT_EQ(run("nested" + repeated("[item != null]", 200)), "[[1, 2, 3], [4]]");
}

TEST(Limit, NodesAre10000) {
  // 10 lists of 999 literals with their own nodes, and the list around them: 10 * 1000 + 1
  const std::string list = "[" + repeated("1,", 998) + "1]";
  const std::string nine = repeated(list + ",", 9);
  const std::string almost = "[" + repeated("1,", 997) + "1]";
  EXPECT_EQ(run("count([" + nine + almost + "])"), "feel.too_large at 0");  // 10,001 with count
  EXPECT_EQ(run("[" + nine + almost + "][item = []]").substr(0, 14), "feel.too_large");
  EXPECT_EQ(run("[" + nine + almost + "] != null"),
            "feel.too_large at " + std::to_string(("[" + nine + almost + "] != ").size()));
  World world;
  const auto full = world.compile("[" + nine + almost + "]");
  EXPECT_TRUE(full.ok());
  EXPECT_EQ(full.expression.nodes.size(), 10'000U);
}

TEST(Limit, ListLiteralsHold1000) {
  EXPECT_EQ(run("count([" + repeated("0,", 999) + "0])"), "1000");
  EXPECT_EQ(run("count([" + repeated("0,", 1000) + "0])"), "feel.too_large at 6");
}

TEST(Limit, NamesNest48Deep) {
  const auto nested = [](std::size_t times) { return repeated("{a: ", times) + "1" + repeated("}", times); };
  EXPECT_EQ(run(nested(48)).substr(0, 8), "{a: {a: ");
  EXPECT_EQ(run(nested(49)), "feel.too_large at 192");
  const std::string loops = repeated("for x in [1] return ", 24);  // each binds its variable and `partial`
  EXPECT_EQ(run(loops + "x"), repeated("[", 24) + "1" + repeated("]", 24));
  EXPECT_EQ(run(loops + "for x in [1] return x"), "feel.too_large at 480");
  EXPECT_EQ(run(loops + "some x in xs satisfies yes"), "feel.too_large at 480");
}

TEST(Limit, CellsHaveOneNameLess) {
  const auto nested = [](std::size_t times) {
    return repeated("{a: ", times) + "1" + repeated("}", times) + " != null";
  };
  EXPECT_EQ(run_cell(nested(47), "yes"), "true");
  EXPECT_EQ(run_cell(nested(48), "yes"), "feel.too_large at 188");
}

TEST(Limit, ErrorsAreAtMost20) {
  World world;
  const auto compiled = world.compile("[" + repeated("wrong,", 29) + "wrong]");
  EXPECT_EQ(compiled.errors.size(), 20U);
  EXPECT_EQ(compiled.errors[19].offset, 1U + 19 * 6);
}

}  // namespace
}  // namespace qw_test
