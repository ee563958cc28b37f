// e^x, ln and powers with any exponent: digit for digit against references of 60 digits, and what is an error.
#include <string>

#include "core/number/number_testing.h"
#include "number/decimal_transcendental.h"

namespace qw_test {
namespace {

using qw::ArithmeticError;

struct Reference {
  const char* operation;
  const char* operand;
  const char* exponent;
  const char* result;
};

const Reference kReferences[] = {
#include "transcendental_references.inc"
};

qw::DecimalResult evaluate(const Reference& row) {
  const std::string operation = row.operation;
  if (operation == "exp") return qw::exp(dec(row.operand));
  if (operation == "ln") return qw::ln(dec(row.operand));
  return qw::power(dec(row.operand), dec(row.exponent));
}

TEST(Transcendental, AgreesWithEveryReferenceInAllDigits) {
  for (const Reference& row : kReferences) {
    const qw::DecimalResult got = evaluate(row);
    ASSERT_TRUE(got.ok()) << row.operation << " " << row.operand << " " << row.exponent << ": " << to_text(got.error);
    EXPECT_EQ(got.value, dec(row.result)) << row.operation << " " << row.operand << " " << row.exponent << ": "
                                          << parts(got) << ", expected " << row.result;
  }
}

TEST(Transcendental, IsExactWhereTheValueIs) {
  EXPECT_EQ(parts(qw::exp(dec("0"))), "1E0");
  EXPECT_EQ(parts(qw::exp(dec("-0.000"))), "1E0");
  EXPECT_EQ(parts(qw::ln(dec("1"))), "0E0");
  EXPECT_EQ(parts(qw::ln(dec("1.000"))), "0E0");
  EXPECT_EQ(parts(qw::ln(dec("0.1000E+1"))), "0E0");
  EXPECT_EQ(plain(qw::power(dec("4"), dec("0.5"))), "2");
  EXPECT_EQ(plain(qw::power(dec("1000"), dec("2.5"))), "31622776.60168379331998893544432719");
  EXPECT_EQ(plain(qw::power(dec("0.01"), dec("-1.5"))), "1000");
  EXPECT_EQ(parts(qw::power(dec("2.50"), dec("2.0"))), "62500E-4");
}

TEST(Transcendental, HasNothingForOperandsOutsideItsDomain) {
  for (const char* operand : {"0", "-0", "-1", "-1E-6176", "-9E+6111"}) {
    EXPECT_EQ(qw::ln(dec(operand)).error, ArithmeticError::invalid) << operand;
  }
  EXPECT_EQ(qw::power(dec("-4"), dec("0.5")).error, ArithmeticError::invalid);
  EXPECT_EQ(qw::power(dec("0"), dec("0")).error, ArithmeticError::invalid);
  EXPECT_EQ(qw::power(dec("0"), dec("-0.5")).error, ArithmeticError::division_by_zero);
  EXPECT_EQ(qw::power(dec("0"), dec("-1E+30")).error, ArithmeticError::division_by_zero);
}

TEST(Transcendental, OverflowsAndVanishesAtTheEndsOfTheRange) {
  for (const char* operand : {"14149.4", "14230", "20000", "131072", "1E+6", "9E+6111"}) {
    EXPECT_EQ(qw::exp(dec(operand)).error, ArithmeticError::overflow) << operand;
  }
  EXPECT_TRUE(qw::exp(dec("14149.38539")).ok());
  for (const char* operand : {"-14230", "-20000", "-131072", "-1E+6", "-9E+6111"}) {
    EXPECT_EQ(parts(qw::exp(dec(operand))), "0E-6176") << operand;
  }
  EXPECT_FALSE(qw::exp(dec("-14221")).value.is_zero());
}

TEST(Transcendental, TakesWholeExponentsOfAnySize) {
  EXPECT_EQ(qw::power(dec("100"), dec("1E+19")).error, ArithmeticError::overflow);
  EXPECT_EQ(qw::power(dec("-100"), dec("1E+6111")).error, ArithmeticError::overflow);
  EXPECT_EQ(qw::power(dec("0.5"), dec("-1E+6111")).error, ArithmeticError::overflow);
  EXPECT_EQ(parts(qw::power(dec("0.5"), dec("1E+6111"))), "0E-6176");
  EXPECT_EQ(parts(qw::power(dec("2"), dec("-1E+29"))), "0E-6176");
  EXPECT_EQ(parts(qw::power(dec("-2"), dec("-9223372036854775809"))), "-0E-6176");
  EXPECT_EQ(parts(qw::power(dec("1"), dec("1E+6111"))), "1E0");
  EXPECT_EQ(parts(qw::power(dec("-1"), dec("1E+30"))), "1E0");
  EXPECT_EQ(parts(qw::power(dec("-1"), dec("10000000000000000000000000001"))), "-1E0");
  EXPECT_EQ(parts(qw::power(dec("-1"), dec("10000000000000000000000000001.00"))), "-1E0");
  EXPECT_EQ(parts(qw::power(dec("0"), dec("1E+30"))), "0E0");
  EXPECT_EQ(parts(qw::power(dec("-0"), dec("10000000000000000000000000001"))), "-0E0");
}

}  // namespace
}  // namespace qw_test
