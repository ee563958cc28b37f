// approval/route.h: who must sign, and for which reasons.
//
// A role signs if it has at least one reason: first the approval rules that hold, in book order, then the gates that refer to
// it, in gate order, then what the prices ask for (waivers, caps, floors). Roles come in book order.
#pragma once

#include <cstdint>
#include <vector>

#include "pricing/price_sheet.h"
#include "qualify/gates.h"

namespace qw {

struct SignatureReason {
  enum class Source : std::uint8_t { rule, gate, price } source = Source::rule;
  std::uint32_t index = 0;  // in book.approval_rules, book.gates or the sheet's price_signatures

  friend bool operator==(const SignatureReason&, const SignatureReason&) = default;
};

struct Signature {
  std::uint32_t role = 0;
  std::vector<SignatureReason> reasons;
};

std::vector<Signature> route_approvals(Run& run, const std::vector<GateResult>& gates, const PriceSheet& sheet);

}  // namespace qw
