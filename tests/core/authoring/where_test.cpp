// Where a value comes from: the last layer that changed it, with its place, and what was below.
#include "authoring/where.h"

#include <gtest/gtest.h>

namespace qw::authoring {
namespace {

const std::vector<Layer>& layers() {
  static const std::vector<Layer> made = {
      {"low", {{"low/a.json", R"({"meta": {"id": "low", "version": 1, "title": "Low", "currency": "USD"},
        "ownership": {"rate_card": "Own rates"},
        "rate_card": {"roles": [{"id": "PM", "bill": 165, "cost": 98}, {"id": "QA", "bill": 100, "cost": 50}]}})"}}},
      {"mid", {{"mid/a.json", R"({"meta": {"id": "mid", "version": 1, "title": "Mid", "extends": "low"},
        "facts": {"fee": 3}})"}}},
      {"top",
       {{"top/a.json",
         R"({"meta": {"id": "top", "version": 1, "title": "Top", "extends": "mid", "layer": "partner"}})"},
        {"top/b.json", R"({"rate_card": {"roles": [
        {"id": "PM", "bill": 180}, {"id": "QA", "$remove": true}]}})"}}}};
  return made;
}

std::string shown(const Where& where) {
  std::string all;
  for (const LayerValue& value : where.layers) {
    all += value.layer + (value.changed ? "*" : "") + "=" + (value.there ? json::canonical(value.value) : "-");
    if (value.line > 0) all += "@" + value.file + ":" + std::to_string(value.line);
    all += " ";
  }
  return all;
}

struct Case {
  const char* path;
  const char* want;
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.path; }

class Places : public testing::TestWithParam<Case> {};

TEST_P(Places, AsTold) { EXPECT_EQ(shown(find_origin(layers(), GetParam().path)), GetParam().want); }

INSTANTIATE_TEST_SUITE_P(
    Values, Places,
    testing::Values(Case{"rate_card/roles/PM/bill", "low*=165@low/a.json:3 mid=165 top*=180@top/b.json:2 "},
                    Case{"/rate_card/roles/PM/cost/", "low*=98@low/a.json:3 mid=98 top=98 "},
                    Case{"facts/fee/value", "low=- mid*=3@mid/a.json:2 top=3 "},
                    Case{"rate_card/roles/QA/bill", "low*=100@low/a.json:3 mid=100 top*=- "},
                    Case{"meta/title",
                         "low*=\"Low\"@low/a.json:1 mid*=\"Mid\"@mid/a.json:1 top*=\"Top\"@top/a.json:1 "}));

TEST(Where, SaysWhoseAValueIs) {
  EXPECT_EQ(find_origin(layers(), "rate_card/roles/PM/bill").owned_by_partner, "Own rates");
  EXPECT_EQ(find_origin(layers(), "facts/fee").owned_by_partner, "");
}

TEST(Where, WhatIsNotThereIsSaidWithTheNearestName) {
  EXPECT_EQ(find_origin(layers(), "rate_card/roles/PM/bil").problem,
            "There is no \"bil\" in \"rate_card/roles/PM\". Did you mean \"bill\"?");
  EXPECT_NE(find_origin(layers(), "nowhere/at/all").problem.find("Known there: meta, "), std::string::npos);
  EXPECT_NE(find_origin(layers(), "facts/fee/value/more").problem.find("plain value"), std::string::npos);
}

}  // namespace
}  // namespace qw::authoring
