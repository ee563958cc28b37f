// What a book says about lines, in books of nothing but meta and lines.
#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

qw::LoadedBook mini_book(const std::string& recurring, const std::string& more = "") {
  return qw::load_book(
      {{"mini.json",
        R"({"meta": {"id": "mini", "version": 1, "title": "Mini", "currency": "USD"}, "lines": {"recurring": [)" +
            recurring + "]}" + (more.empty() ? "" : ", " + more) + "}"}});
}

std::string line_of(const std::string& id, const std::string& price, const std::string& more = "") {
  return R"({"id": ")" + id + R"(", "price": {)" + price + "}" + (more.empty() ? "" : ", " + more) + "}";
}

std::string percent_of(const std::string& id, const std::string& base) {
  return line_of(id, R"("model": "percent_of", "value": 10, "of": [")" + base + R"("])");
}

std::vector<std::string> told(const qw::LoadedBook& loaded, const std::string& code) {
  std::vector<std::string> texts;
  for (const qw::Finding& finding : loaded.findings) {
    if (finding.code == code) texts.push_back(finding.path + ": " + finding.message);
  }
  return texts;
}

TEST(LineRules, AreLoadedWithoutAnyOtherSection) {
  const qw::LoadedBook loaded = mini_book(line_of("a", R"("model": "flat", "value": "2 * 3")"));
  ASSERT_TRUE(loaded.book) << to_lines(loaded.findings);
  EXPECT_EQ(to_text(quote_of(loaded.book).totals.monthly), "6.00");
}

TEST(Cliffs, OfTableAAreExact) {
  const qw::LoadedBook loaded = mini_book(line_of("usage", R"("model": "volume", "tiers": [
    {"up_to": 10000, "unit": 0.0010, "flat": 10}, {"up_to": 50000, "unit": 0.0008, "flat": 10},
    {"up_to": 100000, "unit": 0.0006, "flat": 10}, {"unit": 0.0004, "flat": 10}])"));
  ASSERT_TRUE(loaded.book) << to_lines(loaded.findings);
  const std::string where = "/lines/recurring/0/price/tiers/";
  const auto found = told(loaded, "pricing.cliff");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].find(where + "1: 10,001 to 12,499 cost less than 10,000."), 0U) << found[0];
  EXPECT_EQ(found[1].find(where + "2: 50,001 to 66,666 cost less than 50,000."), 0U) << found[1];
  EXPECT_EQ(found[2].find(where + "3: 100,001 to 149,999 cost less than 100,000."), 0U) << found[2];
}

TEST(Cliffs, MayHaveNoEnd) {
  const qw::LoadedBook loaded =
      mini_book(line_of("usage", R"("model": "stair_step", "tiers": [{"up_to": 0.5, "flat": 3}, {"flat": 2}])"));
  ASSERT_EQ(told(loaded, "pricing.cliff").size(), 1U);
  EXPECT_NE(told(loaded, "pricing.cliff")[0].find("0.6 and more cost less than 0.5."), std::string::npos);
}

TEST(Cliffs, AreNotInGraduatedTiers) {
  const qw::LoadedBook loaded =
      mini_book(line_of("usage", R"("model": "graduated", "tiers": [{"up_to": 10, "unit": 2}, {"unit": 1}])"));
  EXPECT_EQ(to_lines(loaded.findings), "");
}

TEST(PercentLines, MayNameLaterLines) {
  const qw::LoadedBook loaded = mini_book(percent_of("a", "b") + ", " + percent_of("b", "c") + ", " +
                                          line_of("c", R"("model": "flat", "value": 1)"));
  ASSERT_TRUE(loaded.book) << to_lines(loaded.findings);
  EXPECT_EQ(loaded.book->line_order, (std::vector<std::uint32_t>{2, 1, 0}));
}

