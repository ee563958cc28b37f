// The commercial side of an evaluation as canonical JSON: lines with their steps, totals, tax documents, contract, payments.
#include "quote/quote.h"
#include "quote/write_parts.h"

namespace qw {
namespace {

class PricesWriter {
 public:
  explicit PricesWriter(const Evaluation& evaluation)
      : evaluation_(evaluation), book_(*evaluation.book), writer_(out_) {}

  std::string write() {
    writer_.begin_object();
    writer_.member("currency", book_.currency.code());
    lines();
    writer_.key("totals");
    totals(evaluation_.totals);
    later();
    documents();
    contract();
    payments();
    writer_.end_object();
    return std::move(out_);
  }

 private:
  void money(std::string_view key, const Money& amount) { writer_.member(key, to_text(amount)); }

  void money_if(std::string_view key, bool given, const Money& amount) {
    if (given) {
      money(key, amount);
    } else {
      writer_.key(key);
      writer_.null();
    }
  }

  void lines() {
    writer_.key("lines");
    writer_.begin_array();
    for (const LineResult& result : evaluation_.one_time) {
      if (result.there) line(book_.one_time_lines[result.line], result);
    }
    for (const LineResult& result : evaluation_.recurring) line(book_.recurring_lines[result.line], result);
    writer_.end_array();
  }

  void line(const Line& rule, const LineResult& result) {
    const bool recurring = rule.charge == Charge::recurring;
    writer_.begin_object();
    writer_.member("id", rule.id);
    writer_.member("charge", recurring ? "recurring" : "one_time");
    writer_.member("state", to_text(result.state));
    writer_.member("quantity", to_plain_text(result.quantity));
    writer_.member("hours", result.hours);
    money("list", result.list);
    steps(result);
    money("net", result.net);
    money("cost", result.cost);
    writer_.key("margin_pct");
    write_percent(writer_, margin_percent(result.net, result.cost));
    money_if("wholesale", rule.wholesale != CostModel::none, result.wholesale);
    money_if("platform_cost", rule.platform_cost != CostModel::none, result.platform_cost);
    money("true_up", result.true_up);
    money_if("monthly", recurring, result.monthly);
    money_if("monthly_cost", recurring, result.monthly_cost);
    rows(result);
    writer_.end_object();
  }

  void step(std::string_view point, std::string_view id, const Money& change) {
    writer_.begin_object();
    writer_.member("point", point);
    writer_.member("id", id);
    money("change", change);
    writer_.end_object();
  }

  void steps(const LineResult& result) {
    writer_.key("steps");
    writer_.begin_array();
    for (std::uint32_t i = 0; i < result.step_count; ++i) {
      const LineStep& one = evaluation_.steps[result.first_step + i];
      step(to_text(one.point), step_id(one), one.change);
    }
    if (result.document_share.minor != 0) step("document", "document", negate(result.document_share));
    writer_.end_array();
  }

  std::string_view step_id(const LineStep& one) const {
    switch (one.source) {
      case StepSource::discount: return book_.discounts[one.index].id;
      case StepSource::adjustment: return "adjustment";
      case StepSource::waiver: return "waiver";
      case StepSource::minimum: return "minimum";
      case StepSource::document: return "document";
      case StepSource::segment: return "segment";
    }
    return "";
  }

