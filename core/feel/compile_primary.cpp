// Literals, names, calls, paths, filters and iterations.
#include <algorithm>

#include "base/text.h"
#include "feel/compiler.h"

namespace qw::feel {
namespace {

constexpr std::string_view kReserved[] = {"then", "else", "return", "satisfies", "and",  "or",    "in",  "between",
                                          "if",   "for",  "some",   "every",     "true", "false", "null"};

bool is_reserved(std::string_view text) {
  return std::find(std::begin(kReserved), std::end(kReserved), text) != std::end(kReserved);
}

}  // namespace

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
  const auto number = parse_decimal(text);
  if (!number) error("feel.syntax", at, "This number has more than 34 digits or a leading zero; shorten it.");
  advance();
  return literal(Value::number(number.value_or(Decimal())), kNumber, at);
}

std::string_view Compiler::content(const Token& text) {
  const std::optional<std::string> resolved = unescape(text.text);
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
      if (accept("(")) return parenthesis();
      if (accept("[")) return list(at);
      if (accept("{")) return context(at);
      break;
    default: break;
  }
  syntax_error("a value, a name or \"(\"");
  return {};
}

Compiler::Part Compiler::parenthesis() {
  const Part inner = expression();
  expect(")", "to close the parenthesis");
  return inner;
}

Compiler::Part Compiler::postfix(Part base) {
  while (!stopped_) {
    if (accept(".")) {
      base = path(base);
    } else if (is("[") && !(ends_interval_ && !is_kind(base, TypeKind::list) && !is_kind(base, TypeKind::any))) {
      base = filter(base);
    } else {
      return base;
    }
  }
  return base;
}

const BuiltinInfo* Compiler::builtin_ahead() {
  Lexer ahead = lexer_;
  std::string joined(token_.text);
  for (int words = 1; words <= 4; ++words) {
    const Token next = ahead.next();
    if (next.kind == TokenKind::symbol && next.text == "(") {
      const BuiltinInfo* info = find_builtin(joined);
      for (int i = 0; info != nullptr && i < words; ++i) advance();
      return info;
    }
    if (next.kind != TokenKind::name) return nullptr;
    joined += ' ';
    joined += next.text;
  }
  return nullptr;
}

bool Compiler::parenthesis_ahead() const {
  Lexer ahead = lexer_;
  const Token next = ahead.next();
  return next.kind == TokenKind::symbol && next.text == "(";
}

Compiler::Part Compiler::name() {
  const Token at = token_;
  if (is("true") || is("false")) {
    advance();
    return literal(Value::boolean(at.text == "true"), kBoolean, at);
  }
  if (accept("null")) return literal(Value(), kNull, at);
  if (is_reserved(at.text)) {
    syntax_error("a value or a name");
    return {};
  }
  if (const BuiltinInfo* info = builtin_ahead()) return call(*info, at);
  if (parenthesis_ahead()) {
    const std::string_view near = nearest(at.text, builtin_names());
    error("feel.unknown_name", at,
          "There is no function \"" + std::string(at.text) + "\"." +
              (near.empty() ? "" : " Did you mean \"" + std::string(near) + "\"?"));
    stopped_ = true;
    token_ = Token{};
    return {};
  }
  advance();
  return resolve(at);
}

Compiler::Part Compiler::resolve(const Token& at) {
  for (std::size_t i = locals_.size(); i-- > 0;) {
    const Local& local = locals_[i];
    const auto fields = local.fields_visible ? types_[local.type].fields : decltype(Type::fields)();
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (fields[f].first != at.text) continue;
      const Part made = make(Op::local_field, fields[f].second, at, {});
      if (stopped_) return made;
      out_.nodes[made.node].a = static_cast<std::uint32_t>(i);
      out_.nodes[made.node].b = static_cast<std::uint32_t>(f);
      return made;
    }
    if (local.name == at.text) {  // after the fields: one of them may be called "item"
      const Part made = make(Op::local, local.type, at, {});
      if (!stopped_) out_.nodes[made.node].a = static_cast<std::uint32_t>(i);
      return made;
    }
  }
  const std::optional<Symbol> symbol = resolver_.resolve(at.text);
  if (!symbol) {
    const std::string_view near = nearest(at.text, names_in_scope());
    error("feel.unknown_name", at,
          "Nothing is called \"" + std::string(at.text) + "\"." +
              (near.empty() ? " Define it as a fact or correct the name."
                            : " Did you mean \"" + std::string(near) + "\"?"));
    return literal(Value(), kAny, at);
  }
  const Part made = make(Op::slot, symbol->type, at, {});
  if (stopped_) return made;
  out_.nodes[made.node].a = symbol->slot;
  out_.nodes[made.node].b = at.length;
  if (std::find(out_.reads.begin(), out_.reads.end(), symbol->slot) == out_.reads.end()) {
    out_.reads.push_back(symbol->slot);
  }
  return made;
}

