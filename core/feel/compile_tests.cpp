// Unary tests: what may stand behind `in` and in the cells of a decision table.
#include <algorithm>
#include <utility>

#include "feel/compiler.h"
#include "feel/ops.h"

namespace qw::feel {

std::optional<Op> comparison_operator(std::string_view text) {
  if (text == "<") return Op::less;
  if (text == "<=") return Op::less_equal;
  if (text == ">") return Op::greater;
  if (text == ">=") return Op::greater_equal;
  if (text == "=") return Op::equal;
  if (text == "!=") return Op::not_equal;
  return std::nullopt;
}

Compiled Compiler::compile_tests(TypeId input) {
  const Token at = token_;
  bind({"?", input}, at);
  const Part value = make(Op::local, input, at, {});
  Part root;
  if (token_.kind == TokenKind::symbol && is("-")) {
    Lexer ahead = lexer_;
    if (ahead.next().kind == TokenKind::end) {
      advance();
      return finish(literal(Value::boolean(true), kBoolean, at));
    }
  }
  if (token_.kind == TokenKind::name && is("not") && parenthesis_ahead()) {
    advance();
    advance();
    const Part inner = tests(value);
    expect(")", "after the tests of not");
    root = make_linked(Op::call, kBoolean, at, {inner}, static_cast<std::uint8_t>(Builtin::negation));
  } else {
    root = tests(value);
  }
  if (!stopped_ && token_.kind != TokenKind::end) syntax_error("\",\" or the end of the test");
  return finish(root);
}

// Whether the bracket ahead opens an interval, which it does when ".." stands before it closes.
bool Compiler::interval_ahead() const {
  if (token_.kind != TokenKind::symbol) return false;
  if (!is("[") && !is("(") && !is("]")) return false;
  Lexer ahead = lexer_;
  std::uint32_t depth = 1;
  // what is longer or deeper is refused anyway
  for (std::uint32_t tokens = 0; tokens < 4 * kMaxNodes && depth > 0 && depth <= kMaxDepth; ++tokens) {
    const Token next = ahead.next();
    if (next.kind == TokenKind::end || next.kind == TokenKind::bad) return false;
    if (next.kind != TokenKind::symbol) continue;
    if (depth == 1 && next.text == "..") return true;
    if (next.text == "[" || next.text == "(" || next.text == "{") ++depth;
    if (next.text == "]" || next.text == ")" || next.text == "}") --depth;
  }
  return false;
}

Compiler::Part Compiler::in(const Part& left) {
  if (interval_ahead() || !accept("(")) return test(left, false);
  Part any = test(left, false);
  while (accept(",")) {
    const Token at = token_;
    any = logic(Op::either, any, test(left, false), at);
  }
  expect(")", "after the tests of in");
  return any;
}

Compiler::Part Compiler::tests(const Part& input) {
  Part any = test(input, true);
  while (accept(",")) {
    const Token at = token_;
    any = logic(Op::either, any, test(input, true), at);
  }
  return any;
}

Compiler::Part Compiler::test(const Part& input, bool in_cell) {
  const Token at = token_;
  if (const auto op = token_.kind == TokenKind::symbol ? comparison_operator(token_.text) : std::nullopt) {
    advance();
    return compare(*op, input, binary(kAboveComparison), at);
  }
  if (interval_ahead()) return interval(input);
  const std::size_t first = out_.nodes.size();
  const Part candidate = binary(in_cell ? 1 : kAboveComparison);
  // a boolean about the input, such as "? > 3 and ? < 9", is the test itself
  const bool reads_input = in_cell && reads_local(first, 0);
  if (standard()) return make(Op::matches, kBoolean, at, {input, candidate}, reads_input ? kReadsInput : 0);
  if (reads_input && is_kind(candidate, TypeKind::boolean)) return candidate;
  return matches(input, candidate, at);
}

Compiler::Part Compiler::interval(const Part& input) {
  const bool low_included = is("[");
  advance();
  const Part low = expression();
  const Token at = token_;
  expect("..", "between the ends of the interval");
  const Part high = interval_end();
  const bool high_included = is("]");
  if (!accept("]") && !accept(")") && !accept("[")) syntax_error("\"]\" or \")\" after the interval");
  const Part from = compare(low_included ? Op::greater_equal : Op::greater, input, low, at);
  const Part to = compare(high_included ? Op::less_equal : Op::less, input, high, at);
  return make(Op::both, kBoolean, at, {from, to});
}

Compiler::Part Compiler::interval_end() {
  const bool outer = std::exchange(ends_interval_, true);
  const Part high = expression();
  ends_interval_ = outer;
  return high;
}

// Whether the "[" here ends "]1..5[": behind what cannot be filtered, or before what cannot begin a filter.
bool Compiler::closes_interval(const Part& base) const {
  if (!ends_interval_) return false;
  if (!is_kind(base, TypeKind::list) && !is_kind(base, TypeKind::any)) return true;
  Lexer ahead = lexer_;
  const Token next = ahead.next();
  if (next.kind == TokenKind::number || next.kind == TokenKind::string) return false;
  if (next.kind == TokenKind::name) {
    const bool starts = next.text == "if" || next.text == "for" || next.text == "some" || next.text == "every";
    return is_reserved(next.text) && !starts && next.text != "true" && next.text != "false" && next.text != "null";
  }
  return next.kind != TokenKind::symbol || std::string_view("([{-@").find(next.text) == std::string_view::npos;
}

Compiler::Part Compiler::matches(const Part& input, const Part& candidate, const Token& at) {
  const bool input_is_list = is_kind(input, TypeKind::list);
  if (is_kind(candidate, TypeKind::range) || is_kind(candidate, TypeKind::function)) {
    return make(Op::matches, kBoolean, at, {input, candidate});
  }
  if (is_kind(candidate, TypeKind::any)) return make(Op::in_list, kBoolean, at, {input, candidate});
  if (is_kind(candidate, TypeKind::list) && input_is_list) {
    // a list matches one that equals it, and one that holds it
    const bool may_hold = types_.compatible(input.type, types_[candidate.type].element);
    if (!may_hold) return compare(Op::equal, input, candidate, at);
    const Part held = make(Op::in_list, kBoolean, at, {input, candidate});
    return make(Op::either, kBoolean, at, {held, make(Op::equal, kBoolean, at, {input, candidate})});
  }
  if (is_kind(candidate, TypeKind::list)) {
    if (!types_.compatible(input.type, types_[candidate.type].element)) {
      error("feel.type", at,
            "A " + types_.describe(input.type) + " is never in a " + types_.describe(candidate.type) + ".");
    }
    return make(Op::in_list, kBoolean, at, {input, candidate});
  }
  // a condition that does not look at the input, over an input that is no boolean
  if (is_kind(candidate, TypeKind::boolean) && !types_.compatible(input.type, kBoolean)) return candidate;
  return compare(Op::equal, input, candidate, at);
}

}  // namespace qw::feel