  void rows(const LineResult& result) {
    writer_.key("rows");
    writer_.begin_array();
    for (std::uint32_t i = 0; i < result.row_count; ++i) {
      const ContractRow& row = evaluation_.rows[result.first_row + i];
      writer_.begin_object();
      writer_.member("from", to_text(row.from));
      writer_.member("to", to_text(date_of(day_number(row.until) - 1)));
      writer_.member("year", row.year + 1);
      writer_.member("quantity", to_plain_text(row.quantity));
      money("list", row.list);
      money("discount", row.discount);
      money("net", row.net);
      money("cost", row.cost);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void totals(const Totals& totals) {
    writer_.begin_object();
    writer_.member("hours", totals.hours);
    money("list", totals.list);
    money("discount", totals.discount);
    money("net", totals.net);
    money("cost", totals.cost);
    money("monthly", totals.monthly);
    money("monthly_cost", totals.monthly_cost);
    money("wholesale", totals.wholesale);
    money("platform_cost", totals.platform_cost);
    money("monthly_wholesale", totals.monthly_wholesale);
    money("monthly_platform_cost", totals.monthly_platform_cost);
    writer_.end_object();
  }

  void later() {
    const Totals& totals = evaluation_.later;
    writer_.key("later");
    writer_.begin_object();
    money("list", totals.list);
    money("net", totals.net);
    money("cost", totals.cost);
    money("monthly", totals.monthly);
    money("monthly_cost", totals.monthly_cost);
    writer_.end_object();
  }

  void documents() {
    writer_.key("documents");
    writer_.begin_array();
    for (const PricedDocument& document : evaluation_.documents) {
      const TaxDocument& all = document.totals;
      writer_.begin_object();
      writer_.member("period", document.period ? to_text(*document.period) : "one_time");
      money("subtotal", all.subtotal);
      money("allowances", all.allowances);
      money("charges", all.charges);
      money("difference", all.difference);
      money("net", all.net);
      writer_.key("groups");
      writer_.begin_array();
      for (const TaxGroup& group : all.groups) {
        writer_.begin_object();
        writer_.member("category", book_.taxes.categories[group.category].id);
        writer_.member("rate", to_plain_text(group.rate));
        money("base", group.base);
        money("tax", group.tax);
        writer_.end_object();
      }
      writer_.end_array();
      money("tax", all.tax);
      money("gross", all.gross);
      money("prepaid", all.prepaid);
      money("rounding", all.rounding);
      money("payable", all.payable);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void contract() {
    const Contract& all = evaluation_.contract;
    writer_.key("contract");
    if (!all.given) {
      writer_.null();
      return;
    }
    writer_.begin_object();
    money("list", all.list);
    money("discount", all.discount);
    money("net", all.net);
    money("first_year", all.first_year);
    money_if("average_year", all.has_average, all.average_year);
    money("exit_arr", all.exit_arr);
    writer_.key("years");
    writer_.begin_array();
    for (const Money& year : all.years) writer_.string(to_text(year));
    writer_.end_array();
    writer_.end_object();
  }

  std::string_view what(const PaymentResult& payment) const {
    if (payment.item == kNone) return "recurring";
    return book_.instalments.empty() ? std::string_view(evaluation_.milestones[payment.item].id) : "instalment";
  }

  void payments() {
    writer_.key("payments");
    writer_.begin_array();
    for (const PaymentResult& payment : evaluation_.payments) {
      writer_.begin_object();
      writer_.key("day");
      if (payment.day) {
        writer_.string(to_text(*payment.day));
      } else {
        writer_.null();
      }
      writer_.member("what", what(payment));
      money("amount", payment.amount);
      writer_.end_object();
    }
    writer_.end_array();
  }

  const Evaluation& evaluation_;
  const PriceBook& book_;
  std::string out_;
  json::Writer writer_;
};

}  // namespace

std::string to_prices_json(const Evaluation& evaluation) { return PricesWriter(evaluation).write(); }

std::string to_platform_json(const Evaluation& evaluation) {
  const PriceBook& book = *evaluation.book;
  std::string out;
  json::Writer writer(out);
  const auto pair = [&](const Money& wholesale, const Money& cost) {
    writer.member("wholesale", to_text(wholesale));
    writer.member("platform_cost", to_text(cost));
    writer.key("margin_pct");
    write_percent(writer, margin_percent(wholesale, cost));
  };
  writer.begin_object();
  writer.member("book", book.id);
  writer.member("currency", book.currency.code());
  writer.key("tier");
  write_value(writer, slot_value(evaluation, book.scope.tier));
  writer.key("deployment");
  write_value(writer, slot_value(evaluation, book.deployment.model));
  writer.key("lines");
  writer.begin_array();
  const auto line = [&](const Line& rule, const LineResult& result) {
    if (!result.counts() || rule.wholesale == CostModel::none) return;
    writer.begin_object();
    writer.member("id", rule.id);
    writer.member("charge", rule.charge == Charge::recurring ? to_text(rule.period) : "one_time");
    writer.member("quantity", to_plain_text(result.quantity));
    pair(result.wholesale, result.platform_cost);
    writer.end_object();
  };
  for (const LineResult& one : evaluation.one_time) line(book.one_time_lines[one.line], one);
  for (const LineResult& one : evaluation.recurring) line(book.recurring_lines[one.line], one);
  writer.end_array();
  writer.key("one_time");
  writer.begin_object();
  pair(evaluation.totals.wholesale, evaluation.totals.platform_cost);
  writer.end_object();
  writer.key("monthly");
  writer.begin_object();
  pair(evaluation.totals.monthly_wholesale, evaluation.totals.monthly_platform_cost);
  writer.end_object();
  writer.key("approvals");
  writer.begin_array();
  for (const Signature& signature : evaluation.signatures) {
    if (book.roles[signature.role].side == "platform") writer.string(book.roles[signature.role].id);
  }
  writer.end_array();
  writer.end_object();
  return out;
}

bool has_commerce(const PriceBook& book) {
  return book.terms.given || book.taxes.given || !book.options.empty() || !book.discounts.empty() ||
         !book.instalments.empty();
}

}  // namespace qw
