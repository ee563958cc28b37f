// Reading and writing of Decimal.
#include <limits>

#include "core/number/number_testing.h"

namespace qw_test {
namespace {

using qw::Decimal;
using qw::Rounding;

struct TextCase {
  const char* text;
  const char* expected;  // parts
};

TEST(ParseDecimal, TakesPlainNumbers) {
  const TextCase cases[] = {
      {"0", "0E0"},
      {"-0", "0E0"},
      {"-0.00", "0E-2"},
      {"7", "7E0"},
      {"-12.50", "-1250E-2"},
      {"0.05", "5E-2"},
      {"100", "100E0"},
      {"9999999999999999999999999999999999", "9999999999999999999999999999999999E0"},
      {"-0.9999999999999999999999999999999999", "-9999999999999999999999999999999999E-34"},
      {"0.0000000000000000000000000000000000000000000000000000000001", "1E-58"},
      {"18446744073709551616", "18446744073709551616E0"},
  };
  for (const TextCase& test : cases) {
    const auto value = qw::parse_decimal(test.text);
    ASSERT_TRUE(value) << test.text;
    EXPECT_EQ(parts(*value), test.expected) << test.text;
  }
}

TEST(ParseDecimal, RefusesEverythingElse) {
  for (const char* text : {"",
                           "-",
                           "+1",
                           "--1",
                           ".5",
                           "5.",
                           "-.5",
                           "01",
                           "-01",
                           "00",
                           "00.5",
                           "1e3",
                           "1E3",
                           "1,5",
                           "1 000",
                           " 1",
                           "1 ",
                           "1.2.3",
                           "0x10",
                           "NaN",
                           "Infinity",
                           "inf",
                           "1.-5",
                           "1_000",
                           "\xD9\xA1",
                           "10000000000000000000000000000000000",
                           "0.10000000000000000000000000000000000",
                           "1.0000000000000000000000000000000000"}) {
    EXPECT_FALSE(qw::parse_decimal(text)) << "\"" << text << "\"";
  }
  EXPECT_FALSE(qw::parse_decimal(std::string_view("1\0", 2)));
}

TEST(ParseDecimal, KeepsPlacesWithinTheSmallestExponent) {
  const std::string most = "0." + std::string(6175, '0') + "1";
  ASSERT_TRUE(qw::parse_decimal(most));
  EXPECT_EQ(parts(*qw::parse_decimal(most)), "1E-6176");
  EXPECT_FALSE(qw::parse_decimal(most + "1"));
  EXPECT_FALSE(qw::parse_decimal(std::string(100'000, '1')));
}

TEST(ParseScientific, TakesNumericStrings) {
  const TextCase cases[] = {
      {"+1.5e-3", "15E-4"},
      {".5", "5E-1"},
      {"5.", "5E0"},
      {"-0", "-0E0"},
      {"-0E+2", "-0E2"},
      {"0012", "12E0"},
      {"1E+6144", "1000000000000000000000000000000000E6111"},
      {"1E-6176", "1E-6176"},
      {"0E+9999", "0E6111"},
      {"0E-9999", "0E-6176"},
      {"1E+0", "1E0"},
      {"0E99999999999999999999", "0E6111"},
  };
  for (const TextCase& test : cases) {
    const auto value = qw::parse_scientific(test.text);
    ASSERT_TRUE(value) << test.text;
    EXPECT_EQ(parts(*value), test.expected) << test.text;
  }
}

TEST(ParseScientific, RefusesWhatADecimalCannotHold) {
  for (const char* text : {"", ".", "e5", "1e", "1e+", "1e5.0", "+-1", "1 ", "NaN", "Infinity", "1E+6145", "1E-6177",
                           "10E+6144", "1E+99999999999999999999", "12345678901234567890123456789012345"}) {
    EXPECT_FALSE(qw::parse_scientific(text)) << "\"" << text << "\"";
  }
}

TEST(PlainText, IsCanonical) {
  const TextCase cases[] = {
      {"0", "0"},
      {"-0", "0"},
      {"0.000", "0"},
      {"0E+5", "0"},
      {"2.50", "2.5"},
      {"-2.00", "-2"},
      {"1E+3", "1000"},
      {"0.05", "0.05"},
      {"-0.0000001", "-0.0000001"},
      {"123456789012345678901234567890.1234", "123456789012345678901234567890.1234"},
      {"18446744073709551616", "18446744073709551616"},
      {"1E+33", "1000000000000000000000000000000000"},
      {"1E-60", "0.000000000000000000000000000000000000000000000000000000000001"},
  };
  for (const TextCase& test : cases) EXPECT_EQ(qw::to_plain_text(dec(test.text)), test.expected) << test.text;
}

TEST(PlainText, IsBoundedForFarExponents) {
  EXPECT_EQ(qw::to_plain_text(dec("1E+34")), "1E+34");
  EXPECT_EQ(qw::to_plain_text(dec("-1.50E+40")), "-1.5E+40");
  EXPECT_EQ(qw::to_plain_text(dec("12E-61")), "1.2E-60");
  EXPECT_EQ(qw::to_plain_text(dec("-1E-6176")), "-1E-6176");
  EXPECT_EQ(qw::to_plain_text(dec("9.999999999999999999999999999999999E+6144")),
            "9.999999999999999999999999999999999E+6144");
}

struct FixedCase {
  const char* value;
  int places;
  const char* expected;
};

TEST(FixedText, HasExactlyThePlaces) {
  const FixedCase cases[] = {
      {"38.05", 1, "38.1"},
      {"2112.495", 2, "2112.50"},
      {"2112.5", 2, "2112.50"},
      {"-0.04", 1, "0.0"},
      {"-0.05", 1, "-0.1"},
      {"-0", 2, "0.00"},
      {"5", 0, "5"},
      {"5.5", 0, "6"},
      {"1E+3", 2, "1000.00"},
      {"0E+3", 1, "0.0"},
      {"0.005", 2, "0.01"},
      {"999.995", 2, "1000.00"},
      {"7", -3, "7"},
      {"9999999999999999999999999999999999", 2, "9999999999999999999999999999999999.00"},
      {"1234567890123456789012345678901.345", 2, "1234567890123456789012345678901.35"},
  };
  for (const FixedCase& test : cases) {
    EXPECT_EQ(qw::to_fixed_text(dec(test.value), test.places), test.expected) << test.value << " " << test.places;
  }
}

TEST(FixedText, UsesTheModeItIsGiven) {
  EXPECT_EQ(qw::to_fixed_text(dec("0.125"), 2, Rounding::half_even), "0.12");
  EXPECT_EQ(qw::to_fixed_text(dec("0.125"), 2, Rounding::ceiling), "0.13");
  EXPECT_EQ(qw::to_fixed_text(dec("-0.001"), 2, Rounding::floor), "-0.01");
  EXPECT_EQ(qw::to_fixed_text(dec("-0.001"), 2, Rounding::ceiling), "0.00");
}

TEST(Integers, ConvertWithinTheirRange) {
  EXPECT_EQ(to_int64(dec("0")), 0);
  EXPECT_EQ(to_int64(dec("-0.00")), 0);
  EXPECT_EQ(to_int64(dec("2.00")), 2);
  EXPECT_EQ(to_int64(dec("-1E+3")), -1000);
  EXPECT_EQ(to_int64(dec("9223372036854775807")), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(to_int64(dec("-9223372036854775808")), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(to_int64(dec("1000000000000000000.000000000000000")), 1'000'000'000'000'000'000);
  for (const char* text : {"2.5", "9223372036854775808", "-9223372036854775809", "1E+19", "1E+6000", "1E-6000",
                           "100E+18", "9999999999999999999999999999999999"}) {
    EXPECT_FALSE(to_int64(dec(text))) << text;
  }
}

TEST(Integers, AreRecognisedByValue) {
  for (const char* text : {"0", "0.00", "2.00", "1E+3", "-7", "9999999999999999999999999999999999"}) {
    EXPECT_TRUE(dec(text).is_integer()) << text;
  }
  for (const char* text : {"0.5", "2.01", "1E-1", "1E-6176", "0.9999999999999999999999999999999999"}) {
    EXPECT_FALSE(dec(text).is_integer()) << text;
  }
}

TEST(DecimalPlaces, CountWithoutTrailingZeros) {
  EXPECT_EQ(decimal_places(dec("2.50")), 1);
  EXPECT_EQ(decimal_places(dec("2.00")), 0);
  EXPECT_EQ(decimal_places(dec("1E+3")), 0);
  EXPECT_EQ(decimal_places(dec("0.000")), 0);
  EXPECT_EQ(decimal_places(dec("-0.0125")), 4);
  EXPECT_EQ(decimal_places(dec("1.000000000000000000000000000000000")), 0);
}

}  // namespace
}  // namespace qw_test
