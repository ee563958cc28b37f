// Lines, discount, phases, milestones and totals, with worked numbers; prices are 1.00 an hour, so that lists read as hours.
#include "pricing/price_sheet.h"

#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

using qw::to_text;

std::string column(const qw::Evaluation& quote, qw::Money qw::LineResult::*what) {
  std::string text;
  for (const qw::LineResult& line : quote.one_time) text += (text.empty() ? "" : " ") + to_text(line.*what);
  return text;
}

std::string milestones(const qw::Evaluation& quote) {
  std::string text;
  for (const qw::MilestoneResult& one : quote.milestones) text += (text.empty() ? "" : " ") + to_text(one.amount);
  return text;
}

std::string phases(const qw::Evaluation& quote) {
  std::string text;
  for (const qw::PhaseResult& row : quote.phases) {
    text += quote.book->phases[row.phase].row + " " + std::to_string(row.hours) + "+" +
            std::to_string(row.shared_hours) + " " + to_text(row.list) + " " + to_text(row.net) + " " +
            to_text(row.cost) + "; ";
  }
  return text;
}

// The same book in a currency of another number of decimals.
std::vector<Edit> in_currency(const std::string& code, const std::string& places) {
  return {{R"("currency": "USD")", "\"currency\": \"" + code + "\""},
          {R"("R1": {"mode": "half_up", "places": 2)", R"("R1": {"mode": "half_up", "places": )" + places},
          {R"("R2": {"mode": "half_up", "places": 2)", R"("R2": {"mode": "half_up", "places": )" + places}};
}

// 75.00 over 500, 300 and 175: the example of the rounding rules.
TEST(Discount, IsAllocatedByLargestRemainder) {
  const qw::Evaluation quote = quote_of(small_book(), R"({"discount_pct": 7.6923})");
  EXPECT_EQ(to_text(quote.totals.list), "975.00");
  EXPECT_EQ(to_text(quote.totals.discount), "75.00");
  EXPECT_EQ(column(quote, &qw::LineResult::discount), "38.46 23.08 13.46");
  EXPECT_EQ(column(quote, &qw::LineResult::net), "461.54 276.92 161.54");
  EXPECT_EQ(to_text(quote.totals.net), "900.00");
}

