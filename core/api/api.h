// api/api.h: JSON messages in, JSON messages out, over the whole engine. What the WebAssembly module speaks.
//
// In:   one request, UTF-8 JSON:
//         {"kind": "about"}
//         {"kind": "load_book",  "bundle": {"format": "quotewright-book-1", "files": {…}}}
//         {"kind": "check_book", "bundle": {…}}          as load_book, but the session keeps the book it has
//           both may have "worksheets": {…}, the other part of a bundle that came in two (pricebook/load.h)
//         {"kind": "evaluate",   "input": {…}, "trace": true}          `trace` may be left out: false
//         {"kind": "summary",    "input": {…}}
//         {"kind": "prices",     "input": {…}}      the commercial side alone: steps, taxes, contract, payments
//         {"kind": "platform",   "input": {…}}      what the platform may see: wholesale, never retail
//         {"kind": "explain",    "input": {…}, "subject": "tier"}
//         {"kind": "schedules",  "input": {…}}      the tables printed beside the quote
//         {"kind": "worksheets"}                    the calculators of the book, with their questions
//         {"kind": "worksheet",  "id": "change_order", "input": {…}, "answers": {…}, "trace": true}    all but `id` may be left out; without
//                                                   `answers` those count that the quote keeps under worksheets/ID
//         {"kind": "risk",       "input": {…}, "seed": 1, "draws": 10000, …}       api/risk_kind.h
//       and what-ifs (core/whatif), whose "result" is described there:
//         {"kind": "compare",  "inputs": [{…}, …]}
//         {"kind": "diff",     "before": {…}, "after": {…}}
//         {"kind": "flip",     "input": {…}, "slice": {"from": 0, "steps": 500}}    `slice` may be left out
//         {"kind": "solve",    "input": {…}, "goal": "margin", "target": "35", "answer": "discount_pct", "of": "one_time"}
//         {"kind": "sweep",    "input": {…}, "answer": "warehouses", "from": "1", "to": "20", "step": "1"}
//         {"kind": "optimise", "input": {…}, "target": "120000", "of": "one_time", "slice": {…}, "best": "5"}
//         {"kind": "preview",  "input": {…}}
//       A reply with "progress" that is not complete goes on with slice.from = progress.done (and the "best" it gave).
//       `input` is an answers object, a quote file or a scenario file (quote/quote.h).
// Out:  {"ok": true, "kind": …, "about"|"book"|"evaluation"|"summary"|"prices"|"platform"|"result"|"explanation"|"risk"|"schedules"|"worksheets"|"worksheet": {…}, "findings": […]}, or
//       {"ok": false, "error": {"code", "path", "message"}, "findings": […]}. Always one of the two, always valid JSON.
//       A finding is {"severity", "code", "file", "path", "line", "column", "message"}. Its path and position count from the
//       start of the input or bundle; those of `error` too, unless the request itself is at fault.
//       What is wrong with the answers of a worksheet has the path /answers/… of the request, with its rules /worksheets/ID/….
//       check_book is always ok when its request is: the findings are its answer, "book" is null when the book is unusable.
// Error codes of its own: api.not_an_object  api.missing_key  api.unknown_key  api.wrong_type  api.unknown_kind  api.no_book
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "pricebook/price_book.h"

namespace qw {
class RiskRun;
}

namespace qw::api {

struct Session {
  std::shared_ptr<const PriceBook> book;  // null until load_book succeeded once
  std::shared_ptr<RiskRun> risk = {};     // a simulation that is not at its end
};

std::string handle(Session& session, std::string_view request);

}  // namespace qw::api
