// number/allocate.h: splits an amount over items so that the shares add up to it exactly, by the largest remainder.
//
// Item i gets floor(|total| * weight[i] / sum of weights); the units left over go, one each, to the items with the
// largest remainders, the earlier item first where they are equal; the sign of the total comes back at the end.
// So: the shares add up to the total; each is less than one unit from its exact share; a zero weight gets nothing;
// allocate(-t) is -allocate(t). Not promised: that a larger total never lowers a share (Alabama paradox).
// In: `total` in whole units (minor units of a currency), weights in any common unit. Out: one share per weight.
// Errors: `invalid` when a weight is negative, when all weights are zero (or there are none) but the total is not, or
// when the two spans differ in length; `overflow` when the weights add up to 2^64 or more. Shares are then untouched.
#pragma once

#include <cstdint>
#include <span>

#include "number/decimal.h"

namespace qw {

ArithmeticError allocate(std::int64_t total, std::span<const std::int64_t> weights, std::span<std::int64_t> shares);

}  // namespace qw
