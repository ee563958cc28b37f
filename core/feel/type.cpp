#include "feel/type.h"

namespace qw::feel {
namespace {

bool same(const Type& a, const Type& b) { return a.kind == b.kind && a.element == b.element && a.fields == b.fields; }

}  // namespace

TypeTable::TypeTable() {
  for (const TypeKind kind :
       {TypeKind::any, TypeKind::null, TypeKind::boolean, TypeKind::number, TypeKind::string, TypeKind::date,
        TypeKind::time, TypeKind::date_time, TypeKind::days_duration, TypeKind::months_duration}) {
    types_.push_back(Type{kind, kAny, {}});
  }
}

TypeId TypeTable::intern(Type type) {
  for (TypeId id = 0; id < types_.size(); ++id) {
    if (same(types_[id], type)) return id;
  }
  types_.push_back(std::move(type));
  return static_cast<TypeId>(types_.size() - 1);
}

TypeId TypeTable::list_of(TypeId element) { return intern(Type{TypeKind::list, element, {}}); }

TypeId TypeTable::context_of(std::vector<std::pair<std::string, TypeId>> fields) {
  return intern(Type{TypeKind::context, kAny, std::move(fields)});
}

TypeId TypeTable::range_of(TypeId end) { return intern(Type{TypeKind::range, end, {}}); }

TypeId TypeTable::function_of(std::vector<std::pair<std::string, TypeId>> parameters, TypeId result) {
  return intern(Type{TypeKind::function, result, std::move(parameters)});
}

TypeId TypeTable::join(TypeId a, TypeId b) {
  if (a == b || b == kNull) return a;
  if (a == kNull) return b;
  const Type left = types_[a];
  const Type right = types_[b];
  if (left.kind != right.kind) return kAny;
  if (left.kind == TypeKind::list) return list_of(join(left.element, right.element));
  if (left.kind == TypeKind::range) return range_of(join(left.element, right.element));
  if (left.kind != TypeKind::context || left.fields.size() != right.fields.size()) return kAny;
  std::vector<std::pair<std::string, TypeId>> fields;
  for (std::size_t i = 0; i < left.fields.size(); ++i) {
    if (left.fields[i].first != right.fields[i].first) return kAny;
    fields.emplace_back(left.fields[i].first, join(left.fields[i].second, right.fields[i].second));
  }
  return context_of(std::move(fields));
}

bool TypeTable::compatible(TypeId a, TypeId b) const {
  if (a == b || a == kAny || b == kAny || a == kNull || b == kNull) return true;
  if (types_[a].kind != types_[b].kind) return false;
  if (types_[a].kind == TypeKind::list) return compatible(types_[a].element, types_[b].element);
  return true;
}

std::string TypeTable::describe(TypeId id) const {
  switch (types_[id].kind) {
    case TypeKind::any: return "any value";
    case TypeKind::null: return "null";
    case TypeKind::boolean: return "boolean";
    case TypeKind::number: return "number";
    case TypeKind::string: return "string";
    case TypeKind::list: return "list of " + describe(types_[id].element);
    case TypeKind::context: return "context";
    case TypeKind::date: return "date";
    case TypeKind::time: return "time";
    case TypeKind::date_time: return "date and time";
    case TypeKind::days_duration: return "days and time duration";
    case TypeKind::months_duration: return "years and months duration";
    case TypeKind::range: return "range";
    case TypeKind::function: return "function";
  }
  return "any value";
}

std::optional<TypeId> TypeTable::named(std::string_view name) {
  struct Named {
    std::string_view name;
    TypeId id;
  };
  static constexpr Named kNamed[] = {
      {"Any", kAny},
      {"Null", kNull},
      {"number", kNumber},
      {"string", kString},
      {"boolean", kBoolean},
      {"date", kDate},
      {"time", kTime},
      {"date and time", kDateTime},
      {"dateTime", kDateTime},
      {"days and time duration", kDaysDuration},
      {"dayTimeDuration", kDaysDuration},
      {"years and months duration", kMonthsDuration},
      {"yearMonthDuration", kMonthsDuration},
  };
  for (const Named& known : kNamed) {
    if (known.name == name) return known.id;
  }
  return std::nullopt;
}

}  // namespace qw::feel
