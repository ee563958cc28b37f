// `in`, `between` and the cells of decision tables: intervals, lists of tests, conditions about "?".
#include "core/feel/feel_testing.h"

namespace qw_test {
namespace {

class In : public CaseTable {};

TEST_P(In, Gives) { EXPECT_EQ(run(GetParam().source), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Interval, In,
    testing::Values(
        Case{"closed_at_low", "1 in [1..5]", "true"}, Case{"closed_at_high", "5 in [1..5]", "true"},
        Case{"closed_below", "0.999 in [1..5]", "false"}, Case{"closed_above", "5.001 in [1..5]", "false"},
        Case{"open_at_low", "1 in (1..5)", "false"}, Case{"open_at_high", "5 in (1..5)", "false"},
        Case{"open_inside", "1.001 in (1..5)", "true"}, Case{"open_low_only", "5 in (1..5]", "true"},
        Case{"open_low_only_at_low", "1 in (1..5]", "false"}, Case{"open_high_only", "1 in [1..5)", "true"},
        Case{"open_high_only_at_high", "5 in [1..5)", "false"}, Case{"reversed_low_at_low", "1 in ]1..5]", "false"},
        Case{"reversed_low_at_high", "5 in ]1..5]", "true"}, Case{"reversed_both_at_low", "1 in ]1..5[", "false"},
        Case{"reversed_both_inside", "3 in ]1..5[", "true"}, Case{"reversed_high_at_low", "1 in [1..5[", "true"},
        Case{"reversed_high_at_high", "5 in [1..5[", "false"}, Case{"open_then_reversed", "5 in (1..5[", "false"},
        Case{"one_point", "3 in [3..3]", "true"}, Case{"empty", "3 in [5..1]", "false"},
        Case{"decimals", "0.5 in [.25..0.75]", "true"}, Case{"no_space_needed", "3 in[1..5]", "true"},
        Case{"spaces", "3 in [ 1 .. 5 ]", "true"}, Case{"negative_ends", "neg in [-5..-1]", "true"},
        Case{"texts", "s in [\"abb\"..\"abd\"]", "true"}, Case{"expressions_as_ends", "n in [neg + 1..2 * 4)", "true"},
        Case{"ends_with_calls", "n in (max(1, 2)..count(xs) + 5)", "true"},
        Case{"ends_with_filters", "n in [xs[1]..many[7]]", "true"},
        Case{"ends_in_parentheses", "3 in ((1)..(5))", "true"}, Case{"null_value", "null in [1..10]", "null"},
        Case{"null_low", "5 in [null..10]", "null"}, Case{"null_high", "5 in [1..null)", "null"},
        Case{"null_low_but_above", "15 in [null..10]", "false"},
        Case{"continues", "3 in [1..5] and n in (6..8)", "true"},
        Case{"continues_after_parenthesis", "(3 in (1..5)) = true", "true"},
        Case{"of_a_sum", "1 + 2 in [3..3]", "true"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Tests, In,
    testing::Values(
        Case{"value", "1 in 1", "true"}, Case{"other_value", "1 in 2", "false"},
        Case{"value_list", "n in (1, 7, 9)", "true"}, Case{"value_list_without", "n in (1, 9)", "false"},
        Case{"one_in_parentheses", "n in (7)", "true"}, Case{"less", "10 in < 10", "false"},
        Case{"at_most", "10 in <= 10", "true"}, Case{"greater", "11 in > 10", "true"},
        Case{"at_least", "9 in >= 10", "false"}, Case{"equal", "10 in =10", "true"},
        Case{"unequal", "10 in (!=10)", "false"}, Case{"mixed", "10 in (1, < 5, >= 10)", "true"},
        Case{"mixed_without", "7 in (1, < 5, >= 10)", "false"}, Case{"intervals", "8 in ([1..5], (7..9))", "true"},
        Case{"interval_first", "1 in ((1..5), 9)", "false"}, Case{"interval_last", "9 in (1, (8..9])", "true"},
        Case{"texts", "s in (\"x\", \"abc\")", "true"}, Case{"comparison_of_a_sum", "n in > 3 + 3", "true"},
        Case{"text_less", "s in < \"b\"", "true"}, Case{"list_literal", "n in [1, 7]", "true"},
        Case{"list_literal_without", "n in [1, 2]", "false"}, Case{"empty_list_literal", "n in []", "false"},
        Case{"list_name", "3 in xs", "true"}, Case{"empty_list", "3 in none", "false"},
        Case{"list_in_parentheses", "3 in (xs)", "true"}, Case{"lists_and_values", "4 in (xs, 4)", "true"},
        Case{"null_in_list", "null in gaps", "true"}, Case{"null_in_list_without", "null in xs", "false"},
        Case{"null_in_values", "no_number in (1, null)", "true"}, Case{"in_null_list", "3 in no_list", "null"},
        Case{"list_in_lists", "[4] in nested", "true"}, Case{"list_in_lists_without", "[5] in nested", "false"},
        Case{"list_in_equal_list", "[1, 2, 3] in xs", "true"}, Case{"list_in_other_list", "[1, 2] in xs", "false"},
        Case{"list_in_mixed_list", "[1] in [1, [1]]", "true"},
        Case{"list_in_equal_mixed_list", "[1, \"a\"] in [1, \"a\"]", "true"},
        Case{"list_in_list_of_texts", "[1] in words", "feel.type at 7"},
        Case{"any_holds_a_list", "2 in any_list", "true"}, Case{"any_holds_a_list_without", "3 in any_list", "false"},
        Case{"any_holds_a_value", "5 in any_number", "true"}, Case{"any_value", "any_text in words", "false"},
        Case{"context_in_list", "{a: 1} in [{a: 2}, {a: 1}]", "true"},
        Case{"projection", "\"stock\" in rows.id", "true"},
        Case{"result_of_if", "n in (if yes then [7] else [8])", "true"}, Case{"null_less", "null in < 5", "null"},
        Case{"null_among_tests", "null in (< 5, null)", "true"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Between, In,
    testing::Values(Case{"inside", "n between 1 and 10", "true"}, Case{"at_low", "1 between 1 and 5", "true"},
                    Case{"at_high", "5 between 1 and 5", "true"}, Case{"below", "0 between 1 and 5", "false"},
                    Case{"above", "6 between 1 and 5", "false"}, Case{"sums", "n between 3 + 3 and 2 * 4", "true"},
                    Case{"continues", "n between 1 and 10 and no", "false"},
                    Case{"texts", "s between \"a\" and \"b\"", "true"},
                    Case{"null_value", "null between 1 and 5", "null"},
                    Case{"null_low", "3 between null and 5", "null"}, Case{"null_high", "3 between 1 and null", "null"},
                    Case{"null_high_but_below", "0 between 1 and null", "false"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Errors, In,
    testing::Values(Case{"other_kind_of_interval", "n in [\"a\"..\"b\"]", "feel.type at 9; feel.type at 9"},
                    Case{"other_kind_in_list", "n in [\"a\"]", "feel.type at 5"},
                    Case{"other_kind_of_value", "n in (1, s)", "feel.type at 9"},
                    Case{"unclosed_interval", "n in [1..5", "feel.syntax at 10"},
                    Case{"unopened_interval", "n in 1..5]", "feel.syntax at 6"},
                    Case{"unopened_interval_among_tests", "n in (2, 3..5)", "feel.syntax at 7"},
                    Case{"unopened_intervals_twice", "n in (2, 3..5)) and n in (7", "feel.syntax at 7"},
                    Case{"half_interval", "n in [1..]", "feel.syntax at 9"},
                    Case{"missing_test", "n in", "feel.syntax at 4"},
                    Case{"empty_parentheses", "n in ()", "feel.syntax at 6"},
                    Case{"interval_as_a_value", "[1..5]", "[1..5]"},
                    Case{"between_without_and", "n between 1", "feel.syntax at 11"},
                    Case{"between_of_other_kinds", "n between 1 and s", "feel.type at 2"}),
    case_name);

struct CellCase {
  const char* name;
  const char* cell;
  const char* input;
  const char* expected;
};

void PrintTo(const CellCase& test, std::ostream* out) { *out << test.cell << " for " << test.input; }

class Cell : public testing::TestWithParam<CellCase> {};

TEST_P(Cell, Gives) { EXPECT_EQ(run_cell(GetParam().cell, GetParam().input), GetParam().expected); }

std::string cell_name(const testing::TestParamInfo<CellCase>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Tests, Cell,
    testing::Values(
        CellCase{"dash", "-", "n", "true"}, CellCase{"dash_with_spaces", " - ", "n", "true"},
        CellCase{"dash_for_null", "-", "null", "true"}, CellCase{"negative_number", "-3", "neg", "true"},
        CellCase{"value", "7", "n", "true"}, CellCase{"other_value", "8", "n", "false"},
        CellCase{"text", "\"abc\"", "s", "true"}, CellCase{"texts", "\"x\", \"abc\"", "s", "true"},
        CellCase{"texts_without", "\"x\", \"y\"", "s", "false"}, CellCase{"less", "< 8", "n", "true"},
        CellCase{"at_least", ">= 7", "n", "true"}, CellCase{"unequal", "!= 7", "n", "false"},
        CellCase{"equal", "= 7", "n", "true"}, CellCase{"interval", "[1..7)", "n", "false"},
        CellCase{"interval_open_low", "(1..7]", "n", "true"}, CellCase{"interval_reversed", "]1..7[", "n", "false"},
        CellCase{"intervals", "[1..2], [6..8]", "n", "true"}, CellCase{"mixed", "< 3, (6..7), 7", "n", "true"},
        CellCase{"boolean_true", "true", "yes", "true"}, CellCase{"boolean_false", "false", "yes", "false"},
        CellCase{"expression", "n", "3 + 4", "true"}, CellCase{"sum", "half + 6.5", "n", "true"},
        CellCase{"sum_in_parentheses", "(1 + 2) * 2 + 1", "n", "true"}, CellCase{"list", "[1, 7]", "n", "true"},
        CellCase{"list_name", "xs", "2", "true"}, CellCase{"item_of_a_list", "[1, 7][2]", "n", "true"},
        CellCase{"any_list", "any_list", "2", "true"}),
    cell_name);

INSTANTIATE_TEST_SUITE_P(Nulls, Cell,
                         testing::Values(CellCase{"value_for_null", "7", "no_number", "false"},
                                         CellCase{"null_for_null", "null", "no_number", "true"},
                                         CellCase{"null_for_value", "null", "n", "false"},
                                         CellCase{"less_for_null", "< 8", "no_number", "null"},
                                         CellCase{"interval_for_null", "[1..8]", "no_number", "null"},
                                         CellCase{"not_value_for_null", "not(7)", "no_number", "true"},
                                         CellCase{"not_less_for_null", "not(< 8)", "no_number", "null"},
                                         CellCase{"not_null_for_null", "not(null)", "no_number", "false"},
                                         CellCase{"not_null_for_value", "not(null)", "n", "true"},
                                         CellCase{"null_or_less", "null, < 8", "no_number", "true"}),
                         cell_name);

INSTANTIATE_TEST_SUITE_P(Not, Cell,
                         testing::Values(CellCase{"value", "not(7)", "n", "false"},
                                         CellCase{"other_value", "not(8)", "n", "true"},
                                         CellCase{"values", "not(\"x\", \"abc\")", "s", "false"},
                                         CellCase{"values_without", "not(\"x\", \"y\")", "s", "true"},
                                         CellCase{"interval", "not([1..5])", "n", "true"},
                                         CellCase{"open_interval", "not((1..7))", "n", "true"},
                                         CellCase{"less", "not(< 8)", "n", "false"},
                                         CellCase{"with_space", "not (8, 9)", "n", "true"},
                                         CellCase{"boolean_name", "not(no)", "yes", "true"}),
                         cell_name);

INSTANTIATE_TEST_SUITE_P(Conditions, Cell,
                         testing::Values(CellCase{"about_the_input", "? > 3 and ? < 9", "n", "true"},
                                         CellCase{"about_the_input_false", "? > 3 and ? < 5", "n", "false"},
                                         CellCase{"arithmetic_first", "(? + 1) * 2 = 16", "n", "true"},
                                         CellCase{"with_list", "list contains(?, 2)", "xs", "true"},
                                         CellCase{"with_list_without", "list contains(?, 9)", "xs", "false"},
                                         CellCase{"call_of_text", "? + \"d\" = \"abcd\"", "s", "true"},
                                         CellCase{"about_a_boolean", "? = no", "no", "true"},
                                         CellCase{"about_any", "? > 3", "any_number", "true"},
                                         CellCase{"about_any_false", "? > 9", "any_number", "false"},
                                         CellCase{"among_values", "1, ? > 6", "n", "true"},
                                         CellCase{"negated", "not(? > 6)", "n", "false"},
                                         CellCase{"quantified", "some x in xs satisfies x > ?", "2", "true"},
                                         CellCase{"about_something_else", "yes", "n", "true"},
                                         CellCase{"about_something_else_false", "zero = 1", "n", "false"}),
                         cell_name);

INSTANTIATE_TEST_SUITE_P(
    Errors, Cell,
    testing::Values(CellCase{"empty", "", "n", "feel.syntax at 0"}, CellCase{"blank", "  ", "n", "feel.syntax at 2"},
                    CellCase{"only_operator", "<", "n", "feel.syntax at 1"},
                    CellCase{"trailing_comma", "1,", "n", "feel.syntax at 2"},
                    CellCase{"two_values", "1 2", "n", "feel.syntax at 2"},
                    CellCase{"unopened_interval", "1..5]", "n", "feel.syntax at 1"},
                    CellCase{"unclosed_not", "not(1", "n", "feel.syntax at 5"},
                    CellCase{"not_with_a_text", "not\"(\"1)", "n", "feel.unknown_name at 0; feel.syntax at 3"},
                    CellCase{"text_for_number", "\"a\"", "n", "feel.type at 0"},
                    CellCase{"number_among_texts", "\"a\", 5", "s", "feel.type at 5"},
                    CellCase{"order_of_booleans", "< true", "yes", "feel.type at 0; feel.type at 0"},
                    CellCase{"interval_of_texts_for_number", "[\"a\"..\"b\"]", "n", "feel.type at 4; feel.type at 4"},
                    CellCase{"value_for_list", "\"a\"", "words", "feel.type at 0"},
                    CellCase{"unknown_name", "nn", "n", "feel.unknown_name at 0"},
                    CellCase{"nothing_after_not", "not(1) and true", "n", "feel.syntax at 7"},
                    CellCase{"wrong_kind_from_any", "< 5", "any_text", "wrong_kind at 0"}),
    cell_name);

}  // namespace
}  // namespace qw_test
