// Where conditions change their mind, and values written as text that gives them again.
#include "feel/cuts.h"

#include <algorithm>

#include "core/feel/feel_testing.h"
#include "feel/literal.h"

namespace qw_test {
namespace {

using namespace qw::feel;

// "n at 2, count of xs at 0, entangled half". Fixed are rows and most.
std::string cuts_of(std::string_view source, bool is_cell) {
  World world;
  const std::vector<std::string_view> names = world.known_names();
  std::vector<bool> fixed;
  for (const std::string_view name : names) fixed.push_back(name == "rows" || name == "most");
  const Compiled compiled =
      is_cell ? compile_unary_tests(source, kNumber, world, world.types, world.arena) : world.compile(source);
  EXPECT_TRUE(compiled.ok()) << shown(compiled.errors);
  Machine machine = world.machine();
  Cuts cuts;
  find_cuts(compiled.expression, fixed, machine, cuts);
  const auto name = [&](std::uint32_t subject) {
    return subject == kInputSubject ? std::string("?") : std::string(names[subject]);
  };
  std::vector<std::string> all;
  for (const Cut& cut : cuts.cuts) {
    const char* of = cut.of == CutOf::count ? "count of " : cut.of == CutOf::item ? "item of " : "";
    all.push_back(of + name(cut.subject) + " at " + literal(cut.at));
  }
  for (const std::uint32_t subject : cuts.rough) all.push_back("rough " + name(subject));
  for (const std::uint32_t subject : cuts.entangled) all.push_back("entangled " + name(subject));
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : ", ") + one;
  return text;
}

class Conditions : public testing::TestWithParam<Case> {};
TEST_P(Conditions, AreCut) { EXPECT_EQ(cuts_of(GetParam().source, false), GetParam().expected); }
INSTANTIATE_TEST_SUITE_P(
    Cuts, Conditions,
    testing::Values(Case{"comparison", "n >= 2", "n at 2"}, Case{"turned", "2 < n", "n at 2"},
                    Case{"constant_arithmetic", "n > 2 * 3 + 1", "n at 7"},
                    Case{"both", "n > 2 and half <= 0.5", "n at 2, half at 0.5"},
                    Case{"negated", "not(n > 2 or yes)", "n at 2"}, Case{"interval", "n in [1..3)", "n at 1, n at 3"},
                    Case{"values", "s in (\"a\", \"b\")", "s at \"a\", s at \"b\""},
                    Case{"between", "n between 1 and most", "n at 1, n at 9999999999999999999999999999999999"},
                    Case{"count", "count(xs) = 0", "count of xs at 0"},
                    Case{"item", "list contains(words, \"a\")", "item of words at \"a\""},
                    Case{"fixed", "count(rows) > 1", ""}, Case{"boolean", "yes", ""},
                    Case{"two_names", "n > half", "entangled n, entangled half"},
                    Case{"multiplied", "2 * n > 5", "n at 2.5"}, Case{"divided", "n / 4 <= 3", "n at 12"},
                    Case{"no_decimal", "3 * n > 1", "n at 0.3333333333333333, n at 0.3333333333333334, rough n"},
                    Case{"divisor", "5 / n > 2", "entangled n"}, Case{"calculated", "n * n > 5", "entangled n"},
                    Case{"choice", "if yes then n > 1 else n > 3", "n at 1, n at 3"},
                    Case{"rows", "count(rows[hours > n]) > 0", "n at 10, n at 20, n at null"},
                    Case{"rows_calculated", "count(rows[hours > n * n]) > 0", "entangled n"}),
    case_name);

class Cells : public testing::TestWithParam<Case> {};
TEST_P(Cells, AreCut) { EXPECT_EQ(cuts_of(GetParam().source, true), GetParam().expected); }
INSTANTIATE_TEST_SUITE_P(Cuts, Cells,
                         testing::Values(Case{"comparison", "< 5", "? at 5"},
                                         Case{"several", "[1..3], > 9", "? at 1, ? at 3, ? at 9"},
                                         Case{"value", "4", "? at 4"}, Case{"negated", "not(4, 5)", "? at 4, ? at 5"},
                                         Case{"question_mark", "? > 3 and ? < 9", "? at 3, ? at 9"},
                                         Case{"a_name", "< n", "entangled ?, entangled n"}, Case{"any", "-", ""}),
                         case_name);

TEST(Literal, GivesTheValueAgain) {
  for (const char* source :
       {"null", "true", "-2.50", "\"say \\\"hi\\\" \\\\\"", "[1, [\"a\", null], true]", "{\"a b\": 1, c: [{d: \"x\"}]}",
        "[]", "@\"2026-01-31\"", "@\"P1DT2H\"", "@\"P14M\"", "@\"10:30:00\"", "@\"2026-01-31T10:30:00\""}) {
    World world;
    const Compiled compiled = world.compile(source);
    ASSERT_TRUE(compiled.ok()) << source << shown(compiled.errors);
    Machine machine = world.machine();
    const Value value = evaluate(compiled.expression, machine);
    const Compiled again = world.compile(literal(value));
    ASSERT_TRUE(again.ok()) << literal(value) << shown(again.errors);
    EXPECT_TRUE(equal(evaluate(again.expression, machine), value)) << source << " " << literal(value);
    EXPECT_EQ(literal(evaluate(again.expression, machine)), literal(value));
  }
}

}  // namespace
}  // namespace qw_test
