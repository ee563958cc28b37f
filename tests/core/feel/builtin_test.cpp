// Every built-in function with ordinary, null, empty and wrong arguments.
#include "core/feel/feel_testing.h"

namespace qw_test {
namespace {

class Builtin : public CaseTable {};

TEST_P(Builtin, Gives) { EXPECT_EQ(run(GetParam().source), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    MinMax, Builtin,
    testing::Values(Case{"min_list", "min(xs)", "1"}, Case{"max_list", "max(xs)", "3"},
                    Case{"min_arguments", "min(3, n, -2)", "-2"}, Case{"max_arguments", "max(3, n, -2)", "7"},
                    Case{"min_one", "min(5)", "5"}, Case{"max_one_in_list", "max([5])", "5"},
                    Case{"min_texts", "min(\"b\", s)", "\"abc\""}, Case{"max_texts", "max(words)", "\"b\""},
                    Case{"min_empty", "min(none)", "null"}, Case{"max_empty", "max([])", "null"},
                    Case{"min_null_item", "min(gaps)", "null"}, Case{"max_null_argument", "max(1, null)", "null"},
                    Case{"min_null", "min(null)", "null"}, Case{"max_null_list", "max(no_list)", "null"},
                    Case{"max_any", "max(any_number, 3)", "5"}, Case{"min_boolean", "min(yes)", "feel.type at 4"},
                    Case{"max_mixed", "max(1, \"a\")", "wrong_kind at 0"},
                    Case{"min_mixed_from_any", "min(1, any_text)", "wrong_kind at 0"},
                    Case{"max_of_lists", "max(nested)", "feel.type at 4"},
                    Case{"min_nothing", "min()", "feel.type at 0"},
                    Case{"twelve_arguments", "max(1,2,3,4,5,6,7,8,9,10,11,12)", "12"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Sum, Builtin,
    testing::Values(Case{"list", "sum(xs)", "6"}, Case{"arguments", "sum(1, 2, n)", "10"}, Case{"one", "sum(5)", "5"},
                    Case{"exact", "sum([0.1, 0.2, 0.3])", "0.6"}, Case{"empty", "sum(none)", "null"},
                    Case{"empty_literal", "sum([])", "null"}, Case{"null_item", "sum(gaps)", "null"},
                    Case{"null", "sum(null)", "null"}, Case{"null_list", "sum(no_list)", "null"},
                    Case{"projection", "sum(rows[hours != null].hours)", "30"}, Case{"thousand", "sum(many)", "500500"},
                    Case{"texts", "sum(words)", "feel.type at 4"}, Case{"text_argument", "sum(1, s)", "feel.type at 7"},
                    Case{"text_from_any", "sum(any_text)", "wrong_kind at 0"},
                    Case{"nothing", "sum()", "feel.type at 0"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(Count, Builtin,
                         testing::Values(Case{"list", "count(xs)", "3"}, Case{"with_nulls", "count(gaps)", "3"},
                                         Case{"empty", "count(none)", "0"}, Case{"only_null", "count([null])", "1"},
                                         Case{"null", "count(null)", "null"},
                                         Case{"null_list", "count(no_list)", "null"},
                                         Case{"filter", "count(rows[hours > 5])", "2"},
                                         Case{"number", "count(n)", "feel.type at 6"},
                                         Case{"two_lists", "count(xs, xs)", "feel.type at 0"},
                                         Case{"number_from_any", "count(any_number)", "wrong_kind at 0"},
                                         Case{"any_list", "count(any_list)", "2"}),
                         case_name);

INSTANTIATE_TEST_SUITE_P(
    AllAny, Builtin,
    testing::Values(Case{"all_true", "all([yes, true])", "true"}, Case{"all_false", "all(flags)", "false"},
                    Case{"all_null", "all([true, null])", "null"}, Case{"all_empty", "all([])", "true"},
                    Case{"all_arguments", "all(yes, no)", "false"}, Case{"all_of_null", "all(null)", "null"},
                    Case{"any_true", "any(flags)", "true"}, Case{"any_false", "any(no, false)", "false"},
                    Case{"any_null", "any([false, null])", "null"}, Case{"any_empty", "any([])", "false"},
                    Case{"any_of_null", "any(unknown)", "null"}, Case{"all_numbers", "all(xs)", "feel.type at 4"},
                    Case{"any_number", "any(n)", "feel.type at 4"},
                    Case{"all_wrong_from_any", "all(any_number)", "wrong_kind at 0"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    FloorCeilingAbs, Builtin,
    testing::Values(
        Case{"floor", "floor(1.5)", "1"}, Case{"floor_negative", "floor(-1.5)", "-2"},
        Case{"floor_integer", "floor(n)", "7"}, Case{"floor_places", "floor(1.56, 1)", "1.5"},
        Case{"floor_places_negative", "floor(-1.56, 1)", "-1.6"}, Case{"floor_tens", "floor(1234, -2)", "1200"},
        Case{"floor_null", "floor(null)", "null"}, Case{"floor_null_places", "floor(1.5, null)", "null"},
        Case{"floor_null_and_places", "floor(no_number, 1)", "null"}, Case{"ceiling", "ceiling(1.5)", "2"},
        Case{"ceiling_negative", "ceiling(-1.5)", "-1"}, Case{"ceiling_to_zero", "ceiling(-0.5)", "0"},
        Case{"ceiling_places", "ceiling(1.51, 1)", "1.6"}, Case{"ceiling_null", "ceiling(no_number)", "null"},
        Case{"abs", "abs(-3)", "3"}, Case{"abs_positive", "abs(2.5)", "2.5"}, Case{"abs_zero", "abs(-zero)", "0"},
        Case{"abs_null", "abs(null)", "null"}, Case{"floor_text", "floor(\"1.5\")", "feel.type at 6"},
        Case{"floor_text_places", "floor(1.5, \"1\")", "feel.type at 11"},
        Case{"floor_nothing", "floor()", "feel.type at 0"}, Case{"floor_three", "floor(1.5, 1, 2)", "feel.type at 0"},
        Case{"abs_list", "abs(xs)", "feel.type at 4"}, Case{"abs_two", "abs(1, 2)", "feel.type at 0"},
        Case{"ceiling_text_from_any", "ceiling(any_text)", "wrong_kind at 0"},
        Case{"floor_of_34_digits", "floor(most / 10)", "999999999999999999999999999999999"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Modulo, Builtin,
    testing::Values(Case{"positive", "modulo(12, 5)", "2"}, Case{"negative_dividend", "modulo(-12, 5)", "3"},
                    Case{"negative_divisor", "modulo(12, -5)", "-3"}, Case{"both_negative", "modulo(-12, -5)", "-2"},
                    Case{"decimals", "modulo(10.1, 4.5)", "1.1"},
                    Case{"decimals_negative", "modulo(-10.1, 4.5)", "3.4"}, Case{"exact", "modulo(-10, 5)", "0"},
                    Case{"smaller", "modulo(3, 5)", "3"}, Case{"null_dividend", "modulo(null, 5)", "null"},
                    Case{"null_divisor", "modulo(5, null)", "null"},
                    Case{"zero_divisor", "modulo(5, zero)", "division_by_zero at 0"},
                    Case{"one_argument", "modulo(5)", "feel.type at 0"},
                    Case{"text", "modulo(5, s)", "feel.type at 10"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Rounding, Builtin,
    testing::Values(
        Case{"decimal", "decimal(1 / 3, 2)", "0.33"}, Case{"decimal_half_to_even_up", "decimal(1.5, 0)", "2"},
        Case{"decimal_half_to_even_down", "decimal(2.5, 0)", "2"}, Case{"decimal_0515", "decimal(0.515, 2)", "0.52"},
        Case{"decimal_hundreds", "decimal(1250, -2)", "1200"},
        Case{"decimal_fraction_of_places", "decimal(1 / 3, 2.5)", "0.33"},
        Case{"decimal_more_places_than_digits", "decimal(1.5, 40)", "1.5"},
        Case{"decimal_needs_two", "decimal(1.5)", "feel.type at 0"}, Case{"up", "round up(5.51, 1)", "5.6"},
        Case{"up_negative", "round up(-5.51, 1)", "-5.6"}, Case{"up_exact", "round up(5.5, 1)", "5.5"},
        Case{"down", "round down(5.59, 1)", "5.5"}, Case{"down_negative", "round down(-5.59, 1)", "-5.5"},
        Case{"half_up", "round half up(5.5, 0)", "6"}, Case{"half_up_negative", "round half up(-5.5, 0)", "-6"},
        Case{"half_up_below", "round half up(5.4999, 0)", "5"},
        Case{"half_up_cents", "round half up(2.345, 2)", "2.35"}, Case{"half_down", "round half down(5.5, 0)", "5"},
        Case{"half_down_negative", "round half down(-5.5, 0)", "-5"},
        Case{"half_down_above", "round half down(5.501, 0)", "6"}, Case{"tens", "round half up(125, -1)", "130"},
        Case{"null_number", "round half up(null, 2)", "null"}, Case{"null_places", "round up(1.5, null)", "null"},
        Case{"text", "round down(s, 1)", "feel.type at 11"},
        Case{"one_argument", "round half down(1.5)", "feel.type at 0"}, Case{"up_far_left", "round up(5, -3)", "1000"},
        Case{"places_out_of_range", "round up(5, 99999)", "invalid_number at 0"},
        Case{"places_far_out_of_range", "round up(5, 99999999999999999999)", "invalid_number at 0"},
        Case{"spaces_between_words", "round   half\tup(0.5, 0)", "1"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Lists, Builtin,
    testing::Values(
        Case{"contains", "list contains(xs, 2)", "true"}, Case{"contains_not", "list contains(xs, 9)", "false"},
        Case{"contains_by_value", "list contains([2.50], 2.5)", "true"},
        Case{"contains_null", "list contains(gaps, null)", "true"},
        Case{"contains_null_not", "list contains(xs, null)", "false"},
        Case{"contains_in_empty", "list contains([], null)", "false"},
        Case{"contains_in_null", "list contains(null, 1)", "null"},
        Case{"contains_list", "list contains(nested, [4])", "true"},
        Case{"contains_text", "list contains(words, \"b\")", "true"},
        Case{"contains_in_number", "list contains(n, 1)", "feel.type at 14"},
        Case{"contains_one_argument", "list contains(xs)", "feel.type at 0"},
        Case{"append", "append(xs, 4)", "[1, 2, 3, 4]"}, Case{"append_several", "append(none, 1, 2)", "[1, 2]"},
        Case{"append_null", "append(xs, null)", "[1, 2, 3, null]"},
        Case{"append_list", "append(nested, [5])", "[[1, 2, 3], [4], [5]]"},
        Case{"append_to_null", "append(null, 1)", "null"}, Case{"append_to_number", "append(n, 1)", "feel.type at 7"},
        Case{"concatenate", "concatenate(xs, [4], none)", "[1, 2, 3, 4]"},
        Case{"concatenate_one", "concatenate(xs)", "[1, 2, 3]"}, Case{"concatenate_empty", "concatenate([], [])", "[]"},
        Case{"concatenate_null", "concatenate(xs, null)", "null"},
        Case{"concatenate_null_list", "concatenate(no_list, xs)", "null"},
        Case{"concatenate_number", "concatenate(xs, n)", "feel.type at 16"},
        Case{"concatenate_nothing", "concatenate()", "feel.type at 0"},
        Case{"concatenate_wrong_from_any", "concatenate(xs, any_number)", "wrong_kind at 0"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Others, Builtin,
    testing::Values(Case{"get_value", "get value(row, \"id\")", "\"sales\""},
                    Case{"get_value_absent", "get value(row, \"none\")", "null"},
                    Case{"get_value_of_null", "get value(null, \"id\")", "null"},
                    Case{"get_value_null_key", "get value(row, no_text)", "null"},
                    Case{"get_value_computed", "get value({a: 1, b: 2}, if yes then \"b\" else \"a\")", "2"},
                    Case{"get_value_of_any", "get value(any_row, \"hours\")", "20"},
                    Case{"get_value_of_list", "get value(xs, \"id\")", "feel.type at 10"},
                    Case{"get_value_number_key", "get value(row, 1)", "feel.type at 15"},
                    Case{"string_of_number", "string(2.50)", "\"2.5\""}, Case{"string_of_text", "string(s)", "\"abc\""},
                    Case{"string_of_boolean", "string(yes)", "\"true\""},
                    Case{"string_of_null", "string(null)", "null"},
                    Case{"string_of_list", "string([1, \"a\", null])", "\"[1, \"a\", null]\""},
                    Case{"string_of_context", "string({a: 1})", "\"{a: 1}\""},
                    Case{"string_joined", "\"n = \" + string(n)", "\"n = 7\""},
                    Case{"not_two", "not(yes, no)", "feel.type at 0"},
                    Case{"name_like_a_function", "for sum in xs return sum(sum)", "[1, 2, 3]"}),
    case_name);

TEST(BuiltinType, IsKnownWhenCompiled) {
  EXPECT_EQ(type_of("min(xs)"), "number");
  EXPECT_EQ(type_of("max(\"a\", \"b\")"), "string");
  EXPECT_EQ(type_of("max(words)"), "string");
  EXPECT_EQ(type_of("concatenate(xs, words)"), "list of any value");
  EXPECT_EQ(type_of("append(xs, 1)"), "list of number");
  EXPECT_EQ(type_of("append([], s)"), "list of string");
  EXPECT_EQ(type_of("get value({a: 1, b: 2}, \"a\")"), "number");
  EXPECT_EQ(type_of("get value(row, \"id\")"), "any value");
  EXPECT_EQ(type_of("count([])"), "number");
  EXPECT_EQ(type_of("string(1)"), "string");
}

}  // namespace
}  // namespace qw_test
