// Who signs, and for which reasons: rules in book order, then the gates that refer; roles in book order.
#include "approval/route.h"

#include "core/pricebook/small_book.h"

namespace qw_test {
namespace {

std::string route(const qw::Evaluation& quote) {
  const qw::PriceBook& book = *quote.book;
  std::string text;
  for (const qw::Signature& signature : quote.signatures) {
    text += (text.empty() ? "" : "; ") + book.roles[signature.role].id + ":";
    for (const qw::SignatureReason& reason : signature.reasons) {
      text += " " + (reason.source == qw::SignatureReason::Source::gate ? book.gates[reason.index].id
                                                                        : book.approval_rules[reason.index].reason);
    }
  }
  return text;
}

TEST(Route, ListsRolesAndReasonsInBookOrder) {
  const struct {
    const char* input;
    const char* route;
  } cases[] = {
      {"{}", ""},
      {R"({"discount_pct": 5})", ""},
      {R"({"discount_pct": 5.0001})", "boss: discount"},
      // list value, not net: a discount cannot remove a signature
      {R"({"plan_hours": 5000, "discount_pct": 5})", "clerk: large_deal"},
      {R"({"plan_hours": 5000, "discount_pct": 50})", "boss: discount; clerk: large_deal"},
      {R"({"plan_hours": 4525})", ""},
      {R"({"plan_hours": 4526})", "clerk: large_deal"},
      {R"({"extras": ["training"]})", "clerk: G3"},
      {R"({"extras": ["training"], "plan_hours": 5000})", "clerk: large_deal G3"},
      {R"({"rush": true, "reviews": 6})", "boss: G2"},
      // a count of referrals is known to the rules; gate reasons come after them
      {R"({"rush": true, "reviews": 6, "extras": ["training"], "discount_pct": 6})",
       "boss: discount referred G2; clerk: G3"},
      // a blocking gate asks nobody
      {R"({"rush": true, "reviews": 9, "extras": ["training"]})", "clerk: G3"},
  };
  const auto book = small_book();
  for (const auto& test : cases) EXPECT_EQ(route(quote_of(book, test.input)), test.route) << test.input;
}

TEST(Route, SendsOneGateToEveryApprover) {
  const auto book = small_book({{R"("reason": "many_reviews", "approvers": ["boss"])",
                                 R"("reason": "many_reviews", "approvers": ["nobody", "boss"])"}});
  EXPECT_EQ(route(quote_of(book, R"({"rush": true, "reviews": 5})")), "boss: G2; nobody: G2");
}

}  // namespace
}  // namespace qw_test
