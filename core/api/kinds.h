// api/kinds.h: the kinds of request, the members each one reads, and what answers it. Private to this room.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "api/api.h"
#include "json/json.h"
#include "quote/quote.h"

namespace qw::api {

struct Request {
  std::string_view source;  // the whole text
  json::Node root;
  std::string_view kind;

  const json::Node* find(std::string_view key) const { return root.find(key); }
  // The text of a member; empty where there is none.
  std::string_view text(std::string_view key) const {
    const json::Node* node = find(key);
    return node == nullptr ? std::string_view() : std::string_view(node->text);
  }
};

struct Quote {
  QuoteInput input;
  std::optional<Evaluation> evaluation;
  Findings findings;
};

// Reads and evaluates a quote inside the request. Without an evaluation the findings hold an error. REQUIRES: session.book.
Quote quote_in(const Session& session, const Request& request, const json::Node& node);

std::string refuse(std::string_view code, std::string path, std::string message);
std::string no_book();  // the refusal of a session without a book

// whatif_kinds.cpp
std::string compare_kind(Session& session, const Request& request);
std::string diff_kind(Session& session, const Request& request);
std::string flip_kind(Session& session, const Request& request);
std::string solve_kind(Session& session, const Request& request);
std::string sweep_kind(Session& session, const Request& request);
std::string optimise_kind(Session& session, const Request& request);
std::string preview_kind(Session& session, const Request& request);

// annex_kinds.cpp
std::string schedules_kind(Session& session, const Request& request);
std::string worksheets_kind(Session& session, const Request& request);
std::string worksheet_kind(Session& session, const Request& request);

inline constexpr std::array<std::string_view, 19> kKinds = {
    "about", "load_book", "check_book", "evaluate", "summary", "prices",  "platform",  "risk",       "compare",  "diff",
    "flip",  "solve",     "sweep",      "optimise", "preview", "explain", "schedules", "worksheets", "worksheet"};

}  // namespace qw::api
