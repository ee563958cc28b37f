#include "scenarios/elements.h"

#include "feel/literal.h"
#include "quote/write_parts.h"

namespace qw_test {
namespace {

using qw::json::Node;

std::string kind_of(qw::SlotKind kind) {
  switch (kind) {
    case qw::SlotKind::question: return "questions/";
    case qw::SlotKind::fact: return "facts/";
    case qw::SlotKind::decision: return "decisions/";
    default: return "";
  }
}

void add_line(const qw::PriceBook& book, const qw::Line& line, Elements& reached) {
  reached.insert("lines/" + line.id);
  if (line.service != qw::kNone) reached.insert("services/" + book.services[line.service].code);
  if (line.tax_category != qw::kNone) reached.insert("taxes/" + book.taxes.categories[line.tax_category].id);
}

void add_values(const qw::Evaluation& evaluation, const qw::Evaluation& plain, Elements& reached) {
  const qw::PriceBook& book = *evaluation.book;
  for (std::size_t slot = 0; slot < book.slots.size(); ++slot) {
    const std::string kind = kind_of(book.slots[slot].kind);
    if (kind.empty()) continue;
    if (qw::feel::literal(evaluation.values[slot]) == qw::feel::literal(plain.values[slot])) continue;
    reached.insert(kind + book.slots[slot].name);
  }
  for (std::size_t i = 0; i < book.decisions.size(); ++i) {
    for (const std::uint32_t rule : evaluation.matched[i]) {
      reached.insert("decisions/" + book.decisions[i].name + "/" + book.decisions[i].table.rules[rule].id);
    }
  }
}

void add_signatures(const qw::Evaluation& evaluation, Elements& reached) {
  const qw::PriceBook& book = *evaluation.book;
  for (std::size_t i = 0; i < book.gates.size(); ++i) {
    const qw::GateResult& gate = evaluation.gates[i];
    if (gate.verdict == qw::Verdict::pass) continue;
    reached.insert("gates/" + book.gates[i].id);
    reached.insert("gates/" + book.gates[i].id + "/" + book.gates[i].rules[gate.rule].reason);
  }
  for (const qw::Signature& signature : evaluation.signatures) {
    for (const qw::SignatureReason& reason : signature.reasons) {
      reached.insert("approvals/" + book.roles[signature.role].id + "/" + qw::reason_id(evaluation, reason));
    }
  }
}

void add_prices(const qw::Evaluation& evaluation, Elements& reached) {
  const qw::PriceBook& book = *evaluation.book;
  for (std::size_t i = 0; i < evaluation.one_time.size(); ++i) {
    const qw::LineResult& line = evaluation.one_time[i];
    if (line.counts() && (line.hours != 0 || line.list.minor != 0)) add_line(book, book.one_time_lines[i], reached);
  }
  for (const qw::LineResult& line : evaluation.recurring) {
    if (line.counts()) add_line(book, book.recurring_lines[line.line], reached);
  }
  for (const qw::LineStep& step : evaluation.steps) {
    if (step.source != qw::StepSource::discount || step.change.minor == 0) continue;
    reached.insert("discounts/" + book.discounts[step.index].id);
  }
  for (std::size_t i = 0; i < book.options.size(); ++i) {
    const qw::Choice choice = evaluation.choices[i];
    if (choice == qw::Choice::in || choice != book.options[i].standard) {
      reached.insert("options/" + book.options[i].id);
    }
  }
  for (const qw::MilestoneResult& milestone : evaluation.milestones) {
    if (milestone.amount.minor != 0) reached.insert("milestones/" + milestone.id);
  }
}

// The items of a list, or of a list in a section.
std::vector<Node> items_of(const Node& root, const char* section, const char* list) {
  const Node* found = root.find(section);
  if (found != nullptr && list != nullptr) found = found->find(list);
  return found == nullptr ? std::vector<Node>() : found->items;
}

std::string id_of(const Node& item) {
  const Node* id = item.find("id");
  return id == nullptr ? "" : id->text;
}

// What is computed on request stands in the document alone.
void add_beside(const Node& root, Elements& all) {
  for (const Node& preset : items_of(root, "intake", "presets")) all.insert("presets/" + id_of(preset));
  for (const Node& schedule : items_of(root, "document", "schedules")) {
    all.insert("schedules/" + id_of(schedule));
    for (const Node& row : items_of(schedule, "rows", nullptr)) {
      all.insert("schedules/" + id_of(schedule) + "/" + id_of(row));
    }
  }
  for (const Node& worksheet : items_of(root, "worksheets", nullptr)) {
    const std::string id = "worksheets/" + id_of(worksheet);
    all.insert(id);
    for (const Node& result : items_of(worksheet, "results", nullptr)) all.insert(id + "/" + result.text);
    for (const Node& gate : items_of(worksheet, "gates", nullptr)) all.insert(id + "/" + id_of(gate));
  }
  const Node* brand = root.find("brand");
  for (std::size_t i = 0; brand != nullptr && i < brand->keys.size(); ++i) all.insert("brand/" + brand->keys[i]);
}

}  // namespace

Elements elements_of(const qw::PriceBook& book, const Node& root) {
  Elements all;
  for (const qw::SlotInfo& slot : book.slots) {
    const std::string kind = kind_of(slot.kind);
    if (!kind.empty()) all.insert(kind + slot.name);
  }
  for (const qw::Decision& decision : book.decisions) {
    for (const auto& rule : decision.table.rules) all.insert("decisions/" + decision.name + "/" + rule.id);
  }
  for (const qw::Gate& gate : book.gates) {
    all.insert("gates/" + gate.id);
    for (const qw::GateRule& rule : gate.rules) {
      all.insert("gates/" + gate.id + "/" + rule.reason);
      for (const std::uint32_t role : rule.approvers)
        all.insert("approvals/" + book.roles[role].id + "/" + rule.reason);
    }
  }
  for (const qw::ApprovalRule& rule : book.approval_rules) {
    all.insert("approvals/" + book.roles[rule.role].id + "/" + rule.reason);
  }
  for (std::uint32_t i = 0; i < book.line_count(); ++i) all.insert("lines/" + book.line(i).id);
  for (const qw::Service& service : book.services) all.insert("services/" + service.code);
  for (const qw::TaxCategory& category : book.taxes.categories) all.insert("taxes/" + category.id);
  for (const qw::DiscountRule& discount : book.discounts) all.insert("discounts/" + discount.id);
  for (const qw::OptionRule& option : book.options) all.insert("options/" + option.id);
  for (const auto& label : book.milestone_labels) all.insert("milestones/" + label.first);
  for (const qw::Clause& clause : book.clauses) all.insert("clauses/" + clause.id);
  add_beside(root, all);
  return all;
}

void add_reached(const qw::Evaluation& evaluation, const qw::Evaluation& plain, Elements& reached) {
  const qw::PriceBook& book = *evaluation.book;
  add_values(evaluation, plain, reached);
  add_signatures(evaluation, reached);
  add_prices(evaluation, reached);
  for (const std::uint32_t clause : evaluation.clauses) reached.insert("clauses/" + book.clauses[clause].id);
  for (const qw::Clause& clause : book.clauses) {
    if (!clause.when) reached.insert("clauses/" + clause.id);
  }
}

}  // namespace qw_test
