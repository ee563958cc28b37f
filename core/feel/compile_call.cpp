// Calls of built-in functions and of function values, and function definitions.
#include <algorithm>

#include "base/text.h"
#include "feel/compiler.h"
#include "feel/ops.h"

namespace qw::feel {

const BuiltinInfo* Compiler::builtin_ahead() {
  Lexer ahead = lexer_;
  std::string joined(token_.text);
  for (int words = 1; words <= 5; ++words) {
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

Compiler::Part Compiler::unknown_function(const Token& at) {
  const std::string_view near = nearest(at.text, builtin_names());
  error("feel.unknown_name", at,
        "There is no function \"" + std::string(at.text) + "\"." +
            (near.empty() ? "" : " Did you mean \"" + std::string(near) + "\"?"));
  if (!standard()) {
    stopped_ = true;
    token_ = Token{};
    return {};
  }
  advance();
  std::vector<std::string_view> names;
  arguments(names);
  return literal(Value(), kAny, at);
}

// "(a, b)" or "(x: a, y: b)", from the "(" on; `names` is empty or as long as the arguments.
std::vector<Compiler::Part> Compiler::arguments(std::vector<std::string_view>& names) {
  std::vector<Part> given;
  const bool outer = std::exchange(ends_interval_, false);
  expect("(", "before the arguments");
  if (!is(")")) {
    do {
      const Lexer start = lexer_;
      const Token first = token_;
      std::string name(token_.text);
      while (token_.kind == TokenKind::name && !stopped_) {
        advance();
        if (token_.kind == TokenKind::name) name += " " + std::string(token_.text);
      }
      const bool named = first.kind == TokenKind::name && is(":") && !stopped_;
      if (named) {
        names.push_back(arena_.copy(name));
        advance();
      } else if (!stopped_) {
        lexer_ = start;
        token_ = first;
      }
      given.push_back(expression());
      if (!names.empty() && names.size() != given.size()) syntax_error("a name before each argument");
    } while (accept(",") && !stopped_);
  }
  ends_interval_ = outer;
  expect(")", "after the arguments");
  return given;
}

// The arguments in the places of their parameters; those left out are null.
std::vector<Compiler::Part> Compiler::in_order(const BuiltinInfo& info, const std::vector<Part>& given,
                                               const std::vector<std::string_view>& names, const Token& at) {
  std::size_t last = 0;
  for (std::size_t i = 0; i < places(info); ++i) last += is_optional(info, i) ? 0U : 1U;
  for (const std::string_view name : names) last = std::max(last, place_of(info, name).value_or(0) + 1);
  std::vector<Part> ordered(last);
  for (std::size_t i = 0; i < last; ++i) {
    const auto is_here = [&](std::string_view name) { return place_of(info, name) == i; };
    const auto found = std::find_if(names.begin(), names.end(), is_here);
    ordered[i] =
        found == names.end() ? literal(Value(), kNull, at) : given[static_cast<std::size_t>(found - names.begin())];
  }
  return ordered;
}

Compiler::Part Compiler::call(const BuiltinInfo& info, const Token& at) {
  const Token start = token_;
  std::vector<std::string_view> names;
  std::vector<Part> given = arguments(names);
  if (stopped_) return {};
  const BuiltinInfo* taken = names.empty() ? signature(&info, given.size()) : signature(&info, names);
  if (taken == nullptr) {
    error("feel.type", at,
          "The function \"" + std::string(info.name) + "\" does not take " +
              (names.empty() ? std::to_string(given.size()) + " arguments." : "arguments of these names."));
    return literal(Value(), kAny, at);
  }
  if (!names.empty()) given = in_order(*taken, given, names, at);
  std::vector<TypeId> argument_types;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const Token place{
        TokenKind::name, {}, given[i].node < out_.nodes.size() ? out_.nodes[given[i].node].offset : start.offset, 0};
    check_argument(*taken, i, given[i], place);
    argument_types.push_back(given[i].type);
  }
  const TypeId type = result_type(*taken, argument_types, types_);
  const Part made = make_linked(Op::call, type, at, given, static_cast<std::uint8_t>(taken->id));
  if (!stopped_) out_.nodes[made.node].b = signature_number(*taken);
  return made;
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
    case 'm':
      if (kind == TypeKind::days_duration || kind == TypeKind::months_duration) return;
      return want(kNumber, argument, at, where);
    case 'k':
      if (kind != TypeKind::list) want(kString, argument, at, where);
      return;
    case 'f':
      if (!open && kind != TypeKind::function) error("feel.type", at, where + " needs a function.");
      return;
    case 'v': {
      const TypeId items = kind == TypeKind::list ? types_[argument.type].element : argument.type;
      const TypeKind item_kind = types_[items].kind;
      Part item = argument;
      item.type = items;
      if (info.id == Builtin::all || info.id == Builtin::any) return want(kBoolean, item, at, where);
      const bool ordered = item_kind >= TypeKind::date && item_kind <= TypeKind::months_duration;
      const bool takes_any = info.id == Builtin::min || info.id == Builtin::max || info.id == Builtin::mode;
      if (takes_any && (item_kind == TypeKind::string || ordered)) return;
      return want(kNumber, item, at, where);
    }
    default: return;
  }
}

// f(1, 2) of a function that is a value.
Compiler::Part Compiler::invoke(const Part& function, const Token& at) {
  std::vector<std::string_view> names;
  const std::vector<Part> given = arguments(names);
  std::vector<Part> operands = {function};
  for (std::size_t i = 0; i < given.size() && !stopped_; ++i) {
    if (!names.empty()) operands.push_back(literal(Value::string(names[i]), kString, at));
    operands.push_back(given[i]);
  }
  const TypeId type = is_kind(function, TypeKind::function) ? types_[function.type].element : kAny;
  return make_linked(Op::invoke, type, at, operands, names.empty() ? 0 : kNamedArguments);
}

Compiler::Part Compiler::function(const Token& at) {
  advance();
  expect("(", "after function");
  Lambda lambda;
  Fields parameters;
  lambda.first_local = static_cast<std::uint32_t>(locals_.size());
  while (!is(")") && !stopped_) {
    if (token_.kind != TokenKind::name) syntax_error("the name of a parameter");
    std::string name(token_.text);
    advance();
    while (token_.kind == TokenKind::name && !stopped_) {
      name += " " + std::string(token_.text);
      advance();
    }
    const TypeId given = accept(":") ? type() : kAny;
    lambda.parameters.push_back(arena_.copy(name));
    lambda.types.push_back(given);
    parameters.emplace_back(std::move(name), given);
    if (!accept(",")) break;
  }
  expect(")", "after the parameters");
  if (is_word("external"))
    error("feel.unsupported", token_, "External functions are not supported; write the function in FEEL.");
  if (accept("external")) {
    expression();
    return literal(Value(), kAny, at);
  }
  const std::size_t outside = locals_.size();
  for (std::size_t i = 0; i < lambda.parameters.size(); ++i) {
    if (!bind({lambda.parameters[i], standard() ? kAny : lambda.types[i]}, at)) return {};
    if (standard()) locals_.back().type = lambda.types[i];
  }
  const Part body = expression();
  locals_.resize(outside);
  if (stopped_) return {};
  lambda.body = body.node;
  lambda.depth = body.depth;
  // the depth of what surrounds it does not grow with the body: calls count it when they happen
  const Part made = make(Op::function, types_.function_of(std::move(parameters), body.type), at, {});
  if (stopped_) return made;
  out_.nodes[made.node].a = static_cast<std::uint32_t>(out_.lambdas.size());
  out_.lambdas.push_back(std::move(lambda));
  return made;
}

}  // namespace qw::feel
