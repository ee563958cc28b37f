// pricing/deal.h: what a quote itself says about its prices: which options are in, what a seller took off, what was waived.
//
// Read by quote/read_input.cpp against the book, so every reference here is valid. Line numbers count the one-time lines first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pricebook/price_book.h"

namespace qw {

struct Adjustment {
  std::uint32_t line = 0;  // line number
  Point point = Point::discretionary;
  Cut cut = Cut::pct;
  Decimal value;
  std::string reason;
};

struct Waiver {
  std::uint32_t line = 0;      // line number
  std::uint32_t approver = 0;  // role
  std::string reason;
};

struct Deal {
  std::vector<std::optional<Choice>> selections;  // per option of the book; empty: none is set
  std::vector<Adjustment> adjustments;
  std::vector<Waiver> waivers;
  std::optional<Decimal> prepaid;
  std::optional<Date> as_of;            // the day of the quote, where the book's terms name no start
  std::optional<TaxPolicy> tax_policy;  // in the place of the book's, for a preview of its rounding
  std::optional<bool> round_each_step;  // likewise
};

}  // namespace qw
