#include "conformance/invoices/invoice_check.h"

#include <algorithm>

#include "commerce/model.h"
#include "commerce/tax.h"
#include "commerce/waterfall.h"

namespace qw_test {
namespace {

using qw::Decimal;
using qw::Money;
using qw::PriceFault;

const Decimal kZero;

const Decimal& value_or_zero(const MaybeStated& stated) { return stated ? stated->value : kZero; }

class Check {
 public:
  explicit Check(const Invoice& invoice) : invoice_(invoice), currency_(*qw::find_currency("EUR")) {
    // The suite's amounts have two decimals, whatever the currency.
    const auto own = qw::find_currency(invoice.currency);
    if (own && own->exponent() == 2) currency_ = *own;
  }

  std::vector<std::string> run() {
    for (const InvoiceLine& line : invoice_.lines) check_line(line);
    check_percents(invoice_.allowances, "document allowance");
    check_percents(invoice_.charges, "document charge");
    check_document();
    return found_;
  }

 private:
  void deviate(const std::string& place, const char* what, const std::string& stated, const std::string& computed) {
    found_.push_back(place + ": stated " + what + " " + stated + ", computed " + computed);
  }

  void compare_with(const std::string& place, const char* what, const Stated& stated, const Money& computed) {
    if (to_decimal(computed) != stated.value) deviate(place, what, stated.text, to_text(computed));
  }

  Money money(const Decimal& amount) {
    const auto made = round_to_money(amount, currency_, qw::Rounding::half_up);
    if (!made.ok()) found_.push_back("an amount beyond the limit");
    return made.value;
  }

  // An amount that should be a percent of a base is made by the percent step of a waterfall.
  void check_percent(const std::string& place, const InvoiceStep& step) {
    if (!step.base || !step.percent) return;
    const qw::StepTerms raise{.cut = qw::Cut::pct, .value = negate(step.percent->value)};
    std::vector<qw::StepResult> results;
    qw::WaterfallTerms terms;
    terms.list = step.base->value;
    terms.list_rounded = money(step.base->value);
    terms.steps = {&raise, 1};
    const auto raised = run_waterfall(terms, results);
    if (raised.fault != PriceFault::none) found_.push_back(place + ": " + std::string(code_of(raised.fault)));
    const Decimal part = subtract(raised.exact_net, step.base->value).value;
    compare_with(place, "amount", step.amount, money(part));
  }

  void check_percents(const std::vector<InvoiceStep>& steps, const std::string& name) {
    for (std::size_t i = 0; i < steps.size(); ++i) check_percent(name + " " + std::to_string(i + 1), steps[i]);
  }

  qw::Amount list_of(const InvoiceLine& line, const Decimal& base) {
    qw::Params params;
    params.set(qw::Param::quantity, line.quantity.value);
    params.set(qw::Param::value, line.unit_price.value);
    if (line.base_quantity) params.set(qw::Param::per, line.base_quantity->value);
    if (!base.is_zero()) params.set(qw::Param::base, base);
    return price_of({.model = qw::PriceModel::per_unit, .tiers = {}, .used = {}, .basis = {}}, params);
  }

  // Charges raise, so they are amounts below zero. What leads away from zero goes first: no step may turn a line's sign.
  std::vector<qw::StepTerms> steps_of(const InvoiceLine& line, const Decimal& list) {
    std::vector<qw::StepTerms> steps;
    for (const auto& one : line.charges) steps.push_back({.cut = qw::Cut::amount, .value = negate(one.amount.value)});
    for (const auto& one : line.allowances) steps.push_back({.cut = qw::Cut::amount, .value = one.amount.value});
    std::sort(steps.begin(), steps.end(),
              [&](const auto& a, const auto& b) { return list < kZero ? a.value > b.value : a.value < b.value; });
    return steps;
  }

