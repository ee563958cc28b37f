#include "base/finding.h"

#include <gtest/gtest.h>

#include "base/result.h"

namespace qw_test {
namespace {

using qw::Finding;
using qw::Severity;

TEST(ToLine, IsTheFormOfCompilers) {
  Finding finding{Severity::error, "book.cycle", "facts.json", "/facts/x", 12, 5, "Break the circle."};
  EXPECT_EQ(qw::to_line(finding), "facts.json:12:5: error: /facts/x: Break the circle. [book.cycle]");
  finding.line = 0;
  EXPECT_EQ(qw::to_line(finding), "facts.json: error: /facts/x: Break the circle. [book.cycle]");
  finding.file = "";
  finding.path = "";
  finding.severity = Severity::warning;
  EXPECT_EQ(qw::to_line(finding), "warning: Break the circle. [book.cycle]");
}

TEST(HasErrors, LooksForTheSeverity) {
  EXPECT_FALSE(qw::has_errors({}));
  Finding finding;
  finding.severity = Severity::warning;
  EXPECT_FALSE(qw::has_errors({finding, finding}));
  EXPECT_TRUE(qw::has_errors({finding, Finding{}}));
}

TEST(Result, HoldsAValueOrTheReason) {
  const qw::Result<int> value = 7;
  ASSERT_TRUE(value.ok());
  EXPECT_EQ(value.value(), 7);
  const qw::Result<int> error = qw::Error{"a.code", "/a", "Do something."};
  ASSERT_FALSE(error.ok());
  EXPECT_EQ(error.error(), (qw::Error{"a.code", "/a", "Do something."}));
}

}  // namespace
}  // namespace qw_test
