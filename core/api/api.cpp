#include "api/api.h"

#include <algorithm>
#include <array>
#include <span>

#include "api/kinds.h"
#include "api/reply.h"
#include "api/risk_kind.h"
#include "base/text.h"
#include "json/json.h"
#include "pricebook/load.h"
#include "quote/explain.h"
#include "quote/quote.h"
#include "worksheet/worksheet.h"

namespace qw::api {

std::string refuse(std::string_view code, std::string path, std::string message) {
  return error_reply({std::string(code), std::move(path), std::move(message)}, {});
}

std::string no_book() { return refuse("api.no_book", "", "There is no price book yet. Send load_book first."); }

namespace {

std::string quoted(std::string_view text) { return "\"" + std::string(text.substr(0, 60)) + "\""; }

// Line and column from the start of the embedded document, whose first character is at `start`.
Findings relative_to(Findings findings, std::string_view source, const json::Node& document) {
  const json::Position start = json::position_at(source, document.offset);
  for (Finding& finding : findings) {
    if (finding.line == 0) continue;
    if (finding.line == start.line) finding.column -= start.column - 1;
    finding.line -= start.line - 1;
  }
  return findings;
}

// ------------------------------------------------------------------------------------------------ kinds
std::string about(Session& session, const Request& request) {
  return ok_reply(request.kind, "about", about_json(session.book.get()), {});
}

std::string load_book_kind(Session& session, const Request& request) {
  LoadedBook loaded = load_bundle(*request.find("bundle"), "book", request.find("worksheets"));
  if (!loaded.book) return refusal(loaded.findings);
  session.book = std::move(loaded.book);
  return ok_reply(request.kind, "book", book_json(*session.book), loaded.findings);
}

std::string check_book(Session&, const Request& request) {
  LoadedBook loaded = load_bundle(*request.find("bundle"), "book", request.find("worksheets"));
  if (loaded.book) {  // worksheets are read when somebody asks for them, and so here
    const Findings more = check_worksheets(*loaded.book);
    loaded.findings.insert(loaded.findings.end(), more.begin(), more.end());
    if (has_errors(more)) loaded.book.reset();
  }
  return ok_reply(request.kind, "book", loaded.book ? book_json(*loaded.book) : "null", loaded.findings);
}

// What the three kinds that need a quote share: `write` makes the member's value, or the Error.
template <class Write>
std::string with_evaluation(const Session& session, const Request& request, std::string_view name, Write write) {
  if (!session.book) return no_book();
  const Quote quote = quote_in(session, request, *request.find("input"));
  if (!quote.evaluation) return refusal(quote.findings);
  const Result<std::string> written = write(*quote.evaluation);
  if (!written.ok()) return error_reply(written.error(), quote.findings);
  return ok_reply(request.kind, name, written.value(), quote.findings);
}

std::string evaluate_kind(Session& session, const Request& request) {
  const json::Node* trace = request.find("trace");
  const bool with_trace = trace != nullptr && trace->boolean;
  return with_evaluation(session, request, "evaluation", [with_trace](const Evaluation& evaluation) {
    return Result<std::string>(to_json(evaluation, with_trace));
  });
}

std::string summary(Session& session, const Request& request) {
  return with_evaluation(session, request, "summary",
                         [](const Evaluation& evaluation) { return Result<std::string>(to_summary(evaluation)); });
}

std::string prices(Session& session, const Request& request) {
  return with_evaluation(session, request, "prices",
                         [](const Evaluation& evaluation) { return Result<std::string>(to_prices_json(evaluation)); });
}

std::string platform(Session& session, const Request& request) {
  return with_evaluation(session, request, "platform", [](const Evaluation& evaluation) {
    return Result<std::string>(to_platform_json(evaluation));
  });
}

std::string explain_kind(Session& session, const Request& request) {
  const std::string_view subject = request.find("subject")->text;
  return with_evaluation(session, request, "explanation",
                         [subject](const Evaluation& evaluation) -> Result<std::string> {
                           const Result<Explanation> explanation = explain(evaluation, subject);
                           if (!explanation.ok()) return explanation.error();
                           return to_json(explanation.value());
                         });
}

std::string risk_kind(Session& session, const Request& request) {
  return with_evaluation(session, request, "risk",
                         [&](const Evaluation& evaluation) { return risk_answer(session, request.root, evaluation); });
}

// ------------------------------------------------------------------------------------------------ dispatch
struct Member {
  std::string_view key;
  json::Kind kind = json::Kind::object;
  bool required = true;
};

struct Handler {
  std::string_view kind;
  std::string (*run)(Session&, const Request&) = nullptr;
  std::array<Member, 7> members = {};  // beside "kind"; the first without a key ends them

