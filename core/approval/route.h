// approval/route.h: who must sign, and for which reasons.
//
// A role signs if it has at least one reason: first the approval rules that hold, in book order, then the gates that refer to
// it, in gate order. Roles come in book order.
#pragma once

#include <cstdint>
#include <vector>

#include "qualify/gates.h"

namespace qw {

struct SignatureReason {
  bool from_gate = false;
  std::uint32_t index = 0;  // in book.approval_rules, or in book.gates

  friend bool operator==(const SignatureReason&, const SignatureReason&) = default;
};

struct Signature {
  std::uint32_t role = 0;
  std::vector<SignatureReason> reasons;
};

std::vector<Signature> route_approvals(Run& run, const std::vector<GateResult>& gates);

}  // namespace qw
