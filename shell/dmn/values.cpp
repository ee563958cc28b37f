#include "values.h"

#include <optional>

#include "feel/temporal.h"
#include "json/writer.h"

namespace qw::dmn {
namespace {

using decision::ItemDefinition;
using feel::Kind;
using feel::Value;

const ItemDefinition* find_type(const decision::Model& model, std::string_view name) {
  for (const ItemDefinition& item : model.types) {
    if (item.name == name) return &item;
  }
  return nullptr;
}

Value temporal(std::string_view text, std::string_view type, feel::Arena& arena) {
  if (type.starts_with("feel:")) type.remove_prefix(5);
  if (type == "date") {
    const auto date = feel::parse_feel_date(text);
    return date ? Value::date(arena.make(*date)) : Value();
  }
  if (type == "time") {
    const auto time = feel::parse_time(text);
    return time ? Value::time(arena.make(*time)) : Value();
  }
  if (type == "date and time" || type == "dateTime") {
    const auto moment = feel::parse_date_time(text);
    return moment ? Value::date_time(arena.make(*moment)) : Value();
  }
  if (type == "days and time duration" || type == "dayTimeDuration") {
    const auto duration = feel::parse_days_duration(text);
    return duration ? Value::days_duration(arena.make(*duration)) : Value();
  }
  if (type == "years and months duration" || type == "yearMonthDuration") {
    const auto duration = feel::parse_months_duration(text);
    return duration ? Value::months_duration(arena.make(*duration)) : Value();
  }
  return Value::string(text);
}

class FromJson {
 public:
  FromJson(const decision::Model& model, feel::Arena& arena) : model_(model), arena_(arena) {}

  Value value(const json::Node& node, std::string_view type) {
    const ItemDefinition* item = find_type(model_, type);
    for (int i = 0; i < 16 && item != nullptr && !item->collection && item->components.empty(); ++i) {
      type = item->type;
      item = find_type(model_, type);
    }
    return item != nullptr ? defined(node, *item) : plain(node, type, nullptr);
  }

 private:
  Value defined(const json::Node& node, const ItemDefinition& item) {
    if (!item.collection || node.kind != json::Kind::array) {
      return item.components.empty() ? value(node, item.type) : plain(node, "", &item);
    }
    const std::span<Value> items = arena_.values(node.items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      items[i] = item.components.empty() ? value(node.items[i], item.type) : plain(node.items[i], "", &item);
    }
    return Value::list(items);
  }

  Value plain(const json::Node& node, std::string_view type, const ItemDefinition* fields) {
    switch (node.kind) {
      case json::Kind::null: return {};
      case json::Kind::boolean: return Value::boolean(node.boolean);
      case json::Kind::string: return temporal(arena_.copy(node.text), type, arena_);
      case json::Kind::number: {
        auto number = parse_decimal(node.text);
        if (!number) number = parse_scientific(node.text);
        return number ? Value::number(*number) : Value();
      }
      case json::Kind::array: {
        const std::span<Value> items = arena_.values(node.items.size());
        for (std::size_t i = 0; i < items.size(); ++i) items[i] = value(node.items[i], "");
        return Value::list(items);
      }
      case json::Kind::object: return context(node, fields);
    }
    return {};
  }

  Value context(const json::Node& node, const ItemDefinition* fields) {
    feel::Shape shape;
    const std::span<Value> values = arena_.values(node.items.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      const ItemDefinition* field = nullptr;
      for (std::size_t k = 0; fields != nullptr && k < fields->components.size(); ++k) {
        if (fields->components[k].name == node.keys[i]) field = &fields->components[k];
      }
      shape.names.push_back(arena_.copy(node.keys[i]));
      values[i] = field != nullptr ? defined(node.items[i], *field) : value(node.items[i], "");
    }
    return Value::context(arena_.add(std::move(shape)), values.data());
  }

  const decision::Model& model_;
  feel::Arena& arena_;
};

}  // namespace

Value value_from_json(const json::Node& node, const decision::Model& model, std::string_view type, feel::Arena& arena) {
  return FromJson(model, arena).value(node, type);
}

void append_json(const Value& value, std::string& out) {
  switch (value.kind()) {
    case Kind::null:
    case Kind::function: out += "null"; break;
    case Kind::boolean: out += value.as_boolean() ? "true" : "false"; break;
    case Kind::number: out += to_plain_text(value.as_number()); break;
    case Kind::string: json::append_string(out, value.as_string()); break;
    case Kind::list: {
      out += '[';
      for (const Value& item : value.as_list()) {
        if (out.back() != '[') out += ',';
        append_json(item, out);
      }
      out += ']';
      break;
    }
    case Kind::context: {
      out += '{';
      for (std::size_t i = 0; i < value.fields().size(); ++i) {
        if (i > 0) out += ',';
        json::append_string(out, value.shape().names[i]);
        out += ':';
        append_json(value.fields()[i], out);
      }
      out += '}';
      break;
    }
    default: json::append_string(out, to_text(value)); break;
  }
}

}  // namespace qw::dmn
