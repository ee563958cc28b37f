// The requests about what would be if: each reads its quotes, asks core/whatif and wraps the answer.
#include "api/kinds.h"
#include "api/reply.h"
#include "whatif/compare.h"
#include "whatif/flip.h"
#include "whatif/optimise.h"
#include "whatif/preview.h"
#include "whatif/solve.h"
#include "whatif/sweep.h"
#include "whatif/variant.h"

namespace qw::api {
namespace {

// What the kinds about one quote share: `write` makes the member "result", or the Error.
template <class Write>
std::string about_quote(const Session& session, const Request& request, const Write& write) {
  if (!session.book) return no_book();
  const Quote quote = quote_in(session, request, *request.find("input"));
  if (!quote.evaluation) return refusal(quote.findings);
  const Result<std::string> written = write(*quote.evaluation, quote.input);
  if (!written.ok()) return error_reply(written.error(), quote.findings);
  return ok_reply(request.kind, "result", written.value(), quote.findings);
}

// {"from": 12, "steps": 500}, both optional; what is no whole number counts as not given.
Slice slice_in(const Request& request) {
  Slice slice;
  const json::Node* node = request.find("slice");
  const auto read = [node](std::string_view key, std::uint64_t& into) {
    const json::Node* member = node == nullptr ? nullptr : node->find(key);
    const auto number = member == nullptr ? std::nullopt : parse_decimal(member->text);
    const auto whole = number ? to_int64(*number) : std::nullopt;
    if (whole && *whole >= 0) into = static_cast<std::uint64_t>(*whole);
  };
  read("from", slice.from);
  read("steps", slice.steps);
  return slice;
}

}  // namespace

std::string compare_kind(Session& session, const Request& request) {
  constexpr std::size_t kMostQuotes = 50;
  if (!session.book) return no_book();
  const json::Node& inputs = *request.find("inputs");
  if (inputs.items.empty() || inputs.items.size() > kMostQuotes) {
    return refuse("api.wrong_type", "/inputs", "\"inputs\" must be a list of 1 to 50 quotes.");
  }
  std::vector<Evaluation> evaluations;
  std::vector<std::string> names;
  Findings findings;
  for (const json::Node& node : inputs.items) {
    Quote quote = quote_in(session, request, node);
    if (!quote.evaluation) return refusal(quote.findings);
    findings.insert(findings.end(), quote.findings.begin(), quote.findings.end());
    names.push_back(std::move(quote.input.name));
    evaluations.push_back(*std::move(quote.evaluation));
  }
  return ok_reply(request.kind, "result", to_json(compare_quotes(evaluations, std::move(names))), findings);
}

std::string diff_kind(Session& session, const Request& request) {
  if (!session.book) return no_book();
  Quote before = quote_in(session, request, *request.find("before"));
  if (!before.evaluation) return refusal(before.findings);
  const Quote after = quote_in(session, request, *request.find("after"));
  if (!after.evaluation) return refusal(after.findings);
  before.findings.insert(before.findings.end(), after.findings.begin(), after.findings.end());
  const QuoteDiff diff = diff_quotes(*before.evaluation, *after.evaluation);
  return ok_reply(request.kind, "result", to_json(*session.book, diff), before.findings);
}

std::string flip_kind(Session& session, const Request& request) {
  return about_quote(session, request, [&](const Evaluation& evaluation, const QuoteInput& input) {
    return Result<std::string>(to_json(*session.book, find_flips(evaluation, input, slice_in(request))));
  });
}

std::string solve_kind(Session& session, const Request& request) {
  return about_quote(
      session, request, [&](const Evaluation& evaluation, const QuoteInput& input) -> Result<std::string> {
        const PriceBook& book = *session.book;
        const std::string_view answer = request.text("answer");
        const auto discount = answer.empty() ? discount_question(book) : std::nullopt;
        const Result<std::uint32_t> question =
            discount ? Result<std::uint32_t>(*discount) : find_question(book, answer, true);
        if (!question.ok()) return question.error();
        const Result<Goal> goal = read_goal(book, request.text("goal"), request.text("target"), request.text("of"));
        if (!goal.ok()) return goal.error();
        return to_json(book, question.value(), solve(evaluation, input, question.value(), goal.value()));
      });
}

std::string sweep_kind(Session& session, const Request& request) {
  return about_quote(
      session, request, [&](const Evaluation& evaluation, const QuoteInput& input) -> Result<std::string> {
        const Result<std::uint32_t> question = find_question(*session.book, request.text("answer"), false);
        if (!question.ok()) return question.error();
        const auto number = [&](std::string_view key) { return parse_decimal(request.text(key)); };
        const SweepRange range{number("from"), number("to"), number("step")};
        const auto rows = sweep(evaluation, input, question.value(), range);
        if (!rows.ok()) return rows.error();
        return to_json(*session.book, question.value(), rows.value());
      });
}

std::string optimise_kind(Session& session, const Request& request) {
  return about_quote(
      session, request, [&](const Evaluation& evaluation, const QuoteInput& input) -> Result<std::string> {
        const Result<Goal> goal = read_goal(*session.book, "budget", request.text("target"), request.text("of"));
        if (!goal.ok()) return goal.error();
        OptimiseTask task{goal.value().target, goal.value().of, slice_in(request), std::nullopt};
        const auto best = parse_decimal(request.text("best"));
        const auto set = best ? to_int64(*best) : std::nullopt;
        if (set && *set >= 0) task.best = static_cast<std::uint64_t>(*set);
        const Result<Optimum> optimum = optimise(evaluation, input, task);
        if (!optimum.ok()) return optimum.error();
        return to_json(*session.book, optimum.value());
      });
}

std::string preview_kind(Session& session, const Request& request) {
  return about_quote(session, request, [&](const Evaluation& evaluation, const QuoteInput& input) {
    return Result<std::string>(to_json(*session.book, preview_rounding(evaluation, input)));
  });
}

}  // namespace qw::api
