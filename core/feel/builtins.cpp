#include "feel/builtins.h"

#include <cctype>

namespace qw::feel {
namespace {

constexpr BuiltinInfo kBuiltins[] = {
    {"min", Builtin::min, "v", kAny},
    {"max", Builtin::max, "v", kAny},
    {"sum", Builtin::sum, "v", kNumber},
    {"count", Builtin::count, "l", kNumber},
    {"all", Builtin::all, "v", kBoolean},
    {"any", Builtin::any, "v", kBoolean},
    {"floor", Builtin::floor, "nN", kNumber},
    {"ceiling", Builtin::ceiling, "nN", kNumber},
    {"abs", Builtin::abs, "n", kNumber},
    {"modulo", Builtin::modulo, "nn", kNumber},
    {"decimal", Builtin::decimal, "nn", kNumber},
    {"round up", Builtin::round_up, "nn", kNumber},
    {"round down", Builtin::round_down, "nn", kNumber},
    {"round half up", Builtin::round_half_up, "nn", kNumber},
    {"round half down", Builtin::round_half_down, "nn", kNumber},
    {"not", Builtin::negation, "b", kBoolean},
    {"list contains", Builtin::list_contains, "lx", kBoolean},
    {"concatenate", Builtin::concatenate, "l*", kAny},
    {"append", Builtin::append, "lx*", kAny},
    {"get value", Builtin::get_value, "cs", kAny},
    {"string", Builtin::string, "x", kString},
};

bool repeats(const BuiltinInfo& info) { return info.arguments.back() == '*'; }

std::size_t listed(const BuiltinInfo& info) { return info.arguments.size() - (repeats(info) ? 1 : 0); }

TypeId context_value_type(TypeId context, TypeTable& types) {
  if (types[context].kind != TypeKind::context || types[context].fields.empty()) return kAny;
  TypeId joined = kNull;
  const auto fields = types[context].fields;
  for (const auto& field : fields) joined = types.join(joined, field.second);
  return joined;
}

}  // namespace

const BuiltinInfo* find_builtin(std::string_view name) {
  for (const BuiltinInfo& info : kBuiltins) {
    if (info.name == name) return &info;
  }
  return nullptr;
}

std::vector<std::string_view> builtin_names() {
  std::vector<std::string_view> names;
  for (const BuiltinInfo& info : kBuiltins) names.push_back(info.name);
  return names;
}

bool takes(const BuiltinInfo& info, std::size_t arguments) {
  if (info.arguments == "v") return arguments >= 1;
  std::size_t least = 0;
  for (const char c : info.arguments) least += c >= 'a' && c <= 'z' ? 1 : 0;
  return arguments >= least && (repeats(info) || arguments <= listed(info));
}

char argument_kind(const BuiltinInfo& info, std::size_t i) {
  const char kind = info.arguments[i < listed(info) ? i : listed(info) - 1];
  return kind >= 'A' && kind <= 'Z' ? static_cast<char>(kind - 'A' + 'a') : kind;
}

TypeId result_type(const BuiltinInfo& info, std::span<const TypeId> arguments, TypeTable& types) {
  if (info.result != kAny) return info.result;
  if (info.id == Builtin::get_value) return context_value_type(arguments[0], types);
  TypeId joined = kNull;
  if (info.id == Builtin::min || info.id == Builtin::max) {
    if (arguments.size() == 1 && types[arguments[0]].kind == TypeKind::list) return types[arguments[0]].element;
    for (const TypeId argument : arguments) joined = types.join(joined, argument);
    return joined;
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool is_list = info.id == Builtin::concatenate || i == 0;
    const Type& type = types[arguments[i]];
    joined = types.join(joined, !is_list ? arguments[i] : type.kind == TypeKind::list ? type.element : kAny);
  }
  return types.list_of(joined);
}

}  // namespace qw::feel
