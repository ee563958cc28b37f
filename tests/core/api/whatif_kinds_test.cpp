// One case for each kind of request about prices and about what would be if, on a price book of four lines: its figures.
#include <gtest/gtest.h>

#include "api/api.h"
#include "json/json.h"
#include "pricebook/load.h"
#include "scenarios/story_paths.h"

namespace qw::api {
namespace {

// 1,000 + 10 hours x 100 + 300 = 2,300 at a cost of 1,200; ten users cost 100 a month, bought for 60 of which 30 are spent.
constexpr char kBook[] = R"({
  "meta": {"id": "mini", "version": 1, "title": "Mini", "currency": "USD"},
  "intake": {"sections": [{"id": "deal", "title": "Deal", "questions": [
    {"key": "users", "type": "integer", "label": "Users", "range": [1, 100], "default": 10},
    {"key": "off", "type": "decimal", "places": 2, "label": "Off", "range": [0, 50], "default": 0}]}]},
  "lines": {"one_time": [
      {"id": "setup", "price": {"model": "flat", "value": 1000}, "cost": {"model": "flat", "value": 600}},
      {"id": "work", "price": {"model": "role_hours", "hours": "users", "bill": 100, "cost_rate": 60}},
      {"id": "extra", "price": {"model": "flat", "value": 300}}],
    "recurring": [{"id": "host", "quantity": "users", "price": {"model": "per_unit", "value": "if users > 20 then 8 else 10"},
      "wholesale": {"model": "per_unit", "value": 6}, "platform_cost": {"model": "per_unit", "value": 3}}]},
  "options": [{"id": "more", "label": "More", "lines": ["extra"], "default": "in", "worth": 5}],
  "adjustments": {"document_discount": {"pct": "off"}},
  "approvals": {"roles": [{"id": "boss", "label": "Boss", "side": "partner"}],
    "rules": [{"role": "boss", "reason": "large", "when": "off > 15"}]},
  "terms": {"start": "@\"2026-01-01\"", "months": 12},
  "taxes": {"policy": "line_then_sum", "default": "s", "categories": [{"id": "s", "rate": 19.999}]},
  "risk": {"low_pct": 80, "high_pct": 150, "correlation": 0.5, "floor_margin_pct": 30}})";

struct KindCase {
  const char* kind;
  const char* members;
  std::vector<std::pair<const char*, const char*>> want;  // path in the reply, value as JSON
};

void PrintTo(const KindCase& test, std::ostream* out) { *out << test.kind << test.members; }

class Kinds : public testing::TestWithParam<KindCase> {};

TEST_P(Kinds, GiveTheFigures) {
  Session session{load_book({{"mini.json", kBook}}).book};
  ASSERT_TRUE(session.book);
  const std::string reply =
      handle(session, R"({"kind":")" + std::string(GetParam().kind) + '"' + GetParam().members + '}');
  const json::ReadResult read = json::read(reply);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(qw_test::value_at(read.root, "/ok"), "true") << reply;
  for (const auto& [path, value] : GetParam().want) EXPECT_EQ(qw_test::value_at(read.root, path), value) << path;
}

