// The requests about what stands beside the prices: schedules and worksheets.
#include "api/kinds.h"
#include "api/reply.h"
#include "quote/schedules.h"
#include "worksheet/worksheet.h"

namespace qw::api {

std::string schedules_kind(Session& session, const Request& request) {
  if (!session.book) return no_book();
  Quote quote = quote_in(session, request, *request.find("input"));
  if (!quote.evaluation) return refusal(quote.findings);
  const Schedules made = compute_schedules(*quote.evaluation);
  quote.findings.insert(quote.findings.end(), made.findings.begin(), made.findings.end());
  if (!made.schedules) return refusal(quote.findings);
  return ok_reply(request.kind, "schedules", to_json(*session.book, *made.schedules), quote.findings);
}

std::string worksheets_kind(Session& session, const Request& request) {
  if (!session.book) return no_book();
  if (session.book->worksheets_apart > 0) return error_reply(find_worksheet(*session.book, "").error(), {});
  return ok_reply(request.kind, "worksheets", worksheets_json(*session.book), {});
}

std::string worksheet_kind(Session& session, const Request& request) {
  if (!session.book) return no_book();
  const Result<std::uint32_t> found = find_worksheet(*session.book, request.text("id"));
  if (!found.ok()) return error_reply(found.error(), {});
  Quote quote;
  const json::Node* input = request.find("input");
  if (input != nullptr) {
    quote = quote_in(session, request, *input);
    if (!quote.evaluation) return refusal(quote.findings);
  }
  WorksheetAnswers answers{request.find("answers"), request.source, "", "/answers"};
  if (answers.node == nullptr && input != nullptr) {
    answers = answers_in_quote(*input, request.text("id"), request.source, "");
  }
  WorksheetRun run =
      run_worksheet(*session.book, quote.evaluation ? &*quote.evaluation : nullptr, found.value(), answers);
  quote.findings.insert(quote.findings.end(), run.findings.begin(), run.findings.end());
  if (!run.evaluation) return refusal(quote.findings);
  const json::Node* trace = request.find("trace");
  const std::string written = to_json(*session.book, found.value(), run, trace != nullptr && trace->boolean);
  return ok_reply(request.kind, "worksheet", written, quote.findings);
}

}  // namespace qw::api
