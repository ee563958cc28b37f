// Boxed expressions to Logic: every name they bind gets a slot of its own.
#include "decision/graph_compiler.h"
#include "feel/builtins.h"

namespace qw::decision {
namespace {

// Stands for the list of a boxed filter in the text of its condition; nobody writes such a name.
constexpr std::string_view kFilteredList = "boxed_filter_list__";

}  // namespace

// The one place where the graph compiles an expression.
feel::Expression GraphCompiler::expression(std::string_view text, std::string_view what, std::uint32_t skipped) {
  feel::Compiled compiled = feel::compile(text, *this, parts_.feel_types, parts_.arena, feel::Dialect::standard);
  report(compiled, what, skipped);
  if (compiled.ok()) return std::move(compiled.expression);
  return feel::compile("null", *this, parts_.feel_types, parts_.arena, feel::Dialect::standard).expression;
}

std::optional<feel::Expression> GraphCompiler::unary_tests(std::string_view text, feel::TypeId input,
                                                           const std::string& where) {
  feel::Compiled compiled =
      feel::compile_unary_tests(text, input, *this, parts_.feel_types, parts_.arena, feel::Dialect::standard);
  report(compiled, where);
  if (!compiled.ok()) return std::nullopt;
  return std::move(compiled.expression);
}

feel::TypeId GraphCompiler::element_type(feel::TypeId list) const {
  const feel::Type& type = parts_.feel_types[list];
  return type.kind == feel::TypeKind::list ? type.element : type.kind == feel::TypeKind::context ? list : feel::kAny;
}

Logic GraphCompiler::part(const Boxed& box, std::size_t i, std::uint32_t depth) {
  return i < box.items.size() ? boxed(box.items[i], depth + 1) : Logic{};
}

Logic GraphCompiler::boxed(const Boxed& box, std::uint32_t depth) {
  Logic logic;
  if (depth > kMostNesting) {
    say(Severity::warning, "dmn.unsupported", "Boxed expressions are nested more than 120 deep. Split them.");
    return logic;
  }
  logic.kind = box.kind;
  logic.type = type_named(instance_, box.type, "result");
  switch (box.kind) {
    case Box::none: break;
    case Box::literal: literal(box, logic); break;
    case Box::table: table(box.table[0], logic); break;
    case Box::context: context(box, logic, depth); break;
    case Box::invocation: invocation(box, logic, depth); break;
    case Box::function: function(box, logic, depth); break;
    case Box::relation: relation(box, logic, depth); break;
    case Box::list: list(box, logic, depth); break;
    case Box::conditional:
      for (std::size_t i = 0; i < 3; ++i) logic.items.push_back(part(box, i, depth));
      logic.feel = parts_.feel_types.join(logic.items[1].feel, logic.items[2].feel);
      break;
    case Box::filter: filter(box, logic, depth); break;
    case Box::iterate:
    case Box::some:
    case Box::every: iteration(box, logic, depth); break;
  }
  if (box.kind != Box::function && logic.type != kAnyType && parts_.types[logic.type].feel != feel::kAny) {
    logic.feel = parts_.types[logic.type].feel;
  }
  return logic;
}

void GraphCompiler::literal(const Boxed& box, Logic& into) {
  const std::string& language = box.language;
  if (!language.empty() && language.find("FEEL") == std::string::npos && language.find("feel") == std::string::npos) {
    say(Severity::warning, "dmn.unsupported",
        "An expression in " + language.substr(0, 100) + " cannot run here; it gives null. Rewrite it in FEEL.");
    into.kind = Box::none;
    return;
  }
  if (tidy_name(box.text).empty()) {
    into.kind = Box::none;
    return;
  }
  into.expression = expression(box.text, "");
  into.feel = into.expression.type;
}

void GraphCompiler::context(const Boxed& box, Logic& into, std::uint32_t depth) {
  const std::size_t outer = locals_.size();
  feel::Shape shape;
  std::vector<std::pair<std::string, feel::TypeId>> fields;
  feel::TypeId result = feel::kAny;
  for (std::size_t i = 0; i < box.items.size(); ++i) {
    const Variable& name = box.names[i];
    const bool is_result = name.name.empty();
    const bool is_function = box.items[i].kind == Box::function;
    TypeNo type = type_named(instance_, name.type, "entry " + name.name);
    std::uint32_t slot = kNone;
    if (is_function && !is_result) slot = bind(name.name, feel::kAny);  // a function may call itself
    Logic item = boxed(box.items[i], depth + 1);
    if (is_function) {
      if (item.type == kAnyType) {
        item.type = parts_.types[type].demand == Demand::function ? parts_.types[type].element : type;
      }
      type = kAnyType;
    }
    const feel::TypeId known = type != kAnyType ? parts_.types[type].feel : item.feel;
    if (slot == kNone && !is_result) slot = bind(name.name, known);
    if (is_result) {
      result = known;
    } else {
      shape.names.push_back(parts_.arena.copy(tidy_name(name.name)));
      fields.emplace_back(tidy_name(name.name), known);
    }
    if (is_function && !item.slots.empty()) item.slots.back() = slot;
    into.slots.push_back(slot);
    into.slot_types.push_back(type);
    into.items.push_back(std::move(item));
  }
  const bool has_result = !box.names.empty() && box.names.back().name.empty();
  into.feel = has_result ? result : parts_.feel_types.context_of(std::move(fields));
  into.shape = parts_.arena.add(std::move(shape));
  locals_.resize(outer);
}

// Arguments of a built-in function have slots, so that FEEL can call it by their names.
void GraphCompiler::invocation(const Boxed& box, Logic& into, std::uint32_t depth) {
  const std::size_t outer = locals_.size();
  const std::string called = box.items.empty() ? "" : tidy_name(box.items[0].text);
  if (!called.empty() && feel::find_builtin(called) != nullptr && !resolve(called)) {
    std::string source = called + "(";
    for (std::size_t i = 0; i < box.names.size(); ++i) {
      into.items.push_back(boxed(box.items[i + 1], depth + 1));
      const std::string argument = "boxed_argument_" + std::to_string(i) + "__";
      source += (i == 0 ? "" : ", ") + tidy_name(box.names[i].name) + ": " + argument;
      into.slots.push_back(bind(argument, into.items.back().feel));
    }
    into.expression = expression(source + ")", "invocation");
    into.feel = into.expression.type;
    locals_.resize(outer);
    return;
  }
  for (std::size_t i = 0; i < box.items.size(); ++i) into.items.push_back(boxed(box.items[i], depth + 1));
  for (const Variable& name : box.names) into.names.push_back(tidy_name(name.name));
}

// The last slot is that of the function's own name, set by the context around it.
void GraphCompiler::function(const Boxed& box, Logic& into, std::uint32_t depth) {
  const std::size_t outer = locals_.size();
  for (const Name& local : locals_) into.visible.push_back(local.slot);
  for (const Variable& parameter : box.names) {
    const TypeNo type = type_named(instance_, parameter.type, "parameter " + parameter.name);
    into.slots.push_back(bind(parameter.name, parts_.types[type].feel));
    into.slot_types.push_back(type);
    into.names.push_back(tidy_name(parameter.name));
  }
  into.slots.push_back(kNone);
  if (parts_.types[into.type].demand == Demand::function) into.type = parts_.types[into.type].element;
  if (box.text.empty() || box.text == "FEEL") {
    into.items.push_back(part(box, 0, depth));
  } else {
    into.items.emplace_back();
  }
  locals_.resize(outer);
}

void GraphCompiler::relation(const Boxed& box, Logic& into, std::uint32_t depth) {
  feel::Shape shape;
  std::vector<std::pair<std::string, feel::TypeId>> fields;
  for (const Variable& column : box.names) {
    const TypeNo type = type_named(instance_, column.type, "column " + column.name);
    into.slot_types.push_back(type);
    shape.names.push_back(parts_.arena.copy(tidy_name(column.name)));
    fields.emplace_back(tidy_name(column.name), parts_.types[type].feel);
  }
  into.shape = parts_.arena.add(std::move(shape));
  for (const Boxed& row : box.items) into.items.push_back(boxed(row, depth + 1));
  into.feel = parts_.feel_types.list_of(parts_.feel_types.context_of(std::move(fields)));
}

void GraphCompiler::list(const Boxed& box, Logic& into, std::uint32_t depth) {
  feel::TypeId element = feel::kNull;
  for (const Boxed& item : box.items) {
    into.items.push_back(boxed(item, depth + 1));
    element = parts_.feel_types.join(element, into.items.back().feel);
  }
  into.feel = parts_.feel_types.list_of(element);
}

// With a literal condition a boxed filter is the FEEL filter: it may also be a number, and fields of items are names.
void GraphCompiler::filter(const Boxed& box, Logic& into, std::uint32_t depth) {
  const std::size_t outer = locals_.size();
  into.items.push_back(part(box, 0, depth));
  into.feel = into.items[0].feel;
  if (box.items.size() > 1 && box.items[1].kind == Box::literal) {
    into.slots.push_back(bind(kFilteredList, into.feel));
    const std::string source = std::string(kFilteredList) + "[" + box.items[1].text + "\n]";
    into.expression = expression(source, "match", static_cast<std::uint32_t>(kFilteredList.size() + 1));
    into.feel = into.expression.type;
  } else {
    const feel::TypeId element = element_type(into.feel);
    into.slots.push_back(bind("item", element));
    feel::Shape shape;
    const std::vector<std::pair<std::string, feel::TypeId>> fields = parts_.feel_types[element].fields;
    for (const auto& [name, type] : fields) {
      into.slots.push_back(bind(name, type));
      shape.names.push_back(parts_.arena.copy(name));
    }
    into.shape = parts_.arena.add(std::move(shape));
    into.items.push_back(part(box, 1, depth));
  }
  locals_.resize(outer);
}

void GraphCompiler::iteration(const Boxed& box, Logic& into, std::uint32_t depth) {
  const std::size_t outer = locals_.size();
  into.items.push_back(part(box, 0, depth));
  into.slots.push_back(bind(box.text, element_type(into.items[0].feel)));
  if (box.kind == Box::iterate) into.slots.push_back(bind("partial", feel::kAny));
  into.items.push_back(part(box, 1, depth));
  into.feel = box.kind == Box::iterate ? parts_.feel_types.list_of(into.items[1].feel) : feel::kBoolean;
  locals_.resize(outer);
}

}  // namespace qw::decision
