#include "quote/explain.h"
#include "quote/write_parts.h"
#include "worksheet/worksheet.h"

namespace qw {
namespace {

void write_named(json::Writer& writer, const Worksheet& worksheet) {
  writer.member("id", worksheet.id);
  writer.member("title", worksheet.title);
  writer.member("group", worksheet.group);
  writer.member("help", worksheet.help);
}

// Of the slots of one kind, and of no others, by name.
void write_values(json::Writer& writer, const Evaluation& evaluation, SlotId from, SlotId to, SlotKind kind) {
  const PriceBook& book = *evaluation.book;
  writer.begin_object();
  for (SlotId slot = from; slot < to; ++slot) {
    if (book.slots[slot].kind != kind) continue;
    writer.key(book.slots[slot].name);
    write_value(writer, evaluation.values[slot]);
  }
  writer.end_object();
}

void write_results(json::Writer& writer, const WorksheetRun& run) {
  writer.begin_array();
  for (const WorksheetResult& result : results_of(run)) {
    writer.begin_object();
    writer.member("id", result.id);
    writer.member("label", result.label);
    writer.key("value");
    write_value(writer, result.value);
    writer.member("text", result.text);
    writer.member("unit", result.unit);
    writer.member("because", result.because);
    writer.key("approvers");
    writer.begin_array();
    for (const std::uint32_t role : result.approvers) writer.string(run.evaluation->book->roles[role].id);
    writer.end_array();
    writer.end_object();
  }
  writer.end_array();
}

void write_clauses(json::Writer& writer, const Evaluation& evaluation) {
  const PriceBook& book = *evaluation.book;
  writer.begin_array();
  for (const ClauseText& one : compute_clauses(evaluation)) {
    writer.begin_object();
    writer.member("id", book.clauses[one.clause].id);
    writer.member("title", book.clauses[one.clause].title);
    writer.member("text", one.text);
    writer.end_object();
  }
  writer.end_array();
}

void write_names(json::Writer& writer, const PriceBook& book, const std::vector<SlotId>& slots) {
  writer.begin_array();
  for (const SlotId slot : slots) writer.string(book.slots[slot].name);
  writer.end_array();
}

}  // namespace

std::string to_json(const PriceBook& book, std::uint32_t number, const WorksheetRun& run, bool with_trace) {
  const Worksheet& worksheet = book.worksheets[number];
  const Evaluation& evaluation = *run.evaluation;
  const auto taken = static_cast<SlotId>(worksheet.takes.size());  // they come first
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  write_named(writer, worksheet);
  writer.key("takes");
  write_values(writer, evaluation, 0, taken, SlotKind::table);
  writer.key("answers");
  write_values(writer, evaluation, taken, static_cast<SlotId>(evaluation.values.size()), SlotKind::question);
  writer.key("results");
  write_results(writer, run);
  writer.key("gates");
  write_gates(writer, evaluation);
  writer.key("approvals");
  write_approvals(writer, evaluation);
  writer.key("schedules");
  write_schedules(writer, *evaluation.book, run.schedules);
  writer.key("clauses");
  write_clauses(writer, evaluation);
  writer.key("trace");
  if (with_trace) {
    write_steps(writer, trace(evaluation));
  } else {
    writer.null();
  }
  writer.end_object();
  return out;
}

std::string worksheets_json(const PriceBook& book) {
  std::string out;
  json::Writer writer(out);
  writer.begin_array();
  for (const Worksheet& worksheet : book.worksheets) {
    writer.begin_object();
    write_named(writer, worksheet);
    writer.key("takes");
    write_names(writer, book, worksheet.takes);
    writer.key("results");
    writer.begin_array();
    for (const std::string& result : worksheet.results) writer.string(result);
    writer.end_array();
    const json::Node root = json::read(worksheet.text).root;
    const json::Node* intake = root.find("intake");
    writer.member_raw("intake", intake == nullptr ? "{\"sections\":[]}" : json::canonical(*intake));
    writer.end_object();
  }
  writer.end_array();
  return out;
}

}  // namespace qw
