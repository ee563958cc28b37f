#include "approval/route.h"

namespace qw {

std::vector<Signature> route_approvals(Run& run, const std::vector<GateResult>& gates, const PriceSheet& sheet) {
  const PriceBook& book = run.book;
  std::vector<Signature> all(book.roles.size());
  for (std::uint32_t i = 0; i < book.approval_rules.size(); ++i) {
    const ApprovalRule& rule = book.approval_rules[i];
    if (holds(run, rule.when)) all[rule.role].reasons.push_back({SignatureReason::Source::rule, i});
  }
  for (std::uint32_t i = 0; i < gates.size(); ++i) {
    if (gates[i].verdict != Verdict::refer) continue;
    for (const std::uint32_t role : book.gates[i].rules[gates[i].rule].approvers)
      all[role].reasons.push_back({SignatureReason::Source::gate, i});
  }
  for (std::uint32_t i = 0; i < sheet.price_signatures.size(); ++i) {
    all[sheet.price_signatures[i].role].reasons.push_back({SignatureReason::Source::price, i});
  }
  std::vector<Signature> signing;
  for (std::uint32_t role = 0; role < all.size(); ++role) {
    all[role].role = role;
    if (!all[role].reasons.empty()) signing.push_back(std::move(all[role]));
  }
  return signing;
}

}  // namespace qw
