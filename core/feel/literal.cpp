#include "feel/literal.h"

namespace qw::feel {
namespace {

std::string joined(std::span<const Value> values, const Shape* shape) {
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) text += ", ";
    if (shape != nullptr) text += quoted(shape->names[i]) + ": ";
    text += literal(values[i]);
  }
  return text;
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string made = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') made += '\\';
    made += c;
  }
  return made += '"';
}

std::string literal(const Value& value) {
  switch (value.kind()) {
    case Kind::string: return quoted(value.as_string());
    case Kind::list: return '[' + joined(value.as_list(), nullptr) + ']';
    case Kind::context: return '{' + joined(value.fields(), &value.shape()) + '}';
    case Kind::date:
    case Kind::time:
    case Kind::date_time:
    case Kind::days_duration:
    case Kind::months_duration: return '@' + quoted(to_text(value));
    default: return to_text(value);
  }
}

}  // namespace qw::feel
