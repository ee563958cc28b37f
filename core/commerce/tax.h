// commerce/tax.h: the totals of one tax document: groups by category and rate, tax by the book's policy, what is payable.
//
// In:  taxed lines (net after all discounts, exact net, category, rate, quantity), document allowances (negative: charges).
// Out: one group per (category, rate), in order of first appearance, and the totals. Amounts are Money of one currency. Every
//      identity of EN 16931 holds exactly: net = subtotal - allowances + charges (+ difference), gross = net + tax,
//      payable = gross - prepaid + rounding. Opposite amounts give opposite totals, unless a mode is floor or ceiling; at rate 0
//      there is no tax. Under document_total the bases of groups are for show: they need not add up to net.
// Errors, with an empty document: bad_tax, too_large, bad_rate (an amount in another currency). Policies and their formulas: assets/pricebooks/PRICING.md, "Tax".
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "commerce/fault.h"
#include "number/money.h"

namespace qw {

enum class TaxPolicy : std::uint8_t { line_then_sum, line_tax, document_global, document_total, unit_gross };
inline constexpr std::size_t kTaxPolicies = 5;
const char* to_text(TaxPolicy policy);
std::optional<TaxPolicy> parse_tax_policy(std::string_view text);

// Which half of an inclusive price is rounded; the other is the difference.
enum class TaxSplit : std::uint8_t { net, tax };

struct TaxedLine {
  Money net;
  Decimal exact_net;
  Decimal quantity = Decimal::from_int(1);
  std::uint32_t category = 0;
  Decimal rate;  // percent
};

// In which total an allowance stands: a credit note may take back an allowance, which is not a charge.
enum class Shown : std::uint8_t { by_sign, allowance, charge };

struct TaxedAllowance {
  Money amount;  // off the document; negative: a charge
  std::uint32_t category = 0;
  Decimal rate;
  Shown shown = Shown::by_sign;
};

struct TaxTerms {
  Currency currency;
  TaxPolicy policy = TaxPolicy::line_then_sum;
  bool inclusive = false;  // nets contain the tax
  TaxSplit split = TaxSplit::net;
  Rounding base_rounding = Rounding::half_up;     // R5
  Rounding tax_rounding = Rounding::half_up;      // R6
  Rounding payable_rounding = Rounding::half_up;  // R7
  std::optional<Decimal> cash_increment;
  Money prepaid;
};

struct TaxGroup {
  std::uint32_t category = 0;
  Decimal rate;
  Money base;
  Money tax;
};

struct TaxDocument {
  std::vector<TaxGroup> groups;
  Money subtotal;    // sum of line nets as given
  Money allowances;  // positive
  Money charges;     // positive
  Money difference;  // net - (subtotal - allowances + charges): what a policy that rounds late adds; inclusive: 0
  Money net;
  Money tax;
  Money gross;
  Money prepaid;
  Money rounding;  // cash rounding
  Money payable;
};

TaxDocument total_document(const TaxTerms& terms, std::span<const TaxedLine> lines,
                           std::span<const TaxedAllowance> allowances, PriceFault& fault);

// The nearest multiple of the increment (0.05, 10) in whole minor units (which are rounded half up); the amount itself for an increment of zero or less.
MoneyResult round_to_increment(const Money& amount, const Decimal& increment, Rounding rounding);

}  // namespace qw
