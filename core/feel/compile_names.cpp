// Names, paths and types.
#include <algorithm>

#include "base/text.h"
#include "feel/compiler.h"

namespace qw::feel {
namespace {

constexpr std::string_view kReserved[] = {"then", "else", "return", "satisfies", "and",  "or",    "in",  "between",
                                          "if",   "for",  "some",   "every",     "true", "false", "null"};

// Properties of ranges, dates, times and durations that are more than a word.
constexpr std::string_view kSpacedProperties[] = {"start included", "end included", "time offset"};

// The type of a property of a value of this kind; none when it has no such property.
std::optional<TypeId> property_type(const Type& type, std::string_view name) {
  const auto any_of = [name](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  const TypeKind kind = type.kind;
  const bool has_date = kind == TypeKind::date || kind == TypeKind::date_time;
  const bool has_time = kind == TypeKind::time || kind == TypeKind::date_time;
  if (has_date && any_of({"year", "month", "day", "weekday"})) return kNumber;
  if (has_time && any_of({"hour", "minute", "second"})) return kNumber;
  if (has_time && name == "time offset") return kDaysDuration;
  if (has_time && name == "timezone") return kString;
  if (kind == TypeKind::days_duration && any_of({"days", "hours", "minutes", "seconds"})) return kNumber;
  if (kind == TypeKind::months_duration && any_of({"years", "months"})) return kNumber;
  if (kind == TypeKind::range && any_of({"start", "end"})) return type.element;
  if (kind == TypeKind::range && any_of({"start included", "end included"})) return kBoolean;
  return std::nullopt;
}

std::string did_you_mean(std::string_view near) {
  return near.empty() ? std::string() : " Did you mean \"" + std::string(near) + "\"?";
}

}  // namespace

bool is_reserved(std::string_view text) {
  return std::find(std::begin(kReserved), std::end(kReserved), text) != std::end(kReserved);
}

std::vector<std::string_view> Compiler::names_in_scope() const {
  std::vector<std::string_view> names = resolver_.known_names();
  for (const Local& local : locals_) {
    names.push_back(local.name);
    const Fields* fields = local.entries != nullptr ? local.entries : &types_[local.type].fields;
    if (local.entries == nullptr && !local.fields_visible) continue;
    for (const auto& field : *fields) names.push_back(field.first);
  }
  return names;
}

Compiler::Part Compiler::name() {
  const Token at = token_;
  const Token spaced = spaced_name();
  if (spaced.length > at.length) {
    lexer_.move_to(spaced.offset + spaced.length);
    advance();
    return resolve(spaced);
  }
  if (is("true") || is("false")) {
    advance();
    return literal(Value::boolean(at.text == "true"), kBoolean, at);
  }
  if (accept("null")) return literal(Value(), kNull, at);
  if (is_reserved(at.text)) {
    syntax_error("a value or a name");
    return {};
  }
  if (parenthesis_ahead() && is("function")) return function(at);
  if (!is_local_function(at.text)) {
    if (const BuiltinInfo* info = builtin_ahead()) return call(*info, at);
    if (parenthesis_ahead() && !resolver_.resolve(at.text)) return unknown_function(at);
  }
  advance();
  return resolve(at);
}

// The longest name of several words that stands here, or the token itself.
Token Compiler::spaced_name() {
  Token found = token_;
  if (token_.kind != TokenKind::name) return found;
  const auto consider = [&](std::string_view name) {
    if (name.empty() || name[0] != source_[token_.offset] || !is_spaced(name)) return;
    const std::size_t end = match_name(source_, token_.offset, name);
    if (end > found.offset + found.length) {
      found.text = name;
      found.length = static_cast<std::uint32_t>(end - found.offset);
    }
  };
  for (const std::string_view name : resolver_.spaced_names()) consider(name);
  for (const Local& local : locals_) {
    consider(local.name);
    if (local.entries == nullptr && !local.fields_visible) continue;
    for (const auto& field : local.entries != nullptr ? *local.entries : types_[local.type].fields) {
      // the text of a type lasts only as long as the table does not grow
      if (is_spaced(field.first)) consider(arena_.copy(field.first));
    }
  }
  return found;
}

// Whether the innermost local of this name may be a function.
bool Compiler::is_local_function(std::string_view name) const {
  const auto callable = [this](TypeId type) {
    return types_[type].kind == TypeKind::function || types_[type].kind == TypeKind::any;
  };
  for (std::size_t i = locals_.size(); i-- > 0;) {
    if (locals_[i].name == name) return callable(locals_[i].type);
    if (locals_[i].entries == nullptr) continue;
    for (const auto& field : *locals_[i].entries) {
      if (field.first == name) return callable(field.second);
    }
  }
  return false;
}

Compiler::Part Compiler::resolve(const Token& at) { return resolve_below(at, locals_.size()); }

Compiler::Part Compiler::resolve_below(const Token& at, std::size_t locals) {
  for (std::size_t i = locals; i-- > 0;) {
    const Local local = locals_[i];
    const TypeKind kind = types_[local.type].kind;
    if (standard() && local.fields_visible && kind != TypeKind::context) return item_name(at, i);
    if (local.fields_visible || local.entries != nullptr) {
      const Fields& fields = local.entries != nullptr ? *local.entries : types_[local.type].fields;
      for (std::size_t f = fields.size(); f-- > 0;) {
        if (fields[f].first != at.text) continue;
        if (standard() && local.entries == nullptr) return item_name(at, i);
        const Part made = make(Op::local_field, fields[f].second, at, {});
        if (stopped_) return made;
        out_.nodes[made.node].a = static_cast<std::uint32_t>(i);
        out_.nodes[made.node].b = static_cast<std::uint32_t>(f);
        return made;
      }
    }
    if (local.name == at.text) {  // after the fields: one of them may be called "item"
      const Part made = make(Op::local, local.type, at, {});
      if (!stopped_) out_.nodes[made.node].a = static_cast<std::uint32_t>(i);
      return made;
    }
  }
  return resolve_outside(at);
}

// A field of the item where it has one, else what the name means outside the filter.
Compiler::Part Compiler::item_name(const Token& at, std::size_t local) {
  const Part key = literal(Value::string(arena_.copy(at.text)), kString, at);
  const std::size_t warned = warnings_.size();
  const bool whole = locals_[local].name == at.text;  // "item"
  const Part outside = whole ? make(Op::local, locals_[local].type, at, {}) : resolve_below(at, local);
  if (stopped_) return {};
  if (whole) out_.nodes[outside.node].a = static_cast<std::uint32_t>(local);
  warnings_.resize(std::min(warned, warnings_.size()));  // the field may well be there
  const Part made = make(Op::item_name, kAny, at, {outside, key});
  if (!stopped_) out_.nodes[made.node].c = static_cast<std::uint32_t>(local);
  return made;
}

Compiler::Part Compiler::resolve_outside(const Token& at) {
  const std::optional<Symbol> symbol = resolver_.resolve(at.text);
  if (!symbol) {
    const std::string_view near = nearest(at.text, names_in_scope());
    error("feel.unknown_name", at,
          "Nothing is called \"" + std::string(at.text) + "\"." +
              (near.empty() ? " Define it as a fact or correct the name." : did_you_mean(near)));
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

// ---- paths ----

// The name behind a ".", which may be of several words: of a field that is known, of a property, or of words that no operator parts.
Token Compiler::path_name(TypeId holder) {
  Token found = token_;
  const auto consider = [&](std::string_view name) {
    const std::size_t end = is_spaced(name) ? match_name(source_, token_.offset, name) : 0;
    if (end <= found.offset + found.length) return;
    found.text = arena_.copy(name);
    found.length = static_cast<std::uint32_t>(end - found.offset);
  };
  for (const auto& field : types_[holder].fields) consider(field.first);
  for (const std::string_view name : kSpacedProperties) consider(name);
  for (const std::string_view name : resolver_.spaced_names()) consider(name);
  lexer_.move_to(found.offset + found.length);
  advance();
  if (found.length != found.text.size() || !standard() || types_[holder].kind == TypeKind::context) return found;
  while (token_.kind == TokenKind::name && !is_reserved(token_.text) && token_.text != "instance" && !stopped_) {
    found.text = arena_.copy(std::string(found.text) + " " + std::string(token_.text));
    found.length = token_.offset + token_.length - found.offset;
    advance();
  }
  return found;
}

Compiler::Part Compiler::path(const Part& base) {
  if (token_.kind != TokenKind::name) {
    syntax_error("a field name after \".\"");
    return {};
  }
  const bool projects = is_kind(base, TypeKind::list);
  const TypeId holder = projects ? types_[base.type].element : base.type;
  const Token at = path_name(holder);
  const TypeKind kind = types_[holder].kind;
  if (!standard() && kind == TypeKind::context) return typed_path(base, at, projects, holder);
  TypeId type = kAny;
  if (kind != TypeKind::any && kind != TypeKind::null && kind != TypeKind::context) {
    const std::optional<TypeId> property = property_type(types_[holder], at.text);
    if (!property)
      error("feel.type", at, "A " + types_.describe(holder) + " has no field \"" + std::string(at.text) + "\".");
    if (!property && !standard()) return literal(Value(), kAny, at);
    type = property.value_or(kAny);
  }
  for (const auto& field : types_[holder].fields) {
    if (kind == TypeKind::context && field.first == at.text) type = field.second;
  }
  const Part key = literal(Value::string(arena_.copy(at.text)), kString, at);
  return make(Op::named_field, projects ? types_.list_of(type) : type, at, {base, key}, projects ? 1 : 0);
}

// A field by its place.
Compiler::Part Compiler::typed_path(const Part& base, const Token& at, bool projects, TypeId holder) {
  const Fields fields = types_[holder].fields;
  std::vector<std::string_view> names;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    names.push_back(fields[f].first);
    if (fields[f].first != at.text) continue;
    const TypeId type = projects ? types_.list_of(fields[f].second) : fields[f].second;
    const Part made = make(Op::field, type, at, {base}, projects ? 1 : 0);
    if (!stopped_) out_.nodes[made.node].b = static_cast<std::uint32_t>(f);
    return made;
  }
  error("feel.unknown_name", at,
        "There is no field \"" + std::string(at.text) + "\" here." + did_you_mean(nearest(at.text, names)));
  return literal(Value(), kAny, at);
}

// ---- types ----

TypeId Compiler::type() {
  const Token at = token_;
  if (at.kind != TokenKind::name) {
    syntax_error("a type");
    return kAny;
  }
  if (nesting_ >= kMaxDepth) {
    stop(at, "The type nests too deeply.");
    return kAny;
  }
  for (const std::string_view spaced : {"date and time", "days and time duration", "years and months duration"}) {
    const std::size_t end = match_name(source_, at.offset, spaced);
    if (end == 0) continue;
    lexer_.move_to(end);
    advance();
    return *TypeTable::named(spaced);
  }
  std::string name(at.text);
  advance();
  if (is("<")) {
    ++nesting_;
    const TypeId made = generic_type(name);
    --nesting_;
    return made;
  }
  while ((token_.kind == TokenKind::name && !is_reserved(token_.text)) || is(".")) {
    name += is(".") || name.ends_with('.') ? "" : " ";
    name += token_.text;
    advance();
  }
  if (const auto own = resolver_.resolve_type(name)) return *own;
  if (const auto known = TypeTable::named(name)) return *known;
  if (name == "list") return types_.list_of(kAny);
  if (name == "context") return types_.context_of({});
  if (name == "range") return types_.range_of(kAny);
  if (name == "function") return types_.function_of({}, kAny);
  error("feel.unknown_type", at, "There is no type \"" + name + "\".");
  return standard() ? types_.function_of({{"", kNull}}, kNull) : kAny;  // no value is of a type that does not exist
}

TypeId Compiler::generic_type(std::string_view of) {
  const Token at = token_;
  advance();
  TypeId made = kAny;
  if (of == "list" || of == "range") {
    const TypeId element = type();
    made = of == "list" ? types_.list_of(element) : types_.range_of(element);
    expect(">", "after the type");
  } else if (of == "context") {
    made = types_.context_of(type_fields(">", true));
    expect(">", "after the types of the fields");
  } else if (of == "function") {
    Fields parameters = type_fields(">", false);
    expect(">", "after the types of the parameters");
    TypeId result = kAny;
    if (accept("-")) {
      expect(">", "after \"-\"");
      result = type();
    }
    made = types_.function_of(std::move(parameters), result);
  } else {
    error("feel.syntax", at, "Only list, range, context and function take types in \"<\" and \">\".");
    stopped_ = true;
  }
  return made;
}

Fields Compiler::type_fields(std::string_view end, bool named) {
  Fields fields;
  while (!is(end) && !stopped_) {
    std::string name;
    while (named && !is(":") && token_.kind != TokenKind::end && !stopped_) {
      name += name.empty() ? "" : " ";
      name += token_.text;
      advance();
    }
    if (named) expect(":", "after the field name");
    fields.emplace_back(std::move(name), type());
    if (!accept(",")) break;
  }
  return fields;
}

}  // namespace qw::feel
