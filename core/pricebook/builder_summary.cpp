// The layout of the summary, and what nothing uses.
#include "base/text.h"
#include "pricebook/builder.h"

namespace qw {
namespace {

constexpr std::pair<std::string_view, SummaryPart> kParts[] = {{"book", SummaryPart::book},
                                                               {"scope", SummaryPart::scope},
                                                               {"deployment", SummaryPart::deployment},
                                                               {"one_time", SummaryPart::one_time},
                                                               {"recurring", SummaryPart::recurring},
                                                               {"phases", SummaryPart::phases},
                                                               {"milestones", SummaryPart::milestones},
                                                               {"clauses", SummaryPart::clauses},
                                                               {"gates", SummaryPart::gates},
                                                               {"approvals", SummaryPart::approvals}};

constexpr std::pair<std::string_view, FieldFormat> kFormats[] = {
    {"number", FieldFormat::number}, {"decimal1", FieldFormat::decimal1}, {"money", FieldFormat::money},
    {"text", FieldFormat::text},     {"boolean", FieldFormat::boolean},   {"list", FieldFormat::list}};

FieldFormat natural_format(const feel::Type& type) {
  switch (type.kind) {
    case feel::TypeKind::number: return FieldFormat::number;
    case feel::TypeKind::boolean: return FieldFormat::boolean;
    case feel::TypeKind::list: return FieldFormat::list;
    default: return FieldFormat::text;
  }
}

}  // namespace

void Builder::read_summary() {
  const Cursor summary = sections_["summary"];
  Ids seen;
  for (std::size_t i = 0; i < summary.size(); ++i) {
    read_summary_entry(summary.item(i));
    unique_id(summary.item(i), book_.summary.back().key, seen);
  }
}

void Builder::read_summary_entry(const Cursor& at) {
  only(at, {"key", "part", "fields", "value", "when", "as"});
  SummaryEntry entry;
  entry.key = text(at, "key");
  if (const Cursor when = at.member("when")) entry.when = formula(when, feel::kBoolean, "\"when\"");
  const auto field = [&](const Cursor& holder, std::string key) {
    SummaryField made;
    made.key = std::move(key);
    made.value = formula(holder.member("value"), feel::kAny, "\"value\"");
    made.format = natural_format(book_.types[made.value.expression.type]);
    const std::string as = text(holder, "as", false);
    bool known = as.empty();
    for (const auto& [name, format] : kFormats) {
      if (name != as) continue;
      made.format = format;
      known = true;
    }
    if (!known)
      problem(holder.member("as"), "book.unknown_name", "\"as\" is number, decimal1, money, text, boolean or list.");
    return made;
  };
  if (at.member("part")) {
    const std::string part = text(at, "part");
    bool known = false;
    for (const auto& [name, value] : kParts) {
      if (name != part) continue;
      entry.part = value;
      known = true;
    }
    if (!known) problem(at.member("part"), "book.unknown_name", "There is no such part of the summary.");
  } else if (at.member("value")) {
    entry.part = SummaryPart::value;
    entry.fields.push_back(field(at, entry.key));
  } else {
    const Cursor fields = array(at, "fields");
    Ids seen;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      only(fields.item(i), {"key", "value", "as"});
      entry.fields.push_back(field(fields.item(i), text(fields.item(i), "key")));
      unique_id(fields.item(i), entry.fields.back().key, seen);
    }
  }
  book_.summary.push_back(std::move(entry));
}

void Builder::check_unused() {
  if (has_errors(findings_)) return;  // what uses it may be what is wrong
  for (SlotId slot = 0; slot < book_.slots.size(); ++slot) {
    if (used_[slot] || book_.slots[slot].kind != SlotKind::question) continue;
    problem(questions_[book_.slots[slot].index], "book.unused",
            "No rule reads the answer \"" + book_.slots[slot].name + "\"; remove the question or use it.",
            Severity::warning);
  }
}

}  // namespace qw
