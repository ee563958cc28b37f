// commerce/margin.h: margin and markup, prices and discounts that keep a margin. margin = (P - C) / P, markup = (P - C) / C.
//
// In and out: Money of one currency, percents as written (35 = 35 %), exact. Undefined is none, not zero: a margin without a
// positive price, a markup without a positive cost, what is beyond the limit of Money. A floor price is rounded up, a largest
// discount down, so that both keep the margin they were made for; a net that is rounded after that discount may need the
// floor price as well. Formulas: semantics of margin and markup as merchants use them; worked numbers in the tests.
#pragma once

#include <optional>

#include "number/money.h"

namespace qw {

// 100 x (net - cost) / net; none where net is zero or less.
std::optional<Decimal> margin_percent(const Money& net, const Money& cost);
// 100 x (net - cost) / cost; none where cost is zero or less.
std::optional<Decimal> markup_percent(const Money& net, const Money& cost);
std::optional<Decimal> margin_of_markup(const Decimal& markup_pct);  // none at -100 or below
std::optional<Decimal> markup_of_margin(const Decimal& margin_pct);  // none at 100 or above

// The lowest price in whole minor units with at least that margin: cost / (1 - margin), rounded up. None at 100 % or above.
std::optional<Money> floor_price(const Money& cost, const Decimal& margin_pct);
inline constexpr int kMostDiscountPlaces = 12;

// The largest discount, with `places` decimals, that leaves that margin: 100 x (1 - C / (L x (1 - m))), rounded down; none when
// the list is zero or less or the margin 100 % or more. Negative when the list itself is below the floor.
std::optional<Decimal> largest_discount(const Money& list, const Money& cost, const Decimal& margin_pct, int places);

}  // namespace qw
