// The standard dialect: what DMN 1.5 says, where nothing is known before and what has no meaning is null.
#include <array>

#include "core/feel/feel_testing.h"
#include "feel/call.h"

namespace qw_test {
namespace {

using namespace qw::feel;

// Names with spaces and symbols, of no known type.
class Model final : public Resolver {
 public:
  Model() {
    const auto items = arena.values(2);
    items[0] = row("Ann", 30);
    items[1] = row("Bob", 50);
    values_ = {Value::integer(12), Value::integer(3), Value::list(items), Value::integer(7), Value::integer(9)};
  }
  std::optional<Symbol> resolve(std::string_view name) override {
    for (std::uint32_t i = 0; i < kNames.size(); ++i) {
      if (kNames[i] == name) return Symbol{i, kAny};
    }
    return std::nullopt;
  }
  std::vector<std::string_view> known_names() const override { return {kNames.begin(), kNames.end()}; }
  std::span<const std::string_view> spaced_names() const override { return kSpaced; }

  std::string run(std::string_view source) {
    const Compiled compiled = compile(source, *this, types, arena, Dialect::standard);
    if (!compiled.ok()) return shown(compiled.errors);
    Machine machine;
    machine.slots = values_.data();
    machine.arena = &scratch;
    const Value value = evaluate(compiled.expression, machine);
    return machine.fault.kind == FaultKind::none ? shown(value) : shown(machine.fault);
  }

  std::string run_cell(std::string_view cell, std::string_view input) {
    const Compiled value = compile(input, *this, types, arena, Dialect::standard);
    const Compiled test = compile_unary_tests(cell, kAny, *this, types, arena, Dialect::standard);
    if (!test.ok()) return shown(test.errors);
    Machine machine;
    machine.slots = values_.data();
    machine.arena = &scratch;
    return shown(evaluate_unary_tests(test.expression, evaluate(value.expression, machine), machine));
  }

 private:
  Value row(std::string_view name, std::int64_t age) {
    const auto fields = arena.values(2);
    fields[0] = Value::string(name);
    fields[1] = Value::integer(age);
    return Value::context(arena.add(Shape{{"first name", "age"}}), fields.data());
  }

  static constexpr std::array<std::string_view, 5> kNames = {"monthly fee", "fee-rate", "Employees", "monthly",
                                                             "for a while"};
  static constexpr std::array<std::string_view, 4> kSpaced = {"monthly fee", "fee-rate", "first name", "for a while"};

