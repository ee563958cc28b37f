// quote/quote.h: a quote from its inputs: read the input, evaluate the book, write the result.
//
// QuoteInput is all that a quote file needs; the Evaluation is derived. evaluate() is pure: same book, same input, same bytes,
// natively and in WebAssembly. There is an evaluation or there are errors, never a part of one.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "intake/intake.h"
#include "pricebook/load.h"
#include "quote/evaluation.h"

namespace qw {

struct QuoteInput {
  std::string name;  // of the deal; may be empty
  Intake intake;
  std::optional<Date> as_of;  // the day whose prices are meant
  Deal deal;                  // selections, adjustments, waivers; its as_of is taken from here
};

struct ReadInput {
  std::optional<QuoteInput> input;  // none when findings hold an error
  Findings findings;
};

// Reads an answers object, an object with `answers` (and `book`, `version`, `name`, `as_of`, `preset`), or a scenario file.
ReadInput read_input(const PriceBook& book, std::string_view text, std::string_view file);
// The same for a part of a document that is read already; `source` is the whole document, for positions.
ReadInput read_input(const PriceBook& book, const json::Node& root, std::string_view source, std::string_view file);

struct Evaluated {
  std::optional<Evaluation> evaluation;  // none when findings hold an error
  Findings findings;                     // warnings, or the error
};

// The pipeline, in order: intake, facts and decisions, lines, discount, totals, phases, gates, signatures, clauses.
Evaluated evaluate(std::shared_ptr<const PriceBook> book, const QuoteInput& input);

std::string_view engine_version();

// Canonical JSON of the whole evaluation; with its trace when asked.
std::string to_json(const Evaluation& evaluation, bool with_trace);

// Canonical JSON of the summary that the book's `summary` section lays out.
std::string to_summary(const Evaluation& evaluation);

// Canonical JSON of the commercial side alone: lines with their steps and contract rows, totals, taxes, contract value, payments.
std::string to_prices_json(const Evaluation& evaluation);
// Canonical JSON of what the platform may see: what it sells to the partner and spends itself, never a retail figure.
std::string to_platform_json(const Evaluation& evaluation);
// Whether the book has terms, taxes, options, discounts or instalments: an evaluation's JSON then holds `prices`.
bool has_commerce(const PriceBook& book);

std::string to_json(const Findings& findings);
// {"error": {code, path, message}, "findings": [...]}
std::string to_error_json(const Findings& findings);

}  // namespace qw
