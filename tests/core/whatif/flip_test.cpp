// Flips: every one is real, none nearer is missed, and slices give what one call gives.
#include "whatif/flip.h"

#include "core/pricebook/small_book.h"
#include "scenarios/reference_files.h"
#include "whatif/variant.h"

namespace qw_test {
namespace {

using qw::Evaluation;
using qw::Flip;
using qw::QuoteInput;

QuoteInput input_of(const std::shared_ptr<const qw::PriceBook>& book, std::string_view text) {
  qw::ReadInput read = qw::read_input(*book, text, "input.json");
  EXPECT_TRUE(read.input) << to_lines(read.findings);
  return read.input ? *std::move(read.input) : QuoteInput{};
}

Evaluation evaluate_it(const std::shared_ptr<const qw::PriceBook>& book, const QuoteInput& input) {
  qw::Evaluated made = qw::evaluate(book, input);
  EXPECT_TRUE(made.evaluation) << to_lines(made.findings);
  return made.evaluation ? *std::move(made.evaluation) : Evaluation{};
}

std::string line_of(const qw::PriceBook& book, const Flip& flip) {
  std::string text = book.questions[flip.question].key + (flip.part.empty() ? "" : "." + flip.part) + " " +
                     qw::to_text(flip.action) + " " + flip.to + ":";
  for (const qw::FlipEffect& effect : flip.effects) {
    text += std::string(" ") + qw::to_text(effect.kind) + " " + effect.before + ">" + effect.after;
  }
  return text + "\n";
}

std::string lines_of(const std::shared_ptr<const qw::PriceBook>& book, std::string_view text) {
  const QuoteInput input = input_of(book, text);
  const Evaluation evaluation = evaluate_it(book, input);
  std::string all;
  for (const Flip& flip : qw::find_flips(evaluation, input).flips) all += line_of(*book, flip);
  return all;
}

// Whether the answer alters tier, deployment or signatures, by a whole evaluation.
bool alters(const Evaluation& base, const QuoteInput& input, std::uint32_t question, const qw::feel::Value& answer) {
  const qw::Evaluated made = qw::evaluate(base.book, qw::with_answer(input, question, answer));
  return made.evaluation && !qw::effects_between(base, *made.evaluation).empty();
}

const char* const kRush = R"({"rush": true, "size": "medium", "reviews": 3})";

TEST(Flip, NamesTheChangesOfTheSmallBook) {
  EXPECT_EQ(lines_of(small_book(), "{}"),
            "plan_hours set 4526: approver_added >clerk\n"
            "build_hours set 4326: approver_added >clerk\n"
            "discount_pct set 5.0001: approver_added >boss\n"
            "rush set true: tier 1>2\n"
            "size set large: tier 1>2 deployment shared>own\n"
            "extras add audit: deployment shared>own\n"
            "extras add training: approver_added >clerk\n");
  EXPECT_EQ(lines_of(small_book(), kRush),
            "plan_hours set 4526: approver_added >clerk\n"
            "build_hours set 4326: approver_added >clerk\n"
            "discount_pct set 5.0001: approver_added >boss\n"
            "rush set false: tier 2>1\n"
            "reviews set 5: approver_added >boss\n"
            "size set large: deployment shared>own\n"
            "extras add audit: deployment shared>own\n"
            "extras add training: approver_added >clerk\n");
}

// Every value of small ranges, one after the other: the flips are exactly the nearest ones.
TEST(Flip, IsTheNearestOfAllValues) {
  const auto book = small_book();
  for (const char* text : {"{}", kRush, R"({"rush": true, "reviews": 9})", R"({"records": {"customers": 900}})"}) {
    const QuoteInput input = input_of(book, text);
    const Evaluation base = evaluate_it(book, input);
    const qw::FlipReport report = qw::find_flips(base, input);
    for (std::uint32_t i = 0; i < book->questions.size(); ++i) {
      const qw::Question& question = book->questions[i];
      if (question.type != qw::QuestionType::integer || !question.greatest || !qw::is_read(base, i)) continue;
      const qw::Grid grid = qw::grid_of(question);
      if (grid.greatest - grid.least > 2000) continue;
      const std::int64_t now = *grid.ticks(input.intake.values[i].as_number());
      for (const int sign : {-1, 1}) {
        std::string wanted = "none";
        for (std::int64_t at = now + sign; at >= grid.least && at <= grid.greatest; at += sign) {
          if (!alters(base, input, i, grid.value(at))) continue;
          wanted = std::to_string(at);
          break;
        }
        std::string found = "none";
        for (const Flip& flip : report.flips) {
          const bool below = flip.question == i && std::stoll(flip.to) < now;
          if (flip.question == i && below == (sign < 0)) found = flip.to;
        }
        EXPECT_EQ(found, wanted) << text << ' ' << question.key << ' ' << sign;
      }
    }
  }
}

// Halving a range of two thousand million would step over it: the limits are facts that no answer moves.
TEST(Flip, FindsANarrowBandBetweenFacts) {
  const auto book = small_book({{"\"half_records\": {", "\"narrow\": \"1237\", \"half_records\": {"},
                                {"\"when\": \"discount_pct > 5\"",
                                 "\"when\": \"discount_pct > 5 or build_hours between narrow and narrow + 2\""}});
  EXPECT_TRUE(lines_of(book, "{}").find("build_hours set 1237: approver_added >boss\n") != std::string::npos)
      << lines_of(book, "{}");
}

class ReferenceFlip : public ::testing::Test {
 protected:
  std::shared_ptr<const qw::PriceBook> book = reference_book();
  QuoteInput input = input_of(book, R"({"warehouses": 3, "sku_active": 45000, "discount_pct": 5, "extensions": 4,
    "peak_concurrent_users": 66, "integrations_class_a": 3, "field_sales_reps": 14, "legal_entities": 2})");
  Evaluation base = evaluate_it(book, input);
  qw::FlipReport report = qw::find_flips(base, input);
};

TEST_F(ReferenceFlip, FindsBoundariesOfTheBook) {
  std::string all;
  for (const Flip& flip : report.flips) all += line_of(*book, flip);
  EXPECT_NE(all.find("field_service_dependency set true: tier 2>3"), std::string::npos) << all;
  EXPECT_NE(all.find("payment_terms_days set 31:"), std::string::npos) << all;
  EXPECT_TRUE(report.progress.complete());
  EXPECT_LT(report.progress.steps, 3500U);
}

TEST_F(ReferenceFlip, OneStepLessAltersNothing) {
  std::size_t numbers = 0;
  for (const Flip& flip : report.flips) {
    if (!flip.distance || !flip.part.empty()) continue;
    ++numbers;
    const qw::Grid grid = qw::grid_of(book->questions[flip.question]);
    const std::int64_t now = *grid.ticks(input.intake.values[flip.question].as_number());
    const std::int64_t to = *grid.ticks(*qw::parse_decimal(flip.to));
    const std::int64_t nearer = to > now ? to - 1 : to + 1;
    EXPECT_TRUE(alters(base, input, flip.question, grid.value(to))) << line_of(*book, flip);
    EXPECT_FALSE(alters(base, input, flip.question, grid.value(nearer))) << line_of(*book, flip);
    EXPECT_EQ(grid.value(std::max(to, now) - std::min(to, now)).as_number(), *flip.distance);
  }
  EXPECT_GT(numbers, 15U);
}

TEST_F(ReferenceFlip, BruteForceOverWholeNumbersUpToTwoHundred) {
  for (std::uint32_t i = 0; i < book->questions.size(); ++i) {
    const qw::Question& question = book->questions[i];
    if (question.type != qw::QuestionType::integer || !qw::is_read(base, i)) continue;
    const qw::Grid grid = qw::grid_of(question);
    if (grid.greatest - grid.least > 200) continue;
    const std::int64_t now = *grid.ticks(input.intake.values[i].as_number());
    qw::Variant variant(base, input);
    std::vector<std::string> wanted;
    for (const int sign : {-1, 1}) {
      for (std::int64_t at = now + sign; at >= grid.least && at <= grid.greatest; at += sign) {
        if (!variant.set(i, grid.value(at)) || !variant.alters()) continue;
        wanted.push_back(std::to_string(at));
        break;
      }
    }
    std::vector<std::string> found;
    for (const Flip& flip : report.flips) {
      if (flip.question == i) found.push_back(flip.to);
    }
    std::sort(found.begin(), found.end());
    std::sort(wanted.begin(), wanted.end());
    EXPECT_EQ(found, wanted) << question.key;
  }
}

TEST_F(ReferenceFlip, ComesInIntakeOrderNearerFirst) {
  for (std::size_t i = 1; i < report.flips.size(); ++i) {
    const Flip& one = report.flips[i - 1];
    const Flip& next = report.flips[i];
    EXPECT_LE(one.question, next.question);
    const bool same = one.question == next.question && one.part == next.part && one.distance && next.distance;
    EXPECT_FALSE(same && *next.distance < *one.distance) << next.to;
  }
}

TEST_F(ReferenceFlip, NamesWhatIsNotRead) {
  std::string skipped;
  for (const std::uint32_t question : report.not_read) skipped += book->questions[question].key + " ";
  EXPECT_EQ(skipped, "oem_items_agreed approval_rules edi_document_types edi_as2 cloud_maturity_score ");
}

TEST_F(ReferenceFlip, SlicesAddUpToTheWhole) {
  std::string whole, parts;
  for (const Flip& flip : report.flips) whole += line_of(*book, flip);
  qw::Slice slice{0, 100};
  std::size_t slices = 0;
  for (qw::Progress progress; slices == 0 || !progress.complete(); ++slices) {
    const qw::FlipReport part = qw::find_flips(base, input, slice);
    for (const Flip& flip : part.flips) parts += line_of(*book, flip);
    progress = part.progress;
    ASSERT_GT(progress.done, slice.from);
    slice.from = progress.done;
  }
  EXPECT_EQ(parts, whole);
  EXPECT_GT(slices, 3U);
}

// The shortened evaluation against the whole one, for answers all over the reference book.
TEST_F(ReferenceFlip, VariantsAreWhatEvaluateGives) {
  qw::Variant variant(base, input);
  std::size_t compared = 0;
  for (const Flip& flip : report.flips) {
    if (!flip.part.empty() || flip.action != qw::FlipAction::set) continue;
    QuoteInput changed = input;
    ASSERT_TRUE(qw::set_answer(*book, changed.intake, flip.question, flip.to).empty()) << flip.to;
    ASSERT_TRUE(variant.set(flip.question, changed.intake.values[flip.question]));
    const Evaluation whole = evaluate_it(book, changed);
    for (qw::SlotId slot = 0; slot < book->slots.size(); ++slot) {
      EXPECT_TRUE(equal(variant.value(slot), whole.values[slot])) << book->slots[slot].name;
    }
    EXPECT_EQ(variant.sheet().totals.net, whole.totals.net);
    EXPECT_EQ(variant.sheet().totals.monthly, whole.totals.monthly);
    ASSERT_EQ(variant.signatures().size(), whole.signatures.size());
    for (std::size_t i = 0; i < whole.signatures.size(); ++i) {
      EXPECT_EQ(variant.signatures()[i].role, whole.signatures[i].role);
      EXPECT_EQ(variant.signatures()[i].reasons, whole.signatures[i].reasons);
    }
    ++compared;
  }
  EXPECT_GT(compared, 25U);
}

}  // namespace
}  // namespace qw_test
