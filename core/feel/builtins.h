// feel/builtins.h: the functions of FEEL (DMN 1.5, 10.3.4), with the kinds and names of their arguments.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "feel/type.h"
#include "feel/value.h"

namespace qw::feel {

enum class Builtin : std::uint8_t {
  // conditions: evaluate_call.cpp
  negation,
  // numbers
  floor,
  ceiling,
  abs,
  modulo,
  decimal,
  round_up,
  round_down,
  round_half_up,
  round_half_down,
  sqrt,
  log,
  exp,
  odd,
  even,
  number,
  // lists
  min,
  max,
  sum,
  count,
  all,
  any,
  mean,
  product,
  median,
  stddev,
  mode,
  list_contains,
  concatenate,
  append,
  sublist,
  insert_before,
  remove,
  list_replace,
  reverse,
  index_of,
  union_,
  distinct_values,
  flatten,
  sort,
  // contexts, and what takes any value
  get_value,
  get_entries,
  context,
  context_put,
  context_merge,
  is,
  string,
  // texts
  substring,
  string_length,
  upper_case,
  lower_case,
  substring_before,
  substring_after,
  replace,
  matches,
  split,
  contains,
  starts_with,
  ends_with,
  string_join,
  // ranges
  range,
  before,
  after,
  meets,
  met_by,
  overlaps,
  overlaps_before,
  overlaps_after,
  finishes,
  finished_by,
  includes,
  during,
  starts,
  started_by,
  coincides,
  // dates and times
  date,
  time,
  date_and_time,
  duration,
  years_and_months_duration,
  day_of_year,
  day_of_week,
  month_of_year,
  week_of_year,
  now,
  today,
};

struct BuiltinInfo {
  std::string_view name;
  Builtin id;
  // One letter for each argument: n number, s string, b boolean, l list, c context, f function, m number or duration,
  // k string or list of strings, x anything; upper case: optional; a trailing '*' repeats the last one. "v" alone: one list, or any number of its items.
  std::string_view arguments;
  std::string_view parameters;  // their names, "," between them
  TypeId result;                // kAny: see result_type
};

// The first signature of a name; those of the same name follow it.
const BuiltinInfo* find_builtin(std::string_view name);
std::vector<std::string_view> builtin_names();
// The signature of the same name as `info` that takes so many arguments, or that has these parameters; null when none does.
const BuiltinInfo* signature(const BuiltinInfo* info, std::size_t arguments);
const BuiltinInfo* signature(const BuiltinInfo* info, std::span<const std::string_view> names);

// Signatures by number, for nodes of an expression.
std::uint32_t signature_number(const BuiltinInfo& info);
const BuiltinInfo& signature_at(std::uint32_t number);

// How many arguments a call may have, and how many places it has for them.
bool takes(const BuiltinInfo& info, std::size_t arguments);
std::size_t places(const BuiltinInfo& info);
// The place of a parameter, or none.
std::optional<std::size_t> place_of(const BuiltinInfo& info, std::string_view parameter);
// The letter for argument i.
char argument_kind(const BuiltinInfo& info, std::size_t i);
bool is_optional(const BuiltinInfo& info, std::size_t i);
TypeId result_type(const BuiltinInfo& info, std::span<const TypeId> arguments, TypeTable& types);

}  // namespace qw::feel
