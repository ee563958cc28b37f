#include "feel/value.h"

#include "feel/call.h"

namespace qw::feel {

const char* to_text(Kind kind) {
  switch (kind) {
    case Kind::null: return "null";
    case Kind::boolean: return "boolean";
    case Kind::number: return "number";
    case Kind::string: return "string";
    case Kind::list: return "list";
    case Kind::context: return "context";
    case Kind::date: return "date";
    case Kind::time: return "time";
    case Kind::date_time: return "date and time";
    case Kind::days_duration: return "days and time duration";
    case Kind::months_duration: return "years and months duration";
    case Kind::range: return "range";
    case Kind::function: return "function";
  }
  return "null";
}

int Shape::find(std::string_view name) const {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<int>(i);
  }
  return -1;
}

Value Value::field(std::string_view name) const {
  if (kind_ != Kind::context) return {};
  const int index = shape().find(name);
  return index < 0 ? Value() : fields()[static_cast<std::size_t>(index)];
}

namespace {

bool take_one(std::size_t& visits_left) { return visits_left > 0 && --visits_left > 0; }

bool equal_lists(std::span<const Value> a, std::span<const Value> b, std::size_t& visits_left) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!take_one(visits_left) || !equal(a[i], b[i], visits_left)) return false;
  }
  return true;
}

bool equal_contexts(const Value& a, const Value& b, std::size_t& visits_left) {
  if (a.fields().size() != b.fields().size()) return false;
  for (std::size_t i = 0; i < a.fields().size(); ++i) {
    const int other = b.shape().find(a.shape().names[i]);
    if (other < 0 || !take_one(visits_left)) return false;
    if (!equal(a.fields()[i], b.fields()[static_cast<std::size_t>(other)], visits_left)) return false;
  }
  return true;
}

bool equal_ranges(const Range& a, const Range& b) {
  return a.low_included == b.low_included && a.high_included == b.high_included && equal(a.low, b.low) &&
         equal(a.high, b.high);
}

void append_string(std::string_view text, bool quoted, std::string& out) {
  if (!quoted) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

void append_text(const Value& value, bool nested, std::size_t most, std::string& out);

void append_range(const Range& range, std::size_t most, std::string& out) {
  if (range.low.is_null() || range.high.is_null()) {
    out += range.low.is_null() ? "(<" : "(>";
    out += (range.low.is_null() ? range.high_included : range.low_included) ? "= " : " ";
    append_text(range.low.is_null() ? range.high : range.low, true, most, out);
    out += ')';
    return;
  }
  out += range.low_included ? '[' : '(';
  append_text(range.low, true, most, out);
  out += "..";
  append_text(range.high, true, most, out);
  out += range.high_included ? ']' : ')';
}

void append_text(const Value& value, bool nested, std::size_t most, std::string& out) {
  switch (value.kind()) {
    case Kind::null: out += "null"; return;
    case Kind::boolean: out += value.as_boolean() ? "true" : "false"; return;
    case Kind::number: out += to_plain_text(value.as_number()); return;
    case Kind::string: return append_string(value.as_string(), nested, out);
    case Kind::list: {
      out += '[';
      bool first = true;
      for (const Value& item : value.as_list()) {
        if (!first) out += ", ";
        first = false;
        if (out.size() > most) return;
        append_text(item, true, most, out);
      }
      out += ']';
      return;
    }
    case Kind::context: {
      out += '{';
      for (std::size_t i = 0; i < value.fields().size(); ++i) {
        if (i > 0) out += ", ";
        out += value.shape().names[i];
        out += ": ";
        if (out.size() > most) return;
        append_text(value.fields()[i], true, most, out);
      }
      out += '}';
      return;
    }
    case Kind::range: return append_range(value.as_range(), most, out);
    case Kind::function: out += "function"; return;
    default: append_temporal(value, out); return;
  }
}

}  // namespace

bool equal(const Value& a, const Value& b) {
  std::size_t visits_left = static_cast<std::size_t>(-1);
  return equal(a, b, visits_left);
}

bool equal(const Value& a, const Value& b, std::size_t& visits_left) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::null: return true;
    case Kind::boolean: return a.as_boolean() == b.as_boolean();
    case Kind::number: return compare(a.as_number(), b.as_number()) == 0;
    case Kind::string: return a.as_string() == b.as_string();
    case Kind::list: return equal_lists(a.as_list(), b.as_list(), visits_left);
    case Kind::context: return equal_contexts(a, b, visits_left);
    case Kind::range: return equal_ranges(a.as_range(), b.as_range());
    case Kind::function: return false;
    default: return temporal_order(a, b) == 0;
  }
}

std::string to_text(const Value& value, std::size_t most) {
  std::string text;
  append_text(value, false, most, text);
  return text;
}

std::size_t count_parts(const Value& value, std::size_t limit) {
  std::size_t count = 1;
  const bool is_list = value.kind() == Kind::list;
  if (!is_list && value.kind() != Kind::context) return count;
  for (const Value& part : is_list ? value.as_list() : value.fields()) {
    if (count >= limit) return limit;
    count += count_parts(part, limit - count);
  }
  return count;
}

}  // namespace qw::feel
