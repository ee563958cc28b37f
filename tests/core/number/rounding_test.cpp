// quantize: one row per value, one column per rounding mode, every row also with the opposite sign.
#include <array>

#include "core/number/number_testing.h"

namespace qw_test {
namespace {

using qw::Decimal;
using qw::Rounding;

constexpr std::array<Rounding, 7> kModes = {Rounding::half_up, Rounding::half_even, Rounding::half_down, Rounding::down,
                                            Rounding::up,      Rounding::floor,     Rounding::ceiling};

struct Row {
  const char* value;
  int exponent;
  std::array<const char*, 7> expected;  // in the order of kModes
};

// clang-format off
constexpr Row kRows[] = {
    // value          exp   half_up    half_even  half_down  down       up         floor      ceiling
    {"0.5",             0, {"1",       "0",       "0",       "0",       "1",       "0",       "1"}},
    {"1.5",             0, {"2",       "2",       "1",       "1",       "2",       "1",       "2"}},
    {"2.5",             0, {"3",       "2",       "2",       "2",       "3",       "2",       "3"}},
    {"2.51",            0, {"3",       "3",       "3",       "2",       "3",       "2",       "3"}},
    {"2.49",            0, {"2",       "2",       "2",       "2",       "3",       "2",       "3"}},
    {"0.001",           0, {"0",       "0",       "0",       "0",       "1",       "0",       "1"}},
    {"7",               0, {"7",       "7",       "7",       "7",       "7",       "7",       "7"}},
    {"60.325",         -2, {"60.33",   "60.32",   "60.32",   "60.32",   "60.33",   "60.32",   "60.33"}},
    {"60.335",         -2, {"60.34",   "60.34",   "60.33",   "60.33",   "60.34",   "60.33",   "60.34"}},
    {"1.005",          -2, {"1.01",    "1.00",    "1.00",    "1.00",    "1.01",    "1.00",    "1.01"}},
    {"2.675",          -2, {"2.68",    "2.68",    "2.67",    "2.67",    "2.68",    "2.67",    "2.68"}},
    {"0.86313513",     -5, {"0.86314", "0.86314", "0.86314", "0.86313", "0.86314", "0.86313", "0.86314"}},
    {"99.995",         -2, {"100.00",  "100.00",  "99.99",   "99.99",   "100.00",  "99.99",   "100.00"}},
    {"50",              2, {"100",     "0",       "0",       "0",       "100",     "0",       "100"}},
    {"150",             2, {"200",     "200",     "100",     "100",     "200",     "100",     "200"}},
    {"1E-6176",         0, {"0",       "0",       "0",       "0",       "1",       "0",       "1"}},
    {"0.4999999999999999999999999999999999", 0,
                           {"0",       "0",       "0",       "0",       "1",       "0",       "1"}},
    {"0.5000000000000000000000000000000001", 0,
                           {"1",       "1",       "1",       "0",       "1",       "0",       "1"}},
    {"1234567890123456789012345678901.250", -1,
                           {"1234567890123456789012345678901.3", "1234567890123456789012345678901.2",
                            "1234567890123456789012345678901.2", "1234567890123456789012345678901.2",
                            "1234567890123456789012345678901.3", "1234567890123456789012345678901.2",
                            "1234567890123456789012345678901.3"}},
};
// clang-format on

// floor of -x is -ceiling of x; the other five modes are symmetric.
Rounding mirrored(Rounding mode) {
  if (mode == Rounding::floor) return Rounding::ceiling;
  return mode == Rounding::ceiling ? Rounding::floor : mode;
}

TEST(Quantize, EveryModeOfEveryRow) {
  for (const Row& row : kRows) {
    for (std::size_t i = 0; i < kModes.size(); ++i) {
      const auto result = quantize(dec(row.value), row.exponent, kModes[i]);
      EXPECT_EQ(plain(result), qw::to_plain_text(dec(row.expected[i]))) << row.value << " " << to_text(kModes[i]);
      EXPECT_EQ(result.value.exponent(), row.exponent) << row.value << " " << to_text(kModes[i]);
    }
  }
}

TEST(Quantize, MirrorsNegativeValues) {
  for (const Row& row : kRows) {
    for (std::size_t i = 0; i < kModes.size(); ++i) {
      const auto result = quantize(negate(dec(row.value)), row.exponent, mirrored(kModes[i]));
      EXPECT_EQ(plain(result), qw::to_plain_text(negate(dec(row.expected[i]))))
          << "-" << row.value << " " << to_text(kModes[i]);
    }
  }
}

struct EdgeCase {
  const char* name;
  const char* value;
  int exponent;
  const char* expected;
};

void PrintTo(const EdgeCase& test, std::ostream* out) { *out << test.value << " at 10^" << test.exponent; }

class QuantizeEdges : public testing::TestWithParam<EdgeCase> {};

TEST_P(QuantizeEdges, GiveTheExpectedParts) {
  EXPECT_EQ(parts(quantize(dec(GetParam().value), GetParam().exponent, Rounding::half_even)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, QuantizeEdges,
    testing::Values(
        EdgeCase{"adds_zeros", "2.5", -4, "25000E-4"}, EdgeCase{"same_exponent", "2.50", -2, "250E-2"},
        EdgeCase{"zero_takes_any_exponent", "-0", -6176, "-0E-6176"},
        EdgeCase{"negative_to_zero_keeps_its_sign", "-0.4", 0, "-0E0"},
        EdgeCase{"fills_34_digits", "1", -33, "1000000000000000000000000000000000E-33"},
        EdgeCase{"needs_35_digits", "1", -34, "invalid"},
        EdgeCase{"nines_carry", "9999999999999999999999999999999999", 1, "1000000000000000000000000000000000E1"},
        EdgeCase{"lowest_exponent", "1E-6176", -6176, "1E-6176"}, EdgeCase{"below_the_lowest", "0", -6177, "invalid"},
        EdgeCase{"highest_exponent", "1", 6111, "0E6111"}, EdgeCase{"above_the_highest", "0", 6112, "invalid"}),
    [](const testing::TestParamInfo<EdgeCase>& param) { return std::string(param.param.name); });

TEST(ToIntegral, LeavesIntegersAndRoundsTheRest) {
  EXPECT_EQ(parts(to_integral(dec("2.5"), Rounding::half_even)), "2E0");
  EXPECT_EQ(parts(to_integral(dec("2.5"), Rounding::half_up)), "3E0");
  EXPECT_EQ(parts(to_integral(dec("1E+3"), Rounding::half_up)), "1E3");
  EXPECT_EQ(parts(to_integral(dec("2.00"), Rounding::up)), "2E0");
  EXPECT_EQ(parts(qw::floor(dec("-0.5"))), "-1E0");
  EXPECT_EQ(parts(qw::floor(dec("0.5"))), "0E0");
  EXPECT_EQ(parts(qw::ceiling(dec("-0.5"))), "-0E0");
  EXPECT_EQ(parts(qw::ceiling(dec("2.01"))), "3E0");
}

TEST(Reduce, RemovesTrailingZeros) {
  EXPECT_EQ(parts(reduce(dec("2.50"))), "25E-1");
  EXPECT_EQ(parts(reduce(dec("100"))), "1E2");
  EXPECT_EQ(parts(reduce(dec("-0.00"))), "-0E0");
  EXPECT_EQ(parts(reduce(dec("1000000000000000000000000000000000"))), "1E33");
  EXPECT_EQ(parts(reduce(dec("1200000000000000000000000000000000"))), "12E32");
  EXPECT_EQ(parts(reduce(dec("1.000000000000000000000000000000001"))), "1000000000000000000000000000000001E-33");
  EXPECT_EQ(parts(reduce(dec("10E+6110"))), "1E6111");
}

TEST(RoundingNames, ReadBackWhatTheyWrite) {
  for (const Rounding mode : kModes) EXPECT_EQ(qw::parse_rounding(to_text(mode)), mode);
  EXPECT_STREQ(to_text(Rounding::half_up), "half_up");
  EXPECT_STREQ(to_text(Rounding::ceiling), "ceiling");
  for (const char* unknown : {"", "HALF_UP", "half up", "half_up ", "05up"}) EXPECT_FALSE(qw::parse_rounding(unknown));
}

// The worked numbers of the pricing rules: rounding.
TEST(WorkedNumbers, SignSymmetryOfTaxOnACreditNote) {
  const Decimal tax = multiply(dec("317.50"), dec("0.19")).value;
  EXPECT_EQ(qw::to_plain_text(tax), "60.325");
  EXPECT_EQ(qw::to_fixed_text(tax, 2), "60.33");
  EXPECT_EQ(qw::to_fixed_text(negate(tax), 2), "-60.33");
  EXPECT_EQ(qw::to_fixed_text(tax, 2, Rounding::half_even), "60.32");
  EXPECT_EQ(qw::to_fixed_text(negate(tax), 2, Rounding::half_even), "-60.32");
}

TEST(WorkedNumbers, HalvesAsOtherStandardsRoundThem) {
  EXPECT_EQ(plain(to_integral(dec("-0.5"), Rounding::half_up)), "-1");
  EXPECT_EQ(plain(to_integral(dec("-0.5"), Rounding::half_even)), "0");
  EXPECT_EQ(plain(to_integral(dec("2.5"), Rounding::half_up)), "3");
  EXPECT_EQ(plain(to_integral(dec("2.5"), Rounding::half_even)), "2");
}

TEST(WorkedNumbers, FactorsAreNeverRoundedBeforeUse) {
  const Decimal year = dec("12000");
  const Decimal exact = divide(multiply(year, dec("375")).value, dec("365")).value;
  EXPECT_EQ(qw::to_fixed_text(exact, 2), "12328.77");
  const Decimal multiplier = divide(dec("375"), dec("365")).value;
  EXPECT_EQ(qw::to_fixed_text(multiply(year, multiplier).value, 2), "12328.77");
  const Decimal rounded = quantize(multiplier, -4, Rounding::half_up).value;
  EXPECT_EQ(qw::to_fixed_text(multiply(year, rounded).value, 2), "12328.80");
}

TEST(WorkedNumbers, MarginAndMarkup) {
  const auto margin = [](const char* price, const char* cost) {
    const Decimal p = dec(price);
    return divide(multiply(dec("100"), subtract(p, dec(cost)).value).value, p).value;
  };
  EXPECT_EQ(qw::to_fixed_text(margin("100", "60"), 2), "40.00");
  EXPECT_EQ(qw::to_fixed_text(margin("1538.46", "1000"), 5, Rounding::down), "34.99993");  // below the floor
  EXPECT_EQ(qw::to_fixed_text(margin("1538.47", "1000"), 2, Rounding::down), "35.00");
  EXPECT_EQ(qw::to_fixed_text(margin("1350", "1000"), 2), "25.93");
  EXPECT_EQ(qw::to_fixed_text(margin("90", "65"), 2), "27.78");
  EXPECT_EQ(qw::to_fixed_text(divide(dec("4000"), dec("60")).value, 2), "66.67");  // markup of 60 -> 100
}

TEST(WorkedNumbers, FloorPricesRoundUpAndLargestDiscountsDown) {
  const Decimal floor_price = divide(dec("1000"), dec("0.65")).value;
  EXPECT_EQ(qw::to_fixed_text(floor_price, 4), "1538.4615");
  EXPECT_EQ(qw::to_fixed_text(floor_price, 2, Rounding::ceiling), "1538.47");
  const Decimal share = divide(dec("55"), multiply(dec("100"), dec("0.65")).value).value;
  const Decimal discount = multiply(dec("100"), subtract(dec("1"), share).value).value;
  EXPECT_EQ(qw::to_fixed_text(discount, 2, Rounding::down), "15.38");
  EXPECT_EQ(qw::to_fixed_text(discount, 2, Rounding::up), "15.39");
}

TEST(WorkedNumbers, BlendedMarginIsWeightedByRevenue) {
  const Decimal profit =
      add(multiply(dec("40000"), dec("0.30")).value, multiply(dec("10000"), dec("0.60")).value).value;
  EXPECT_EQ(qw::to_plain_text(multiply(divide(profit, dec("50000")).value, dec("100")).value), "36");
}

}  // namespace
}  // namespace qw_test
