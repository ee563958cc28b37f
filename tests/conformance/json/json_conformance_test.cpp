// The reader against JSONTestSuite, with the verdict that policy.tsv gives for each of its files. No file is excluded.
#include <sys/stat.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>

#include "gtest/gtest.h"
#include "json/json.h"

namespace qw::json {
namespace {

const std::string kFolder = std::string(QW_PROJECT_ROOT) + "/../shared/conformance/json";

std::optional<std::string> read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) return std::nullopt;
  return bytes;
}

// File name to verdict. The columns are file, verdict and note.
std::map<std::string, std::string> read_policy() {
  std::map<std::string, std::string> verdicts;
  std::ifstream file(kFolder + "/policy.tsv");
  std::string line;
  std::getline(file, line);
  EXPECT_EQ(line, "file\tverdict\tnote");
  while (std::getline(file, line)) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string::npos || second == std::string::npos) {
      ADD_FAILURE() << "policy.tsv: " << line;
      continue;
    }
    verdicts[line.substr(0, first)] = line.substr(first + 1, second - first - 1);
  }
  return verdicts;
}

void expect_numbers_as_written(const Node& node, const std::string& source) {
  if (node.kind == Kind::number) {
    EXPECT_EQ(source.substr(node.offset, node.text.size()), node.text);
  }
  for (const Node& item : node.items) expect_numbers_as_written(item, source);
}

void expect_accepted(const std::string& source) {
  const auto result = read(source);
  ASSERT_TRUE(result.ok()) << result.error->message;
  expect_numbers_as_written(result.root, source);
  const std::string printed = canonical(result.root);
  const auto again = read(printed);
  ASSERT_TRUE(again.ok()) << printed;
  EXPECT_EQ(canonical(again.root), printed);
}

// A reported error with a position, and nothing of the document.
void expect_rejected(const std::string& source) {
  const auto result = read(source);
  ASSERT_FALSE(result.ok()) << canonical(result.root);
  EXPECT_EQ(result.error->code.rfind("json.", 0), 0U);
  EXPECT_GE(result.error->position.line, 1U);
  EXPECT_GE(result.error->position.column, 1U);
  EXPECT_FALSE(result.error->message.empty());
  EXPECT_EQ(result.root.kind, Kind::null);
  EXPECT_TRUE(result.root.items.empty());
}

TEST(JsonConformance, EveryFileOfThePolicy) {
  struct stat folder {};
  if (stat(kFolder.c_str(), &folder) != 0) {
    std::puts("SKIP: ../shared/conformance/json not found");
    GTEST_SKIP();
  }
  std::map<std::string, int> passed;
  std::map<std::string, int> run;
  for (const auto& [name, verdict] : read_policy()) {
    SCOPED_TRACE(name);
    const auto source = read_bytes(kFolder + "/" + name);
    ++run[verdict];
    ASSERT_TRUE(source.has_value()) << "cannot be read";
    ASSERT_TRUE(verdict == "accept" || verdict == "reject" || verdict == "accept-until-typed") << verdict;
    const int failures = testing::UnitTest::GetInstance()->current_test_info()->result()->total_part_count();
    verdict == "reject" ? expect_rejected(*source) : expect_accepted(*source);
    const bool good = failures == testing::UnitTest::GetInstance()->current_test_info()->result()->total_part_count();
    passed[verdict] += good ? 1 : 0;
  }
  for (const auto& [verdict, count] : run) {
    std::printf("%-20s run %3d, passed %3d, skipped 0\n", verdict.c_str(), count, passed[verdict]);
  }
  EXPECT_EQ(run["accept"], 93);
  EXPECT_EQ(run["reject"], 215);
  EXPECT_EQ(run["accept-until-typed"], 10);
}

}  // namespace
}  // namespace qw::json
