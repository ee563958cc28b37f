// Decimal against the published test cases of the General Decimal Arithmetic specification: all of dq/, and of general/
// those whose outcome is the same at 34 digits. Compared are sign, coefficient and exponent, or that there is an error.
#include "conformance/dectest/dectest_file.h"
#include "conformance/report.h"
#include "number/decimal_transcendental.h"

namespace qw_test {
namespace {

using qw::ArithmeticError;
using qw::Decimal;
using qw::DecimalResult;
using qw::Rounding;

DecimalResult fine(const Decimal& value) { return {value, ArithmeticError::none}; }

// The second operand is a Decimal in the files and an integer in our function, which cannot be given a fraction.
DecimalResult rescale(const Decimal& a, const Decimal& exponent, Rounding rounding) {
  const auto whole = qw::to_int64(exponent);
  constexpr std::int64_t kFar = 100'000;
  if (!whole || *whole > kFar || *whole < -kFar) return {Decimal(), ArithmeticError::invalid};
  return quantize(a, static_cast<int>(*whole), rounding);
}

// nullopt: no such operation.
std::optional<DecimalResult> evaluate_unary(const std::string& name, const Decimal& a, Rounding rounding) {
  if (name == "abs") return fine(abs(a));
  if (name == "minus") return fine(negate(a));
  if (name == "plus") return add(Decimal::from_parts(false, 0, a.exponent()), a);
  if (name == "reduce") return fine(reduce(a));
  if (name == "squareroot") return square_root(a);
  if (name == "tointegralx") return to_integral(a, rounding);
  return std::nullopt;
}

std::optional<DecimalResult> evaluate_binary(const std::string& name, const Decimal& a, const Decimal& b,
                                             Rounding rounding) {
  if (name == "power") return power(a, b);
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
  return std::nullopt;
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

// nullopt: an operand that is no Decimal, or no such operation.
std::optional<DecimalResult> evaluate(const DectestCase& test) {
  const Rounding rounding = qw::parse_rounding(test.rounding).value_or(Rounding::half_even);
  std::vector<Decimal> operands;
  for (const std::string& text : test.operands) {
    const auto value = qw::parse_scientific(text);
    if (!value) return std::nullopt;
    operands.push_back(*value);
  }
  if (operands.size() == 1) return evaluate_unary(test.operation, operands[0], rounding);
  if (operands.size() == 2) return evaluate_binary(test.operation, operands[0], operands[1], rounding);
  return std::nullopt;
}

// Our arithmetic rounds half-even always, where a sum that is exactly zero is 0; under floor it is -0.
bool differs_only_by_zero_under_floor(const DectestCase& test, const DecimalResult& got) {
  const std::string& name = test.operation;
  const bool sum = name == "add" || name == "subtract" || name == "plus" || name == "minus";
  const auto expected = qw::parse_scientific(test.result);
  return sum && test.rounding == "floor" && got.ok() && expected && expected->is_zero() && expected->is_negative() &&
         identical(got.value, Decimal::from_parts(false, 0, expected->exponent()));
}

// Empty when the case is met, else what came instead.
std::string difference(const DectestCase& test, const DecimalResult& got) {
  if (test.must_be_error()) {
    if (got.ok()) return "no error but " + parts(got.value);
    return got.error == expected_error(test) ? "" : std::string("error ") + to_text(got.error);
  }
  if (!got.ok()) return std::string("error ") + to_text(got.error);
  const auto expected = qw::parse_scientific(test.result);
  if (!expected) return "expected result cannot be read";
  return identical(got.value, *expected) ? "" : parts(got.value);
}

// The ids of general/ that mean the same at 34 digits; nullopt when there is no such list.
std::optional<std::set<std::string>> same_at_34(const std::string& folder, const std::string& file) {
  const auto lines = read_lines(folder + "/general/same-at-34.txt");
  if (!lines) return std::nullopt;
  std::set<std::string> ids;
  for (const std::string& line : *lines) {
    const std::size_t space = line.find(' ');
    if (space != std::string::npos && line.substr(0, space) == file) ids.insert(line.substr(space + 1));
  }
  return ids;
}

void run_case(const DectestCase& test, Report& report) {
  const std::string id = test.id + " " + test.operation + " under " + test.rounding;
  const auto got = evaluate(test);
  if (!got) return report.fail(id, "an operand or the operation is unknown");
  if (differs_only_by_zero_under_floor(test, *got))
    return report.exclude("an exact zero sum is -0 under floor, ours is 0");
  report.pass_or_fail(id, difference(test, *got));
}

void run_file(const std::string& folder, const std::string& part, const std::string& name, Report& report) {
  std::string problem;
  const auto cases = read_dectest(folder + "/" + part + "/" + name + ".decTest", problem);
  if (!cases) return report.fail(name, problem);
  const bool general = part == "general";
  const auto applicable = general ? same_at_34(folder, name) : std::set<std::string>();
  if (!applicable) return report.fail(name, "general/same-at-34.txt cannot be read");
  for (const DectestCase& test : *cases) {
    std::string reason = reason_to_skip(test);
    if (general && applicable->count(test.id) == 0) reason = "another result at 34 digits";
    reason.empty() ? run_case(test, report) : report.exclude(reason);
  }
}

}  // namespace
}  // namespace qw_test

int main(int argc, char** argv) {
  int exit_code = 0;
  const auto folder = qw_test::folder_argument(argc, argv, exit_code);
  if (!folder) return exit_code;
  qw_test::Report report("dectest");
  for (const std::string part : {"dq", "general"}) {
    for (const std::string& name : qw_test::names_with(*folder + "/" + part, ".decTest")) {
      qw_test::run_file(*folder, part, name, report);
      report.end_file(part + "/" + name);
    }
  }
  return report.end();
}
