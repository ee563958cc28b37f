// The scenarios of ../shared/domain: the summary equals `expected` byte for byte, in compact form.
#include "json/json.h"
#include "scenarios/reference_files.h"

namespace qw_test {
namespace {

constexpr const char* kFolder = QW_PROJECT_ROOT "/../shared/domain/scenarios";

TEST(ReferenceBook, LoadsWithoutAFinding) { ASSERT_TRUE(reference_book()); }

TEST(Scenarios, EqualTheirExpectedSummaries) {
  const std::vector<std::string> names = json_files_in(kFolder);
  if (names.empty()) GTEST_SKIP() << "SKIP: ../shared/domain/scenarios not found";
  const auto book = reference_book();
  ASSERT_TRUE(book);
  for (const std::string& name : names) {
    const std::string text = read_text(std::string(kFolder) + "/" + name);
    const qw::json::ReadResult scenario = qw::json::read(text);
    ASSERT_TRUE(scenario.ok()) << name;
    const qw::json::Node* expected = scenario.root.find("expected");
    ASSERT_NE(expected, nullptr) << name;
    const qw::ReadInput read = qw::read_input(*book, text, name);
    ASSERT_TRUE(read.input) << qw::to_json(read.findings);
    EXPECT_TRUE(read.findings.empty()) << qw::to_json(read.findings);
    const qw::Evaluated evaluated = qw::evaluate(book, *read.input);
    ASSERT_TRUE(evaluated.evaluation) << name << " " << qw::to_json(evaluated.findings);
    EXPECT_EQ(qw::to_summary(*evaluated.evaluation), qw::json::canonical(*expected)) << name;
  }
  EXPECT_GE(names.size(), 11U);
}

}  // namespace
}  // namespace qw_test
