// api/story.h: a story: a quote, and what it must say. Stories are how a price book is tested (assets/pricebooks/LAYERS.md).
//
// In:   {"note": a sentence, "want": {path: value}} with what a quote file may hold beside (`preset`, `answers`, `selections`, …), and
//       `worksheet` with `given`, the answers of that worksheet. A path (json/named_path.h) is looked up in the summary, then in
//       the evaluation; /schedules/ID/… in the schedules, /worksheet/… in the worksheet; of a refused quote in {"error", "findings"}.
// Out:  what is not as told, a sentence each; nothing when all is.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "json/json.h"
#include "quote/quote.h"

namespace qw::api {

struct ToldStory {
  std::vector<std::string> failures;
  std::optional<Evaluation> evaluation;  // none when the quote is refused
};

ToldStory tell_story(const std::shared_ptr<const PriceBook>& book, const json::Node& story);

// The quote file that a story tells: its members but note, want, worksheet and given.
std::string quote_of_story(const json::Node& story);

}  // namespace qw::api
