// The requests about what stands beside the prices: schedules, worksheets, presets and the brand.
#include <gtest/gtest.h>

#include "api/api.h"
#include "core/pricebook/small_book.h"
#include "json/json.h"

namespace qw::api {
namespace {

using qw_test::occurrences;

constexpr const char* kAnnexes = R"json({
  "worksheets": [
    {"id": "share", "title": "Share", "takes": ["one_time_net"], "intake": {"sections": [{"id": "s", "title": "S", "questions": [
      {"key": "hours", "type": "integer", "label": "Hours", "range": [0, 100], "default": 39}]}]},
      "facts": {"part": {"value": "100 * hours / one_time_net", "label": "Part", "unit": "%", "decimals": 1, "because": "{hours} hours"}}, "results": ["part"]},
    {"id": "free", "title": "Free", "facts": {"two": "1 + 1"}, "results": ["two"]}
  ],
  "brand": {"name": "Harbor", "colors": {"accent": "#0b5cad"}, "document": {"validity_days": 30}}
})json";

Session session_with(const std::string& more = kAnnexes) {
  std::vector<BookFile> files = qw_test::small_book_files(
      {{R"("intake": {"sections": [)",
        R"("intake": {"presets": [{"id": "big", "label": "Big", "answers": {"plan_hours": 900}}], "sections": [)"},
       {R"("document": {"clauses": [)",
        R"("document": {"schedules": [{"id": "who", "title": "Who", "columns": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
         "rows": [{"id": "r", "cells": ["{if rush then \"A\" else \"R\"}", "A"]}], "exactly_one": {"mark": "A", "columns": ["a", "b"]}}], "clauses": [)"}});
  files.push_back({"30-annexes.json", more});
  LoadedBook loaded = load_book(files);
  EXPECT_TRUE(loaded.book) << qw_test::to_lines(loaded.findings);
  return {loaded.book};
}

std::string ask(std::string_view request) {
  Session session = session_with();
  const std::string reply = handle(session, request);
  EXPECT_TRUE(json::read(reply).ok()) << reply;
  return reply;
}

void expect_part(const std::string& reply, std::string_view part) {
  EXPECT_NE(reply.find(part), std::string::npos) << part << "\n" << reply;
}

TEST(AnnexKinds, SchedulesAreTablesOfTexts) {
  EXPECT_EQ(
      ask(R"({"kind":"schedules","input":{}})"),
      R"({"ok":true,"kind":"schedules","schedules":[{"id":"who","title":"Who","text":"","columns":[{"id":"a","label":"A"},{"id":"b","label":"B"}],)"
      R"("rows":[{"id":"r","cells":{"a":"R","b":"A"}}]}],"findings":[]})");
}

TEST(AnnexKinds, ABrokenPromiseIsRefused) {
  const std::string reply = ask(R"({"kind":"schedules","input":{"rush":true}})");
  expect_part(reply, R"({"ok":false,"error":{"code":"book.not_exactly_one","path":"/document/schedules/0/rows/0")");
}

TEST(AnnexKinds, WorksheetsAreListedWithTheirQuestions) {
  const std::string reply = ask(R"({"kind":"worksheets"})");
  expect_part(
      reply,
      R"("worksheets":[{"id":"share","title":"Share","group":"","help":"","takes":["one_time_net"],"results":["part"],"intake":{"sections":[{"id":"s")");
  expect_part(
      reply,
      R"({"id":"free","title":"Free","group":"","help":"","takes":[],"results":["two"],"intake":{"sections":[]}}])");
}

TEST(AnnexKinds, AWorksheetAnswersFromTheQuoteAndItsOwnAnswers) {
  const std::string reply = ask(R"({"kind":"worksheet","id":"share","input":{"preset":"big"},"answers":{"hours":50}})");
  expect_part(
      reply,
      R"({"ok":true,"kind":"worksheet","worksheet":{"id":"share","title":"Share","group":"","help":"","takes":{"one_time_net":"1375"},"answers":{"hours":"50"},)");
  expect_part(
      reply,
      R"({"id":"part","label":"Part","value":"3.636363636363636363636363636363636","text":"3.6 %","unit":"%","because":"50 hours","approvers":[]})");
  expect_part(reply, R"("trace":null},"findings":[]})");
  expect_part(ask(R"({"kind":"worksheet","id":"share","input":{},"trace":true})"),
              R"("trace":[{"id":"part","kind":"fact")");
  expect_part(ask(R"({"kind":"worksheet","id":"free"})"), R"("value":"2")");
}

TEST(AnnexKinds, AWorksheetTakesTheAnswersThatTheQuoteKeeps) {
  const std::string quote = R"({"answers":{},"worksheets":{"share":{"hours":50},"gone":{"x":1}}})";
  const std::string kept = ask(R"({"kind":"worksheet","id":"share","input":)" + quote + "}");
  expect_part(kept, R"("answers":{"hours":"50"})");
  expect_part(kept, R"("code":"quote.unknown_worksheet")");
  // those of the request come in their place, all of them
  expect_part(ask(R"({"kind":"worksheet","id":"share","answers":{},"input":)" + quote + "}"),
              R"("answers":{"hours":"39"})");
  expect_part(ask(R"({"kind":"worksheet","id":"share","input":{"answers":{},"worksheets":{"share":{"hours":101}}}})"),
              R"("path":"/worksheets/share/hours")");
}

TEST(AnnexKinds, WhatIsWrongWithAWorksheetRequestIsSaid) {
  const auto refused = [](std::string_view request, std::string_view code, std::string_view hint) {
    const std::string reply = ask(request);
    expect_part(reply, R"({"ok":false,"error":{"code":")" + std::string(code) + '"');
    expect_part(reply, hint);
  };
  refused(R"({"kind":"worksheet","id":"shar"})", "worksheet.unknown", "share");
  refused(R"({"kind":"worksheet","id":"share"})", "worksheet.needs_quote", "one_time_net");
  refused(R"({"kind":"worksheet","id":"share","input":{"rush":1}})", "intake.wrong_type", "/rush");
  refused(R"({"kind":"worksheet","id":"share","input":{},"answers":{"hours":101}})", "intake.out_of_range",
          "/answers/hours");
  refused(R"({"kind":"worksheet","id":"share","input":{},"answers":[]})", "api.wrong_type", "/answers");
  refused(R"({"kind":"worksheet"})", "api.missing_key", "id");
  Session empty;
  for (const char* request :
       {R"({"kind":"worksheets"})", R"({"kind":"worksheet","id":"free"})", R"({"kind":"schedules","input":{}})"}) {
    expect_part(handle(empty, request), "api.no_book");
  }
}

TEST(AnnexKinds, CheckingABookReadsItsWorksheets) {
  Session session = session_with();
  const auto check = [&](const std::string& fact) {
    return handle(
        session,
        R"({"kind":"check_book","bundle":{"format":"quotewright-book-1","files":{"a.json":{"meta":{"id":"a","version":1,"title":"A","currency":"EUR"},)"
        R"("lines":{"one_time":[],"recurring":[]},"worksheets":[{"id":"w","title":"W","facts":{"x":")" +
            fact + R"("},"results":["x"]}]}}}})");
  };
  expect_part(check("1 + 1"), R"("book":{"id":"a")");
  const std::string broken = check("1 + y");
  expect_part(broken, R"("book":null)");
  expect_part(broken, R"("path":"/worksheets/w/facts/x")");
}

TEST(AnnexKinds, TheBookTellsItsPresetsAndItsBrand) {
  const std::string reply = ask(R"({"kind":"about"})");
  expect_part(reply, R"("presets":[{"id":"big","label":"Big","help":""}])");
  expect_part(
      reply,
      R"("brand":{"name":"Harbor","colors":{"accent":"#0b5cad"},"contact":{},"document":{"validity_days":30}}})");
}

}  // namespace
}  // namespace qw::api
