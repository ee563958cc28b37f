// One published invoice as plain numbers. What the document does not state is none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "json/json.h"
#include "number/decimal.h"

namespace qw_test {

// A number with the text it was stated in.
struct Stated {
  std::string text;
  qw::Decimal value;
};
using MaybeStated = std::optional<Stated>;

// A line or document allowance or charge; the category and rate belong to those of a document only.
struct InvoiceStep {
  Stated amount;
  MaybeStated base;
  MaybeStated percent;
  std::string category;
  MaybeStated rate;
};

struct InvoiceLine {
  std::string id;
  Stated quantity;
  Stated unit_price;
  MaybeStated base_quantity;
  std::vector<InvoiceStep> allowances;
  std::vector<InvoiceStep> charges;
  Stated net;
  std::string category;
  MaybeStated rate;
};

struct InvoiceGroup {
  std::string category;
  MaybeStated rate;
  Stated base;
  Stated tax;
};

struct Invoice {
  std::string id;
  std::string currency;
  std::vector<InvoiceLine> lines;
  std::vector<InvoiceStep> allowances;
  std::vector<InvoiceStep> charges;
  std::vector<InvoiceGroup> groups;
  MaybeStated line_total, allowance_total, charge_total, tax_exclusive, tax_total, tax_inclusive, prepaid, rounding,
      payable;
  std::vector<std::string> mismatches;  // of a document that does not follow the rules
  std::string reason;
};

// nullopt when a member is missing or is not a number; `why` then says which.
std::optional<Invoice> read_invoice(const qw::json::Node& node, std::string& why);

}  // namespace qw_test
