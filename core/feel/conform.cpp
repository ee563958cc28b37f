#include "feel/conform.h"

#include "feel/call.h"
#include "feel/temporal.h"

namespace qw::feel {
namespace {

bool fits(const Value& value, TypeId id, const TypeTable& types, bool nulls_inside);

bool fits_inside(const Value& value, TypeId id, const TypeTable& types, bool nulls_inside) {
  return (nulls_inside && value.is_null()) || fits(value, id, types, nulls_inside);
}

bool fields_fit(const Value& value, const Type& type, const TypeTable& types, bool nulls_inside) {
  for (const auto& field : type.fields) {
    const int place = value.shape().find(field.first);
    if (place < 0) return nulls_inside;
    if (!fits_inside(value.fields()[static_cast<std::size_t>(place)], field.second, types, nulls_inside)) return false;
  }
  return true;
}

bool fits(const Value& value, TypeId id, const TypeTable& types, bool nulls_inside) {
  const Type& type = types[id];
  switch (type.kind) {
    case TypeKind::any: return !value.is_null() || nulls_inside;
    case TypeKind::null: return value.is_null();
    case TypeKind::boolean: return value.kind() == Kind::boolean;
    case TypeKind::number: return value.kind() == Kind::number;
    case TypeKind::string: return value.kind() == Kind::string;
    case TypeKind::date: return value.kind() == Kind::date;
    case TypeKind::time: return value.kind() == Kind::time;
    case TypeKind::date_time: return value.kind() == Kind::date_time;
    case TypeKind::days_duration: return value.kind() == Kind::days_duration;
    case TypeKind::months_duration: return value.kind() == Kind::months_duration;
    case TypeKind::list:
      if (value.kind() != Kind::list) return false;
      for (const Value& item : value.as_list()) {
        const bool any_null = item.is_null() && type.element == kAny;
        if (!any_null && !fits_inside(item, type.element, types, nulls_inside)) return false;
      }
      return true;
    case TypeKind::context: return value.kind() == Kind::context && fields_fit(value, type, types, nulls_inside);
    case TypeKind::range:
      if (value.kind() != Kind::range) return false;
      for (const Value* end : {&value.as_range().low, &value.as_range().high}) {
        if (!end->is_null() && !fits(*end, type.element, types, nulls_inside)) return false;
      }
      return true;
    case TypeKind::function:
      return value.kind() == Kind::function &&
             (type.fields.empty() || value.as_function().parameters().size() == type.fields.size());
  }
  return false;
}

}  // namespace

bool conforms(const Value& value, TypeId type, const TypeTable& types) { return fits(value, type, types, false); }

Value convert(const Value& value, TypeId type, const TypeTable& types, Arena& arena) {
  if (value.is_null() || type == kAny || fits(value, type, types, true)) return value;
  if (value.kind() == Kind::date && type == kDateTime) {
    return Value::date_time(arena.make(midnight_utc(value.as_date())));
  }
  const bool wants_list = types[type].kind == TypeKind::list;
  if (!wants_list && value.kind() == Kind::list && value.as_list().size() == 1) {
    const Value& item = value.as_list()[0];
    return fits(item, type, types, true) ? item : Value();
  }
  if (wants_list && value.kind() != Kind::list && fits(value, types[type].element, types, true)) {
    const std::span<Value> one = arena.values(1);
    one[0] = value;
    return Value::list(one);
  }
  return {};
}

}  // namespace qw::feel
