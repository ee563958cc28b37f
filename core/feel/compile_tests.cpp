// Unary tests: what may stand behind `in` and in the cells of a decision table.
#include "feel/compiler.h"

namespace qw::feel {
namespace {

std::optional<Op> comparison_operator(std::string_view text) {
  if (text == "<") return Op::less;
  if (text == "<=") return Op::less_equal;
  if (text == ">") return Op::greater;
  if (text == ">=") return Op::greater_equal;
  if (text == "=") return Op::equal;
  if (text == "!=") return Op::not_equal;
  return std::nullopt;
}

}  // namespace

Compiled Compiler::compile_tests(TypeId input) {
  locals_.push_back({"?", input, false});
  const Token at = token_;
  const Part value = make(Op::local, input, at, {});
  Part root;
  if (token_.kind == TokenKind::symbol && is("-")) {
    Lexer ahead = lexer_;
    if (ahead.next().kind == TokenKind::end) {
      advance();
      return finish(literal(Value::boolean(true), kBoolean, at));
    }
  }
  Lexer ahead = lexer_;
  if (token_.kind == TokenKind::name && is("not") && ahead.next().text == "(") {
    advance();
    advance();
    const Part inner = tests(value, ")");
    expect(")", "after the tests of not");
    root = make_linked(Op::call, kBoolean, at, {inner}, static_cast<std::uint8_t>(Builtin::negation));
  } else {
    root = tests(value, "");
  }
  if (open_interval_done_) error("feel.syntax", at, "An interval begins with \"[\" or \"(\".");
  if (!stopped_ && token_.kind != TokenKind::end) syntax_error("\",\" or the end of the test");
  return finish(root);
}

Compiler::Part Compiler::in(const Part& left) {
  if (accept("(")) {
    // "(" opens a list of tests, or an interval that leaves its lower end out
    const Part first = test(left);
    if (open_interval_done_) {
      open_interval_done_ = false;
      return first;
    }
    Part any = first;
    while (accept(",")) {
      const Token at = token_;
      any = logic(Op::either, any, test(left), at);
    }
    expect(")", "after the tests of in");
    return any;
  }
  return test(left);
}

Compiler::Part Compiler::tests(const Part& input, std::string_view closing) {
  Part any = test(input);
  while (!stopped_ && !(closing.size() == 1 && is(closing)) && accept(",")) {
    const Token at = token_;
    any = logic(Op::either, any, test(input), at);
  }
  return any;
}

Compiler::Part Compiler::test(const Part& input) {
  const Token at = token_;
  if (token_.kind == TokenKind::symbol) {
    if (const auto op = comparison_operator(token_.text)) {
      advance();
      return compare(*op, input, binary(4), at);
    }
    if (is("[") || is("]")) {
      const bool included = is("[");
      advance();
      if (included && accept("]")) return matches(input, list_rest({}, at), at);
      const Part first = binary(1);
      if (accept("..")) return interval(input, first, included);
      std::vector<Part> items{first};
      while (accept(",")) items.push_back(expression());
      expect("]", "after the list");
      return matches(input, list_rest(std::move(items), at), at);
    }
    if (is("(")) {
      advance();
      const Part first = binary(1);
      if (accept("..")) return interval(input, first, false);
      expect(")", "after the expression");
      return matches(input, postfix(first), at);
    }
  }
  const Part candidate = binary(4);
  if (accept("..")) {  // the "(" was read by in(): an interval open at its lower end
    const Part found = interval(input, candidate, false);
    open_interval_done_ = true;
    return found;
  }
  return matches(input, candidate, at);
}

Compiler::Part Compiler::interval(const Part& input, const Part& low, bool low_included) {
  const Token at = token_;
  const Part high = binary(1);
  const bool high_included = is("]");
  if (!accept("]") && !accept(")") && !accept("[")) syntax_error("\"]\" or \")\" after the interval");
  const Part from = compare(low_included ? Op::greater_equal : Op::greater, input, low, at);
  const Part to = compare(high_included ? Op::less_equal : Op::less, input, high, at);
  return make(Op::both, kBoolean, at, {from, to});
}

Compiler::Part Compiler::matches(const Part& input, const Part& candidate, const Token& at) {
  const bool input_is_list = is_kind(input, TypeKind::list);
  if (is_kind(candidate, TypeKind::list) && !input_is_list) {
    if (!types_.compatible(input.type, types_[candidate.type].element)) {
      error("feel.type", at, "A " + types_.describe(input.type) + " is never in a " + types_.describe(candidate.type) + ".");
    }
    return make(Op::in_list, kBoolean, at, {input, candidate});
  }
  // a boolean test such as "? > 3 and ? < 9" over an input that is no boolean
  if (is_kind(candidate, TypeKind::boolean) && !types_.compatible(input.type, kBoolean)) return candidate;
  return compare(Op::equal, input, candidate, at);
}

}  // namespace qw::feel
