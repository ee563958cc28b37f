#include "commerce/fault.h"

#include <iterator>

namespace qw {
namespace {

struct Words {
  std::string_view code;
  std::string_view remedy;
};

constexpr Words kWords[] = {
    {"", ""},
    {"pricing.too_large", "The amount is beyond ten trillion; check the quantity and the price."},
    {"pricing.negative_quantity",
     "The quantity is negative; give a credit as a flat, per_unit (without included units) or pass_through line."},
    {"pricing.negative_number",
     "A number that counts something (hours, included units, packages, periods) is below zero or not whole; give zero "
     "or "
     "more."},
    {"pricing.zero_per", "The price is for zero units; give \"per\" and \"size\" a number above zero."},
    {"pricing.bad_tiers",
     "The tiers are empty, not ascending or do not hold the quantity; order them by \"up_to\" and leave it out of the "
     "last."},
    {"pricing.bad_margin",
     "The target margin is 100 % or more; give a percent below 100, or use cost_plus for a markup."},
    {"pricing.over_discounted",
     "The discounts take more than there is; lower the percent or the amount, or waive the line instead."},
    {"pricing.end_before_start", "The end is before the start; give an end on or after the first day."},
    {"pricing.too_long", "The term is longer than 1,200 months; give an earlier end or fewer months."},
    {"pricing.bad_rate", "The exchange rate is zero or less; give the rate as it was published, with its direction."},
    {"pricing.bad_tax", "The tax rate is below 0 or above 1000; give it as a percent, 21 for 21 %."}};
static_assert(std::size(kWords) == static_cast<std::size_t>(PriceFault::bad_tax) + 1);

}  // namespace

std::string_view code_of(PriceFault fault) { return kWords[static_cast<std::size_t>(fault)].code; }
std::string_view remedy_of(PriceFault fault) { return kWords[static_cast<std::size_t>(fault)].remedy; }

}  // namespace qw
