// The files of the General Decimal Arithmetic test cases: one directive or one case per line.
// Format: ../shared/conformance/dectest/README.md, outside this repository.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace qw_test {

struct DectestCase {
  std::string id;
  std::string operation;
  std::vector<std::string> operands;
  std::string result;
  std::set<std::string> conditions;  // lower case
  std::string rounding;              // the directive in force

  bool has(const char* condition) const { return conditions.count(condition) != 0; }
  bool must_be_error() const;
};

// Every line of a text read, or nullopt when the file cannot be.
std::optional<std::vector<std::string>> read_lines(const std::string& path);

// nullopt: the file cannot be read, or a line of it has not the form of a directive or case (`problem` says which).
std::optional<std::vector<DectestCase>> read_dectest(const std::string& path, std::string& problem);

}  // namespace qw_test
