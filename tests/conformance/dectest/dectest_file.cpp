#include "conformance/dectest/dectest_file.h"

#include <algorithm>
#include <cctype>
#include <fstream>

namespace qw_test {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string unquoted(const std::string& token) {
  const bool quoted = token.size() >= 2 && (token[0] == '\'' || token[0] == '"') && token.back() == token[0];
  return quoted ? token.substr(1, token.size() - 2) : token;
}

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> tokens;
  std::size_t at = 0;
  while ((at = line.find_first_not_of(' ', at)) != std::string::npos) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    tokens.push_back(line.substr(at, end - at));
    at = end;
  }
  return tokens;
}

// id operation operand... -> result condition...
std::optional<DectestCase> read_case(const std::vector<std::string>& tokens) {
  const auto arrow = std::find(tokens.begin(), tokens.end(), "->");
  if (arrow - tokens.begin() < 3 || tokens.end() - arrow < 2) return std::nullopt;
  DectestCase read;
  read.id = tokens[0];
  read.operation = lower(tokens[1]);
  for (auto operand = tokens.begin() + 2; operand != arrow; ++operand) read.operands.push_back(unquoted(*operand));
  read.result = unquoted(*(arrow + 1));
  for (auto condition = arrow + 2; condition != tokens.end(); ++condition) read.conditions.insert(lower(*condition));
  return read;
}

}  // namespace

bool DectestCase::must_be_error() const {
  for (const char* condition :
       {"overflow", "invalid_operation", "division_by_zero", "division_undefined", "division_impossible"}) {
    if (has(condition)) return true;
  }
  return false;
}

std::optional<std::vector<std::string>> read_lines(const std::string& path) {
  std::ifstream file(path);
  if (!file) return std::nullopt;
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  if (file.bad()) return std::nullopt;
  return lines;
}

std::optional<std::vector<DectestCase>> read_dectest(const std::string& path, std::string& problem) {
  const auto lines = read_lines(path);
  if (!lines) {
    problem = path + ": cannot be read";
    return std::nullopt;
  }
  std::vector<DectestCase> cases;
  std::string rounding;
  for (const std::string& line : *lines) {
    const std::vector<std::string> tokens = split(line);
    if (tokens.empty()) continue;
    if (tokens.size() == 2 && tokens[0].back() == ':') {
      if (lower(tokens[0]) == "rounding:") rounding = lower(tokens[1]);
      continue;
    }
    auto read = read_case(tokens);
    if (!read) {
      problem = path + ": neither directive nor case: " + line;
      return std::nullopt;
    }
    read->rounding = rounding;
    cases.push_back(*read);
  }
  return cases;
}

}  // namespace qw_test
