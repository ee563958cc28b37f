// feel/ops.h: private to core/feel: what compiler and evaluator agree on beside the operations themselves.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "feel/expression.h"

namespace qw::feel {

// Node::detail of Op::range.
inline constexpr std::uint8_t kLowIncluded = 1;
inline constexpr std::uint8_t kHighIncluded = 2;
inline constexpr std::uint8_t kNoLow = 4;
inline constexpr std::uint8_t kNoHigh = 8;

// Node::detail of Op::matches: the candidate reads the input, so that a boolean is the test itself.
inline constexpr std::uint8_t kReadsInput = 1;
// Node::detail of Op::iterate: the body reads `partial`.
inline constexpr std::uint8_t kReadsPartial = 1;
// Node::detail of Op::invoke: the arguments have names, one literal each before its value.
inline constexpr std::uint8_t kNamedArguments = 1;

// The operation of "<", "<=", ">", ">=", "=", "!=".
std::optional<Op> comparison_operator(std::string_view text);

}  // namespace qw::feel
