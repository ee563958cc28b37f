// The tax documents of a quote: one for the one-time lines, one for the lines of each period.
#include "pricing/pricer.h"

namespace qw {
namespace {

Decimal rate_of(Pricer& pricer, std::uint32_t category, const Line* line) {
  if (line != nullptr) {
    if (const Figure* own = line->figure(Param::tax_rate)) return number_of(pricer, *own);
  }
  return number_of(pricer, pricer.book.taxes.categories[category].rate);
}

void take_line(Pricer& pricer, const Line& line, LineResult& result, std::vector<TaxedLine>& lines) {
  if (!result.counts() || line.tax_category == kNone) return;
  result.tax_rate = rate_of(pricer, line.tax_category, &line);
  const DecimalResult exact = subtract(result.exact_net, to_decimal(result.document_share));
  lines.push_back({result.net, exact.value, result.quantity, line.tax_category, result.tax_rate});
}

void add_document(Pricer& pricer, std::optional<Period> period) {
  const TaxRules& rules = pricer.book.taxes;
  std::vector<TaxedLine> lines;
  std::vector<TaxedAllowance> allowances;
  if (!period) {
    for (std::size_t i = 0; i < pricer.sheet.one_time.size(); ++i) {
      take_line(pricer, pricer.book.one_time_lines[i], pricer.sheet.one_time[i], lines);
    }
  } else {
    for (std::size_t i = 0; i < pricer.recurring.size(); ++i) {
      const Line& line = pricer.book.recurring_lines[i];
      if (line.period == *period) take_line(pricer, line, pricer.recurring[i], lines);
    }
  }
  for (const AllowanceRule& rule : rules.allowances) {
    if (rule.period != period) continue;
    const DecimalResult amount{number_of(pricer, rule.amount)};
    allowances.push_back({rounded(pricer, amount, pricer.book.line_rounding, rule.origin), rule.tax_category,
                          rate_of(pricer, rule.tax_category, nullptr)});
  }
  if ((lines.empty() && allowances.empty()) || pricer.run.failed()) return;
  TaxTerms terms;
  terms.currency = pricer.book.currency;
  terms.policy = pricer.deal.tax_policy.value_or(rules.policy);
  terms.inclusive = rules.inclusive;
  terms.split = rules.split;
  terms.base_rounding = pricer.point(pricer.book.tax_base_rounding).mode;
  terms.tax_rounding = pricer.point(pricer.book.tax_rounding).mode;
  terms.payable_rounding = pricer.point(pricer.book.payable_rounding).mode;
  terms.cash_increment = rules.cash_increment;
  terms.prepaid = nothing(pricer);
  if (!period && pricer.deal.prepaid) {
    terms.prepaid = rounded(pricer, {*pricer.deal.prepaid}, pricer.book.line_rounding, rules.origin);
  }
  PriceFault fault = PriceFault::none;
  pricer.sheet.documents.push_back({period, total_document(terms, lines, allowances, fault)});
  fail_with(pricer, fault, "The taxes", rules.origin);
}

}  // namespace

void make_documents(Pricer& pricer) {
  if (!pricer.book.taxes.given) return;
  add_document(pricer, std::nullopt);
  for (const Period period : {Period::month, Period::quarter, Period::year}) add_document(pricer, period);
}

}  // namespace qw
