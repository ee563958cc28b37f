// Item definitions to TypeRules, and types by name.
#include "base/text.h"
#include "decision/graph_compiler.h"

namespace qw::decision {
namespace {

struct Simple {
  std::string_view name;
  Demand demand;
};

// The types of FEEL, with the spellings of DMN 1.1 and of Camunda Modeler. In the order of kSimpleTypes of TypeNos.
constexpr Simple kSimple[] = {{"Any", Demand::any},
                              {"Null", Demand::null},
                              {"number", Demand::number},
                              {"string", Demand::string},
                              {"boolean", Demand::boolean},
                              {"date", Demand::date},
                              {"time", Demand::time},
                              {"date and time", Demand::date_and_time},
                              {"days and time duration", Demand::days_duration},
                              {"years and months duration", Demand::years_duration},
                              {"context", Demand::context},
                              {"list", Demand::list},
                              {"function", Demand::function},
                              {"range", Demand::range}};
constexpr std::pair<std::string_view, std::string_view> kOtherNames[] = {
    {"any", "Any"},
    {"null", "Null"},
    {"integer", "number"},
    {"long", "number"},
    {"double", "number"},
    {"dateTime", "date and time"},
    {"dateAndTime", "date and time"},
    {"dayTimeDuration", "days and time duration"},
    {"daysAndTimeDuration", "days and time duration"},
    {"yearMonthDuration", "years and months duration"},
    {"yearsAndMonthsDuration", "years and months duration"}};

std::string_view without_space(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// The X of "list<X>", if `text` is that.
std::optional<std::string_view> argument_of(std::string_view text, std::string_view generic) {
  if (!text.starts_with(generic)) return std::nullopt;
  text = without_space(text.substr(generic.size()));
  if (text.size() < 2 || text.front() != '<' || text.back() != '>') return std::nullopt;
  return without_space(text.substr(1, text.size() - 2));
}

}  // namespace

TypeNo GraphCompiler::add_type(TypeRule rule) {
  parts_.types.push_back(std::move(rule));
  return static_cast<TypeNo>(parts_.types.size() - 1);
}

void GraphCompiler::declare_types(std::uint32_t instance) {
  if (parts_.types.empty()) {
    for (const Simple& simple : kSimple) {
      TypeRule rule;
      rule.demand = simple.demand;
      rule.name = simple.name;
      add_type(std::move(rule));
    }
  }
  for (const ItemDefinition& item : parts_.instances[instance].model->types) {
    const TypeNo made = add_type({});
    parts_.types[made].name = item.name;
    parts_.instances[instance].types.emplace_back(item.name, made);
  }
}

void GraphCompiler::define_types(std::uint32_t instance) {
  instance_ = instance;
  const Model& model = *parts_.instances[instance].model;
  for (std::size_t i = 0; i < model.types.size(); ++i) {
    define(instance, model.types[i], parts_.instances[instance].types[i].second, 0);
  }
  for (TypeNo type = 0; type < parts_.types.size(); ++type) parts_.types[type].feel = feel_type(type);
}

// Fills `into`; for a collection that is the list, and its items get a type of their own.
void GraphCompiler::define(std::uint32_t instance, const ItemDefinition& item, TypeNo into, std::uint32_t depth) {
  if (depth > kMostNesting) return;
  const std::string where = "type " + item.name;
  TypeRule rule;
  rule.name = item.name;
  if (item.function) {
    rule.demand = Demand::function;
    rule.element = type_named(instance, item.type, where);
    for (const Variable& parameter : item.parameters) {
      rule.fields.emplace_back(parts_.arena.copy(tidy_name(parameter.name)),
                               type_named(instance, parameter.type, where));
    }
  } else if (!item.components.empty()) {
    rule.demand = Demand::context;
    for (const ItemDefinition& component : item.components) {
      const TypeNo field = add_type({});
      define(instance, component, field, depth + 1);
      rule.fields.emplace_back(parts_.arena.copy(tidy_name(component.name)), field);
    }
  } else {
    rule.demand = Demand::same;
    rule.element = type_named(instance, item.type, where);
  }
  if (!item.allowed.empty()) rule.allowed = unary_tests(item.allowed, feel::kAny, where);
  if (item.collection) {
    const TypeNo element = add_type(std::move(rule));
    rule = {};
    rule.demand = Demand::list;
    rule.element = element;
    rule.name = item.name;
  }
  if (!item.constraint.empty()) rule.allowed = unary_tests(item.constraint, feel::kAny, where);
  parts_.types[into] = std::move(rule);
}

TypeNo GraphCompiler::type_named(std::uint32_t instance, std::string_view name, std::string_view where) {
  std::string_view wanted = without_space(name);
  if (wanted.empty()) return kAnyType;
  for (const auto& [known, type] : parts_.instances[instance].types) {
    if (known == wanted) return type;
  }
  if (wanted.starts_with("feel:")) wanted.remove_prefix(5);
  for (const auto& [other, known] : kOtherNames) {
    if (other == wanted) wanted = known;
  }
  for (TypeNo type = 0; type < std::size(kSimple); ++type) {
    if (kSimple[type].name == wanted) return type;
  }
  constexpr std::size_t kLongestName = 500;
  const auto element = argument_of(wanted, "list");
  if (element && wanted.size() < kLongestName) {
    TypeRule rule;
    rule.demand = Demand::list;
    rule.element = type_named(instance, *element, where);
    rule.name = wanted;
    return add_type(std::move(rule));
  }
  if (argument_of(wanted, "range")) return type_named(instance, "range", where);
  if (argument_of(wanted, "context")) return type_named(instance, "context", where);
  if (wanted.starts_with("function")) return type_named(instance, "function", where);
  for (const std::uint32_t child : parts_.instances[instance].children) {
    const std::string& prefix = parts_.instances[child].prefix;
    if (prefix.empty()) {
      for (const auto& [known, type] : parts_.instances[child].types) {
        if (known == wanted) return type;
      }
    } else if (wanted.starts_with(prefix) && wanted.size() > prefix.size() && wanted[prefix.size()] == '.') {
      return type_named(child, wanted.substr(prefix.size() + 1), where);
    }
  }
  std::vector<std::string_view> names;
  for (const auto& [known, type] : parts_.instances[instance].types) names.push_back(known);
  for (const Simple& simple : kSimple) names.push_back(simple.name);
  const std::string_view near = nearest(wanted, names);
  say(Severity::warning, "dmn.type",
      std::string(where) + ": There is no type \"" + std::string(wanted.substr(0, 60)) + "\"; any value is taken." +
          (near.empty() ? "" : " Did you mean \"" + std::string(near) + "\"?"));
  return kAnyType;
}

feel::TypeId GraphCompiler::feel_type(TypeNo type, std::uint32_t depth) {
  const TypeRule& rule = parts_.types[type];
  if (rule.feel != feel::kAny || depth > 16) return rule.feel;
  switch (rule.demand) {
    case Demand::null: return feel::kNull;
    case Demand::date: return feel::kDate;
    case Demand::time: return feel::kTime;
    case Demand::date_and_time: return feel::kDateTime;
    case Demand::days_duration: return feel::kDaysDuration;
    case Demand::years_duration: return feel::kMonthsDuration;
    case Demand::range: return parts_.feel_types.range_of(feel::kAny);
    case Demand::function: {
      std::vector<std::pair<std::string, feel::TypeId>> parameters;
      for (const auto& [name, type_of] : rule.fields) parameters.emplace_back(name, feel_type(type_of, depth + 1));
      return parts_.feel_types.function_of(std::move(parameters), feel_type(rule.element, depth + 1));
    }
    case Demand::number: return feel::kNumber;
    case Demand::string: return feel::kString;
    case Demand::boolean: return feel::kBoolean;
    case Demand::same: return feel_type(rule.element, depth + 1);
    case Demand::list: return parts_.feel_types.list_of(feel_type(rule.element, depth + 1));
    case Demand::context: {
      std::vector<std::pair<std::string, feel::TypeId>> fields;
      for (const auto& [name, field] : rule.fields) fields.emplace_back(name, feel_type(field, depth + 1));
      return parts_.feel_types.context_of(std::move(fields));
    }
    case Demand::any: return feel::kAny;
  }
  return feel::kAny;
}

}  // namespace qw::decision
