// Properties of the reference book over seeded random deals: what every quote must fulfil, and the claims of monotonicity.
#include <map>
#include <random>
#include <set>

#include "scenarios/reference_files.h"

namespace qw_test {
namespace {

constexpr int kDeals = 60;

class Deals {
 public:
  explicit Deals(std::uint64_t seed) : random_(seed), book_(reference_book()) {}

  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }

  const std::string& any_option(const qw::Question& question) {
    return question.options[static_cast<std::size_t>(below(question.options.size()))].id;
  }

  // Half of the questions answered, mostly with small numbers, where the thresholds are.
  qw::Intake any() {
    qw::Intake intake = qw::default_answers(*book_);
    for (std::uint32_t i = 0; i < book_->questions.size(); ++i) {
      if (below(2) == 0) set(intake, i, text_for(book_->questions[i]));
    }
    return intake;
  }

  void set(qw::Intake& intake, std::uint32_t question, const std::string& text) {
    const qw::Findings findings = qw::set_answer(*book_, intake, question, text);
    EXPECT_TRUE(findings.empty()) << book_->questions[question].key << " " << text << " " << qw::to_json(findings);
  }

  void set(qw::Intake& intake, std::string_view key, const std::string& text) { set(intake, number_of(key), text); }

  std::uint32_t number_of(std::string_view key) const {
    const qw::Question* question = book_->question(key);
    EXPECT_NE(question, nullptr) << key;
    return static_cast<std::uint32_t>(question - book_->questions.data());
  }

  qw::Evaluation quote(const qw::Intake& intake) const {
    qw::QuoteInput input;
    input.intake = intake;
    qw::Evaluated evaluated = qw::evaluate(book_, input);
    EXPECT_TRUE(evaluated.evaluation) << qw::to_json(evaluated.findings);
    return evaluated.evaluation ? *std::move(evaluated.evaluation) : qw::Evaluation();
  }

  // A value of the question's range, as set_answer takes it.
  std::string text_for(const qw::Question& question) {
    switch (question.type) {
      case qw::QuestionType::boolean: return below(4) == 0 ? "true" : "false";
      case qw::QuestionType::integer:
      case qw::QuestionType::decimal: return number_for(question);
      case qw::QuestionType::choice: return any_option(question);
      case qw::QuestionType::multi_choice: return some_of(question);
      case qw::QuestionType::counts: return any_option(question) + "=" + number_for(question);
    }
    return {};
  }

 private:
  std::string number_for(const qw::Question& question) {
    const std::int64_t scale = power_of_ten(question.places);
    const std::int64_t least = minor(*question.least, question.places);
    const std::int64_t greatest = minor(*question.greatest, question.places);
    std::int64_t span = greatest - least;
    const std::uint64_t size = below(4);
    if (size < 3) span = std::min<std::int64_t>(span, (size == 0 ? 3 : size == 1 ? 12 : 3000) * scale);
    const std::int64_t value = least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(span) + 1));
    return qw::to_plain_text(qw::Decimal::from_parts(false, static_cast<std::uint64_t>(value), -question.places));
  }

  static std::int64_t power_of_ten(int places) { return places == 0 ? 1 : 10 * power_of_ten(places - 1); }

  static std::int64_t minor(const qw::Decimal& number, int places) {
    return *qw::to_int64(qw::multiply(number, qw::Decimal::from_int(power_of_ten(places))).value);
  }

  std::string some_of(const qw::Question& question) {
    std::string text;
    for (const qw::Option& option : question.options) {
      if (below(2) == 0) text += (text.empty() ? "" : ",") + option.id;
    }
    return text;
  }

  std::mt19937_64 random_;
  std::shared_ptr<const qw::PriceBook> book_;
};

std::int64_t number(const qw::Evaluation& quote, std::string_view name) {
  return qw::to_int64(quote.values[quote.book->find_slot(name)].as_number()).value_or(-1);
}

// ---------------------------------------------------------------------------------------------- sums

