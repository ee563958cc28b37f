#include "feel/type.h"

namespace qw::feel {
namespace {

bool same(const Type& a, const Type& b) { return a.kind == b.kind && a.element == b.element && a.fields == b.fields; }

}  // namespace

TypeTable::TypeTable() {
  for (const TypeKind kind : {TypeKind::any, TypeKind::null, TypeKind::boolean, TypeKind::number, TypeKind::string}) {
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

TypeId TypeTable::join(TypeId a, TypeId b) {
  if (a == b || b == kNull) return a;
  if (a == kNull) return b;
  const Type left = types_[a];
  const Type right = types_[b];
  if (left.kind != right.kind) return kAny;
  if (left.kind == TypeKind::list) return list_of(join(left.element, right.element));
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
  }
  return "any value";
}

}  // namespace qw::feel
