// The reader against JSONTestSuite, with the verdict that policy.tsv gives for each of its files. No file is excluded.
#include "conformance/report.h"
#include "json/json.h"

namespace qw_test {
namespace {

using qw::json::Kind;
using qw::json::Node;

struct Verdict {
  std::string file;
  std::string verdict;
};

// The columns are file, verdict and note; nullopt when the table has another form.
std::optional<std::vector<Verdict>> read_policy(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line) || line != "file\tverdict\tnote") return std::nullopt;
  std::vector<Verdict> verdicts;
  while (std::getline(file, line)) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string::npos || second == std::string::npos) return std::nullopt;
    verdicts.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1)});
  }
  return verdicts;
}

bool numbers_as_written(const Node& node, const std::string& source) {
  if (node.kind == Kind::number && source.substr(node.offset, node.text.size()) != node.text) return false;
  for (const Node& item : node.items) {
    if (!numbers_as_written(item, source)) return false;
  }
  return true;
}

std::string problem_of_accepted(const std::string& source) {
  const auto result = qw::json::read(source);
  if (!result.ok()) return result.error->message;
  if (!numbers_as_written(result.root, source)) return "a number is not kept as written";
  const std::string printed = canonical(result.root);
  const auto again = qw::json::read(printed);
  return again.ok() && canonical(again.root) == printed ? std::string() : "what is printed does not read back";
}

// A reported error with a position, and nothing of the document.
std::string problem_of_rejected(const std::string& source) {
  const auto result = qw::json::read(source);
  if (result.ok()) return "accepted";
  const qw::json::ReadError& error = *result.error;
  if (error.code.rfind("json.", 0) != 0 || error.message.empty()) return "an error without code or message";
  if (error.position.line < 1 || error.position.column < 1) return "an error without position";
  const bool nothing = result.root.kind == Kind::null && result.root.items.empty();
  return nothing ? std::string() : "a partial document";
}

std::string problem(const std::string& folder, const Verdict& row) {
  const auto source = read_bytes(folder + "/" + row.file);
  if (!source) return "cannot be read";
  if (row.verdict == "reject") return problem_of_rejected(*source);
  // Numbers out of range are kept as text; whoever reads the field reports them.
  if (row.verdict == "accept" || row.verdict == "accept-until-typed") return problem_of_accepted(*source);
  return "unknown verdict " + row.verdict;
}

}  // namespace
}  // namespace qw_test

int main(int argc, char** argv) {
  int exit_code = 0;
  const auto folder = qw_test::folder_argument(argc, argv, exit_code);
  if (!folder) return exit_code;
  const auto policy = qw_test::read_policy(*folder + "/policy.tsv");
  qw_test::Report report("json");
  if (!policy) report.fail("policy.tsv", "cannot be read");
  if (!policy) report.end_file("policy.tsv");
  std::map<std::string, std::vector<std::string>> by_verdict;
  for (const auto& row : policy.value_or(std::vector<qw_test::Verdict>())) by_verdict[row.verdict].push_back(row.file);
  for (const auto& [verdict, files] : by_verdict) {
    for (const std::string& file : files) report.pass_or_fail(file, qw_test::problem(*folder, {file, verdict}));
    report.end_file(verdict);
  }
  return report.end();
}
