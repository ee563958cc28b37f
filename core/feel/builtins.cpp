#include "feel/builtins.h"

#include <algorithm>
#include <iterator>

namespace qw::feel {
namespace {

// Signatures of one name stand together, the usual one first.
constexpr BuiltinInfo kBuiltins[] = {
    {"min", Builtin::min, "v", "list", kAny},
    {"max", Builtin::max, "v", "list", kAny},
    {"sum", Builtin::sum, "v", "list", kNumber},
    {"count", Builtin::count, "l", "list", kNumber},
    {"all", Builtin::all, "v", "list", kBoolean},
    {"any", Builtin::any, "v", "list", kBoolean},
    {"floor", Builtin::floor, "nN", "n,scale", kNumber},
    {"ceiling", Builtin::ceiling, "nN", "n,scale", kNumber},
    {"abs", Builtin::abs, "m", "n", kAny},
    {"modulo", Builtin::modulo, "nn", "dividend,divisor", kNumber},
    {"decimal", Builtin::decimal, "nn", "n,scale", kNumber},
    {"round up", Builtin::round_up, "nn", "n,scale", kNumber},
    {"round down", Builtin::round_down, "nn", "n,scale", kNumber},
    {"round half up", Builtin::round_half_up, "nn", "n,scale", kNumber},
    {"round half down", Builtin::round_half_down, "nn", "n,scale", kNumber},
    {"sqrt", Builtin::sqrt, "n", "number", kNumber},
    {"log", Builtin::log, "n", "number", kNumber},
    {"exp", Builtin::exp, "n", "number", kNumber},
    {"odd", Builtin::odd, "n", "number", kBoolean},
    {"even", Builtin::even, "n", "number", kBoolean},
    {"number", Builtin::number, "xSS", "from,grouping separator,decimal separator", kNumber},
    {"not", Builtin::negation, "b", "negand", kBoolean},
    {"mean", Builtin::mean, "v", "list", kNumber},
    {"product", Builtin::product, "v", "list", kNumber},
    {"median", Builtin::median, "v", "list", kNumber},
    {"stddev", Builtin::stddev, "v", "list", kNumber},
    {"mode", Builtin::mode, "v", "list", kAny},
    {"list contains", Builtin::list_contains, "lx", "list,element", kBoolean},
    {"concatenate", Builtin::concatenate, "l*", "list", kAny},
    {"append", Builtin::append, "lx*", "list,item", kAny},
    {"sublist", Builtin::sublist, "lnN", "list,start position,length", kAny},
    {"insert before", Builtin::insert_before, "lnx", "list,position,newItem", kAny},
    {"remove", Builtin::remove, "ln", "list,position", kAny},
    {"list replace", Builtin::list_replace, "lxx", "list,position,newItem", kAny},
    {"list replace", Builtin::list_replace, "lfx", "list,match,newItem", kAny},
    {"reverse", Builtin::reverse, "l", "list", kAny},
    {"index of", Builtin::index_of, "lx", "list,match", kAny},
    {"union", Builtin::union_, "l*", "list", kAny},
    {"distinct values", Builtin::distinct_values, "l", "list", kAny},
    {"flatten", Builtin::flatten, "l", "list", kAny},
    {"sort", Builtin::sort, "lF", "list,precedes", kAny},
    {"get value", Builtin::get_value, "ck", "m,key", kAny},
    {"get value", Builtin::get_value, "cl", "context,keys", kAny},
    {"get entries", Builtin::get_entries, "c", "m", kAny},
    {"context", Builtin::context, "l", "entries", kAny},
    {"context put", Builtin::context_put, "ckx", "context,key,value", kAny},
    {"context put", Builtin::context_put, "clx", "context,keys,value", kAny},
    {"context merge", Builtin::context_merge, "l", "contexts", kAny},
    {"is", Builtin::is, "xx", "value1,value2", kBoolean},
    {"string", Builtin::string, "x", "from", kString},
    {"substring", Builtin::substring, "snN", "string,start position,length", kString},
    {"string length", Builtin::string_length, "s", "string", kNumber},
    {"upper case", Builtin::upper_case, "s", "string", kString},
    {"lower case", Builtin::lower_case, "s", "string", kString},
    {"substring before", Builtin::substring_before, "ss", "string,match", kString},
    {"substring after", Builtin::substring_after, "ss", "string,match", kString},
    {"replace", Builtin::replace, "sssS", "input,pattern,replacement,flags", kString},
    {"matches", Builtin::matches, "ssS", "input,pattern,flags", kBoolean},
    {"split", Builtin::split, "ss", "string,delimiter", kAny},
    {"contains", Builtin::contains, "ss", "string,match", kBoolean},
    {"starts with", Builtin::starts_with, "ss", "string,match", kBoolean},
    {"ends with", Builtin::ends_with, "ss", "string,match", kBoolean},
    {"string join", Builtin::string_join, "lS", "list,delimiter", kString},
    {"range", Builtin::range, "s", "from", kAny},
    {"before", Builtin::before, "xx", "point1,point2", kBoolean},
    {"before", Builtin::before, "xx", "point,range", kBoolean},
    {"before", Builtin::before, "xx", "range,point", kBoolean},
    {"before", Builtin::before, "xx", "range1,range2", kBoolean},
    {"after", Builtin::after, "xx", "point1,point2", kBoolean},
    {"after", Builtin::after, "xx", "point,range", kBoolean},
    {"after", Builtin::after, "xx", "range,point", kBoolean},
    {"after", Builtin::after, "xx", "range1,range2", kBoolean},
    {"meets", Builtin::meets, "xx", "range1,range2", kBoolean},
    {"met by", Builtin::met_by, "xx", "range1,range2", kBoolean},
    {"overlaps", Builtin::overlaps, "xx", "range1,range2", kBoolean},
    {"overlaps before", Builtin::overlaps_before, "xx", "range1,range2", kBoolean},
    {"overlaps after", Builtin::overlaps_after, "xx", "range1,range2", kBoolean},
    {"finishes", Builtin::finishes, "xx", "point,range", kBoolean},
    {"finishes", Builtin::finishes, "xx", "range1,range2", kBoolean},
    {"finished by", Builtin::finished_by, "xx", "range,point", kBoolean},
    {"finished by", Builtin::finished_by, "xx", "range1,range2", kBoolean},
    {"includes", Builtin::includes, "xx", "range,point", kBoolean},
    {"includes", Builtin::includes, "xx", "range1,range2", kBoolean},
    {"during", Builtin::during, "xx", "point,range", kBoolean},
    {"during", Builtin::during, "xx", "range1,range2", kBoolean},
    {"starts", Builtin::starts, "xx", "point,range", kBoolean},
    {"starts", Builtin::starts, "xx", "range1,range2", kBoolean},
    {"started by", Builtin::started_by, "xx", "range,point", kBoolean},
    {"started by", Builtin::started_by, "xx", "range1,range2", kBoolean},
    {"coincides", Builtin::coincides, "xx", "point1,point2", kBoolean},
    {"coincides", Builtin::coincides, "xx", "range1,range2", kBoolean},
    {"date", Builtin::date, "x", "from", kDate},
    {"date", Builtin::date, "nnn", "year,month,day", kDate},
    {"time", Builtin::time, "x", "from", kTime},
    {"time", Builtin::time, "nnnX", "hour,minute,second,offset", kTime},
    {"date and time", Builtin::date_and_time, "x", "from", kDateTime},
    {"date and time", Builtin::date_and_time, "xx", "date,time", kDateTime},
    {"date and time", Builtin::date_and_time, "nnnnnn", "year,month,day,hour,minute,second", kDateTime},
    {"date and time", Builtin::date_and_time, "nnnnnnx", "year,month,day,hour,minute,second,offset", kDateTime},
    {"date and time", Builtin::date_and_time, "nnnnnnx", "year,month,day,hour,minute,second,timezone", kDateTime},
    {"duration", Builtin::duration, "x", "from", kAny},
    {"years and months duration", Builtin::years_and_months_duration, "xx", "from,to", kMonthsDuration},
    {"day of year", Builtin::day_of_year, "x", "date", kNumber},
    {"day of week", Builtin::day_of_week, "x", "date", kString},
    {"month of year", Builtin::month_of_year, "x", "date", kString},
    {"week of year", Builtin::week_of_year, "x", "date", kNumber},
    {"now", Builtin::now, "", "", kDateTime},
    {"today", Builtin::today, "", "", kDate},
};

bool repeats(const BuiltinInfo& info) { return info.arguments.ends_with('*'); }

TypeId context_value_type(TypeId context, TypeTable& types) {
  if (types[context].kind != TypeKind::context || types[context].fields.empty()) return kAny;
  TypeId joined = kNull;
  const auto fields = types[context].fields;
  for (const auto& field : fields) joined = types.join(joined, field.second);
  return joined;
}

bool has_all(const BuiltinInfo& info, std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    if (!place_of(info, name)) return false;
  }
  return true;
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

const BuiltinInfo* signature(const BuiltinInfo* info, std::size_t arguments) {
  for (const BuiltinInfo* one = info; one != std::end(kBuiltins) && one->name == info->name; ++one) {
    if (takes(*one, arguments)) return one;
  }
  return nullptr;
}

// One that all of its required parameters are named for, else the first that knows the names: what is missing is null then.
const BuiltinInfo* signature(const BuiltinInfo* info, std::span<const std::string_view> names) {
  const BuiltinInfo* incomplete = nullptr;
  for (const BuiltinInfo* one = info; one != std::end(kBuiltins) && one->name == info->name; ++one) {
    if (!has_all(*one, names)) continue;
    std::size_t required = 0;
    for (std::size_t i = 0; i < places(*one); ++i) required += is_optional(*one, i) ? 0U : 1U;
    if (names.size() >= required) return one;
    if (incomplete == nullptr) incomplete = one;
  }
  return incomplete;
}

std::uint32_t signature_number(const BuiltinInfo& info) { return static_cast<std::uint32_t>(&info - kBuiltins); }

const BuiltinInfo& signature_at(std::uint32_t number) { return kBuiltins[number]; }

std::size_t places(const BuiltinInfo& info) { return info.arguments.size() - (repeats(info) ? 1 : 0); }

bool takes(const BuiltinInfo& info, std::size_t arguments) {
  if (info.arguments == "v") return arguments >= 1;
  std::size_t least = 0;
  for (const char c : info.arguments) least += c >= 'a' && c <= 'z' ? 1 : 0;
  return arguments >= least && (repeats(info) || arguments <= places(info));
}

std::optional<std::size_t> place_of(const BuiltinInfo& info, std::string_view parameter) {
  std::string_view rest = info.parameters;
  for (std::size_t place = 0; !rest.empty(); ++place) {
    const std::string_view name = rest.substr(0, rest.find(','));
    if (name == parameter) return place;
    rest.remove_prefix(std::min(rest.size(), name.size() + 1));
  }
  return std::nullopt;
}

bool is_optional(const BuiltinInfo& info, std::size_t i) {
  return i < places(info) && info.arguments[i] >= 'A' && info.arguments[i] <= 'Z';
}

char argument_kind(const BuiltinInfo& info, std::size_t i) {
  if (info.arguments.empty()) return 'x';
  const char kind = info.arguments[i < places(info) ? i : places(info) - 1];
  return kind >= 'A' && kind <= 'Z' ? static_cast<char>(kind - 'A' + 'a') : kind;
}

TypeId result_type(const BuiltinInfo& info, std::span<const TypeId> arguments, TypeTable& types) {
  if (info.result != kAny || arguments.empty()) return info.result;
  const Type first = types[arguments[0]];
  TypeId joined = kNull;
  switch (info.id) {
    case Builtin::get_value: return context_value_type(arguments[0], types);
    case Builtin::abs: return arguments[0];
    case Builtin::min:
    case Builtin::max:
      if (arguments.size() == 1 && first.kind == TypeKind::list) return first.element;
      for (const TypeId argument : arguments) joined = types.join(joined, argument);
      return joined;
    case Builtin::concatenate:
    case Builtin::union_:
      for (const TypeId argument : arguments) {
        const Type& type = types[argument];
        joined = types.join(joined, type.kind == TypeKind::list ? type.element : kAny);
      }
      return types.list_of(joined);
    case Builtin::append:
    case Builtin::insert_before:
    case Builtin::list_replace:
      joined = types.join(first.kind == TypeKind::list ? first.element : kAny, arguments.back());
      return types.list_of(joined);
    case Builtin::sublist:
    case Builtin::remove:
    case Builtin::reverse:
    case Builtin::distinct_values:
    case Builtin::sort: return first.kind == TypeKind::list ? arguments[0] : types.list_of(kAny);
    case Builtin::mode: return first.kind == TypeKind::list ? arguments[0] : types.list_of(kNumber);
    case Builtin::index_of: return types.list_of(kNumber);
    case Builtin::split: return types.list_of(kString);
    default: return kAny;
  }
}

}  // namespace qw::feel