Compiler::Part Compiler::call(const BuiltinInfo& info, const Token& at) {
  expect("(", "after the function name");
  std::vector<Part> arguments;
  if (!is(")")) {
    do {
      const Token start = token_;
      arguments.push_back(expression());
      check_argument(info, arguments.size() - 1, arguments.back(), start);
    } while (accept(","));
  }
  expect(")", "after the arguments");
  if (stopped_) return {};
  if (!takes(info, arguments.size())) {
    error("feel.type", at,
          "The function \"" + std::string(info.name) + "\" does not take " + std::to_string(arguments.size()) +
              " arguments.");
    return {};
  }
  std::vector<TypeId> argument_types;
  for (const Part& argument : arguments) argument_types.push_back(argument.type);
  const TypeId type = result_type(info, argument_types, types_);
  return make_linked(Op::call, type, at, arguments, static_cast<std::uint8_t>(info.id));
}

void Compiler::check_argument(const BuiltinInfo& info, std::size_t i, const Part& argument, const Token& at) {
  const std::string where = "Argument " + std::to_string(i + 1) + " of \"" + std::string(info.name) + "\"";
  const TypeKind kind = types_[argument.type].kind;
  const bool open = kind == TypeKind::any || kind == TypeKind::null;
  switch (argument_kind(info, i)) {
    case 'n': return want(kNumber, argument, at, where);
    case 's': return want(kString, argument, at, where);
    case 'b': return want(kBoolean, argument, at, where);
    case 'l':
      if (!open && kind != TypeKind::list) error("feel.type", at, where + " needs a list.");
      return;
    case 'c':
      if (!open && kind != TypeKind::context) error("feel.type", at, where + " needs a context.");
      return;
    case 'v': {
      const TypeId items = kind == TypeKind::list ? types_[argument.type].element : argument.type;
      const bool boolean = info.id == Builtin::all || info.id == Builtin::any;
      Part item = argument;
      item.type = items;
      if (boolean) return want(kBoolean, item, at, where);
      if (info.id == Builtin::sum || !types_.compatible(kString, items)) want(kNumber, item, at, where);
      return;
    }
    default: return;
  }
}

Compiler::Part Compiler::path(const Part& base) {
  const Token at = token_;
  if (at.kind != TokenKind::name) {
    syntax_error("a field name after \".\"");
    return {};
  }
  advance();
  const bool projects = is_kind(base, TypeKind::list);
  const TypeId holder = projects ? types_[base.type].element : base.type;
  if (types_[holder].kind == TypeKind::any || types_[holder].kind == TypeKind::null) {
    const Part key = literal(Value::string(arena_.copy(at.text)), kString, at);
    return make(Op::named_field, projects ? types_.list_of(kAny) : kAny, at, {base, key}, projects ? 1 : 0);
  }
  const auto fields = types_[holder].fields;
  std::vector<std::string_view> names;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    names.push_back(fields[f].first);
    if (fields[f].first != at.text) continue;
    const TypeId type = projects ? types_.list_of(fields[f].second) : fields[f].second;
    const Part made = make(Op::field, type, at, {base}, projects ? 1 : 0);
    if (!stopped_) out_.nodes[made.node].b = static_cast<std::uint32_t>(f);
    return made;
  }
  const std::string_view near = nearest(at.text, names);
  error("feel.unknown_name", at,
        types_[holder].kind == TypeKind::context
            ? "There is no field \"" + std::string(at.text) + "\" here." +
                  (near.empty() ? "" : " Did you mean \"" + std::string(near) + "\"?")
            : "A " + types_.describe(holder) + " has no fields.");
  return literal(Value(), kAny, at);
}

