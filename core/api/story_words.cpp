#include "api/story_words.h"

#include <algorithm>

#include "base/text.h"

namespace qw::api {
namespace {

using Names = std::vector<std::string_view>;

std::vector<std::string_view> tokens_of(std::string_view path) {
  std::vector<std::string_view> tokens;
  while (!path.empty()) {
    path.remove_prefix(1);
    tokens.push_back(path.substr(0, path.find('/')));
    path.remove_prefix(tokens.back().size());
  }
  return tokens;
}

template <class List>
Names ids_of(const List& list) {
  Names names;
  for (const auto& one : list) names.push_back(one.id);
  return names;
}

// What the names of a list of the evaluation can be; empty: not said by the book.
Names names_of(const PriceBook& book, std::string_view list) {
  if (list == "approvals") return ids_of(book.roles);
  if (list == "gates") return ids_of(book.gates);
  if (list == "clauses") return ids_of(book.clauses);
  if (list == "schedules") return ids_of(book.schedules);
  if (list == "one_time") return ids_of(book.one_time_lines);
  if (list == "recurring") return ids_of(book.recurring_lines);
  return {};
}

Names rows_of(const PriceBook& book, std::string_view schedule) {
  for (const Schedule& one : book.schedules) {
    if (one.id == schedule) return one.rows_from ? Names() : ids_of(one.rows);
  }
  return {};
}

std::string unknown(std::string_view name, std::string_view list, const Names& names) {
  const bool is_place = name == "*" || name.find_first_not_of("0123456789") == std::string_view::npos;
  if (names.empty() || is_place || std::find(names.begin(), names.end(), name) != names.end()) return {};
  const std::string_view near = nearest(name, names);
  return "the book has no \"" + std::string(name.substr(0, 60)) + "\" in " + std::string(list) +
         (near.empty() ? "; correct the name" : "; did you mean \"" + std::string(near) + "\"?");
}

}  // namespace

std::string missing_words(const json::PathEnd& end) {
  if (end.missing.empty()) return {};
  const std::string_view near = nearest(end.missing, end.known);
  constexpr std::size_t kShown = 8;
  std::string words = " (there is no \"" + std::string(end.missing.substr(0, 60)) + "\"" +
                      (end.there.empty() ? "" : " in " + std::string(end.there));
  if (!near.empty()) {
    words += "; did you mean \"" + std::string(near) + "\"?";
  } else if (!end.known.empty() && end.known.size() <= kShown) {
    words += "; there is " + join_or(end.known);
  }
  return words + ")";
}

std::string never_there(const PriceBook& book, std::string_view path) {
  const Names tokens = tokens_of(path);
  const std::size_t first = !tokens.empty() && tokens[0] == "worksheet" ? 1 : 0;
  if (tokens.size() < first + 2) return {};
  const std::string_view list = tokens[first];
  // a worksheet has gates, clauses and schedules of its own
  if (first == 1 && list != "approvals") return {};
  std::string problem = unknown(tokens[first + 1], list, names_of(book, list));
  if (problem.empty() && list == "schedules" && tokens.size() > 3 && tokens[2] == "rows") {
    problem = unknown(tokens[3], "the rows of " + std::string(tokens[1]), rows_of(book, tokens[1]));
  }
  return problem;
}

}  // namespace qw::api
