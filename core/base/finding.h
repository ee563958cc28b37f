// base/finding.h: what went wrong, or what deserves a second look, in words its reader can act on.
//
// Error:   the one reason why a call gave no value.
// Finding: one of many problems of a book or an input; severity error means that nothing was computed from it.
// `code` is stable and for programs ("intake.out_of_range"); `message` is one or two sentences for a person and ends with
// what to do. `file` is the name as it was given, `path` a JSON pointer into it; line and column count from 1, 0 = unknown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace qw {

struct Error {
  std::string code;
  std::string path;
  std::string message;

  friend bool operator==(const Error&, const Error&) = default;
};

enum class Severity : std::uint8_t { info, warning, error };

struct Finding {
  Severity severity = Severity::error;
  std::string code;
  std::string file;
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string message;

  friend bool operator==(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

const char* to_text(Severity severity);
bool has_errors(const Findings& findings);

// "facts.json:12:5: error: /facts/x: message [code]", the form compilers use.
std::string to_line(const Finding& finding);

}  // namespace qw
