// number/allocate.h: splits an amount over items so that the shares add up to it exactly.
//
// The exact share of item i is total * weight[i] / sum of weights. All methods work on |total| and put the sign back.
//   largest_remainder  each exact share is cut off; the units left over go, one each, to the items with the largest
//                      remainders, the earlier item first where they are equal
//   first_line         each exact share is cut off; all units left over go to the first item with a weight
//   cumulative         what the first i items get together is their exact part rounded half up; a share is the difference
//                      of two such sums
// Promised by all: the shares add up to the total, none has the sign opposite to the total's, a zero weight gets nothing,
// and allocate(-t) is -allocate(t). By largest_remainder and cumulative: a share is less than one unit from the exact one.
// By largest_remainder: of two weights the larger never gets less, and the order of the items changes only ties. By
// first_line: only the first weighted item is above its exact share, by less than one unit for each item. By cumulative:
// a larger total never lowers what the first i items get together. Not promised by any: that a larger total never lowers
// a single share (Alabama paradox).
// In: `total` in whole units (minor units of a currency), weights in any common unit. Out: one share per weight.
// Errors: `invalid` when a weight is negative, when all weights are zero (or there are none) but the total is not, or
// when the two spans differ in length; `overflow` when the weights add up to 2^64 or more. Shares are then untouched.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "number/decimal.h"

namespace qw {

enum class Allocation : std::uint8_t { largest_remainder, first_line, cumulative };

std::optional<Allocation> parse_allocation(std::string_view text);
const char* to_text(Allocation method);  // "largest_remainder", "first_line", "cumulative"

ArithmeticError allocate(std::int64_t total, std::span<const std::int64_t> weights, std::span<std::int64_t> shares,
                         Allocation method = Allocation::largest_remainder);

}  // namespace qw
