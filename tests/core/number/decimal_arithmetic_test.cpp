// add, subtract, multiply, divide and their kin: tables of named cases, and the worked numbers of the pricing rules.
// The published vectors are in tests/conformance/dectest; here stand the cases a reader wants to see.
#include <limits>

#include "core/number/number_testing.h"

namespace qw_test {
namespace {

using qw::Decimal;
using qw::DecimalResult;

constexpr const char* kMost = "9999999999999999999999999999999999";  // 34 nines

struct BinaryCase {
  const char* name;
  DecimalResult (*operation)(const Decimal&, const Decimal&);
  const char* a;
  const char* b;
  const char* expected;  // sign, digits and exponent, or the name of an error
};

void PrintTo(const BinaryCase& test, std::ostream* out) { *out << test.a << " and " << test.b; }

class Binary : public testing::TestWithParam<BinaryCase> {};

TEST_P(Binary, GivesTheExpectedParts) {
  const BinaryCase& test = GetParam();
  EXPECT_EQ(parts(test.operation(dec(test.a), dec(test.b))), test.expected);
}

std::string name_of(const testing::TestParamInfo<BinaryCase>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Add, Binary,
    testing::Values(
        BinaryCase{"keeps_the_smaller_exponent", qw::add, "1.20", "3", "420E-2"},
        BinaryCase{"opposite_signs", qw::add, "1.5", "-2", "-5E-1"},
        BinaryCase{"exact_zero_is_positive", qw::add, "-2.50", "2.5", "0E-2"},
        BinaryCase{"two_negative_zeros", qw::add, "-0", "-0.0", "-0E-1"},
        BinaryCase{"zero_and_negative_zero", qw::add, "0", "-0", "0E0"},
        BinaryCase{"carry_into_the_35th_digit", qw::add, kMost, "1", "1000000000000000000000000000000000E1"},
        BinaryCase{"far_apart_within_34", qw::add, "1E+20", "1E-13", "1000000000000000000000000000000001E-13"},
        BinaryCase{"far_apart_rounded_away", qw::add, "1E+40", "1", "1000000000000000000000000000000000E7"},
        BinaryCase{"far_apart_just_below", qw::subtract, "1E+40", "1", "1000000000000000000000000000000000E7"},
        BinaryCase{"just_below_a_power_of_ten", qw::subtract, "1E+34", "1", "9999999999999999999999999999999999E0"},
        BinaryCase{"half_goes_to_even", qw::add, kMost, "0.5", "1000000000000000000000000000000000E1"},
        BinaryCase{"half_stays_at_even", qw::add, "9999999999999999999999999999999998", "0.5",
                   "9999999999999999999999999999999998E0"},
        BinaryCase{"half_and_a_trace_goes_up", qw::add, "9999999999999999999999999999999998",
                   "0.5000000000000000000000000000000001", "9999999999999999999999999999999999E0"},
        BinaryCase{"most_distant_exponents", qw::add, "1E+6111", "1E-6176", "1000000000000000000000000000000000E6078"},
        BinaryCase{"overflow", qw::add, "9.999999999999999999999999999999999E+6144", "1E+6111", "overflow"},
        BinaryCase{"zero_brings_its_exponent", qw::add, "5", "0E-3", "5000E-3"},
        BinaryCase{"zero_of_tiny_exponent", qw::add, "5", "0E-6176", "5000000000000000000000000000000000E-33"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(Subtract, Binary,
                         testing::Values(BinaryCase{"plain", qw::subtract, "1000.00", "67.1", "93290E-2"},
                                         BinaryCase{"to_zero", qw::subtract, "1.0", "1.00", "0E-2"},
                                         BinaryCase{"from_zero", qw::subtract, "0", "2.5", "-25E-1"},
                                         BinaryCase{"negative_from_negative", qw::subtract, "-3", "-5", "2E0"}),
                         name_of);

INSTANTIATE_TEST_SUITE_P(
    Multiply, Binary,
    testing::Values(BinaryCase{"adds_exponents", qw::multiply, "1.20", "3.0", "3600E-3"},
                    BinaryCase{"signs", qw::multiply, "-2", "-3", "6E0"},
                    BinaryCase{"negative_zero", qw::multiply, "-2", "0", "-0E0"},
                    BinaryCase{"exact_in_128_bits", qw::multiply, "99999999999999999", "99999999999999999",
                               "9999999999999999800000000000000001E0"},
                    BinaryCase{"rounded_from_36_digits", qw::multiply, "999999999999999999", "999999999999999999",
                               "9999999999999999980000000000000000E2"},
                    BinaryCase{"rounded_from_68_digits", qw::multiply, kMost, kMost,
                               "9999999999999999999999999999999998E34"},
                    BinaryCase{"tie_to_even", qw::multiply, "5", "2000000000000000000000000000000001",
                               "1000000000000000000000000000000000E1"},
                    BinaryCase{"overflow", qw::multiply, "1E+4000", "-1E+4000", "overflow"},
                    BinaryCase{"underflow_to_zero", qw::multiply, "1E-4000", "-1E-4000", "-0E-6176"},
                    BinaryCase{"subnormal", qw::multiply, "1.5E-3000", "1.5E-3175", "22E-6176"},
                    BinaryCase{"folded_down", qw::multiply, "1E+4000", "1E+2130", "10000000000000000000E6111"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Divide, Binary,
    testing::Values(BinaryCase{"whole", qw::divide, "2400", "100", "24E0"},
                    BinaryCase{"exact", qw::divide, "5", "8", "625E-3"},
                    BinaryCase{"ideal_exponent", qw::divide, "2.40", "2", "120E-2"},
                    BinaryCase{"percent", qw::divide, "37.5", "100", "375E-3"},
                    BinaryCase{"thirds", qw::divide, "1", "3", "3333333333333333333333333333333333E-34"},
                    BinaryCase{"two_thirds_round_up", qw::divide, "2", "3", "6666666666666666666666666666666667E-34"},
                    BinaryCase{"sevenths", qw::divide, "22", "7", "3142857142857142857142857142857143E-33"},
                    BinaryCase{"small_by_large", qw::divide, "1", "18446744073709551615",
                               "5421010862427522170331137592055280E-53"},
                    BinaryCase{"large_by_small", qw::divide, kMost, "7", "1428571428571428571428571428571428E0"},
                    BinaryCase{"large_by_large", qw::divide, "1", kMost, "1000000000000000000000000000000000E-67"},
                    BinaryCase{"large_exact", qw::divide, "8888888888888888888888888888888888",
                               "4444444444444444444444444444444444", "2E0"},
                    BinaryCase{"zero_by_number", qw::divide, "0.00", "-3", "-0E-2"},
                    BinaryCase{"by_zero", qw::divide, "1", "0", "division_by_zero"},
                    BinaryCase{"by_negative_zero", qw::divide, "-1", "-0", "division_by_zero"},
                    BinaryCase{"zero_by_zero", qw::divide, "0", "0", "invalid"},
                    BinaryCase{"overflow", qw::divide, "1E+6000", "1E-6000", "overflow"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    DivideInteger, Binary,
    testing::Values(BinaryCase{"truncates", qw::divide_integer, "7", "2", "3E0"},
                    BinaryCase{"towards_zero", qw::divide_integer, "-7", "2", "-3E0"},
                    BinaryCase{"fractions", qw::divide_integer, "7.5", "0.25", "30E0"},
                    BinaryCase{"smaller_than_divisor", qw::divide_integer, "1", "3", "0E0"},
                    BinaryCase{"34_digits", qw::divide_integer, kMost, "1", "9999999999999999999999999999999999E0"},
                    BinaryCase{"35_digits", qw::divide_integer, kMost, "0.1", "invalid"},
                    BinaryCase{"far_too_large", qw::divide_integer, "1E+6000", "1E-6000", "invalid"},
                    BinaryCase{"by_zero", qw::divide_integer, "1", "0", "division_by_zero"},
                    BinaryCase{"zero_by_zero", qw::divide_integer, "0", "0", "invalid"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(Remainder, Binary,
                         testing::Values(BinaryCase{"plain", qw::remainder, "7", "2", "1E0"},
                                         BinaryCase{"sign_of_the_dividend", qw::remainder, "-7", "2", "-1E0"},
                                         BinaryCase{"divisor_sign_is_ignored", qw::remainder, "7", "-2", "1E0"},
                                         BinaryCase{"fractions", qw::remainder, "2.40", "0.7", "30E-2"},
                                         BinaryCase{"none_left", qw::remainder, "-4", "2", "-0E0"},
                                         BinaryCase{"small_by_large_is_itself", qw::remainder, "1", "1E+30", "1E0"},
                                         BinaryCase{"34_digit_operands", qw::remainder, kMost,
                                                    "1234567890123456789012345678901234",
                                                    "123456879012345687901234568790127E0"},
                                         BinaryCase{"by_zero", qw::remainder, "1", "0", "invalid"},
                                         BinaryCase{"quotient_too_long", qw::remainder, "1E+40", "3", "invalid"}),
                         name_of);

struct PowerCase {
  const char* name;
  const char* base;
  std::int64_t exponent;
  const char* expected;
};

void PrintTo(const PowerCase& test, std::ostream* out) { *out << test.base << " ** " << test.exponent; }

class Power : public testing::TestWithParam<PowerCase> {};

TEST_P(Power, GivesTheExpectedParts) {
  EXPECT_EQ(parts(integer_power(dec(GetParam().base), GetParam().exponent)), GetParam().expected);
}

constexpr std::int64_t kLongest = std::numeric_limits<std::int64_t>::max();

// The inexact ones were calculated with Python's decimal module at 80 digits and rounded once.
INSTANTIATE_TEST_SUITE_P(
    Cases, Power,
    testing::Values(
        PowerCase{"escalator", "1.05", 3, "1157625E-6"}, PowerCase{"zeroth", "-7", 0, "1E0"},
        PowerCase{"odd_negative", "-2", 3, "-8E0"}, PowerCase{"even_negative", "-2", 4, "16E0"},
        PowerCase{"keeps_zeros", "1.10", 2, "12100E-4"}, PowerCase{"inverse", "2", -3, "125E-3"},
        PowerCase{"inverse_of_ten", "10", -6, "1E-6"}, PowerCase{"zero", "0.0", 3, "0E0"},
        PowerCase{"negative_zero", "-0", 3, "-0E0"},
        PowerCase{"monthly_rate", "1.0042", 36, "1162861021347685045583284198701387E-33"},
        PowerCase{"forty_years", "1.05", 40, "7039988712124646244927265263917088E-33"},
        PowerCase{"discount_factor", "1.05", -3, "8638375985314760824964906597559659E-34"},
        PowerCase{"tiny_growth_for_ever", "1.000000000000000001", 1'000'000'000'000'000'000,
                  "2718281828459045234001146557123140E-33"},
        PowerCase{"largest_exponent_of_one", "-1", kLongest, "-1E0"},
        PowerCase{"smallest_exponent_of_one", "-1", std::numeric_limits<std::int64_t>::min(), "1E0"},
        PowerCase{"overflow", "10", 7000, "overflow"}, PowerCase{"overflow_inverse", "0.1", -7000, "overflow"},
        PowerCase{"overflow_by_far", "-1.1", kLongest, "overflow"}, PowerCase{"underflow", "0.1", 7000, "0E-6176"},
        PowerCase{"underflow_inverse", "-3", -kLongest, "-0E-6176"}, PowerCase{"zero_to_zero", "0", 0, "invalid"},
        PowerCase{"zero_to_negative", "0", -1, "division_by_zero"}),
    [](const testing::TestParamInfo<PowerCase>& param) { return std::string(param.param.name); });

struct UnaryCase {
  const char* name;
  const char* a;
  const char* expected;
};

void PrintTo(const UnaryCase& test, std::ostream* out) { *out << test.a; }

class SquareRoot : public testing::TestWithParam<UnaryCase> {};

TEST_P(SquareRoot, GivesTheExpectedParts) { EXPECT_EQ(parts(square_root(dec(GetParam().a))), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Cases, SquareRoot,
    testing::Values(UnaryCase{"square", "144", "12E0"}, UnaryCase{"ideal_exponent", "1.00", "10E-1"},
                    UnaryCase{"odd_exponent", "2.5E+3", "5E1"}, UnaryCase{"zero", "-0.00", "-0E-1"},
                    UnaryCase{"two", "2", "1414213562373095048801688724209698E-33"},
                    UnaryCase{"largest", "9.999999999999999999999999999999999E+6144",
                              "3162277660168379331998893544432718E3039"},
                    UnaryCase{"smallest", "1E-6176", "1E-3088"}, UnaryCase{"negative", "-1", "invalid"}),
    [](const testing::TestParamInfo<UnaryCase>& param) { return std::string(param.param.name); });

TEST(DecimalValue, IsSmallAndPlain) {
  EXPECT_EQ(sizeof(Decimal), 24U);
  EXPECT_EQ(alignof(Decimal), 8U);
  EXPECT_TRUE(std::is_trivially_copyable_v<Decimal>);
  constexpr Decimal three = Decimal::from_int(3);  // usable in constants
  EXPECT_EQ(parts(three), "3E0");
}

TEST(DecimalValue, ComesFromIntegers) {
  EXPECT_EQ(parts(Decimal::from_int(0)), "0E0");
  EXPECT_EQ(parts(Decimal::from_int(std::numeric_limits<std::int64_t>::max())), "9223372036854775807E0");
  EXPECT_EQ(parts(Decimal::from_int(std::numeric_limits<std::int64_t>::min())), "-9223372036854775808E0");
}

TEST(DecimalValue, SignFunctionsKeepTheExponent) {
  EXPECT_EQ(parts(negate(dec("2.50"))), "-250E-2");
  EXPECT_EQ(parts(negate(dec("-2.50"))), "250E-2");
  EXPECT_EQ(parts(negate(dec("0.0"))), "0E-1");
  EXPECT_EQ(parts(negate(dec("-0"))), "0E0");
  EXPECT_EQ(parts(abs(dec("-2.50"))), "250E-2");
  EXPECT_EQ(parts(abs(dec("-0"))), "0E0");
}

struct CompareCase {
  const char* a;
  const char* b;
  int expected;
};

TEST(DecimalCompare, OrdersByValueAndBothWays) {
  const CompareCase cases[] = {
      {"2.5", "2.50", 0},
      {"-0", "0.000", 0},
      {"1", "2", -1},
      {"-1", "1", -1},
      {"-1", "-2", 1},
      {"0", "1E-6176", -1},
      {"0", "-1E-6176", 1},
      {"1E+3", "1000", 0},
      {"1E+6144", "9E+6143", 1},
      {"1E+6144", "1E-6176", 1},
      {"0.1", "0.09999999999999999999999999999999999", 1},
      {"9999999999999999999999999999999999", "1E+34", -1},
      {"1.000000000000000000000000000000000", "1", 0},
      {"1.000000000000000000000000000000001", "1", 1},
  };
  for (const CompareCase& test : cases) {
    const Decimal a = dec(test.a);
    const Decimal b = dec(test.b);
    EXPECT_EQ(compare(a, b), test.expected) << test.a << " ? " << test.b;
    EXPECT_EQ(compare(b, a), -test.expected) << test.b << " ? " << test.a;
    EXPECT_EQ(a == b, test.expected == 0) << test.a << " == " << test.b;
    EXPECT_EQ(a < b, test.expected < 0) << test.a << " < " << test.b;
    EXPECT_EQ(a >= b, test.expected >= 0) << test.a << " >= " << test.b;
  }
}

TEST(DecimalCompare, SmallestAndLargestTakeEqualsInTotalOrder) {
  EXPECT_EQ(parts(min(dec("1"), dec("-2"))), "-2E0");
  EXPECT_EQ(parts(max(dec("1"), dec("-2"))), "1E0");
  for (const bool swapped : {false, true}) {
    const auto pair = [swapped](const char* a, const char* b) {
      return swapped ? std::pair{dec(b), dec(a)} : std::pair{dec(a), dec(b)};
    };
    const auto [a, b] = pair("2.5", "2.50");
    EXPECT_EQ(parts(min(a, b)), "250E-2");
    EXPECT_EQ(parts(max(a, b)), "25E-1");
    const auto [c, d] = pair("-2.5", "-2.50");
    EXPECT_EQ(parts(min(c, d)), "-25E-1");
    EXPECT_EQ(parts(max(c, d)), "-250E-2");
    const auto [e, f] = pair("-0", "0");
    EXPECT_EQ(parts(min(e, f)), "-0E0");
    EXPECT_EQ(parts(max(e, f)), "0E0");
  }
}

TEST(DecimalErrors, LeaveAPlainZeroAndHaveNames) {
  const DecimalResult failed = divide(dec("1"), dec("0"));
  EXPECT_FALSE(failed.ok());
  EXPECT_EQ(parts(failed.value), "0E0");
  EXPECT_STREQ(to_text(qw::ArithmeticError::none), "none");
  EXPECT_STREQ(to_text(qw::ArithmeticError::overflow), "overflow");
  EXPECT_STREQ(to_text(qw::ArithmeticError::division_by_zero), "division_by_zero");
  EXPECT_STREQ(to_text(qw::ArithmeticError::invalid), "invalid");
}

}  // namespace
}  // namespace qw_test