void check_sums(const qw::Evaluation& quote) {
  std::int64_t hours = 0, list = 0, discount = 0, net = 0, cost = 0;
  for (const qw::LineResult& line : quote.one_time) {
    EXPECT_EQ(line.list.minor - line.discount.minor, line.net.minor);
    hours += line.hours;
    list += line.list.minor;
    discount += line.discount.minor;
    net += line.net.minor;
    cost += line.cost.minor;
  }
  EXPECT_EQ(hours, quote.totals.hours);
  EXPECT_EQ(list, quote.totals.list.minor);
  EXPECT_EQ(discount, quote.totals.discount.minor);
  EXPECT_EQ(net, quote.totals.net.minor);
  EXPECT_EQ(cost, quote.totals.cost.minor);
  std::int64_t monthly = 0, monthly_cost = 0;
  for (const qw::LineResult& line : quote.recurring) {
    EXPECT_GT(line.monthly.minor, 0);
    monthly += line.monthly.minor;
    monthly_cost += line.monthly_cost.minor;
  }
  EXPECT_EQ(monthly, quote.totals.monthly.minor);
  EXPECT_EQ(monthly_cost, quote.totals.monthly_cost.minor);
}

void check_phases(const qw::Evaluation& quote) {
  std::int64_t hours = 0, list = 0, net = 0, cost = 0;
  for (const qw::PhaseResult& row : quote.phases) {
    hours += row.hours + row.shared_hours;
    list += row.list.minor;
    net += row.net.minor;
    cost += row.cost.minor;
  }
  EXPECT_EQ(hours, quote.totals.hours);
  EXPECT_EQ(list, quote.totals.list.minor);
  EXPECT_EQ(net, quote.totals.net.minor);
  EXPECT_EQ(cost, quote.totals.cost.minor);
  std::int64_t milestones = 0;
  for (const qw::MilestoneResult& milestone : quote.milestones) milestones += milestone.amount.minor;
  EXPECT_EQ(milestones, quote.totals.net.minor);
}

TEST(EveryQuote, AddsUp) {
  Deals deals(1);
  for (int i = 0; i < 2 * kDeals; ++i) {
    const qw::Evaluation quote = deals.quote(deals.any());
    check_sums(quote);
    check_phases(quote);
    EXPECT_EQ(quote.one_time.size(), 10U);
    EXPECT_EQ(quote.gates.size(), quote.book->gates.size());
    ASSERT_FALSE(quote.signatures.empty());
    for (const qw::Signature& signature : quote.signatures) EXPECT_FALSE(signature.reasons.empty());
    if (HasFailure()) FAIL() << "deal " << i << " " << qw::to_summary(quote);
  }
}

// Written and read again, the answers give the same bytes.
TEST(EveryQuote, SurvivesItsOwnAnswers) {
  Deals deals(2);
  const auto book = reference_book();
  for (int i = 0; i < kDeals; ++i) {
    const qw::Intake intake = deals.any();
    qw::Intake again = qw::default_answers(*book);
    for (std::uint32_t q = 0; q < book->questions.size(); ++q) {
      if (intake.answered[q]) deals.set(again, q, qw::answer_text(*book, intake, q));
    }
    EXPECT_EQ(qw::to_json(deals.quote(intake), false), qw::to_json(deals.quote(again), false));
  }
}

// ---------------------------------------------------------------------------------------------- monotone

// Calls check(before, after) for deals that differ in one answer, which rises.
template <class Check>
void raise(std::uint64_t seed, const std::vector<const char*>& keys, const Check& check) {
  Deals deals(seed);
  const auto book = reference_book();
  for (const char* key : keys) {
    const std::uint32_t question = deals.number_of(key);
    for (int i = 0; i < 6; ++i) {
      qw::Intake low = deals.any();
      qw::Intake high = low;
      std::string a = deals.text_for(book->questions[question]);
      std::string b = deals.text_for(book->questions[question]);
      if (qw::compare(*qw::parse_decimal(a), *qw::parse_decimal(b)) > 0) std::swap(a, b);
      deals.set(low, question, a);
      deals.set(high, question, b);
      check(deals.quote(low), deals.quote(high));
      if (testing::Test::HasFailure()) FAIL() << key << " from " << a << " to " << b;
    }
  }
}

void lines_never_fall(const qw::Evaluation& low, const qw::Evaluation& high) {
  for (std::size_t i = 0; i < low.one_time.size(); ++i) {
    EXPECT_LE(low.one_time[i].hours, high.one_time[i].hours) << low.book->one_time_lines[i].id;
    EXPECT_LE(low.one_time[i].list.minor, high.one_time[i].list.minor);
    EXPECT_LE(low.one_time[i].cost.minor, high.one_time[i].cost.minor);
  }
}

