// What nothing in the book uses. A name counts as used where it stands as a word in any expression, sentence or list of names, so
// a finding here is certain while a use may be overlooked.
#include <algorithm>
#include <array>
#include <map>

#include "authoring/lint_parts.h"

namespace qw::authoring {
namespace {

using json::Kind;
using json::Node;

using Words = std::set<std::string, std::less<>>;

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

void add_words(std::string_view text, Words& words) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end > i) words.emplace(text.substr(i, end - i));
    i = end + 1;
  }
}

// Of a sentence only what stands in braces is an expression.
void add_placeholders(std::string_view text, Words& words) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    add_words(text.substr(open, text.find('}', open) - open), words);
  }
}

constexpr std::array<std::string_view, 9> kPlainText = {"label",  "help",  "title",   "unit",  "what",
                                                        "source", "notes", "tagline", "footer"};
constexpr std::array<std::string_view, 5> kSentences = {"because", "text", "cells", "message", "boundary"};

template <class Keys>
bool is_one_of(const Keys& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

void collect(const Node& node, bool sentence, Words& words) {
  if (node.kind == Kind::string) sentence ? add_placeholders(node.text, words) : add_words(node.text, words);
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const std::string_view key = node.kind == Kind::object ? std::string_view(node.keys[i]) : std::string_view();
    if (!is_one_of(kPlainText, key)) collect(node.items[i], sentence || is_one_of(kSentences, key), words);
  }
}

// Everything but the table data, whose cells are plain data that a formula may compare with a name.
Words words_outside(const Node& root, std::initializer_list<std::string_view> left_out) {
  Words words;
  for (std::size_t i = 0; i < root.items.size(); ++i) {
    if (!is_one_of(left_out, root.keys[i])) collect(root.items[i], false, words);
  }
  return words;
}

// A fact that only reads itself is not used; a name is looked for everywhere but in its own definition.
void unused_names(Lint& lint, const char* section, const char* what) {
  const std::vector<NamedBranch> all = lint.items(section);
  Words everywhere = words_outside(lint.merged.root, {"meta", "ownership", "facts", "decisions"});
  std::vector<Words> own;
  std::map<std::string, int, std::less<>> users;  // how many facts and decisions read a name
  for (const char* part : {"facts", "decisions"}) {
    for (const NamedBranch& one : lint.items(part)) {
      Words words;
      collect(*one.branch.node, false, words);
      words.erase(one.name);
      for (const std::string& word : words) ++users[word];
    }
  }
  for (const NamedBranch& one : all) {
    if (everywhere.count(one.name) > 0 || users.count(one.name) > 0) continue;
    lint.note(Severity::warning, "lint.unused", std::string(section) + "/" + one.name,
              "Nothing reads the " + std::string(what) + " \"" + one.name +
                  "\" and nothing shows it. Remove it, use it in a rule, or name it in " +
                  (std::string_view(section) == "tables" ? "a formula." : "\"metrics\" or \"summary\"."));
  }
}

// Texts that stand somewhere as they are: in lists of roles, as the service of a line.
void collect_texts(const Node& node, Words& words) {
  if (node.kind == Kind::string) words.insert(node.text);
  for (const Node& item : node.items) collect_texts(item, words);
}

std::vector<std::pair<std::string, const Node*>> lines_of(const Lint& lint) {
  std::vector<std::pair<std::string, const Node*>> lines;
  for (const char* list : {"lines/one_time", "lines/recurring"}) {
    for (const NamedBranch& one : lint.items(list))
      lines.emplace_back(std::string(list) + "/" + one.name, one.branch.node);
  }
  return lines;
}

void unused_services(Lint& lint) {
  Words used;
  for (const auto& [path, line] : lines_of(lint)) collect_texts(*line, used);
  for (const char* section : {"worksheets", "document", "options"}) {
    if (const Node* other = lint.find(section)) collect_texts(*other, used);
  }
  for (const NamedBranch& one : lint.items("services")) {
    if (used.count(one.name) > 0) continue;
    lint.note(Severity::warning, "lint.unused", "services/" + one.name,
              "No line sells the service \"" + one.name + "\". Remove it, or give the line that sells it this code.");
  }
}

