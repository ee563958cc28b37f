// What a quote promises about its figures, looked at on every evaluation; a broken promise is an error that names the term.
#include "pricing/pricer.h"

namespace qw {
namespace {

void broken(Pricer& pricer, std::string_view term, std::int64_t found, std::int64_t expected) {
  if (found == expected) return;
  fail(pricer.run, {}, "pricing.broken",
       std::string(term) + " does not hold: " + to_text(Money{found, pricer.book.currency}) + " instead of " +
           to_text(Money{expected, pricer.book.currency}) +
           ". This is a fault of the program; please report it with this quote.");
}

struct Sums {
  std::int64_t list = 0, discount = 0, net = 0, cost = 0, share = 0, monthly = 0;
};

void check_line(Pricer& pricer, const Line& line, const LineResult& result, Sums& sums) {
  if (!result.there) return;
  std::int64_t steps = 0;
  for (std::uint32_t i = 0; i < result.step_count; ++i) steps += pricer.sheet.steps[result.first_step + i].change.minor;
  const std::int64_t net = result.list.minor + steps - result.document_share.minor;
  if (net != result.net.minor) broken(pricer, "List and steps = net of " + line.id, net, result.net.minor);
  if (result.list.minor - result.discount.minor != result.net.minor) {
    broken(pricer, "List - discount = net of " + line.id, result.list.minor - result.discount.minor, result.net.minor);
  }
  for (std::uint32_t i = 0; i < result.row_count; ++i) {
    const ContractRow& row = pricer.sheet.rows[result.first_row + i];
    if (row.list.minor - row.discount.minor != row.net.minor)
      broken(pricer, "A row of " + line.id, row.net.minor, row.list.minor - row.discount.minor);
  }
  if (!result.counts()) return;
  sums.share += result.document_share.minor;
  sums.monthly += result.monthly.minor;
  if (line.charge == Charge::recurring) return;
  sums.list += result.list.minor;
  sums.discount += result.discount.minor;
  sums.net += result.net.minor;
  sums.cost += result.cost.minor;
}

void check_document(Pricer& pricer, const TaxDocument& all) {
  std::int64_t tax = 0, base = 0;
  for (const TaxGroup& group : all.groups) {
    tax += group.tax.minor;
    base += group.base.minor;
  }
  broken(pricer, "Sum of group taxes = tax", tax, all.tax.minor);
  const TaxRules& rules = pricer.book.taxes;
  const bool one_tax = !rules.inclusive && pricer.deal.tax_policy.value_or(rules.policy) == TaxPolicy::document_total;
  if (!one_tax) broken(pricer, "Sum of group bases = net", base, all.net.minor);
  broken(pricer, "Subtotal - allowances + charges + difference = net, or gross where prices include tax",
         all.subtotal.minor - all.allowances.minor + all.charges.minor + all.difference.minor,
         rules.inclusive ? all.gross.minor : all.net.minor);
  broken(pricer, "Net + tax = gross", all.net.minor + all.tax.minor, all.gross.minor);
  broken(pricer, "Gross - prepaid + rounding = payable", all.gross.minor - all.prepaid.minor + all.rounding.minor,
         all.payable.minor);
}

}  // namespace

void check_promises(Pricer& pricer) {
  Sums sums;
  const PriceSheet& sheet = pricer.sheet;
  for (std::uint32_t i = 0; i < pricer.book.line_count(); ++i)
    check_line(pricer, pricer.book.line(i), pricer.result(i), sums);
  broken(pricer, "Sum of one-time lists = one-time list", sums.list, sheet.totals.list.minor);
  broken(pricer, "Sum of one-time discounts = one-time discount", sums.discount, sheet.totals.discount.minor);
  broken(pricer, "Sum of one-time nets = one-time net", sums.net, sheet.totals.net.minor);
  broken(pricer, "Sum of one-time costs = one-time cost", sums.cost, sheet.totals.cost.minor);
  broken(pricer, "Sum of monthly prices = monthly recurring", sums.monthly, sheet.totals.monthly.minor);
  broken(pricer, "Sum of shares = document discount", sums.share, sheet.document_discount.minor);
  for (const PricedDocument& document : sheet.documents) check_document(pricer, document.totals);
  if (!sheet.contract.given) return;
  std::int64_t years = sheet.totals.net.minor;
  for (const Money& year : sheet.contract.years) years += year.minor;
  broken(pricer, "One-time net + years = contract value", years, sheet.contract.net.minor);
  broken(pricer, "Contract list - discount = contract value", sheet.contract.list.minor - sheet.contract.discount.minor,
         sheet.contract.net.minor);
}

void check_instalments(Pricer& pricer) {
  if (pricer.sheet.payments.empty()) return;
  std::int64_t sum = 0;
  for (const PaymentResult& payment : pricer.sheet.payments) sum += payment.amount.minor;
  broken(pricer, "Sum of instalments = one-time net", sum, pricer.sheet.totals.net.minor);
}

}  // namespace qw
