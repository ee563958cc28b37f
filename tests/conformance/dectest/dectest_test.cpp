// Decimal against the published test cases of the General Decimal Arithmetic specification: all of dq/, and of general/
// those whose outcome is the same at 34 digits. Compared are sign, coefficient and exponent, or that there is an error.
#include <sys/stat.h>

#include <cstdio>
#include <map>

#include "conformance/dectest/dectest_file.h"
#include "conformance/dectest/exclusions.h"
#include "gtest/gtest.h"
#include "number/decimal.h"

namespace qw_test {
namespace {

using qw::ArithmeticError;
using qw::Decimal;
using qw::DecimalResult;
using qw::Rounding;

const std::string kFolder = std::string(QW_PROJECT_ROOT) + "/../shared/conformance/dectest";

const Exclusion* find_exclusion(const DectestCase& test) {
  for (const Exclusion& exclusion : kExclusions) {
    if (test.id == exclusion.id) return &exclusion;
  }
  return nullptr;
}

bool is_excluded(const DectestCase& test) { return find_exclusion(test) != nullptr; }

DecimalResult fine(const Decimal& value) { return {value, ArithmeticError::none}; }

Decimal operand(const DectestCase& test, std::size_t index) {
  const auto value = qw::parse_scientific(test.operands.at(index));
  EXPECT_TRUE(value) << test.id << ": operand " << test.operands.at(index);
  return value.value_or(Decimal());
}

// The second operand is a Decimal in the files and an integer in our functions, which cannot be given a fraction.
DecimalResult rescale(const Decimal& a, const Decimal& exponent, Rounding rounding) {
  const auto whole = qw::to_int64(exponent);
  constexpr std::int64_t kFar = 100'000;
  if (!whole || *whole > kFar || *whole < -kFar) return {Decimal(), ArithmeticError::invalid};
  return quantize(a, static_cast<int>(*whole), rounding);
}

DecimalResult power(const DectestCase& test, const Decimal& a, const Decimal& exponent) {
  const auto whole = qw::to_int64(exponent);
  if (whole) return integer_power(a, *whole);
  EXPECT_TRUE(is_excluded(test)) << test.id << ": the exponent does not fit an integer";
  return {};
}

DecimalResult evaluate_unary(const DectestCase& test, const Decimal& a, Rounding rounding) {
  const std::string& name = test.operation;
  if (name == "abs") return fine(abs(a));
  if (name == "minus") return fine(negate(a));
  if (name == "plus") return add(Decimal::from_parts(false, 0, a.exponent()), a);
  if (name == "reduce") return fine(reduce(a));
  if (name == "squareroot") return square_root(a);
  if (name == "tointegralx") return to_integral(a, rounding);
  ADD_FAILURE() << test.id << ": unknown operation " << name;
  return {};
}

DecimalResult evaluate_binary(const DectestCase& test, const Decimal& a, Rounding rounding) {
  const std::string& name = test.operation;
  const Decimal b = operand(test, 1);
  if (name == "power") return power(test, a, b);
  if (name == "rescale") return rescale(a, b, rounding);
  if (name == "add") return add(a, b);
  if (name == "subtract") return subtract(a, b);
  if (name == "multiply") return multiply(a, b);
  if (name == "divide") return divide(a, b);
  if (name == "divideint") return divide_integer(a, b);
  if (name == "remainder") return remainder(a, b);
  if (name == "quantize") return quantize(a, b.exponent(), rounding);
  if (name == "compare") return fine(Decimal::from_int(compare(a, b)));
  if (name == "max") return fine(max(a, b));
  if (name == "min") return fine(min(a, b));
  ADD_FAILURE() << test.id << ": unknown operation " << name;
  return {};
}

std::string parts(const Decimal& a) {
  std::string text = a.is_negative() ? "-" : "";
  text += qw::to_fixed_text(Decimal::from_parts(false, a.coefficient(), 0), 0);
  text += 'E';
  return text += std::to_string(a.exponent());
}

bool identical(const Decimal& a, const Decimal& b) {
  return a.is_negative() == b.is_negative() && a.coefficient() == b.coefficient() && a.exponent() == b.exponent();
}

bool takes_a_mode(const std::string& operation) {
  return operation == "quantize" || operation == "rescale" || operation == "tointegralx";
}

// Why a case does not apply to an arithmetic that rounds half-even at 34 digits; empty if it does.
std::string reason_to_skip(const DectestCase& test) {
  if (test.rounding == "05up") return "rounding 05up";
  if (test.rounding != "half_even" && test.has("inexact") && !takes_a_mode(test.operation) &&
      test.operation != "squareroot") {
    return "inexact under " + test.rounding;
  }
  return {};
}

ArithmeticError expected_error(const DectestCase& test) {
  if (test.has("overflow")) return ArithmeticError::overflow;
  return test.has("division_by_zero") ? ArithmeticError::division_by_zero : ArithmeticError::invalid;
}

// Empty when the case is met, else what came instead.
std::string difference(const DectestCase& test) {
  const Rounding rounding = qw::parse_rounding(test.rounding).value_or(Rounding::half_even);
  const Decimal a = operand(test, 0);
  const DecimalResult got =
      test.operands.size() == 1 ? evaluate_unary(test, a, rounding) : evaluate_binary(test, a, rounding);
  if (test.must_be_error()) {
    if (got.ok()) return "no error but " + parts(got.value);
    return got.error == expected_error(test) ? "" : std::string("error ") + to_text(got.error);
  }
  if (!got.ok()) return std::string("error ") + to_text(got.error);
  const auto expected = qw::parse_scientific(test.result);
  if (!expected) return "expected result cannot be read";
  return identical(got.value, *expected) ? "" : parts(got.value);
}

struct Count {
  int ran = 0;
  int passed = 0;
  std::map<std::string, int> skipped;

