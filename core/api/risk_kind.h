// api/risk_kind.h: the request "risk". Private to this room.
//
// {"kind": "risk", "input": {…}, "seed": 1, "draws": 10000, "upto": 2000, "correlation": 0.3, "low_pct": 85, "high_pct": 140}: all but
// `input` may be left out. With `upto` the reply tells of the first `upto` draws, so that a page shows how far it is and stops by
// not asking again; the same request with a larger `upto` goes on where the session stopped. What it says never depends on
// how it was cut. Error codes: api.wrong_type and those of whatif/risk_quote.h.
#pragma once

#include "api/api.h"
#include "base/result.h"
#include "json/json.h"
#include "quote/evaluation.h"

namespace qw::api {

// The member "risk" of the reply.
Result<std::string> risk_answer(Session& session, const json::Node& request, const Evaluation& evaluation);

}  // namespace qw::api
