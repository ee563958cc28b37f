// Tax documents: every policy against published and computed figures.
#include "commerce/tax.h"

#include "commerce/waterfall.h"
#include "core/commerce/price_testing.h"

namespace qw_test {
namespace {

using qw::Decimal;
using qw::PriceFault;
using qw::TaxDocument;
using qw::TaxedAllowance;
using qw::TaxedLine;
using qw::TaxPolicy;

TaxedLine line(const char* exact, const char* rate, const char* quantity = "1", const char* code = "EUR") {
  return {money(exact, code), number(exact), number(quantity), 0, number(rate)};
}

qw::TaxTerms terms(TaxPolicy policy, const char* code = "EUR") {
  qw::TaxTerms made;
  made.currency = money("0", code).currency;
  made.policy = policy;
  return made;
}

TaxDocument total(const qw::TaxTerms& terms, const std::vector<TaxedLine>& lines,
                  const std::vector<TaxedAllowance>& allowances = {}) {
  PriceFault fault = PriceFault::bad_rate;
  const TaxDocument made = total_document(terms, lines, allowances, fault);
  EXPECT_EQ(fault, PriceFault::none);
  return made;
}

TaxDocument total(TaxPolicy policy, const std::vector<TaxedLine>& lines) { return total(terms(policy), lines); }

// The net of a line of quantity x price less a percent, as the engine makes it.
TaxedLine discounted(const char* quantity, const char* price, const char* percent, const char* rate) {
  qw::WaterfallTerms fall;
  fall.list = multiply(number(quantity), number(price)).value;
  fall.list_rounded = round_to_money(fall.list, money("0").currency, qw::Rounding::half_up).value;
  const std::vector<qw::StepTerms> steps = {{qw::Point::discretionary, qw::Cut::pct, number(percent), false, 0}};
  fall.steps = steps;
  std::vector<qw::StepResult> results;
  const qw::WaterfallResult made = run_waterfall(fall, results);
  return {made.net, made.exact_net, number(quantity), 0, number(rate)};
}

std::string triple(const TaxDocument& made) {
  return to_text(made.net) + " + " + to_text(made.tax) + " = " + to_text(made.gross);
}

// ---------------------------------------------------------------------------------------------- semantics 4

TEST(Tax, Semantics4_Odoo37896PerLineIs6527_81AndGlobalIs6527_80) {
  const std::vector<TaxedLine> lines = {discounted("16", "348.35", "4", "22")};
  EXPECT_EQ(triple(total(TaxPolicy::line_then_sum, lines)), "5350.66 + 1177.15 = 6527.81");
  EXPECT_EQ(triple(total(TaxPolicy::line_tax, lines)), "5350.66 + 1177.15 = 6527.81");
  EXPECT_EQ(to_text(total(TaxPolicy::document_global, lines).gross), "6527.80");
  EXPECT_EQ(to_text(total(TaxPolicy::document_total, lines).gross), "6527.80");
}

TEST(Tax, Semantics4_Odoo177192PerLineIs53_80AndGlobalIs53_79) {
  const std::vector<TaxedLine> lines = {discounted("10", "30.75", "5", "15"), discounted("1", "70", "5", "15")};
  EXPECT_EQ(triple(total(TaxPolicy::line_tax, lines)), "358.63 + 53.80 = 412.43");
  EXPECT_EQ(to_text(total(TaxPolicy::document_global, lines).tax), "53.79");
  EXPECT_EQ(to_text(total(TaxPolicy::document_total, lines).tax), "53.79");
  EXPECT_EQ(to_text(total(TaxPolicy::line_then_sum, lines).tax), "53.79");
}

TEST(Tax, Semantics4_Odoo53790GroupsRoundTo0_04AndTheSumTo0_05) {
  const std::vector<TaxedLine> lines = {line("0.13", "10"), line("0.16", "20")};
  for (const auto policy : {TaxPolicy::line_then_sum, TaxPolicy::line_tax, TaxPolicy::document_global}) {
    const TaxDocument made = total(policy, lines);
    ASSERT_EQ(made.groups.size(), 2U);
    EXPECT_EQ(to_text(made.groups[0].tax), "0.01");
    EXPECT_EQ(to_text(made.groups[1].tax), "0.03");
    EXPECT_EQ(to_text(made.tax), "0.04");
  }
  const TaxDocument once = total(TaxPolicy::document_total, lines);
  EXPECT_EQ(to_text(once.tax), "0.05");
  EXPECT_EQ(to_text(once.groups[0].tax), "0.01");  // 5 x 13 / 45 = 1.44
  EXPECT_EQ(to_text(once.groups[1].tax), "0.04");  // 3.56
}

TEST(Tax, Semantics4_Odoo13687SixLinesAre428_48PerLineAnd428_50Global) {
  std::vector<TaxedLine> lines;
  for (const char* net : {"5095.20", "523.20", "80.64", "54.12", "182.00", "186.20"}) lines.push_back(line(net, "7"));
  EXPECT_EQ(to_text(total(TaxPolicy::line_tax, lines).net), "6121.36");
  EXPECT_EQ(to_text(total(TaxPolicy::line_tax, lines).tax), "428.48");
  EXPECT_EQ(to_text(total(TaxPolicy::line_then_sum, lines).tax), "428.50");
  EXPECT_EQ(to_text(total(TaxPolicy::document_global, lines).tax), "428.50");
}

TEST(Tax, Semantics4_Odoo155833TenTimes3_60Is37_98Or38_00) {
  const std::vector<TaxedLine> together = {line("36.00", "5.5", "10")};
  const std::vector<TaxedLine> apart(10, line("3.60", "5.5"));
  EXPECT_EQ(to_text(total(TaxPolicy::line_tax, together).gross), "37.98");
  EXPECT_EQ(to_text(total(TaxPolicy::line_tax, apart).gross), "38.00");
  EXPECT_EQ(to_text(total(TaxPolicy::line_tax, {line("3.60", "5.5")}).gross), "3.80");
  EXPECT_EQ(triple(total(TaxPolicy::unit_gross, together)), "36.00 + 2.00 = 38.00");
  EXPECT_EQ(to_text(total(TaxPolicy::unit_gross, apart).gross), "38.00");
}

TEST(Tax, Semantics4_Erpnext8910AnAllowanceIsNeverSpreadOverLines) {
  const qw::TaxTerms sum = terms(TaxPolicy::line_then_sum);
  const std::vector<TaxedLine> lines = {line("500", "24"), line("300", "24"), line("175", "24")};
  const TaxDocument made = total(sum, lines, {{money("75"), 0, number("24")}});
  EXPECT_EQ(triple(made), "900.00 + 216.00 = 1116.00");
  EXPECT_EQ(to_text(made.subtotal), "975.00");
  EXPECT_EQ(to_text(made.allowances), "75.00");
  EXPECT_EQ(made.charges.minor, 0);
  // Lines that the 75 was spread over first, each taxed on its own: the 0.01 of that report.
  const std::vector<TaxedLine> spread = {line("64.62", "24"), line("243.23", "24"), line("592.15", "24")};
  EXPECT_EQ(to_text(total(TaxPolicy::line_tax, spread).net), "900.00");
  EXPECT_EQ(to_text(total(TaxPolicy::line_tax, spread).tax), "216.01");
}

TEST(Tax, Semantics4_ThreeTimes33_333Is119_99AndNot120) {
  const std::vector<TaxedLine> lines(3, line("33.333", "20"));
  EXPECT_EQ(triple(total(TaxPolicy::line_then_sum, lines)), "99.99 + 20.00 = 119.99");
  const TaxDocument global = total(TaxPolicy::document_global, lines);
  EXPECT_EQ(triple(global), "100.00 + 20.00 = 120.00");
  EXPECT_EQ(to_text(global.subtotal), "99.99");
  EXPECT_EQ(to_text(global.difference), "0.01");
}

TEST(Tax, Semantics4_InclusiveOf2_99At4PercentBothWays) {
  qw::TaxTerms inclusive = terms(TaxPolicy::line_then_sum);
  inclusive.inclusive = true;
  EXPECT_EQ(triple(total(inclusive, {line("2.99", "4")})), "2.88 + 0.11 = 2.99");
  inclusive.split = qw::TaxSplit::tax;
  EXPECT_EQ(triple(total(inclusive, {line("2.99", "4")})), "2.87 + 0.12 = 2.99");
}

TEST(Tax, Semantics4_Lago4313RoundingTheTaxFirstIs241_66AndKeepingPrecision241_67) {
  TaxedLine days;
  days.exact_net = divide(multiply(number("200"), number("29")).value, number("30")).value;
  days.net = round_to_money(days.exact_net, money("0").currency, qw::Rounding::half_up).value;
  days.rate = number("25");
  EXPECT_EQ(triple(total(TaxPolicy::line_then_sum, {days})), "193.33 + 48.33 = 241.66");
  EXPECT_EQ(to_text(total(TaxPolicy::document_global, {days}).gross), "241.67");
  EXPECT_EQ(to_text(total(TaxPolicy::document_total, {days}).gross), "241.67");
}

TEST(Tax, Semantics4_TinyRecordsAreAddedThenRounded) {
  const std::vector<TaxedLine> records(1000, line("0.004", "20"));
  EXPECT_EQ(to_text(total(TaxPolicy::line_then_sum, records).gross), "0.00");
  EXPECT_EQ(triple(total(TaxPolicy::document_global, records)), "4.00 + 0.80 = 4.80");
}

// ---------------------------------------------------------------------------------------------- semantics 3

TEST(Tax, Semantics3_Frappe19570InvoiceAndCreditNoteCancel) {
  const struct {
    qw::Rounding rounding;
    const char* tax;
  } rows[] = {{qw::Rounding::half_up, "60.33"},
              {qw::Rounding::half_even, "60.32"},
              {qw::Rounding::half_down, "60.32"},
              {qw::Rounding::down, "60.32"},
              {qw::Rounding::up, "60.33"}};
  for (const auto& row : rows) {
    qw::TaxTerms mode = terms(TaxPolicy::line_then_sum);
    mode.tax_rounding = row.rounding;
    EXPECT_EQ(to_text(total(mode, {line("317.50", "19")}).tax), row.tax) << to_text(row.rounding);
    EXPECT_EQ(to_text(total(mode, {line("-317.50", "19")}).tax), std::string("-") + row.tax) << to_text(row.rounding);
  }
}

TEST(Tax, Semantics3_CeilingAndFloorHaveASide) {
  qw::TaxTerms mode = terms(TaxPolicy::line_then_sum);
  mode.tax_rounding = qw::Rounding::floor;
  EXPECT_EQ(to_text(total(mode, {line("317.50", "19")}).tax), "60.32");
  EXPECT_EQ(to_text(total(mode, {line("-317.50", "19")}).tax), "-60.33");
}

// ---------------------------------------------------------------------------------------------- semantics 12

TEST(Tax, Semantics12_MinorUnitsAreThoseOfTheCurrency) {
  EXPECT_EQ(triple(total(terms(TaxPolicy::line_then_sum, "JPY"), {line("12345", "10", "1", "JPY")})),
            "12345 + 1235 = 13580");
  qw::TaxTerms down = terms(TaxPolicy::line_then_sum, "JPY");
  down.tax_rounding = qw::Rounding::down;
  EXPECT_EQ(to_text(total(down, {line("12345", "10", "1", "JPY")}).tax), "1234");
  EXPECT_EQ(triple(total(terms(TaxPolicy::line_then_sum, "BHD"), {line("1.235", "10", "1", "BHD")})),
            "1.235 + 0.124 = 1.359");
}

TEST(Tax, Semantics12_CashRoundingToFiveRappenIsItsOwnLine) {
  qw::TaxTerms cash = terms(TaxPolicy::line_then_sum, "CHF");
  cash.cash_increment = number("0.05");
  const TaxDocument made = total(cash, {line("99.90", "8.1", "1", "CHF")});
  EXPECT_EQ(triple(made), "99.90 + 8.09 = 107.99");
  EXPECT_EQ(to_text(made.rounding), "0.01");
  EXPECT_EQ(to_text(made.payable), "108.00");
  const TaxDocument credit = total(cash, {line("-99.90", "8.1", "1", "CHF")});
  EXPECT_EQ(to_text(credit.rounding), "-0.01");
  EXPECT_EQ(to_text(credit.payable), "-108.00");
}

TEST(Tax, RoundsToAnyIncrement) {
  const struct {
    const char* amount;
    const char* increment;
    qw::Rounding rounding;
    const char* made;
  } rows[] = {
      {"107.975", "0.05", qw::Rounding::half_up, "108.00"}, {"1.02", "0.05", qw::Rounding::half_up, "1.00"},
      {"1.025", "0.05", qw::Rounding::half_up, "1.05"},     {"1.05", "0.10", qw::Rounding::half_up, "1.10"},
      {"1.05", "0.10", qw::Rounding::half_even, "1.00"},    {"-1.05", "0.10", qw::Rounding::half_up, "-1.10"},
      {"14.99", "10", qw::Rounding::half_up, "10.00"},      {"15", "10", qw::Rounding::half_down, "10.00"},
      {"1.03", "0", qw::Rounding::half_up, "1.03"},         {"1.03", "-1", qw::Rounding::half_up, "1.03"},
      {"1.01", "0.05", qw::Rounding::up, "1.05"},           {"1.04", "0.05", qw::Rounding::down, "1.00"},
  };
  for (const auto& row : rows) {
    const auto made = round_to_increment(money(row.amount), number(row.increment), row.rounding);
    EXPECT_EQ(to_text(made.value), row.made) << row.amount << " to " << row.increment;
  }
  EXPECT_FALSE(round_to_increment(money("9999999999999"), number("20000000000000"), qw::Rounding::up).ok());
}

// ---------------------------------------------------------------------------------------------- groups and totals

TEST(Tax, GroupsByCategoryAndRateInOrderOfAppearance) {
  std::vector<TaxedLine> lines = {line("10", "19"), line("20", "7"), line("30", "19.0"), line("40", "19")};
  lines[3].category = 1;
  const TaxDocument made =
      total(terms(TaxPolicy::line_then_sum), lines, {{money("5"), 0, number("7")}, {money("-2"), 2, number("0")}});
  ASSERT_EQ(made.groups.size(), 4U);
  EXPECT_EQ(to_text(made.groups[0].base), "40.00");
  EXPECT_EQ(to_text(made.groups[0].tax), "7.60");
  EXPECT_EQ(to_text(made.groups[1].base), "15.00");
  EXPECT_EQ(to_text(made.groups[1].tax), "1.05");
  EXPECT_EQ(made.groups[2].category, 1U);
  EXPECT_EQ(to_text(made.groups[3].base), "2.00");
  EXPECT_EQ(to_text(made.charges), "2.00");
  EXPECT_EQ(triple(made), "97.00 + 16.25 = 113.25");
}

TEST(Tax, WhatIsPaidBeforeIsTakenOff) {
  qw::TaxTerms paid = terms(TaxPolicy::line_then_sum);
  paid.prepaid = money("100");
  paid.cash_increment = number("0.05");
  const TaxDocument made = total(paid, {line("100.01", "20")});
  EXPECT_EQ(to_text(made.gross), "120.01");
  EXPECT_EQ(to_text(made.rounding), "-0.01");
  EXPECT_EQ(to_text(made.payable), "20.00");
}

TEST(Tax, AGroupOfCreditsKeepsItsOwnTaxInADocumentWithOne) {
  const std::vector<TaxedLine> lines = {line("100", "10"), line("-20", "20"), line("50.05", "5.5")};
  const TaxDocument made = total(TaxPolicy::document_total, lines);
  ASSERT_EQ(made.groups.size(), 3U);
  EXPECT_EQ(to_text(made.tax), "8.75");  // 10 - 4 + 2.75275
  EXPECT_EQ(to_text(made.groups[0].tax), "10.00");
  EXPECT_EQ(to_text(made.groups[1].tax), "-4.00");
  EXPECT_EQ(to_text(made.groups[2].tax), "2.75");
  const TaxDocument even = total(TaxPolicy::document_total, {line("100", "10"), line("-50", "20")});
  EXPECT_EQ(made.groups[0].tax.minor, even.groups[0].tax.minor);
  EXPECT_EQ(to_text(even.groups[1].tax), "-10.00");
  EXPECT_EQ(even.tax.minor, 0);
}

TEST(Tax, AnAllowanceTakenBackStaysAnAllowance) {
  const qw::TaxTerms sum = terms(TaxPolicy::line_then_sum);
  const std::vector<TaxedAllowance> back = {{money("-1912"), 0, number("25"), qw::Shown::allowance},
                                            {money("1020"), 0, number("25"), qw::Shown::charge}};
  const TaxDocument named = total(sum, {line("-9560", "25")}, back);
  EXPECT_EQ(to_text(named.allowances), "-1912.00");
  EXPECT_EQ(to_text(named.charges), "-1020.00");
  EXPECT_EQ(triple(named), "-8668.00 + -2167.00 = -10835.00");
  const TaxDocument signs = total(sum, {line("-9560", "25")}, {{money("-1912"), 0, number("25")}});
  EXPECT_EQ(to_text(signs.charges), "1912.00");
  EXPECT_EQ(signs.allowances.minor, 0);
}

TEST(Tax, PublishedInvoicesArePayableInWholeCrowns) {
  qw::TaxTerms cash = terms(TaxPolicy::line_then_sum, "SEK");
  cash.cash_increment = number("1");
  cash.prepaid = money("-834.90", "SEK");
  const TaxDocument credit = total(cash, {line("-8668", "25", "1", "SEK")});
  EXPECT_EQ(to_text(credit.rounding), "0.10");
  EXPECT_EQ(to_text(credit.payable), "-10000.00");
  cash.prepaid = money("0", "SEK");
  const TaxDocument taxi = total(cash, {line("707.30", "6", "1", "SEK")});
  EXPECT_EQ(triple(taxi), "707.30 + 42.44 = 749.74");
  EXPECT_EQ(to_text(taxi.rounding), "0.26");
  EXPECT_EQ(to_text(taxi.payable), "750.00");
}

TEST(Tax, Semantics7_AMultipleOf10LessACentEndsIn9_99) {  // OD1
  const auto rounded = round_to_increment(money("123.45"), number("10"), qw::Rounding::half_up);
  EXPECT_EQ(to_text(add(rounded.value, money("-0.01")).value), "119.99");
}

TEST(Tax, AnEmptyDocumentIsZeroInItsCurrency) {
  const TaxDocument made = total(TaxPolicy::document_total, {});
  EXPECT_EQ(to_text(made.payable), "0.00");
  EXPECT_TRUE(made.groups.empty());
}

TEST(Tax, AnExemptLineIsNotTaxedByRoundingItsUnit) {
  const std::vector<TaxedLine> thirds = {line("10.00", "0", "3")};
  for (std::size_t i = 0; i < qw::kTaxPolicies; ++i) {
    EXPECT_EQ(triple(total(static_cast<TaxPolicy>(i), thirds)), "10.00 + 0.00 = 10.00") << i;
  }
}

TEST(Tax, UnitGrossOfPartsAndOfNothing) {
  EXPECT_EQ(triple(total(TaxPolicy::unit_gross, {line("9.00", "5.5", "2.5")})), "9.00 + 0.50 = 9.50");
  EXPECT_EQ(triple(total(TaxPolicy::unit_gross, {line("9.00", "5.5", "0")})), "9.00 + 0.50 = 9.50");
  EXPECT_EQ(triple(total(TaxPolicy::unit_gross, {line("-36", "5.5", "-10")})), "-36.00 + -2.00 = -38.00");
}

TEST(Tax, PricesWithTaxAreSplitByGroupWhateverThePolicy) {
  const std::vector<TaxedLine> lines(2, line("2.99", "4"));
  for (std::size_t i = 0; i < qw::kTaxPolicies; ++i) {
    qw::TaxTerms inclusive = terms(static_cast<TaxPolicy>(i));
    inclusive.inclusive = true;
    const TaxDocument made = total(inclusive, lines, {{money("1"), 0, number("4")}});
    EXPECT_EQ(triple(made), "4.79 + 0.19 = 4.98") << i;
    EXPECT_EQ(to_text(made.subtotal), "5.98");
    EXPECT_EQ(made.difference.minor, 0);
  }
}

TEST(Tax, OneTaxIsDividedAlsoWhenItIsVeryLarge) {
  const TaxDocument made =
      total(TaxPolicy::document_total, {line("300000000000", "1000"), line("600000000000", "1000.0"), line("1", "5")});
  ASSERT_EQ(made.groups.size(), 2U);
  EXPECT_EQ(to_text(made.groups[0].tax), "9000000000000.00");
  EXPECT_EQ(to_text(made.groups[1].tax), "0.05");
}

// ---------------------------------------------------------------------------------------------- faults

PriceFault fault_of(const qw::TaxTerms& terms, const std::vector<TaxedLine>& lines,
                    const std::vector<TaxedAllowance>& allowances = {}) {
  PriceFault fault = PriceFault::none;
  EXPECT_TRUE(total_document(terms, lines, allowances, fault).groups.empty());
  return fault;
}

TEST(Tax, RefusesRatesBelow0AndAbove1000) {
  for (std::size_t i = 0; i < qw::kTaxPolicies; ++i) {
    const qw::TaxTerms any = terms(static_cast<TaxPolicy>(i));
    EXPECT_EQ(fault_of(any, {line("1", "-0.1")}), PriceFault::bad_tax);
    EXPECT_EQ(fault_of(any, {line("1", "1000.1")}), PriceFault::bad_tax);
    EXPECT_EQ(fault_of(any, {line("1", "1")}, {{money("1"), 0, number("-100")}}), PriceFault::bad_tax);
    EXPECT_EQ(to_text(total(any, {line("1", "1000")}).gross), "11.00");
  }
}

TEST(Tax, RefusesTotalsBeyondTheLimitInAnyOrder) {
  const std::vector<TaxedLine> large = {line("9000000000000", "0"), line("9000000000000", "0")};
  const std::vector<TaxedLine> back = {large[0], large[1], line("-9000000000000", "0")};
  for (std::size_t i = 0; i < qw::kTaxPolicies; ++i) {
    EXPECT_EQ(fault_of(terms(static_cast<TaxPolicy>(i)), large), PriceFault::too_large);
    EXPECT_EQ(fault_of(terms(static_cast<TaxPolicy>(i)), {line("9000000000000", "20")}), PriceFault::too_large);
    EXPECT_EQ(to_text(total(static_cast<TaxPolicy>(i), back).gross), "9000000000000.00");
  }
}

TEST(Tax, RefusesAmountsOfAnotherCurrency) {
  const qw::TaxTerms euros = terms(TaxPolicy::line_then_sum);
  EXPECT_EQ(fault_of(euros, {line("1", "20", "1", "USD")}), PriceFault::bad_rate);
  EXPECT_EQ(fault_of(euros, {line("1", "20")}, {{money("1", "USD"), 0, number("20")}}), PriceFault::bad_rate);
  qw::TaxTerms dollars_paid = euros;
  dollars_paid.prepaid = money("1", "USD");
  EXPECT_EQ(fault_of(dollars_paid, {line("1", "20")}), PriceFault::bad_rate);
}

}  // namespace
}  // namespace qw_test