  TypeTable types;
  Arena arena;
  Arena scratch;
  std::vector<Value> values_;
};

class Standard : public CaseTable {};
TEST_P(Standard, Gives) { EXPECT_EQ(Model().run(GetParam().source), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Names, Standard,
    testing::Values(Case{"spaced", "monthly fee * 2", "24"}, Case{"begins_like_a_loop", "1 + for a while", "10"},
                    Case{"any_space", "monthly \n\t fee", "12"}, Case{"shorter", "monthly * 2", "14"},
                    Case{"symbol", "fee-rate + 1", "4"}, Case{"symbol_with_spaces", "fee - rate", "3"},
                    Case{"unknown", "nothing here", "feel.syntax at 8"}, Case{"unknown_word", "nothing", "null"},
                    Case{"path", "Employees[1].first name", "\"Ann\""},
                    Case{"projection", "Employees.first name", "[\"Ann\", \"Bob\"]"},
                    Case{"filter", "Employees[first name = \"Bob\"].age", "[50]"},
                    Case{"field_called_item", "{f: function(xs) xs[item > 1], r: f([{item: 1}, {item: 2}])}.r",
                         "[{item: 2}]"},
                    Case{"item_of_any", "{f: function(xs) xs[item > 1], r: f([1, 2])}.r", "[2]"},
                    Case{"item", "Employees[item.age > 40].first name", "[\"Bob\"]"},
                    Case{"outside_in_filter", "Employees[age > monthly fee].age", "[30, 50]"},
                    Case{"projection_of_lists", "[[{a: 1}], {a: 2}].a", "[[1], 2]"},
                    Case{"no_such_field", "Employees[1].wrong", "null"},
                    Case{"key_of_words", "{per month: 3, total: per month * 12}.total", "36"},
                    Case{"key_in_quotes", "{\"per month\": 3}.per month", "3"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Nulls, Standard,
    testing::Values(Case{"kinds", "1 + \"a\"", "null"}, Case{"division", "1 / 0", "null"},
                    Case{"comparison", "1 < \"a\"", "null"}, Case{"equality_of_kinds", "1 = \"1\"", "null"},
                    Case{"null_is_null", "null = null", "true"}, Case{"not_null", "1 = null", "false"},
                    Case{"and_false", "false and 1", "false"}, Case{"and_other", "true and 1", "null"},
                    Case{"or_true", "\"x\" or true", "true"}, Case{"not_of_text", "not(\"x\")", "null"},
                    Case{"if_null", "if null then 1 else 2", "2"}, Case{"if_text", "if \"x\" then 1 else 2", "2"},
                    Case{"unknown_function", "no such(1)", "feel.syntax at 3"},
                    Case{"unknown_call", "nosuch(1)", "null"}, Case{"arguments", "floor(1, 2, 3)", "null"},
                    Case{"argument", "floor(\"a\")", "null"}, Case{"power_zero", "0 ** 0", "1"},
                    Case{"root", "sqrt(-1)", "null"}, Case{"escape_of_a_pattern", "matches(\"a7\", \"a\\d\")", "true"},
                    Case{"hour_of_a_date", "@\"2020-01-01\".hour", "null"},
                    Case{"rest_goes_on", "[1 / 0, 2]", "[null, 2]"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Functions, Standard,
    testing::Values(Case{"called", "{f: function(a, b) a - b, r: f(5, 3)}.r", "2"},
                    Case{"named", "{f: function(a, b) a - b, r: f(b: 5, a: 3)}.r", "-2"},
                    Case{"recursive", "{fact: function(n) if n <= 1 then 1 else n * fact(n - 1), r: fact(20)}.r",
                         "2432902008176640000"},
                    Case{"closure", "(for n in [1, 2] return function(x) x + n)[2](10)", "12"},
                    Case{"at_once", "(function(x) x * 2)(4)", "8"}, Case{"too_few", "(function(x) x)()", "null"},
                    Case{"typed", "(function(x: number) x)(\"a\")", "null"},
                    Case{"typed_list_of_one", "(function(x: number) x)([5])", "5"},
                    Case{"parameter_hides_builtin", "(function(count) count(3))(function(x) x + 1)", "4"},
                    Case{"no_function", "{f: 1, r: f(2)}.r", "null"},
                    Case{"sorted", "sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]"},
                    Case{"without_end", "{f: function(n) f(n + 1), r: f(1)}.r", "step_budget at 0"},
                    Case{"builtin_named", "sublist(start position: 2, list: [1, 2, 3])", "[2, 3]"},
                    Case{"builtin_named_optional", "floor(n: 1.25)", "1"},
                    Case{"builtin_missing_name", "is(value2: 1)", "false"},
                    Case{"builtin_wrong_name", "floor(x: 1.25)", "null"},
                    Case{"list_replace", "list replace([2, 4, 7], function(item, new) item < new, 5)", "[5, 5, 7]"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Iterations, Standard,
    testing::Values(Case{"range", "for i in 1..4 return i * i", "[1, 4, 9, 16]"},
                    Case{"down", "for i in 3..1 return i", "[3, 2, 1]"},
                    Case{"range_value", "for i in [1..3) return i", "[1, 2]"},
                    Case{"two_lists", "for x in [1, 2], y in [10, 20] return x + y", "[11, 21, 12, 22]"},
                    Case{"dependent", "for x in [[1, 2], [3]], y in x return y * 10", "[10, 20, 30]"},
                    Case{"partial", "for i in 1..5 return if i = 1 then 1 else sum(partial) + 1", "[1, 2, 4, 8, 16]"},
                    Case{"single_value", "for i in 5 return i", "[5]"}, Case{"null", "for i in null return i", "null"},
                    Case{"some_of_two", "some x in [1, 2], y in [2, 3] satisfies x = y", "true"},
                    Case{"every_of_two", "every x in [1, 2], y in [2, 3] satisfies x < y", "false"},
                    Case{"every_in_range", "every i in 1..3 satisfies i > 0", "true"},
                    Case{"too_long", "count(for i in 1..100000000 return i)", "step_budget at 15"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Ranges, Standard,
    testing::Values(
        Case{"in", "5 in [1..5)", "false"}, Case{"in_open", "5 in ]1..6[", "true"},
        Case{"value", "{r: (1..5], x: 1 in r}.x", "false"}, Case{"start", "[1..5).start", "1"},
        Case{"included", "[1..5).end included", "false"}, Case{"equal", "[1..5] = [1..5]", "true"},
        Case{"in_list", "3 in ([1..2], [3..4])", "true"}, Case{"in_tests", "3 in (> 5, < 4)", "true"},
        Case{"of_texts", "\"b\" in [\"a\"..\"c\"]", "true"}, Case{"mixed", "[1..\"a\"]", "null"},
        Case{"unlimited", "7 in (> 5)", "true"},
        Case{"dates", "@\"2020-02-01\" in [@\"2020-01-01\"..@\"2020-03-01\"]", "true"},
        Case{"parsed", "range(\"(1..5]\")", "(1..5]"}, Case{"parsed_from", "range(\"[2..)\")", "(>= 2)"},
        Case{"parsed_to", "range(\"( ..2)\")", "(< 2)"}, Case{"parsed_nothing", "range(\"(..)\")", "null"},
        Case{"parsed_falling", "range(\"[5..1]\")", "null"}, Case{"before", "before([1..5), 5)", "true"},
        Case{"meets", "meets([1..5], [5..6])", "true"}, Case{"overlaps", "overlaps([1..5], [5..6])", "true"},
        Case{"overlaps_not", "overlaps([1..5), [5..6])", "false"}, Case{"during", "during(3, (3..4])", "false"},
        Case{"includes", "includes([1..9], [2..9))", "true"}, Case{"finishes", "finishes(5, [1..5])", "true"},
        Case{"started_by", "started by([1..5], 1)", "true"}, Case{"coincides", "coincides([1..5], [1..5))", "false"},
        Case{"named", "before(point: 1, range: [2..3])", "true"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    InstanceOf, Standard,
    testing::Values(Case{"number", "1 instance of number", "true"}, Case{"not_text", "1 instance of string", "false"},
                    Case{"null", "null instance of number", "false"},
                    Case{"date", "@\"2020-01-01\" instance of date", "true"},
                    Case{"date_and_time", "@\"2020-01-01T00:00:00\" instance of date and time", "true"},
                    Case{"duration", "@\"P1D\" instance of days and time duration", "true"},
                    Case{"months", "@\"P1Y\" instance of years and months duration", "true"},
                    Case{"list", "[1, 2] instance of list<number>", "true"},
                    Case{"list_of_others", "[1, \"a\"] instance of list<number>", "false"},
                    Case{"context", "{a: 1, b: 2} instance of context<a: number>", "true"},
                    Case{"function", "(function(x) x) instance of function<number>->number", "true"},
                    Case{"range", "[1..2] instance of range<number>", "true"},
                    Case{"unknown_type", "1 instance of nonsense", "false"},
                    Case{"in_condition", "if 1 instance of number and true then 1 else 2", "1"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Lists, Standard,
    testing::Values(Case{"index", "[1, 2, 3][-1]", "3"}, Case{"of_single", "5[1]", "5"},
                    Case{"filter_single", "5[item > 4]", "[5]"}, Case{"sublist", "sublist([1, 2, 3], 2)", "[2, 3]"},
                    Case{"insert", "insert before([1, 3], 2, 2)", "[1, 2, 3]"},
                    Case{"remove", "remove([1, 2, 3], -1)", "[1, 2]"}, Case{"reverse", "reverse([1, 2])", "[2, 1]"},
                    Case{"index_of", "index of([1, null, 1], 1)", "[1, 3]"},
                    Case{"union", "union([1, 2], [2, 3])", "[1, 2, 3]"},
                    Case{"distinct", "distinct values([1, null, 1, null])", "[1, null]"},
                    Case{"flatten", "flatten([[1, [2]], 3])", "[1, 2, 3]"}, Case{"mean", "mean(1, 2, 6)", "3"},
                    Case{"median", "median([4, 1, 3, 2])", "2.5"},
                    Case{"mode", "mode([6, 3, 9, 6, 6, 3, 3])", "[3, 6]"}, Case{"mode_empty", "mode([])", "[]"},
                    Case{"stddev", "stddev([2, 4, 7, 5])", "2.081665999466132735282297706979931"},
                    Case{"product", "product([2, 3, 4])", "24"}, Case{"count_single", "count(1)", "1"},
                    Case{"get_entries", "get entries({a: 1})", "[{key: \"a\", value: 1}]"},
                    Case{"context", "context([{key: \"a\", value: 1}])", "{a: 1}"},
                    Case{"context_put", "context put({a: 1}, [\"b\", \"c\"], 2)", "null"},
                    Case{"context_put_deep", "context put({a: {b: 1}}, [\"a\", \"c\"], 2)", "{a: {b: 1, c: 2}}"},
                    Case{"context_merge", "context merge([{a: 1}, {a: 2, b: 3}])", "{a: 2, b: 3}"},
                    Case{"number", "number(\"1 234,5\", \" \", \",\")", "1234.5"},
                    Case{"number_bad", "number(\"x\")", "null"}, Case{"odd", "odd(-3)", "true"},
                    Case{"even", "even(0)", "true"},
                    Case{"string_of_list", "string([1, \"a\\\"b\", null])", "\"[1, \"a\\\"b\", null]\""}),
    case_name);

struct Cell {
  const char* name;
  const char* cell;
  const char* input;
  const char* expected;
};
void PrintTo(const Cell& test, std::ostream* out) { *out << test.cell << " for " << test.input; }

std::string cell_name(const testing::TestParamInfo<Cell>& info) { return info.param.name; }

class StandardCell : public testing::TestWithParam<Cell> {};
TEST_P(StandardCell, Gives) { EXPECT_EQ(Model().run_cell(GetParam().cell, GetParam().input), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Cells, StandardCell,
    testing::Values(Cell{"value", "5", "5", "true"}, Cell{"values", "\"a\", \"b\"", "\"b\"", "true"},
                    Cell{"interval", "[1..5)", "5", "false"}, Cell{"comparison", "<= 5", "5", "true"},
                    Cell{"not", "not(1, 2)", "3", "true"}, Cell{"dash", "-", "null", "true"},
                    Cell{"question", "? > 3 and ? < 9", "5", "true"}, Cell{"list", "[1, 2]", "2", "true"},
                    Cell{"list_equal", "[1, 2]", "[1, 2]", "true"}, Cell{"null", "null", "null", "true"},
                    Cell{"name", "monthly fee", "12", "true"}, Cell{"below_name", "< monthly fee", "12", "false"},
                    Cell{"other_kind", "5", "\"5\"", "null"}, Cell{"boolean", "true", "true", "true"}),
    cell_name);

TEST(StandardErrors, HaveLineAndColumn) {
  Model model;
  TypeTable types;
  Arena arena;
  const Compiled compiled = compile("1 +\n  é + )", model, types, arena, Dialect::standard);
  ASSERT_EQ(compiled.errors.size(), 1U);
  EXPECT_EQ(compiled.errors[0].line, 2U);
  EXPECT_EQ(compiled.errors[0].column, 7U);
  EXPECT_EQ(compiled.errors[0].message, "Expected a value, a name or \"(\", found \")\".");
  const Compiled unknown = compile("Employes", model, types, arena, Dialect::standard);
  ASSERT_EQ(unknown.warnings.size(), 1U);
  EXPECT_EQ(unknown.warnings[0].message, "Nothing is called \"Employes\". Did you mean \"Employees\"?");
}

// What cannot be read on is an error in either dialect; as a warning it left an expression without nodes (found by feel_fuzz).
TEST(StandardErrors, UnknownGenericTypeIsSyntax) {
  for (const char* source : {"function(a: numbe<r, b) a", "1 instance of set<number>"}) {
    Model model;
    TypeTable types;
    Arena arena;
    const Compiled compiled = compile(source, model, types, arena, Dialect::standard);
    ASSERT_EQ(compiled.errors.size(), 1U) << source;
    EXPECT_EQ(compiled.errors[0].code, "feel.syntax");
    EXPECT_EQ(compiled.errors[0].message, "Only list, range, context and function take types in \"<\" and \">\".");
  }
}

}  // namespace
}  // namespace qw_test
