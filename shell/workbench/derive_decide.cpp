// Who signs and what has to hold: approvals and gates.
#include <algorithm>

#include "derive_parts.h"

namespace qw::workbench {
namespace {

struct VerdictWords {
  const char* tag;
  Tone tone;
};

VerdictWords words_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass: return {"Passed", Tone::ok};
    case Verdict::assume: return {"Assumption", Tone::warn};
    case Verdict::refer: return {"Referral", Tone::info};
    case Verdict::block: return {"Blocked", Tone::bad};
  }
  return {"", Tone::muted};
}

std::vector<std::string> approvers_of(const Source& from, std::uint32_t gate) {
  std::vector<std::string> names;
  const GateResult& result = from.evaluation->gates[gate];
  for (const std::uint32_t role : from.book.gates[gate].rules[result.rule].approvers) {
    const Role& one = from.book.roles[role];
    names.push_back(one.label.empty() ? one.id : one.label);
  }
  return names;
}

RoleCard role_card(const Source& from, const Signature& signature) {
  const Role& role = from.book.roles[signature.role];
  RoleCard card;
  card.id = card.subject = role.id;
  card.title = role.label.empty() ? role.id : role.label;
  for (const SignatureReason& reason : signature.reasons) {
    std::string text = sentence(reason_text(*from.evaluation, reason));
    if (reason.source == SignatureReason::Source::gate) text = "Gate " + from.book.gates[reason.index].id + ": " + text;
    if (std::find(card.reasons.begin(), card.reasons.end(), text) == card.reasons.end())
      card.reasons.push_back(std::move(text));
  }
  return card;
}

}  // namespace

GateCounts count_gates(const Source& from) {
  GateCounts counts;
  if (from.evaluation == nullptr) return counts;
  for (const GateResult& gate : from.evaluation->gates) {
    counts.assume += gate.verdict == Verdict::assume ? 1U : 0U;
    counts.refer += gate.verdict == Verdict::refer ? 1U : 0U;
    counts.block += gate.verdict == Verdict::block ? 1U : 0U;
  }
  return counts;
}

Notice gate_notice(const Source& from, std::uint32_t gate) {
  const Gate& in_book = from.book.gates[gate];
  const VerdictWords words = words_of(from.evaluation->gates[gate].verdict);
  Notice notice;
  notice.tag = words.tag;
  notice.tone = words.tone;
  notice.title = in_book.label.empty() ? in_book.id : in_book.label;
  notice.text = sentence(gate_text(*from.evaluation, gate));
  if (!notice.text.empty() && notice.text.back() != '.') notice.text += '.';
  const std::vector<std::string> approvers = approvers_of(from, gate);
  if (!approvers.empty()) notice.text += " Decided by: " + joined(approvers, ", ", approvers.size()) + ".";
  notice.text += " Gate " + in_book.id + ".";
  notice.subject = in_book.id;
  return notice;
}

ApprovalsView derive_approvals(const Source& from) {
  ApprovalsView view;
  view.title = "Approvals";
  view.help = "Who has to sign before this quote may go out, and for which reasons.";
  for (const Signature& signature : from.evaluation->signatures) {
    const std::string& side = from.book.roles[signature.role].side;
    const std::string title = side.empty() ? "Signatures" : sentence(side) + " side";
    auto group =
        std::find_if(view.groups.begin(), view.groups.end(), [&](const RoleGroup& one) { return one.title == title; });
    if (group == view.groups.end()) group = view.groups.insert(view.groups.end(), RoleGroup{title, {}});
    group->roles.push_back(role_card(from, signature));
  }
  if (view.groups.empty()) view.empty = "Nobody has to sign this quote.";
  return view;
}

GatesView derive_gates(const Source& from) {
  GatesView view;
  view.title = "Gates";
  view.help =
      "What has to hold before this quote may go out. An assumption goes into the documents, a referral waits for "
      "somebody, a block stops the quote.";
  for (const Verdict verdict : {Verdict::block, Verdict::refer, Verdict::assume}) {
    for (std::uint32_t gate = 0; gate < from.evaluation->gates.size(); ++gate) {
      if (from.evaluation->gates[gate].verdict == verdict) view.open.push_back(gate_notice(from, gate));
    }
  }
  view.passed.columns = {{"Gate", false}, {"", true}};
  for (std::uint32_t gate = 0; gate < from.evaluation->gates.size(); ++gate) {
    if (from.evaluation->gates[gate].verdict != Verdict::pass) continue;
    const Gate& in_book = from.book.gates[gate];
    view.passed.rows.push_back({{in_book.label.empty() ? in_book.id : in_book.label, in_book.id}, in_book.id});
  }
  view.passed.title = std::to_string(view.passed.rows.size()) + " passed";
  return view;
}

}  // namespace qw::workbench
