// The requests about what stands beside the prices: schedules and worksheets.
#include "api/kinds.h"
#include "api/reply.h"
#include "quote/schedules.h"

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

}  // namespace qw::api