  std::span<const Member> used() const {
    const auto end =
        std::find_if(members.begin(), members.end(), [](const Member& member) { return member.key.empty(); });
    return {members.begin(), end};
  }
};

constexpr Member optional(std::string_view key, json::Kind kind = json::Kind::string) { return {key, kind, false}; }
constexpr Member kInput = {"input"};
constexpr Member kBundle = {"bundle"};
constexpr Member number(std::string_view key) { return optional(key, json::Kind::number); }
constexpr Member kWorksheets = optional("worksheets", json::Kind::object);
constexpr Member kSlice = optional("slice", json::Kind::object);

// In the order of kKinds.
constexpr Handler kHandlers[] = {
    {"about", about, {}},
    {"load_book", load_book_kind, {kBundle, kWorksheets}},
    {"check_book", check_book, {kBundle, kWorksheets}},
    {"evaluate", evaluate_kind, {kInput, optional("trace", json::Kind::boolean)}},
    {"summary", summary, {kInput}},
    {"prices", prices, {kInput}},
    {"platform", platform, {kInput}},
    {"risk",
     risk_kind,
     {kInput, number("seed"), number("draws"), number("upto"), number("correlation"), number("low_pct"),
      number("high_pct")}},
    {"compare", compare_kind, {{{"inputs", json::Kind::array}}}},
    {"diff", diff_kind, {{{"before"}, {"after"}}}},
    {"flip", flip_kind, {kInput, kSlice}},
    {"solve",
     solve_kind,
     {kInput, {"goal", json::Kind::string}, optional("target"), optional("answer"), optional("of")}},
    {"sweep", sweep_kind, {kInput, {"answer", json::Kind::string}, optional("from"), optional("to"), optional("step")}},
    {"optimise", optimise_kind, {kInput, {"target", json::Kind::string}, optional("of"), kSlice, optional("best")}},
    {"preview", preview_kind, {kInput}},
    {"explain", explain_kind, {kInput, {"subject", json::Kind::string}}},
    {"schedules", schedules_kind, {kInput}},
    {"worksheets", worksheets_kind, {}},
    {"worksheet",
     worksheet_kind,
     {{{"id", json::Kind::string},
       optional("input", json::Kind::object),
       optional("answers", json::Kind::object),
       optional("trace", json::Kind::boolean)}}},
};

const char* type_name(json::Kind kind) {
  switch (kind) {
    case json::Kind::boolean: return "true or false";
    case json::Kind::string: return "a text";
    case json::Kind::array: return "a list";
    case json::Kind::number: return "a number";
    default: return "an object";
  }
}

std::string unknown_kind(std::string_view kind) {
  const std::string_view near = nearest(kind, {kKinds.begin(), kKinds.end()});
  const std::string remedy =
      near.empty() ? "Use " + join_or({kKinds.begin(), kKinds.end()}) + "." : "Did you mean " + quoted(near) + "?";
  return refuse("api.unknown_kind", "/kind", "There is no request " + quoted(kind) + ". " + remedy);
}

// The reason why the members are not those of this kind; empty when they are.
std::string check_members(const Handler& handler, const json::Node& root) {
  for (const std::string& key : root.keys) {
    const auto known = [&key](const Member& member) { return member.key == key; };
    if (key == "kind" || std::any_of(handler.used().begin(), handler.used().end(), known)) continue;
    return refuse("api.unknown_key", pointer_join("", key),
                  "A request " + quoted(handler.kind) + " has no " + quoted(key) + ". Leave it out.");
  }
  for (const Member& member : handler.used()) {
    const json::Node* node = root.find(member.key);
    if (node == nullptr && !member.required) continue;
    if (node == nullptr) {
      return refuse("api.missing_key", "", "A request " + quoted(handler.kind) + " needs " + quoted(member.key) + ".");
    }
    if (node->kind != member.kind) {
      return refuse("api.wrong_type", pointer_join("", member.key),
                    quoted(member.key) + " must be " + type_name(member.kind) + ".");
    }
  }
  return {};
}

}  // namespace

Quote quote_in(const Session& session, const Request& request, const json::Node& node) {
  Quote quote;
  ReadInput read = read_input(*session.book, node, request.source, "");
  quote.findings = relative_to(std::move(read.findings), request.source, node);
  if (!read.input) return quote;
  quote.input = *std::move(read.input);
  Evaluated evaluated = evaluate(session.book, quote.input);
  quote.findings.insert(quote.findings.end(), evaluated.findings.begin(), evaluated.findings.end());
  quote.evaluation = std::move(evaluated.evaluation);
  return quote;
}

std::string handle(Session& session, std::string_view text) {
  json::ReadResult read = json::read(text);
  if (!read.ok()) return refusal({json::to_finding(*read.error, "")});
  if (read.root.kind != json::Kind::object) {
    return refuse("api.not_an_object", "", "A request is an object such as {\"kind\": \"about\"}.");
  }
  Request request{text, std::move(read.root), {}};
  const json::Node* kind = request.find("kind");
  if (kind == nullptr) return refuse("api.missing_key", "", "A request needs \"kind\", such as \"evaluate\".");
  if (kind->kind != json::Kind::string) return refuse("api.wrong_type", "/kind", "\"kind\" must be a text.");
  request.kind = kind->text;
  for (const Handler& handler : kHandlers) {
    if (handler.kind != request.kind) continue;
    std::string reason = check_members(handler, request.root);
    return reason.empty() ? handler.run(session, request) : reason;
  }
  return unknown_kind(request.kind);
}

}  // namespace qw::api
