// Tokens, text literals, and what a compile error says: code, offset, message, suggestion.
#include "core/feel/feel_testing.h"
#include "feel/lexer.h"

namespace qw_test {
namespace {

using qw::feel::Lexer;
using qw::feel::Token;
using qw::feel::TokenKind;

// "n:7 s:abc o:<= ..." with the offset of each token behind "@".
std::string tokens(std::string_view source) {
  static constexpr const char* kKinds[] = {"end", "number", "string", "name", "symbol", "bad"};
  Lexer lexer(source);
  std::string text;
  for (int i = 0; i < 50; ++i) {
    const Token token = lexer.next();
    EXPECT_LE(token.offset + token.length, source.size());
    if (token.kind == TokenKind::end) return text;
    if (!text.empty()) text += ' ';
    text += kKinds[static_cast<std::size_t>(token.kind)];
    text += ':' + std::string(token.text) + '@' + std::to_string(token.offset);
    if (token.kind == TokenKind::bad) return text;
  }
  return text + " ...";
}

class Tokens : public CaseTable {};

TEST_P(Tokens, AreRead) { EXPECT_EQ(tokens(GetParam().source), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Lexer, Tokens,
    testing::Values(Case{"nothing", "", ""}, Case{"space", " \t\r\n", ""},
                    Case{"numbers", "1 2.50 .5", "number:1@0 number:2.50@2 number:.5@7"},
                    Case{"interval", "1..5", "number:1@0 symbol:..@1 number:5@3"},
                    Case{"interval_of_decimals", "1.5..2.5", "number:1.5@0 symbol:..@3 number:2.5@5"},
                    Case{"interval_to_point_five", "1...5", "number:1@0 symbol:..@1 number:.5@3"},
                    Case{"number_then_point", "1.", "number:1@0 symbol:.@1"},
                    Case{"exponent", "1e5 2E-3x", "number:1e5@0 number:2E-3@4 name:x@8"},
                    Case{"number_then_name", "1ex 1e+", "number:1@0 name:ex@1 number:1@4 name:e@5 symbol:+@6"},
                    Case{"comments", "1 // 2\n/* 3 */ 4 /* 5",
                         "number:1@0 number:4@15 symbol:/@17 symbol:*@18 number:5@20"},
                    Case{"names", "a_b1 ?x é", "name:a_b1@0 name:?x@5 name:é@8"},
                    Case{"symbols", "<=>=!=**=<>",
                         "symbol:<=@0 symbol:>=@2 symbol:!=@4 symbol:**@6 symbol:=@8 symbol:<@9 symbol:>@10"},
                    Case{"three_stars", "***", "symbol:**@0 symbol:*@2"},
                    Case{"brackets", "([{}]),:",
                         "symbol:(@0 symbol:[@1 symbol:{@2 symbol:}@3 symbol:]@4 symbol:)@5 symbol:,@6 symbol::@7"},
                    Case{"text", " \"a b\" ", "string:a b@1"}, Case{"text_with_quote", "\"a\\\"b\"", "string:a\\\"b@0"},
                    Case{"unclosed_text", "x \"ab", "name:x@0 bad:\"ab@2"},
                    Case{"text_ending_in_backslash", "\"ab\\", "bad:\"ab\\@0"},
                    Case{"text_ending_in_escaped_quote", "\"ab\\\"", "bad:\"ab\\\"@0"},
                    Case{"unknown_character", "a ; b", "name:a@0 bad:;@2"}, Case{"lone_exclamation", "!a", "bad:!@0"},
                    Case{"control_character", "\x01", "bad:\x01@0"}),
    case_name);

class Text : public CaseTable {};

TEST_P(Text, Gives) { EXPECT_EQ(run(GetParam().source), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Escape, Text,
    testing::Values(Case{"quote", R"("a\"b")", "\"a\"b\""}, Case{"apostrophe", R"("a\'b")", "\"a'b\""},
                    Case{"backslash", R"("a\\b")", "\"a\\b\""}, Case{"newline_return_tab", R"("\n\r\t")", "\"\n\r\t\""},
                    Case{"code_point", R"("\u0041\u00e9\u20AC")", "\"Aé€\""},
                    Case{"surrogate_pair", R"("\uD83D\uDC0E")", "\"🐎\""}, Case{"six_digits", R"("\U01F40E")", "\"🐎\""},
                    Case{"backslash_before_u", R"("\\u0041")", "\"\\u0041\""}, Case{"empty", R"("")", "\"\""},
                    Case{"beyond_ascii", "\"é🐎\"", "\"é🐎\""}, Case{"unknown", R"(s + "\q")", "feel.syntax at 4"},
                    Case{"short_code_point", R"("\u41")", "feel.syntax at 0"},
                    Case{"no_hex", R"("\u00g0")", "feel.syntax at 0"},
                    Case{"lone_high_surrogate", R"("\uD83D")", "feel.syntax at 0"},
                    Case{"high_surrogate_and_text", R"("\uD83Dx")", "feel.syntax at 0"},
                    Case{"lone_low_surrogate", R"("\uDC0E")", "feel.syntax at 0"},
                    Case{"two_high_surrogates", R"("\uD83D\uD83D")", "feel.syntax at 0"},
                    Case{"beyond_unicode", R"("\U110000")", "feel.syntax at 0"},
                    Case{"surrogate_as_six_digits", R"("\U00D83D")", "feel.syntax at 0"}),
    case_name);

TEST(Text, MayHoldNul) {
  World world;
  const auto compiled = world.compile(R"("a\u0000b")");
  ASSERT_TRUE(compiled.ok());
  qw::feel::Machine machine = world.machine();
  EXPECT_EQ(evaluate(compiled.expression, machine).as_string(), std::string_view("a\0b", 3));
}

class Syntax : public CaseTable {};

TEST_P(Syntax, IsRefused) { EXPECT_EQ(run(GetParam().source), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Expression, Syntax,
    testing::Values(
        Case{"empty", "", "feel.syntax at 0"}, Case{"blank", "   ", "feel.syntax at 3"},
        Case{"only_operator", "+", "feel.syntax at 0"}, Case{"operator_at_end", "1 +", "feel.syntax at 3"},
        Case{"two_operators", "1 + * 2", "feel.syntax at 4"}, Case{"no_unary_plus", "+1", "feel.syntax at 0"},
        Case{"two_values", "1 2", "feel.syntax at 2"}, Case{"two_names", "n half", "feel.syntax at 2"},
        Case{"unclosed_parenthesis", "(1 + 2", "feel.syntax at 6"},
        Case{"stray_parenthesis", "1 + 2)", "feel.syntax at 5"}, Case{"empty_parentheses", "()", "feel.syntax at 1"},
        Case{"unclosed_text", "s = \"abc", "feel.syntax at 4"}, Case{"if_without_then", "if yes 1", "feel.syntax at 7"},
        Case{"if_without_else", "if yes then 1", "feel.syntax at 13"},
        Case{"reserved_word", "1 + then", "feel.syntax at 4"}, Case{"word_as_operator", "1 plus 2", "feel.syntax at 2"},
        Case{"double_equals", "1 == 2", "feel.syntax at 3"}, Case{"c_style_not_equal", "1 <> 2", "feel.syntax at 3"},
        Case{"semicolon", "1; 2", "feel.syntax at 1"}, Case{"assignment", "n := 2", "feel.syntax at 2"},
        Case{"single_quotes", "'a'", "feel.syntax at 0"}, Case{"leading_zero", "007", "feel.syntax at 0"},
        Case{"35_digits", "12345678901234567890123456789012345", "feel.syntax at 0"},
        Case{"35_decimals", "1 + 0.12345678901234567890123456789012345", "feel.syntax at 4"},
        Case{"trailing_point", "1.", "feel.syntax at 2"}, Case{"two_points", "1.2.3", "feel.syntax at 3"},
        Case{"unclosed_call", "max(1, 2", "feel.syntax at 8"}, Case{"missing_argument", "max(1, )", "feel.syntax at 7"},
        Case{"comment_without_end", "1 /* 2", "feel.syntax at 3"},
        Case{"not_without_parentheses", "not yes", "feel.unknown_name at 0; feel.syntax at 4"},
        Case{"text_that_reads_like_a_call", "n \"(\"", "feel.syntax at 2"}),
    case_name);

class Message : public CaseTable {};

TEST_P(Message, Is) { EXPECT_EQ(messages_of(GetParam().source), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Syntax, Message,
    testing::Values(
        Case{"end", "1 +", "Expected a value, a name or \"(\", found the end."},
        Case{"operator", "1 2", "Expected an operator or the end of the expression, found \"2\"."},
        Case{"text", "1 \"a\"", "Expected an operator or the end of the expression, found a text."},
        Case{"unclosed_text", "\"abc", "Expected a value, a name or \"(\", found a text without its closing quote."},
        Case{"parenthesis", "(1", "Expected \")\" to close the parenthesis, found the end."},
        Case{"then", "if yes else 2", "Expected \"then\" after the condition of if, found \"else\"."},
        Case{"number", "007", "This number has more than 34 digits or a leading zero; shorten it."},
        Case{"escape", R"("\q")", R"(This text has an unknown escape; write "\\" for a backslash.)"},
        Case{"field_twice", "{a: 1, a: 2}", "The field \"a\" appears twice."},
        Case{"bad_character", "1 ; 2", "Expected an operator or the end of the expression, found \";\"."},
        Case{"cut_at_40_bytes", "1 abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
             "Expected an operator or the end of the expression, found \"abcdefghijklmnopqrstuvwxyzabcdefghijklmn\"."},
        Case{"cut_before_a_character", "1 abcdefghijklmnopqrstuvwxyzabcdefghijklmé",
             "Expected an operator or the end of the expression, found \"abcdefghijklmnopqrstuvwxyzabcdefghijklm\"."}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Name, Message,
    testing::Values(
        Case{"suggestion", "most_ + hafl",
             "Nothing is called \"most_\". Did you mean \"most\"?\nNothing is called \"hafl\". Did you mean \"half\"?"},
        Case{"nothing_near", "completely_different",
             "Nothing is called \"completely_different\". Define it as a fact or correct the name."},
        Case{"variable_suggested", "for counter in xs return countr",
             "Nothing is called \"countr\". Did you mean \"counter\"?"},
        Case{"field_suggested_in_filter", "rows[hour > 1]", "Nothing is called \"hour\". Did you mean \"hours\"?"},
        Case{"field", "row.huors", "There is no field \"huors\" here. Did you mean \"hours\"?"},
        Case{"field_nothing_near", "row.completely", "There is no field \"completely\" here."},
        Case{"field_of_number", "n.a", "A number has no field \"a\"."},
        Case{"function", "flor(1.5)", "There is no function \"flor\". Did you mean \"floor\"?"},
        Case{"function_nothing_near", "lookup_price(s)", "There is no function \"lookup_price\"."},
        Case{"case_matters", "N", "Nothing is called \"N\". Did you mean \"n\"?"}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    Type, Message,
    testing::Values(
        Case{"operator", "n + yes", "The operator \"+\" needs a number, but this is a boolean."},
        Case{"text", "s + 1", "Joining texts needs a string, but this is a number."},
        Case{"comparison", "n = s", "A number cannot be compared with a string."},
        Case{"order", "xs < xs",
             "A list of number has no order; compare numbers, texts or dates.\nA list of number has no order; compare "
             "numbers, texts "
             "or dates."},
        Case{"branches", "if yes then 1 else s",
             "The branches of if give a number and a string; make both the same kind."},
        Case{"condition", "if n then 1 else 2", "The condition of if needs a boolean, but this is a number."},
        Case{"minus", "-s", "The minus sign needs a number, but this is a string."},
        Case{"argument", "floor(s)", "Argument 1 of \"floor\" needs a number, but this is a string."},
        Case{"second_argument", "round half up(1, s)",
             "Argument 2 of \"round half up\" needs a number, but this is a string."},
        Case{"list_argument", "count(n)", "Argument 1 of \"count\" needs a list."},
        Case{"number_of_arguments", "abs(1, 2)", "The function \"abs\" does not take 2 arguments."},
        Case{"filter", "n[1]", "A filter [...] needs a list, but this is a number."},
        Case{"position", "xs[item]", "A position in a list cannot depend on its items; compare them with something."},
        Case{"never_in", "n in words", "A number is never in a list of string."},
        Case{"iteration", "for x in n return x", "This needs a list to go through, but there is a number."},
        Case{"nested_list", "nested + 1", "The operator \"+\" needs a number, but this is a list of list of number."}),
    case_name);

TEST(CompileErrors, AllTypeErrorsButOneSyntaxError) {
  World world;
  EXPECT_EQ(shown(world.compile("wrong1 + wrong2 + (s * 2").errors),
            "feel.unknown_name at 0; feel.unknown_name at 9; feel.type at 21; feel.syntax at 24");
}

TEST(CompileErrors, ExpressionKeepsItsSource) {
  World world;
  EXPECT_EQ(world.compile(" n + 1 ").expression.source, " n + 1 ");
  EXPECT_EQ(world.compile("n +").expression.source, "n +");
}

}  // namespace
}  // namespace qw_test
