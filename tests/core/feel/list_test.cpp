// Lists, contexts, paths, filters, positions and iterations.
#include "core/feel/feel_testing.h"

namespace qw_test {
namespace {

class List : public CaseTable {};

TEST_P(List, Gives) { EXPECT_EQ(run(GetParam().source), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(Literal, List,
                         testing::Values(Case{"empty", "[]", "[]"}, Case{"numbers", "[1, 2 + 3, n]", "[1, 5, 7]"},
                                         Case{"nested", "[[1], [], [2, 3]]", "[[1], [], [2, 3]]"},
                                         Case{"with_null", "[null, 1]", "[null, 1]"},
                                         Case{"mixed", "[1, \"a\", yes]", "[1, \"a\", true]"},
                                         Case{"trailing_comma", "[1, ]", "feel.syntax at 4"},
                                         Case{"unclosed", "[1, 2", "feel.syntax at 5"}),
                         case_name);

INSTANTIATE_TEST_SUITE_P(Context, List,
                         testing::Values(Case{"empty", "{}", "{}"},
                                         Case{"fields", "{a: 1, b: \"x\"}", "{a: 1, b: \"x\"}"},
                                         Case{"quoted_names", "{\"a b\": 1}", "{a b: 1}"},
                                         Case{"quoted_name_with_escape", "{\"a\\u0062\": 1}.ab", "1"},
                                         Case{"path", "{a: {b: 5}}.a.b", "5"},
                                         Case{"repeated_field", "{a: 1, a: 2}", "feel.syntax at 7"},
                                         Case{"trailing_comma", "{a: 1, }", "feel.syntax at 7"},
                                         Case{"missing_colon", "{a 1}", "feel.syntax at 3"},
                                         Case{"missing_value", "{a:}", "feel.syntax at 3"},
                                         Case{"number_as_name", "{1: 2}", "feel.syntax at 1"},
                                         Case{"unclosed", "{a: 1", "feel.syntax at 5"}),
                         case_name);

INSTANTIATE_TEST_SUITE_P(
    Path, List,
    testing::Values(Case{"field", "row.hours", "10"},
                    Case{"projection", "rows.id", "[\"sales\", \"stock\", \"forms\"]"},
                    Case{"projection_with_null", "rows.hours", "[10, 20, null]"},
                    Case{"projection_of_filter", "rows[hours > 10].id", "[\"stock\"]"},
                    Case{"projection_of_empty", "rows[hours > 99].id", "[]"},
                    Case{"field_of_item", "rows[1].id", "\"sales\""},
                    Case{"field_of_absent_item", "rows[9].id", "null"}, Case{"of_any", "any_row.id", "\"stock\""},
                    Case{"absent_of_any", "any_row.nothing", "null"}, Case{"of_any_null", "any_null.id", "null"},
                    Case{"of_any_number", "any_number.id", "null"}, Case{"of_null", "null.id", "null"},
                    Case{"projection_of_any_items", "[any_row, any_null].id", "[\"stock\", null]"},
                    Case{"spaces", "row . hours", "10"}, Case{"unknown_field", "row.hour", "feel.unknown_name at 4"},
                    Case{"of_number", "n.a", "feel.type at 2"}, Case{"number_after_point", "row.1", "feel.syntax at 3"},
                    Case{"nothing_after_point", "row.", "feel.syntax at 4"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Filter, List,
    testing::Values(Case{"item", "xs[item > 1]", "[2, 3]"}, Case{"item_none", "xs[item > 9]", "[]"},
                    Case{"item_all", "xs[item > 0]", "[1, 2, 3]"},
                    Case{"field", "rows[hours > 10]", "[{id: \"stock\", hours: 20, item: \"y\"}]"},
                    Case{"field_equal", "count(rows[id = \"sales\"])", "1"},
                    Case{"null_condition_drops", "rows[hours < 99].id", "[\"sales\", \"stock\"]"},
                    Case{"null_item_kept_when_asked", "gaps[item = null]", "[null]"},
                    Case{"null_literal_drops", "xs[null]", "[]"}, Case{"true_keeps", "xs[true]", "[1, 2, 3]"},
                    Case{"false_drops", "xs[false]", "[]"}, Case{"outer_name", "xs[item < n - 5]", "[1]"},
                    Case{"of_empty", "none[item > 1]", "[]"}, Case{"of_empty_literal", "[][item = 1]", "[]"},
                    Case{"of_null_list", "no_list[item > 1]", "null"}, Case{"chained", "xs[item > 1][item < 3]", "[2]"},
                    Case{"nested", "nested[count(item[item > 3]) > 0]", "[[4]]"},
                    Case{"field_named_item", "count(rows[item = \"x\"])", "2"},
                    Case{"item_dot_field", "rows[item.hours = 20]", "feel.type at 10"},
                    Case{"of_literal", "[5, 6, 7][item != 6]", "[5, 7]"},
                    Case{"of_call", "append(xs, 9)[item > 2]", "[3, 9]"}, Case{"of_any", "any_list[item > 1]", "[2]"},
                    Case{"of_context_literals", "[{x: 1, y: 2}, {x: null, y: 3}][x < 2]", "[{x: 1, y: 2}]"},
                    Case{"inner_name_hides_outer", "for id in [1] return rows[id = \"sales\"].hours", "[[10]]"},
                    Case{"of_number", "n[item > 1]", "feel.type at 1"}, Case{"by_text", "xs[\"a\"]", "feel.type at 2"},
                    Case{"unclosed", "xs[item > 1", "feel.syntax at 11"},
                    Case{"empty_filter", "xs[]", "feel.syntax at 3"},
                    Case{"item_outside", "item", "feel.unknown_name at 0"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Position, List,
    testing::Values(Case{"first", "xs[1]", "1"}, Case{"last", "xs[3]", "3"}, Case{"from_the_end", "xs[-1]", "3"},
                    Case{"first_from_the_end", "xs[-3]", "1"}, Case{"zero", "xs[0]", "null"},
                    Case{"beyond", "xs[4]", "null"}, Case{"beyond_from_the_end", "xs[-4]", "null"},
                    Case{"fraction", "xs[1.5]", "null"}, Case{"integral_decimal", "xs[2.0]", "2"},
                    Case{"far_beyond", "xs[99999999999999999999]", "null"}, Case{"computed", "xs[count(xs) - 1]", "2"},
                    Case{"null_position", "xs[no_number]", "null"}, Case{"of_empty", "none[1]", "null"},
                    Case{"of_empty_literal", "[][1]", "null"}, Case{"of_null_list", "no_list[1]", "null"},
                    Case{"of_filter", "xs[item > 1][1]", "2"}, Case{"of_nested", "nested[1][2]", "2"},
                    Case{"of_any", "any_list[2]", "2"}, Case{"outer_item", "nested[item[1] > 3]", "[[4]]"},
                    Case{"by_its_own_item", "xs[item]", "feel.type at 2"},
                    Case{"by_its_own_field", "rows[hours]", "feel.type at 4"},
                    Case{"by_an_iterator", "for i in xs return many[i]", "[1, 2, 3]"},
                    Case{"any_holds_a_text", "any_text[1]", "wrong_kind at 8"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    For, List,
    testing::Values(Case{"maps", "for x in xs return x * 10", "[10, 20, 30]"},
                    Case{"of_empty", "for x in none return x", "[]"},
                    Case{"of_null", "for x in no_list return x", "null"},
                    Case{"with_null_items", "for x in gaps return x + 1", "[2, null, 4]"},
                    Case{"of_contexts", "for r in rows return r.id", "[\"sales\", \"stock\", \"forms\"]"},
                    Case{"makes_contexts", "for x in [1, 2] return {v: x}", "[{v: 1}, {v: 2}]"},
                    Case{"takes_the_rest", "for x in [1] return x + 1", "[2]"},
                    Case{"nested", "for x in [1, 2] return for y in [10, 20] return x * y", "[[10, 20], [20, 40]]"},
                    Case{"inner_variable_hides", "for x in [1] return for x in [5] return x", "[[5]]"},
                    Case{"hides_a_name", "for n in xs return n", "[1, 2, 3]"},
                    Case{"inside_a_call", "sum(for r in rows[hours != null] return r.hours * 2)", "60"},
                    Case{"variable_ends", "sum(for x in xs return x) + x", "feel.unknown_name at 28"},
                    Case{"of_any", "for x in any_list return x", "[1, 2]"},
                    Case{"of_number", "for x in n return x", "feel.type at 0"},
                    Case{"of_any_number", "for x in any_number return x", "wrong_kind at 0"},
                    Case{"missing_return", "for x in xs", "feel.syntax at 11"},
                    Case{"missing_in", "for x xs return x", "feel.syntax at 6"},
                    Case{"missing_variable", "for in xs return 1", "feel.syntax at 4"},
                    Case{"reserved_variable", "for true in xs return 1", "feel.syntax at 4"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Quantified, List,
    testing::Values(Case{"some", "some x in xs satisfies x > 2", "true"},
                    Case{"some_not", "some x in xs satisfies x > 3", "false"},
                    Case{"some_of_empty", "some x in none satisfies x > 0", "false"},
                    Case{"some_of_null", "some x in no_list satisfies x > 0", "null"},
                    Case{"some_with_null_item_true", "some x in gaps satisfies x > 2", "true"},
                    Case{"some_with_null_item", "some x in gaps satisfies x > 5", "null"},
                    Case{"some_of_flags", "some f in flags satisfies f", "true"},
                    Case{"every", "every x in xs satisfies x > 0", "true"},
                    Case{"every_not", "every x in xs satisfies x > 1", "false"},
                    Case{"every_of_empty", "every x in none satisfies x > 9", "true"},
                    Case{"every_of_null", "every x in no_list satisfies x > 0", "null"},
                    Case{"every_with_null_item", "every x in gaps satisfies x > 0", "null"},
                    Case{"every_with_null_item_false", "every x in gaps satisfies x < 3", "false"},
                    Case{"stops_early", "some x in [1, 0] satisfies 1 / x > 0", "true"},
                    Case{"every_stops_early", "every x in [1, 0] satisfies 1 / x > 2", "false"},
                    Case{"condition_takes_the_rest", "some x in xs satisfies x > 2 and no", "false"},
                    Case{"in_a_condition", "if every r in rows satisfies r.id != \"\" then 1 else 2", "1"},
                    Case{"of_number", "some x in n satisfies yes", "feel.type at 0"},
                    Case{"number_as_condition", "every x in xs satisfies x", "feel.type at 0"},
                    Case{"missing_satisfies", "some x in xs return x > 1", "feel.syntax at 13"}),
    case_name);

TEST(ListType, IsKnownWhenCompiled) {
  EXPECT_EQ(type_of("[]"), "list of null");
  EXPECT_EQ(type_of("[1, null]"), "list of number");
  EXPECT_EQ(type_of("[1, \"a\"]"), "list of any value");
  EXPECT_EQ(type_of("rows.hours"), "list of number");
  EXPECT_EQ(type_of("rows[1].hours"), "number");
  EXPECT_EQ(type_of("rows[hours > 1]"), "list of context");
  EXPECT_EQ(type_of("for x in xs return x > 1"), "list of boolean");
  EXPECT_EQ(type_of("some x in xs satisfies x > 1"), "boolean");
  EXPECT_EQ(type_of("any_row.id"), "any value");
  EXPECT_EQ(type_of("[{a: 1}, {a: null}].a"), "list of number");
  EXPECT_EQ(type_of("[{a: 1}, {b: 1}]"), "list of any value");
}

// Contexts of one type lie in memory alike; of two orders of fields they are read by name.
TEST(ListType, OfContextsInOtherOrder) {
  EXPECT_EQ(run("[{a: 1, b: 2}, {b: 4, a: 3}].a"), "[1, 3]");
  EXPECT_EQ(run("(if no then {a: 1, b: 2} else {b: 4, a: 3}).a"), "3");
}

TEST(Locals, AreWhatTheyWereAfterAFault) {
  World world;
  const auto faulty = world.compile("for x in [words] return for y in x return 1 / zero");
  const auto fine = world.compile("for x in xs return x");
  ASSERT_TRUE(faulty.ok() && fine.ok());
  qw::feel::Machine machine = world.machine();
  evaluate(faulty.expression, machine);
  EXPECT_EQ(shown(machine.fault), "division_by_zero at 44");
  machine.fault = {};
  EXPECT_EQ(shown(evaluate(fine.expression, machine)), "[1, 2, 3]");
}

}  // namespace
}  // namespace qw_test
