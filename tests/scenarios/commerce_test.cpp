// The worked numbers of the design and the rest of the price format, each in a price book of its own: from JSON to the quote.
#include "quote/explain.h"
#include "scenarios/commerce_stories.h"

namespace qw_test {
namespace {

using qw::json::Node;

class Commerce : public testing::TestWithParam<CommerceStory> {};

std::string found_at(const qw::Evaluation& evaluation, std::string_view path) {
  constexpr std::string_view kPlatform = "/platform";
  if (path.substr(0, kPlatform.size()) == kPlatform) {
    return value_at(qw::json::read(qw::to_platform_json(evaluation)).root, path.substr(kPlatform.size()));
  }
  constexpr std::string_view kExplain = "/explain/";
  if (path.substr(0, kExplain.size()) == kExplain) {
    path.remove_prefix(kExplain.size());
    const std::size_t end = std::min(path.find('/'), path.size());
    const auto explained = qw::explain(evaluation, path.substr(0, end));
    if (!explained.ok()) return explained.error().code;
    return value_at(qw::json::read(qw::to_json(explained.value())).root, path.substr(end));
  }
  const std::string in_prices = value_at(qw::json::read(qw::to_prices_json(evaluation)).root, path);
  if (in_prices != "\"(absent)\"") return in_prices;
  return value_at(qw::json::read(qw::to_json(evaluation, false)).root, path);
}

// [where, code] of the first thing that is wrong, empty when nothing is; `made` takes the quote.
std::string refusal(const CommerceStory& story, const Node& quote, std::optional<qw::Evaluation>& made) {
  const auto first = [](const char* where, const qw::Findings& findings) {
    for (const qw::Finding& finding : findings) {
      if (finding.severity == qw::Severity::error) return std::string(where) + " " + finding.code;
    }
    return std::string(where) + " without a finding";
  };
  const qw::LoadedBook loaded = load_story(story);
  if (!loaded.book) return first("load", loaded.findings);
  const qw::ReadInput read = qw::read_input(*loaded.book, input_of(quote), "input.json");
  if (!read.input) return first("read", read.findings);
  qw::Evaluated evaluated = qw::evaluate(loaded.book, *read.input);
  if (!evaluated.evaluation) return first("price", evaluated.findings);
  made = std::move(evaluated.evaluation);
  return "";
}

TEST_P(Commerce, EndsAsTold) {
  ASSERT_FALSE(GetParam().quotes.items.empty());
  for (const Node& quote : GetParam().quotes.items) {
    const Node* refused = quote.find("refused");
    const Node* want = quote.find("want");
    ASSERT_TRUE((refused == nullptr) != (want == nullptr));
    std::optional<qw::Evaluation> made;
    const std::string wrong = refusal(GetParam(), quote, made);
    if (refused != nullptr) {
      EXPECT_EQ(wrong, refused->items[0].text + " " + refused->items[1].text) << input_of(quote);
      continue;
    }
    EXPECT_EQ(wrong, "") << input_of(quote);
    if (!made) continue;
    ASSERT_FALSE(want->items.empty());
    for (std::size_t i = 0; i < want->keys.size(); ++i) {
      EXPECT_EQ(found_at(*made, want->keys[i]), qw::json::canonical(want->items[i]))
          << input_of(quote) << " " << want->keys[i];
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Story, Commerce, testing::ValuesIn(commerce_stories()),
                         [](const testing::TestParamInfo<CommerceStory>& named) { return named.param.name; });

}  // namespace
}  // namespace qw_test
