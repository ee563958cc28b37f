// The quote's own part: selections, adjustments, waivers, prepaid; what is kept of them and what is wrong with one.
#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

const std::shared_ptr<const qw::PriceBook>& deal_book() {
  static const std::shared_ptr<const qw::PriceBook> book = [] {
    qw::LoadedBook loaded = qw::load_book({{"mini.json", R"({
      "meta": {"id": "mini", "version": 1, "title": "Mini", "currency": "USD"},
      "lines": {"one_time": [
        {"id": "setup", "price": {"model": "flat", "value": 100}, "waivable_by": ["boss", "chief"]},
        {"id": "fee", "discount_class": "none", "price": {"model": "flat", "value": 10}}]},
      "options": [{"id": "portal", "label": "Portal", "lines": [], "default": "out"}],
      "approvals": {"roles": [{"id": "boss", "label": "Boss", "side": "partner"},
        {"id": "chief", "label": "Chief", "side": "partner"}, {"id": "clerk", "label": "Clerk", "side": "partner"}],
        "rules": []}})"}});
    EXPECT_TRUE(loaded.book) << to_lines(loaded.findings);
    return loaded.book;
  }();
  return book;
}

TEST(ReadDeal, KeepsWhatIsSaid) {
  const qw::ReadInput read = qw::read_input(*deal_book(), R"({"answers": {}, "selections": {"portal": "later"},
    "adjustments": [{"line": "setup", "pct": 5}, {"line": "fee", "point": "contract", "price": "9.5", "reason": "Frame"}],
    "waivers": [{"line": "setup", "approver": "chief", "reason": "Pilot"}], "prepaid": 12.5})",
                                            "deal.json");
  ASSERT_TRUE(read.input) << to_lines(read.findings);
  const qw::Deal& deal = read.input->deal;
  ASSERT_EQ(deal.selections.size(), 1U);
  EXPECT_EQ(deal.selections[0], qw::Choice::later);
  ASSERT_EQ(deal.adjustments.size(), 2U);
  EXPECT_EQ(deal.adjustments[0].point, qw::Point::discretionary);
  EXPECT_EQ(deal.adjustments[1].cut, qw::Cut::price);
  EXPECT_EQ(qw::to_plain_text(deal.adjustments[1].value), "9.5");
  EXPECT_EQ(deal.adjustments[1].reason, "Frame");
  ASSERT_EQ(deal.waivers.size(), 1U);
  EXPECT_EQ(deal_book()->roles[deal.waivers[0].approver].id, "chief");
  EXPECT_EQ(qw::to_plain_text(deal.prepaid.value_or(qw::Decimal())), "12.5");
}

TEST(ReadDeal, NullIsNotGiven) {
  const qw::ReadInput read = qw::read_input(
      *deal_book(), R"({"answers": {}, "selections": null, "adjustments": null, "waivers": null, "prepaid": null})",
      "");
  ASSERT_TRUE(read.input) << to_lines(read.findings);
  EXPECT_FALSE(read.input->deal.prepaid);
}

struct WrongDeal {
  const char* name;
  const char* members;
  const char* code;
  const char* path;
  const char* message;
};

void PrintTo(const WrongDeal& test, std::ostream* out) { *out << test.members; }

class WrongDeals : public testing::TestWithParam<WrongDeal> {};

TEST_P(WrongDeals, AreRefused) {
  const WrongDeal& test = GetParam();
  const qw::ReadInput read =
      qw::read_input(*deal_book(), R"({"answers": {}, )" + std::string(test.members) + "}", "deal.json");
  EXPECT_FALSE(read.input);
  ASSERT_EQ(read.findings.size(), 1U) << to_lines(read.findings);
  EXPECT_EQ(read.findings[0].code, test.code);
  EXPECT_EQ(read.findings[0].path, test.path);
  EXPECT_NE(read.findings[0].message.find(test.message), std::string::npos) << read.findings[0].message;
}

INSTANTIATE_TEST_SUITE_P(
    ReadDeal, WrongDeals,
    testing::Values(
        WrongDeal{"selections_are_a_list", R"("selections": ["portal"])", "quote.wrong_type", "/selections", "object"},
        WrongDeal{"unknown_option", R"("selections": {"porta": "in"})", "quote.unknown_option", "/selections/porta",
                  "Did you mean \"portal\"?"},
        WrongDeal{"unknown_state", R"("selections": {"portal": true})", "quote.bad_selection", "/selections/portal",
                  "in, later or out"},
        WrongDeal{"adjustments_are_an_object", R"("adjustments": {})", "quote.wrong_type", "/adjustments", "a list"},
        WrongDeal{"unknown_line", R"("adjustments": [{"line": "setap", "pct": 5}])", "quote.unknown_line",
                  "/adjustments/0", "Did you mean \"setup\"?"},
        WrongDeal{"no_line", R"("adjustments": [{"pct": 5}])", "quote.wrong_type", "/adjustments/0", "\"line\""},
        WrongDeal{"bad_point", R"("adjustments": [{"line": "setup", "point": "waiver", "pct": 5}])", "quote.bad_point",
                  "/adjustments/0", "partner"},
        WrongDeal{"two_kinds", R"("adjustments": [{"line": "setup", "pct": 5, "amount": 5}])", "quote.bad_adjustment",
                  "/adjustments/0", "one of"},
        WrongDeal{"no_kind", R"("adjustments": [{"line": "setup"}])", "quote.bad_adjustment", "/adjustments/0",
                  "one of"},
        WrongDeal{"bad_percent", R"("adjustments": [{"line": "setup", "pct": "5%"}])", "quote.bad_number",
                  "/adjustments/0/pct", "a number"},
        WrongDeal{"unknown_member", R"("adjustments": [{"line": "setup", "pct": 5, "percent": 5}])",
                  "quote.unknown_key", "/adjustments/0/percent", "known are"},
        WrongDeal{"never_discounted", R"("adjustments": [{"line": "fee", "pct": 5}])", "quote.not_discountable",
                  "/adjustments/0", "never discounted"},
        WrongDeal{"cannot_waive", R"("waivers": [{"line": "setup", "approver": "clerk"}])", "quote.cannot_waive",
                  "/waivers/0", "ask boss or chief"},
        WrongDeal{"nobody_can_waive", R"("waivers": [{"line": "fee", "approver": "boss"}])", "quote.cannot_waive",
                  "/waivers/0", "nobody can"},
        WrongDeal{"no_approver", R"("waivers": [{"line": "setup"}])", "quote.wrong_type", "/waivers/0", "\"approver\""},
        WrongDeal{"prepaid_with_exponent", R"("prepaid": 1e400)", "quote.bad_number", "/prepaid", "exponent"},
        WrongDeal{"prepaid_is_a_list", R"("prepaid": [1])", "quote.bad_number", "/prepaid", "a number"}),
    [](const testing::TestParamInfo<WrongDeal>& named) { return std::string(named.param.name); });

TEST(ReadDeal, EveryFaultIsReported) {
  const qw::Findings findings = findings_of(deal_book(), R"({"answers": {}, "selections": {"x": "in"},
    "adjustments": [1, {"line": "y", "pct": 1}], "waivers": [{}], "prepaid": "a"})");
  std::string paths;
  for (const qw::Finding& finding : findings) paths += finding.path + " ";
  for (const char* path : {"/selections/x ", "/adjustments/0 ", "/adjustments/1 ", "/waivers/0 ", "/prepaid "}) {
    EXPECT_NE(paths.find(path), std::string::npos) << path << " in " << paths;
  }
}

}  // namespace
}  // namespace qw_test
