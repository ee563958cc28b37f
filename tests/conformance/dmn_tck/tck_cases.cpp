#include "tck_cases.h"

#include "feel/temporal.h"

namespace qw_test {

using qw::feel::Arena;
using qw::feel::Kind;
using qw::feel::Value;
using qw::json::Node;

namespace {

std::string text_of(const Node* node, const char* key) {
  const Node* member = node == nullptr ? nullptr : node->find(key);
  return member == nullptr ? "" : member->text;
}

const std::vector<Node>& items_of(const Node* node, const char* key) {
  static const std::vector<Node> none;
  const Node* member = node == nullptr ? nullptr : node->find(key);
  return member == nullptr ? none : member->items;
}

Value number(const std::string& text) {
  auto value = qw::parse_decimal(text);
  if (!value) value = qw::parse_scientific(text);
  return value ? Value::number(*value) : Value();
}

Value duration(const std::string& text, Arena& arena) {
  if (const auto days = qw::feel::parse_days_duration(text)) return Value::days_duration(arena.make(*days));
  const auto months = qw::feel::parse_months_duration(text);
  return months ? Value::months_duration(arena.make(*months)) : Value();
}

Value list(const Node* value, Arena& arena) {
  const std::vector<Node>& nodes = items_of(value, "items");
  const std::span<Value> items = arena.values(nodes.size());
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = tck_value(&nodes[i], arena);
  return Value::list(items);
}

Value context(const Node* value, Arena& arena) {
  const std::vector<Node>& nodes = items_of(value, "entries");
  qw::feel::Shape shape;
  const std::span<Value> fields = arena.values(nodes.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    shape.names.push_back(arena.copy(text_of(&nodes[i], "name")));
    fields[i] = tck_value(nodes[i].find("value"), arena);
  }
  return Value::context(arena.add(std::move(shape)), fields.data());
}

bool near(const qw::Decimal& a, const qw::Decimal& b) {
  if (a == b) return true;
  const qw::DecimalResult difference = subtract(a, b);
  if (!difference.ok()) return false;
  const qw::Decimal limit = *qw::parse_decimal("0.00000001");
  return compare(difference.value, limit) < 0 && compare(negate(difference.value), limit) < 0;
}

}  // namespace

std::optional<TckFile> read_cases(const std::string& text) {
  qw::json::ReadResult read = qw::json::read(text);
  if (!read.ok() || read.root.find("cases") == nullptr) return std::nullopt;
  TckFile file{std::move(read.root), "", {}};
  file.model = text_of(&file.root, "model");
  for (const Node& node : items_of(&file.root, "cases")) {
    TckCase one{text_of(&node, "id"), {}, {}};
    for (const Node& input : items_of(&node, "inputs")) {
      one.inputs.push_back({text_of(&input, "name"), input.find("value")});
    }
    for (const Node& result : items_of(&node, "results")) {
      const Node* error = result.find("error");
      one.results.push_back({text_of(&result, "node"), result.find("expected"), error != nullptr && error->boolean});
    }
    file.cases.push_back(std::move(one));
  }
  return file;
}

Value tck_value(const Node* value, Arena& arena) {
  const std::string type = text_of(value, "type");
  const std::string text = text_of(value, "text");
  if (type == "string") return Value::string(arena.copy(text));
  if (type == "boolean") return Value::boolean(text == "true");
  if (type == "decimal" || type == "double") return number(text);
  if (type == "list") return list(value, arena);
  if (type == "context") return context(value, arena);
  if (type == "duration") return duration(text, arena);
  const std::string_view kept = arena.copy(text);  // zones view the text
  if (type == "date") {
    const auto date = qw::feel::parse_feel_date(kept);
    return date ? Value::date(arena.make(*date)) : Value();
  }
  if (type == "time") {
    const auto time = qw::feel::parse_time(kept);
    return time ? Value::time(arena.make(*time)) : Value();
  }
  if (type == "dateTime") {
    const auto moment = qw::feel::parse_date_time(kept);
    return moment ? Value::date_time(arena.make(*moment)) : Value();
  }
  return {};
}

bool matches(const Value& expected, const Value& actual) {
  if (expected.kind() != actual.kind()) return false;
  switch (expected.kind()) {
    case Kind::number: return near(expected.as_number(), actual.as_number());
    case Kind::list: {
      if (expected.as_list().size() != actual.as_list().size()) return false;
      for (std::size_t i = 0; i < expected.as_list().size(); ++i) {
        if (!matches(expected.as_list()[i], actual.as_list()[i])) return false;
      }
      return true;
    }
    case Kind::context: {
      if (expected.fields().size() != actual.fields().size()) return false;
      for (std::size_t i = 0; i < expected.fields().size(); ++i) {
        const std::string_view name = expected.shape().names[i];
        if (actual.shape().find(name) < 0 || !matches(expected.fields()[i], actual.field(name))) return false;
      }
      return true;
    }
    default: return equal(expected, actual);
  }
}

}  // namespace qw_test