TEST(PercentLines, InACircleAreNamed) {
  const qw::LoadedBook loaded =
      mini_book(percent_of("x", "a") + ", " + percent_of("a", "b") + ", " + percent_of("b", "a"));
  EXPECT_FALSE(loaded.book);
  ASSERT_EQ(told(loaded, "book.cycle").size(), 1U);
  EXPECT_NE(told(loaded, "book.cycle")[0].find(": a -> b -> a."), std::string::npos) << told(loaded, "book.cycle")[0];
  EXPECT_GT(loaded.findings[0].line, 0U);
}

TEST(PercentLines, OfThemselvesAreRefused) {
  EXPECT_NE(told(mini_book(percent_of("a", "a")), "book.cycle")[0].find(": a -> a."), std::string::npos);
}

TEST(Groups, JoinEqualPricesWhateverTheOrderOfMembers) {
  const std::string tiers = R"("tiers": [{"up_to": 10, "unit": 2}, {"unit": 1}])";
  const std::string quote = R"("aggregate": "quote")";
  const qw::LoadedBook loaded = mini_book(line_of("a", R"("model": "graduated", )" + tiers, quote) + ", " +
                                          line_of("b", tiers + R"(, "model": "graduated")", quote) + ", " +
                                          line_of("c", R"("model": "graduated", "base": 1, )" + tiers, quote));
  ASSERT_TRUE(loaded.book) << to_lines(loaded.findings);
  ASSERT_EQ(loaded.book->line_groups.size(), 2U);
  EXPECT_EQ(loaded.book->line_groups[0].lines, (std::vector<std::uint32_t>{0, 1}));
}

TEST(Currencies, NeedARateAndAreNotMixed) {
  const std::string euro = R"("currency": "EUR")";
  EXPECT_EQ(told(mini_book(line_of("a", R"("model": "flat", "value": 1)", euro)), "pricing.no_rate").size(), 1U);
  const qw::LoadedBook mixed =
      mini_book(line_of("b", R"("model": "flat", "value": 1)") + ", " +
                    line_of("a", R"("model": "percent_of", "value": 1, "of": ["b"])", euro),
                R"("fx": [{"from": "EUR", "rate": 1.0845, "date": "2026-11-20", "source": "test"}])");
  EXPECT_FALSE(mixed.book);
  EXPECT_EQ(told(mixed, "pricing.mixed_currencies").size(), 1U);
}

TEST(CostPlus, NeedsACostThatIsNoPercentOfIt) {
  const std::string price = R"("model": "cost_plus", "value": 20)";
  EXPECT_EQ(told(mini_book(line_of("a", price)), "book.missing").size(), 1U);
  const std::string circle = R"("cost": {"model": "percent_of_price", "pct": 50})";
  EXPECT_EQ(told(mini_book(line_of("a", price, circle)), "book.cycle").size(), 1U);
}

TEST(Layers, KeepRetailFromThePlatform) {
  const auto with_rule = [](const std::string& when, const std::string& side) {
    return mini_book(
        line_of("a", R"("model": "flat", "value": 1)"),
        R"("facts": {"year": "12 * monthly_recurring"}, "approvals": {"roles": [{"id": "r", "label": "R", "side": ")" +
            side + R"("}], "rules": [{"role": "r", "reason": "x", "when": ")" + when + R"("}]})");
  };
  EXPECT_EQ(told(with_rule("year > 1", "platform"), "book.platform_sees_retail").size(), 1U);
  EXPECT_TRUE(with_rule("year > 1", "partner").book);
  EXPECT_TRUE(with_rule("monthly_wholesale > 1", "platform").book);
}

TEST(Positions, OfABookInOneLineAreFast) {
  std::string lines;
  for (int i = 0; i < 10'000; ++i) {
    if (i > 0) lines += ", ";
    lines += line_of("l" + std::to_string(i), R"("model": "per_unit", "value": ")" + std::to_string(i) + R"( + 1")");
  }
  const qw::LoadedBook loaded = mini_book(lines);
  ASSERT_TRUE(loaded.book) << to_lines(loaded.findings);
  EXPECT_EQ(loaded.book->line_count(), 10'000U);
  EXPECT_GT(loaded.book->recurring_lines.back().origin.column, 600'000U);
}

}  // namespace
}  // namespace qw_test