TEST(Discount, IsAllocatedAsTheBookSays) {
  const auto discounts = [](const char* method, std::vector<Edit> edits) {
    edits.push_back({R"("allocation": "largest_remainder")", R"("allocation": ")" + std::string(method) + '"'});
    return column(quote_of(small_book(edits), R"({"discount_pct": 7.6923})"), &qw::LineResult::discount);
  };
  EXPECT_EQ(discounts("first_line", {}), "38.47 23.07 13.46");
  EXPECT_EQ(discounts("cumulative", {}), "38.46 23.08 13.46");
  EXPECT_EQ(discounts("cumulative", in_currency("JPY", "0")), "38 24 13");
}

TEST(Discount, IsRoundedOnceAtR2) {
  // 975 x 0.0005 % = 0.004875, and 0.0006 % = 0.00585
  EXPECT_EQ(to_text(quote_of(small_book(), R"({"discount_pct": 0.0005})").totals.discount), "0.00");
  EXPECT_EQ(to_text(quote_of(small_book(), R"({"discount_pct": 0.0006})").totals.discount), "0.01");
  // the half: 1.00 x 0.5 % = 0.005
  const std::string one = R"({"plan_hours": 1, "build_hours": 0, "manage_hours": 0, "discount_pct": 0.5})";
  EXPECT_EQ(to_text(quote_of(small_book(), one).totals.discount), "0.01");
  const auto even = small_book({{R"("R2": {"mode": "half_up")", R"("R2": {"mode": "half_even")"}});
  EXPECT_EQ(to_text(quote_of(even, one).totals.discount), "0.00");
}

TEST(Discount, OfEverythingLeavesNothing) {
  const qw::Evaluation quote = quote_of(small_book(), R"({"discount_pct": 100})");
  EXPECT_EQ(column(quote, &qw::LineResult::net), "0.00 0.00 0.00");
  EXPECT_EQ(milestones(quote), "0.00 0.00 0.00");
  EXPECT_EQ(qw::margin_percent(quote.totals.net, quote.totals.cost), std::nullopt);
}

TEST(Lines, AreRoundedAtR1) {
  // 1 hour at 50 % x 1.25 + 50 % x 0.5 = 0.875, cost 50 % x 0.75 + 50 % x 0.26 = 0.505
  const auto book = small_book(
      {{R"("bill": 1.5,)", R"("bill": 1.25,)"}, {R"("bill": 0.5, "cost": 0.25)", R"("bill": 0.5, "cost": 0.26)"}});
  const qw::Evaluation quote = quote_of(book, R"({"plan_hours": 1, "build_hours": 3, "manage_hours": 0})");
  EXPECT_EQ(column(quote, &qw::LineResult::list), "0.88 2.63 0.00");
  EXPECT_EQ(column(quote, &qw::LineResult::cost), "0.51 1.52 0.00");
  EXPECT_EQ(to_text(quote.totals.list), "3.51");  // of the rounded lines: 4 x 0.875 would be 3.50
  EXPECT_EQ(to_text(quote.totals.cost), "2.03");
  EXPECT_EQ(quote.totals.hours, 4);
}

TEST(Milestones, AddUpToTheNet) {
  const std::string thousand = R"({"plan_hours": 500, "build_hours": 325, "manage_hours": 175})";
  EXPECT_EQ(milestones(quote_of(small_book(), thousand)), "330.00 330.00 340.00");
  const std::string cents = R"({"plan_hours": 1, "build_hours": 0, "manage_hours": 0, "discount_pct": 99})";
  EXPECT_EQ(milestones(quote_of(small_book(), cents)), "0.00 0.00 0.01");
  const auto thirds = small_book({{R"(["start", 33])", R"(["start", 33.333333])"},
                                  {R"(["middle", 33])", R"(["middle", 33.333333])"},
                                  {R"(["end", 34])", R"(["end", 33.333334])"}});
  const std::string ten = R"({"plan_hours": 10, "build_hours": 0, "manage_hours": 0})";
  EXPECT_EQ(milestones(quote_of(thirds, ten)), "3.33 3.33 3.34");
}

TEST(Milestones, HaveTheirPercent) {
  const qw::Evaluation quote = quote_of(small_book());
  ASSERT_EQ(quote.milestones.size(), 3U);
  EXPECT_EQ(quote.milestones[0].id, "start");
  EXPECT_EQ(qw::to_plain_text(quote.milestones[2].percent), "34");
}

// Managing is spread over planning and building by their hours.
TEST(Phases, AreSpreadByHours) {
  EXPECT_EQ(phases(quote_of(small_book(), R"({"plan_hours": 2, "build_hours": 1, "manage_hours": 10})")),
            "plan 2+7 8.67 8.67 4.33; construction 1+3 4.33 4.33 2.17; ");
  // ties go to the earlier row
  EXPECT_EQ(phases(quote_of(small_book(), R"({"plan_hours": 1, "build_hours": 1, "manage_hours": 1})")),
            "plan 1+1 1.50 1.50 0.75; construction 1+0 1.50 1.50 0.75; ");
  // a row without hours gets nothing
  EXPECT_EQ(phases(quote_of(small_book(), R"({"plan_hours": 0, "build_hours": 5, "manage_hours": 3})")),
            "plan 0+0 0.00 0.00 0.00; construction 5+3 8.00 8.00 4.00; ");
}

TEST(Phases, AreAllZeroWhenNothingIsSold) {
  EXPECT_EQ(
      phases(quote_of(small_book(), R"({"plan_hours": 0, "build_hours": 0, "manage_hours": 0, "discount_pct": 50})")),
      "plan 0+0 0.00 0.00 0.00; construction 0+0 0.00 0.00 0.00; ");
}

TEST(Recurring, CostIsAPercentOfTheUnroundedPrice) {
  const auto book = small_book();
  // 33.335 rounds to 33.34; 40 % of 33.335 is 13.334 and of 33.34 would be 13.336
  const qw::Evaluation quote = quote_of(book, R"({"monthly_fee": 33.335})");
  ASSERT_EQ(quote.recurring.size(), 1U);
  EXPECT_EQ(to_text(quote.recurring[0].monthly), "33.34");
  EXPECT_EQ(to_text(quote.recurring[0].monthly_cost), "13.33");
  const qw::Evaluation tenth =
      quote_of(small_book({{R"("care_cost_pct": 40)", R"("care_cost_pct": "0.15 * 100")"}}), R"({"monthly_fee": 0.1})");
  EXPECT_EQ(to_text(tenth.recurring[0].monthly_cost), "0.02");  // 0.015, half up
}

TEST(Recurring, LeavesOutWhatCostsNothing) {
  const auto book = small_book();
  EXPECT_TRUE(quote_of(book, R"({"monthly_fee": 0})").recurring.empty());
  EXPECT_TRUE(quote_of(book, R"({"monthly_fee": 0.004})").recurring.empty());
  EXPECT_EQ(quote_of(book, R"({"monthly_fee": 0.005})").recurring.size(), 1U);
  const qw::Evaluation both = quote_of(book, R"({"extras": ["audit"]})");
  ASSERT_EQ(both.recurring.size(), 2U);
  EXPECT_EQ(both.recurring[1].line, 1U);
  EXPECT_EQ(to_text(both.totals.monthly), "150.00");
  EXPECT_EQ(to_text(both.totals.monthly_cost), "60.00");
  const qw::Evaluation one = quote_of(book, R"({"extras": ["audit"], "monthly_fee": 0})");
  ASSERT_EQ(one.recurring.size(), 1U);
  EXPECT_EQ(to_text(one.totals.monthly_cost), "20.00");
}

TEST(MarginPercent, IsUnroundedAndUndefinedWithoutPrice) {
  const auto book = small_book();
  const auto money = [&](std::int64_t minor) { return qw::Money{minor, book->currency}; };
  EXPECT_EQ(qw::to_fixed_text(*qw::margin_percent(money(10000), money(6000)), 1), "40.0");
  EXPECT_EQ(qw::to_fixed_text(*qw::margin_percent(money(153846), money(100000)), 5), "34.99993");
  EXPECT_EQ(qw::to_fixed_text(*qw::margin_percent(money(100), money(300)), 1), "-200.0");
  EXPECT_EQ(qw::to_fixed_text(*qw::margin_percent(money(100), money(0)), 1), "100.0");
  EXPECT_EQ(qw::margin_percent(money(0), money(0)), std::nullopt);
  EXPECT_EQ(qw::margin_percent(money(-100), money(50)), std::nullopt);
}

TEST(Currency, WithoutDecimals) {
  const qw::Evaluation quote =
      quote_of(small_book(in_currency("JPY", "0")), R"({"discount_pct": 7.6923, "monthly_fee": 33.5})");
  EXPECT_EQ(column(quote, &qw::LineResult::discount), "39 23 13");
  EXPECT_EQ(column(quote, &qw::LineResult::cost), "250 150 88");
  EXPECT_EQ(to_text(quote.totals.net), "900");
  EXPECT_EQ(to_text(quote.totals.monthly), "34");
  EXPECT_EQ(milestones(quote), "297 297 306");
}

TEST(Currency, WithThreeDecimals) {
  const qw::Evaluation quote =
      quote_of(small_book(in_currency("KWD", "3")), R"({"discount_pct": 7.6923, "monthly_fee": 33.335})");
  EXPECT_EQ(to_text(quote.totals.discount), "75.000");
  EXPECT_EQ(column(quote, &qw::LineResult::discount), "38.462 23.077 13.461");
  EXPECT_EQ(to_text(quote.totals.monthly), "33.335");
  EXPECT_EQ(to_text(quote.totals.monthly_cost), "13.334");
}

// ---------------------------------------------------------------------------------------------- what cannot be priced

struct UnpriceableCase {
  const char* name;
  std::vector<Edit> edits;
  const char* input;
  const char* code;
  const char* path;
};

void PrintTo(const UnpriceableCase& test, std::ostream* out) { *out << test.input; }

class Unpriceable : public testing::TestWithParam<UnpriceableCase> {};

TEST_P(Unpriceable, GivesAFindingAndNoQuote) {
  const UnpriceableCase& test = GetParam();
  const auto book = small_book(test.edits);
  const qw::ReadInput read = qw::read_input(*book, test.input, "input.json");
  ASSERT_TRUE(read.input) << to_lines(read.findings);
  const qw::Evaluated evaluated = qw::evaluate(book, *read.input);
  EXPECT_FALSE(evaluated.evaluation);
  ASSERT_EQ(evaluated.findings.size(), 1U);
  EXPECT_EQ(evaluated.findings[0].code, test.code) << to_lines(evaluated.findings);
  EXPECT_EQ(evaluated.findings[0].path, test.path);
  EXPECT_EQ(evaluated.findings[0].file, "20-rules.json");
  EXPECT_EQ(evaluated.findings[0].message.back(), '.');
}

INSTANTIATE_TEST_SUITE_P(
    Prices, Unpriceable,
    testing::Values(
        UnpriceableCase{
            "fractional_hours", {}, R"({"manage_hours": 1.5})", "pricing.bad_hours", "/lines/one_time/2/price/hours"},
        UnpriceableCase{
            "negative_hours", {}, R"({"build_hours": -1})", "pricing.bad_hours", "/lines/one_time/1/price/hours"},
        UnpriceableCase{"too_many_hours",
                        {},
                        R"({"plan_hours": 1000000001})",
                        "pricing.bad_hours",
                        "/lines/one_time/0/price/hours"},
        UnpriceableCase{"hours_beyond_any_integer",
                        {{R"("hours": "plan_hours")", R"("hours": "plan_hours * 10 ** 300")"}},
                        "{}",
                        "pricing.bad_hours",
                        "/lines/one_time/0/price/hours"},
        UnpriceableCase{"no_hours",
                        {{R"("hours": "plan_hours")", R"("hours": "if rush then 1 else null")"}},
                        "{}",
                        "pricing.no_value",
                        "/lines/one_time/0/price/hours"},
        UnpriceableCase{"too_large_a_line",
                        {{R"("bill": 1.5,)", R"("bill": 30000,)"}},
                        R"({"plan_hours": 1000000000})",
                        "pricing.too_large",
                        "/lines/one_time/0/price/hours"},
        UnpriceableCase{"too_large_a_total",
                        {{R"("bill": 1.5,)", R"("bill": 11999.5,)"}},
                        R"({"plan_hours": 1000000000, "build_hours": 1000000000})",
                        "pricing.too_large",
                        "/lines/one_time/1/price/hours"},
        UnpriceableCase{"too_large_a_month",
                        {},
                        R"({"monthly_fee": 10000000000000.01})",
                        "pricing.too_large",
                        "/lines/recurring/0/price/value"},
        UnpriceableCase{"shared_with_nobody",
                        {},
                        R"({"plan_hours": 0, "build_hours": 0, "manage_hours": 5})",
                        "pricing.cannot_allocate",
                        "/lines/one_time/2/price/hours"},
        UnpriceableCase{"milestones_of_nothing",
                        {{R"(["start", 33])", R"(["start", 0])"},
                         {R"(["middle", 33])", R"(["middle", 0])"},
                         {R"(["end", 34])", R"(["end", 0])"}},
                        "{}",
                        "pricing.cannot_allocate",
                        "/milestones/plan"},
        UnpriceableCase{"milestones_too_fine",
                        {{R"(["start", 33])", R"(["start", 33.0000001])"}},
                        "{}",
                        "pricing.bad_milestone",
                        "/milestones/plan"},
        UnpriceableCase{"milestone_negative",
                        {{R"(["start", 33])", R"(["start", -33])"}},
                        "{}",
                        "pricing.cannot_allocate",
                        "/milestones/plan"},
        UnpriceableCase{"discount_of_nothing_known",
                        {{R"("pct": "discount_pct")", R"("pct": "if rush then 1 else null")"}},
                        "{}",
                        "pricing.no_value",
                        "/adjustments/document_discount/pct"}),
    [](const testing::TestParamInfo<UnpriceableCase>& named) { return std::string(named.param.name); });

// The largest amounts that still exist.
TEST(Lines, AreExactUpToTheLimit) {
  const auto book = small_book({{R"("bill": 1.5,)", R"("bill": 19999.5,)"}});
  const qw::Evaluation quote = quote_of(book, R"({"plan_hours": 1000000000, "build_hours": 0, "manage_hours": 0})");
  EXPECT_EQ(to_text(quote.totals.list), "10000000000000.00");
  EXPECT_EQ(milestones(quote), "3300000000000.00 3300000000000.00 3400000000000.00");
}

}  // namespace
}  // namespace qw_test
