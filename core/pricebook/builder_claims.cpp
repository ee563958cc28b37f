// Claims: {"id", "more": name or names, "order": [texts], "never_lowers" | "never_raises" | "never_removes" | "never_adds": name,
// "ranking": [texts], "when": FEEL, "because": text}. They are checked by the verifier, not when a quote is made.
#include <algorithm>

#include "base/text.h"
#include "pricebook/builder.h"

namespace qw {
namespace {

constexpr ClaimKind kKinds[] = {ClaimKind::never_lowers, ClaimKind::never_raises, ClaimKind::never_removes,
                                ClaimKind::never_adds};

bool about_lists(ClaimKind kind) { return kind == ClaimKind::never_removes || kind == ClaimKind::never_adds; }

}  // namespace

void Builder::read_claims() {
  const Cursor claims = sections_["claims"];
  Ids seen;
  for (std::size_t i = 0; claims.is(json::Kind::array) && i < claims.size(); ++i) {
    read_claim(claims.item(i));
    if (!book_.claims.empty()) unique_id(claims.item(i), book_.claims.back().id, seen);
  }
}

void Builder::read_claim(const Cursor& at) {
  only(at, {"id", "more", "order", "never_lowers", "never_raises", "never_removes", "never_adds", "ranking", "when",
            "because"});
  if (!at.is(json::Kind::object)) return;
  Claim claim;
  claim.id = text(at, "id");
  claim.because = text(at, "because", false);
  claim.order = ranked_texts(at, "order");
  claim.ranking = ranked_texts(at, "ranking");
  std::string_view effect_key;
  for (const ClaimKind kind : kKinds) {
    if (!at.member(to_text(kind))) continue;
    if (!effect_key.empty())
      problem(at.member(to_text(kind)), "book.duplicate", "A claim says one \"never\"; make two claims.");
    effect_key = to_text(kind);
    claim.kind = kind;
  }
  if (effect_key.empty()) {
    problem(at, "book.missing", "Add never_lowers, never_raises, never_removes or never_adds with a name.");
    return;
  }
  const bool signers = about_lists(claim.kind) && at.member(effect_key).is(json::Kind::string) &&
                       at.member(effect_key).node->text == "approvers" && book_.find_slot("approvers") == kNoSlot;
  if (!signers) claim.effect = named_value(at, effect_key);
  if (const Cursor several = at.member("more"); several.is(json::Kind::array)) {
    for (std::size_t i = 0; i < several.size(); ++i) {
      const Cursor one = several.item(i);
      const SlotId slot = one.is(json::Kind::string) ? book_.find_slot(one.node->text) : kNoSlot;
      if (slot == kNoSlot)
        problem(one, "book.unknown_name", "This must be the name of a question, a fact or a decision.");
      claim.more.push_back(slot);
    }
  } else {
    claim.more.push_back(named_value(at, "more"));
  }
  if (const Cursor when = at.member("when")) claim.when = formula(when, feel::kBoolean, "\"when\"");
  if (!signers) check_claim_effect(at.member(effect_key), claim);
  for (const SlotId cause : claim.more) check_claim_cause(at.member("more"), claim, cause);
  book_.claims.push_back(std::move(claim));
}

std::vector<std::string> Builder::ranked_texts(const Cursor& at, std::string_view key) {
  std::vector<std::string> texts;
  const Cursor list = array(at, key, false);
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list.item(i).is(json::Kind::string)) {
      texts.push_back(list.item(i).node->text);
    } else {
      problem(list.item(i), "book.wrong_type", "Write the texts from the least to the most, in quotes.");
    }
  }
  return texts;
}

void Builder::check_claim_cause(const Cursor& at, const Claim& claim, SlotId cause) {
  if (cause == kNoSlot) return;
  const SlotInfo& slot = book_.slots[cause];
  const feel::TypeKind kind = book_.types[slot.type].kind;
  if (slot.kind == SlotKind::engine || slot.kind == SlotKind::table) {
    problem(at, "book.wrong_type",
            "There can be more of a question, a fact or a decision; \"" + slot.name + "\" is none.");
  } else if (kind == feel::TypeKind::string && claim.order.empty()) {
    problem(at, "book.missing", "\"" + slot.name + "\" is a text; add \"order\" with its values, least first.");
  } else if (kind == feel::TypeKind::context && slot.kind != SlotKind::question) {
    problem(at, "feel.type", "There is no more or less of a context; name a number in it as a fact.");
  }
}

void Builder::check_claim_effect(const Cursor& at, const Claim& claim) {
  if (claim.effect == kNoSlot) return;
  const feel::TypeId type = book_.slots[claim.effect].type;
  const feel::TypeKind kind = book_.types[type].kind;
  const bool is_list = kind == feel::TypeKind::list || kind == feel::TypeKind::any;
  const bool ordered = kind == feel::TypeKind::number || kind == feel::TypeKind::boolean || kind == feel::TypeKind::any;
  if (about_lists(claim.kind) ? is_list : ordered) return;
  if (!about_lists(claim.kind) && kind == feel::TypeKind::string && !claim.ranking.empty()) return;
  problem(at, "feel.type",
          about_lists(claim.kind)
              ? "Things are removed from or added to a list, but this is a " + book_.types.describe(type) + "."
              : "Lowered and raised are numbers, booleans, and texts with a \"ranking\", but this is a " +
                    book_.types.describe(type) + ".");
}

}  // namespace qw
