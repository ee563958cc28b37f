#include "quote/write_parts.h"

namespace qw {

void write_value(json::Writer& writer, const feel::Value& value) {
  switch (value.kind()) {
    case feel::Kind::null: return writer.null();
    case feel::Kind::boolean: return writer.boolean(value.as_boolean());
    case feel::Kind::number: return writer.string(to_plain_text(value.as_number()));
    case feel::Kind::string: return writer.string(value.as_string());
    case feel::Kind::list:
      writer.begin_array();
      for (const feel::Value& item : value.as_list()) write_value(writer, item);
      return writer.end_array();
    case feel::Kind::context:
      writer.begin_object();
      for (std::size_t i = 0; i < value.fields().size(); ++i) {
        writer.key(value.shape().names[i]);
        write_value(writer, value.fields()[i]);
      }
      return writer.end_object();
    default: return writer.string(feel::to_text(value));
  }
}

void write_typed(json::Writer& writer, const feel::Value& value) {
  if (value.kind() == feel::Kind::list) {
    writer.begin_array();
    for (const feel::Value& item : value.as_list()) write_typed(writer, item);
    return writer.end_array();
  }
  const bool is_plain = value.is_null() || value.kind() == feel::Kind::boolean || value.kind() == feel::Kind::string;
  if (is_plain) return write_value(writer, value);
  writer.begin_object();
  writer.key(feel::to_text(value.kind()));
  if (value.kind() == feel::Kind::context) {
    writer.begin_object();
    for (std::size_t i = 0; i < value.fields().size(); ++i) {
      writer.key(value.shape().names[i]);
      write_typed(writer, value.fields()[i]);
    }
    writer.end_object();
  } else {
    write_value(writer, value);
  }
  writer.end_object();
}

void write_number(json::Writer& writer, const feel::Value& value) {
  const auto whole = value.kind() == feel::Kind::number ? to_int64(value.as_number()) : std::nullopt;
  if (whole) {
    writer.integer(*whole);
  } else {
    write_value(writer, value);
  }
}

void write_percent(json::Writer& writer, const std::optional<Decimal>& percent) {
  if (percent) {
    writer.string(to_fixed_text(*percent, 1));
  } else {
    writer.null();
  }
}

feel::Value slot_value(const Evaluation& evaluation, SlotId slot) {
  return slot == kNoSlot ? feel::Value() : evaluation.values[slot];
}

void write_points(json::Writer& writer, const Evaluation& evaluation, const std::vector<ScopeComponent>& components) {
  writer.begin_object();
  for (const ScopeComponent& component : components) {
    writer.key(component.id);
    write_number(writer, slot_value(evaluation, component.points));
  }
  writer.end_object();
}

void write_matched_ids(json::Writer& writer, const Evaluation& evaluation, std::uint32_t decision) {
  writer.begin_array();
  for (const std::uint32_t rule : evaluation.matched[decision]) {
    writer.string(evaluation.book->decisions[decision].table.rules[rule].id);
  }
  writer.end_array();
}

const std::string& reason_id(const Evaluation& evaluation, const SignatureReason& reason) {
  const PriceBook& book = *evaluation.book;
  if (!reason.from_gate) return book.approval_rules[reason.index].reason;
  return book.gates[reason.index].rules[evaluation.gates[reason.index].rule].reason;
}

}  // namespace qw
