// quote/recompute.h: private to core/quote: FEEL text that gives a figure of an evaluation again, with its rounding.
//
// Each text reads only names of the book, which the step lists as `given`, and numbers that other steps show.
#pragma once

#include <string>

#include "quote/evaluation.h"

namespace qw {

// "round half up(x, 2)" at a rounding point of the book.
std::string rounded_text(const PriceBook& book, std::uint32_t point, const std::string& text);

// The rules that matched, as conditions with their outputs: "if (tier) in (>= 2) then 3 else null".
std::string decision_text(const Evaluation& evaluation, std::uint32_t decision);

// All rules of a gate, the most severe first: "if a > 3 then \"block\" else ... \"pass\"".
std::string gate_formula(const Gate& gate);

// An answer that is read only under a condition.
std::string answer_text(const Question& question, const feel::Value& value, bool is_read);

// An allocated amount: its share rounded down, and the cents that were left over.
std::string share_text(const Money& whole, const Decimal& percent, const Money& share);

}  // namespace qw