  void check_line(const InvoiceLine& line) {
    const std::string place = "line " + line.id;
    qw::Amount list = list_of(line, kZero);
    const auto steps = steps_of(line, list.value);
    std::vector<qw::StepResult> results;
    qw::WaterfallTerms terms;
    terms.list = list.value;
    terms.list_rounded = money(list.value);
    terms.quantity = line.quantity.value;
    terms.steps = steps;
    auto made = run_waterfall(terms, results);
    if (made.fault == PriceFault::over_discounted) {  // then they are part of the price, not a discount
      Decimal base;
      for (const auto& step : steps) base = subtract(base, step.value).value;
      list = list_of(line, base);
      made.net = money(list.value);
      made.fault = PriceFault::none;
    }
    const PriceFault fault = list.ok() ? made.fault : list.fault;
    if (fault != PriceFault::none) found_.push_back(place + ": " + std::string(code_of(fault)));
    compare_with(place, "net", line.net, made.net);
    for (const auto& one : line.allowances) check_percent(place + " allowance or charge", one);
    for (const auto& one : line.charges) check_percent(place + " allowance or charge", one);
  }

  std::uint32_t number_of(const std::string& category) {
    const auto found = std::find(categories_.begin(), categories_.end(), category);
    if (found == categories_.end()) categories_.push_back(category);
    return static_cast<std::uint32_t>(std::find(categories_.begin(), categories_.end(), category) -
                                      categories_.begin());
  }

  void check_document() {
    std::vector<qw::TaxedLine> lines;
    for (const InvoiceLine& line : invoice_.lines) {
      lines.push_back({money(line.net.value), line.net.value, line.quantity.value, number_of(line.category),
                       value_or_zero(line.rate)});
    }
    std::vector<qw::TaxedAllowance> allowances;
    for (const auto& one : invoice_.allowances) {
      allowances.push_back(
          {money(one.amount.value), number_of(one.category), value_or_zero(one.rate), qw::Shown::allowance});
    }
    for (const auto& one : invoice_.charges) {
      allowances.push_back(
          {negate(money(one.amount.value)), number_of(one.category), value_or_zero(one.rate), qw::Shown::charge});
    }
    qw::TaxTerms terms;
    terms.currency = currency_;
    terms.prepaid = money(value_or_zero(invoice_.prepaid));
    PriceFault fault = PriceFault::none;
    const qw::TaxDocument document = total_document(terms, lines, allowances, fault);
    if (fault != PriceFault::none) found_.push_back("the document: " + std::string(code_of(fault)));
    check_groups(document);
    check_totals(document);
  }

  void check_groups(const qw::TaxDocument& document) {
    for (const InvoiceGroup& stated : invoice_.groups) {
      const std::string place = "tax group " + stated.category + " " + (stated.rate ? stated.rate->text : "");
      const std::uint32_t category = number_of(stated.category);
      const auto made = std::find_if(document.groups.begin(), document.groups.end(), [&](const qw::TaxGroup& one) {
        return one.category == category && one.rate == value_or_zero(stated.rate);
      });
      if (made == document.groups.end()) {
        found_.push_back(place + ": has no line");
        continue;
      }
      compare_with(place, "base", stated.base, made->base);
      compare_with(place, "tax", stated.tax, made->tax);
    }
    if (document.groups.size() != invoice_.groups.size()) {
      deviate("the document", "tax groups", std::to_string(invoice_.groups.size()),
              std::to_string(document.groups.size()));
    }
  }

  void total(const char* name, const MaybeStated& stated, const Money& computed) {
    compare_with(name, "total", stated.value_or(Stated{"0", kZero}), computed);
  }

  // Totals follow from the amounts before them as stated: a tax that deviates is named at its group only.
  void check_totals(const qw::TaxDocument& document) {
    std::int64_t stated_tax = 0;
    for (const InvoiceGroup& group : invoice_.groups) stated_tax += money(group.tax.value).minor;
    const std::int64_t off = stated_tax - document.tax.minor;
    const Money rounding = money(value_or_zero(invoice_.rounding));
    const auto with = [&](const Money& amount, std::int64_t more) { return Money{amount.minor + more, currency_}; };
    total("line_total", invoice_.line_total, document.subtotal);
    total("allowance_total", invoice_.allowance_total, document.allowances);
    total("charge_total", invoice_.charge_total, document.charges);
    total("tax_exclusive", invoice_.tax_exclusive, document.net);
    total("tax_total", invoice_.tax_total, with(document.tax, off));
    total("tax_inclusive", invoice_.tax_inclusive, with(document.gross, off));
    total("payable", invoice_.payable, with(document.payable, off + rounding.minor));
  }

  const Invoice& invoice_;
  qw::Currency currency_;
  std::vector<std::string> categories_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> deviations_of(const Invoice& invoice) { return Check(invoice).run(); }

}  // namespace qw_test
