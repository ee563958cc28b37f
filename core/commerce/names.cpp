// The words of the format for the kinds of this room.
#include <iterator>

#include "commerce/line.h"
#include "commerce/tax.h"
#include "commerce/term.h"

namespace qw {
namespace {

constexpr const char* kModels[] = {"flat",          "per_unit",          "graduated",      "volume",      "stair_step",
                                   "package",       "package_graduated", "package_volume", "percent_of",  "cost_plus",
                                   "target_margin", "role_hours",        "retainer",       "pass_through"};
constexpr const char* kPointNames[] = {"contract",      "special", "schedule", "term",    "promotion",
                                       "discretionary", "partner", "waiver",   "minimum", "document"};
constexpr const char* kProrations[] = {"monthly_daily", "day", "month_up", "calendar_monthly_daily", "thirty_360"};
constexpr const char* kPolicies[] = {"line_then_sum", "line_tax", "document_global", "document_total", "unit_gross"};
static_assert(std::size(kModels) == kPriceModels && std::size(kPointNames) == kPoints &&
              std::size(kPolicies) == kTaxPolicies);

template <class Kind, std::size_t size>
std::optional<Kind> find(const char* const (&names)[size], std::string_view text) {
  for (std::size_t i = 0; i < size; ++i) {
    if (names[i] == text) return static_cast<Kind>(i);
  }
  return std::nullopt;
}

}  // namespace

const char* to_text(PriceModel model) { return kModels[static_cast<std::size_t>(model)]; }
std::optional<PriceModel> parse_price_model(std::string_view text) { return find<PriceModel>(kModels, text); }

const char* to_text(Choice choice) { return choice == Choice::in ? "in" : choice == Choice::later ? "later" : "out"; }

const char* to_text(Period period) {
  return period == Period::month ? "month" : period == Period::quarter ? "quarter" : "year";
}

const char* to_text(Point point) { return kPointNames[static_cast<std::size_t>(point)]; }
std::optional<Point> parse_point(std::string_view text) { return find<Point>(kPointNames, text); }

const char* to_text(Proration proration) { return kProrations[static_cast<std::size_t>(proration)]; }
std::optional<Proration> parse_proration(std::string_view text) { return find<Proration>(kProrations, text); }

const char* to_text(TaxPolicy policy) { return kPolicies[static_cast<std::size_t>(policy)]; }
std::optional<TaxPolicy> parse_tax_policy(std::string_view text) { return find<TaxPolicy>(kPolicies, text); }

}  // namespace qw
