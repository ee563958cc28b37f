// Sentences with {expressions}, grouping of thousands, and expressions with their values put in.
#include "core/feel/feel_testing.h"

namespace qw_test {
namespace {

using namespace qw::feel;

std::string rendered(std::string_view source, int decimals = -1) {
  World world;
  CompiledTemplate compiled = compile_template(source, world, world.types, world.arena);
  if (!compiled.errors.empty()) return shown(compiled.errors);
  for (TemplatePart& part : compiled.text.parts) part.decimals = decimals;
  Machine machine = world.machine();
  const std::string text = render(compiled.text, machine);
  return machine.fault.kind == FaultKind::none ? text : text + " | " + shown(machine.fault);
}

class Sentence : public CaseTable {};

TEST_P(Sentence, Reads) { EXPECT_EQ(rendered(GetParam().source), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Template, Sentence,
    testing::Values(
        Case{"plain", "No value here.", "No value here."}, Case{"empty", "", ""},
        Case{"value", "{n} workers", "7 workers"}, Case{"only_value", "{n}", "7"},
        Case{"values", "{n} of {count(xs)}{s}.", "7 of 3abc."}, Case{"expression", "{n * 1000 + half}", "7,000.5"},
        Case{"large", "{most}", "9,999,999,999,999,999,999,999,999,999,999,999"},
        Case{"negative", "{neg * 1000}", "-3,000"}, Case{"boolean_yes", "{yes}", "yes"},
        Case{"boolean_no", "{no}", "no"}, Case{"null", "{no_number}", "none"}, Case{"null_text", "{no_text}", "none"},
        Case{"list", "{xs}", "[1, 2, 3]"}, Case{"context", "{row}", "{id: \"sales\", hours: 10, item: \"x\"}"},
        Case{"text_unquoted", "say {s}", "say abc"}, Case{"brace", "{{ and }}", "{ and }"},
        Case{"brace_around_value", "{{{n}}}", "{7}"}, Case{"lone_closing_brace", "a } b", "a } b"},
        Case{"braces_only", "{{}}", "{}"}, Case{"space_inside", "{ n }", "7"}, Case{"beyond_ascii", "é{n}é", "é7é"},
        Case{"unclosed", "ab {n", "feel.syntax at 3"}, Case{"unclosed_at_end", "abc {", "feel.syntax at 4"},
        Case{"empty_value", "a {}", "feel.syntax at 3"}, Case{"unknown_name", "ab {nn}", "feel.unknown_name at 4"},
        Case{"errors_of_every_value", "{nn} {s - 1}", "feel.unknown_name at 1; feel.type at 8"},
        Case{"fault", "{n / zero} left", "none left | division_by_zero at 2"}),
    case_name);

TEST(Sentence, DecimalsAreFixed) {
  EXPECT_EQ(rendered("{n}", 2), "7.00");
  EXPECT_EQ(rendered("{n}", 0), "7");
  EXPECT_EQ(rendered("{1234.565}", 2), "1,234.57");
  EXPECT_EQ(rendered("{-0.004}", 2), "0.00");
  EXPECT_EQ(rendered("{2 / 3}", 1), "0.7");
  EXPECT_EQ(rendered("{s} {yes} {no_number}", 2), "abc yes none");
}

TEST(Sentence, EmptyTemplateHasNoParts) {
  World world;
  EXPECT_TRUE(compile_template("", world, world.types, world.arena).text.empty());
  EXPECT_FALSE(compile_template("x", world, world.types, world.arena).text.empty());
}

TEST(GroupThousands, Groups) {
  EXPECT_EQ(group_thousands("0"), "0");
  EXPECT_EQ(group_thousands("999"), "999");
  EXPECT_EQ(group_thousands("1000"), "1,000");
  EXPECT_EQ(group_thousands("45000"), "45,000");
  EXPECT_EQ(group_thousands("123456"), "123,456");
  EXPECT_EQ(group_thousands("1234567.5678"), "1,234,567.5678");
  EXPECT_EQ(group_thousands("-999"), "-999");
  EXPECT_EQ(group_thousands("-1000.25"), "-1,000.25");
  EXPECT_EQ(group_thousands("-123456"), "-123,456");
  EXPECT_EQ(group_thousands("0.0001"), "0.0001");
  EXPECT_EQ(group_thousands("1E+40"), "1E+40");
  EXPECT_EQ(group_thousands("1.5E+40"), "1.5E+40");
  EXPECT_EQ(group_thousands(""), "");
}

// ---- substitute ----

std::string substituted(std::string_view source) {
  World world;
  const Compiled compiled = world.compile(source);
  if (!compiled.ok()) return shown(compiled.errors);
  Machine machine = world.machine();
  return substitute(compiled.expression, machine);
}

class Substitute : public CaseTable {};

TEST_P(Substitute, Reads) { EXPECT_EQ(substituted(GetParam().source), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Values, Substitute,
    testing::Values(
        Case{"number", "n + 1", "7 + 1"},
        Case{"layout_is_kept", "max( 2,  ceiling(n/half) )", "max( 2,  ceiling(7/0.5) )"},
        Case{"negative_in_parentheses", "n - neg", "7 - (-3)"}, Case{"text", "s = \"x\"", "\"abc\" = \"x\""},
        Case{"text_with_quotes", "quoted", R"("say \"hi\" \\")"},
        Case{"boolean", "yes and not(no)", "true and not(false)"}, Case{"null", "no_number = null", "null = null"},
        Case{"lists_keep_their_names", "count(xs) + n", "count(xs) + 7"},
        Case{"fields_of_a_name", "row.hours * n + any_row.hours", "10 * 7 + 20"},
        Case{"contexts_keep_their_names", "row = null", "row = null"}, Case{"same_name_twice", "n * n", "7 * 7"},
        Case{"between", "n between 1 and half", "7 between 1 and 0.5"},
        Case{"in_interval", "n in [half..9]", "7 in [0.5..9]"},
        Case{"in_tests", "n in (1, > half, neg)", "7 in (1, > 0.5, (-3))"},
        Case{"variables_keep_their_names", "for x in xs return x * n", "for x in xs return x * 7"},
        Case{"names_in_texts_stay", "\"n\" + s", "\"n\" + \"abc\""},
        Case{"fields_stay", "rows[hours > n].id", "rows[hours > 7].id"},
        Case{"name_beside_longer_name", "n + neg + no_number", "7 + (-3) + null"}, Case{"nothing", "1 + 2", "1 + 2"},
        Case{"only_a_name", "n", "7"}, Case{"number_before_a_point", "any_number.id", "(5).id"},
        Case{"number_before_two_points", "n in [half..n]", "7 in [0.5..7]"},
        Case{"after_characters_of_two_bytes", "\"é\" + s", "\"é\" + \"abc\""}),
    case_name);

// With its values in, an expression gives what it gave.
TEST(Substitute, KeepsTheResult) {
  for (const char* source : {"n + neg * half", "max(2, ceiling(n / half + neg))", "if yes then s else no_text",
                             "n in [neg..n]", "quoted + s", "n - neg - neg", "neg ** 2", "2 ** neg", "-neg",
                             "no_number = null or unknown", "sum(xs) * n", "n between neg and most"}) {
    EXPECT_EQ(run(substituted(source)), run(source)) << source << " -> " << substituted(source);
  }
}

}  // namespace
}  // namespace qw_test
