// Labels, units and reasons: what a person who reads a quote would miss.
#include "authoring/lint_parts.h"
#include "number/decimal.h"

namespace qw::authoring {
namespace {

using json::Kind;
using json::Node;

bool has_text(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found != nullptr && found->kind == Kind::string && !found->text.empty();
}

void lint_fact(Lint& lint, const NamedBranch& fact) {
  const std::string path = "facts/" + fact.name;
  const Node& node = *fact.branch.node;
  const SlotId slot = lint.book.find_slot(fact.name);
  const bool number = slot != kNoSlot && lint.book.slots[slot].type == feel::kNumber;
  const bool constant =
      node.kind == Kind::number || (node.find("value") != nullptr && node.find("value")->kind == Kind::number);
  if (!has_text(node, "label") && number) {
    lint.note(Severity::info, "lint.no_label", path,
              "The number \"" + fact.name + "\" has no label. Add one, so that explanations can name it.");
  }
  if (has_text(node, "label") && number && !has_text(node, "unit")) {
    lint.note(Severity::info, "lint.no_unit", path,
              "\"" + fact.name + "\" does not say its unit. Add \"unit\", such as hours, % or a currency.");
  }
  if (constant && !has_text(node, "because")) {
    lint.note(Severity::info, "lint.no_because", path,
              "The number \"" + fact.name + "\" does not say why it is what it is. Add \"because\" with a sentence.");
  }
}

void lint_rules(Lint& lint, const std::string& path, const Node& rules, const char* what) {
  std::size_t number = 0;
  for (const Node& rule : rules.items) {
    ++number;
    if (rule.kind != Kind::object || has_text(rule, "because")) continue;
    const std::string name = item_name(rule);
    lint.note_at(
        rule, Severity::info, "lint.no_because", path + "/" + (name.empty() ? std::to_string(number) : name),
        "This " + std::string(what) + " gives no reason. Add \"because\" with a sentence, which may hold {values}.");
  }
}

}  // namespace

void lint_words(Lint& lint) {
  for (const NamedBranch& fact : lint.items("facts")) lint_fact(lint, fact);
  for (const char* section : {"tables", "decisions"}) {
    for (const NamedBranch& one : lint.items(section)) {
      if (has_text(*one.branch.node, "label")) continue;
      lint.note(Severity::info, "lint.no_label", std::string(section) + "/" + one.name,
                "\"" + one.name + "\" has no label. Add one, so that people know what it holds.");
    }
  }
  for (const NamedBranch& one : lint.items("decisions")) {
    if (const Node* rules = one.branch.node->find("rules"))
      lint_rules(lint, "decisions/" + one.name + "/rules", *rules, "rule");
  }
  for (const NamedBranch& one : lint.items("gates")) {
    if (const Node* rules = one.branch.node->find("rules"))
      lint_rules(lint, "gates/" + one.name + "/rules", *rules, "rule of a gate");
  }
  if (const Node* rules = lint.find("approvals/rules")) lint_rules(lint, "approvals/rules", *rules, "approval");
}

}  // namespace qw::authoring
