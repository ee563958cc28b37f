// What nothing in the book uses. Values are used by what the compiled rules read; services, phases, mixes and roles where their id
// stands as a text, so that a finding is certain while one may be missing.
#include "authoring/book_expressions.h"
#include "authoring/lint_parts.h"
#include "pricebook/load.h"

namespace qw::authoring {
namespace {

using json::Node;

using Words = std::set<std::string, std::less<>>;

// Which values something reads or shows, and which do so only for a value that nothing reads.
class Uses {
 public:
  explicit Uses(const PriceBook& book) : used_(book.slots.size()), reads_(book.slots.size()), readers_(reads_) {
    visit_expressions(book, [this](const ExpressionAt& at) {
      for (const SlotId slot : at.expression.reads) {
        if (at.owner == kNoSlot) {
          use(slot);
        } else if (slot != at.owner) {
          reads_[at.owner].push_back(slot);
          readers_[slot].push_back(at.owner);
        }
      }
    });
    for (const SlotId slot : named_slots(book)) use(slot);
    while (!waiting_.empty()) {
      const SlotId next = waiting_.back();
      waiting_.pop_back();
      for (const SlotId slot : reads_[next]) use(slot);
    }
  }

  bool used(SlotId slot) const { return used_[slot]; }
  // A value that reads this one, and is itself not used; kNoSlot: nothing reads it.
  SlotId reader(SlotId slot) const { return readers_[slot].empty() ? kNoSlot : readers_[slot].front(); }

 private:
  void use(SlotId slot) {
    if (!used_[slot]) waiting_.push_back(slot);
    used_[slot] = true;
  }

  std::vector<bool> used_;
  std::vector<std::vector<SlotId>> reads_, readers_;
  std::vector<SlotId> waiting_;
};

// `path` is where the names stand: "" or "worksheets/ID/".
void unused_names(Lint& lint, const PriceBook& book, const std::string& path) {
  const Uses uses(book);
  for (SlotId slot = 0; slot < book.slots.size(); ++slot) {
    const SlotInfo& info = book.slots[slot];
    if (uses.used(slot) || info.kind == SlotKind::engine || info.kind == SlotKind::question) continue;
    const std::string what = info.kind == SlotKind::table ? "table" : info.kind == SlotKind::fact ? "fact" : "decision";
    const std::string at = path + what + "s/" + info.name;
    const bool taken = lint.find(at) == nullptr;  // a worksheet takes it of the quote
    const SlotId reader = uses.reader(slot);
    std::string message = reader == kNoSlot
                              ? "Nothing reads the " + what + " \"" + info.name + "\" and nothing shows it."
                              : "The " + what + " \"" + info.name + "\" is read by \"" + book.slots[reader].name +
                                    "\" alone, which nothing uses.";
    message += taken                          ? " Remove it from \"takes\", or use it in a rule."
               : info.kind == SlotKind::table ? " Remove it, or use it in a formula."
               : path.empty() ? " Remove it, use it in a rule, or name it in \"metrics\" or \"summary\"."
                              : " Remove it, use it in a rule, or name it in \"results\".";
    lint.note(Severity::warning, "lint.unused", taken ? path + "takes" : at, std::move(message));
  }
}

// Texts that stand somewhere as they are: in lists of roles, as the service of a line.
void collect_texts(const Node& node, Words& words) {
  if (node.kind == json::Kind::string) words.insert(node.text);
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
  unused_names(lint, lint.book, "");
  for (const Worksheet& worksheet : lint.book.worksheets) {
    const LoadedBook sheet = load_worksheet(lint.book, worksheet, {});
    if (sheet.book) unused_names(lint, *sheet.book, "worksheets/" + worksheet.id + "/");
  }
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
