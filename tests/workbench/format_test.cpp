#include "format.h"

#include <gtest/gtest.h>

namespace qw::workbench {
namespace {

Decimal dec(std::string_view text) { return *parse_decimal(text); }
Money usd(std::int64_t minor) { return {minor, *find_currency("USD")}; }

TEST(Format, GroupsThousandsAndUsesAMinusSign) {
  EXPECT_EQ(grouped("0"), "0");
  EXPECT_EQ(grouped("999"), "999");
  EXPECT_EQ(grouped("1000"), "1,000");
  EXPECT_EQ(grouped("144082.22"), "144,082.22");
  EXPECT_EQ(grouped("-1234567.5"),
            "\xE2\x88\x92"
            "1,234,567.5");
  EXPECT_EQ(grouped("FIFO"), "FIFO");
  EXPECT_EQ(grouped("1.5E+40"), "1.5E+40");
  EXPECT_EQ(grouped(""), "");
}

TEST(Format, NamesTheCurrencyOnce) {
  EXPECT_EQ(with_currency(usd(14408222)), "$144,082.22");
  EXPECT_EQ(with_currency(usd(-5)), "\xE2\x88\x92$0.05");
  EXPECT_EQ(with_currency({120000, *find_currency("CHF")}), "CHF 1,200.00");
  EXPECT_EQ(with_currency({1200, *find_currency("JPY")}),
            "\xC2\xA5"
            "1,200");
  EXPECT_EQ(with_currency({1234567, *find_currency("BHD")}), "BHD 1,234.567");
  EXPECT_EQ(currency_text(dec("221752.215"), *find_currency("USD")), "$221,752.22");
}

TEST(Format, ShortensForABadge) {
  EXPECT_EQ(short_amount(usd(99949)), "999");
  EXPECT_EQ(short_amount(usd(647250)), "6,473");
  EXPECT_EQ(short_amount(usd(1000000)), "10.0k");
  EXPECT_EQ(short_amount(usd(14408222)), "144.1k");
  EXPECT_EQ(short_amount(usd(99994999)), "999.9k");
  EXPECT_EQ(short_amount(usd(99995000)), "1.0M");
  EXPECT_EQ(short_amount(usd(-14408222)),
            "\xE2\x88\x92"
            "144.1k");
}

TEST(Format, PercentDropsZerosThatSayNothing) {
  EXPECT_EQ(percent(dec("38.14"), 1), "38.1 %");
  EXPECT_EQ(percent(dec("5"), 2), "5 %");
  EXPECT_EQ(percent(dec("12.50"), 2), "12.5 %");
  EXPECT_EQ(percent(dec("100"), 0), "100 %");
}

TEST(Format, FormulasAreReadable) {
  EXPECT_EQ(readable_formula("48 * 1680 = 80640.00; 80640.00 - 403.2"),
            "48 \xC3\x97 1,680 = 80,640.00; 80,640.00 \xE2\x88\x92 403.2");
  EXPECT_EQ(readable_formula("max(2, tier_12345) in [5000..20000)"), "max(2, tier_12345) in [5,000..20,000)");
  EXPECT_EQ(readable_formula("\"a-b 1000\" = \"c*d\" and 1000"), "\"a-b 1000\" = \"c*d\" and 1,000");
  EXPECT_EQ(readable_formula("\"open 1000"), "\"open 1000");
  EXPECT_EQ(readable_formula(""), "");
}

TEST(Format, DayIsWrittenOut) { EXPECT_EQ(day(Date{2026, 11, 22}), "22 Nov 2026"); }

TEST(Format, PositionStaysOnTheScale) {
  EXPECT_FLOAT_EQ(position(dec("30"), dec("60")), 0.5F);
  EXPECT_FLOAT_EQ(position(dec("-5"), dec("60")), 0);
  EXPECT_FLOAT_EQ(position(dec("90"), dec("60")), 1);
  EXPECT_FLOAT_EQ(position(dec("1"), dec("0")), 0);
}

TEST(Format, ReadsWhatPeopleType) {
  const auto reads = [](std::string_view typed, std::string_view plain) {
    EXPECT_EQ(plain_number(typed).value_or("none"), plain) << typed;
  };
  reads("3", "3");
  reads("  45,000 ", "45000");
  reads("1,234,567.50", "1234567.50");
  reads("+7", "7");
  reads("007", "7");
  reads("0", "0");
  reads(".5", "0.5");
  reads("5.", "5");
  reads("-2", "-2");
  reads(
      "\xE2\x88\x92"
      "2",
      "-2");
}

TEST(Format, RefusesWhatCouldMeanSomethingElse) {
  for (const char* typed :
       {"", " ", "1,5", "1,50", "12,3456", ",500", "1 000", "1.2.3", "12a", "1e5", "--1", ".", "-", "0x10", "$5"}) {
    EXPECT_FALSE(plain_number(typed)) << typed;
  }
}

}  // namespace
}  // namespace qw::workbench
