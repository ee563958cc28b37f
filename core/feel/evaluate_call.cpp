// Calls of built-in functions and of function values.
#include <algorithm>
#include <array>

#include "feel/conform.h"
#include "feel/evaluator.h"
#include "feel/ops.h"

namespace qw::feel {
namespace {

constexpr std::size_t kFewArguments = 8;
constexpr std::uint32_t kCallCost = 8;  // levels of a call beside those of the body

bool wanted(const Value& value, char kind) {
  switch (kind) {
    case 'n': return value.kind() == Kind::number;
    case 's': return value.kind() == Kind::string;
    case 'b': return value.kind() == Kind::boolean;
    case 'c': return value.kind() == Kind::context;
    case 'f': return value.kind() == Kind::function;
    default: return false;
  }
}

// A function(...) of the text with the names around it as they were.
class Closure final : public Callable {
 public:
  Closure(const Expression& expression, const Lambda& lambda, std::span<const Value> captured)
      : expression_(&expression), lambda_(&lambda), captured_(captured) {}

  std::span<const std::string_view> parameters() const override { return lambda_->parameters; }

  Value call(std::span<const Value> arguments, Machine& machine) const override {
    if (machine.call_depth_left < lambda_->depth) {
      return raise(machine, expression_->dialect, FaultKind::step_budget, 0);
    }
    const std::span<Value> frame = machine.arena->values(expression_->locals);
    std::copy(captured_.begin(), captured_.end(), frame.begin());
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      Value& place = frame[lambda_->first_local + i];
      place = convert(arguments[i], lambda_->types[i], *expression_->types, *machine.arena);
      if (place.is_null() && !arguments[i].is_null()) {
        return raise(machine, expression_->dialect, FaultKind::wrong_kind, 0);
      }
    }
    Value* const outer = machine.frame;
    machine.frame = frame.data();
    machine.call_depth_left -= lambda_->depth;
    const Value value = Evaluator(*expression_, machine).value(lambda_->body);
    machine.call_depth_left += lambda_->depth;
    machine.frame = outer;
    return value;
  }

 private:
  const Expression* expression_;
  const Lambda* lambda_;
  std::span<const Value> captured_;
};

}  // namespace

Value Call::fault(FaultKind kind) const { return raise(machine, dialect, kind, offset); }

bool Call::charge(std::size_t count) const {
  if (count > machine.steps_left) {
    machine.steps_left = 0;
    fault(FaultKind::step_budget);
    return false;
  }
  machine.steps_left -= static_cast<std::uint32_t>(count);
  return true;
}

Value Call::text(std::string_view text) const {
  constexpr std::size_t kCharactersPerStep = 32;
  if (text.size() > kLongestText) return fault(FaultKind::overflow);
  return charge(text.size() / kCharactersPerStep) ? Value::string(arena().copy(text)) : Value();
}

std::span<Value> Call::list(std::size_t size) const { return charge(size) ? arena().values(size) : std::span<Value>(); }

// Implicit conversions of DMN 1.5, 10.3.2.9.4, as far as a signature tells what is wanted.
void Evaluator::convert_arguments(const Node& node, std::span<Value> arguments) {
  const BuiltinInfo& info = signature_at(node.b);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    Value& argument = arguments[i];
    const char kind = argument_kind(info, i);
    if (kind == 'x' || kind == 'v' || kind == 'k' || kind == 'm' || argument.is_null()) continue;
    if (kind == 'l') {
      if (argument.kind() == Kind::list) continue;
      const std::span<Value> one = m_.arena->values(1);
      one[0] = argument;
      argument = Value::list(one);
    } else if (argument.kind() == Kind::list && argument.as_list().size() == 1 && wanted(argument.as_list()[0], kind)) {
      argument = argument.as_list()[0];
    }
  }
}

Value Evaluator::call(const Node& node) {
  const Builtin id = static_cast<Builtin>(node.detail);
  if (id == Builtin::negation) {
    const Truth inner = truth(e_.links[node.a]);
    return inner == Truth::unknown ? Value() : Value::boolean(inner == Truth::no);
  }
  std::array<Value, kFewArguments> few;
  std::span<Value> arguments(few.data(), few.size());
  if (node.count > kFewArguments) arguments = m_.arena->values(node.count);
  const std::size_t room = std::max<std::size_t>(node.count, signature_at(node.b).arguments.size());
  arguments = arguments.first(std::min(room, arguments.size()));
  for (std::uint32_t i = 0; i < node.count; ++i) arguments[i] = value(e_.links[node.a + i]);
  if (stopped()) return {};
  if (standard()) convert_arguments(node, arguments.first(node.count));
  const bool variable = !signature_at(node.b).arguments.empty() && signature_at(node.b).arguments.back() == '*';
  const bool as_given = variable || signature_at(node.b).arguments == "v";
  const Call call{id, as_given ? arguments.first(node.count) : arguments, node.count, m_, e_.dialect, node.offset};
  if (id <= Builtin::number) return call_number(call);
  if (id <= Builtin::sort) return call_list(call);
  if (id <= Builtin::string) return call_context(call);
  if (id <= Builtin::string_join) return call_text(call);
  if (id <= Builtin::coincides) return call_range(call);
  return call_date(call);
}

Value invoke(const Callable& function, std::span<const Value> arguments, Machine& machine) {
  if (arguments.size() != function.parameters().size()) return {};
  if (machine.call_depth_left < kCallCost) {
    machine.fault = {FaultKind::step_budget, 0};
    return {};
  }
  machine.call_depth_left -= kCallCost;
  const Value value = function.call(arguments, machine);
  machine.call_depth_left += kCallCost;
  return value;
}

Value Evaluator::invoke(const Node& node) {
  const Value called = value(e_.links[node.a]);
  if (called.kind() != Kind::function) return called.is_null() ? called : fault(FaultKind::wrong_kind, node);
  const Callable& function = called.as_function();
  const std::size_t wanted = function.parameters().size();
  const bool named = node.detail == kNamedArguments;
  const std::size_t given = named ? (node.count - 1U) / 2U : node.count - 1U;
  if (given != wanted) return fault(FaultKind::wrong_kind, node);
  const std::span<Value> arguments = m_.arena->values(given);
  for (std::uint32_t i = 0; i < given; ++i) {
    if (!named) {
      arguments[i] = value(e_.links[node.a + 1 + i]);
      continue;
    }
    const std::string_view name = e_.literals[e_.nodes[e_.links[node.a + 1 + 2 * i]].a].as_string();
    const auto parameters = function.parameters();
    const auto place = std::find(parameters.begin(), parameters.end(), name);
    if (place == parameters.end()) return fault(FaultKind::wrong_kind, node);
    arguments[static_cast<std::size_t>(place - parameters.begin())] = value(e_.links[node.a + 2 + 2 * i]);
  }
  return stopped() ? Value() : feel::invoke(function, arguments, m_);
}

Value Evaluator::function(const Node& node) {
  const Lambda& lambda = e_.lambdas[node.a];
  const std::span<Value> captured = m_.arena->values(lambda.first_local);
  std::copy(m_.frame, m_.frame + captured.size(), captured.begin());
  return Value::function(m_.arena->make(Closure(e_, lambda, captured)));
}

}  // namespace qw::feel
