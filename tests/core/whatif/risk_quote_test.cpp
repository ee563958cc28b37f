// From a quote to its risk: which lines take part, what goes before what, what is refused, and what is written.
#include "whatif/risk_quote.h"

#include <gtest/gtest.h>

#include "scenarios/reference_files.h"

namespace qw {
namespace {

// The reference book with changes that a book could hold; it is made anew for each test.
std::shared_ptr<PriceBook> reference() {
  return std::const_pointer_cast<PriceBook>(qw_test::load_book_folder("reference").book);
}

Evaluation distributor(const std::shared_ptr<const PriceBook>& book) {
  const std::string text = qw_test::read_text(QW_PROJECT_ROOT "/assets/samples/distributor.json");
  ReadInput read = read_input(*book, text, "distributor.json");
  EXPECT_TRUE(read.input);
  Evaluated evaluated = evaluate(book, *read.input);
  EXPECT_TRUE(evaluated.evaluation);
  return *std::move(evaluated.evaluation);
}

Line& line_of(PriceBook& book, std::string_view id) {
  return *std::find_if(book.one_time_lines.begin(), book.one_time_lines.end(),
                       [id](const Line& line) { return line.id == id; });
}

void give(PriceBook& book, std::string_view id, Param param, const char* number) {
  line_of(book, id).figures.push_back({param, {*parse_decimal(number), kNone}});
}

RiskSetup setup(const Evaluation& evaluation, const RiskQuestion& question = {}) {
  const Result<RiskSetup> made = set_up_risk(evaluation, question);
  EXPECT_TRUE(made.ok());
  return made.ok() ? made.value() : RiskSetup{};
}

std::string code_of(const Evaluation& evaluation, const RiskQuestion& question = {}) {
  const Result<RiskSetup> made = set_up_risk(evaluation, question);
  return made.ok() ? "" : made.error().code;
}

TEST(RiskQuote, TheTenLinesOfTheDistributor) {
  const RiskSetup made = setup(distributor(reference()));
  ASSERT_EQ(made.deal.lines.size(), 10U);
  EXPECT_EQ(made.deal.lines[0].hours, (ThreePoint{4080, 4800, 6720}));  // 48 h: 85 % and 140 %
  EXPECT_EQ(made.deal.lines[0].cost_rate, 97'900'000);                  // 97.90 an hour
  EXPECT_EQ(made.deal.fixed_cost, 0);
  EXPECT_EQ(made.deal.net, 14'408'222);
  EXPECT_EQ(made.deal.correlation, 0.3);
  EXPECT_EQ(to_plain_text(made.floor_margin_pct), "30");  // the lowest band with a threshold
  EXPECT_EQ(made.deal.highest_cost, 10'085'755);          // 70 % of the net is 100,857.554
}

TEST(RiskQuote, TheBookGoesBeforeTheUsualAndTheQuestionBeforeTheBook) {
  const auto book = reference();
  book->risk.low_pct = Decimal::from_int(90);
  book->risk.high_pct = Decimal::from_int(150);
  book->risk.correlation = *parse_decimal("0.5");
  book->risk.floor_margin_pct = Decimal::from_int(20);
  const Evaluation evaluation = distributor(book);
  RiskSetup made = setup(evaluation);
  EXPECT_EQ(made.deal.lines[0].hours, (ThreePoint{4320, 4800, 7200}));
  EXPECT_EQ(made.deal.correlation, 0.5);
  EXPECT_EQ(to_plain_text(made.floor_margin_pct), "20");
  RiskQuestion question;
  question.low_pct = Decimal::from_int(100);
  question.high_pct = Decimal::from_int(200);
  question.correlation = Decimal::from_int(1);
  made = setup(evaluation, question);
  EXPECT_EQ(made.deal.lines[0].hours, (ThreePoint{4800, 4800, 9600}));
  EXPECT_EQ(made.deal.correlation, 1);
}

TEST(RiskQuote, AnEstimateOfALineGoesBeforeThePercents) {
  const auto book = reference();
  give(*book, "discovery", Param::low_hours, "40");
  give(*book, "discovery", Param::high_hours, "140.255");
  RiskQuestion question;
  question.low_pct = Decimal::from_int(50);
  const RiskSetup made = setup(distributor(book), question);
  EXPECT_EQ(made.deal.lines[0].hours, (ThreePoint{4000, 4800, 14026}));
  EXPECT_EQ(made.deal.lines[1].hours.low, 13100);
}

TEST(RiskQuote, AnEstimateMayBeCalculated) {
  const auto book = reference();
  const auto hours = line_of(*book, "discovery").figures.at(0);
  ASSERT_EQ(hours.param, Param::hours);
  line_of(*book, "discovery").figures.push_back({Param::high_hours, hours.figure});  // the formula of the likely ones
  EXPECT_EQ(setup(distributor(book)).deal.lines[0].hours, (ThreePoint{4080, 4800, 4800}));
}

TEST(RiskQuote, AWrittenCostDoesNotMoveWithTheHours) {
  const auto book = reference();
  line_of(*book, "build").cost = CostModel::flat;
  give(*book, "build", Param::cost, "10000");
  const RiskSetup made = setup(distributor(book));
  ASSERT_EQ(made.deal.lines.size(), 10U);
  EXPECT_EQ(made.deal.lines[2].cost_rate, 0);
  EXPECT_EQ(made.deal.fixed_cost, 1'000'000);
}

TEST(RiskQuote, LikelyHoursGiveTheCostOfTheQuote) {
  RiskQuestion question;
  question.low_pct = question.high_pct = Decimal::from_int(100);
  const Evaluation evaluation = distributor(reference());
  RiskRun run(setup(evaluation, question).deal);
  run.advance(100);
  const RiskResult result = run.result();
  EXPECT_EQ(result.cost.p50, evaluation.totals.cost.minor);
  EXPECT_EQ(result.cost.p95, evaluation.totals.cost.minor);
  EXPECT_EQ(result.hours.mean, 100 * evaluation.totals.hours);
  EXPECT_EQ(result.cost.deviation, 0);
  EXPECT_EQ(result.below_floor, 0U);
}

TEST(RiskQuote, WhatIsRefused) {
  const auto book = reference();
  const Evaluation evaluation = distributor(book);
  const auto with = [&](auto change) {
    RiskQuestion question;
    change(question);
    return code_of(evaluation, question);
  };
  EXPECT_EQ(with([](RiskQuestion& q) { q.seed = -1; }), "risk.seed");
  EXPECT_EQ(with([](RiskQuestion& q) { q.seed = kLargestSeed + 1; }), "risk.seed");
  EXPECT_EQ(with([](RiskQuestion& q) { q.seed = kLargestSeed; }), "");
  EXPECT_EQ(with([](RiskQuestion& q) { q.draws = 0; }), "risk.draws");
  EXPECT_EQ(with([](RiskQuestion& q) { q.draws = 1'000'001; }), "risk.draws");
  EXPECT_EQ(with([](RiskQuestion& q) { q.draws = 1'000'000; }), "");
  EXPECT_EQ(with([](RiskQuestion& q) { q.correlation = *parse_decimal("1.01"); }), "risk.correlation");
  EXPECT_EQ(with([](RiskQuestion& q) { q.correlation = *parse_decimal("-0.1"); }), "risk.correlation");
  EXPECT_EQ(with([](RiskQuestion& q) { q.low_pct = Decimal::from_int(101); }), "risk.range");
  EXPECT_EQ(with([](RiskQuestion& q) { q.high_pct = Decimal::from_int(99); }), "risk.range");
  EXPECT_EQ(with([](RiskQuestion& q) { q.high_pct = *parse_scientific("1E+400"); }), "risk.range");
  give(*book, "test", Param::low_hours, "86");  // of 85
  EXPECT_EQ(code_of(evaluation), "risk.line_range");
}

TEST(RiskQuote, HoursBeyondAllBoundsAreRefused) {
  const auto book = reference();
  give(*book, "test", Param::high_hours, "1000000000000000000000");
  EXPECT_EQ(code_of(distributor(book)), "risk.too_large");
}

TEST(RiskQuote, WithoutHoursThereIsNoRisk) {
  Evaluation evaluation = distributor(reference());
  for (LineResult& line : evaluation.one_time) line.hours = 0;
  EXPECT_EQ(code_of(evaluation), "risk.no_hours");
  evaluation = distributor(reference());
  for (LineResult& line : evaluation.one_time) line.state = Choice::later;
  EXPECT_EQ(code_of(evaluation), "risk.no_hours");
}

TEST(RiskQuote, AGivenAwayDealHasNoMarginInPercent) {
  Evaluation evaluation = distributor(reference());
  evaluation.totals.net.minor = 0;
  const RiskSetup made = setup(evaluation);
  EXPECT_FALSE(made.deal.highest_cost.has_value());
  RiskRun run(made.deal);
  run.advance(10);
  const std::string json = to_json(evaluation, made, run.result());
  EXPECT_NE(json.find(R"("margin_pct":{"mean":null,"p50":null,"p80":null,"p95":null},"below_floor":null)"),
            std::string::npos)
      << json;
}

// The start of the answer of seed 7, byte for byte: the same natively and in WebAssembly.
TEST(RiskQuote, TheBytesOfASeed) {
  const Evaluation evaluation = distributor(reference());
  RiskQuestion question;
  question.seed = 7;
  question.draws = 100'000;
  const RiskSetup made = setup(evaluation, question);
  RiskRun run(made.deal);
  run.advance(made.draws());
  const std::string json = to_json(evaluation, made, run.result());
  const std::string start =
      R"({"seed":7,"draws":100000,"drawn":100000,"correlation":"0.3","low_pct":"85","high_pct":"140",)"
      R"("floor_margin_pct":"30","net":"144082.22",)"
      R"("likely":{"hours":"1005.00","cost":"89121.60","margin":"54960.62","margin_pct":"38.1"},)"
      R"("hours":{"mean":"1046.61","deviation":"62.66","p50":"1042.97","p80":"1099.89","p95":"1155.92"},)"
      R"("cost":{"mean":"92811.50","deviation":"5568.81","p50":"92484.76","p80":"97550.43","p95":"102530.15"},)"
      R"("margin":{"mean":"51270.72","deviation":"5568.81","p50":"51597.46","p80":"46531.79","p95":"41552.07"},)"
      R"("margin_pct":{"mean":"35.6","p50":"35.8","p80":"32.3","p95":"28.8"},"below_floor":{)";
  EXPECT_EQ(json.substr(0, start.size()), start);
}

}  // namespace
}  // namespace qw
