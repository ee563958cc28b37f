// Prepaid hours: section 10 of the project's semantics note, then rollover with its cap and its order.
#include "core/commerce/commerce_testing.h"

namespace qw_test {
namespace {

using qw::Param;
using qw::PriceFault;
using qw::PriceModel;
using Used = std::vector<qw::Decimal>;

std::vector<qw::RetainerPeriod> run(const Used& used, const qw::Params& params,
                                    PriceFault expected = PriceFault::none) {
  const qw::ModelTerms terms{.model = PriceModel::retainer, .tiers = {}, .used = used, .basis = {}};
  PriceFault fault = PriceFault::none;
  auto periods = retainer_periods(terms, params, used.size(), fault);
  EXPECT_EQ(fault, expected);
  return periods;
}

std::string first(const Used& used, const qw::Params& params) {
  return text_of(price_of({.model = PriceModel::retainer, .tiers = {}, .used = used, .basis = {}}, params));
}

// hours used / from rolled / overage / rolled on
std::string in_short(const qw::RetainerPeriod& period) {
  return to_plain_text(period.billable) + "/" + to_plain_text(period.from_rolled) + "/" +
         to_plain_text(period.overage) + "/" + to_plain_text(period.rolled_on);
}

qw::Params retainer(const char* increment, const char* least = "0") {
  return line({{Param::hours, "20"},
               {Param::rate, "150"},
               {Param::overage_rate, "165"},
               {Param::increment, increment},
               {Param::least, least}});
}

TEST(Semantics10, RetainerOverage) {  // 20 h x 150 = 3,000; 26.25 h used, to 26.5; 6.5 x 165 = 1,072.50, or 1,031.25
  const auto with_increment = run({dec("26.25")}, retainer("0.5"));
  EXPECT_EQ(in_short(with_increment[0]), "26.5/0/6.5/0");
  EXPECT_EQ(rounded(with_increment[0].amount), "4072.50");
  EXPECT_EQ(rounded(run({dec("26.25")}, retainer("0"))[0].amount), "4031.25");
  EXPECT_EQ(first({dec("26.25")}, retainer("0.5")), "4072.5");
  EXPECT_EQ(first({dec("26.25")}, retainer("0")), "4031.25");
}

TEST(Retainer, CostsItsHoursWhenLittleOrNothingIsUsed) {
  EXPECT_EQ(first({}, retainer("0.5")), "3000");
  EXPECT_EQ(first({dec("0")}, retainer("0.5", "4")), "3000");
  EXPECT_EQ(first({dec("20")}, retainer("0.5")), "3000");
  EXPECT_EQ(first({dec("20.01")}, retainer("0.5")), "3082.5");
}

TEST(Retainer, OverageCostsTheRateUnlessSaid) {
  EXPECT_EQ(first({dec("3")}, line({{Param::hours, "2"}, {Param::rate, "100"}})), "300");
  EXPECT_EQ(first({dec("3")}, line({{Param::hours, "2"}, {Param::rate, "100"}, {Param::overage_rate, "0"}})), "200");
}

TEST(Retainer, AShortUseCountsAsTheShortestCallOut) {
  const auto periods = run({dec("0.2"), dec("0"), dec("3.3"), dec("2")}, retainer("0.25", "2"));
  EXPECT_EQ(in_short(periods[0]), "2/0/0/0");
  EXPECT_EQ(in_short(periods[1]), "0/0/0/0");
  EXPECT_EQ(in_short(periods[2]), "3.5/0/0/0");
  EXPECT_EQ(in_short(periods[3]), "2/0/0/0");
}

qw::Params rolling(const char* periods, const char* cap = nullptr) {
  qw::Params params = line({{Param::hours, "10"}, {Param::rate, "100"}, {Param::overage_rate, "120"}});
  params.set(Param::rollover_periods, dec(periods));
  if (cap != nullptr) params.set(Param::rollover_cap, dec(cap));
  return params;
}

TEST(Retainer, UnusedHoursAreLostWithoutRollover) {
  const auto periods = run({dec("4"), dec("12")}, rolling("0"));
  EXPECT_EQ(in_short(periods[0]), "4/0/0/0");
  EXPECT_EQ(in_short(periods[1]), "12/0/2/0");
  EXPECT_EQ(periods[1].amount, dec("1240"));
}

TEST(Retainer, UnusedHoursGoOnToTheNextPeriod) {
  const auto periods = run({dec("4"), dec("12"), dec("15"), dec("10")}, rolling("1"));
  EXPECT_EQ(in_short(periods[0]), "4/0/0/6");
  EXPECT_EQ(in_short(periods[1]), "12/6/0/4");  // six old ones, then six of ten
  EXPECT_EQ(in_short(periods[2]), "15/4/1/0");
  EXPECT_EQ(in_short(periods[3]), "10/0/0/0");
}

TEST(Retainer, TheOldestHoursAreUsedFirstAndLapseFirst) {
  // The four are of the first period, so that only two lapse after the third; the newer ten go on.
  const auto periods = run({dec("4"), dec("0"), dec("4"), dec("31")}, rolling("2"));
  EXPECT_EQ(in_short(periods[0]), "4/0/0/6");
  EXPECT_EQ(in_short(periods[1]), "0/0/0/16");
  EXPECT_EQ(in_short(periods[2]), "4/4/0/20");
  EXPECT_EQ(in_short(periods[3]), "31/20/1/0");
}

TEST(Retainer, HoursLapseAfterTheirLastPeriod) {
  const auto periods = run({dec("0"), dec("0"), dec("0"), dec("40")}, rolling("2"));
  EXPECT_EQ(in_short(periods[0]), "0/0/0/10");
  EXPECT_EQ(in_short(periods[1]), "0/0/0/20");
  EXPECT_EQ(in_short(periods[2]), "0/0/0/20");
  EXPECT_EQ(in_short(periods[3]), "40/20/10/0");
}

TEST(Retainer, HoursAboveTheCapAreLostTheOldestFirst) {
  const auto periods = run({dec("0"), dec("3"), dec("0"), dec("0")}, rolling("2", "12"));
  EXPECT_EQ(in_short(periods[0]), "0/0/0/10");
  EXPECT_EQ(in_short(periods[1]), "3/3/0/12");  // of 7 old and 10 new ones five old are lost: 2 + 10
  EXPECT_EQ(in_short(periods[2]), "0/0/0/12");  // the two lapse; 2 of 10 and 10
  EXPECT_EQ(in_short(run({dec("0"), dec("10")}, rolling("1", "0"))[1]), "10/0/0/0");
}

TEST(Retainer, RefusesWhatHasNoMeaning) {
  run({dec("-1")}, rolling("1"), PriceFault::negative_number);
  run({dec("1")}, rolling("-1"), PriceFault::negative_number);
  run({dec("1")}, rolling("1.5"), PriceFault::negative_number);
  run({dec("1")}, retainer("-0.5"), PriceFault::negative_number);
  run(Used(1201), rolling("1"), PriceFault::too_long);
  EXPECT_EQ(run(Used(1200), rolling("9E+30")).back().rolled_on, dec("12000"));
  EXPECT_EQ(first({dec("-1")}, retainer("0")), "pricing.negative_number");
  EXPECT_EQ(first({dec("9E+6000")}, retainer("1E-6000")), "pricing.too_large");
}

}  // namespace
}  // namespace qw_test
