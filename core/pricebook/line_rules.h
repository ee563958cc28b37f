// pricebook/line_rules.h: what a book says about lines and their prices: models, discounts, options, terms, taxes, rates.
//
// Part of PriceBook. The words are those of assets/pricebooks/PRICING.md. References are indexes into the book's vectors; numbers
// that may depend on a deal are Figures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "commerce/exchange.h"
#include "commerce/line.h"
#include "commerce/tax.h"
#include "commerce/term.h"
#include "commerce/waterfall.h"
#include "feel/template.h"
#include "pricebook/formula.h"

namespace qw {

inline constexpr std::uint32_t kNone = 0xffffffff;

// A number of a line: written, or calculated by a formula of the book.
struct Figure {
  Decimal value;
  std::uint32_t formula = kNone;  // in book.line_formulas
};

// A name of the format with its number; only those that the book gives.
struct LineFigure {
  Param param = Param::value;
  Figure figure;
};

struct PriceRule {
  PriceModel model = PriceModel::flat;
  std::uint32_t mix = kNone;        // role_hours, percent_of hours
  std::vector<Tier> tiers;          // written
  std::uint32_t tier_rule = kNone;  // in line_formulas: a list of contexts up_to, unit, flat, size
  bool flat_fee_when_zero = true;
  Basis basis = Basis::list;        // percent_of
  std::vector<std::uint32_t> of;    // percent_of: line numbers
  std::vector<Decimal> used;        // retainer, written
  std::uint32_t used_rule = kNone;  // in line_formulas: a number or a list of numbers
};

// A part of a ramp; what it does not say is the line's.
struct Segment {
  Figure months;
  std::optional<Figure> quantity, value, pct, uplift_pct;
};

// One line of the book. Its number counts the one-time lines first, then the recurring ones.
struct Line {
  std::string id;
  std::string label;
  std::string unit;
  Charge charge = Charge::one_time;
  std::uint32_t service = kNone;
  std::uint32_t phase = kNone;  // one-time
  std::string stream;           // recurring
  std::uint32_t when = kNone;   // in line_formulas, as all of the line's
  PriceRule price;
  CostModel cost = CostModel::none;
  CostModel wholesale = CostModel::none;  // not none: bought from the platform
  CostModel platform_cost = CostModel::none;
  std::vector<LineFigure> figures;  // all numbers that the line gives
  Scope aggregate = Scope::line;
  std::uint32_t group = kNone;  // in book.line_groups: lines that choose their tier together
  MinimumBasis minimum_basis = MinimumBasis::before_discounts;
  std::uint32_t discount_class = 0;        // in book.discount_classes
  std::uint32_t tax_category = kNone;      // in book.taxes.categories
  Currency currency;                       // the book's, or that of a rate
  std::uint32_t rate = kNone;              // in book.rates_of_exchange
  std::vector<std::uint32_t> waivable_by;  // roles
  std::vector<std::uint32_t> options;      // it is in if one of them is
  Period period = Period::month;           // recurring
  Billing billing = Billing::advance;
  std::uint32_t start = kNone, end = kNone;  // dates
  std::vector<Segment> segments;
  int uplift_every = 0;  // months; 0: no uplift
  Origin origin;

  const Figure* figure(Param param) const {
    for (const LineFigure& one : figures) {
      if (one.param == param) return &one.figure;
    }
    return nullptr;
  }
};

// Lines whose quantities choose the tier together; the first one's price is the group's.
struct LineGroup {
  std::vector<std::uint32_t> lines;
};

struct OptionRule {
  std::string id;
  std::string label;
  Choice standard = Choice::in;
  std::string choose;  // group of which exactly one is in; may be empty
  std::vector<std::uint32_t> lines;
  std::vector<std::uint32_t> required, excluded;  // options
  Figure worth;
  Origin origin;
};

enum class ScheduleBy : std::uint8_t { quantity, months, prepaid_months, amount };

struct DiscountRule {
  std::string id;
  std::string label;
  Point point = Point::discretionary;
  bool one_time = true;
  bool recurring = true;
  std::vector<bool> classes;         // per discount class; empty: all
  std::vector<std::uint32_t> lines;  // empty: all
  std::optional<Formula> when;
  Cut cut = Cut::pct;
  Figure value;
  bool of_list = false;
  std::vector<Tier> schedule;  // unit is the percent; empty: value
  ScheduleBy by = ScheduleBy::quantity;
  bool graduated = false;
  feel::Template because;
  Origin origin;
};

struct DiscountCap {
  std::uint32_t role = 0;
  Decimal pct;
};

struct DiscountClass {
  std::string id;  // "none" is never discounted; "standard" is always there
  std::string label;
  std::vector<DiscountCap> caps;  // rising
  Origin origin;
};

struct DocumentDiscount {
  std::string label;
  Cut cut = Cut::pct;            // pct or amount
  std::optional<Formula> value;  // none: there is no document discount
  bool one_time = true;
  bool recurring = false;
  std::vector<bool> classes;  // empty: all but none
};

// Beside the lines of a tax document; negative: a charge.
struct AllowanceRule {
  std::string id;
  std::string label;
  std::optional<Period> period;  // none: the one-time document
  std::uint32_t tax_category = kNone;
  Figure amount;
  Origin origin;
};

struct TermRules {
  bool given = false;
  std::optional<Formula> start, end;  // dates
  std::optional<Formula> months, prepaid_months;
  Proration proration = Proration::monthly_daily;
  YearBasis year = YearBasis::actual_365;
  bool round_price_each_step = true;
  Origin origin;
};

struct Instalment {
  Decimal pct;
  bool dated = false;  // says when, counted from the start
  int after_months = 0;
  int after_days = 0;
};

enum class TaxKind : std::uint8_t { standard, zero, exempt, reverse_charge };
const char* to_text(TaxKind kind);

struct TaxCategory {
  std::string id;
  std::string label;
  TaxKind kind = TaxKind::standard;
  Figure rate;
  std::string reason;
};

struct TaxRules {
  bool given = false;
  TaxPolicy policy = TaxPolicy::line_then_sum;
  bool inclusive = false;
  TaxSplit split = TaxSplit::net;
  std::optional<Decimal> cash_increment;
  std::vector<TaxCategory> categories;
  std::vector<AllowanceRule> allowances;
  Origin origin;
};

// How hours may differ from the estimate, for quote/risk.h; absent: its defaults.
struct RiskRules {
  std::optional<Decimal> low_pct, high_pct;  // of the hours of a line that does not say its own
  std::optional<Decimal> correlation;        // 0 to 1
  std::optional<Decimal> floor_margin_pct;   // below which the margin should not fall
};

}  // namespace qw
