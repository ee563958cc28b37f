#include "quote_file.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "apply.h"
#include "json/writer.h"

namespace qw::workbench {
namespace {

// JSON as read_input() takes it.
void write_answer(json::Writer& writer, const Question& question, const feel::Value& value) {
  switch (value.kind()) {
    case feel::Kind::null: return writer.null();
    case feel::Kind::boolean: return writer.boolean(value.as_boolean());
    case feel::Kind::number: return writer.raw(to_plain_text(value.as_number()));
    case feel::Kind::string: return writer.string(value.as_string());
    case feel::Kind::list:
      writer.begin_array();
      for (const feel::Value& item : value.as_list()) write_answer(writer, question, item);
      return writer.end_array();
    case feel::Kind::context:
      writer.begin_object();
      for (const Option& option : question.options) {
        writer.key(option.id);
        write_answer(writer, question, value.field(option.id));
      }
      return writer.end_object();
    default: return writer.string(feel::to_text(value));
  }
}

bool is_bare(const json::Node& quote) { return quote.find("answers") == nullptr && quote.find("preset") == nullptr; }

// The members of a quote file that write_quote() does not write itself.
std::string rest_of(const json::Node& quote) {
  constexpr std::string_view kWritten[] = {"book",       "version",     "name",     "as_of",   "preset",
                                           "answers",    "note",        "expected", "$schema", "worksheets",
                                           "selections", "adjustments", "waivers",  "prepaid"};
  std::string out;
  for (std::size_t i = 0; i < quote.keys.size(); ++i) {
    if (std::find(std::begin(kWritten), std::end(kWritten), quote.keys[i]) != std::end(kWritten)) continue;
    out += ',';
    json::append_string(out, quote.keys[i]);
    out += ':' + json::canonical(quote.items[i]);
  }
  return out;
}

std::vector<SheetState> sheets_of(const json::Node& quote) {
  std::vector<SheetState> sheets;
  const json::Node* worksheets = quote.find("worksheets");
  for (std::size_t i = 0; worksheets != nullptr && i < worksheets->keys.size(); ++i) {
    const json::Node& answers = worksheets->items[i];
    if (answers.keys.empty()) continue;
    sheets.push_back({worksheets->keys[i], json::canonical(answers), {}});
  }
  return sheets;
}

void write_adjustment(json::Writer& writer, const PriceBook& book, const Adjustment& one) {
  constexpr const char* kCuts[] = {"pct", "amount", "price", "total"};
  writer.begin_object();
  writer.member("line", book.line(one.line).id);
  if (one.point != Point::discretionary) writer.member("point", to_text(one.point));
  writer.member_raw(kCuts[static_cast<std::size_t>(one.cut)], to_plain_text(one.value));
  if (!one.reason.empty()) writer.member("reason", one.reason);
  writer.end_object();
}

void write_waiver(json::Writer& writer, const PriceBook& book, const Waiver& one) {
  writer.begin_object();
  writer.member("line", book.line(one.line).id);
  writer.member("approver", book.roles[one.approver].id);
  if (!one.reason.empty()) writer.member("reason", one.reason);
  writer.end_object();
}

void write_deal(json::Writer& writer, const PriceBook& book, const Deal& deal) {
  const auto is_set = [](const std::optional<Choice>& one) { return one.has_value(); };
  if (std::any_of(deal.selections.begin(), deal.selections.end(), is_set)) {
    writer.key("selections");
    writer.begin_object();
    for (std::size_t i = 0; i < deal.selections.size(); ++i) {
      if (deal.selections[i]) writer.member(book.options[i].id, to_text(*deal.selections[i]));
    }
    writer.end_object();
  }
  const auto list = [&](const char* key, const auto& all, auto* write) {
    if (all.empty()) return;
    writer.key(key);
    writer.begin_array();
    for (const auto& one : all) write(writer, book, one);
    writer.end_array();
  };
  list("adjustments", deal.adjustments, write_adjustment);
  list("waivers", deal.waivers, write_waiver);
  if (deal.prepaid) writer.member_raw("prepaid", to_plain_text(*deal.prepaid));
}

void write_sheets(json::Writer& writer, const std::vector<SheetState>& sheets) {
  const auto has_answers = [](const SheetState& one) { return one.answers != "{}"; };
  if (!std::any_of(sheets.begin(), sheets.end(), has_answers)) return;
  writer.key("worksheets");
  writer.begin_object();
  for (const SheetState& sheet : sheets) {
    if (has_answers(sheet)) writer.member_raw(sheet.id, sheet.answers);
  }
  writer.end_object();
}

}  // namespace

std::string answers_json(const PriceBook& book, const Intake& intake) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  for (std::size_t i = 0; i < book.questions.size(); ++i) {
    if (!intake.answered[i] || intake.from_preset[i]) continue;  // what was never asked stays open
    writer.key(book.questions[i].key);
    write_answer(writer, book.questions[i], intake.values[i]);
  }
  writer.end_object();
  return out;
}

Findings read_quote(AppState& state, std::string_view text, std::string_view file) {
  ReadInput read = read_input(*state.book, text, file);
  if (!read.input) return std::move(read.findings);
  AppState next = fresh_state(state.book);
  next.input = std::move(*read.input);
  const json::Node root = json::read(text).root;
  if (!is_bare(root)) {
    next.sheets = sheets_of(root);
    next.rest = rest_of(root);
  }
  state = std::move(next);
  return std::move(read.findings);
}

std::string write_quote(const AppState& state) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.key("book");
  writer.begin_object();
  writer.member("id", state.book->id);
  writer.member("version", state.book->version);
  writer.end_object();
  writer.member("name", state.input.name);
  if (state.input.as_of) writer.member("as_of", to_text(*state.input.as_of));
  const Intake& intake = state.input.intake;
  if (!intake.presets.empty()) {
    writer.key("preset");
    writer.begin_array();
    for (const std::uint32_t preset : intake.presets) writer.string(state.book->presets[preset].id);
    writer.end_array();
  }
  writer.member_raw("answers", answers_json(*state.book, intake));
  write_deal(writer, *state.book, state.input.deal);
  write_sheets(writer, state.sheets);
  writer.end_object();
  out.insert(out.size() - 1, state.rest);
  return out;
}

}  // namespace qw::workbench
