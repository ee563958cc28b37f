#include "api/reply.h"

#include <algorithm>

#include "api/kinds.h"
#include "json/writer.h"
#include "quote/quote.h"

namespace qw::api {
namespace {

void write_date(json::Writer& writer, std::string_view name, const std::optional<Date>& date) {
  writer.key(name);
  if (date) {
    writer.string(to_text(*date));
  } else {
    writer.null();
  }
}

void write_presets(json::Writer& writer, const PriceBook& book) {
  writer.key("presets");
  writer.begin_array();
  for (const Preset& preset : book.presets) {
    writer.begin_object();
    writer.member("id", preset.id);
    writer.member("label", preset.label);
    writer.member("help", preset.help);
    writer.end_object();
  }
  writer.end_array();
}

using Texts = std::initializer_list<std::pair<std::string_view, const std::string*>>;

void write_texts(json::Writer& writer, const Texts& texts) {
  for (const auto& [key, text] : texts) {
    if (!text->empty()) writer.member(key, *text);
  }
}

// As the book writes it: what it leaves out is left out.
void write_brand(json::Writer& writer, const Brand& brand) {
  const auto part = [&writer](std::string_view key, const Texts& texts) {
    writer.key(key);
    writer.begin_object();
    write_texts(writer, texts);
    writer.end_object();
  };
  writer.key("brand");
  writer.begin_object();
  write_texts(
      writer,
      {{"name", &brand.name}, {"legal_name", &brand.legal_name}, {"tagline", &brand.tagline}, {"logo", &brand.logo}});
  part("colors", {{"accent", &brand.colors.accent},
                  {"accent_text", &brand.colors.accent_text},
                  {"accent_dark", &brand.colors.accent_dark},
                  {"accent_text_dark", &brand.colors.accent_text_dark}});
  part("contact", {{"email", &brand.contact.email},
                   {"phone", &brand.contact.phone},
                   {"address", &brand.contact.address},
                   {"website", &brand.contact.website}});
  writer.key("document");
  writer.begin_object();
  write_texts(writer, {{"footer", &brand.footer}});
  if (brand.validity_days) writer.member("validity_days", *brand.validity_days);
  writer.end_object();
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
  writer.member_raw(name, json);
  writer.member_raw("findings", to_json(findings));
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
  writer.member_raw("findings", to_json(findings));
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
  writer.member("version", engine_version());
  writer.key("kinds");
  writer.begin_array();
  for (const std::string_view kind : kKinds) writer.string(kind);
  writer.end_array();
  writer.member_raw("book", book == nullptr ? "null" : book_json(*book));
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
  writer.member("currency", book.currency.code());
  writer.member("locale", book.locale);
  write_date(writer, "effective_from", book.effective_from);
  write_date(writer, "effective_to", book.effective_to);
  if (book.worksheets_apart > 0) writer.member("worksheets_apart", static_cast<std::int64_t>(book.worksheets_apart));
  if (!book.presets.empty()) write_presets(writer, book);
  if (!book.brand.name.empty()) write_brand(writer, book.brand);
  writer.end_object();
  return out;
}

}  // namespace qw::api
