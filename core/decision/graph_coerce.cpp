// Values and declared types: conformance, allowed values, implicit conversions (OMG DMN 1.5, 10.3.2.9.4).
#include "decision/graph_parts.h"
#include "feel/temporal.h"

namespace qw::decision {

using feel::Kind;
using feel::Value;

namespace {

constexpr std::uint32_t kDeepestType = 64;

bool conforms(const GraphParts& parts, TypeNo type, const Value& value, feel::Machine& machine, std::uint32_t depth);

bool is_of(Demand demand, Kind kind) {
  switch (demand) {
    case Demand::any:
    case Demand::same: return true;
    case Demand::null: return kind == Kind::null;
    case Demand::number: return kind == Kind::number;
    case Demand::string: return kind == Kind::string;
    case Demand::boolean: return kind == Kind::boolean;
    case Demand::date: return kind == Kind::date;
    case Demand::time: return kind == Kind::time;
    case Demand::date_and_time: return kind == Kind::date_time;
    case Demand::days_duration: return kind == Kind::days_duration;
    case Demand::years_duration: return kind == Kind::months_duration;
    case Demand::context: return kind == Kind::context;
    case Demand::list: return kind == Kind::list;
    case Demand::function: return kind == Kind::function;
    case Demand::range: return kind == Kind::range;
  }
  return false;
}

bool has_conforming_parts(const GraphParts& parts, const TypeRule& rule, const Value& value, feel::Machine& machine,
                          std::uint32_t depth) {
  if (rule.demand == Demand::same) return conforms(parts, rule.element, value, machine, depth);
  if (rule.demand == Demand::list && rule.element != kAnyType) {
    for (const Value& item : value.as_list()) {
      if (!conforms(parts, rule.element, item, machine, depth)) return false;
    }
  }
  if (rule.demand == Demand::context) {
    for (const auto& [name, type] : rule.fields) {
      if (value.shape().find(name) < 0 || !conforms(parts, type, value.field(name), machine, depth)) return false;
    }
  }
  return true;
}

bool conforms(const GraphParts& parts, TypeNo type, const Value& value, feel::Machine& machine, std::uint32_t depth) {
  if (type == kAnyType || value.is_null()) return true;
  if (depth > kDeepestType) return false;
  const TypeRule& rule = parts.types[type];
  if (!is_of(rule.demand, value.kind())) return false;
  if (!has_conforming_parts(parts, rule, value, machine, depth + 1)) return false;
  return !rule.allowed || feel::evaluate_unary_tests(*rule.allowed, value, machine).is_true();
}

// The demand behind other names.
Demand demand_of(const GraphParts& parts, TypeNo type) {
  for (std::uint32_t depth = 0; depth < kDeepestType; ++depth) {
    if (parts.types[type].demand != Demand::same) return parts.types[type].demand;
    type = parts.types[type].element;
  }
  return Demand::any;
}

}  // namespace

bool conforms(const GraphParts& parts, TypeNo type, const Value& value, feel::Machine& machine) {
  return conforms(parts, type, value, machine, 0);
}

Value coerce(const GraphParts& parts, TypeNo type, const Value& value, feel::Machine& machine) {
  if (conforms(parts, type, value, machine)) return value;
  const Demand demand = demand_of(parts, type);
  if (demand == Demand::list) {
    const std::span<Value> one = machine.arena->values(1);
    one[0] = value;
    const Value list = Value::list(one);
    if (conforms(parts, type, list, machine)) return list;
  } else if (value.kind() == Kind::list && value.as_list().size() == 1) {
    const Value& only = value.as_list()[0];
    if (conforms(parts, type, only, machine)) return only;
  } else if (demand == Demand::date_and_time && value.kind() == Kind::date) {
    const Value moment = Value::date_time(machine.arena->make(feel::midnight_utc(value.as_date())));
    if (conforms(parts, type, moment, machine)) return moment;
  }
  return {};
}

}  // namespace qw::decision
