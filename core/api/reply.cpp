#include "api/reply.h"

#include <algorithm>

#include "api/kinds.h"
#include "json/writer.h"

namespace qw::api {
namespace {

void write_findings(json::Writer& writer, const Findings& findings) {
  writer.key("findings");
  writer.begin_array();
  for (const Finding& finding : findings) {
    writer.begin_object();
    writer.member("severity", to_text(finding.severity));
    writer.member("code", finding.code);
    writer.member("file", finding.file);
    writer.member("path", finding.path);
    writer.member("line", finding.line);
    writer.member("column", finding.column);
    writer.member("message", finding.message);
    writer.end_object();
  }
  writer.end_array();
}

void write_date(json::Writer& writer, std::string_view name, const std::optional<Date>& date) {
  writer.key(name);
  if (date) writer.string(to_text(*date));
  else writer.null();
}

void write_step(json::Writer& writer, const TraceStep& step) {
  writer.begin_object();
  writer.member("id", step.id);
  writer.member("kind", step.kind);
  writer.member("label", step.label);
  writer.key("rules");
  writer.begin_array();
  for (const std::string& rule : step.rules) writer.string(rule);
  writer.end_array();
  writer.member("because", step.because);
  writer.key("inputs");
  writer.begin_array();
  for (const TraceInput& input : step.inputs) {
    writer.begin_object();
    writer.member("name", input.name);
    writer.member("value", input.value);
    writer.end_object();
  }
  writer.end_array();
  writer.member("formula", step.formula);
  writer.member("value", step.value);
  writer.member("rounding", step.rounding);
  writer.end_object();
}

}  // namespace

std::string ok_reply(std::string_view kind, std::string_view name, std::string_view json, const Findings& findings) {
  std::string out;
  out.reserve(json.size() + 256);
  json::Writer writer(out);
  writer.begin_object();
  writer.member("ok", true);
  writer.member("kind", kind);
  if (!name.empty()) writer.member_raw(name, json);
  write_findings(writer, findings);
  writer.end_object();
  return out;
}

std::string error_reply(const Error& error, const Findings& findings) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.member("ok", false);
  writer.key("error");
  writer.begin_object();
  writer.member("code", error.code);
  writer.member("path", error.path);
  writer.member("message", error.message);
  writer.end_object();
  write_findings(writer, findings);
  writer.end_object();
  return out;
}

std::string refusal(const Findings& findings) {
  const auto first = std::find_if(findings.begin(), findings.end(),
                                  [](const Finding& finding) { return finding.severity == Severity::error; });
  return error_reply({first->code, first->path, first->message}, findings);
}

std::string about_json(const PriceBook* book) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.member("engine", "quotewright");
  writer.member("version", QW_VERSION);
  writer.key("kinds");
  writer.begin_array();
  for (const std::string_view kind : kKinds) writer.string(kind);
  writer.end_array();
  writer.key("book");
  if (book != nullptr) writer.raw(book_json(*book));
  else writer.null();
  writer.end_object();
  return out;
}

std::string book_json(const PriceBook& book) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.member("id", book.id);
  writer.member("version", book.version);
  writer.member("title", book.title);
  writer.member("currency", std::string_view(book.currency.code()));
  writer.member("locale", book.locale);
  write_date(writer, "effective_from", book.effective_from);
  write_date(writer, "effective_to", book.effective_to);
  writer.end_object();
  return out;
}

std::string explanation_json(const Explanation& explanation) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.member("subject", explanation.subject);
  writer.member("title", explanation.title);
  writer.member("summary", explanation.summary);
  writer.key("steps");
  writer.begin_array();
  for (const TraceStep& step : explanation.steps) write_step(writer, step);
  writer.end_array();
  writer.end_object();
  return out;
}

}  // namespace qw::api
