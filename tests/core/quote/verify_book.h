// verify_book.h: the small book with planted tables, facts, lines and claims, and a report as lines of text.
#pragma once

#include <string>

#include "core/pricebook/small_book.h"
#include "quote/verify.h"

namespace qw_test {

struct Planted {
  std::string questions;  // each of these begins with a comma-free item and is put before what the small book has
  std::string tables;
  std::string facts;
  std::string decisions;
  std::string recurring;
  std::string claims;
};

inline std::shared_ptr<const qw::PriceBook> planted_book(const Planted& planted) {
  std::vector<Edit> edits;
  const auto put = [&](const std::string& text, const std::string& before) {
    if (!text.empty()) edits.push_back({before, before + text + ","});
  };
  put(planted.questions, "\"title\": \"Shape\", \"questions\": [");
  put(planted.tables, "\"tables\": {");
  put(planted.facts, "\"facts\": {");
  put(planted.decisions, "\"decisions\": {");
  put(planted.recurring, "\"recurring\": [");
  if (!planted.claims.empty())
    edits.push_back({"\"metrics\": [", "\"claims\": [" + planted.claims + "],\n\"metrics\": ["});
  return small_book(edits);
}

inline std::string joined(const std::vector<qw::decision::NamedTest>& named) {
  std::string text;
  for (const auto& one : named) text += (text.empty() ? "" : ", ") + one.name + " " + one.test;
  return text;
}

inline std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

// "gap {size "large"} at size "large"", one line for each finding.
inline std::string findings_of(const qw::TableResult& table) {
  std::string text;
  for (const qw::TableFinding& finding : table.findings) {
    text += qw::decision::to_text(finding.flaw);
    if (!finding.rules.empty()) text += " " + joined(finding.rules);
    if (!finding.region.empty()) text += " {" + joined(finding.region) + "}";
    if (!finding.example.empty()) text += " at " + joined(finding.example);
    if (!finding.answers.empty()) text += " by " + joined(finding.answers);
    text += finding.certain ? "\n" : " (as if free)\n";
  }
  return text;
}

inline qw::TableResult table_of(const qw::BookReport& report, std::string_view name) {
  for (const qw::TableResult& table : report.tables) {
    if (table.name == name) return table;
  }
  ADD_FAILURE() << "no table " << name;
  return {};
}

inline std::string text_of(const qw::ClaimResult& claim) {
  if (claim.holds) return qw::to_text(claim.standing());
  return claim.before + " gives " + claim.result_before + ", " + claim.after + " gives " + claim.result_after +
         (claim.given.empty() ? "" : " with " + joined(claim.given));
}

inline std::string text_of(const qw::Cliff& cliff) {
  return cliff.quantity + " " + cliff.after + ".." + cliff.up_to + " below " + cliff.before + ": " +
         cliff.price_before + " -> " + cliff.price_after;
}

}  // namespace qw_test
