// assets/pricebooks/coverage.json cannot lie: each row of the catalogue is there once, what it names exists in that book, and a
// story of that book, or of one that extends it, reaches it (elements.h says what reaching is).
// The count by section is printed. "$section" members are headings for readers.
#include "scenarios/catalogue_rows.h"
#include "scenarios/elements.h"

namespace qw_test {
namespace {

using qw::json::Kind;
using qw::json::Node;

constexpr std::size_t kRows = 326;
constexpr std::size_t kLeastImplemented = 300;

const Node& coverage() {
  static const Node root = [] {
    qw::json::ReadResult read = qw::json::read(read_text(QW_PROJECT_ROOT "/assets/pricebooks/coverage.json"));
    EXPECT_TRUE(read.ok()) << (read.error ? read.error->message
                                          : "");  // a row that stands twice is an error of the reader
    return std::move(read.root);
  }();
  return root;
}

bool extends(const std::string& book, const std::string& base) {
  const std::vector<std::string>& chain = story_book(book).chain;
  return std::find(chain.begin(), chain.end(), base) != chain.end();
}

// What there is in the books that hold the layer `id`; a layer that is no book of its own is looked up in those above it.
const Elements& elements_in(const std::string& id) {
  static std::map<std::string, Elements> known;
  const auto found = known.find(id);
  if (found != known.end()) return found->second;
  Elements& all = known[id];
  for (const std::string& book : book_ids()) {
    if (book != id && (story_book(id).book || !extends(book, id))) continue;
    if (const auto& loaded = story_book(book).book)
      all.merge(elements_of(*loaded, qw::merge_layers(book_layers(book)).root));
  }
  return all;
}

bool is_reached(const std::string& id, const std::string& element) {
  for (const auto& [book, reached] : story_run().reached) {
    if (extends(book, id) && reached.find(element) != reached.end()) return true;
  }
  return false;
}

// What is wrong with one row; empty: nothing.
std::string fault_of(const Node& row) {
  if (const Node* reason = row.find("not")) {
    return reason->text.size() > 20 && row.items.size() == 1 ? "" : "`not` needs a sentence, and nothing beside it";
  }
  const Node* book = row.find("in");
  const Node* elements = row.find("is");
  if (book == nullptr || elements == nullptr || elements->kind != Kind::array || elements->items.empty()) {
    return "needs `in`, a book, and `is`, a list of elements, or `not`, the reason";
  }
  std::string faults;
  for (const Node& element : elements->items) {
    if (elements_in(book->text).count(element.text) == 0) {
      faults += element.text + " does not exist in " + book->text + "; ";
    } else if (!is_reached(book->text, element.text)) {
      faults += element.text + " of " + book->text + " is not reached by a story; ";
    }
  }
  return faults;
}

TEST(Coverage, TheRowsAreThoseOfTheCatalogue) {
  const std::vector<std::string> rows = catalogue_rows();
  ASSERT_EQ(rows.size(), kRows);
  const std::string path = QW_PROJECT_ROOT "/../shared/domain/catalogue.md";
  if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
    std::fclose(file);
  } else {
    GTEST_SKIP() << "SKIP: ../shared/domain/catalogue.md not found";
  }
  const std::string text = read_text(path);
  std::set<std::string> there;
  for (std::size_t at = text.find("\n| "); at != std::string::npos; at = text.find("\n| ", at + 1)) {
    const std::string id = text.substr(at + 3, text.find(' ', at + 3) - at - 3);
    const bool is_row = (id.size() == 3 || (id.size() == 4 && id[3] >= 'a')) && id[0] >= 'A' && id[0] <= 'Z' &&
                        id.find_first_not_of("0123456789", 1) >= 3;
    if (is_row) there.insert(id);
  }
  EXPECT_EQ(there, std::set<std::string>(rows.begin(), rows.end()));
}

TEST(Coverage, EachRowIsThereAndNothingElse) {
  const std::vector<std::string> rows = catalogue_rows();
  std::vector<std::string> there;
  for (const std::string& key : coverage().keys) {
    if (key[0] != '$') there.push_back(key);
  }
  EXPECT_EQ(there, rows);
}

TEST(Coverage, EachElementExistsAndIsReached) {
  for (std::size_t i = 0; i < coverage().keys.size(); ++i) {
    if (coverage().keys[i][0] == '$') continue;
    EXPECT_EQ(fault_of(coverage().items[i]), "") << "row " << coverage().keys[i];
  }
}

TEST(Coverage, OfEachSection) {
  std::size_t all = 0, done = 0;
  for (const CatalogueSection& section : kCatalogue) {
    std::size_t rows = 0, implemented = 0;
    for (std::size_t i = 0; i < coverage().keys.size(); ++i) {
      if (coverage().keys[i][0] != section.letter) continue;
      ++rows;
      if (coverage().items[i].find("is") != nullptr) ++implemented;
    }
    std::printf("%c  %3zu of %3zu  %.*s\n", section.letter, implemented, rows, static_cast<int>(section.title.size()),
                section.title.data());
    all += rows;
    done += implemented;
  }
  std::printf("   %3zu of %3zu rows are implemented, %zu say why not\n", done, all, all - done);
  EXPECT_EQ(all, kRows);
  EXPECT_GE(done, kLeastImplemented);
}

}  // namespace
}  // namespace qw_test
