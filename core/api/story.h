// api/story.h: a story: a quote, and what it must say. Stories are how a price book is tested (assets/pricebooks/LAYERS.md).
//
// In:   {"note": a sentence, "want": {path: value}} with what a quote file may hold beside (`preset`, `answers`, `selections`, …), and
//       `worksheet` with `given`, the answers of that worksheet. A path (json/named_path.h) is looked up in the summary, then in
//       the evaluation; /schedules/ID/… in the schedules, /worksheet/… in the worksheet; of a refused quote in {"error", "findings"}.
// Out:  what is not as told, each with its place in the story; nothing when all is. A name that nothing has is such a failure, also
//       where the story wants it to be absent.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "json/json.h"
#include "quote/quote.h"

namespace qw::api {

struct StoryFailure {
  std::string path;          // in the story: "/answers/warehouses", "/want/~1scope~1tier"
  std::uint32_t offset = 0;  // in the text that the story was read from
  std::string message;
};

struct ToldStory {
  std::vector<StoryFailure> failures;
  std::optional<Evaluation> evaluation;  // none when the quote is refused
};

ToldStory tell_story(const std::shared_ptr<const PriceBook>& book, const json::Node& story);

// The quote file that a story tells: its members but note, want, worksheet and given.
std::string quote_of_story(const json::Node& story);

}  // namespace qw::api
