#include "print_prices.h"

#include "columns.h"

namespace qw::cli {
namespace {

const std::string& name_of(const Line& line) { return or_id(line.label, line.id); }

std::string step_name(const Evaluation& evaluation, const LineStep& step) {
  switch (step.source) {
    case StepSource::discount: {
      const DiscountRule& rule = evaluation.book->discounts[step.index];
      return or_id(rule.label, rule.id);
    }
    case StepSource::adjustment: return or_id(evaluation.deal.adjustments[step.index].reason, to_text(step.point));
    case StepSource::waiver:
      return "waived by " + evaluation.book->roles[evaluation.deal.waivers[step.index].approver].id;
    case StepSource::minimum: return "minimum commitment";
    case StepSource::document: return "document discount";
    case StepSource::segment: return "segment of the ramp";
  }
  return {};
}

// From list to net, one line of text for each priced line that has a step.
std::string waterfall_part(const Evaluation& evaluation) {
  std::string out;
  const auto line = [&](const Line& rule, const LineResult& result) {
    if (result.step_count == 0) return;
    std::string text = amount(result.list);
    for (std::uint32_t i = 0; i < result.step_count; ++i) {
      const LineStep& step = evaluation.steps[result.first_step + i];
      text += (step.change.minor > 0 ? " +" : " ") + amount(step.change) + " " + step_name(evaluation, step);
    }
    if (result.document_share.minor != 0) text += " " + amount(negate(result.document_share)) + " document discount";
    out += entry(name_of(rule), text + " = " + amount(result.net));
  };
  for (const LineResult& one : evaluation.one_time) line(evaluation.book->one_time_lines[one.line], one);
  for (const LineResult& one : evaluation.recurring) line(evaluation.book->recurring_lines[one.line], one);
  return out.empty() ? out : heading("From list to net") + out;
}

std::string options_part(const Evaluation& evaluation) {
  const PriceBook& book = *evaluation.book;
  std::string out;
  for (std::size_t i = 0; i < book.options.size(); ++i) {
    out += entry(or_id(book.options[i].label, book.options[i].id), to_text(evaluation.choices[i]));
  }
  if (out.empty()) return out;
  const Totals& later = evaluation.later;
  if (later.net.minor != 0 || later.monthly.minor != 0) {
    out += entry("Later, not in any total", amount(later.net) + " once, " + amount(later.monthly) + " a month");
  }
  return heading("Options") + out;
}

std::string documents_part(const Evaluation& evaluation) {
  std::string out;
  for (const PricedDocument& document : evaluation.documents) {
    const TaxDocument& all = document.totals;
    const auto row = [&](const std::string& label, const Money& money, bool always = false) {
      if (always || money.minor != 0) out += "  " + left(label, 56) + right(amount(money), 18) + "\n";
    };
    out +=
        std::string(document.period ? "  Each " : "  Once") + (document.period ? to_text(*document.period) : "") + "\n";
    row("  Subtotal", all.subtotal, true);
    row("  Allowances", negate(all.allowances));
    row("  Charges", all.charges);
    row("  Rounding of the net", all.difference);
    for (const TaxGroup& group : all.groups) {
      const TaxCategory& category = evaluation.book->taxes.categories[group.category];
      const std::string reason = category.reason.empty() ? "" : " (" + category.reason + ")";
      row("  " + or_id(category.label, category.id) + " " + to_plain_text(group.rate) + " % of " + amount(group.base) +
              reason,
          group.tax, true);
    }
    row("  Paid before", negate(all.prepaid));
    row("  Cash rounding", all.rounding);
    row("  Payable", all.payable, true);
  }
  return out.empty() ? out : heading("Taxes") + out;
}

std::string contract_part(const Evaluation& evaluation) {
  const Contract& all = evaluation.contract;
  if (!all.given) return {};
  std::string out = heading("Contract");
  const auto row = [&](const std::string& label, const Money& money) {
    out += "  " + left(label, 56) + right(amount(money), 18) + "\n";
  };
  row("List", all.list);
  row("Discount", negate(all.discount));
  row("Total contract value", all.net);
  row("First year, one-time prices included", all.first_year);
  for (std::size_t i = 0; i < all.years.size(); ++i) row("Recurring, year " + std::to_string(i + 1), all.years[i]);
  if (all.has_average) row("Recurring, average year", all.average_year);
  row("Yearly run rate at the end", all.exit_arr);
  return out;
}

std::string payments_part(const Evaluation& evaluation) {
  if (!evaluation.book->terms.given && evaluation.book->instalments.empty()) return {};
  constexpr std::size_t kMost = 60;
  std::string out;
  for (std::size_t i = 0; i < evaluation.payments.size() && i < kMost; ++i) {
    const PaymentResult& payment = evaluation.payments[i];
    const std::string what = payment.item == kNone                  ? "recurring"
                             : evaluation.book->instalments.empty() ? evaluation.milestones[payment.item].id
                                                                    : "instalment";
    out += "  " + left(payment.day ? to_text(*payment.day) : "on its event", 20) + left(what, 36) +
           right(amount(payment.amount), 18) + "\n";
  }
  if (evaluation.payments.size() > kMost) {
    out += "  and " + std::to_string(evaluation.payments.size() - kMost) + " more (--json has all)\n";
  }
  return out.empty() ? out : heading("Payments") + out;
}

}  // namespace

std::string print_prices(const Evaluation& evaluation) {
  return waterfall_part(evaluation) + options_part(evaluation) + documents_part(evaluation) +
         contract_part(evaluation) + payments_part(evaluation);
}

}  // namespace qw::cli