  int skipped_sum() const {
    int sum = 0;
    for (const auto& entry : skipped) sum += entry.second;
    return sum;
  }
};

void report(const std::string& file, const Count& count) {
  std::printf("%s: ran %d, passed %d, skipped %d\n", file.c_str(), count.ran, count.passed, count.skipped_sum());
  for (const auto& [reason, cases] : count.skipped) std::printf("    skipped %4d  %s\n", cases, reason.c_str());
}

bool folder_exists() {
  struct stat status {};
  return stat(kFolder.c_str(), &status) == 0;
}

// The ids of general/ that mean the same at 34 digits.
std::set<std::string> same_at_34(const std::string& file) {
  std::set<std::string> ids;
  const auto lines = read_lines(kFolder + "/general/same-at-34.txt");
  EXPECT_TRUE(lines) << "general/same-at-34.txt cannot be read";
  for (const std::string& line : lines.value_or(std::vector<std::string>())) {
    const std::size_t space = line.find(' ');
    if (space != std::string::npos && line.substr(0, space) == file) ids.insert(line.substr(space + 1));
  }
  return ids;
}

class Dectest : public testing::TestWithParam<const char*> {};

TEST_P(Dectest, AgreesWithEveryCase) {
  if (!folder_exists()) GTEST_SKIP() << "SKIP: ../shared/conformance/dectest not found";
  const std::string file = GetParam();
  std::string problem;
  const auto cases = read_dectest(kFolder + "/" + file + ".decTest", problem);
  ASSERT_TRUE(cases) << problem;
  const bool general = file.rfind("general/", 0) == 0;
  const std::set<std::string> applicable = general ? same_at_34(file.substr(8)) : std::set<std::string>();
  Count count;
  for (const DectestCase& test : *cases) {
    std::string reason = reason_to_skip(test);
    if (general && applicable.count(test.id) == 0) reason = "another result at 34 digits";
    if (!reason.empty()) {
      ++count.skipped[reason];
      continue;
    }
    const std::string got = difference(test);
    if (const Exclusion* exclusion = find_exclusion(test)) {
      EXPECT_NE(got, "") << test.id << " is met: take it off the list of exclusions";
      ++count.skipped[test.id + ": " + exclusion->reason];
      continue;
    }
    ++count.ran;
    if (got.empty()) ++count.passed;
    EXPECT_EQ(got, "") << test.id << " " << test.operation << " " << testing::PrintToString(test.operands) << " -> "
                       << test.result << " (" << test.rounding << ")";
  }
  report(file, count);
  EXPECT_GT(count.ran, 0) << file << " holds no case that applies";
  EXPECT_EQ(count.ran, count.passed);
}

INSTANTIATE_TEST_SUITE_P(Files, Dectest,
                         testing::Values("dq/dqAbs", "dq/dqAdd", "dq/dqCompare", "dq/dqDivide", "dq/dqDivideInt",
                                         "dq/dqMax", "dq/dqMin", "dq/dqMinus", "dq/dqMultiply", "dq/dqPlus",
                                         "dq/dqQuantize", "dq/dqReduce", "dq/dqRemainder", "dq/dqSubtract",
                                         "dq/dqToIntegral", "general/power", "general/quantize", "general/rescale",
                                         "general/rounding", "general/squareroot"),
                         [](const testing::TestParamInfo<const char*>& param) {
                           const std::string file = param.param;
                           return file.substr(file.find('/') + 1) + (file[0] == 'g' ? "General" : "");
                         });

}  // namespace
}  // namespace qw_test
