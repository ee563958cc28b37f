// pricebook/answer.h: one JSON value becomes the typed value of a question, or the reason why it cannot.
//
// Used for defaults when a book is loaded and for answers when a quote is. Numbers are read from their text: an integer has no
// fraction and no exponent, a decimal no exponent and at most the question's places (trailing zeros do not count).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "json/json.h"
#include "pricebook/price_book.h"

namespace qw {

struct AnswerProblem {
  std::string code;  // intake.wrong_type, .out_of_range, .too_many_decimals, .unknown_option, .repeated_option
  std::string path;  // below the answer, for lists and counts
  std::string message;
};

// Lists and counts are made in `arena`; texts point into the question's options. REQUIRES: the node is not null.
std::optional<AnswerProblem> read_answer(const Question& question, const json::Node& node, feel::Arena& arena,
                                         feel::Value& value);

}  // namespace qw
