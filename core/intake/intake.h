// intake/intake.h: answers become typed values, one per question, or the list of everything that is wrong with them.
//
// In:   an answers object as JSON: question key -> value. An absent key or null takes the answer of the last preset that has one,
//       then the question's default.
// Out:  Intake with the value of every question; findings for unknown keys, wrong types, values out of range, too many decimals,
//       options that do not exist or are repeated. Findings that are errors mean: no quote. At most 100 are listed.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "json/json.h"
#include "pricebook/price_book.h"

namespace qw {

struct Intake {
  std::vector<feel::Value> values;     // per book question; texts and lists live in the book or in `arena`
  std::vector<bool> answered;          // false: the default was taken
  std::vector<bool> from_preset;       // answered by a preset, not by the quote itself
  std::vector<std::uint32_t> presets;  // in book.presets, as the quote names them
  std::shared_ptr<feel::Arena> arena = std::make_shared<feel::Arena>();
};

// All questions at their defaults.
Intake default_answers(const PriceBook& book);

// All questions as the presets answer them, else at their defaults.
Intake preset_answers(const PriceBook& book, std::vector<std::uint32_t> presets);

// Takes an answer back: the question is answered by a preset or at its default again.
void clear_answer(const PriceBook& book, Intake& intake, std::uint32_t question);

// `source` and `file` are only for positions in findings; `path` is the pointer of `answers` in its document.
Intake read_answers(const PriceBook& book, const json::Node& answers, std::string_view source, std::string_view file,
                    std::string_view path, Findings& findings, std::vector<std::uint32_t> presets = {});

// Sets one answer from its text as typed or chosen ("3", "true", "fifo", "a,b" for several). Unchanged and an error when invalid.
// For counts, `text` is "object=number", several with commas; the other objects keep their count, "" clears all.
std::vector<Finding> set_answer(const PriceBook& book, Intake& intake, std::uint32_t question, std::string_view text);

// The answer as text that set_answer reads back; "" where there is no answer.
std::string answer_text(const PriceBook& book, const Intake& intake, std::uint32_t question);

}  // namespace qw
