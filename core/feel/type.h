// feel/type.h: the static types that expressions are checked against when a price book is compiled.
//
// Every type admits null. `any` is what cannot be known (a cell of mixed kinds); it is checked when evaluated.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qw::feel {

enum class TypeKind : std::uint8_t {
  any,
  null,
  boolean,
  number,
  string,
  list,
  context,
  date,
  time,
  date_time,
  days_duration,
  months_duration,
  range,
  function,
};

// Index into a TypeTable.
using TypeId = std::uint32_t;

inline constexpr TypeId kAny = 0;
inline constexpr TypeId kNull = 1;
inline constexpr TypeId kBoolean = 2;
inline constexpr TypeId kNumber = 3;
inline constexpr TypeId kString = 4;
inline constexpr TypeId kDate = 5;
inline constexpr TypeId kTime = 6;
inline constexpr TypeId kDateTime = 7;
inline constexpr TypeId kDaysDuration = 8;
inline constexpr TypeId kMonthsDuration = 9;

struct Type {
  TypeKind kind = TypeKind::any;
  TypeId element = kAny;                               // list, range; of a function what it gives
  std::vector<std::pair<std::string, TypeId>> fields;  // context, in the order of its shape; parameters of a function
};

class TypeTable {
 public:
  TypeTable();

  TypeId list_of(TypeId element);
  TypeId context_of(std::vector<std::pair<std::string, TypeId>> fields);
  TypeId range_of(TypeId end);
  TypeId function_of(std::vector<std::pair<std::string, TypeId>> parameters, TypeId result);
  const Type& operator[](TypeId id) const { return types_[id]; }

  // The smallest type that holds both: null joins with everything, otherwise differing kinds give kAny.
  TypeId join(TypeId a, TypeId b);
  // False when a value of both types can never meet, such as number and string.
  bool compatible(TypeId a, TypeId b) const;
  // "number", "list of string", "context".
  std::string describe(TypeId id) const;
  // The types that have a name: "number", "date and time", "dayTimeDuration", "Any", ...
  static std::optional<TypeId> named(std::string_view name);

 private:
  TypeId intern(Type type);
  std::vector<Type> types_;
};

}  // namespace qw::feel
