// Books made to hurt: deep, long, of the wrong kinds everywhere. Never a crash, always findings, at most 500 of them.
#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

std::string chain_of_facts(std::size_t count, const std::string& open = "", const std::string& close = "") {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += "\"chain_" + std::to_string(i) + "\": \"" + open + "chain_" + std::to_string(i + 1) + close + " + 1\",\n";
  }
  return text + "\"chain_" + std::to_string(count) + "\": 1,\n";
}

qw::LoadedBook load_with_facts(const std::string& facts) {
  return qw::load_book(small_book_files({{"\"care_cost_pct\": 40,", facts + "\"care_cost_pct\": 40,"}}));
}

TEST(HostileBook, TakesAChainOf299Facts) {
  const qw::LoadedBook loaded = load_with_facts(chain_of_facts(299));
  ASSERT_TRUE(loaded.book) << to_lines(loaded.findings);
  const qw::Evaluation quote = quote_of(loaded.book);
  EXPECT_EQ(qw::to_plain_text(quote.values[loaded.book->find_slot("chain_0")].as_number()), "300");
}

TEST(HostileBook, RefusesALongerChain) {
  const qw::LoadedBook loaded = load_with_facts(chain_of_facts(300));
  EXPECT_FALSE(loaded.book);
  ASSERT_EQ(loaded.findings.size(), 1U) << to_lines(loaded.findings);
  EXPECT_EQ(loaded.findings[0].code, "book.too_deep");
  EXPECT_EQ(loaded.findings[0].path, "/facts/chain_300");
  EXPECT_EQ(loaded.findings[0].file, "20-rules.json");
  EXPECT_NE(loaded.findings[0].message.find("shorten the chain"), std::string::npos);
}

// The deepest that both limits allow at once must fit the stack, natively and in WebAssembly.
TEST(HostileBook, SurvivesDeepExpressionsInALongChain) {
  const qw::LoadedBook loaded = load_with_facts(chain_of_facts(2000, std::string(60, '('), std::string(60, ')')));
  EXPECT_FALSE(loaded.book);
  EXPECT_FALSE(loaded.findings.empty());
}

TEST(HostileBook, StopsComplainingAfter500Findings) {
  std::string facts;
  for (int i = 0; i < 2000; ++i) facts += "\"f" + std::to_string(i) + "\": \"none_" + std::to_string(i) + "\",\n";
  const qw::LoadedBook loaded = load_with_facts(facts);
  EXPECT_FALSE(loaded.book);
  EXPECT_EQ(loaded.findings.size(), 500U);
}

// Every second value of the book in turn becomes something of another kind.
std::vector<std::string> spoiled(const std::string& text) {
  const std::vector<std::string> kinds = {"null", "{}", "-1e99", "[[{\"a\": [null]}]]", "true"};
  std::vector<std::string> all;
  std::size_t count = 0;
  for (std::size_t at = text.find(": "); at != std::string::npos; at = text.find(": ", at + 1)) {
    const std::size_t begin = at + 2;
    const char first = text[begin];
    if ((first != '"' && first != '{' && first != '[') || ++count % 2 == 0) continue;
    std::size_t end = begin;
    int depth = 0;
    bool quoted = false;
    do {
      if (text[end] == '"' && text[end - 1] != '\\') quoted = !quoted;
      if (!quoted && (text[end] == '{' || text[end] == '[')) ++depth;
      if (!quoted && (text[end] == '}' || text[end] == ']')) --depth;
      ++end;
    } while (end < text.size() && (quoted || depth > 0));
    all.push_back(text.substr(0, begin) + kinds[count / 2 % kinds.size()] + text.substr(end));
  }
  return all;
}

TEST(HostileBook, SurvivesEveryValueOfAnotherKind) {
  std::size_t refused = 0;
  for (const int spoil : {0, 1}) {
    const std::vector<qw::BookFile> files = small_book_files();
    for (const std::string& text : spoiled(files[static_cast<std::size_t>(spoil)].text)) {
      std::vector<qw::BookFile> changed = files;
      changed[static_cast<std::size_t>(spoil)].text = text;
      const qw::LoadedBook loaded = qw::load_book(changed);
      ASSERT_EQ(loaded.book == nullptr, qw::has_errors(loaded.findings));
      if (!loaded.book) ++refused;
      for (const qw::Finding& finding : loaded.findings) ASSERT_FALSE(finding.message.empty() || finding.code.empty());
    }
  }
  EXPECT_GT(refused, 150U);
}

// Cut anywhere, a file is refused by the JSON reader and nothing of it is used.
TEST(HostileBook, RefusesEveryPrefix) {
  const std::vector<qw::BookFile> files = small_book_files();
  for (std::size_t size = 0; size < files[0].text.size() - 1; size += 97) {
    std::vector<qw::BookFile> changed = files;
    changed[0].text.resize(size);
    const qw::LoadedBook loaded = qw::load_book(changed);
    ASSERT_FALSE(loaded.book);
    ASSERT_EQ(loaded.findings[0].code.substr(0, 5), "json.");
    ASSERT_EQ(loaded.findings[0].file, "10-data.json");
  }
}

// A long list of equal ids: time must not grow with its square.
TEST(HostileBook, TakesALongListOfServices) {
  std::string services;
  for (int i = 0; i < 10000; ++i)
    services += R"({"code": "X)" + std::to_string(i) + R"(", "stream": "s", "owner": "o"},)";
  EXPECT_TRUE(small_book({{R"("services": [)", R"("services": [)" + services}}));
}

}  // namespace
}  // namespace qw_test
