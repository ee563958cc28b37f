// A partner's first files: what is its own, as a layer writes it, and nothing that changes a price.
#include "authoring/scaffold.h"

#include <gtest/gtest.h>

#include "authoring/book_tree.h"
#include "authoring/pack.h"

namespace qw::authoring {
namespace {

constexpr const char* kBase = R"({
  "meta": {"id": "base", "version": 2, "title": "Base", "currency": "USD"},
  "ownership": {"rate_card": "Own rates", "tables/support_plans/rows/*/price": "Own prices", "facts/*/label": "Own words",
                "tables/module_hours/rows/*/hours": "Own hours", "facts/fee/value": "Own prices", "meta/currency": "Own money", "brand": "Own look"},
  "rate_card": {"roles": [{"id": "PM", "label": "Manager", "bill": 165, "cost": 98}], "mixes": {"all": {"PM": 100}}},
  "tables": {"support_plans": {"columns": ["id", "rank", "price"], "rows": [["basic", 1, 550], ["full", 2, 900]]},
             "module_hours": {"columns": ["id", "hours"], "rows": [["sales", 10]]}},
  "facts": {"fee": {"value": 40, "label": "Fee", "unit": "USD"}, "share": {"value": 3, "label": "Share", "unit": "%"}}
})";

json::Node base() { return json::read(kBase).root; }

std::string file(const std::vector<BookFile>& files, const std::string& name) {
  for (const BookFile& one : files) {
    if (one.name == name) return one.name.ends_with(".json") ? json::canonical(json::read(one.text).root) : one.text;
  }
  return "";
}

TEST(Scaffold, HoldsThePricesThatArePartners) {
  const std::vector<BookFile> files = scaffold(base(), {"acme", "Acme", "base", ""});
  EXPECT_EQ(file(files, "00-meta.json"),
            R"({"meta":{"id":"acme","version":1,"title":"Acme","layer":"partner","extends":"base"}})");
  EXPECT_EQ(file(files, "10-rates.json"), R"({"rate_card":{"roles":[{"id":"PM","bill":165,"cost":98}]}})");
  EXPECT_EQ(
      file(files, "20-plans.json"),
      R"({"tables":{"support_plans":{"rows":[{"id":"basic","price":550},{"id":"full","price":900}]}},"facts":{"fee":{"value":40}}})");
  EXPECT_EQ(file(files, "90-brand.json"), R"({"brand":{"name":"Acme"}})");
  const std::string readme = file(files, "README.md");
  EXPECT_NE(readme.find("- Own prices:\n  - `tables/support_plans/rows/*/price`\n  - `facts/fee/value`"),
            std::string::npos)
      << readme;
}

TEST(Scaffold, WithoutOwnershipTakesRatesAndPlans) {
  json::Node book = base();
  book.keys.erase(book.keys.begin() + 1);
  book.items.erase(book.items.begin() + 1);
  const std::vector<BookFile> files = scaffold(book, {"acme", "Acme", "base", "EUR"});
  EXPECT_NE(file(files, "00-meta.json").find(R"("currency":"EUR")"), std::string::npos);
  EXPECT_EQ(file(files, "20-plans.json"), R"({"tables":{"support_plans":{"rows":[["basic",1,550],["full",2,900]]}}})");
}

TEST(Scaffold, PartsOfOneTableAreLaidTogether) {
  json::Node part = object_node();
  take_part(part, base(), "tables/support_plans/rows/*/price");
  take_part(part, base(), "tables/support_plans/rows/full/rank");
  take_part(part, base(), "tables/nothing/rows/*/price");
  EXPECT_EQ(json::canonical(part),
            R"({"tables":{"support_plans":{"rows":[{"id":"basic","price":550},{"id":"full","price":900,"rank":2}]}}})");
}

TEST(Pack, IsOneDocumentWithoutLayersBelow) {
  const std::vector<Layer> layers = {
      {"base", {{"b.json", kBase}}},
      {"acme",
       {{"a.json",
         R"({"meta": {"id": "acme", "version": 7, "title": "Acme", "layer": "partner", "extends": "base"}, "facts": {"fee": 50}})"}}}};
  json::Node packed = pack_layers(layers);
  const std::string before = hashed_text(packed);
  set_hash(packed, "abc");
  EXPECT_EQ(hashed_text(packed), before) << "the hash is not of itself";
  EXPECT_EQ(stated_hash(packed), "abc");
  EXPECT_EQ(json::canonical(*packed.find("made_of")), R"([{"id":"base","version":2},{"id":"acme","version":7}])");
  const json::Node& book = packed.find("files")->items[0];
  EXPECT_EQ(find_value(book, "meta/extends"), nullptr);
  EXPECT_EQ(json::canonical(*find_value(book, "meta/version")), "7");
  EXPECT_EQ(json::canonical(*find_value(book, "facts/fee/value")), "50");
}

}  // namespace
}  // namespace qw::authoring
