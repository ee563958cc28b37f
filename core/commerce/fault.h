// commerce/fault.h: why a line has no price. The sentence for a person is made where the line's place in the book is known.
#pragma once

#include <cstdint>
#include <string_view>

namespace qw {

enum class PriceFault : std::uint8_t {
  none,
  too_large,          // beyond ten trillion, or an overflow on the way
  negative_quantity,  // in a model that has no meaning for it
  negative_number,  // hours, per, size, least, included, increment, low or high hours below zero; rollover periods not whole
  zero_per,         // a price for 0 units, a package of 0
  bad_tiers,        // none, not ascending, an open tier that is not the last, a quantity above the last
  bad_margin,       // a target margin of 100 % or more
  over_discounted,  // a discount above 100 %, or that turns the sign of a line or is more than the document
  end_before_start,
  too_long,  // more than 1,200 months
  bad_rate,  // an exchange rate of zero or less
  bad_tax    // a tax rate below 0 or above 1000
};

// "pricing.negative_quantity"
std::string_view code_of(PriceFault fault);
// A whole sentence with what to do, to stand after the name of the line or discount.
std::string_view remedy_of(PriceFault fault);

}  // namespace qw
