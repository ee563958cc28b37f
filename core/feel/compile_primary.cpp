// Literals, lists, contexts and ranges.
#include <algorithm>
#include <utility>

#include "feel/call.h"
#include "feel/compiler.h"
#include "feel/ops.h"

namespace qw::feel {

Compiler::Part Compiler::literal(const Value& value, TypeId type, const Token& at) {
  const Part made = make(Op::literal, type, at, {});
  if (stopped_) return made;
  out_.nodes[made.node].a = static_cast<std::uint32_t>(out_.literals.size());
  out_.literals.push_back(value);
  return made;
}

Compiler::Part Compiler::number_literal() {
  const Token at = token_;
  std::string text(at.text);
  if (text.starts_with('.')) text.insert(text.begin(), '0');
  const bool any_form = standard() || text.find_first_of("eE") != std::string::npos;
  const auto number = any_form ? parse_scientific(text) : parse_decimal(text);
  if (!number) error("feel.syntax", at, "This number has more than 34 digits or a leading zero; shorten it.");
  advance();
  return literal(Value::number(number.value_or(Decimal())), kNumber, at);
}

// @"2026-01-31", @"PT5H".
Compiler::Part Compiler::at_literal() {
  const Token at = token_;
  if (at.kind != TokenKind::string) {
    syntax_error("a date, time or duration in quotes after \"@\"");
    return {};
  }
  const Value value = temporal_literal(content(at), arena_);
  if (value.is_null())
    error("feel.type", at, "This is no date, time or duration; write @\"2026-01-31\" or @\"P1DT2H\".");
  advance();
  const TypeId types[] = {kDate, kTime, kDateTime, kDaysDuration, kMonthsDuration};
  const auto place = static_cast<std::size_t>(value.kind()) - static_cast<std::size_t>(Kind::date);
  return literal(value, value.is_null() ? kAny : types[place], at);
}

std::string_view Compiler::content(const Token& text) {
  const std::optional<std::string> resolved = unescape(text.text, standard());
  if (!resolved) error("feel.syntax", text, "This text has an unknown escape; write \"\\\\\" for a backslash.");
  return arena_.copy(resolved.value_or(""));
}

Compiler::Part Compiler::primary() {
  const Token at = token_;
  switch (at.kind) {
    case TokenKind::number: return number_literal();
    case TokenKind::string: advance(); return literal(Value::string(content(at)), kString, at);
    case TokenKind::name: return name();
    case TokenKind::symbol:
      if (accept("(")) return parenthesis(at);
      if (accept("[")) return bracket(at);
      if (accept("{")) return context(at);
      if (accept("@")) return at_literal();
      if (is("]") && interval_ahead()) {
        advance();
        return range(expression(), false, at);
      }
      break;
    default: break;
  }
  syntax_error("a value, a name or \"(\"");
  return {};
}

Compiler::Part Compiler::parenthesis(const Token& at) {
  if (token_.kind == TokenKind::symbol && comparison_operator(token_.text)) return open_range(at);
  const bool outer = std::exchange(ends_interval_, false);
  const Part inner = expression();
  ends_interval_ = outer;
  if (is("..")) return range(inner, false, at);
  expect(")", "to close the parenthesis");
  return inner;
}

// (< 5): everything below 5.
Compiler::Part Compiler::open_range(const Token& at) {
  const Op op = *comparison_operator(token_.text);
  advance();
  const Part end = binary(kAboveComparison);
  expect(")", "after the end of the range");
  if (stopped_) return {};
  const Part none = literal(Value(), kNull, at);
  if (op == Op::less || op == Op::less_equal) {
    return make_range(none, end, op == Op::less_equal ? kHighIncluded | kNoLow : kNoLow, at);
  }
  if (op == Op::greater || op == Op::greater_equal) {
    return make_range(end, none, op == Op::greater_equal ? kLowIncluded | kNoHigh : kNoHigh, at);
  }
  if (op == Op::equal) return make_range(end, end, kLowIncluded | kHighIncluded, at);
  error("feel.type", at, "A range cannot leave out a single value; write not(...) around the test.");
  return none;
}

Compiler::Part Compiler::make_range(const Part& low, const Part& high, std::uint8_t detail, const Token& at) {
  return make(Op::range, types_.range_of(types_.join(low.type, high.type)), at, {low, high}, detail);
}

// From the ".." on.
Compiler::Part Compiler::range(const Part& low, bool low_included, const Token& at) {
  expect("..", "between the ends of the range");
  const Part high = interval_end();
  const bool high_included = is("]");
  if (!accept("]") && !accept(")") && !accept("[")) syntax_error("\"]\" or \")\" after the range");
  if (!types_.compatible(low.type, high.type)) {
    error("feel.type", at, "The ends of a range must be of one kind, such as two numbers.");
  }
  const int detail = (low_included ? kLowIncluded : 0) | (high_included ? kHighIncluded : 0);
  return make_range(low, high, static_cast<std::uint8_t>(detail), at);
}

Compiler::Part Compiler::bracket(const Token& at) {
  std::vector<Part> items;
  const bool outer = std::exchange(ends_interval_, false);
  if (!is("]") || interval_ahead()) {
    do {
      items.push_back(expression());
      if (items.size() == 1 && is("..")) {
        ends_interval_ = outer;
        return range(items[0], true, at);
      }
    } while (accept(","));
  }
  ends_interval_ = outer;
  expect("]", "after the list");
  if (items.size() > 1000) error("feel.too_large", at, "A list of more than 1,000 items belongs in a table.");
  TypeId element = kNull;
  for (const Part& item : items) element = types_.join(element, item.type);
  return make_linked(Op::list, types_.list_of(element), at, items);
}

Compiler::Part Compiler::context(const Token& at) {
  std::vector<Part> values;
  Fields fields;
  Shape shape;
  const std::size_t local = locals_.size();
  const bool outer = std::exchange(ends_interval_, false);
  if (!bind({"", kAny, false, &fields}, at)) return {};
  if (!is("}")) {
    while (entry(shape, fields, values) && accept(",")) {
    }
  }
  ends_interval_ = outer;
  locals_.pop_back();
  expect("}", "after the fields");
  if (stopped_) return {};
  const Part made = make_linked(Op::context, types_.context_of(std::move(fields)), at, values);
  if (stopped_) return made;
  out_.nodes[made.node].b = static_cast<std::uint32_t>(out_.shapes.size());
  out_.nodes[made.node].c = static_cast<std::uint32_t>(local);
  out_.shapes.push_back(arena_.add(std::move(shape)));
  return made;
}

// One "name: value" of a context. A function may call itself by the name of its entry.
bool Compiler::entry(Shape& shape, Fields& fields, std::vector<Part>& values) {
  Token key = token_;
  if (key.kind != TokenKind::name && key.kind != TokenKind::string) {
    syntax_error("a field name or \"}\"");
    return false;
  }
  std::string name(key.kind == TokenKind::string ? content(key) : key.text);
  advance();
  while (standard() && key.kind == TokenKind::name && !is(":") && token_.kind != TokenKind::end && !stopped_) {
    const bool joined = token_.kind == TokenKind::symbol || is_spaced(name.substr(name.size() - 1));
    if (token_.kind == TokenKind::bad || is(",") || is("}") || is("{")) break;
    name += joined ? "" : " ";
    name += token_.text;
    advance();
  }
  expect(":", "after the field name");
  if (shape.find(name) >= 0) error("feel.syntax", key, "The field \"" + name + "\" appears twice.");
  shape.names.push_back(arena_.copy(name));
  const bool recursive = is_word("function");
  if (recursive) fields.emplace_back(name, kAny);
  values.push_back(expression());
  if (recursive) fields.pop_back();
  fields.emplace_back(name, values.back().type);
  return !stopped_;
}

Compiler::Part Compiler::postfix(Part base) {
  while (!stopped_) {
    if (accept(".")) {
      base = path(base);
    } else if (is("[") && !closes_interval(base)) {
      base = filter(base);
    } else if (is("(") && (standard() || is_kind(base, TypeKind::function))) {
      base = invoke(base, token_);
    } else {
      return base;
    }
  }
  return base;
}

}  // namespace qw::feel
