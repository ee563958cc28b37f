// Functions of contexts, and those of any value.
#include <algorithm>

#include "feel/call.h"

namespace qw::feel {
namespace {

// A context while its fields are put together.
struct Draft {
  Shape shape;
  std::vector<Value> values;

  void put(std::string_view name, const Value& value) {
    const int known = shape.find(name);
    if (known >= 0) {
      values[static_cast<std::size_t>(known)] = value;
      return;
    }
    shape.names.push_back(name);
    values.push_back(value);
  }
};

Value made(const Call& call, Draft&& draft) {
  const std::span<Value> fields = call.list(draft.values.size());
  if (fields.size() != draft.values.size()) return {};
  std::copy(draft.values.begin(), draft.values.end(), fields.begin());
  return Value::context(call.arena().add(std::move(draft.shape)), fields.data());
}

Draft draft_of(const Value& context) {
  Draft draft;
  for (std::size_t i = 0; i < context.fields().size(); ++i) {
    draft.shape.names.push_back(context.shape().names[i]);
    draft.values.push_back(context.fields()[i]);
  }
  return draft;
}

Value get_value(const Call& call) {
  if (call.is(1, Kind::string)) return call[0].field(call[1].as_string());
  if (!call.is(1, Kind::list) || call[1].as_list().empty()) return call[1].is_null() ? Value() : call.wrong();
  Value found = call[0];
  for (const Value& key : call[1].as_list()) {
    if (key.kind() != Kind::string) return call.wrong();
    found = found.field(key.as_string());
  }
  return found;
}

Value get_entries(const Call& call) {
  const Value& from = call[0];
  if (!call.charge(2 * from.fields().size())) return {};
  const Shape* shape = call.arena().add(Shape{{"key", "value"}});
  const std::span<Value> entries = call.arena().values(from.fields().size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::span<Value> pair = call.arena().values(2);
    pair[0] = Value::string(from.shape().names[i]);
    pair[1] = from.fields()[i];
    entries[i] = Value::context(shape, pair.data());
  }
  return Value::list(entries);
}

// From entries {key, value}, as get entries() makes them.
Value from_entries(const Call& call) {
  Draft draft;
  if (!call.charge(call[0].as_list().size())) return {};
  for (const Value& entry : call[0].as_list()) {
    const Value key = entry.field("key");
    const bool complete = entry.kind() == Kind::context && entry.shape().find("value") >= 0;
    if (key.kind() != Kind::string || !complete || draft.shape.find(key.as_string()) >= 0) return call.wrong();
    draft.put(key.as_string(), entry.field("value"));
  }
  return made(call, std::move(draft));
}

// `of` with `value` where the keys lead.
Value put(const Call& call, const Value& of, std::span<const Value> keys, const Value& value) {
  if (keys[0].kind() != Kind::string || !call.charge(1)) return call.stopped() ? Value() : call.wrong();
  if (of.kind() != Kind::context) return call.wrong();
  Draft draft = draft_of(of);
  const std::string_view key = keys[0].as_string();
  Value inner = value;
  if (keys.size() > 1) {
    inner = put(call, of.field(key), keys.subspan(1), value);
    if (inner.is_null()) return {};
  }
  draft.put(key, inner);
  return made(call, std::move(draft));
}

Value context_put(const Call& call) {
  constexpr std::size_t kMostKeys = 64;
  if (!call.is(1, Kind::list)) return put(call, call[0], call.arguments.subspan(1, 1), call[2]);
  const std::span<const Value> keys = call[1].as_list();
  return keys.empty() || keys.size() > kMostKeys ? call.wrong() : put(call, call[0], keys, call[2]);
}

Value context_merge(const Call& call) {
  Draft draft;
  for (const Value& context : call[0].as_list()) {
    if (context.kind() != Kind::context) return context.is_null() ? Value() : call.wrong();
    for (std::size_t i = 0; i < context.fields().size(); ++i) {
      if (!call.charge(1 + draft.values.size() / 8)) return {};
      draft.put(context.shape().names[i], context.fields()[i]);
    }
  }
  return made(call, std::move(draft));
}

}  // namespace

bool identical(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  const bool temporal = a.kind() >= Kind::date && a.kind() <= Kind::months_duration;
  return temporal ? temporal_identical(a, b) : equal(a, b);
}

Value call_context(const Call& call) {
  if (call.id == Builtin::is) return Value::boolean(identical(call[0], call[1]));
  if (call[0].is_null()) return {};
  if (call.id == Builtin::string) return call.text(to_text(call[0], kLongestText));
  const bool from_list = call.id == Builtin::context || call.id == Builtin::context_merge;
  if (!call.is(0, from_list ? Kind::list : Kind::context)) return call.wrong();
  switch (call.id) {
    case Builtin::get_value: return get_value(call);
    case Builtin::get_entries: return get_entries(call);
    case Builtin::context: return from_entries(call);
    case Builtin::context_put: return context_put(call);
    default: return context_merge(call);
  }
}

}  // namespace qw::feel
