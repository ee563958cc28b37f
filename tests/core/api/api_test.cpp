// The messages: what each kind of request answers, and what is said of a request that is none.
#include "api/api.h"

#include <gtest/gtest.h>

#include <string>

#include "json/json.h"
#include "json/writer.h"
#include "quote/explain.h"
#include "quote/quote.h"
#include "scenarios/reference_files.h"

namespace qw::api {
namespace {

Session loaded() { return {qw_test::reference_book()}; }

std::string ask(std::string_view request) {
  Session session = loaded();
  return handle(session, request);
}

// The reply as a tree; a reply that is no JSON fails the test.
json::Node read_reply(const std::string& reply) {
  json::ReadResult read = json::read(reply);
  EXPECT_TRUE(read.ok()) << reply;
  return read.root;
}

const json::Node& at(const json::Node& node, std::string_view key) {
  static const json::Node none;
  const json::Node* found = node.find(key);
  EXPECT_NE(found, nullptr) << key;
  return found == nullptr ? none : *found;
}

std::string reference_bundle() { return qw_test::book_bundle("reference"); }

struct Refused {
  const char* name;
  const char* request;
  const char* code;
  const char* path;
  const char* hint;  // part of the message
};

void PrintTo(const Refused& test, std::ostream* out) { *out << test.request; }

class Refusals : public testing::TestWithParam<Refused> {};

TEST_P(Refusals, NameTheFaultAndTheRemedy) {
  const json::Node reply = read_reply(ask(GetParam().request));
  EXPECT_EQ(reply.keys, (std::vector<std::string>{"ok", "error", "findings"}));
  EXPECT_FALSE(at(reply, "ok").boolean);
  const json::Node& error = at(reply, "error");
  EXPECT_EQ(at(error, "code").text, GetParam().code);
  EXPECT_EQ(at(error, "path").text, GetParam().path);
  EXPECT_NE(at(error, "message").text.find(GetParam().hint), std::string::npos) << at(error, "message").text;
}

INSTANTIATE_TEST_SUITE_P(
    Api, Refusals,
    testing::Values(
        Refused{"NotJson", "{", "json.syntax", "", ""}, Refused{"Empty", "", "json.syntax", "", ""},
        Refused{"NotAnObject", "[1]", "api.not_an_object", "", "such as"},
        Refused{"NoKind", "{}", "api.missing_key", "", "\"kind\""},
        Refused{"KindIsANumber", R"({"kind":1})", "api.wrong_type", "/kind", "a text"},
        Refused{"UnknownKind", R"({"kind":"explian"})", "api.unknown_kind", "/kind", "Did you mean \"explain\"?"},
        Refused{"StrangeKind", R"({"kind":"frobnicate"})", "api.unknown_kind", "/kind", "or worksheet"},
        Refused{"NoInput", R"({"kind":"evaluate"})", "api.missing_key", "", "\"input\""},
        Refused{"InputIsAText", R"({"kind":"summary","input":"{}"})", "api.wrong_type", "/input", "an object"},
        Refused{"TraceIsAText", R"({"kind":"evaluate","input":{},"trace":"no"})", "api.wrong_type", "/trace",
                "true or false"},
        Refused{"NoSubject", R"({"kind":"explain","input":{}})", "api.missing_key", "", "\"subject\""},
        Refused{"UnknownMember", R"({"kind":"about","a/b":1})", "api.unknown_key", "/a~1b", "Leave it out"},
        Refused{"MemberOfAnotherKind", R"({"kind":"about","input":{}})", "api.unknown_key", "/input", "Leave it out"},
        Refused{"UnknownSubject", R"({"kind":"explain","input":{},"subject":"teir"})", "explain.unknown_subject", "",
                "tier"},
        Refused{"NoBundle", R"({"kind":"load_book","bundle":{}})", "book.bad_bundle", "", "Bundle the folder again"}),
    [](const auto& test) { return test.param.name; });

TEST(Api, NothingIsPricedWithoutABook) {
  for (const char* request : {R"({"kind":"evaluate","input":{}})", R"({"kind":"summary","input":{}})",
                              R"({"kind":"explain","input":{},"subject":"tier"})"}) {
    Session empty;
    EXPECT_EQ(at(at(read_reply(handle(empty, request)), "error"), "code").text, "api.no_book");
  }
}

TEST(Api, RepliesHoldTheBytesOfTheEngine) {
  const std::string input = qw_test::read_text(QW_PROJECT_ROOT "/assets/samples/distributor.json");
  const auto book = qw_test::reference_book();
  const ReadInput read = read_input(*book, input, "");
  ASSERT_TRUE(read.input.has_value());
  const Evaluated evaluated = evaluate(book, *read.input);
  ASSERT_TRUE(evaluated.evaluation.has_value());
  const Evaluation& evaluation = *evaluated.evaluation;
  const auto reply = [](std::string_view kind, std::string_view member, std::string_view json) {
    return R"({"ok":true,"kind":")" + std::string(kind) + R"(",")" + std::string(member) + "\":" + std::string(json) +
           R"(,"findings":[]})";
  };
  EXPECT_EQ(ask(R"({"kind":"evaluate","input":)" + input + "}"),
            reply("evaluate", "evaluation", to_json(evaluation, false)));
  EXPECT_EQ(ask(R"({"kind":"evaluate","trace":true,"input":)" + input + "}"),
            reply("evaluate", "evaluation", to_json(evaluation, true)));
  EXPECT_EQ(ask(R"({"kind":"summary","input":)" + input + "}"), reply("summary", "summary", to_summary(evaluation)));
  EXPECT_EQ(ask(R"({"kind":"explain","subject":"deployment","input":)" + input + "}"),
            reply("explain", "explanation", to_json(explain(evaluation, "deployment").value())));
}

TEST(Api, FindingsCountFromTheStartOfTheInput) {
  const json::Node reply =
      read_reply(ask("{\"kind\": \"evaluate\",\n\n   \"input\": {\"answers\": {\n  \"warehouses\": -1}}}"));
  const json::Node& finding = at(reply, "findings").items.at(0);
  EXPECT_EQ(at(finding, "path").text, "/answers/warehouses");
  EXPECT_EQ(at(finding, "line").text, "2");
  EXPECT_EQ(at(finding, "column").text, "17");
  const json::Node same_line = read_reply(ask(R"({"kind":"evaluate","input":{"warehouses":-1}})"));
  EXPECT_EQ(at(at(same_line, "findings").items.at(0), "line").text, "1");
  EXPECT_EQ(at(at(same_line, "findings").items.at(0), "column").text, "15");
}

TEST(Api, ABookIsLoadedCheckedAndKept) {
  Session session;
  const std::string bundle = reference_bundle();
  const json::Node checked = read_reply(handle(session, R"({"kind":"check_book","bundle":)" + bundle + "}"));
  EXPECT_EQ(at(at(checked, "book"), "id").text, "reference");
  EXPECT_EQ(session.book, nullptr) << "checking does not load";
  const json::Node reply = read_reply(handle(session, R"({"kind":"load_book","bundle":)" + bundle + "}"));
  EXPECT_TRUE(at(reply, "ok").boolean);
  ASSERT_NE(session.book, nullptr);
  const auto before = session.book;
  const char* bad =
      R"({"kind":"load_book","bundle":{"format":"quotewright-book-1","files":{"a.json":{"nonsense":1}}}})";
  EXPECT_FALSE(at(read_reply(handle(session, bad)), "ok").boolean);
  EXPECT_EQ(session.book, before);
}

TEST(Api, RiskGoesOnInSlicesAndSaysTheSame) {
  const std::string start = R"({"kind":"risk","input":{"warehouses":3},"seed":5,"draws":3000)";
  const std::string whole = ask(start + "}");
  EXPECT_EQ(at(at(read_reply(whole), "risk"), "drawn").text, "3000");
  Session session = loaded();
  for (const char* upto : {"1000", "1700"}) {
    const json::Node reply = read_reply(handle(session, start + ",\"upto\":" + upto + "}"));
    EXPECT_EQ(at(at(reply, "risk"), "drawn").text, upto);
    EXPECT_NE(session.risk, nullptr);
  }
  EXPECT_EQ(handle(session, start + ",\"upto\":9000}"), whole);
  EXPECT_EQ(session.risk, nullptr) << "nothing is kept at the end";
  const std::string early = handle(session, start + ",\"upto\":500}");
  handle(session, start + ",\"upto\":900}");
  EXPECT_EQ(handle(session, start + ",\"upto\":500}"), early) << "back to fewer draws";
  const std::string other = R"({"kind":"risk","input":{"warehouses":3},"seed":6,"draws":3000})";
  EXPECT_EQ(handle(session, other), ask(other)) << "another seed in between";
}

TEST(Api, RiskNamesWhatIsWrong) {
  const auto code = [](const std::string& members) {
    return at(at(read_reply(ask(R"({"kind":"risk","input":{})" + members + "}")), "error"), "code").text;
  };
  EXPECT_EQ(code(R"(,"seed":1.5)"), "risk.seed");
  EXPECT_EQ(code(R"(,"seed":"1")"), "api.wrong_type");
  EXPECT_EQ(code(R"(,"draws":-3)"), "risk.draws");
  EXPECT_EQ(code(R"(,"draws":1e5)"), "risk.draws");
  EXPECT_EQ(code(R"(,"upto":0)"), "risk.draws");
  EXPECT_EQ(code(R"(,"low_pct":1e1)"), "api.wrong_type");
  EXPECT_EQ(code(R"(,"correlation":2)"), "risk.correlation");
  EXPECT_EQ(code(R"(,"samples":2)"), "api.unknown_key");
}

TEST(Api, AboutNamesTheBookOnceThereIsOne) {
  Session empty;
  EXPECT_EQ(at(at(read_reply(handle(empty, R"({"kind":"about"})")), "about"), "book").kind, json::Kind::null);
  const json::Node reply = read_reply(ask(R"({"kind":"about"})"));
  const json::Node& about = at(reply, "about");
  EXPECT_EQ(at(about, "version").text, engine_version());
  EXPECT_EQ(at(at(about, "book"), "currency").text, "USD");
  EXPECT_EQ(at(about, "kinds").items.size(), 19U);
}

}  // namespace
}  // namespace qw::api
