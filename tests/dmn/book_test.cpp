// Price books as DMN models and back; the exported reference book computes what the book computes.
#include "dmn/book.h"

#include <algorithm>
#include <filesystem>

#include "dmn/dmn_testing.h"
#include "dmn/values.h"
#include "dmn/write.h"
#include "pricebook/load.h"
#include "support/book_folder.h"

namespace qw_test {
namespace {

using qw::BookFile;
using qw::decision::Model;

// The layers of the reference book as one file, as `quotewright book export-dmn` reads them.
std::vector<BookFile> reference_files() {
  return {{"reference.json", qw::json::canonical(qw::merge_layers(book_layers("reference")).root)}};
}

std::vector<qw::json::Node> parsed(const std::vector<BookFile>& files) {
  std::vector<qw::json::Node> documents;
  for (const BookFile& file : files) {
    qw::json::ReadResult read = qw::json::read(file.text);
    EXPECT_TRUE(read.ok()) << file.name;
    documents.push_back(std::move(read.root));
  }
  return documents;
}

qw::LoadedBook load_good(const std::vector<BookFile>& files) {
  qw::LoadedBook loaded = load_book(files);
  for (const qw::Finding& finding : loaded.findings) {
    if (finding.severity == qw::Severity::error) ADD_FAILURE() << to_line(finding);
  }
  return loaded;
}

std::string exported(const std::vector<BookFile>& files) {
  const qw::LoadedBook loaded = load_good(files);
  return loaded.book ? qw::dmn::write_model(qw::dmn::export_book(*loaded.book, parsed(files))) : "";
}

// The files without the sections that DMN holds.
std::vector<BookFile> without_rules(const std::vector<BookFile>& files) {
  std::vector<BookFile> rest;
  for (const BookFile& file : files) {
    const qw::json::Node document = qw::json::read(file.text).root;
    qw::json::Node kept;
    kept.kind = qw::json::Kind::object;
    for (std::size_t i = 0; i < document.keys.size(); ++i) {
      if (document.keys[i] == "tables" || document.keys[i] == "facts" || document.keys[i] == "decisions") continue;
      kept.keys.push_back(document.keys[i]);
      kept.items.push_back(document.items[i]);
    }
    rest.push_back({file.name, qw::json::canonical(kept)});
  }
  return rest;
}

TEST(Book, ExportImportExportOfTheReferenceBookGivesTheSameBytes) {
  const std::vector<BookFile> files = reference_files();
  ASSERT_FALSE(files.empty());
  const std::string first = exported(files);
  const qw::dmn::ImportedBook imported = qw::dmn::import_book(read_good(first), "book.dmn");
  for (const qw::Finding& finding : imported.findings)
    EXPECT_EQ(finding.severity, qw::Severity::info) << to_line(finding);
  std::vector<BookFile> again = without_rules(files);
  again.push_back({"98-dmn.json", imported.text});
  EXPECT_TRUE(exported(again) == first);
}

TEST(Book, AnAnalystsEditArrives) {
  const std::string text = exported(reference_files());
  const std::string old_cell = "<text>&lt; 5000</text>";
  const std::size_t at = text.find(old_cell);
  ASSERT_NE(at, std::string::npos);
  std::string edited = text;
  edited.replace(at, old_cell.size(), "<text>&lt; 6000</text>");
  const std::string imported = qw::dmn::import_book(read_good(edited), "book.dmn").text;
  EXPECT_NE(imported.find("\"if\": [\"< 6000\"]"), std::string::npos);
  EXPECT_NE(imported.find("active SKUs, below 5,000"), std::string::npos) << "reasons stay";
}

TEST(Book, TheExportedModelRunsInTheGraph) {
  const Model model = read_good(exported(reference_files()));
  const std::vector<const Model*> models = {&model};
  EXPECT_EQ(decide(models, "sku_points", {{"sku_active", "20000"}}), "6");
  EXPECT_EQ(decide(models, "sku_points", {{"sku_active", "50000.5"}}), "10");
  EXPECT_EQ(decide(models, "deployment_customization",
                   {{"extensions", "0"}, {"custom_lines_of_code", "0"}, {"exceptions", "0"}}),
            "0");
  EXPECT_EQ(decide(models, "deployment_customization",
                   {{"extensions", "3"}, {"custom_lines_of_code", "0"}, {"exceptions", "1"}}),
            "3");
  EXPECT_EQ(decide(models, "class_b"),
            "{id: \"B\", label: \"Documented API\", scope_points: 2, load: 2, hours: 36, monthly: 120}");
}

TEST(Book, ModelsOfOthersBecomeSectionsOrFindings) {
  const qw::dmn::ImportedBook imported =
      qw::dmn::import_book(read_good(fixture("camunda_discount.dmn")), "camunda.dmn");
  // names with capitals and spaces cannot be names in a book
  EXPECT_EQ(imported.text, "{\n}\n");
  EXPECT_NE(codes(imported.findings).find("dmn.unsupported"), std::string::npos);
}

TEST(Book, ATableOfOthersBecomesADecision) {
  const Model model = model_of(
      "<decision name=\"fee\"><description>The fee</description><decisionTable "
      "hitPolicy=\"PRIORITY\"><input><inputExpression><text>amount"
      "</text></inputExpression></input><output name=\"pct\"><outputValues><text>3, "
      "2</text></outputValues><defaultOutputEntry><text>0</text>"
      "</defaultOutputEntry></output><rule id=\"r1\"><description>From {10}</description><inputEntry><text>&gt; "
      "10</text></inputEntry>"
      "<outputEntry><text>2</text></outputEntry></rule></decisionTable></decision>" +
      decision("vat", "amount * 0.19") + decision("list", "[1]") + boxed("ctx", "<context/>"));
  const qw::dmn::ImportedBook imported = qw::dmn::import_book(model, "x.dmn");
  const qw::json::ReadResult read = qw::json::read(imported.text);
  ASSERT_TRUE(read.ok()) << imported.text;
  EXPECT_EQ(canonical(read.root),
            "{\"facts\":{\"vat\":\"amount * 0.19\",\"list\":\"[1]\"},\"decisions\":{\"fee\":{\"label\":\"The "
            "fee\",\"hit\":\"priority\","
            "\"inputs\":[\"amount\"],\"output\":\"pct\",\"priority\":[3,2],\"default\":0,\"rules\":[{\"id\":\"r1\","
            "\"if\":[\"> 10\"],"
            "\"then\":2,\"because\":\"From {{10}\"}]}}}");
  EXPECT_EQ(codes(imported.findings), "dmn.unsupported");
}

TEST(Book, WhatIsThereTwiceIsLeftOut) {
  const Model model = model_of(
      decision("a", "1") + decision("a", "2") +
      "<decision name=\"t\"><decisionTable><output name=\"x\"/><output name=\"x\"/></decisionTable></decision>");
  const qw::dmn::ImportedBook imported = qw::dmn::import_book(model, "x.dmn");
  EXPECT_EQ(canonical(qw::json::read(imported.text).root), "{\"facts\":{\"a\":1}}");
  EXPECT_EQ(codes(imported.findings), "dmn.unsupported");
}

TEST(Values, JsonInAndOut) {
  const Model model = model_of(
      "<itemDefinition name=\"tDeal\"><itemComponent name=\"signed on\"><typeRef>date</typeRef></itemComponent>"
      "<itemComponent name=\"terms\" isCollection=\"true\"><typeRef>days and time duration</typeRef></itemComponent>"
      "</itemDefinition>");
  qw::feel::Arena arena;
  const auto through = [&](const std::string& text, const char* type) {
    const qw::json::ReadResult read = qw::json::read(text);
    const qw::feel::Value value = qw::dmn::value_from_json(read.root, model, type, arena);
    std::string out;
    qw::dmn::append_json(value, out);
    return std::string(to_text(value.kind() == qw::feel::Kind::context ? value.fields()[0].kind() : value.kind())) +
           " " + out;
  };
  EXPECT_EQ(through(R"({"signed on":"2024-02-29","terms":["PT36H"]})", "tDeal"),
            R"(date {"signed on":"2024-02-29","terms":["P1DT12H"]})");
  EXPECT_EQ(through(R"("2024-02-29")", "string"), "string \"2024-02-29\"");
  EXPECT_EQ(through(R"("2024-02-29")", "date"), "date \"2024-02-29\"");
  EXPECT_EQ(through(R"("2024-02-30")", "date"), "null null");
  EXPECT_EQ(through("[1.50, true, null]", ""), "list [1.5,true,null]");
}

}  // namespace
}  // namespace qw_test
