// feel/builtins.h: the functions a price book may call, with the kinds of their arguments.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "feel/type.h"
#include "feel/value.h"

namespace qw::feel {

enum class Builtin : std::uint8_t {
  min,
  max,
  sum,
  count,
  all,
  any,
  floor,
  ceiling,
  abs,
  modulo,
  decimal,
  round_up,
  round_down,
  round_half_up,
  round_half_down,
  negation,
  list_contains,
  concatenate,
  append,
  get_value,
  string,
};

struct BuiltinInfo {
  std::string_view name;
  Builtin id;
  // One letter for each argument: n number, s string, b boolean, l list, c context, x anything; upper case: optional;
  // a trailing '*' repeats the last one. "v" alone: one list, or any number of its items.
  std::string_view arguments;
  TypeId result;  // kAny: see result_type
};

const BuiltinInfo* find_builtin(std::string_view name);
std::vector<std::string_view> builtin_names();

// How many arguments a call may have.
bool takes(const BuiltinInfo& info, std::size_t arguments);
// The letter for argument i.
char argument_kind(const BuiltinInfo& info, std::size_t i);
TypeId result_type(const BuiltinInfo& info, std::span<const TypeId> arguments, TypeTable& types);

}  // namespace qw::feel