INSTANTIATE_TEST_SUITE_P(
    Api, Kinds,
    testing::Values(
        KindCase{"prices",
                 R"(,"input":{"answers":{"off":10},"selections":{"more":"later"},"prepaid":"100"})",
                 {{"/prices/lines/*/net", R"(["900.00","900.00","300.00","100.00"])"},
                  {"/prices/later/net", "\"300.00\""},
                  {"/prices/totals/net", "\"1800.00\""},
                  {"/prices/contract/net", "\"3000.00\""},
                  {"/prices/documents/0/tax", "\"359.98\""},
                  {"/prices/documents/0/payable", "\"2059.98\""}}},
        KindCase{"platform",
                 R"(,"input":{})",
                 {{"/platform/lines/*/id", R"(["host"])"},
                  {"/platform/lines/host/wholesale", "\"60.00\""},
                  {"/platform/lines/host/net", "\"(absent)\""},
                  {"/platform/monthly/margin_pct", "\"50.0\""}}},
        KindCase{"compare",
                 R"(,"inputs":[{"name":"Ten","answers":{}},{"name":"Thirty","answers":{"users":30}}])",
                 {{"/result/names", R"(["Ten","Thirty"])"},
                  {"/result/rows/one_time_net/values", R"(["2300.00","4300.00"])"},
                  {"/result/rows/one_time_discount/differs", "false"},
                  {"/result/rows/monthly_margin_pct/values", R"(["40.0","25.0"])"},
                  {"/result/rows/contract_value/values", R"(["3500.00","7180.00"])"}}},
        KindCase{"diff",
                 R"(,"before":{},"after":{"users":30})",
                 {{"/result/answers/*/after", R"(["30"])"},
                  {"/result/lines/*/id", R"(["work","host"])"},
                  {"/result/lines/host/delta", "\"140.00\""},
                  {"/result/totals/contract_value/delta", "\"3680.00\""}}},
        KindCase{"flip",
                 R"(,"input":{})",
                 {{"/result/flips/*/question", R"(["off"])"},
                  {"/result/flips/0/to", "\"15.01\""},
                  {"/result/flips/0/effects/0/after", "\"boss\""}}},
        KindCase{"solve",  // 1,200 / 0.65 = 1,846.1538, so at most 453.84 off: 19.73 %
                 R"(,"input":{},"goal":"margin","target":"35")",
                 {{"/result/found/answer", "\"19.73\""},
                  {"/result/exact_net", "\"1846.16\""},
                  {"/result/amount_off", "\"453.84\""},
                  {"/result/found/approvers", R"(["boss"])"}}},
        KindCase{"sweep",
                 R"(,"input":{},"answer":"users","from":"19","to":"22","step":"1")",
                 {{"/result/rows/*/net", R"(["3200.00","3300.00","3400.00","3500.00"])"},
                  {"/result/rows/*/monthly", R"(["190.00","200.00","168.00","176.00"])"}}},
        KindCase{"optimise",
                 R"(,"input":{},"target":"2300")",
                 {{"/result/chosen", R"(["more"])"}, {"/result/worth", "\"5\""}, {"/result/total", "\"2300.00\""}}},
        KindCase{"preview",  // 2,300 x 19.999 % = 459.977; by line 199.99 + 199.99 + 60.00
                 R"(,"input":{})",
                 {{"/result/rows/0/tax_policy", "\"line_then_sum\""},
                  {"/result/rows/0/documents/0/tax", "\"459.98\""},
                  {"/result/rows/1/tax_policy", "\"line_tax\""},
                  {"/result/rows/1/documents/0/difference", "\"0.00\""},
                  {"/result/rows/4/tax_policy", "\"unit_gross\""}}},
        KindCase{"risk",
                 R"(,"input":{},"seed":1,"draws":1000)",
                 {{"/risk/likely/margin", "\"1100.00\""},
                  {"/risk/low_pct", "\"80\""},
                  {"/risk/correlation", "\"0.5\""},
                  {"/risk/floor_margin_pct", "\"30\""},
                  {"/risk/lines/work/high", "\"15.00\""},
                  {"/risk/lines/work/margin_high", "\"800.00\""},
                  {"/risk/lines/work/swing", "\"420.00\""}}}),
    [](const auto& test) { return std::string(test.param.kind); });

TEST(Kinds, AboutPricesSayThatThereIsNoBook) {
  for (const char* request : {R"({"kind":"prices","input":{}})", R"({"kind":"platform","input":{}})",
                              R"({"kind":"compare","inputs":[{}]})", R"({"kind":"diff","before":{},"after":{}})",
                              R"({"kind":"flip","input":{}})", R"({"kind":"preview","input":{}})"}) {
    Session session;
    EXPECT_EQ(qw_test::value_at(json::read(handle(session, request)).root, "/error/code"), "\"api.no_book\"")
        << request;
  }
}

}  // namespace
}  // namespace qw::api
