// What a book holds after loading, bundles, and books that come in other shapes but mean the same.
#include <algorithm>

#include "core/pricebook/small_book.h"
#include "json/json.h"
#include "json/writer.h"

namespace qw_test {
namespace {

TEST(LoadBook, LoadsTheSmallBookWithoutAFinding) {
  const qw::LoadedBook loaded = qw::load_book(small_book_files());
  EXPECT_EQ(to_lines(loaded.findings), "");
  ASSERT_TRUE(loaded.book);
  const qw::PriceBook& book = *loaded.book;
  EXPECT_EQ(book.id, "small");
  EXPECT_EQ(book.version, 3);
  EXPECT_EQ(book.currency.code(), "USD");
  EXPECT_EQ(qw::to_text(*book.effective_from), "2026-01-01");
  EXPECT_EQ(qw::to_text(*book.effective_to), "2026-12-31");
  EXPECT_EQ(book.files, (std::vector<std::string>{"10-data.json", "20-rules.json"}));
  ASSERT_EQ(book.sections.size(), 2U);
  EXPECT_EQ(book.sections[1].questions, (std::vector<std::uint32_t>{4, 5, 6, 7, 8, 9, 10}));
  EXPECT_EQ(book.questions.size(), 11U);
  EXPECT_EQ(book.facts.size(), 11U);
  EXPECT_EQ(book.decisions.size(), 5U);
  EXPECT_EQ(book.gates.size(), 3U);
}

TEST(LoadBook, ReadsQuestionsAsWritten) {
  const auto book = small_book();
  const qw::Question& size = *book->question("size");
  EXPECT_EQ(size.type, qw::QuestionType::choice);
  ASSERT_EQ(size.options.size(), 3U);
  EXPECT_EQ(size.options[2].id, "large");
  EXPECT_EQ(size.options[2].label, "Very large");
  EXPECT_EQ(size.options[0].label, "small");
  const qw::Question& pct = *book->question("discount_pct");
  EXPECT_EQ(pct.places, 4);
  EXPECT_EQ(qw::to_plain_text(*pct.greatest), "100");
  EXPECT_TRUE(book->question("budget")->default_value.is_null());
  EXPECT_TRUE(book->question("reviews")->read_when.has_value());
  EXPECT_EQ(book->question("nothing"), nullptr);
}

TEST(LoadBook, BlendsTheRatesOfAMix) {
  const auto book = small_book();
  ASSERT_EQ(book->mixes.size(), 2U);
  EXPECT_EQ(qw::to_fixed_text(book->mixes[0].bill, 4), "1.0000");
  EXPECT_EQ(qw::to_fixed_text(book->mixes[0].cost, 4), "0.5000");
  EXPECT_EQ(qw::to_fixed_text(book->mixes[1].bill, 4), "1.5000");
}

TEST(LoadBook, OrdersEveryStepAfterWhatItReads) {
  const auto book = small_book();
  std::vector<bool> ready(book->slots.size(), false);
  bool prices = false;
  bool gates = false;
  for (qw::SlotId slot = 0; slot < book->slots.size(); ++slot) {
    const qw::SlotKind kind = book->slots[slot].kind;
    const bool read_when = kind == qw::SlotKind::question && book->questions[book->slots[slot].index].read_when;
    ready[slot] = (kind == qw::SlotKind::question && !read_when) || kind == qw::SlotKind::table;
  }
  const auto check = [&](const qw::feel::Expression& expression) {
    for (const std::uint32_t slot : expression.reads) {
      const bool of_gates = slot >= book->engine.gates_blocking && slot <= book->engine.gates_assuming;
      const bool is_ready = book->slots[slot].kind != qw::SlotKind::engine ? ready[slot] : of_gates ? gates : prices;
      EXPECT_TRUE(is_ready) << book->slots[slot].name;
    }
  };
  for (const qw::Step& step : book->steps) {
    switch (step.kind) {
      case qw::StepKind::answer:
        check(book->questions[step.index].read_when->expression);
        ready[book->questions[step.index].slot] = true;
        break;
      case qw::StepKind::fact:
        check(book->facts[step.index].value.expression);
        ready[book->facts[step.index].slot] = true;
        break;
      case qw::StepKind::decision:
        for (const auto& input : book->decisions[step.index].table.inputs) check(input);
        for (const auto& rule : book->decisions[step.index].table.rules) {
          if (rule.when) check(*rule.when);
        }
        ready[book->decisions[step.index].slot] = true;
        break;
      case qw::StepKind::pricing:
        for (const auto& formula : book->line_formulas) check(formula.expression);
        prices = true;
        break;
      case qw::StepKind::gates:
        for (const auto& gate : book->gates) {
          for (const auto& rule : gate.rules) check(rule.when.expression);
        }
        gates = true;
        break;
    }
  }
  EXPECT_TRUE(prices);
  EXPECT_TRUE(gates);
  EXPECT_EQ(book->steps.size(), 1U + book->facts.size() + book->decisions.size() + 2U);  // one question has read_when
}

TEST(LoadBook, WarnsOfAQuestionThatNothingReads) {
  const qw::LoadedBook loaded = qw::load_book(
      small_book_files({{R"("label": "Budget", "range")", R"("label": "Budget", "range")"},
                        {R"({"key": "budget")", R"({"key": "idle", "type": "boolean", "label": "Idle", "default": true},
      {"key": "budget")"}}));
  ASSERT_TRUE(loaded.book) << to_lines(loaded.findings);
  ASSERT_EQ(loaded.findings.size(), 1U);
  const qw::Finding& finding = loaded.findings[0];
  EXPECT_EQ(finding.severity, qw::Severity::warning);
  EXPECT_EQ(finding.code, "book.unused");
  EXPECT_EQ(finding.file, "10-data.json");
  EXPECT_EQ(finding.path, "/intake/sections/1/questions/6");
  EXPECT_EQ(
      qw::json::position_at(kDataFile, static_cast<std::uint32_t>(std::string(kDataFile).find(R"({"key": "budget")")))
          .line,
      finding.line);
  EXPECT_NE(finding.message.find("\"idle\"; remove the question or use it."), std::string::npos);
}

// A fact says the same in its short and its long form, and spread over more files.
TEST(LoadBook, TakesShortFormsAndMoreFiles) {
  const auto plain = small_book();
  const auto longer = small_book({{R"("care_cost_pct": 40,)", R"("care_cost_pct": {"value": "20 + 20"},)"}});
  EXPECT_EQ(qw::to_summary(quote_of(plain)), qw::to_summary(quote_of(longer)));
  std::vector<qw::BookFile> files = small_book_files({{"    \"care_cost_pct\": 40,\n", ""}});
  files.push_back({"30-more.json", R"({"facts": {"care_cost_pct": 40}, "tables": {}, "decisions": {}})"});
  const qw::LoadedBook loaded = qw::load_book(files);
  ASSERT_TRUE(loaded.book) << to_lines(loaded.findings);
  EXPECT_EQ(qw::to_summary(quote_of(plain)), qw::to_summary(quote_of(loaded.book)));
}

TEST(LoadBook, KeepsABookWithoutOptionalSections) {
  const auto book =
      small_book({{R"(  "adjustments": {"document_discount": {"label": "Discount", "pct": "discount_pct"}},
)",
                   ""},
                  {R"(  "milestones": {"plan": "instalments", "labels": {"start": "At the start"}},
)",
                   ""}});
  const qw::Evaluation quote = quote_of(book, R"({"discount_pct": 10})");
  EXPECT_EQ(qw::to_text(quote.totals.net), "975.00");
  EXPECT_TRUE(quote.milestones.empty());
}

// ---------------------------------------------------------------------------------------------- bundles

std::string bundle_of(const std::vector<qw::BookFile>& files) {
  std::string text = R"({"format": "quotewright-book-1", "files": {)";
  for (std::size_t i = 0; i < files.size(); ++i) {
    text += (i == 0 ? "\"" : ", \"") + files[i].name + "\": " + files[i].text;
  }
  return text + "}}";
}

TEST(LoadBundle, IsTheSameBook) {
  const qw::LoadedBook loaded = qw::load_bundle(bundle_of(small_book_files()), "small.book.json");
  ASSERT_TRUE(loaded.book) << to_lines(loaded.findings);
  EXPECT_EQ(qw::to_json(quote_of(loaded.book), true), qw::to_json(quote_of(small_book()), true));
}

TEST(LoadBundle, NamesTheFileInside) {
  const qw::LoadedBook loaded = qw::load_bundle(
      bundle_of(small_book_files({{R"("currency": "USD")", R"("currency": "XXQ")"}})), "small.book.json");
  EXPECT_FALSE(loaded.book);
  ASSERT_FALSE(loaded.findings.empty());
  EXPECT_EQ(loaded.findings[0].file, "10-data.json");
  EXPECT_EQ(loaded.findings[0].path, "/meta/currency");
  EXPECT_EQ(loaded.findings[0].code, "book.unknown_currency");
}

TEST(LoadBundle, RefusesWhatIsNoBundle) {
  const struct {
    const char* text;
    const char* code;
    const char* part;
  } cases[] = {
      {"", "json.syntax", "."},
      {"{", "json.syntax", "."},
      {"[]", "book.bad_bundle", "\"format\" must be"},
      {"null", "book.bad_bundle", "\"format\" must be"},
      {"{}", "book.bad_bundle", "\"format\" must be"},
      {R"({"format": "quotewright-book-2", "files": {}})", "book.bad_bundle", "\"format\" must be"},
      {R"({"format": ["quotewright-book-1"], "files": {"a": {}}})", "book.bad_bundle", "\"format\" must be"},
      {R"({"format": "quotewright-book-1"})", "book.bad_bundle", "no \"files\""},
      {R"({"format": "quotewright-book-1", "files": []})", "book.bad_bundle", "no \"files\""},
      {R"({"format": "quotewright-book-1", "files": {}})", "book.bad_bundle", "no \"files\""},
  };
  for (const auto& test : cases) {
    const qw::LoadedBook loaded = qw::load_bundle(test.text, "x.json");
    EXPECT_FALSE(loaded.book) << test.text;
    ASSERT_EQ(loaded.findings.size(), 1U) << test.text;
    EXPECT_EQ(loaded.findings[0].code, test.code) << test.text;
    EXPECT_EQ(loaded.findings[0].file, "x.json");
    EXPECT_NE(loaded.findings[0].message.find(test.part), std::string::npos) << loaded.findings[0].message;
  }
}

// ---- a bundle in two parts ----

constexpr const char* kSheets =
    R"({"worksheets": [{"id": "rise", "title": "Rise", "facts": {"twice": {"value": "2 * 21"}}, "results": ["twice"]}]})";

std::string first_part() {
  std::string text = bundle_of(small_book_files());
  return text.insert(1, R"("parts": {"edition": "e1", "worksheets": 1}, )");
}

std::string second_part(const std::string& files = std::string(R"({"30-sheets.json": )") + kSheets + "}",
                        const char* edition = "e1", const char* format = "quotewright-worksheets-1") {
  return std::string(R"({"format": ")") + format + R"(", "edition": ")" + edition + R"(", "files": )" + files + "}";
}

TEST(LoadParts, TheFirstPartIsTheBookWithItsWorksheetsApart) {
  const qw::LoadedBook loaded = qw::load_bundle(first_part());
  ASSERT_TRUE(loaded.book) << to_lines(loaded.findings);
  EXPECT_EQ(loaded.book->worksheets_apart, 1U);
  EXPECT_TRUE(loaded.book->worksheets.empty());
  EXPECT_EQ(qw::to_json(quote_of(loaded.book), true), qw::to_json(quote_of(small_book()), true));
}

TEST(LoadParts, BothTogetherAreTheWholeBook) {
  std::vector<qw::BookFile> files = small_book_files();
  files.push_back({"30-sheets.json", kSheets});
  const qw::LoadedBook whole = qw::load_bundle(bundle_of(files));
  const qw::LoadedBook loaded = qw::load_parts(first_part(), second_part());
  ASSERT_TRUE(loaded.book) << to_lines(loaded.findings);
  EXPECT_EQ(loaded.book->worksheets_apart, 0U);
  ASSERT_EQ(loaded.book->worksheets.size(), 1U);
  EXPECT_EQ(loaded.book->worksheets[0].text, whole.book->worksheets[0].text);
  EXPECT_EQ(loaded.book->files, whole.book->files);
  EXPECT_EQ(qw::load_parts(bundle_of(files), "").book->worksheets.size(), 1U);
}

TEST(LoadParts, WarnsOfNothingThatOnlyAWorksheetMayUse) {
  const auto files = small_book_files(
      {{R"({"key": "budget")", R"({"key": "for_the_sheet", "type": "boolean", "label": "Sheet", "default": true},
      {"key": "budget")"}});
  const auto warns = [](const qw::Findings& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const qw::Finding& finding) {
      return finding.code == "book.unused" && finding.message.find("for_the_sheet") != std::string::npos;
    });
  };
  EXPECT_TRUE(warns(qw::load_bundle(bundle_of(files)).findings));
  std::string apart = bundle_of(files);
  apart.insert(1, R"("parts": {"edition": "e1", "worksheets": 1}, )");
  const qw::LoadedBook loaded = qw::load_bundle(apart);
  ASSERT_TRUE(loaded.book) << to_lines(loaded.findings);
  EXPECT_FALSE(warns(loaded.findings));
}

TEST(LoadParts, RefusesASecondPartThatDoesNotBelongThere) {
  const std::string layers =
      R"({"format": "quotewright-worksheets-1", "edition": "e1", "layers": [{"id": "x", "files": {"a": )";
  const struct {
    std::string first, second;
    const char* part;
  } cases[] = {
      {first_part(), second_part("{}"), "no \"files\""},
      {first_part(), second_part(R"({"a.json": {"facts": {}}})"), "holds something else"},
      {first_part(), second_part(R"({"a.json": {"worksheets": [], "facts": {}}})"), "holds something else"},
      {first_part(), second_part(R"({"a.json": 7})"), "holds something else"},
      {first_part(), layers + R"({"facts": {}}}}]})", "holds something else"},
      {first_part(), layers + kSheets + "}}]}", "no layer \"x\""},
      {first_part(), second_part("{}", "e2"), "another edition"},
      {first_part(), second_part("{}", "e1", "quotewright-book-1"), "no worksheets of a price book"},
      {first_part(), "[]", "no worksheets of a price book"},
      {bundle_of(small_book_files()), second_part(), "has its worksheets with it"},
  };
  for (const auto& test : cases) {
    const qw::LoadedBook loaded = qw::load_parts(test.first, test.second);
    EXPECT_FALSE(loaded.book) << test.second;
    ASSERT_EQ(loaded.findings.size(), 1U) << test.second;
    EXPECT_EQ(loaded.findings[0].code, "book.bad_bundle");
    EXPECT_NE(loaded.findings[0].message.find(test.part), std::string::npos) << loaded.findings[0].message;
  }
  EXPECT_EQ(qw::load_parts(first_part(), "{").findings[0].file, "worksheets");
  EXPECT_EQ(qw::load_parts("{", second_part()).findings[0].file, "book");
}

TEST(LoadBook, RefusesNoFilesAtAll) {
  const qw::LoadedBook loaded = qw::load_book({});
  EXPECT_FALSE(loaded.book);
  ASSERT_EQ(loaded.findings.size(), 1U);
  EXPECT_EQ(loaded.findings[0].code, "book.missing");
}

}  // namespace
}  // namespace qw_test
