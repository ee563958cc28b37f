#include "whatif/compare.h"

#include <algorithm>

#include "commerce/margin.h"
#include "quote/explain.h"
#include "whatif/variant.h"

namespace qw {
namespace {

const std::string& or_id(const std::string& label, const std::string& id) { return label.empty() ? id : label; }

const char* document_name(const PricedDocument& document) {
  return document.period ? to_text(*document.period) : "one_time";
}

std::string percent(const std::optional<Decimal>& value) { return value ? to_fixed_text(*value, 1) : ""; }

// The rows of one evaluation; the same book gives the same rows in the same order, but for tax documents.
class Rows {
 public:
  explicit Rows(const Evaluation& evaluation) : e_(evaluation), book_(*evaluation.book) {}

  std::vector<CompareRow> make() {
    slot("scope", "tier", book_.scope.tier);
    slot("scope", "deployment", book_.deployment.model);
    slot("scope", "plan", book_.deployment.plan);
    add("one_time", "hours", "Hours", std::to_string(e_.totals.hours));
    for (const MoneyChange& total : named_totals(e_)) {
      const bool is_monthly = total.key.starts_with("monthly");
      const bool is_contract = total.key.starts_with("contract");
      const bool is_tax = total.key.find('/') != std::string::npos;
      add(is_tax        ? "tax"
          : is_contract ? "contract"
          : is_monthly  ? "recurring"
                        : "one_time",
          total.key, total.label, to_text(total.after));
      if (total.key == "one_time_cost") margin("one_time", "one_time_margin_pct", e_.totals.net, e_.totals.cost);
      if (total.key == "monthly_cost")
        margin("recurring", "monthly_margin_pct", e_.totals.monthly, e_.totals.monthly_cost);
    }
    for (const SlotId metric : book_.metrics) slot("measures", book_.slots[metric].name, metric);
    add("signatures", "roles", "Signatures", roles());
    lines();
    return std::move(rows_);
  }

 private:
  void add(const char* group, const std::string& key, const std::string& label, std::string value) {
    rows_.push_back({group, key, label, {std::move(value)}, false});
  }

  void slot(const char* group, const std::string& key, SlotId slot) {
    if (slot == kNoSlot) return;
    add(group, key, or_id(book_.slots[slot].label, key), shown(slot));
  }

  // A record by its id, anything else as a person reads it.
  std::string shown(SlotId slot) const {
    const feel::Value& value = e_.values[slot];
    const feel::Value id = value.field("id");
    if (value.is_null()) return "";
    return id.is_null() ? display_value(e_, slot) : plain_text(id);
  }

  void margin(const char* group, const char* key, const Money& net, const Money& cost) {
    add(group, key, "Margin %", percent(margin_percent(net, cost)));
  }

  std::string roles() const {
    std::string text;
    for (const Signature& signature : e_.signatures) text += (text.empty() ? "" : ",") + book_.roles[signature.role].id;
    return text;
  }

  void lines() {
    for (std::size_t i = 0; i < book_.one_time_lines.size(); ++i) {
      const Line& line = book_.one_time_lines[i];
      add("lines", line.id, or_id(line.label, line.id), to_text(e_.one_time[i].net));
    }
    for (std::uint32_t i = 0; i < book_.recurring_lines.size(); ++i) {
      const Line& line = book_.recurring_lines[i];
      const auto same = [i](const LineResult& result) { return result.line == i; };
      const auto found = std::find_if(e_.recurring.begin(), e_.recurring.end(), same);
      add("lines", line.id, or_id(line.label, line.id), found == e_.recurring.end() ? "" : to_text(found->net));
    }
  }

  const Evaluation& e_;
  const PriceBook& book_;
  std::vector<CompareRow> rows_;
};

}  // namespace

std::vector<MoneyChange> named_totals(const Evaluation& evaluation) {
  const Totals& totals = evaluation.totals;
  std::vector<MoneyChange> all;
  const auto add = [&](std::string key, std::string label, const Money& amount) {
    all.push_back({std::move(key), std::move(label), {}, amount, {}});
  };
  add("one_time_list", "One-time list", totals.list);
  add("one_time_discount", "One-time discount", totals.discount);
  add("one_time_net", "One-time net", totals.net);
  add("one_time_cost", "One-time cost", totals.cost);
  add("monthly_recurring", "Monthly", totals.monthly);
  add("monthly_cost", "Monthly cost", totals.monthly_cost);
  const Contract& contract = evaluation.contract;
  if (contract.given) {
    add("contract_list", "Contract list", contract.list);
    add("contract_discount", "Contract discount", contract.discount);
    add("contract_value", "Contract value", contract.net);
    add("contract_first_year", "First year", contract.first_year);
    add("contract_exit_arr", "Yearly at the end", contract.exit_arr);
  }
  if (!evaluation.book->taxes.given) return all;
  for (const PricedDocument& document : evaluation.documents) {
    const std::string name = document_name(document);
    add(name + "/net", "Net, " + name, document.totals.net);
    add(name + "/tax", "Tax, " + name, document.totals.tax);
    add(name + "/gross", "Gross, " + name, document.totals.gross);
    add(name + "/payable", "Payable, " + name, document.totals.payable);
  }
  return all;
}

Comparison compare_quotes(std::span<const Evaluation> evaluations, std::vector<std::string> names) {
  Comparison comparison;
  comparison.names = std::move(names);
  comparison.names.resize(evaluations.size());
  for (std::size_t i = 0; i < evaluations.size(); ++i) {
    std::size_t place = 0;  // after the row before
    for (CompareRow& row : Rows(evaluations[i]).make()) {
      const auto same = [&](const CompareRow& other) { return other.key == row.key && other.group == row.group; };
      auto found = std::find_if(comparison.rows.begin(), comparison.rows.end(), same);
      if (found == comparison.rows.end()) {
        std::string value = std::move(row.values[0]);
        row.values.assign(evaluations.size(), "");
        row.values[i] = std::move(value);
        found = comparison.rows.insert(comparison.rows.begin() + static_cast<std::ptrdiff_t>(place), std::move(row));
      } else {
        found->values[i] = std::move(row.values[0]);
      }
      place = static_cast<std::size_t>(found - comparison.rows.begin()) + 1;
    }
  }
  for (CompareRow& row : comparison.rows) {
    row.differs = std::any_of(row.values.begin(), row.values.end(),
                              [&](const std::string& value) { return value != row.values[0]; });
  }
  return comparison;
}

}  // namespace qw