TEST(Monotone, TierNeverFalls) {
  raise(3,
        {"warehouses", "sku_active", "edi_partners", "edi_document_types", "third_party_logistics_sites", "storefronts",
         "marketplaces", "legal_entities", "countries", "integrations_class_b", "integrations_class_c", "extensions",
         "exceptions", "history_years"},
        [](const qw::Evaluation& low, const qw::Evaluation& high) {
          EXPECT_LE(number(low, "tier"), number(high, "tier"));
          const std::string score = low.book->slots[low.book->scope.score].name;
          EXPECT_LE(number(low, score), number(high, score));
        });
}

TEST(Monotone, ModelNeverReturnsToShared) {
  const auto is_dedicated = [](const qw::Evaluation& quote) {
    return quote.values[quote.book->deployment.model].as_string() == "dedicated";
  };
  raise(
      4,
      {"peak_concurrent_users", "peak_integration_tx_per_hour", "named_users", "sku_active", "orders_per_day",
       "order_lines_per_day", "integrations_class_a", "integrations_class_b", "integrations_class_c", "extensions",
       "exceptions", "custom_lines_of_code", "uptime_target_pct"},
      [&](const qw::Evaluation& low, const qw::Evaluation& high) { EXPECT_LE(is_dedicated(low), is_dedicated(high)); });
  raise(5, {"rto_hours", "rpo_minutes"}, [&](const qw::Evaluation& low, const qw::Evaluation& high) {
    EXPECT_GE(is_dedicated(low), is_dedicated(high));
  });
}

TEST(Monotone, ADiscountNeverRemovesAnApprover) {
  for (std::uint64_t seed = 100; seed < 108; ++seed) {
    raise(seed, {"discount_pct"}, [](const qw::Evaluation& low, const qw::Evaluation& high) {
      std::map<std::uint32_t, std::set<std::pair<bool, std::uint32_t>>> reasons;
      for (const qw::Signature& signature : high.signatures) {
        for (const qw::SignatureReason& reason : signature.reasons) {
          reasons[signature.role].insert({reason.source == qw::SignatureReason::Source::gate, reason.index});
        }
      }
      for (const qw::Signature& signature : low.signatures) {
        EXPECT_EQ(reasons.count(signature.role), 1U) << low.book->roles[signature.role].id;
      }
      EXPECT_GE(low.totals.net.minor, high.totals.net.minor);
      const auto before = qw::margin_percent(low.totals.net, low.totals.cost);
      const auto after = qw::margin_percent(high.totals.net, high.totals.cost);
      if (before && after) {
        EXPECT_GE(qw::compare(*before, *after), 0);
      }
    });
  }
}

TEST(Monotone, SizingNeverFalls) {
  raise(6,
        {"peak_concurrent_users", "peak_integration_tx_per_hour", "named_users", "sku_active", "order_lines_per_day",
         "orders_per_day"},
        [](const qw::Evaluation& low, const qw::Evaluation& high) {
          EXPECT_LE(number(low, "http_workers"), number(high, "http_workers"));
          EXPECT_LE(number(low, "storage_gb"), number(high, "storage_gb"));
        });
}

TEST(Monotone, WorkNeverFalls) {
  raise(7,
        {"named_users", "functional_areas", "integrations_class_a", "integrations_class_b", "integrations_class_c",
         "extensions", "exceptions"},
        lines_never_fall);
}

TEST(Monotone, WorkNeverFallsWithModulesAndRecords) {
  Deals deals(8);
  const auto book = reference_book();
  for (const char* key : {"modules", "migration_records"}) {
    const qw::Question& question = *book->question(key);
    for (int i = 0; i < 12; ++i) {
      const qw::Intake low = deals.any();
      qw::Intake high = low;
      const std::uint32_t number = deals.number_of(key);
      const std::string& option = deals.any_option(question);
      const std::string before = qw::answer_text(*book, low, number);
      if (key == std::string("migration_records")) {
        if (before.find(option + "=") != std::string::npos) continue;  // only added ones are surely more
        deals.set(high, number, option + "=" + std::to_string(1 + deals.below(1'000'000)));
      } else {
        if (("," + before + ",").find("," + option + ",") != std::string::npos) continue;
        deals.set(high, number, before.empty() ? option : before + "," + option);
      }
      lines_never_fall(deals.quote(low), deals.quote(high));
    }
  }
}

TEST(Monotone, TemplateReuseNeverRaisesTheList) {
  for (std::uint64_t seed = 200; seed < 205; ++seed) {
    raise(seed, {"template_reuse_pct"}, [](const qw::Evaluation& low, const qw::Evaluation& high) {
      EXPECT_GE(low.totals.list.minor, high.totals.list.minor);
    });
  }
}

}  // namespace
}  // namespace qw_test