void unused_phases_and_mixes(Lint& lint) {
  Words used;
  for (const auto& [path, line] : lines_of(lint)) collect_texts(*line, used);
  Words phases = used;
  if (const Node* all = lint.find("phases")) {
    for (const Node& phase : all->items) {
      for (const char* key : {"spread_over", "row"}) {
        if (const Node* other = phase.find(key)) collect_texts(*other, phases);
      }
      // A phase that others are spread from, or that is shown as a row, is used by being there.
      if (phase.find("spread_over") != nullptr && phase.find("id") != nullptr) phases.insert(phase.find("id")->text);
    }
  }
  for (const NamedBranch& one : lint.items("phases")) {
    if (phases.count(one.name) > 0) continue;
    lint.note(Severity::warning, "lint.unused", "phases/" + one.name,
              "No line belongs to the phase \"" + one.name + "\". Remove it, or give a line this phase.");
  }
  Words mixes = used;
  for (const char* section : {"tables", "facts", "worksheets"}) {
    if (const Node* other = lint.find(section)) collect_texts(*other, mixes);
  }
  Words in_mixes;
  for (const NamedBranch& one : lint.items("rate_card/mixes")) {
    for (const std::string& role : one.branch.node->keys) in_mixes.insert(role);
    if (mixes.count(one.name) > 0) continue;
    lint.note(Severity::warning, "lint.unused", "rate_card/mixes/" + one.name,
              "No line is priced with the mix \"" + one.name + "\". Remove it, or name it in the price of a line.");
  }
  for (const NamedBranch& one : lint.items("rate_card/roles")) {
    if (in_mixes.empty() || in_mixes.count(one.name) > 0) continue;
    lint.note(Severity::info, "lint.unused", "rate_card/roles/" + one.name,
              "No mix has the role \"" + one.name + "\", so its rate prices nothing. Add it to a mix or remove it.");
  }
}

void silent_roles(Lint& lint) {
  Words named;
  const Node& root = lint.merged.root;
  for (std::size_t i = 0; i < root.items.size(); ++i) {
    if (root.keys[i] != "approvals") {
      collect_texts(root.items[i], named);
    } else if (const Node* rules = root.items[i].find("rules")) {
      collect_texts(*rules, named);
    }
  }
  for (const NamedBranch& one : lint.items("approvals/roles")) {
    if (named.count(one.name) > 0) continue;
    lint.note(Severity::warning, "lint.never_signs", "approvals/roles/" + one.name,
              "The role \"" + one.name +
                  "\" never signs: no approval rule, gate, cap or waiver names it. Add a rule or remove the role.");
  }
}

}  // namespace

void lint_uses(Lint& lint) {
  unused_names(lint, "tables", "table");
  unused_names(lint, "facts", "fact");
  unused_names(lint, "decisions", "decision");
  unused_services(lint);
  unused_phases_and_mixes(lint);
  silent_roles(lint);
}

void lint_reached(Lint& lint, const Reached& reached) {
  const std::string none = reached.quotes == 1 ? "The quote given does"
                                               : "None of the " + std::to_string(reached.quotes) + " quotes given does";
  for (const Clause& clause : lint.book.clauses) {
    if (!clause.when || reached.clauses.count(clause.id) > 0) continue;
    lint.note(Severity::warning, "lint.clause_never", "document/clauses/" + clause.id,
              none + " print the clause \"" + clause.id + "\". Correct its \"when\", or give a quote that needs it.");
  }
  for (const Gate& gate : lint.book.gates) {
    if (gate.rules.empty() || reached.gates.count(gate.id) > 0) continue;
    lint.note(Severity::info, "lint.never_fires", "gates/" + gate.id,
              none + " fail the gate \"" + gate.id + "\". Give a quote that does, to see its words.");
  }
  for (const Role& role : lint.book.roles) {
    if (reached.roles.count(role.id) > 0) continue;
    lint.note(Severity::info, "lint.never_fires", "approvals/roles/" + role.id,
              none + " need the signature of \"" + role.id + "\". Give a quote that does, to see its reasons.");
  }
}

}  // namespace qw::authoring
