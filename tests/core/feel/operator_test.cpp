// Arithmetic, comparison, logic and conditions: every value, every null, every order of precedence.
#include "core/feel/feel_testing.h"

namespace qw_test {
namespace {

class Operator : public CaseTable {};

TEST_P(Operator, Gives) { EXPECT_EQ(run(GetParam().source), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Arithmetic, Operator,
    testing::Values(
        Case{"sum", "1 + 2", "3"}, Case{"exact_decimals", "0.1 + 0.2", "0.3"}, Case{"difference", "1 - 2", "-1"},
        Case{"product", "1.5 * 4", "6"}, Case{"quotient", "7 / 2", "3.5"},
        Case{"third_to_34_digits", "1 / 3", "0.3333333333333333333333333333333333"},
        Case{"third_back", "1 / 3 * 3", "0.9999999999999999999999999999999999"},
        Case{"left_to_right", "10 - 4 - 3", "3"}, Case{"quotients_left_to_right", "100 / 10 / 2", "5"},
        Case{"product_before_sum", "2 + 3 * 4", "14"}, Case{"parentheses", "(2 + 3) * 4", "20"},
        Case{"power_before_product", "2 * 3 ** 2", "18"}, Case{"powers_left_to_right", "2 ** 3 ** 2", "64"},
        Case{"minus_before_power", "-3 ** 2", "9"}, Case{"minus_of_a_power", "-(3 ** 2)", "-9"},
        Case{"subtracted_power", "0 - 3 ** 2", "-9"}, Case{"negative_exponent", "2 ** -2", "0.25"},
        Case{"power_of_name", "half ** 3", "0.125"},
        Case{"fraction_as_exponent", "2 ** half", "1.414213562373095048801688724209698"},
        Case{"exponent_beyond_64_bits", "1 ** 99999999999999999999", "1"}, Case{"power_zero", "n ** 0", "1"},
        Case{"integral_exponent_with_decimals", "2 ** 3.0", "8"}, Case{"minus", "-n", "-7"},
        Case{"minus_minus", "--n", "7"}, Case{"minus_of_parenthesis", "-(n + 1)", "-8"},
        Case{"minus_after_operator", "n - -neg", "4"}, Case{"no_negative_zero", "-zero", "0"},
        Case{"names_with_values", "n * half + neg", "0.5"},
        Case{"largest_exact", "most - 1", "9999999999999999999999999999999998"},
        Case{"beyond_34_digits_rounds_half_even", "most + 1", "1E+34"},
        Case{"literal_of_34_digits", "1234567890123456789012345678901234", "1234567890123456789012345678901234"},
        Case{"literal_of_34_decimals", "0.1234567890123456789012345678901234", "0.1234567890123456789012345678901234"},
        Case{"leading_point", ".5 + .25", "0.75"}, Case{"trailing_zeros_vanish", "2.50", "2.5"},
        Case{"joined_texts", "\"a\" + s + \"\"", "\"aabc\""}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    NullArithmetic, Operator,
    testing::Values(Case{"sum_right", "1 + null", "null"}, Case{"sum_left", "null + 1", "null"},
                    Case{"sum_of_nulls", "null + null", "null"}, Case{"name", "no_number - 1", "null"},
                    Case{"product_with_zero", "0 * no_number", "null"},
                    Case{"quotient_of_null", "no_number / 0", "null"},
                    Case{"quotient_by_null", "1 / no_number", "null"}, Case{"power", "no_number ** 2", "null"},
                    Case{"exponent", "2 ** no_number", "null"}, Case{"minus", "-no_number", "null"},
                    Case{"text", "s + no_text", "null"}, Case{"any", "any_null + 1", "null"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Comparison, Operator,
    testing::Values(Case{"equal", "n = 7", "true"}, Case{"equal_by_value", "2.50 = 2.5", "true"},
                    Case{"unequal", "n != 7", "false"}, Case{"less", "1 < 2", "true"},
                    Case{"less_at_equal", "2 < 2", "false"}, Case{"at_most", "2 <= 2", "true"},
                    Case{"at_most_above", "3 <= 2", "false"}, Case{"greater", "2 > 1", "true"},
                    Case{"greater_at_equal", "2 > 2", "false"}, Case{"at_least", "2 >= 2", "true"},
                    Case{"at_least_below", "1 >= 2", "false"}, Case{"negative", "-1 < 0", "true"},
                    Case{"texts_equal", "s = \"abc\"", "true"}, Case{"texts_differ_by_case", "s = \"ABC\"", "false"},
                    Case{"texts_ordered", "\"abc\" < \"abd\"", "true"},
                    Case{"prefix_is_less", "\"ab\" < \"abc\"", "true"},
                    Case{"empty_text_is_least", "\"\" < \"a\"", "true"},
                    Case{"bytes_order_upper_case_first", "\"Z\" < \"a\"", "true"},
                    Case{"bytes_order_beyond_ascii", "\"z\" < \"é\"", "true"}, Case{"booleans", "yes = no", "false"},
                    Case{"lists", "[1, 2] = [1, 2]", "true"}, Case{"lists_in_order", "[1, 2] = [2, 1]", "false"},
                    Case{"lists_of_other_length", "[1] = [1, 1]", "false"}, Case{"empty_lists", "[] = none", "true"},
                    Case{"contexts_in_any_order", "{a: 1, b: 2} = {b: 2, a: 1}", "true"},
                    Case{"contexts_with_other_fields", "{a: 1} = {b: 1}", "false"},
                    Case{"contexts_with_more_fields", "{a: 1} = {a: 1, b: 2}", "false"},
                    Case{"below_arithmetic", "1 + 2 = 5 - 2", "true"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    NullComparison, Operator,
    testing::Values(
        Case{"null_equals_null", "null = null", "true"}, Case{"name_equals_null", "no_number = null", "true"},
        Case{"value_equals_null", "n = null", "false"}, Case{"value_unequal_null", "n != null", "true"},
        Case{"null_unequal_null", "no_text != null", "false"}, Case{"less", "null < 1", "null"},
        Case{"at_most", "1 <= no_number", "null"}, Case{"greater", "no_number > 1", "null"},
        Case{"at_least_both", "null >= null", "null"}, Case{"text", "no_text < \"a\"", "null"},
        Case{"other_kind_equal", "any_text = 5", "null"}, Case{"other_kind_unequal", "any_text != 5", "null"},
        Case{"same_kind_from_any", "any_number = 5", "true"}, Case{"any_null_equals_null", "any_null = null", "true"},
        Case{"any_is_not_null", "any_text != null", "true"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(And, Operator,
                         testing::Values(Case{"tt", "true and true", "true"}, Case{"tf", "true and false", "false"},
                                         Case{"ft", "false and true", "false"}, Case{"ff", "false and false", "false"},
                                         Case{"tn", "true and null", "null"}, Case{"nt", "null and true", "null"},
                                         Case{"fn", "false and null", "false"}, Case{"nf", "null and false", "false"},
                                         Case{"nn", "null and null", "null"}, Case{"names", "yes and unknown", "null"},
                                         Case{"stops_at_false", "no and 1 / zero > 0", "false"},
                                         Case{"goes_on_after_null", "unknown and no", "false"}),
                         case_name);

INSTANTIATE_TEST_SUITE_P(Or, Operator,
                         testing::Values(Case{"tt", "true or true", "true"}, Case{"tf", "true or false", "true"},
                                         Case{"ft", "false or true", "true"}, Case{"ff", "false or false", "false"},
                                         Case{"tn", "true or null", "true"}, Case{"nt", "null or true", "true"},
                                         Case{"fn", "false or null", "null"}, Case{"nf", "null or false", "null"},
                                         Case{"nn", "null or null", "null"},
                                         Case{"stops_at_true", "yes or 1 / zero > 0", "true"},
                                         Case{"and_binds_tighter", "true or false and false", "true"},
                                         Case{"and_binds_tighter_on_the_left", "false and false or true", "true"},
                                         Case{"comparison_binds_tighter", "1 = 2 or 3 = 3", "true"}),
                         case_name);

INSTANTIATE_TEST_SUITE_P(Not, Operator,
                         testing::Values(Case{"of_true", "not(yes)", "false"}, Case{"of_false", "not(no)", "true"},
                                         Case{"of_null", "not(unknown)", "null"},
                                         Case{"of_null_literal", "not(null)", "null"},
                                         Case{"of_not", "not(not(yes))", "true"},
                                         Case{"of_comparison_with_null", "not(no_number > 1)", "null"},
                                         Case{"with_space", "not (yes and no)", "true"}),
                         case_name);

INSTANTIATE_TEST_SUITE_P(
    If, Operator,
    testing::Values(Case{"then", "if yes then 1 else 2", "1"}, Case{"otherwise", "if no then 1 else 2", "2"},
                    Case{"null_takes_else", "if unknown then 1 else 2", "2"},
                    Case{"null_literal_takes_else", "if null then 1 else 2", "2"},
                    Case{"only_one_branch_runs", "if zero = 0 then null else 1 / zero", "null"},
                    Case{"chained", "if n < 5 then \"low\" else if n < 10 then \"mid\" else \"high\"", "\"mid\""},
                    Case{"inside_arithmetic", "1 + (if yes then 2 else 3)", "3"},
                    Case{"else_takes_the_rest", "if no then 1 else 2 + 3", "5"},
                    Case{"condition_with_and", "if yes and n = 7 then s else no_text", "\"abc\""},
                    Case{"null_branch", "if yes then null else 1", "null"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Types, Operator,
    testing::Values(Case{"boolean_sum", "yes + 1", "feel.type at 4"},
                    Case{"text_minus", "s - s", "feel.type at 2; feel.type at 2"},
                    Case{"text_plus_number", "s + 1", "feel.type at 2"},
                    Case{"number_plus_text", "1 + s", "feel.type at 2"}, Case{"minus_of_text", "-s", "feel.type at 0"},
                    Case{"list_times", "xs * 2", "feel.type at 3"}, Case{"number_with_text", "n = s", "feel.type at 2"},
                    Case{"less_of_other_kinds", "n < s", "feel.type at 2"},
                    Case{"order_of_booleans", "yes < no", "feel.type at 4; feel.type at 4"},
                    Case{"order_of_lists", "xs < [1]", "feel.type at 3; feel.type at 3"},
                    Case{"and_of_number", "yes and n", "feel.type at 4"},
                    Case{"or_of_text", "s or yes", "feel.type at 2"}, Case{"not_of_number", "not(n)", "feel.type at 4"},
                    Case{"condition_of_number", "if n then 1 else 2", "feel.type at 0"},
                    Case{"branches_of_two_kinds", "if yes then 1 else s", "feel.type at 0"},
                    Case{"every_error_is_reported", "(yes + 1) * (s - 1)", "feel.type at 5; feel.type at 15"}),
    case_name);

TEST(OperatorType, IsKnownWhenCompiled) {
  EXPECT_EQ(type_of("n + 1"), "number");
  EXPECT_EQ(type_of("s + s"), "string");
  EXPECT_EQ(type_of("any_text + any_text"), "any value");
  EXPECT_EQ(type_of("any_number + 1"), "number");
  EXPECT_EQ(type_of("n < 1"), "boolean");
  EXPECT_EQ(type_of("if yes then 1 else null"), "number");
  EXPECT_EQ(type_of("if yes then null else null"), "null");
  EXPECT_EQ(type_of("if yes then any_null else 1"), "any value");
  EXPECT_EQ(type_of("if yes then xs else []"), "list of number");
}

TEST(OperatorReads, AreTheSlotsInOrderOfFirstUse) {
  World world;
  const auto compiled = world.compile("n + s.length");
  EXPECT_FALSE(compiled.ok());
  const auto fine = world.compile("if yes then n * half + n else neg");
  ASSERT_TRUE(fine.ok());
  std::vector<std::uint32_t> expected;
  for (const char* name : {"yes", "n", "half", "neg"}) expected.push_back(world.resolve(name)->slot);
  EXPECT_EQ(fine.expression.reads, expected);
}

}  // namespace
}  // namespace qw_test
