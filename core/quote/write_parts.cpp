#include "quote/write_parts.h"

#include "quote/explain.h"

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

std::string reason_id(const Evaluation& evaluation, const SignatureReason& reason) {
  const PriceBook& book = *evaluation.book;
  if (reason.source == SignatureReason::Source::rule) return book.approval_rules[reason.index].reason;
  if (reason.source == SignatureReason::Source::price) return price_reason_id(evaluation, reason.index);
  return book.gates[reason.index].rules[evaluation.gates[reason.index].rule].reason;
}

namespace {

void write_id(json::Writer& writer, const std::string* id) {
  if (id == nullptr) {
    writer.null();
  } else {
    writer.string(*id);
  }
}

void write_service(json::Writer& writer, const PriceBook& book, const Line& line) {
  writer.key("service");
  write_id(writer, line.service == kNone ? nullptr : &book.services[line.service].code);
}

}  // namespace

void write_one_time(json::Writer& writer, const Evaluation& evaluation, Detail detail) {
  const PriceBook& book = *evaluation.book;
  writer.begin_array();
  for (std::size_t i = 0; i < evaluation.one_time.size(); ++i) {
    const Line& line = book.one_time_lines[i];
    const LineResult& result = evaluation.one_time[i];
    if (!result.there) continue;  // its condition does not hold, or its option is out
    writer.begin_object();
    writer.member("id", line.id);
    if (detail == Detail::whole) {
      writer.member("label", line.label);
      write_service(writer, book, line);
    }
    writer.key("phase");
    write_id(writer, line.phase == kNone ? nullptr : &book.phases[line.phase].id);
    writer.member("hours", result.hours);
    writer.member("list", to_text(result.list));
    writer.member("discount", to_text(result.discount));
    writer.member("net", to_text(result.net));
    writer.member("cost", to_text(result.cost));
    writer.end_object();
  }
  writer.end_array();
}

void write_recurring(json::Writer& writer, const Evaluation& evaluation, Detail detail) {
  const PriceBook& book = *evaluation.book;
  writer.begin_array();
  for (const LineResult& result : evaluation.recurring) {
    const Line& line = book.recurring_lines[result.line];
    writer.begin_object();
    writer.member("id", line.id);
    if (detail == Detail::whole) {
      writer.member("label", line.label);
      write_service(writer, book, line);
      writer.member("stream", line.stream);
    }
    writer.member("monthly", to_text(result.monthly));
    writer.member("monthly_cost", to_text(result.monthly_cost));
    writer.end_object();
  }
  writer.end_array();
}

void write_phases(json::Writer& writer, const Evaluation& evaluation, Detail detail) {
  writer.begin_array();
  for (const PhaseResult& result : evaluation.phases) {
    const Phase& phase = evaluation.book->phases[result.phase];
    writer.begin_object();
    writer.member("id", phase.row);
    if (detail == Detail::whole) writer.member("label", phase.label);
    writer.member("hours", result.hours);
    writer.member(detail == Detail::whole ? "shared_hours" : "pm_hours", result.shared_hours);
    writer.member("list", to_text(result.list));
    writer.member("net", to_text(result.net));
    writer.member("cost", to_text(result.cost));
    writer.key("margin_pct");
    write_percent(writer, margin_percent(result.net, result.cost));
    writer.end_object();
  }
  writer.end_array();
}

void write_milestones(json::Writer& writer, const Evaluation& evaluation, Detail detail) {
  writer.begin_array();
  for (const MilestoneResult& result : evaluation.milestones) {
    writer.begin_object();
    writer.member("id", result.id);
    writer.key("pct");
    if (detail == Detail::whole) {
      writer.string(to_plain_text(result.percent));
    } else {
      write_number(writer, feel::Value::number(result.percent));
    }
    writer.member("amount", to_text(result.amount));
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace qw