Compiler::Part Compiler::filter(const Part& base) {
  const Token at = token_;
  advance();
  const TypeKind kind = types_[base.type].kind;
  if (kind != TypeKind::list && kind != TypeKind::any) {
    error("feel.type", at, "A filter [...] needs a list, but this is a " + types_.describe(base.type) + ".");
  }
  const TypeId element = kind == TypeKind::list ? types_[base.type].element : kAny;
  if (locals_.size() >= kMaxLocals) {
    error("feel.too_large", at, "Too many nested filters; give the inner ones a fact of their own.");
    stopped_ = true;
    token_ = Token{};
    return {};
  }
  locals_.push_back({"item", element, types_[element].kind == TypeKind::context});
  const std::size_t first = out_.nodes.size();
  const Part inner = expression();
  locals_.pop_back();
  expect("]", "after the filter");
  if (stopped_) return {};
  if (is_kind(inner, TypeKind::number)) {
    const auto reads_item = [this](const Node& node) {
      return (node.op == Op::local || node.op == Op::local_field) && node.a == locals_.size();
    };
    if (std::any_of(out_.nodes.begin() + static_cast<std::ptrdiff_t>(first), out_.nodes.end(), reads_item)) {
      error("feel.type", at, "A position in a list cannot depend on its items; compare them with something.");
    }
    return make(Op::index, element, at, {base, inner});
  }
  want(kBoolean, inner, at, "A filter");
  const Part made = make(Op::filter, types_.list_of(element), at, {base, inner});
  if (!stopped_) out_.nodes[made.node].c = static_cast<std::uint32_t>(locals_.size());
  return made;
}

Compiler::Part Compiler::iterate(Op op, const Token& at) {
  const Token variable = token_;
  if (variable.kind != TokenKind::name || is_reserved(variable.text)) {
    syntax_error("a variable name");
    return {};
  }
  advance();
  expect("in", "after the variable");
  const Part items = expression();
  const TypeKind kind = types_[items.type].kind;
  if (kind != TypeKind::list && kind != TypeKind::any) {
    error("feel.type", at, "This needs a list to go through, but there is a " + types_.describe(items.type) + ".");
  }
  if (locals_.size() >= kMaxLocals) {
    error("feel.too_large", at, "Too many nested iterations; give the inner ones a fact of their own.");
    stopped_ = true;
    token_ = Token{};
    return {};
  }
  locals_.push_back({variable.text, kind == TypeKind::list ? types_[items.type].element : kAny, false});
  expect(op == Op::iterate ? "return" : "satisfies", "after the list");
  const Part body = expression();
  locals_.pop_back();
  if (op != Op::iterate) want(kBoolean, body, at, "The condition after satisfies");
  const TypeId type = op == Op::iterate ? types_.list_of(body.type) : kBoolean;
  const Part made = make(op, type, at, {items, body});
  if (!stopped_) out_.nodes[made.node].c = static_cast<std::uint32_t>(locals_.size());
  return made;
}

Compiler::Part Compiler::list(const Token& at) {
  std::vector<Part> items;
  if (!accept("]")) {
    do {
      items.push_back(expression());
    } while (accept(","));
    expect("]", "after the list");
  }
  return list_rest(items, at);
}

Compiler::Part Compiler::list_rest(const std::vector<Part>& items, const Token& at) {
  if (items.size() > 1000) error("feel.too_large", at, "A list of more than 1,000 items belongs in a table.");
  TypeId element = kNull;
  for (const Part& item : items) element = types_.join(element, item.type);
  return make_linked(Op::list, types_.list_of(element), at, items);
}

Compiler::Part Compiler::context(const Token& at) {
  std::vector<Part> values;
  std::vector<std::pair<std::string, TypeId>> fields;
  Shape shape;
  const bool empty = is("}");
  while (!empty && !stopped_) {
    const Token key = token_;
    if (key.kind != TokenKind::name && key.kind != TokenKind::string) {
      syntax_error("a field name or \"}\"");
      return {};
    }
    advance();
    expect(":", "after the field name");
    values.push_back(expression());
    const std::string_view name_text = key.kind == TokenKind::string ? content(key) : arena_.copy(key.text);
    if (shape.find(name_text) >= 0)
      error("feel.syntax", key, "The field \"" + std::string(name_text) + "\" appears twice.");
    shape.names.push_back(name_text);
    fields.emplace_back(std::string(name_text), values.back().type);
    if (!accept(",")) break;
  }
  expect("}", "after the fields");
  if (stopped_) return {};
  const Part made = make_linked(Op::context, types_.context_of(std::move(fields)), at, values);
  if (stopped_) return made;
  out_.nodes[made.node].b = static_cast<std::uint32_t>(out_.shapes.size());
  out_.shapes.push_back(arena_.add(std::move(shape)));
  return made;
}

}  // namespace qw::feel
