#include "base/finding.h"

#include <algorithm>

namespace qw {

const char* to_text(Severity severity) {
  switch (severity) {
    case Severity::info: return "info";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "error";
}

bool has_errors(const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::error; });
}

std::string to_line(const Finding& finding) {
  std::string line = finding.file;
  if (finding.line > 0) {
    line += ':' + std::to_string(finding.line) + ':' + std::to_string(finding.column);
  }
  if (!line.empty()) line += ": ";
  line += to_text(finding.severity);
  line += ": ";
  if (!finding.path.empty()) line += finding.path + ": ";
  return line + finding.message + " [" + finding.code + "]";
}

}  // namespace qw
