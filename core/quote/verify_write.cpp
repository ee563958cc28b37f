// The report of the verifier as canonical JSON.
#include "json/writer.h"
#include "quote/verify.h"

namespace qw {
namespace {

using decision::NamedTest;

void write_named(json::Writer& writer, std::string_view key, const std::vector<NamedTest>& named) {
  writer.key(key);
  writer.begin_object();
  for (const NamedTest& one : named) writer.member(one.name, one.test);
  writer.end_object();
}

void write_texts(json::Writer& writer, std::string_view key, const std::vector<std::string>& texts) {
  writer.key(key);
  writer.begin_array();
  for (const std::string& text : texts) writer.string(text);
  writer.end_array();
}

void write_table(json::Writer& writer, const TableResult& table) {
  writer.begin_object();
  writer.member("table", table.name);
  writer.member("standing", to_text(table.standing()));
  writer.member("proven", table.proven);
  writer.member("cells", static_cast<std::int64_t>(table.cells));
  write_texts(writer, "sampled", table.sampled);
  write_texts(writer, "free", table.free);
  writer.key("findings");
  writer.begin_array();
  for (const TableFinding& finding : table.findings) {
    writer.begin_object();
    writer.member("flaw", decision::to_text(finding.flaw));
    write_texts(writer, "rules", finding.rules);
    write_named(writer, "region", finding.region);
    write_named(writer, "example", finding.example);
    write_named(writer, "answers", finding.answers);
    writer.member("certain", finding.certain);
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
}

void write_claim(json::Writer& writer, const ClaimResult& claim) {
  writer.begin_object();
  writer.member("claim", claim.id);
  writer.member("text", claim.text);
  writer.member("standing", to_text(claim.standing()));
  if (claim.by_shape) writer.member("by", "shape");
  writer.member("holds", claim.holds);
  writer.member("proven", claim.proven);
  writer.member("tried", static_cast<std::int64_t>(claim.tried));
  write_texts(writer, "sampled", claim.sampled);
  if (!claim.holds) {
    write_named(writer, "given", claim.given);
    writer.member("before", claim.before);
    writer.member("after", claim.after);
    writer.member("result_before", claim.result_before);
    writer.member("result_after", claim.result_after);
    if (!claim.quote_before.empty()) {
      writer.member_raw("quote_before", claim.quote_before);
      writer.member_raw("quote_after", claim.quote_after);
    }
  }
  writer.end_object();
}

void write_count(json::Writer& writer, std::string_view key, const StandingCount& count) {
  writer.key(key);
  writer.begin_object();
  writer.member("proven", static_cast<std::int64_t>(count.proven));
  writer.member("searched", static_cast<std::int64_t>(count.searched));
  writer.member("violated", static_cast<std::int64_t>(count.violated));
  writer.end_object();
}

void write_price(json::Writer& writer, const PriceResult& price) {
  writer.begin_object();
  writer.member("line", price.line);
  writer.member("quantity", price.quantity);
  writer.member("standing", to_text(price.standing()));
  writer.member("tried", static_cast<std::int64_t>(price.tried));
  writer.key("cliffs");
  writer.begin_array();
  for (const Cliff& cliff : price.cliffs) {
    writer.begin_object();
    write_named(writer, "given", cliff.given);
    writer.member("before", cliff.before);
    writer.member("after", cliff.after);
    writer.member("price_before", cliff.price_before);
    writer.member("price_after", cliff.price_after);
    writer.member("up_to", cliff.up_to);
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
}

}  // namespace

std::string to_json(const BookReport& report) {
  std::string out;
  json::Writer writer(out);
  const auto all = [&](std::string_view key, const auto& items, const auto& write) {
    writer.key(key);
    writer.begin_array();
    for (const auto& item : items) write(writer, item);
    writer.end_array();
  };
  writer.begin_object();
  writer.member("clean", report.clean());
  writer.member("exhausted", report.exhausted);
  writer.member("steps", static_cast<std::int64_t>(report.steps));
  write_count(writer, "tables_count", report.count_tables());
  write_count(writer, "claims_count", report.count_claims());
  write_count(writer, "prices_count", report.count_prices());
  all("tables", report.tables, write_table);
  all("claims", report.claims, write_claim);
  all("prices", report.prices, write_price);
  writer.end_object();
  return out;
}

}  // namespace qw
