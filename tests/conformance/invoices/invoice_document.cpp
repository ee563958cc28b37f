#include "conformance/invoices/invoice_document.h"

namespace qw_test {
namespace {

using qw::json::Kind;
using qw::json::Node;

class Reader {
 public:
  explicit Reader(std::string& why) : why_(why) {}

  std::string text(const Node& node, const char* key) {
    const Node* found = node.find(key);
    if (found == nullptr || found->kind != Kind::string) {
      miss(key);
      return {};
    }
    return found->text;
  }

  MaybeStated maybe(const Node& node, const char* key) {
    const Node* found = node.find(key);
    if (found == nullptr || found->kind == Kind::null) return std::nullopt;
    const auto value = qw::parse_scientific(found->text);
    if (!value) miss(key);
    return Stated{found->text, value.value_or(qw::Decimal())};
  }

  Stated number(const Node& node, const char* key) {
    const MaybeStated found = maybe(node, key);
    if (!found) miss(key);
    return found.value_or(Stated());
  }

  const std::vector<Node>& items(const Node& node, const char* key) {
    static const std::vector<Node> kNone;
    const Node* found = node.find(key);
    if (found != nullptr && found->kind == Kind::array) return found->items;
    miss(key);
    return kNone;
  }

  std::vector<InvoiceStep> steps(const Node& node, const char* key, bool of_document) {
    std::vector<InvoiceStep> steps;
    for (const Node& item : items(node, key)) {
      InvoiceStep step{number(item, "amount"), maybe(item, "base"), maybe(item, "percent"), {}, {}};
      if (of_document) step.category = text(item, "tax_category");
      if (of_document) step.rate = maybe(item, "tax_rate");
      steps.push_back(std::move(step));
    }
    return steps;
  }

  InvoiceLine line(const Node& node) {
    return {text(node, "id"),
            number(node, "quantity"),
            number(node, "unit_price"),
            maybe(node, "base_quantity"),
            steps(node, "allowances", false),
            steps(node, "charges", false),
            number(node, "net_expected"),
            text(node, "tax_category"),
            maybe(node, "tax_rate")};
  }

  void totals(const Node& node, Invoice& invoice) {
    invoice.line_total = maybe(node, "line_total");
    invoice.allowance_total = maybe(node, "allowance_total");
    invoice.charge_total = maybe(node, "charge_total");
    invoice.tax_exclusive = maybe(node, "tax_exclusive");
    invoice.tax_total = maybe(node, "tax_total");
    invoice.tax_inclusive = maybe(node, "tax_inclusive");
    invoice.prepaid = maybe(node, "prepaid");
    invoice.rounding = maybe(node, "rounding");
    invoice.payable = maybe(node, "payable");
  }

  void miss(const char* key) {
    if (why_.empty()) why_ = std::string("no ") + key;
  }

 private:
  std::string& why_;
};

}  // namespace

std::optional<Invoice> read_invoice(const Node& node, std::string& why) {
  Reader reader(why);
  Invoice invoice;
  invoice.id = reader.text(node, "id");
  invoice.currency = reader.text(node, "currency");
  for (const Node& line : reader.items(node, "lines")) invoice.lines.push_back(reader.line(line));
  invoice.allowances = reader.steps(node, "document_allowances", true);
  invoice.charges = reader.steps(node, "document_charges", true);
  for (const Node& group : reader.items(node, "tax_groups_expected")) {
    invoice.groups.push_back({reader.text(group, "category"), reader.maybe(group, "rate"), reader.number(group, "base"),
                              reader.number(group, "tax")});
  }
  const Node* totals = node.find("totals_expected");
  if (totals == nullptr) reader.miss("totals_expected");
  if (totals != nullptr) reader.totals(*totals, invoice);
  if (node.find("mismatches") != nullptr) {
    for (const Node& one : reader.items(node, "mismatches")) invoice.mismatches.push_back(one.text);
    invoice.reason = reader.text(node, "reason");
  }
  return why.empty() ? std::optional<Invoice>(std::move(invoice)) : std::nullopt;
}

}  // namespace qw_test
